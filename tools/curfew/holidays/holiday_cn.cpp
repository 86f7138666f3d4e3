// holiday-cn: {"year":2026,"papers":[…],"days":[{"name":"国庆节","date":"2026-10-01","isOffDay":true}]}. The year is that of the
// notice, which also speaks of the end of December before it.

#include "holiday_file.hpp"
#include "holiday_json.hpp"
#include "visible_text.hpp"

#include <charconv>

namespace curfew::tool {

namespace {

using std::chrono::year;

constexpr int last_year = 9999;

/// A date of the year, or of the December before it.
bool belongs_to(year notice, local_days date) {
    const std::chrono::year_month_day parts{date};
    return parts.year() == notice ||
           (parts.year() == notice - std::chrono::years{1} && parts.month() == std::chrono::December);
}

std::optional<year> read_year(holiday_json& json, json_value root) {
    const auto value = json.member(root, "year", json_kind::integer);
    if (!value) return std::nullopt;
    const std::string_view digits = value->raw();
    int number = 0;
    const auto [stop, fault] = std::from_chars(digits.data(), digits.data() + digits.size(), number);
    if (fault == std::errc{} && number >= 0 && number <= last_year) return year{number};
    json.unreadable(*value, in_quotes(digits) + " is no year from 0 to 9999");
    return std::nullopt;
}

void read_day(holiday_json& json, json_value day, year notice, holiday_collector& into) {
    if (day.kind() != json_kind::object) return json.unreadable(day, "a day is not an object");
    const auto name = json.member(day, "name", json_kind::string);
    const auto date = json.date(day, "date");
    const auto is_off = json.boolean(day, "isOffDay");
    if (!name || !date || !is_off) return;
    if (!belongs_to(notice, *date)) {
        return json.unreadable(day, date_text(*date) + " is neither in the year " +
                                        std::to_string(static_cast<int>(notice)) +
                                        " of the file nor in the December before it");
    }
    into.add(*date, *date, *is_off ? holiday_kind::day_off : holiday_kind::make_up_workday, std::string{name->text()},
             json.line_of(day));
}

} // namespace

void read_holiday_cn(std::string_view text, holiday_collector& into) {
    holiday_json json{text, into};
    const auto root = json.root();
    if (!root) return;
    const auto notice = read_year(json, *root);
    const auto list = json.member(*root, "days", json_kind::array);
    if (!notice || !list) return;
    if (list->children().empty()) {
        into.coverage.add_unknown(*notice);
        static_cast<void>(into.takes(special_entry::empty, json.line_of(*list),
                                     "the year " + std::to_string(static_cast<int>(*notice)) +
                                         " has no days: its notice is not out yet"));
        return;
    }
    into.coverage.add_notice(*notice);
    for (const json_value day : list->children()) read_day(json, day, *notice, into);
}

} // namespace curfew::tool
