#include <curfew/plan/redial.hpp>

#include "catch.hpp"
#include "support/ends_program.hpp"
#include "support/literals.hpp"

#include <iterator>
#include <limits>
#include <optional>
#include <ranges>
#include <type_traits>
#include <utility>
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

class task task(std::vector<time_range> forbidden) {
    std::vector<forbid_rule> list;
    if (!forbidden.empty()) list.push_back(*forbid_rule::from(weekday_set::every_day(), std::move(forbidden)));
    return literals::task_with(*call_window::from(day + 8h, day + 18h), list);
}

timetable calls(std::vector<time_range> forbidden) {
    return timetable{task(std::move(forbidden)), zone::utc};
}

constexpr redial_settings half_hourly = *redial_settings::from(3, 30min);

attempt_limits only(int count, seconds span) {
    return attempt_limits::from({attempt_limit::within(attempts{count}, span)});
}

std::vector<redial> all_of(const redial_plan& plan) {
    return {plan.begin(), plan.end()};
}

static_assert(std::ranges::contiguous_range<redial_plan>);
// It owns what it says, so that it may be made of temporaries and outlive them.
static_assert(std::is_trivially_copyable_v<redial_plan>);
// A time and a number cannot be mistaken for each other, nor settings left out.
static_assert(!std::is_constructible_v<redial_plan, timetable, redial_settings, sys_seconds, int>);
static_assert(!std::is_constructible_v<redial_plan, timetable, std::optional<redial_settings>, redial_state>);
static_assert(!std::is_default_constructible_v<redial_plan>);
// Limits hold for attempts that are told, or said to be none; whoever leaves them out is not understood.
static_assert(!std::is_constructible_v<redial_plan, timetable, redial_settings, redial_state, attempt_limits>);
static_assert(
    std::is_constructible_v<redial_plan, timetable, redial_settings, redial_state, attempt_limits, attempt_history>);

} // namespace

TEST_CASE("a redial is due an interval after the end of the attempt before it") {
    CHECK(*next_attempt(calls({}), half_hourly, {at(10h)}) == redial{1, at(10h + 30min), at(10h + 30min)});
    CHECK(*next_attempt(calls({}), half_hourly, {at(10h + 7s), 2}) ==
          redial{3, at(10h + 30min + 7s), at(10h + 30min + 7s)});
}

TEST_CASE("fewer than no redials made is none made, where there are none to make as well") {
    constexpr int least = std::numeric_limits<int>::min();
    for (const int made : {least, -1, 0}) {
        CHECK(next_attempt(calls({}), half_hourly, {at(10h), made})->number == 1);
        CHECK(next_attempt(calls({}), redial_settings{}, {at(10h), made}).over() == redial_end::all_placed);
    }
}

TEST_CASE("a redial that is due at a forbidden instant moves to the first permitted one") {
    CHECK(*next_attempt(calls({noon}), half_hourly, {at(11h + 45min)}) == redial{1, at(12h + 15min), at(14h)});
    CHECK(*next_attempt(calls({noon}), half_hourly, {at(11h + 29min + 59s)}) ==
          redial{1, at(11h + 59min + 59s), at(11h + 59min + 59s)});
    // Before StartTime as well.
    CHECK(*next_attempt(calls({noon}), half_hourly, {at(6h)}) == redial{1, at(6h + 30min), at(8h)});
}

TEST_CASE("the redials are over when all were placed") {
    const auto answer = next_attempt(calls({}), half_hourly, {at(10h), 3});
    CHECK_FALSE(answer);
    CHECK(answer.over() == redial_end::all_placed);
    CHECK(next_attempt(calls({}), redial_settings{}, {at(10h)}).over() == redial_end::all_placed);
    // Before any other reason.
    CHECK(next_attempt(calls({}), half_hourly, {at(20h), 3}).over() == redial_end::all_placed);
}

TEST_CASE("a redial that is due at EndTime or later is over, never placed at EndTime") {
    CHECK(next_attempt(calls({}), half_hourly, {at(17h + 29min + 59s)})->at == at(17h + 59min + 59s));
    CHECK(next_attempt(calls({}), half_hourly, {at(17h + 30min)}).over() == redial_end::window_over);
    CHECK(next_attempt(calls({}), half_hourly, {at(23h)}).over() == redial_end::window_over);
    CHECK(next_attempt(calls({last_hour}), half_hourly, {at(17h + 30min)}).over() == redial_end::window_over);
}

