// Apply an update: what does an UpdateTask leave of the task that is stored?

#include <curfew/curfew.hpp>
#include <curfew/json.hpp>

#include <iostream>

using namespace curfew;

int main() {
    const auto stored = complete(read_update_task(R"({"TaskOpenId":"123", "Concurrency":100, "RingAgainTimes":3,
        "StartTime":"2021-05-20 09:00:00", "EndTime":"2021-05-27 18:00:00",
        "ForbidTimeList":[{"Times":["12:00-14:00"]}]})"));
    if (!stored) return 1;

    // The update forbids Sunday as well, and says nothing about redials.
    const auto applied = apply(*stored, read_update_task(R"({"TaskOpenId":"123", "Concurrency":100,
        "StartTime":"2021-05-20 09:00:00", "EndTime":"2021-05-27 18:00:00",
        "ForbidTimeList":[{"Times":["12:00-14:00"]}, {"Weekdays":[1], "Times":["10:00-12:00"]}]})"));
    for (const diagnostic& d : applied.report()) std::cout << name(d.severity) << ": " << message(d) << '\n';
    if (!applied) return 1;

    const auto changes = diff(*stored, *applied);
    if (changes.redial_times) {
        std::cout << "redials: " << changes.redial_times->before.value() << ", now "
                  << changes.redial_times->after.value() << '\n';
    }
    for (const week_span& span : changes.forbidden) std::cout << "now forbidden: " << format(span).view() << '\n';
    for (const week_span& span : changes.permitted) std::cout << "now permitted: " << format(span).view() << '\n';

    // An update that leaves its list to the stored task is no task by itself.
    const auto open = complete(read_update_task(R"({"TaskOpenId":"123", "Concurrency":1, "RingAgainTimes":0,
        "StartTime":"2021-05-20 09:00:00", "EndTime":"2021-05-27 18:00:00"})"));
    for (const diagnostic& d : open.report()) std::cout << info(d.id).name << '\n';
}
