// Holidays and the callee's own hours: a task in Beijing calls numbers in Paris and New York over a holiday week.

#include <curfew/curfew.hpp>
#include <curfew/date_tz.hpp>
#include <curfew/json.hpp>
#include <curfew/json/policy.hpp>

#include <fstream>
#include <iostream>
#include <iterator>
#include <string>

using namespace curfew;

namespace {

std::string text_of(const char* path) {
    std::ifstream file{path};
    return {std::istreambuf_iterator<char>{file}, {}};
}

} // namespace

int main() {
    const auto task = complete(read_update_task(text_of("holiday_week_task.json")));
    const auto rules = read_policy(text_of("holiday_week.json"), load_zone);
    if (!task || !rules) {
        std::cerr << to_json(task.report()) << '\n' << to_json(rules.report()) << '\n';
        return 1;
    }
    const auto in_beijing = [](sys_seconds t) { return *format_rfc3339(t, zone::beijing); };

    // A number in Paris must obey the first of the local hours, one in New York the second.
    for (const local_hours& there : rules->layers()) {
        const timetable calls{*task, zone::beijing, policy::from(rules->exceptions(), {there})};
        std::cout << there.zone_name << '\n';
        for (const interval& open : calls.intervals(*parse_rfc3339("2026-09-30T00:00:00+08:00"),
                                                    *parse_rfc3339("2026-10-11T00:00:00+08:00"))) {
            std::cout << "  " << in_beijing(open.from).view() << " … " << in_beijing(open.until).view() << "  there "
                      << format_rfc3339(open.from, there.zone)->view() << '\n';
        }
    }

    // A number that may be in either place is called only when both permit.
    const timetable calls{*task, zone::beijing, *rules};
    for (const auto* now : {"2026-09-30T21:00:00+08:00", "2026-10-01T21:00:00+08:00", "2026-10-10T21:00:00+08:00",
                            "2026-10-12T21:00:00+08:00"}) {
        const sys_seconds t = *parse_rfc3339(now);
        const explanation why = calls.explain(t);
        std::cout << now << "  " << in_words(why);
        if (!why.permitted()) std::cout << "  " << why.pointer.text();
        std::cout << '\n';
        if (const auto change = calls.next_change(t)) std::cout << "  until " << in_beijing(*change).view() << '\n';
    }
}
