#pragma once
// Text from a request in XML and HTML: nothing in it can be markup.

#include <string>
#include <string_view>

namespace curfew::tool {

/// The text made visible, with all that means something in markup written as references; good in text and in attributes.
[[nodiscard]] std::string escaped(std::string_view text);

/// The same, cut off after `most` characters.
[[nodiscard]] std::string escaped(std::string_view text, std::size_t most);

/// A coordinate: at most two digits behind the point, in any locale.
[[nodiscard]] std::string coordinate(double value);

} // namespace curfew::tool
