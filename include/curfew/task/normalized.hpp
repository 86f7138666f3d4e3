#pragma once
// A ForbidTimeList that means the same and is easier to read.
//
//     Mon 22:00-08:00                          Mon 22:00-24:00 and Tue 00:00-08:00: no overnight range
//     Sun 10:00-12:00 and Sun 11:00-13:00      Sun 10:00-13:00: nothing is forbidden twice
//     Sun 10:00-11:00 and Mon 10:00-11:00      Sun, Mon 10:00-11:00: one item
//
// Lists that mean the same when the ends of ranges are exclusive also mean the same when they are inclusive: the last
// minute of a forbidden stretch ends some range of each, and that is the only place where one more minute counts.

#include <curfew/task/detail/forbidden_minutes.hpp>
#include <curfew/task/detail/smallest_list.hpp>
#include <curfew/task/forbid_rule.hpp>

#include <span>
#include <vector>

namespace curfew::inline v0 {

/// The list that forbids the same minutes of the week without overnight ranges and without forbidding any of them
/// twice: of all such lists one with the fewest items, of these one with the fewest ranges. Lists that mean the same
/// have the same normal form; Sunday's items come first, the earlier before the later. Ranges until midnight end at
/// 24:00. The time it takes: see detail/smallest_list.hpp.
[[nodiscard]] inline std::vector<forbid_rule> normalized(std::span<const forbid_rule> forbid_list);

// ---- implementation -------------------------------------------------------------------------------------------

inline std::vector<forbid_rule> normalized(std::span<const forbid_rule> forbid_list) {
    return detail::smallest_list(detail::forbidden_minutes(forbid_list), detail::overlaps::none);
}

} // namespace curfew::inline v0
