// Swap rules live: the dialer's threads go on asking while an update changes what they are told.

#include <curfew/curfew.hpp>
#include <curfew/live.hpp>

#include <future>
#include <iostream>

using namespace curfew;

int main() {
    update_task_request request;
    request.task_open_id = "123";
    request.start_time = "2021-05-20 09:00:00";
    request.end_time = "2021-05-27 18:00:00";
    request.concurrency = 100;
    request.ring_again_times = 3;
    const stored_task stored{*parse(request).value};
    const sys_seconds noon = *parse_rfc3339("2021-05-20T12:30:00+08:00").value;

    live_timetable live{zoned_schedule{compile(stored.rules())}};
    std::promise<void> asked_once;
    std::promise<void> updated;

    auto dialer = std::async(std::launch::async, [&] {
        auto rules = live.make_reader(); // one in each thread
        std::cout << "at noon: " << (rules.latest().permits(noon) ? "call" : "wait") << std::endl;
        asked_once.set_value();
        updated.get_future().wait();
        std::cout << "at noon: " << (rules.latest().permits(noon) ? "call" : "wait") << std::endl;
    });

    asked_once.get_future().wait();
    request.forbid_time_list = {{.weekdays = {}, .times = {{"12:00-14:00"}}, .unknown = {}}};
    live.publish(zoned_schedule{compile(apply(stored, request).value->rules())}); // never waits for a dialer
    updated.set_value();
    dialer.wait();
}
