#include "catch.hpp"

#include <curfew/time/weekday_set.hpp>

#include <limits>

namespace weekday_set_test {

using namespace curfew;

TEST_CASE("the API's 1 is Sunday and its 7 is Saturday") {
    CHECK(weekday_from_api(1) == std::chrono::Sunday);
    CHECK(weekday_from_api(2) == std::chrono::Monday);
    CHECK(weekday_from_api(3) == std::chrono::Tuesday);
    CHECK(weekday_from_api(4) == std::chrono::Wednesday);
    CHECK(weekday_from_api(5) == std::chrono::Thursday);
    CHECK(weekday_from_api(6) == std::chrono::Friday);
    CHECK(weekday_from_api(7) == std::chrono::Saturday);
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
    CHECK(weekday{local_days{year{2021} / 5 / 23}} == std::chrono::Sunday);
    CHECK(weekday{local_days{year{2021} / 5 / 22}} == std::chrono::Saturday);
    CHECK(weekday{local_days{year{1970} / 1 / 1}} == std::chrono::Thursday);
    CHECK(weekday{local_days{year{1969} / 12 / 28}} == std::chrono::Sunday);
    CHECK(weekday{local_days{year{0} / 1 / 1}} == std::chrono::Saturday);
    CHECK(weekday{local_days{year{9999} / 12 / 31}} == std::chrono::Friday);
}

TEST_CASE("the days of the week go around") {
    CHECK(std::chrono::Sunday + std::chrono::days{1} == std::chrono::Monday);
    CHECK(std::chrono::Saturday + std::chrono::days{1} == std::chrono::Sunday);
    CHECK(detail::days_after_sunday(std::chrono::Sunday) == 0);
    CHECK(detail::days_after_sunday(std::chrono::Saturday) == 6);
    CHECK(short_name(std::chrono::Sunday) == "Sun");
    CHECK(short_name(std::chrono::Saturday) == "Sat");
}

TEST_CASE("a set holds what was put in, once") {
    weekday_set days;
    CHECK(days.empty());
    days.insert(std::chrono::Monday);
    days.insert(std::chrono::Monday);
    CHECK(days == weekday_set{std::chrono::Monday});
    CHECK(days.size() == 1);
    CHECK(days.contains(std::chrono::Monday));
    for (const weekday day : all_weekdays) CHECK(days.contains(day) == (day == std::chrono::Monday));
    CHECK((days | weekday_set{std::chrono::Sunday}) == weekday_set{std::chrono::Sunday, std::chrono::Monday});
    CHECK((days & weekday_set{std::chrono::Sunday}).empty());
    CHECK(weekday_set::every_day().size() == 7);
}

TEST_CASE("bits count from Sunday; there are seven") {
    CHECK(weekday_set{std::chrono::Sunday}.bits() == 1);
    CHECK(weekday_set{std::chrono::Saturday}.bits() == 64);
    CHECK(weekday_set::from_bits(0x80).empty());
    CHECK(weekday_set::from_bits(0xFFFF'FFFF) == weekday_set::every_day());
}

TEST_CASE("the days after Saturday and Monday are Sunday and Tuesday") {
    CHECK(weekday_set{std::chrono::Saturday, std::chrono::Monday}.next_days() ==
          weekday_set{std::chrono::Sunday, std::chrono::Tuesday});
    CHECK(weekday_set::every_day().next_days() == weekday_set::every_day());
    CHECK(weekday_set{}.next_days().empty());
}

TEST_CASE("what is made of an invalid set is invalid") {
    const weekday_set invalid{std::chrono::Monday, std::chrono::weekday{9}};
    CHECK_FALSE(invalid.ok());
    CHECK_FALSE((invalid & weekday_set::every_day()).ok());
    CHECK_FALSE((weekday_set::every_day() & invalid).ok());
    CHECK_FALSE((invalid | weekday_set::every_day()).ok());
    CHECK_FALSE(invalid.next_days().ok());
    CHECK(weekday_set::every_day().next_days().ok());
}

TEST_CASE("an invalid weekday has no name and is in no set") {
    for (const unsigned number : {8U, 9U, 200U}) {
        const weekday wrong{number};
        CHECK(short_name(wrong).empty());
        CHECK_FALSE(weekday_set::every_day().contains(wrong));
    }
    for (const weekday day : all_weekdays) {
        CHECK(short_name(day).size() == 3);
        CHECK(weekday_set::every_day().contains(day));
        CHECK_FALSE(weekday_set{}.contains(day));
    }
}

} // namespace weekday_set_test
