#include "catch.hpp"
#include "support/literals.hpp"

#include <curfew/timetable/timetable.hpp>

#include <cstdint>
#include <limits>
#include <string_view>
#include <vector>

namespace timetable_test {

using namespace curfew;
using namespace std::chrono_literals;
using literals::forbid;
using literals::local;

namespace {

/// Civil time of UTC, in which these timetables are.
sys_seconds civil(std::string_view text) {
    return sys_seconds{local(text).time_since_epoch()};
}

timetable make(std::string_view start, std::string_view end, std::vector<forbid_rule> list,
               range_end ends = range_end::exclusive) {
    return timetable{literals::task_with(literals::window(start, end), std::move(list)), zone::utc, ends};
}

bool permits(const timetable& s, std::string_view time) {
    return s.permits(civil(time));
}

// Sunday 2021-05-16 to Sunday 2021-05-30.
timetable two_weeks(std::vector<forbid_rule> list, range_end ends = range_end::exclusive) {
    return make("2021-05-16 00:00:00", "2021-05-30 00:00:00", std::move(list), ends);
}

} // namespace

TEST_CASE("permitted from StartTime on, no longer at EndTime") {
    const timetable s = make("2021-05-20 17:35:43", "2021-05-21 17:35:44", {});
    CHECK_FALSE(permits(s, "2021-05-20 17:35:42"));
    CHECK(permits(s, "2021-05-20 17:35:43"));
    CHECK(permits(s, "2021-05-21 17:35:43"));
    CHECK_FALSE(permits(s, "2021-05-21 17:35:44"));
    CHECK(s.first() == civil("2021-05-20 17:35:43"));
    CHECK(s.last() == civil("2021-05-21 17:35:44"));
    CHECK(s.has_rules());
}

TEST_CASE("a range forbids from its first second up to its end") {
    const timetable s = two_weeks({forbid("Sun", "10:00-11:00")});
    CHECK(permits(s, "2021-05-23 09:59:59"));
    CHECK_FALSE(permits(s, "2021-05-23 10:00:00"));
    CHECK_FALSE(permits(s, "2021-05-23 10:59:59"));
    CHECK(permits(s, "2021-05-23 11:00:00"));
    CHECK(permits(s, "2021-05-22 10:30:00"));
    CHECK(permits(s, "2021-05-24 10:30:00"));
}

TEST_CASE("an inclusive end forbids its minute too, across midnight and the end of the week") {
    const timetable s = two_weeks({forbid("Wed", "10:00-11:00"), forbid("Sat", "23:00-24:00")}, range_end::inclusive);
    CHECK_FALSE(permits(s, "2021-05-19 11:00:59"));
    CHECK(permits(s, "2021-05-19 11:01:00"));
    CHECK_FALSE(permits(s, "2021-05-23 00:00:59"));
    CHECK(permits(s, "2021-05-23 00:01:00"));
    const timetable night = two_weeks({forbid("Sat", "22:00-08:00")}, range_end::inclusive);
    CHECK_FALSE(permits(night, "2021-05-23 08:00:59"));
    CHECK(permits(night, "2021-05-23 08:01:00"));
}

TEST_CASE("an overnight range belongs to the day it starts on; Saturday's runs into Sunday") {
    const timetable s = two_weeks({forbid("Mon Sat", "22:00-08:00")});
    CHECK(permits(s, "2021-05-17 07:59:59"));
    CHECK(permits(s, "2021-05-17 21:59:59"));
    CHECK_FALSE(permits(s, "2021-05-17 22:00:00"));
    CHECK_FALSE(permits(s, "2021-05-18 00:00:00"));
    CHECK_FALSE(permits(s, "2021-05-18 07:59:59"));
    CHECK(permits(s, "2021-05-18 08:00:00"));
    CHECK_FALSE(permits(s, "2021-05-22 23:59:59"));
    CHECK_FALSE(permits(s, "2021-05-23 00:00:00"));
    CHECK_FALSE(permits(s, "2021-05-23 07:59:59"));
    CHECK(permits(s, "2021-05-23 08:00:00"));
    // The window starts on a Sunday: Saturday's night before it is over the same way.
    CHECK_FALSE(permits(s, "2021-05-16 00:00:00"));
}

TEST_CASE("23:59 leaves the last minute of the day open, 24:00 does not") {
    CHECK(permits(two_weeks({forbid("Sat", "00:00-23:59")}), "2021-05-22 23:59:00"));
    CHECK(permits(two_weeks({forbid("Sat", "00:00-23:59")}), "2021-05-22 23:59:59"));
    CHECK_FALSE(permits(two_weeks({forbid("Sat", "00:00-24:00")}), "2021-05-22 23:59:59"));
    CHECK(permits(two_weeks({forbid("Sat", "00:00-24:00")}), "2021-05-23 00:00:00"));
}

TEST_CASE("a verdict has the reason and the whole time of the same answer") {
    const timetable s = make("2021-05-23 09:00:00", "2021-05-23 12:00:00", {forbid("Sun", "10:00-11:00")});
    using answer = verdict;
    CHECK(s.at(civil("2021-05-23 08:59:59")) == answer{reason::before_start, {}, civil("2021-05-23 09:00:00")});
    CHECK(s.at(civil("2021-05-23 09:00:00")) ==
          answer{reason::permitted, civil("2021-05-23 09:00:00"), civil("2021-05-23 10:00:00")});
    CHECK(s.at(civil("2021-05-23 10:59:59")) ==
          answer{reason::forbid_range, civil("2021-05-23 10:00:00"), civil("2021-05-23 11:00:00")});
    CHECK(s.at(civil("2021-05-23 11:59:59")) ==
          answer{reason::permitted, civil("2021-05-23 11:00:00"), civil("2021-05-23 12:00:00")});
    CHECK(s.at(civil("2021-05-23 12:00:00")) == answer{reason::after_end, civil("2021-05-23 12:00:00"), {}});
}

TEST_CASE("a range at an edge of the window is one time of 'forbidden' with what lies outside") {
    const timetable s = make("2021-05-23 10:30:00", "2021-05-23 12:30:00", {forbid("Sun", "10:00-11:00 12:00-13:00")});
    using answer = verdict;
    CHECK(s.at(civil("2021-05-23 10:00:00")) == answer{reason::before_start, {}, civil("2021-05-23 11:00:00")});
    CHECK(s.at(civil("2021-05-23 10:30:00")) == answer{reason::forbid_range, {}, civil("2021-05-23 11:00:00")});
    CHECK(s.at(civil("2021-05-23 12:00:00")) == answer{reason::forbid_range, civil("2021-05-23 12:00:00"), {}});
    CHECK(s.at(civil("2021-05-23 12:30:00")) == answer{reason::after_end, civil("2021-05-23 12:00:00"), {}});
}

TEST_CASE("a range that ends at EndTime or later is followed by nothing") {
    for (const auto end : {"2021-05-21 10:00:00", "2021-05-21 09:59:59", "2021-05-21 09:59:58"}) {
        INFO(end);
        const timetable s = make("2021-05-20 08:00:00", end, {forbid("Fri", "09:00-10:00")});
        const auto t = civil("2021-05-21 09:30:00");
        const auto verdict = s.at(t);
        CHECK(verdict.reason == reason::forbid_range);
        CHECK(verdict.since == civil("2021-05-21 09:00:00"));
        CHECK(verdict.until == std::nullopt);
        CHECK(s.next_permitted(t) == std::nullopt);
        CHECK(s.next_change(t) == std::nullopt);
    }
    const timetable s = make("2021-05-20 08:00:00", "2021-05-21 10:00:01", {forbid("Fri", "09:00-10:00")});
    CHECK(s.at(civil("2021-05-21 09:30:00")).until == civil("2021-05-21 10:00:00"));
}

TEST_CASE("the next permitted second and the next change") {
    const timetable s = two_weeks({forbid("Sun", "10:00-11:00")});
    CHECK(s.next_permitted(civil("2021-05-01 00:00:00")) == civil("2021-05-16 00:00:00"));
    CHECK(s.next_permitted(civil("2021-05-16 09:59:59")) == civil("2021-05-16 09:59:59"));
    CHECK(s.next_permitted(civil("2021-05-16 10:00:00")) == civil("2021-05-16 11:00:00"));
    CHECK(s.next_permitted(civil("2021-05-29 23:59:59")) == civil("2021-05-29 23:59:59"));
    CHECK(s.next_permitted(civil("2021-05-30 00:00:00")) == std::nullopt);
    CHECK(s.next_change(civil("2021-05-01 00:00:00")) == civil("2021-05-16 00:00:00"));
    CHECK(s.next_change(civil("2021-05-16 11:00:00")) == civil("2021-05-23 10:00:00"));
    CHECK(s.next_change(civil("2021-05-23 10:00:00")) == civil("2021-05-23 11:00:00"));
    CHECK(s.next_change(civil("2021-05-23 11:00:00")) == civil("2021-05-30 00:00:00"));
    CHECK(s.next_change(civil("2021-05-30 00:00:00")) == std::nullopt);
}

TEST_CASE("one open minute a week is found, however long the window") {
    const timetable s = make("2021-05-16 00:00:00", "2099-05-16 00:00:00",
                             {forbid("Sun Mon Tue Wed Thu Fri", "00:00-24:00"), forbid("Sat", "00:00-23:59")});
    CHECK(s.next_permitted(civil("2021-05-16 00:00:00")) == civil("2021-05-22 23:59:00"));
    CHECK(s.next_permitted(civil("2021-05-23 00:00:00")) == civil("2021-05-29 23:59:00"));
    CHECK(s.next_change(civil("2021-05-22 23:59:30")) == civil("2021-05-23 00:00:00"));
    CHECK(s.permitted_time(civil("2021-05-16 00:00:00"), civil("2021-06-13 00:00:00")) == 4min);
}

TEST_CASE("never permitted is said at once") {
    const timetable s = two_weeks({forbid("", "00:00-12:00 12:00-24:00")});
    CHECK(s.next_permitted(sys_seconds::min()) == std::nullopt);
    CHECK(s.next_change(civil("2021-05-16 00:00:00")) == std::nullopt);
    CHECK(s.at(civil("2021-05-16 00:00:00")) == verdict{reason::forbid_range, {}, {}});
    CHECK(s.at(sys_seconds::max()) == verdict{reason::after_end, {}, {}});
    CHECK(s.permitted_time(sys_seconds::min(), sys_seconds::max()) == 0s);
}

TEST_CASE("permitted time adds up, to the second") {
    const timetable s = two_weeks({forbid("Sun", "10:00-11:00")});
    CHECK(s.permitted_time(sys_seconds::min(), sys_seconds::max()) == 14 * 24h - 2h);
    CHECK(s.permitted_time(civil("2021-05-23 09:59:59"), civil("2021-05-23 11:00:01")) == 2s);
    CHECK(s.permitted_time(civil("2021-05-23 10:00:00"), civil("2021-05-23 11:00:00")) == 0s);
    CHECK(s.permitted_time(civil("2021-05-23 12:00:30"), civil("2021-05-23 12:00:45")) == 15s);
    CHECK(s.permitted_time(civil("2021-05-23 12:00:00"), civil("2021-05-23 12:00:00")) == 0s);
    CHECK(s.permitted_time(civil("2021-05-24 00:00:00"), civil("2021-05-23 00:00:00")) == 0s);
}

TEST_CASE("the whole of what can be written is a window like any other") {
    // 0000-01-01 was a Saturday, 9999-12-31 is a Friday.
    const timetable s = make("0000-01-01 00:00:00", "9999-12-31 23:59:59", {forbid("Sat Fri", "10:00-11:00")});
    CHECK(permits(s, "0000-01-01 00:00:00"));
    CHECK_FALSE(permits(s, "0000-01-01 10:00:00"));
    CHECK(permits(s, "0000-01-02 10:00:00"));
    CHECK_FALSE(permits(s, "9999-12-31 10:59:59"));
    CHECK(permits(s, "9999-12-31 23:59:58"));
    CHECK_FALSE(permits(s, "9999-12-31 23:59:59"));
    CHECK(s.next_permitted(civil("9999-12-31 10:00:00")) == civil("9999-12-31 11:00:00"));
    CHECK(s.at(civil("9999-12-31 12:00:00")).until == civil("9999-12-31 23:59:59"));
}

TEST_CASE("far outside the window is outside the window") {
    for (const timetable& s : {two_weeks({}), make("0000-01-01 00:00:00", "0000-01-01 00:00:01", {}),
                               make("9999-12-31 23:59:58", "9999-12-31 23:59:59", {})}) {
        for (const sys_seconds t : {sys_seconds::min(), sys_seconds::min() + 1s, sys_seconds::min() + 7 * 24h}) {
            CHECK_FALSE(s.permits(t));
            CHECK(s.at(t).reason == reason::before_start);
            CHECK(s.next_permitted(t) == s.first());
            CHECK(s.next_change(t) == s.first());
        }
        for (const sys_seconds t : {sys_seconds::max(), sys_seconds::max() - 1s, sys_seconds::max() - 7 * 24h}) {
            CHECK_FALSE(s.permits(t));
            CHECK(s.at(t).reason == reason::after_end);
            CHECK(s.next_permitted(t) == std::nullopt);
            CHECK(s.next_change(t) == std::nullopt);
        }
        CHECK(s.permitted_time(sys_seconds::min(), sys_seconds::max()) == s.last() - s.first());
        CHECK(s.permitted_time(sys_seconds::max(), sys_seconds::min()) == 0s);
    }
}

TEST_CASE("a list that is given as empty forbids nothing") {
    const timetable s = two_weeks({});
    CHECK(permits(s, "2021-05-20 12:00:00"));
    CHECK(s.permitted_time(s.first(), s.last()) == 14 * 24h);
}

TEST_CASE("lists that mean the same are answered the same") {
    const timetable one = two_weeks({forbid("Sun", "10:00-12:00")});
    const timetable other = two_weeks({forbid("Sun", "11:00-12:00 10:00-11:30")});
    const timetable different = two_weeks({forbid("Mon", "10:00-12:00")});
    int differences = 0;
    for (sys_seconds t = one.first() - 1h; t < one.last() + 1h; t += 59s) {
        REQUIRE(one.at(t) == other.at(t));
        differences += one.permits(t) == different.permits(t) ? 0 : 1;
    }
    CHECK(differences > 0);
}

TEST_CASE("an instant of any precision counts to the second it is in") {
    using std::chrono::sys_time;
    const timetable s = two_weeks({forbid("Sun", "10:00-11:00")});
    const sys_seconds start = civil("2021-05-23 10:00:00");
    const sys_seconds end = civil("2021-05-23 11:00:00");
    CHECK(s.permits(start - 1ns));
    CHECK(s.permits(start - 1ms));
    CHECK_FALSE(s.permits(sys_time<std::chrono::nanoseconds>{start}));
    CHECK_FALSE(s.permits(end - 1ns));
    CHECK_FALSE(s.permits(end - 1us));
    CHECK(s.permits(sys_time<std::chrono::microseconds>{end}));
    CHECK_FALSE(s.permits(std::chrono::floor<std::chrono::hours>(start)));
    CHECK(s.permits(std::chrono::ceil<std::chrono::hours>(end)));
    CHECK(s.permits(std::chrono::floor<std::chrono::days>(start)));
    const timetable early = make("1969-12-31 23:00:00", "1969-12-31 23:59:59", {});
    CHECK(early.permits(civil("1969-12-31 23:59:59") - 1ns));
    CHECK_FALSE(early.permits(civil("1969-12-31 23:59:59") + 1ns));
    using thirds = std::chrono::duration<std::int64_t, std::ratio<1, 3>>;
    CHECK(s.permits(sys_time<thirds>{start} - thirds{1}));
    CHECK_FALSE(s.permits(sys_time<thirds>{end} - thirds{1}));
    CHECK(s.permits(sys_time<thirds>{end}));
    CHECK(s.permits(std::chrono::system_clock::time_point{end}));
}

TEST_CASE("an instant of any precision is outside of the window where 64 bits of seconds do not reach") {
    const timetable always = make("0000-01-01 00:00:00", "9999-12-31 23:59:59", {});
    const auto check = []<class Duration>(const timetable& s, Duration) {
        using rep = typename Duration::rep;
        for (const rep count : {std::numeric_limits<rep>::min(), std::numeric_limits<rep>::max(),
                                static_cast<rep>(std::numeric_limits<rep>::max() - 1),
                                static_cast<rep>(std::numeric_limits<rep>::max() / 2 + 1)}) {
            const std::chrono::sys_time<Duration> t{Duration{count}};
            if (s.permits(t)) FAIL_CHECK("permitted");
        }
    };
    check(always, std::chrono::weeks{});
    check(always, std::chrono::days{});
    check(always, std::chrono::hours{});
    check(always, std::chrono::minutes{});
    check(always, std::chrono::seconds{});
    check(always, std::chrono::duration<std::int64_t, std::ratio<31'556'952>>{});
    // No instant of these is before the window or after it; so the window is a short one.
    const timetable day = make("2021-05-16 00:00:00", "2021-05-17 00:00:00", {});
    check(day, std::chrono::milliseconds{});
    check(day, std::chrono::microseconds{});
    check(day, std::chrono::nanoseconds{});
    check(day, std::chrono::duration<std::int32_t>{});
    check(day, std::chrono::duration<std::int8_t, std::ratio<86'400>>{});
}

} // namespace timetable_test
