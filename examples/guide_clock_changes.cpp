// Clock changes: an hour that comes twice, and one that never comes.

#include <curfew/curfew.hpp>
#include <curfew/date_tz.hpp>

#include <iostream>
#include <string_view>

using namespace curfew;

int main() {
    const auto new_york = tz_zone::from_name("America/New_York");
    if (!new_york) {
        std::cerr << new_york.error << '\n';
        return 1;
    }
    const auto task = [&](std::string_view start, std::string_view end) {
        const auto window = *call_window::from(*parse_local_time(start).value, *parse_local_time(end).value);
        const std::vector rules{*forbid_rule::from({std::chrono::Sunday}, {*time_range::from({1, 0}, {1, 30})})};
        return zoned_schedule{compile(window, rules), *new_york.value};
    };
    const auto text = [&](sys_seconds t) { return *format_rfc3339(t, new_york.value->offset_at(t)); };

    // On 2021-11-07 the clock goes back from 02:00 to 01:00: both passes of 01:00-01:30 are forbidden.
    const auto november = task("2021-11-06 00:00:00", "2021-11-08 00:00:00");
    for (const auto& permitted : november.intervals(november.first(), november.last())) {
        std::cout << "permitted " << text(permitted.from).view() << " until " << text(permitted.until).view() << '\n';
    }

    // A StartTime that comes twice is the later one. On 2021-03-14 there is no 02:30: a window that starts then starts
    // late, one that ends then ends early.
    const auto starts_twice = task("2021-11-07 01:30:00", "2021-11-08 00:00:00");
    const auto starts_never = task("2021-03-14 02:30:00", "2021-03-15 00:00:00");
    const auto ends_never = task("2021-03-13 00:00:00", "2021-03-14 02:30:00");
    std::cout << "starts at " << text(starts_twice.first()).view() << '\n';
    std::cout << "starts at " << text(starts_never.first()).view() << '\n';
    std::cout << "ends at   " << text(ends_never.last()).view() << '\n';
}
