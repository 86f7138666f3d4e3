// Gate a call: may this task call now, by the clock of its zone, and if not, when?

#include <curfew/curfew.hpp>
#include <curfew/date_tz.hpp>
#include <curfew/json.hpp>

#include <chrono>
#include <iostream>

using namespace curfew;

int main() {
    const auto task = complete(read_update_task(R"({"TaskOpenId":"123", "Concurrency":1, "RingAgainTimes":1,
        "StartTime":"2021-05-20 17:35:43", "EndTime":"2021-05-21 17:35:44",
        "ForbidTimeList":[{"Weekdays":[6], "Times":["00:00-09:00", "12:00-14:00"]}]})"));
    const auto new_york = load_zone("America/New_York");
    if (!task || !new_york) {
        std::cerr << to_json(task.report()) << '\n' << to_json(new_york.report()) << '\n';
        return 1;
    }

    const timetable calls{*task, *new_york};
    const auto gate = [&](auto now) {
        if (calls.permits(now)) {
            std::cout << "call\n";
        } else if (const auto next = calls.next_permitted(now)) {
            std::cout << "wait until " << format_rfc3339(*next, *new_york)->view() << '\n';
        } else {
            std::cout << "the task is over\n";
        }
    };
    gate(*parse_rfc3339("2021-05-20T20:00:00-04:00"));
    gate(*parse_rfc3339("2021-05-21T12:30:00-04:00"));
    gate(std::chrono::system_clock::now());
}
