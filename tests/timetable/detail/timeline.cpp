// The questions themselves are tested through timetables; here is what only a bare timeline can show.

#include "catch.hpp"
#include "support/table_zone.hpp"

#include <curfew/timetable/detail/timeline.hpp>

#include <cstdint>
#include <optional>

namespace timeline_test {

using namespace curfew;
using namespace std::chrono_literals;

namespace {

constexpr sys_seconds at(std::int64_t second) {
    return sys_seconds{seconds{second}};
}

template <class Timeline>
std::optional<sys_seconds> next_change(const Timeline& line, sys_seconds t) {
    return line.at(t).as_verdict().until;
}

detail::table_clock clock_of(const zone& z, sys_seconds first, sys_seconds last) {
    return {*z.table(), static_cast<std::uint32_t>(detail::clock_key(z, first, last))};
}

} // namespace

TEST_CASE("a week without forbidden minutes changes at the ends of the window only") {
    const detail::week_index week{detail::week_bits{}.complement()};
    const detail::timeline line{week, detail::fixed_clock{detail::clock_key(zone::utc, at(100), at(200))}, at(100),
                                at(200), reason::forbid_range};
    CHECK(line.next_permitted(at(0)) == at(100));
    CHECK(next_change(line, at(99)) == at(100));
    CHECK(next_change(line, at(100)) == at(200));
    CHECK(next_change(line, at(199)) == at(200));
    CHECK(next_change(line, at(200)) == std::nullopt);
    CHECK(line.at(at(150)).as_verdict() == verdict{reason::permitted, at(100), at(200)});
    CHECK(line.permitted_time(zone::utc, at(0), at(1000)) == 100s);
}

TEST_CASE("an answer is looked for in the next span when it lies behind the end of this one") {
    // Thursday 00:00 to 01:00 is forbidden; at half past the clock goes on to 02:00, or back to 23:30 of the day before.
    detail::week_bits forbidden;
    forbidden.insert(4 * 1440, 4 * 1440 + 60);
    const detail::week_index week{forbidden.complement()};
    const zone forward = table_zone(0, {{1800, 5400}});
    const detail::timeline shorter{week, clock_of(forward, at(-86400), at(86400)), at(-86400), at(86400),
                                   reason::local_hours};
    CHECK(shorter.next_permitted(at(0)) == at(1800));
    CHECK(shorter.at(at(0)).as_verdict() == verdict{reason::local_hours, at(0), at(1800)});
    CHECK(shorter.at(at(1800)).as_verdict() == verdict{reason::permitted, at(1800), at(86400)});
    const zone back = table_zone(0, {{1800, -3600}});
    const detail::timeline twice{week, clock_of(back, at(-86400), at(86400)), at(-86400), at(86400),
                                 reason::forbid_range};
    CHECK(twice.next_permitted(at(0)) == at(1800));
    CHECK(next_change(twice, at(1800)) == at(3600));
    CHECK(next_change(twice, at(3600)) == at(7200));
    CHECK(twice.at(at(3599)).as_verdict() == verdict{reason::permitted, at(1800), at(3600)});
    CHECK(twice.permitted_time(back, at(0), at(7200)) == 1800s);
}

} // namespace timeline_test
