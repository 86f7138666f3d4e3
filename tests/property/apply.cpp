#include <curfew/task/apply.hpp>

#include "catch.hpp"
#include "support/random_tasks.hpp"

#include <cstdint>
#include <optional>
#include <vector>

namespace apply_property_test {

using namespace curfew;
using random_tasks::dice;

namespace {

redial_settings random_redial(dice& roll) {
    return *redial_settings::from(static_cast<int>(roll.number(0, 5)), minutes{roll.number(5, 1440)});
}

/// A window of a second to some days in 2021.
call_window random_window(dice& roll) {
    const local_seconds start = local_days{std::chrono::year{2021} / 5 / 20} + seconds{roll.number(0, 7 * 86400)};
    const std::int64_t longest = roll.one_in(3) ? 3 * 86400 : roll.one_in(3) ? 600 : 6 * 3600;
    return *call_window::from(start, start + seconds{roll.number(1, longest)});
}

/// An item of a request as the model knows it.
model::item to_model(const forbid_time_item& item) {
    model::item result;
    if (item.weekdays) result.weekdays.assign(item.weekdays->begin(), item.weekdays->end());
    for (const std::string& text : *item.times) {
        const auto pair = *detail::parse_time_pair(text).value;
        result.ranges.push_back({pair.start.minutes_since_midnight(), pair.end.minutes_since_midnight()});
    }
    return result;
}

/// Section 3, points 1 to 4: whether some second of the window is in no range.
bool leaves_open(const update_task_request& state) {
    model::task plain;
    for (const forbid_time_item& item : *state.forbid_time_list) plain.forbid_list.push_back(to_model(item));
    const auto second_of = [](const std::string& text) {
        return parse_local_time(text).value->time_since_epoch().count();
    };
    const model::second end = second_of(*state.end_time);
    for (model::second t = second_of(*state.start_time); t < end; t = (model::floor_div(t, 60) + 1) * 60) {
        if (!model::forbids(plain, t)) return true;
    }
    return false;
}

} // namespace

// Section 3, point 7, said of the request's fields rather than of their meaning.
TEST_CASE("a chain of updates leaves what a field-by-field reading of the requests leaves") {
    dice roll{7};
    severity_settings overnight_is_legal;
    REQUIRE(overnight_is_legal.set(rule::time_range_overnight, severity::warning));
    int kept_lists = 0;
    int kept_redials = 0;
    int closed = 0;
    for (int round = 0; round < 100; ++round) {
        const auto id = *task_open_id::from("task");
        task current =
            *new_task({id, random_window(roll), *call_concurrency::from(1), redial_settings{}, std::nullopt});
        update_task_request state = to_request(current);
        for (int step = 0; step < 10; ++step) {
            std::vector<forbid_rule> list;
            for (const auto& entry : random_tasks::forbid_list(roll)) list.push_back(random_tasks::to_rule(entry));
            auto update = to_request(task_update{
                id, random_window(roll), *call_concurrency::from(static_cast<std::int32_t>(roll.number(1, 500))),
                random_redial(roll), std::move(list)});
            if (roll.one_in(2)) update.forbid_time_list.reset();
            if (roll.one_in(2)) update.recall = roll.one_in(2);
            if (roll.one_in(3)) update.ring_again_times.reset();
            if (roll.one_in(3)) update.ring_again_interval.reset();

            state.start_time = update.start_time;
            state.end_time = update.end_time;
            state.concurrency = update.concurrency;
            if (update.forbid_time_list) state.forbid_time_list = update.forbid_time_list;
            if (update.recall.value_or(true)) {
                state.ring_again_times = update.ring_again_times.value_or(0);
                state.ring_again_interval = update.ring_again_interval.value_or(5);
            }
            kept_lists += update.forbid_time_list ? 0 : 1;
            kept_redials += update.recall.value_or(true) ? 0 : 1;

            CAPTURE(round, step);
            const auto after = apply(current, update, {.severities = overnight_is_legal});
            REQUIRE(after);
            REQUIRE(to_request(*after) == state);
            // The parts, one by one, give the same.
            const auto parts = parse(update, {.severities = overnight_is_legal});
            REQUIRE(*apply(current, *parts) == *after);
            REQUIRE(*apply(current, parts) == *after);
            REQUIRE(apply(current, parts).report().warnings() == after.report().warnings());
            REQUIRE(after.report().has(rule::redial_ignored) ==
                    (update.recall == false && (update.ring_again_times || update.ring_again_interval)));
            REQUIRE(after.report().has(rule::redial_reset) == (update.recall != false && !update.ring_again_times));
            REQUIRE(after.report().has(rule::redial_exceeds_window) ==
                    (after->redial()->times() > 0 && after->window().length() <= after->redial()->interval()));
            const bool never =
                after.report().has(rule::never_permitted) || after.report().has(rule::forbid_list_covers_week);
            REQUIRE(never == !leaves_open(state));
            closed += never ? 1 : 0;
            current = *after;
        }
    }
    CHECK(kept_lists > 100);
    CHECK(kept_redials > 100);
    CHECK(closed > 20);
}

} // namespace apply_property_test
