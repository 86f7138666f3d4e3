// Searches that find nothing must not walk to the year 9999. The bounds of time are some thirty times what is needed on a
// machine of 2020, and a third of what walking there takes; so sanitizers and slow machines pass.

#include "catch.hpp"
#include "support/any_zone.hpp"
#include "support/literals.hpp"

#include <curfew/timetable/policy.hpp>
#include <curfew/timetable/timetable.hpp>

#include <algorithm>
#include <chrono>
#include <cstdint>
#include <ctime>
#include <optional>
#include <string>
#include <vector>

namespace searches_test {

using namespace curfew;
using namespace std::chrono_literals;
using literals::instant;

namespace {

const zone new_york = zone_of("America/New_York");
const zone paris = zone_of("Europe/Paris");

weekly_hours hours(std::string_view text) {
    return *parse_weekly_hours(text);
}

local_hours callee(std::string_view text, const zone& in, date_exceptions dates = {}) {
    return {.hours = hours(text), .zone = in, .exceptions = std::move(dates), .zone_name = in.name()};
}

/// Monday 08:00-09:00 is open in the task's zone, where no callee takes calls.
timetable never(const zone& in, std::vector<local_hours> callees, date_exceptions dates = {},
                std::string_view start = "2021-01-01 00:00:00", std::string_view end = "9999-12-31 00:00:00") {
    return timetable{
        literals::task_with(literals::window(start, end), {literals::forbid("Sun Tue Wed Thu Fri Sat", "00:00-24:00"),
                                                           literals::forbid("Mon", "00:00-08:00 09:00-24:00")}),
        in, policy::from(std::move(dates), std::move(callees))};
}

/// Of the processor, so that a loaded machine changes nothing.
template <class Question>
std::chrono::microseconds shortest_of_five(Question question) {
    auto shortest = std::chrono::microseconds::max();
    for (int i = 0; i < 5; ++i) {
        const std::clock_t start = std::clock();
        question();
        const auto ticks = static_cast<std::int64_t>(std::clock() - start);
        shortest = std::min(shortest, std::chrono::microseconds{ticks * 1'000'000 / CLOCKS_PER_SEC});
    }
    return shortest;
}

void check_never(const timetable& calls, sys_seconds t, std::chrono::microseconds bound) {
    std::optional<sys_seconds> next;
    std::optional<sys_seconds> change;
    verdict at;
    CHECK(shortest_of_five([&] { next = calls.next_permitted(t); }) < bound);
    CHECK(shortest_of_five([&] { change = calls.next_change(t); }) < bound);
    CHECK(shortest_of_five([&] { at = calls.at(t); }) < bound);
    CHECK(shortest_of_five([&] { CHECK(calls.intervals(t, sys_seconds::max()).begin() == std::default_sentinel); }) <
          bound);
    CHECK(next == std::nullopt);
    CHECK(change == std::nullopt);
    CHECK_FALSE(at.permitted());
    CHECK(at.since == std::nullopt);
    CHECK(at.until == std::nullopt);
}

} // namespace

TEST_CASE("layers in fixed zones that never meet until 9999 are known at once") {
    const timetable calls = never(zone::beijing, {callee("Mon 08:00-09:00", *zone::fixed(-5h))});
    for (const auto t : {instant("2021-01-01T00:00:00Z"), instant("5000-06-01T00:00:00Z"),
                         instant("9999-12-01T00:00:00Z"), sys_seconds::min(), sys_seconds::max()}) {
        INFO(t.time_since_epoch().count());
        check_never(calls, t, 20ms);
    }
}

TEST_CASE("layers in New York and Paris that never meet until 9999 are known within a fraction of a second") {
    const timetable calls = never(new_york, {callee("Mon 08:00-09:00", paris)});
    for (const auto t : {instant("2021-01-01T00:00:00Z"), instant("5000-06-01T00:00:00Z"),
                         instant("9999-12-01T00:00:00Z"), sys_seconds::min(), sys_seconds::max()}) {
        INFO(t.time_since_epoch().count());
        check_never(calls, t, 20ms);
    }
}

TEST_CASE("an answer far away is found, and found soon") {
    // Open on Monday, where the one date that the callee counts as Monday is far away.
    date_exceptions dates;
    REQUIRE(dates.insert(local_days{std::chrono::year{9876} / 5 / 3}, date_exception::counts_as(std::chrono::Monday)));
    const timetable calls = never(zone::utc, {callee("Mon 08:00-09:00", *zone::fixed(-12h))}, dates);
    // Monday, 20:00-21:00 UTC for the callee; no date of the task counts as one that meets it.
    check_never(calls, instant("2021-01-01T00:00:00Z"), 20ms);
    const timetable meets = never(zone::utc, {callee("Fri,Sat,Sun,Tue,Wed,Thu 00:00-24:00", zone::utc)}, dates);
    const auto found = instant("9876-05-03T08:00:00Z");
    CHECK(weekday{std::chrono::floor<std::chrono::days>(found)} != std::chrono::Monday);
    std::optional<sys_seconds> next;
    CHECK(shortest_of_five([&] { next = meets.next_permitted(instant("2021-01-01T00:00:00Z")); }) < 20ms);
    CHECK(next == found);
    CHECK(meets.next_change(found) == found + 1h);
    verdict last;
    CHECK(shortest_of_five([&] { last = meets.at(sys_seconds::max()); }) < 20ms);
    CHECK(last.since == found + 1h);
    CHECK(shortest_of_five([&] { last = meets.at(instant("2021-01-01T00:00:00Z")); }) < 20ms);
    CHECK(last.since == std::nullopt);
    CHECK(last.until == found);
}

TEST_CASE("the same in zones with POSIX rules, on both sides of the date") {
    // Without optimisation, and with its branches counted, it takes 20 ms.
    constexpr auto bound = 60ms;
    date_exceptions dates;
    REQUIRE(dates.insert(local_days{std::chrono::year{3021} / 5 / 5}, date_exception::counts_as(std::chrono::Monday)));
    const timetable calls =
        never(new_york, {callee("Fri,Sat,Sun,Tue,Wed,Thu 00:00-24:00", new_york), callee("Sun-Sat 00:00-24:00", paris)},
              dates);
    const auto found = instant("3021-05-05T08:00:00-04:00");
    for (const auto t : {sys_seconds::min(), instant("2021-01-01T00:00:00Z"), found - 1s}) {
        CHECK(calls.next_permitted(t) == found);
        CHECK(calls.at(t).until == found);
        CHECK(shortest_of_five([&] { static_cast<void>(calls.at(t)); }) < bound);
    }
    for (const auto t :
         {found + 1h, instant("3500-01-01T00:00:00Z"), instant("9999-01-01T00:00:00Z"), sys_seconds::max()}) {
        CHECK(calls.at(t).since == found + 1h);
        CHECK(calls.at(t).until == std::nullopt);
        CHECK(shortest_of_five([&] { static_cast<void>(calls.at(t)); }) < bound);
    }
}

TEST_CASE("hours that meet for some weeks of a year are found from the months between, both ways") {
    // Noon in New York is 18:00 in Paris, and 17:00 only while one of them has changed its clock and the other has not.
    const timetable calls{literals::task_with(literals::window("2021-01-01 00:00:00", "9999-12-31 00:00:00"),
                                              {literals::forbid("Sun Tue Wed Thu Fri Sat", "00:00-24:00"),
                                               literals::forbid("Mon", "00:00-12:00 13:00-24:00")}),
                          new_york, policy::from({}, {callee("Mon 17:00-18:00", paris)})};
    using namespace std::chrono;
    for (const year y : {2030y, 2050y, 2500y, 3021y, 9000y, 9998y}) {
        INFO(int{y});
        const sys_seconds last_in_march = sys_days{y / March / Sunday[last]} - days{6} + 16h;
        const sys_seconds only_in_autumn = sys_days{y / October / Sunday[last]} + days{1} + 16h;
        for (const sys_seconds t : {sys_seconds{sys_days{y / April / 15}}, sys_seconds{sys_days{y / July / 1}}}) {
            CHECK(calls.at(t) == verdict{reason::forbid_range, last_in_march + 1h, only_in_autumn});
            CHECK(calls.next_permitted(t) == only_in_autumn);
        }
        CHECK(calls.at(only_in_autumn) == verdict{reason::permitted, only_in_autumn, only_in_autumn + 1h});
        const sys_seconds christmas = sys_days{y / December / 25};
        CHECK(calls.at(christmas).since == only_in_autumn + 1h);
        CHECK(calls.next_permitted(christmas) == sys_days{(y + years{1}) / March / Sunday[2]} + days{1} + 16h);
    }
    CHECK(calls.at(sys_seconds::max()).since == sys_days{9999y / October / Sunday[last]} + days{1} + 17h);
}

TEST_CASE("always permitted for millennia is known as soon as never") {
    const timetable calls{literals::task_with(literals::window("0000-01-01 00:00:00", "9999-12-31 00:00:00"), {}),
                          new_york, policy::from({}, {callee("Sun-Sat 00:00-24:00", paris)})};
    const auto t = instant("2021-01-01T00:00:00Z");
    verdict at;
    CHECK(shortest_of_five([&] { at = calls.at(t); }) < 20ms);
    CHECK(at == verdict{reason::permitted, calls.first(), calls.last()});
    CHECK(shortest_of_five([&] { at = calls.at(calls.last() - 1s); }) < 20ms);
    CHECK(at == verdict{reason::permitted, calls.first(), calls.last()});
    CHECK(shortest_of_five([&] { at = calls.at(sys_seconds::max()); }) < 20ms);
    CHECK(at == verdict{reason::after_end, calls.last(), std::nullopt});
}

} // namespace searches_test
