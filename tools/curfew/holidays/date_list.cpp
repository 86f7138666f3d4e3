// A list of dates: `2026-10-01 National Day` a line. Blank lines, and what follows a # at the start of a line or after a blank,
// say nothing.

#include "holiday_file.hpp"
#include "text_lines.hpp"
#include "visible_text.hpp"

#include <curfew/time/text.hpp>

namespace curfew::tool {

namespace {

constexpr std::string_view list_blanks = " \t";
constexpr std::size_t date_digits = 10;

std::string_view trimmed(std::string_view text) {
    const std::size_t first = text.find_first_not_of(list_blanks);
    if (first == text.npos) return {};
    return text.substr(first, text.find_last_not_of(list_blanks) + 1 - first);
}

std::string_view without_comment(std::string_view line) {
    for (std::size_t at = line.find('#'); at != line.npos; at = line.find('#', at + 1)) {
        if (at == 0 || list_blanks.find(line[at - 1]) != list_blanks.npos) return line.substr(0, at);
    }
    return line;
}

/// Whether there was a date.
bool read_line(std::string_view line, std::size_t number, holiday_collector& into) {
    const std::string_view entry = trimmed(without_comment(line));
    if (entry.empty()) return false;
    const auto date = parse_local_date(entry.substr(0, date_digits));
    const std::string_view rest = entry.substr(std::min(date_digits, entry.size()));
    if (!date || (!rest.empty() && list_blanks.find(rest.front()) == list_blanks.npos)) {
        into.unreadable(number, in_quotes(entry) + " is no date; write yyyy-MM-dd, and a name after a blank");
    } else {
        into.add(*date, *date, holiday_kind::day_off, std::string{trimmed(rest)}, number);
        into.coverage.add_year(std::chrono::year_month_day{*date}.year());
    }
    return true;
}

} // namespace

void read_date_list(std::string_view text, holiday_collector& into) {
    bool any = false;
    for_each_line(text, [&](std::string_view line, std::size_t number) {
        if (read_line(line, number, into)) any = true;
    });
    if (!any) static_cast<void>(into.takes(special_entry::empty, 1, "there is no date in it"));
}

} // namespace curfew::tool
