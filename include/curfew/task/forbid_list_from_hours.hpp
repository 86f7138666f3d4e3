#pragma once
// From the hours in which calls are welcome to the ForbidTimeList that says so.
//
//     Mon-Fri 09:00-12:00,14:00-18:00; Sat 10:00-16:00      permitted
//
//     [{"Times":["00:00-09:00","18:00-24:00"]},             forbidden: no overnight range, nothing twice where that
//      …]                                                   costs nothing, and no list that says the same is shorter

#include <curfew/task/detail/smallest_list.hpp>
#include <curfew/task/forbid_rule.hpp>
#include <curfew/time/weekly_hours.hpp>

#include <vector>

namespace curfew::inline v0 {

/// The smallest list that permits exactly `permitted`: the fewest items, then the fewest ranges, and of such lists one in which no
/// ranges overlap, if there is one. Sunday's items come first, the earlier before the later. Where the fewest items need ranges
/// that overlap, checking the list gives time-range-overlap; normalized() makes the smallest list without. A range that lasts
/// until midnight ends at 24:00, which the documents do not show (time-range-ends-24). to_forbid_time_item() makes an item of
/// ForbidTimeList of each rule. The time it takes: see detail/smallest_list.hpp.
[[nodiscard]] inline std::vector<forbid_rule> forbid_list_from_hours(const weekly_hours& permitted);

/// The same hours and the minute 23:59 of each day. A list that is made from them ends its ranges at 23:59 where it would end them
/// at 24:00, as the documents would; that minute stays open (time-range-last-minute).
[[nodiscard]] constexpr weekly_hours with_last_minutes(const weekly_hours& hours) noexcept;

// ---- implementation -------------------------------------------------------------------------------------------

namespace detail {

/// The smallest list of all, one without overlaps if that is as small.
[[nodiscard]] inline std::vector<forbid_rule> smallest_list(const week_bits& forbidden) {
    auto smallest = smallest_list(forbidden, overlaps::allowed);
    auto disjoint = smallest_list(forbidden, overlaps::none);
    const bool as_small = disjoint.size() == smallest.size() && count_ranges(disjoint) == count_ranges(smallest);
    return as_small ? disjoint : smallest;
}

} // namespace detail

inline std::vector<forbid_rule> forbid_list_from_hours(const weekly_hours& permitted) {
    return detail::smallest_list(permitted.bits().complement());
}

constexpr weekly_hours with_last_minutes(const weekly_hours& hours) noexcept {
    weekly_hours result = hours;
    result.insert(weekday_set::every_day(), *time_range::from(time_of_day{23, 59}, end_of_day));
    return result;
}

} // namespace curfew::inline v0
