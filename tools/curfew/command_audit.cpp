#include "audit/audit_run.hpp"
#include "commands.hpp"
#include "task_options.hpp"
#include "visible_text.hpp"

#include <algorithm>
#include <charconv>
#include <csignal>
#include <memory>
#include <thread>

namespace curfew::tool {

namespace {

struct audit_options {
    task_options task;
    std::optional<std::string> file;
    std::string time_column;
    std::optional<std::string> zone_column;
    std::optional<std::string> task_column;
    std::optional<std::string> rules_folder;
    std::optional<std::string> time_zone;
    std::string epoch = "none";
    std::string input = "auto";
    std::string header = "keep";
    std::string delimiter = ",";
    std::string prefix;
    std::optional<std::string> jobs;
};

char delimiter_of(const std::string& text) {
    if (text == "tab" || text == "\\t") return '\t';
    const bool is_one_byte = text.size() == 1 && static_cast<unsigned char>(text[0]) < 0x80;
    if (is_one_byte && text != "\"" && text != "\n" && text != "\r" && text[0] != '\0') return text[0];
    throw failure{"--delimiter: " + in_quotes(text) + " is not one ASCII character, nor tab"};
}

std::size_t jobs_of(const std::optional<std::string>& text) {
    constexpr std::int32_t most = 1024;
    if (!text) return std::max(1U, std::thread::hardware_concurrency());
    const std::int32_t count = count_of_option("--jobs", *text);
    if (count < 1 || count > most) throw failure{"--jobs: " + in_quotes(*text) + " is no number from 1 to 1024"};
    return static_cast<std::size_t>(count);
}

epoch_unit unit_of(const std::string& text) {
    if (text == "seconds") return epoch_unit::seconds;
    return text == "milliseconds" ? epoch_unit::milliseconds : epoch_unit::none;
}

/// What would otherwise be found out when it is too late.
void check_together(const audit_options& options) {
    if (!options.file && !options.rules_folder)
        throw failure{"audit: give FILE, or --rules DIR and --task-column NAME"};
    if (options.rules_folder.has_value() != options.task_column.has_value()) {
        throw failure{"audit: --rules and --task-column need each other"};
    }
    if (options.task.stored_file && !options.file) throw failure{"audit: --stored is for FILE, which is not given"};
    if (options.file == "-" || options.task.policy_file == "-" || options.task.stored_file == "-") {
        throw failure{"audit: standard input is for the records"};
    }
}

/// Finds the columns in a header, or by their numbers.
class column_finder {
public:
    explicit column_finder(std::vector<std::string> names) : names_{std::move(names)} {}

    /// Of a table without a header.
    column_finder() = default;

    [[nodiscard]] record_column find(std::string_view option, const std::string& name) const {
        return {name, names_ ? by_name(option, name) : by_number(option, name)};
    }

    void refuse_added(const std::array<std::string, 4>& added) const {
        for (const std::string& name : added) {
            if (std::find(names_->begin(), names_->end(), name) == names_->end()) continue;
            throw failure{"audit: the records have a column " + in_quotes(name) +
                          " already; put something before the names of the new ones with --prefix"};
        }
    }

private:
    [[nodiscard]] std::size_t by_name(std::string_view option, const std::string& name) const {
        const auto found = std::find(names_->begin(), names_->end(), name);
        if (found == names_->end()) {
            std::string known;
            for (const std::string& n : *names_) known += (known.empty() ? "" : ", ") + in_quotes(n);
            throw failure{std::string{option} + ": there is no column " + in_quotes(name) + "; the header has " +
                          known};
        }
        if (std::find(found + 1, names_->end(), name) != names_->end()) {
            throw failure{std::string{option} + ": the header has several columns " + in_quotes(name)};
        }
        return static_cast<std::size_t>(found - names_->begin());
    }

    [[nodiscard]] static std::size_t by_number(std::string_view option, const std::string& text) {
        const std::int32_t number = count_of_option(option, text);
        if (number < 1) throw failure{std::string{option} + ": columns are counted from 1"};
        return static_cast<std::size_t>(number) - 1;
    }

    std::optional<std::vector<std::string>> names_;
};

std::vector<std::string> names_in(std::string_view header, char delimiter) {
    std::vector<csv_field> fields;
    const csv_fault fault = split_fields(header, delimiter, fields);
    if (fault == csv_fault::stray_carriage_return) {
        throw failure{"standard input: the header has a CR outside of quotes; records end with LF or CR LF"};
    }
    if (fault != csv_fault::none) throw failure{"standard input: the header is not CSV: its quotes are wrong"};
    std::vector<std::string> names;
    names.reserve(fields.size());
    std::string scratch;
    for (const csv_field& field : fields) names.emplace_back(value_of(field, scratch));
    return names;
}

/// What the input starts with, as it comes out.
class audit_opening {
public:
    audit_opening(const audit_options& options, const console& io) : options_{options}, io_{io} {}

