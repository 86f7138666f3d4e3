// A request says nothing until it was read: it must become a task first.
// error: no matching (function for call to|constructor for initialization of) .(const )?(curfew::)?(v0::)?timetable

#include <curfew/task/request.hpp>
#include <curfew/task/task.hpp>
#include <curfew/timetable/timetable.hpp>

curfew::timetable from_task(const curfew::task& rules) {
    return curfew::timetable{rules};
}

#ifdef CURFEW_EXPECT_FAIL
curfew::timetable from_request(const curfew::update_task_request& request) {
    return curfew::timetable{request};
}
#endif
