#include "task_options.hpp"

#include "console.hpp"
#include "visible_text.hpp"

#include <curfew/diagnostics/field.hpp>

#include <algorithm>
#include <charconv>
#include <optional>

namespace curfew::tool {

namespace {

/// The rule whose name takes the fewest changed letters; nullopt if that is more than half of it.
std::optional<std::string_view> nearest_rule_name(std::string_view name) {
    if (name.size() > curfew::detail::longest_compared_name) return std::nullopt;
    const auto distance = [name](const rule_info& r) { return curfew::detail::edit_distance(r.name, name); };
    const auto nearest = std::min_element(rule_table.begin(), rule_table.end(),
                                          [&](const auto& a, const auto& b) { return distance(a) < distance(b); });
    if (distance(*nearest) * 2 > nearest->name.size()) return std::nullopt;
    return nearest->name;
}

rule rule_of(std::string_view name) {
    if (const auto id = rule_from_name(name)) return *id;
    const auto nearest = nearest_rule_name(name);
    throw failure{"--rule: there is no rule " + in_quotes(name) +
                  (nearest ? "; the nearest is " + std::string{*nearest} : std::string{})};
}

std::optional<severity> severity_of(std::string_view text) {
    if (text == "error") return severity::error;
    if (text == "warning") return severity::warning;
    if (text == "off") return std::nullopt;
    throw failure{"--rule: " + in_quotes(text) + " is none of error, warning, off"};
}

void apply_setting(std::string_view setting, severity_settings& severities) {
    const auto equals = setting.find('=');
    if (equals == std::string_view::npos) {
        throw failure{"--rule: " + in_quotes(setting) + " is not of the form ID=error, ID=warning or ID=off"};
    }
    const rule id = rule_of(setting.substr(0, equals));
    const std::string action{setting.substr(equals + 1)};
    if (severities.set(id, severity_of(action))) return;
    const std::string name{info(id).name};
    throw failure{info(id).lowerable ? "--rule: " + name + " can be lowered to a warning, not turned off"
                                     : "--rule: " + name + " is always an error; it cannot be set to " + action};
}

} // namespace

severity_settings task_options::severities() const {
    severity_settings result = strict ? severity_settings::strict() : severity_settings{};
    for (const std::string& setting : rules) apply_setting(setting, result);
    return result;
}

void add_task_options(option_table& table, task_options& options) {
    table.argument("FILE", options.file, "An UpdateTask request body; - is standard input");
    add_reading_options(table, options);
}

void add_reading_options(option_table& table, task_options& options) {
    table.value("--zone", "NAME", options.zone_name, "The zone of the task: an IANA name or an offset");
    table.flag("--end-inclusive", options.end_inclusive, "10:00-11:00 forbids the minute 11:00 as well");
    table.flag("--strict", options.strict, "Every warning is an error");
    table.values("--rule", "ID=ACTION", options.rules,
                 "What one rule counts as: error, warning or off; may be given several times");
    table.choice("--format", {"text", "json"}, options.format_name, "For people, or one JSON object a line");
    table.choice("--lang", {"en", "zh"}, options.language_name, "The language of the diagnostics");
}

void add_stored_options(option_table& table, task_options& options) {
    table.value("--stored", "FILE", options.stored_file,
                "The request that made the stored task, which FILE is applied to");
    add_nothing_stored_option(table, options);
    table.exclude("--stored", "--nothing-stored");
}

void add_nothing_stored_option(option_table& table, task_options& options) {
    table.flag("--nothing-stored", options.nothing_stored,
               "There is no stored task, so that without ForbidTimeList nothing is forbidden");
}

void add_time_format_option(option_table& table, task_options& options) {
    table.value("--time-format", "F", options.time_format_text,
                "The form of times, in letters of strftime, such as \"%Y/%m/%d %H:%M\"");
}

void add_policy_option(option_table& table, task_options& options) {
    table.value("--policy", "FILE", options.policy_file,
                "Holidays and the callee's own hours, which must permit as well; - is standard input");
}

std::int32_t count_of_option(std::string_view option, const std::string& text) {
    std::int32_t count = 0;
    const char* const end = text.data() + text.size();
    const auto [stop, fault] = std::from_chars(text.data(), end, count);
    if (fault == std::errc{} && stop == end && count >= 0) return count;
    throw failure{std::string{option} + ": " + in_quotes(text) + " is no whole number from 0 to 2147483647"};
}

} // namespace curfew::tool
