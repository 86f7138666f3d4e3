#include <curfew/task/apply.hpp>

#include "catch.hpp"

#include <string>
#include <type_traits>

namespace apply_test {

using namespace curfew;
using namespace std::chrono_literals;

namespace {

constexpr local_days day{std::chrono::year{2021} / 5 / 20};

forbid_rule every_day(time_of_day start, time_of_day end) {
    return *forbid_rule::from(weekday_set::every_day(), {*time_range::from(start, end)});
}

task_rules rules(std::optional<redial_settings> redial, std::optional<std::vector<forbid_rule>> list) {
    return {*task_open_id::from("task"), *call_window::from(day + 8h, day + 18h), *call_concurrency::from(10), redial,
            std::move(list)};
}

const stored_task stored{rules(redial_settings::from(3, 30min), std::vector{every_day({12, 0}, {14, 0})})};

update_task_request request() {
    update_task_request result;
    result.task_open_id = "task";
    result.start_time = "2021-05-21 09:00:00";
    result.end_time = "2021-05-21 17:00:00";
    result.concurrency = 5;
    result.ring_again_times = 1;
    result.ring_again_interval = 15;
    return result;
}

std::string found(const report& r) {
    std::string result;
    for (const diagnostic& d : r) {
        result += std::string{name(d.severity)} + ' ' + std::string{info(d.id).name} + ' ' + d.pointer() + '\n';
    }
    return result;
}

static_assert(!std::is_default_constructible_v<stored_task>);
static_assert(std::is_nothrow_move_constructible_v<stored_task>);

} // namespace

TEST_CASE("a task begins with the API's defaults for what its rules leave open") {
    const stored_task task{rules(std::nullopt, std::nullopt)};
    CHECK(task.redial() == redial_settings{});
    CHECK(task.forbid_list().empty());
    CHECK(task.rules().redial == redial_settings{});
    CHECK(task.rules().forbid_list == std::vector<forbid_rule>{});
    CHECK(stored.redial() == *redial_settings::from(3, 30min));
}

TEST_CASE("an update replaces the window and the concurrency") {
    const auto after = apply(stored, request());
    REQUIRE(after);
    CHECK(after.value->id().text() == "task");
    CHECK(after.value->window() == *call_window::from(day + 24h + 9h, day + 24h + 17h));
    CHECK(after.value->concurrency() == *call_concurrency::from(5));
}

TEST_CASE("an absent ForbidTimeList leaves the stored one, an empty one clears it, another one replaces all of it") {
    auto update = request();
    CHECK(apply(stored, update).value->forbid_list() == stored.forbid_list());
    update.forbid_time_list.emplace();
    CHECK(apply(stored, update).value->forbid_list().empty());
    update.forbid_time_list = {{{}, {{"10:00-11:00"}}, {}}};
    CHECK(apply(stored, update).value->forbid_list() == std::vector{every_day({10, 0}, {11, 0})});
}

TEST_CASE("the redial settings change if Recall is true or absent") {
    auto update = request();
    CHECK(apply(stored, update).value->redial() == *redial_settings::from(1, 15min));
    update.recall = true;
    CHECK(apply(stored, update).value->redial() == *redial_settings::from(1, 15min));
    update.ring_again_interval = std::nullopt;
    CHECK(apply(stored, update).value->redial() == *redial_settings::from(1, 5min));
}

TEST_CASE("the trap redial-reset: without RingAgainTimes an update turns redials off") {
    auto update = request();
    update.ring_again_times = std::nullopt;
    update.ring_again_interval = std::nullopt;
    const auto after = apply(stored, update);
    CHECK(after.value->redial() == *redial_settings::from(0, 5min));
    CHECK(found(after.report) == "warning redial-reset /RingAgainTimes\n");
}

TEST_CASE("the trap redial-ignored: with Recall false an update leaves redials alone") {
    auto update = request();
    update.recall = false;
    const auto after = apply(stored, update);
    CHECK(after.value->redial() == stored.redial());
    CHECK(found(after.report) == "warning redial-ignored /Recall\n");
    update.ring_again_times = std::nullopt;
    update.ring_again_interval = std::nullopt;
    CHECK(apply(stored, update).value->redial() == stored.redial());
    CHECK(found(apply(stored, update).report).empty());
}

TEST_CASE("an update with an error changes nothing and says why") {
    auto update = request();
    update.concurrency = 0;
    const auto after = apply(stored, update);
    CHECK_FALSE(after);
    CHECK(found(after.report) == "error concurrency-not-positive /Concurrency\n");
}

TEST_CASE("an update of another task does not apply") {
    auto update = request();
    update.task_open_id = "another";
    const auto after = apply(stored, update);
    CHECK_FALSE(after);
    CHECK(after.report.valid());
    CHECK_FALSE(apply(stored, *parse(update).value));
}

TEST_CASE("what shows only with the stored settings is reported") {
    SECTION("the stored list covers the new window") {
        auto update = request();
        update.start_time = "2021-05-21 12:00:00";
        update.end_time = "2021-05-21 14:00:00";
        const auto after = apply(stored, update);
        CHECK(after);
        CHECK(found(after.report) == "warning never-permitted /ForbidTimeList\n");
        update.forbid_time_list.emplace();
        CHECK(found(apply(stored, update).report).empty());
    }
    SECTION("the stored list covers the week") {
        const stored_task closed{rules(redial_settings::from(1, 5min), std::vector{every_day({0, 0}, end_of_day)})};
        CHECK(found(apply(closed, request()).report) == "warning forbid-list-covers-week /ForbidTimeList\n");
    }
    SECTION("the stored interval is longer than the new window") {
        auto update = request();
        update.ring_again_times = std::nullopt;
        update.ring_again_interval = std::nullopt;
        update.recall = false;
        update.end_time = "2021-05-21 09:30:00";
        CHECK(found(apply(stored, update).report) == "warning redial-exceeds-window /RingAgainInterval\n");
    }
    SECTION("and is an error where the policy wants it so") {
        auto update = request();
        update.start_time = "2021-05-21 12:00:00";
        update.end_time = "2021-05-21 14:00:00";
        const auto after = apply(stored, update, {severity_settings::strict(), {}, {}});
        CHECK_FALSE(after);
        CHECK(found(after.report) == "error never-permitted /ForbidTimeList\n");
    }
    SECTION("what the request gives itself is reported once") {
        auto update = request();
        update.forbid_time_list = {{{}, {{"00:00-24:00"}}, {}}};
        CHECK(
            found(apply(stored, update).report) ==
            "warning forbid-list-covers-week /ForbidTimeList\nwarning time-range-ends-24 /ForbidTimeList/0/Times/0\n");
    }
}

TEST_CASE("options and zone of an update are those of parse") {
    const auto now = sys_seconds{(day + 24h + 17h).time_since_epoch()} - 8h;
    CHECK(found(apply(stored, request(), {{}, now, {}}).report) == "error window-over /EndTime\n");
    CHECK(apply(stored, request(), {{}, now, {}}, fixed_offset{}));
}

TEST_CASE("the request of a stored task applied to it changes nothing") {
    CHECK(apply(stored, to_request(stored.rules())).value == stored);
}

} // namespace apply_test
