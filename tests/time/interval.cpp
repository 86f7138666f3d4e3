#include "catch.hpp"
#include "support/literals.hpp"

#include <curfew/time/interval.hpp>
#include <curfew/timetable/schedule.hpp>

#include <iterator>
#include <vector>

namespace interval_test {

using namespace curfew;
using literals::local;

namespace {

// A week from Sunday 2021-05-16 on; nights are forbidden.
const schedule nights_off = compile(literals::window("2021-05-16 00:00:00", "2021-05-23 00:00:00"),
                                    std::vector{literals::forbid("", "20:00-08:00")});

} // namespace

TEST_CASE("reasons have the names of the command line tool") {
    CHECK(name(reason::permitted) == "permitted");
    CHECK(name(reason::before_start) == "before-start");
    CHECK(name(reason::after_end) == "after-end");
    CHECK(name(reason::forbid_range) == "forbid-range");
}

TEST_CASE("only one reason permits") {
    CHECK(verdict<local_seconds>{reason::permitted, {}, {}}.permitted());
    CHECK_FALSE(verdict<local_seconds>{reason::before_start, {}, {}}.permitted());
    CHECK_FALSE(verdict<local_seconds>{reason::after_end, {}, {}}.permitted());
    CHECK_FALSE(verdict<local_seconds>{reason::forbid_range, {}, {}}.permitted());
}

TEST_CASE("an interval is as long as from its first second to its end") {
    CHECK(interval<local_seconds>{local("2021-05-16 08:00:00"), local("2021-05-16 20:00:00")}.length() ==
          std::chrono::hours{12});
}

TEST_CASE("intervals come in order, one for each day") {
    local_seconds expected = local("2021-05-16 08:00:00");
    int count = 0;
    for (const auto& day : nights_off.intervals(local_seconds::min(), local_seconds::max())) {
        CHECK(day.from == expected);
        CHECK(day.length() == std::chrono::hours{12});
        expected += std::chrono::days{1};
        ++count;
    }
    CHECK(count == 7);
}

TEST_CASE("intervals are cut off at both ends of the span") {
    const auto range = nights_off.intervals(local("2021-05-17 10:00:00"), local("2021-05-18 09:00:00"));
    const std::vector<interval<local_seconds>> expected{{local("2021-05-17 10:00:00"), local("2021-05-17 20:00:00")},
                                                        {local("2021-05-18 08:00:00"), local("2021-05-18 09:00:00")}};
    auto next = range.begin();
    for (const auto& wanted : expected) {
        REQUIRE(next != range.end());
        CHECK(*next == wanted);
        ++next;
    }
    CHECK(next == range.end());
}

TEST_CASE("no time, or none that is permitted, has no intervals") {
    const auto none = [](local_seconds from, local_seconds to) {
        const auto range = nights_off.intervals(from, to);
        return range.begin() == range.end();
    };
    CHECK(none(local("2021-05-17 10:00:00"), local("2021-05-17 10:00:00")));
    CHECK(none(local("2021-05-17 10:00:00"), local("2021-05-17 09:00:00")));
    CHECK(none(local("2021-05-17 20:00:00"), local("2021-05-18 08:00:00")));
    CHECK(none(local_seconds::min(), local("2021-05-16 08:00:00")));
    CHECK(none(local("2021-05-22 20:00:00"), local_seconds::max()));
    CHECK_FALSE(none(local("2021-05-17 19:59:59"), local("2021-05-18 08:00:00")));
    CHECK_FALSE(none(local("2021-05-17 20:00:00"), local("2021-05-18 08:00:01")));
}

TEST_CASE("an iterator can be copied, and what it gave stays when it moves on") {
    const auto range = nights_off.intervals(local_seconds::min(), local_seconds::max());
    auto next = range.begin();
    const auto& first = *next;
    auto before = next++;
    CHECK(*before == first);
    CHECK(*next != first);
    CHECK(next != before);
    CHECK(++before == next);
    CHECK(next->from == local("2021-05-17 08:00:00"));
    CHECK(std::ranges::distance(range) == 7);
}

} // namespace interval_test
