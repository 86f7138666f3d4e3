#include "catch.hpp"

#include <curfew/time/time_range.hpp>

namespace time_range_test {

using curfew::end_of_day;
using curfew::time_of_day;
using curfew::time_range;

TEST_CASE("a range has a length, and starts within the day") {
    CHECK_FALSE(time_range::from(time_of_day{10, 0}, time_of_day{10, 0}));
    CHECK_FALSE(time_range::from(time_of_day{}, time_of_day{}));
    CHECK_FALSE(time_range::from(end_of_day, end_of_day));
    CHECK_FALSE(time_range::from(end_of_day, time_of_day{8, 0}));
    CHECK(time_range::from(time_of_day{}, end_of_day));
    CHECK(time_range::from(time_of_day{23, 59}, end_of_day));
    CHECK(time_range::from(time_of_day{23, 59}, time_of_day{}));
}

TEST_CASE("a range within the day") {
    const auto range = time_range::from(time_of_day{10, 0}, time_of_day{11, 0}).value();
    CHECK(range.start() == time_of_day{10, 0});
    CHECK(range.end() == time_of_day{11, 0});
    CHECK_FALSE(range.is_overnight());
    CHECK(range.first_minute() == 600);
    CHECK(range.end_minute() == 660);
}

TEST_CASE("a range that starts later than it ends runs into the next day") {
    const auto range = time_range::from(time_of_day{22, 0}, time_of_day{8, 0}).value();
    CHECK(range.is_overnight());
    CHECK(range.first_minute() == 1320);
    CHECK(range.end_minute() == 1440 + 480);
}

TEST_CASE("24:00 ends the same day as 00:00 of the next one") {
    const auto with_24 = time_range::from(time_of_day{22, 0}, end_of_day).value();
    const auto with_0 = time_range::from(time_of_day{22, 0}, time_of_day{}).value();
    CHECK_FALSE(with_24.is_overnight());
    CHECK(with_0.is_overnight());
    CHECK(with_24.end_minute() == 1440);
    CHECK(with_0.end_minute() == 1440);
    CHECK(with_24 != with_0);
}

TEST_CASE("a range is never as long as a day, 00:00-24:00 aside") {
    const auto range = time_range::from(time_of_day{23, 59}, time_of_day{23, 58}).value();
    CHECK(range.first_minute() == 1439);
    CHECK(range.end_minute() == 2878);
}

} // namespace time_range_test
