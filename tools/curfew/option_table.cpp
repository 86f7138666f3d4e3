#include "option_table.hpp"

#include <CLI/CLI.hpp>

namespace curfew::tool {

void option_table::argument(const std::string& name, std::string& into, const std::string& help) {
    command_.add_option(name, into, help)->required()->type_name("");
}

void option_table::argument(const std::string& name, std::optional<std::string>& into, const std::string& help) {
    command_
        .add_option_function<std::string>(
            name, [&into](const std::string& text) { into = text; }, help)
        ->type_name("");
}

void option_table::arguments(const std::string& name, std::vector<std::string>& into, const std::string& help) {
    command_.add_option(name, into, help)->type_name("");
}

void option_table::flag(const std::string& name, bool& into, const std::string& help) {
    command_.add_flag(name, into, help);
}

void option_table::value(const std::string& name, const std::string& type, std::string& into, const std::string& help) {
    command_.add_option(name, into, help)->type_name(type)->capture_default_str();
}

void option_table::required_value(const std::string& name, const std::string& type, std::string& into,
                                  const std::string& help) {
    command_.add_option(name, into, help)->type_name(type)->required();
}

void option_table::value(const std::string& name, const std::string& type, std::optional<std::string>& into,
                         const std::string& help) {
    command_
        .add_option_function<std::string>(
            name, [&into](const std::string& text) { into = text; }, help)
        ->type_name(type);
}

void option_table::values(const std::string& name, const std::string& type, std::vector<std::string>& into,
                          const std::string& help) {
    command_.add_option(name, into, help)->type_name(type)->allow_extra_args(false);
}

namespace {

/// `a|b|c`
std::string type_of(std::initializer_list<std::string> words) {
    std::string type;
    for (const std::string& word : words) type += (type.empty() ? "" : "|") + word;
    return type;
}

} // namespace

void option_table::choice(const std::string& name, std::initializer_list<std::string> words, std::string& into,
                          const std::string& help) {
    command_.add_option(name, into, help)
        ->check(CLI::IsMember(std::vector(words)).description(""))
        ->type_name(type_of(words))
        ->capture_default_str();
}

void option_table::choice(const std::string& name, std::initializer_list<std::string> words,
                          std::optional<std::string>& into, const std::string& otherwise, const std::string& help) {
    command_
        .add_option_function<std::string>(
            name, [&into](const std::string& text) { into = text; }, help)
        ->check(CLI::IsMember(std::vector(words)).description(""))
        ->type_name(type_of(words))
        ->default_str(otherwise);
}

void option_table::exclude(const std::string& name, const std::string& other) {
    command_.get_option(name)->excludes(command_.get_option(other));
}

} // namespace curfew::tool
