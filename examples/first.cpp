#include <curfew/curfew.hpp>
#include <curfew/json.hpp>

#include <iostream>

int main() {
    const auto task = curfew::complete(curfew::read_update_task(R"({
        "TaskOpenId":"123", "Concurrency":1, "RingAgainTimes":1,
        "StartTime":"2021-05-20 17:35:43", "EndTime":"2021-05-21 17:35:44",
        "ForbidTimeList":[{"Weekdays":[6], "Times":["00:00-08:00", "21:00-23:59"]}]})"));
    for (const auto& d : task.report()) std::cout << d.pointer() << ": " << message(d) << '\n';
    if (!task) return 1;

    const curfew::timetable calls{*task}; // in Beijing time, unless a zone is given
    const auto friday = *curfew::parse_rfc3339("2021-05-21T00:30:00+08:00");
    std::cout << (calls.permits(friday) ? "permitted" : "forbidden") << '\n';
    if (const auto next = calls.next_permitted(friday)) {
        std::cout << "next: " << curfew::format_rfc3339(*next, calls.zone())->view() << '\n';
    }
}
