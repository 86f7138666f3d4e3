#pragma once
// CreateTask and SingleBatchAppend: requests that carry the rules of UpdateTask beside fields of their own. The rules are
// those of validate.hpp; the other fields are none of ours and are kept as they came.
//
// What is absent gets the API's default: nothing is stored yet, so there is no Recall, and no redial-reset. [C25, S]

#include <curfew/time/detail/order.hpp>
#include <curfew/timetable/explain.hpp>
#include <curfew/diagnostics/field.hpp>
#include <curfew/diagnostics/report.hpp>
#include <curfew/task/request.hpp>
#include <curfew/timetable/schedule.hpp>
#include <curfew/task/detail/validate.hpp>
#include <curfew/task/detail/validate_forbid_list.hpp>
#include <curfew/zone/zone.hpp>

#include <chrono>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace curfew::inline v0 {

/// The actions whose bodies carry rules of time.
enum class action : std::uint8_t { update_task, create_task, single_batch_append };

/// The body of a CreateTask request, as far as it is about time. [C25]
struct create_task_request {
    /// As in update_task_request.
    std::optional<std::string> start_time;
    std::optional<std::string> end_time;
    std::optional<std::int32_t> ring_again_times;
    std::optional<std::int32_t> ring_again_interval;
    std::optional<std::int32_t> concurrency;
    std::optional<std::vector<forbid_time_item>> forbid_time_list;
    /// Name, PhoneList, Resource and all the others.
    std::vector<unknown_field> other;

    friend bool operator==(const create_task_request&, const create_task_request&) = default;
};

/// An entry of the List of SingleBatchAppend: one call. [S]
struct single_call {
    /// When to call; absent: at once, since the SDKs leave it out when it is not set.
    std::optional<std::string> trigger_time;
    std::optional<std::int32_t> ring_again_times;
    std::optional<std::int32_t> ring_again_interval;
    std::optional<std::vector<forbid_time_item>> forbid_time_list;
    /// Phone, Resource, SingleOpenId and all the others.
    std::vector<unknown_field> other;

    friend bool operator==(const single_call&, const single_call&) = default;
};

/// The body of a SingleBatchAppend request. [S]
struct single_batch_append_request {
    /// The calls, and what the body has beside them.
    std::optional<std::vector<single_call>> list;
    std::vector<unknown_field> other;

    friend bool operator==(const single_batch_append_request&, const single_batch_append_request&) = default;
};

/// The rules of UpdateTask for the fields that CreateTask shares with it. A misspelt name of one of these is unknown-field;
/// the other fields bring no diagnostic.
template <zone Zone>
void check_create_task(const create_task_request& request, std::optional<sys_seconds> now,
                       std::optional<std::int32_t> quota, const Zone& zone, reporter& out);

/// The rules about redials and ForbidTimeList for each call, trigger-time-format and trigger-time-forbidden.
inline void check_single_batch_append(const single_batch_append_request& request, reporter& out);

// ---- implementation -------------------------------------------------------------------------------------------

namespace detail {

/// unknown-field, for names that were most likely meant to be one of `known`.
inline void check_near_misses(std::span<const unknown_field> other, std::span<const field> known,
                              const json_pointer& where, reporter& out) {
    std::vector<unknown_field> misspelt;
    for (const unknown_field& f : other) {
        if (nearest_field(known, f.name)) misspelt.push_back({f.name, {}});
    }
    check_unknown_fields(misspelt, known, where, out);
}

/// The redial rules where nothing is stored that an absent field could leave or reset.
inline void check_new_redial(const redial_fields& given, const std::optional<call_window>& window,
                             const json_pointer& where, reporter& out) {
    const auto policy = check_redial_ranges(given, where, severity::error, out);
    if (policy && window && !out.is_unreadable(where / field::ring_again_interval)) {
        check_redial_fits(*policy, *window, where, out);
    }
}

/// The first permitted time at or after `t`; nullopt if the list covers the week, or time ends before it.
[[nodiscard]] inline std::optional<local_seconds> next_permitted(const std::vector<forbid_rule>& forbid_list,
                                                                 local_seconds t) {
    // A week shows every minute there is.
    const local_seconds end = min_of(t + std::chrono::days{8}, latest_local_time);
    const auto window = call_window::from(t, end);
    return window ? compile(*window, forbid_list).next_permitted(t) : std::nullopt;
}

inline void check_single_call(const single_call& call, const json_pointer& where, reporter& out) {
    std::optional<local_seconds> trigger;
    if (call.trigger_time) {
        trigger = check_local_time(call.trigger_time, where / field::trigger_time,
                                   {rule::trigger_time_format, rule::trigger_time_format}, out);
    }
    check_new_redial({call.ring_again_times, call.ring_again_interval, {}}, {}, where, out);
    if (call.forbid_time_list) {
        const auto list = check_forbid_list(*call.forbid_time_list, {}, where / field::forbid_time_list, out);
        if (list && trigger && find_forbidding_range(*list, *trigger)) {
            const auto next = next_permitted(*list, *trigger);
            out.add(rule::trigger_time_forbidden, where / field::trigger_time,
                    next ? diagnostic_detail{given_time{*trigger, *next}} : diagnostic_detail{});
        }
    }
    check_near_misses(call.other, single_call_fields, where, out);
}

} // namespace detail

template <zone Zone>
void check_create_task(const create_task_request& request, std::optional<sys_seconds> now,
                       std::optional<std::int32_t> quota, const Zone& zone, reporter& out) {
    const json_pointer root;
    const auto start = check_local_time(request.start_time, root / field::start_time,
                                        {rule::start_time_missing, rule::start_time_format}, out);
    const auto end = check_local_time(request.end_time, root / field::end_time,
                                      {rule::end_time_missing, rule::end_time_format}, out);
    const auto window = check_window(start, end, now, zone, root / field::end_time, out);
    detail::check_new_redial({request.ring_again_times, request.ring_again_interval, {}}, window, root, out);
    static_cast<void>(check_concurrency(request.concurrency, quota, root / field::concurrency, out));
    if (request.forbid_time_list) {
        static_cast<void>(check_forbid_list(*request.forbid_time_list, window, root / field::forbid_time_list, out));
    }
    detail::check_near_misses(request.other, create_task_fields, root, out);
}

inline void check_single_batch_append(const single_batch_append_request& request, reporter& out) {
    const json_pointer list = json_pointer{} / field::list;
    if (request.list) {
        for (std::size_t i = 0; i < request.list->size(); ++i) {
            if (!out.is_unreadable(list / i)) detail::check_single_call((*request.list)[i], list / i, out);
        }
    }
    detail::check_near_misses(request.other, single_batch_append_fields, {}, out);
}

} // namespace curfew::inline v0
