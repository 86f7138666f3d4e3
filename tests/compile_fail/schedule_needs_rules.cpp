// A request cannot be asked about time: it must be parsed into rules first.
// error: no matching function for call to .(curfew::)?(v0::)?compile

#include <curfew/task/request.hpp>
#include <curfew/timetable/schedule.hpp>
#include <curfew/task/task_rules.hpp>

curfew::schedule from_rules(const curfew::task_rules& rules) {
    return compile(rules);
}

#ifdef CURFEW_EXPECT_FAIL
curfew::schedule from_request(const curfew::update_task_request& request) {
    return curfew::compile(request);
}
#endif
