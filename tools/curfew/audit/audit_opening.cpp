#include "audit_opening.hpp"

#include "bytes.hpp"
#include "csv_text.hpp"
#include "decoded_source.hpp"
#include "json_framer.hpp"
#include "json_path.hpp"
#include "opening_hints.hpp"
#include "record_writer.hpp"

#include "console.hpp"
#include "visible_text.hpp"

#include <algorithm>
#include <charconv>
#include <string_view>
#include <system_error>
#include <utility>

namespace curfew::tool {

namespace {

std::string_view without_line_end(std::string_view line) noexcept {
    if (line.ends_with("\r\n")) return line.substr(0, line.size() - 2);
    return line.ends_with('\n') ? line.substr(0, line.size() - 1) : line;
}

/// How many bytes of blank lines a text starts with.
std::size_t blank_lines_in(std::string_view text) noexcept {
    std::size_t at = 0;
    for (;;) {
        const std::string_view rest = text.substr(at);
        const std::size_t size = rest.starts_with('\n') ? 1 : rest.starts_with("\r\n") ? 2 : 0;
        if (size == 0) return at;
        at += size;
    }
}

/// The character of a line `sep=;`, which may stand in quotes.
std::optional<char> separator_in(std::string_view line) noexcept {
    line = without_line_end(line);
    if (line.size() > 1 && line.starts_with('"') && line.ends_with('"')) line = line.substr(1, line.size() - 2);
    constexpr std::string_view start = "sep=";
    return line.size() == start.size() + 1 && line.starts_with(start) ? std::optional{line.back()} : std::nullopt;
}

/// The columns of a table: by their names in a header, or by their numbers.
class column_finder {
public:
    /// Without a header.
    column_finder() = default;

    explicit column_finder(std::vector<std::string> names) : names_{std::move(names)} {}

    [[nodiscard]] std::size_t find(std::string_view option, const std::string& name) const {
        if (!names_) return by_number(option, name);
        const auto found = std::find(names_->begin(), names_->end(), name);
        if (found == names_->end()) {
            if (const auto number = number_of(name); number && *number >= 1 && *number <= names_->size()) {
                return *number - 1;
            }
            throw failure{std::string{option} + ": there is no column " + in_quotes(name) + "; the header has " +
                          all_names()};
        }
        if (std::find(found + 1, names_->end(), name) != names_->end()) {
            throw failure{std::string{option} + ": the header has several columns " + in_quotes(name) +
                          "; give the number of one, from 1"};
        }
        return static_cast<std::size_t>(found - names_->begin());
    }

    void refuse_added(const std::vector<std::string>& added) const {
        for (const std::string& name : added) {
            if (std::find(names_->begin(), names_->end(), name) == names_->end()) continue;
            throw failure{"audit: the records have a column " + in_quotes(name) +
                          " already; put something before the names of the new ones with --prefix"};
        }
    }

private:
    [[nodiscard]] static std::optional<std::size_t> number_of(std::string_view text) noexcept {
        std::size_t number = 0;
        const auto [stop, fault] = std::from_chars(text.data(), text.data() + text.size(), number);
        const bool is_whole = fault == std::errc{} && stop == text.data() + text.size();
        return is_whole ? std::optional{number} : std::nullopt;
    }

    [[nodiscard]] static std::size_t by_number(std::string_view option, const std::string& text) {
        const auto number = number_of(text);
        if (!number) {
            throw failure{std::string{option} + ": " + in_quotes(text) +
                          " is no number; without a header columns are numbers from 1"};
        }
        if (*number < 1) throw failure{std::string{option} + ": columns are counted from 1"};
        return *number - 1;
    }

    [[nodiscard]] std::string all_names() const {
        std::string known;
        for (const std::string& n : *names_) known += (known.empty() ? "" : ", ") + in_quotes(n);
        return known;
    }

