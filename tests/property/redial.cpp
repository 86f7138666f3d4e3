#include <curfew/plan/redial.hpp>

#include "catch.hpp"
#include "support/slow_redial.hpp"

namespace redial_test {

using namespace simulation;

TEST_CASE("redials are the ones a second-by-second simulation places") {
    dice roll{6};
    int answers[4]{};
    for (int round = 0; round < 600; ++round) {
        with_random_zone(roll, [&](const auto& zone) {
            const auto list = random_forbid_list(roll);
            const auto window = random_window(roll, roll.one_of(interesting_times));
            const zoned_schedule task{compile(window, list), zone};
            const auto policy = *redial_settings::from(static_cast<int>(roll.number(0, 5)),
                                                     minutes{roll.number(5, roll.one_in(2) ? 20 : 1440)});
            sys_seconds ended = task.first() + seconds{roll.number(-3600, (task.last() - task.first()).count() + 600)};
            const seconds talk{roll.number(0, 300)};

            const redial_plan plan{task, policy, ended, 0, talk};
            auto planned = plan.begin();
            for (int made = 0;; ++made) {
                const auto expected = slow_next(list, task, policy, ended, made);
                CAPTURE(round, made, ended.time_since_epoch().count());
                REQUIRE(next_attempt(task, policy, ended, made) == expected);
                REQUIRE((planned != plan.end()) == static_cast<bool>(expected));
                if (!expected) {
                    REQUIRE(plan.over() == expected.over());
                    ++answers[static_cast<int>(*expected.over())];
                    break;
                }
                REQUIRE(*planned++ == *expected);
                REQUIRE(task.permits(expected->at));
                ++answers[3];
                ended = expected->at + talk;
            }
        });
    }
    for (const int count : answers) CHECK(count > 20);
}

TEST_CASE("redials within limits are the ones a second-by-second simulation places") {
    dice roll{62};
    int later = 0;
    for (int round = 0; round < 300; ++round) {
        with_random_zone(roll, [&](const auto& zone) {
            const auto list = random_forbid_list(roll);
            const zoned_schedule task{compile(random_window(roll, roll.one_of(interesting_times)), list), zone};
            const auto policy = *redial_settings::from(5, minutes{roll.number(5, 30)});
            const sys_seconds ended = task.first() + seconds{roll.number(0, (task.last() - task.first()).count())};
            std::vector<attempt_limit> limits;
            for (auto i = roll.number(0, 3); i > 0; --i) {
                limits.push_back(
                    *attempt_limit::from(static_cast<int>(roll.number(1, 5)), seconds{roll.number(1, 7200)}));
            }
            std::vector<sys_seconds> past;
            for (auto i = roll.number(0, 8); i > 0; --i) past.push_back(ended - seconds{roll.number(-60, 3600)});

            CAPTURE(round);
            const auto answer = next_attempt(task, policy, ended, 0, attempt_limits{limits}, past);
            REQUIRE(answer == slow_next(list, task, policy, ended, 0, limits, past));
            if (answer != next_attempt(task, policy, ended, 0)) ++later;
        });
    }
    CHECK(later > 30);
}

} // namespace redial_test
