// Which instant a civil time is depends on a zone: permits() takes none.
// error: no matching (function for call to .*permits|member function for call to .permits)

#include <curfew/timetable/timetable.hpp>

bool at(const curfew::timetable& calls, curfew::sys_seconds t) {
    return calls.permits(t);
}

#ifdef CURFEW_EXPECT_FAIL
bool at_civil_time(const curfew::timetable& calls, curfew::local_seconds t) {
    return calls.permits(t);
}
#endif
