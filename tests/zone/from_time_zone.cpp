#include "catch.hpp"
#include "support/tzif_file.hpp"

#include <curfew/zone/detail/tzif.hpp>
#include <curfew/zone/from_time_zone.hpp>

#include <date/tz.h>

#include <string>
#include <vector>

namespace from_time_zone_test {

using namespace curfew;
using namespace std::chrono_literals;

namespace {

struct info {
    sys_seconds begin;
    sys_seconds end;
    seconds offset;
};

/// What std::chrono::time_zone is asked for, from a list.
struct listed_source {
    std::vector<info> spans;

    [[nodiscard]] info get_info(sys_seconds t) const {
        for (const info& span : spans) {
            if (t < span.end) return span;
        }
        return spans.back();
    }
};

} // namespace

TEST_CASE("the spans of a source are the zone's, those that differ in the name alone as one") {
    const sys_seconds t0{};
    const listed_source source{{{sys_seconds::min(), t0, 1h},
                                {t0, t0 + 10s, 2h},
                                {t0 + 10s, t0 + 20s, 2h},
                                {t0 + 20s, sys_seconds::max(), 3h}}};
    const auto made = detail::zone_from_info(source, "listed");
    REQUIRE(made);
    CHECK(made->name() == "listed");
    CHECK(made->span_at(t0 - 1s) == offset_span{sys_seconds::min(), t0, 1h});
    CHECK(made->span_at(t0 + 15s) == offset_span{t0, t0 + 20s, 2h});
    CHECK(made->span_at(sys_seconds::max()) == offset_span{t0 + 20s, sys_seconds::max(), 3h});
}

TEST_CASE("a source is asked up to the year 10000, and what it says then holds on") {
    const sys_seconds late = std::chrono::sys_days{std::chrono::year{9999} / 12 / 31};
    const sys_seconds later = std::chrono::sys_days{std::chrono::year{10'000} / 1 / 1};
    const listed_source source{{{sys_seconds::min(), late, 1h}, {late, later, 2h}, {later, sys_seconds::max(), 3h}}};
    const auto made = detail::zone_from_info(source, "");
    REQUIRE(made);
    CHECK(made->offset_at(late - 1s) == 1h);
    CHECK(made->span_at(later) == offset_span{late, sys_seconds::max(), 2h});
}

TEST_CASE("a source whose spans do not follow each other, or that has an offset of a day, makes no zone") {
    const sys_seconds t0{};
    CHECK_FALSE(detail::zone_from_info(listed_source{{{sys_seconds::min(), t0, 1h}}}, ""));
    CHECK_FALSE(
        detail::zone_from_info(listed_source{{{sys_seconds::min(), t0, 1h}, {t0 + 1s, sys_seconds::max(), 2h}}}, ""));
    CHECK_FALSE(
        detail::zone_from_info(listed_source{{{sys_seconds::min(), t0, 1h}, {t0, sys_seconds::max(), 24h}}}, ""));
    CHECK_FALSE(detail::zone_from_info(listed_source{{{sys_seconds::min(), sys_seconds::max(), -24h}}}, ""));
}

TEST_CASE("date's zones, which list their transitions to 2037, are the zones of the files until then") {
    int zones = 0;
    int different = 0;
    std::size_t transitions = 0;
    const sys_seconds until = std::chrono::sys_days{2037y / 7 / 1};
    for (const date::time_zone& source : date::get_tzdb().zones) {
        const auto made = detail::zone_from_info(source, source.name());
        const auto read =
            detail::zone_from_tzif(tzif_file::read("/usr/share/zoneinfo/" + source.name()), source.name());
        INFO(source.name());
        REQUIRE(made);
        REQUIRE(read);
        ++zones;
        for (sys_seconds t = sys_seconds::min(); t < until; t = read.value->span_at(t).last, ++transitions) {
            const offset_span expected = read.value->span_at(t);
            const offset_span found = made->span_at(t);
            different += found.first != expected.first || found.offset != expected.offset ||
                         (expected.last < until && found.last != expected.last);
        }
    }
    CHECK(different == 0);
    CHECK(zones > 400);
    CHECK(transitions > 10'000);
}

#if defined(__cpp_lib_chrono) && __cpp_lib_chrono >= 201907L
TEST_CASE("a zone of the standard library is a zone") {
    const zone new_york = zone_from(*std::chrono::locate_zone("America/New_York")).value();
    CHECK(new_york.name() == "America/New_York");
    CHECK(new_york.offset_at(std::chrono::sys_days{2024y / 7 / 1}) == -4h);
    CHECK(new_york.offset_at(std::chrono::sys_days{2124y / 12 / 1}) == -5h);
}
#endif

} // namespace from_time_zone_test
