// Holidays and the callee's own hours: a task in Beijing calls numbers in Paris and New York over a holiday week.

#include <curfew/curfew.hpp>
#include <curfew/date_tz.hpp>
#include <curfew/json/policy.hpp>

#include <fstream>
#include <iostream>
#include <iterator>
#include <string>
#include <string_view>

using namespace curfew;

namespace {

tz_zone zone_of(std::string_view name) {
    return *tz_zone::from_name(name).value;
}

std::string in(const tz_zone& zone, sys_seconds t) {
    return std::string{format_rfc3339(t, zone.offset_at(t))->view()};
}

} // namespace

int main() {
    std::ifstream file{"holiday_week.json"};
    const std::string text{std::istreambuf_iterator<char>{file}, {}};
    const auto policy = read_policy(text, [](std::string_view name) { return bool{tz_zone::from_name(name)}; });
    for (const diagnostic& d : policy.report) std::cout << d.pointer() << ": " << message(d) << '\n';
    if (!policy) return 1;

    // The task: weekdays from 14:00 to 22:00, Beijing time.
    const auto list = forbid_list_from_hours(*parse_weekly_hours("Mon-Fri 14:00-22:00").value).forbid_list;
    const task_rules task{
        *task_open_id::from("123"),
        *call_window::from(local_days{std::chrono::year{2026} / 9 / 28}, local_days{std::chrono::year{2026} / 10 / 15}),
        *call_concurrency::from(10), std::nullopt, list};
    const tz_zone beijing_time = zone_of("Asia/Shanghai");

    // A number in Paris must obey the first of the local hours, one in New York the second.
    for (const local_hours& there : policy.value->hours) {
        const auto call = permission_with(local_policy{policy.value->exceptions, {there}}, task, beijing_time, zone_of);
        const tz_zone zone = zone_of(there.zone);
        std::cout << there.zone << '\n';
        for (const auto& open : call.intervals(call.layers()[0].first(), call.layers()[0].last())) {
            std::cout << "  " << in(beijing_time, open.from) << " … " << in(beijing_time, open.until) << "  there "
                      << in(zone, open.from) << '\n';
        }
    }

    // Who may be in either place is called only when both permit.
    const auto both = permission_with(*policy.value, task, beijing_time, zone_of);
    std::cout << "either\n";
    for (const std::string_view now : {"2026-09-30T21:00:00+08:00", "2026-10-01T21:00:00+08:00",
                                       "2026-10-10T21:00:00+08:00", "2026-10-12T21:00:00+08:00"}) {
        const auto verdict = both.at(*parse_rfc3339(now).value);
        std::cout << "  " << now << ' ' << name(verdict.reason);
        if (const auto place = policy_place(verdict, both)) std::cout << ' ' << place->text();
        if (verdict.until) std::cout << " until " << in(beijing_time, *verdict.until);
        std::cout << '\n';
    }
}
