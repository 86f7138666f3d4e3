// A floating-point instant has no second that it is in for sure.
// error: no matching (function for call to .*permits|member function for call to .permits)

#include <curfew/timetable/timetable.hpp>

bool now(const curfew::timetable& calls) {
    return calls.permits(std::chrono::system_clock::now());
}

#ifdef CURFEW_EXPECT_FAIL
bool now_in_fractions(const curfew::timetable& calls) {
    return calls.permits(std::chrono::sys_time<std::chrono::duration<double>>{std::chrono::system_clock::now()});
}
#endif
