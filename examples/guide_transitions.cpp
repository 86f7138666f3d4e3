// Transitions: an hour that comes twice, and one that never comes.

#include <curfew/curfew.hpp>
#include <curfew/date_tz.hpp>
#include <curfew/json.hpp>

#include <iostream>
#include <string_view>

using namespace curfew;

int main() {
    const auto new_york = load_zone("America/New_York");
    if (!new_york) {
        std::cerr << to_json(new_york.report()) << '\n';
        return 1;
    }
    const auto sunday = *forbid_rule::from({std::chrono::Sunday}, {*time_range::from({1, 0}, {1, 30})});
    const auto between = [&](std::string_view start, std::string_view end) {
        const auto window = *call_window::from(*parse_local_time(start), *parse_local_time(end));
        const task_update update{
            *task_open_id::from("123"), window, *call_concurrency::from(1), redial_settings{}, {{sunday}}};
        return timetable{*complete(update), *new_york};
    };
    const auto there = [&](sys_seconds t) { return *format_rfc3339(t, *new_york); };

    // On 2021-11-07 the clock goes back from 02:00 to 01:00: both passes of 01:00-01:30 are forbidden.
    const timetable november = between("2021-11-06 00:00:00", "2021-11-08 00:00:00");
    for (const interval& permitted : november.intervals(november.first(), november.last())) {
        std::cout << "permitted " << there(permitted.from).view() << " until " << there(permitted.until).view() << '\n';
    }

    // A StartTime that comes twice is the later one. On 2021-03-14 there is no 02:30: a window that starts then starts
    // late, one that ends then ends early.
    const timetable starts_twice = between("2021-11-07 01:30:00", "2021-11-08 00:00:00");
    const timetable starts_never = between("2021-03-14 02:30:00", "2021-03-15 00:00:00");
    const timetable ends_never = between("2021-03-13 00:00:00", "2021-03-14 02:30:00");
    std::cout << "starts at " << there(starts_twice.first()).view() << '\n';
    std::cout << "starts at " << there(starts_never.first()).view() << '\n';
    std::cout << "ends at   " << there(ends_never.last()).view() << '\n';

    // A zone of your own: its offset, then the transitions, then the POSIX rule that holds for ever after.
    const auto eastern = zone::from_transitions(std::chrono::hours{-5}, {}, "EST5EDT,M3.2.0,M11.1.0", "Eastern");
    const sys_seconds summer = *parse_rfc3339("2100-07-01T12:00:00Z");
    std::cout << eastern->name() << ' ' << format_rfc3339(summer, *eastern)->view() << '\n';
}
