#include "holiday_file.hpp"

#include <curfew/json/detail/utf8.hpp>
#include <curfew/json/limits.hpp>

#include <algorithm>

namespace curfew::tool {

namespace {

std::size_t line_at(std::string_view text, std::size_t offset) {
    return 1 +
           static_cast<std::size_t>(std::count(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(offset), '\n'));
}

/// The first character that no text has, which is any but blanks and the ends of lines, LF or CR LF; the text's size if there
/// is none.
std::size_t control_character(std::string_view text) {
    for (std::size_t i = 0; i < text.size(); ++i) {
        const auto c = static_cast<unsigned char>(text[i]);
        if (c == '\r' && i + 1 < text.size() && text[i + 1] == '\n') continue;
        if ((c < 0x20 && c != '\t' && c != '\n') || c == 0x7F) return i;
    }
    return text.size();
}

/// Whether the text begins with `word`, which is in upper case.
bool begins_with(std::string_view text, std::string_view word) {
    const auto upper = [](char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c; };
    return text.size() >= word.size() &&
           std::equal(word.begin(), word.end(), text.begin(), [&](char w, char c) { return w == upper(c); });
}

} // namespace

void read_holiday_file(const text_file& file, holiday_collector& into) {
    into.begin_file(file.name);
    std::string_view text = file.text;
    if (text.size() > json_limits{}.max_bytes) return into.unreadable(1, "it is longer than 1 MiB");
    if (const std::size_t bad = curfew::detail::first_ill_formed_utf8(text); bad < text.size()) {
        return into.unreadable(line_at(text, bad), "it is not UTF-8");
    }
    if (const std::size_t control = control_character(text); control < text.size()) {
        return into.unreadable(line_at(text, control), "there is a control character in it");
    }
    if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);

    const std::size_t first = std::min(text.find_first_not_of(" \t\r\n"), text.size());
    const std::string_view begin = text.substr(first);
    if (begins_with(begin, "BEGIN:")) {
        read_ics(text, into);
    } else if (begin.starts_with('{')) {
        read_holiday_cn(text, into);
    } else if (begin.starts_with('[')) {
        read_nager(text, into);
    } else {
        read_date_list(text, into);
    }
}

} // namespace curfew::tool
