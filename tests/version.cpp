#include "catch.hpp"

#include <curfew/version.hpp>

namespace version_test {

TEST_CASE("the macros and the constant are one version") {
    CHECK(curfew::version.major_number == CURFEW_VERSION_MAJOR);
    CHECK(curfew::version.minor_number == CURFEW_VERSION_MINOR);
    CHECK(curfew::version.patch_number == CURFEW_VERSION_PATCH);
}

} // namespace version_test
