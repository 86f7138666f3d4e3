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

#include <curfew/task/detail/forbidden_minutes.hpp>
#include <curfew/task/range_end.hpp>
#include <curfew/task/task.hpp>
#include <curfew/time/detail/week_bits.hpp>
#include <curfew/time/week_span.hpp>

#include <optional>
#include <vector>

namespace curfew::inline v0 {

/// All that is different. The fields are the request's; one that stays the same is nullopt.
struct changes {
    /// A value that is another one now.
    template <class T>
    struct change {
        /// The value as it was, and as it is.
        T before;
        T after;

        friend bool operator==(const change&, const change&) = default;
    };

    /// The task, its window, its redials and its concurrency. No id: a task that CreateTask made; no redials: not known.
    std::optional<change<std::optional<task_open_id>>> id;
    std::optional<change<local_seconds>> start;
    std::optional<change<local_seconds>> end;
    std::optional<change<std::optional<int>>> redial_times;
    std::optional<change<std::optional<minutes>>> redial_interval;
    std::optional<change<call_concurrency>> concurrency;
    /// The list as it is written, whatever it means.
    std::optional<change<std::vector<forbid_rule>>> forbid_list;
    /// What was permitted by the list before and is forbidden after, in the order of the week, whatever the window.
    std::vector<week_span> forbidden;
    /// What was forbidden before and is permitted after.
    std::vector<week_span> permitted;

    /// Whether nothing is different.
    [[nodiscard]] bool empty() const noexcept;

    friend bool operator==(const changes&, const changes&) = default;
};

/// What `after` makes different. With an update for a stored task: diff(stored, *apply(stored, update)). A task that was moved
/// from forbids the whole week. Linear in the size of the two.
[[nodiscard]] inline changes diff(const task& before, const task& after, range_end ends = range_end::exclusive);

// ---- implementation -------------------------------------------------------------------------------------------

namespace detail {

template <class T>
[[nodiscard]] std::optional<changes::change<T>> change_between(const T& before, const T& after) {
    if (before == after) return std::nullopt;
    return changes::change<T>{before, after};
}

[[nodiscard]] inline std::optional<int> redial_times_of(const task& of) noexcept {
    return of.redial() ? std::optional{of.redial()->times()} : std::nullopt;
}

[[nodiscard]] inline std::optional<minutes> redial_interval_of(const task& of) noexcept {
    return of.redial() ? std::optional{of.redial()->interval()} : std::nullopt;
}

} // namespace detail

inline bool changes::empty() const noexcept {
    return !id && !start && !end && !redial_times && !redial_interval && !concurrency && !forbid_list &&
           forbidden.empty() && permitted.empty();
}

inline changes diff(const task& before, const task& after, range_end ends) {
    const auto forbidden_before = detail::forbidden_minutes(before, ends);
    const auto forbidden_after = detail::forbidden_minutes(after, ends);
    using detail::change_between;
    return {change_between(before.id(), after.id()),
            change_between(before.window().start(), after.window().start()),
            change_between(before.window().end(), after.window().end()),
            change_between(detail::redial_times_of(before), detail::redial_times_of(after)),
            change_between(detail::redial_interval_of(before), detail::redial_interval_of(after)),
            change_between(before.concurrency(), after.concurrency()),
            change_between(before.forbid_list(), after.forbid_list()),
            detail::spans_of(forbidden_after - forbidden_before),
            detail::spans_of(forbidden_before - forbidden_after)};
}

} // namespace curfew::inline v0
