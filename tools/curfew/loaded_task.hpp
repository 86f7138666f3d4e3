#pragma once
// A task and its timetable: what every command starts from that answers for instants.

#include "console.hpp"
#include "task_options.hpp"
#include "text_file.hpp"

#include <curfew/diagnostics/report.hpp>
#include <curfew/task/task.hpp>
#include <curfew/timetable/policy.hpp>
#include <curfew/timetable/timetable.hpp>

#include <optional>
#include <string>

namespace curfew::tool {

/// A policy, and its file's name as in messages.
struct loaded_policy {
    std::string name;
    policy content;
};

struct loaded_task {
    task rules;
    /// Under the policy, if there is one.
    timetable calls;
    /// FILE, and the warnings about it.
    text_file file;
    report found;
    /// With --policy.
    std::optional<loaded_policy> policy;

    [[nodiscard]] const curfew::zone& zone() const noexcept { return calls.zone(); }
};

/// The task of FILE: applied to the one of --stored, or by itself. Diagnostics go to standard error; nullopt if one is an
/// error, such as forbid-list-absent where neither --stored nor --nothing-stored is given.
[[nodiscard]] std::optional<loaded_task> load_task(const task_options& options, const console& io);

/// The same without a policy, and so without a timetable.
struct loaded_rules {
    task rules;
    text_file file;
    report found;
};
[[nodiscard]] std::optional<loaded_rules> load_rules(const task_options& options, const console& io);

/// The task after the update of FILE.
[[nodiscard]] std::optional<loaded_rules> load_update(const task& stored, const task_options& options,
                                                      const console& io);

/// The policy of --policy, which is given; nullopt if it has an error.
[[nodiscard]] std::optional<loaded_policy> load_policy(const task_options& options, const console& io);

/// The timetable of a task as the options want it read.
[[nodiscard]] timetable timetable_of(const task& rules, const zone& in, const std::optional<loaded_policy>& under,
                                     range_end ends);

} // namespace curfew::tool
