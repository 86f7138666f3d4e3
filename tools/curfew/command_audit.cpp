#include "audit/audit_hints.hpp"
#include "audit/audit_opening.hpp"
#include "audit/audit_run.hpp"
#include "audit/csv_text.hpp"
#include "audit/decoded_source.hpp"
#include "audit/record_profile.hpp"
#include "commands.hpp"
#include "earlier_attempts.hpp"
#include "task_options.hpp"
#include "visible_text.hpp"

#include <algorithm>
#include <array>
#include <csignal>
#include <memory>
#include <thread>
#include <utility>
#include <vector>

namespace curfew::tool {

namespace {

struct audit_options {
    task_options task;
    std::optional<std::string> file;
    std::optional<std::string> profile;
    bool shows_profile = false;
    std::optional<std::string> time_column;
    std::optional<std::string> zone_column;
    std::optional<std::string> task_column;
    std::optional<std::string> unique_column;
    std::optional<std::string> callee_column;
    std::vector<std::string> limits;
    std::string reorder = "1d";
    std::optional<std::string> rules_folder;
    std::optional<std::string> list;
    std::optional<std::string> time_zone;
    std::optional<std::string> epoch;
    std::optional<std::string> input;
    std::optional<std::string> header;
    std::optional<std::string> delimiter;
    std::optional<std::string> quote;
    std::optional<std::string> encoding;
    std::string empty_time = "error";
    std::string zero_time = "error";
    std::string prefix;
    std::optional<std::string> jobs;
};

/// The options that a profile sets.
struct settable_option {
    std::string_view name;
    std::optional<std::string> audit_options::*value;
};

constexpr std::array settable_options{
    settable_option{"--input", &audit_options::input},
    settable_option{"--records", &audit_options::list},
    settable_option{"--column", &audit_options::time_column},
    settable_option{"--epoch", &audit_options::epoch},
    settable_option{"--zone-column", &audit_options::zone_column},
    settable_option{"--time-zone", &audit_options::time_zone},
    settable_option{"--unique", &audit_options::unique_column},
    settable_option{"--header", &audit_options::header},
    settable_option{"--delimiter", &audit_options::delimiter},
};

const record_profile* profile_of(const audit_options& options) {
    if (options.shows_profile && !options.profile) throw failure{"--show: give --profile NAME"};
    return options.profile ? find_profile(*options.profile) : nullptr;
}

/// With what the profile sets. What is given goes before it, and an empty value takes its away.
audit_options with_profile(audit_options options, const record_profile& profile) {
    for (const profile_option& set : profile.options) {
        const auto* const option = std::find_if(settable_options.begin(), settable_options.end(),
                                                [&](const settable_option& o) { return o.name == set.name; });
        if (option == settable_options.end()) throw failure{"--profile: there is no option " + std::string{set.name}};
        std::optional<std::string>& value = options.*(option->value);
        if (!value) {
            value = set.value;
        } else if (value->empty()) {
            value.reset();
        }
    }
    if (profile.has_server_times && !options.time_zone) {
        throw failure{"--profile " + std::string{profile.name} +
                      ": its times are those of the server's clock, and no record says which zone that has; "
                      "give --time-zone NAME"};
    }
    return options;
}

char delimiter_of(const std::string& text) {
    if (text == "tab" || text == "\\t") return '\t';
    if (text.size() == 1 && is_delimiter(text[0])) return text[0];
    throw failure{"--delimiter: " + in_quotes(text) + " is not one ASCII character, nor tab"};
}

std::size_t jobs_of(const std::optional<std::string>& text) {
    constexpr std::int32_t most = 1024;
    if (!text) return std::max(1U, std::thread::hardware_concurrency());
    const std::int32_t count = count_of_option("--jobs", *text);
    if (count < 1 || count > most) throw failure{"--jobs: " + in_quotes(*text) + " is no number from 1 to 1024"};
    return static_cast<std::size_t>(count);
}

bool quotes_of(const std::string& text) {
    if (text == "\"") return true;
    if (text == "none") return false;
    throw failure{"--quote: " + in_quotes(text) + " is neither '\"' nor none"};
}

epoch_unit unit_of(const std::optional<std::string>& text) {
    if (text == "seconds") return epoch_unit::seconds;
    if (text == "milliseconds") return epoch_unit::milliseconds;
    return text == "microseconds" ? epoch_unit::microseconds : epoch_unit::none;
}

absent_time absence_of(const std::string& text) {
    return text == "skip" ? absent_time::skip : absent_time::error;
}

std::optional<record_form> form_of(const std::optional<std::string>& text) {
    if (text == "csv") return record_form::csv;
    if (text == "ndjson") return record_form::ndjson;
    return text == "json" ? std::optional{record_form::json} : std::nullopt;
}

std::optional<record_column> column_of(const std::optional<std::string>& name) {
    return name ? std::optional{record_column{*name, 0}} : std::nullopt;
}

opening_options opening_of(const audit_options& options) {
    opening_options result;
    result.form = form_of(options.input);
    if (options.list) {
        if (result.form.value_or(record_form::json) != record_form::json) {
            throw failure{"--records: only JSON objects have lists; it needs --input json, and does without --input"};
        }
        result.form = record_form::json;
    }
    if (options.delimiter) result.delimiter = delimiter_of(*options.delimiter);
    if (options.quote) result.has_quotes = quotes_of(*options.quote);
    if (options.header == "drop") result.header = header_use::drop;
    if (options.header == "none") result.header = header_use::none;
    return result;
}

/// Those of --limit or those of the policy: two lists would be two answers.
std::optional<limit_plan> limits_of(const audit_options& options, const task_book& tasks) {
    const bool has_policy_limits = has_limits(tasks.policy());
    if (has_policy_limits && !options.callee_column) {
        throw failure{"audit: " + tasks.policy()->name +
                      " has Limits; say with --callee-column NAME who was called, so that attempts can be counted"};
    }
    if (!options.limits.empty()) {
        if (has_policy_limits) throw failure{"--limit: " + tasks.policy()->name + " has Limits already"};
        return limit_plan::of_options(options.limits);
    }
    if (has_policy_limits) return limit_plan::of_policy(*tasks.policy()->content.limits());
    if (options.callee_column) {
        throw failure{"--callee-column: there are no limits; give --limit, such as 4/30d, or a policy with Limits"};
    }
    return std::nullopt;
}

audit_plan plan_of(const audit_options& options, const task_book& tasks) {
    audit_plan plan{tasks};
    plan.limits = limits_of(options, tasks);
    plan.callee = column_of(options.callee_column);
    plan.reorder = span_of_option("--reorder", options.reorder);
    plan.time = {options.time_column.value_or(""), 0};
    plan.zone = column_of(options.zone_column);
    plan.task = column_of(options.task_column);
    plan.key = column_of(options.unique_column);
    if (options.time_zone) plan.time_zone = zone_of_option("--time-zone", *options.time_zone);
    plan.time_format = options.task.time_format();
    plan.list = options.list;
    plan.unit = unit_of(options.epoch);
    plan.empty_time = absence_of(options.empty_time);
    plan.zero_time = absence_of(options.zero_time);
    plan.prefix = options.prefix;
    plan.stops_at_fault = options.task.strict;
    return plan;
}

/// What would otherwise be found out when it is too late.
void check_together(const audit_options& options) {
    if (!options.time_column) throw failure{"audit: give --column NAME, or --profile NAME, which knows the column"};
    if (!options.file && !options.rules_folder)
        throw failure{"audit: give FILE, or --rules DIR and --task-column NAME"};
    if (options.rules_folder.has_value() != options.task_column.has_value()) {
        throw failure{"audit: --rules and --task-column need each other"};
    }
    if (!options.limits.empty() && !options.callee_column) {
        throw failure{"audit: --limit needs --callee-column NAME, the column that says who was called"};
    }
    if (options.task.stored_file && !options.file) throw failure{"audit: --stored is for FILE, which is not given"};
    if (options.file == "-" || options.task.policy_file == "-" || options.task.stored_file == "-") {
        throw failure{"audit: standard input is for the records"};
    }
}

/// The encoding that the bytes must be converted from, if it is not UTF-8.
std::optional<std::string> encoding_of(const audit_options& options, peeked_source& source) {
    if (options.encoding) return options.encoding;
    // No other text starts with these bytes, so that nothing is waited for in vain.
    const std::string_view first = source.peek(1);
    const bool may_be_mark = first == "\xFF" || first == "\xFE" || first == std::string_view{"\0", 1};
    constexpr std::size_t longest_mark = 4;
    return may_be_mark ? encoding_by_mark(source.peek(longest_mark)) : std::nullopt;
}

exit_status audit_source(const audit_options& options, const task_book& tasks, byte_source& bytes, const console& io) {
    peeked_source source_of_bytes{bytes};
    std::optional<decoded_source> text;
    if (const auto encoding = encoding_of(options, source_of_bytes)) text.emplace(source_of_bytes, *encoding);
    byte_source& source = text ? static_cast<byte_source&>(*text) : source_of_bytes;
    audit_plan plan = plan_of(options, tasks);
    record_input input{source};
    opened_records opened = open_records(input, opening_of(options), plan);
    std::vector<std::string> hints = std::move(opened.hints);
    if (!options.task.json()) {
        // At once, since the summary may be hours away.
        put_hints(hints, io.err);
        hints.clear();
    }
    io.out.put(opened.text);
    io.out.bytes.flush();
    const audit_reports reports{options.task.json(), io.err.is_terminal && !io.out.is_terminal, source.size()};
    const audit_result result = run_audit(plan, input, source, jobs_of(options.jobs), reports, io);
    for (std::string& hint : hints_of(result.counts, plan)) hints.push_back(std::move(hint));
    put_summary(result.counts, result.end, result.callees, hints, options.task.json(), io.err);
    if (result.fault) std::rethrow_exception(result.fault);
    if (result.counts.unreadable > 0) return exit_status::unusable;
    return result.counts.forbidden() > 0 ? exit_status::no : exit_status::yes;
}

exit_status audit(const audit_options& given, const console& io) {
    const record_profile* const profile = profile_of(given);
    if (given.shows_profile) {
        io.out.put(command_line_of(*profile) + '\n');
        return exit_status::yes;
    }
    const audit_options options = profile == nullptr ? given : with_profile(given, *profile);
    check_together(options);
    static_cast<void>(jobs_of(options.jobs));
    static_cast<void>(opening_of(options));
    if (options.encoding) static_cast<void>(text_decoder{*options.encoding});
    if (!options.limits.empty()) static_cast<void>(limit_plan::of_options(options.limits));
    static_cast<void>(span_of_option("--reorder", options.reorder));
    const auto tasks = task_book::load(options.file, options.rules_folder, options.task, io);
    if (!tasks) return exit_status::no;
    if (io.in_descriptor < 0) {
        stream_source source{io.in};
        return audit_source(options, *tasks, source, io);
    }
    exit_status status = exit_status::unusable;
    {
        descriptor_source source{io.in_descriptor};
        status = audit_source(options, *tasks, source, io);
    }
    // Who sent the signal sees that it worked, now that everything has been put out.
    if (const int signal = descriptor_source::signal(); signal != 0) std::raise(signal);
    return status;
}

} // namespace

command_run add_audit(option_table& table) {
    const auto options = std::make_shared<audit_options>();
    table.argument("FILE", options->file, "An UpdateTask request body; with --rules that of tasks it does not have");
    table.choice("--profile", {"volcengine", "alibaba", "tencent", "huawei", "asterisk", "freeswitch", "vicidial"},
                 options->profile, "",
                 "Where the records come from: sets the options for them that are not given; '' takes one away");
    table.flag("--show", options->shows_profile, "Print the options that --profile stands for, and read nothing");
    table.value("--column", "NAME", options->time_column,
                "The column with the time of the call: its name, its number from 1, or a JSON Pointer");
    table.value("--zone-column", "NAME", options->zone_column,
                "The column with the zone that stands for --zone in its record");
    table.value("--task-column", "NAME", options->task_column, "The column with the TaskOpenId; needs --rules");
    table.value("--rules", "DIR", options->rules_folder, "Requests, *.json, of the tasks of --task-column");
    table.value("--time-zone", "NAME", options->time_zone,
                "The zone of times without an offset, if not that of the record");
    table.choice("--epoch", {"none", "seconds", "milliseconds", "microseconds"}, options->epoch, "none",
                 "What a bare integer in the time column counts since 1970; none: it is no time");
    table.choice("--empty-time", {"error", "skip"}, options->empty_time,
                 "Records without a time: they cannot be read, or are counted and not judged");
    table.choice("--zero-time", {"error", "skip"}, options->zero_time, "The same for records whose time is 0");
    table.value("--unique", "NAME", options->unique_column,
                "The column that tells calls apart: a record whose value was judged before is named and not judged");
    table.value("--callee-column", "NAME", options->callee_column, "The column that says who was called, for limits");
    table.values("--limit", "N/SPAN", options->limits,
                 "How often a callee may be called, such as 3/5min, 10/24h, 4/30d, or 2/day for a calendar day; may be "
                 "given several times");
    table.value("--reorder", "SPAN", options->reorder,
                "How much earlier than a record above it the time of a record may be, with limits");
    table.choice("--input", {"auto", "csv", "ndjson", "json"}, options->input, "auto",
                 "The form of the records; json: objects in an array, or one after another; auto: by the first line");
    table.value("--records", "NAME", options->list,
                "The list inside each JSON object that has the records: a member, or a JSON Pointer such as /feeLst");
    table.choice("--header", {"keep", "drop", "none"}, options->header, "keep",
                 "The header of CSV: put it out as well, leave it out, or there is none");
    table.value("--delimiter", "CHAR", options->delimiter,
                "What stands between the fields of CSV, tab for a tab; that of a line sep=; or a comma unless given");
    table.value("--quote", "CHAR", options->quote,
                "'\"' for fields in quotes, none for none; none unless given where tabs are between the fields");
    table.value("--encoding", "NAME", options->encoding,
                "What the records are converted from, such as gbk; UTF-8, or by a byte order mark unless given");
    table.value("--prefix", "TEXT", options->prefix, "What the names of the new columns start with");
    table.value("--jobs", "N", options->jobs, "How many threads work; as many as there are processors unless given");
    add_reading_options(table, options->task);
    add_stored_options(table, options->task);
    add_policy_option(table, options->task);
    add_time_format_option(table, options->task);
    return [options](const console& io) { return audit(*options, io); };
}

} // namespace curfew::tool
