// The manual page, in the man macros of roff.

#include "command_pages.hpp"

namespace curfew::tool {

namespace {

/// Text of a line: no character of it means anything to roff, hyphens stay what they are.
std::string plain(const std::string& text) {
    const std::string escaped = replaced(replaced(text, "\\", "\\e"), "-", "\\-");
    return escaped.starts_with('.') || escaped.starts_with('\'') ? "\\&" + escaped : escaped;
}

std::string bold(const std::string& text) {
    return "\\fB" + plain(text) + "\\fR";
}

std::string italic(const std::string& text) {
    return "\\fI" + plain(text) + "\\fR";
}

std::string tag(const option_page& option) {
    if (option.is_argument) return italic(option.names.front());
    std::vector<std::string> names;
    for (const std::string& name : option.names) names.push_back(bold(name));
    return joined(names, ", ") + (option.takes_value() ? ' ' + italic(option.value) : "");
}

std::string explained(const command_page& command) {
    std::string text;
    for (const option_page& option : command.options) {
        text += ".TP\n" + tag(option) + '\n' + plain(option.help) + '.';
        if (!option.by_default.empty()) text += " Default: " + bold(option.by_default) + '.';
        text += '\n';
    }
    return text;
}

std::string synopsis(const std::string& tool, const command_page& command) {
    std::string line = bold(tool + ' ' + command.name) + " [\\fIOPTION\\fR]...";
    for (const option_page& option : command.options) {
        if (!option.is_argument && !option.is_required) continue;
        const std::string what = option.is_argument ? italic(option.names.front()) : tag(option);
        line += ' ' + (option.is_required ? what : '[' + what + ']') + (option.may_repeat ? "..." : "");
    }
    return line;
}

} // namespace

std::string manual(const tool_page& page) {
    std::string text = ".\\\" Made from the tool's option table.\n";
    text += ".TH CURFEW 1 \"\" \"" + plain(page.version) + "\" \"User Commands\"\n";
    text += ".SH NAME\ncurfew \\- when a voice task may call\n.SH SYNOPSIS\n.nf\n";
    for (const command_page& command : page.commands) text += synopsis(page.tool.name, command) + '\n';
    text += ".fi\n.SH DESCRIPTION\n" + plain(page.tool.help) + '\n';
    text += ".SH OPTIONS\n" + explained(page.tool) + ".SH COMMANDS\n";
    for (const command_page& command : page.commands) {
        text += ".SS " + plain(command.name) + '\n' + plain(command.help) + ".\n" + explained(command);
    }
    text += ".SH NOTES\n" + replaced(plain(page.footer), "\n", "\n.PP\n") + '\n';
    text += ".SH ENVIRONMENT\n.TP\n.B NO_COLOR\nNo colours, where it is set and not empty.\n";
    return text;
}

} // namespace curfew::tool
