// Timetables under a policy: holidays, and the hours where the callee lives.

#include "catch.hpp"
#include "support/any_zone.hpp"
#include "support/literals.hpp"

#include <curfew/timetable/batch.hpp>
#include <curfew/timetable/policy.hpp>
#include <curfew/timetable/presets.hpp>
#include <curfew/timetable/timetable.hpp>

#include <array>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace layers_test {

using namespace curfew;
using namespace std::chrono_literals;
using literals::forbid;
using literals::instant;

namespace {

const zone paris = zone_of("Europe/Paris");
const zone new_york = zone_of("America/New_York");
const zone los_angeles = zone_of("America/Los_Angeles");

constexpr local_days monday{2026y / 10 / 5};

/// Monday 22:00-08:00, around 2026-10-05, a Monday.
task monday_nights() {
    return literals::task_with(literals::window("2026-10-01 00:00:00", "2026-10-31 00:00:00"),
                               {forbid("Mon", "22:00-08:00")});
}

/// Monday to Friday 16:00-23:00, October 2026.
task late_shift() {
    return literals::task_with(literals::window("2026-10-01 00:00:00", "2026-11-01 00:00:00"),
                               {forbid("Sun Sat", "00:00-24:00"), forbid("", "00:00-16:00 23:00-24:00")});
}

sys_seconds in_beijing(std::string_view local) {
    return sys_seconds{literals::local(local).time_since_epoch()} - 8h;
}

local_hours callee(const weekly_hours& hours, const zone& in, date_exceptions dates = {}) {
    return {.hours = hours, .zone = in, .exceptions = std::move(dates), .zone_name = in.name()};
}

date_exceptions only(local_days date, date_exception exception, std::string name = {}) {
    date_exceptions dates;
    REQUIRE(dates.insert(date, std::move(exception), std::move(name)));
    return dates;
}

/// The reason at one civil time of Beijing with one exception.
std::string reason_with(local_days date, date_exception exception, std::string_view local,
                        range_end ends = range_end::exclusive) {
    const timetable calls{monday_nights(), zone::beijing, policy::from(only(date, std::move(exception)), {}), ends};
    const sys_seconds t = in_beijing(local);
    CHECK(calls.permits(t) == calls.at(t).permitted());
    return std::string{name(calls.at(t).reason)};
}

} // namespace

TEST_CASE("an overnight range belongs to what its first day counts as") {
    const auto as_sunday = date_exception::counts_as(std::chrono::Sunday);
    const auto as_monday = date_exception::counts_as(std::chrono::Monday);
    SECTION("Tuesday counts as Sunday: Monday's range holds on") {
        CHECK(reason_with(monday + std::chrono::days{1}, as_sunday, "2026-10-05 22:00:00") == "forbid-range");
        CHECK(reason_with(monday + std::chrono::days{1}, as_sunday, "2026-10-06 07:59:59") == "forbid-range");
        CHECK(reason_with(monday + std::chrono::days{1}, as_sunday, "2026-10-06 08:00:00") == "permitted");
    }
    SECTION("Monday counts as Sunday: no range starts") {
        CHECK(reason_with(monday, as_sunday, "2026-10-05 22:00:00") == "permitted");
        CHECK(reason_with(monday, as_sunday, "2026-10-06 07:59:59") == "permitted");
    }
    SECTION("Sunday counts as Monday: one does") {
        CHECK(reason_with(monday - std::chrono::days{1}, as_monday, "2026-10-04 21:59:59") == "permitted");
        CHECK(reason_with(monday - std::chrono::days{1}, as_monday, "2026-10-04 22:00:00") == "forbid-range");
        CHECK(reason_with(monday - std::chrono::days{1}, as_monday, "2026-10-05 07:59:59") == "forbid-range");
        CHECK(reason_with(monday - std::chrono::days{1}, as_monday, "2026-10-05 08:00:00") == "permitted");
    }
    SECTION("Monday is closed: the range holds as ever") {
        CHECK(reason_with(monday, date_exception::closed(), "2026-10-04 23:59:59") == "permitted");
        CHECK(reason_with(monday, date_exception::closed(), "2026-10-05 00:00:00") == "holiday");
        CHECK(reason_with(monday, date_exception::closed(), "2026-10-05 22:00:00") == "holiday");
        CHECK(reason_with(monday, date_exception::closed(), "2026-10-06 00:00:00") == "forbid-range");
        CHECK(reason_with(monday, date_exception::closed(), "2026-10-06 08:00:00") == "permitted");
    }
    SECTION("a closed date ends at midnight, however the ends of forbid ranges are read") {
        const auto friday = monday + std::chrono::days{4};
        CHECK(reason_with(friday, date_exception::closed(), "2026-10-10 00:00:00", range_end::inclusive) ==
              "permitted");
        CHECK(reason_with(friday, date_exception::closed(), "2026-10-06 08:00:59", range_end::inclusive) ==
              "forbid-range");
        CHECK(reason_with(friday, date_exception::closed(), "2026-10-06 08:01:00", range_end::inclusive) ==
              "permitted");
    }
}

