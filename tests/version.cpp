#include "catch.hpp"

#include <curfew/version.hpp>

#include <string>

namespace version_test {

TEST_CASE("the macros and the constant are one version") {
    CHECK(curfew::version == std::to_string(CURFEW_VERSION_MAJOR) + '.' + std::to_string(CURFEW_VERSION_MINOR) + '.' +
                                 std::to_string(CURFEW_VERSION_PATCH));
}

} // namespace version_test
