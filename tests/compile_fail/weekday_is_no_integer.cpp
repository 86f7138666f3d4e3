// Numbers of weekdays mean different days to different people: only weekday_from_api reads one.
// error: ((could not|cannot) convert .*int.* to .*weekday|no viable conversion|cannot initialize .*weekday.* with .*int|invalid conversion from .int. to .*weekday)

#include <curfew/time/weekday_set.hpp>

curfew::weekday first() {
    return std::chrono::Sunday;
}

#ifdef CURFEW_EXPECT_FAIL
curfew::weekday second() {
    return 1;
}
#endif
