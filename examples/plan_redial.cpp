// Plan a redial: when is an unanswered call tried again, and when one callee must not be called too often?

#include <curfew/curfew.hpp>

#include <iostream>
#include <vector>

using namespace curfew;
using namespace std::chrono_literals;

int main() {
    const auto text = [](sys_seconds t) { return *format_rfc3339(t, beijing.offset()); };

    // Thursday until 19:00, never at noon; three redials, half an hour apart.
    constexpr local_days day{std::chrono::year{2021} / 5 / 20};
    const auto window = *call_window::from(day + 9h, day + 19h);
    const auto noon = *forbid_rule::from(weekday_set::every_day(), {*time_range::from({12, 0}, {14, 0})});
    const zoned_schedule task{compile(window, {{noon}})};
    const auto policy = *redial_settings::from(3, 30min);

    const sys_seconds ended = *parse_rfc3339("2021-05-20T11:15:00+08:00").value;
    const redial_plan plan{task, policy, ended};
    for (const redial& r : plan) {
        std::cout << "redial " << r.number << "  due " << text(r.due).view() << "  at " << text(r.at).view() << '\n';
    }
    std::cout << name(plan.over()) << '\n';

    // The same callee may be called once in two hours at most, and redial 2 called it at 14:00.
    const attempt_limits limits{{attempt_limit{1, 2h}}};
    const std::vector<sys_seconds> calls{*parse_rfc3339("2021-05-20T14:00:00+08:00").value};
    if (const auto next = next_attempt(task, policy, calls.back() + 1min, 2, limits, calls)) {
        std::cout << "within limits, redial " << next->number << " at " << text(next->at).view() << '\n';
    }
}
