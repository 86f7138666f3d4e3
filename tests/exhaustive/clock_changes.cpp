// Every clock change of every zone, 1991 to 2037: the seconds around it, for the golden rule sets.

#include "catch.hpp"
#include "exhaustive/golden_rules.hpp"

#include <curfew/date_tz.hpp>
#include <curfew/timetable/zoned_schedule.hpp>

#include <string>
#include <vector>

namespace clock_changes_test {

using namespace curfew;

namespace {

constexpr sys_seconds from{std::chrono::sys_days{std::chrono::year{1991} / 1 / 1}};
constexpr sys_seconds to{std::chrono::sys_days{std::chrono::year{2038} / 1 / 1}};

struct clock_change {
    sys_seconds at;
    seconds before;
    seconds after;
};

std::vector<clock_change> changes_of(const date::time_zone& zone) {
    std::vector<clock_change> changes;
    date::sys_info info = zone.get_info(from);
    while (info.end < to) {
        const date::sys_info next = zone.get_info(info.end);
        if (next.offset != info.offset) changes.push_back({info.end, info.offset, next.offset});
        info = next;
    }
    return changes;
}

/// Wrong answers at the seconds `step` apart, up to `reach` away from the change. The offset is the test's own.
int wrong_answers(const zoned_schedule<tz_zone>& zoned, const task_rules& rules, const clock_change& change,
                  seconds reach, seconds step) {
    int wrong = 0;
    for (sys_seconds t = change.at - reach; t < change.at + reach; t += step) {
        const local_seconds local{t.time_since_epoch() + (t < change.at ? change.before : change.after)};
        const bool permitted = explain(rules, local).reason == reason::permitted;
        if (zoned.permits(t) != permitted || zoned.at(t).permitted() != permitted) ++wrong;
    }
    return wrong;
}

int wrong_answers_of_all_zones(const std::vector<task_rules>& rule_sets, seconds reach, seconds step) {
    int wrong = 0;
    int changes = 0;
    for (const date::time_zone& entry : date::get_tzdb().zones) {
        const auto zone = tz_zone::from_name(entry.name());
        REQUIRE(zone);
        const auto all = changes_of(entry);
        changes += static_cast<int>(all.size());
        for (const task_rules& rules : rule_sets) {
            const zoned_schedule zoned{compile(rules), *zone.value};
            for (const clock_change& change : all) wrong += wrong_answers(zoned, rules, change, reach, step);
        }
    }
    // Without zones, or without clock changes, nothing would be wrong either.
    CHECK(changes > 10'000);
    return wrong;
}

} // namespace

TEST_CASE("the seconds next to every clock change of every zone are answered as explain answers them") {
    CHECK(wrong_answers_of_all_zones(golden::rule_sets(), seconds{2}, seconds{1}) == 0);
}

TEST_CASE("every minute of the hours around every clock change", "[.complete]") {
    CHECK(wrong_answers_of_all_zones(golden::rule_sets(), std::chrono::hours{3}, seconds{60}) == 0);
    CHECK(wrong_answers_of_all_zones(golden::rule_sets(), std::chrono::hours{3} + seconds{1}, seconds{59}) == 0);
}

} // namespace clock_changes_test
