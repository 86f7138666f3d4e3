// A literal that is no time of the day does not compile.
// error: (call to consteval function|call to non-.constexpr. function|is not a constant expression)

#include <curfew/time/time_of_day.hpp>

curfew::time_of_day end() {
    return curfew::time_of_day{24, 0};
}

#ifdef CURFEW_EXPECT_FAIL
curfew::time_of_day after_the_end() {
    return curfew::time_of_day{24, 1};
}
#endif
