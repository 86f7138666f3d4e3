#include "catch.hpp"
#include "support/literals.hpp"

#include <curfew/timetable/policy.hpp>
#include <curfew/timetable/timetable.hpp>

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace explain_test {

using namespace curfew;
using literals::forbid;

namespace {

sys_seconds civil(std::string_view text) {
    return sys_seconds{literals::local(text).time_since_epoch()};
}

timetable make(std::string_view start, std::string_view end, std::vector<forbid_rule> list,
               range_end ends = range_end::exclusive) {
    return timetable{literals::task_with(literals::window(start, end), std::move(list)), zone::utc, ends};
}

/// The reason, and where it stands.
std::string at(const timetable& calls, std::string_view time) {
    const explanation why = calls.explain(civil(time));
    CHECK(why.reason == calls.at(civil(time)).reason);
    CHECK(why.range.has_value() == (why.reason == reason::forbid_range));
    CHECK(why.layer == 0);
    CHECK(why.zone.empty());
    CHECK(why.name.empty());
    CHECK(why.document == (why.permitted() ? document::none : document::task));
    return std::string{name(why.reason)} + ' ' + why.pointer.text();
}

} // namespace

TEST_CASE("outside the window the window is the reason, whatever is forbidden") {
    const timetable calls = make("2021-05-23 10:00:00", "2021-05-23 10:30:00", {forbid("", "00:00-24:00")});
    CHECK(at(calls, "2021-05-23 09:59:59") == "before-start /StartTime");
    CHECK(at(calls, "2021-05-23 10:00:00") == "forbid-range /ForbidTimeList/0/Times/0");
    CHECK(at(calls, "2021-05-23 10:29:59") == "forbid-range /ForbidTimeList/0/Times/0");
    CHECK(at(calls, "2021-05-23 10:30:00") == "after-end /EndTime");
    CHECK(calls.explain(sys_seconds::min()).reason == reason::before_start);
    CHECK(calls.explain(sys_seconds::max()).reason == reason::after_end);
}

TEST_CASE("a range is half open; read as inclusive it takes its last minute as well") {
    const std::vector list{forbid("Sun", "10:00-11:00")};
    const timetable calls = make("2021-05-23 00:00:00", "2021-05-24 00:00:00", list);
    CHECK(at(calls, "2021-05-23 09:59:59") == "permitted ");
    CHECK(at(calls, "2021-05-23 10:00:00") == "forbid-range /ForbidTimeList/0/Times/0");
    CHECK(at(calls, "2021-05-23 10:59:59") == "forbid-range /ForbidTimeList/0/Times/0");
    CHECK(at(calls, "2021-05-23 11:00:00") == "permitted ");
    const timetable longer = make("2021-05-23 00:00:00", "2021-05-24 00:00:00", list, range_end::inclusive);
    CHECK(at(longer, "2021-05-23 11:00:59") == "forbid-range /ForbidTimeList/0/Times/0");
    CHECK(at(longer, "2021-05-23 11:01:00") == "permitted ");
}

TEST_CASE("Saturday's night is named on Sunday morning") {
    const timetable calls = make("2021-05-22 00:00:00", "2021-05-30 00:00:00",
                                 {forbid("Mon", "22:00-08:00"), forbid("Sat", "12:00-13:00 22:00-08:00")});
    CHECK(at(calls, "2021-05-22 07:59:59") == "permitted ");
    CHECK(at(calls, "2021-05-22 12:30:00") == "forbid-range /ForbidTimeList/1/Times/0");
    CHECK(at(calls, "2021-05-22 22:00:00") == "forbid-range /ForbidTimeList/1/Times/1");
    CHECK(at(calls, "2021-05-23 07:59:59") == "forbid-range /ForbidTimeList/1/Times/1");
    CHECK(at(calls, "2021-05-23 08:00:00") == "permitted ");
    CHECK(at(calls, "2021-05-24 07:00:00") == "permitted ");
    CHECK(at(calls, "2021-05-25 07:00:00") == "forbid-range /ForbidTimeList/0/Times/0");
    const auto why = calls.explain(civil("2021-05-23 07:59:59"));
    CHECK(why.range == forbidding_range{1, 1, literals::range("22:00-08:00"), {std::chrono::Saturday}});
}

TEST_CASE("of several ranges the first in document order is named") {
    const timetable calls =
        make("2021-05-23 00:00:00", "2021-05-24 00:00:00",
             {forbid("Mon", "10:00-11:00"), forbid("Sun", "08:00-09:00 10:30-11:30"), forbid("", "10:00-12:00")});
    CHECK(at(calls, "2021-05-23 10:29:59") == "forbid-range /ForbidTimeList/2/Times/0");
    CHECK(at(calls, "2021-05-23 10:30:00") == "forbid-range /ForbidTimeList/1/Times/1");
    CHECK(at(calls, "2021-05-23 11:30:00") == "forbid-range /ForbidTimeList/2/Times/0");
}

TEST_CASE("an empty list forbids nothing") {
    CHECK(at(make("2021-05-23 00:00:00", "2021-05-24 00:00:00", {}), "2021-05-23 10:00:00") == "permitted ");
}

TEST_CASE("a date that counts as another weekday has its ranges, the night that starts on it included") {
    const std::vector list{forbid("Fri", "12:00-14:00 22:00-08:00"), forbid("Sat Sun", "00:00-24:00")};
    const task rules = literals::task_with(literals::window("2026-10-01 00:00:00", "2026-10-31 00:00:00"), list);
    date_exceptions dates;
    // Saturday, 2026-10-10, is a make-up workday.
    REQUIRE(
        dates.insert(local_days{std::chrono::year{2026} / 10 / 10}, date_exception::counts_as(std::chrono::Friday)));
    for (const range_end ends : {range_end::exclusive, range_end::inclusive}) {
        const timetable calls{rules, zone::utc, policy::from(dates, {}), ends};
        CHECK(at(calls, "2026-10-10 07:59:59") == "forbid-range /ForbidTimeList/0/Times/1");
        CHECK(at(calls, "2026-10-10 08:01:00") == "permitted ");
        CHECK(at(calls, "2026-10-10 13:00:00") == "forbid-range /ForbidTimeList/0/Times/0");
        CHECK(at(calls, "2026-10-10 22:00:00") == "forbid-range /ForbidTimeList/0/Times/1");
        CHECK(at(calls, "2026-10-11 07:59:59") == "forbid-range /ForbidTimeList/0/Times/1");
        CHECK(at(calls, "2026-10-11 08:01:00") == "forbid-range /ForbidTimeList/1/Times/0");
        CHECK(at(calls, "2026-10-17 13:00:00") == "forbid-range /ForbidTimeList/1/Times/0");
        CHECK(at(calls, "2026-10-10 14:00:59") ==
              (ends == range_end::inclusive ? "forbid-range /ForbidTimeList/0/Times/0" : "permitted "));
    }
    const timetable bare{rules, zone::utc};
    CHECK(at(bare, "2026-10-10 13:00:00") == "forbid-range /ForbidTimeList/1/Times/0");
}

TEST_CASE("hours are explained as a policy is") {
    const timetable calls{*parse_weekly_hours("Mon-Fri 09:00-18:00"), zone::utc};
    const auto closed = calls.explain(civil("2021-05-23 10:00:00"));
    CHECK(closed.reason == reason::local_hours);
    CHECK(closed.document == document::policy);
    CHECK(!closed.range);
    CHECK(calls.explain(civil("2021-05-24 10:00:00")).permitted());
    CHECK(calls.explain(sys_seconds::min()).reason == reason::before_start);
    CHECK(calls.explain(sys_seconds::min()).document == document::none);
}

TEST_CASE("an empty timetable explains that it knows nothing") {
    const timetable calls;
    for (const auto t : {sys_seconds::min(), sys_seconds{}, sys_seconds::max()}) {
        CHECK(calls.explain(t).reason == reason::no_rules);
        CHECK(calls.explain(t).document == document::none);
        CHECK(calls.explain(t).pointer == json_pointer{});
    }
}

TEST_CASE("a range of a list that another one covers in full is never named, nor lost where it is not covered") {
    const timetable calls = make("2021-05-16 00:00:00", "2021-05-30 00:00:00",
                                 {forbid("", "08:00-20:00"), forbid("Sun", "09:00-10:00 19:00-21:00")});
    CHECK(at(calls, "2021-05-23 09:30:00") == "forbid-range /ForbidTimeList/0/Times/0");
    CHECK(at(calls, "2021-05-23 19:30:00") == "forbid-range /ForbidTimeList/0/Times/0");
    CHECK(at(calls, "2021-05-23 20:00:00") == "forbid-range /ForbidTimeList/1/Times/1");
}

} // namespace explain_test
