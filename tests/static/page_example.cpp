// Building this is the test: the request of the API page, answered at compile time.

#include <curfew/curfew.hpp>

#include <array>
#include <optional>
#include <string_view>
#include <vector>

namespace page_example_test {

namespace {

using namespace curfew;
using namespace std::chrono_literals;

constexpr local_seconds local(std::string_view text) {
    return parse_local_time(text).value.value();
}

constexpr sys_seconds instant(std::string_view text) {
    return parse_rfc3339(text).value.value();
}

constexpr time_range range(std::string_view text) {
    const detail::time_pair pair = detail::parse_time_pair(text).value.value();
    return time_range::from(pair.start, pair.end).value();
}

/// A bare task in a fixed zone, without the list that explain() needs.
constexpr timetable make(std::string_view start, std::string_view end, const zone& in = zone::beijing) {
    const std::array<forbid_rule, 1> list{
        forbid_rule::from(weekday_set{weekday_from_api(1).value()}, std::vector{range("10:00-11:00")}).value()};
    return detail::timetable_access::make(call_window::from(local(start), local(end)).value(), list, in,
                                          range_end::exclusive);
}

constexpr timetable page = make("2021-05-20 17:35:43", "2021-05-21 17:35:44", zone::utc);

static_assert(!page.permits(instant("2021-05-20T17:35:42Z")));
static_assert(page.permits(instant("2021-05-20T17:35:43Z")));
static_assert(page.permits(instant("2021-05-21T10:30:00Z")));
static_assert(page.permits(instant("2021-05-21T17:35:43Z")));
static_assert(!page.permits(instant("2021-05-21T17:35:44Z")));
static_assert(page.permits(std::chrono::sys_time<std::chrono::milliseconds>{instant("2021-05-21T17:35:44Z")} - 1ms));
static_assert(!page.permits(sys_seconds::min()));
static_assert(!page.permits(sys_seconds::max()));

static_assert(page.at(instant("2021-05-20T12:00:00Z")) ==
              verdict{reason::before_start, {}, instant("2021-05-20T17:35:43Z")});
static_assert(page.at(instant("2021-05-21T10:30:00Z")) ==
              verdict{reason::permitted, instant("2021-05-20T17:35:43Z"), instant("2021-05-21T17:35:44Z")});
static_assert(page.at(instant("2021-05-21T17:35:44Z")) ==
              verdict{reason::after_end, instant("2021-05-21T17:35:44Z"), {}});

static_assert(page.next_permitted(sys_seconds::min()) == instant("2021-05-20T17:35:43Z"));
static_assert(page.next_permitted(instant("2021-05-21T17:35:44Z")) == std::nullopt);
static_assert(page.next_change(instant("2021-05-20T17:35:43Z")) == instant("2021-05-21T17:35:44Z"));
static_assert(page.permitted_time(sys_seconds::min(), sys_seconds::max()) == 24h + 1s);

// The same list over two weeks, in Beijing time.
constexpr timetable two_weeks = make("2021-05-16 00:00:00", "2021-05-30 00:00:00");

static_assert(two_weeks.zone() == zone::beijing && two_weeks.has_rules());
static_assert(two_weeks.permits(instant("2021-05-23T09:59:59+08:00")));
static_assert(!two_weeks.permits(instant("2021-05-23T10:00:00+08:00")));
static_assert(!two_weeks.permits(instant("2021-05-23T02:59:59Z")));
static_assert(two_weeks.permits(instant("2021-05-23T03:00:00Z")));
static_assert(two_weeks.next_permitted(instant("2021-05-23T02:30:00Z")) == instant("2021-05-23T03:00:00Z"));
static_assert(two_weeks.permitted_time(sys_seconds::min(), sys_seconds::max()) == 14 * 24h - 2h);
static_assert(!two_weeks.permits(sys_seconds::min()) && !two_weeks.permits(sys_seconds::max()));

constexpr int count_intervals(const timetable& calls) {
    int count = 0;
    for (const auto& permitted : calls.intervals(sys_seconds::min(), sys_seconds::max())) {
        count += permitted.length() > 0s ? 1 : 100;
    }
    return count;
}
static_assert(count_intervals(two_weeks) == 3);

// Hours need nothing that a constant cannot have.
constexpr timetable shop{*parse_weekly_hours("Mon-Fri 09:00-18:00"), zone::beijing};
static_assert(shop.permits(instant("2021-05-24T09:00:00+08:00")) &&
              !shop.permits(instant("2021-05-24T18:00:00+08:00")));
static_assert(shop.at(instant("2021-05-23T12:00:00+08:00")).reason == reason::local_hours);

// An empty one, and one that was moved from, in a constant as anywhere.
constexpr timetable empty;
static_assert(!empty.permits(sys_seconds{}) && empty.at(sys_seconds{}).reason == reason::no_rules &&
              !empty.has_rules());
static_assert(count_intervals(empty) == 0 && empty.permitted_time(sys_seconds::min(), sys_seconds::max()) == 0s);

constexpr bool moved_from_says_no() {
    timetable calls = make("2021-05-16 00:00:00", "2021-05-30 00:00:00");
    const sys_seconds t = instant("2021-05-17T00:00:00+08:00");
    if (!calls.permits(t)) return false;
    const timetable taken = std::move(calls);
    timetable& same = calls;
    calls = std::move(same);
    return taken.permits(t) && !calls.permits(t) && !calls.has_rules() && calls.at(t).reason == reason::no_rules;
}
static_assert(moved_from_says_no());

} // namespace

} // namespace page_example_test
