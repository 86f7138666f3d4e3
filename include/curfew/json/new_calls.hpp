#pragma once
// JSON text → CreateTask and SingleBatchAppend requests.

#include <curfew/json/detail/bind_request.hpp>
#include <curfew/json/detail/read_body.hpp>
#include <curfew/task/new_calls.hpp>
#include <curfew/task/parse.hpp>

#include <algorithm>
#include <string_view>
#include <vector>

namespace curfew::inline v0 {

/// Reads the body of a CreateTask request: the request if everything of ours had the right JSON type, and all diagnostics
/// as read_json() has them.
template <zone Zone = fixed_offset>
[[nodiscard]] checked<create_task_request> read_create_task(std::string_view text, const parse_options& options = {},
                                                            const Zone& zone = beijing, const json_limits& limits = {});

/// The same for SingleBatchAppend.
[[nodiscard]] inline checked<single_batch_append_request>
read_single_batch_append(std::string_view text, const parse_options& options = {}, const json_limits& limits = {});

// ---- implementation -------------------------------------------------------------------------------------------

namespace detail {

inline bool bind_create_task(json_binder& in, json_value value, create_task_request& request) {
    return in.object(value, {}, create_task_fields, request.other,
                     [&](field name, json_value member, const json_pointer& place) {
                         switch (name) {
                         case field::start_time: request.start_time = in.text(member, place); break;
                         case field::end_time: request.end_time = in.text(member, place); break;
                         case field::ring_again_times: request.ring_again_times = in.integer(member, place); break;
                         case field::ring_again_interval:
                             request.ring_again_interval = in.integer(member, place);
                             break;
                         case field::concurrency: request.concurrency = in.integer(member, place); break;
                         default: bind_forbid_list(in, member, place, request.forbid_time_list); break;
                         }
                     });
}

inline void bind_single_call(json_binder& in, json_value value, const json_pointer& where, single_call& call) {
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
    return in.object(
        value, {}, single_batch_append_fields, request.other, [&](field, json_value member, const json_pointer& place) {
            in.list(member, place, request.list,
                    [&](json_value v, const json_pointer& p, single_call& call) { bind_single_call(in, v, p, call); });
        });
}

} // namespace detail

template <zone Zone>
checked<create_task_request> read_create_task(std::string_view text, const parse_options& options, const Zone& zone,
                                              const json_limits& limits) {
    checked<create_task_request> result;
    detail::read_body(text, options.policy, limits, result.value, result.report, detail::bind_create_task,
                      [&](const create_task_request& request, std::vector<json_pointer> unreadable) {
                          std::sort(unreadable.begin(), unreadable.end());
                          reporter out{result.report, options.policy, unreadable};
                          check_create_task(request, options.now, options.concurrency_quota, zone, out);
                      });
    return result;
}

inline checked<single_batch_append_request>
read_single_batch_append(std::string_view text, const parse_options& options, const json_limits& limits) {
    checked<single_batch_append_request> result;
    detail::read_body(text, options.policy, limits, result.value, result.report, detail::bind_single_batch_append,
                      [&](const single_batch_append_request& request, std::vector<json_pointer> unreadable) {
                          std::sort(unreadable.begin(), unreadable.end());
                          reporter out{result.report, options.policy, unreadable};
                          check_single_batch_append(request, out);
                      });
    return result;
}

} // namespace curfew::inline v0
