// Windows where a zone's table ends: before 1970, after 2105, across its edges, and from the year 0000 to 9999, in zones with
// a POSIX rule. The offsets are the test's own.

#include "catch.hpp"
#include "support/compare.hpp"
#include "support/random_timetables.hpp"

#include <curfew/timetable/policy.hpp>
#include <curfew/timetable/timetable.hpp>

#include <array>
#include <chrono>
#include <optional>
#include <string>
#include <vector>

namespace edges_test {

namespace {

using namespace curfew;
using model::second;

constexpr second at(std::chrono::sys_days day, second second_of_day = 0) {
    return second{day.time_since_epoch().count()} * model::day_length + second_of_day;
}

/// The edges of a zone's table: 4 and 2043 times 2^21 seconds around 1970.
constexpr second table_first = -8'388'608;
constexpr second table_last = 4'284'481'536;

/// EST5EDT,M3.2.0,M11.1.0 from 1967 on, as if it had always been so then; before that five hours and some seconds.
second new_york(second t) {
    if (t < at(std::chrono::year{1967} / 1 / 1)) return -18'001;
    using namespace std::chrono;
    const year y = year_month_day{floor<days>(sys_seconds{seconds{t}})}.year();
    const second start = at(sys_days{y / March / Sunday[2]}, 7 * 3600);
    const second end = at(sys_days{y / November / Sunday[1]}, 6 * 3600);
    return t >= start && t < end ? -4 * 3600 : -5 * 3600;
}

zone make_new_york() {
    const std::array list{
        transition{sys_seconds{seconds{at(std::chrono::year{1967} / 1 / 1)}}, std::chrono::hours{-5}}};
    return *zone::from_transitions(seconds{-18'001}, list, "EST5EDT,M3.2.0,M11.1.0");
}

/// CET-1CEST,M3.5.0,M10.5.0/3, for ever and ever.
second paris(second t) {
    using namespace std::chrono;
    const year y = year_month_day{floor<days>(sys_seconds{seconds{t}})}.year();
    const second start = at(sys_days{y / March / Sunday[last]}, 3600);
    const second end = at(sys_days{y / October / Sunday[last]}, 3600);
    return t >= start && t < end ? 2 * 3600 : 3600;
}

zone make_paris() {
    return *zone::from_transitions(std::chrono::hours{1}, {}, "CET-1CEST,M3.5.0,M10.5.0/3");
}

struct clock {
    const char* name;
    zone in;
    model::offset_function offset_at;
};

std::vector<clock> clocks() {
    random_tasks::listed_zone odd{-7, {}};
    for (const second near : {table_first, table_last, second{0}, second{-30'000'000'000}, second{200'000'000'000}}) {
        for (const second delta : {-86'400, -1, 0, 5, 70'001}) odd.list.push_back({near + delta, (delta * 7) % 50'000});
    }
    std::sort(odd.list.begin(), odd.list.end(), [](const auto& a, const auto& b) { return a.at < b.at; });
    return {{"New York", make_new_york(), new_york},
            {"Paris", make_paris(), paris},
            {"+08:00", zone::beijing, [](second) { return second{28'800}; }},
            {"odd", odd.to_zone(), [odd](second t) { return odd.offset_at(t); }}};
}

void require_agreement(const clock& c, const model::task& task, second step, random_tasks::dice& roll) {
    model::window window = model::resolve(task, c.offset_at, step);
    window.last = std::max(window.first, window.last);
    const timetable bare = random_tasks::to_timetable(task, c.in);
    // The same as a layer.
    date_exceptions far;
    REQUIRE(far.insert(local_days{std::chrono::year{0} / 1 / 1}, date_exception::counts_as(std::chrono::Saturday)));
    const timetable layered{random_tasks::to_task(task), c.in, policy::from(far, {}), random_tasks::ends(task)};
    const auto forbids = [&](second t) { return model::forbids(task, t + c.offset_at(t)); };
    const model::answers answers{window.first, window.last, step, [&](second t) { return !forbids(t); }};
    const auto reason_inside = [&](second t) { return forbids(t) ? reason::forbid_range : reason::permitted; };
    const auto probes = compare::probes(answers, window, roll);
    for (const timetable* calls : {&bare, &layered}) {
        REQUIRE(calls->first() == sys_seconds{seconds{window.first}});
        REQUIRE(calls->last() == sys_seconds{seconds{window.last}});
        REQUIRE(compare::first_difference(*calls, answers, window, reason_inside, probes) == "");
        REQUIRE(compare::first_batch_difference(*calls, answers, probes) == "");
        REQUIRE(compare::first_span_difference(*calls, answers, window.first - 1, window.last + 1) == "");
        const second from = roll.number(window.first - 90'000, window.last + 90'000);
        REQUIRE(compare::first_span_difference(*calls, answers, from, from + roll.number(0, 400'000)) == "");
    }
}

/// Walks from `t` by the minute, inside [first, last), to the first instant with that answer.
template <class Permits>
std::optional<second> walk(Permits permits, bool wanted, second t, second last) {
    for (second steps = 0; t < last && steps < 15 * 1440; t += 60, ++steps) {
        if (permits(t) == wanted) return t;
    }
    return std::nullopt;
}

} // namespace

TEST_CASE("windows of some days across the edges of a zone's table, before it, in it and after it") {
    random_tasks::dice roll{40};
    for (const clock& c : clocks()) {
        for (const second near :
             {table_first, table_last, second{0}, at(std::chrono::year{1967} / 1 / 1), second{-30'000'000'000},
              second{200'000'000'000}, at(std::chrono::year{2106} / 3 / 14), at(std::chrono::year{2400} / 11 / 5),
              at(std::chrono::year{9999} / 3 / 28), at(std::chrono::year{3} / 10 / 26)}) {
            for (int round = 0; round < 3; ++round) {
                INFO(c.name << " near " << near << ", round " << round);
                const second start = near - roll.number(0, 90'000);
                require_agreement(
                    c, {start, near + roll.number(1, 90'000), random_tasks::forbid_list(roll), roll.one_in(3)}, 1,
                    roll);
            }
        }
    }
}

TEST_CASE("windows of half a year across the edges of a zone's table, minute by minute") {
    random_tasks::dice roll{41};
    for (const clock& c : clocks()) {
        if (c.name == std::string{"odd"}) continue;
        for (const second near : {table_first, table_last, at(std::chrono::year{2500} / 3 / 1)}) {
            INFO(c.name << " near " << near);
            const second start = (near - 90 * model::day_length) / 60 * 60;
            require_agreement(
                c, {start, start + 180 * model::day_length, random_tasks::forbid_list(roll), roll.one_in(3)}, 60, roll);
        }
    }
}

TEST_CASE("a window from the year 0000 to 9999 is answered as it is in a window of days") {
    random_tasks::dice roll{42};
    for (const clock& c : clocks()) {
        if (c.name == std::string{"odd"} || c.name == std::string{"New York"}) continue;
        for (int round = 0; round < 10; ++round) {
            INFO(c.name << ", round " << round);
            const model::task task{earliest_local_time.time_since_epoch().count(),
                                   latest_local_time.time_since_epoch().count(), random_tasks::forbid_list(roll),
                                   false};
            const timetable calls = random_tasks::to_timetable(task, c.in);
            const second first = calls.first().time_since_epoch().count();
            const second last = calls.last().time_since_epoch().count();
            const auto permits = [&](second t) {
                return t >= first && t < last && !model::forbids(task, t + c.offset_at(t));
            };
            for (int i = 0; i < 60; ++i) {
                const second t = roll.number(first / 60, last / 60 - 20 * 1440) * 60;
                INFO("at " << t);
                const sys_seconds instant{seconds{t}};
                const auto as_second = [](std::optional<sys_seconds> found) {
                    return found ? std::optional{second{found->time_since_epoch().count()}} : std::nullopt;
                };
                REQUIRE(calls.permits(instant) == permits(t));
                const auto next = walk(permits, true, t, last);
                const auto change = walk(permits, !permits(t), t, last);
                if (next) REQUIRE(as_second(calls.next_permitted(instant)) == next);
                if (change) REQUIRE(as_second(calls.next_change(instant)) == change);
                const second end = t + 12 * model::day_length;
                second sum = 0;
                for (second m = t; m < end; m += 60) sum += permits(m) ? 60 : 0;
                REQUIRE(calls.permitted_time(instant, sys_seconds{seconds{end}}).count() == sum);
            }
            // Sums add up over millennia.
            const sys_seconds middle{seconds{roll.number(first, last)}};
            REQUIRE(calls.permitted_time(calls.first(), calls.last()) ==
                    calls.permitted_time(calls.first(), middle) + calls.permitted_time(middle, calls.last()));
        }
    }
}

} // namespace edges_test