TEST_CASE("a redial that is due before EndTime with nothing open from there on is never permitted") {
    CHECK(next_attempt(calls({last_hour}), half_hourly, {at(16h + 29min + 59s)})->at == at(16h + 59min + 59s));
    CHECK(next_attempt(calls({last_hour}), half_hourly, {at(16h + 30min)}).over() == redial_end::never_permitted);
    const time_range all_day = *time_range::from({0, 0}, end_of_day);
    CHECK(next_attempt(calls({all_day}), half_hourly, {at(0h)}).over() == redial_end::never_permitted);
    CHECK(next_attempt(calls({all_day}), half_hourly, {at(18h)}).over() == redial_end::window_over);
}

TEST_CASE("a plan goes on from redial to redial") {
    const redial_plan plan{calls({noon}), half_hourly, {at(11h)}};
    CHECK(all_of(plan) == std::vector<redial>{{1, at(11h + 30min), at(11h + 30min)},
                                              {2, at(12h), at(14h)},
                                              {3, at(14h + 30min), at(14h + 30min)}});
    CHECK(plan.size() == 3);
    CHECK(!plan.empty());
    CHECK(plan.over() == redial_end::all_placed);
}

TEST_CASE("a plan counts what was made before it and how long the calls are") {
    const redial_plan plan{calls({noon}), half_hourly, {at(11h), 1}, 90s};
    CHECK(all_of(plan) == std::vector<redial>{{2, at(11h + 30min), at(11h + 30min)}, {3, at(12h + 90s), at(14h)}});
    // A call of less than nothing ends at once.
    const redial_plan last{calls({noon}), half_hourly, {at(17h + 29min)}, -10min};
    CHECK(last.size() == 1);
    CHECK(last.over() == redial_end::window_over);
}

TEST_CASE("a plan without redials says why") {
    const redial_plan plan{calls({}), redial_settings{}, {at(10h)}};
    CHECK(plan.empty());
    CHECK(plan.begin() == plan.end());
    CHECK(plan.over() == redial_end::all_placed);
}

TEST_CASE("a plan can have as many redials as settings can ask for") {
    const auto most = *redial_settings::from(redial_settings::max_times, 5min);
    CHECK(redial_plan{calls({}), most, {at(10h)}}.size() == 5);
    CHECK(redial_plan{calls({}), most, {at(10h), -7}}.size() == 5);
}

TEST_CASE("limits and forbid ranges move a redial together") {
    const auto hours = calls({noon});
    const auto soon = *redial_settings::from(3, 5min);
    const auto vendor = attempt_limits::vendor();
    const auto called = [](seconds a, seconds b, seconds c) {
        return attempt_history::from(std::vector{at(a), at(b), at(c)});
    };
    const auto three = called(11h + 54min, 11h + 55min, 11h + 56min);
    // Due 11:55:30; the third in five minutes leaves no room before 11:59, which is permitted.
    CHECK(*next_attempt(hours, soon, {at(11h + 50min + 30s)}, vendor, three) ==
          redial{1, at(11h + 55min + 30s), at(11h + 59min)});
    // Two minutes later the limits lead into the forbidden noon.
    const auto later = called(11h + 56min, 11h + 57min, 11h + 58min);
    CHECK(next_attempt(hours, soon, {at(11h + 53min)}, vendor, later)->at == at(14h));
    // And at the end of the day past EndTime.
    const auto last = called(17h + 56min, 17h + 57min, 17h + 58min);
    CHECK(next_attempt(hours, soon, {at(17h + 53min)}, vendor, last).over() == redial_end::limit_reached);
    CHECK(next_attempt(hours, soon, {at(17h + 53min), 3}, vendor, last).over() == redial_end::all_placed);
    CHECK(next_attempt(hours, soon, {at(17h + 55min)}, vendor, last).over() == redial_end::window_over);
    const auto never = attempt_history::from(std::vector{sys_seconds::max()});
    CHECK(next_attempt(hours, soon, {at(11h)}, only(1, 5min), never).over() == redial_end::limit_reached);
}

TEST_CASE("the redials of a plan count for the ones after them") {
    const auto soon = *redial_settings::from(5, 5min);
    const redial_plan plan{calls({}), soon, {at(10h)}, only(2, 1h), attempt_history::from(std::vector{at(10h)})};
    CHECK(all_of(plan) == std::vector<redial>{{1, at(10h + 5min), at(10h + 5min)},
                                              {2, at(10h + 10min), at(11h)},
                                              {3, at(11h + 5min), at(11h + 5min)},
                                              {4, at(11h + 10min), at(12h)},
                                              {5, at(12h + 5min), at(12h + 5min)}});
}

