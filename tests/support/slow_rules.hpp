#pragma once
// The slow, obvious interpreter of the rules: no bitmap, no compiled week. It names the range that forbids, and explain() is
// held against it.

#include <curfew/task/forbid_rule.hpp>
#include <curfew/task/range_end.hpp>
#include <curfew/task/task.hpp>
#include <curfew/timetable/verdict.hpp>

#include <cstdint>
#include <optional>
#include <vector>

namespace slow_rules {

using namespace curfew;

/// A range by its place in the document: ForbidTimeList/`item`/Times/`entry`.
struct range_place {
    std::uint32_t item = 0;
    std::uint32_t entry = 0;

    friend constexpr bool operator==(const range_place&, const range_place&) noexcept = default;
};

/// Whether `range`, starting on each of `days`, holds in `minute` of a day that counts as `day`, after one that counted as
/// `day_before`. An overnight range holds from its start to midnight on its own days, and from midnight to its end on the
/// days after these.
constexpr bool holds(const time_range& range, weekday_set days, weekday day, weekday day_before, int minute,
                     range_end ends) noexcept {
    const int after = ends == range_end::inclusive ? 1 : 0;
    const int yesterdays_minute = minute + time_of_day::minutes_per_day;
    const bool today = minute >= range.first_minute() && minute < range.end_minute() + after;
    const bool since_yesterday = yesterdays_minute < range.end_minute() + after;
    return (today && days.contains(day)) || (since_yesterday && days.contains(day_before));
}

/// The first range in document order that holds at `t`, where `weekday_on(date)` says what a date counts as.
template <class WeekdayOn>
std::optional<range_place> find_forbidding_range(const std::vector<forbid_rule>& list, local_seconds t, range_end ends,
                                                 WeekdayOn weekday_on) {
    // Of the seconds of the day, not as a difference from midnight: the first day of local_seconds is not whole.
    constexpr std::chrono::days day_length{1};
    const seconds second_of_day = (t.time_since_epoch() % day_length + day_length) % day_length;
    const auto minute = static_cast<int>(std::chrono::floor<minutes>(second_of_day).count());
    const auto date = std::chrono::floor<std::chrono::days>(t);
    const weekday day = weekday_on(date);
    const weekday day_before = weekday_on(date - day_length);
    for (std::uint32_t item = 0; item < list.size(); ++item) {
        for (std::uint32_t entry = 0; entry < list[item].ranges().size(); ++entry) {
            if (holds(list[item].ranges()[entry], list[item].days(), day, day_before, minute, ends)) {
                return range_place{item, entry};
            }
        }
    }
    return std::nullopt;
}

inline std::optional<range_place> find_forbidding_range(const std::vector<forbid_rule>& list, local_seconds t,
                                                        range_end ends = range_end::exclusive) {
    return find_forbidding_range(list, t, ends, [](local_days date) { return weekday{date}; });
}

/// The reason at a civil time of the task, without a policy. [rulebook section 3, point 4]
inline reason reason_at(const task& rules, local_seconds t, range_end ends = range_end::exclusive) {
    if (t < rules.window().start()) return reason::before_start;
    if (t >= rules.window().end()) return reason::after_end;
    return find_forbidding_range(rules.forbid_list(), t, ends) ? reason::forbid_range : reason::permitted;
}

} // namespace slow_rules
