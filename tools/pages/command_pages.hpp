#pragma once
// What the manual page and the completions say, read off the tool's own command line.

#include <string>
#include <vector>

namespace CLI {
class App;
class Option;
} // namespace CLI

namespace curfew::tool {

/// An option or an argument of a command.
struct option_page {
    /// `-h`, `--help`; of an argument: how the help calls it.
    std::vector<std::string> names;
    std::string help;
    /// What its value is called; empty for a flag.
    std::string value;
    /// What is taken where it is not given; empty if that is nothing.
    std::string by_default;
    /// All values there are, where these are few.
    std::vector<std::string> words;
    bool is_argument = false;
    bool is_required = false;
    bool may_repeat = false;

    [[nodiscard]] bool takes_value() const noexcept { return !value.empty(); }
    /// Whether its value is the name of a file or a folder.
    [[nodiscard]] bool takes_file() const noexcept;
};

/// A command, or the tool itself with the options that come before a command.
struct command_page {
    std::string name;
    std::string help;
    /// Options first, then arguments, each in the order of the help.
    std::vector<option_page> options;

    /// Whether an argument is the name of a file.
    [[nodiscard]] bool takes_file_argument() const noexcept;
};

/// All of the tool.
struct tool_page {
    command_page tool;
    std::vector<command_page> commands;
    std::string footer;
    std::string version;
};

/// Reads the command line of the tool.
[[nodiscard]] tool_page read_command_line();

/// The manual page, for man(1).
[[nodiscard]] std::string manual(const tool_page& page);

[[nodiscard]] std::string bash_completion(const tool_page& page);
[[nodiscard]] std::string zsh_completion(const tool_page& page);
[[nodiscard]] std::string fish_completion(const tool_page& page);

/// `text` with each `what` replaced.
[[nodiscard]] std::string replaced(std::string text, const std::string& what, const std::string& by);

/// The texts with `between` between them.
[[nodiscard]] std::string joined(const std::vector<std::string>& texts, const std::string& between);

/// In the single quotes of sh, bash and zsh.
[[nodiscard]] std::string quoted(const std::string& text);

} // namespace curfew::tool
