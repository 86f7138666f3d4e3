// Calendars and permissions against a simulation that steps minute by minute.

#include <curfew/date_tz.hpp>
#include <curfew/timetable/explain.hpp>
#include <curfew/timetable/permission.hpp>
#include <curfew/timetable/zoned_schedule.hpp>

#include "catch.hpp"
#include "support/plain_layer.hpp"
#include "support/simulation.hpp"

#include <algorithm>
#include <optional>
#include <vector>

namespace permission_test {

using namespace curfew;
using namespace std::chrono_literals;

namespace {

using layer = simulation::plain_layer<tz_zone>;

layer random_layer(simulation::dice& roll, local_seconds near) {
    const auto day = std::chrono::floor<std::chrono::days>(near);
    const local_seconds start = day - 24h * roll.number(1, 3) + minutes{roll.number(0, 1439)};
    layer result{*call_window::from(
                     start, start + minutes{roll.one_in(8) ? roll.number(1, 1440) : roll.number(3 * 1440, 8 * 1440)}),
                 {},
                 {},
                 {},
                 *tz_zone::from_name(roll.one_of(simulation::zone_names)).value};
    if (roll.one_in(2)) {
        result.hours.emplace();
        for (int i = 0; i < 8; ++i) {
            result.hours->insert(weekday_set::from_bits(static_cast<unsigned>(roll.number(0, 127))),
                                 simulation::random_range(roll));
        }
    } else {
        result.forbid_list = simulation::random_forbid_list(roll);
    }
    const auto dates = roll.number(0, 5);
    for (std::int64_t i = 0; i < dates; ++i) {
        simulation::plain_exception& exception = result.exceptions[day + std::chrono::days{roll.number(-4, 9)}];
        exception = {};
        switch (roll.number(0, 2)) {
        case 0: exception.closed = {*time_range::from({0, 0}, {24, 0})}; break;
        case 1: exception.closed = {simulation::random_range(roll), simulation::random_range(roll)}; break;
        default: exception.counts_as = roll.one_of(all_weekdays);
        }
    }
    return result;
}

} // namespace

TEST_CASE("permissions say what a simulation says that goes from minute to minute") {
    simulation::dice roll{20261001};
    std::size_t changes_seen = 0;
    std::size_t ranges_seen = 0;
    for (int round = 0; round < 100; ++round) {
        const local_seconds near = roll.one_of(simulation::interesting_times);
        std::vector<layer> layers;
        for (auto count = roll.number(1, 3); count > 0; --count) layers.push_back(random_layer(roll, near));
        permission call{to_calendar(layers[0])};
        for (std::size_t i = 1; i < layers.size(); ++i) call.add(to_calendar(layers[i]));

        // Each minute from the first start to the last end, and a little more.
        sys_seconds from = call.layers()[0].first();
        sys_seconds until = call.layers()[0].last();
        for (const auto& layer : call.layers()) {
            from = std::min(from, layer.first());
            until = std::max(until, layer.last());
        }
        from -= 10min;
        until += 10min;
        std::vector<std::optional<std::size_t>> forbidding;
        for (sys_seconds t = from; t < until; t += 1min) {
            std::optional<std::size_t> first;
            for (std::size_t i = 0; i < layers.size() && !first; ++i) {
                const auto& window = call.layers()[i];
                if (t < window.first() || t >= window.last() || layers[i].forbids(t)) first = i;
            }
            forbidding.push_back(first);
        }
        const auto permitted = [&](std::size_t i) { return !forbidding[i]; };
        std::size_t wrong = 0;
        std::optional<sys_seconds> next_permitted;
        std::optional<sys_seconds> next_change;
        for (std::size_t i = forbidding.size(); i > 0; --i) {
            const sys_seconds t = from + minutes{i - 1};
            if (i < forbidding.size() && permitted(i) != permitted(i - 1)) {
                next_change = t + 1min;
                ++changes_seen;
            }
            if (permitted(i - 1)) next_permitted = t;
            if (call.permits(t) != permitted(i - 1)) ++wrong;
            if (call.permits(t + 59s) != permitted(i - 1)) ++wrong;
            if (roll.one_in(20)) {
                const auto verdict = call.at(t);
                if (verdict.layer != forbidding[i - 1] || verdict.permitted() != permitted(i - 1)) ++wrong;
                if (verdict.until != next_change || call.next_change(t) != next_change) ++wrong;
                if (call.next_permitted(t) != next_permitted) ++wrong;
                for (std::size_t layer = 0; layer < layers.size(); ++layer) {
                    const auto& calendar = call.layers()[layer];
                    const auto range =
                        find_forbidding_range(layers[layer].forbid_list, calendar.exceptions(), calendar.to_local(t));
                    if (verdict.permitted() && range) ++wrong;
                    if (verdict.layer == layer && verdict.reason == reason::forbid_range && !range) ++wrong;
                    if (verdict.reason == reason::forbid_range && range) ++ranges_seen;
                }
                if (verdict.reason == reason::holiday) {
                    const auto& layer = call.layers()[*verdict.layer];
                    if (!verdict.exception || layer.exception_at(t) != verdict.exception) ++wrong;
                }
            }
        }
        CHECK(wrong == 0);

        std::size_t minutes_permitted = 0;
        for (const auto& span : call.intervals(from, until)) {
            minutes_permitted += static_cast<std::size_t>(span.length() / 1min);
        }
        CHECK(minutes_permitted ==
              static_cast<std::size_t>(std::count(forbidding.begin(), forbidding.end(), std::nullopt)));
    }
    CHECK(changes_seen > 400);
    CHECK(ranges_seen > 400);
}

TEST_CASE("a calendar without exceptions is a zoned schedule") {
    simulation::dice roll{20261002};
    for (int round = 0; round < 200; ++round) {
        const local_seconds near = roll.one_of(simulation::interesting_times);
        const task_rules rules{*task_open_id::from("1"),
                               simulation::random_window(roll, near),
                               *call_concurrency::from(1),
                               {},
                               simulation::random_forbid_list(roll)};
        simulation::with_random_zone(roll, [&](const auto& zone) {
            const auto ends = roll.one_in(2) ? range_end::inclusive : range_end::exclusive;
            const zoned_schedule schedule{compile(rules, ends), zone};
            const zoned_calendar calendar{rules, date_exceptions{}, zone, ends};
            CHECK(calendar.first() == schedule.first());
            CHECK(calendar.last() == schedule.last());
            std::size_t wrong = 0;
            for (int i = 0; i < 300; ++i) {
                const sys_seconds t = schedule.first() + seconds{roll.number(-86400, 4 * 86400)};
                if (calendar.permits(t) != schedule.permits(t)) ++wrong;
                if (calendar.reason_at(t) != schedule.at(t).reason) ++wrong;
                if (calendar.next_permitted(t) != schedule.next_permitted(t)) ++wrong;
                if (calendar.next_change(t) != schedule.next_change(t)) ++wrong;
            }
            CHECK(wrong == 0);
        });
    }
}

} // namespace permission_test
