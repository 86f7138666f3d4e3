#include "catch.hpp"

#include <curfew/task/create_task.hpp>
#include <curfew/task/request.hpp>

#include <vector>

namespace request_test {

using namespace curfew;

TEST_CASE("an empty request has nothing, not even defaults") {
    const update_task_request request;
    CHECK_FALSE(request.task_open_id);
    CHECK_FALSE(request.ring_again_times);
    CHECK_FALSE(request.ring_again_interval);
    CHECK_FALSE(request.recall);
    CHECK_FALSE(request.forbid_time_list);
    CHECK(request == update_task_request{});
}

TEST_CASE("requests differ by any field, absent is not empty, unknown fields count") {
    update_task_request request;
    request.forbid_time_list.emplace();
    CHECK(request != update_task_request{});

    update_task_request with_unknown;
    with_unknown.unknown.push_back({"Comment", "\"hello\""});
    CHECK(with_unknown != update_task_request{});

    forbid_time_item item;
    item.weekdays.emplace();
    CHECK(item != forbid_time_item{});
}

TEST_CASE("the request of a task that CreateTask makes has no id, since the server gives it one") {
    create_task_request create;
    create.start_time = "2021-05-20 08:00:00";
    create.end_time = "2021-05-20 18:00:00";
    create.concurrency = 10;
    const auto made = new_task(create);
    REQUIRE(made);
    CHECK_FALSE(to_request(*made).task_open_id);
    CHECK(to_request(*made).forbid_time_list == std::vector<forbid_time_item>{});
    CHECK(to_request(made->with_id(*task_open_id::from("1"))).task_open_id == "1");
    // Each part that cannot be understood costs the task.
    auto without = create;
    without.start_time.reset();
    CHECK_FALSE(new_task(without));
    without = create;
    without.concurrency = 0;
    CHECK_FALSE(new_task(without));
    without = create;
    without.forbid_time_list = {forbid_time_item{}};
    CHECK_FALSE(new_task(without));
}

} // namespace request_test
