#include "catch.hpp"
#include "support/literals.hpp"

#include <curfew/date_tz.hpp>
#include <curfew/zoned_schedule.hpp>

#include <string>

using namespace curfew;
using namespace std::chrono_literals;
using literals::instant;
using literals::local;

namespace {

tz_zone zone_of(const char* name) {
    const auto located = tz_zone::from_name(name);
    INFO(located.error);
    REQUIRE(located);
    return *located.value;
}

} // namespace

TEST_CASE("a name that is not there is a sentence, not an exception and not some other zone") {
    for (const std::string name : {"", "Asia/Atlantis", "asia/shanghai", "Asia/Shanghai ", "+08:00", "../Asia/Shanghai",
                                   "Asia/Shanghai\n", "/etc/passwd"}) {
        INFO("'" << name << "'");
        const auto located = tz_zone::from_name(name);
        CHECK_FALSE(located);
        CHECK_FALSE(located.error.empty());
    }
    CHECK_FALSE(tz_zone::from_name(std::string(100'000, 'A')));
}

TEST_CASE("a zone knows its name and is equal to itself") {
    CHECK(zone_of("Asia/Shanghai").name() == "Asia/Shanghai");
    CHECK(zone_of("Asia/Shanghai") == zone_of("Asia/Shanghai"));
    CHECK_FALSE(zone_of("Asia/Shanghai") == zone_of("Europe/Berlin"));
    CHECK(tz_zone::from_name("Asia/Shanghai").error.empty());
}

TEST_CASE("Shanghai is UTC+08:00 since its last daylight saving time ended") {
    const tz_zone shanghai = zone_of("Asia/Shanghai");
    const auto span = shanghai.span_at(instant("2021-05-20T00:00:00Z"));
    CHECK(span.first == instant("1991-09-15T01:00:00+08:00"));
    CHECK(span.offset == 8h);
    CHECK(shanghai.offset_at(instant("1991-09-14T16:59:59Z")) == 9h);
    CHECK(shanghai.offset_at(instant("1991-09-14T17:00:00Z")) == 8h);
}

TEST_CASE("the spans of a zone follow each other without gap, from the first instant to the last") {
    for (const char* name : {"America/New_York", "Europe/Berlin", "Australia/Lord_Howe", "America/St_Johns",
                             "Africa/Casablanca", "Pacific/Apia", "Asia/Shanghai", "Asia/Kathmandu", "UTC",
                             "Etc/GMT+12", "Africa/Monrovia", "Asia/Manila", "America/Juneau", "Antarctica/Troll"}) {
        INFO(name);
        const tz_zone zone = zone_of(name);
        offset_span span = zone.span_at(sys_seconds::min());
        CHECK(span.first == sys_seconds::min());
        while (span.last != sys_seconds::max()) {
            REQUIRE(zone.span_at(span.last - 1s) == span);
            REQUIRE(zone.offset_at(span.last - 1s) == span.offset);
            const offset_span next = zone.span_at(span.last);
            REQUIRE(next.first == span.last);
            REQUIRE(next.last > next.first);
            REQUIRE((next.offset < offset_limit && next.offset > -offset_limit));
            span = next;
        }
        CHECK(zone.span_at(sys_seconds::max()) == span);
        CHECK(zone.offset_at(sys_seconds::max()) == span.offset);
        CHECK(zone.offset_at(sys_seconds::min()) == zone.span_at(sys_seconds::min()).offset);
    }
}

TEST_CASE("the years before the first change and after the last one are safe") {
    const tz_zone berlin = zone_of("Europe/Berlin");
    const zoned_schedule ancient{compile(literals::window("0000-01-01 00:00:00", "0000-01-03 00:00:00"), {}), berlin};
    // Berlin's local mean time, 53 minutes and 28 seconds ahead of Greenwich.
    CHECK(ancient.first() == sys_seconds{earliest_local_time.time_since_epoch()} - 53min - 28s);
    CHECK(ancient.permits(ancient.first()));
    CHECK_FALSE(ancient.permits(ancient.first() - 1s));
    const zoned_schedule distant{compile(literals::window("9999-12-30 00:00:00", "9999-12-31 23:59:59"), {}), berlin};
    CHECK(distant.permits(distant.last() - 1s));
    CHECK_FALSE(distant.permits(distant.last()));
    CHECK(distant.permitted_time(sys_seconds::min(), sys_seconds::max()) == 48h - 1s);
    CHECK_FALSE(distant.permits(sys_seconds::max()));
    CHECK_FALSE(ancient.permits(sys_seconds::min()));
}
