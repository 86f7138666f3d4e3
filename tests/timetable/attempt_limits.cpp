#include <curfew/timetable/attempt_limits.hpp>

#include "catch.hpp"

#include <limits>
#include <type_traits>

namespace attempt_limits_test {

using namespace curfew;
using namespace std::chrono_literals;

namespace {

constexpr sys_seconds at(seconds t) {
    return sys_seconds{t};
}

constexpr std::array first_three{at(0s), at(60s), at(120s)};

static_assert(!attempt_limit::from(0, 5min) && !attempt_limit::from(-1, 5min));
static_assert(!attempt_limit::from(1, 0s) && !attempt_limit::from(1, -1s));
static_assert(attempt_limit::from(1, 1s) == attempt_limit{1, 1s});
static_assert(std::is_trivially_copyable_v<attempt_limit> && !std::is_default_constructible_v<attempt_limit>);
static_assert(attempt_limits{}.next_allowed(at(121s), first_three) == at(300s));

} // namespace

TEST_CASE("the vendor's limits are 3 in 5 minutes, 6 in 10 minutes, 10 in 24 hours") {
    const attempt_limits vendor;
    REQUIRE(vendor.limits().size() == 3);
    CHECK(vendor.limits()[0] == attempt_limit{3, 5min});
    CHECK(vendor.limits()[1] == attempt_limit{6, 10min});
    CHECK(vendor.limits()[2] == attempt_limit{10, 24h});
}

TEST_CASE("an attempt exactly a span ago counts no longer") {
    const attempt_limits vendor;
    CHECK_FALSE(vendor.allow(at(299s), first_three));
    CHECK(vendor.allow(at(300s), first_three));
    CHECK(vendor.next_allowed(at(200s), first_three) == at(300s));
    CHECK(vendor.next_allowed(at(301s), first_three) == at(301s));
}

TEST_CASE("the strictest of several limits holds") {
    std::vector<sys_seconds> past;
    for (int i = 0; i < 10; ++i) past.push_back(at(i * 1h));
    // The tenth within a day is as far as the longest limit goes; the shorter ones have long forgotten.
    CHECK(attempt_limits{}.next_allowed(at(9h + 1min), past) == at(24h));
    past.push_back(at(24h));
    CHECK(attempt_limits{}.next_allowed(at(24h), past) == at(25h));
}

TEST_CASE("the order of past attempts does not matter, and one that stands twice counts twice") {
    const attempt_limits two{{attempt_limit{2, 1min}}};
    CHECK(two.next_allowed(at(30s), std::array{at(20s), at(10s)}) == at(70s));
    CHECK(two.next_allowed(at(30s), std::array{at(10s), at(20s)}) == at(70s));
    CHECK(two.next_allowed(at(30s), std::array{at(20s), at(20s)}) == at(80s));
}

TEST_CASE("an attempt later than the instant asked about counts like one just made") {
    const attempt_limits one{{attempt_limit{1, 1min}}};
    CHECK_FALSE(one.allow(at(0s), std::array{at(10s)}));
    CHECK(one.next_allowed(at(0s), std::array{at(10s)}) == at(70s));
}

TEST_CASE("without a limit or without an attempt everything is allowed") {
    CHECK(attempt_limits{std::vector<attempt_limit>{}}.next_allowed(at(121s), first_three) == at(121s));
    CHECK(attempt_limits{}.next_allowed(at(121s), {}) == at(121s));
}

TEST_CASE("no instant overflows a limit") {
    constexpr sys_seconds least = sys_seconds::min();
    constexpr sys_seconds most = sys_seconds::max();
    const attempt_limits one{{attempt_limit{1, 1min}}};
    CHECK(one.next_allowed(most, std::array{most}) == std::nullopt);
    CHECK(one.next_allowed(least, std::array{most - 1s}) == std::nullopt);
    CHECK(one.next_allowed(least, std::array{most - 60s}) == most);
    CHECK(one.next_allowed(most, std::array{least}) == most);
    CHECK(one.next_allowed(least, std::array{least}) == least + 1min);
    const attempt_limits ever{{*attempt_limit::from(1, seconds::max())}};
    CHECK(ever.next_allowed(least, std::array{least}) == sys_seconds{-1s});
    CHECK(ever.next_allowed(at(0s), std::array{at(0s)}) == most);
    CHECK(ever.next_allowed(at(1s), std::array{at(1s)}) == std::nullopt);
    const attempt_limits many{{*attempt_limit::from(std::numeric_limits<int>::max(), seconds::max())}};
    CHECK(many.allow(at(0s), first_three));
}

TEST_CASE("a limit has at least one attempt and one second") {
    CHECK_FALSE(attempt_limit::from(0, 1s));
    CHECK_FALSE(attempt_limit::from(1, 0s));
    CHECK(attempt_limit::from(1, 1s));
}

} // namespace attempt_limits_test
