#pragma once
// JSON text → request and rules, with everything that is wrong with it; and back. Optional: needs nlohmann/json.
//
//     const read_result result = read_json(text);
//     for (const diagnostic& d : result.report) …                  // all of it, in the order of the text
//     if (result.rules) run(compile(*result.rules));                // there only if nothing is an error
//
// Strict, since readers differ where JSON is loose: a key that stands twice, "5" or 5.0 for an integer, a byte order mark,
// text after the end are errors. Fields the API does not know are kept and written back as they came.

#include <curfew/json/adl.hpp>
#include <curfew/json/detail/bind_request.hpp>
#include <curfew/json/new_calls.hpp>
#include <curfew/json/detail/read_body.hpp>
#include <curfew/json/response.hpp>
#include <curfew/json/detail/text_position.hpp>
#include <curfew/json/writer.hpp>
#include <curfew/task/parse.hpp>
#include <curfew/zone/zone.hpp>

#include <optional>
#include <string_view>
#include <utility>
#include <vector>

namespace curfew::inline v0 {

/// What a text was found to be.
struct read_result {
    /// There if everything had the right JSON type, right or wrong by the other rules.
    std::optional<update_task_request> request;
    /// There if nothing is an error.
    std::optional<task_rules> rules;
    /// All diagnostics, up to json_limits::max_diagnostics, in the order of the text, each with the byte it is about
    /// (diagnostic::offset): where its value starts, or the innermost value around a place that is missing; the key, for json-duplicate-key and unknown-field.
    curfew::report report;

    /// Whether there are rules.
    [[nodiscard]] explicit operator bool() const noexcept { return rules.has_value(); }
};

/// Reads the body of an UpdateTask request. Does not throw on content. Linear in the size of the text (n log n for the
/// members of one object). `options` and `zone` are those of parse().
template <zone Zone = fixed_offset>
[[nodiscard]] read_result read_json(std::string_view text, const parse_options& options = {},
                                    const Zone& zone = beijing, const json_limits& limits = {});

/// What is wrong with the body of a request of that action: the report of read_json(), read_create_task() or
/// read_single_batch_append().
template <zone Zone = fixed_offset>
[[nodiscard]] report check_json(action what, std::string_view text, const parse_options& options = {},
                                const Zone& zone = beijing, const json_limits& limits = {});

// ---- implementation -------------------------------------------------------------------------------------------

template <zone Zone>
read_result read_json(std::string_view text, const parse_options& options, const Zone& zone,
                      const json_limits& limits) {
    read_result result;
    const auto check = [&](const update_task_request& request, std::vector<json_pointer> unreadable) {
        auto parsed = detail::parse_readable(request, options, zone, std::move(unreadable), limits.max_diagnostics);
        result.report.append(std::move(parsed.report));
        if (result.report.valid()) result.rules = std::move(parsed.value);
    };
    detail::read_body(text, options.policy, limits, result.request, result.report, bind_update_task, check);
    return result;
}

template <zone Zone>
report check_json(action what, std::string_view text, const parse_options& options, const Zone& zone,
                  const json_limits& limits) {
    switch (what) {
    case action::create_task: return read_create_task(text, options, zone, limits).report;
    case action::single_batch_append: return read_single_batch_append(text, options, limits).report;
    case action::update_task: break;
    }
    return read_json(text, options, zone, limits).report;
}

} // namespace curfew::inline v0
