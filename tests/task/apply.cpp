#include <curfew/task/apply.hpp>
#include <curfew/task/create_task.hpp>

#include "catch.hpp"

#include <optional>
#include <string>
#include <utility>
#include <variant>
#include <vector>

namespace apply_test {

using namespace curfew;
using namespace std::chrono_literals;

namespace {

constexpr local_days day{std::chrono::year{2021} / 5 / 20};

forbid_rule every_day(time_of_day start, time_of_day end) {
    return *forbid_rule::from(weekday_set::every_day(), {*time_range::from(start, end)});
}

const task_open_id id = *task_open_id::from("task");

task_update update_of(std::optional<redial_settings> redial, std::optional<std::vector<forbid_rule>> list) {
    return {id, *call_window::from(day + 8h, day + 18h), *call_concurrency::from(10), redial, std::move(list)};
}

const task stored = *complete(update_of(redial_settings::from(3, 30min), std::vector{every_day({12, 0}, {14, 0})}));

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

} // namespace

TEST_CASE("an update replaces the window and the concurrency") {
    const auto after = apply(stored, request());
    REQUIRE(after);
    CHECK(after->id() == id);
    CHECK(after->window() == *call_window::from(day + 24h + 9h, day + 24h + 17h));
    CHECK(after->concurrency() == *call_concurrency::from(5));
}

TEST_CASE("an absent ForbidTimeList leaves the stored one, an empty one clears it, another one replaces all of it") {
    auto update = request();
    CHECK(apply(stored, update)->forbid_list() == stored.forbid_list());
    update.forbid_time_list.emplace();
    CHECK(apply(stored, update)->forbid_list().empty());
    update.forbid_time_list = {{{}, {{"10:00-11:00"}}, {}}};
    CHECK(apply(stored, update)->forbid_list() == std::vector{every_day({10, 0}, {11, 0})});
}

TEST_CASE("the redial settings change if Recall is true or absent") {
    auto update = request();
    CHECK(apply(stored, update)->redial() == *redial_settings::from(1, 15min));
    update.recall = true;
    CHECK(apply(stored, update)->redial() == *redial_settings::from(1, 15min));
    update.ring_again_interval = std::nullopt;
    CHECK(apply(stored, update)->redial() == *redial_settings::from(1, 5min));
}

TEST_CASE("the trap redial-reset: without RingAgainTimes an update turns redials off") {
    auto update = request();
    update.ring_again_times = std::nullopt;
    update.ring_again_interval = std::nullopt;
    const auto after = apply(stored, update);
    CHECK(after->redial() == *redial_settings::from(0, 5min));
    CHECK(found(after.report()) == "warning redial-reset /RingAgainTimes\n");
    // An interval is taken all the same.
    update.ring_again_interval = 15;
    CHECK(apply(stored, update)->redial() == *redial_settings::from(0, 15min));
}

TEST_CASE("the trap redial-ignored: with Recall false an update leaves redials alone") {
    auto update = request();
    update.recall = false;
    const auto after = apply(stored, update);
    CHECK(after->redial() == stored.redial());
    CHECK(found(after.report()) == "warning redial-ignored /Recall\n");
    update.ring_again_times = std::nullopt;
    update.ring_again_interval = std::nullopt;
    CHECK(apply(stored, update)->redial() == stored.redial());
    CHECK(found(apply(stored, update).report()).empty());
}

TEST_CASE("an update with an error changes nothing and says why") {
    auto update = request();
    update.concurrency = 0;
    const auto after = apply(stored, update);
    CHECK_FALSE(after);
    CHECK(found(after.report()) == "error concurrency-not-positive /Concurrency\n");
}

TEST_CASE("task-id-mismatch: an update of another task does not apply") {
    auto update = request();
    update.task_open_id = "another";
    const auto after = apply(stored, update);
    CHECK_FALSE(after);
    CHECK(found(after.report()) == "error task-id-mismatch /TaskOpenId\n");
    CHECK(after.report().begin()->subject == "another");
    CHECK(after.report().begin()->context == "task");
    CHECK_FALSE(apply(stored, *parse(update)));

    // Blanks belong to an id.
    update.task_open_id = "task ";
    CHECK(found(apply(stored, update).report()) == "error task-id-mismatch /TaskOpenId\n");
    CHECK(apply(stored, request()));
}

TEST_CASE("task-id-mismatch: a task that CreateTask made needs its id first") {
    create_task_request create;
    create.start_time = "2021-05-20 08:00:00";
    create.end_time = "2021-05-20 18:00:00";
    create.concurrency = 10;
    const task created = *new_task(create);
    CHECK(found(apply(created, request()).report()) == "error task-id-mismatch /TaskOpenId\n");
    CHECK(apply(created.with_id(id), request()));
}

TEST_CASE("no value of what was moved from") {
    task gone = stored;
    const task kept = std::move(gone);
    CHECK(found(apply(gone, request()).report()) == "error forbid-list-absent /ForbidTimeList\n"); // NOLINT
    CHECK(apply(kept, request()));
    auto with_list = request();
    with_list.forbid_time_list.emplace();
    CHECK_FALSE(apply(gone, with_list)); // NOLINT(bugprone-use-after-move): that is the test

    task_update update = *parse(with_list);
    const task_update kept_update = std::move(update);
    CHECK(found(apply(stored, update).report()) == "error forbid-list-absent /ForbidTimeList\n"); // NOLINT
    CHECK(apply(stored, kept_update));
    CHECK_FALSE(apply(gone, update)); // NOLINT(bugprone-use-after-move)
}

TEST_CASE("redial settings that nobody knows stay unknown until an update gives some") {
    const task unknown = *new_task(update_of(std::nullopt, std::nullopt));
    auto update = request();
    update.recall = false;
    update.ring_again_times.reset();
    update.ring_again_interval.reset();
    CHECK_FALSE(apply(unknown, update)->redial());
    CHECK(apply(unknown, request())->redial() == redial_settings::from(1, 15min));
}

TEST_CASE("what shows only with the stored settings is reported") {
    SECTION("the stored list covers the new window") {
        auto update = request();
        update.start_time = "2021-05-21 12:00:00";
        update.end_time = "2021-05-21 14:00:00";
        const auto after = apply(stored, update);
        CHECK(after);
        CHECK(found(after.report()) == "warning never-permitted /ForbidTimeList\n");
        update.forbid_time_list.emplace();
        CHECK(found(apply(stored, update).report()).empty());
    }
    SECTION("the stored list covers the week") {
        const task closed =
            *complete(update_of(redial_settings::from(1, 5min), std::vector{every_day({0, 0}, end_of_day)}));
        CHECK(found(apply(closed, request()).report()) == "warning forbid-list-covers-week /ForbidTimeList\n");
    }
    SECTION("the stored interval is longer than the new window") {
        auto update = request();
        update.ring_again_times = std::nullopt;
        update.ring_again_interval = std::nullopt;
        update.recall = false;
        update.end_time = "2021-05-21 09:30:00";
        CHECK(found(apply(stored, update).report()) == "warning redial-exceeds-window /RingAgainInterval\n");
    }
    SECTION("and is an error where the settings want it so") {
        auto update = request();
        update.start_time = "2021-05-21 12:00:00";
        update.end_time = "2021-05-21 14:00:00";
        const auto after = apply(stored, update, {.severities = severity_settings::strict()});
        CHECK_FALSE(after);
        CHECK(found(after.report()) == "error never-permitted /ForbidTimeList\n");
    }
    SECTION("what the request gives itself is reported once") {
        auto update = request();
        update.forbid_time_list = {{{}, {{"00:00-24:00"}}, {}}};
        CHECK(
            found(apply(stored, update).report()) ==
            "warning forbid-list-covers-week /ForbidTimeList\nwarning time-range-ends-24 /ForbidTimeList/0/Times/0\n");
    }
}

TEST_CASE("options and zone of an update are those of parse") {
    const auto now = sys_seconds{(day + 24h + 17h).time_since_epoch()} - 8h;
    CHECK(found(apply(stored, request(), {.now = now}).report()) == "error window-over /EndTime\n");
    CHECK(apply(stored, request(), {.now = now, .zone = zone::utc}));
}

TEST_CASE("the request of a stored task applied to it changes nothing") {
    CHECK(*apply(stored, to_request(stored)) == stored);
}

TEST_CASE("what shows only with the stored task stands in the order of the API page") {
    auto update = request();
    update.recall = false;
    update.end_time = "2021-05-21 09:30:00";
    CHECK(found(apply(stored, update).report()) ==
          "warning redial-exceeds-window /RingAgainInterval\nwarning redial-ignored /Recall\n");
}

TEST_CASE("an update as it was read brings its diagnostics along, in front of what shows only with the stored task") {
    auto update = request();
    update.start_time = "2021-05-21 12:00:00";
    update.end_time = "2021-05-21 14:00:00";
    update.ring_again_times.reset();
    const auto read = parse(update);
    const auto after = apply(stored, read);
    REQUIRE(after);
    CHECK(found(after.report()) == "warning redial-reset /RingAgainTimes\nwarning never-permitted /ForbidTimeList\n");
    CHECK_FALSE(apply(stored, read, severity_settings::strict()));
    update.concurrency = 0;
    CHECK(found(apply(stored, parse(update)).report()) ==
          "warning redial-reset /RingAgainTimes\nerror concurrency-not-positive /Concurrency\n");
}

} // namespace apply_test
