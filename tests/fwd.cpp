#include "catch.hpp"

#include <curfew/fwd.hpp>

#include <limits>

TEST_CASE("time points count whole seconds in 64 bits") {
    CHECK(curfew::sys_seconds::max().time_since_epoch().count() == std::numeric_limits<std::int64_t>::max());
    CHECK(curfew::sys_seconds::min().time_since_epoch().count() == std::numeric_limits<std::int64_t>::min());
    CHECK(curfew::local_seconds::max().time_since_epoch().count() == std::numeric_limits<std::int64_t>::max());
    CHECK(curfew::local_seconds::min().time_since_epoch().count() == std::numeric_limits<std::int64_t>::min());
}
