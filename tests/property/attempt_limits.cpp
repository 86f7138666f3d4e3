#include <curfew/timetable/attempt_limits.hpp>

#include "catch.hpp"
#include "support/slow_redial.hpp"

namespace attempt_limits_test {

using namespace simulation;

TEST_CASE("the next allowed instant is the one a second-by-second simulation finds") {
    dice roll{10};
    int moved = 0;
    for (int round = 0; round < 2000; ++round) {
        std::vector<attempt_limit> limits;
        for (auto i = roll.number(0, 3); i > 0; --i) {
            limits.push_back(*attempt_limit::from(static_cast<int>(roll.number(1, 4)), seconds{roll.number(1, 90)}));
        }
        std::vector<sys_seconds> past;
        for (auto i = roll.number(0, 8); i > 0; --i) past.push_back(sys_seconds{seconds{roll.number(-100, 100)}});

        const sys_seconds asked{seconds{roll.number(-150, 250)}};
        sys_seconds expected = asked;
        while (!within_limits(limits, past, expected)) ++expected;

        CAPTURE(round);
        const attempt_limits all{limits};
        REQUIRE(all.next_allowed(asked, past) == expected);
        REQUIRE(all.allow(asked, past) == (expected == asked));
        // What is allowed stays allowed.
        REQUIRE(all.allow(expected + seconds{roll.number(0, 200)}, past));
        if (expected != asked) ++moved;
    }
    CHECK(moved > 500);
}

TEST_CASE("whoever always waits for the next allowed instant never breaks a limit") {
    dice roll{11};
    const attempt_limits vendor;
    std::vector<sys_seconds> made;
    sys_seconds now{};
    while (made.size() < 60) {
        now += seconds{roll.number(0, 400)};
        now = *vendor.next_allowed(now, made);
        made.push_back(now);
    }
    for (const attempt_limit& limit : vendor.limits()) {
        for (const sys_seconds last : made) {
            int counted = 0;
            for (const sys_seconds p : made) counted += p > last - limit.span() && p <= last ? 1 : 0;
            REQUIRE(counted <= limit.count());
        }
    }
}

} // namespace attempt_limits_test
