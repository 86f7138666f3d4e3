#include "catch.hpp"
#include "support/literals.hpp"

#include <curfew/task/forbid_rule.hpp>

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

} // namespace forbid_rule_test
