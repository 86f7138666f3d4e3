// Completion for fish.

#include "command_pages.hpp"

namespace curfew::tool {

namespace {

/// In single quotes, where fish knows a backslash too.
std::string fish_quoted(const std::string& text) {
    return '\'' + replaced(replaced(text, "\\", "\\\\"), "'", "\\'") + '\'';
}

std::string line(const std::string& condition, const option_page& option) {
    std::string text = "complete -c curfew -n " + fish_quoted(condition);
    for (const std::string& name : option.names) {
        text += name.starts_with("--") ? " -l " + name.substr(2) : " -s " + name.substr(1);
    }
    if (!option.words.empty()) {
        text += " -x -a " + fish_quoted(joined(option.words, " "));
    } else if (option.takes_value()) {
        text += option.takes_file() ? " -r -F" : " -x";
    }
    return text + " -d " + fish_quoted(option.help) + '\n';
}

} // namespace

std::string fish_completion(const tool_page& page) {
    std::string text = "# Completion of curfew for fish, made from the tool's option table.\n\ncomplete -c curfew -f\n";
    for (const option_page& option : page.tool.options) text += line("__fish_use_subcommand", option);
    for (const command_page& command : page.commands) {
        text += "\ncomplete -c curfew -n '__fish_use_subcommand' -a " + command.name + " -d " +
                fish_quoted(command.help) + '\n';
        const std::string condition = "__fish_seen_subcommand_from " + command.name;
        for (const option_page& option : command.options) {
            if (!option.is_argument) text += line(condition, option);
        }
        if (command.takes_file_argument()) text += "complete -c curfew -n " + fish_quoted(condition) + " -F\n";
    }
    return text;
}

} // namespace curfew::tool
