// Plan redials: when is an unanswered call tried again, if one callee must not be called too often?

#include <curfew/curfew.hpp>
#include <curfew/json.hpp>

#include <iostream>

using namespace curfew;
using namespace std::chrono_literals;

int main() {
    // Thursday until 19:00, never at noon; three redials, half an hour apart.
    const auto task = complete(read_update_task(R"({"TaskOpenId":"123", "Concurrency":1,
        "RingAgainTimes":3, "RingAgainInterval":30,
        "StartTime":"2021-05-20 09:00:00", "EndTime":"2021-05-20 19:00:00",
        "ForbidTimeList":[{"Times":["12:00-14:00"]}]})"));
    if (!task) return 1;
    const auto settings = known_redial(*task);
    if (!settings) return 1;

    const timetable calls{*task};
    const sys_seconds ended = *parse_rfc3339("2021-05-20T11:15:00+08:00");
    const auto show = [&](const redial_plan& plan) {
        for (const redial& r : plan) {
            std::cout << "redial " << r.number << "  due " << format_rfc3339(r.due, calls.zone())->view() << "  at "
                      << format_rfc3339(r.at, calls.zone())->view() << '\n';
        }
        std::cout << name(plan.over()) << '\n';
    };
    show(redial_plan{calls, *settings, {.ended = ended}});

    // At most one call in two hours to the same callee, who was called at 11:10.
    const auto limits = attempt_limits::from({attempt_limit::within(attempts{1}, 2h)});
    auto history = attempt_history::none();
    history.add(*parse_rfc3339("2021-05-20T11:10:00+08:00"));
    show(redial_plan{calls, *settings, {.ended = ended}, limits, history});
}
