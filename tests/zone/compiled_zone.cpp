#include <curfew/zone/compiled_zone.hpp>
#include <curfew/date_tz.hpp>
#include <curfew/timetable/zoned_schedule.hpp>

#include "catch.hpp"
#include "support/batch_check.hpp"

#include <algorithm>
#include <cstdint>
#include <random>
#include <type_traits>
#include <vector>

namespace compiled_zone_test {

using namespace curfew;
using namespace std::chrono_literals;

namespace {

static_assert(zone<compiled_zone<fixed_offset>>);
static_assert(zone<compiled_zone<tz_zone>>);
static_assert(std::is_trivially_copyable_v<compiled_zone<tz_zone>>);
static_assert(sizeof(compiled_zone<tz_zone>) <= 4096);

constexpr compiled_zone constant{beijing, sys_seconds{}, sys_seconds{std::chrono::days{1000}}};
static_assert(constant.offset_at(sys_seconds{5s}) == 8h);
static_assert(constant.span_at(sys_seconds{5s}) == beijing.span_at(sys_seconds{5s}));
static_assert(constant.offset_at(sys_seconds::min()) == 8h && constant.offset_at(sys_seconds::max()) == 8h);

constexpr sys_seconds start_of(int year) {
    return std::chrono::sys_days{std::chrono::year{year} / 1 / 1};
}

tz_zone zone_of(const char* name) {
    const auto zone = tz_zone::from_name(name);
    REQUIRE(zone);
    return *zone.value;
}

/// A zone whose clock changes are what the test says. Its first span has no beginning, its last no end.
class listed_zone {
public:
    listed_zone(std::vector<sys_seconds> changes, std::vector<seconds> offsets)
        : changes_{std::move(changes)}, offsets_{std::move(offsets)} {}

    [[nodiscard]] seconds offset_at(sys_seconds t) const { return span_at(t).offset; }

    [[nodiscard]] offset_span span_at(sys_seconds t) const {
        const auto next = std::upper_bound(changes_.begin(), changes_.end(), t);
        const auto i = static_cast<std::size_t>(next - changes_.begin());
        return {i == 0 ? sys_seconds::min() : changes_[i - 1], next == changes_.end() ? sys_seconds::max() : *next,
                offsets_[i % offsets_.size()]};
    }

private:
    std::vector<sys_seconds> changes_;
    std::vector<seconds> offsets_;
};

/// A zone that may be asked only outside the table.
struct watched_zone {
    tz_zone zone;
    int* asked;

