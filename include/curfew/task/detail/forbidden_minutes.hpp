#pragma once
// ForbidTimeList as minutes of the week.

#include <curfew/task/forbid_rule.hpp>
#include <curfew/task/range_end.hpp>
#include <curfew/task/task.hpp>
#include <curfew/time/detail/week_bits.hpp>

#include <span>

namespace curfew::inline v0::detail {

/// Adds the minutes that a rule forbids; all of the week for a rule that was moved from.
constexpr void insert(week_bits& forbidden, const forbid_rule& r, range_end ends = range_end::exclusive) noexcept {
    if (r.ranges().empty()) forbidden.insert(0, minutes_per_week);
    const int longer = minutes_after(ends);
    for (const time_range& range : r.ranges()) {
        for_each_week_span(range, r.days(), [&](int first, int end) { forbidden.insert_around(first, end + longer); });
    }
}

/// The minutes of the week that some range of the list forbids. Linear in the number of ranges.
[[nodiscard]] constexpr week_bits forbidden_minutes(std::span<const forbid_rule> forbid_list,
                                                    range_end ends = range_end::exclusive) noexcept {
    week_bits forbidden;
    for (const forbid_rule& r : forbid_list) insert(forbidden, r, ends);
    return forbidden;
}

/// The minutes of the week that a task forbids; all of them for a task that was moved from.
[[nodiscard]] inline week_bits forbidden_minutes(const task& of, range_end ends = range_end::exclusive) noexcept {
    if (of.is_whole()) return forbidden_minutes(of.forbid_list(), ends);
    week_bits all;
    all.insert(0, minutes_per_week);
    return all;
}

} // namespace curfew::inline v0::detail
