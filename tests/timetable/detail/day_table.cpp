// The days of a window, which answer for layers that must all permit: against the layers themselves, asked one by one, and
// searches with the table against searches without it.

#include <curfew/timetable/detail/day_table.hpp>

#include "catch.hpp"
#include "support/any_zone.hpp"
#include "support/random_timetables.hpp"

#include <curfew/timetable/detail/layer_search.hpp>
#include <curfew/timetable/detail/timetable_parts.hpp>

#include <cstddef>
#include <vector>

namespace day_table_test {

using namespace curfew;
using namespace curfew::detail;
using namespace std::chrono_literals;
using model::second;
using random_tasks::dice;
using std::chrono::days;

namespace {

constexpr sys_seconds start = std::chrono::sys_days{2026y / 10 / 1};

layer layer_of(const weekly_hours& hours, const zone& z, date_exceptions exceptions = {}) {
    return {weekday_table(hours), std::move(exceptions), z, reason::local_hours};
}

layer random_layer(dice& roll, second first, second last) {
    auto z = random_tasks::zone_with_transitions(roll, first, last);
    for (auto& entry : z.list) {
        if (!roll.one_in(8)) {
            entry.at -= entry.at % 60;
            entry.offset -= entry.offset % 60;
        }
    }
    if (!roll.one_in(4)) z.first_offset -= z.first_offset % 60;
    if (roll.one_in(3)) z.list.clear();
    for (std::size_t i = 1; i < z.list.size(); ++i) {
        if (z.list[i].at <= z.list[i - 1].at) z.list[i].at = z.list[i - 1].at + 60;
    }
    std::vector<model::item> hours{
        {{}, {{static_cast<int>(roll.number(0, 600)), static_cast<int>(roll.number(900, 1440))}}}};
    if (roll.one_in(4)) hours = random_tasks::forbid_list(roll);
    const second day = model::floor_div(first, model::day_length) + roll.number(0, 20);
    date_exceptions exceptions;
    if (!roll.one_in(3)) exceptions = random_tasks::to_exceptions(random_tasks::exceptions(roll, day));
    return layer_of(random_tasks::to_hours(hours), z.to_zone(), std::move(exceptions));
}

bool all_permit(const std::vector<layer>& layers, sys_seconds t) {
    for (const layer& l : layers) {
        if (!l.permits(t)) return false;
    }
    return true;
}

} // namespace

TEST_CASE("a known day says what its layers say, at every minute's first and last second") {
    dice roll{13};
    std::size_t known = 0;
    std::size_t unknown = 0;
    std::size_t permitted = 0;
    std::size_t wrong = 0;
    for (int round = 0; round < 60; ++round) {
        const sys_seconds first = start + seconds{roll.number(-90'000, 90'000)};
        const sys_seconds last = first + seconds{roll.number(1, 40 * 86'400)};
        std::vector<layer> layers;
        for (auto count = roll.number(1, 6); count > 0; --count) {
            layers.push_back(random_layer(roll, first.time_since_epoch().count(), last.time_since_epoch().count()));
        }
        const day_table table{layers, first, last};
        for (sys_seconds midnight = std::chrono::floor<days>(first); midnight < last; midnight += 24h) {
            for (int minute = 0; minute < 1440; ++minute) {
                for (const sys_seconds t : {midnight + minutes{minute}, midnight + minutes{minute} + 59s}) {
                    const day_place place = table.find(t);
                    if (place.row == nullptr) {
                        ++unknown;
                        continue;
                    }
                    ++known;
                    if (place.midnight != midnight || place.minute != static_cast<std::uint64_t>(minute)) ++wrong;
                    const bool expected = all_permit(layers, t);
                    if (place.row->contains(place.minute) != expected) ++wrong;
                    if (expected) ++permitted;
                }
            }
        }
    }
    CHECK(wrong == 0);
    CHECK(known > 1'000'000);
    CHECK(unknown > 100'000);
    CHECK(permitted > 100'000);
}

TEST_CASE("searches find the same with days and without") {
    dice roll{14};
    std::size_t wrong = 0;
    std::size_t permitted = 0;
    const day_table none;
    for (int round = 0; round < 300; ++round) {
        const sys_seconds first = start + seconds{roll.number(-90'000, 90'000)};
        // Past the last known day in some rounds.
        const sys_seconds last = first + seconds{roll.number(1, (roll.one_in(4) ? 5000 : 60) * 86'400)};
        std::vector<layer> layers;
        sys_seconds settled = sys_seconds::min();
        for (auto count = roll.number(1, 5); count > 0; --count) {
            layers.push_back(random_layer(roll, first.time_since_epoch().count(), last.time_since_epoch().count()));
            settled = max_of(settled, layers.back().settled_from());
        }
        const day_table table{layers, first, last};
        const layer_search fast{layers, table, settled, first, last};
        const layer_search plain{layers, none, settled, first, last};
        for (int i = 0; i < 40; ++i) {
            const sys_seconds t{
                seconds{roll.number((first - 1s).time_since_epoch().count(), (last + 1s).time_since_epoch().count())}};
            const plain_verdict found = fast.at(t);
            const plain_verdict expected = plain.at(t);
            if (found.as_verdict() != expected.as_verdict()) ++wrong;
            if (t < first || t >= last) continue;
            if (fast.permits(t) != plain.permits(t)) ++wrong;
            if (plain.permits(t)) ++permitted;
            for (const bool answer : {false, true}) {
                if (fast.next(answer, t) != plain.next(answer, t)) ++wrong;
                if (fast.previous_end(answer, t) != plain.previous_end(answer, t)) ++wrong;
            }
            const sys_seconds to = min_of(last, t + seconds{roll.number(0, 90 * 86'400)});
            if (fast.permitted_time(t, to) != plain.permitted_time(t, to)) ++wrong;
        }
    }
    CHECK(wrong == 0);
    CHECK(permitted > 1000);
}

TEST_CASE("the time before an instant is that of the second before it") {
    const std::vector<layer> layers{layer_of(*parse_weekly_hours("Sun-Sat 09:00-18:00"), zone::utc)};
    const day_table table{layers, start, start + days{5}};
    const layer_search search{layers, table, sys_seconds::min(), start, start + days{5}};
    const sys_seconds nine = start + 24h + 9h;
    CHECK(search.previous_end(true, nine) == nine - 15h);
    CHECK(search.previous_end(true, nine + 1s) == nine + 1s);
    CHECK(search.previous_end(false, nine) == nine);
    CHECK(search.previous_end(false, nine + 1s) == nine);
}

TEST_CASE("a table of nothing knows no day, and layers that are not there permit nothing") {
    for (const sys_seconds t : {sys_seconds::min(), sys_seconds{}, start, sys_seconds::max()}) {
        CHECK(day_table{}.find(t).row == nullptr);
        CHECK(day_table{{}, start, start + 24h}.find(t).row == nullptr);
    }
    const std::vector<layer> layers{layer_of(weekly_hours::always(), zone::utc)};
    CHECK(day_table{layers, start, start}.find(start).row == nullptr);
    const day_table none;
    CHECK_FALSE(layer_search{{}, none, sys_seconds::min(), start, start + 24h}.permits(start));
}

TEST_CASE("days are known from the midnight before the window to the one after it") {
    const std::vector<layer> layers{layer_of(weekly_hours::always(), zone::utc)};
    const day_table table{layers, start + 1s, start + 24h + 1s};
    CHECK(table.find(start - 1s).row == nullptr);
    CHECK(table.find(start).row != nullptr);
    CHECK(table.find(start + 48h - 1s).row != nullptr);
    CHECK(table.find(start + 48h).row == nullptr);
    CHECK(table.find(sys_seconds::min()).row == nullptr);
    CHECK(table.find(sys_seconds::max()).row == nullptr);
    const day_table whole{layers, start, start + 24h};
    CHECK(whole.find(start + 24h - 1s).row != nullptr);
    CHECK(whole.find(start + 24h).row == nullptr);
}

TEST_CASE("a long window has 4096 days from the first date that differs on") {
    date_exceptions dates;
    REQUIRE(dates.insert(local_days{2030y / 1 / 1}, date_exception::closed()));
    const std::vector<layer> layers{layer_of(weekly_hours::always(), zone::utc),
                                    layer_of(weekly_hours::always(), zone::utc, dates)};
    constexpr sys_seconds differs = std::chrono::sys_days{2030y / 1 / 1};
    const day_table table{layers, start, start + days{5000}};
    CHECK(table.find(start).row == nullptr);
    REQUIRE(table.find(differs).row != nullptr);
    CHECK(table.find(differs).row->empty());
    CHECK(table.find(start + days{4999}).row != nullptr);
    CHECK(day_table{layers, start, start + days{4096}}.find(start).row != nullptr);
    const day_table far{layers, start, start + days{20'000}};
    CHECK(far.find(differs + days{4094}).row != nullptr);
    CHECK(far.find(differs + days{4097}).row == nullptr);
    SECTION("or from the start, if none does or one does before it") {
        const std::vector<layer> plain{layer_of(weekly_hours::always(), zone::utc)};
        CHECK(day_table{plain, start, start + days{20'000}}.find(start + days{4095}).row != nullptr);
        CHECK(day_table{plain, start, start + days{20'000}}.find(start + days{4096}).row == nullptr);
        constexpr sys_seconds late = differs + days{100};
        CHECK(day_table{layers, late, late + days{20'000}}.find(late + days{4095}).row != nullptr);
    }
}

TEST_CASE("what a table costs is bounded, however many layers and runs there are") {
    const auto known_days = [](const std::vector<layer>& layers) {
        const day_table table{layers, start, start + days{4096}};
        int count = 0;
        while (table.find(start + days{count}).row != nullptr) ++count;
        CHECK(table.find(start + days{4095}).row == nullptr);
        return count;
    };
    // 131,072 steps: a layer takes one a day, and one for each run of a day that is worked out.
    const int of_many_layers = known_days(std::vector<layer>(1024, layer_of(weekly_hours::always(), zone::utc)));
    CHECK(of_many_layers > 100);
    CHECK(of_many_layers <= 128);
    weekly_hours alternating;
    for (int minute = 0; minute < 1440; minute += 2) {
        alternating.insert(weekday_set::every_day(), *time_range::from(*time_of_day::from_minutes(minute),
                                                                       *time_of_day::from_minutes(minute + 1)));
    }
    // No day is like the one a week before.
    date_exceptions dates;
    for (int day = 0; day < 4096; day += 7) {
        REQUIRE(dates.insert(local_days{2026y / 10 / 1} + days{day}, date_exception::closed()));
    }
    const int of_many_runs = known_days(std::vector<layer>(15, layer_of(alternating, zone::utc, dates)));
    CHECK(of_many_runs >= 5);
    CHECK(of_many_runs <= 10);
    // Too many for a single day.
    CHECK(known_days(std::vector<layer>(100, layer_of(alternating, zone::utc))) == 0);
}

TEST_CASE("a day on which the clock is between minutes is not known") {
    // Until 1972-01-07 Monrovia was 44 minutes and 30 seconds behind.
    const std::vector<layer> layers{layer_of(*parse_weekly_hours("Sun-Sat 09:00-18:00"), zone_of("Africa/Monrovia"))};
    constexpr sys_seconds change = std::chrono::sys_days{1972y / 1 / 7};
    const day_table table{layers, change - days{20}, change + days{20}};
    CHECK(table.find(change - days{10}).row == nullptr);
    CHECK(table.find(change - 1s).row == nullptr);
    CHECK(table.find(change + days{1}).row != nullptr);
    const layer_search search{layers, table, sys_seconds::min(), change - days{20}, change + days{20}};
    CHECK(search.next(true, change - 48h) == change - 48h + 9h + 44min + 30s);
}

TEST_CASE("a table is as large as what differs, not as the number of its days") {
    std::vector<layer> layers{layer_of(*parse_weekly_hours("Mon-Fri 09:00-21:00"), zone_of("America/New_York")),
                              layer_of(*parse_weekly_hours("Sun-Sat 00:00-20:00"), zone_of("Europe/Paris"))};
    CHECK(day_table{layers, start, start + days{14}}.row_count() <= 14);
    // Summer and winter, with the weeks between the two zones' transitions.
    CHECK(day_table{layers, start, start + days{4000}}.row_count() <= 40);
}

} // namespace day_table_test
