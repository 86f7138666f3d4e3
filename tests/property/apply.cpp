#include <curfew/task/apply.hpp>

#include "catch.hpp"
#include "support/simulation.hpp"

namespace apply_test {

using namespace simulation;

namespace {

redial_settings random_redial(dice& roll) {
    return *redial_settings::from(static_cast<int>(roll.number(0, 5)), minutes{roll.number(5, 1440)});
}

} // namespace

// Section 3, point 7, said of the request's fields rather than of their meaning.
TEST_CASE("a chain of updates leaves what a field-by-field reading of the requests leaves") {
    dice roll{7};
    severity_settings overnight_is_legal;
    REQUIRE(overnight_is_legal.set(rule::time_range_overnight, rule_action::warning));
    int kept_lists = 0;
    int kept_redials = 0;
    for (int round = 0; round < 100; ++round) {
        const auto id = *task_open_id::from("task");
        const auto near = roll.one_of(interesting_times);
        stored_task task{{id, random_window(roll, near), *call_concurrency::from(1), std::nullopt, std::nullopt}};
        update_task_request state = to_request(task.rules());
        for (int step = 0; step < 10; ++step) {
            auto update = to_request({id, random_window(roll, near),
                                      *call_concurrency::from(static_cast<std::int32_t>(roll.number(1, 500))),
                                      random_redial(roll), random_forbid_list(roll)});
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
            const auto after = apply(task, update, {overnight_is_legal, {}, {}});
            REQUIRE(after);
            REQUIRE(to_request(after.value->rules()) == state);
            REQUIRE(after.report.has(rule::redial_ignored) ==
                    (update.recall == false && (update.ring_again_times || update.ring_again_interval)));
            REQUIRE(after.report.has(rule::redial_reset) == (update.recall != false && !update.ring_again_times));
            task = *after.value;

            const zoned_schedule compiled{compile(task.rules())};
            bool open = false;
            for (sys_seconds t = compiled.first(); t < compiled.last(); t += roll.one_in(50) ? 1s : 29s) {
                const bool expected = permitted(task.forbid_list(), compiled, t);
                REQUIRE(compiled.permits(t) == expected);
                open = open || expected;
            }
            if (open) {
                REQUIRE_FALSE(after.report.has(rule::never_permitted));
                REQUIRE_FALSE(after.report.has(rule::forbid_list_covers_week));
            }
        }
    }
    CHECK(kept_lists > 100);
    CHECK(kept_redials > 100);
}

} // namespace apply_test
