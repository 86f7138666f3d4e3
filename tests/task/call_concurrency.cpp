#include <curfew/task/call_concurrency.hpp>

#include "catch.hpp"

#include <limits>
#include <type_traits>

namespace call_concurrency_test {

using namespace curfew;

static_assert(!std::is_default_constructible_v<call_concurrency>);

TEST_CASE("at least one call at once") {
    CHECK_FALSE(call_concurrency::from(0));
    CHECK_FALSE(call_concurrency::from(-1));
    CHECK_FALSE(call_concurrency::from(std::numeric_limits<std::int32_t>::min()));
    CHECK(call_concurrency::from(1)->calls() == 1);
    CHECK(call_concurrency::from(std::numeric_limits<std::int32_t>::max())->calls() == 2147483647);
}

} // namespace call_concurrency_test
