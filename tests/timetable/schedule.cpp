#include "catch.hpp"
#include "support/literals.hpp"

#include <curfew/timetable/schedule.hpp>

#include <string_view>
#include <vector>

namespace schedule_test {

using namespace curfew;
using namespace std::chrono_literals;
using literals::forbid;
using literals::local;

namespace {

schedule make(std::string_view start, std::string_view end, std::vector<forbid_rule> list,
              range_end ends = range_end::exclusive) {
    return compile(literals::window(start, end), list, ends);
}

bool permits(const schedule& s, std::string_view time) {
    return s.permits(local(time));
}

// Sunday 2021-05-16 to Sunday 2021-05-30.
schedule two_weeks(std::vector<forbid_rule> list, range_end ends = range_end::exclusive) {
    return make("2021-05-16 00:00:00", "2021-05-30 00:00:00", std::move(list), ends);
}

} // namespace

TEST_CASE("permitted from StartTime on, no longer at EndTime") {
    const schedule s = make("2021-05-20 17:35:43", "2021-05-21 17:35:44", {});
    CHECK_FALSE(permits(s, "2021-05-20 17:35:42"));
    CHECK(permits(s, "2021-05-20 17:35:43"));
    CHECK(permits(s, "2021-05-21 17:35:43"));
    CHECK_FALSE(permits(s, "2021-05-21 17:35:44"));
    CHECK(s.window() == literals::window("2021-05-20 17:35:43", "2021-05-21 17:35:44"));
}

TEST_CASE("a range forbids from its first second up to its end") {
    const schedule s = two_weeks({forbid("Sun", "10:00-11:00")});
    CHECK(permits(s, "2021-05-23 09:59:59"));
    CHECK_FALSE(permits(s, "2021-05-23 10:00:00"));
    CHECK_FALSE(permits(s, "2021-05-23 10:59:59"));
    CHECK(permits(s, "2021-05-23 11:00:00"));
    CHECK(permits(s, "2021-05-22 10:30:00"));
    CHECK(permits(s, "2021-05-24 10:30:00"));
}

TEST_CASE("an inclusive end forbids its minute too, across midnight and the end of the week") {
    const schedule s = two_weeks({forbid("Wed", "10:00-11:00"), forbid("Sat", "23:00-24:00")}, range_end::inclusive);
    CHECK_FALSE(permits(s, "2021-05-19 11:00:59"));
    CHECK(permits(s, "2021-05-19 11:01:00"));
    CHECK_FALSE(permits(s, "2021-05-23 00:00:59"));
    CHECK(permits(s, "2021-05-23 00:01:00"));
    const schedule night = two_weeks({forbid("Sat", "22:00-08:00")}, range_end::inclusive);
    CHECK_FALSE(permits(night, "2021-05-23 08:00:59"));
    CHECK(permits(night, "2021-05-23 08:01:00"));
}

TEST_CASE("an overnight range belongs to the day it starts on; Saturday's runs into Sunday") {
    const schedule s = two_weeks({forbid("Mon Sat", "22:00-08:00")});
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
    const schedule s = make("2021-05-23 09:00:00", "2021-05-23 12:00:00", {forbid("Sun", "10:00-11:00")});
    using answer = verdict<local_seconds>;
    CHECK(s.at(local("2021-05-23 08:59:59")) == answer{reason::before_start, {}, local("2021-05-23 09:00:00")});
    CHECK(s.at(local("2021-05-23 09:00:00")) ==
          answer{reason::permitted, local("2021-05-23 09:00:00"), local("2021-05-23 10:00:00")});
    CHECK(s.at(local("2021-05-23 10:59:59")) ==
          answer{reason::forbid_range, local("2021-05-23 10:00:00"), local("2021-05-23 11:00:00")});
    CHECK(s.at(local("2021-05-23 11:59:59")) ==
          answer{reason::permitted, local("2021-05-23 11:00:00"), local("2021-05-23 12:00:00")});
    CHECK(s.at(local("2021-05-23 12:00:00")) == answer{reason::after_end, local("2021-05-23 12:00:00"), {}});
}

TEST_CASE("a range at an edge of the window is one time of 'forbidden' with what lies outside") {
    const schedule s = make("2021-05-23 10:30:00", "2021-05-23 12:30:00", {forbid("Sun", "10:00-11:00 12:00-13:00")});
    using answer = verdict<local_seconds>;
    CHECK(s.at(local("2021-05-23 10:00:00")) == answer{reason::before_start, {}, local("2021-05-23 11:00:00")});
    CHECK(s.at(local("2021-05-23 10:30:00")) == answer{reason::forbid_range, {}, local("2021-05-23 11:00:00")});
    CHECK(s.at(local("2021-05-23 12:00:00")) == answer{reason::forbid_range, local("2021-05-23 12:00:00"), {}});
    CHECK(s.at(local("2021-05-23 12:30:00")) == answer{reason::after_end, local("2021-05-23 12:00:00"), {}});
}

TEST_CASE("a range that ends at EndTime or later is followed by nothing") {
    for (const auto end : {"2021-05-21 10:00:00", "2021-05-21 09:59:59", "2021-05-21 09:59:58"}) {
        INFO(end);
        const schedule s = make("2021-05-20 08:00:00", end, {forbid("Fri", "09:00-10:00")});
        const auto t = local("2021-05-21 09:30:00");
        const auto verdict = s.at(t);
        CHECK(verdict.reason == reason::forbid_range);
        CHECK(verdict.since == local("2021-05-21 09:00:00"));
        CHECK(verdict.until == std::nullopt);
        CHECK(s.next_permitted(t) == std::nullopt);
        CHECK(s.next_change(t) == std::nullopt);
    }
    const schedule s = make("2021-05-20 08:00:00", "2021-05-21 10:00:01", {forbid("Fri", "09:00-10:00")});
    CHECK(s.at(local("2021-05-21 09:30:00")).until == local("2021-05-21 10:00:00"));
}

TEST_CASE("the next permitted second and the next change") {
    const schedule s = two_weeks({forbid("Sun", "10:00-11:00")});
    CHECK(s.next_permitted(local("2021-05-01 00:00:00")) == local("2021-05-16 00:00:00"));
    CHECK(s.next_permitted(local("2021-05-16 09:59:59")) == local("2021-05-16 09:59:59"));
    CHECK(s.next_permitted(local("2021-05-16 10:00:00")) == local("2021-05-16 11:00:00"));
    CHECK(s.next_permitted(local("2021-05-29 23:59:59")) == local("2021-05-29 23:59:59"));
    CHECK(s.next_permitted(local("2021-05-30 00:00:00")) == std::nullopt);
    CHECK(s.next_change(local("2021-05-01 00:00:00")) == local("2021-05-16 00:00:00"));
    CHECK(s.next_change(local("2021-05-16 11:00:00")) == local("2021-05-23 10:00:00"));
    CHECK(s.next_change(local("2021-05-23 10:00:00")) == local("2021-05-23 11:00:00"));
    CHECK(s.next_change(local("2021-05-23 11:00:00")) == local("2021-05-30 00:00:00"));
    CHECK(s.next_change(local("2021-05-30 00:00:00")) == std::nullopt);
}

TEST_CASE("one open minute a week is found, however long the window") {
    const schedule s = make("2021-05-16 00:00:00", "2099-05-16 00:00:00",
                            {forbid("Sun Mon Tue Wed Thu Fri", "00:00-24:00"), forbid("Sat", "00:00-23:59")});
    CHECK(s.next_permitted(local("2021-05-16 00:00:00")) == local("2021-05-22 23:59:00"));
    CHECK(s.next_permitted(local("2021-05-23 00:00:00")) == local("2021-05-29 23:59:00"));
    CHECK(s.next_change(local("2021-05-22 23:59:30")) == local("2021-05-23 00:00:00"));
    CHECK(s.permitted_time(local("2021-05-16 00:00:00"), local("2021-06-13 00:00:00")) == 4min);
}

TEST_CASE("never permitted is said at once") {
    const schedule s = two_weeks({forbid("", "00:00-12:00 12:00-24:00")});
    CHECK(s.next_permitted(local_seconds::min()) == std::nullopt);
    CHECK(s.next_change(local("2021-05-16 00:00:00")) == std::nullopt);
    CHECK(s.at(local("2021-05-16 00:00:00")) == verdict<local_seconds>{reason::forbid_range, {}, {}});
    CHECK(s.at(local_seconds::max()) == verdict<local_seconds>{reason::after_end, {}, {}});
    CHECK(s.permitted_time(local_seconds::min(), local_seconds::max()) == 0s);
}

TEST_CASE("permitted time adds up, to the second") {
    const schedule s = two_weeks({forbid("Sun", "10:00-11:00")});
    CHECK(s.permitted_time(local_seconds::min(), local_seconds::max()) == 14 * 24h - 2h);
    CHECK(s.permitted_time(local("2021-05-23 09:59:59"), local("2021-05-23 11:00:01")) == 2s);
    CHECK(s.permitted_time(local("2021-05-23 10:00:00"), local("2021-05-23 11:00:00")) == 0s);
    CHECK(s.permitted_time(local("2021-05-23 12:00:30"), local("2021-05-23 12:00:45")) == 15s);
    CHECK(s.permitted_time(local("2021-05-23 12:00:00"), local("2021-05-23 12:00:00")) == 0s);
    CHECK(s.permitted_time(local("2021-05-24 00:00:00"), local("2021-05-23 00:00:00")) == 0s);
}

TEST_CASE("the whole of what can be written is a window like any other") {
    // 0000-01-01 was a Saturday, 9999-12-31 is a Friday.
    const schedule s = make("0000-01-01 00:00:00", "9999-12-31 23:59:59", {forbid("Sat Fri", "10:00-11:00")});
    CHECK(permits(s, "0000-01-01 00:00:00"));
    CHECK_FALSE(permits(s, "0000-01-01 10:00:00"));
    CHECK(permits(s, "0000-01-02 10:00:00"));
    CHECK_FALSE(permits(s, "9999-12-31 10:59:59"));
    CHECK(permits(s, "9999-12-31 23:59:58"));
    CHECK_FALSE(permits(s, "9999-12-31 23:59:59"));
    CHECK(s.next_permitted(local("9999-12-31 10:00:00")) == local("9999-12-31 11:00:00"));
    CHECK(s.at(local("9999-12-31 12:00:00")).until == local("9999-12-31 23:59:59"));
}

TEST_CASE("far outside the window is outside the window") {
    for (const schedule& s : {two_weeks({}), make("0000-01-01 00:00:00", "0000-01-01 00:00:01", {}),
                              make("9999-12-31 23:59:58", "9999-12-31 23:59:59", {})}) {
        for (const local_seconds t :
             {local_seconds::min(), local_seconds::min() + 1s, local_seconds::min() + 7 * 24h}) {
            CHECK_FALSE(s.permits(t));
            CHECK(s.at(t).reason == reason::before_start);
            CHECK(s.next_permitted(t) == s.window().start());
            CHECK(s.next_change(t) == s.window().start());
        }
        for (const local_seconds t :
             {local_seconds::max(), local_seconds::max() - 1s, local_seconds::max() - 7 * 24h}) {
            CHECK_FALSE(s.permits(t));
            CHECK(s.at(t).reason == reason::after_end);
            CHECK(s.next_permitted(t) == std::nullopt);
            CHECK(s.next_change(t) == std::nullopt);
        }
        CHECK(s.permitted_time(local_seconds::min(), local_seconds::max()) == s.window().length());
        CHECK(s.permitted_time(local_seconds::max(), local_seconds::min()) == 0s);
    }
}

TEST_CASE("rules without a list forbid nothing") {
    auto rules =
        literals::task(literals::window("2021-05-16 00:00:00", "2021-05-30 00:00:00"), {forbid("", "00:00-24:00")});
    CHECK_FALSE(permits(compile(rules), "2021-05-20 12:00:00"));
    rules.forbid_list.reset();
    CHECK(permits(compile(rules), "2021-05-20 12:00:00"));
    CHECK(compile(rules) == two_weeks({}));
}

TEST_CASE("schedules are equal when they were compiled from what means the same") {
    CHECK(two_weeks({forbid("Sun", "10:00-12:00")}) == two_weeks({forbid("Sun", "11:00-12:00 10:00-11:30")}));
    CHECK(two_weeks({forbid("Sun", "10:00-12:00")}) != two_weeks({forbid("Mon", "10:00-12:00")}));
    CHECK(two_weeks({}) != make("2021-05-16 00:00:00", "2021-05-30 00:00:01", {}));
}

} // namespace schedule_test
