#pragma once
// Byte offset → line and column, for people.

#include <algorithm>
#include <cstddef>
#include <string_view>

namespace curfew::inline v0 {

/// A place in a text as editors name it. Lines end with LF or CRLF.
struct text_position {
    /// From 1.
    std::size_t line = 1;
    /// From 1, counted in Unicode code points, not in bytes and not in columns of a terminal.
    std::size_t column = 1;
    /// The whole line without its end. A view of the text.
    std::string_view line_text;
};

/// Where byte `offset` of the text stands; an offset past the text counts as its end. Linear in the offset.
[[nodiscard]] constexpr text_position position_of(std::string_view text, std::size_t offset) noexcept {
    offset = std::min(offset, text.size());
    const std::string_view before = text.substr(0, offset);
    const std::size_t begin = before.rfind('\n') + 1; // npos + 1 is 0
    std::string_view line = text.substr(begin, text.find('\n', offset) - begin);
    if (line.ends_with('\r')) line.remove_suffix(1);
    const auto is_lead = [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; };
    const std::string_view left = before.substr(begin);
    return {1 + static_cast<std::size_t>(std::count(before.begin(), before.end(), '\n')),
            1 + static_cast<std::size_t>(std::count_if(left.begin(), left.end(), is_lead)), line};
}

} // namespace curfew::inline v0
