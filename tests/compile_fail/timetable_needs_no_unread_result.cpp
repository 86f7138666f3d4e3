// Whether there is a task is asked first: a result is not a task.
// error: no matching (function for call to|constructor for initialization of) .(const )?(curfew::)?(v0::)?timetable

#include <curfew/task/complete.hpp>
#include <curfew/timetable/timetable.hpp>

curfew::timetable from_result(const curfew::result<curfew::task>& made) {
    return made ? curfew::timetable{*made} : curfew::timetable{};
}

#ifdef CURFEW_EXPECT_FAIL
curfew::timetable unread(const curfew::result<curfew::task>& made) {
    return curfew::timetable{made};
}
#endif