TEST_CASE("the window of the task holds, and every instant may be asked") {
    const timetable calls{monday_nights(), zone::beijing,
                          policy::from(only(monday, date_exception::counts_as(std::chrono::Sunday)), {})};
    CHECK(calls.at(in_beijing("2026-09-30 23:59:59")).reason == reason::before_start);
    CHECK(calls.at(in_beijing("2026-10-01 00:00:00")).reason == reason::permitted);
    CHECK(calls.at(in_beijing("2026-10-31 00:00:00")).reason == reason::after_end);
    for (const auto t : {sys_seconds::min(), sys_seconds::max()}) {
        CHECK(!calls.permits(t));
        CHECK(!timetable{weekly_hours::always(), zone::beijing}.permits(t));
        CHECK(calls.explain(t).reason == calls.at(t).reason);
    }
    CHECK(calls.next_permitted(sys_seconds::min()) == calls.first());
    CHECK(!calls.next_permitted(sys_seconds::max()));
    CHECK(!calls.next_change(sys_seconds::max()));
    CHECK(calls.at(sys_seconds::max()).since == calls.last());
}

TEST_CASE("hours without a task hold at any time") {
    const timetable always{weekly_hours::always(), zone::beijing};
    CHECK(always.next_permitted(sys_seconds::min()) == always.first());
    CHECK(always.next_change(always.first()) == always.last());
    const timetable never{weekly_hours{}, zone::beijing};
    CHECK(never.at(sys_seconds{}).reason == reason::local_hours);
    CHECK(!never.next_permitted(sys_seconds::min()));
    const date_exceptions dates = only(monday, date_exception::closed());
    const timetable nearly{weekly_hours::always(), zone::beijing, dates};
    CHECK(nearly.first() == always.first());
    CHECK(nearly.last() == always.last());
    CHECK(nearly.at(in_beijing("2026-10-05 12:00:00")).reason == reason::holiday);
    CHECK_FALSE(timetable{weekly_hours{}, zone::beijing, dates}.next_permitted(sys_seconds::min()));
}

TEST_CASE("a search goes from exception to exception, however far") {
    date_exceptions dates;
    REQUIRE(dates.insert(monday, date_exception::closed()));
    REQUIRE(dates.insert(monday + std::chrono::days{3000}, date_exception::closed()));
    const timetable nearly_always{weekly_hours::always(), zone::beijing, dates};
    const auto first = nearly_always.next_change(in_beijing("2026-01-01 00:00:00"));
    CHECK(first == in_beijing("2026-10-05 00:00:00"));
    CHECK(nearly_always.next_change(*first) == in_beijing("2026-10-06 00:00:00"));
    CHECK(nearly_always.next_change(in_beijing("2026-10-06 00:00:00")) ==
          in_beijing("2026-10-05 00:00:00") + std::chrono::days{3000});
}

TEST_CASE("a call is permitted where every layer permits it, and the explanation says which one does not") {
    const timetable calls{
        late_shift(), zone::beijing,
        policy::from({}, {callee(find_legal_hours("fr")->hours, paris,
                                 only(local_days{2026y / 10 / 6}, date_exception::closed(), "Fête"))})};
    // Monday, 2026-10-05. Paris is six hours behind Beijing.
    const sys_seconds day = std::chrono::sys_days{2026y / 10 / 5};
    const sys_seconds before = std::chrono::sys_days{2026y / 10 / 2} + 15h;
    CHECK(calls.at(day + 7h) == verdict{reason::forbid_range, before, day + 8h});
    CHECK(calls.explain(day + 7h).layer == 0);
    CHECK(calls.at(day + 8h) == verdict{reason::permitted, day + 8h, day + 11h});
    CHECK(calls.at(day + 11h) == verdict{reason::local_hours, day + 11h, day + 12h});
    CHECK(calls.explain(day + 11h).layer == 1);
    CHECK(calls.explain(day + 11h).zone == "Europe/Paris");
    CHECK(calls.at(day + 14h) == verdict{reason::permitted, day + 12h, day + 15h});
    CHECK(calls.at(day + 32h) == verdict{reason::holiday, day + 15h, day + 56h});
    CHECK(calls.explain(day + 32h).layer == 1);
    CHECK(calls.explain(day + 32h).name == "Fête");
    CHECK(calls.explain(day + 32h).pointer.text() == "/LocalHours/0/Exceptions/0");
    CHECK(calls.next_permitted(day + 15h) == day + 56h);

    const sys_seconds last_day = std::chrono::sys_days{2026y / 10 / 30};
    CHECK(calls.at(last_day + 15h).reason == reason::forbid_range);
    CHECK(calls.at(last_day + 15h).until == std::nullopt);
    CHECK(!calls.next_permitted(last_day + 15h));

    const std::vector<sys_seconds> instants{day + 7h, day + 8h, day + 11h};
    std::array<std::uint8_t, 4> answers{9, 9, 9, 9};
    CHECK(permits(calls, instants, answers) == 3);
    CHECK(answers == std::array<std::uint8_t, 4>{0, 1, 0, 9});
}

