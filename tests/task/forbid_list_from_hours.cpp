#include <curfew/task/forbid_list_from_hours.hpp>

#include "catch.hpp"
#include "support/list_text.hpp"

#include <string_view>

namespace forbid_list_from_hours_test {

using namespace curfew;

namespace {

hours_list list_of(std::string_view hours, day_end ends = day_end::at_24_00) {
    return forbid_list_from_hours(*parse_weekly_hours(hours).value, ends);
}

} // namespace

TEST_CASE("opening hours become the list that is shortest to read") {
    CHECK(to_text(list_of("Sun-Sat 08:00-21:00").forbid_list) == "every day 00:00-08:00,21:00-24:00");
    CHECK(to_text(list_of("Mon-Fri 09:00-12:00,14:00-18:00").forbid_list) ==
          "Sun,Sat 00:00-24:00; Mon,Tue,Wed,Thu,Fri 00:00-09:00,12:00-14:00,18:00-24:00");
    CHECK(to_text(list_of("Mon-Fri 09:00-12:00,14:00-18:00; Sat 10:00-16:00").forbid_list) ==
          "Sun 00:00-24:00; Mon,Tue,Wed,Thu,Fri 00:00-09:00,12:00-14:00,18:00-24:00; Sat 00:00-10:00,16:00-24:00");
}

TEST_CASE("nothing open is one item, everything open is an empty list") {
    CHECK(to_text(forbid_list_from_hours({}).forbid_list) == "every day 00:00-24:00");
    CHECK(forbid_list_from_hours(weekly_hours::always()).forbid_list.empty());
}

TEST_CASE("items overlap only where that makes the list shorter") {
    const auto list = list_of("Mon 12:00-24:00; Tue 16:00-24:00; Wed 00:00-10:00,16:00-24:00; Thu-Sun 00:00-24:00");
    CHECK(to_text(list.forbid_list) == "Mon,Tue 00:00-12:00; Tue,Wed 10:00-16:00");
}

TEST_CASE("of items that overlap, the one that starts earlier comes first") {
    const auto list =
        list_of("Sun 00:00-08:00,09:00-12:00,13:00-14:00,15:00-24:00; Mon 00:00-12:00,13:00-14:00,15:00-24:00; "
                "Tue 00:00-08:00,09:00-12:00,13:00-24:00; Wed-Sat 00:00-24:00");
    CHECK(to_text(list.forbid_list) == "Sun,Tue 08:00-09:00,12:00-13:00; Sun,Mon 12:00-13:00,14:00-15:00");
}

TEST_CASE("ends at 23:59 leave a last minute open, and the result says which") {
    const auto exact = list_of("Sun-Sat 08:00-21:00");
    CHECK(exact.left_open.empty());

    const auto documented = list_of("Mon-Sat 08:00-21:00; Sun 08:00-24:00", day_end::at_23_59);
    CHECK(to_text(documented.forbid_list) == "every day 00:00-08:00; Mon,Tue,Wed,Thu,Fri,Sat 21:00-23:59");
    CHECK(documented.left_open == *parse_weekly_hours("Mon-Sat 23:59-24:00").value);

    const auto only_last_minute = list_of("Sun-Sat 00:00-23:59", day_end::at_23_59);
    CHECK(only_last_minute.forbid_list.empty());
    CHECK(only_last_minute.left_open.length() == minutes{7});
}

} // namespace forbid_list_from_hours_test
