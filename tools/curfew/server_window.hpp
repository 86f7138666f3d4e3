#pragma once
// A request beside what the server says of its task: check --against.

#include "console.hpp"
#include "task_options.hpp"

#include <curfew/task/call_window.hpp>
#include <curfew/task/task_list.hpp>
#include <curfew/task/task_update.hpp>

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace curfew::tool {

/// The answer to QueryTaskList, and its file's name as in messages.
struct server_answer {
    std::string name;
    task_list list;
};

/// Reads the answer of `path`. Its diagnostics go to standard error; nullopt if one is an error. Throws `failure` for a file that
/// cannot be read, an answer that is an error, and one that lists a task twice.
[[nodiscard]] std::optional<server_answer> load_server_answer(const std::string& path, const task_options& options,
                                                              const console& io);

/// How the task of a request stands on the server's list.
struct server_window {
    /// A time that is not the same; without what the server does not tell.
    struct difference {
        std::string_view field;
        std::string file;
        std::optional<std::string> server;
    };

    std::string id;
    /// Absent: the list does not have the task.
    std::optional<task_list::entry> listed;
    std::vector<difference> differences;

    [[nodiscard]] bool is_same() const noexcept { return listed && differences.empty(); }
};

[[nodiscard]] server_window compare(const task_update& update, const server_answer& answer);

/// The value of "against" in what `check --format json` prints.
[[nodiscard]] std::string as_json(const server_window& found, const server_answer& answer);

/// A line for each difference, or one that says that there is none.
void put_text(const server_window& found, const server_answer& answer, const text_stream& out);

} // namespace curfew::tool
