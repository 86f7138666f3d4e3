#include "catch.hpp"

#include <curfew/task/redial_settings.hpp>

namespace redial_policy_test {

using namespace curfew;

TEST_CASE("the API's defaults: no redial, five minutes") {
    CHECK(redial_settings{}.times() == 0);
    CHECK(redial_settings{}.interval() == minutes{5});
    CHECK(redial_settings::from(0, minutes{5}) == redial_settings{});
}

TEST_CASE("0 to 5 times, 5 to 1440 minutes apart") {
    const auto most = redial_settings::from(5, minutes{1440});
    REQUIRE(most);
    CHECK(most->times() == 5);
    CHECK(most->interval() == minutes{1440});
    CHECK_FALSE(redial_settings::from(-1, minutes{5}));
    CHECK_FALSE(redial_settings::from(6, minutes{5}));
    CHECK_FALSE(redial_settings::from(0, minutes{4}));
    CHECK_FALSE(redial_settings::from(0, minutes{1441}));
    CHECK_FALSE(redial_settings::from(65536, minutes{5}));
    CHECK_FALSE(redial_settings::from(1, minutes{65536 + 5}));
    CHECK_FALSE(redial_settings::from(1, minutes::min()));
    CHECK_FALSE(redial_settings::from(1, minutes::max()));
}

} // namespace redial_policy_test
