#pragma once
// The tool inside the process of a test.

#include "run.hpp"

#include <sstream>
#include <string>
#include <vector>

struct tool_result {
    int status = 0;
    std::string out;
    std::string err;
};

/// Runs `curfew` with these arguments and standard input.
inline tool_result run_tool(const std::vector<std::string>& arguments, const std::string& in = {},
                            bool coloured = false) {
    std::istringstream input{in};
    std::ostringstream out;
    std::ostringstream err;
    const auto status = curfew::tool::run(arguments, {input, {out, coloured}, {err, coloured}});
    return {static_cast<int>(status), out.str(), err.str()};
}
