// There is no schedule without a window.
// error: no matching (function for call to|constructor for initialization of) .(curfew::)?(v0::)?schedule

#include <curfew/timetable/schedule.hpp>

curfew::schedule copy(const curfew::schedule& other) {
    return curfew::schedule{other};
}

#ifdef CURFEW_EXPECT_FAIL
curfew::schedule from_nothing() {
    return curfew::schedule{};
}
#endif
