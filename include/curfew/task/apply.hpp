#pragma once
// What an UpdateTask does to the task that is stored. What it does not mention is not always left alone:
//
//     ForbidTimeList absent                 the stored list stays; [] clears it
//     Recall true or absent                 the redial settings are replaced, and RingAgainTimes absent means 0 …
//     Recall false                          … unless Recall is false: then they stay, whatever else is given
//     StartTime, EndTime, Concurrency       always replaced

#include <curfew/task/parse.hpp>
#include <curfew/timetable/schedule.hpp>
#include <curfew/task/task_rules.hpp>

#include <optional>
#include <utility>
#include <vector>

namespace curfew::inline v0 {

/// A task as it is stored: rules that leave nothing open. Whatever takes task_rules takes `task.rules()`.
class stored_task {
public:
    /// A task with these rules from its beginning: what they leave open gets the API's default, no redial and nothing
    /// forbidden.
    explicit stored_task(task_rules rules) : rules_{std::move(rules)} {
        if (!rules_.redial) rules_.redial.emplace();
        if (!rules_.forbid_list) rules_.forbid_list.emplace();
    }

    /// All of the rules; `redial` and `forbid_list` are there.
    [[nodiscard]] const task_rules& rules() const noexcept { return rules_; }

    /// The parts of rules(), each of them there.
    [[nodiscard]] const task_open_id& id() const noexcept { return rules_.id; }
    [[nodiscard]] const call_window& window() const noexcept { return rules_.window; }
    [[nodiscard]] call_concurrency concurrency() const noexcept { return rules_.concurrency; }
    [[nodiscard]] const redial_settings& redial() const noexcept { return *rules_.redial; }
    [[nodiscard]] const std::vector<forbid_rule>& forbid_list() const noexcept { return *rules_.forbid_list; }

    friend bool operator==(const stored_task&, const stored_task&) = default;

private:
    task_rules rules_;
};

/// The task after the update. nullopt if the update is for a task with another id: it must not change this one. Nothing
/// else can fail. [rulebook section 3, point 7]
[[nodiscard]] inline std::optional<stored_task> apply(const stored_task& stored, task_rules update);

/// The task after the update a request asks for, if the request has no error and is for this task, and all diagnostics:
/// those of parse(), with the traps redial-ignored and redial-reset, and what shows only with the stored settings
/// beside the new window (redial-exceeds-window, forbid-list-covers-week, never-permitted). No value and a valid
/// report: the request is for a task with another id.
template <zone Zone = fixed_offset>
[[nodiscard]] checked<stored_task> apply(const stored_task& stored, const update_task_request& request,
                                         const parse_options& options = {}, const Zone& zone = beijing);

// ---- implementation -------------------------------------------------------------------------------------------

inline std::optional<stored_task> apply(const stored_task& stored, task_rules update) {
    if (update.id != stored.id()) return std::nullopt;
    if (!update.redial) update.redial = stored.redial();
    if (!update.forbid_list) update.forbid_list = stored.forbid_list();
    return stored_task{std::move(update)};
}

template <zone Zone>
checked<stored_task> apply(const stored_task& stored, const update_task_request& request, const parse_options& options,
                           const Zone& zone) {
    auto update = parse(request, options, zone);
    checked<stored_task> result{std::nullopt, std::move(update.report)};
    if (!update) return result;
    const bool keeps_redial = !update.value->redial;
    const bool keeps_list = !update.value->forbid_list;
    result.value = apply(stored, *std::move(update.value));
    if (!result) return result;

    // What the request replaces, parse() has judged already.
    const json_pointer root;
    const std::vector<json_pointer> all_readable;
    reporter out{result.report, options.policy, all_readable};
    if (keeps_redial) check_redial_fits(result.value->redial(), result.value->window(), root, out);
    if (keeps_list) {
        check_leaves_open(detail::forbidden_minutes(result.value->forbid_list(), range_end::exclusive),
                          result.value->window(), root / field::forbid_time_list, out);
    }
    result.report.order_by_place();
    if (!result.report.valid()) result.value.reset();
    return result;
}

} // namespace curfew::inline v0
