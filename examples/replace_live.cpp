// Replace rules live: a dialer's threads keep asking while the files of its task and its policy change.

#include <curfew/curfew.hpp>
#include <curfew/date_tz.hpp>
#include <curfew/json.hpp>
#include <curfew/json/policy.hpp>
#include <curfew/live.hpp>

#include <fstream>
#include <future>
#include <iostream>
#include <iterator>
#include <string>

using namespace curfew;

namespace {

std::string text_of(const char* path) {
    std::ifstream file{path};
    return {std::istreambuf_iterator<char>{file}, {}};
}

/// The timetable of the files; an empty one, which forbids every call, if one of them has an error.
timetable load(const char* task_file, const char* policy_file) {
    const auto task = complete(read_update_task(text_of(task_file)));
    const auto policy = read_policy(text_of(policy_file), load_zone);
    if (task && policy) return {*task, zone::beijing, *policy};
    std::cerr << to_json(task.report()) << '\n' << to_json(policy.report()) << '\n';
    return {};
}

} // namespace

int main() {
    const sys_seconds holiday = *parse_rfc3339("2026-10-05T21:00:00+08:00");
    live_timetable live{load("holiday_week_task.json", "no_holidays.json")};
    std::promise<void> asked_once;
    std::promise<void> replaced;

    auto dialer = std::async(std::launch::async, [&] {
        auto rules = live.make_reader(); // one in each thread
        std::cout << (rules.latest().permits(holiday) ? "call" : "wait") << std::endl;
        asked_once.set_value();
        replaced.get_future().wait();
        std::cout << (rules.latest().permits(holiday) ? "call" : "wait") << std::endl;
    });

    asked_once.get_future().wait();
    live.publish(load("holiday_week_task.json", "holiday_week.json")); // never waits for a dialer
    replaced.set_value();
    dialer.wait();
}
