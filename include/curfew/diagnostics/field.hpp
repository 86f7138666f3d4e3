#pragma once
// The names of the API's fields, and the nearest of them to a name that is not one.

#include <curfew/time/detail/order.hpp>

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

namespace curfew::inline v0 {

/// A field of a request or a response or, from `exceptions` on, of a policy file. `none` stands for no field.
enum class field : std::uint8_t {
    none,
    task_open_id,
    start_time,
    end_time,
    ring_again_times,
    ring_again_interval,
    concurrency,
    forbid_time_list,
    recall,
    weekdays,
    times,
    // Of CreateTask.
    finish_when_list_end,
    call_record_post_url,
    // Of SingleBatchAppend.
    list,
    trigger_time,
    // Of a response.
    response_metadata,
    request_id,
    action,
    version,
    service,
    region,
    error,
    code,
    message,
    code_n,
    result,
    // Of QueryTaskList's answer, which has Name as well.
    records,
    state,
    total,
    offset,
    // Of a call record as it is pushed, whose names start with a small letter.
    pushed_call_id,
    pushed_task_open_id,
    pushed_single_open_id,
    pushed_callee,
    pushed_callee_province_code,
    pushed_begin_call_time,
    pushed_ring_time,
    pushed_start_time,
    pushed_end_time,
    exceptions,
    date,
    from,
    to,
    forbid,
    counts_as,
    name,
    local_hours,
    zone,
    hours,
    preset,
    limits,
    count,
    span,
};

namespace detail {

/// Not inside name(): there g++ 12 makes the array anew in each call.
inline constexpr std::array<std::string_view, 53> field_names{"",
                                                              "TaskOpenId",
                                                              "StartTime",
                                                              "EndTime",
                                                              "RingAgainTimes",
                                                              "RingAgainInterval",
                                                              "Concurrency",
                                                              "ForbidTimeList",
                                                              "Recall",
                                                              "Weekdays",
                                                              "Times",
                                                              "FinishWhenListEnd",
                                                              "CallRecordPostUrl",
                                                              "List",
                                                              "TriggerTime",
                                                              "ResponseMetadata",
                                                              "RequestId",
                                                              "Action",
                                                              "Version",
                                                              "Service",
                                                              "Region",
                                                              "Error",
                                                              "Code",
                                                              "Message",
                                                              "CodeN",
                                                              "Result",
                                                              "Records",
                                                              "State",
                                                              "Total",
                                                              "Offset",
                                                              "callId",
                                                              "taskOpenId",
                                                              "singleOpenId",
                                                              "callee",
                                                              "calleeProvinceCode",
                                                              "beginCallTime",
                                                              "ringTime",
                                                              "startTime",
                                                              "endTime",
                                                              "Exceptions",
                                                              "Date",
                                                              "From",
                                                              "To",
                                                              "Forbid",
                                                              "CountsAs",
                                                              "Name",
                                                              "LocalHours",
                                                              "Zone",
                                                              "Hours",
                                                              "Preset",
                                                              "Limits",
                                                              "Count",
                                                              "Span"};

} // namespace detail

/// The API's spelling; empty for `none`.
[[nodiscard]] constexpr std::string_view name(field f) noexcept {
    return detail::field_names[static_cast<std::size_t>(f)];
}

/// The fields of UpdateTask in the order of the API page. [U25]
inline constexpr std::array update_task_fields{
    field::task_open_id,        field::start_time,  field::end_time,         field::ring_again_times,
    field::ring_again_interval, field::concurrency, field::forbid_time_list, field::recall};

/// The fields of a ForbidTimeItem. [U23]
inline constexpr std::array forbid_time_item_fields{field::weekdays, field::times};

/// The fields of CreateTask that are rules of time, the same as those of UpdateTask [C25, S], and two of its own: when the task
/// may end early, and where the records of its calls go [J26].
inline constexpr std::array create_task_fields{
    field::start_time,  field::end_time,         field::ring_again_times,     field::ring_again_interval,
    field::concurrency, field::forbid_time_list, field::finish_when_list_end, field::call_record_post_url};

/// The one field of SingleBatchAppend: its calls. [S]
inline constexpr std::array single_batch_append_fields{field::list};

/// The fields of a call of SingleBatchAppend that are rules of time. [S]
inline constexpr std::array single_call_fields{field::trigger_time, field::ring_again_times, field::ring_again_interval,
                                               field::forbid_time_list};

/// The fields of a policy file, of its exceptions, its local hours and its limits: docs/policy.md.
inline constexpr std::array policy_fields{field::exceptions, field::local_hours, field::limits};
inline constexpr std::array exception_fields{field::date,  field::from,      field::to,  field::forbid,
                                             field::times, field::counts_as, field::name};
inline constexpr std::array local_hours_fields{field::zone, field::hours, field::preset, field::exceptions};
inline constexpr std::array limit_fields{field::count, field::span, field::zone};

/// The one of `known` that is spelled exactly so.
[[nodiscard]] constexpr std::optional<field> find_field(std::span<const field> known,
                                                        std::string_view spelling) noexcept;

/// The one of `known` that a person who wrote `spelling` most likely meant: the smallest number of changed letters,
/// case aside, and at most a third of the name. Bounded time, whatever the length of `spelling`.
[[nodiscard]] constexpr std::optional<field> nearest_field(std::span<const field> known,
                                                           std::string_view spelling) noexcept;

// ---- implementation -------------------------------------------------------------------------------------------

namespace detail {

constexpr char ascii_lower(char c) noexcept {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

inline constexpr std::size_t longest_compared_name = 32;

/// Levenshtein's distance without regard to case, for texts of at most `longest_compared_name` bytes.
constexpr std::size_t edit_distance(std::string_view a, std::string_view b) noexcept {
    std::array<std::size_t, longest_compared_name + 1> row{};
    for (std::size_t j = 0; j <= b.size(); ++j) row[j] = j;
    for (std::size_t i = 0; i < a.size(); ++i) {
        std::size_t diagonal = row[0];
        row[0] = i + 1;
        for (std::size_t j = 0; j < b.size(); ++j) {
            const std::size_t replaced = diagonal + (ascii_lower(a[i]) == ascii_lower(b[j]) ? 0U : 1U);
            diagonal = row[j + 1];
            row[j + 1] = min_of(replaced, min_of(diagonal, row[j]) + 1);
        }
    }
    return row[b.size()];
}

} // namespace detail

constexpr std::optional<field> find_field(std::span<const field> known, std::string_view spelling) noexcept {
    for (const field f : known) {
        if (name(f) == spelling) return f;
    }
    return std::nullopt;
}

constexpr std::optional<field> nearest_field(std::span<const field> known, std::string_view spelling) noexcept {
    if (spelling.size() > detail::longest_compared_name) return std::nullopt;
    std::optional<field> best;
    std::size_t best_distance = 0;
    for (const field f : known) {
        const std::size_t distance = detail::edit_distance(name(f), spelling);
        if (distance * 3 <= name(f).size() && (!best || distance < best_distance)) {
            best = f;
            best_distance = distance;
        }
    }
    return best;
}

} // namespace curfew::inline v0