TEST_CASE("hours that never meet are never permitted, and that is found out") {
    const task mondays = literals::task_with(
        literals::window("2000-01-01 00:00:00", "2100-01-01 00:00:00"),
        {forbid("Sun Tue Wed Thu Fri Sat", "00:00-24:00"), forbid("Mon", "00:00-08:00 09:00-24:00")});
    const timetable calls{mondays, zone::beijing,
                          policy::from({}, {callee(*parse_weekly_hours("Mon 08:00-09:00"), paris)})};
    CHECK(!calls.next_permitted(sys_seconds::min()));
    CHECK(!calls.next_change(sys_seconds::min()));
}

TEST_CASE("a number that may be in several zones is called only where all of them permit") {
    const auto us = find_legal_hours("us")->hours;
    const timetable calls{late_shift(), zone::beijing,
                          policy::from({}, {callee(us, new_york), callee(us, los_angeles)})};
    // 21:00 in Beijing is 09:00 in New York and 06:00 in Los Angeles, where it gets 08:00 just too late for the shift.
    const sys_seconds day = std::chrono::sys_days{2026y / 10 / 5};
    CHECK(calls.explain(day + 13h).layer == 2);
    CHECK(!calls.next_permitted(day));
    const timetable one{late_shift(), zone::beijing, policy::from({}, {callee(us, new_york)})};
    CHECK(one.next_permitted(day) == day + 12h);
}

TEST_CASE("the window is the task's, whatever the layers") {
    const timetable bare{late_shift()};
    const timetable calls{
        late_shift(), zone::beijing,
        policy::from({}, {callee(find_legal_hours("fr")->hours, paris), callee(weekly_hours{}, paris)})};
    CHECK(calls.first() == bare.first());
    CHECK(calls.last() == bare.last());
    CHECK(calls.zone() == zone::beijing);
    CHECK(calls.has_rules());
    CHECK_FALSE(calls.next_permitted(sys_seconds::min()));
    CHECK(calls.permitted_time(sys_seconds::min(), sys_seconds::max()) == 0s);
}

TEST_CASE("what several exceptions say of a date adds up, and different CountsAs forbid it") {
    date_exceptions dates;
    REQUIRE(dates.insert(monday, date_exception::counts_as(std::chrono::Friday), "a"));
    REQUIRE(dates.insert(monday, *date_exception::closed_in({literals::range("18:00-24:00")}), "b"));
    REQUIRE(dates.insert(monday, *date_exception::closed_in({literals::range("17:00-19:00")}), "c"));
    const timetable calls{weekly_hours::always(), zone::utc, dates};
    const sys_seconds day = std::chrono::sys_days{2026y / 10 / 5};
    CHECK(calls.permits(day + 17h - 1s));
    CHECK(calls.explain(day + 17h).name == "c");
    CHECK(calls.explain(day + 18h).name == "b");
    CHECK(calls.explain(day + 23h).name == "b");
    CHECK(calls.permits(day + 24h));
    REQUIRE(dates.insert(monday, date_exception::counts_as(std::chrono::Monday), "d"));
    const timetable conflict{weekly_hours::always(), zone::utc, dates};
    CHECK(conflict.permits(day - 1s));
    CHECK(conflict.permits(day + 24h));
    int permitted = 0;
    for (sys_seconds t = day; t < day + 24h; t += 1min) permitted += conflict.permits(t) ? 1 : 0;
    CHECK(permitted == 0);
    CHECK(conflict.at(day + 1h) == verdict{reason::holiday, day, day + 24h});
    CHECK(conflict.explain(day + 1h).name == "a");
}

TEST_CASE("copies of a timetable under a policy stay when it goes") {
    std::optional<timetable> calls{std::in_place, late_shift(), zone::beijing,
                                   policy::from({}, {callee(find_legal_hours("fr")->hours, paris)})};
    const timetable copy = *calls;
    const sys_seconds day = std::chrono::sys_days{2026y / 10 / 5};
    const explanation before = calls->explain(day + 11h);
    CHECK(before.zone == "Europe/Paris");
    calls.reset();
    CHECK(copy.permits(day + 8h));
    CHECK(copy.explain(day + 11h).zone == "Europe/Paris");
}

} // namespace layers_test
