#pragma once
// The whole tool, apart from the process it runs in.

#include "console.hpp"

#include <string>
#include <vector>

namespace curfew::tool {

/// Runs the command line `arguments`, the program's name left out. Throws nothing that the arguments or the input could
/// bring about.
[[nodiscard]] exit_status run(std::vector<std::string> arguments, const console& io);

} // namespace curfew::tool
