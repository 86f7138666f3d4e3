#include <curfew/task/forbid_list_from_hours.hpp>

#include "catch.hpp"
#include "support/list_text.hpp"

#include <string_view>
#include <vector>

namespace forbid_list_from_hours_test {

using namespace curfew;

namespace {

weekly_hours hours_of(std::string_view text) {
    return *parse_weekly_hours(text);
}

std::vector<forbid_rule> list_of(std::string_view hours) {
    return forbid_list_from_hours(hours_of(hours));
}

} // namespace

TEST_CASE("opening hours become the list that is shortest to read") {
    CHECK(to_text(list_of("Sun-Sat 08:00-21:00")) == "every day 00:00-08:00,21:00-24:00");
    CHECK(to_text(list_of("Mon-Fri 09:00-12:00,14:00-18:00")) ==
          "Sun,Sat 00:00-24:00; Mon,Tue,Wed,Thu,Fri 00:00-09:00,12:00-14:00,18:00-24:00");
    CHECK(to_text(list_of("Mon-Fri 09:00-12:00,14:00-18:00; Sat 10:00-16:00")) ==
          "Sun 00:00-24:00; Mon,Tue,Wed,Thu,Fri 00:00-09:00,12:00-14:00,18:00-24:00; Sat 00:00-10:00,16:00-24:00");
}

TEST_CASE("nothing open is one item, everything open is an empty list") {
    CHECK(to_text(forbid_list_from_hours({})) == "every day 00:00-24:00");
    CHECK(forbid_list_from_hours(weekly_hours::always()).empty());
}

TEST_CASE("items overlap only where that makes the list shorter") {
    const auto list = list_of("Mon 12:00-24:00; Tue 16:00-24:00; Wed 00:00-10:00,16:00-24:00; Thu-Sun 00:00-24:00");
    CHECK(to_text(list) == "Mon,Tue 00:00-12:00; Tue,Wed 10:00-16:00");
}

TEST_CASE("of items that overlap, the one that starts earlier comes first") {
    const auto list =
        list_of("Sun 00:00-08:00,09:00-12:00,13:00-14:00,15:00-24:00; Mon 00:00-12:00,13:00-14:00,15:00-24:00; "
                "Tue 00:00-08:00,09:00-12:00,13:00-24:00; Wed-Sat 00:00-24:00");
    CHECK(to_text(list) == "Sun,Tue 08:00-09:00,12:00-13:00; Sun,Mon 12:00-13:00,14:00-15:00");
}

TEST_CASE("ends at 23:59 leave a last minute open, and no other minute") {
    const weekly_hours documented = with_last_minutes(hours_of("Mon-Sat 08:00-21:00; Sun 08:00-24:00"));
    CHECK(documented == hours_of("Mon-Sat 08:00-21:00,23:59-24:00; Sun 08:00-24:00"));
    CHECK(to_text(forbid_list_from_hours(documented)) == "every day 00:00-08:00; Mon,Tue,Wed,Thu,Fri,Sat 21:00-23:59");

    const weekly_hours only_last_minute = with_last_minutes(hours_of("Sun-Sat 00:00-23:59"));
    CHECK(forbid_list_from_hours(only_last_minute).empty());
    CHECK(only_last_minute == weekly_hours::always());
}

TEST_CASE("hours with an invalid weekday stay closed, the last minutes included") {
    weekly_hours broken;
    broken.insert({weekday{9}}, *time_range::from(time_of_day{10, 0}, time_of_day{11, 0}));
    REQUIRE_FALSE(broken.ok());
    CHECK_FALSE(with_last_minutes(broken).contains(std::chrono::Monday, time_of_day{23, 59}));
    CHECK(to_text(forbid_list_from_hours(with_last_minutes(broken))) == "every day 00:00-24:00");
}

} // namespace forbid_list_from_hours_test
