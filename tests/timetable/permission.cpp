#include <curfew/timetable/permission.hpp>

#include "catch.hpp"

#include <curfew/date_tz.hpp>
#include <curfew/timetable/presets.hpp>

#include <array>
#include <vector>

namespace permission_test {

using namespace curfew;
using namespace std::chrono_literals;

namespace {

const tz_zone paris = *tz_zone::from_name("Europe/Paris").value;
const tz_zone new_york = *tz_zone::from_name("America/New_York").value;
const tz_zone los_angeles = *tz_zone::from_name("America/Los_Angeles").value;
const tz_zone shanghai = *tz_zone::from_name("Asia/Shanghai").value;

/// Monday to Friday 16:00-23:00 in Beijing, October 2026.
zoned_calendar<tz_zone> late_shift() {
    return zoned_calendar<tz_zone>{*parse_weekly_hours("Mon-Fri 16:00-23:00").value, date_exceptions{}, shanghai,
                                   *call_window::from(local_days{2026y / 10 / 1}, local_days{2026y / 11 / 1})};
}

} // namespace

TEST_CASE("a call is permitted where every layer permits it, and the verdict says which one does not") {
    permission call{late_shift()};
    date_exceptions holidays;
    REQUIRE(holidays.insert(local_days{2026y / 10 / 6}, date_exception::closed()));
    call.add(zoned_calendar<tz_zone>{find_legal_hours("fr")->hours, holidays, paris});

    // Monday, 2026-10-05. Paris is six hours behind Beijing.
    const sys_seconds monday = std::chrono::sys_days{2026y / 10 / 5};
    CHECK(call.at(monday + 7h) == permission_verdict{reason::local_hours, 0, std::nullopt, monday + 8h});
    CHECK(call.at(monday + 8h) == permission_verdict{reason::permitted, std::nullopt, std::nullopt, monday + 11h});
    CHECK(call.at(monday + 11h) == permission_verdict{reason::local_hours, 1, std::nullopt, monday + 12h});
    CHECK(call.at(monday + 14h) == permission_verdict{reason::permitted, std::nullopt, std::nullopt, monday + 15h});
    CHECK(call.at(monday + 32h) == permission_verdict{reason::holiday, 1, 0, monday + 56h});
    CHECK(call.next_permitted(monday + 15h) == monday + 56h);

    const sys_seconds last_day = std::chrono::sys_days{2026y / 10 / 30};
    CHECK(call.at(last_day + 15h) == permission_verdict{reason::local_hours, 0, std::nullopt, std::nullopt});
    CHECK(!call.next_permitted(last_day + 15h));

    const std::vector<sys_seconds> instants{monday + 7h, monday + 8h, monday + 11h};
    std::array<std::uint8_t, 4> answers{9, 9, 9, 9};
    CHECK(permits(call, instants, answers) == 3);
    CHECK(answers == std::array<std::uint8_t, 4>{0, 1, 0, 9});
}

TEST_CASE("hours that never meet are never permitted, and that is found out") {
    permission call{zoned_calendar<tz_zone>{*parse_weekly_hours("Mon 08:00-09:00").value,
                                            {},
                                            shanghai,
                                            *call_window::from(local_days{2000y / 1 / 1}, local_days{2100y / 1 / 1})}};
    call.add(zoned_calendar<tz_zone>{*parse_weekly_hours("Mon 08:00-09:00").value, {}, paris});
    CHECK(!call.next_permitted(sys_seconds::min()));
    CHECK(!call.next_change(sys_seconds::min()));
}

TEST_CASE("a number that may be in several zones is called only where all of them permit") {
    permission call{late_shift()};
    const std::array zones{new_york, los_angeles};
    call.add_in_every_zone(find_legal_hours("us")->hours, {}, zones);
    REQUIRE(call.layers().size() == 3);
    // 23:00 in Beijing is 11:00 in New York and 08:00 in Los Angeles: just too late for the shift.
    const sys_seconds monday = std::chrono::sys_days{2026y / 10 / 5};
    CHECK(call.at(monday + 13h).layer == 2U);
    CHECK(!call.next_permitted(monday));
}

TEST_CASE("the window of a call is open while those of all its layers are") {
    permission call{late_shift()};
    CHECK(call.first() == call.layers()[0].first());
    CHECK(call.last() == call.layers()[0].last());
    call.add(zoned_calendar<tz_zone>{find_legal_hours("fr")->hours, {}, paris});
    CHECK(call.first() == call.layers()[0].first());
    CHECK(call.last() == call.layers()[0].last());
    const auto hours_within = [](local_days start, local_days end) {
        return zoned_calendar<tz_zone>{weekly_hours{}, {}, paris, *call_window::from(start, end)};
    };
    call.add(hours_within(local_days{2026y / 10 / 3}, local_days{2026y / 10 / 30}));
    CHECK(call.first() == call.layers()[2].first());
    CHECK(call.last() == call.layers()[2].last());
    call.add(hours_within(local_days{2026y / 12 / 1}, local_days{2026y / 12 / 2}));
    CHECK(call.first() == call.layers()[3].first());
    CHECK(call.last() == call.first());
}

} // namespace permission_test
