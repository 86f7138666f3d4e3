// Is 10 ten o'clock, or ten minutes past midnight? The name of a function says it.
// error: (could not convert|no viable conversion)

#include <curfew/time/time_of_day.hpp>

curfew::time_of_day ten_past_midnight() {
    return *curfew::time_of_day::from_minutes(10);
}

#ifdef CURFEW_EXPECT_FAIL
curfew::time_of_day ten() {
    return 10;
}
#endif
