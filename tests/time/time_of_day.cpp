#include "catch.hpp"

#include <curfew/time/time_of_day.hpp>

#include <limits>

namespace time_of_day_test {

using curfew::end_of_day;
using curfew::time_of_day;

TEST_CASE("a time of day is 00:00 to 23:59, or 24:00") {
    CHECK(time_of_day::from_hour_minute(0, 0) == time_of_day{});
    CHECK(time_of_day::from_hour_minute(23, 59)->minutes_since_midnight() == 1439);
    CHECK(time_of_day::from_hour_minute(24, 0) == end_of_day);
    CHECK_FALSE(time_of_day::from_hour_minute(24, 1));
    CHECK_FALSE(time_of_day::from_hour_minute(25, 0));
    CHECK_FALSE(time_of_day::from_hour_minute(23, 60));
    CHECK_FALSE(time_of_day::from_hour_minute(-1, 0));
    CHECK_FALSE(time_of_day::from_hour_minute(0, -1));
    CHECK_FALSE(time_of_day::from_hour_minute(std::numeric_limits<int>::max(), 0));
    CHECK_FALSE(time_of_day::from_hour_minute(std::numeric_limits<int>::min(), std::numeric_limits<int>::min()));
}

TEST_CASE("a time of day is 0 to 1440 minutes after midnight") {
    CHECK(time_of_day::from_minutes(0) == time_of_day{});
    CHECK(time_of_day::from_minutes(1440) == end_of_day);
    CHECK_FALSE(time_of_day::from_minutes(-1));
    CHECK_FALSE(time_of_day::from_minutes(1441));
    CHECK_FALSE(time_of_day::from_minutes(65536));
    CHECK_FALSE(time_of_day::from_minutes(std::numeric_limits<int>::min()));
}

TEST_CASE("hour and minute come back as they went in") {
    int expected = 0;
    for (int hour = 0; hour < 24; ++hour) {
        for (int minute = 0; minute < 60; ++minute, ++expected) {
            const auto time = time_of_day::from_hour_minute(hour, minute).value();
            REQUIRE(time.hour() == hour);
            REQUIRE(time.minute() == minute);
            REQUIRE(time.minutes_since_midnight() == expected);
            REQUIRE(time_of_day::from_minutes(expected) == time);
        }
    }
    CHECK(end_of_day.hour() == 24);
    CHECK(end_of_day.minute() == 0);
}

TEST_CASE("times are ordered, the end of the day last") {
    CHECK(time_of_day{} < time_of_day{0, 1});
    CHECK(time_of_day{9, 59} < time_of_day{10, 0});
    CHECK(time_of_day{23, 59} < end_of_day);
    CHECK(time_of_day{} != end_of_day);
}

} // namespace time_of_day_test
