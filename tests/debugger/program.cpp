// What the test of the debugger's printers looks at.

#include <curfew/curfew.hpp>

using namespace curfew;

namespace {

// Kept out of line, so that there is a place to stop.
[[gnu::noinline]] void stop_here(const timetable* calls, const timetable* empty, const zone* own,
                                 const time_range& range, weekday_set days, time_of_day time) {
    volatile bool used = calls->permits(sys_seconds{}) && empty->has_rules() && own->is_fixed() &&
                         range.is_overnight() && days.empty() && time == end_of_day;
    static_cast<void>(used);
}

} // namespace

int main() {
    const auto window =
        *call_window::from(*parse_local_time("2021-05-20 17:35:43"), *parse_local_time("2021-05-21 17:35:44"));
    const auto night = *time_range::from({22, 0}, {8, 0});
    const weekday_set days{std::chrono::Monday, std::chrono::Tuesday};
    const std::vector list{*forbid_rule::from(days, {night}),
                           *forbid_rule::from({std::chrono::Saturday}, {*time_range::from({0, 0}, end_of_day)})};
    const auto one_call = *call_concurrency::from(1);
    const auto task = complete(task_update{*task_open_id::from("123"), window, one_call, redial_settings{}, list});
    const timetable calls{*task};
    const timetable empty;
    const zone own = *zone::from_transitions(std::chrono::hours{-5}, {}, "EST5EDT,M3.2.0,M11.1.0", "Eastern");
    stop_here(&calls, &empty, &own, night, days, end_of_day);
}
