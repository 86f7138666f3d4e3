#pragma once
// From an update to a task, when nothing is said of a stored one.
//
//     complete(update)     a task if the update leaves nothing open for calling: it has a ForbidTimeList
//     new_task(update)     you say that nothing is stored: an absent list forbids nothing

#include <curfew/diagnostics/result.hpp>
#include <curfew/task/task.hpp>
#include <curfew/task/task_update.hpp>

#include <utility>
#include <vector>

namespace curfew::inline v0 {

/// The task that an update lays down by itself, or forbid-list-absent: without a list, the stored one stays in force, and it
/// is not known. With Recall false, the task's redial settings are not known. [rulebook section 3, point 7]
[[nodiscard]] inline result<task> complete(const task_update& update);

/// The task that an update lays down where no task is stored, which is for the caller to know: an absent list forbids
/// nothing. With Recall false, the task's redial settings are not known. forbid-list-absent for an update that was moved from.
[[nodiscard]] inline result<task> new_task(const task_update& update);

/// The same of an update as it was read: complete(read_update_task(text)). The report has the warnings of both.
[[nodiscard]] inline result<task> complete(const result<task_update>& update);
[[nodiscard]] inline result<task> new_task(const result<task_update>& update);

// ---- implementation -------------------------------------------------------------------------------------------

namespace detail {

/// The error for an update that does not say what is in force.
[[nodiscard]] inline report list_is_absent() {
    return report_of(rule::forbid_list_absent, json_pointer{} / field::forbid_time_list);
}

/// `make(update)`, with what was found before in front of its report; without an update, that alone.
template <class Make>
[[nodiscard]] result<task> make_of(const result<task_update>& update, Make make) {
    if (!update) return update.report();
    result<task> made = make(*update);
    report found = update.report();
    found.append(made.report());
    if (!made) return found;
    return {*std::move(made), std::move(found)};
}

} // namespace detail

inline result<task> complete(const task_update& update) {
    if (!update.is_whole() || !update.forbid_list()) return detail::list_is_absent();
    return new_task(update);
}

inline result<task> new_task(const task_update& update) {
    if (!update.is_whole()) return detail::list_is_absent();
    return detail::task_maker::make(update.id(), update.window(), update.concurrency(), update.redial(),
                                    update.forbid_list().value_or(std::vector<forbid_rule>{}));
}

inline result<task> complete(const result<task_update>& update) {
    return detail::make_of(update, [](const task_update& u) { return complete(u); });
}

inline result<task> new_task(const result<task_update>& update) {
    return detail::make_of(update, [](const task_update& u) { return new_task(u); });
}

} // namespace curfew::inline v0
