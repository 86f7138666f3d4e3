#pragma once
// CreateTask: a request that carries the rules of UpdateTask beside fields of its own. It makes a task at once, since nothing
// is stored that an absent field could leave in force: what is absent gets the API's default. [C25, S]

#include <curfew/diagnostics/detail/reporter.hpp>
#include <curfew/diagnostics/field.hpp>
#include <curfew/diagnostics/result.hpp>
#include <curfew/task/detail/validate.hpp>
#include <curfew/task/detail/validate_forbid_list.hpp>
#include <curfew/task/detail/validate_new.hpp>
#include <curfew/task/parse.hpp>
#include <curfew/task/request.hpp>
#include <curfew/task/task.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace curfew::inline v0 {

/// The body of a CreateTask request, as far as it is about time. [C25]
struct create_task_request {
    /// As in update_task_request.
    std::optional<std::string> start_time;
    std::optional<std::string> end_time;
    std::optional<std::int32_t> ring_again_times;
    std::optional<std::int32_t> ring_again_interval;
    std::optional<std::int32_t> concurrency;
    std::optional<std::vector<forbid_time_item>> forbid_time_list;
    /// Whether the task ends when its list of numbers does, before EndTime; absent: false. It never makes the window longer, so
    /// no answer about time depends on it: a permitted instant may come after the task has ended. [J26; meaning L]
    std::optional<bool> finish_when_list_end;
    /// Where the records of the task's calls are pushed to: see call_record. It says nothing about time. [J26]
    std::optional<std::string> call_record_post_url;
    /// Name, PhoneList, Resource and all the others.
    std::vector<unknown_field> other;

    friend bool operator==(const create_task_request&, const create_task_request&) = default;
};

/// The task that the request makes, if it has no error, and all diagnostics, in the order of the API page: those of UpdateTask
/// for the fields that both have. A misspelt name of a field of create_task_fields is unknown-field; the other fields bring no
/// diagnostic. The task has no id until the server gives it one: task::with_id(). It does not know of FinishWhenListEnd, which
/// an UpdateTask cannot change and which forbids nothing.
[[nodiscard]] inline result<task> new_task(const create_task_request& request, const parse_options& options = {});

// ---- implementation -------------------------------------------------------------------------------------------

namespace detail {

/// Every rule about a CreateTask. A value if everything was understood.
[[nodiscard]] inline std::optional<task> check_create_task(const create_task_request& request,
                                                           const parse_options& options, reporter& out) {
    const json_pointer root;
    const auto window = check_window_of(request, options, out);
    const auto redial =
        check_new_redial({request.ring_again_times, request.ring_again_interval, {}}, window, root, out);
    const auto concurrency =
        check_concurrency(request.concurrency, options.concurrency_quota, root / field::concurrency, out);
    std::optional<std::vector<forbid_rule>> forbid_list;
    if (request.forbid_time_list) {
        forbid_list = check_forbid_list(*request.forbid_time_list, window, root / field::forbid_time_list, out);
    } else {
        forbid_list.emplace();
    }
    check_near_misses(request.other, create_task_fields, root, out);
    if (!window || !concurrency || !forbid_list) return std::nullopt;
    return task_maker::make({}, *window, *concurrency, redial, *std::move(forbid_list));
}

} // namespace detail

inline result<task> new_task(const create_task_request& request, const parse_options& options) {
    return detail::checked_in_order(
        options.severities, [&](detail::reporter& out) { return detail::check_create_task(request, options, out); });
}

} // namespace curfew::inline v0
