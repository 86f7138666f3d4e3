#pragma once
// What is asked, and about what: rule sets, instants and zones, the same for the library and for its peers. Everything is
// made from fixed seeds, so that each run asks the same questions.

#include <curfew/task/complete.hpp>
#include <curfew/task/parse.hpp>

#include <algorithm>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <random>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace bench {

using curfew::sys_seconds;
using std::chrono::seconds;

using rule_set = std::vector<curfew::forbid_time_item>;
using instants = std::vector<sys_seconds>;

/// The instants lie a day inside the window of the tasks, so that a kernel without a window gives the same answers.
inline constexpr sys_seconds first_instant = std::chrono::sys_days{std::chrono::year{2016} / 1 / 2};
inline constexpr sys_seconds last_instant = std::chrono::sys_days{std::chrono::year{2025} / 12 / 31};

/// A zone as the tables name it, and as the zone database does.
struct zone_name {
    std::string_view key;
    const char* iana;
};

inline constexpr zone_name beijing{"beijing", "Asia/Shanghai"};
inline constexpr zone_name new_york{"new_york", "America/New_York"};
inline constexpr zone_name casablanca{"casablanca", "Africa/Casablanca"};

// ---- rule sets ------------------------------------------------------------------------------------------------

inline curfew::forbid_time_item item(std::vector<std::int32_t> weekdays, std::vector<std::string> times) {
    curfew::forbid_time_item result;
    if (!weekdays.empty()) result.weekdays = std::move(weekdays);
    result.times = std::move(times);
    return result;
}

/// Nights, the lunch hours of working days, and most of the weekend: what a task of the real world has.
inline rule_set typical_rules() {
    return {item({}, {"00:00-08:00", "21:00-24:00"}), item({2, 3, 4, 5, 6}, {"12:00-14:00"}),
            item({1, 7}, {"08:00-10:00", "18:00-21:00"})};
}

/// `count` ranges of 1 to 20 minutes, each on one day of the week.
inline rule_set random_rules(int count, std::uint64_t seed = 1) {
    std::mt19937_64 random{seed};
    const auto below = [&](std::uint64_t n) { return static_cast<int>(random() % n); };
    rule_set result;
    for (int i = 0; i < count; ++i) {
        const int start = below(1420);
        const int end = start + 1 + below(20);
        char text[sizeof "00:00-00:00"];
        std::snprintf(text, sizeof text, "%02d:%02d-%02d:%02d", start / 60 % 24, start % 60, end / 60 % 24, end % 60);
        result.push_back(item({1 + below(7)}, {text}));
    }
    return result;
}

/// One minute of the week is open: Wednesday 12:00.
inline rule_set one_open_minute() {
    return {item({1, 2, 3, 5, 6, 7}, {"00:00-24:00"}), item({4}, {"00:00-12:00", "12:01-24:00"})};
}

/// A task with these rules, which runs through all of the instants.
inline curfew::update_task_request request_of(rule_set rules) {
    curfew::update_task_request request;
    request.task_open_id = "bench";
    request.start_time = "2016-01-01 00:00:00";
    request.end_time = "2026-01-01 00:00:00";
    request.concurrency = 1;
    request.ring_again_times = 1;
    request.ring_again_interval = 5;
    request.forbid_time_list = std::move(rules);
    return request;
}

inline curfew::task task_of(rule_set rules) {
    auto made = complete(curfew::parse(request_of(std::move(rules))));
    if (!made) {
        std::fputs("curfew_bench: a rule set of the benchmark is not valid\n", stderr);
        std::abort();
    }
    return *std::move(made);
}

// ---- instants -------------------------------------------------------------------------------------------------

inline instants random_instants(std::size_t count, sys_seconds first = first_instant, sys_seconds last = last_instant) {
    std::mt19937_64 random{2};
    std::uniform_int_distribution<std::int64_t> distance{0, (last - first).count() - 1};
    instants result(count);
    for (sys_seconds& t : result) t = first + seconds{distance(random)};
    return result;
}

inline instants sorted_instants(std::size_t count) {
    instants result = random_instants(count);
    std::sort(result.begin(), result.end());
    return result;
}

/// What a live dialer asks: the instants of one day, in no order.
inline instants same_day_instants(std::size_t count) {
    const sys_seconds day = std::chrono::sys_days{std::chrono::year{2024} / 6 / 12};
    return random_instants(count, day, day + std::chrono::hours{24});
}

} // namespace bench
