#include "catch.hpp"
#include "support/literals.hpp"
#include "support/table_zone.hpp"

#include <curfew/zone/zone.hpp>

namespace zone_test {

using namespace curfew;
using namespace std::chrono_literals;
using literals::instant;
using literals::local;

namespace {

/// New York in 2021: forward at 07:00 UTC on March 14th, back at 06:00 UTC on November 7th.
const table_zone new_york{-5 * 3600, {{1615705200, -4 * 3600}, {1636264800, -5 * 3600}}};

/// Apia, which left out 2011-12-30.
const table_zone apia{-10 * 3600, {{1325239200, 14 * 3600}}};

} // namespace

TEST_CASE("a fixed offset is less than a day") {
    CHECK(fixed_offset::from(24h - 1s));
    CHECK(fixed_offset::from(-(24h - 1s)));
    CHECK_FALSE(fixed_offset::from(24h));
    CHECK_FALSE(fixed_offset::from(-24h));
    CHECK_FALSE(fixed_offset::from(seconds::max()));
    CHECK_FALSE(fixed_offset::from(seconds::min()));
    CHECK(fixed_offset{}.offset() == 0s);
    CHECK(beijing.offset() == 8h);
}

TEST_CASE("a fixed offset is one span that never ends") {
    for (const sys_seconds t : {sys_seconds::min(), sys_seconds{}, sys_seconds::max()}) {
        CHECK(beijing.offset_at(t) == 8h);
        CHECK(beijing.span_at(t) == offset_span{sys_seconds::min(), sys_seconds::max(), 8h});
    }
}

TEST_CASE("without clock changes a local time is one instant") {
    const auto choice = resolve(beijing, local("2021-05-20 17:35:43"));
    CHECK(choice.unique());
    CHECK_FALSE(choice.skipped);
    CHECK(choice.earlier == instant("2021-05-20T17:35:43+08:00"));
    CHECK(resolve(beijing, earliest_local_time).earlier == instant("0000-01-01T00:00:00+08:00"));
    CHECK(resolve(beijing, latest_local_time).later == instant("9999-12-31T23:59:59+08:00"));
}

TEST_CASE("a repeated time is two instants: a window starts at the later and ends at the earlier") {
    const auto choice = resolve(new_york, local("2021-11-07 01:30:00"));
    CHECK_FALSE(choice.unique());
    CHECK_FALSE(choice.skipped);
    CHECK(choice.earlier == instant("2021-11-07T01:30:00-04:00"));
    CHECK(choice.later == instant("2021-11-07T01:30:00-05:00"));
    CHECK(resolve_start(new_york, local("2021-11-07 01:30:00")) == choice.later);
    CHECK(resolve_end(new_york, local("2021-11-07 01:30:00")) == choice.earlier);
}

TEST_CASE("the edges of the hour that is repeated") {
    CHECK(resolve(new_york, local("2021-11-07 00:59:59")).unique());
    CHECK_FALSE(resolve(new_york, local("2021-11-07 01:00:00")).unique());
    CHECK_FALSE(resolve(new_york, local("2021-11-07 01:59:59")).unique());
    CHECK(resolve(new_york, local("2021-11-07 02:00:00")).unique());
    CHECK(resolve(new_york, local("2021-11-07 02:00:00")).earlier == instant("2021-11-07T02:00:00-05:00"));
}

TEST_CASE("a skipped time is no instant: what the offsets on both sides make of it") {
    const auto choice = resolve(new_york, local("2021-03-14 02:30:00"));
    CHECK(choice.skipped);
    CHECK(choice.earlier == instant("2021-03-14T01:30:00-05:00"));
    CHECK(choice.later == instant("2021-03-14T03:30:00-04:00"));
}

TEST_CASE("the edges of the hour that is skipped") {
    CHECK_FALSE(resolve(new_york, local("2021-03-14 01:59:59")).skipped);
    CHECK(resolve(new_york, local("2021-03-14 02:00:00")).skipped);
    CHECK(resolve(new_york, local("2021-03-14 02:59:59")).skipped);
    CHECK_FALSE(resolve(new_york, local("2021-03-14 03:00:00")).skipped);
    CHECK(resolve(new_york, local("2021-03-14 03:00:00")).earlier == instant("2021-03-14T03:00:00-04:00"));
}

TEST_CASE("a day can be skipped") {
    CHECK_FALSE(resolve(apia, local("2011-12-29 23:59:59")).skipped);
    const auto choice = resolve(apia, local("2011-12-30 12:00:00"));
    CHECK(choice.skipped);
    CHECK(choice.earlier == instant("2011-12-29T12:00:00-10:00"));
    CHECK(choice.later == instant("2011-12-31T12:00:00+14:00"));
    CHECK_FALSE(resolve(apia, local("2011-12-31 00:00:00")).skipped);
}

TEST_CASE("a time that is shown, fallen behind and then skipped counts late for a start, early for an end") {
    // 10:00 is shown; at 10:30 back to 09:30; at 09:45 on to 10:45.
    const table_zone zone{0, {{10 * 3600 + 1800, -3600}, {10 * 3600 + 1800 + 900, 0}}};
    const auto choice = resolve(zone, local("1970-01-01 10:00:00"));
    CHECK_FALSE(choice.skipped);
    CHECK(choice.earlier == instant("1970-01-01T10:00:00Z"));
    CHECK(choice.later == instant("1970-01-01T11:00:00Z"));
}

} // namespace zone_test
