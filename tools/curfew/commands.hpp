#pragma once
// The commands of the tool, each in a file of its own. run.cpp has the table of them.

#include "console.hpp"
#include "option_table.hpp"

#include <functional>

namespace curfew::tool {

/// A command, to be run once its options have been read.
using command_run = std::function<exit_status(const console&)>;

/// Each adds its options and returns what the command does with them.
[[nodiscard]] command_run add_check(option_table& table);
[[nodiscard]] command_run add_permits(option_table& table);
[[nodiscard]] command_run add_next(option_table& table);
[[nodiscard]] command_run add_windows(option_table& table);
[[nodiscard]] command_run add_redials(option_table& table);
[[nodiscard]] command_run add_week(option_table& table);
[[nodiscard]] command_run add_fix(option_table& table);
[[nodiscard]] command_run add_diff(option_table& table);
[[nodiscard]] command_run add_hours(option_table& table);
[[nodiscard]] command_run add_holidays(option_table& table);
[[nodiscard]] command_run add_audit(option_table& table);

} // namespace curfew::tool
