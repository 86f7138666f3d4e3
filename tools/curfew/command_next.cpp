#include "commands.hpp"
#include "instant.hpp"
#include "json_object.hpp"
#include "loaded_task.hpp"
#include "task_options.hpp"

#include <memory>

namespace curfew::tool {

namespace {

struct next_options {
    task_options task;
    std::string after = "now";
};

exit_status next(const next_options& options, const console& io) {
    const any_zone zone = options.task.zone();
    const sys_seconds after = instant_of_option("--after", options.after, zone);
    const auto task = load_task(options.task, io);
    if (!task) return exit_status::no;
    const auto found = task->ask([&](const auto& calls) { return calls.next_permitted(after); });
    const auto until = found ? task->ask([&](const auto& calls) { return calls.next_change(*found); }) : std::nullopt;
    if (options.task.json()) {
        json_object line;
        line.add("after", rfc3339(after, zone))
            .add_or_null("next", rfc3339(found, zone))
            .add_or_null("until", rfc3339(until, zone));
        io.out.put(line.text() + '\n');
    } else if (found) {
        io.out.put(style::good, "permitted");
        io.out.put(" from " + for_people(*found, zone));
        if (until) io.out.put(" until " + for_people(*until, zone) + " (" + for_people(*until - *found) + ")");
        io.out.put("\n");
    } else {
        io.out.put(style::error, "never permitted");
        io.out.put(" at or after " + for_people(after, zone) + '\n');
    }
    return found ? exit_status::yes : exit_status::no;
}

} // namespace

command_run add_next(option_table& table) {
    const auto options = std::make_shared<next_options>();
    add_task_options(table, options->task);
    add_policy_option(table, options->task);
    table.value("--after", "T", options->after, "At or after this instant");
    return [options](const console& io) { return next(*options, io); };
}

} // namespace curfew::tool
