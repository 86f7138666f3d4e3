// An update may leave its list to what is stored: apply(), complete() or new_task() makes a task of it.
// error: no matching (function for call to|constructor for initialization of) .(const )?(curfew::)?(v0::)?timetable

#include <curfew/task/complete.hpp>
#include <curfew/timetable/timetable.hpp>

curfew::timetable from_task(const curfew::task_update& update) {
    return curfew::timetable{*complete(update)};
}

#ifdef CURFEW_EXPECT_FAIL
curfew::timetable from_update(const curfew::task_update& update) {
    return curfew::timetable{update};
}
#endif
