#pragma once
// A valid task, ready to answer: what every command but `check` starts from.

#include "any_zone.hpp"
#include "console.hpp"
#include "task_options.hpp"

#include <curfew/timetable/policy.hpp>
#include <curfew/diagnostics/report.hpp>
#include <curfew/task/request.hpp>
#include <curfew/task/task_rules.hpp>
#include <curfew/timetable/zoned_schedule.hpp>

#include <optional>
#include <string>
#include <vector>

namespace curfew::tool {

/// The policy of a task, and the task under it.
struct loaded_policy {
    /// Of its file, as in messages.
    std::string name;
    local_policy content;
    permission<any_zone> call;
    /// Name of each of its Exceptions, made visible; empty where there is none.
    std::vector<std::string> exception_names;
};

struct loaded_task {
    any_zone zone;
    update_task_request request;
    task_rules rules;
    zoned_schedule<any_zone> schedule;
    /// The warnings.
    report found;
    /// With --policy.
    std::optional<loaded_policy> policy;

    /// `question` of what decides when to call: the task under its policy, or the schedule alone.
    template <class Question>
    auto ask(Question question) const {
        return policy ? question(policy->call) : question(schedule);
    }
};

/// The task of FILE, under the policy of --policy. Their diagnostics, if there are any, go to standard error; nullopt if
/// one is an error.
[[nodiscard]] std::optional<loaded_task> load_task(const task_options& options, const console& io);

} // namespace curfew::tool
