// Gate a call: may this task call now, and if not, when?

#include <curfew/curfew.hpp>

#include <iostream>
#include <string_view>

using namespace curfew;

int main() {
    update_task_request request;
    request.task_open_id = "123";
    request.start_time = "2021-05-20 17:35:43";
    request.end_time = "2021-05-21 17:35:44";
    request.concurrency = 1;
    request.ring_again_times = 1;
    request.forbid_time_list = {
        {.weekdays = {{6}}, .times = {{"00:00-09:00", "12:00-14:00"}}, .unknown = {}}}; // Friday

    const auto rules = parse(request);
    for (const diagnostic& d : rules.report) std::cout << d.pointer() << ": " << info(d.id).name << '\n';
    if (!rules) return 1;

    const zoned_schedule task{compile(*rules.value)}; // Beijing time
    for (const std::string_view now : {"2021-05-20T17:00:00+08:00", "2021-05-20T20:00:00+08:00",
                                       "2021-05-21T12:30:00+08:00", "2021-05-21T17:35:44+08:00"}) {
        const sys_seconds instant = *parse_rfc3339(now).value;
        std::cout << now;
        if (task.permits(instant)) {
            std::cout << "  call\n";
        } else if (const auto next = task.next_permitted(instant)) {
            std::cout << "  wait until " << format_rfc3339(*next, beijing.offset())->view() << '\n';
        } else {
            std::cout << "  the task is over\n";
        }
    }
}
