// The tests are worth less where zone and locale are harmless: this one fails when support/test_main.cpp stops
// making them hostile.

#include "catch.hpp"

#include <ctime>
#include <sstream>

namespace hostile_surroundings_test {

TEST_CASE("the zone of the process is not UTC and not the task's") {
    const std::time_t summer = 1621440000; // 2021-05-19 16:00:00 UTC
    const std::tm* local = std::localtime(&summer);
    REQUIRE(local != nullptr);
    CHECK(local->tm_hour == 13);
    CHECK(local->tm_min == 30);
}

TEST_CASE("streams write numbers the hostile way") {
    std::ostringstream out;
    out << 2021 << ' ' << 0.5;
    CHECK(out.str() == "2.021 0,5");
}

} // namespace hostile_surroundings_test
