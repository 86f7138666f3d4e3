#pragma once
// The rules of the rulebook about ForbidTimeList: each item, each range, and what they make together.

#include <curfew/diagnostics/detail/reporter.hpp>
#include <curfew/task/call_window.hpp>
#include <curfew/task/detail/validate.hpp>
#include <curfew/task/forbid_rule.hpp>
#include <curfew/task/request.hpp>
#include <curfew/time/detail/order.hpp>
#include <curfew/time/detail/week_bits.hpp>
#include <curfew/time/text.hpp>

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <utility>
#include <vector>

namespace curfew::inline v0::detail {

/// weekday-out-of-range, weekday-duplicate, weekdays-empty. nullopt if some entry is no weekday or could not be read.
[[nodiscard]] inline std::optional<weekday_set> check_weekdays(const std::optional<std::vector<std::int32_t>>& numbers,
                                                               const json_pointer& where, reporter& out) {
    const bool readable = !out.has_unreadable_inside(where);
    if (readable && !numbers) return weekday_set::every_day();
    if (readable && numbers->empty()) {
        out.add(rule::weekdays_empty, where);
        return weekday_set::every_day();
    }
    weekday_set days;
    bool all_known = readable;
    for (std::size_t i = 0; numbers && i < numbers->size(); ++i) {
        const std::int32_t number = (*numbers)[i];
        const auto day = weekday_from_api(number);
        if (!day) {
            all_known = false;
            out.add(rule::weekday_out_of_range, where / i, given_number{number});
        } else if (days.contains(*day)) {
            out.add(rule::weekday_duplicate, where / i, given_number{number});
        } else {
            days.insert(*day);
        }
    }
    return all_known ? std::optional{days} : std::nullopt;
}

/// time-range-format, -empty, -overnight, -ends-24: the rules of a range by itself. nullopt if it is no range.
[[nodiscard]] inline std::optional<time_range> check_time_range(std::string_view text, weekday_set days,
                                                                const json_pointer& where, reporter& out) {
    const auto pair = parse_time_pair(text);
    if (!pair) {
        out.add(rule::time_range_format, where, text_facts{pair.fault, static_cast<std::uint32_t>(pair.at)});
        return std::nullopt;
    }
    const auto range = time_range::from(pair.value->start, pair.value->end);
    if (!range) {
        out.add(rule::time_range_empty, where);
    } else if (range->is_overnight()) {
        out.add(rule::time_range_overnight, where, range_facts{*range, days});
    } else if (range->end() == end_of_day) {
        out.add(rule::time_range_ends_24, where, range_facts{*range, days});
    }
    return range;
}

/// A range that was understood, and where it stands.
struct placed_range {
    std::uint32_t item;
    std::uint32_t entry;
    time_range range;
    weekday_set days;

    [[nodiscard]] json_pointer place(const json_pointer& list) const noexcept {
        return list / item / field::times / entry;
    }
};

/// Which minutes of the week are forbidden, and whether some were so twice.
class week_coverage {
public:
    void insert(const placed_range& r) {
        for_each_week_span(r.range, r.days, [this](int first, int end) {
            overlapping_ = overlapping_ || first_forbidden(first, end).has_value();
            forbidden_.insert_around(first, end);
        });
    }

    /// The first minute of [first, end), which may run past the week's end, that is forbidden already.
    [[nodiscard]] std::optional<int> first_forbidden(int first, int end) const noexcept {
        const auto hit = forbidden_.first_in(first, min_of(end, minutes_per_week));
        return hit || end <= minutes_per_week ? hit : forbidden_.first_in(0, end - minutes_per_week);
    }

