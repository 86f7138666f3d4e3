#pragma once
// The options of one command. The one place, with run.cpp, that knows CLI11.

#include <initializer_list>
#include <optional>
#include <string>
#include <vector>

namespace CLI {
class App;
}

namespace curfew::tool {

/// Adds options to a command; each value is stored in the variable given with it, which must outlive the parsing.
class option_table {
public:
    explicit option_table(CLI::App& command) noexcept : command_{command} {}

    /// A required argument without a name.
    void argument(const std::string& name, std::string& into, const std::string& help);
    /// An argument without a name that may be left out.
    void argument(const std::string& name, std::optional<std::string>& into, const std::string& help);
    /// Any number of further arguments without a name.
    void arguments(const std::string& name, std::vector<std::string>& into, const std::string& help);
    void flag(const std::string& name, bool& into, const std::string& help);
    /// With a default, which `into` holds.
    void value(const std::string& name, const std::string& type, std::string& into, const std::string& help);
    void required_value(const std::string& name, const std::string& type, std::string& into, const std::string& help);
    /// Without a default.
    void value(const std::string& name, const std::string& type, std::optional<std::string>& into,
               const std::string& help);
    /// May be given several times.
    void values(const std::string& name, const std::string& type, std::vector<std::string>& into,
                const std::string& help);
    /// One of a few words, with a default.
    void choice(const std::string& name, std::initializer_list<std::string> words, std::string& into,
                const std::string& help);
    /// The same without a value unless one is given; `otherwise` is what counts then.
    void choice(const std::string& name, std::initializer_list<std::string> words, std::optional<std::string>& into,
                const std::string& otherwise, const std::string& help);
    /// The two cannot be given together.
    void exclude(const std::string& name, const std::string& other);

private:
    CLI::App& command_;
};

} // namespace curfew::tool
