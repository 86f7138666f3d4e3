#include "catch.hpp"

#include <curfew/task/request.hpp>

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

} // namespace request_test
