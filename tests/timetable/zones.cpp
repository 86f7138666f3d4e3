#include "catch.hpp"
#include "support/literals.hpp"
#include "support/table_zone.hpp"

#include <curfew/timetable/timetable.hpp>

#include <string_view>
#include <utility>
#include <vector>

namespace zones_test {

using namespace curfew;
using namespace std::chrono_literals;
using literals::forbid;
using literals::instant;

namespace {

timetable make(std::string_view start, std::string_view end, std::vector<forbid_rule> list,
               const zone& in = zone::beijing) {
    return timetable{literals::task_with(literals::window(start, end), std::move(list)), in};
}

const zone new_york = table_zone(-5 * 3600, {{1615705200, -4 * 3600}, {1636264800, -5 * 3600}});

} // namespace

TEST_CASE("without a zone it is Beijing time") {
    const timetable s{literals::task_with(literals::window("2021-05-20 17:35:43", "2021-05-21 17:35:44"), {})};
    CHECK_FALSE(s.permits(instant("2021-05-20T17:35:42+08:00")));
    CHECK(s.permits(instant("2021-05-20T17:35:43+08:00")));
    CHECK(s.permits(instant("2021-05-21T09:35:43Z")));
    CHECK_FALSE(s.permits(instant("2021-05-21T09:35:44Z")));
    CHECK(s.zone() == zone::beijing);
    CHECK(s.first() == instant("2021-05-20T09:35:43Z"));
    CHECK(s.last() == instant("2021-05-21T09:35:44Z"));
    CHECK(s.zone().to_local(s.first()) == literals::local("2021-05-20 17:35:43"));
}

TEST_CASE("the sign of an offset: west of Greenwich the same wall clock comes later") {
    const timetable west =
        make("2021-05-23 00:00:00", "2021-05-24 00:00:00", {forbid("Sun", "10:00-11:00")}, *zone::fixed(-(3h + 30min)));
    CHECK(west.first() == instant("2021-05-23T03:30:00Z"));
    CHECK(west.permits(instant("2021-05-23T13:29:59Z")));
    CHECK_FALSE(west.permits(instant("2021-05-23T13:30:00Z")));
    CHECK_FALSE(west.permits(instant("2021-05-23T14:29:59Z")));
    CHECK(west.permits(instant("2021-05-23T14:30:00Z")));
}

TEST_CASE("the weekday is that of the wall clock, not that of UTC") {
    const timetable s = make("2021-05-22 00:00:00", "2021-05-25 00:00:00", {forbid("Sun", "00:00-24:00")});
    CHECK(s.permits(instant("2021-05-22T23:59:59+08:00")));
    CHECK_FALSE(s.permits(instant("2021-05-22T16:00:00Z")));
    CHECK_FALSE(s.permits(instant("2021-05-23T15:59:59Z")));
    CHECK(s.permits(instant("2021-05-23T16:00:00Z")));
}

TEST_CASE("a window at the ends of what can be written, in the farthest zones") {
    for (const seconds offset : {seconds{24h - 1s}, seconds{-(24h - 1s)}, seconds{-1s}, seconds{-8h}}) {
        const zone in = *zone::fixed(offset);
        // A Saturday and a Friday.
        const timetable first = make("0000-01-01 00:00:00", "0000-01-03 00:00:00", {forbid("Sat", "00:00-24:00")}, in);
        const sys_seconds start = sys_seconds{earliest_local_time.time_since_epoch()} - offset;
        CHECK_FALSE(first.permits(start - 1s));
        CHECK_FALSE(first.permits(start + 24h - 1s));
        CHECK(first.permits(start + 24h));
        CHECK(first.next_permitted(sys_seconds::min()) == start + 24h);
        CHECK(first.at(start).since == std::nullopt);
        const timetable last = make("9999-12-30 00:00:00", "9999-12-31 23:59:59", {forbid("Fri", "00:00-24:00")}, in);
        const sys_seconds end = sys_seconds{latest_local_time.time_since_epoch()} - offset;
        CHECK_FALSE(last.permits(end - 1s));
        CHECK_FALSE(last.permits(end - (24h - 1s)));
        CHECK(last.permits(end - 24h));
        CHECK(last.permitted_time(sys_seconds::min(), sys_seconds::max()) == 24h);
    }
}

TEST_CASE("a repeated hour is judged twice, a skipped one never") {
    const timetable s = make("2021-03-01 00:00:00", "2021-12-01 00:00:00", {forbid("", "01:30-02:30")}, new_york);
    CHECK(s.next_permitted(instant("2021-03-14T01:30:00-05:00")) == instant("2021-03-14T03:00:00-04:00"));
    CHECK(s.next_permitted(instant("2021-11-07T01:30:00-04:00")) == instant("2021-11-07T01:00:00-05:00"));
    CHECK(s.next_permitted(instant("2021-11-07T01:30:00-05:00")) == instant("2021-11-07T02:30:00-05:00"));
    CHECK(s.next_change(instant("2021-11-07T01:00:00-05:00")) == instant("2021-11-07T01:30:00-05:00"));
    CHECK(s.at(instant("2021-11-07T01:59:59-04:00")).until == instant("2021-11-07T01:00:00-05:00"));
    CHECK(s.at(instant("2021-11-07T01:00:00-05:00")).since == instant("2021-11-07T01:00:00-05:00"));
    CHECK(s.permitted_time(instant("2021-11-07T00:00:00-04:00"), instant("2021-11-08T00:00:00-05:00")) == 25h - 90min);
    CHECK(s.permitted_time(instant("2021-03-14T00:00:00-05:00"), instant("2021-03-15T00:00:00-04:00")) == 23h - 30min);
}

TEST_CASE("a change of the clock that changes no answer is no end of an interval") {
    const timetable s = make("2021-03-01 00:00:00", "2021-12-01 00:00:00", {}, new_york);
    int count = 0;
    for (const auto& whole : s.intervals(sys_seconds::min(), sys_seconds::max())) {
        CHECK(whole.from == s.first());
        CHECK(whole.until == s.last());
        ++count;
    }
    CHECK(count == 1);
    CHECK(s.at(instant("2021-06-01T00:00:00Z")) == verdict{reason::permitted, s.first(), s.last()});
}

TEST_CASE("where transitions leave nothing of a window, nothing is permitted") {
    // 01:45 comes for the first time before 01:15 comes for the last.
    const timetable s = make("2021-11-07 01:15:00", "2021-11-07 01:45:00", {}, new_york);
    CHECK(s.first() == instant("2021-11-07T01:15:00-05:00"));
    CHECK(s.last() == s.first());
    for (sys_seconds t = instant("2021-11-07T00:00:00-04:00"); t < instant("2021-11-07T03:00:00-05:00"); t += 1min) {
        REQUIRE_FALSE(s.permits(t));
        REQUIRE(s.at(t) == verdict{t < s.first() ? reason::before_start : reason::after_end, {}, {}});
        REQUIRE(s.next_permitted(t) == std::nullopt);
        REQUIRE(s.next_change(t) == std::nullopt);
    }
    CHECK_FALSE(s.permits(s.first()));
    CHECK(s.intervals(sys_seconds::min(), sys_seconds::max()).begin() == std::default_sentinel);
    CHECK(s.permitted_time(sys_seconds::min(), sys_seconds::max()) == 0s);
}

TEST_CASE("every instant of 64 bits is a legal argument of every query") {
    const auto check = [](const timetable& s) {
        for (const sys_seconds t :
             {sys_seconds::min(), sys_seconds::min() + 1s, sys_seconds::max(), sys_seconds::max() - 1s}) {
            const bool early = t < sys_seconds{};
            CHECK_FALSE(s.permits(t));
            CHECK(s.at(t).reason == (early ? reason::before_start : reason::after_end));
            CHECK(s.next_permitted(t).has_value() == early);
            CHECK(s.next_change(t).has_value() == early);
            CHECK(s.permitted_time(t, t) == 0s);
            CHECK(s.intervals(t, t).begin() == std::default_sentinel);
            // As near as the clock comes to it.
            CHECK((s.zone().to_local(t).time_since_epoch() < 0s) == early);
        }
        CHECK(s.permitted_time(sys_seconds::min(), sys_seconds::max()) == s.last() - s.first());
    };
    for (const zone& in : {zone::beijing, *zone::fixed(24h - 1s), *zone::fixed(-(24h - 1s)), new_york}) {
        check(make("2021-03-01 00:00:00", "2021-12-01 00:00:00", {}, in));
    }
}

TEST_CASE("a search over a hundred thousand spans without an answer does not go deeper with each") {
    // The clock is set every second; calling is permitted in one minute a week.
    std::vector<transition> transitions;
    for (int i = 0; i < 100'000; ++i) {
        transitions.push_back({sys_seconds{seconds{1'600'000'000 + i}}, seconds{i % 2}});
    }
    const zone restless = *zone::from_transitions(seconds{1}, transitions);
    weekly_hours minute;
    minute.insert({std::chrono::Saturday}, *time_range::from({12, 0}, {12, 1}));
    const timetable calls{minute, restless};
    const sys_seconds start{seconds{1'600'000'000}};
    const auto next = calls.next_permitted(start);
    REQUIRE(next);
    CHECK(calls.permits(*next));
    CHECK(calls.at(start).until == next);
    CHECK(calls.at(start + seconds{99'999}).since == calls.at(start).since);
}

} // namespace zones_test
