// Apply an update: what does an UpdateTask leave of the task that is stored?

#include <curfew/curfew.hpp>

#include <iostream>

using namespace curfew;

int main() {
    update_task_request request;
    request.task_open_id = "123";
    request.start_time = "2021-05-20 09:00:00";
    request.end_time = "2021-05-27 18:00:00";
    request.concurrency = 100;
    request.ring_again_times = 3;
    request.forbid_time_list = {{.weekdays = {}, .times = {{"12:00-14:00"}}, .unknown = {}}};
    const stored_task stored{*parse(request).value};

    // The next update forbids Sunday as well, and says nothing about redials.
    update_task_request update = request;
    update.ring_again_times = std::nullopt;
    update.forbid_time_list->push_back({.weekdays = {{1}}, .times = {{"10:00-12:00"}}, .unknown = {}});

    const auto applied = apply(stored, update);
    for (const diagnostic& d : applied.report) std::cout << name(d.severity) << ": " << message(d) << '\n';
    if (!applied) return 1;

    const task_changes changes = diff(stored, *applied.value);
    if (changes.redial_times) {
        std::cout << "redials: " << changes.redial_times->before << ", now " << changes.redial_times->after << '\n';
    }
    for (const week_span& span : changes.forbidden) std::cout << "now forbidden: " << format(span).view() << '\n';
    for (const week_span& span : changes.permitted) std::cout << "now permitted: " << format(span).view() << '\n';
}
