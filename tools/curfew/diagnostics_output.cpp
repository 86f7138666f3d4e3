#include "diagnostics_output.hpp"

#include "json_object.hpp"
#include "source_excerpt.hpp"
#include "text_file.hpp"
#include "visible_text.hpp"

#include <curfew/diagnostics/wording.hpp>
#include <curfew/json/report.hpp>

namespace curfew::tool {

namespace {

using curfew::detail::position_cursor;

constexpr std::size_t text_width = 100;

/// The words of the report itself; those of the diagnostics are wording.hpp's.
struct vocabulary {
    std::string_view error, warning, fix, valid, invalid, separator;
    std::string_view one_error, errors, one_warning, warnings, left_out, fixed;
};

const vocabulary& words(language in) {
    static constexpr vocabulary english{"error",
                                        "warning",
                                        "fix: ",
                                        "valid",
                                        "invalid",
                                        ", ",
                                        " error",
                                        " errors",
                                        " warning",
                                        " warnings",
                                        " of them not shown",
                                        "fixed"};
    static constexpr vocabulary chinese{"错误",    "警告",    "修改建议:", "有效",    "无效",      ",",
                                        " 个错误", " 个错误", " 个警告",   " 个警告", " 个未显示", "已修改"};
    return in == language::zh ? chinese : english;
}

/// How a diagnostic is introduced.
struct heading {
    std::string_view kind;
    style how = style::plain;
};

heading heading_of(const diagnostic& d, const vocabulary& w) {
    if (d.severity == severity::error) return {w.error, style::error};
    return {w.warning, style::warning};
}

std::string blanks(std::size_t count) {
    return std::string(count, ' ');
}

void put_wrapped(std::string_view text, std::size_t first_indent, std::size_t indent, style how,
                 const text_stream& out) {
    bool first = true;
    for (const std::string& line : wrapped(text, text_width - first_indent, text_width - indent)) {
        if (!first) out.put(blanks(indent));
        out.put(how, line);
        out.put("\n");
        first = false;
    }
}

/// The line of the file with carets below, behind a gutter with its number.
void put_excerpt(const diagnostic& d, style how, std::string_view text, std::string_view line_number,
                 const text_stream& out) {
    const source_excerpt shown = excerpt(text, *d.offset, d.id != rule::json_syntax);
    const std::string gutter = blanks(line_number.size() + 2);
    out.put(style::faint, gutter + "|");
    out.put("\n");
    out.put(style::faint, ' ' + std::string{line_number} + " |");
    if (!shown.line.empty()) out.put(' ' + shown.line);
    out.put("\n");
    out.put(style::faint, gutter + "|");
    out.put(blanks(shown.caret_column + 1));
    out.put(how, std::string(shown.caret_width, '^'));
    out.put("\n");
}

void put_text(const diagnostic& d, const heading& h, const text_file& file, position_cursor& cursor, language in,
              const text_stream& out) {
    const vocabulary& w = words(in);
    const std::string kind{h.kind};
    const std::string id{info(d.id).name};
    out.put(h.how, kind + '[' + id + ']');
    out.put(": ");
    const std::size_t indent = 4;
    put_wrapped(message(d, in), kind.size() + id.size() + 4, indent, style::strong, out);
    if (d.offset) {
        const auto place = cursor.place_of(*d.offset);
        const std::string number = std::to_string(place.line);
        out.put(style::faint, blanks(number.size() + 1) + "--> ");
        out.put(file.name + ':' + number + ':' + std::to_string(place.column) + '\n');
        put_excerpt(d, h.how, file.text, number, out);
    } else {
        out.put(style::faint, "  --> ");
        out.put(file.name + '\n');
    }
    if (const auto fix = suggested_fix(d, in)) {
        out.put(style::good, blanks(indent) + std::string{w.fix});
        put_wrapped(*fix, indent + cells(w.fix).size(), indent + 5, style::plain, out);
    }
    out.put("\n");
}

void put_summary(const report& r, language in, const text_stream& out) {
    const vocabulary& w = words(in);
    out.put(r.valid() ? style::good : style::error, r.valid() ? w.valid : w.invalid);
    const auto put_count = [&](std::size_t count, std::string_view one, std::string_view many) {
        if (count == 0) return;
        out.put(w.separator);
        out.put(std::to_string(count));
        out.put(count == 1 ? one : many);
    };
    put_count(r.errors(), w.one_error, w.errors);
    put_count(r.warnings(), w.one_warning, w.warnings);
    put_count(r.left_out(), w.left_out, w.left_out);
    out.put("\n");
}

} // namespace

void put_diagnostics(const text_file& file, const report& found, const task_options& options, const text_stream& out) {
    const language in = options.diagnostics_language();
    if (options.json()) {
        out.put(to_json(found, file.text, in) + '\n');
        return;
    }
    position_cursor cursor{file.text};
    for (const diagnostic& d : found) put_text(d, heading_of(d, words(in)), file, cursor, in, out);
    put_summary(found, in, out);
}

void put_changes(const text_file& file, const report& fixed, const task_options& options, const text_stream& out) {
    const language in = options.diagnostics_language();
    if (options.json()) {
        json_object object;
        object.add_json("fixed", curfew::detail::json_array_of(fixed, file.text, in));
        if (fixed.left_out() != 0) object.add_json("left_out", std::to_string(fixed.left_out()));
        out.put(object.text() + '\n');
        return;
    }
    position_cursor cursor{file.text};
    const heading heading{words(in).fixed, style::good};
    for (const diagnostic& d : fixed) put_text(d, heading, file, cursor, in, out);
}

} // namespace curfew::tool
