#include <curfew/plan/redial.hpp>

#include "catch.hpp"
#include "support/literals.hpp"
#include "support/slow_redial.hpp"

#include <array>
#include <vector>

namespace redial_test {

using namespace simulation;

TEST_CASE("redials are the ones a second-by-second simulation places") {
    dice roll{6};
    std::array<int, 5> answers{};
    for (int round = 0; round < 600; ++round) {
        const zone z = random_zone(roll);
        const auto list = random_forbid_list(roll);
        const timetable calls{literals::task_with(random_window(roll, roll.one_of(interesting_times)), list), z};
        const auto settings = *redial_settings::from(static_cast<int>(roll.number(0, 5)),
                                                     minutes{roll.number(5, roll.one_in(2) ? 20 : 1440)});
        redial_state state{calls.first() + seconds{roll.number(-3600, (calls.last() - calls.first()).count() + 600)}};
        const seconds talk{roll.number(0, 300)};

        const redial_plan plan{calls, settings, state, talk};
        const redial* planned = plan.begin();
        for (;;) {
            const auto expected = slow_next(list, calls, settings, state);
            CAPTURE(round, state.made, state.ended.time_since_epoch().count());
            REQUIRE(next_attempt(calls, settings, state) == expected);
            REQUIRE((planned != plan.end()) == static_cast<bool>(expected));
            if (!expected) {
                REQUIRE(plan.over() == expected.over());
                ++answers[static_cast<std::size_t>(*expected.over())];
                break;
            }
            REQUIRE(*planned++ == *expected);
            REQUIRE(calls.permits(expected->at));
            ++answers[4];
            state = {expected->at + talk, state.made + 1};
        }
    }
    for (const auto end : {redial_end::all_placed, redial_end::window_over, redial_end::never_permitted}) {
        CHECK(answers[static_cast<std::size_t>(end)] > 20);
    }
    CHECK(answers[4] > 20);
}

TEST_CASE("redials within limits are the ones a second-by-second simulation places, each counted for the next") {
    dice roll{62};
    int later = 0;
    int reached = 0;
    for (int round = 0; round < 300; ++round) {
        const zone z = random_zone(roll);
        const auto list = random_forbid_list(roll);
        const timetable calls{literals::task_with(random_window(roll, roll.one_of(interesting_times)), list), z};
        const auto settings = *redial_settings::from(5, minutes{roll.number(5, 30)});
        redial_state state{calls.first() + seconds{roll.number(0, (calls.last() - calls.first()).count())}};
        std::vector<attempt_limit> limits;
        for (auto i = roll.number(1, 3); i > 0; --i) {
            const attempts count{static_cast<int>(roll.number(1, 5))};
            limits.push_back(attempt_limit::within(count, seconds{roll.number(1, 7200)}));
        }
        std::vector<sys_seconds> past;
        for (auto i = roll.number(0, 8); i > 0; --i) past.push_back(state.ended - seconds{roll.number(-60, 3600)});

        const auto all = attempt_limits::from(limits);
        const redial_plan plan{calls, settings, state, all, attempt_history::from(past)};
        const redial* planned = plan.begin();
        for (;;) {
            CAPTURE(round, state.made);
            const auto expected = slow_next(list, calls, settings, state, limits, past);
            REQUIRE(next_attempt(calls, settings, state, all, attempt_history::from(past)) == expected);
            REQUIRE((planned != plan.end()) == static_cast<bool>(expected));
            if (expected != next_attempt(calls, settings, state)) ++later;
            if (!expected) {
                REQUIRE(plan.over() == expected.over());
                if (plan.over() == redial_end::limit_reached) ++reached;
                break;
            }
            REQUIRE(*planned++ == *expected);
            past.push_back(expected->at);
            state = {expected->at, state.made + 1};
        }
    }
    CHECK(later > 30);
    CHECK(reached > 10);
}

} // namespace redial_test
