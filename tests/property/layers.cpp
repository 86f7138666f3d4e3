// Timetables under a policy against the model: a task and up to three local hours, each in its own zone, with exceptions of
// every kind. Stepping second by second where zones change at odd seconds, minute by minute over months and years.

#include "catch.hpp"
#include "support/any_zone.hpp"
#include "support/compare.hpp"
#include "support/random_timetables.hpp"
#include "support/slow_rules.hpp"

#include <curfew/timetable/detail/layer_search.hpp>
#include <curfew/timetable/detail/timetable_parts.hpp>
#include <curfew/timetable/policy.hpp>
#include <curfew/timetable/timetable.hpp>

#include <algorithm>
#include <array>
#include <cstddef>
#include <limits>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace layers_test {

namespace {

using namespace curfew;
using model::second;

/// A layer and its clock.
struct zoned_layer {
    model::layer rules;
    zone in;
    model::offset_function offset_at;
};

/// A task under a policy, or hours with exceptions: layer 0 is the task, or the hours.
struct stack {
    model::task task;
    std::vector<zoned_layer> layers;
    /// Of the task, as instants.
    model::window window;

    [[nodiscard]] policy to_policy() const {
        std::vector<local_hours> hours;
        for (std::size_t i = 1; i < layers.size(); ++i) {
            hours.push_back({.hours = random_tasks::to_hours(layers[i].rules.hours),
                             .zone = layers[i].in,
                             .exceptions = random_tasks::to_exceptions(layers[i].rules.exceptions),
                             .zone_name = "layer " + std::to_string(i)});
        }
        return policy::from(random_tasks::to_exceptions(layers[0].rules.exceptions), std::move(hours));
    }

    [[nodiscard]] timetable to_timetable() const {
        return {random_tasks::to_task(task), layers[0].in, to_policy(), random_tasks::ends(task)};
    }

    /// The first layer that forbids, and why it does.
    struct answer {
        std::size_t layer = 0;
        model::cause cause = model::cause::none;
    };

    [[nodiscard]] answer at(second t) const {
        for (std::size_t i = 0; i < layers.size(); ++i) {
            const model::cause cause = model::forbids(layers[i].rules, t + layers[i].offset_at(t));
            if (cause != model::cause::none) return {i, cause};
        }
        return {layers.size(), model::cause::none};
    }

