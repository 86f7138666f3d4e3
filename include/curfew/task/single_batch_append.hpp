#pragma once
// SingleBatchAppend: calls one by one, each with rules of its own. [S]

#include <curfew/diagnostics/detail/reporter.hpp>
#include <curfew/diagnostics/field.hpp>
#include <curfew/diagnostics/report.hpp>
#include <curfew/diagnostics/severity_settings.hpp>
#include <curfew/task/detail/forbidden_minutes.hpp>
#include <curfew/task/detail/validate.hpp>
#include <curfew/task/detail/validate_forbid_list.hpp>
#include <curfew/task/detail/validate_new.hpp>
#include <curfew/task/request.hpp>

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace curfew::inline v0 {

/// The body of a SingleBatchAppend request. [S]
struct single_batch_append_request {
    /// An entry of the List of SingleBatchAppend: one call. [S]
    struct call {
        /// When to call, `yyyy-MM-dd HH:mm:ss`; absent: at once, since the SDKs leave it out when it is not set.
        std::optional<std::string> trigger_time;
        /// As in update_task_request; what is absent has the API's default.
        std::optional<std::int32_t> ring_again_times;
        std::optional<std::int32_t> ring_again_interval;
        std::optional<std::vector<forbid_time_item>> forbid_time_list;
        /// Phone, Resource, SingleOpenId and all the others.
        std::vector<unknown_field> other;

        friend bool operator==(const call&, const call&) = default;
    };

    /// The calls, and what the body has beside them.
    std::optional<std::vector<call>> list;
    std::vector<unknown_field> other;

    friend bool operator==(const single_batch_append_request&, const single_batch_append_request&) = default;
};

/// The rules about redials and ForbidTimeList for each call, trigger-time-format and trigger-time-forbidden, in the order of
/// the API page.
[[nodiscard]] inline report check_single_batch_append(const single_batch_append_request& request,
                                                      const severity_settings& severities = {});

// ---- implementation -------------------------------------------------------------------------------------------

namespace detail {

/// The first time at or after `t` at which the minute of the week is not among `forbidden`; nullopt if all are, or time ends
/// before it.
[[nodiscard]] constexpr std::optional<local_seconds> next_outside(const week_bits& forbidden,
                                                                  local_seconds t) noexcept {
    const int minute = minute_of_week(t);
    if (!forbidden.contains(minute)) return t;
    const week_bits open = forbidden.complement();
    auto next = open.first_in(minute, minutes_per_week);
    if (!next) {
        next = open.first_in(0, minute);
        if (next) *next += minutes_per_week;
    }
    if (!next) return std::nullopt;
    const local_seconds found = std::chrono::floor<minutes>(t) + minutes{*next - minute};
    return found <= latest_local_time ? std::optional{found} : std::nullopt;
}

inline void check_single_call(const single_batch_append_request::call& call, const json_pointer& where, reporter& out) {
    std::optional<local_seconds> trigger;
    if (call.trigger_time) {
        trigger = check_local_time(call.trigger_time, where / field::trigger_time,
                                   {rule::trigger_time_format, rule::trigger_time_format}, out);
    }
    check_new_redial({call.ring_again_times, call.ring_again_interval, {}}, {}, where, out);
    if (call.forbid_time_list) {
        const auto list = check_forbid_list(*call.forbid_time_list, {}, where / field::forbid_time_list, out);
        if (list && trigger) {
            const week_bits forbidden = forbidden_minutes(*list);
            const auto next = next_outside(forbidden, *trigger);
            if (next != trigger) {
                out.add(rule::trigger_time_forbidden, where / field::trigger_time,
                        next ? diagnostic_facts{given_time{*trigger, *next}} : diagnostic_facts{});
            }
        }
    }
    check_near_misses(call.other, single_call_fields, where, out);
}

inline void check_batch(const single_batch_append_request& request, reporter& out) {
    const json_pointer list = json_pointer{} / field::list;
    if (request.list) {
        for (std::size_t i = 0; i < request.list->size(); ++i) {
            if (!out.is_unreadable(list / i)) check_single_call((*request.list)[i], list / i, out);
        }
    }
    check_near_misses(request.other, single_batch_append_fields, {}, out);
}

} // namespace detail

inline report check_single_batch_append(const single_batch_append_request& request,
                                        const severity_settings& severities) {
    report found;
    const std::vector<json_pointer> all_readable;
    detail::reporter out{found, severities, all_readable};
    detail::check_batch(request, out);
    found.order_by_place();
    return found;
}

} // namespace curfew::inline v0
