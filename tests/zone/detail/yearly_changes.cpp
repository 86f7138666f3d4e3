#include "catch.hpp"
#include "support/literals.hpp"

#include <curfew/zone/detail/yearly_changes.hpp>

#include <array>
#include <cstddef>

namespace yearly_changes_test {

using namespace curfew;
using namespace std::chrono_literals;
using detail::clock_change;
using detail::yearly_changes;
using literals::instant;

namespace {

using change_list = std::array<clock_change, yearly_changes::changes_needed>;

/// Central Europe's change number `n` after the year 2000 began: the last Sundays of March and October, at 01:00 UTC.
clock_change central_europe(int n) {
    const std::chrono::year year{2000 + n / 2};
    if (n % 2 == 0) return {std::chrono::sys_days{year / 3 / std::chrono::Sunday[std::chrono::last]} + 1h, 1h, 2h};
    return {std::chrono::sys_days{year / 10 / std::chrono::Sunday[std::chrono::last]} + 1h, 2h, 1h};
}

change_list list_from(int n) {
    change_list result{};
    for (std::size_t i = 0; i < result.size(); ++i) result[i] = central_europe(n + static_cast<int>(i));
    return result;
}

/// 2030 to 2037.
change_list last_listed() {
    return list_from(60);
}

} // namespace

TEST_CASE("two changes a year go on for good, and the spans between them join") {
    const auto changes = yearly_changes::from(last_listed());
    REQUIRE(changes);
    CHECK(changes->since() == instant("2037-10-25T01:00:00Z"));
    CHECK(changes->span_at(changes->since()) == offset_span{changes->since(), instant("2038-03-28T01:00:00Z"), 1h});
    CHECK(changes->span_at(instant("2040-07-01T00:00:00Z")) ==
          offset_span{instant("2040-03-25T01:00:00Z"), instant("2040-10-28T01:00:00Z"), 2h});
    CHECK(changes->span_at(instant("2100-01-01T00:00:00Z")) ==
          offset_span{instant("2099-10-25T01:00:00Z"), instant("2100-03-28T01:00:00Z"), 1h});
    const auto last = changes->span_at(sys_seconds::max());
    CHECK(last == offset_span{instant("9999-10-31T01:00:00Z"), sys_seconds::max(), 1h});
    CHECK(changes->span_at(last.first) == last);
    CHECK(changes->span_at(last.first - 1s).last == last.first);
}

TEST_CASE("eight years have the right rule or none, whichever change they begin with") {
    std::array<int, 2> found{};
    for (int n = 0; n < 400; ++n) {
        const auto changes = yearly_changes::from(list_from(n));
        if (!changes) continue;
        ++found[static_cast<std::size_t>(n % 2)];
        const int after_list = n + static_cast<int>(yearly_changes::changes_needed);
        for (int later = after_list; later < after_list + 200; ++later) {
            const clock_change change = central_europe(later);
            const offset_span span{change.at, central_europe(later + 1).at, change.after};
            REQUIRE(changes->span_at(change.at) == span);
            REQUIRE(changes->span_at(span.last - 1s) == span);
        }
    }
    CHECK(found[0] > 10);
    CHECK(found[1] > 10);
}

TEST_CASE("a list in which one year is not like the others has no rule") {
    for (std::size_t i = 0; i < yearly_changes::changes_needed; ++i) {
        INFO(i);
        auto listed = last_listed();
        listed[i].at += 24h;
        CHECK_FALSE(yearly_changes::from(listed));
        listed = last_listed();
        listed[i].at += 1h;
        CHECK_FALSE(yearly_changes::from(listed));
        listed = last_listed();
        listed[i].after += 1h;
        CHECK_FALSE(yearly_changes::from(listed));
    }
}

TEST_CASE("what is listed beyond the year 9999 has no rule: no task asks for it") {
    REQUIRE(yearly_changes::from(list_from(2 * 7970)));
    // The year 10030 and on.
    CHECK_FALSE(yearly_changes::from(list_from(2 * 8030)));
}

TEST_CASE("years that do not show the first day of the rule, or the last, are not enough") {
    // 2027 to 2034: no 25th of October, so that the rule might begin with the 24th or the 26th.
    CHECK_FALSE(yearly_changes::from(list_from(54)));
}

} // namespace yearly_changes_test
