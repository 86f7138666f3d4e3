#include "run.hpp"

#include "command_line.hpp"
#include "commands.hpp"
#include "option_table.hpp"
#include "visible_text.hpp"

#include <curfew/version.hpp>

#include <CLI/CLI.hpp>

#include <algorithm>
#include <array>
#include <utility>

namespace curfew::tool {

namespace {

struct command_entry {
    const char* name;
    const char* help;
    command_run (*add)(option_table& table);
};

constexpr std::array commands{
    command_entry{"check", "All diagnostics of a request", add_check},
    command_entry{"permits", "A verdict for each instant", add_permits},
    command_entry{"next", "The first permitted instant, and until when it stays permitted", add_next},
    command_entry{"windows", "The permitted intervals, and their total length", add_windows},
    command_entry{"redials", "When each redial is due, and when it may be placed", add_redials},
    command_entry{"week", "A picture of the week, and the report of the task as a file", add_week},
    command_entry{"fix", "The request with every safe fix applied", add_fix},
    command_entry{"diff", "What an update changes", add_diff},
    command_entry{"hours", "The ForbidTimeList that permits exactly these hours", add_hours},
    command_entry{"holidays", "The policy file of holiday calendars and lists", add_holidays},
    command_entry{"audit", "Call records with a verdict each, and a summary", add_audit},
};

constexpr auto footer =
    R"(T is RFC 3339 (2021-05-20T18:00:00+08:00), "2021-05-20 18:00:00" in the task's zone, @SECONDS, or now.
Exit status: 0 yes, valid; 1 no, invalid; 2 wrong usage, or input that cannot be read.)";

std::string version_text() {
    return "curfew " + std::string{version};
}

} // namespace

void add_commands(CLI::App& app, command_run& chosen) {
    app.name("curfew");
    app.description("When a voice task may call: checks UpdateTask requests and answers for instants.");
    app.set_version_flag("--version", version_text());
    app.require_subcommand(0, 1);
    app.footer(footer);
    for (const command_entry& entry : commands) {
        CLI::App& command = *app.add_subcommand(entry.name, entry.help);
        option_table table{command};
        command.footer(footer);
        command.callback([&chosen, run = entry.add(table)] { chosen = run; });
    }
}

namespace {

/// Reads the options and runs the command; throws what CLI11 throws, and `failure`.
exit_status run_command(CLI::App& app, std::vector<std::string> arguments, const console& io) {
    command_run chosen;
    add_commands(app, chosen);
    const auto is_named = [&](const command_entry& entry) { return entry.name == arguments.front(); };
    if (!arguments.empty() && !arguments.front().starts_with('-') && std::ranges::none_of(commands, is_named)) {
        throw failure{"there is no command " + in_quotes(arguments.front()) + "; curfew --help lists them"};
    }
    // CLI11 takes them from the back.
    std::reverse(arguments.begin(), arguments.end());
    app.parse(std::move(arguments));
    if (!chosen) throw failure{"give a command; curfew --help lists them"};
    return chosen(io);
}

} // namespace

exit_status run(std::vector<std::string> arguments, const console& io) {
    CLI::App app;
    try {
        const exit_status status = run_command(app, std::move(arguments), io);
        if (!io.out.bytes.flush()) throw failure{"cannot write to standard output"};
        return status;
    } catch (const CLI::ParseError& fault) {
        // --help and --version come this way too.
        if (fault.get_exit_code() != 0) io.err.put("curfew: ");
        return app.exit(fault, io.out.bytes, io.err.bytes) == 0 ? exit_status::yes : exit_status::unusable;
    } catch (const failure& fault) {
        io.out.bytes.flush();
        io.err.put(std::string{"curfew: "} + fault.what() + '\n');
        return exit_status::unusable;
    }
}

} // namespace curfew::tool
