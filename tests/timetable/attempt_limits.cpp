#include <curfew/timetable/attempt_limits.hpp>

#include "catch.hpp"

#include <limits>
#include <type_traits>
#include <utility>

namespace attempt_limits_test {

using namespace curfew;
using namespace std::chrono_literals;

namespace {

constexpr attempt_limit three = attempt_limit::within(attempts{3}, 5min);
static_assert(three.count() == attempts{3} && three.span() == 5min && !three.is_per_day() && !three.zone());
static_assert(!three.allows_nothing());
static_assert(three == attempt_limit::within(attempts{3}, 300s) && three != attempt_limit::within(attempts{4}, 5min));

constexpr attempt_limit daily = attempt_limit::per_day(attempts{2}, zone::beijing);
static_assert(daily.count() == attempts{2} && daily.is_per_day() && daily.span() == 0s &&
              daily.zone() == zone::beijing);
static_assert(!daily.allows_nothing());

// A count and a span, or two counts, cannot be mistaken for each other.
static_assert(!std::is_invocable_v<decltype(&attempt_limit::within), int, seconds>);
static_assert(!std::is_invocable_v<decltype(&attempt_limit::within), attempts, int>);
static_assert(!std::is_default_constructible_v<attempt_limit>);

} // namespace

TEST_CASE("a limit that cannot be meant allows nothing") {
    constexpr int least = std::numeric_limits<int>::min();
    for (const int count : {0, -1, least}) {
        CHECK(attempt_limit::within(attempts{count}, 5min).allows_nothing());
        CHECK(attempt_limit::per_day(attempts{count}, zone::utc).allows_nothing());
    }
    for (const seconds span : {0s, -1s, seconds::min()}) {
        CHECK(attempt_limit::within(attempts{1}, span).allows_nothing());
        CHECK(!attempt_limit::within(attempts{1}, span).is_per_day());
    }
    CHECK(!attempt_limit::within(attempts{1}, 1s).allows_nothing());
}

TEST_CASE("a limit per day of the task's zone allows nothing until that zone is known") {
    constexpr attempt_limit open = attempt_limit::per_day(attempts{2});
    CHECK(open.is_per_day());
    CHECK(!open.zone());
    CHECK(open.allows_nothing());
    CHECK(open.in(zone::beijing) == daily);
    CHECK(daily.in(zone::utc) == daily);
    CHECK(three.in(zone::utc) == three);

    const auto limits = attempt_limits::from({three, open});
    CHECK(limits.allows_nothing());
    CHECK(limits.in(zone::beijing) == attempt_limits::from({three, daily}));
    CHECK(!limits.in(zone::beijing).allows_nothing());
}

TEST_CASE("the vendor's limits are 3 in 5 minutes, 6 in 10 minutes, 10 in 24 hours") {
    const auto vendor = attempt_limits::vendor();
    REQUIRE(vendor.limits().size() == 3);
    CHECK(vendor.limits()[0] == three);
    CHECK(vendor.limits()[1] == attempt_limit::within(attempts{6}, 10min));
    CHECK(vendor.limits()[2] == attempt_limit::within(attempts{10}, 24h));
    CHECK(!vendor.is_unlimited());
    CHECK(!vendor.allows_nothing());
}

TEST_CASE("no limit is said explicitly; an empty list and a default allow nothing") {
    CHECK(attempt_limits::unlimited().is_unlimited());
    CHECK(!attempt_limits::unlimited().allows_nothing());
    CHECK(attempt_limits::unlimited().limits().empty());
    CHECK(attempt_limits::unlimited().in(zone::utc).is_unlimited());

    CHECK(attempt_limits{}.allows_nothing());
    CHECK(!attempt_limits{}.is_unlimited());
    CHECK(attempt_limits::from({}).allows_nothing());
    CHECK(attempt_limits::from({}) == attempt_limits{});
    CHECK(attempt_limits{} != attempt_limits::unlimited());
}

TEST_CASE("limits that were moved from allow nothing") {
    for (attempt_limits limits : {attempt_limits::vendor(), attempt_limits::unlimited()}) {
        const attempt_limits copied = limits;
        attempt_limits taken = std::move(limits);
        CHECK(taken == copied);
        CHECK(limits.allows_nothing()); // NOLINT: moved from on purpose
        CHECK(!limits.is_unlimited());
        CHECK(limits.limits().empty());
        limits = std::move(taken);
        CHECK(limits == copied);
        CHECK(taken.allows_nothing()); // NOLINT: moved from on purpose
    }
    auto itself = attempt_limits::vendor();
    auto& same = itself;
    itself = std::move(same);
    CHECK((itself.allows_nothing() || itself == attempt_limits::vendor()));
}

TEST_CASE("limits allow nothing if one of them does, wherever it stands") {
    const auto some = attempt_limit::within(attempts{1}, minutes{5});
    const auto nothing = attempt_limit::within(attempts{0}, minutes{5});
    CHECK_FALSE(attempt_limits::from({some, some}).allows_nothing());
    CHECK(attempt_limits::from({nothing, some}).allows_nothing());
    CHECK(attempt_limits::from({some, nothing}).allows_nothing());
    CHECK_FALSE(attempt_limits::unlimited().allows_nothing());
}

} // namespace attempt_limits_test
