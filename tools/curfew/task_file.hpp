#pragma once
// FILE: its text, what it says, and what is wrong with it.

#include "any_zone.hpp"

#include <curfew/json.hpp>
#include <curfew/parse.hpp>

#include <istream>
#include <string>

namespace curfew::tool {

/// A file that was read. `text` is cut off one byte past the size limit of read_json(), which refuses it then.
struct task_file {
    /// As in messages; made visible.
    std::string name;
    std::string text;
    read_result content;
};

/// Reads FILE, or standard input for `-`; throws `failure` if it cannot be read.
[[nodiscard]] task_file read_task_file(const std::string& path, const parse_options& options, const any_zone& zone,
                                       std::istream& in);

} // namespace curfew::tool
