#include "commands.hpp"
#include "earlier_attempts.hpp"
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

/// What was printed.
struct found_intervals {
    std::uint64_t count = 0;
    seconds total{0};
};

/// Prints each interval as it is found; stops when nobody reads on.
found_intervals put(const permitted_intervals& intervals, const windows_options& options, const zone& in,
                    const text_stream& out) {
    found_intervals result;
    for (const interval& permitted : intervals) {
        ++result.count;
        result.total += permitted.length();
        if (options.task.json()) {
            json_object line;
            line.add("from", rfc3339(permitted.from, in)).add("to", rfc3339(permitted.until, in));
            out.put(line.text() + '\n');
        } else {
            out.put(for_people(permitted.from, in) + "  to  " + for_people(permitted.until, in) + "  ");
            out.put(style::faint, for_people(permitted.length()));
            out.put("\n");
        }
        if (!out.bytes) break;
    }
    return result;
}

exit_status windows(const windows_options& options, const console& io) {
    const zone in = options.task.zone();
    const auto given = [&](std::string_view name, const std::optional<std::string>& text) {
        return text ? std::optional{options.task.instant(name, *text)} : std::nullopt;
    };
    const auto given_from = given("--from", options.from);
    const auto given_to = given("--to", options.to);
    if (given_from && given_to && *given_to < *given_from) throw failure{"--to is earlier than --from"};

    const auto task = load_task(options.task, io);
    if (!task) return exit_status::no;
    const sys_seconds from = given_from.value_or(task->calls.first());
    const sys_seconds to = given_to.value_or(task->calls.last());
    note_limits(*task, "windows", io.err);
    const found_intervals found = put(task->calls.intervals(from, to), options, in, io.out);
    if (options.task.json()) return exit_status::yes;
    const std::string total = for_people(found.total);
    io.out.put(style::strong, found.count == 0   ? "nothing is permitted"
                              : found.count == 1 ? "1 interval, " + total
                                                 : std::to_string(found.count) + " intervals, " + total + " in total");
    io.out.put("\n");
    return exit_status::yes;
}

} // namespace

command_run add_windows(option_table& table) {
    const auto options = std::make_shared<windows_options>();
    add_task_options(table, options->task);
    add_stored_options(table, options->task);
    add_policy_option(table, options->task);
    add_time_format_option(table, options->task);
    table.value("--from", "T", options->from, "Not before this instant; StartTime unless given");
    table.value("--to", "T", options->to, "Not after this instant; EndTime unless given");
    return [options](const console& io) { return windows(*options, io); };
}

} // namespace curfew::tool
