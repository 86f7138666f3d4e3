// What the test of the debugger's printers looks at.

#include <curfew/curfew.hpp>

using namespace curfew;

namespace {

// Kept out of line, so that there is a place to stop.
[[gnu::noinline]] void stop_here(const zoned_schedule<>* task, const time_range& range, weekday_set days,
                                 time_of_day time) {
    volatile bool used = task->permits(sys_seconds{}) && range.is_overnight() && days.empty() && time == end_of_day;
    static_cast<void>(used);
}

} // namespace

int main() {
    const auto window = call_window::from(parse_local_time("2021-05-20 17:35:43").value.value(),
                                          parse_local_time("2021-05-21 17:35:44").value.value());
    const auto night = time_range::from({22, 0}, {8, 0});
    const weekday_set days{std::chrono::Monday, std::chrono::Tuesday};
    const std::vector rules{forbid_rule::from(days, {*night}).value(),
                            forbid_rule::from({std::chrono::Saturday}, {*time_range::from({0, 0}, end_of_day)}).value()};
    const zoned_schedule task{compile(*window, rules)};
    stop_here(&task, *night, days, end_of_day);
}
