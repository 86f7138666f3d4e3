// Minutes: where a range starts and ends, past midnight too.

#include <curfew/curfew.hpp>

#include <initializer_list>
#include <iostream>

using namespace curfew;

int main() {
    const auto window =
        *call_window::from(*parse_local_time("2021-05-20 00:00:00"), *parse_local_time("2021-05-30 00:00:00"));
    const auto task_with = [&](weekday day, time_range forbidden) {
        const std::vector list{*forbid_rule::from({day}, {forbidden})};
        const auto one_call = *call_concurrency::from(1);
        return *complete(task_update{*task_open_id::from("123"), window, one_call, redial_settings{}, list});
    };
    const auto ask = [](const timetable& calls, std::initializer_list<const char*> times) {
        for (const char* time : times) {
            std::cout << "  " << time << (calls.permits(*parse_rfc3339(time)) ? "  permitted\n" : "  forbidden\n");
        }
    };

    const task sunday = task_with(std::chrono::Sunday, *time_range::from({10, 0}, {11, 0}));
    std::cout << "Sunday 10:00-11:00\n";
    ask(timetable{sunday}, {"2021-05-23T09:59:59+08:00", "2021-05-23T10:00:00+08:00", "2021-05-23T10:59:59+08:00",
                            "2021-05-23T11:00:00+08:00"});
    std::cout << "the same with range_end::inclusive\n";
    ask(timetable{sunday, zone::beijing, range_end::inclusive},
        {"2021-05-23T11:00:00+08:00", "2021-05-23T11:01:00+08:00"});

    const task night = task_with(std::chrono::Saturday, *time_range::from({22, 0}, {8, 0}));
    std::cout << "Saturday 22:00-08:00\n";
    ask(timetable{night}, {"2021-05-22T07:00:00+08:00", "2021-05-22T22:00:00+08:00", "2021-05-23T07:59:59+08:00",
                           "2021-05-23T08:00:00+08:00"});
    std::cout << "the window\n";
    ask(timetable{sunday}, {"2021-05-19T23:59:59+08:00", "2021-05-20T00:00:00+08:00", "2021-05-29T23:59:59+08:00",
                            "2021-05-30T00:00:00+08:00"});
}
