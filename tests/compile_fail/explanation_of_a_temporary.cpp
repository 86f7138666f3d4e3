// An explanation refers to texts of its timetable: that of a temporary would dangle.
// error: (use of deleted function|call to deleted member function) .*explain

#include <curfew/timetable/timetable.hpp>

bool permitted(const curfew::timetable& calls) {
    return calls.explain(curfew::sys_seconds{}).permitted();
}

#ifdef CURFEW_EXPECT_FAIL
curfew::explanation of_temporary(const curfew::weekly_hours& hours) {
    return curfew::timetable{hours, curfew::zone::utc}.explain(curfew::sys_seconds{});
}
#endif
