#pragma once
// From bytes of a text to lines and columns, for many of them in turn: position_of() starts at the front each time, and a
// text of a megabyte may have half a million diagnostics on one line.

#include <cstddef>
#include <string_view>

namespace curfew::tool {

/// A place in a text as editors count it: lines and characters from 1, as position_of() does.
struct text_place {
    std::size_t line = 1;
    std::size_t column = 1;
};

/// Finds the places of bytes; from front to back, all of them together take time linear in the text.
class text_cursor {
public:
    explicit text_cursor(std::string_view text) noexcept : text_{text} {}

    /// The place of the byte `offset`; of the end of the text for an offset past it.
    [[nodiscard]] text_place place_of(std::size_t offset) noexcept;

private:
    std::string_view text_;
    text_place place_;
    std::size_t at_ = 0;
};

} // namespace curfew::tool
