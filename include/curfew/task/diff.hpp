#pragma once
// What makes two states of a task different: the fields that change, and the minutes of the week that become forbidden
// or permitted by it.
//
//     before  {"Times":["12:00-14:00"]}          every day
//     after   {"Times":["12:00-13:00","22:00-24:00"]}
//         forbidden   Sun 22:00-24:00, Mon 22:00-24:00 …
//         permitted   Sun 13:00-14:00, Mon 13:00-14:00 …
//
// A list that is written in another way and forbids the same is a changed field without such minutes.

#include <curfew/task/apply.hpp>
#include <curfew/time/detail/week_bits.hpp>
#include <curfew/timetable/schedule.hpp>
#include <curfew/time/text.hpp>
#include <curfew/time/weekday_set.hpp>

#include <optional>
#include <vector>

namespace curfew::inline v0 {

/// A minute of the week.
struct week_time {
    /// The day, and the minute of it.
    weekday day{};
    time_of_day time;

    friend constexpr bool operator==(const week_time&, const week_time&) noexcept = default;
};

/// Some minutes of the week in a row, at least one and at most all: [from, until). It may go around from Saturday to
/// Sunday. `from` is at 00:00…23:59 of its day, `until` at 00:01…24:00; all of the week is Sun 00:00 until Sat 24:00.
struct week_span {
    /// Where it starts, and the first minute after it.
    week_time from;
    week_time until;

    /// 1…10,080 minutes.
    [[nodiscard]] constexpr minutes length() const noexcept;

    friend constexpr bool operator==(const week_span&, const week_span&) noexcept = default;
};

/// `Mon 10:00-11:00`, or `Fri 22:00-Sat 08:00` where it goes past the day.
[[nodiscard]] constexpr short_text<19> format(const week_span& span) noexcept;

/// A value that is another one now.
template <class T>
struct change {
    /// The value as it was, and as it is.
    T before;
    T after;

    friend bool operator==(const change&, const change&) = default;
};

/// All that is different. The fields are the request's; one that stays the same is nullopt.
struct task_changes {
    /// The task, its window, its redials and its concurrency.
    std::optional<change<task_open_id>> id;
    std::optional<change<local_seconds>> start;
    std::optional<change<local_seconds>> end;
    std::optional<change<int>> redial_times;
    std::optional<change<minutes>> redial_interval;
    std::optional<change<call_concurrency>> concurrency;
    /// The list as it is written, whatever it means.
    std::optional<change<std::vector<forbid_rule>>> forbid_list;
    /// What was permitted by the list before and is forbidden after, in the order of the week, whatever the window.
    std::vector<week_span> forbidden;
    /// What was forbidden before and is permitted after.
    std::vector<week_span> permitted;

    /// Whether nothing is different.
    [[nodiscard]] bool empty() const noexcept;

    friend bool operator==(const task_changes&, const task_changes&) = default;
};

/// What `after` makes different. With a request NEW for a stored task: diff(stored, *apply(stored, NEW).value). Linear
/// in the size of the two.
[[nodiscard]] inline task_changes diff(const stored_task& before, const stored_task& after,
                                       range_end ends = range_end::exclusive);

// ---- implementation -------------------------------------------------------------------------------------------

namespace detail {

/// A minute of the week as a start: 0…10,079.
[[nodiscard]] constexpr week_time starting_at(int minute) noexcept {
    return {all_weekdays[static_cast<std::size_t>(minute / minutes_per_day)],
            time_of_day::from_minutes(minute % minutes_per_day).value_or(time_of_day{})};
}

/// A minute of the week as an end, 1…10,080: midnight is 24:00 of the day that ends.
[[nodiscard]] constexpr week_time ending_at(int minute) noexcept {
    week_time last = starting_at(minute - 1);
    last.time = time_of_day::from_minutes(last.time.minutes_since_midnight() + 1).value_or(end_of_day);
    return last;
}

[[nodiscard]] constexpr int minute_of_week(const week_time& t) noexcept {
    return detail::days_after_sunday(t.day) * minutes_per_day + t.time.minutes_since_midnight();
}

/// The runs of members; one that comes around from Saturday to Sunday is a single one, and the last.
[[nodiscard]] inline std::vector<week_span> spans_of(const week_bits& bits) {
    std::vector<week_span> result;
    bits.for_each_run([&](int first, int end) { result.push_back({starting_at(first), ending_at(end)}); });
    const bool comes_around = bits.contains(0) && bits.contains(minutes_per_week - 1);
    if (comes_around && result.size() > 1) {
        result.back().until = result.front().until;
        result.erase(result.begin());
    }
    return result;
}

template <class T>
[[nodiscard]] std::optional<change<T>> change_between(const T& before, const T& after) {
    if (before == after) return std::nullopt;
    return change<T>{before, after};
}

} // namespace detail

constexpr minutes week_span::length() const noexcept {
    const int first = detail::minute_of_week(from);
    const int end = detail::minute_of_week(until);
    return minutes{end > first ? end - first : end - first + detail::minutes_per_week};
}

constexpr short_text<19> format(const week_span& span) noexcept {
    short_text<19> out;
    out.push(short_name(span.from.day));
    out.push(' ');
    out.push(format(span.from.time).view());
    out.push('-');
    if (span.until.day != span.from.day || span.until.time < span.from.time) {
        out.push(short_name(span.until.day));
        out.push(' ');
    }
    out.push(format(span.until.time).view());
    return out;
}

inline bool task_changes::empty() const noexcept {
    // Minutes of the week change with the list only.
    return !id && !start && !end && !redial_times && !redial_interval && !concurrency && !forbid_list;
}

inline task_changes diff(const stored_task& before, const stored_task& after, range_end ends) {
    const auto forbidden_before = detail::forbidden_minutes(before.forbid_list(), ends);
    const auto forbidden_after = detail::forbidden_minutes(after.forbid_list(), ends);
    using detail::change_between;
    return {change_between(before.id(), after.id()),
            change_between(before.window().start(), after.window().start()),
            change_between(before.window().end(), after.window().end()),
            change_between(before.redial().times(), after.redial().times()),
            change_between(before.redial().interval(), after.redial().interval()),
            change_between(before.concurrency(), after.concurrency()),
            change_between(before.forbid_list(), after.forbid_list()),
            detail::spans_of(forbidden_after - forbidden_before),
            detail::spans_of(forbidden_before - forbidden_after)};
}

} // namespace curfew::inline v0
