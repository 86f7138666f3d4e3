#include "catch.hpp"

#include <curfew/diagnostics/detail/reporter.hpp>

#include <vector>

namespace reporter_test {

using namespace curfew;
using detail::reporter;

namespace {

constexpr json_pointer root;
constexpr json_pointer list = root / field::forbid_time_list;

} // namespace

TEST_CASE("a reporter judges by the settings") {
    severity_settings settings;
    REQUIRE(settings.set(rule::redial_reset, std::nullopt));
    REQUIRE(settings.set(rule::unknown_field, severity::error));
    report r;
    const std::vector<json_pointer> none;
    reporter out{r, settings, none};
    out.add(rule::redial_reset, root);
    CHECK(r.diagnostics().empty());
    out.add({rule::unknown_field, severity::warning, root, "/x", {}, {}});
    CHECK(r.errors() == 1);
    out.add(rule::redial_times_negative, root, detail::given_number{-1}, severity::warning);
    CHECK(r.warnings() == 1);
    out.add(rule::redial_times_negative, root, detail::given_number{-1});
    CHECK(r.errors() == 2);
    CHECK(out.judge(rule::redial_reset) == std::nullopt);
    CHECK(out.judge(rule::unknown_field) == severity::error);
    CHECK(out.judge(rule::redial_ignored) == severity::warning);
}

TEST_CASE("a reporter is silent about what could not be read") {
    const std::vector<json_pointer> unreadable{root / field::concurrency, list / 0 / field::weekdays, list / 1};
    report r;
    const severity_settings settings;
    reporter out{r, settings, unreadable};
    const auto silent = [&](json_pointer where) {
        const auto before = r.diagnostics().size();
        out.add(rule::concurrency_missing, where);
        return r.diagnostics().size() == before;
    };
    CHECK(silent(root / field::concurrency));
    CHECK(silent(list / 0 / field::weekdays));
    CHECK(silent(list / 0 / field::weekdays / 4));
    CHECK(silent(list / 1 / field::times / 3));
    CHECK_FALSE(silent(root));
    CHECK_FALSE(silent(list));
    CHECK_FALSE(silent(list / 0));
    CHECK_FALSE(silent(list / 0 / field::times));
    CHECK_FALSE(silent(list / 10));
    CHECK_FALSE(silent(root / field::recall));

    CHECK(out.has_unreadable_inside(root));
    CHECK(out.has_unreadable_inside(list));
    CHECK(out.has_unreadable_inside(list / 0));
    CHECK(out.has_unreadable_inside(list / 1));
    CHECK(out.has_unreadable_inside(list / 1 / field::times));
    CHECK_FALSE(out.has_unreadable_inside(list / 0 / field::times));
    CHECK_FALSE(out.has_unreadable_inside(list / 2));
    CHECK_FALSE(out.has_unreadable_inside(root / field::recall));
}

} // namespace reporter_test
