#include "commands.hpp"
#include "diagnostics_output.hpp"
#include "instant.hpp"
#include "server_window.hpp"
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
    std::optional<std::string> answer_file;
};

report report_on(std::string_view text, std::string_view action, const parse_options& parsing) {
    if (action == "create-task") return read_create_task(text, parsing).report();
    if (action == "single-batch-append") return read_single_batch_append(text, parsing.severities).report();
    return read_update_task(text, parsing).report();
}

/// FILE beside the server's answer. What of FILE is invalid is not compared.
exit_status check_against(const check_options& options, const parse_options& parsing, const console& io) {
    if (options.action_name != "update-task") {
        throw failure{"--against: only a body of UpdateTask names its task; a body of " + options.action_name +
                      " has no TaskOpenId to look for"};
    }
    if (options.task.file == "-" && *options.answer_file == "-") {
        throw failure{"--against: standard input cannot be both FILE and the server's answer"};
    }
    const auto answer = load_server_answer(*options.answer_file, options.task, io);
    if (!answer) return exit_status::unusable;
    const text_file file = read_text_file(options.task.file, io.in);
    const auto update = read_update_task(file.text, parsing);
    const auto found = update ? std::optional{compare(*update, *answer)} : std::nullopt;
    if (options.task.json()) {
        std::string object = to_json(update.report(), file.text, options.task.diagnostics_language());
        object.pop_back();
        io.out.put(object + ",\"against\":" + (found ? as_json(*found, *answer) : "null") + "}\n");
    } else {
        put_diagnostics(file, update.report(), options.task, io.out);
        if (found) put_text(*found, *answer, io.out);
    }
    return found && found->is_same() ? exit_status::yes : exit_status::no;
}

exit_status check(const check_options& options, const console& io) {
    parse_options parsing = options.task.parsing();
    if (options.now) parsing.now = options.task.instant("--now", *options.now);
    if (options.quota) parsing.concurrency_quota = count_of_option("--quota", *options.quota);
    if (options.answer_file) return check_against(options, parsing, io);
    const text_file file = read_text_file(options.task.file, io.in);
    const report found = report_on(file.text, options.action_name, parsing);
    put_diagnostics(file, found, options.task, io.out);
    return found.valid() ? exit_status::yes : exit_status::no;
}

} // namespace

command_run add_check(option_table& table) {
    const auto options = std::make_shared<check_options>();
    add_task_options(table, options->task);
    add_time_format_option(table, options->task);
    table.choice("--action", {"update-task", "create-task", "single-batch-append"}, options->action_name,
                 "The action whose body FILE is");
    table.value("--now", "T", options->now, "With it, a task that is over is an error");
    table.value("--quota", "N", options->quota, "With it, more calls at once are an error");
    table.value("--against", "FILE", options->answer_file,
                "The answer to QueryTaskList: says where the server's window differs; - is standard input");
    return [options](const console& io) { return check(*options, io); };
}

} // namespace curfew::tool