    [[nodiscard]] const week_bits& forbidden() const noexcept { return forbidden_; }
    [[nodiscard]] bool overlapping() const noexcept { return overlapping_; }

private:
    week_bits forbidden_;
    bool overlapping_ = false;
};

/// time-range-overlap for every range that runs into an earlier one. Each minute of the week remembers the first range
/// that took it, so the work is linear in the number of ranges.
inline void report_overlaps(std::span<const placed_range> ranges, const json_pointer& list, reporter& out) {
    week_coverage taken;
    std::vector<std::uint32_t> owner(minutes_per_week);
    for (std::size_t i = 0; i < ranges.size(); ++i) {
        const placed_range& r = ranges[i];
        std::optional<int> shared;
        for_each_week_span(r.range, r.days, [&](int first, int end) {
            if (!shared) shared = taken.first_forbidden(first, end);
        });
        if (shared) {
            const placed_range& other = ranges[owner[static_cast<std::size_t>(*shared)]];
            out.add(rule::time_range_overlap, r.place(list), other_range_facts{other.item, other.entry});
        }
        for_each_week_span(r.range, r.days, [&](int first, int end) {
            const auto take = [&](int minute) {
                owner[static_cast<std::size_t>(minute)] = static_cast<std::uint32_t>(i);
            };
            taken.forbidden().for_each_missing(first, min_of(end, minutes_per_week), take);
            if (end > minutes_per_week) taken.forbidden().for_each_missing(0, end - minutes_per_week, take);
        });
        taken.insert(r);
    }
}

/// time-range-last-minute for every range whose end at 23:59 leaves a last minute of a day open.
inline void report_last_minutes(std::span<const placed_range> ranges, const week_bits& forbidden,
                                const json_pointer& list, reporter& out) {
    constexpr time_of_day last_minute{23, 59};
    for (const placed_range& r : ranges) {
        if (r.range.end() != last_minute) continue;
        for (const weekday day : all_weekdays) {
            const int minute = days_after_sunday(day) * minutes_per_day + last_minute.minutes_since_midnight();
            if (!r.days.contains(day) || forbidden.contains(minute)) continue;
            out.add(rule::time_range_last_minute, r.place(list), range_facts{r.range, r.days});
            break;
        }
    }
}

/// The minute of the week that `t` is in.
[[nodiscard]] constexpr int minute_of_week(local_seconds t) noexcept {
    const auto minute = std::chrono::floor<minutes>(t);
    const auto midnight = std::chrono::floor<std::chrono::days>(minute);
    return days_after_sunday(weekday{midnight}) * minutes_per_day + static_cast<int>((minute - midnight).count());
}

/// Whether some second of the window lies in a minute of the week that is not forbidden.
[[nodiscard]] constexpr bool leaves_open(const week_bits& forbidden, const call_window& window) noexcept {
    const auto first = std::chrono::floor<minutes>(window.start());
    const auto end = std::chrono::ceil<minutes>(window.end());
    if (end - first >= minutes{minutes_per_week}) return !forbidden.full();
    const int first_minute = minute_of_week(window.start());
    const int end_minute = first_minute + static_cast<int>((end - first).count());
    return !forbidden.contains_all(first_minute, min_of(end_minute, minutes_per_week)) ||
           !forbidden.contains_all(0, end_minute - minutes_per_week);
}

/// forbid-list-covers-week, never-permitted: whether minutes that are forbidden every week leave a time to call. Silent
/// about the window where there is none.
inline void check_leaves_open(const week_bits& forbidden, const std::optional<call_window>& window,
                              const json_pointer& list, reporter& out) {
    if (forbidden.full()) {
        out.add(rule::forbid_list_covers_week, list);
    } else if (window && !leaves_open(forbidden, *window)) {
        out.add(rule::never_permitted, list);
    }
}

/// Every rule about ForbidTimeList. nullopt if some part of the list was not understood; the rules about the list as a
/// whole are silent then. never-permitted is silent without a window. Linear in the number of ranges.
[[nodiscard]] inline std::optional<std::vector<forbid_rule>> check_forbid_list(std::span<const forbid_time_item> items,
                                                                               const std::optional<call_window>& window,
                                                                               const json_pointer& list,
                                                                               reporter& out) {
    std::vector<forbid_rule> rules;
    rules.reserve(items.size());
    std::vector<placed_range> placed;
    week_coverage coverage;
    for (std::size_t i = 0; i < items.size(); ++i) {
        const forbid_time_item& item = items[i];
        const json_pointer place = list / i;
        const auto days = check_weekdays(item.weekdays, place / field::weekdays, out);
        const json_pointer times_place = place / field::times;
        std::vector<time_range> ranges;
        if (!item.times) {
            out.add(rule::times_missing, times_place);
        } else if (item.times->empty()) {
            if (!out.has_unreadable_inside(times_place)) out.add(rule::times_empty, times_place);
        } else {
            ranges.reserve(item.times->size());
        }
        for (std::size_t j = 0; item.times && j < item.times->size(); ++j) {
            const auto range = check_time_range((*item.times)[j], days.value_or(weekday_set{}), times_place / j, out);
            if (!range) continue;
            ranges.push_back(*range);
            if (!days) continue;
            placed.push_back({static_cast<std::uint32_t>(i), static_cast<std::uint32_t>(j), *range, *days});
            coverage.insert(placed.back());
        }
        check_unknown_fields(item.unknown, forbid_time_item_fields, place, out);
        const bool whole = days && item.times && ranges.size() == item.times->size();
        if (auto meaning = whole ? forbid_rule::from(*days, std::move(ranges)) : std::nullopt) {
            rules.push_back(*std::move(meaning));
        }
    }
    const bool understood = rules.size() == items.size() && !out.has_unreadable_inside(list);
    if (understood) report_last_minutes(placed, coverage.forbidden(), list, out);
    if (coverage.overlapping()) report_overlaps(placed, list, out);
    if (!understood) return std::nullopt;
    check_leaves_open(coverage.forbidden(), window, list, out);
    return rules;
}

} // namespace curfew::inline v0::detail
