#include <curfew/plan/attempt_history.hpp>
#include <curfew/timetable/attempt_limits.hpp>

#include "catch.hpp"
#include "support/slow_redial.hpp"

#include <array>
#include <vector>

namespace attempt_limits_test {

using namespace simulation;

TEST_CASE("the next allowed instant is the one a second-by-second simulation finds") {
    dice roll{10};
    int moved = 0;
    for (int round = 0; round < 2000; ++round) {
        std::vector<attempt_limit> limits;
        for (auto i = roll.number(1, 3); i > 0; --i) {
            const attempts count{static_cast<int>(roll.number(1, 4))};
            limits.push_back(attempt_limit::within(count, seconds{roll.number(1, 90)}));
        }
        std::vector<sys_seconds> past;
        for (auto i = roll.number(0, 8); i > 0; --i) past.push_back(sys_seconds{seconds{roll.number(-100, 100)}});

        const sys_seconds asked{seconds{roll.number(-150, 250)}};
        sys_seconds expected = asked;
        while (!within_limits(limits, past, expected)) ++expected;

        CAPTURE(round);
        const auto all = attempt_limits::from(limits);
        const auto history = attempt_history::from(past);
        REQUIRE(next_allowed(all, history, asked) == expected);
        REQUIRE(allows(all, history, asked) == (expected == asked));
        // What is allowed stays allowed.
        REQUIRE(allows(all, history, expected + seconds{roll.number(0, 200)}));
        // And what is forgotten did not count any more.
        attempt_history trimmed = history;
        trimmed.trim(all, asked);
        REQUIRE(next_allowed(all, trimmed, asked) == expected);
        if (expected != asked) ++moved;
    }
    CHECK(moved > 500);
}

TEST_CASE("limits per day allow what a simulation allows that looks at dates, where transitions repeat and skip them "
          "as well") {
    // Midnight is skipped, repeated, repeated shortly after it, or a day is left out.
    constexpr sys_seconds midnight = std::chrono::sys_days{std::chrono::year{2021} / 3 / 14};
    const std::array zones{
        zone::utc,
        *zone::fixed(5h + 45min),
        *zone::from_transitions(0s, std::array{transition{midnight, 3600s}}),
        *zone::from_transitions(0s, std::array{transition{midnight, -3600s}}),
        *zone::from_transitions(0s, std::array{transition{midnight + 30min, -3600s}}),
        *zone::from_transitions(0s, std::array{transition{midnight - 1h, 3600s}, transition{midnight + 2h, 0s}}),
        *zone::from_transitions(-10h, std::array{transition{midnight, 14h}})};
    dice roll{1010};
    int moved = 0;
    for (int round = 0; round < 400; ++round) {
        const zone& z = roll.one_of(zones);
        std::vector<attempt_limit> limits{attempt_limit::per_day(attempts{static_cast<int>(roll.number(1, 3))}, z)};
        if (roll.one_in(3)) limits.push_back(attempt_limit::within(attempts{2}, 10h));
        std::vector<sys_seconds> past;
        for (auto i = roll.number(0, 6); i > 0; --i) past.push_back(midnight + 10min * roll.number(-250, 250));

        const sys_seconds asked = midnight + 10min * roll.number(-250, 250);
        sys_seconds expected = asked;
        while (!within_limits(limits, past, expected)) expected += 5min;

        CAPTURE(round, (asked - midnight).count(), (expected - midnight).count());
        const auto all = attempt_limits::from(limits);
        const auto history = attempt_history::from(past);
        REQUIRE(*next_allowed(all, history, asked) - midnight == expected - midnight);
        REQUIRE(allows(all, history, expected));
        REQUIRE((expected == asked || !allows(all, history, expected - 1s)));
        attempt_history trimmed = history;
        trimmed.trim(all, asked);
        REQUIRE(next_allowed(all, trimmed, asked) == expected);
        if (expected != asked) ++moved;
    }
    CHECK(moved > 100);
}

TEST_CASE("whoever always waits for the next allowed instant never breaks a limit") {
    dice roll{11};
    const auto vendor = attempt_limits::vendor();
    auto made = attempt_history::none();
    sys_seconds now{};
    while (made.attempts().size() < 60) {
        now += seconds{roll.number(0, 400)};
        now = *next_allowed(vendor, made, now);
        made.add(now);
    }
    for (const attempt_limit& limit : vendor.limits()) {
        for (const sys_seconds last : made.attempts()) {
            int counted = 0;
            for (const sys_seconds p : made.attempts()) counted += p > last - limit.span() && p <= last ? 1 : 0;
            REQUIRE(counted <= limit.count().count);
        }
    }
}

} // namespace attempt_limits_test
