#include "catch.hpp"
#include "support/table_zone.hpp"

#include <curfew/zone/detail/zone_table.hpp>
#include <curfew/zone/zone.hpp>

#include <random>
#include <string_view>
#include <type_traits>
#include <vector>

namespace zone_table_test {

using namespace curfew;
using namespace std::chrono_literals;
using detail::zone_bucket;
using detail::zone_place;
using detail::zone_table;

namespace {

static_assert(sizeof(zone_bucket) == 16 && std::is_trivially_copyable_v<zone_bucket>);
static_assert(zone_table::first == std::chrono::sys_days{1969y / 9 / 25} + 21h + 49min + 52s);
static_assert(zone_table::last == std::chrono::sys_days{2105y / 10 / 8} + 21h + 45min + 36s);

constexpr seconds bucket{std::int64_t{1} << zone_table::shift};

parsed<zone, zone_fault> made_of(seconds initial, const std::vector<transition>& list, std::string_view rule = {}) {
    return zone::from_transitions(initial, list, rule);
}

/// The second of the week that a clock shows, Sunday's 00:00 being 0.
std::int64_t second_of_week(local_seconds local) {
    constexpr std::int64_t week = 7 * 86'400;
    const std::int64_t since_sunday = local.time_since_epoch().count() + 4 * 86'400;
    return (since_sunday % week + week) % week;
}

/// Whether all that the table says of `t` is what the list says.
bool same_at(const zone& z, seconds initial, const std::vector<transition>& list, sys_seconds t) {
    const zone_table& table = *z.table();
    const offset_span span = slow_span(initial, list, t);
    if (z.span_at(t) != span || z.offset_at(t) != span.offset) return false;
    const zone_place place = table.find(t, zone_table::end);
    const bool inside = t >= zone_table::first && t < zone_table::last;
    if (!inside && place.phase != zone_table::unknown) return false;
    // Phases are exact in the years that a task can name, of which these are some.
    if (t < std::chrono::sys_days{1900y / 1 / 1} || t > std::chrono::sys_days{2200y / 1 / 1}) return true;
    const local_seconds local{t.time_since_epoch() + span.offset};
    if (place.phase == zone_table::unknown) {
        return static_cast<std::int64_t>(detail::second_at_phase(table.slow_phase(t))) == second_of_week(local);
    }
    const auto found = static_cast<std::int64_t>(
        detail::second_at_phase(detail::phase_after(place.phase, std::uint64_t{place.second})));
    return table.span(place.span) == span && found == second_of_week(local);
}

/// The places at which the table is wrong: around transitions, the edges of buckets, the ends of the table and of time.
int wrong_places(const zone& z, seconds initial, const std::vector<transition>& list) {
    std::vector<sys_seconds> places{zone_table::first, zone_table::last, sys_seconds{}};
    for (const transition& t : list) places.push_back(t.at);
    for (sys_seconds t = zone_table::first - bucket; t <= zone_table::last + bucket; t += bucket) places.push_back(t);
    int wrong = 0;
    for (const sys_seconds place : places) {
        for (const seconds d : {-3600s, -1s, 0s, 1s, 3600s}) {
            wrong += !same_at(z, initial, list, detail::saturating_sum(place, d));
        }
    }
    for (const sys_seconds t :
         {sys_seconds::min(), sys_seconds::min() + 1s, sys_seconds::max() - 1s, sys_seconds::max()}) {
        wrong += !same_at(z, initial, list, t);
    }
    return wrong;
}

int wrong_places(seconds initial, const std::vector<transition>& list) {
    const auto made = made_of(initial, list);
    REQUIRE(made);
    REQUIRE(made.value->table() != nullptr);
    return wrong_places(*made.value, initial, list);
}

} // namespace

TEST_CASE("one transition, at the edges of buckets and of the table") {
    for (const sys_seconds edge :
         {zone_table::first, zone_table::first + bucket, zone_table::first + 4 * bucket, sys_seconds{},
          zone_table::last - bucket, zone_table::last, zone_table::last + bucket}) {
        for (const seconds d : {-1s, 0s, 1s}) {
            INFO((edge + d).time_since_epoch().count());
            CHECK(wrong_places(-5h, {{edge + d, 14h}}) == 0);
        }
    }
    CHECK(wrong_places(1h, {{sys_seconds::min() + 1s, 2h}}) == 0);
    CHECK(wrong_places(1h, {{sys_seconds::max() - 1s, 2h}}) == 0);
}

TEST_CASE("several transitions in one bucket are looked up in the list") {
    const sys_seconds t0 = std::chrono::sys_days{2020y / 1 / 1};
    const std::vector<transition> list{{t0, 1h},
                                       {t0 + 1s, -1h},
                                       {t0 + 2s, 2h},
                                       {t0 + 40s, 1s},
                                       {t0 + 300 * 24h, -86'399s},
                                       {t0 + 300 * 24h + 1s, 86'399s}};
    CHECK(wrong_places(0s, list) == 0);
    const zone z = *made_of(0s, list).value;
    const zone_table& table = *z.table();
    CHECK(table.find(t0 + 20s, zone_table::end).phase == zone_table::unknown);
    CHECK(table.find(t0 + 100 * 24h, zone_table::end).phase != zone_table::unknown);
}

TEST_CASE("a transition at the start of a bucket does not count against one inside of it") {
    const sys_seconds edge = zone_table::first + 100 * bucket;
    const std::vector<transition> list{{edge, 1h}, {edge + 5h, 2h}, {edge + bucket, 3h}};
    CHECK(wrong_places(0s, list) == 0);
    const zone z = *made_of(0s, list).value;
    for (const seconds d : {-1s, 0s, 1s, 18'000s, 21'600s}) {
        CHECK(z.table()->find(edge + d, zone_table::end).phase != zone_table::unknown);
    }
}

TEST_CASE("what the table knows is what no bucket with several transitions is part of") {
    const sys_seconds from = std::chrono::sys_days{2020y / 1 / 1};
    const zone simple = *made_of(0s, {{from, 1h}, {from + 4 * bucket, 2h}}).value;
    CHECK(simple.table()->knows(zone_table::first, zone_table::last));
    CHECK(simple.table()->knows(from, from + 1s));
    CHECK_FALSE(simple.table()->knows(zone_table::first - 1s, from));
    CHECK_FALSE(simple.table()->knows(from, zone_table::last + 1s));
    CHECK_FALSE(simple.table()->knows(sys_seconds::min(), sys_seconds::max()));

    const sys_seconds crowded = zone_table::first + 50 * bucket;
    const zone z = *made_of(0s, {{crowded + 1s, 1h}, {crowded + bucket - 1s, 2h}}).value;
    CHECK(z.table()->knows(zone_table::first, crowded));
    CHECK_FALSE(z.table()->knows(zone_table::first, crowded + 1s));
    CHECK_FALSE(z.table()->knows(crowded, crowded + 1s));
    CHECK_FALSE(z.table()->knows(crowded + bucket - 1s, crowded + bucket));
    CHECK(z.table()->knows(crowded + bucket, zone_table::last));
    CHECK_FALSE(z.table()->knows(zone_table::first, zone_table::last));
}

TEST_CASE("a place before the limit stands for every instant outside of the table") {
    const zone z = *made_of(0s, {{sys_seconds{}, 1h}}).value;
    for (const sys_seconds t : {sys_seconds::min(), zone_table::first - 1s, zone_table::last, sys_seconds::max()}) {
        CHECK(z.table()->find(t, zone_table::end).second == zone_table::end);
        CHECK(z.table()->find(t, zone_table::end).phase == zone_table::unknown);
        CHECK(z.table()->find(t, zone_table::end - 1).second == zone_table::end - 1);
        CHECK(z.table()->find(t, 0).second == 0);
    }
    CHECK(z.table()->find(zone_table::last - 1s, zone_table::end).second == zone_table::end - 1);
}

TEST_CASE("random lists, from centuries before the table to centuries after it") {
    std::mt19937_64 random{7};
    const auto below = [&](std::int64_t n) {
        return static_cast<std::int64_t>(random() % static_cast<std::uint64_t>(n));
    };
    for (int i = 0; i < 200; ++i) {
        std::vector<transition> list;
        std::int64_t at = below(12'000'000'000) - 6'000'000'000;
        const std::int64_t longest = below(3) == 0 ? 50'000'000 : below(2) == 0 ? 5'000'000 : 500'000'000;
        for (std::int64_t n = 1 + below(60); n > 0; --n) {
            at += 1 + below(below(5) == 0 ? 100 : longest);
            list.push_back({sys_seconds{seconds{at}}, seconds{below(172'799) - 86'399}});
        }
        const seconds initial{below(172'799) - 86'399};
        if (list.front().offset == initial) continue;
        INFO(i);
        REQUIRE(wrong_places(initial, list) == 0);
    }
}

TEST_CASE("a list and a rule answer as the list that the rule makes longer") {
    const std::string_view text = "EST5EDT,M3.2.0,M11.1.0";
    const detail::posix_rule rule = *detail::posix_rule::parse(text).value;
    for (const int year : {1800, 1965, 2020, 2104, 2105, 2106, 2300}) {
        INFO(year);
        const sys_seconds since = std::chrono::sys_days{std::chrono::year{year} / 1 / 15};
        std::vector<transition> list{{since, -5h}};
        const zone z = *made_of(-6h, list, text).value;
        for (offset_span span = rule.span_at(since); list.size() < 1000; span = rule.span_at(span.last)) {
            list.push_back({span.last, rule.span_at(span.last).offset});
        }
        const sys_seconds until = list.back().at;
        list.pop_back();
        int wrong = 0;
        const auto check = [&](sys_seconds t) { wrong += z.span_at(t) != slow_span(-6h, list, t); };
        for (const transition& t : list) {
            if (t.at + bucket >= until - 400 * 24h) continue;
            for (const seconds d : {-1s, 0s, 1s, 3600s}) check(t.at + d);
        }
        check(sys_seconds::min());
        check(zone_table::first);
        if (until - 400 * 24h > zone_table::last) check(zone_table::last - 1s);
        CHECK(wrong == 0);
    }
}

} // namespace zone_table_test