    [[nodiscard]] reason reason_at(second t) const {
        const answer found = at(t);
        if (found.cause == model::cause::none) return reason::permitted;
        if (found.cause == model::cause::exception) return reason::holiday;
        return found.layer == 0 ? reason::forbid_range : reason::local_hours;
    }
};

model::layer task_layer(const model::task& task, random_tasks::dice& roll) {
    model::layer result;
    result.forbid_list = task.forbid_list;
    result.end_inclusive = task.end_inclusive;
    result.exceptions = random_tasks::exceptions(roll, model::floor_div(task.start, model::day_length));
    return result;
}

/// Often none, so that other layers have a say.
std::vector<model::item> few_ranges(random_tasks::dice& roll) {
    return roll.one_in(2) ? std::vector<model::item>{} : random_tasks::forbid_list(roll);
}

model::layer hours_layer(second start, random_tasks::dice& roll) {
    model::layer result;
    result.is_hours = true;
    // Most of the day on most days: else nothing is permitted under three of them.
    result.hours.push_back({{}, {{static_cast<int>(roll.number(0, 600)), static_cast<int>(roll.number(900, 1440))}}});
    if (roll.one_in(4)) result.hours = random_tasks::forbid_list(roll);
    if (roll.one_in(3)) result.hours.push_back({{static_cast<int>(roll.number(1, 7))}, {random_tasks::range(roll)}});
    if (roll.one_in(2)) result.exceptions = random_tasks::exceptions(roll, model::floor_div(start, model::day_length));
    return result;
}

zoned_layer with_listed_zone(model::layer rules, second start, second end, random_tasks::dice& roll) {
    auto zone = random_tasks::zone_with_transitions(roll, start, end);
    if (roll.one_in(3)) zone.list.clear();
    return {std::move(rules), zone.to_zone(), [zone](second t) { return zone.offset_at(t); }};
}

/// A real zone; its offsets are looked up by the hour, which is often enough for those named below since 1980.
zoned_layer with_named_zone(model::layer rules, const char* name) {
    const zone in = zone_of(name);
    return {std::move(rules), in, [in](second t) { return second{in.offset_at(sys_seconds{seconds{t}}).count()}; }};
}

constexpr std::array zone_names{"America/New_York",  "Europe/Paris", "Australia/Lord_Howe", "America/St_Johns",
                                "Africa/Casablanca", "Pacific/Apia", "Asia/Shanghai",       "+05:45"};

/// The search by stretches, which answers where the table of days does not, against a timetable that has one.
void require_agreement_without_days(const stack& rules, const timetable& calls, const std::vector<second>& probes) {
    const task made = random_tasks::to_task(rules.task);
    const detail::timetable_parts parts{made.forbid_list(), random_tasks::ends(rules.task),
                                        rules.layers[0].in, rules.to_policy(),
                                        calls.first(),      calls.last()};
    const detail::day_table none;
    const detail::layer_search search{parts.layers, none, parts.settled, calls.first(), calls.last()};
    for (const second probe : probes) {
        const sys_seconds t{seconds{probe}};
        INFO("without days at " << probe);
        REQUIRE(search.at(t).as_verdict() == calls.at(t));
        if (t < calls.first() || t >= calls.last()) continue;
        REQUIRE(search.permits(t) == calls.permits(t));
        const sys_seconds found = search.next(true, t);
        REQUIRE((found < calls.last() ? std::optional{found} : std::nullopt) == calls.next_permitted(t));
        REQUIRE(search.permitted_time(t, calls.last()) == calls.permitted_time(t, calls.last()));
    }
}

/// Everything there is to ask. How many intervals were permitted.
std::size_t require_agreement(const stack& rules, const timetable& calls, second step, random_tasks::dice& roll) {
    const model::window window = rules.window;
    const model::answers answers{window.first, window.last, step,
                                 [&](second t) { return rules.at(t).cause == model::cause::none; }};
    auto probes = compare::probes(answers, window, roll);
    if (probes.size() > 1500) {
        for (std::size_t i = 0; i < 1500; ++i) {
            std::swap(probes[i],
                      probes[static_cast<std::size_t>(roll.number(0, static_cast<second>(probes.size()) - 1))]);
        }
        probes.resize(1500);
    }
    REQUIRE(compare::first_difference(
                calls, answers, window, [&](second t) { return rules.reason_at(t); }, probes) == "");
    REQUIRE(compare::first_batch_difference(calls, answers, probes) == "");
    require_agreement_without_days(rules, calls, probes);
    constexpr second least = std::numeric_limits<second>::min();
    constexpr second most = std::numeric_limits<second>::max();
    REQUIRE(compare::first_span_difference(calls, answers, least, most) == "");
    for (int i = 0; i < 5; ++i) {
        const auto anywhere = [&] { return roll.number(window.first - 90000, window.last + 90000); };
        const second from = anywhere();
        REQUIRE(compare::first_span_difference(calls, answers, from, anywhere()) == "");
    }
    return answers.spans().size();
}

/// What explain() says beside the reason, at some instants of the window.
void require_explanations(const stack& rules, const timetable& calls, random_tasks::dice& roll,
                          std::map<reason, int>& seen) {
    for (int i = 0; i < 400; ++i) {
        const second t = roll.number(rules.window.first, rules.window.last - 1);
        INFO("explained at " << t);
        const explanation found = calls.explain(sys_seconds{seconds{t}});
        const stack::answer expected = rules.at(t);
        ++seen[found.reason];
        if (expected.cause == model::cause::none) {
            REQUIRE(found.permitted());
            REQUIRE(found.document == document::none);
            continue;
        }
        REQUIRE(found.layer == expected.layer);
        const zoned_layer& layer = rules.layers[expected.layer];
        json_pointer place;
        if (expected.layer > 0) {
            place = place / field::local_hours / (expected.layer - 1);
            REQUIRE(found.zone == "layer " + std::to_string(expected.layer));
        }
        const second local = t + layer.offset_at(t);
        if (expected.cause == model::cause::exception) {
            // The first entry that closes it alone.
            std::size_t entry = 0;
            const auto closes = [&](std::size_t index) {
                model::layer alone;
                alone.exceptions = {layer.rules.exceptions[index]};
                return model::is_closed(alone, model::floor_div(local, 60));
            };
            while (!closes(entry)) ++entry;
            REQUIRE(found.document == document::policy);
            REQUIRE(found.pointer == place / field::exceptions / entry);
            REQUIRE(!found.range);
            continue;
        }
        if (expected.layer > 0) {
            REQUIRE(found.document == document::policy);
            REQUIRE(found.pointer == place);
            continue;
        }
        const curfew::task task = random_tasks::to_task(rules.task);
        const auto range = slow_rules::find_forbidding_range(
            task.forbid_list(), local_seconds{seconds{local}}, random_tasks::ends(rules.task), [&](local_days date) {
                return *weekday_from_api(model::weekday_on(layer.rules, date.time_since_epoch().count()));
            });
        REQUIRE(range);
        REQUIRE(found.document == document::task);
        REQUIRE(found.range);
        REQUIRE(found.range->item == range->item);
        REQUIRE(found.range->entry == range->entry);
        REQUIRE(found.pointer == json_pointer{} / field::forbid_time_list / range->item / field::times / range->entry);
    }
}

} // namespace

