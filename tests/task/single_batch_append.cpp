#include <curfew/task/single_batch_append.hpp>

#include "catch.hpp"
#include "support/literals.hpp"
#include "support/random_tasks.hpp"

#include <optional>
#include <vector>

namespace single_batch_append_task_test {

using namespace curfew;
using literals::local;

namespace {

std::optional<local_seconds> next(const std::vector<forbid_rule>& list, local_seconds t) {
    return detail::next_outside(detail::forbidden_minutes(list), t);
}

} // namespace

TEST_CASE("the next permitted time is the time itself, or the start of a later minute, past the end of the week") {
    // 2021-05-22 is a Saturday.
    const std::vector list{literals::forbid("Sat", "22:00-24:00"), literals::forbid("Sun", "00:00-08:00")};
    CHECK(next(list, local("2021-05-22 21:59:59")) == local("2021-05-22 21:59:59"));
    CHECK(next(list, local("2021-05-22 22:00:00")) == local("2021-05-23 08:00:00"));
    CHECK(next(list, local("2021-05-23 07:59:59")) == local("2021-05-23 08:00:00"));
    CHECK(next(list, local("2021-05-23 08:00:01")) == local("2021-05-23 08:00:01"));
    // Only a minute that has passed this week is open.
    const std::vector nearly_all{literals::forbid("Sun", "00:01-24:00"),
                                 literals::forbid("Mon Tue Wed Thu Fri Sat", "00:00-24:00")};
    CHECK(next(nearly_all, local("2021-05-23 00:01:00")) == local("2021-05-30 00:00:00"));
    CHECK(next({literals::forbid("", "00:00-24:00")}, local("2021-05-23 00:01:00")) == std::nullopt);
    CHECK(next({literals::forbid("", "23:00-24:00")}, local("9999-12-31 23:00:00")) == std::nullopt);
    CHECK(next({literals::forbid("", "22:00-23:59")}, local("9999-12-31 23:00:00")) == local("9999-12-31 23:59:00"));
}

TEST_CASE("the next permitted time of random lists is the first that the rulebook permits") {
    random_tasks::dice roll{17};
    int moved = 0;
    for (int round = 0; round < 300; ++round) {
        const model::task plain{0, 1, random_tasks::forbid_list(roll), false};
        const auto bits = detail::forbidden_minutes(random_tasks::to_task(plain));
        const model::second t = roll.number(-1'000'000'000, 1'000'000'000);
        std::optional<model::second> expected = t;
        while (expected && model::forbids(plain, *expected)) {
            expected = (model::floor_div(*expected, 60) + 1) * 60;
            if (*expected - t > 8 * model::day_length) expected.reset();
        }
        const auto found = detail::next_outside(bits, local_seconds{seconds{t}});
        REQUIRE(found.has_value() == expected.has_value());
        if (found) REQUIRE(found->time_since_epoch().count() == *expected);
        moved += expected != t ? 1 : 0;
    }
    CHECK(moved > 30);
}

} // namespace single_batch_append_task_test
