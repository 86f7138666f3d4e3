#include <curfew/task/task_update.hpp>

#include "catch.hpp"
#include "support/literals.hpp"

#include <optional>
#include <type_traits>
#include <utility>
#include <vector>

namespace task_update_test {

using namespace curfew;
using list = std::optional<std::vector<forbid_rule>>;

namespace {

static_assert(!std::is_default_constructible_v<task_update>);
static_assert(std::is_nothrow_move_constructible_v<task_update>);

task_update with(std::optional<redial_settings> redial, list forbid_list) {
    return {*task_open_id::from("task"), literals::window("2021-05-20 17:35:43", "2021-05-21 17:35:44"),
            *call_concurrency::from(1), redial, std::move(forbid_list)};
}

} // namespace

TEST_CASE("an absent list is not an empty one, absent redials are not the default") {
    CHECK(with({}, list{std::in_place}) != with({}, {}));
    CHECK(with(redial_settings{}, {}) != with({}, {}));
    CHECK(with({}, {}) == with({}, {}));
    CHECK_FALSE(with({}, {}).forbid_list());
    CHECK(with({}, list{std::in_place}).forbid_list()->empty());
}

TEST_CASE("an update knows that it was moved from, and is whole again with a new value") {
    task_update update = with({}, std::vector{literals::forbid("Sun", "10:00-11:00")});
    CHECK(update.is_whole());
    task_update taken = std::move(update);
    CHECK_FALSE(update.is_whole()); // NOLINT(bugprone-use-after-move): that is the test
    CHECK(taken.is_whole());
    CHECK(update != taken); // NOLINT(bugprone-use-after-move)
    // Neither a copy nor a move of it is whole.
    const task_update copy = update; // NOLINT(bugprone-use-after-move)
    CHECK_FALSE(copy.is_whole());
    task_update assigned = taken;
    assigned = std::move(update);
    CHECK_FALSE(assigned.is_whole());
    assigned = taken;
    CHECK(assigned.is_whole());
    update = std::move(taken);
    CHECK(update.is_whole());
    CHECK_FALSE(taken.is_whole()); // NOLINT(bugprone-use-after-move)
    const task_update before = update;
    task_update& itself = update;
    update = std::move(itself);
    CHECK(update.is_whole());
    CHECK(update == before);
}

TEST_CASE("an update under an id that was moved from is not whole") {
    task_open_id id = *task_open_id::from("task");
    const task_open_id taken = std::move(id);
    const auto window = literals::window("2021-05-20 17:35:43", "2021-05-21 17:35:44");
    CHECK_FALSE(task_update(id, window, *call_concurrency::from(1), {}, {}).is_whole()); // NOLINT
    CHECK(task_update(taken, window, *call_concurrency::from(1), {}, {}).is_whole());
}

} // namespace task_update_test
