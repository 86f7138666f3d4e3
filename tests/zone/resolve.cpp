#include "catch.hpp"
#include "support/table_zone.hpp"

#include <curfew/time/text.hpp>
#include <curfew/zone/resolve.hpp>

#include <algorithm>
#include <random>
#include <vector>

namespace resolve_test {

using namespace curfew;
using namespace std::chrono_literals;

namespace {

constexpr local_seconds local(std::string_view text) {
    return parse_local_time(text).value.value();
}

constexpr sys_seconds instant(std::string_view text) {
    return parse_rfc3339(text).value.value();
}

/// New York in 2021: forward at 07:00 UTC on March 14th, back at 06:00 UTC on November 7th.
const zone new_york = table_zone(-5 * 3600, {{1615705200, -4 * 3600}, {1636264800, -5 * 3600}});

/// Apia, which left out 2011-12-30.
const zone apia = table_zone(-10 * 3600, {{1325239200, 14 * 3600}});

static_assert(resolve(zone::beijing, local("2021-05-20 17:35:43")).unique());
static_assert(resolve_start(zone::beijing, local("2021-05-20 08:00:00")) == instant("2021-05-20T00:00:00Z"));
static_assert(noexcept(resolve(zone::beijing, earliest_local_time)));

} // namespace

TEST_CASE("without transitions a civil time is one instant") {
    const auto choice = resolve(zone::beijing, local("2021-05-20 17:35:43"));
    CHECK(choice.unique());
    CHECK_FALSE(choice.skipped);
    CHECK(choice.earlier == instant("2021-05-20T17:35:43+08:00"));
    CHECK(resolve(zone::beijing, earliest_local_time).earlier == instant("0000-01-01T00:00:00+08:00"));
    CHECK(resolve(zone::beijing, latest_local_time).later == instant("9999-12-31T23:59:59+08:00"));
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
    CHECK(resolve(new_york, local("2021-03-14 01:59:59")).unique());
    CHECK(resolve(new_york, local("2021-03-14 03:00:00")).unique());
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
    const zone z = table_zone(0, {{10 * 3600 + 1800, -3600}, {10 * 3600 + 1800 + 900, 0}});
    const auto choice = resolve(z, local("1970-01-01 10:00:00"));
    CHECK_FALSE(choice.skipped);
    CHECK(choice.earlier == instant("1970-01-01T10:00:00Z"));
    CHECK(choice.later == instant("1970-01-01T11:00:00Z"));
}

TEST_CASE("at the ends of 64 bits an instant beyond them is the last one, or the first") {
    const zone west = *zone::fixed(-5h);
    CHECK(resolve(zone::beijing, local_seconds::min()).earlier == sys_seconds::min());
    CHECK(resolve(zone::beijing, local_seconds::min()).later == sys_seconds::min());
    CHECK(resolve(zone::beijing, local_seconds::min() + 8h + 1s).later == sys_seconds::min() + 1s);
    CHECK(resolve(zone::beijing, local_seconds::max()).later == sys_seconds::max() - 8h);
    CHECK(resolve(west, local_seconds::max()).earlier == sys_seconds::max());
    CHECK(resolve(west, local_seconds::max() - 5h - 1s).earlier == sys_seconds::max() - 1s);
    CHECK(resolve(west, local_seconds::min()).later == sys_seconds::min() + 5h);
    for (const local_seconds t : {local_seconds::min(), local_seconds::max()}) {
        CHECK(resolve(zone::beijing, t).unique());
        CHECK(resolve(west, t).unique());
        CHECK_FALSE(resolve(west, t).skipped);
    }
    const std::string_view rule = "EST5EDT,M3.2.0,M11.1.0";
    const zone ruled = *zone::from_transitions(-5h, {}, rule).value;
    for (const local_seconds t :
         {local_seconds::min(), local_seconds::min() + 72h, local_seconds::max() - 72h, local_seconds::max()}) {
        CHECK(resolve(ruled, t).unique());
    }
}

TEST_CASE("random zones with transitions minutes apart, against every instant of the days around") {
    std::mt19937 random{21};
    const auto below = [&](int n) { return static_cast<int>(random() % static_cast<unsigned>(n)); };
    constexpr std::int64_t minute = 60;
    int skipped = 0;
    int repeated = 0;
    for (int i = 0; i < 300; ++i) {
        std::vector<transition> list;
        std::int64_t at = 0;
        for (int n = below(6); n >= 0; --n) {
            at += minute * (1 + below(below(2) == 0 ? 600 : 3000));
            list.push_back({sys_seconds{seconds{at}}, seconds{minute * (below(2879) - 1439)}});
        }
        const zone z = *zone::from_transitions(seconds{minute * (below(2879) - 1439)}, list).value;
        for (int n = 0; n < 20; ++n) {
            const local_seconds wanted{seconds{minute * below(static_cast<int>(at / minute) + 1)}};
            // The clock has reached the time at `later` and never falls behind it again; before `earlier` it has not.
            std::vector<sys_seconds> shown;
            sys_seconds last_behind = sys_seconds::min();
            sys_seconds first_reached = sys_seconds::max();
            const sys_seconds from = sys_seconds{wanted.time_since_epoch()} - 24h;
            for (sys_seconds t = from; t <= from + 48h; t += seconds{minute}) {
                const local_seconds clock = z.to_local(t);
                if (clock == wanted) shown.push_back(t);
                if (clock < wanted) last_behind = t;
                if (clock >= wanted) first_reached = std::min(first_reached, t);
            }
            const auto choice = resolve(z, wanted);
            REQUIRE(choice.skipped == shown.empty());
            REQUIRE(choice.earlier <= first_reached);
            REQUIRE(choice.later > last_behind);
            if (!shown.empty()) {
                REQUIRE(choice.earlier <= shown.front());
                REQUIRE(choice.later >= shown.back());
            }
            // No shorter than it must be: each bound is an instant that some offset near by makes of the time.
            for (const sys_seconds bound : {choice.earlier, choice.later}) {
                const seconds ahead = wanted.time_since_epoch() - bound.time_since_epoch();
                bool known = false;
                for (sys_seconds t = from; t <= from + 48h; t += seconds{minute}) known |= z.offset_at(t) == ahead;
                REQUIRE(known);
            }
            skipped += choice.skipped;
            repeated += !choice.unique() && !choice.skipped;
        }
    }
    CHECK(skipped > 100);
    CHECK(repeated > 100);
}

} // namespace resolve_test
