// The stages of a task: what came in, what it means, and what answers.

#include <curfew/curfew.hpp>
#include <curfew/json.hpp>

#include <iostream>

using namespace curfew;

int main() {
    const auto read = read_json(R"({"TaskOpenId":"123", "Concurrency":1, "RingAgainTimes":1, "Remark":"spring",
        "StartTime":"2021-05-20 09:00:00", "EndTime":"2021-05-27 18:00:00",
        "ForbidTimeList":[{"Weekdays":[1], "Times":["10:00-11:00"]}]})");
    if (!read) return 1;

    const update_task_request& request = *read.request; // as it came in
    std::cout << "request   StartTime \"" << *request.start_time << "\", weekday "
              << request.forbid_time_list->front().weekdays->front() << ", and a field the API does not have, \""
              << request.unknown.front().name << "\"\n";

    const task_rules& rules = *read.rules; // what it means
    const forbid_rule& forbidden = rules.forbid_list->front();
    std::cout << "rules     " << (forbidden.days().contains(std::chrono::Sunday) ? "Sunday" : "another day") << ", "
              << format(forbidden.ranges().front()).view() << ", a window of "
              << std::chrono::floor<std::chrono::days>(rules.window.length()).count() << " days\n";

    const schedule week = compile(rules); // what answers, in wall-clock time
    const local_seconds sunday = *parse_local_time("2021-05-23 10:30:00").value;
    std::cout << "schedule  " << format(sunday)->view() << " " << name(week.at(sunday).reason) << '\n';

    const zoned_schedule task{week}; // and for instants, in Beijing
    const sys_seconds instant = *parse_rfc3339("2021-05-23T02:30:00Z").value;
    std::cout << "instants  " << format_rfc3339(instant, seconds{0})->view() << " is "
              << format(task.to_local(instant))->view() << " there, "
              << (task.permits(instant) ? "permitted" : "forbidden") << '\n';

    // The range that forbids, by its place in the request.
    const auto place = explain(rules, sunday).range.value();
    std::cout << "explain   /ForbidTimeList/" << place.item << "/Times/" << place.entry << '\n';
}
