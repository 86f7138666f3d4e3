#pragma once
// JSON document → update_task_request: which field of the API wants which type.

#include <curfew/json/binder.hpp>
#include <curfew/request.hpp>

#include <optional>
#include <vector>

namespace curfew::inline v0 {

/// Reads an entry of ForbidTimeList.
[[nodiscard]] inline forbid_time_item bind_forbid_time_item(json_binder& in, json_value value,
                                                            const json_pointer& where) {
    forbid_time_item item;
    in.object(value, where, forbid_time_item_fields, item.unknown,
              [&](field name, json_value member, const json_pointer& place) {
                  if (name == field::weekdays) {
                      item.weekdays = in.list<std::int32_t>(member, place, [&](json_value v, const json_pointer& p) {
                          return in.integer(v, p).value_or(0);
                      });
                  } else {
                      item.times = in.list<std::string>(member, place, [&](json_value v, const json_pointer& p) {
                          return in.text(v, p).value_or("");
                      });
                  }
              });
    return item;
}

/// Reads a ForbidTimeList.
[[nodiscard]] inline std::optional<std::vector<forbid_time_item>> bind_forbid_list(json_binder& in, json_value value,
                                                                                   const json_pointer& where) {
    return in.list<forbid_time_item>(
        value, where, [&](json_value v, const json_pointer& p) { return bind_forbid_time_item(in, v, p); });
}

/// Reads the body of an UpdateTask request; nullopt if it is no object. What could not be read is absent, or a zero or an
/// empty text in a list, and stands in in.unreadable().
[[nodiscard]] inline std::optional<update_task_request> bind_update_task(json_binder& in, json_value value) {
    update_task_request request;
    const bool is_object = in.object(value, {}, update_task_fields, request.unknown,
                                     [&](field name, json_value member, const json_pointer& place) {
                                         switch (name) {
                                         case field::task_open_id: request.task_open_id = in.text(member, place); break;
                                         case field::start_time: request.start_time = in.text(member, place); break;
                                         case field::end_time: request.end_time = in.text(member, place); break;
                                         case field::ring_again_times:
                                             request.ring_again_times = in.integer(member, place);
                                             break;
                                         case field::ring_again_interval:
                                             request.ring_again_interval = in.integer(member, place);
                                             break;
                                         case field::concurrency:
                                             request.concurrency = in.integer(member, place);
                                             break;
                                         case field::forbid_time_list:
                                             request.forbid_time_list = bind_forbid_list(in, member, place);
                                             break;
                                         case field::recall: request.recall = in.boolean(member, place); break;
                                         default: break;
                                         }
                                     });
    if (!is_object) return std::nullopt;
    return request;
}

} // namespace curfew::inline v0
