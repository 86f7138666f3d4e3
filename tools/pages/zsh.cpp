// Completion for zsh, by its own _arguments.

#include "command_pages.hpp"

namespace curfew::tool {

namespace {

/// In a place of a specification where these would end it.
std::string escaped(std::string text) {
    for (const char* special : {"\\", "[", "]", ":"})
        text = replaced(std::move(text), special, std::string{"\\"} + special);
    return text;
}

std::string action(const option_page& option) {
    if (!option.words.empty()) return '(' + joined(option.words, " ") + ')';
    return option.takes_file() ? "_files" : " ";
}

std::string specification(const option_page& option) {
    const std::string value = ':' + escaped(option.value) + ':' + action(option);
    if (option.is_argument) return ' ' + quoted((option.may_repeat ? "*" : "") + value);
    std::string text;
    for (const std::string& name : option.names) {
        const std::string others = option.may_repeat ? "*" : '(' + joined(option.names, " ") + ')';
        text += ' ' + quoted(others + name + (option.takes_value() ? (name.starts_with("--") ? "=" : "") : "") + '[' +
                             escaped(option.help) + ']' + (option.takes_value() ? value : ""));
    }
    return text;
}

std::string specifications(const command_page& command) {
    std::string text;
    for (const option_page& option : command.options) text += " \\\n               " + specification(option);
    return text;
}

} // namespace

std::string zsh_completion(const tool_page& page) {
    std::string text = R"(#compdef curfew
# Completion of curfew for zsh, made from the tool's option table.

_curfew() {
    local curcontext=$curcontext state line
    local -a commands
    commands=(
)";
    for (const command_page& command : page.commands) {
        text += "        " + quoted(escaped(command.name) + ':' + escaped(command.help)) + '\n';
    }
    text += "    )\n    _arguments -C" + specifications(page.tool) + R"( \
                '1: :->command' '*:: :->arguments'
    case $state in
    command) _describe command commands ;;
    arguments)
        case $words[1] in
)";
    for (const command_page& command : page.commands) {
        text += "        " + command.name + ")\n            _arguments" + specifications(command) + " ;;\n";
    }
    return text + R"(        esac
        ;;
    esac
}

if [[ $funcstack[1] == _curfew ]]; then
    _curfew "$@"
else
    compdef _curfew curfew
fi
)";
}

} // namespace curfew::tool
