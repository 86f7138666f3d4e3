#include "commands.hpp"
#include "earlier_attempts.hpp"
#include "instant.hpp"
#include "json_object.hpp"
#include "loaded_task.hpp"
#include "task_options.hpp"

#include <memory>

namespace curfew::tool {

namespace {

struct next_options {
    task_options task;
    attempt_options attempts;
    std::string after = "now";
};

exit_status next(const next_options& options, const console& io) {
    const zone in = options.task.zone();
    const sys_seconds after = options.task.instant("--after", options.after);
    const auto task = load_task(options.task, io);
    if (!task) return exit_status::no;
    const earlier_attempts attempts{options.attempts, options.task, *task, "next"};
    const auto found = attempts.next_permitted(task->calls, after);
    const auto until = found ? task->calls.next_change(*found) : std::nullopt;
    if (options.task.json()) {
        json_object line;
        line.add("after", rfc3339(after, in))
            .add_or_null("next", rfc3339(found, in))
            .add_or_null("until", rfc3339(until, in));
        io.out.put(line.text() + '\n');
    } else if (found) {
        io.out.put(style::good, "permitted");
        io.out.put(" from " + for_people(*found, in));
        if (until) io.out.put(" until " + for_people(*until, in) + " (" + for_people(*until - *found) + ")");
        io.out.put("\n");
    } else {
        io.out.put(style::error, "never permitted");
        io.out.put(" at or after " + for_people(after, in) + '\n');
    }
    return found ? exit_status::yes : exit_status::no;
}

} // namespace

command_run add_next(option_table& table) {
    const auto options = std::make_shared<next_options>();
    add_task_options(table, options->task);
    add_stored_options(table, options->task);
    add_policy_option(table, options->task);
    add_time_format_option(table, options->task);
    add_attempt_options(table, options->attempts);
    table.value("--after", "T", options->after, "At or after this instant");
    return [options](const console& io) { return next(*options, io); };
}

} // namespace curfew::tool
