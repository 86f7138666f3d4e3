// Every range there is, compiled alone, against arithmetic that knows no bits.

#include "catch.hpp"
#include "exhaustive/golden_rules.hpp"

#include <curfew/timetable/timetable.hpp>

#include <array>
#include <span>

namespace ranges_test {

namespace {

using namespace curfew;

/// A Sunday's 00:00, with four weeks of window from there.
constexpr sys_seconds sunday{std::chrono::sys_days{std::chrono::year{2021} / 5 / 16}};
constexpr auto week = std::chrono::weeks{1};
const call_window window =
    *call_window::from(local_seconds{sunday.time_since_epoch()}, local_seconds{(sunday + 4 * week).time_since_epoch()});

/// [first, end) of each week, seconds after its Sunday's 00:00, is forbidden and nothing else is. Looked at in the second
/// and third week, which nothing of the window's borders reaches.
bool forbids_exactly(const timetable& compiled, seconds first, seconds end) {
    const sys_seconds start = sunday + week + first;
    const sys_seconds stop = sunday + week + end;
    return !compiled.permits(start) && compiled.next_change(start) == stop && compiled.permits(stop) &&
           compiled.next_change(stop) == start + week &&
           compiled.permitted_time(start, start + week) == week - (end - first);
}

/// Without what only explain() needs: there are two million of them.
timetable make(std::span<const forbid_rule> list, range_end ends) {
    return detail::timetable_access::make(window, list, zone::utc, ends);
}

/// Counts the pairs of minutes that are no range or are compiled right.
int right_pairs(weekday day, range_end ends) {
    const minutes midnight{detail::days_after_sunday(day) * time_of_day::minutes_per_day};
    const minutes longer{ends == range_end::inclusive ? 1 : 0};
    int right = 0;
    for (int start = 0; start < 1440; ++start) {
        for (int end = 0; end <= 1440; ++end) {
            const auto range = time_range::from(*time_of_day::from_minutes(start), *time_of_day::from_minutes(end));
            if (!range) {
                right += start == end ? 1 : 0;
                continue;
            }
            const std::array list{*forbid_rule::from({day}, {*range})};
            const minutes first = midnight + minutes{start};
            const minutes stop = midnight + minutes{end + (end < start ? 1440 : 0)} + longer;
            right += forbids_exactly(make(list, ends), first, stop) ? 1 : 0;
        }
    }
    return right;
}

constexpr int all_pairs = 1440 * 1441;

} // namespace

TEST_CASE("every pair of minutes, overnight pairs included, forbids exactly its minutes") {
    CHECK(right_pairs(std::chrono::Saturday, range_end::exclusive) == all_pairs);
}

TEST_CASE("every pair of minutes on every weekday, ends read both ways", "[.complete]") {
    for (const weekday day : all_weekdays) {
        for (const range_end ends : golden::range_ends) CHECK(right_pairs(day, ends) == all_pairs);
    }
}

} // namespace ranges_test
