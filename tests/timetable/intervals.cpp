#include "catch.hpp"
#include "support/literals.hpp"

#include <curfew/time/interval.hpp>
#include <curfew/timetable/intervals.hpp>
#include <curfew/timetable/timetable.hpp>
#include <curfew/timetable/verdict.hpp>

#include <iterator>
#include <string_view>
#include <vector>

namespace intervals_test {

using namespace curfew;

namespace {

// A week of UTC from Sunday 2021-05-16 on; nights are forbidden.
const timetable nights_off{literals::task_with(literals::window("2021-05-16 00:00:00", "2021-05-23 00:00:00"),
                                               {literals::forbid("", "20:00-08:00")}),
                           zone::utc};

sys_seconds utc(std::string_view text) {
    return sys_seconds{literals::local(text).time_since_epoch()};
}

} // namespace

TEST_CASE("reasons have the names of the command line tool") {
    CHECK(name(reason::permitted) == "permitted");
    CHECK(name(reason::before_start) == "before-start");
    CHECK(name(reason::after_end) == "after-end");
    CHECK(name(reason::forbid_range) == "forbid-range");
    CHECK(name(reason::holiday) == "holiday");
    CHECK(name(reason::local_hours) == "local-hours");
    CHECK(name(reason::no_rules) == "no-rules");
}

TEST_CASE("only one reason permits") {
    for (std::size_t i = 0; i < reason_count; ++i) {
        const auto why = static_cast<reason>(i);
        CHECK(verdict{why, {}, {}}.permitted() == (why == reason::permitted));
    }
}

TEST_CASE("an interval is as long as from its first second to its end") {
    CHECK(interval{utc("2021-05-16 08:00:00"), utc("2021-05-16 20:00:00")}.length() == std::chrono::hours{12});
}

TEST_CASE("intervals come in order, one for each day") {
    sys_seconds expected = utc("2021-05-16 08:00:00");
    int count = 0;
    for (const auto& day : nights_off.intervals(sys_seconds::min(), sys_seconds::max())) {
        CHECK(day.from == expected);
        CHECK(day.length() == std::chrono::hours{12});
        expected += std::chrono::days{1};
        ++count;
    }
    CHECK(count == 7);
}

TEST_CASE("intervals are cut off at both ends of the span") {
    const auto range = nights_off.intervals(utc("2021-05-17 10:00:00"), utc("2021-05-18 09:00:00"));
    const std::vector<interval> expected{{utc("2021-05-17 10:00:00"), utc("2021-05-17 20:00:00")},
                                         {utc("2021-05-18 08:00:00"), utc("2021-05-18 09:00:00")}};
    auto next = range.begin();
    for (const auto& wanted : expected) {
        REQUIRE(next != range.end());
        CHECK(*next == wanted);
        ++next;
    }
    CHECK(next == range.end());
}

TEST_CASE("no time, or none that is permitted, has no intervals") {
    const auto none = [](sys_seconds from, sys_seconds to) {
        const auto range = nights_off.intervals(from, to);
        return range.begin() == range.end();
    };
    CHECK(none(utc("2021-05-17 10:00:00"), utc("2021-05-17 10:00:00")));
    CHECK(none(utc("2021-05-17 10:00:00"), utc("2021-05-17 09:00:00")));
    CHECK(none(utc("2021-05-17 20:00:00"), utc("2021-05-18 08:00:00")));
    CHECK(none(sys_seconds::min(), utc("2021-05-16 08:00:00")));
    CHECK(none(utc("2021-05-22 20:00:00"), sys_seconds::max()));
    CHECK_FALSE(none(utc("2021-05-17 19:59:59"), utc("2021-05-18 08:00:00")));
    CHECK_FALSE(none(utc("2021-05-17 20:00:00"), utc("2021-05-18 08:00:01")));
}

TEST_CASE("an iterator can be copied, and what it gave stays when it moves on") {
    const auto range = nights_off.intervals(sys_seconds::min(), sys_seconds::max());
    auto next = range.begin();
    const auto& first = *next;
    auto before = next++;
    CHECK(*before == first);
    CHECK(*next != first);
    CHECK(next != before);
    CHECK(++before == next);
    CHECK(next->from == utc("2021-05-17 08:00:00"));
    CHECK(std::ranges::distance(range) == 7);
}

} // namespace intervals_test
