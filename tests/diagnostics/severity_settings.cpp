#include "catch.hpp"

#include <curfew/diagnostics/severity_settings.hpp>

namespace rule_policy_test {

using namespace curfew;

static_assert(noexcept(severity_settings{}.judge(rule::redial_reset, severity::warning)));
static_assert(severity_settings{}.judge(rule::redial_reset, severity::warning) == severity::warning);
static_assert(severity_settings::strict().judge(rule::redial_reset, severity::warning) == severity::error);

namespace {

severity_settings with(rule id, rule_action action, severity_settings policy = {}) {
    REQUIRE(policy.set(id, action));
    return policy;
}

} // namespace

TEST_CASE("without a wish, the rulebook judges") {
    for (const rule_info& row : rule_table) {
        CHECK(severity_settings{}.judge(row.id, row.severity) == row.severity);
        CHECK(severity_settings{}.judge(row.id, severity::warning) == severity::warning);
    }
}

TEST_CASE("strict makes every warning an error") {
    for (const rule_info& row : rule_table) {
        CHECK(severity_settings::strict().judge(row.id, row.severity) == severity::error);
        CHECK(severity_settings::strict().judge(row.id, severity::warning) == severity::error);
    }
}

TEST_CASE("a warning can be anything, an error stays one, overnight aside") {
    for (const rule_info& row : rule_table) {
        INFO(row.name);
        const bool warning = row.severity == severity::warning;
        CHECK(severity_settings::allows(row.id, rule_action::error));
        CHECK(severity_settings::allows(row.id, rule_action::off) == warning);
        CHECK(severity_settings::allows(row.id, rule_action::warning) == (warning || row.id == rule::time_range_overnight));
        for (const auto action : {rule_action::error, rule_action::warning, rule_action::off}) {
            severity_settings policy;
            CHECK(policy.set(row.id, action) == severity_settings::allows(row.id, action));
            // What is not allowed changes nothing.
            CHECK((policy == severity_settings{}) == !severity_settings::allows(row.id, action));
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
    auto policy = with(rule::redial_reset, rule_action::warning, severity_settings::strict());
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
