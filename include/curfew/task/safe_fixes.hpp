#pragma once
// Fixes of a request that cannot change what it means.
//
//     time-range-overnight     split at midnight
//     time-range-overlap       merged; a duplicate range is dropped
//     weekday-duplicate        dropped
//     weekdays-empty           left out, which is every day as well
//
// A list with one of these faults is written anew, in its normal form (normalized.hpp). Other faults, such as a range
// that ends at 23:59, have fixes that change the meaning: these are for people to decide.
//
// An overnight range belongs to the day it starts on; what follows midnight belongs to the next day once it is split. That is
// the same for the API, and not under a policy that counts a date as another weekday (CountsAs).

#include <curfew/diagnostics/detail/reporter.hpp>
#include <curfew/diagnostics/report.hpp>
#include <curfew/task/detail/forbidden_minutes.hpp>
#include <curfew/task/detail/smallest_list.hpp>
#include <curfew/task/detail/validate_forbid_list.hpp>
#include <curfew/task/parse.hpp>
#include <curfew/task/request.hpp>
#include <curfew/time/detail/order.hpp>
#include <curfew/time/detail/week_bits.hpp>

#include <optional>
#include <span>
#include <utility>
#include <variant>
#include <vector>

namespace curfew::inline v0 {

/// Applies every safe fix to `request`, and reports the faults that are gone, where they stood before. The minutes of the week
/// that are forbidden stay the same ones, whether the ends of ranges are read as exclusive or inclusive. All else stays as it
/// is; so does a list without faults of these kinds, and one with a part that cannot be understood. No fault: no change.
///
/// Items with members that the API does not document stay separate, and come first. An item that is split, such as one with an
/// overnight range, keeps these members on each part. An overlap between two such items stays, and is not reported. Linear in
/// the list, beside the search for the normal form of the list and of each such item.
inline report apply_safe_fixes(update_task_request& request);

// ---- implementation -------------------------------------------------------------------------------------------

namespace detail {

[[nodiscard]] constexpr bool is_safely_fixed(rule id) noexcept {
    return id == rule::time_range_overnight || id == rule::time_range_overlap || id == rule::weekday_duplicate ||
           id == rule::weekdays_empty;
}

/// The items that mean `understood`, each rule of which is the meaning of the item at its place.
[[nodiscard]] inline std::vector<forbid_time_item> fixed_items(std::span<const forbid_time_item> items,
                                                               std::span<const forbid_rule> understood) {
    std::vector<forbid_time_item> result;
    week_bits forbidden;
    week_bits kept;
    for (std::size_t i = 0; i < items.size(); ++i) {
        insert(forbidden, understood[i]);
        if (items[i].unknown.empty()) continue;
        week_bits own;
        insert(own, understood[i]);
        insert(kept, understood[i]);
        for (const forbid_rule& part : smallest_list(own, overlaps::none)) {
            result.push_back(to_forbid_time_item(part));
            result.back().unknown = items[i].unknown;
        }
    }
    for (const forbid_rule& r : smallest_list(forbidden - kept, overlaps::none)) {
        result.push_back(to_forbid_time_item(r));
    }
    return result;
}

} // namespace detail

inline report apply_safe_fixes(update_task_request& request) {
    report fixed;
    if (!request.forbid_time_list) return fixed;
    const std::vector<forbid_time_item>& items = *request.forbid_time_list;
    report found;
    const std::vector<json_pointer> unreadable;
    const severity_settings severities;
    const json_pointer list = json_pointer{} / field::forbid_time_list;
    detail::reporter out{found, severities, unreadable};
    const auto understood = detail::check_forbid_list(items, std::nullopt, list, out);
    if (!understood) return fixed;
    found.order_by_place();
    std::size_t item = 0;
    for (const diagnostic& d : found) {
        if (!detail::is_safely_fixed(d.id)) continue;
        while (!(list / item).contains(d.where)) ++item;
        const auto* other = std::get_if<detail::other_range_facts>(&d.facts);
        const bool stays = other != nullptr && other->item != item && !items[item].unknown.empty() &&
                           !items[other->item].unknown.empty();
        if (!stays) fixed.add(d);
    }
    if (!fixed.diagnostics().empty()) request.forbid_time_list = detail::fixed_items(items, *understood);
    return fixed;
}

} // namespace curfew::inline v0
