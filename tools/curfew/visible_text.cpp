#include "visible_text.hpp"

#include <algorithm>
#include <array>
#include <cstdint>

namespace curfew::tool {

namespace {

struct code_point_range {
    char32_t first;
    char32_t last;
};

/// Two columns wide: the blocks of Unicode's EastAsianWidth.txt with W and F that occur in running text.
constexpr std::array wide_ranges{
    code_point_range{0x1100, 0x115F},   code_point_range{0x2E80, 0x303E},   code_point_range{0x3041, 0xA4CF},
    code_point_range{0xA960, 0xA97F},   code_point_range{0xAC00, 0xD7A3},   code_point_range{0xF900, 0xFAFF},
    code_point_range{0xFE30, 0xFE6F},   code_point_range{0xFF00, 0xFF60},   code_point_range{0xFFE0, 0xFFE6},
    code_point_range{0x1F300, 0x1F64F}, code_point_range{0x1F680, 0x1F6FF}, code_point_range{0x1F900, 0x1F9FF},
    code_point_range{0x20000, 0x3FFFD}};

/// Shown as escapes: control characters, and what changes a line without being seen (Unicode's Cf and line separators).
constexpr std::array hidden_ranges{code_point_range{0x00, 0x1F},     code_point_range{0x7F, 0x9F},
                                   code_point_range{0xAD, 0xAD},     code_point_range{0x061C, 0x061C},
                                   code_point_range{0x200B, 0x200F}, code_point_range{0x2028, 0x202E},
                                   code_point_range{0x2060, 0x206F}, code_point_range{0xFEFF, 0xFEFF},
                                   code_point_range{0xFFF9, 0xFFFB}, code_point_range{0xE0000, 0xE0FFF}};

/// Drawn over the character before.
constexpr std::array combining_ranges{code_point_range{0x0300, 0x036F}, code_point_range{0x20D0, 0x20FF},
                                      code_point_range{0xFE00, 0xFE0F}, code_point_range{0xFE20, 0xFE2F}};

template <std::size_t N>
bool lies_in(const std::array<code_point_range, N>& ranges, char32_t c) {
    return std::any_of(ranges.begin(), ranges.end(),
                       [c](const code_point_range& r) { return c >= r.first && c <= r.last; });
}

struct decoded {
    char32_t code_point = 0;
    /// 0: the bytes are no UTF-8.
    std::size_t size = 0;
};

decoded decode(std::string_view text) {
    const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
    const unsigned lead = byte(0);
    if (lead < 0x80) return {lead, 1};
    const std::size_t size = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2;
    if (lead < 0xC2 || lead > 0xF4 || text.size() < size) return {};
    char32_t code_point = lead & (0xFFU >> (size + 1));
    for (std::size_t i = 1; i < size; ++i) {
        if ((byte(i) & 0xC0U) != 0x80U) return {};
        code_point = code_point << 6 | (byte(i) & 0x3FU);
    }
    constexpr std::array<char32_t, 5> least{0, 0, 0x80, 0x800, 0x10000};
    const bool surrogate = code_point >= 0xD800 && code_point <= 0xDFFF;
    if (code_point < least[size] || code_point > 0x10FFFF || surrogate) return {};
    return {code_point, size};
}

std::string hexadecimal(std::uint32_t value, int digits) {
    std::string result;
    for (int i = digits - 1; i >= 0; --i) result += "0123456789abcdef"[value >> (4 * i) & 0xFU];
    return result;
}

cell shown_as(std::string text, std::size_t offset) {
    const std::size_t width = text.size();
    return {std::move(text), width, offset};
}

cell next_cell(std::string_view text, std::size_t offset, std::size_t& size) {
    const decoded d = decode(text.substr(offset));
    size = std::max<std::size_t>(d.size, 1);
    if (d.size == 0) return shown_as("\\x" + hexadecimal(static_cast<unsigned char>(text[offset]), 2), offset);
    if (d.code_point == '\t') return shown_as("    ", offset);
    if (lies_in(hidden_ranges, d.code_point)) {
        const bool short_form = d.code_point < 0x80;
        const int digits = short_form ? 2 : d.code_point < 0x10000 ? 4 : 5;
        return shown_as((short_form ? "\\x" : "\\u") + hexadecimal(d.code_point, digits), offset);
    }
    const std::size_t width = lies_in(combining_ranges, d.code_point) ? 0 : lies_in(wide_ranges, d.code_point) ? 2 : 1;
    return {std::string{text.substr(offset, size)}, width, offset};
}

} // namespace

std::vector<cell> cells(std::string_view text) {
    std::vector<cell> result;
    for (std::size_t offset = 0, size = 0; offset < text.size(); offset += size) {
        result.push_back(next_cell(text, offset, size));
    }
    return result;
}

std::string visible(std::string_view text) {
    std::string result;
    for (const cell& c : cells(text)) result += c.shown;
    return result;
}

std::string in_quotes(std::string_view text) {
    constexpr std::size_t most = 100;
    if (text.size() <= most) return '"' + visible(text) + '"';
    std::size_t end = most;
    while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U) --end;
    return '"' + visible(text.substr(0, end)) + "...\"";
}

std::vector<std::string> wrapped(std::string_view text, std::size_t first_width, std::size_t width) {
    std::vector<std::string> lines;
    std::string line;
    std::string word;
    std::size_t line_width = 0;
    std::size_t word_width = 0;
    const auto end_word = [&] {
        const bool blank_before = !line.empty() && !word.empty() && word.front() == ' ';
        if (line_width + word_width > (lines.empty() ? first_width : width) && !line.empty()) {
            lines.push_back(std::move(line));
            line.clear();
            line_width = 0;
            if (blank_before) {
                word.erase(0, 1);
                --word_width;
            }
        }
        line += word;
        line_width += word_width;
        word.clear();
        word_width = 0;
    };
    for (const cell& c : cells(text)) {
        if (c.shown == " " || c.width == 2) end_word();
        word += c.shown;
        word_width += c.width;
    }
    end_word();
    lines.push_back(std::move(line));
    return lines;
}

} // namespace curfew::tool
