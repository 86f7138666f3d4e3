#include "catch.hpp"

#include <curfew/time/instant.hpp>

#include <limits>

namespace fwd_test {

TEST_CASE("time points count whole seconds in 64 bits") {
    CHECK(curfew::sys_seconds::max().time_since_epoch().count() == std::numeric_limits<std::int64_t>::max());
    CHECK(curfew::sys_seconds::min().time_since_epoch().count() == std::numeric_limits<std::int64_t>::min());
    CHECK(curfew::local_seconds::max().time_since_epoch().count() == std::numeric_limits<std::int64_t>::max());
    CHECK(curfew::local_seconds::min().time_since_epoch().count() == std::numeric_limits<std::int64_t>::min());
}

TEST_CASE("a sum that lies beyond the last or before the first instant is that instant") {
    using namespace std::chrono_literals;
    using curfew::saturating_sum;
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

} // namespace fwd_test
