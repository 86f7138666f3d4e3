#pragma once
// What an UpdateTask does to the task that is stored. What it does not mention is not always left alone:
//
//     ForbidTimeList absent                 the stored list stays; [] clears it
//     Recall true or absent                 the redial settings are replaced, and RingAgainTimes absent means 0 …
//     Recall false                          … unless Recall is false: then they stay, whatever else is given
//     StartTime, EndTime, Concurrency       always replaced

#include <curfew/diagnostics/detail/reporter.hpp>
#include <curfew/diagnostics/result.hpp>
#include <curfew/diagnostics/severity_settings.hpp>
#include <curfew/task/complete.hpp>
#include <curfew/task/detail/forbidden_minutes.hpp>
#include <curfew/task/detail/validate.hpp>
#include <curfew/task/detail/validate_forbid_list.hpp>
#include <curfew/task/parse.hpp>
#include <curfew/task/task.hpp>
#include <curfew/task/task_update.hpp>

#include <optional>
#include <utility>
#include <vector>

namespace curfew::inline v0 {

/// The task after the update. The report has what shows only with the stored settings beside the new window
/// (redial-exceeds-window, forbid-list-covers-week, never-permitted). Errors: task-id-mismatch for an update of another task
/// or a stored task without an id; forbid-list-absent if one of the two was moved from. Linear in the size of the two.
/// [rulebook section 3, point 7]
[[nodiscard]] inline result<task> apply(const task& stored, const task_update& update,
                                        const severity_settings& severities = {});

/// The same of an update as it was read: apply(stored, read_update_task(text)). What it adds to the diagnostics of reading
/// comes after these.
[[nodiscard]] inline result<task> apply(const task& stored, const result<task_update>& update,
                                        const severity_settings& severities = {});

/// The same of a request: the diagnostics of parse() as well, all in the order of the API page.
[[nodiscard]] inline result<task> apply(const task& stored, const update_task_request& request,
                                        const parse_options& options = {});

// ---- implementation -------------------------------------------------------------------------------------------

inline result<task> apply(const task& stored, const task_update& update, const severity_settings& severities) {
    if (!stored.is_whole() || !update.is_whole()) return detail::list_is_absent();
    if (stored.id() != update.id()) {
        return detail::report_of(rule::task_id_mismatch, json_pointer{} / field::task_open_id, update.id().text(),
                                 stored.id() ? stored.id()->text() : std::string{});
    }
    report found;
    const json_pointer root;
    const std::vector<json_pointer> all_readable;
    detail::reporter out{found, severities, all_readable};
    // What the update replaces, parse() has judged.
    if (!update.redial() && stored.redial()) detail::check_redial_fits(*stored.redial(), update.window(), root, out);
    if (!update.forbid_list()) {
        detail::check_leaves_open(detail::forbidden_minutes(stored), update.window(), root / field::forbid_time_list,
                                  out);
    }
    found.order_by_place();
    return {detail::task_maker::make(update.id(), update.window(), update.concurrency(),
                                     update.redial() ? update.redial() : stored.redial(),
                                     update.forbid_list() ? *update.forbid_list() : stored.forbid_list()),
            std::move(found)};
}

inline result<task> apply(const task& stored, const result<task_update>& update, const severity_settings& severities) {
    return detail::make_of(update, [&](const task_update& u) { return apply(stored, u, severities); });
}

inline result<task> apply(const task& stored, const update_task_request& request, const parse_options& options) {
    result<task> after = apply(stored, parse(request, options), options.severities);
    report found = after.report();
    found.order_by_place();
    if (!after) return found;
    return {*std::move(after), std::move(found)};
}

} // namespace curfew::inline v0
