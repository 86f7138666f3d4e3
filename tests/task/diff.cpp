#include <curfew/task/diff.hpp>

#include "catch.hpp"

#include <string>

namespace diff_test {

using namespace curfew;
using namespace std::chrono_literals;

namespace {

constexpr local_days day{std::chrono::year{2021} / 5 / 20};

forbid_rule on(weekday_set days, time_of_day start, time_of_day end) {
    return *forbid_rule::from(days, {*time_range::from(start, end)});
}

task_rules rules(std::vector<forbid_rule> list = {}) {
    return {*task_open_id::from("task"), *call_window::from(day + 8h, day + 18h), *call_concurrency::from(10),
            redial_settings::from(3, 30min), std::move(list)};
}

std::string text(const std::vector<week_span>& spans) {
    std::string result;
    for (const week_span& span : spans) {
        if (!result.empty()) result += ", ";
        result += format(span).view();
    }
    return result;
}

task_changes between(std::vector<forbid_rule> before, std::vector<forbid_rule> after,
                     range_end ends = range_end::exclusive) {
    return diff(stored_task{rules(std::move(before))}, stored_task{rules(std::move(after))}, ends);
}

constexpr weekday_set monday{std::chrono::Monday};

} // namespace

TEST_CASE("equal tasks have no changes") {
    const stored_task task{rules({on(monday, {10, 0}, {11, 0})})};
    CHECK(diff(task, task).empty());
    CHECK(diff(task, task) == task_changes{});
}

TEST_CASE("each field that changes is there with its two values, and no other") {
    const stored_task before{rules()};
    const auto with = [&](auto edit) {
        task_rules after = rules();
        edit(after);
        return diff(before, stored_task{std::move(after)});
    };
    task_changes expected;
    SECTION("TaskOpenId") {
        expected.id = {*task_open_id::from("task"), *task_open_id::from("another")};
        CHECK(with([](task_rules& r) { r.id = *task_open_id::from("another"); }) == expected);
    }
    SECTION("StartTime") {
        expected.start = {day + 8h, day + 9h};
        CHECK(with([](task_rules& r) { r.window = *call_window::from(day + 9h, day + 18h); }) == expected);
    }
    SECTION("EndTime") {
        expected.end = {day + 18h, day + 18h + 1s};
        CHECK(with([](task_rules& r) { r.window = *call_window::from(day + 8h, day + 18h + 1s); }) == expected);
    }
    SECTION("RingAgainTimes") {
        expected.redial_times = {3, 0};
        CHECK(with([](task_rules& r) { r.redial = redial_settings::from(0, 30min); }) == expected);
    }
    SECTION("RingAgainInterval") {
        expected.redial_interval = {30min, 5min};
        CHECK(with([](task_rules& r) { r.redial = redial_settings::from(3, 5min); }) == expected);
    }
    SECTION("Concurrency") {
        expected.concurrency = {*call_concurrency::from(10), *call_concurrency::from(1)};
        CHECK(with([](task_rules& r) { r.concurrency = *call_concurrency::from(1); }) == expected);
    }
    SECTION("ForbidTimeList") {
        const auto list = std::vector{on(monday, {10, 0}, {11, 0})};
        expected.forbid_list = {{}, list};
        expected.forbidden = {{{std::chrono::Monday, {10, 0}}, {std::chrono::Monday, {11, 0}}}};
        CHECK(with([&](task_rules& r) { r.forbid_list = list; }) == expected);
    }
    CHECK_FALSE(expected.empty());
}

TEST_CASE("minutes that become forbidden and permitted are spans of the week") {
    const auto changes = between({on(monday, {10, 0}, {12, 0})}, {on(monday, {11, 0}, {13, 0})});
    CHECK(text(changes.permitted) == "Mon 10:00-11:00");
    CHECK(text(changes.forbidden) == "Mon 12:00-13:00");
}

TEST_CASE("neighbouring minutes are one span, past midnight and around the week") {
    const auto night = on(weekday_set::every_day(), {22, 0}, {8, 0});
    CHECK(text(between({}, {night}).forbidden) ==
          "Sun 22:00-Mon 08:00, Mon 22:00-Tue 08:00, Tue 22:00-Wed 08:00, Wed 22:00-Thu 08:00, Thu 22:00-Fri 08:00, "
          "Fri 22:00-Sat 08:00, Sat 22:00-Sun 08:00");
    const auto weekend = on({std::chrono::Saturday, std::chrono::Sunday}, {0, 0}, end_of_day);
    CHECK(text(between({}, {weekend}).forbidden) == "Sat 00:00-Sun 24:00");
    CHECK(text(between({weekend}, {on({std::chrono::Saturday}, {0, 0}, end_of_day)}).permitted) == "Sun 00:00-24:00");
    const auto nearly_all =
        std::vector{on(weekday_set::every_day(), {0, 0}, {10, 0}), on(weekday_set::from_bits(0x7D), {10, 0}, {10, 1}),
                    on(weekday_set::every_day(), {10, 1}, end_of_day)};
    const auto changes = between({}, nearly_all);
    CHECK(text(changes.forbidden) == "Mon 10:01-Mon 10:00");
    CHECK(changes.forbidden[0].length() == minutes{10'079});
}

TEST_CASE("the whole week is one span") {
    const auto changes = between({on(weekday_set::every_day(), {0, 0}, end_of_day)}, {});
    CHECK(text(changes.permitted) == "Sun 00:00-Sat 24:00");
    CHECK(changes.permitted[0].length() == minutes{10'080});
    CHECK(changes.forbidden.empty());
}

TEST_CASE("a list written in another way that forbids the same changes no minute") {
    const auto changes =
        between({on(monday, {10, 0}, {12, 0})}, {on(monday, {10, 0}, {11, 0}), on(monday, {11, 0}, {12, 0})});
    CHECK(changes.forbid_list);
    CHECK_FALSE(changes.empty());
    CHECK(changes.forbidden.empty());
    CHECK(changes.permitted.empty());
}

TEST_CASE("inclusive ends move the spans of a diff") {
    const auto changes = between({on(monday, {10, 0}, {12, 0})}, {on(monday, {10, 0}, {11, 0})}, range_end::inclusive);
    CHECK(text(changes.permitted) == "Mon 11:01-12:01");
}

} // namespace diff_test
