#include "catch.hpp"

#include <curfew/time/instant.hpp>

#include <cstdint>
#include <limits>

namespace instant_test {

TEST_CASE("time points count whole seconds in 64 bits") {
    CHECK(curfew::sys_seconds::max().time_since_epoch().count() == std::numeric_limits<std::int64_t>::max());
    CHECK(curfew::sys_seconds::min().time_since_epoch().count() == std::numeric_limits<std::int64_t>::min());
    CHECK(curfew::local_seconds::max().time_since_epoch().count() == std::numeric_limits<std::int64_t>::max());
    CHECK(curfew::local_seconds::min().time_since_epoch().count() == std::numeric_limits<std::int64_t>::min());
}

TEST_CASE("a sum that lies beyond the last or before the first instant is that instant") {
    using namespace std::chrono_literals;
    using curfew::detail::saturating_sum;
    constexpr auto last = curfew::sys_seconds::max();
    constexpr auto first = curfew::sys_seconds::min();
    CHECK(saturating_sum(last - 1s, 1s) == last);
    CHECK(saturating_sum(last - 1s, 2s) == last);
    CHECK(saturating_sum(first + 1s, -1s) == first);
    CHECK(saturating_sum(first + 1s, -2s) == first);
    CHECK(saturating_sum(first, curfew::seconds::max()) == first + curfew::seconds::max());
    CHECK(saturating_sum(last, curfew::seconds::min()) == last + curfew::seconds::min());
    CHECK(saturating_sum(curfew::sys_seconds{}, -5s) == curfew::sys_seconds{-5s});
}

TEST_CASE("an instant of any precision lies in a second, and one beyond all seconds in the last or first of them") {
    using namespace std::chrono;
    using curfew::sys_seconds;
    using curfew::detail::second_of;
    STATIC_REQUIRE(second_of(sys_time<milliseconds>{milliseconds{-1}}) == sys_seconds{seconds{-1}});
    STATIC_REQUIRE(second_of(sys_time<milliseconds>{milliseconds{999}}) == sys_seconds{});
    STATIC_REQUIRE(second_of(sys_time<nanoseconds>::max()) == sys_seconds{seconds{9'223'372'036}});
    STATIC_REQUIRE(second_of(sys_time<nanoseconds>::min()) == sys_seconds{seconds{-9'223'372'037}});
    STATIC_REQUIRE(second_of(sys_days{days{1}}) == sys_seconds{hours{24}});
    STATIC_REQUIRE(second_of(sys_time<hours>::max()) == sys_seconds::max());
    STATIC_REQUIRE(second_of(sys_time<hours>::min()) == sys_seconds::min());
    STATIC_REQUIRE(second_of(sys_time<minutes>{minutes{sys_seconds::max().time_since_epoch().count() / 60}}) <=
                   sys_seconds::max());
    STATIC_REQUIRE(second_of(sys_seconds::max()) == sys_seconds::max());
    STATIC_REQUIRE(!curfew::detail::whole_duration<duration<double>>);
    STATIC_REQUIRE(!curfew::detail::whole_duration<duration<std::uint64_t>>);
}

} // namespace instant_test
