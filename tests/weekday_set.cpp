#include "catch.hpp"

#include <curfew/weekday_set.hpp>

#include <limits>

namespace weekday_set_test {

using namespace curfew;

TEST_CASE("the API's 1 is Sunday and its 7 is Saturday") {
    CHECK(weekday_from_api(1) == weekday::sunday);
    CHECK(weekday_from_api(2) == weekday::monday);
    CHECK(weekday_from_api(3) == weekday::tuesday);
    CHECK(weekday_from_api(4) == weekday::wednesday);
    CHECK(weekday_from_api(5) == weekday::thursday);
    CHECK(weekday_from_api(6) == weekday::friday);
    CHECK(weekday_from_api(7) == weekday::saturday);
    for (const weekday day : all_weekdays) CHECK(weekday_from_api(api_number(day)) == day);
}

TEST_CASE("no other number is a weekday, however it wraps") {
    for (const std::int64_t number :
         {std::int64_t{0}, std::int64_t{8}, std::int64_t{-1}, std::int64_t{-6}, std::int64_t{257},
          (std::int64_t{1} << 32) + 1, std::numeric_limits<std::int64_t>::max(),
          std::numeric_limits<std::int64_t>::min()}) {
        CHECK_FALSE(weekday_from_api(number));
    }
}

TEST_CASE("dates have the weekday of the calendar") {
    using namespace std::chrono;
    CHECK(weekday_of(local_days{year{2021} / 5 / 23}) == curfew::weekday::sunday);
    CHECK(weekday_of(local_days{year{2021} / 5 / 22}) == curfew::weekday::saturday);
    CHECK(weekday_of(local_days{year{1970} / 1 / 1}) == curfew::weekday::thursday);
    CHECK(weekday_of(local_days{year{1969} / 12 / 28}) == curfew::weekday::sunday);
    CHECK(weekday_of(local_days{year{0} / 1 / 1}) == curfew::weekday::saturday);
    CHECK(weekday_of(local_days{year{9999} / 12 / 31}) == curfew::weekday::friday);
}

TEST_CASE("the days of the week go around") {
    CHECK(next_day(weekday::sunday) == weekday::monday);
    CHECK(next_day(weekday::saturday) == weekday::sunday);
    CHECK(days_after_sunday(weekday::sunday) == 0);
    CHECK(days_after_sunday(weekday::saturday) == 6);
    CHECK(short_name(weekday::sunday) == "Sun");
    CHECK(short_name(weekday::saturday) == "Sat");
}

TEST_CASE("a set holds what was put in, once") {
    weekday_set days;
    CHECK(days.empty());
    days.insert(weekday::monday);
    days.insert(weekday::monday);
    CHECK(days == weekday_set{weekday::monday});
    CHECK(days.size() == 1);
    CHECK(days.contains(weekday::monday));
    for (const weekday day : all_weekdays) CHECK(days.contains(day) == (day == weekday::monday));
    CHECK((days | weekday_set{weekday::sunday}) == weekday_set{weekday::sunday, weekday::monday});
    CHECK((days & weekday_set{weekday::sunday}).empty());
    CHECK(weekday_set::every_day().size() == 7);
}

TEST_CASE("bits count from Sunday; there are seven") {
    CHECK(weekday_set{weekday::sunday}.bits() == 1);
    CHECK(weekday_set{weekday::saturday}.bits() == 64);
    CHECK(weekday_set::from_bits(0x80).empty());
    CHECK(weekday_set::from_bits(0xFFFF'FFFF) == weekday_set::every_day());
}

TEST_CASE("the days after Saturday and Monday are Sunday and Tuesday") {
    CHECK(weekday_set{weekday::saturday, weekday::monday}.next_days() ==
          weekday_set{weekday::sunday, weekday::tuesday});
    CHECK(weekday_set::every_day().next_days() == weekday_set::every_day());
    CHECK(weekday_set{}.next_days().empty());
}

} // namespace weekday_set_test
