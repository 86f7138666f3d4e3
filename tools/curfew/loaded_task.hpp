#pragma once
// A valid task, ready to answer: what every command but `check` starts from.

#include "any_zone.hpp"
#include "console.hpp"
#include "task_options.hpp"

#include <curfew/request.hpp>
#include <curfew/task_rules.hpp>
#include <curfew/zoned_schedule.hpp>

#include <optional>

namespace curfew::tool {

struct loaded_task {
    any_zone zone;
    update_task_request request;
    task_rules rules;
    zoned_schedule<any_zone> schedule;
};

/// The task of FILE. Its diagnostics, if there are any, go to standard error; nullopt if one is an error.
[[nodiscard]] std::optional<loaded_task> load_task(const task_options& options, const console& io);

} // namespace curfew::tool
