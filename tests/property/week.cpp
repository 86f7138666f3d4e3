// All 10,080 minutes of a week, for many rule sets: the compiled week, the interpreter and the model agree.

#include "catch.hpp"
#include "support/random_tasks.hpp"

#include <curfew/timetable/explain.hpp>
#include <curfew/timetable/schedule.hpp>

#include <optional>
#include <vector>

namespace week_test {

namespace {

using namespace curfew;

// 2021-05-16 00:00:00, a Sunday.
constexpr model::second sunday = 1621123200;
constexpr model::second week = 7 * model::day_length;

/// The first second of the week, probed at both ends of each minute, at which someone has another opinion.
std::optional<model::second> first_difference(const model::task& task) {
    const task_rules rules = random_tasks::to_rules(task);
    const range_end ends = random_tasks::ends(task);
    const schedule compiled = compile(rules, ends);
    for (model::second minute = sunday; minute < sunday + week; minute += 60) {
        const bool permitted = !model::forbids(task, minute);
        for (const model::second t : {minute, minute + 59}) {
            const local_seconds local{seconds{t}};
            const bool explained = explain(rules, local, ends).reason == reason::permitted;
            if (compiled.permits(local) != permitted || explained != permitted) return t;
        }
    }
    return std::nullopt;
}

} // namespace

TEST_CASE("the schedule, the interpreter and the model agree on every minute of a week") {
    random_tasks::dice roll{1};
    for (int round = 0; round < 120; ++round) {
        const model::task task{sunday - week, sunday + 2 * week, random_tasks::forbid_list(roll), roll.one_in(2)};
        INFO("round " << round);
        REQUIRE(first_difference(task) == std::nullopt);
    }
}

TEST_CASE("each weekday alone, with each kind of range") {
    for (int day = 1; day <= 7; ++day) {
        for (const model::range r : {model::range{0, 1},
                                     {0, 1440},
                                     {1439, 1440},
                                     {1439, 0},
                                     {1439, 1438},
                                     {600, 660},
                                     {1320, 480},
                                     {1, 0},
                                     {63, 64},
                                     {64, 128}}) {
            for (const bool inclusive : {false, true}) {
                INFO("day " << day << ", minutes " << r.start << " to " << r.end << ", inclusive " << inclusive);
                REQUIRE(first_difference({sunday, sunday + week, {{{day}, {r}}}, inclusive}) == std::nullopt);
            }
        }
    }
}

TEST_CASE("the interpreter names the first range in document order that holds") {
    random_tasks::dice roll{2};
    for (int round = 0; round < 40; ++round) {
        const model::task task{sunday, sunday + week, random_tasks::forbid_list(roll), roll.one_in(2)};
        const task_rules rules = random_tasks::to_rules(task);
        for (model::second t = sunday; t < sunday + week; t += 17 * 60 + 1) {
            std::optional<range_place> expected;
            for (std::size_t item = task.forbid_list.size(); item-- > 0;) {
                for (std::size_t entry = task.forbid_list[item].ranges.size(); entry-- > 0;) {
                    const model::item alone{task.forbid_list[item].weekdays, {task.forbid_list[item].ranges[entry]}};
                    if (model::forbids({0, 0, {alone}, task.end_inclusive}, t)) expected = range_place{item, entry};
                }
            }
            INFO("round " << round << ", second " << t);
            REQUIRE(explain(rules, local_seconds{seconds{t}}, random_tasks::ends(task)).range == expected);
        }
    }
}

} // namespace week_test