    std::optional<std::vector<std::string>> names_;
};

std::vector<std::string> names_in(std::string_view header, csv_dialect dialect) {
    if (!is_utf8(header) || header.find('\0') != std::string_view::npos) {
        const auto guess = guess_encoding(header);
        throw failure{"standard input: the header is not UTF-8" +
                      (guess ? "; it looks like " + *guess + ": say --encoding " + *guess : "")};
    }
    std::vector<csv_field> fields;
    const csv_fault fault = split_fields(header, dialect, fields);
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

class opening {
public:
    opening(record_input& input, const opening_options& options, audit_plan& plan)
        : input_{input}, options_{options}, plan_{plan} {}

    void read() {
        const std::string mark = input_.take(has_mark() ? byte_order_mark.size() : 0);
        plan_.form = options_.form ? *options_.form : guess_form();
        keep(mark);
        const bool is_csv = plan_.form == record_form::csv;
        if (is_csv) read_separator();
        plan_.dialect.has_quotes = options_.has_quotes.value_or(plan_.dialect.delimiter != '\t');
        if (is_csv) place_columns(options_.header == header_use::none ? column_finder{} : read_header());
        input_.expect(plan_.form, plan_.dialect, plan_.list ? json_path_of(*plan_.list) : std::vector<std::string>{});
        look_at_first_record();
    }

    opened_records& result() noexcept { return result_; }

private:
    /// A header that is left out takes with it what comes before.
    void keep(std::string_view text) {
        if (options_.header != header_use::drop || plan_.form != record_form::csv) result_.text += text;
    }

    /// Does not wait for more than the bytes that tell.
    bool has_mark() {
        return input_.peek(1).starts_with(byte_order_mark.front()) &&
               input_.peek(byte_order_mark.size()).starts_with(byte_order_mark);
    }

    /// By the first line that is not blank, which starts within the longest record.
    record_form guess_form() {
        const std::size_t most = input_.longest_record();
        std::size_t first = 0;
        for (std::size_t size = 1;; ++size) {
            const std::string_view start = input_.peek(size);
            first = std::min(start.find_first_not_of(json_blanks, first), start.size());
            if (first < start.size() || start.size() < size || first > most) break;
            size = start.size();
        }
        const std::string_view start = input_.peek(first + 1).substr(first, 1);
        if (first > most || (start != "{" && start != "[")) return record_form::csv;
        return start == "{" && is_line_object(first) ? record_form::ndjson : record_form::json;
    }

    /// Whether the line of the first brace holds one object and nothing else.
    bool is_line_object(std::size_t first) {
        const std::size_t most = input_.longest_record();
        json_framer framer{most};
        std::vector<record_frame> frames;
        std::size_t line_end = 0;
        for (std::size_t size = first + 1;;) {
            const std::string_view start = input_.peek(size);
            const std::string_view text = start.substr(first, most + 1);
            line_end = find_byte(text, '\n', line_end, text.size());
            const std::string_view line = text.substr(0, line_end);
            // Takes nothing before the object is whole, so that each line starts with the one before.
            if (frames.empty()) static_cast<void>(framer.cut(line, false, frames));
            const bool has_object = !frames.empty();
            if (has_object && line.find_first_not_of(" \t\r", frames.front().end) != std::string_view::npos)
                return false;
            if (line_end < text.size() || start.size() < size) return has_object;
            if (text.size() > most) return false;
            size = start.size() + 1;
        }
    }

    void read_separator() {
        const std::string_view line = input_.peek_line();
        const auto separator = separator_in(line);
        plan_.dialect.delimiter = options_.delimiter.value_or(separator.value_or(','));
        if (!separator) return;
        if (!is_delimiter(*separator))
            throw failure{"standard input: the first line, sep=, names no delimiter that can be used"};
        if (plan_.dialect.delimiter != *separator) {
            throw failure{"--delimiter: the first line of the records says that it is " + in_quotes({&*separator, 1})};
        }
        keep(input_.take(line.size()));
    }

    column_finder read_header() {
        // What comes before a header is kept until there is one.
        std::size_t blank = 0;
        for (std::string_view line = input_.peek_line(); without_line_end(line).empty(); line = input_.peek_line()) {
            if (line.empty()) throw failure{"standard input: there is no header"};
            const std::string lines = input_.take(blank_lines_in(input_.peek(1)));
            blank += lines.size();
            if (blank > input_.longest_record()) throw failure{"standard input: there is no header"};
            keep(lines);
        }
        const record_frame frame = header_frame();
        const std::string header = input_.take(frame.end);
        // Without waiting for a byte that is not needed.
        std::string_view rest = input_.peek(1);
        if (rest.starts_with('\r')) rest = input_.peek(2);
        const std::string end = input_.take(rest.starts_with("\r\n") ? 2 : rest.starts_with('\n') ? 1 : 0);
        auto names = names_in(header, plan_.dialect);
        plan_.field_count = names.size();
        names_ = names;
        add(hints_of_header(header, names_, plan_));
        column_finder columns{std::move(names)};
        columns.refuse_added(plan_.added_names());
        std::string written = header;
        append_added_names(written, plan_);
        keep(written + end);
        return columns;
    }

    /// The record that the input starts with.
    record_frame header_frame() {
        const auto framer = framer_of(record_form::csv, plan_.dialect, input_.longest_record());
        std::vector<record_frame> frames;
        std::string_view text;
        for (std::size_t size = 1; frames.empty(); size = text.size() + 1) {
            text = input_.peek(size);
            const bool is_whole = text.size() < size;
            if (is_whole && input_.is_stopped()) throw failure{"standard input: there is no header"};
            static_cast<void>(framer->cut(text, is_whole, frames));
            if (!framer->fault().empty()) throw failure{"standard input: the header: " + framer->fault()};
        }
        return frames.front();
    }

    void place_columns(const column_finder& columns) {
        const auto place = [&](std::string_view option, record_column& column) {
            try {
                column.place = columns.find(option, column.name);
            } catch (const failure&) {
                add(hints_of_missing_column(column.name, names_));
                throw;
            }
        };
        place("--column", plan_.time);
        if (plan_.zone) place("--zone-column", *plan_.zone);
        if (plan_.task) place("--task-column", *plan_.task);
        if (plan_.key) place("--unique", *plan_.key);
        if (plan_.callee) place("--callee-column", *plan_.callee);
    }

    /// Takes nothing. Nothing can be put out before the first record is there anyway.
    void look_at_first_record() {
        // Where there is a header, it has said all.
        if (plan_.field_count) return;
        const auto framer = framer_of(plan_.form, plan_.dialect, input_.longest_record(),
                                      plan_.list ? json_path_of(*plan_.list) : std::vector<std::string>{});
        std::vector<record_frame> frames;
        std::size_t done = 0;
        for (std::size_t size = 1;;) {
            const std::string_view text = input_.peek(size);
            const bool is_whole = text.size() < size;
            const std::string_view rest = text.substr(done);
            const std::size_t taken = framer->cut(rest, is_whole && !input_.is_stopped(), frames);
            if (!frames.empty()) {
                const record_frame& frame = frames.front();
                add(hints_of_first_record(rest.substr(frame.begin, frame.end - frame.begin), frame.lacks_list, plan_));
                return;
            }
            done += taken;
            // What is wrong will be said when the records are read.
            if (is_whole || !framer->fault().empty() || done > input_.longest_record()) return;
            size = text.size() + 1;
        }
    }

    void add(std::vector<std::string> hints) {
        for (std::string& hint : hints) result_.hints.push_back(std::move(hint));
    }

    record_input& input_;
    const opening_options& options_;
    audit_plan& plan_;
    opened_records result_;
    /// Of the header.
    std::vector<std::string> names_;
};

} // namespace

opened_records open_records(record_input& input, const opening_options& options, audit_plan& plan) {
    opening start{input, options, plan};
    try {
        start.read();
    } catch (const failure& fault) {
        std::string words = fault.what();
        for (const std::string& hint : start.result().hints) words += "\nhint: " + hint;
        throw failure{words};
    }
    return std::move(start.result());
}

} // namespace curfew::tool
