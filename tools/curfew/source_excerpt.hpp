#pragma once
// The line of a text that a diagnostic is about, with carets under the place.

#include <cstddef>
#include <string>
#include <string_view>

namespace curfew::tool {

/// A line as it is shown, at most about 100 columns of it, and where the carets go.
struct source_excerpt {
    std::string line;
    std::size_t caret_column = 0;
    std::size_t caret_width = 1;
};

/// The part around the byte `at` of the line it is in; with carets under the whole JSON token that starts there, or under
/// one character. Takes constant time, however long the text and its lines are.
[[nodiscard]] source_excerpt excerpt(std::string_view text, std::size_t at, bool whole_token);

} // namespace curfew::tool
