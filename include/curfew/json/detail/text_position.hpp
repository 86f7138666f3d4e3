#pragma once
// Byte offset → line and column, for people.

#include <algorithm>
#include <cstddef>
#include <string_view>

namespace curfew::inline v0::detail {

/// A place in a text as editors name it. Lines end with LF or CRLF.
struct line_and_column {
    /// From 1.
    std::size_t line = 1;
    /// From 1, counted in Unicode code points, not in bytes and not in columns of a terminal.
    std::size_t column = 1;

    friend constexpr bool operator==(const line_and_column&, const line_and_column&) noexcept = default;
};

/// Finds places in a text. It goes on from the last one: places in ascending order take linear time in all.
class position_cursor {
public:
    constexpr explicit position_cursor(std::string_view text) noexcept : text_{text} {}

    /// The place of byte `offset`; an offset past the text counts as its end.
    [[nodiscard]] constexpr line_and_column place_of(std::size_t offset) noexcept {
        offset = std::min(offset, text_.size());
        if (offset < at_) *this = position_cursor{text_};
        for (; at_ < offset; ++at_) {
            if (text_[at_] == '\n') {
                ++place_.line;
                place_.column = 1;
            } else if ((static_cast<unsigned char>(text_[at_]) & 0xC0U) != 0x80U) {
                ++place_.column;
            }
        }
        return place_;
    }

private:
    std::string_view text_;
    std::size_t at_ = 0;
    line_and_column place_;
};

} // namespace curfew::inline v0::detail