TEST_CASE("a limit per day of the task's zone means the zone of the timetable") {
    const auto soon = *redial_settings::from(1, 5min);
    const auto limits = attempt_limits::from({attempt_limit::per_day(attempts{1})});
    const auto history = attempt_history::from(std::vector{at(10h)});
    CHECK(next_attempt(calls({}), soon, {at(10h)}, limits, history).over() == redial_end::limit_reached);
    // At 17:00 UTC a date begins there.
    const zone west = *zone::fixed(7h);
    const timetable there{literals::task_with(*call_window::from(day + 15h, day + 32h), {}), west};
    CHECK(next_attempt(there, soon, {at(10h)}, limits, history)->at == at(17h));
    CHECK(redial_plan{there, soon, {at(10h)}, limits, history}.begin()->at == at(17h));
}

TEST_CASE("limits that allow nothing, an unknown history and an empty timetable place no redial") {
    const auto hours = calls({});
    CHECK(next_attempt(hours, half_hourly, {at(10h)}, attempt_limits{}, attempt_history::none()).over() ==
          redial_end::limit_reached);
    attempt_history history = attempt_history::none();
    const attempt_history taken = std::move(history);
    CHECK(next_attempt(hours, half_hourly, {at(10h)}, attempt_limits::unlimited(), taken));
    CHECK(next_attempt(hours, half_hourly, {at(10h)}, attempt_limits::unlimited(), history)
              .over() == // NOLINT: moved from
          redial_end::limit_reached);
    for (const sys_seconds ended : {sys_seconds::min(), at(10h), sys_seconds{-1h}}) {
        CHECK_FALSE(next_attempt(timetable{}, half_hourly, {ended}));
    }
    timetable moved = hours;
    const timetable kept = std::move(moved);
    CHECK(next_attempt(kept, half_hourly, {at(10h)}));
    CHECK_FALSE(next_attempt(moved, half_hourly, {at(10h)})); // NOLINT: moved from on purpose
}

TEST_CASE("no instant overflows a redial") {
    CHECK(next_attempt(calls({}), half_hourly, {sys_seconds::max()}).over() == redial_end::window_over);
    CHECK(next_attempt(calls({}), half_hourly, {sys_seconds::max() - 29min}).over() == redial_end::window_over);
    CHECK(*next_attempt(calls({}), half_hourly, {sys_seconds::min()}) == redial{1, sys_seconds::min() + 30min, at(8h)});
    CHECK(next_attempt(calls({}), half_hourly, {at(10h), std::numeric_limits<int>::min()})->number == 1);
    CHECK(next_attempt(calls({}), half_hourly, {at(10h), std::numeric_limits<int>::max()}).over() ==
          redial_end::all_placed);
    CHECK(redial_plan{calls({}), half_hourly, {at(10h)}, seconds::max()}.over() == redial_end::window_over);
}

TEST_CASE("the reasons why redials are over have the names of the tool's output") {
    CHECK(name(redial_end::all_placed) == "all-placed");
    CHECK(name(redial_end::window_over) == "window-over");
    CHECK(name(redial_end::limit_reached) == "limit-reached");
    CHECK(name(redial_end::never_permitted) == "never-permitted");
}

TEST_CASE("redials keep to every layer of a policy") {
    const auto hours = *parse_weekly_hours("Sun-Sat 10:00-11:00,12:30-17:00");
    const timetable layered{task({}), zone::utc, policy::from({}, {{.hours = hours, .zone = zone::utc}})};
    const redial_plan plan{layered, half_hourly, {at(10h)}};
    CHECK(all_of(plan) == std::vector{redial{1, at(10h + 30min), at(10h + 30min)}, redial{2, at(11h), at(12h + 30min)},
                                      redial{3, at(13h), at(13h)}});
    CHECK(plan.over() == redial_end::all_placed);
    CHECK(next_attempt(layered, half_hourly, {at(16h + 30min)}).over() == redial_end::never_permitted);
    CHECK(next_attempt(layered, half_hourly, {at(17h + 30min)}).over() == redial_end::window_over);
}

TEST_CASE("a task whose redial settings are not known has no plan") {
    CHECK_FALSE(known_redial(task({})));
    CHECK(known_redial(task({})).report().has(rule::redial_settings_absent));
}

#ifdef __unix__
TEST_CASE("to ask for a redial that does not follow ends the program") {
    const redial_answer over{redial_end::window_over};
    CHECK(ends_program([&] { static_cast<void>(*over); }));
    CHECK(ends_program([&] { static_cast<void>(over->number); }));
    const redial_answer follows{redial{1, at(10h), at(10h)}};
    CHECK_FALSE(ends_program([&] { static_cast<void>(*follows); }));
}
#endif

} // namespace redial_test
