#pragma once
// A name that was meant, where another one was written.

#include <span>
#include <string>
#include <string_view>

namespace curfew::tool {

/// The name that differs from `wanted` in case, in `_`, `-` or blanks, or in few letters, and the least; nullptr if there is
/// none, or it is `wanted` itself.
[[nodiscard]] const std::string* near_name(std::string_view wanted, std::span<const std::string> names);

} // namespace curfew::tool
