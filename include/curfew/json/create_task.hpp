#pragma once
// JSON text → CreateTask, and back.

#include <curfew/json/detail/bind_request.hpp>
#include <curfew/json/detail/read_body.hpp>
#include <curfew/json/limits.hpp>
#include <curfew/json/writer.hpp>
#include <curfew/task/create_task.hpp>
#include <curfew/task/parse.hpp>

#include <optional>
#include <string>
#include <string_view>

namespace curfew::inline v0 {

/// Reads the body of a CreateTask request: the task that it makes, if it has no error, and all diagnostics as
/// read_update_task() has them.
[[nodiscard]] inline result<task> read_create_task(std::string_view text, const parse_options& options = {},
                                                   const json_limits& limits = {});

/// Reads the body of a CreateTask request, right or wrong by the rules: what read_request() does for UpdateTask.
[[nodiscard]] inline result<create_task_request> read_create_task_request(std::string_view text,
                                                                          const severity_settings& severities = {},
                                                                          const json_limits& limits = {});

/// The request as JSON text: the fields that are there in the order of create_task_fields, then the others as they came. As
/// write_json(update_task_request) otherwise.
[[nodiscard]] inline std::string write_json(const create_task_request& request, int indent = -1);

// ---- implementation -------------------------------------------------------------------------------------------

namespace detail {

inline bool bind_create_task(json_binder& in, json_value value, create_task_request& request) {
    return in.object(value, {}, create_task_fields, request.other,
                     [&](field name, json_value member, const json_pointer& place) {
                         switch (name) {
                         case field::finish_when_list_end:
                             request.finish_when_list_end = in.boolean(member, place);
                             break;
                         case field::call_record_post_url: request.call_record_post_url = in.text(member, place); break;
                         default: bind_common(in, name, member, place, request); break;
                         }
                     });
}

inline std::string json_of(const create_task_request& request) {
    return object_writer{}
        .add_common(request)
        .add(field::finish_when_list_end, request.finish_when_list_end)
        .add(field::call_record_post_url, request.call_record_post_url)
        .add(request.other)
        .end();
}

} // namespace detail

inline result<task> read_create_task(std::string_view text, const parse_options& options, const json_limits& limits) {
    return detail::read_body<create_task_request>(text, options.severities, limits, detail::bind_create_task,
                                                  [&](const create_task_request& request, detail::reporter& out) {
                                                      return detail::check_create_task(request, options, out);
                                                  });
}

inline result<create_task_request> read_create_task_request(std::string_view text, const severity_settings& severities,
                                                            const json_limits& limits) {
    return detail::read_body<create_task_request>(text, severities, limits, detail::bind_create_task,
                                                  detail::as_it_is<create_task_request>);
}

inline std::string write_json(const create_task_request& request, int indent) {
    std::string compact = detail::json_of(request);
    return indent < 0 ? compact : detail::indented(compact, indent);
}

} // namespace curfew::inline v0
