#pragma once
// The slow, obvious interpreter of the rules: no bitmap, no compiled week. It names the range that forbids, and it is
// what the tests hold the schedule against.

#include <curfew/timetable/date_exceptions.hpp>
#include <curfew/time/interval.hpp>
#include <curfew/timetable/schedule.hpp>
#include <curfew/task/task_rules.hpp>

#include <cstddef>
#include <optional>

namespace curfew::inline v0 {

/// A range by its place in the document: ForbidTimeList/`item`/Times/`entry`.
struct range_place {
    /// Indices from 0.
    std::size_t item = 0;
    std::size_t entry = 0;

    friend constexpr bool operator==(const range_place&, const range_place&) noexcept = default;
};

/// Why calling is permitted or not at a wall-clock time.
struct explanation {
    /// The answer, as schedule::at gives it.
    curfew::reason reason{};
    /// For reason::forbid_range: the first range in document order that holds.
    std::optional<range_place> range;

    friend constexpr bool operator==(const explanation&, const explanation&) noexcept = default;
};

/// The first range of the list, in document order, that holds at `t`. Every local_seconds is a legal argument. Linear in
/// the number of ranges.
[[nodiscard]] constexpr std::optional<range_place>
find_forbidding_range(const std::vector<forbid_rule>& forbid_list, local_seconds t,
                      range_end ends = range_end::exclusive) noexcept;

/// The same where some dates count as other weekdays. What `exceptions` close themselves, date_exceptions::find_closing()
/// names.
[[nodiscard]] inline std::optional<range_place> find_forbidding_range(const std::vector<forbid_rule>& forbid_list,
                                                                      const date_exceptions& exceptions, local_seconds t,
                                                                      range_end ends = range_end::exclusive) noexcept;

/// The answer of the rules at the wall-clock time `t`, and the range that forbids, if one does. Every local_seconds is a
/// legal argument. Linear in the number of ranges. [rulebook section 3, point 4]
[[nodiscard]] inline explanation explain(const task_rules& rules, local_seconds t,
                                         range_end ends = range_end::exclusive) noexcept;

// ---- implementation -------------------------------------------------------------------------------------------

namespace detail {

/// Whether `range`, starting on each of `days`, holds in `minute` of a day that counts as `day`, after one that counted as
/// `day_before`. An overnight range holds from its start to midnight on its own days, and from midnight to its end on the
/// days after these.
[[nodiscard]] constexpr bool holds(const time_range& range, weekday_set days, weekday day, weekday day_before,
                                   int minute, range_end ends) noexcept {
    const int after = ends == range_end::inclusive ? 1 : 0;
    const int yesterdays_minute = minute + time_of_day::minutes_per_day;
    const bool today = minute >= range.first_minute() && minute < range.end_minute() + after;
    const bool since_yesterday = yesterdays_minute < range.end_minute() + after;
    return (today && days.contains(day)) || (since_yesterday && days.contains(day_before));
}

/// The first range that holds at `t`, where `weekday_on(date)` says what a date counts as.
template <class WeekdayOn>
[[nodiscard]] constexpr std::optional<range_place> find_range(const std::vector<forbid_rule>& forbid_list,
                                                              local_seconds t, range_end ends, WeekdayOn weekday_on) {
    // Of the seconds of the day, not as a difference from midnight: the first day of local_seconds is not whole.
    constexpr std::chrono::days day_length{1};
    const seconds second_of_day = (t.time_since_epoch() % day_length + day_length) % day_length;
    const auto minute = static_cast<int>(std::chrono::floor<minutes>(second_of_day).count());
    const auto date = std::chrono::floor<std::chrono::days>(t);
    const weekday day = weekday_on(date);
    const weekday day_before = weekday_on(date - day_length);
    for (std::size_t item = 0; item < forbid_list.size(); ++item) {
        const forbid_rule& r = forbid_list[item];
        for (std::size_t entry = 0; entry < r.ranges().size(); ++entry) {
            if (holds(r.ranges()[entry], r.days(), day, day_before, minute, ends)) return range_place{item, entry};
        }
    }
    return std::nullopt;
}

} // namespace detail

constexpr std::optional<range_place> find_forbidding_range(const std::vector<forbid_rule>& forbid_list, local_seconds t,
                                                           range_end ends) noexcept {
    return detail::find_range(forbid_list, t, ends, weekday_of);
}

inline std::optional<range_place> find_forbidding_range(const std::vector<forbid_rule>& forbid_list,
                                                        const date_exceptions& exceptions, local_seconds t,
                                                        range_end ends) noexcept {
    return detail::find_range(forbid_list, t, ends, [&](local_days date) { return exceptions.weekday_on(date); });
}

inline explanation explain(const task_rules& rules, local_seconds t, range_end ends) noexcept {
    if (t < rules.window.start()) return {reason::before_start, std::nullopt};
    if (t >= rules.window.end()) return {reason::after_end, std::nullopt};
    if (rules.forbid_list) {
        if (const auto range = find_forbidding_range(*rules.forbid_list, t, ends)) return {reason::forbid_range, range};
    }
    return {reason::permitted, std::nullopt};
}

} // namespace curfew::inline v0
