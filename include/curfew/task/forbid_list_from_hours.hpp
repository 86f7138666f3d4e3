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

#include <cstdint>
#include <vector>

namespace curfew::inline v0 {

/// How a range is written that lasts until midnight.
enum class day_end : std::uint8_t {
    /// As 24:00. Exact; the documents do not show it (time-range-ends-24).
    at_24_00,
    /// As 23:59, like the documents would. The minute from 23:59 on stays open (time-range-last-minute).
    at_23_59,
};

/// A list, and what it does not forbid although the hours do.
struct hours_list {
    /// What ForbidTimeList is to say: to_forbid_time_item() makes an item of each.
    std::vector<forbid_rule> forbid_list;
    /// Minutes outside the hours that calling is permitted in all the same: 23:59 of some days, with
    /// day_end::at_23_59; else none.
    weekly_hours left_open;
};

/// The smallest list that permits exactly `permitted`, aside from what the result says is left open: the fewest items,
/// then the fewest ranges, and of such lists one in which no ranges overlap, if there is one. Sunday's items come first,
/// the earlier before the later. Where the fewest items need ranges that overlap, checking the list gives
/// time-range-overlap; normalized() makes the smallest list without. The time it takes: see detail/smallest_list.hpp.
[[nodiscard]] inline hours_list forbid_list_from_hours(const weekly_hours& permitted, day_end ends = day_end::at_24_00);

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

inline hours_list forbid_list_from_hours(const weekly_hours& permitted, day_end ends) {
    hours_list result;
    weekly_hours open = permitted;
    if (ends == day_end::at_23_59) {
        constexpr time_range last_minute = *time_range::from(time_of_day{23, 59}, end_of_day);
        for (const weekday day : all_weekdays) {
            if (permitted.contains(day, last_minute.start())) continue;
            result.left_open.insert({day}, last_minute);
            open.insert({day}, last_minute);
        }
    }
    result.forbid_list = detail::smallest_list(open.bits().complement());
    return result;
}

} // namespace curfew::inline v0
