// Calling hours without a zone are hours nowhere.
// error: no matching (function for call to|constructor for initialization of) .(const )?(curfew::)?(v0::)?timetable

#include <curfew/timetable/timetable.hpp>

curfew::timetable in_a_zone(const curfew::weekly_hours& hours) {
    return curfew::timetable{hours, curfew::zone::utc};
}

#ifdef CURFEW_EXPECT_FAIL
curfew::timetable nowhere(const curfew::weekly_hours& hours) {
    return curfew::timetable{hours};
}
#endif
