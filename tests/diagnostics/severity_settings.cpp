#include "catch.hpp"

#include <curfew/diagnostics/severity_settings.hpp>

#include <array>
#include <optional>

namespace severity_settings_test {

using namespace curfew;

static_assert(noexcept(severity_settings{}.judge(rule::redial_reset, severity::warning)));
static_assert(severity_settings{}.judge(rule::redial_reset, severity::warning) == severity::warning);
static_assert(severity_settings::strict().judge(rule::redial_reset, severity::warning) == severity::error);

namespace {

severity_settings with(rule id, std::optional<severity> counts_as, severity_settings settings = {}) {
    REQUIRE(settings.set(id, counts_as));
    return settings;
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

TEST_CASE("a warning can be anything, an error stays one, except for two that may be warnings") {
    for (const rule_info& row : rule_table) {
        INFO(row.name);
        const bool warning = row.severity == severity::warning;
        CHECK(severity_settings::allows(row.id, severity::error));
        CHECK(severity_settings::allows(row.id, std::nullopt) == warning);
        const bool lowerable = row.id == rule::time_range_overnight || row.id == rule::boolean_as_number;
        CHECK(severity_settings::allows(row.id, severity::warning) == (warning || lowerable));
        constexpr std::array<std::optional<severity>, 3> all{severity::error, severity::warning, std::nullopt};
        for (const auto counts_as : all) {
            severity_settings settings;
            CHECK(settings.set(row.id, counts_as) == severity_settings::allows(row.id, counts_as));
            // What is not allowed changes nothing.
            CHECK((settings == severity_settings{}) == !severity_settings::allows(row.id, counts_as));
        }
    }
}

TEST_CASE("one rule is changed and the others are not") {
    const auto settings = with(rule::redial_reset, std::nullopt);
    CHECK(settings.judge(rule::redial_reset, severity::warning) == std::nullopt);
    CHECK(settings.judge(rule::redial_ignored, severity::warning) == severity::warning);
    CHECK(settings.judge(rule::json_syntax, severity::error) == severity::error);
    CHECK(settings.judge(rule::never_permitted, severity::warning) == severity::warning);
}

TEST_CASE("the wish for one rule beats strict, and the last wish the one before") {
    auto settings = with(rule::redial_reset, severity::warning, severity_settings::strict());
    CHECK(settings.judge(rule::redial_reset, severity::warning) == severity::warning);
    CHECK(settings.judge(rule::redial_ignored, severity::warning) == severity::error);
    settings = with(rule::redial_reset, std::nullopt, settings);
    CHECK(settings.judge(rule::redial_reset, severity::warning) == std::nullopt);
    settings = with(rule::redial_reset, severity::error, settings);
    CHECK(settings.judge(rule::redial_reset, severity::warning) == severity::error);
    settings = with(rule::time_range_overnight, severity::warning, settings);
    CHECK(settings.judge(rule::time_range_overnight, severity::error) == severity::warning);
}

TEST_CASE("an error that the rulebook lowered can be raised again") {
    const auto settings = with(rule::redial_times_too_many, severity::error);
    CHECK(settings.judge(rule::redial_times_too_many, severity::warning) == severity::error);
}

} // namespace severity_settings_test