TEST_CASE("layers in zones with transitions at any second agree with stepping second by second") {
    random_tasks::dice roll{2026'10'01};
    std::size_t intervals = 0;
    std::map<reason, int> seen;
    int windows = 0;
    for (int round = 0; round < 400; ++round) {
        INFO("round " << round);
        const second length = roll.one_in(3) ? roll.number(1, 30'000) : roll.number(1, 3 * model::day_length);
        const second start =
            roll.one_in(4) ? roll.number(-2'000'000'000, 0) : roll.number(1'500'000'000, 1'900'000'000);
        stack rules{{start, start + length, few_ranges(roll), roll.one_in(3)}, {}, {}};
        rules.layers.push_back(with_listed_zone(task_layer(rules.task, roll), start, start + length, roll));
        for (auto count = roll.number(0, 3); count > 0; --count) {
            rules.layers.push_back(with_listed_zone(hours_layer(start, roll), start, start + length, roll));
        }
        rules.window = model::resolve(rules.task, rules.layers[0].offset_at, 1);
        const timetable calls = rules.to_timetable();
        REQUIRE(calls.first() == sys_seconds{seconds{rules.window.first}});
        rules.window.last = std::max(rules.window.last, rules.window.first);
        REQUIRE(calls.last() == sys_seconds{seconds{rules.window.last}});
        intervals += require_agreement(rules, calls, 1, roll);
        if (rules.window.last > rules.window.first) {
            require_explanations(rules, calls, roll, seen);
            ++windows;
        }
    }
    CHECK(windows > 300);
    CHECK(intervals > 200);
    for (const reason why : {reason::permitted, reason::forbid_range, reason::holiday, reason::local_hours}) {
        INFO(name(why));
        CHECK(seen[why] > 300);
    }
}

TEST_CASE("layers in real zones over days to years agree with stepping minute by minute") {
    random_tasks::dice roll{2026'10'02};
    std::size_t intervals = 0;
    std::map<reason, int> seen;
    for (int round = 0; round < 100; ++round) {
        INFO("round " << round);
        const second days = round % 10 == 0 ? roll.number(300, 700) : roll.number(1, 60);
        const second start = roll.number(1'100'000'000 / 60, 1'900'000'000 / 60) * 60;
        stack rules{{start, start + days * model::day_length, few_ranges(roll), roll.one_in(3)}, {}, {}};
        const auto any_name = [&] {
            return zone_names[static_cast<std::size_t>(roll.number(0, zone_names.size() - 1))];
        };
        rules.layers.push_back(with_named_zone(task_layer(rules.task, roll), any_name()));
        for (auto count = roll.number(0, 3); count > 0; --count) {
            rules.layers.push_back(with_named_zone(hours_layer(start, roll), any_name()));
        }
        rules.window = model::resolve(rules.task, rules.layers[0].offset_at, 60);
        const timetable calls = rules.to_timetable();
        REQUIRE(calls.first() == sys_seconds{seconds{rules.window.first}});
        REQUIRE(calls.last() == sys_seconds{seconds{rules.window.last}});
        intervals += require_agreement(rules, calls, 60, roll);
        require_explanations(rules, calls, roll, seen);
    }
    CHECK(intervals > 1000);
    for (const reason why : {reason::permitted, reason::forbid_range, reason::holiday, reason::local_hours}) {
        INFO(name(why));
        CHECK(seen[why] > 300);
    }
}

TEST_CASE("a policy that says nothing changes nothing") {
    random_tasks::dice roll{2026'10'03};
    for (int round = 0; round < 100; ++round) {
        INFO("round " << round);
        const second start = roll.number(1'500'000'000, 1'900'000'000);
        const model::task task{start, start + roll.number(1, 3 * model::day_length), random_tasks::forbid_list(roll),
                               roll.one_in(2)};
        const zone in = random_tasks::zone_with_transitions(roll, task.start, task.end).to_zone();
        const timetable bare = random_tasks::to_timetable(task, in);
        const timetable empty{random_tasks::to_task(task), in, policy::from({}, {}), random_tasks::ends(task)};
        // Layers, with an exception far away.
        date_exceptions far;
        REQUIRE(far.insert(local_days{std::chrono::year{1900} / 1 / 1}, date_exception::closed()));
        const timetable layered{random_tasks::to_task(task), in,
                                policy::from(far, {{.hours = weekly_hours::always(), .zone = zone::utc}}),
                                random_tasks::ends(task)};
        for (const timetable* other : {&empty, &layered}) {
            REQUIRE(other->first() == bare.first());
            REQUIRE(other->last() == bare.last());
            for (int i = 0; i < 200; ++i) {
                const sys_seconds t = bare.first() + seconds{roll.number(-86400, 4 * 86400)};
                REQUIRE(other->permits(t) == bare.permits(t));
                REQUIRE(other->at(t) == bare.at(t));
                REQUIRE(other->next_permitted(t) == bare.next_permitted(t));
                REQUIRE(other->next_change(t) == bare.next_change(t));
                REQUIRE(other->explain(t).pointer == bare.explain(t).pointer);
            }
            REQUIRE(other->permitted_time(bare.first(), bare.last()) == bare.permitted_time(bare.first(), bare.last()));
        }
    }
}

TEST_CASE("hours with exceptions agree with stepping minute by minute") {
    random_tasks::dice roll{2026'10'04};
    for (int round = 0; round < 40; ++round) {
        INFO("round " << round);
        const second start = roll.number(1'100'000'000 / 60, 1'900'000'000 / 60) * 60;
        const zoned_layer layer = with_named_zone(
            hours_layer(start, roll), zone_names[static_cast<std::size_t>(roll.number(0, zone_names.size() - 1))]);
        const timetable calls{random_tasks::to_hours(layer.rules.hours), layer.in,
                              random_tasks::to_exceptions(layer.rules.exceptions)};
        REQUIRE(calls.permits(calls.first() - seconds{1}) == false);
        const second end = start + 30 * model::day_length;
        const model::answers answers{start, end, 60, [&](second t) {
                                         return model::forbids(layer.rules, t + layer.offset_at(t)) ==
                                                model::cause::none;
                                     }};
        REQUIRE(compare::first_span_difference(calls, answers, start, end) == "");
        for (int i = 0; i < 300; ++i) {
            const second t = roll.number(start, end - 1);
            const auto cause = model::forbids(layer.rules, t + layer.offset_at(t));
            const reason expected = cause == model::cause::none    ? reason::permitted
                                    : cause == model::cause::rules ? reason::local_hours
                                                                   : reason::holiday;
            REQUIRE(calls.at(sys_seconds{seconds{t}}).reason == expected);
        }
    }
}

} // namespace layers_test
