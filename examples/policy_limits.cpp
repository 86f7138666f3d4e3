// Keep the limits of a policy: when may one callee be tried again, if a policy file says how often that is allowed?

#include <curfew/curfew.hpp>
#include <curfew/date_tz.hpp>
#include <curfew/json.hpp>
#include <curfew/json/policy.hpp>

#include <iostream>
#include <vector>

using namespace curfew;

int main() {
    const auto task = complete(read_update_task(R"({"TaskOpenId":"123", "Concurrency":1,
        "RingAgainTimes":2, "RingAgainInterval":60,
        "StartTime":"2026-09-28 08:00:00", "EndTime":"2026-10-15 20:00:00",
        "ForbidTimeList":[{"Times":["00:00-14:00"]}]})"));
    const auto rules = read_policy(R"({"Limits": [{"Count": 2, "Span": "day", "Zone": "Europe/Paris"}]})", load_zone);
    if (!task || !rules || !rules->limits()) return 1;
    const auto settings = known_redial(*task);
    if (!settings) return 1;

    // A timetable does not enforce limits, since it does not know the callee: they go with the callee's history.
    const timetable calls{*task, zone::beijing, *rules};
    const attempt_limits limits = rules->limits()->in(calls.zone()); // days without a Zone are those of the task
    const std::vector attempts{*parse_rfc3339("2026-09-28T14:10:00+08:00")};
    auto history = attempt_history::from(attempts); // or attempt_history::none(), if there were none

    const sys_seconds ended = *parse_rfc3339("2026-09-28T14:12:00+08:00");
    for (const redial& r : redial_plan{calls, *settings, {.ended = ended}, limits, history}) {
        std::cout << "redial " << r.number << "  due " << format_rfc3339(r.due, calls.zone())->view() << "  at "
                  << format_rfc3339(r.at, calls.zone())->view() << '\n';
        history.add(r.at);
    }

    // Another call, half an hour after the last redial: first what the limits allow, then what is permitted from there on.
    const sys_seconds another = *parse_rfc3339("2026-09-29T14:30:00+08:00");
    std::cout << "at 14:30  " << (allows(limits, history, another) ? "call\n" : "wait\n");
    history.add(another);
    const auto allowed = next_allowed(limits, history, another);
    const auto next = allowed ? calls.next_permitted(*allowed) : std::nullopt;
    if (next) std::cout << "and then  " << format_rfc3339(*next, calls.zone())->view() << '\n';
}
