#pragma once
// The options of every command that reads FILE, and what they come to.

#include "instant.hpp"
#include "option_table.hpp"
#include "time_format.hpp"
#include "zones.hpp"

#include <curfew/diagnostics/severity_settings.hpp>
#include <curfew/diagnostics/wording.hpp>
#include <curfew/task/parse.hpp>
#include <curfew/task/range_end.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace curfew::tool {

/// As given on the command line; the functions throw `failure` for what cannot be understood.
struct task_options {
    std::string file;
    std::string zone_name = "+08:00";
    std::string format_name = "text";
    std::string language_name = "en";
    std::vector<std::string> rules;
    /// Of the commands that read instants.
    std::optional<std::string> time_format_text;
    /// Of the commands that take one.
    std::optional<std::string> policy_file;
    /// What FILE is applied to, of the commands that answer for instants.
    std::optional<std::string> stored_file;
    bool nothing_stored = false;
    /// What to do about an update that does not say what is in force; a sentence without its full stop.
    std::string ways_out = "give the stored task with --stored FILE, or say --nothing-stored";
    bool end_inclusive = false;
    bool strict = false;

    [[nodiscard]] curfew::zone zone() const { return zone_of_option("--zone", zone_name); }
    [[nodiscard]] std::optional<tool::time_format> time_format() const {
        return time_format_text ? std::optional{tool::time_format{*time_format_text}} : std::nullopt;
    }
    /// Of the value of an option; throws `failure`.
    [[nodiscard]] sys_seconds instant(std::string_view option, std::string_view text) const {
        return instant_of_option(option, text, zone(), time_format());
    }
    [[nodiscard]] bool json() const { return format_name == "json"; }
    [[nodiscard]] language diagnostics_language() const { return language_name == "zh" ? language::zh : language::en; }
    [[nodiscard]] range_end ends() const { return end_inclusive ? range_end::inclusive : range_end::exclusive; }
    [[nodiscard]] severity_settings severities() const;
    /// What readers of requests take.
    [[nodiscard]] parse_options parsing() const { return {severities(), {}, {}, zone()}; }
};

/// FILE, and the options of every command that reads one.
void add_task_options(option_table& table, task_options& options);

/// The same without FILE.
void add_reading_options(option_table& table, task_options& options);

/// --stored and --nothing-stored: the ways to a task for an update that leaves its list to the stored one.
void add_stored_options(option_table& table, task_options& options);

/// The second of them alone.
void add_nothing_stored_option(option_table& table, task_options& options);

/// --time-format, of the commands that read instants.
void add_time_format_option(option_table& table, task_options& options);

/// --policy, of the commands that answer for instants.
void add_policy_option(option_table& table, task_options& options);

/// A whole number from 0 to 2147483647; throws `failure`.
[[nodiscard]] std::int32_t count_of_option(std::string_view option, const std::string& text);

} // namespace curfew::tool
