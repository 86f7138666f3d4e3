#pragma once
// JSON text → SingleBatchAppend.

#include <curfew/json/detail/bind_request.hpp>
#include <curfew/json/detail/read_body.hpp>
#include <curfew/json/limits.hpp>
#include <curfew/task/single_batch_append.hpp>

#include <optional>
#include <string_view>

namespace curfew::inline v0 {

/// Reads the body of a SingleBatchAppend request: the request, if it has no error, and all diagnostics as
/// read_update_task() has them.
[[nodiscard]] inline result<single_batch_append_request>
read_single_batch_append(std::string_view text, const severity_settings& severities = {},
                         const json_limits& limits = {});

// ---- implementation -------------------------------------------------------------------------------------------

namespace detail {

inline void bind_single_call(json_binder& in, json_value value, const json_pointer& where,
                             single_batch_append_request::call& call) {
    in.object(value, where, single_call_fields, call.other,
              [&](field name, json_value member, const json_pointer& place) {
                  switch (name) {
                  case field::trigger_time: call.trigger_time = in.text(member, place); break;
                  case field::ring_again_times: call.ring_again_times = in.integer(member, place); break;
                  case field::ring_again_interval: call.ring_again_interval = in.integer(member, place); break;
                  default: bind_forbid_list(in, member, place, call.forbid_time_list); break;
                  }
              });
}

inline bool bind_single_batch_append(json_binder& in, json_value value, single_batch_append_request& request) {
    return in.object(value, {}, single_batch_append_fields, request.other,
                     [&](field, json_value member, const json_pointer& place) {
                         in.list(member, place, request.list,
                                 [&](json_value v, const json_pointer& p, single_batch_append_request::call& call) {
                                     bind_single_call(in, v, p, call);
                                 });
                     });
}

} // namespace detail

inline result<single_batch_append_request>
read_single_batch_append(std::string_view text, const severity_settings& severities, const json_limits& limits) {
    return detail::read_body<single_batch_append_request>(
        text, severities, limits, detail::bind_single_batch_append,
        [](single_batch_append_request& request, detail::reporter& out) {
            detail::check_batch(request, out);
            return std::optional{std::move(request)};
        });
}

} // namespace curfew::inline v0
