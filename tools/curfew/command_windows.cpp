#include "commands.hpp"
#include "instant.hpp"
#include "json_object.hpp"
#include "loaded_task.hpp"
#include "task_options.hpp"

#include <cstdint>
#include <memory>

namespace curfew::tool {

namespace {

struct windows_options {
    task_options task;
    std::optional<std::string> from;
    std::optional<std::string> to;
};

exit_status windows(const windows_options& options, const console& io) {
    const any_zone zone = options.task.zone();
    const auto given = [&](std::string_view name, const std::optional<std::string>& text) {
        return text ? std::optional{instant_of_option(name, *text, zone)} : std::nullopt;
    };
    const auto given_from = given("--from", options.from);
    const auto given_to = given("--to", options.to);
    if (given_from && given_to && *given_to < *given_from) throw failure{"--to is earlier than --from"};

    const auto task = load_task(options.task, io);
    if (!task) return exit_status::no;
    const sys_seconds from = given_from.value_or(task->schedule.first());
    const sys_seconds to = given_to.value_or(task->schedule.last());
    std::uint64_t count = 0;
    for (const auto& permitted : task->schedule.intervals(from, to)) {
        ++count;
        if (options.task.json()) {
            json_object line;
            line.add("from", rfc3339(permitted.from, zone)).add("to", rfc3339(permitted.until, zone));
            io.out.put(line.text() + '\n');
        } else {
            io.out.put(for_people(permitted.from, zone) + "  to  " + for_people(permitted.until, zone) + "  ");
            io.out.put(style::faint, for_people(permitted.length()));
            io.out.put("\n");
        }
        if (!io.out.bytes) break;
    }
    if (options.task.json()) return exit_status::yes;
    const std::string total = for_people(task->schedule.permitted_time(from, to));
    io.out.put(style::strong, count == 0   ? "nothing is permitted"
                              : count == 1 ? "1 interval, " + total
                                           : std::to_string(count) + " intervals, " + total + " in total");
    io.out.put("\n");
    return exit_status::yes;
}

} // namespace

command_run add_windows(option_table& table) {
    const auto options = std::make_shared<windows_options>();
    add_task_options(table, options->task);
    table.value("--from", "T", options->from, "Not before this instant; StartTime unless given");
    table.value("--to", "T", options->to, "Not after this instant; EndTime unless given");
    return [options](const console& io) { return windows(*options, io); };
}

} // namespace curfew::tool
