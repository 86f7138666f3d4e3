// Every transition of every zone, 1991 to 2049: the seconds around it, for the golden rule sets. The offsets are date's to 2037,
// where its lists end, and then the C library's.

#include "catch.hpp"
#include "exhaustive/golden_rules.hpp"
#include "support/libc_zone.hpp"
#include "support/slow_rules.hpp"

#include <curfew/date_tz.hpp>
#include <curfew/timetable/timetable.hpp>

#include <string>
#include <vector>

namespace transitions_test {

using namespace curfew;

namespace {

constexpr sys_seconds from{std::chrono::sys_days{std::chrono::year{1991} / 1 / 1}};
constexpr sys_seconds listed_to{std::chrono::sys_days{std::chrono::year{2037} / 6 / 1}};
/// Within the window of the golden rules.
constexpr sys_seconds to{std::chrono::sys_days{std::chrono::year{2049} / 6 / 1}};

struct clock_set {
    sys_seconds at;
    seconds before;
    seconds after;
};

std::vector<clock_set> transitions_of(const date::time_zone& zone) {
    std::vector<clock_set> result;
    date::sys_info info = zone.get_info(from);
    while (info.end < listed_to) {
        const date::sys_info next = zone.get_info(info.end);
        if (next.offset != info.offset) result.push_back({info.end, info.offset, next.offset});
        info = next;
    }
    // Day by day, and then second by second: no two transitions are on one day.
    const libc_zone libc{zone.name()};
    for (sys_seconds day = listed_to; day < to; day += std::chrono::days{1}) {
        const seconds before = libc.offset_at(day);
        const seconds after = libc.offset_at(day + std::chrono::days{1});
        if (before == after) continue;
        seconds low{0};
        seconds high = std::chrono::days{1};
        while (high - low > seconds{1}) {
            const seconds middle = low + (high - low) / 2;
            (libc.offset_at(day + middle) == before ? low : high) = middle;
        }
        result.push_back({day + high, before, after});
    }
    return result;
}

/// Wrong answers at the seconds `step` apart, up to `reach` away from the transition. The offset is the test's own.
int wrong_answers(const timetable& calls, const task& rules, const clock_set& change, seconds reach, seconds step) {
    int wrong = 0;
    for (sys_seconds t = change.at - reach; t < change.at + reach; t += step) {
        const local_seconds local{t.time_since_epoch() + (t < change.at ? change.before : change.after)};
        const bool permitted = !slow_rules::find_forbidding_range(rules.forbid_list(), local);
        if (calls.permits(t) != permitted || calls.at(t).permitted() != permitted) ++wrong;
    }
    return wrong;
}

int wrong_answers_of_all_zones(seconds reach, seconds step) {
    const std::vector<task> rule_sets = golden::rule_sets();
    int wrong = 0;
    int transitions = 0;
    for (const date::time_zone& entry : date::get_tzdb().zones) {
        const auto zone = load_zone(entry.name());
        REQUIRE(zone);
        const auto all = transitions_of(entry);
        transitions += static_cast<int>(all.size());
        for (const task& rules : rule_sets) {
            const timetable calls{rules, *zone};
            for (const clock_set& change : all) wrong += wrong_answers(calls, rules, change, reach, step);
        }
    }
    // Without zones, or without transitions, nothing would be wrong either.
    CHECK(transitions > 14'000);
    return wrong;
}

} // namespace

TEST_CASE("the seconds next to every transition of every zone are answered as the interpreter answers them") {
    CHECK(wrong_answers_of_all_zones(seconds{2}, seconds{1}) == 0);
}

TEST_CASE("every minute of the hours around every transition", "[.complete]") {
    CHECK(wrong_answers_of_all_zones(std::chrono::hours{3}, seconds{60}) == 0);
    CHECK(wrong_answers_of_all_zones(std::chrono::hours{3} + seconds{1}, seconds{59}) == 0);
}

} // namespace transitions_test