    [[nodiscard]] seconds offset_at(sys_seconds t) const {
        ++*asked;
        return zone.offset_at(t);
    }
    [[nodiscard]] offset_span span_at(sys_seconds t) const {
        ++*asked;
        return zone.span_at(t);
    }
};

template <class Quick, class Slow>
[[nodiscard]] bool same_at(const Quick& quick, const Slow& slow, sys_seconds t) {
    return quick.span_at(t) == slow.span_at(t) && quick.offset_at(t) == slow.offset_at(t);
}

/// The instants around each change of [from, to), and around the ends of the table and of time.
template <class Slow, std::size_t Buckets>
[[nodiscard]] int differences(const compiled_zone<Slow, Buckets>& quick, const Slow& slow, sys_seconds from,
                              sys_seconds to) {
    std::vector<sys_seconds> places{from, to, quick.first(), quick.last()};
    for (sys_seconds t = slow.span_at(from).last; t < to; t = slow.span_at(t).last) places.push_back(t);
    for (sys_seconds t = from; t < to; t += seconds{1 << 21}) places.push_back(t);
    int wrong = 0;
    for (const sys_seconds place : places) {
        for (const seconds d : {-3600s, -2s, -1s, 0s, 1s, 2s, 3600s}) wrong += !same_at(quick, slow, place + d);
    }
    for (const sys_seconds t : {sys_seconds::min(), sys_seconds::min() + 1s, sys_seconds{-1s}, sys_seconds{},
                                sys_seconds::max() - 1s, sys_seconds::max()}) {
        wrong += !same_at(quick, slow, t);
    }
    return wrong;
}

/// The instants around each clock change, and around the ends of the window, of the table and of time, at which a schedule
/// does not answer as it does with the slow zone.
template <class Slow, std::size_t Buckets>
[[nodiscard]] int schedule_differences(const compiled_zone<Slow, Buckets>& quick, const Slow& slow,
                                       const call_window& window) {
    const schedule local = compile(window, batch_check::typical_rules());
    const zoned_schedule expected{local, slow};
    const zoned_schedule found{local, quick};
    std::vector<sys_seconds> places{quick.first(), quick.last(), expected.first(), expected.last()};
    const sys_seconds last = expected.last() + 24h;
    for (sys_seconds t = slow.span_at(expected.first()).last; t < last; t = slow.span_at(t).last) places.push_back(t);
    for (sys_seconds t = expected.first(); t < last; t += 97h) places.push_back(t);
    int wrong = 0;
    const auto check = [&](sys_seconds t) {
        wrong += found.permits(t) != expected.permits(t) || found.at(t) != expected.at(t) ||
                 found.next_permitted(t) != expected.next_permitted(t);
    };
    for (const sys_seconds place : places) {
        for (const seconds d : {-3600s, -1s, 0s, 1s, 3600s}) check(place + d);
    }
    for (const sys_seconds t : {sys_seconds::min(), sys_seconds{}, sys_seconds::max()}) check(t);
    return wrong;
}

constexpr call_window window_of(local_seconds start, seconds length) {
    return *call_window::from(start, start + length);
}

} // namespace

TEST_CASE("every zone of the database answers as before") {
    for (const date::time_zone& named : date::get_tzdb().zones) {
        CAPTURE(named.name());
        const tz_zone slow = zone_of(named.name().c_str());
        CHECK(differences(compiled_zone{slow, start_of(2016), start_of(2026)}, slow, start_of(1990), start_of(2038)) ==
              0);
        CHECK(differences(compiled_zone{slow, start_of(1990), start_of(2038)}, slow, start_of(1990), start_of(2038)) ==
              0);
    }
}

TEST_CASE("ten years of a zone are answered by the table alone") {
    for (const char* name : {"Asia/Shanghai", "America/New_York", "Africa/Casablanca", "Australia/Lord_Howe"}) {
        CAPTURE(name);
        int asked = 0;
        const tz_zone slow = zone_of(name);
        const compiled_zone quick{watched_zone{slow, &asked}, start_of(2016), start_of(2026)};
        CHECK(quick.first() == start_of(2016));
        CHECK(quick.last() == start_of(2026));
        CHECK(asked < 64);
        asked = 0;
        int wrong = 0;
        for (sys_seconds t = start_of(2016); t < start_of(2026); t += 1801s) wrong += !same_at(quick, slow, t);
        CHECK(wrong == 0);
        CHECK(asked == 0);
        static_cast<void>(quick.offset_at(start_of(2016) - 1s));
        static_cast<void>(quick.span_at(start_of(2026)));
        CHECK(asked == 2);
    }
}

TEST_CASE("thirty years of New York fit as well, in longer buckets") {
    int asked = 0;
    const compiled_zone quick{watched_zone{zone_of("America/New_York"), &asked}, start_of(2000), start_of(2030)};
    CHECK(quick.last() == start_of(2030));
    asked = 0;
    for (sys_seconds t = start_of(2000); t < start_of(2030); t += 6h) static_cast<void>(quick.offset_at(t));
    CHECK(asked == 0);
}

TEST_CASE("the window of a task is covered with a margin, so that its schedule never asks the slow zone") {
    const auto window = *call_window::from(local_seconds{std::chrono::local_days{std::chrono::year{2021} / 3 / 1}},
                                           local_seconds{std::chrono::local_days{std::chrono::year{2021} / 4 / 1}});
    int asked = 0;
    const compiled_zone quick{watched_zone{zone_of("America/New_York"), &asked}, window};
    asked = 0;
    const zoned_schedule task{compile(window, {}), quick};
    // Counted, since a compiler may leave out a question whose answer nobody looks at.
    int permitted = 0;
    int in_window = 0;
    int before_end = 0;
    for (sys_seconds t = start_of(2021); t < start_of(2022); t += 1h) {
        permitted += task.permits(t);
        in_window += task.at(t).permitted();
        before_end += task.next_permitted(t).has_value();
    }
    CHECK(permitted == 31 * 24 - 1);
    CHECK(in_window == permitted);
    CHECK(before_end == permitted + (31 + 28) * 24 + 5);
    CHECK(task.permits(task.first()));
    CHECK_FALSE(task.permits(task.last()));
    CHECK_FALSE(task.permits(sys_seconds::max()));
    CHECK_FALSE(task.permits(sys_seconds::min()));
    CHECK(asked == 0);
}

TEST_CASE("a schedule answers as before where the table is made for another window") {
    const tz_zone slow = zone_of("America/New_York");
    const local_seconds start{std::chrono::local_days{std::chrono::year{2020} / 2 / 1}};
    for (const auto& [from, to] : std::vector<std::pair<int, int>>{
             {2010, 2012}, {2030, 2032}, {2020, 2021}, {2021, 2030}, {2010, 2030}, {2020, 2020}}) {
        CAPTURE(from, to);
        const compiled_zone quick{slow, start_of(from), start_of(to)};
        CHECK(schedule_differences(quick, slow, window_of(start, std::chrono::days{700})) == 0);
        CHECK(schedule_differences(quick, slow, window_of(start, 1s)) == 0);
    }
}

TEST_CASE("a window of which a clock change leaves nothing, and a table of nothing") {
    const tz_zone slow = zone_of("America/New_York");
    // 02:00 to 03:00 was skipped.
    const local_seconds skipped{std::chrono::local_days{std::chrono::year{2021} / 3 / 14} + 2h};
    const call_window window = window_of(skipped + 10min, 40min);
    const zoned_schedule expected{compile(window, {}), slow};
    REQUIRE(expected.first() == expected.last());
    const compiled_zone quick{slow, expected.first(), expected.first()};
    CHECK(schedule_differences(quick, slow, window) == 0);
}

TEST_CASE("clock changes seconds apart are left to the zone") {
    const sys_seconds t0 = start_of(2020);
    const listed_zone slow{
        {t0, t0 + 1s, t0 + 2s, t0 + 40s, t0 + std::chrono::days{300}, t0 + std::chrono::days{300} + 1s},
        {0s, 3600s, -3600s, 7200s, 1s, -86'399s, 86'399s}};
    CHECK(differences(compiled_zone{slow, start_of(2019), start_of(2029)}, slow, start_of(2018), start_of(2030)) == 0);
    CHECK(differences(compiled_zone{slow, t0, t0 + 1s}, slow, start_of(2018), start_of(2030)) == 0);
    CHECK(differences(compiled_zone{slow, t0 + 1s, t0 + 3s}, slow, start_of(2018), start_of(2030)) == 0);
}

TEST_CASE("more clock changes than the table holds end the table") {
    std::vector<sys_seconds> changes;
    for (int i = 0; i < 500; ++i) changes.push_back(start_of(2016) + i * std::chrono::days{7});
    const listed_zone slow{changes, {0s, 3600s, 1800s}};
    const compiled_zone quick{slow, start_of(2015), start_of(2027)};
    CHECK(quick.last() < start_of(2027));
    CHECK(differences(quick, slow, start_of(2014), start_of(2028)) == 0);
}

TEST_CASE("spans that are empty, backwards, or as long as time") {
    const tz_zone slow = zone_of("Africa/Casablanca");
    for (const auto& [from, to] : std::vector<std::pair<sys_seconds, sys_seconds>>{
             {start_of(2020), start_of(2020)},
             {start_of(2021), start_of(2020)},
             {sys_seconds::max(), sys_seconds::min()},
             {sys_seconds::min(), sys_seconds::max()},
             {sys_seconds::min(), sys_seconds::min() + 1s},
             {sys_seconds::max() - 1s, sys_seconds::max()},
             {start_of(2036), sys_seconds::max()},
             {start_of(1900), start_of(2100)},
         }) {
        CAPTURE(from.time_since_epoch().count(), to.time_since_epoch().count());
        const compiled_zone quick{slow, from, to};
        int wrong = 0;
        for (sys_seconds t = start_of(1990); t < start_of(2040); t += 5h) wrong += !same_at(quick, slow, t);
        for (const sys_seconds t : {sys_seconds::min(), sys_seconds::min() + 1s, sys_seconds::min() + 2s,
                                    sys_seconds::max() - 2s, sys_seconds::max() - 1s, sys_seconds::max()}) {
            wrong += !same_at(quick, slow, t);
        }
        CHECK(wrong == 0);
    }
}

TEST_CASE("random zones, random spans, tables of every size") {
    std::mt19937_64 random{4};
    const auto below = [&](std::int64_t n) {
        return static_cast<std::int64_t>(random() % static_cast<std::uint64_t>(n));
    };
    for (int i = 0; i < 300; ++i) {
        CAPTURE(i);
        std::vector<sys_seconds> changes;
        sys_seconds t = start_of(2010);
        const std::int64_t apart = std::int64_t{1} << (4 + below(22));
        for (std::int64_t left = below(200); left > 0; --left) changes.push_back(t += seconds{1 + below(apart)});
        const listed_zone slow{changes, {0s, 3600s, -1800s, 5s}};
        const sys_seconds from = start_of(2009) + seconds{below(400'000'000)};
        const sys_seconds to = from + seconds{below(500'000'000)};
        const compiled_zone<listed_zone, 4> small{slow, from, to};
        const compiled_zone<listed_zone, 192> large{slow, from, to};
        CHECK(differences(small, slow, start_of(2009), start_of(2030)) == 0);
        CHECK(differences(large, slow, start_of(2009), start_of(2030)) == 0);
        const auto window = window_of(local_seconds{start_of(2009).time_since_epoch()} + seconds{below(400'000'000)},
                                      seconds{1 + below(200'000'000)});
        CHECK(schedule_differences(small, slow, window) == 0);
        CHECK(schedule_differences(large, slow, window) == 0);
        CHECK(schedule_differences(compiled_zone<listed_zone, 4>{slow, window}, slow, window) == 0);
        CHECK(schedule_differences(compiled_zone<listed_zone, 192>{slow, window}, slow, window) == 0);
    }
}

} // namespace compiled_zone_test
