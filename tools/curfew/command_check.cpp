#include "commands.hpp"
#include "diagnostics_output.hpp"
#include "instant.hpp"
#include "task_options.hpp"
#include "text_file.hpp"

#include <curfew/json.hpp>

#include <memory>

namespace curfew::tool {

namespace {

struct check_options {
    task_options task;
    std::optional<std::string> now;
    std::optional<std::string> quota;
    std::string action_name = "update-task";
};

action action_of(std::string_view name) {
    if (name == "create-task") return action::create_task;
    return name == "single-batch-append" ? action::single_batch_append : action::update_task;
}

exit_status check(const check_options& options, const console& io) {
    parse_options parsing = options.task.parsing();
    if (options.now) parsing.now = instant_of_option("--now", *options.now, parsing.zone);
    if (options.quota) parsing.concurrency_quota = count_of_option("--quota", *options.quota);
    const text_file file = read_text_file(options.task.file, io.in);
    const report found = check_json(action_of(options.action_name), file.text, parsing);
    put_diagnostics(file, found, options.task, io.out);
    return found.valid() ? exit_status::yes : exit_status::no;
}

} // namespace

command_run add_check(option_table& table) {
    const auto options = std::make_shared<check_options>();
    add_task_options(table, options->task);
    table.choice("--action", {"update-task", "create-task", "single-batch-append"}, options->action_name,
                 "The action whose body FILE is");
    table.value("--now", "T", options->now, "With it, a task that is over is an error");
    table.value("--quota", "N", options->quota, "With it, more calls at once are an error");
    return [options](const console& io) { return check(*options, io); };
}

} // namespace curfew::tool
