#include "commands.hpp"
#include "json_object.hpp"
#include "visible_text.hpp"

#include <curfew/json/writer.hpp>
#include <curfew/task/forbid_list_from_hours.hpp>
#include <curfew/task/parse.hpp>
#include <curfew/time/weekly_hours.hpp>

#include <memory>

namespace curfew::tool {

namespace {

struct hours_options {
    std::string hours;
    std::string day_end_name = "24:00";
    std::string format_name = "text";
};

weekly_hours read_hours(const std::string& text) {
    const auto hours = parse_weekly_hours(text);
    if (hours) return *hours.value;
    throw failure{"hours: " + in_quotes(text) + " is not understood from its character " +
                  std::to_string(cells(text.substr(0, hours.at)).size() + 1) +
                  " on; write hours like 'Mon-Fri 09:00-12:00,14:00-18:00; Sat 10:00-16:00', each range "
                  "ending on its day, at 24:00 at the latest"};
}

/// The days on whose last minute `open` permits calling, and `wanted` does not.
std::string days_left_open(const weekly_hours& open, const weekly_hours& wanted) {
    constexpr time_of_day last_minute{23, 59};
    std::string result;
    for (const weekday day : all_weekdays) {
        if (!open.contains(day, last_minute) || wanted.contains(day, last_minute)) continue;
        if (!result.empty()) result += ", ";
        result += short_name(day);
    }
    return result;
}

exit_status hours(const hours_options& options, const console& io) {
    const weekly_hours wanted = read_hours(options.hours);
    const weekly_hours open = options.day_end_name == "24:00" ? wanted : with_last_minutes(wanted);
    std::vector<std::string> items;
    for (const forbid_rule& r : forbid_list_from_hours(open)) items.push_back(write_json(to_forbid_time_item(r)));
    if (options.format_name == "json") {
        io.out.put(json_object{}.add_json("ForbidTimeList", json_array(items)).text() + '\n');
    } else {
        io.out.put(items.empty() ? "[" : "[\n");
        for (std::size_t i = 0; i < items.size(); ++i) {
            io.out.put("    " + items[i] + (i + 1 < items.size() ? ",\n" : "\n"));
        }
        io.out.put("]\n");
    }
    if (open != wanted) {
        io.err.put("curfew: hours: calling stays permitted from 23:59 to midnight on " + days_left_open(open, wanted) +
                   '\n');
    }
    return exit_status::yes;
}

} // namespace

command_run add_hours(option_table& table) {
    const auto options = std::make_shared<hours_options>();
    table.argument("HOURS", options->hours, "The permitted hours: 'Mon-Fri 09:00-12:00,14:00-18:00; Sat 10:00-16:00'");
    table.choice("--day-end", {"24:00", "23:59"}, options->day_end_name,
                 "How the end of the day is written; 23:59 leaves a minute open");
    table.choice("--format", {"text", "json"}, options->format_name, "The list alone, or one JSON object on a line");
    return [options](const console& io) { return hours(*options, io); };
}

} // namespace curfew::tool
