#include "source_excerpt.hpp"

#include "visible_text.hpp"

#include <algorithm>
#include <vector>

namespace curfew::tool {

namespace {

constexpr std::size_t columns_before = 60;
constexpr std::size_t columns_shown = 100;
constexpr std::string_view cut_mark = "...";

bool is_continuation(char c) {
    return (static_cast<unsigned char>(c) & 0xC0U) == 0x80U;
}

/// Bytes of the JSON value or name that starts the text: a string with its quotes, a number, a word; else one.
std::size_t token_length(std::string_view text) {
    if (text.starts_with('"')) {
        for (std::size_t i = 1; i < text.size(); ++i) {
            if (text[i] == '\\') {
                ++i;
            } else if (text[i] == '"') {
                return i + 1;
            }
        }
        return 1;
    }
    const auto is_part = [](char c) {
        return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '-' || c == '+' ||
               c == '.';
    };
    const auto end = std::find_if_not(text.begin(), text.end(), is_part);
    return std::max<std::size_t>(1, static_cast<std::size_t>(end - text.begin()));
}

/// A part of a line, and where in it the place is.
struct nearby {
    std::string_view text;
    std::size_t target = 0;
    bool cut_before = false;
};

/// Bytes enough for the columns before and after the place, so that the cost does not depend on the line.
nearby near(std::string_view text, std::size_t at) {
    constexpr std::size_t reach = 4 * columns_shown;
    at = std::min(at, text.size());
    std::size_t first = at > reach ? at - reach : 0;
    const std::string_view before = text.substr(first, at - first);
    const std::size_t line_end = before.rfind('\n');
    bool cut_before = first > 0;
    if (line_end != std::string_view::npos) {
        first += line_end + 1;
        cut_before = false;
    }
    while (cut_before && first < at && is_continuation(text[first])) ++first;
    std::string_view part = text.substr(first, at - first + reach);
    part = part.substr(0, part.find('\n', at - first));
    if (part.ends_with('\r') && part.size() > at - first) part.remove_suffix(1);
    return {part, at - first, cut_before};
}

} // namespace

source_excerpt excerpt(std::string_view text, std::size_t at, bool whole_token) {
    const auto [near_text, target, cut_far_before] = near(text, at);
    const std::size_t target_end = target + (whole_token ? token_length(near_text.substr(target)) : 1);

    const std::vector<cell> all = cells(near_text);
    std::size_t column = 0;
    for (const cell& c : all) column += c.offset < target ? c.width : 0;
    const bool cut_before = column > columns_before || cut_far_before;
    const std::size_t skipped = column > columns_before ? column - columns_before : 0;

    source_excerpt result;
    if (cut_before) result.line = cut_mark;
    std::size_t shown = result.line.size();
    std::size_t passed = 0;
    std::size_t caret_end = 0;
    for (const cell& c : all) {
        passed += c.width;
        if (passed <= skipped && c.width > 0) continue;
        if (shown + c.width > columns_shown) {
            result.line += cut_mark;
            break;
        }
        if (c.offset <= target) result.caret_column = shown;
        result.line += c.shown;
        shown += c.width;
        if (c.offset < target_end) caret_end = shown;
    }
    if (target >= near_text.size()) {
        result.caret_column = shown;
    } else {
        result.caret_width =
            std::max<std::size_t>(1, caret_end > result.caret_column ? caret_end - result.caret_column : 1);
    }
    return result;
}

} // namespace curfew::tool
