#include "command_pages.hpp"

#include "command_line.hpp"

#include <curfew/diagnostics/severity_settings.hpp>
#include <curfew/version.hpp>

#include <CLI/CLI.hpp>

#include <algorithm>
#include <array>
#include <optional>
#include <string_view>
#include <utility>

namespace curfew::tool {

namespace {

/// What may be set for the rules, as --rule takes it.
std::vector<std::string> rule_settings() {
    using setting = std::pair<std::optional<severity>, std::string_view>;
    constexpr std::array<setting, 3> all{
        {{severity::error, "=error"}, {severity::warning, "=warning"}, {std::nullopt, "=off"}}};
    std::vector<std::string> settings;
    for (const rule_info& r : rule_table) {
        for (const auto& [counts_as, text] : all) {
            if (severity_settings::allows(r.id, counts_as)) settings.push_back(std::string{r.name}.append(text));
        }
    }
    return settings;
}

std::vector<std::string> words_of(const std::string& value) {
    if (value == "ID=ACTION") return rule_settings();
    std::vector<std::string> words = CLI::detail::split(value, '|');
    return words.size() > 1 ? words : std::vector<std::string>{};
}

option_page page_of(const CLI::Option& option) {
    option_page page;
    page.help = option.get_description();
    page.is_argument = option.get_positional();
    page.is_required = option.get_required();
    page.may_repeat = option.get_expected_max() > 1;
    page.by_default = option.get_default_str();
    if (page.is_argument) {
        page.names = {option.get_name(true)};
        page.value = page.names.front();
    } else {
        for (const std::string& name : option.get_snames()) page.names.push_back('-' + name);
        for (const std::string& name : option.get_lnames()) page.names.push_back("--" + name);
        if (option.get_items_expected_max() > 0) page.value = option.get_type_name();
    }
    page.words = words_of(page.value);
    return page;
}

command_page page_of(const CLI::App& command) {
    command_page page{command.get_name(), command.get_description(), {}};
    for (const bool arguments : {false, true}) {
        for (const CLI::Option* option : command.get_options()) {
            if (option->get_positional() == arguments) page.options.push_back(page_of(*option));
        }
    }
    return page;
}

} // namespace

bool option_page::takes_file() const noexcept {
    constexpr std::array<std::string_view, 5> files{"FILE", "PATH", "DIR", "OLD", "NEW"};
    return std::find(files.begin(), files.end(), value) != files.end();
}

bool command_page::takes_file_argument() const noexcept {
    return std::any_of(options.begin(), options.end(),
                       [](const option_page& option) { return option.is_argument && option.takes_file(); });
}

tool_page read_command_line() {
    CLI::App app;
    command_run chosen;
    add_commands(app, chosen);
    tool_page page{page_of(app), {}, app.get_footer(), app.version()};
    for (const CLI::App* command : app.get_subcommands([](const CLI::App*) { return true; })) {
        page.commands.push_back(page_of(*command));
    }
    return page;
}

std::string replaced(std::string text, const std::string& what, const std::string& by) {
    for (std::size_t at = text.find(what); at != std::string::npos; at = text.find(what, at + by.size())) {
        text.replace(at, what.size(), by);
    }
    return text;
}

std::string joined(const std::vector<std::string>& texts, const std::string& between) {
    std::string result;
    for (const std::string& text : texts) result += (result.empty() ? "" : between) + text;
    return result;
}

std::string quoted(const std::string& text) {
    return '\'' + replaced(text, "'", R"('\'')") + '\'';
}

} // namespace curfew::tool
