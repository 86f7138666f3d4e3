#include <curfew/task/safe_fixes.hpp>

#include "catch.hpp"
#include "support/list_text.hpp"

#include <string>
#include <utility>
#include <vector>

namespace safe_fixes_test {

using namespace curfew;

namespace {

update_task_request request_with(std::vector<forbid_time_item> items) {
    update_task_request request;
    request.task_open_id = "123";
    request.start_time = "2021-05-20 17:35:43";
    request.end_time = "2021-05-27 17:35:44";
    request.concurrency = 1;
    request.ring_again_times = 1;
    request.unknown = {{"Mood", "\"good\""}};
    request.forbid_time_list = std::move(items);
    return request;
}

forbid_time_item item_of(std::vector<std::int32_t> weekdays, std::vector<std::string> times,
                         std::vector<unknown_field> unknown = {}) {
    return {std::move(weekdays), std::move(times), std::move(unknown)};
}

struct fixed_request {
    update_task_request request;
    report changes;
};

fixed_request with_safe_fixes(update_task_request request) {
    report changes = apply_safe_fixes(request);
    return {std::move(request), std::move(changes)};
}

std::vector<std::string> changes(const fixed_request& fixed) {
    std::vector<std::string> result;
    for (const diagnostic& d : fixed.changes) result.push_back(d.pointer() + ' ' + std::string{info(d.id).name});
    return result;
}

} // namespace

TEST_CASE("a list without these faults stays as it is") {
    auto request = request_with({item_of({7, 1}, {"18:00-21:00", "08:00-10:00"}), item_of({2}, {"00:00-23:59"}),
                                 item_of({3}, {"12:00-13:00"}), item_of({3}, {"13:00-24:00"})});
    const auto fixed = with_safe_fixes(request);
    CHECK(fixed.request == request);
    CHECK(changes(fixed).empty());

    request.forbid_time_list.reset();
    CHECK(with_safe_fixes(request).request == request);
}

TEST_CASE("a list that cannot be understood stays as it is") {
    const auto request = request_with({item_of({1, 1}, {"22:00-08:00"}), item_of({1}, {"8 to 9"})});
    const auto fixed = with_safe_fixes(request);
    CHECK(fixed.request == request);
    CHECK(changes(fixed).empty());
}

TEST_CASE("faults are gone, and named where they stood") {
    const auto fixed = with_safe_fixes(request_with({item_of({2, 2}, {"22:00-08:00"}), item_of({}, {"12:00-13:00"}),
                                                     item_of({2}, {"12:30-14:00", "12:30-14:00"})}));
    CHECK(changes(fixed) == std::vector<std::string>{"/ForbidTimeList/0/Weekdays/1 weekday-duplicate",
                                                     "/ForbidTimeList/0/Times/0 time-range-overnight",
                                                     "/ForbidTimeList/1/Weekdays weekdays-empty",
                                                     "/ForbidTimeList/2/Times/0 time-range-overlap",
                                                     "/ForbidTimeList/2/Times/1 time-range-overlap"});
    const auto rules = parse(fixed.request);
    REQUIRE(rules);
    CHECK(to_text(*rules->forbid_list()) == "every day 12:00-13:00; Mon 13:00-14:00,22:00-24:00; Tue 00:00-08:00");
    CHECK(fixed.request.unknown == std::vector<unknown_field>{{"Mood", "\"good\""}});
    CHECK(with_safe_fixes(fixed.request).changes.diagnostics().empty());
}

TEST_CASE("an end at midnight in any form is one range") {
    const auto fixed = with_safe_fixes(request_with({item_of({2}, {"22:00-00:00", "22:00-24:00", "22:00-23:59"})}));
    CHECK(*fixed.request.forbid_time_list == std::vector<forbid_time_item>{item_of({2}, {"22:00-24:00"})});
}

TEST_CASE("each part of an item keeps the members of the item") {
    const std::vector<unknown_field> note{{"Note", "\"night\""}};
    const auto fixed = with_safe_fixes(request_with({item_of({2, 3}, {"22:00-06:00", "05:00-07:00"}, note)}));
    const auto& items = *fixed.request.forbid_time_list;
    CHECK(items.size() > 1);
    for (const forbid_time_item& item : items) CHECK(item.unknown == note);
    const auto rules = parse(fixed.request);
    REQUIRE(rules);
    CHECK(to_text(*rules->forbid_list()) ==
          "Mon,Tue,Wed 05:00-06:00; Mon,Tue 06:00-07:00,22:00-24:00; Tue,Wed 00:00-05:00");
    CHECK(with_safe_fixes(fixed.request).request == fixed.request);
}

TEST_CASE("items with members of their own keep them") {
    const std::vector<unknown_field> note{{"Note", "\"lunch\""}};
    const auto fixed = with_safe_fixes(
        request_with({item_of({3}, {"11:00-12:00"}), item_of({2, 2}, {"22:00-08:00", "21:00-23:00"}, note),
                      item_of({3}, {"11:30-12:30"}), item_of({2}, {"22:30-23:00"}, note)}));
    const std::vector<forbid_time_item> expected{item_of({2}, {"21:00-24:00"}, note),
                                                 item_of({3}, {"00:00-08:00"}, note),
                                                 item_of({2}, {"22:30-23:00"}, note), item_of({3}, {"11:00-12:30"})};
    CHECK(*fixed.request.forbid_time_list == expected);
    // The last two overlap still, so that no change is claimed for /ForbidTimeList/3/Times/0.
    CHECK(changes(fixed) == std::vector<std::string>{"/ForbidTimeList/1/Weekdays/1 weekday-duplicate",
                                                     "/ForbidTimeList/1/Times/0 time-range-overnight",
                                                     "/ForbidTimeList/1/Times/1 time-range-overlap",
                                                     "/ForbidTimeList/2/Times/0 time-range-overlap"});
    CHECK(with_safe_fixes(fixed.request).request == fixed.request);
}

} // namespace safe_fixes_test
