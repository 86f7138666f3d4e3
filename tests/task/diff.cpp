#include <curfew/task/complete.hpp>
#include <curfew/task/create_task.hpp>
#include <curfew/task/diff.hpp>

#include "catch.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace diff_test {

using namespace curfew;
using namespace std::chrono_literals;

namespace {

constexpr local_days day{std::chrono::year{2021} / 5 / 20};

forbid_rule on(weekday_set days, time_of_day start, time_of_day end) {
    return *forbid_rule::from(days, {*time_range::from(start, end)});
}

/// The parts of a task, to change one of them.
struct parts {
    std::string id = "task";
    call_window window = *call_window::from(day + 8h, day + 18h);
    std::int32_t calls = 10;
    std::optional<redial_settings> redial = redial_settings::from(3, 30min);
    std::vector<forbid_rule> list = {};

    [[nodiscard]] task make() const {
        return *complete(task_update{*task_open_id::from(id), window, *call_concurrency::from(calls), redial, list});
    }
};

std::string text(const std::vector<week_span>& spans) {
    std::string result;
    for (const week_span& span : spans) {
        if (!result.empty()) result += ", ";
        result += format(span).view();
    }
    return result;
}

changes between(std::vector<forbid_rule> before, std::vector<forbid_rule> after,
                range_end ends = range_end::exclusive) {
    return diff(parts{.list = std::move(before)}.make(), parts{.list = std::move(after)}.make(), ends);
}

constexpr weekday_set monday{std::chrono::Monday};

} // namespace

TEST_CASE("equal tasks have no changes") {
    const task same = parts{.list = {on(monday, {10, 0}, {11, 0})}}.make();
    CHECK(diff(same, same).empty());
    CHECK(diff(same, same) == changes{});
}

TEST_CASE("each field that changes is there with its two values, and no other") {
    const auto with = [&](auto edit) {
        parts after;
        edit(after);
        return diff(parts{}.make(), after.make());
    };
    changes expected;
    SECTION("TaskOpenId") {
        expected.id = {task_open_id::from("task"), task_open_id::from("another")};
        CHECK(with([](parts& p) { p.id = "another"; }) == expected);
    }
    SECTION("StartTime") {
        expected.start = {day + 8h, day + 9h};
        CHECK(with([](parts& p) { p.window = *call_window::from(day + 9h, day + 18h); }) == expected);
    }
    SECTION("EndTime") {
        expected.end = {day + 18h, day + 18h + 1s};
        CHECK(with([](parts& p) { p.window = *call_window::from(day + 8h, day + 18h + 1s); }) == expected);
    }
    SECTION("RingAgainTimes") {
        expected.redial_times = {3, 0};
        CHECK(with([](parts& p) { p.redial = redial_settings::from(0, 30min); }) == expected);
    }
    SECTION("RingAgainInterval") {
        expected.redial_interval = {30min, 5min};
        CHECK(with([](parts& p) { p.redial = redial_settings::from(3, 5min); }) == expected);
    }
    SECTION("redials that are not known after") {
        expected.redial_times = {3, std::nullopt};
        expected.redial_interval = {30min, std::nullopt};
        CHECK(with([](parts& p) { p.redial.reset(); }) == expected);
    }
    SECTION("Concurrency") {
        expected.concurrency = {*call_concurrency::from(10), *call_concurrency::from(1)};
        CHECK(with([](parts& p) { p.calls = 1; }) == expected);
    }
    SECTION("ForbidTimeList") {
        const auto list = std::vector{on(monday, {10, 0}, {11, 0})};
        expected.forbid_list = {{}, list};
        expected.forbidden = {{{std::chrono::Monday, {10, 0}}, {std::chrono::Monday, {11, 0}}}};
        CHECK(with([&](parts& p) { p.list = list; }) == expected);
    }
    CHECK_FALSE(expected.empty());
}

TEST_CASE("minutes that become forbidden and permitted are spans of the week") {
    const auto found = between({on(monday, {10, 0}, {12, 0})}, {on(monday, {11, 0}, {13, 0})});
    CHECK(text(found.permitted) == "Mon 10:00-11:00");
    CHECK(text(found.forbidden) == "Mon 12:00-13:00");
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
    const auto found = between({}, nearly_all);
    CHECK(text(found.forbidden) == "Mon 10:01-Mon 10:00");
    CHECK(found.forbidden[0].length() == minutes{10'079});
}

TEST_CASE("the whole week is one span") {
    const auto found = between({on(weekday_set::every_day(), {0, 0}, end_of_day)}, {});
    CHECK(text(found.permitted) == "Sun 00:00-Sat 24:00");
    CHECK(found.permitted[0].length() == minutes{10'080});
    CHECK(found.forbidden.empty());
}

TEST_CASE("a list written in another way that forbids the same changes no minute") {
    const auto found =
        between({on(monday, {10, 0}, {12, 0})}, {on(monday, {10, 0}, {11, 0}), on(monday, {11, 0}, {12, 0})});
    CHECK(found.forbid_list);
    CHECK_FALSE(found.empty());
    CHECK(found.forbidden.empty());
    CHECK(found.permitted.empty());
}

TEST_CASE("inclusive ends move the spans of a diff") {
    const auto found = between({on(monday, {10, 0}, {12, 0})}, {on(monday, {10, 0}, {11, 0})}, range_end::inclusive);
    CHECK(text(found.permitted) == "Mon 11:01-12:01");
}

TEST_CASE("an id that a task gets is a change") {
    create_task_request create;
    create.start_time = "2021-05-20 08:00:00";
    create.end_time = "2021-05-20 18:00:00";
    create.concurrency = 10;
    const task created = *new_task(create);
    changes expected;
    expected.id = {std::nullopt, task_open_id::from("1")};
    CHECK(diff(created, created.with_id(*task_open_id::from("1"))) == expected);
}

TEST_CASE("a task that was moved from forbids the whole week") {
    task gone = parts{}.make();
    const task kept = std::move(gone);
    CHECK(text(diff(kept, gone).forbidden) ==
          "Sun 00:00-Sat 24:00");              // NOLINT(bugprone-use-after-move): that is the test
    CHECK_FALSE(diff(kept, gone).empty());     // NOLINT(bugprone-use-after-move)
    CHECK(diff(kept, gone).permitted.empty()); // NOLINT(bugprone-use-after-move)

    create_task_request create;
    create.start_time = "2021-05-20 08:00:00";
    create.end_time = "2021-05-20 18:00:00";
    create.concurrency = 10;
    task created = *new_task(create);
    const task kept_created = std::move(created);
    CHECK_FALSE(diff(kept_created, created).empty()); // NOLINT(bugprone-use-after-move)
}

} // namespace diff_test
