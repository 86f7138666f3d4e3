#pragma once
// Text from outside on a terminal: nothing in it can move the cursor, and it is known how wide it is.

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace curfew::tool {

/// A character as it is shown.
struct cell {
    std::string shown;
    /// Columns of a terminal: 2 for most of East Asia's characters.
    std::size_t width = 1;
    /// Where its bytes start in the text.
    std::size_t offset = 0;
};

/// The characters of a UTF-8 text. A tab becomes four blanks; control characters, invisible ones, those that change the
/// direction of the text, and bytes that are no UTF-8 are written as escapes.
[[nodiscard]] std::vector<cell> cells(std::string_view text);

/// The text in double quotes, made visible; the end of a long one is left out.
[[nodiscard]] std::string in_quotes(std::string_view text);

/// The text made visible, without its quotes and whole.
[[nodiscard]] std::string visible(std::string_view text);

/// Lines of at most `width` columns, the first of at most `first_width`, broken at blanks and between wide characters. A
/// longer word stays whole.
[[nodiscard]] std::vector<std::string> wrapped(std::string_view text, std::size_t first_width, std::size_t width);

} // namespace curfew::tool
