#pragma once
// JSON document → update_task_request: which field of the API wants which type.

#include <curfew/json/detail/binder.hpp>
#include <curfew/task/request.hpp>

#include <optional>
#include <vector>

namespace curfew::inline v0::detail {

/// Reads an entry of ForbidTimeList.
inline void bind_forbid_time_item(json_binder& in, json_value value, const json_pointer& where,
                                  forbid_time_item& item) {
    in.object(value, where, forbid_time_item_fields, item.unknown,
              [&](field name, json_value member, const json_pointer& place) {
                  if (name == field::weekdays) {
                      in.list(member, place, item.weekdays, [&](json_value v, const json_pointer& p, std::int32_t& to) {
                          to = in.integer(v, p).value_or(0);
                      });
                  } else {
                      in.list(member, place, item.times, [&](json_value v, const json_pointer& p, std::string& to) {
                          if (auto text = in.text(v, p)) to = *std::move(text);
                      });
                  }
              });
}

/// Reads a ForbidTimeList.
inline void bind_forbid_list(json_binder& in, json_value value, const json_pointer& where,
                             std::optional<std::vector<forbid_time_item>>& list) {
    in.list(value, where, list, [&](json_value v, const json_pointer& p, forbid_time_item& item) {
        bind_forbid_time_item(in, v, p, item);
    });
}

/// Reads one of the members that UpdateTask and CreateTask have in common.
template <class Request>
void bind_common(json_binder& in, field name, json_value member, const json_pointer& place, Request& request) {
    switch (name) {
    case field::start_time: request.start_time = in.text(member, place); break;
    case field::end_time: request.end_time = in.text(member, place); break;
    case field::ring_again_times: request.ring_again_times = in.integer(member, place); break;
    case field::ring_again_interval: request.ring_again_interval = in.integer(member, place); break;
    case field::concurrency: request.concurrency = in.integer(member, place); break;
    default: bind_forbid_list(in, member, place, request.forbid_time_list); break;
    }
}

/// Reads the body of an UpdateTask request; false if it is no object. What could not be read is absent, or a zero or an empty
/// text in a list, and stands in in.unreadable().
inline bool bind_update_task(json_binder& in, json_value value, update_task_request& request) {
    return in.object(value, {}, update_task_fields, request.unknown,
                     [&](field name, json_value member, const json_pointer& place) {
                         switch (name) {
                         case field::task_open_id: request.task_open_id = in.text(member, place); break;
                         case field::recall: request.recall = in.boolean(member, place); break;
                         default: bind_common(in, name, member, place, request); break;
                         }
                     });
}

} // namespace curfew::inline v0::detail
