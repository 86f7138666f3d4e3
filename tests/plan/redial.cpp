#include <curfew/plan/redial.hpp>

#include "catch.hpp"

#include <curfew/timetable/permission.hpp>
#include <curfew/timetable/zoned_schedule.hpp>

#include <iterator>
#include <limits>
#include <ranges>
#include <vector>

namespace redial_test {

using namespace curfew;
using namespace std::chrono_literals;

namespace {

// A Thursday from 08:00 to 18:00 in UTC, forbidden 12:00-14:00 and, if asked for, 17:00-18:00.
constexpr local_days day{std::chrono::year{2021} / 5 / 20};
constexpr sys_seconds at(seconds clock) {
    return sys_seconds{day.time_since_epoch() + clock};
}

constexpr time_range noon = *time_range::from({12, 0}, {14, 0});
constexpr time_range last_hour = *time_range::from({17, 0}, {18, 0});

zoned_schedule<> task(std::vector<time_range> forbidden) {
    std::vector<forbid_rule> list;
    if (!forbidden.empty()) list.push_back(*forbid_rule::from(weekday_set::every_day(), std::move(forbidden)));
    return zoned_schedule<>{compile(*call_window::from(day + 8h, day + 18h), list), fixed_offset{}};
}

constexpr redial_settings half_hourly = *redial_settings::from(3, 30min);

static_assert(std::ranges::forward_range<redial_plan<zoned_schedule<>>>);

} // namespace

TEST_CASE("a redial is due an interval after the end of the attempt before it") {
    CHECK(*next_attempt(task({}), half_hourly, at(10h), 0) == redial{1, at(10h + 30min), at(10h + 30min)});
    CHECK(*next_attempt(task({}), half_hourly, at(10h + 7s), 2) ==
          redial{3, at(10h + 30min + 7s), at(10h + 30min + 7s)});
}

TEST_CASE("fewer than no redials made is none made, where there are none to make as well") {
    constexpr int least = std::numeric_limits<int>::min();
    for (const int made : {least, -1, 0}) {
        CHECK(next_attempt(task({}), half_hourly, at(10h), made)->number == 1);
        CHECK(next_attempt(task({}), redial_settings{}, at(10h), made).over() == redial_end::all_placed);
    }
}

TEST_CASE("a redial that is due at a forbidden instant moves to the first permitted one") {
    CHECK(*next_attempt(task({noon}), half_hourly, at(11h + 45min), 0) == redial{1, at(12h + 15min), at(14h)});
    CHECK(*next_attempt(task({noon}), half_hourly, at(11h + 29min + 59s), 0) ==
          redial{1, at(11h + 59min + 59s), at(11h + 59min + 59s)});
    // Before StartTime as well.
    CHECK(*next_attempt(task({noon}), half_hourly, at(6h), 0) == redial{1, at(6h + 30min), at(8h)});
}

TEST_CASE("the redials are over when all were placed") {
    const auto answer = next_attempt(task({}), half_hourly, at(10h), 3);
    CHECK_FALSE(answer);
    CHECK(answer.over() == redial_end::all_placed);
    CHECK(next_attempt(task({}), redial_settings{}, at(10h), 0).over() == redial_end::all_placed);
    // Before any other reason.
    CHECK(next_attempt(task({}), half_hourly, at(20h), 3).over() == redial_end::all_placed);
}

TEST_CASE("a redial that is due at EndTime or later is over, never placed at EndTime") {
    CHECK(next_attempt(task({}), half_hourly, at(17h + 29min + 59s), 0)->at == at(17h + 59min + 59s));
    CHECK(next_attempt(task({}), half_hourly, at(17h + 30min), 0).over() == redial_end::window_over);
    CHECK(next_attempt(task({}), half_hourly, at(23h), 0).over() == redial_end::window_over);
    CHECK(next_attempt(task({last_hour}), half_hourly, at(17h + 30min), 0).over() == redial_end::window_over);
}

TEST_CASE("a redial that is due before EndTime with nothing open from there on is never permitted") {
    CHECK(next_attempt(task({last_hour}), half_hourly, at(16h + 29min + 59s), 0)->at == at(16h + 59min + 59s));
    CHECK(next_attempt(task({last_hour}), half_hourly, at(16h + 30min), 0).over() == redial_end::never_permitted);
    const time_range all_day = *time_range::from({0, 0}, end_of_day);
    CHECK(next_attempt(task({all_day}), half_hourly, at(0h), 0).over() == redial_end::never_permitted);
    CHECK(next_attempt(task({all_day}), half_hourly, at(18h), 0).over() == redial_end::window_over);
}

TEST_CASE("a plan goes on from redial to redial") {
    const auto hours = task({noon});
    const redial_plan plan{hours, half_hourly, at(11h)};
    const std::vector<redial> found(plan.begin(), std::ranges::next(plan.begin(), plan.end()));
    CHECK(found == std::vector<redial>{{1, at(11h + 30min), at(11h + 30min)},
                                       {2, at(12h), at(14h)},
                                       {3, at(14h + 30min), at(14h + 30min)}});
    CHECK(plan.over() == redial_end::all_placed);
}

TEST_CASE("a plan counts what was made before it and how long the calls are") {
    const auto hours = task({noon});
    const redial_plan plan{hours, half_hourly, at(11h), 1, 90s};
    const std::vector<redial> found(plan.begin(), std::ranges::next(plan.begin(), plan.end()));
    CHECK(found == std::vector<redial>{{2, at(11h + 30min), at(11h + 30min)}, {3, at(12h + 90s), at(14h)}});
    // A call of less than nothing ends at once.
    CHECK(redial_plan{hours, half_hourly, at(17h + 29min), 0, -10min}.over() == redial_end::window_over);
}

TEST_CASE("an iterator of a plan outlives the plan and tells why it ended") {
    const auto hours = task({noon});
    auto next = redial_plan{hours, half_hourly, at(17h)}.begin();
    CHECK(next->number == 1);
    CHECK_FALSE(next.over());
    CHECK(next++->at == at(17h + 30min));
    CHECK(next == std::default_sentinel);
    CHECK(next.over() == redial_end::window_over);
}

TEST_CASE("limits and forbid ranges move a redial together") {
    const auto hours = task({noon});
    const auto soon = *redial_settings::from(3, 5min);
    const std::vector<sys_seconds> three{at(11h + 54min), at(11h + 55min), at(11h + 56min)};
    // Due 11:55:30; the third in five minutes leaves no room before 11:59, which is permitted.
    CHECK(*next_attempt(hours, soon, at(11h + 50min + 30s), 0, attempt_limits{}, three) ==
          redial{1, at(11h + 55min + 30s), at(11h + 59min)});
    // Two minutes later the limits lead into the forbidden noon.
    const std::vector<sys_seconds> later{at(11h + 56min), at(11h + 57min), at(11h + 58min)};
    CHECK(next_attempt(hours, soon, at(11h + 53min), 0, attempt_limits{}, later)->at == at(14h));
    // And at the end of the day past EndTime.
    const std::vector<sys_seconds> last{at(17h + 56min), at(17h + 57min), at(17h + 58min)};
    CHECK(next_attempt(hours, soon, at(17h + 53min), 0, attempt_limits{}, last).over() == redial_end::window_over);
    CHECK(next_attempt(hours, soon, at(17h + 53min), 3, attempt_limits{}, last).over() == redial_end::all_placed);
    const std::vector<sys_seconds> never{sys_seconds::max()};
    CHECK(next_attempt(hours, soon, at(11h), 0, attempt_limits{{attempt_limit{1, 5min}}}, never).over() ==
          redial_end::window_over);
}

TEST_CASE("no instant overflows a redial") {
    CHECK(next_attempt(task({}), half_hourly, sys_seconds::max(), 0).over() == redial_end::window_over);
    CHECK(next_attempt(task({}), half_hourly, sys_seconds::max() - 29min, 0).over() == redial_end::window_over);
    CHECK(*next_attempt(task({}), half_hourly, sys_seconds::min(), 0) == redial{1, sys_seconds::min() + 30min, at(8h)});
    CHECK(next_attempt(task({}), half_hourly, at(10h), std::numeric_limits<int>::min())->number == 1);
    CHECK(next_attempt(task({}), half_hourly, at(10h), std::numeric_limits<int>::max()).over() ==
          redial_end::all_placed);
    const auto open = task({});
    CHECK(redial_plan{open, half_hourly, at(10h), 0, seconds::max()}.over() == redial_end::window_over);
}

TEST_CASE("the reasons why redials are over have the names of the tool's output") {
    CHECK(name(redial_end::all_placed) == "all-placed");
    CHECK(name(redial_end::window_over) == "window-over");
    CHECK(name(redial_end::never_permitted) == "never-permitted");
}

TEST_CASE("redials keep to every layer of a permission") {
    const task_rules rules{*task_open_id::from("1"), *call_window::from(day + 8h, day + 18h),
                           *call_concurrency::from(1), half_hourly, std::nullopt};
    permission call{zoned_calendar{rules, date_exceptions{}, fixed_offset{}}};
    call.add(
        zoned_calendar{*parse_weekly_hours("Sun-Sat 10:00-11:00,12:30-17:00").value, date_exceptions{}, fixed_offset{}});
    const redial_plan plan{call, half_hourly, at(10h)};
    std::vector<redial> placed;
    for (const redial& r : plan) placed.push_back(r);
    CHECK(placed == std::vector{redial{1, at(10h + 30min), at(10h + 30min)}, redial{2, at(11h), at(12h + 30min)},
                                redial{3, at(13h), at(13h)}});
    CHECK(plan.over() == redial_end::all_placed);
    CHECK(next_attempt(call, half_hourly, at(16h + 30min), 0).over() == redial_end::never_permitted);
    CHECK(next_attempt(call, half_hourly, at(17h + 30min), 0).over() == redial_end::window_over);
}

} // namespace redial_test
