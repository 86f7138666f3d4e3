#include "catch.hpp"
#include "support/literals.hpp"

#include <curfew/task/call_window.hpp>

namespace call_window_test {

using namespace curfew;
using literals::local;

TEST_CASE("a window ends later than it starts") {
    const local_seconds start = local("2021-05-20 17:35:43");
    CHECK_FALSE(call_window::from(start, start));
    CHECK_FALSE(call_window::from(start, start - seconds{1}));
    const auto window = call_window::from(start, start + seconds{1});
    REQUIRE(window);
    CHECK(window->start() == start);
    CHECK(window->end() == start + seconds{1});
    CHECK(window->length() == seconds{1});
}

TEST_CASE("a window lies within what yyyy-MM-dd HH:mm:ss can write") {
    CHECK(earliest_local_time == local("0000-01-01 00:00:00"));
    CHECK(latest_local_time == local("9999-12-31 23:59:59"));
    CHECK(call_window::from(earliest_local_time, latest_local_time));
    CHECK_FALSE(call_window::from(earliest_local_time - seconds{1}, latest_local_time));
    CHECK_FALSE(call_window::from(earliest_local_time, latest_local_time + seconds{1}));
    CHECK_FALSE(call_window::from(local_seconds::min(), local_seconds::max()));
    CHECK_FALSE(call_window::from(local_seconds::max(), local_seconds::min()));
}

} // namespace call_window_test
