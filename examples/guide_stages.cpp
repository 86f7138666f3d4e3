// The stages of a task: what came in, what it lays down, what is in force, and what answers.

#include <curfew/curfew.hpp>
#include <curfew/json.hpp>

#include <iostream>

using namespace curfew;

int main() {
    const auto request = read_request(R"({"TaskOpenId":"123", "Concurrency":1, "Recall":false, "Remark":"spring",
        "StartTime":"2021-05-20 09:00:00", "EndTime":"2021-05-27 18:00:00",
        "ForbidTimeList":[{"Weekdays":[1], "Times":["10:00-11:00"]}]})");
    if (!request) return 1;
    std::cout << "request    StartTime \"" << *request->start_time << "\", and a field the API does not have, \""
              << request->unknown.front().name << "\"\n";

    const auto update = parse(*request); // valid by its types, and it may leave things open
    if (!update) return 1;
    std::cout << "update     " << (update->forbid_list() ? "a list" : "the stored list stays") << ", "
              << (update->redial() ? "redials" : "the stored redials stay") << '\n';

    const auto task = complete(*update); // what is in force, all of it
    if (!task) return 1;
    std::cout << "task       " << format(task->forbid_list().front().ranges().front()).view() << " is forbidden, "
              << (known_redial(*task) ? "redials are known" : "redials are not known") << '\n';

    const timetable calls{*task}; // what answers
    const sys_seconds sunday = *parse_rfc3339("2021-05-23T02:30:00Z");
    std::cout << "timetable  " << format_rfc3339(sunday, zone::utc)->view() << " is "
              << format(calls.zone().to_local(sunday))->view() << " there, " << name(calls.at(sunday).reason) << '\n';

    const explanation why = calls.explain(sunday); // and says why
    std::cout << "           " << why.pointer.text() << ": " << in_words(why) << '\n';
}
