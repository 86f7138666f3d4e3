// Every query against the model that steps second by second: windows that start and end at any second, zones of any
// offset, transitions at any second.

#include "catch.hpp"
#include "support/compare.hpp"
#include "support/random_timetables.hpp"

#include <curfew/timetable/timetable.hpp>

#include <array>
#include <limits>

namespace queries_test {

namespace {

using namespace curfew;
using model::second;

constexpr second first_year = -62167219200;  // 0000-01-01 00:00:00
constexpr second last_second = 253402300799; // 9999-12-31 23:59:59

/// Some seconds to some days; often on a whole minute, now and then at the ends of what can be written.
model::task random_task(random_tasks::dice& roll) {
    const second length = roll.one_in(3) ? roll.number(1, 7200) : roll.number(1, 3 * model::day_length);
    second start = roll.number(1'500'000'000, 1'900'000'000);
    if (roll.one_in(8)) start = first_year + roll.number(0, 3);
    if (roll.one_in(8)) start = last_second - length - roll.number(0, 3);
    if (roll.one_in(2)) start -= start % 60;
    return {start, start + length, random_tasks::forbid_list(roll), roll.one_in(3)};
}

template <class Forbids>
void require_agreement(const timetable& calls, model::window window, Forbids forbids, random_tasks::dice& roll) {
    const model::answers answers{window.first, window.last, 1, [&](second t) { return !forbids(t); }};
    const auto reason_inside = [&](second t) { return forbids(t) ? reason::forbid_range : reason::permitted; };
    const auto probes = compare::probes(answers, window, roll);
    REQUIRE(compare::first_difference(calls, answers, window, reason_inside, probes) == "");
    REQUIRE(compare::first_batch_difference(calls, answers, probes) == "");

    constexpr second least = std::numeric_limits<second>::min();
    constexpr second most = std::numeric_limits<second>::max();
    std::vector<std::array<second, 2>> spans{
        {least, most}, {most, least}, {window.first, window.last}, {least, least}, {most, most}};
    for (int i = 0; i < 20; ++i) {
        const auto anywhere = [&] {
            return roll.number(window.first - 90000, std::max(window.first, window.last) + 90000);
        };
        spans.push_back({anywhere(), anywhere()});
    }
    for (const auto& [from, to] : spans) REQUIRE(compare::first_span_difference(calls, answers, from, to) == "");
}

} // namespace

TEST_CASE("queries in UTC agree with stepping second by second") {
    random_tasks::dice roll{3};
    for (int round = 0; round < 150; ++round) {
        INFO("round " << round);
        const model::task task = random_task(roll);
        require_agreement(
            random_tasks::to_timetable(task, zone::utc), {task.start, task.end},
            [&](second t) { return model::forbids(task, t); }, roll);
    }
}

TEST_CASE("queries through a fixed offset agree with stepping second by second") {
    random_tasks::dice roll{4};
    for (int round = 0; round < 120; ++round) {
        INFO("round " << round);
        const model::task task = random_task(roll);
        const second offset = roll.one_in(2) ? 8 * 3600 : roll.number(-86399, 86399);
        require_agreement(
            random_tasks::to_timetable(task, *zone::fixed(seconds{offset})), {task.start - offset, task.end - offset},
            [&](second t) { return model::forbids(task, t + offset); }, roll);
    }
}

TEST_CASE("queries through a zone with any transitions agree with stepping second by second") {
    random_tasks::dice roll{5};
    for (int round = 0; round < 100; ++round) {
        INFO("round " << round);
        const model::task task = random_task(roll);
        const auto zone = random_tasks::zone_with_transitions(roll, task.start, task.end);
        const auto offset_at = [&](second t) { return zone.offset_at(t); };
        model::window window = model::resolve(task, offset_at, 1);
        const timetable calls = random_tasks::to_timetable(task, zone.to_zone());
        REQUIRE(calls.first() == sys_seconds{seconds{window.first}});
        // Of a window that is empty, nothing is left but where it starts.
        window.last = std::max(window.last, window.first);
        REQUIRE(calls.last() == sys_seconds{seconds{window.last}});
        require_agreement(
            calls, window, [&](second t) { return model::forbids(task, t + offset_at(t)); }, roll);
    }
}

TEST_CASE("whatever the zone does, what is permitted is inside StartTime…EndTime on its clock and in no range") {
    random_tasks::dice roll{6};
    for (int round = 0; round < 600; ++round) {
        INFO("round " << round);
        const model::task task = random_task(roll);
        const auto zone = random_tasks::zone_with_transitions(roll, task.start, task.end);
        const timetable calls = random_tasks::to_timetable(task, zone.to_zone());
        for (const auto& permitted : calls.intervals(sys_seconds::min(), sys_seconds::max())) {
            for (sys_seconds t = permitted.from; t < permitted.until; t += seconds{roll.number(1, 120)}) {
                const second shown = t.time_since_epoch().count() + zone.offset_at(t.time_since_epoch().count());
                INFO("at " << t.time_since_epoch().count() << ", the clock shows " << shown);
                REQUIRE((shown >= task.start && shown < task.end && !model::forbids(task, shown)));
            }
        }
    }
}

} // namespace queries_test
