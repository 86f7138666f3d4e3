#include <curfew/timetable/zoned_calendar.hpp>

#include "catch.hpp"
#include "support/list_text.hpp"

#include <curfew/time/text.hpp>

#include <limits>
#include <string>
#include <string_view>

namespace zoned_calendar_test {

using namespace curfew;
using namespace std::chrono_literals;

namespace {

/// Monday 22:00-08:00, around 2026-10-05, a Monday.
task_rules monday_nights() {
    return {*task_open_id::from("1"),
            *call_window::from(local_days{2026y / 10 / 1}, local_days{2026y / 10 / 31}),
            *call_concurrency::from(1),
            {},
            {{*forbid_rule::from({std::chrono::Monday}, {*time_range::from({22, 0}, {8, 0})})}}};
}

constexpr local_days monday{2026y / 10 / 5};

sys_seconds in_beijing(std::string_view local) {
    return sys_seconds{parse_local_time(local).value->time_since_epoch()} - 8h;
}

/// The verdict at one wall-clock time of Beijing with one exception.
std::string reason_with(local_days date, date_exception exception, std::string_view local,
                        range_end ends = range_end::exclusive) {
    date_exceptions dates;
    REQUIRE(dates.insert(date, std::move(exception)));
    const zoned_calendar calendar{monday_nights(), dates, beijing, ends};
    CHECK(calendar.permits(in_beijing(local)) == (calendar.reason_at(in_beijing(local)) == reason::permitted));
    return std::string{name(calendar.reason_at(in_beijing(local)))};
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
        CHECK(reason_with(friday, date_exception::closed(), "2026-10-10 00:00:00", range_end::inclusive) == "permitted");
        CHECK(reason_with(friday, date_exception::closed(), "2026-10-06 08:00:59", range_end::inclusive) ==
              "forbid-range");
        CHECK(reason_with(friday, date_exception::closed(), "2026-10-06 08:01:00", range_end::inclusive) == "permitted");
    }
}

TEST_CASE("the window of the task holds, and every instant may be asked") {
    const zoned_calendar calendar{monday_nights()};
    CHECK(calendar.reason_at(in_beijing("2026-09-30 23:59:59")) == reason::before_start);
    CHECK(calendar.reason_at(in_beijing("2026-10-01 00:00:00")) == reason::permitted);
    CHECK(calendar.reason_at(in_beijing("2026-10-31 00:00:00")) == reason::after_end);
    for (const auto t : {sys_seconds::min(), sys_seconds::max()}) {
        CHECK(!calendar.permits(t));
        CHECK(!zoned_calendar{weekly_hours::always(), {}, beijing}.permits(t));
    }
    CHECK(calendar.next_permitted(sys_seconds::min()) == calendar.first());
    CHECK(!calendar.next_permitted(sys_seconds::max()));
    CHECK(!calendar.next_change(sys_seconds::max()));
}

TEST_CASE("hours without a task hold at any time") {
    const zoned_calendar always{weekly_hours::always(), {}, beijing};
    CHECK(always.next_permitted(sys_seconds::min()) == always.first());
    CHECK(always.next_change(always.first()) == always.last());
    const zoned_calendar never{weekly_hours{}, {}, beijing};
    CHECK(never.reason_at(sys_seconds{}) == reason::local_hours);
    CHECK(!never.next_permitted(sys_seconds::min()));
}

TEST_CASE("where no weekday is open, a date that counts as none does not open, and search goes from date to date") {
    date_exceptions dates;
    REQUIRE(dates.insert(monday, date_exception::closed()));
    REQUIRE(dates.insert(monday + std::chrono::days{3000}, date_exception::closed()));
    const zoned_calendar nearly_always{weekly_hours::always(), dates, beijing};
    const auto first = nearly_always.next_change(in_beijing("2026-01-01 00:00:00"));
    CHECK(first == in_beijing("2026-10-05 00:00:00"));
    CHECK(nearly_always.next_change(*first) == in_beijing("2026-10-06 00:00:00"));
    CHECK(nearly_always.next_change(in_beijing("2026-10-06 00:00:00")) ==
          in_beijing("2026-10-05 00:00:00") + std::chrono::days{3000});
}

} // namespace zoned_calendar_test