    /// Finds form and columns; writes what comes before the first record.
    void read(record_input& input, audit_plan& plan) {
        plan.delimiter = delimiter_of(options_.delimiter);
        const auto form = form_of(input);
        plan.form = form;
        input.expect(form, plan.delimiter);
        column_finder columns;
        if (form == record_form::csv && options_.header != "none") columns = read_header(input, plan);
        const bool by_number = form == record_form::csv;
        const auto find = [&](std::string_view option, const std::string& name) {
            return by_number ? columns.find(option, name) : record_column{name, 0};
        };
        plan.time = find("--column", options_.time_column);
        if (options_.zone_column) plan.zone = find("--zone-column", *options_.zone_column);
        if (options_.task_column) plan.task = find("--task-column", *options_.task_column);
        io_.out.put(input.byte_order_mark());
        io_.out.put(header_);
        io_.out.bytes.flush();
    }

private:
    record_form form_of(record_input& input) const {
        if (options_.input == "csv") return record_form::csv;
        if (options_.input == "ndjson") return record_form::ndjson;
        return input.guess_form().value_or(record_form::csv);
    }

    column_finder read_header(record_input& input, audit_plan& plan) {
        const auto record = input.next_record();
        if (!record) throw failure{"standard input: there is no header"};
        const std::string_view end = record->ends_with("\r\n") ? "\r\n" : record->ends_with('\n') ? "\n" : "";
        const std::string_view header = std::string_view{*record}.substr(0, record->size() - end.size());
        auto names = names_in(header, plan.delimiter);
        plan.field_count = names.size();
        column_finder columns{std::move(names)};
        columns.refuse_added(plan.added_names());
        if (options_.header == "keep") {
            header_ = header;
            for (const std::string& name : plan.added_names()) {
                header_ += plan.delimiter;
                append_field(header_, name, plan.delimiter);
            }
            header_ += end;
        }
        return columns;
    }

    const audit_options& options_;
    const console& io_;
    std::string header_;
};

exit_status audit_source(const audit_options& options, const task_book& tasks, byte_source& source, const console& io) {
    audit_plan plan{tasks};
    if (options.time_zone) plan.time_zone = zone_of_option("--time-zone", *options.time_zone);
    plan.time_format = options.task.time_format();
    plan.unit = unit_of(options.epoch);
    plan.prefix = options.prefix;
    plan.stops_at_fault = options.task.strict;
    record_input input{source};
    audit_opening{options, io}.read(input, plan);
    const audit_reports reports{options.task.json(), io.err.is_terminal && !io.out.is_terminal, source.size()};
    const audit_result result = run_audit(plan, input, source, jobs_of(options.jobs), reports, io);
    put_summary(result.counts, result.end, options.task.json(), io.err);
    if (result.fault) std::rethrow_exception(result.fault);
    if (result.counts.unreadable > 0) return exit_status::unusable;
    return result.counts.forbidden() > 0 ? exit_status::no : exit_status::yes;
}

exit_status audit(const audit_options& options, const console& io) {
    check_together(options);
    static_cast<void>(jobs_of(options.jobs));
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
    table.required_value("--column", "NAME", options->time_column, "The column with the time of the call");
    table.value("--zone-column", "NAME", options->zone_column,
                "The column with the zone that stands for --zone in its record");
    table.value("--task-column", "NAME", options->task_column, "The column with the TaskOpenId; needs --rules");
    table.value("--rules", "DIR", options->rules_folder, "Requests, *.json, of the tasks of --task-column");
    table.value("--time-zone", "NAME", options->time_zone,
                "The zone of times without an offset, if not that of the record");
    table.choice("--epoch", {"none", "seconds", "milliseconds"}, options->epoch,
                 "What a bare integer in the time column counts since 1970; none: it is no time");
    table.choice("--input", {"auto", "csv", "ndjson"}, options->input,
                 "The form of the records; auto: by the first byte");
    table.choice(
        "--header", {"keep", "drop", "none"}, options->header,
        "The header of CSV: put it out as well, leave it out, or there is none and columns are numbers from 1");
    table.value("--delimiter", "CHAR", options->delimiter, "What stands between the fields of CSV; tab for a tab");
    table.value("--prefix", "TEXT", options->prefix, "What the names of the new columns start with");
    table.value("--jobs", "N", options->jobs, "How many threads work; as many as there are processors unless given");
    add_reading_options(table, options->task);
    add_stored_options(table, options->task);
    add_policy_option(table, options->task);
    add_time_format_option(table, options->task);
    return [options](const console& io) { return audit(*options, io); };
}

} // namespace curfew::tool
