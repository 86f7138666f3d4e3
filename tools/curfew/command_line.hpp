#pragma once
// The command line as CLI11 knows it: what is parsed, and what the manual page and the completions are made of.

#include "commands.hpp"

namespace CLI {
class App;
}

namespace curfew::tool {

/// Makes `app` the tool's: its name, its commands and their options. Parsing stores the command in `chosen`, which must
/// outlive it.
void add_commands(CLI::App& app, command_run& chosen);

} // namespace curfew::tool
