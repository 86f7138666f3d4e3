// Intervals refer to their timetable: those of a temporary would dangle.
// error: (use of deleted function|call to deleted member function) .*intervals

#include <curfew/timetable/timetable.hpp>

using curfew::sys_seconds;

int count(const curfew::weekly_hours& hours) {
    int sum = 0;
    const curfew::timetable calls{hours, curfew::zone::utc};
    for (const auto& open : calls.intervals(sys_seconds{}, sys_seconds::max())) sum += open.from < open.until ? 1 : 0;
    return sum;
}

#ifdef CURFEW_EXPECT_FAIL
int count_of_temporary(const curfew::weekly_hours& hours) {
    int sum = 0;
    for (const auto& open : curfew::timetable{hours, curfew::zone::utc}.intervals(sys_seconds{}, sys_seconds::max())) {
        sum += open.from < open.until ? 1 : 0;
    }
    return sum;
}
#endif
