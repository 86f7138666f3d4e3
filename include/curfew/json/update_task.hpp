#pragma once
// JSON text → UpdateTask.

#include <curfew/json/detail/bind_request.hpp>
#include <curfew/json/detail/read_body.hpp>
#include <curfew/json/limits.hpp>
#include <curfew/task/parse.hpp>

#include <string_view>

namespace curfew::inline v0 {

/// Reads the body of an UpdateTask request: what it lays down, if it has no error, and all diagnostics, up to
/// json_limits::max_diagnostics, in the order of the text. Each has the byte it is about (diagnostic::offset): where its value
/// starts, or the innermost value around a place that is missing; the key, for json-duplicate-key and unknown-field. Does not
/// throw on content. Linear in the size of the text (n log n for the members of one object).
[[nodiscard]] inline result<task_update> read_update_task(std::string_view text, const parse_options& options = {},
                                                          const json_limits& limits = {});

/// Reads the body of an UpdateTask request, right or wrong by the rules: there if all of it is JSON of the right types. The
/// report has json-syntax, json-duplicate-key, type-mismatch, integer-out-of-range and boolean-as-number only.
[[nodiscard]] inline result<update_task_request>
read_request(std::string_view text, const severity_settings& severities = {}, const json_limits& limits = {});

// ---- implementation -------------------------------------------------------------------------------------------

inline result<task_update> read_update_task(std::string_view text, const parse_options& options,
                                            const json_limits& limits) {
    return detail::read_body<update_task_request>(text, options.severities, limits, detail::bind_update_task,
                                                  [&](const update_task_request& request, detail::reporter& out) {
                                                      return detail::check_update_task(request, options, out);
                                                  });
}

inline result<update_task_request> read_request(std::string_view text, const severity_settings& severities,
                                                const json_limits& limits) {
    return detail::read_body<update_task_request>(text, severities, limits, detail::bind_update_task,
                                                  detail::as_it_is<update_task_request>);
}

} // namespace curfew::inline v0
