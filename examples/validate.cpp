// Validate a request before the API does, and hand the report on as JSON.

#include <curfew/curfew.hpp>
#include <curfew/json.hpp>

#include <iostream>
#include <string>

using namespace curfew;

int main() {
    const std::string body = R"({"TaskOpenId":"123", "Concurrency":100, "RingAgainTimes":4,
    "StartTime":"2021-05-20 17:35:43", "EndTime":"2021-05-21 17:35:44",
    "ForbidTimeList":[{"Weekdays":[0], "Times":["10:00-11:00"]}]})";
    const auto update = read_update_task(body, {.concurrency_quota = 50});
    std::cout << to_json(update.report(), body) << '\n';
    std::cout << (update ? "send it\n" : "do not send it\n");
}
