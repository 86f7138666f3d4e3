#include <curfew/task/task.hpp>

#include "catch.hpp"
#include "support/literals.hpp"

#include <curfew/task/complete.hpp>
#include <curfew/task/create_task.hpp>

#include <chrono>
#include <optional>
#include <type_traits>
#include <utility>
#include <vector>

namespace task_test {

using namespace curfew;
using namespace std::chrono_literals;

namespace {

// Nothing but the functions that are named in the header makes one.
static_assert(!std::is_default_constructible_v<task>);
static_assert(!std::is_constructible_v<task, task_update>);
static_assert(!std::is_constructible_v<task, std::optional<task_open_id>, call_window, call_concurrency,
                                       std::optional<redial_settings>, std::vector<forbid_rule>>);
static_assert(std::is_nothrow_move_constructible_v<task> && std::is_copy_assignable_v<task>);

const call_window window = literals::window("2021-05-20 17:35:43", "2021-05-21 17:35:44");

task with(std::optional<redial_settings> redial) {
    return *complete(task_update{*task_open_id::from("task"), window, *call_concurrency::from(7), redial,
                                 std::vector{literals::forbid("Sun", "10:00-11:00")}});
}

} // namespace

TEST_CASE("a task tells what it is made of") {
    const task t = with(redial_settings::from(2, 10min));
    CHECK(t.id()->text() == "task");
    CHECK(t.window() == window);
    CHECK(t.concurrency().calls() == 7);
    CHECK(t.redial() == redial_settings::from(2, 10min));
    CHECK(t.forbid_list() == std::vector{literals::forbid("Sun", "10:00-11:00")});
    CHECK(t.is_whole());
}

TEST_CASE("a task under another id is the same otherwise") {
    const task t = with({});
    const task other = t.with_id(*task_open_id::from("other"));
    CHECK(other.id()->text() == "other");
    CHECK(other != t);
    CHECK(other.with_id(*task_open_id::from("task")) == t);
}

TEST_CASE("a task knows that it was moved from, however it is passed on") {
    task t = with({});
    task taken = std::move(t);
    CHECK_FALSE(t.is_whole()); // NOLINT(bugprone-use-after-move): that is the test
    CHECK(taken.is_whole());
    CHECK_FALSE(t.with_id(*task_open_id::from("x")).is_whole()); // NOLINT(bugprone-use-after-move)
    const task copy = t;                                         // NOLINT(bugprone-use-after-move)
    CHECK_FALSE(copy.is_whole());
    CHECK(copy != taken);
    t = std::move(taken);
    CHECK(t.is_whole());
    // Moved to itself, it counts as moved from: a list beside it may be gone.
    task& itself = t;
    t = std::move(itself);
    CHECK_FALSE(t.is_whole());
    CHECK_FALSE(taken.is_whole()); // NOLINT(bugprone-use-after-move)
}

TEST_CASE("redial-settings-absent: redials are known, or known to be unknown") {
    const auto known = known_redial(with(redial_settings::from(2, 10min)));
    REQUIRE(known);
    CHECK(*known == redial_settings::from(2, 10min));
    CHECK(known_redial(with(redial_settings{})));

    const auto unknown = known_redial(with({}));
    REQUIRE_FALSE(unknown);
    REQUIRE(unknown.report().errors() == 1);
    CHECK(unknown.report().begin()->id == rule::redial_settings_absent);
    CHECK(unknown.report().begin()->pointer() == "/Recall");

    task gone = with(redial_settings{});
    const task taken = std::move(gone);
    CHECK_FALSE(known_redial(gone)); // NOLINT(bugprone-use-after-move)
    CHECK(known_redial(taken));
}

} // namespace task_test
