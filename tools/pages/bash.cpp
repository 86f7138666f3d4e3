// Completion for bash. It needs nothing but bash itself.

#include "command_pages.hpp"

namespace curfew::tool {

namespace {

constexpr auto head = R"(# Completion of curfew for bash, made from the tool's option table.

_curfew() {
    local cur=${COMP_WORDS[COMP_CWORD]} at=$((COMP_CWORD - 1)) command='' pair='' word i
    for ((i = 1; i < COMP_CWORD; i++)); do
        if [[ ' @COMMANDS@ ' == *" ${COMP_WORDS[i]} "* ]]; then
            command=${COMP_WORDS[i]}
            break
        fi
    done
    # The shell takes --option=value and ID=ACTION apart.
    if [[ $cur == '=' ]]; then
        cur=''
        pair=${COMP_WORDS[at]}
        ((at -= 1))
    elif [[ ${COMP_WORDS[at]} == '=' ]]; then
        pair=${COMP_WORDS[at - 1]}
        ((at -= 2))
    fi
    local prev=${COMP_WORDS[at]}
    if [[ $pair == -* ]]; then
        prev=$pair
        pair=''
    elif [[ -n $pair ]]; then
        cur="$pair=$cur"
    fi

    COMPREPLY=()
    case "$command $prev" in
)";

constexpr auto middle = R"(    esac
    if [[ $cur != -* && ' @FILE_COMMANDS@ ' == *" $command "* ]]; then
        COMPREPLY=($(compgen -f -- "$cur"))
        compopt -o filenames 2>/dev/null
        return
    fi
    case "$command" in
)";

constexpr auto tail = R"(    esac
}

complete -F _curfew curfew
)";

std::string patterns(const command_page& command, const option_page& option) {
    std::vector<std::string> texts;
    for (const std::string& name : option.names) texts.push_back(quoted(command.name + ' ' + name));
    return joined(texts, " | ");
}

/// Completes from `words`; of a pair the part behind the '=', which alone is a word to the shell.
std::string reply(const std::vector<std::string>& words) {
    return "COMPREPLY=($(compgen -W " + quoted(joined(words, " ")) + " -- \"$cur\"))";
}

std::string value_case(const command_page& command, const option_page& option) {
    std::string text = "        " + patterns(command, option) + ")\n            ";
    if (!option.words.empty()) {
        text += reply(option.words) + "\n            [[ -z $pair ]] || COMPREPLY=(\"${COMPREPLY[@]#\"$pair=\"}\")\n";
    } else if (option.takes_file()) {
        text += "COMPREPLY=($(compgen -f -- \"$cur\"))\n            compopt -o filenames 2>/dev/null\n";
    } else {
        text += ":\n";
    }
    return text + "            return\n            ;;\n";
}

std::string names_case(const command_page& command, std::vector<std::string> words) {
    for (const option_page& option : command.options) {
        if (option.is_argument) continue;
        words.insert(words.end(), option.names.begin(), option.names.end());
    }
    return "        " + quoted(command.name) + ") " + reply(words) + " ;;\n";
}

} // namespace

std::string bash_completion(const tool_page& page) {
    std::vector<std::string> commands;
    std::vector<std::string> file_commands;
    for (const command_page& command : page.commands) {
        commands.push_back(command.name);
        if (command.takes_file_argument()) file_commands.push_back(command.name);
    }
    std::string text = replaced(head, "@COMMANDS@", joined(commands, " "));
    for (const command_page& command : page.commands) {
        for (const option_page& option : command.options) {
            if (option.takes_value() && !option.is_argument) text += value_case(command, option);
        }
    }
    text += replaced(middle, "@FILE_COMMANDS@", joined(file_commands, " "));
    for (const command_page& command : page.commands) text += names_case(command, {});
    return text + names_case({"", "", page.tool.options}, commands) + tail;
}

} // namespace curfew::tool
