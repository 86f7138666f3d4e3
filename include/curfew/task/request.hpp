#pragma once
// The shape of the wire: an UpdateTask request as it came in, right or wrong. It answers no question about time;
// parse() makes rules of it.

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace curfew::inline v0 {

/// A member the API does not document. It is kept and written back as it came.
struct unknown_field {
    /// The key, escapes resolved.
    std::string name;
    /// The value as JSON text without white space; numbers keep the digits they came with.
    std::string json;

    friend bool operator==(const unknown_field&, const unknown_field&) = default;
};

/// An entry of ForbidTimeList. [U23, S]
struct forbid_time_item {
    /// API numbers, 1 is Sunday; absent: every day.
    std::optional<std::vector<std::int32_t>> weekdays;
    /// `HH:mm-HH:mm` each.
    std::optional<std::vector<std::string>> times;
    /// Members beside these, in the order they came in.
    std::vector<unknown_field> unknown;

    friend bool operator==(const forbid_time_item&, const forbid_time_item&) = default;
};

/// The body of an UpdateTask request, field by field as on the API page. [U25]
struct update_task_request {
    /// The id of the task.
    std::optional<std::string> task_open_id;
    /// `yyyy-MM-dd HH:mm:ss` in the task's zone.
    std::optional<std::string> start_time;
    std::optional<std::string> end_time;
    /// The number of redials; absent: 0, unless `recall` is false.
    std::optional<std::int32_t> ring_again_times;
    /// Minutes from the end of an attempt to the next; absent: 5, unless `recall` is false.
    std::optional<std::int32_t> ring_again_interval;
    /// How many calls may be in flight at once.
    std::optional<std::int32_t> concurrency;
    /// When calling is forbidden. Absent: the stored list stays in force; empty: nothing is forbidden.
    std::optional<std::vector<forbid_time_item>> forbid_time_list;
    /// Whether the update replaces the redial settings as well; absent: true.
    std::optional<bool> recall;
    /// Members beside these, in the order they came in.
    std::vector<unknown_field> unknown;

    friend bool operator==(const update_task_request&, const update_task_request&) = default;
};

} // namespace curfew::inline v0
