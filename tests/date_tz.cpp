#include "catch.hpp"
#include "support/literals.hpp"

#include <curfew/date_tz.hpp>
#include <curfew/timetable/zoned_schedule.hpp>

#include <algorithm>
#include <cstdlib>
#include <ctime>
#include <optional>
#include <string>
#include <vector>

namespace date_tz_test {

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

TEST_CASE("clock changes go on after the last one that the database lists") {
    const tz_zone new_york = zone_of("America/New_York");
    CHECK(new_york.span_at(instant("2040-07-01T00:00:00Z")) ==
          offset_span{instant("2040-03-11T07:00:00Z"), instant("2040-11-04T06:00:00Z"), -4h});
    // 21:30 on the clock of that summer, which would be 20:30 if winter time stayed for good.
    const std::vector<forbid_rule> evening{literals::forbid("", "21:00-24:00")};
    const zoned_schedule task{compile(literals::window("2040-07-01 00:00:00", "2040-07-03 00:00:00"), evening),
                              new_york};
    CHECK_FALSE(task.permits(instant("2040-07-02T01:30:00Z")));
}

TEST_CASE("every zone has the offsets that the C library finds, which reads the rule after the list") {
    const char* const zone_before = std::getenv("TZ");
    const std::optional<std::string> kept = zone_before ? std::optional<std::string>{zone_before} : std::nullopt;
    const auto offset_by_libc = [](sys_seconds t) {
        const std::time_t seconds_since_1970 = t.time_since_epoch().count();
        std::tm local{};
        localtime_r(&seconds_since_1970, &local);
        return seconds{local.tm_gmtoff};
    };
    constexpr sys_seconds begin = std::chrono::sys_days{2035y / 1 / 1};
    // Before 2086, where the list of Palestine ends, whose summer time keeps clear of the Ramadan until then.
    constexpr sys_seconds end = std::chrono::sys_days{2080y / 1 / 1};
    int wrong = 0;
    int changes = 0;
    for (const date::time_zone& entry : date::get_tzdb().zones) {
        setenv("TZ", entry.name().c_str(), 1);
        tzset();
        const tz_zone zone = zone_of(entry.name().c_str());
        int wrong_here = 0;
        for (sys_seconds t = begin; t < end; t += 20 * 24h) wrong_here += zone.offset_at(t) != offset_by_libc(t);
        for (offset_span span = zone.span_at(begin); span.last < end; span = zone.span_at(span.last)) {
            wrong_here += span.offset != offset_by_libc(span.last - 1s);
            wrong_here += zone.offset_at(span.last) != offset_by_libc(span.last);
            ++changes;
        }
        if (wrong_here != 0) UNSCOPED_INFO(entry.name());
        wrong += wrong_here;
    }
    if (kept) {
        setenv("TZ", kept->c_str(), 1);
    } else {
        unsetenv("TZ");
    }
    tzset();
    CHECK(wrong == 0);
    CHECK(changes > 100 * 2 * 45);
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

} // namespace date_tz_test
