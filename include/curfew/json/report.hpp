#pragma once
// report → JSON, as `curfew check --format json` prints it.

#include <curfew/diagnostics/report.hpp>
#include <curfew/diagnostics/wording.hpp>
#include <curfew/json/detail/document.hpp>
#include <curfew/json/detail/read_body.hpp>
#include <curfew/json/detail/text_position.hpp>
#include <curfew/json/limits.hpp>
#include <curfew/json/writer.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

namespace curfew::inline v0 {

/// The report as one JSON object on one line:
///
///     {"valid":bool,"diagnostics":[{"rule","severity":"error"|"warning","pointer","message","api_code"|null,
///     "api_message"|null,"http_status"|null,"business_code"|null,"fix"|null,"source","line"|null,"column"|null}]}
///
/// and "left_out" at the end, if diagnostics were not kept. With the `text` that was read, lines and columns are counted
/// from 1, columns in Unicode code points. Messages and fixes are in the language `in`. Linear in the size of the report and
/// the text, for a report in the order of the text.
[[nodiscard]] inline std::string to_json(const report& found, std::string_view text = {}, language in = language::en);

/// The same report with the byte of `text` for each diagnostic that has none yet, such as forbid-list-absent of complete();
/// in the order of the text.
[[nodiscard]] inline report located(report found, std::string_view text, const json_limits& limits = {});

// ---- implementation -------------------------------------------------------------------------------------------

namespace detail {

/// A diagnostic as JSON, with the line and column that `cursor` finds; without them, if there is no cursor.
[[nodiscard]] inline std::string json_of(const diagnostic& d, position_cursor* cursor, language in) {
    const rule_info& row = info(d.id);
    const std::optional<api_code> code = row.api_code;
    std::optional<line_and_column> at;
    if (cursor != nullptr && d.offset) at = cursor->place_of(*d.offset);
    const auto text_or_null = [](const auto& text) { return text ? quoted_json(*text) : std::string{"null"}; };
    const auto number_or_null = [](bool given, auto number) { return given ? std::to_string(number) : "null"; };
    return object_writer{}
        .add_json("rule", quoted_json(row.name))
        .add_json("severity", quoted_json(name(d.severity)))
        .add_json("pointer", quoted_json(d.pointer()))
        .add_json("message", quoted_json(message(d, in)))
        .add_json("api_code", code ? quoted_json(name(*code)) : "null")
        .add_json("api_message", text_or_null(api_message(d)))
        .add_json("http_status", number_or_null(code.has_value(), code ? http_status(*code) : 0))
        .add_json("business_code", row.business_code ? quoted_json(name(*row.business_code)) : "null")
        .add_json("fix", text_or_null(suggested_fix(d, in)))
        .add_json("source", quoted_json(row.source))
        .add_json("line", number_or_null(at.has_value(), at ? at->line : 0))
        .add_json("column", number_or_null(at.has_value(), at ? at->column : 0))
        .end();
}

/// The diagnostics as a JSON array.
[[nodiscard]] inline std::string json_array_of(const report& found, std::string_view text, language in) {
    position_cursor cursor{text};
    std::string result = "[";
    for (const diagnostic& d : found) {
        if (result.size() > 1) result += ',';
        result += json_of(d, text.data() == nullptr ? nullptr : &cursor, in);
    }
    return result + ']';
}

} // namespace detail

inline std::string to_json(const report& found, std::string_view text, language in) {
    detail::object_writer object;
    object.add_json("valid", found.valid() ? "true" : "false");
    object.add_json("diagnostics", detail::json_array_of(found, text, in));
    if (found.left_out() != 0) object.add_json("left_out", std::to_string(found.left_out()));
    return object.end();
}

inline report located(report found, std::string_view text, const json_limits& limits) {
    const detail::json_document document{text, limits};
    detail::locate(found, document);
    return found;
}

} // namespace curfew::inline v0
