// All 10,080 minutes of a week, for many rule sets: the timetable, the interpreter and the model agree.

#include "catch.hpp"
#include "support/random_timetables.hpp"
#include "support/slow_rules.hpp"

#include <curfew/timetable/policy.hpp>
#include <curfew/timetable/timetable.hpp>

#include <optional>
#include <vector>

namespace week_test {

namespace {

using namespace curfew;

// 2021-05-16 00:00:00, a Sunday.
constexpr model::second sunday = 1621123200;
constexpr model::second week = 7 * model::day_length;

bool names_place(const explanation& found, const curfew::task& rules,
                 const std::optional<slow_rules::range_place>& place) {
    if (!place) return found.permitted() && !found.range && found.pointer == json_pointer{};
    if (found.reason != reason::forbid_range || found.document != document::task || !found.range) return false;
    const forbid_rule& item = rules.forbid_list()[place->item];
    return *found.range == forbidding_range{place->item, place->entry, item.ranges()[place->entry], item.days()} &&
           found.pointer == json_pointer{} / field::forbid_time_list / place->item / field::times / place->entry;
}

/// The first second of the week, probed at both ends of each minute, at which someone has another opinion. explain() has to
/// name the range and the pointer that the interpreter finds.
std::optional<model::second> first_difference(const model::task& task) {
    const curfew::task rules = random_tasks::to_task(task);
    const range_end ends = random_tasks::ends(task);
    const timetable calls{rules, zone::utc, ends};
    for (model::second minute = sunday; minute < sunday + week; minute += 60) {
        const bool permitted = !model::forbids(task, minute);
        for (const model::second t : {minute, minute + 59}) {
            const local_seconds local{seconds{t}};
            const sys_seconds instant{seconds{t}};
            const auto place = slow_rules::find_forbidding_range(rules.forbid_list(), local, ends);
            if (calls.permits(instant) != permitted || place.has_value() == permitted) return t;
            if (!names_place(calls.explain(instant), rules, place)) return t;
        }
    }
    return std::nullopt;
}

} // namespace

TEST_CASE("the timetable, the interpreter and the model agree on every minute of a week") {
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
        const curfew::task rules = random_tasks::to_task(task);
        for (model::second t = sunday; t < sunday + week; t += 17 * 60 + 1) {
            std::optional<slow_rules::range_place> expected;
            for (auto item = static_cast<std::uint32_t>(task.forbid_list.size()); item-- > 0;) {
                for (auto entry = static_cast<std::uint32_t>(task.forbid_list[item].ranges.size()); entry-- > 0;) {
                    const model::item alone{task.forbid_list[item].weekdays, {task.forbid_list[item].ranges[entry]}};
                    if (model::forbids({0, 0, {alone}, task.end_inclusive}, t))
                        expected = slow_rules::range_place{item, entry};
                }
            }
            INFO("round " << round << ", second " << t);
            REQUIRE(slow_rules::find_forbidding_range(rules.forbid_list(), local_seconds{seconds{t}},
                                                      random_tasks::ends(task)) == expected);
        }
    }
}

TEST_CASE("under CountsAs the interpreter is right about every minute of three weeks as well") {
    random_tasks::dice roll{12};
    for (int round = 0; round < 16; ++round) {
        const bool inclusive = round % 2 == 0;
        const model::task task{sunday - week, sunday + 2 * week, random_tasks::forbid_list(roll), inclusive};
        model::layer layer;
        layer.forbid_list = task.forbid_list;
        layer.end_inclusive = inclusive;
        const model::second first_day = model::floor_div(task.start, model::day_length);
        // Dates that do not meet, some of them next to each other.
        for (model::second day = first_day - 1; day < first_day + 21; day += roll.number(1, 4)) {
            layer.exceptions.push_back({day, day, false, {}, static_cast<int>(roll.number(1, 7))});
        }
        const curfew::task rules = random_tasks::to_task(task);
        const range_end ends = random_tasks::ends(task);
        const timetable calls{rules, zone::utc, policy::from(random_tasks::to_exceptions(layer.exceptions)), ends};
        for (model::second minute = task.start; minute < task.end; minute += 60) {
            const auto place = slow_rules::find_forbidding_range(
                rules.forbid_list(), local_seconds{seconds{minute}}, ends, [&](local_days date) {
                    return *weekday_from_api(model::weekday_on(layer, date.time_since_epoch().count()));
                });
            INFO("round " << round << ", second " << minute);
            REQUIRE(place.has_value() == (model::forbids(layer, minute) != model::cause::none));
            for (const model::second t : {minute, minute + 59}) {
                REQUIRE(calls.permits(sys_seconds{seconds{t}}) == !place);
                REQUIRE(names_place(calls.explain(sys_seconds{seconds{t}}), rules, place));
            }
        }
    }
}

} // namespace week_test
