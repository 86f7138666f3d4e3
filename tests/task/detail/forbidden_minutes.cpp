#include <curfew/task/detail/forbidden_minutes.hpp>

#include "catch.hpp"
#include "support/literals.hpp"
#include "support/random_tasks.hpp"

#include <curfew/task/complete.hpp>

#include <array>
#include <utility>
#include <vector>

namespace forbidden_minutes_test {

using namespace curfew;
using detail::forbidden_minutes;
using literals::forbid;

namespace {

// A list can be a constant.
constexpr int forbidden_at_noon = [] {
    const std::array list{*forbid_rule::from({std::chrono::Monday}, {*time_range::from({12, 0}, {13, 0})})};
    return forbidden_minutes(list).count();
}();
static_assert(forbidden_at_noon == 60);

} // namespace

TEST_CASE("an overnight range belongs to the day it starts on, Saturday's runs into Sunday") {
    const auto bits = forbidden_minutes(std::vector{forbid("Sat", "22:00-01:00")});
    CHECK(bits.count() == 180);
    CHECK(bits.contains_all(6 * 1440 + 22 * 60, 7 * 1440));
    CHECK(bits.contains_all(0, 60));
}

TEST_CASE("an inclusive end forbids one more minute, of 24:00 the first of the next day") {
    const auto bits = forbidden_minutes(std::vector{forbid("Sat", "22:00-24:00")}, range_end::inclusive);
    CHECK(bits.count() == 121);
    CHECK(bits.contains(0));
    CHECK_FALSE(bits.contains(1));
}

TEST_CASE("a task that was moved from forbids every minute") {
    task t = literals::task_with(literals::window("2021-05-20 17:35:43", "2021-05-21 17:35:44"), {});
    CHECK(forbidden_minutes(t).count() == 0);
    const task taken = std::move(t);
    CHECK(forbidden_minutes(t).full());                       // NOLINT(bugprone-use-after-move): that is the test
    CHECK(forbidden_minutes(t, range_end::inclusive).full()); // NOLINT(bugprone-use-after-move)
    CHECK(forbidden_minutes(taken).count() == 0);
}

TEST_CASE("each minute of random lists is as the rulebook says") {
    random_tasks::dice roll{13};
    for (int round = 0; round < 300; ++round) {
        const model::task plain{0, 1, random_tasks::forbid_list(roll), roll.one_in(2)};
        const auto bits = forbidden_minutes(random_tasks::to_task(plain), random_tasks::ends(plain));
        for (int minute = 0; minute < detail::minutes_per_week; ++minute) {
            // 1970-01-04 was a Sunday.
            const model::second t = 3 * model::day_length + minute * 60 + roll.number(0, 59);
            if (bits.contains(minute) != model::forbids(plain, t)) FAIL("round " << round << ", minute " << minute);
        }
    }
}

} // namespace forbidden_minutes_test
