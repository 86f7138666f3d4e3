#include "catch.hpp"

#include <curfew/rule_policy.hpp>

namespace rule_policy_test {

using namespace curfew;

static_assert(noexcept(rule_policy{}.judge(rule::redial_reset, severity::warning)));
static_assert(rule_policy{}.judge(rule::redial_reset, severity::warning) == severity::warning);
static_assert(rule_policy::strict().judge(rule::redial_reset, severity::warning) == severity::error);

namespace {

rule_policy with(rule id, rule_action action, rule_policy policy = {}) {
    REQUIRE(policy.set(id, action));
    return policy;
}

} // namespace

TEST_CASE("without a wish, the rulebook judges") {
    for (const rule_info& row : rule_table) {
        CHECK(rule_policy{}.judge(row.id, row.severity) == row.severity);
        CHECK(rule_policy{}.judge(row.id, severity::warning) == severity::warning);
    }
}

TEST_CASE("strict makes every warning an error") {
    for (const rule_info& row : rule_table) {
        CHECK(rule_policy::strict().judge(row.id, row.severity) == severity::error);
        CHECK(rule_policy::strict().judge(row.id, severity::warning) == severity::error);
    }
}

TEST_CASE("a warning can be anything, an error stays one, overnight aside") {
    for (const rule_info& row : rule_table) {
        INFO(row.name);
        const bool warning = row.severity == severity::warning;
        CHECK(rule_policy::allows(row.id, rule_action::error));
        CHECK(rule_policy::allows(row.id, rule_action::off) == warning);
        CHECK(rule_policy::allows(row.id, rule_action::warning) == (warning || row.id == rule::time_range_overnight));
        for (const auto action : {rule_action::error, rule_action::warning, rule_action::off}) {
            rule_policy policy;
            CHECK(policy.set(row.id, action) == rule_policy::allows(row.id, action));
            // What is not allowed changes nothing.
            CHECK((policy == rule_policy{}) == !rule_policy::allows(row.id, action));
        }
    }
}

TEST_CASE("one rule is changed and the others are not") {
    const auto policy = with(rule::redial_reset, rule_action::off);
    CHECK(policy.judge(rule::redial_reset, severity::warning) == std::nullopt);
    CHECK(policy.judge(rule::redial_ignored, severity::warning) == severity::warning);
    CHECK(policy.judge(rule::json_syntax, severity::error) == severity::error);
    CHECK(policy.judge(rule::never_permitted, severity::warning) == severity::warning);
}

TEST_CASE("the wish for one rule beats strict, and the last wish the one before") {
    auto policy = with(rule::redial_reset, rule_action::warning, rule_policy::strict());
    CHECK(policy.judge(rule::redial_reset, severity::warning) == severity::warning);
    CHECK(policy.judge(rule::redial_ignored, severity::warning) == severity::error);
    policy = with(rule::redial_reset, rule_action::off, policy);
    CHECK(policy.judge(rule::redial_reset, severity::warning) == std::nullopt);
    policy = with(rule::redial_reset, rule_action::error, policy);
    CHECK(policy.judge(rule::redial_reset, severity::warning) == severity::error);
    policy = with(rule::time_range_overnight, rule_action::warning, policy);
    CHECK(policy.judge(rule::time_range_overnight, severity::error) == severity::warning);
}

TEST_CASE("an error that the rulebook lowered can be raised again") {
    const auto policy = with(rule::redial_times_too_many, rule_action::error);
    CHECK(policy.judge(rule::redial_times_too_many, severity::warning) == severity::error);
}

} // namespace rule_policy_test
