// Once a schedule is made, asking it allocates nothing, iteration included.

#include "catch.hpp"
#include "support/heap.hpp"
#include "support/literals.hpp"

#include <curfew/date_tz.hpp>
#include <curfew/timetable/zoned_schedule.hpp>

#include <cstddef>
#include <string>
#include <vector>

namespace allocation_test {

namespace {

using namespace curfew;

/// How many allocations all queries make; `sink` keeps the answers alive.
template <class Schedule>
std::size_t allocations_of_queries(const Schedule& s, typename Schedule::time_point from,
                                   typename Schedule::time_point to, std::int64_t& sink) {
    const heap::watch watch;
    for (auto t = from; t < to; t += std::chrono::hours{5}) {
        sink += s.permits(t) ? 1 : 0;
        sink += s.at(t).until ? 1 : 0;
        sink += s.next_permitted(t) ? 1 : 0;
        sink += s.next_change(t) ? 1 : 0;
    }
    for (const auto& permitted : s.intervals(from, to)) sink += permitted.length().count();
    sink += s.permitted_time(from, to).count();
    return watch.allocations();
}

const schedule local_schedule =
    compile(literals::window("2021-01-01 00:00:00", "2022-01-01 00:00:00"),
            std::vector{literals::forbid("", "20:00-08:00"), literals::forbid("Sun", "10:00-11:00")});

} // namespace

TEST_CASE("the counter counts") {
    const heap::watch watch;
    const std::string longer_than_any_short_string(1000, 'x');
    CHECK(watch.allocations() > 0);
}

TEST_CASE("compiling rules into a schedule allocates nothing") {
    const std::vector list{literals::forbid("", "20:00-08:00")};
    const auto window = literals::window("2021-01-01 00:00:00", "2022-01-01 00:00:00");
    const heap::watch watch;
    const schedule s = compile(window, list);
    CHECK(watch.allocations() == 0);
    CHECK(s.permits(literals::local("2021-01-01 12:00:00")));
}

TEST_CASE("queries allocate nothing") {
    std::int64_t sink = 0;
    const sys_seconds from = literals::instant("2020-12-01T00:00:00Z");
    const sys_seconds to = literals::instant("2022-02-01T00:00:00Z");
    CHECK(allocations_of_queries(local_schedule, local_seconds{from.time_since_epoch()},
                                 local_seconds{to.time_since_epoch()}, sink) == 0);
    CHECK(allocations_of_queries(zoned_schedule{local_schedule}, from, to, sink) == 0);
    // sys_info, which date gives for an offset, has the zone's abbreviation as a string: short enough for no allocation.
    const zoned_schedule new_york{local_schedule, tz_zone::from_name("America/New_York").value.value()};
    CHECK(allocations_of_queries(new_york, from, to, sink) == 0);
    CHECK(sink > 0);
}

} // namespace allocation_test
