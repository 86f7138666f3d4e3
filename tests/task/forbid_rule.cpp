#include "catch.hpp"
#include "support/literals.hpp"

#include <curfew/task/detail/forbidden_minutes.hpp>
#include <curfew/task/forbid_rule.hpp>

#include <utility>
#include <vector>

namespace forbid_rule_test {

using namespace curfew;

TEST_CASE("a rule forbids something: at least one day and one range") {
    const std::vector<time_range> ranges{literals::range("10:00-11:00")};
    CHECK_FALSE(forbid_rule::from(weekday_set{}, ranges));
    CHECK_FALSE(forbid_rule::from(weekday_set::every_day(), {}));
    CHECK(forbid_rule::from(weekday_set{std::chrono::Sunday}, ranges));
}

TEST_CASE("ranges keep their order, repeated ones too") {
    const std::vector<time_range> ranges{literals::range("14:00-15:00"), literals::range("10:00-11:00"),
                                         literals::range("14:00-15:00")};
    const auto rule = forbid_rule::from(weekday_set{std::chrono::Friday}, ranges).value();
    CHECK(rule.ranges() == ranges);
    CHECK(rule.days() == weekday_set{std::chrono::Friday});
}

TEST_CASE("days with an invalid weekday make no rule") {
    const std::vector<time_range> ranges{literals::range("10:00-11:00")};
    weekday_set days = weekday_set::every_day();
    days.insert(weekday{9});
    CHECK_FALSE(forbid_rule::from(days, ranges));
    CHECK(forbid_rule::from(weekday_set::every_day(), ranges));
}

TEST_CASE("a rule that was moved from forbids every minute of the week") {
    forbid_rule rule = literals::forbid("Mon", "10:00-11:00");
    const forbid_rule taken = std::move(rule);
    CHECK(rule.ranges().empty());                      // NOLINT(bugprone-use-after-move): that is the test
    CHECK(detail::forbidden_minutes({{rule}}).full()); // NOLINT(bugprone-use-after-move)
    CHECK(detail::forbidden_minutes({{taken}}).count() == 60);
    forbid_rule assigned = taken;
    forbid_rule other = literals::forbid("Tue", "10:00-11:00");
    assigned = std::move(other);
    CHECK(detail::forbidden_minutes({{other}}).full());        // NOLINT(bugprone-use-after-move)
    CHECK(detail::forbidden_minutes({{taken, other}}).full()); // NOLINT(bugprone-use-after-move)
    CHECK(assigned == literals::forbid("Tue", "10:00-11:00"));
}

} // namespace forbid_rule_test
