#pragma once
// Made by tools/single_header.cmake from include/curfew. Do not edit.
//
// MIT License
//
// Copyright (c) 2026 The curfew authors
//
// Permission is hereby granted, free of charge, to any person obtaining a copy
// of this software and associated documentation files (the "Software"), to deal
// in the Software without restriction, including without limitation the rights
// to use, copy, modify, merge, publish, distribute, sublicense, and/or sell
// copies of the Software, and to permit persons to whom the Software is
// furnished to do so, subject to the following conditions:
//
// The above copyright notice and this permission notice shall be included in all
// copies or substantial portions of the Software.
//
// THE SOFTWARE IS PROVIDED "AS IS", WITHOUT WARRANTY OF ANY KIND, EXPRESS OR
// IMPLIED, INCLUDING BUT NOT LIMITED TO THE WARRANTIES OF MERCHANTABILITY,
// FITNESS FOR A PARTICULAR PURPOSE AND NONINFRINGEMENT. IN NO EVENT SHALL THE
// AUTHORS OR COPYRIGHT HOLDERS BE LIABLE FOR ANY CLAIM, DAMAGES OR OTHER
// LIABILITY, WHETHER IN AN ACTION OF CONTRACT, TORT OR OTHERWISE, ARISING FROM,
// OUT OF OR IN CONNECTION WITH THE SOFTWARE OR THE USE OR OTHER DEALINGS IN THE
// SOFTWARE.

#include <array>
#include <bit>
#include <chrono>
#include <compare>
#include <concepts>
#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <iterator>
#include <limits>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <variant>
#include <vector>

// ==== curfew/api_error.hpp

// The error codes of the API: the ten rows of the UpdateTask page [U25] and the business codes of [E23].

namespace curfew::inline v0 {

/// An error code of the UpdateTask page, in the order of its table.
enum class api_code : std::uint8_t {
    missing_parameter,
    invalid_parameter,
    operation_denied,
    quota_exceeded,
    idempotent_parameter_mismatch,
    dry_run_operation,
    missing_action,
    invalid_action,
    internal_error,
    service_unavailable,
};

/// A row of the page's table of errors.
struct api_code_info {
    /// The code, its HTTP status, and its name as the page has it.
    api_code code;
    int http_status;
    std::string_view name;
    /// As the page has it; `%s` stands for the parameter.
    std::string_view message_template;
    /// Whether the same request may succeed when it is sent again later.
    bool retryable;
};

/// The page's table. [U25]
inline constexpr std::array<api_code_info, 10> api_code_table{{
    {api_code::missing_parameter, 400, "MissingParameter", "The required parameter %s is missing.", false},
    {api_code::invalid_parameter, 400, "InvalidParameter", "The specified parameter %s is invalid.", false},
    {api_code::operation_denied, 400, "OperationDenied",
     "Operation is denied because the specified resource is in use.", true},
    {api_code::quota_exceeded, 400, "QuotaExceeded",
     "%s has exceeded the quota. example: The memory size of the specified disk has exceeded the quota.", false},
    {api_code::idempotent_parameter_mismatch, 400, "IdempotentParameterMismatch",
     "Parameters mismatch the previous request with a same ClientToken.", false},
    {api_code::dry_run_operation, 400, "DryRunOperation", "The request is validated by a dryrun operation.", false},
    {api_code::missing_action, 400, "MissingAction", "The request is missing an action.", false},
    {api_code::invalid_action, 400, "InvalidAction", "The specified action is invalid.", false},
    {api_code::internal_error, 500, "InternalError", "The request has failed due to an unknown error.", true},
    {api_code::service_unavailable, 503, "ServiceUnavailable",
     "The request has failed due to a temporary failure of the server.", true},
}};

/// The row of a code.
[[nodiscard]] constexpr const api_code_info& info(api_code code) noexcept {
    return api_code_table[static_cast<std::size_t>(code)];
}

/// The code of that name; nullopt for a name that is not on the page. Case matters.
[[nodiscard]] constexpr std::optional<api_code> api_code_from_name(std::string_view name) noexcept {
    for (const auto& row : api_code_table) {
        if (row.name == name) return row.code;
    }
    return std::nullopt;
}

/// A business code of the voice-task APIs that belongs to the fields of UpdateTask. [E23]
enum class business_code : std::uint8_t {
    forbid_time_parse_fail,
    error_ring_back_times,
    error_ring_back_interval,
    task_concurrency_not_null,
    exceed_max_concurrency,
    not_in_work_time,
    task_not_found,
    task_wrong_state,
    no_permission,
};

/// The API's spelling of a business code. [E23]
[[nodiscard]] constexpr std::string_view name(business_code code) noexcept;

/// The business code of that spelling; nullopt for another one. Case matters.
[[nodiscard]] constexpr std::optional<business_code> business_code_from_name(std::string_view spelling) noexcept;

// ---- implementation -------------------------------------------------------------------------------------------

namespace detail {

inline constexpr std::array<std::string_view, 9> business_code_names{
    "ForbidTimeParseFail",    "ErrorRingBackTimes",   "ErrorRingBackInterval",
    "TaskConcurrencyNotNull", "ExceedMaxConcurrency", "NotInWorkTime",
    "TaskNotFound",           "TaskWrongState",       "NoPermission"};

} // namespace detail

constexpr std::string_view name(business_code code) noexcept {
    return detail::business_code_names[static_cast<std::size_t>(code)];
}

constexpr std::optional<business_code> business_code_from_name(std::string_view spelling) noexcept {
    for (std::size_t i = 0; i < detail::business_code_names.size(); ++i) {
        if (detail::business_code_names[i] == spelling) return static_cast<business_code>(i);
    }
    return std::nullopt;
}

} // namespace curfew::inline v0

// ==== curfew/api_response.hpp

// What the API answers to a request.

namespace curfew::inline v0 {

/// The error of a response, as it came.
struct api_response_error {
    /// A code of the UpdateTask page or a business code, or one this library does not know.
    std::string code;
    std::string message;
    std::optional<std::int32_t> code_n;

    /// The code as one of the page's ten. [U25]
    [[nodiscard]] std::optional<curfew::api_code> api_code() const noexcept { return api_code_from_name(code); }

    /// The code as a business code. [E23]
    [[nodiscard]] std::optional<curfew::business_code> business_code() const noexcept {
        return business_code_from_name(code);
    }

    friend bool operator==(const api_response_error&, const api_response_error&) = default;
};

/// A response. Texts that it does not have are empty. [U25]
struct api_response {
    /// What the request was given, and what it asked for.
    std::string request_id;
    std::string action;
    std::string version;
    std::string service;
    std::string region;
    /// Absent: the request was carried out.
    std::optional<api_response_error> error;
    /// The result as JSON text without white space. UpdateTask has none.
    std::optional<std::string> result;

    /// Whether there is no error.
    [[nodiscard]] bool succeeded() const noexcept { return !error.has_value(); }

    /// The HTTP status that the page has for the response: 200 for a success, nullopt for a code that is not on the page.
    [[nodiscard]] std::optional<int> http_status() const noexcept {
        if (!error) return 200;
        const auto code = error->api_code();
        return code ? std::optional{info(*code).http_status} : std::nullopt;
    }

    /// Whether the same request may succeed when it is sent again later. false for a success, and for a code that is not
    /// on the page: what is not known to help is not advised.
    [[nodiscard]] bool may_retry() const noexcept {
        const auto code = error ? error->api_code() : std::nullopt;
        return code && info(*code).retryable;
    }

    friend bool operator==(const api_response&, const api_response&) = default;
};

} // namespace curfew::inline v0

// ==== curfew/detail/order.hpp

// The few algorithms the core needs. <algorithm> and <memory> would each add a third of <chrono> to what including
// curfew costs; tests/header_cost keeps them out.

namespace curfew::inline v0::detail {

template <class T>
[[nodiscard]] constexpr const T& min_of(const T& a, const T& b) noexcept {
    return b < a ? b : a;
}

template <class T>
[[nodiscard]] constexpr const T& max_of(const T& a, const T& b) noexcept {
    return a < b ? b : a;
}

/// The index of the first entry of a sorted list that is not before `value`; the list's size if all are.
template <class T>
[[nodiscard]] constexpr std::size_t first_not_before(const std::vector<T>& sorted, const T& value) noexcept {
    std::size_t first = 0;
    std::size_t end = sorted.size();
    while (first < end) {
        const std::size_t middle = first + (end - first) / 2;
        if (sorted[middle] < value) {
            first = middle + 1;
        } else {
            end = middle;
        }
    }
    return first;
}

/// Sorts by `before`, a strict weak order; equal entries keep their order. O(n) if the list is sorted already, else
/// O(n log n) and a second list.
template <class T, class Before>
void stable_sort(std::vector<T>& list, Before before) {
    std::vector<T> merged;
    // Runs of `length` entries are sorted; each turn merges neighbours.
    for (std::size_t length = 1; length < list.size(); length *= 2) {
        bool in_order = true;
        for (std::size_t i = length; i < list.size() && in_order; i += length) in_order = !before(list[i], list[i - 1]);
        if (in_order) continue;
        merged.clear();
        merged.reserve(list.size());
        for (std::size_t start = 0; start < list.size(); start += 2 * length) {
            const std::size_t middle = min_of(start + length, list.size());
            const std::size_t end = min_of(middle + length, list.size());
            std::size_t left = start;
            std::size_t right = middle;
            while (left < middle || right < end) {
                const bool take_right = left == middle || (right < end && before(list[right], list[left]));
                merged.push_back(std::move(list[take_right ? right++ : left++]));
            }
        }
        list.swap(merged);
    }
}

} // namespace curfew::inline v0::detail

// ==== curfew/fwd.hpp

// The time points every other header speaks in.

namespace curfew::inline v0 {

/// Wall-clock time of a task, without a zone; whole seconds.
using std::chrono::local_seconds;

/// An instant: seconds since 1970-01-01 00:00:00 UTC. Every int64 value is a legal argument everywhere.
using std::chrono::sys_seconds;

/// A day of wall-clock time.
using std::chrono::local_days;

using std::chrono::minutes;
using std::chrono::seconds;

/// `t` moved by `by`, or the last (first) instant there is where that lies beyond it.
[[nodiscard]] constexpr sys_seconds saturating_sum(sys_seconds t, seconds by) noexcept {
    if (by > seconds{0} && t > sys_seconds::max() - by) return sys_seconds::max();
    if (by < seconds{0} && t < sys_seconds::min() - by) return sys_seconds::min();
    return t + by;
}

} // namespace curfew::inline v0

// ==== curfew/field.hpp

// The names of the API's fields, and the nearest of them to a name that is not one.

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
};

namespace detail {

/// Not inside name(): there g++ 12 makes the array anew in each call.
inline constexpr std::array<std::string_view, 35> field_names{"",
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
                                                              "Preset"};

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

/// The fields of CreateTask that are rules of time, the same as those of UpdateTask. [C25, S]
inline constexpr std::array create_task_fields{field::start_time,          field::end_time,    field::ring_again_times,
                                               field::ring_again_interval, field::concurrency, field::forbid_time_list};

/// The one field of SingleBatchAppend: its calls. [S]
inline constexpr std::array single_batch_append_fields{field::list};

/// The fields of a call of SingleBatchAppend that are rules of time. [S]
inline constexpr std::array single_call_fields{field::trigger_time, field::ring_again_times, field::ring_again_interval,
                                               field::forbid_time_list};
/// The fields of a policy file, of its exceptions, and of its local hours: docs/policy.md.
inline constexpr std::array policy_fields{field::exceptions, field::local_hours};
inline constexpr std::array exception_fields{field::date,  field::from,      field::to,  field::forbid,
                                             field::times, field::counts_as, field::name};
inline constexpr std::array local_hours_fields{field::zone, field::hours, field::preset, field::exceptions};

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

// ==== curfew/json_pointer.hpp

// A place in the request, without allocation: /ForbidTimeList/0/Times/1 is
//
//     json_pointer{} / field::forbid_time_list / 0 / field::times / 1

namespace curfew::inline v0 {

/// A JSON Pointer (RFC 6901) to a place the API knows: fields by name, entries of lists by index from 0.
/// Up to four names, each with an index or without; a deeper place is cut off to the nearest one that fits.
class json_pointer {
public:
    /// The whole document.
    constexpr json_pointer() noexcept = default;

    /// The member `f` of the place.
    [[nodiscard]] constexpr json_pointer operator/(field f) const noexcept;

    /// The entry `index` of the place, which must be a named list that has no index yet.
    [[nodiscard]] constexpr json_pointer operator/(std::size_t index) const noexcept;

    /// Whether `other` is this place or lies inside it.
    [[nodiscard]] constexpr bool contains(const json_pointer& other) const noexcept;

    /// The place this one is a member or entry of; the whole document is its own parent.
    [[nodiscard]] constexpr json_pointer parent() const noexcept;

    /// The last name of the place, `field::none` for the whole document.
    [[nodiscard]] constexpr field last_field() const noexcept;

    /// How many names there are in the place, 0…4.
    [[nodiscard]] constexpr std::size_t depth() const noexcept;

    /// The name number `i` of the place, counted from 0, i < depth(), and the index after it, if there is one.
    [[nodiscard]] constexpr field name_at(std::size_t i) const noexcept { return steps_[i].name; }
    [[nodiscard]] constexpr std::optional<std::size_t> index_at(std::size_t i) const noexcept {
        if (steps_[i].index_plus_one == 0) return std::nullopt;
        return steps_[i].index_plus_one - 1;
    }

    /// Whether it is the whole document.
    [[nodiscard]] constexpr bool is_root() const noexcept { return steps_[0].name == field::none; }

    /// Any total order in which a place stands directly before the places inside it.
    friend constexpr auto operator<=>(const json_pointer&, const json_pointer&) noexcept = default;

    /// The pointer as text; "" for the whole document.
    [[nodiscard]] std::string text() const;

private:
    struct step {
        field name = field::none;
        std::uint32_t index_plus_one = 0;
        friend constexpr auto operator<=>(const step&, const step&) noexcept = default;
    };

    std::array<step, 4> steps_{};
};

/// A name as one token of a JSON Pointer: `~` is written `~0`, `/` is written `~1` (RFC 6901, section 3).
[[nodiscard]] inline std::string escaped_pointer_token(std::string_view name);

// ---- implementation -------------------------------------------------------------------------------------------

constexpr std::size_t json_pointer::depth() const noexcept {
    std::size_t count = 0;
    while (count < steps_.size() && steps_[count].name != field::none) ++count;
    return count;
}

constexpr json_pointer json_pointer::operator/(field f) const noexcept {
    json_pointer result = *this;
    const std::size_t count = depth();
    if (count < steps_.size()) result.steps_[count].name = f;
    return result;
}

constexpr json_pointer json_pointer::operator/(std::size_t index) const noexcept {
    json_pointer result = *this;
    const std::size_t count = depth();
    if (count == 0 || steps_[count - 1].index_plus_one != 0) return result;
    constexpr std::size_t most = std::numeric_limits<std::uint32_t>::max() - 1;
    result.steps_[count - 1].index_plus_one = static_cast<std::uint32_t>(detail::min_of(index, most) + 1);
    return result;
}

constexpr bool json_pointer::contains(const json_pointer& other) const noexcept {
    for (std::size_t i = 0; i < steps_.size(); ++i) {
        if (steps_[i] == other.steps_[i]) continue;
        const bool rest_is_open = i + 1 == steps_.size() || steps_[i + 1].name == field::none;
        return rest_is_open && (steps_[i].name == field::none ||
                                (steps_[i].name == other.steps_[i].name && steps_[i].index_plus_one == 0));
    }
    return true;
}

constexpr json_pointer json_pointer::parent() const noexcept {
    json_pointer result = *this;
    const std::size_t count = depth();
    if (count == 0) return result;
    step& last = result.steps_[count - 1];
    if (last.index_plus_one != 0) {
        last.index_plus_one = 0;
    } else {
        last = step{};
    }
    return result;
}

constexpr field json_pointer::last_field() const noexcept {
    const std::size_t count = depth();
    return count == 0 ? field::none : steps_[count - 1].name;
}

inline std::string json_pointer::text() const {
    std::string result;
    for (const step& s : steps_) {
        if (s.name == field::none) break;
        result += '/';
        result += name(s.name);
        if (s.index_plus_one != 0) {
            result += '/';
            result += std::to_string(s.index_plus_one - 1);
        }
    }
    return result;
}

inline std::string escaped_pointer_token(std::string_view name) {
    std::string result;
    result.reserve(name.size());
    for (const char c : name) {
        if (c == '~') {
            result += "~0";
        } else if (c == '/') {
            result += "~1";
        } else {
            result += c;
        }
    }
    return result;
}

} // namespace curfew::inline v0

// ==== curfew/rule.hpp

// The rules of the rulebook: one enumerator and one row of the table each. docs/rules.md is the same table for
// people, and a test compares the two.

namespace curfew::inline v0 {

/// A rule of the rulebook, section 2, in its order; from policy_unknown_field on, of the library's own policy files.
enum class rule : std::uint8_t {
    json_syntax,
    json_duplicate_key,
    type_mismatch,
    integer_out_of_range,
    unknown_field,
    task_open_id_missing,
    task_open_id_empty,
    start_time_missing,
    end_time_missing,
    start_time_format,
    end_time_format,
    end_not_after_start,
    window_over,
    concurrency_missing,
    concurrency_not_positive,
    concurrency_over_quota,
    redial_times_negative,
    redial_times_too_many,
    redial_times_over_sdk_limit,
    redial_interval_too_short,
    redial_interval_too_long,
    redial_ignored,
    redial_reset,
    redial_interval_unused,
    redial_exceeds_window,
    weekday_out_of_range,
    weekday_duplicate,
    weekdays_empty,
    times_missing,
    times_empty,
    time_range_format,
    time_range_empty,
    time_range_overnight,
    time_range_ends_24,
    time_range_last_minute,
    time_range_overlap,
    forbid_list_covers_week,
    never_permitted,
    trigger_time_format,
    trigger_time_forbidden,
    policy_unknown_field,
    exception_date_missing,
    exception_date_format,
    exception_dates_reversed,
    exception_date_duplicate,
    exception_meaning,
    counts_as_weekday,
    local_hours_zone,
    local_hours_meaning,
    local_hours_format,
    preset_unknown,
};

/// An error says: this request must not be sent. A warning says: legal, and most likely not meant.
enum class severity : std::uint8_t { warning, error };

/// "error" or "warning".
[[nodiscard]] constexpr std::string_view name(severity s) noexcept {
    return s == severity::error ? "error" : "warning";
}

/// A row of the rulebook's table.
struct rule_info {
    /// The rule.
    rule id;
    /// The stable name.
    std::string_view name;
    /// Unless the caller's rule_policy says otherwise.
    curfew::severity severity;
    std::optional<curfew::api_code> api_code;
    std::optional<curfew::business_code> business_code;
    /// Where the rule is documented: the marks of docs/rules.md.
    std::string_view source;
    /// An error that a caller may lower to a warning.
    bool lowerable = false;
};

namespace detail {
inline constexpr auto missing = api_code::missing_parameter;
inline constexpr auto invalid = api_code::invalid_parameter;
inline constexpr auto forbid_fail = business_code::forbid_time_parse_fail;
inline constexpr auto times_fail = business_code::error_ring_back_times;
inline constexpr auto interval_fail = business_code::error_ring_back_interval;
} // namespace detail

/// Every rule, in the order of the enum.
inline constexpr std::array<rule_info, 51> rule_table{{
    {rule::json_syntax, "json-syntax", severity::error, detail::invalid, {}, "L"},
    {rule::json_duplicate_key, "json-duplicate-key", severity::error, detail::invalid, {}, "L"},
    {rule::type_mismatch, "type-mismatch", severity::error, detail::invalid, {}, "U25"},
    {rule::integer_out_of_range, "integer-out-of-range", severity::error, detail::invalid, {}, "S"},
    {rule::unknown_field, "unknown-field", severity::warning, {}, {}, "L"},
    {rule::task_open_id_missing, "task-open-id-missing", severity::error, detail::missing, {}, "U23"},
    {rule::task_open_id_empty, "task-open-id-empty", severity::error, detail::invalid, {}, "U23"},
    {rule::start_time_missing, "start-time-missing", severity::error, detail::missing, {}, "U23"},
    {rule::end_time_missing, "end-time-missing", severity::error, detail::missing, {}, "U23"},
    {rule::start_time_format, "start-time-format", severity::error, detail::invalid, {}, "C25"},
    {rule::end_time_format, "end-time-format", severity::error, detail::invalid, {}, "C25"},
    {rule::end_not_after_start, "end-not-after-start", severity::error, detail::invalid, {}, "U23"},
    {rule::window_over, "window-over", severity::error, detail::invalid, {}, "U23"},
    {rule::concurrency_missing, "concurrency-missing", severity::error, detail::missing,
     business_code::task_concurrency_not_null, "U23, E23"},
    {rule::concurrency_not_positive, "concurrency-not-positive", severity::error, detail::invalid, {}, "U23"},
    {rule::concurrency_over_quota, "concurrency-over-quota", severity::error, api_code::quota_exceeded,
     business_code::exceed_max_concurrency, "E23"},
    {rule::redial_times_negative, "redial-times-negative", severity::error, detail::invalid, detail::times_fail,
     "U25, E23"},
    {rule::redial_times_too_many, "redial-times-too-many", severity::error, detail::invalid, detail::times_fail,
     "C25, E23"},
    {rule::redial_times_over_sdk_limit,
     "redial-times-over-sdk-limit",
     severity::warning,
     {},
     detail::times_fail,
     "C25, S"},
    {rule::redial_interval_too_short, "redial-interval-too-short", severity::error, detail::invalid,
     detail::interval_fail, "U25, E23"},
    {rule::redial_interval_too_long, "redial-interval-too-long", severity::error, detail::invalid,
     detail::interval_fail, "C25, E23"},
    {rule::redial_ignored, "redial-ignored", severity::warning, {}, {}, "U25, S"},
    {rule::redial_reset, "redial-reset", severity::warning, {}, {}, "U25"},
    {rule::redial_interval_unused, "redial-interval-unused", severity::warning, {}, {}, "L"},
    {rule::redial_exceeds_window, "redial-exceeds-window", severity::warning, {}, {}, "L"},
    {rule::weekday_out_of_range, "weekday-out-of-range", severity::error, detail::invalid, detail::forbid_fail,
     "U23, S"},
    {rule::weekday_duplicate, "weekday-duplicate", severity::warning, {}, {}, "L"},
    {rule::weekdays_empty, "weekdays-empty", severity::warning, {}, {}, "S"},
    {rule::times_missing, "times-missing", severity::error, detail::missing, detail::forbid_fail, "U23"},
    {rule::times_empty, "times-empty", severity::error, detail::invalid, detail::forbid_fail, "U23"},
    {rule::time_range_format, "time-range-format", severity::error, detail::invalid, detail::forbid_fail, "U23, S"},
    {rule::time_range_empty, "time-range-empty", severity::error, detail::invalid, detail::forbid_fail, "L"},
    {rule::time_range_overnight, "time-range-overnight", severity::error, detail::invalid, detail::forbid_fail, "L",
     true},
    {rule::time_range_ends_24, "time-range-ends-24", severity::warning, {}, detail::forbid_fail, "L"},
    {rule::time_range_last_minute, "time-range-last-minute", severity::warning, {}, {}, "L"},
    {rule::time_range_overlap, "time-range-overlap", severity::warning, {}, {}, "L"},
    {rule::forbid_list_covers_week,
     "forbid-list-covers-week",
     severity::warning,
     {},
     business_code::not_in_work_time,
     "E23"},
    {rule::never_permitted, "never-permitted", severity::warning, {}, business_code::not_in_work_time, "E23"},
    {rule::trigger_time_format, "trigger-time-format", severity::error, detail::invalid, {}, "S"},
    {rule::trigger_time_forbidden,
     "trigger-time-forbidden",
     severity::warning,
     {},
     business_code::not_in_work_time,
     "L, E23"},
    {rule::policy_unknown_field, "policy-unknown-field", severity::error, {}, {}, "L"},
    {rule::exception_date_missing, "exception-date-missing", severity::error, {}, {}, "L"},
    {rule::exception_date_format, "exception-date-format", severity::error, {}, {}, "L"},
    {rule::exception_dates_reversed, "exception-dates-reversed", severity::error, {}, {}, "L"},
    {rule::exception_date_duplicate, "exception-date-duplicate", severity::error, {}, {}, "L"},
    {rule::exception_meaning, "exception-meaning", severity::error, {}, {}, "L"},
    {rule::counts_as_weekday, "counts-as-weekday", severity::error, {}, {}, "L"},
    {rule::local_hours_zone, "local-hours-zone", severity::error, {}, {}, "L"},
    {rule::local_hours_meaning, "local-hours-meaning", severity::error, {}, {}, "L"},
    {rule::local_hours_format, "local-hours-format", severity::error, {}, {}, "L"},
    {rule::preset_unknown, "preset-unknown", severity::error, {}, {}, "L"},
}};

/// The row of a rule.
[[nodiscard]] constexpr const rule_info& info(rule id) noexcept {
    return rule_table[static_cast<std::size_t>(id)];
}

/// The rule of that stable name.
[[nodiscard]] constexpr std::optional<rule> rule_from_name(std::string_view name) noexcept {
    for (const auto& row : rule_table) {
        if (row.name == name) return row.id;
    }
    return std::nullopt;
}

} // namespace curfew::inline v0

// ==== curfew/call_window.hpp

// StartTime and EndTime: when a task runs. Half open: calling is permitted at StartTime and no longer at EndTime.

namespace curfew::inline v0 {

/// The first second a `yyyy-MM-dd HH:mm:ss` can name: 0000-01-01 00:00:00.
inline constexpr local_seconds earliest_local_time{local_days{std::chrono::year{0} / 1 / 1}};

/// The last second a `yyyy-MM-dd HH:mm:ss` can name: 9999-12-31 23:59:59.
inline constexpr local_seconds latest_local_time{local_days{std::chrono::year{9999} / 12 / 31} + std::chrono::days{1} -
                                                 seconds{1}};

/// The task's window [start, end) in its own wall-clock time, never empty, within the years 0000…9999.
/// [rulebook section 3, point 3]
class call_window {
public:
    /// nullopt if `end` is not later than `start`, or one of them is outside the years 0000…9999.
    [[nodiscard]] static constexpr std::optional<call_window> from(local_seconds start, local_seconds end) noexcept {
        if (end <= start || start < earliest_local_time || end > latest_local_time) return std::nullopt;
        return call_window{start, end};
    }

    /// The first second that is permitted, and the first after it that is not any more.
    [[nodiscard]] constexpr local_seconds start() const noexcept { return start_; }
    [[nodiscard]] constexpr local_seconds end() const noexcept { return end_; }

    /// Wall-clock time from start to end; at least one second.
    [[nodiscard]] constexpr seconds length() const noexcept { return end_ - start_; }

    friend constexpr bool operator==(const call_window&, const call_window&) noexcept = default;

private:
    constexpr call_window(local_seconds start, local_seconds end) noexcept : start_{start}, end_{end} {}

    local_seconds start_;
    local_seconds end_;
};

} // namespace curfew::inline v0

// ==== curfew/time_of_day.hpp

// A minute of the day, 00:00 to 24:00. 24:00 is the end of the day and never its start.
//
//     constexpr time_of_day noon{12, 0};
//     time_of_day::from_hour_minute(24, 0)   // the end of the day
//     time_of_day::from_hour_minute(24, 1)   // nullopt: there is no such minute

namespace curfew::inline v0 {

/// A minute boundary of a day: 00:00, 00:01, … 23:59, 24:00. Ordered by time.
class time_of_day {
public:
    /// 00:00.
    constexpr time_of_day() noexcept = default;

    /// A literal. Only for constants: a time that does not exist is a compile error.
    consteval time_of_day(int hour, int minute);

    /// `hour` 0…23 with `minute` 0…59, or 24 with 0; nullopt for anything else.
    [[nodiscard]] static constexpr std::optional<time_of_day> from_hour_minute(int hour, int minute) noexcept;

    /// `count` minutes after midnight, 0…1440; nullopt for anything else.
    [[nodiscard]] static constexpr std::optional<time_of_day> from_minutes(int count) noexcept;

    /// 0…24.
    [[nodiscard]] constexpr int hour() const noexcept { return minutes_ / 60; }

    /// 0…59.
    [[nodiscard]] constexpr int minute() const noexcept { return minutes_ % 60; }

    /// Minutes after midnight, 0…1440.
    [[nodiscard]] constexpr int minutes_since_midnight() const noexcept { return minutes_; }

    friend constexpr auto operator<=>(time_of_day, time_of_day) noexcept = default;

    /// 1440.
    static constexpr int minutes_per_day = 24 * 60;

private:
    std::int16_t minutes_ = 0;
};

// ---- implementation -------------------------------------------------------------------------------------------

constexpr std::optional<time_of_day> time_of_day::from_minutes(int count) noexcept {
    if (count < 0 || count > minutes_per_day) return std::nullopt;
    time_of_day result;
    result.minutes_ = static_cast<std::int16_t>(count);
    return result;
}

constexpr std::optional<time_of_day> time_of_day::from_hour_minute(int hour, int minute) noexcept {
    if (hour < 0 || hour > 24 || minute < 0 || minute > 59) return std::nullopt;
    return from_minutes(hour * 60 + minute);
}

namespace detail {
// Not constexpr on purpose: reaching it is what makes a wrong literal a compile error, without exceptions.
inline void no_such_time_of_day() noexcept {}
} // namespace detail

consteval time_of_day::time_of_day(int hour, int minute) {
    const auto time = from_hour_minute(hour, minute);
    if (!time) detail::no_such_time_of_day();
    minutes_ = time->minutes_;
}

/// 24:00, the end of the day.
inline constexpr time_of_day end_of_day{24, 0};

} // namespace curfew::inline v0

// ==== curfew/time_range.hpp

// A half-open range of the day: 10:00-11:00 is 10:00:00 up to and including 10:59:59.
//
//     22:00-08:00   starts later than it ends: it runs past midnight into the next day
//     22:00-24:00   ends with the day
//     00:00-24:00   the whole day
//     10:00-10:00   is no range: from() gives nullopt

namespace curfew::inline v0 {

/// A non-empty range of wall-clock minutes that starts on one day and ends on the same day or the next.
/// [rulebook section 3, points 1 and 2]
class time_range {
public:
    /// From `start` (00:00…23:59) until `end` (00:00…24:00); nullopt if they are equal or `start` is 24:00.
    /// An `end` before `start` belongs to the next day.
    [[nodiscard]] static constexpr std::optional<time_range> from(time_of_day start, time_of_day end) noexcept {
        if (start == end || start == end_of_day) return std::nullopt;
        return time_range{start, end};
    }

    /// As written: the start up to 23:59, the end up to 24:00.
    [[nodiscard]] constexpr time_of_day start() const noexcept { return start_; }
    [[nodiscard]] constexpr time_of_day end() const noexcept { return end_; }

    /// Whether it is written with its start later than its end, as in 22:00-08:00.
    [[nodiscard]] constexpr bool is_overnight() const noexcept { return end_ < start_; }

    /// Minutes from the midnight its first day starts with to its start, 0…1439.
    [[nodiscard]] constexpr int first_minute() const noexcept { return start_.minutes_since_midnight(); }

    /// Minutes from that same midnight to its end, 1…2879; past 1440 on the next day.
    [[nodiscard]] constexpr int end_minute() const noexcept {
        return end_.minutes_since_midnight() + (is_overnight() ? time_of_day::minutes_per_day : 0);
    }

    friend constexpr auto operator<=>(const time_range&, const time_range&) noexcept = default;

private:
    constexpr time_range(time_of_day start, time_of_day end) noexcept : start_{start}, end_{end} {}

    time_of_day start_;
    time_of_day end_;
};

} // namespace curfew::inline v0

// ==== curfew/zone.hpp

// Zones: how an instant becomes wall-clock time. A zone is a line of spans of constant offset.
//
//     an instant is always exactly one wall-clock time;
//     a wall-clock time is two instants in the hour that a clock change repeats, and none in the hour it skips.
//
// Beijing time, the zone of the API, is UTC+08:00 without clock changes. [S]

namespace curfew::inline v0 {

/// A span of instants [first, last) in which wall-clock time is ahead of UTC by `offset`.
/// `last == sys_seconds::max()` is a span that never ends, that instant included.
struct offset_span {
    /// [first, last), and how far wall-clock time is ahead of UTC in it.
    sys_seconds first;
    sys_seconds last;
    seconds offset;

    friend constexpr bool operator==(const offset_span&, const offset_span&) noexcept = default;
};

/// No zone is as far from UTC as this.
inline constexpr seconds offset_limit = std::chrono::hours{24};

/// What a zone must answer, for every instant, in the same way each time, and without throwing: queries are noexcept, so
/// that an exception ends the program and never becomes an answer.
/// `offset_at(t)` the offset at t, smaller than a day in magnitude; `span_at(t)` the span of constant offset around t.
template <class Zone>
concept zone = std::copyable<Zone> && requires(const Zone& z, sys_seconds t) {
    { z.offset_at(t) } -> std::same_as<seconds>;
    { z.span_at(t) } -> std::same_as<offset_span>;
};

/// A zone without clock changes.
class fixed_offset {
public:
    /// UTC.
    constexpr fixed_offset() noexcept = default;

    /// Ahead of UTC by `offset`; nullopt if that is a day or more in either direction.
    [[nodiscard]] static constexpr std::optional<fixed_offset> from(seconds offset) noexcept {
        if (offset <= -offset_limit || offset >= offset_limit) return std::nullopt;
        fixed_offset result;
        result.offset_ = offset;
        return result;
    }

    /// How far wall-clock time is ahead of UTC, at every instant.
    [[nodiscard]] constexpr seconds offset() const noexcept { return offset_; }

    /// offset(), at every instant.
    [[nodiscard]] constexpr seconds offset_at(sys_seconds) const noexcept { return offset_; }

    /// One span of all instants.
    [[nodiscard]] constexpr offset_span span_at(sys_seconds) const noexcept {
        return {sys_seconds::min(), sys_seconds::max(), offset_};
    }

    friend constexpr bool operator==(fixed_offset, fixed_offset) noexcept = default;

private:
    seconds offset_{0};
};

/// UTC+08:00, the zone of the API's wall-clock strings. [S]
inline constexpr fixed_offset beijing = *fixed_offset::from(std::chrono::hours{8});

/// The instants a wall-clock time may stand for.
struct instant_choice {
    /// The same instant twice, unless a clock change repeats or skips the time.
    sys_seconds earlier;
    sys_seconds later;
    /// No clock shows the time; the two instants are what the offsets before and after the change make of it.
    bool skipped = false;

    /// Whether the clock shows the time exactly once.
    [[nodiscard]] constexpr bool unique() const noexcept { return earlier == later; }
};

/// The first and the last instant that `local`, a time of the years 0000…9999, may stand for in `z`. A change that skips
/// the time counts as well where another one repeats it: before `earlier` the clock has not yet reached `local`, from
/// `later` on it never falls behind it again. Walks the spans of four days.
template <zone Zone>
[[nodiscard]] constexpr instant_choice resolve(const Zone& z, local_seconds local) {
    const sys_seconds as_utc{local.time_since_epoch()};
    instant_choice choice{as_utc + offset_limit, as_utc - offset_limit, true};
    const auto consider = [&choice](sys_seconds t) {
        choice.earlier = detail::min_of(choice.earlier, t);
        choice.later = detail::max_of(choice.later, t);
    };
    for (offset_span span = z.span_at(as_utc - 2 * offset_limit);;) {
        const sys_seconds here = as_utc - span.offset;
        if (here >= span.first && here < span.last) {
            consider(here);
            choice.skipped = false;
        }
        if (span.last >= as_utc + 2 * offset_limit) return choice;
        const offset_span after = z.span_at(span.last);
        const sys_seconds there = as_utc - after.offset;
        if (here >= span.last && there < span.last) {
            consider(here);
            consider(there);
        }
        span = after;
    }
}

/// Where a window starts whose local start is `local`: the later choice, so that the window is shorter.
/// [rulebook section 3, point 5]
template <zone Zone>
[[nodiscard]] constexpr sys_seconds resolve_start(const Zone& z, local_seconds local) {
    return resolve(z, local).later;
}

/// Where a window ends whose local end is `local`: the earlier choice, so that the window is shorter.
template <zone Zone>
[[nodiscard]] constexpr sys_seconds resolve_end(const Zone& z, local_seconds local) {
    return resolve(z, local).earlier;
}

} // namespace curfew::inline v0

// ==== curfew/text.hpp

// The texts of the API, exactly: `HH:mm-HH:mm` and `yyyy-MM-dd HH:mm:ss`; and RFC 3339 for instants.
// No locale, no streams, no allocation; what is not exactly of the form is refused, with the reason and the place.

namespace curfew::inline v0 {

/// Why a text is not of its form.
enum class text_fault : std::uint8_t {
    wrong_length,
    not_a_digit,
    wrong_separator,
    no_such_month,
    no_such_day,
    hour_over_23,
    minute_over_59,
    second_over_59,
    offset_missing,
    out_of_range,
    no_such_weekday,
    not_after_start,
};

/// A value, or why and where (the byte, from 0) there is none.
template <class T>
struct parsed {
    /// The value, if the text is of the form; else the reason, and the byte it is found at.
    std::optional<T> value;
    text_fault fault{};
    std::size_t at = 0;

    /// Whether there is a value.
    constexpr explicit operator bool() const noexcept { return value.has_value(); }
};

/// The two times of a `HH:mm-HH:mm`, which need not make a range.
struct time_pair {
    /// 00:00…23:59, and 00:00…24:00.
    time_of_day start;
    time_of_day end;
};

/// `HH:mm-HH:mm`: hours 00…23, minutes 00…59, and 24:00 as the end. [U23, S]
[[nodiscard]] constexpr parsed<time_pair> parse_time_pair(std::string_view text) noexcept;

/// `yyyy-MM-dd HH:mm:ss`, a date and a time that exist. [C25]
[[nodiscard]] constexpr parsed<local_seconds> parse_local_time(std::string_view text) noexcept;

/// `yyyy-MM-dd`, a date that exists.
[[nodiscard]] constexpr parsed<local_days> parse_local_date(std::string_view text) noexcept;

/// RFC 3339: `2021-05-20T18:00:00+08:00`, `…Z`; a fraction of a second is cut off, so that the instant counts to the
/// second it is in.
[[nodiscard]] constexpr parsed<sys_seconds> parse_rfc3339(std::string_view text) noexcept;

/// `+08:00`, `-03:30`: an offset of less than a day.
[[nodiscard]] constexpr parsed<fixed_offset> parse_offset(std::string_view text) noexcept;

/// Text of at most `Capacity` bytes that needs no allocation.
template <std::size_t Capacity>
class short_text {
public:
    /// Appends `c`, or nothing where the text is full.
    constexpr void push(char c) noexcept {
        if (size_ < Capacity) bytes_[size_++] = c;
    }

    /// The last `width` decimal digits of `value`, which is not negative, with leading zeros.
    constexpr void push_digits(std::int64_t value, std::size_t width) noexcept {
        std::array<char, 20> reversed{};
        for (std::size_t i = 0; i < width; ++i, value /= 10) reversed[i] = static_cast<char>('0' + value % 10);
        for (std::size_t i = width; i > 0; --i) push(reversed[i - 1]);
    }

    /// Appends `text`, as far as there is room.
    constexpr void push(std::string_view text) noexcept {
        for (const char c : text) push(c);
    }

    /// The text; good as long as this is.
    [[nodiscard]] constexpr std::string_view view() const noexcept { return {bytes_.data(), size_}; }
    constexpr operator std::string_view() const noexcept { return view(); } // NOLINT: a text is read as a text

private:
    std::array<char, Capacity> bytes_{};
    std::size_t size_ = 0;
};

/// `HH:mm`.
[[nodiscard]] constexpr short_text<5> format(time_of_day time) noexcept;

/// `HH:mm-HH:mm`.
[[nodiscard]] constexpr short_text<11> format(const time_range& range) noexcept;

/// `yyyy-MM-dd HH:mm:ss`; nullopt outside the years 0000…9999.
[[nodiscard]] constexpr std::optional<short_text<19>> format(local_seconds local) noexcept;

/// RFC 3339 with that offset; in UTC (`Z`) where the offset is not whole minutes, since RFC 3339 has no seconds there;
/// nullopt outside the years 0000…9999, and for an offset of a day or more.
[[nodiscard]] constexpr std::optional<short_text<25>> format_rfc3339(sys_seconds t, seconds offset) noexcept;

// ---- implementation -------------------------------------------------------------------------------------------

namespace detail {

/// Reads a text of fixed form from left to right; the first fault stands.
class text_reader {
public:
    constexpr explicit text_reader(std::string_view text) noexcept : text_{text} {}

    /// `width` digits, at most `most`; `over` is the fault of a greater number.
    constexpr int number(std::size_t width, int most, text_fault over) noexcept {
        const std::size_t start = at_;
        int value = 0;
        for (std::size_t i = 0; i < width && !failed_; ++i) {
            const char c = peek();
            if (c < '0' || c > '9') {
                fail(at_ < text_.size() ? text_fault::not_a_digit : text_fault::wrong_length, at_);
            } else {
                value = value * 10 + (c - '0');
                ++at_;
            }
        }
        if (!failed_ && value > most) fail(over, start);
        return value;
    }

    constexpr void separator(char wanted) noexcept {
        if (failed_) return;
        if (at_ >= text_.size()) {
            fail(text_fault::wrong_length, at_);
        } else if (peek() != wanted) {
            fail(text_fault::wrong_separator, at_);
        } else {
            ++at_;
        }
    }

    /// The next `width` bytes; nothing where there are fewer.
    [[nodiscard]] constexpr std::string_view take(std::size_t width) noexcept {
        if (text_.size() - at_ < width) {
            fail(text_fault::wrong_length, text_.size());
            return {};
        }
        at_ += width;
        return text_.substr(at_ - width, width);
    }

    constexpr void end() noexcept {
        if (!failed_ && at_ != text_.size()) fail(text_fault::wrong_length, at_);
    }

    constexpr void fail(text_fault fault, std::size_t at) noexcept {
        if (failed_) return;
        failed_ = true;
        fault_ = fault;
        fault_at_ = at;
    }

    /// The next byte; NUL at the end, which no form has.
    [[nodiscard]] constexpr char peek() const noexcept { return at_ < text_.size() ? text_[at_] : '\0'; }
    constexpr void skip() noexcept { ++at_; }
    [[nodiscard]] constexpr std::size_t at() const noexcept { return at_; }
    [[nodiscard]] constexpr bool failed() const noexcept { return failed_; }

    template <class T>
    [[nodiscard]] constexpr parsed<T> result(std::optional<T> value) const noexcept {
        if (failed_) return {std::nullopt, fault_, fault_at_};
        return {value, text_fault::out_of_range, 0};
    }

private:
    std::string_view text_;
    std::size_t at_ = 0;
    std::size_t fault_at_ = 0;
    text_fault fault_{};
    bool failed_ = false;
};

constexpr local_days read_date(text_reader& in) noexcept {
    const int year = in.number(4, 9999, text_fault::out_of_range);
    in.separator('-');
    const std::size_t month_at = in.at();
    const int month = in.number(2, 12, text_fault::no_such_month);
    if (month == 0) in.fail(text_fault::no_such_month, month_at);
    in.separator('-');
    const std::size_t day_at = in.at();
    const int day = in.number(2, 31, text_fault::no_such_day);
    const std::chrono::year_month_day date{std::chrono::year{year}, std::chrono::month{static_cast<unsigned>(month)},
                                           std::chrono::day{static_cast<unsigned>(day)}};
    if (!in.failed() && !date.ok()) in.fail(text_fault::no_such_day, day_at);
    return in.failed() ? local_days{} : local_days{date};
}

constexpr seconds read_clock(text_reader& in) noexcept {
    const int hour = in.number(2, 23, text_fault::hour_over_23);
    in.separator(':');
    const int minute = in.number(2, 59, text_fault::minute_over_59);
    in.separator(':');
    const int second = in.number(2, 59, text_fault::second_over_59);
    return std::chrono::hours{hour} + minutes{minute} + seconds{second};
}

constexpr seconds read_offset(text_reader& in) noexcept {
    const bool west = in.peek() == '-';
    if (!west && in.peek() != '+') in.fail(text_fault::offset_missing, in.at());
    in.skip();
    const int hour = in.number(2, 23, text_fault::hour_over_23);
    in.separator(':');
    const int minute = in.number(2, 59, text_fault::minute_over_59);
    const seconds offset = std::chrono::hours{hour} + minutes{minute};
    return west ? -offset : offset;
}

/// A clock time; 24:00 only where `may_be_24`.
constexpr time_of_day read_time_of_day(text_reader& in, bool may_be_24) noexcept {
    const std::size_t start = in.at();
    const int hour = in.number(2, may_be_24 ? 24 : 23, text_fault::hour_over_23);
    in.separator(':');
    const int minute = in.number(2, 59, text_fault::minute_over_59);
    const auto time = time_of_day::from_hour_minute(hour, minute);
    if (!time) in.fail(text_fault::hour_over_23, start);
    return time.value_or(time_of_day{});
}

template <std::size_t Capacity>
constexpr void write_date_time(short_text<Capacity>& out, local_seconds local, char between) noexcept {
    const auto day = std::chrono::floor<std::chrono::days>(local);
    const std::chrono::year_month_day date{day};
    const std::int64_t second = (local - day).count();
    out.push_digits(static_cast<int>(date.year()), 4);
    out.push('-');
    out.push_digits(static_cast<unsigned>(date.month()), 2);
    out.push('-');
    out.push_digits(static_cast<unsigned>(date.day()), 2);
    out.push(between);
    out.push_digits(second / 3600, 2);
    out.push(':');
    out.push_digits(second / 60 % 60, 2);
    out.push(':');
    out.push_digits(second % 60, 2);
}

} // namespace detail

constexpr parsed<time_pair> parse_time_pair(std::string_view text) noexcept {
    detail::text_reader in{text};
    const time_of_day start = detail::read_time_of_day(in, false);
    in.separator('-');
    const time_of_day end = detail::read_time_of_day(in, true);
    in.end();
    return in.result<time_pair>(time_pair{start, end});
}

constexpr parsed<local_seconds> parse_local_time(std::string_view text) noexcept {
    detail::text_reader in{text};
    const local_days date = detail::read_date(in);
    in.separator(' ');
    const seconds clock = detail::read_clock(in);
    in.end();
    return in.result<local_seconds>(date + clock);
}

constexpr parsed<local_days> parse_local_date(std::string_view text) noexcept {
    detail::text_reader in{text};
    const local_days date = detail::read_date(in);
    in.end();
    return in.result<local_days>(date);
}

constexpr parsed<sys_seconds> parse_rfc3339(std::string_view text) noexcept {
    detail::text_reader in{text};
    const local_days date = detail::read_date(in);
    in.separator(in.peek() == 't' ? 't' : 'T');
    const seconds clock = detail::read_clock(in);
    if (in.peek() == '.') {
        in.skip();
        in.number(1, 9, text_fault::not_a_digit);
        while (!in.failed() && in.peek() >= '0' && in.peek() <= '9') in.skip();
    }
    seconds offset{0};
    if (in.peek() == 'Z' || in.peek() == 'z') {
        in.skip();
    } else {
        offset = detail::read_offset(in);
    }
    in.end();
    return in.result<sys_seconds>(sys_seconds{(date + clock).time_since_epoch()} - offset);
}

constexpr parsed<fixed_offset> parse_offset(std::string_view text) noexcept {
    detail::text_reader in{text};
    const seconds offset = detail::read_offset(in);
    in.end();
    return in.result<fixed_offset>(fixed_offset::from(offset));
}

constexpr short_text<5> format(time_of_day time) noexcept {
    short_text<5> out;
    out.push_digits(time.hour(), 2);
    out.push(':');
    out.push_digits(time.minute(), 2);
    return out;
}

constexpr short_text<11> format(const time_range& range) noexcept {
    short_text<11> out;
    out.push(format(range.start()).view());
    out.push('-');
    out.push(format(range.end()).view());
    return out;
}

constexpr std::optional<short_text<19>> format(local_seconds local) noexcept {
    if (local < earliest_local_time || local > latest_local_time) return std::nullopt;
    short_text<19> out;
    detail::write_date_time(out, local, ' ');
    return out;
}

constexpr std::optional<short_text<25>> format_rfc3339(sys_seconds t, seconds offset) noexcept {
    if (t < sys_seconds{earliest_local_time.time_since_epoch()} ||
        t > sys_seconds{latest_local_time.time_since_epoch()}) {
        return std::nullopt;
    }
    if (!fixed_offset::from(offset)) return std::nullopt;
    const bool utc = offset % minutes{1} != seconds{0};
    const local_seconds local{t.time_since_epoch() + (utc ? seconds{0} : offset)};
    if (local < earliest_local_time || local > latest_local_time) return std::nullopt;
    short_text<25> out;
    detail::write_date_time(out, local, 'T');
    if (utc) {
        out.push('Z');
        return out;
    }
    const std::int64_t magnitude = (offset < seconds{0} ? -offset : offset) / minutes{1};
    out.push(offset < seconds{0} ? '-' : '+');
    out.push_digits(magnitude / 60, 2);
    out.push(':');
    out.push_digits(magnitude % 60, 2);
    return out;
}

} // namespace curfew::inline v0

// ==== curfew/weekday_set.hpp

// Weekdays, and sets of them. This header is the only place that knows how the API numbers them:
//
//     1 is Sunday, 2 is Monday … 7 is Saturday        (not ISO 8601, where 1 is Monday)
//
//     weekday_from_api(1)        // weekday::sunday
//     weekday_from_api(0)        // nullopt
//     api_number(weekday::monday)  // 2

namespace curfew::inline v0 {

/// A day of the week. The week of the API starts on Sunday.
enum class weekday : std::uint8_t { sunday, monday, tuesday, wednesday, thursday, friday, saturday };

/// All weekdays in the order of the API's week.
inline constexpr std::array<weekday, 7> all_weekdays{weekday::sunday,    weekday::monday,   weekday::tuesday,
                                                     weekday::wednesday, weekday::thursday, weekday::friday,
                                                     weekday::saturday};

/// The weekday the API calls `number`: 1 is Sunday … 7 is Saturday; nullopt outside 1…7. [U23, S]
[[nodiscard]] constexpr std::optional<weekday> weekday_from_api(std::int64_t number) noexcept {
    if (number < 1 || number > 7) return std::nullopt;
    return static_cast<weekday>(number - 1);
}

/// The API's number of a weekday: 1 for Sunday … 7 for Saturday. [U23, S]
[[nodiscard]] constexpr int api_number(weekday day) noexcept {
    return static_cast<int>(day) + 1;
}

/// Days after Sunday, 0…6: where the day lies in the week.
[[nodiscard]] constexpr int days_after_sunday(weekday day) noexcept {
    return static_cast<int>(day);
}

/// The weekday of a date.
[[nodiscard]] constexpr weekday weekday_of(local_days date) noexcept {
    return static_cast<weekday>(std::chrono::weekday{date}.c_encoding());
}

/// The next day; Sunday follows Saturday.
[[nodiscard]] constexpr weekday next_day(weekday day) noexcept {
    return static_cast<weekday>((static_cast<int>(day) + 1) % 7);
}

/// "Sun" … "Sat".
[[nodiscard]] constexpr std::string_view short_name(weekday day) noexcept {
    return std::string_view{"SunMonTueWedThuFriSat"}.substr(static_cast<std::size_t>(day) * 3, 3);
}

/// A set of weekdays, possibly empty. All operations take constant time.
class weekday_set {
public:
    /// The empty set.
    constexpr weekday_set() noexcept = default;

    /// The set of the days listed.
    constexpr weekday_set(std::initializer_list<weekday> days) noexcept {
        for (const weekday day : days) insert(day);
    }

    /// All seven days.
    [[nodiscard]] static constexpr weekday_set every_day() noexcept { return from_bits(0x7F); }

    /// Bit i is the day i days after Sunday; higher bits are ignored. The inverse of `bits()`.
    [[nodiscard]] static constexpr weekday_set from_bits(unsigned bits) noexcept {
        weekday_set result;
        result.bits_ = static_cast<std::uint8_t>(bits & 0x7FU);
        return result;
    }

    /// Bit i is the day i days after Sunday.
    [[nodiscard]] constexpr unsigned bits() const noexcept { return bits_; }

    /// Adds `day`; nothing happens if it is there.
    constexpr void insert(weekday day) noexcept {
        bits_ = static_cast<std::uint8_t>(bits_ | 1U << static_cast<unsigned>(day));
    }

    /// Whether `day` is in the set.
    [[nodiscard]] constexpr bool contains(weekday day) const noexcept {
        return (bits_ >> static_cast<unsigned>(day) & 1U) != 0;
    }

    /// Whether there is no day in it.
    [[nodiscard]] constexpr bool empty() const noexcept { return bits_ == 0; }

    /// How many days there are, 0…7.
    [[nodiscard]] constexpr int size() const noexcept { return std::popcount(bits_); }

    /// The same days, each one day later: Saturday becomes Sunday.
    [[nodiscard]] constexpr weekday_set next_days() const noexcept { return from_bits(bits() << 1 | bits() >> 6); }

    friend constexpr weekday_set operator|(weekday_set a, weekday_set b) noexcept {
        return from_bits(a.bits() | b.bits());
    }
    friend constexpr weekday_set operator&(weekday_set a, weekday_set b) noexcept {
        return from_bits(a.bits() & b.bits());
    }
    friend constexpr bool operator==(weekday_set, weekday_set) noexcept = default;

private:
    std::uint8_t bits_ = 0;
};

} // namespace curfew::inline v0

// ==== curfew/diagnostic.hpp

// One broken rule at one place. A diagnostic is a small value; wording.hpp makes text of it when someone asks.

namespace curfew::inline v0 {

/// Why a text is not a JSON document that can be taken.
enum class json_fault : std::uint8_t {
    unexpected_character,
    unexpected_end,
    trailing_text,
    ill_formed_utf8,
    byte_order_mark,
    nesting_too_deep,
    text_too_long,
    number_too_large,
};

/// A kind of JSON value.
enum class json_kind : std::uint8_t { null, boolean, integer, number, string, array, object };

/// The number the rule objects to and, for a rule with a limit, the limit it passes.
struct given_number {
    /// What was given, and the limit.
    std::int64_t value = 0;
    std::optional<std::int64_t> limit = {};
};

/// For end-not-after-start and window-over: EndTime, and the wall-clock time that it should be later than.
struct given_time {
    /// What was given, and the limit.
    local_seconds value;
    local_seconds limit;
};

/// For json-syntax: the fault and, for unexpected_character, the byte that was met.
struct syntax_detail {
    /// The fault, and the byte.
    json_fault fault{};
    std::uint8_t byte = 0;
};

/// For type-mismatch: what the place wants and what it got.
struct type_detail {
    /// The kind of value the place wants, and the kind it got.
    json_kind wanted{};
    json_kind found{};
};

/// For the format rules: what is wrong with the text, and at which byte of it.
struct text_detail {
    /// The fault, and the byte of the text it is at, from 0.
    text_fault fault{};
    std::uint32_t at = 0;
};

/// For the time-range rules: the range, and the days it applies on; no day where Weekdays was not understood.
struct range_detail {
    /// The range as it is written, and the days of its item.
    time_range range;
    weekday_set days;
};

/// For time-range-overlap: the earlier range it runs into.
struct other_range_detail {
    /// Its place: ForbidTimeList/`item`/Times/`entry`.
    std::uint32_t item = 0;
    std::uint32_t entry = 0;
};

/// For unknown-field: the field that was most likely meant.
struct nearest_detail {
    /// A name the API has.
    field nearest{};
};

/// What a message needs beside the rule and the place.
using diagnostic_detail = std::variant<std::monostate, given_number, given_time, syntax_detail, type_detail,
                                       text_detail, range_detail, other_range_detail, nearest_detail>;

/// A rule of the rulebook that the request breaks, and where.
struct diagnostic {
    /// The rule, and what breaking it counts as under the caller's rule_policy.
    rule id{};
    curfew::severity severity{};
    /// The place, as far as the API knows it.
    json_pointer where;
    /// The rest of the place below `where`, as JSON Pointer text, where names stand in it that the API does not know.
    std::string below;
    /// The byte of the JSON text the place starts at, when the text was read.
    std::optional<std::uint32_t> offset;
    /// The values that the message speaks of.
    diagnostic_detail detail;

    /// The whole place as a JSON Pointer (RFC 6901).
    [[nodiscard]] std::string pointer() const { return where.text() + below; }
};

} // namespace curfew::inline v0

// ==== curfew/rule_policy.hpp

// How strictly a caller wants the rules to be taken.

namespace curfew::inline v0 {

/// What a caller wants of one rule.
enum class rule_action : std::uint8_t { error, warning, off };

/// Severities by rule: those of the rulebook, all warnings raised to errors (strict), or single rules changed.
/// A single rule's setting beats strict. An error stays an error, `time-range-overnight` aside, which may become a
/// warning: nothing here can make an evaluator out of input that cannot be understood. [rulebook section 2]
class rule_policy {
public:
    /// The severities of the rulebook.
    constexpr rule_policy() noexcept = default;

    /// Every warning is an error.
    [[nodiscard]] static constexpr rule_policy strict() noexcept {
        rule_policy result;
        result.strict_ = true;
        return result;
    }

    /// Whether set(id, action) is allowed.
    [[nodiscard]] static constexpr bool allows(rule id, rule_action action) noexcept {
        const rule_info& row = info(id);
        return row.severity == severity::warning || action == rule_action::error ||
               (row.lowerable && action == rule_action::warning);
    }

    /// Changes one rule; false, and nothing changed, if the rulebook does not allow it.
    [[nodiscard]] constexpr bool set(rule id, rule_action action) noexcept {
        if (!allows(id, action)) return false;
        actions_[static_cast<std::size_t>(id)] = static_cast<std::uint8_t>(static_cast<int>(action) + 1);
        return true;
    }

    /// What a broken rule counts as, nullopt for nothing at all. `by_rulebook` is its severity there, which is
    /// lower than the table's where the rulebook says so (redial settings with Recall false).
    [[nodiscard]] constexpr std::optional<severity> judge(rule id, severity by_rulebook) const noexcept {
        switch (actions_[static_cast<std::size_t>(id)]) {
        case 0: return strict_ ? severity::error : by_rulebook;
        case 1: return severity::error;
        case 2: return severity::warning;
        default: return std::nullopt;
        }
    }

    friend constexpr bool operator==(const rule_policy&, const rule_policy&) noexcept = default;

private:
    /// 0: not changed; else the action's value plus one.
    std::array<std::uint8_t, rule_table.size()> actions_{};
    bool strict_ = false;
};

} // namespace curfew::inline v0

// ==== curfew/report.hpp

// Everything that is wrong with a request, in document order; and a value together with what was found on the way.

namespace curfew::inline v0 {

/// The diagnostics of a request. Valid means: no error among all that were found. All are kept, unless a limit is set: then
/// the others are counted; no warning is kept at the expense of an error, and nothing at the expense of json-syntax.
class report {
public:
    /// Those that are kept, in order.
    [[nodiscard]] const std::vector<diagnostic>& diagnostics() const noexcept { return diagnostics_; }
    /// How many errors and warnings were found, kept or not; and how many of them are not kept.
    [[nodiscard]] std::size_t errors() const noexcept { return errors_; }
    [[nodiscard]] std::size_t warnings() const noexcept { return warnings_; }
    [[nodiscard]] std::size_t left_out() const noexcept { return errors_ + warnings_ - diagnostics_.size(); }
    /// Whether there is no error.
    [[nodiscard]] bool valid() const noexcept { return errors_ == 0; }

    /// A report is a range of diagnostics.
    [[nodiscard]] auto begin() const noexcept { return diagnostics_.begin(); }
    [[nodiscard]] auto end() const noexcept { return diagnostics_.end(); }

    /// Whether some diagnostic is about `id`.
    [[nodiscard]] bool has(rule id) const noexcept {
        for (const diagnostic& d : diagnostics_) {
            if (d.id == id) return true;
        }
        return false;
    }

    /// Sets the limit for what is added from now on, and tells it.
    void keep_at_most(std::size_t count) noexcept { most_ = count; }
    [[nodiscard]] std::size_t most_kept() const noexcept { return most_; }

    /// Whether no diagnostic can be kept any more, because errors take all the room.
    [[nodiscard]] bool full_of_errors() const noexcept { return errors_ != 0 && errors_ >= most_; }

    /// Appends `d`.
    void add(diagnostic d) {
        ++(d.severity == severity::error ? errors_ : warnings_);
        if (diagnostics_.size() < most_) {
            diagnostics_.push_back(std::move(d));
            may_be_warnings_ = diagnostics_.size();
        } else if (d.severity == severity::error) {
            take_place_of_warning(std::move(d));
        }
    }

    /// Appends all of `later`.
    void append(report later) {
        errors_ += later.errors_;
        warnings_ += later.warnings_;
        for (diagnostic& d : later.diagnostics_) {
            --(d.severity == severity::error ? errors_ : warnings_);
            add(std::move(d));
        }
    }

    /// Puts the diagnostics into the order of the API page, entries of lists by their index, members that the API does
    /// not know after those it knows; those of one place into the order of the rulebook.
    void order_by_place() {
        may_be_warnings_ = diagnostics_.size();
        detail::stable_sort(diagnostics_, [](const diagnostic& a, const diagnostic& b) {
            const auto order = place_in_order(a) <=> place_in_order(b);
            return order < 0 || (order == 0 && a.id < b.id);
        });
    }

    /// Tells each diagnostic without an offset where in the text it is: `offset_of(diagnostic) -> optional<uint32_t>`;
    /// then puts all into the order of the text. Those without a place in it come last.
    template <class OffsetOf>
    void locate(OffsetOf offset_of) {
        may_be_warnings_ = diagnostics_.size();
        for (diagnostic& d : diagnostics_) {
            if (!d.offset) d.offset = offset_of(d);
        }
        detail::stable_sort(diagnostics_, [](const diagnostic& a, const diagnostic& b) {
            return a.offset && (!b.offset || *a.offset < *b.offset);
        });
    }

private:
    /// A place after all that the API knows inside `where`, for what is below it.
    [[nodiscard]] static constexpr json_pointer place_in_order(const diagnostic& d) noexcept {
        constexpr auto after_all = static_cast<field>(0xFF);
        return d.below.empty() ? d.where : d.where / after_all;
    }

    void take_place_of_warning(diagnostic error) {
        while (may_be_warnings_ != 0) {
            diagnostic& last = diagnostics_[--may_be_warnings_];
            if (last.severity == severity::error) continue;
            last = std::move(error);
            return;
        }
        // What makes the text no JSON is found last, and matters most.
        if (error.id == rule::json_syntax && !diagnostics_.empty()) diagnostics_.back() = std::move(error);
    }

    std::vector<diagnostic> diagnostics_;
    std::size_t errors_ = 0;
    std::size_t warnings_ = 0;
    std::size_t most_ = static_cast<std::size_t>(-1);
    /// Behind so many of them are none but errors.
    std::size_t may_be_warnings_ = 0;
};

/// A value, if there is one, and everything that was found on the way to it.
template <class T>
struct checked {
    /// There if nothing is an error.
    std::optional<T> value;
    /// Errors and warnings, in document order.
    curfew::report report;

    /// Whether there is a value.
    [[nodiscard]] explicit operator bool() const noexcept { return value.has_value(); }
};

/// Collects what validators find: asks the policy for the severity, drops what is off, and stays silent about places
/// that are known to be unreadable, so that one fault is one error. Holds references; lives on the stack.
class reporter {
public:
    /// `unreadable` are places whose values the JSON reader has already refused, sorted.
    reporter(report& out, const rule_policy& policy, const std::vector<json_pointer>& unreadable) noexcept
        : out_{out}, policy_{policy}, unreadable_{unreadable} {}

    /// Records that `id` is broken at `where`, with the severity of the rulebook or, where given, `by_rulebook`.
    void add(rule id, const json_pointer& where, diagnostic_detail detail = {},
             std::optional<severity> by_rulebook = {}) {
        add({id, by_rulebook.value_or(info(id).severity), where, {}, {}, detail});
    }

    /// The same for a diagnostic that has more to say; its severity is the rulebook's.
    void add(diagnostic found) {
        const auto judged = policy_.judge(found.id, found.severity);
        if (!judged || is_unreadable(found.where)) return;
        found.severity = *judged;
        out_.add(std::move(found));
    }

    /// Whether the value at `where`, or one it lies in, could not be read.
    [[nodiscard]] bool is_unreadable(json_pointer where) const noexcept {
        if (unreadable_.empty()) return false;
        while (!where.is_root()) {
            const std::size_t at = detail::first_not_before(unreadable_, where);
            if (at < unreadable_.size() && unreadable_[at] == where) return true;
            where = where.parent();
        }
        return false;
    }

    /// Whether some value inside `where` could not be read.
    [[nodiscard]] bool has_unreadable_inside(const json_pointer& where) const noexcept {
        const std::size_t at = detail::first_not_before(unreadable_, where);
        return (at < unreadable_.size() && where.contains(unreadable_[at])) || is_unreadable(where);
    }

    /// How many errors the report has so far, those from before included.
    [[nodiscard]] std::size_t errors() const noexcept { return out_.errors(); }

    /// The report's limit, and whether errors have reached it.
    [[nodiscard]] std::size_t most_kept() const noexcept { return out_.most_kept(); }
    [[nodiscard]] bool full_of_errors() const noexcept { return out_.full_of_errors(); }

private:
    report& out_;
    const rule_policy& policy_;
    const std::vector<json_pointer>& unreadable_;
};

} // namespace curfew::inline v0

// ==== curfew/request.hpp

// The shape of the wire: an UpdateTask request as it came in, right or wrong. It answers no question about time;
// parse() makes rules of it.

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
    std::optional<std::int32_t> ring_again_times;
    /// Minutes.
    std::optional<std::int32_t> ring_again_interval;
    std::optional<std::int32_t> concurrency;
    std::optional<std::vector<forbid_time_item>> forbid_time_list;
    std::optional<bool> recall;
    std::vector<unknown_field> unknown;

    friend bool operator==(const update_task_request&, const update_task_request&) = default;
};

} // namespace curfew::inline v0

// ==== curfew/forbid_rule.hpp

// Weekdays × ranges: an item of ForbidTimeList that has been understood.

namespace curfew::inline v0 {

/// Calling is forbidden on each of `days()` in each of `ranges()`; at least one of both. An overnight range belongs to
/// the weekday it starts on. The ranges keep their order in the document. [rulebook section 3, points 1 and 2]
class forbid_rule {
public:
    /// nullopt if there is no day or no range: such a rule would forbid nothing.
    [[nodiscard]] static constexpr std::optional<forbid_rule> from(weekday_set days, std::vector<time_range> ranges) {
        if (days.empty() || ranges.empty()) return std::nullopt;
        return forbid_rule{days, std::move(ranges)};
    }

    /// The days it applies on, and the ranges of each of these days.
    [[nodiscard]] constexpr weekday_set days() const noexcept { return days_; }
    [[nodiscard]] constexpr const std::vector<time_range>& ranges() const noexcept { return ranges_; }

    friend constexpr bool operator==(const forbid_rule&, const forbid_rule&) noexcept = default;

private:
    constexpr forbid_rule(weekday_set days, std::vector<time_range> ranges) noexcept
        : ranges_{std::move(ranges)}, days_{days} {}

    std::vector<time_range> ranges_;
    weekday_set days_;
};

} // namespace curfew::inline v0

// ==== curfew/redial_policy.hpp

// How often and how soon an unanswered call is tried again: RingAgainTimes and RingAgainInterval.

namespace curfew::inline v0 {

/// Redial settings within the documented limits. [U25, C25, S]
class redial_policy {
public:
    /// CreateTask says at most 5 [C25]; UpdateTask states no maximum.
    static constexpr int max_times = 5;
    /// A comment in the vendor's SDK says at most 3 [S].
    static constexpr int sdk_max_times = 3;
    static constexpr int default_times = 0;
    static constexpr minutes min_interval{5};
    static constexpr minutes max_interval{1440};
    static constexpr minutes default_interval{5};

    /// The defaults of the API: no redial, five minutes.
    constexpr redial_policy() noexcept = default;

    /// `times` 0…5, `interval` 5…1440 minutes; nullopt for anything else.
    [[nodiscard]] static constexpr std::optional<redial_policy> from(int times, minutes interval) noexcept {
        if (times < 0 || times > max_times || interval < min_interval || interval > max_interval) return std::nullopt;
        redial_policy result;
        result.times_ = static_cast<std::int16_t>(times);
        result.interval_ = static_cast<std::int16_t>(interval.count());
        return result;
    }

    /// How many redials follow the first attempt, 0…5.
    [[nodiscard]] constexpr int times() const noexcept { return times_; }

    /// From the end of an attempt to the next one, 5…1440 minutes.
    [[nodiscard]] constexpr minutes interval() const noexcept { return minutes{interval_}; }

    friend constexpr bool operator==(const redial_policy&, const redial_policy&) noexcept = default;

private:
    std::int16_t times_ = default_times;
    std::int16_t interval_ = default_interval.count();
};

} // namespace curfew::inline v0

// ==== curfew/task_rules.hpp

// Everything a task is bound by: the meaning of a valid request.

namespace curfew::inline v0 {

/// The id of a task: not empty, not only blanks.
class task_open_id {
public:
    /// nullopt for a text that is blank. Other text is taken as it is.
    [[nodiscard]] static std::optional<task_open_id> from(std::string_view text) {
        if (is_blank(text)) return std::nullopt;
        return task_open_id{std::string{text}};
    }

    /// As it was given, blanks at its ends included.
    [[nodiscard]] const std::string& text() const noexcept { return text_; }

    /// Whether there is nothing but ASCII white space in it.
    [[nodiscard]] static constexpr bool is_blank(std::string_view text) noexcept {
        return text.find_first_not_of(" \t\r\n\f\v") == std::string_view::npos;
    }

    friend bool operator==(const task_open_id&, const task_open_id&) noexcept = default;

private:
    explicit task_open_id(std::string text) noexcept : text_{std::move(text)} {}

    std::string text_;
};

/// How many calls of a task may be in flight at once, at least 1.
class call_concurrency {
public:
    /// nullopt for less than one call.
    [[nodiscard]] static constexpr std::optional<call_concurrency> from(std::int32_t calls) noexcept {
        if (calls < 1) return std::nullopt;
        call_concurrency result;
        result.calls_ = calls;
        return result;
    }

    /// 1 or more.
    [[nodiscard]] constexpr std::int32_t calls() const noexcept { return calls_; }

    friend constexpr bool operator==(call_concurrency, call_concurrency) noexcept = default;

private:
    constexpr call_concurrency() noexcept = default;

    std::int32_t calls_ = 1;
};

/// What an UpdateTask request lays down, or what a task is bound by after it. Each part is valid by its type.
/// [rulebook section 3, point 7]
struct task_rules {
    /// What every update sets: the task, StartTime and EndTime, and how many calls at once.
    task_open_id id;
    call_window window;
    call_concurrency concurrency;
    /// Absent: the redial settings stored with the task stay as they are (Recall is false).
    std::optional<redial_policy> redial;
    /// The items in document order. Absent: the list stored with the task stays as it is; empty: nothing is forbidden.
    std::optional<std::vector<forbid_rule>> forbid_list;

    friend bool operator==(const task_rules&, const task_rules&) = default;
};

} // namespace curfew::inline v0

// ==== curfew/validate.hpp

// The rules of the rulebook about single fields, one function for each field: it reports what is wrong and returns the
// meaning, if there is one. ForbidTimeList has validate_forbid_list.hpp to itself.

namespace curfew::inline v0 {

/// unknown-field, for the members of `where` that are none of `known`.
inline void check_unknown_fields(std::span<const unknown_field> unknown, std::span<const field> known,
                                 const json_pointer& where, reporter& out) {
    for (const unknown_field& f : unknown) {
        diagnostic found{rule::unknown_field,
                         info(rule::unknown_field).severity,
                         where,
                         '/' + escaped_pointer_token(f.name),
                         {},
                         {}};
        if (const auto nearest = nearest_field(known, f.name)) found.detail = nearest_detail{*nearest};
        out.add(std::move(found));
    }
}

/// task-open-id-missing, task-open-id-empty.
[[nodiscard]] inline std::optional<task_open_id> check_task_open_id(const std::optional<std::string>& text,
                                                                    const json_pointer& where, reporter& out) {
    if (!text) {
        out.add(rule::task_open_id_missing, where);
        return std::nullopt;
    }
    auto id = task_open_id::from(*text);
    if (!id) out.add(rule::task_open_id_empty, where);
    return id;
}

/// A rule for 'absent' and one for 'not of the form', as StartTime and EndTime have.
struct local_time_rules {
    /// The rule for each.
    rule missing;
    rule format;
};

/// start-time-missing, start-time-format and the same of EndTime.
[[nodiscard]] inline std::optional<local_seconds> check_local_time(const std::optional<std::string>& text,
                                                                   const json_pointer& where, local_time_rules rules,
                                                                   reporter& out) {
    if (!text) {
        out.add(rules.missing, where);
        return std::nullopt;
    }
    const auto time = parse_local_time(*text);
    if (!time) out.add(rules.format, where, text_detail{time.fault, static_cast<std::uint32_t>(time.at)});
    return time.value;
}

/// end-not-after-start and, where the caller gave a now, window-over; each silent without the times it compares.
template <zone Zone>
[[nodiscard]] std::optional<call_window> check_window(std::optional<local_seconds> start,
                                                      std::optional<local_seconds> end, std::optional<sys_seconds> now,
                                                      const Zone& zone, const json_pointer& end_place, reporter& out) {
    if (!end) return std::nullopt;
    const auto window = start ? call_window::from(*start, *end) : std::nullopt;
    if (start && !window) out.add(rule::end_not_after_start, end_place, given_time{*end, *start});
    if (now && resolve_end(zone, *end) <= *now) {
        const sys_seconds shown = detail::min_of(*now, sys_seconds::max() - offset_limit);
        const local_seconds local_now{(shown + zone.offset_at(shown)).time_since_epoch()};
        out.add(rule::window_over, end_place, given_time{*end, local_now});
    }
    return window;
}

/// concurrency-missing, concurrency-not-positive and, where the caller gave its quota, concurrency-over-quota.
[[nodiscard]] inline std::optional<call_concurrency> check_concurrency(std::optional<std::int32_t> calls,
                                                                       std::optional<std::int32_t> quota,
                                                                       const json_pointer& where, reporter& out) {
    if (!calls) {
        out.add(rule::concurrency_missing, where);
        return std::nullopt;
    }
    const auto concurrency = call_concurrency::from(*calls);
    if (!concurrency) {
        out.add(rule::concurrency_not_positive, where, given_number{*calls, 1});
    } else if (quota && *calls > *quota) {
        out.add(rule::concurrency_over_quota, where, given_number{*calls, *quota});
    }
    return concurrency;
}

/// The redial fields of a request.
struct redial_fields {
    /// RingAgainTimes, RingAgainInterval in minutes, and Recall, as they came in.
    std::optional<std::int32_t> times;
    std::optional<std::int32_t> interval;
    std::optional<bool> recall;
};

/// redial-times-* and redial-interval-*: the ranges of the two numbers. `by_rulebook` is the severity of a value that
/// is out of range. The policy the numbers make, absent ones by default, if they make one.
[[nodiscard]] inline std::optional<redial_policy>
check_redial_ranges(const redial_fields& given, const json_pointer& where, severity by_rulebook, reporter& out) {
    const std::int32_t times = given.times.value_or(redial_policy::default_times);
    const minutes interval = given.interval ? minutes{*given.interval} : redial_policy::default_interval;
    const json_pointer times_place = where / field::ring_again_times;
    const json_pointer interval_place = where / field::ring_again_interval;
    if (times < 0) {
        out.add(rule::redial_times_negative, times_place, given_number{times, 0}, by_rulebook);
    } else if (times > redial_policy::max_times) {
        out.add(rule::redial_times_too_many, times_place, given_number{times, redial_policy::max_times}, by_rulebook);
    } else if (times > redial_policy::sdk_max_times) {
        out.add(rule::redial_times_over_sdk_limit, times_place, given_number{times, redial_policy::sdk_max_times});
    }
    if (interval < redial_policy::min_interval) {
        out.add(rule::redial_interval_too_short, interval_place,
                given_number{interval.count(), redial_policy::min_interval.count()}, by_rulebook);
    } else if (interval > redial_policy::max_interval) {
        out.add(rule::redial_interval_too_long, interval_place,
                given_number{interval.count(), redial_policy::max_interval.count()}, by_rulebook);
    }
    if (given.interval && given.times == 0) out.add(rule::redial_interval_unused, interval_place);
    return redial_policy::from(times, interval);
}

/// redial-exceeds-window: not even the first redial can fall inside the window.
inline void check_redial_fits(const redial_policy& redial, const call_window& window, const json_pointer& where,
                              reporter& out) {
    if (redial.times() > 0 && window.length() <= redial.interval()) {
        out.add(rule::redial_exceeds_window, where / field::ring_again_interval,
                given_number{redial.interval().count()});
    }
}

/// redial-ignored, redial-reset, and the rules of the two numbers. nullopt also where Recall leaves the stored
/// settings alone; whether something was wrong is the report's to say.
[[nodiscard]] inline std::optional<redial_policy> check_redial(const redial_fields& given,
                                                               const std::optional<call_window>& window,
                                                               const json_pointer& where, reporter& out) {
    const bool leaves_stored = given.recall == false;
    const auto policy = check_redial_ranges(given, where, leaves_stored ? severity::warning : severity::error, out);
    const json_pointer recall_place = where / field::recall;
    const json_pointer times_place = where / field::ring_again_times;
    if (leaves_stored) {
        if (given.times || given.interval) out.add(rule::redial_ignored, recall_place);
        return std::nullopt;
    }
    if (!given.times && !out.is_unreadable(recall_place)) out.add(rule::redial_reset, times_place);
    if (policy && window && !out.is_unreadable(where / field::ring_again_interval)) {
        check_redial_fits(*policy, *window, where, out);
    }
    return policy;
}

} // namespace curfew::inline v0

// ==== curfew/detail/week_bits.hpp

// 10,080 bits, one for each minute of a week that starts on Sunday at 00:00.

namespace curfew::inline v0::detail {

inline constexpr int minutes_per_day = 1440;
inline constexpr int minutes_per_week = 7 * minutes_per_day;

inline constexpr int word_bits = 64;

/// Calls `visit(word, mask)` for each word that the minutes [first, end) touch. Not a member: clang 14 cannot
/// evaluate a constant with a member template that is defined after its use.
template <class Visit>
constexpr void for_each_word(int first, int end, Visit visit) {
    if (first >= end) return;
    const auto first_word = static_cast<std::size_t>(first / word_bits);
    const auto last_word = static_cast<std::size_t>((end - 1) / word_bits);
    const std::uint64_t first_mask = ~std::uint64_t{0} << first % word_bits;
    const std::uint64_t last_mask = ~std::uint64_t{0} >> (word_bits - 1 - (end - 1) % word_bits);
    if (first_word == last_word) {
        visit(first_word, first_mask & last_mask);
        return;
    }
    visit(first_word, first_mask);
    for (std::size_t word = first_word + 1; word < last_word; ++word) visit(word, ~std::uint64_t{0});
    visit(last_word, last_mask);
}

/// A set of minutes of the week.
class week_bits {
public:
    static constexpr int word_count = (minutes_per_week + word_bits - 1) / word_bits;

    /// Adds the minutes [first, end), 0 ≤ first ≤ end ≤ 10,080.
    constexpr void insert(int first, int end) noexcept {
        for_each_word(first, end, [this](std::size_t word, std::uint64_t mask) { words_[word] |= mask; });
    }

    /// Adds the minutes [first, end) of a week without end, 0 ≤ first < 10,080, first ≤ end ≤ first + 10,080: what lies
    /// past Saturday's last minute comes around to Sunday.
    constexpr void insert_around(int first, int end) noexcept {
        insert(first, min_of(end, minutes_per_week));
        if (end > minutes_per_week) insert(0, end - minutes_per_week);
    }

    [[nodiscard]] constexpr bool contains(int minute) const noexcept {
        return (words_[static_cast<std::size_t>(minute) / word_bits] >> (static_cast<unsigned>(minute) % word_bits) &
                1U) != 0;
    }

    /// The first member in [first, end), as insert() takes it.
    [[nodiscard]] constexpr std::optional<int> first_in(int first, int end) const noexcept {
        std::optional<int> found;
        for_each_word(first, end, [&](std::size_t word, std::uint64_t mask) {
            const std::uint64_t hit = words_[word] & mask;
            if (!found && hit != 0) found = static_cast<int>(word) * word_bits + std::countr_zero(hit);
        });
        return found;
    }

    /// Calls `visit(minute)` for each minute of [first, end), as insert() takes it, that is not a member.
    template <class Visit>
    constexpr void for_each_missing(int first, int end, Visit visit) const {
        for_each_word(first, end, [&](std::size_t word, std::uint64_t mask) {
            for (std::uint64_t left = ~words_[word] & mask; left != 0; left &= left - 1) {
                visit(static_cast<int>(word) * word_bits + std::countr_zero(left));
            }
        });
    }

    /// Calls `visit(first, end)` for each longest run [first, end) of members, in order. A run that goes on from Saturday
    /// to Sunday is two.
    template <class Visit>
    constexpr void for_each_run(Visit visit) const {
        const week_bits others = complement();
        for (auto first = first_in(0, minutes_per_week); first;) {
            const int end = others.first_in(*first, minutes_per_week).value_or(minutes_per_week);
            visit(*first, end);
            first = first_in(end, minutes_per_week);
        }
    }

    /// The number of members in [first, end), as insert() takes it.
    [[nodiscard]] constexpr int count_in(int first, int end) const noexcept {
        int sum = 0;
        for_each_word(first, end,
                      [&](std::size_t word, std::uint64_t mask) { sum += std::popcount(words_[word] & mask); });
        return sum;
    }

    [[nodiscard]] constexpr int count() const noexcept { return count_in(0, minutes_per_week); }

    /// Whether all of [first, end), as insert() takes it, are members.
    [[nodiscard]] constexpr bool contains_all(int first, int end) const noexcept {
        bool all = true;
        for_each_word(first, end,
                      [&](std::size_t word, std::uint64_t mask) { all = all && (words_[word] & mask) == mask; });
        return all;
    }

    [[nodiscard]] constexpr bool full() const noexcept {
        for (std::size_t i = 0; i + 1 < words_.size(); ++i) {
            if (words_[i] != ~std::uint64_t{0}) return false;
        }
        return words_.back() == last_word_mask;
    }

    /// All minutes that are not members.
    [[nodiscard]] constexpr week_bits complement() const noexcept {
        week_bits result;
        for (std::size_t i = 0; i < words_.size(); ++i) result.words_[i] = ~words_[i];
        result.words_.back() &= last_word_mask;
        return result;
    }

    /// The members of `a` that are not members of `b`.
    [[nodiscard]] friend constexpr week_bits operator-(const week_bits& a, const week_bits& b) noexcept {
        week_bits result;
        for (std::size_t i = 0; i < result.words_.size(); ++i) result.words_[i] = a.words_[i] & ~b.words_[i];
        return result;
    }

    [[nodiscard]] constexpr const std::array<std::uint64_t, word_count>& words() const noexcept { return words_; }

    friend constexpr bool operator==(const week_bits&, const week_bits&) noexcept = default;

private:
    static constexpr std::uint64_t last_word_mask = ~std::uint64_t{0} >> (word_count * word_bits - minutes_per_week);

    std::array<std::uint64_t, word_count> words_{};
};

/// Calls `visit(first, end)` with the minutes of the week at which a range holds on each of `days`: 0 ≤ first < 10,080,
/// and `end` goes past 10,080 where Saturday's range runs into Sunday.
template <class Range, class Days, class Visit>
constexpr void for_each_week_span(const Range& range, Days days, Visit visit) {
    for (unsigned left = days.bits(); left != 0; left &= left - 1) {
        const int midnight = std::countr_zero(left) * minutes_per_day;
        visit(midnight + range.first_minute(), midnight + range.end_minute());
    }
}

} // namespace curfew::inline v0::detail

// ==== curfew/validate_forbid_list.hpp

// The rules of the rulebook about ForbidTimeList: each item, each range, and what they make together.

namespace curfew::inline v0 {

/// weekday-out-of-range, weekday-duplicate, weekdays-empty. nullopt if some entry is no weekday or could not be read.
[[nodiscard]] inline std::optional<weekday_set> check_weekdays(const std::optional<std::vector<std::int32_t>>& numbers,
                                                               const json_pointer& where, reporter& out) {
    const bool readable = !out.has_unreadable_inside(where);
    if (readable && !numbers) return weekday_set::every_day();
    if (readable && numbers->empty()) {
        out.add(rule::weekdays_empty, where);
        return weekday_set::every_day();
    }
    weekday_set days;
    bool all_known = readable;
    for (std::size_t i = 0; numbers && i < numbers->size(); ++i) {
        const std::int32_t number = (*numbers)[i];
        const auto day = weekday_from_api(number);
        if (!day) {
            all_known = false;
            out.add(rule::weekday_out_of_range, where / i, given_number{number});
        } else if (days.contains(*day)) {
            out.add(rule::weekday_duplicate, where / i, given_number{number});
        } else {
            days.insert(*day);
        }
    }
    return all_known ? std::optional{days} : std::nullopt;
}

/// time-range-format, -empty, -overnight, -ends-24: the rules of a range by itself. nullopt if it is no range.
[[nodiscard]] inline std::optional<time_range> check_time_range(std::string_view text, weekday_set days,
                                                                const json_pointer& where, reporter& out) {
    const auto pair = parse_time_pair(text);
    if (!pair) {
        out.add(rule::time_range_format, where, text_detail{pair.fault, static_cast<std::uint32_t>(pair.at)});
        return std::nullopt;
    }
    const auto range = time_range::from(pair.value->start, pair.value->end);
    if (!range) {
        out.add(rule::time_range_empty, where);
    } else if (range->is_overnight()) {
        out.add(rule::time_range_overnight, where, range_detail{*range, days});
    } else if (range->end() == end_of_day) {
        out.add(rule::time_range_ends_24, where, range_detail{*range, days});
    }
    return range;
}

namespace detail {

/// A range that was understood, and where it stands.
struct placed_range {
    std::uint32_t item;
    std::uint32_t entry;
    time_range range;
    weekday_set days;

    [[nodiscard]] json_pointer place(const json_pointer& list) const noexcept {
        return list / item / field::times / entry;
    }
};

/// Which minutes of the week are forbidden, and whether some were so twice.
class week_coverage {
public:
    void insert(const placed_range& r) {
        for_each_week_span(r.range, r.days, [this](int first, int end) {
            overlapping_ = overlapping_ || first_forbidden(first, end).has_value();
            forbidden_.insert_around(first, end);
        });
    }

    /// The first minute of [first, end), which may run past the week's end, that is forbidden already.
    [[nodiscard]] std::optional<int> first_forbidden(int first, int end) const noexcept {
        const auto hit = forbidden_.first_in(first, min_of(end, minutes_per_week));
        return hit || end <= minutes_per_week ? hit : forbidden_.first_in(0, end - minutes_per_week);
    }

    [[nodiscard]] const week_bits& forbidden() const noexcept { return forbidden_; }
    [[nodiscard]] bool overlapping() const noexcept { return overlapping_; }

private:
    week_bits forbidden_;
    bool overlapping_ = false;
};

/// time-range-overlap for every range that runs into an earlier one. Each minute of the week remembers the first range
/// that took it, so the work is linear in the number of ranges.
inline void report_overlaps(std::span<const placed_range> ranges, const json_pointer& list, reporter& out) {
    week_coverage taken;
    std::vector<std::uint32_t> owner(minutes_per_week);
    for (std::size_t i = 0; i < ranges.size(); ++i) {
        const placed_range& r = ranges[i];
        std::optional<int> shared;
        for_each_week_span(r.range, r.days, [&](int first, int end) {
            if (!shared) shared = taken.first_forbidden(first, end);
        });
        if (shared) {
            const placed_range& other = ranges[owner[static_cast<std::size_t>(*shared)]];
            out.add(rule::time_range_overlap, r.place(list), other_range_detail{other.item, other.entry});
        }
        for_each_week_span(r.range, r.days, [&](int first, int end) {
            const auto take = [&](int minute) {
                owner[static_cast<std::size_t>(minute)] = static_cast<std::uint32_t>(i);
            };
            taken.forbidden().for_each_missing(first, min_of(end, minutes_per_week), take);
            if (end > minutes_per_week) taken.forbidden().for_each_missing(0, end - minutes_per_week, take);
        });
        taken.insert(r);
    }
}

/// time-range-last-minute for every range whose end at 23:59 leaves a last minute of a day open.
inline void report_last_minutes(std::span<const placed_range> ranges, const week_bits& forbidden,
                                const json_pointer& list, reporter& out) {
    constexpr time_of_day last_minute{23, 59};
    for (const placed_range& r : ranges) {
        if (r.range.end() != last_minute) continue;
        for (const weekday day : all_weekdays) {
            const int minute = days_after_sunday(day) * minutes_per_day + last_minute.minutes_since_midnight();
            if (!r.days.contains(day) || forbidden.contains(minute)) continue;
            out.add(rule::time_range_last_minute, r.place(list), range_detail{r.range, r.days});
            break;
        }
    }
}

/// Whether some second of the window lies in a minute of the week that is not forbidden.
[[nodiscard]] constexpr bool leaves_open(const week_bits& forbidden, const call_window& window) noexcept {
    const auto first = std::chrono::floor<minutes>(window.start());
    const auto end = std::chrono::ceil<minutes>(window.end());
    if (end - first >= minutes{minutes_per_week}) return !forbidden.full();
    const auto midnight = std::chrono::floor<std::chrono::days>(first);
    const int first_minute =
        days_after_sunday(weekday_of(midnight)) * minutes_per_day + static_cast<int>((first - midnight).count());
    const int end_minute = first_minute + static_cast<int>((end - first).count());
    return !forbidden.contains_all(first_minute, min_of(end_minute, minutes_per_week)) ||
           !forbidden.contains_all(0, end_minute - minutes_per_week);
}

} // namespace detail

/// forbid-list-covers-week, never-permitted: whether minutes that are forbidden every week leave a time to call. Silent
/// about the window where there is none.
inline void check_leaves_open(const detail::week_bits& forbidden, const std::optional<call_window>& window,
                              const json_pointer& list, reporter& out) {
    if (forbidden.full()) {
        out.add(rule::forbid_list_covers_week, list);
    } else if (window && !detail::leaves_open(forbidden, *window)) {
        out.add(rule::never_permitted, list);
    }
}

/// Every rule about ForbidTimeList. nullopt if some part of the list was not understood; the rules about the list as a
/// whole are silent then. never-permitted is silent without a window. Linear in the number of ranges.
[[nodiscard]] inline std::optional<std::vector<forbid_rule>> check_forbid_list(std::span<const forbid_time_item> items,
                                                                               const std::optional<call_window>& window,
                                                                               const json_pointer& list,
                                                                               reporter& out) {
    std::vector<forbid_rule> rules;
    rules.reserve(items.size());
    std::vector<detail::placed_range> placed;
    detail::week_coverage coverage;
    for (std::size_t i = 0; i < items.size(); ++i) {
        const forbid_time_item& item = items[i];
        const json_pointer place = list / i;
        const auto days = check_weekdays(item.weekdays, place / field::weekdays, out);
        const json_pointer times_place = place / field::times;
        std::vector<time_range> ranges;
        if (!item.times) {
            out.add(rule::times_missing, times_place);
        } else if (item.times->empty()) {
            if (!out.has_unreadable_inside(times_place)) out.add(rule::times_empty, times_place);
        } else {
            ranges.reserve(item.times->size());
        }
        for (std::size_t j = 0; item.times && j < item.times->size(); ++j) {
            const auto range = check_time_range((*item.times)[j], days.value_or(weekday_set{}), times_place / j, out);
            if (!range) continue;
            ranges.push_back(*range);
            if (!days) continue;
            placed.push_back({static_cast<std::uint32_t>(i), static_cast<std::uint32_t>(j), *range, *days});
            coverage.insert(placed.back());
        }
        check_unknown_fields(item.unknown, forbid_time_item_fields, place, out);
        const bool whole = days && item.times && ranges.size() == item.times->size();
        if (auto meaning = whole ? forbid_rule::from(*days, std::move(ranges)) : std::nullopt) {
            rules.push_back(*std::move(meaning));
        }
    }
    const bool understood = rules.size() == items.size() && !out.has_unreadable_inside(list);
    if (understood) detail::report_last_minutes(placed, coverage.forbidden(), list, out);
    if (coverage.overlapping()) detail::report_overlaps(placed, list, out);
    if (!understood) return std::nullopt;
    check_leaves_open(coverage.forbidden(), window, list, out);
    return rules;
}

} // namespace curfew::inline v0

// ==== curfew/parse.hpp

// request → rules, with all violations; and back. Whoever wants to know whether a request is valid parses it.

namespace curfew::inline v0 {

/// What a caller knows beyond the request, and how strictly it wants the rules taken.
struct parse_options {
    /// What each rule counts as.
    rule_policy policy;
    /// With it, a window that is over is an error (window-over).
    std::optional<sys_seconds> now;
    /// With it, more calls at once are an error (concurrency-over-quota).
    std::optional<std::int32_t> concurrency_quota;
};

/// The rules a request lays down, if it has no error, and all diagnostics, in the order of the API page.
/// `zone` is the task's, for `options.now`. Linear in the size of the request; does not throw on content.
template <zone Zone = fixed_offset>
[[nodiscard]] checked<task_rules> parse(const update_task_request& request, const parse_options& options = {},
                                        const Zone& zone = beijing);

/// The item of ForbidTimeList that means `r`; without Weekdays if that is every day.
[[nodiscard]] inline forbid_time_item to_forbid_time_item(const forbid_rule& r);

/// The request that lays down exactly these rules: parse(to_request(r)).value == r, under a policy that lets r's
/// overnight ranges pass.
[[nodiscard]] inline update_task_request to_request(const task_rules& rules);

// ---- implementation -------------------------------------------------------------------------------------------

namespace detail {

/// parse() for a request of which the places `unreadable` were refused by the reader: silent about these, and without a
/// value if there are any. Keeps `max_diagnostics`, in the order the rules are checked.
template <zone Zone>
[[nodiscard]] checked<task_rules> parse_readable(const update_task_request& request, const parse_options& options,
                                                 const Zone& zone, std::vector<json_pointer> unreadable,
                                                 std::size_t max_diagnostics) {
    checked<task_rules> result;
    result.report.keep_at_most(max_diagnostics);
    stable_sort(unreadable, [](const json_pointer& a, const json_pointer& b) { return a < b; });
    reporter out{result.report, options.policy, unreadable};
    const json_pointer root;
    auto id = check_task_open_id(request.task_open_id, root / field::task_open_id, out);
    const auto start = check_local_time(request.start_time, root / field::start_time,
                                        {rule::start_time_missing, rule::start_time_format}, out);
    const auto end = check_local_time(request.end_time, root / field::end_time,
                                      {rule::end_time_missing, rule::end_time_format}, out);
    const auto window = check_window(start, end, options.now, zone, root / field::end_time, out);
    const auto redial =
        check_redial({request.ring_again_times, request.ring_again_interval, request.recall}, window, root, out);
    const auto concurrency =
        check_concurrency(request.concurrency, options.concurrency_quota, root / field::concurrency, out);
    std::optional<std::vector<forbid_rule>> forbid_list;
    if (request.forbid_time_list) {
        forbid_list = check_forbid_list(*request.forbid_time_list, window, root / field::forbid_time_list, out);
    }
    check_unknown_fields(request.unknown, update_task_fields, root, out);
    const bool list_understood = forbid_list.has_value() == request.forbid_time_list.has_value();
    if (id && window && concurrency && list_understood && unreadable.empty() && result.report.valid()) {
        result.value = task_rules{*std::move(id), *window, *concurrency, redial, std::move(forbid_list)};
    }
    return result;
}

} // namespace detail

template <zone Zone>
checked<task_rules> parse(const update_task_request& request, const parse_options& options, const Zone& zone) {
    auto result = detail::parse_readable(request, options, zone, {}, report{}.most_kept());
    result.report.order_by_place();
    return result;
}

inline forbid_time_item to_forbid_time_item(const forbid_rule& r) {
    forbid_time_item item;
    if (r.days() != weekday_set::every_day()) {
        auto& numbers = item.weekdays.emplace();
        for (const weekday day : all_weekdays) {
            if (r.days().contains(day)) numbers.push_back(api_number(day));
        }
    }
    auto& times = item.times.emplace();
    times.reserve(r.ranges().size());
    for (const time_range& range : r.ranges()) times.emplace_back(format(range).view());
    return item;
}

inline update_task_request to_request(const task_rules& rules) {
    update_task_request request;
    request.task_open_id = rules.id.text();
    request.start_time = format(rules.window.start())->view();
    request.end_time = format(rules.window.end())->view();
    request.concurrency = rules.concurrency.calls();
    if (rules.redial) {
        request.ring_again_times = rules.redial->times();
        request.ring_again_interval = static_cast<std::int32_t>(rules.redial->interval().count());
    } else {
        request.recall = false;
    }
    if (!rules.forbid_list) return request;
    auto& items = request.forbid_time_list.emplace();
    items.reserve(rules.forbid_list->size());
    for (const forbid_rule& r : *rules.forbid_list) items.push_back(to_forbid_time_item(r));
    return request;
}

} // namespace curfew::inline v0

// ==== curfew/detail/week_index.hpp

// The minutes of the week at which calling is permitted, laid out to be asked: is it, and when does that change.

namespace curfew::inline v0::detail {

inline constexpr std::uint32_t seconds_per_week = std::uint32_t{minutes_per_week} * 60;

/// 2^64 / 604,800, rounded up: a product with it, modulo 2^64, is the phase of the week as a fraction of 2^64.
inline constexpr std::uint64_t week_phase_factor = ~std::uint64_t{0} / seconds_per_week + 1;

/// The largest u for which the phase of the week is exact to the second.
inline constexpr std::uint64_t max_week_clock = std::uint64_t{1} << 43;

/// Where in the week `u` seconds after some Sunday's 00:00 are, as a fraction of 2^64. Linear, modulo 2^64:
/// phase_of_week(u + v) = u * week_phase_factor + phase_of_week(v).
[[nodiscard]] constexpr std::uint64_t phase_of_week(std::uint64_t u) noexcept {
    return u * week_phase_factor + week_phase_factor / 2;
}

/// The upper half of a phase, which is what is looked at: a fraction of 2^32.
[[nodiscard]] constexpr std::uint32_t upper_half(std::uint64_t phase) noexcept {
    return static_cast<std::uint32_t>(phase >> 32);
}

/// The minute of the week, 0…10,079, and the second of the week, 0…604,799, at the upper half of a phase, or at one less;
/// exact for the phase of u ≤ max_week_clock. Other phases are safe and give some minute or second of the week.
///
/// Why it is exact. Let W = 604,800, F = 2^64 / W and M = F + e with 0 < e ≤ 1. For u = qW + r with 0 ≤ r < W,
///     u M + M/2  =  q 2^64 + (r + 1/2) F + (u + 1/2) e  - a rounding below 1,
/// of which modulo 2^64 the phase r + 1/2 seconds is left, plus less than (2^43 + 2) / F < 0.29 s. What the lower half is
/// worth, and one less of the upper half, is less than 2 * 2^32 / F < 0.0003 s. So the phase is judged between r and r + 1
/// seconds: rounding down meets r, and since the minutes change at whole seconds only, the minute of r.
[[nodiscard]] constexpr std::uint64_t minute_at_phase(std::uint32_t phase) noexcept {
    return std::uint64_t{phase} * minutes_per_week >> 32;
}
[[nodiscard]] constexpr std::uint64_t second_at_phase(std::uint32_t phase) noexcept {
    return std::uint64_t{phase} * seconds_per_week >> 32;
}

/// The minute of the week of `u` seconds after some Sunday's 00:00, u ≤ max_week_clock.
[[nodiscard]] constexpr std::uint64_t minute_of_week(std::uint64_t u) noexcept {
    return minute_at_phase(upper_half(phase_of_week(u)));
}

/// A Sunday's 00:00, in seconds of wall-clock time since 1970-01-01, before everything that a task can name: in the years
/// 0000…9999, a few days more or less, week_clock() is at most max_week_clock.
inline constexpr std::int64_t week_origin =
    -std::int64_t{102'800} * std::int64_t{seconds_per_week} - std::int64_t{4} * 86'400;

/// Seconds from week_origin to a wall-clock time, modulo 2^64.
[[nodiscard]] constexpr std::uint64_t week_clock(std::uint64_t local_second) noexcept {
    return local_second - static_cast<std::uint64_t>(week_origin);
}

/// The phase that a clock shows at its wall-clock time. Its upper half is never 0 in the years 0000…9999, a few days more or
/// less.
[[nodiscard]] constexpr std::uint64_t clock_phase(std::uint64_t local_second) noexcept {
    return phase_of_week(week_clock(local_second));
}

/// The upper half of the phase on a clock `elapsed` seconds after it showed `phase`.
[[nodiscard]] constexpr std::uint32_t phase_after(std::uint64_t phase, std::uint64_t elapsed) noexcept {
    return upper_half(elapsed * week_phase_factor + phase);
}

/// The same where only the upper half of `phase` is known. A carry may be lost: it is right, or one less.
[[nodiscard]] constexpr std::uint32_t phase_after(std::uint32_t phase, std::uint64_t elapsed) noexcept {
    return upper_half(elapsed * week_phase_factor) + phase;
}

/// The offset, smaller than a day in magnitude, of the clock that shows the upper half `phase` at the instant `second`.
[[nodiscard]] constexpr std::int64_t offset_of_clock(std::uint32_t phase, std::uint64_t second) noexcept {
    constexpr std::uint64_t day = 86'400;
    // The difference of halves may be one more than the half of the difference, which is well before the next second.
    const std::uint32_t ahead = phase - upper_half(week_clock(second - day) * week_phase_factor);
    return static_cast<std::int64_t>(second_at_phase(ahead)) - static_cast<std::int64_t>(day);
}

/// A mask for a choice that is anyone's guess, so that no compiler makes a branch of it.
[[nodiscard]] constexpr std::uint64_t all_if(bool condition) noexcept {
    return std::uint64_t{0} - std::uint64_t{condition};
}

/// A stretch of minutes with the same answer, [first, end), around a minute of the week. It may begin in the week before
/// and end in the week after; both are minutes since the start of the week before.
struct week_run {
    std::int64_t first;
    std::int64_t end;
    bool permitted;
};

/// A week of permitted and forbidden minutes that goes around: after Saturday comes Sunday.
///
/// A turn is the first minute of a run. The turns are listed, and of each block of 128 minutes is noted how many come before
/// it; from any minute, the turns around it are then three comparisons away. A week with too many turns for that, or too
/// many in one block, is scanned.
class week_index {
public:
    constexpr explicit week_index(const week_bits& permitted) noexcept;

    /// Whether calling is permitted in `minute`, 0…10,079.
    [[nodiscard]] constexpr bool permits(std::uint64_t minute) const noexcept {
        return (words_[minute / 64] >> (minute % 64) & 1U) != 0;
    }

    /// `asked && permits(minute)`, without a branch.
    [[nodiscard]] constexpr bool permits_if(bool asked, std::uint64_t minute) const noexcept {
        return (words_[minute / 64] >> (minute % 64) & std::uint64_t{asked}) != 0;
    }

    /// Whether the week has both permitted and forbidden minutes.
    [[nodiscard]] constexpr bool turns() const noexcept { return turns_; }

    /// The run that `minute` is in; longer than any window where the week does not turn. At most two rounds of the week's
    /// 158 words, and constant time for a week of up to 82 turns with no four of them inside 128 minutes.
    [[nodiscard, gnu::always_inline]] constexpr week_run run_at(std::uint64_t minute) const noexcept {
        if (!listed_) [[unlikely]] {
            const week_run found = scan(minute);
            return {found.first, found.end, found.permitted};
        }
        const std::uint64_t before = turns_before_[minute / block];
        const std::uint64_t listed_minute = minute + minutes_per_week;
        // As sums: where in its block a minute lies is anyone's guess.
        std::uint64_t next = before;
        for (std::uint64_t i = 0; i < most_in_block; ++i) next += std::uint64_t{list_[before + i] <= listed_minute};
        return {list_[next - 1], list_[next], ((next & 1U) != 0) == odd_permits_};
    }

    /// The minutes from 0 on, 64 a word; the last word goes on with Sunday's first minutes.
    [[nodiscard]] constexpr const std::uint64_t* words() const noexcept { return words_.data(); }

    /// The number of permitted minutes before `minute`, 0…10,080, since Sunday 00:00.
    [[nodiscard]] constexpr std::uint64_t permitted_before(std::uint64_t minute) const noexcept;

    friend constexpr bool operator==(const week_index&, const week_index&) noexcept = default;

private:
    static constexpr std::uint64_t word_count = week_bits::word_count;
    static constexpr std::uint64_t tail_bits = minutes_per_week % 64;
    /// The bits of the last word that are Saturday's.
    static constexpr std::uint64_t tail_mask = (std::uint64_t{1} << tail_bits) - 1;
    static constexpr std::uint64_t block = 128;
    static constexpr std::uint64_t block_count = word_count * 64 / block;
    static constexpr std::uint64_t most_in_block = 3;
    static constexpr std::uint64_t most_turns = 82;
    static constexpr std::uint16_t no_turn = std::numeric_limits<std::uint16_t>::max();

    constexpr bool list_turns() noexcept;

    /// run_at() without the list.
    [[nodiscard, gnu::noinline, gnu::pure]] constexpr week_run scan(std::uint64_t minute) const noexcept {
        constexpr std::int64_t endless = std::int64_t{1} << 34;
        if (!turns_) return {-endless, endless, permits(minute)};
        return {scan_back(minute), scan_ahead(minute), permits(minute)};
    }

    [[nodiscard]] constexpr std::int64_t scan_back(std::uint64_t minute) const noexcept;
    [[nodiscard]] constexpr std::int64_t scan_ahead(std::uint64_t minute) const noexcept;

    std::array<std::uint64_t, word_count> words_{};
    /// The last turn of the week before; the turns of the week; the first one of the week after. In minutes since the start
    /// of the week before. Behind them, so many that cannot be reached that a block's comparisons stay inside.
    std::array<std::uint16_t, 2 + most_turns + most_in_block> list_{};
    /// Of each block, how many of the list are not after its first minute.
    std::array<std::uint8_t, block_count> turns_before_{};
    bool turns_ = false;
    bool listed_ = false;
    /// Whether after an odd number of the list it is permitted.
    bool odd_permits_ = false;
};

// ---- implementation -------------------------------------------------------------------------------------------

constexpr week_index::week_index(const week_bits& permitted) noexcept : words_{permitted.words()} {
    words_[word_count - 1] |= words_[0] << tail_bits;
    listed_ = list_turns();
    if (listed_) return;
    // What is not used is the same in equal weeks.
    list_ = {};
    turns_before_ = {};
}

constexpr bool week_index::list_turns() noexcept {
    list_.fill(no_turn);
    std::uint64_t count = 1;
    std::uint64_t block_after = 0;
    std::uint64_t answer = all_if(permits(minutes_per_week - 1));
    for (std::uint64_t i = 0; i < word_count; ++i) {
        const std::uint64_t word = words_[i];
        if (word == answer) continue;
        std::uint64_t turns = word ^ (word << 1 | (answer & 1U));
        if (i + 1 == word_count) turns &= tail_mask;
        answer = all_if(word >> 63 != 0);
        for (; turns != 0; turns &= turns - 1) {
            turns_ = true;
            if (count > most_turns) return false;
            const auto minute = static_cast<std::uint64_t>(std::countr_zero(turns)) + i * 64;
            for (; block_after * block < minute; ++block_after) {
                turns_before_[block_after] = static_cast<std::uint8_t>(count);
            }
            // A turn at a block's first minute comes before it.
            if (minute % block != 0 && count - turns_before_[minute / block] == most_in_block) return false;
            list_[count++] = static_cast<std::uint16_t>(minutes_per_week + minute);
        }
    }
    if (!turns_) return false;
    for (; block_after < block_count; ++block_after) turns_before_[block_after] = static_cast<std::uint8_t>(count);
    list_[0] = static_cast<std::uint16_t>(list_[count - 1] - minutes_per_week);
    list_[count] = static_cast<std::uint16_t>(list_[1] + minutes_per_week);
    // After one of the list, the last of the week before, it is as on Saturday's last minute.
    odd_permits_ = permits(minutes_per_week - 1);
    return true;
}

constexpr std::int64_t week_index::scan_back(std::uint64_t minute) const noexcept {
    const std::uint64_t flip = all_if(permits(minute));
    std::uint64_t word = minute / 64;
    std::int64_t week = minutes_per_week;
    std::uint64_t others = (words_[word] ^ flip) & ~std::uint64_t{0} >> (63 - minute % 64);
    while (others == 0) {
        if (word-- == 0) {
            word = word_count - 1;
            week = 0;
        }
        others = words_[word] ^ flip;
        if (word == word_count - 1) others &= tail_mask;
    }
    return week + static_cast<std::int64_t>(word * 64 + 64) - std::countl_zero(others);
}

constexpr std::int64_t week_index::scan_ahead(std::uint64_t minute) const noexcept {
    const std::uint64_t flip = all_if(permits(minute));
    std::uint64_t word = minute / 64;
    std::int64_t week = minutes_per_week;
    std::uint64_t others = (words_[word] ^ flip) & ~std::uint64_t{0} << minute % 64;
    while (others == 0) {
        if (++word == word_count) {
            word = 0;
            week = std::int64_t{2} * minutes_per_week;
        }
        others = words_[word] ^ flip;
    }
    return week + static_cast<std::int64_t>(word * 64) + std::countr_zero(others);
}

constexpr std::uint64_t week_index::permitted_before(std::uint64_t minute) const noexcept {
    std::uint64_t sum = 0;
    for (std::uint64_t i = 0; i < minute / 64; ++i) sum += static_cast<std::uint64_t>(std::popcount(words_[i]));
    const std::uint64_t before = words_[minute / 64] & ((std::uint64_t{1} << (minute % 64)) - 1);
    return sum + static_cast<std::uint64_t>(std::popcount(before));
}

} // namespace curfew::inline v0::detail

// ==== curfew/detail/zone_phase.hpp

// How the schedules ask a zone: not for an offset, but for the phase that its clock shows.

namespace curfew::inline v0::detail {

[[nodiscard]] constexpr std::uint64_t unsigned_seconds(sys_seconds t) noexcept {
    return static_cast<std::uint64_t>(t.time_since_epoch().count());
}

/// The phase on a clock that is `offset` ahead, at `t`.
[[nodiscard]] constexpr std::uint64_t phase_with(seconds offset, sys_seconds t) noexcept {
    return clock_phase(unsigned_seconds(t) + static_cast<std::uint64_t>(offset.count()));
}

/// The span of constant offset around an instant, [first, last), and the upper half of the phase at that instant.
struct phase_span {
    sys_seconds first;
    sys_seconds last;
    std::uint32_t phase;
};

/// What a schedule keeps beside its zone, whatever zone that is; one that has phases itself has a specialisation of this.
template <class Zone>
class zone_phase {
public:
    /// For the window [first, last).
    constexpr zone_phase(const Zone&, sys_seconds /*first*/, sys_seconds /*last*/) noexcept {}

    /// The upper half of the phase on the clock of `z` at `t`, or one less; outside of the window, anything that is had as
    /// quickly.
    [[nodiscard]] constexpr std::uint32_t at(const Zone& z, sys_seconds t) const {
        return upper_half(phase_with(z.offset_at(t), t));
    }

    /// The same with its span.
    [[nodiscard]] constexpr phase_span span_at(const Zone& z, sys_seconds t) const {
        const offset_span span = z.span_at(t);
        return {span.first, span.last, upper_half(phase_with(span.offset, t))};
    }
};

/// The clock goes on for ever without a change.
template <>
class zone_phase<fixed_offset> {
public:
    constexpr zone_phase(const fixed_offset& z, sys_seconds, sys_seconds) noexcept
        : at_zero_{phase_with(z.offset(), sys_seconds{})} {}

    [[nodiscard]] constexpr std::uint32_t at(const fixed_offset&, sys_seconds t) const noexcept {
        return phase_after(at_zero_, unsigned_seconds(t));
    }

    [[nodiscard]] constexpr phase_span span_at(const fixed_offset& z, sys_seconds t) const noexcept {
        return {sys_seconds::min(), sys_seconds::max(), at(z, t)};
    }

private:
    /// The phase at 1970-01-01 00:00:00 UTC.
    std::uint64_t at_zero_;
};

} // namespace curfew::inline v0::detail

// ==== curfew/interval.hpp

// What the evaluator answers with: verdicts, half-open intervals, and a lazy range of intervals.

namespace curfew::inline v0 {

/// Why calling is permitted or not at some time. [rulebook section 3, point 4] The last two only where a caller adds rules
/// of its own: an exception by date, and weekly hours.
enum class reason : std::uint8_t { permitted, before_start, after_end, forbid_range, holiday, local_hours };

/// "permitted", "before-start", "after-end", "forbid-range", "holiday" or "local-hours".
[[nodiscard]] constexpr std::string_view name(reason r) noexcept {
    switch (r) {
    case reason::permitted: return "permitted";
    case reason::before_start: return "before-start";
    case reason::after_end: return "after-end";
    case reason::forbid_range: return "forbid-range";
    case reason::holiday: return "holiday";
    case reason::local_hours: break;
    }
    return "local-hours";
}

/// The answer for one time, and how long it has been and stays the same answer, permitted or not.
template <class TimePoint>
struct verdict {
    /// What holds at the time itself.
    curfew::reason reason{};
    /// Permitted, or not, from here on; nullopt: ever before.
    std::optional<TimePoint> since;
    /// Until here, exclusive; nullopt: ever after.
    std::optional<TimePoint> until;

    /// Whether calling is permitted.
    [[nodiscard]] constexpr bool permitted() const noexcept { return reason == curfew::reason::permitted; }

    friend constexpr bool operator==(const verdict&, const verdict&) noexcept = default;
};

/// [from, until), not empty.
template <class TimePoint>
struct interval {
    /// The first time inside, and the first after it.
    TimePoint from;
    TimePoint until;

    /// How long it is, clock changes included where the times are instants.
    [[nodiscard]] constexpr seconds length() const noexcept { return until - from; }

    friend constexpr bool operator==(const interval&, const interval&) noexcept = default;
};

/// The maximal permitted intervals of a schedule inside [from, to), in order, found one at a time as they are asked for.
/// Cut off at `from` and `to`. Refers to the schedule, which must outlive it.
template <class Schedule>
class permitted_intervals {
public:
    /// What the schedule is asked about, and what the range is a range of.
    using time_point = typename Schedule::time_point;
    using value_type = interval<time_point>;

    /// Where it is in the range. A forward iterator; the end is std::default_sentinel.
    class iterator {
    public:
        /// What the standard library asks of a forward iterator.
        using value_type = interval<time_point>;
        using difference_type = std::ptrdiff_t;
        using iterator_category = std::input_iterator_tag;
        using iterator_concept = std::forward_iterator_tag;
        using pointer = const value_type*;
        /// A value: what an iterator gave stays when it moves on, as std::forward_iterator wants it.
        using reference = value_type;

        constexpr iterator() noexcept = default;

        /// The interval; it is there before the end of the range.
        [[nodiscard]] constexpr reference operator*() const noexcept { return *current_; }
        [[nodiscard]] constexpr pointer operator->() const noexcept { return &*current_; }

        /// Goes on to the next interval. Constant time for a zone that answers in constant time.
        constexpr iterator& operator++() {
            advance(current_->until);
            return *this;
        }
        /// The same; gives the place before.
        constexpr iterator operator++(int) {
            iterator before = *this;
            ++*this;
            return before;
        }

        friend constexpr bool operator==(const iterator& a, const iterator& b) noexcept {
            return a.current_ == b.current_;
        }
        friend constexpr bool operator==(const iterator& a, std::default_sentinel_t) noexcept { return !a.current_; }

    private:
        friend class permitted_intervals;

        constexpr iterator(const Schedule& schedule, time_point from, time_point to) : schedule_{&schedule}, to_{to} {
            advance(from);
        }

        constexpr void advance(time_point from) {
            current_.reset();
            const auto start = schedule_->next_permitted(from);
            if (!start || *start >= to_) return;
            current_ = value_type{*start, detail::min_of(to_, schedule_->next_change(*start).value_or(to_))};
        }

        const Schedule* schedule_ = nullptr;
        time_point to_{};
        std::optional<value_type> current_;
    };

    /// What schedule::intervals() gives.
    constexpr permitted_intervals(const Schedule& schedule, time_point from, time_point to) noexcept
        : schedule_{&schedule}, from_{from}, to_{to} {}

    /// Finds the first interval; no interval is found before it is asked for.
    [[nodiscard]] constexpr iterator begin() const { return iterator{*schedule_, from_, to_}; }
    [[nodiscard]] constexpr std::default_sentinel_t end() const noexcept { return {}; }

private:
    const Schedule* schedule_;
    time_point from_;
    time_point to_;
};

} // namespace curfew::inline v0

// ==== curfew/detail/timeline.hpp

// The questions about time, asked once for both kinds of time: a week that repeats, seen through a zone, inside a
// window of instants. schedule asks them of wall-clock time (a zone without offset), zoned_schedule of instants.

namespace curfew::inline v0::detail {

/// An optional, made without a branch.
[[nodiscard, gnu::always_inline]] constexpr std::optional<sys_seconds> if_exists(sys_seconds t, bool exists) noexcept {
    // A constant must not be a copy of what reset() leaves behind.
    if (std::is_constant_evaluated()) return exists ? std::optional{t} : std::nullopt;
    std::optional result{t};
    if (!exists) result.reset();
    return result;
}

/// A verdict in plain parts. g++ leaves an optional in memory that comes out of a function as large as these, which costs
/// more than the question; so the functions that callers see are small, and make the optionals.
struct plain_verdict {
    curfew::reason reason;
    bool since_exists;
    bool until_exists;
    sys_seconds since;
    sys_seconds until;

    [[nodiscard, gnu::always_inline]] constexpr verdict<sys_seconds> as_verdict() const noexcept {
        return {reason, if_exists(since, since_exists), if_exists(until, until_exists)};
    }
};

/// Refers to what it is made of; made for one question and gone. Everything of [first, last), on the clock of `z`, lies in
/// the years 0000…9999, a day more or less.
template <zone Zone>
class timeline {
public:
    constexpr timeline(const week_index& week, const Zone& z, const zone_phase<Zone>& phase, sys_seconds first,
                       sys_seconds last) noexcept
        : week_{week}, zone_{z}, phase_{phase}, first_{first}, last_{last} {}

    // These three are inlined into the schedules' own functions, so that their parts stay in registers; what is rarely
    // needed is a call, of a copy.

    /// The first permitted instant at or after `t`; the end of the window, or an instant after it, if there is none.
    [[nodiscard, gnu::always_inline]] constexpr sys_seconds next_permitted(sys_seconds t) const {
        t = max_of(t, first_);
        if (t >= last_) [[unlikely]]
            return last_;
        const reading now = read(t);
        // As arithmetic, since whether it is permitted is anyone's guess.
        const std::int64_t wait = (now.to - t).count() & -std::int64_t{!now.permitted};
        const sys_seconds found = t + seconds{wait};
        if (!(now.permitted || now.ends_here)) [[unlikely]]
            return week_.turns() ? permitted_in_next_span(rebuilt(), t) : last_;
        return found;
    }

    [[nodiscard, gnu::always_inline]] constexpr plain_verdict at(sys_seconds t) const {
        if (t < first_ || t >= last_) [[unlikely]]
            return outside(rebuilt(), t);
        const reading now = read(t);
        const sys_seconds since = turn_before(now, t);
        const sys_seconds until = turn_after(now, t);
        // Permission begins and ends with the window.
        const auto permitted = unsigned{now.permitted};
        const bool since_exists = (permitted | unsigned{since > first_}) != 0;
        const bool until_exists = (permitted | unsigned{until < last_}) != 0;
        static_assert(reason::permitted == reason{});
        return {static_cast<reason>((permitted - 1) & static_cast<unsigned>(reason::forbid_range)), since_exists,
                until_exists, since > first_ ? since : first_, until < last_ ? until : last_};
    }

    /// Permitted seconds in [from, to).
    [[nodiscard]] constexpr seconds permitted_time(sys_seconds from, sys_seconds to) const {
        from = max_of(from, first_);
        to = min_of(to, last_);
        seconds sum{0};
        while (from < to) {
            const offset_span span = zone_.span_at(from);
            const sys_seconds end = min_of(to, span.last);
            sum += permitted_before(end, span.offset) - permitted_before(from, span.offset);
            from = end;
        }
        return sum;
    }

private:
    /// What is known of an instant inside the window.
    struct reading {
        /// The run of the week around it, as if its span went on.
        sys_seconds from;
        sys_seconds to;
        bool permitted;
        /// Whether the run starts, and ends, inside the span.
        bool starts_here;
        bool ends_here;
    };

    static constexpr seconds as_seconds(std::uint64_t count) noexcept {
        return seconds{static_cast<std::int64_t>(count)};
    }

    /// A copy made from the parts: a plain copy would keep *this in memory.
    [[nodiscard, gnu::always_inline]] constexpr timeline rebuilt() const noexcept {
        return {week_, zone_, phase_, first_, last_};
    }

    [[nodiscard, gnu::always_inline]] constexpr reading read(sys_seconds t) const {
        const phase_span span = phase_.span_at(zone_, t);
        const week_run run = week_.run_at(minute_at_phase(span.phase));
        const sys_seconds week_before = t - as_seconds(second_at_phase(span.phase) + seconds_per_week);
        const sys_seconds from = week_before + minutes{run.first};
        const sys_seconds to = week_before + minutes{run.end};
        if constexpr (std::same_as<Zone, fixed_offset>) {
            return {from, to, run.permitted, true, true};
        } else {
            return {from, to, run.permitted, from > span.first, to < span.last};
        }
    }

    // What is rarely needed: answers that lie outside of the span of `t`.

    [[nodiscard, gnu::noinline, gnu::pure]] static constexpr sys_seconds permitted_in_next_span(timeline line,
                                                                                                sys_seconds t) {
        return line.next_permitted(line.zone_.span_at(t).last);
    }

    [[nodiscard, gnu::noinline, gnu::pure]] static constexpr sys_seconds turn_in_next_span(timeline line, sys_seconds t,
                                                                                           bool permitted) {
        return line.turn_from(line.zone_.span_at(t).last, permitted);
    }

    [[nodiscard, gnu::noinline, gnu::pure]] static constexpr sys_seconds turn_in_last_span(timeline line, sys_seconds t,
                                                                                           bool permitted) {
        return line.turn_until(line.zone_.span_at(t).first, permitted);
    }

    // A turn is where the week goes from one answer to the other, inside the window. A clock change may be one.

    /// The first turn after `t`; last_, or an instant after it, if there is none.
    [[nodiscard, gnu::always_inline]] constexpr sys_seconds turn_after(const reading& now, sys_seconds t) const {
        if (!now.ends_here) [[unlikely]]
            return week_.turns() ? turn_in_next_span(rebuilt(), t, now.permitted) : last_;
        return now.to;
    }

    /// The last turn at or before `t`; first_, or an instant before it, if there is none.
    [[nodiscard, gnu::always_inline]] constexpr sys_seconds turn_before(const reading& now, sys_seconds t) const {
        if (!now.starts_here) [[unlikely]]
            return week_.turns() ? turn_in_last_span(rebuilt(), t, now.permitted) : first_;
        return now.from;
    }

    /// The first turn at or after `t`, the start of a span, from the answer `before`.
    [[nodiscard]] constexpr sys_seconds turn_from(sys_seconds t, bool before) const {
        if (t >= last_) return last_;
        const reading now = read(t);
        return now.permitted != before ? t : turn_after(now, t);
    }

    /// The last turn at or before `t`, the start of a span, to the answer `after`.
    [[nodiscard]] constexpr sys_seconds turn_until(sys_seconds t, bool after) const {
        if (t <= first_) return first_;
        const sys_seconds before = t - seconds{1};
        const reading then = read(before);
        return then.permitted != after ? t : turn_before(then, before);
    }

    /// The verdict about a `t` before the window or after it.
    [[nodiscard, gnu::noinline, gnu::pure]] static constexpr plain_verdict outside(timeline line, sys_seconds t) {
        if (t < line.first_) {
            const sys_seconds until = line.next_permitted(line.first_);
            return {reason::before_start, false, until < line.last_, until, until};
        }
        if (line.first_ == line.last_) return {reason::after_end, false, false, t, t};
        const reading end = line.read(line.last_ - seconds{1});
        const sys_seconds since = end.permitted ? line.last_ : line.turn_before(end, line.last_ - seconds{1});
        return {reason::after_end, since > line.first_, false, since, since};
    }

    /// Permitted seconds from week_origin to `t` on the clock that `offset` shows.
    [[nodiscard]] constexpr seconds permitted_before(sys_seconds t, seconds offset) const noexcept {
        const std::uint64_t u = week_clock(unsigned_seconds(t + offset));
        const std::uint64_t minute = minute_of_week(u);
        const std::uint64_t whole_weeks = u / seconds_per_week * week_.permitted_before(minutes_per_week) * 60;
        const std::uint64_t in_week = week_.permitted_before(minute) * 60;
        const std::uint64_t in_minute = week_.permits(minute) ? u % 60 : 0;
        return as_seconds(whole_weeks + in_week + in_minute);
    }

    const week_index& week_;
    const Zone& zone_;
    zone_phase<Zone> phase_;
    sys_seconds first_;
    sys_seconds last_;
};

} // namespace curfew::inline v0::detail

// ==== curfew/schedule.hpp

// Rules, compiled: the only thing that says 'permitted'. A schedule speaks of wall-clock time; zoned_schedule.hpp adds
// a zone and speaks of instants.
//
//     forbid 10:00-11:00     10:00:00 … 10:59:59 are forbidden, 11:00:00 is permitted again
//     range_end::inclusive   11:00:00 … 11:00:59 are forbidden as well
//     Mon 22:00-08:00        Monday 22:00:00 … Tuesday 07:59:59
//     window                 permitted from StartTime on, no longer permitted at EndTime

namespace curfew::inline v0 {

namespace detail {
template <class Zone>
class simd_task;
}

/// How the end of a forbid range is read. [rulebook section 3, point 1]
enum class range_end : std::uint8_t {
    /// 10:00-11:00 does not forbid 11:00:00.
    exclusive,
    /// 10:00-11:00 forbids 11:00:00 … 11:00:59.
    inclusive,
};

/// When a task may place calls, in its own wall-clock time. Made from rules only; immutable, trivially copyable, free of
/// allocation; any number of threads may ask the same one. Every local_seconds is a legal argument. Queries are noexcept
/// and take constant time, apart from iteration.
class schedule {
public:
    /// What it is asked about.
    using time_point = local_seconds;

    /// Whether calling is permitted at `t`.
    [[nodiscard]] constexpr bool permits(local_seconds t) const noexcept;

    /// The same with the reason and the interval around `t`.
    [[nodiscard]] constexpr verdict<local_seconds> at(local_seconds t) const noexcept;

    /// The first permitted second at or after `t`.
    [[nodiscard]] constexpr std::optional<local_seconds> next_permitted(local_seconds t) const noexcept;

    /// The first second after `t` at which the answer of permits() is another one than at `t`.
    [[nodiscard]] constexpr std::optional<local_seconds> next_change(local_seconds t) const noexcept;

    /// The permitted intervals inside [from, to), lazily. *this must outlive the result.
    [[nodiscard]] constexpr permitted_intervals<schedule> intervals(local_seconds from,
                                                                    local_seconds to) const noexcept {
        return {*this, from, to};
    }

    /// How much of [from, to) is permitted.
    [[nodiscard]] constexpr seconds permitted_time(local_seconds from, local_seconds to) const noexcept;

    /// StartTime and EndTime.
    [[nodiscard]] constexpr const call_window& window() const noexcept { return window_; }

    friend constexpr bool operator==(const schedule&, const schedule&) noexcept = default;

private:
    template <zone Zone>
    friend class zoned_schedule;
    template <class Zone>
    friend class detail::simd_task;
    friend constexpr schedule compile(const call_window& window, std::span<const forbid_rule> forbid_list,
                                      range_end ends) noexcept;

    constexpr schedule(const call_window& window, const detail::week_bits& permitted) noexcept;

    [[nodiscard]] constexpr detail::timeline<fixed_offset> timeline() const noexcept;

    call_window window_;
    detail::week_index week_;
};

/// The schedule of a window and a list of forbid rules. Linear in the number of ranges; allocates nothing.
[[nodiscard]] constexpr schedule compile(const call_window& window, std::span<const forbid_rule> forbid_list,
                                         range_end ends = range_end::exclusive) noexcept;

/// The schedule of a task. Rules without a list of their own (`forbid_list` absent) forbid nothing by themselves; apply
/// them to the stored task first when there is one.
[[nodiscard]] inline schedule compile(const task_rules& rules, range_end ends = range_end::exclusive) noexcept;

// ---- implementation -------------------------------------------------------------------------------------------

namespace detail {

[[nodiscard]] constexpr sys_seconds as_utc(local_seconds t) noexcept {
    return sys_seconds{t.time_since_epoch()};
}

template <class T>
[[nodiscard]] constexpr std::optional<local_seconds> as_local(const T& t) noexcept {
    return t ? std::optional{local_seconds{t->time_since_epoch()}} : std::nullopt;
}

inline constexpr fixed_offset utc{};

} // namespace detail

constexpr schedule::schedule(const call_window& window, const detail::week_bits& permitted) noexcept
    : window_{window}, week_{permitted} {}

constexpr detail::timeline<fixed_offset> schedule::timeline() const noexcept {
    const sys_seconds start = detail::as_utc(window_.start());
    const sys_seconds end = detail::as_utc(window_.end());
    return {week_, detail::utc, detail::zone_phase<fixed_offset>{detail::utc, start, end}, start, end};
}

constexpr bool schedule::permits(local_seconds t) const noexcept {
    // Unsigned, so that no argument overflows: outside the window the minute means nothing, and is not asked.
    const auto second = static_cast<std::uint64_t>(t.time_since_epoch().count());
    const auto start = static_cast<std::uint64_t>(window_.start().time_since_epoch().count());
    const bool in_window = second - start < static_cast<std::uint64_t>(window_.length().count());
    return week_.permits_if(in_window, detail::minute_at_phase(detail::upper_half(detail::clock_phase(second))));
}

constexpr verdict<local_seconds> schedule::at(local_seconds t) const noexcept {
    const auto answer = timeline().at(detail::as_utc(t)).as_verdict();
    return {answer.reason, detail::as_local(answer.since), detail::as_local(answer.until)};
}

constexpr std::optional<local_seconds> schedule::next_permitted(local_seconds t) const noexcept {
    const sys_seconds found = timeline().next_permitted(detail::as_utc(t));
    return detail::as_local(detail::if_exists(found, found < detail::as_utc(window_.end())));
}

constexpr std::optional<local_seconds> schedule::next_change(local_seconds t) const noexcept {
    return at(t).until;
}

constexpr seconds schedule::permitted_time(local_seconds from, local_seconds to) const noexcept {
    return timeline().permitted_time(detail::as_utc(from), detail::as_utc(to));
}

namespace detail {

/// The minutes of the week that some range forbids.
[[nodiscard]] constexpr week_bits forbidden_minutes(std::span<const forbid_rule> forbid_list, range_end ends) noexcept {
    const int longer = ends == range_end::inclusive ? 1 : 0;
    week_bits forbidden;
    for (const forbid_rule& r : forbid_list) {
        for (const time_range& range : r.ranges()) {
            for_each_week_span(range, r.days(),
                               [&](int first, int end) { forbidden.insert_around(first, end + longer); });
        }
    }
    return forbidden;
}

} // namespace detail

constexpr schedule compile(const call_window& window, std::span<const forbid_rule> forbid_list,
                           range_end ends) noexcept {
    return schedule{window, detail::forbidden_minutes(forbid_list, ends).complement()};
}

inline schedule compile(const task_rules& rules, range_end ends) noexcept {
    return rules.forbid_list ? compile(rules.window, *rules.forbid_list, ends) : compile(rules.window, {}, ends);
}

} // namespace curfew::inline v0

// ==== curfew/apply.hpp

// What an UpdateTask does to the task that is stored. What it does not mention is not always left alone:
//
//     ForbidTimeList absent                 the stored list stays; [] clears it
//     Recall true or absent                 the redial settings are replaced, and RingAgainTimes absent means 0 …
//     Recall false                          … unless Recall is false: then they stay, whatever else is given
//     StartTime, EndTime, Concurrency       always replaced

namespace curfew::inline v0 {

/// A task as it is stored: rules that leave nothing open. Whatever takes task_rules takes `task.rules()`.
class stored_task {
public:
    /// A task with these rules from its beginning: what they leave open gets the API's default, no redial and nothing
    /// forbidden.
    explicit stored_task(task_rules rules) : rules_{std::move(rules)} {
        if (!rules_.redial) rules_.redial.emplace();
        if (!rules_.forbid_list) rules_.forbid_list.emplace();
    }

    /// All of the rules; `redial` and `forbid_list` are there.
    [[nodiscard]] const task_rules& rules() const noexcept { return rules_; }

    /// The parts of rules(), each of them there.
    [[nodiscard]] const task_open_id& id() const noexcept { return rules_.id; }
    [[nodiscard]] const call_window& window() const noexcept { return rules_.window; }
    [[nodiscard]] call_concurrency concurrency() const noexcept { return rules_.concurrency; }
    [[nodiscard]] const redial_policy& redial() const noexcept { return *rules_.redial; }
    [[nodiscard]] const std::vector<forbid_rule>& forbid_list() const noexcept { return *rules_.forbid_list; }

    friend bool operator==(const stored_task&, const stored_task&) = default;

private:
    task_rules rules_;
};

/// The task after the update. nullopt if the update is for a task with another id: it must not change this one. Nothing
/// else can fail. [rulebook section 3, point 7]
[[nodiscard]] inline std::optional<stored_task> apply(const stored_task& stored, task_rules update);

/// The task after the update a request asks for, if the request has no error and is for this task, and all diagnostics:
/// those of parse(), with the traps redial-ignored and redial-reset, and what shows only with the stored settings
/// beside the new window (redial-exceeds-window, forbid-list-covers-week, never-permitted). No value and a valid
/// report: the request is for a task with another id.
template <zone Zone = fixed_offset>
[[nodiscard]] checked<stored_task> apply(const stored_task& stored, const update_task_request& request,
                                         const parse_options& options = {}, const Zone& zone = beijing);

// ---- implementation -------------------------------------------------------------------------------------------

inline std::optional<stored_task> apply(const stored_task& stored, task_rules update) {
    if (update.id != stored.id()) return std::nullopt;
    if (!update.redial) update.redial = stored.redial();
    if (!update.forbid_list) update.forbid_list = stored.forbid_list();
    return stored_task{std::move(update)};
}

template <zone Zone>
checked<stored_task> apply(const stored_task& stored, const update_task_request& request, const parse_options& options,
                           const Zone& zone) {
    auto update = parse(request, options, zone);
    checked<stored_task> result{std::nullopt, std::move(update.report)};
    if (!update) return result;
    const bool keeps_redial = !update.value->redial;
    const bool keeps_list = !update.value->forbid_list;
    result.value = apply(stored, *std::move(update.value));
    if (!result) return result;

    // What the request replaces, parse() has judged already.
    const json_pointer root;
    const std::vector<json_pointer> all_readable;
    reporter out{result.report, options.policy, all_readable};
    if (keeps_redial) check_redial_fits(result.value->redial(), result.value->window(), root, out);
    if (keeps_list) {
        check_leaves_open(detail::forbidden_minutes(result.value->forbid_list(), range_end::exclusive),
                          result.value->window(), root / field::forbid_time_list, out);
    }
    result.report.order_by_place();
    if (!result.report.valid()) result.value.reset();
    return result;
}

} // namespace curfew::inline v0

// ==== curfew/attempt_limits.hpp

// How often one callee may be called: so many attempts in so long a time, and all of several such limits at once.
//
//     limit 3 in 5 minutes, attempts at 10:00:00, 10:01:00 and 10:02:00
//         10:04:59   three attempts lie less than five minutes back: not yet
//         10:05:00   the one at 10:00:00 counts no longer: one more is allowed
//
//     attempt_limits{}                                 the vendor's limits
//     attempt_limits{{attempt_limit{1, minutes{30}}}}  a stricter one
//     attempt_limits{{}}                               no limit

namespace curfew::inline v0 {

/// At most `count()` attempts within any `span()`, both at least 1.
class attempt_limit {
public:
    /// A literal. Only for constants: a limit that cannot be is a compile error.
    consteval attempt_limit(int count, seconds span);

    /// nullopt if `count` or `span` is less than 1.
    [[nodiscard]] static constexpr std::optional<attempt_limit> from(int count, seconds span) noexcept;

    /// How many attempts, and within how long; each at least 1.
    [[nodiscard]] constexpr int count() const noexcept { return count_; }
    [[nodiscard]] constexpr seconds span() const noexcept { return span_; }

    friend constexpr bool operator==(const attempt_limit&, const attempt_limit&) noexcept = default;

private:
    constexpr attempt_limit() noexcept = default;

    int count_ = 1;
    seconds span_{1};
};

/// Limits that hold together, in any order. An attempt at `t` is within a limit if fewer than `count()` earlier ones
/// lie in (t - span(), t], so that one exactly a span ago counts no longer. An attempt later than `t` counts like one
/// just made: a clock that ran ahead must not make room for a call. So what is allowed once stays allowed until the
/// next attempt, and a question can be moved on to a permitted time without asking again.
class attempt_limits {
public:
    /// The vendor's limits against harassment of one callee: 3 attempts in 5 minutes, 6 in 10 minutes, 10 in 24 hours.
    /// [R23]
    constexpr attempt_limits();

    /// These limits; none at all allows everything.
    constexpr explicit attempt_limits(std::vector<attempt_limit> limits) noexcept : limits_{std::move(limits)} {}

    /// The limits, in the order they were given in.
    [[nodiscard]] constexpr std::span<const attempt_limit> limits() const noexcept { return limits_; }

    /// Whether one more attempt at `t` stays within every limit. `past` are the instants at which the callee was
    /// called, in any order; an instant that stands twice is two attempts. Linear in the length of `past`; allocates
    /// nothing.
    [[nodiscard]] constexpr bool allow(sys_seconds t, std::span<const sys_seconds> past) const noexcept;

    /// The first instant at or after `t` at which one more attempt stays within every limit; nullopt if that lies
    /// beyond the last instant there is. As allow(), times the number of binary digits of a span.
    [[nodiscard]] constexpr std::optional<sys_seconds> next_allowed(sys_seconds t,
                                                                    std::span<const sys_seconds> past) const noexcept;

    friend constexpr bool operator==(const attempt_limits&, const attempt_limits&) noexcept = default;

private:
    std::vector<attempt_limit> limits_;
};

// ---- implementation -------------------------------------------------------------------------------------------

constexpr std::optional<attempt_limit> attempt_limit::from(int count, seconds span) noexcept {
    if (count < 1 || span < seconds{1}) return std::nullopt;
    attempt_limit result;
    result.count_ = count;
    result.span_ = span;
    return result;
}

namespace detail {

// Not constexpr on purpose: reaching it is what makes a wrong literal a compile error, without exceptions.
inline void no_such_attempt_limit() noexcept {}

[[nodiscard]] constexpr bool allows(const attempt_limit& limit, sys_seconds t,
                                    std::span<const sys_seconds> past) noexcept {
    int recent = 0;
    for (const sys_seconds attempt : past) {
        // Unsigned, since two instants may be further apart than an int64 can say.
        const auto age = static_cast<std::uint64_t>(t.time_since_epoch().count()) -
                         static_cast<std::uint64_t>(attempt.time_since_epoch().count());
        if (attempt <= t && age >= static_cast<std::uint64_t>(limit.span().count())) continue;
        if (++recent == limit.count()) return false;
    }
    return true;
}

/// Halves the time between an instant at which the limit forbids and one at which it does not.
[[nodiscard]] constexpr std::optional<sys_seconds> next_allowed(const attempt_limit& limit, sys_seconds t,
                                                                std::span<const sys_seconds> past) noexcept {
    if (allows(limit, t, past)) return t;
    sys_seconds latest = past.front();
    for (const sys_seconds attempt : past) latest = attempt > latest ? attempt : latest;
    sys_seconds forbidden = t;
    sys_seconds allowed = saturating_sum(latest, limit.span());
    if (!allows(limit, allowed, past)) return std::nullopt;
    while (allowed - seconds{1} > forbidden) {
        const std::uint64_t apart = static_cast<std::uint64_t>(allowed.time_since_epoch().count()) -
                                    static_cast<std::uint64_t>(forbidden.time_since_epoch().count());
        const sys_seconds between = forbidden + seconds{static_cast<std::int64_t>(apart / 2)};
        (allows(limit, between, past) ? allowed : forbidden) = between;
    }
    return allowed;
}

} // namespace detail

consteval attempt_limit::attempt_limit(int count, seconds span) : count_{count}, span_{span} {
    if (!from(count, span)) detail::no_such_attempt_limit();
}

constexpr attempt_limits::attempt_limits()
    : limits_{attempt_limit{3, minutes{5}}, attempt_limit{6, minutes{10}}, attempt_limit{10, std::chrono::hours{24}}} {}

constexpr bool attempt_limits::allow(sys_seconds t, std::span<const sys_seconds> past) const noexcept {
    for (const attempt_limit& limit : limits_) {
        if (!detail::allows(limit, t, past)) return false;
    }
    return true;
}

constexpr std::optional<sys_seconds> attempt_limits::next_allowed(sys_seconds t,
                                                                  std::span<const sys_seconds> past) const noexcept {
    std::optional<sys_seconds> result = t;
    for (const attempt_limit& limit : limits_) {
        result = detail::next_allowed(limit, *result, past);
        if (!result) break;
    }
    return result;
}

} // namespace curfew::inline v0

// ==== curfew/compiled_zone.hpp

// A zone with its clock changes laid out in a table, for whoever asks often.
//
//     const tz_zone new_york = *tz_zone::from_name("America/New_York").value;
//     const zoned_schedule slow{local, new_york};                                  // each answer searches the database
//     const zoned_schedule quick{local, compiled_zone{new_york, local.window()}};  // each answer takes constant time
//
// The answers are those of the zone it is made from, for every instant: what the table does not know, that zone is asked.
// The table divides a span of instants into buckets of equal length, 24 days or more, and knows of each bucket the one
// clock change that may lie in it. A bucket with several is not in the table, and neither is anything before or after.

namespace curfew::inline v0 {

namespace detail {
template <class Zone>
class simd_zone;
}

/// A zone that answers in constant time inside the span it is made for, and as `Slow` does elsewhere. 3.8 kB beside `Slow`
/// with the default of 192 buckets, which cover twelve years in steps of 24 days, or longer spans in longer steps: up to
/// 136 years, and half as many clock changes as there are buckets; what goes beyond, `Slow` is asked. Immutable, trivially
/// copyable if `Slow` is; any number of threads may ask the same one. Models the concept `zone`.
template <zone Slow, std::size_t Buckets = 192>
class compiled_zone {
public:
    /// For the instants [from, to). Walks the spans of `zone` there once, at most Buckets / 2 of them.
    constexpr compiled_zone(Slow zone, sys_seconds from, sys_seconds to);

    /// For the window of a task, with a margin of two days at both ends, and as much at the end as makes buckets whole.
    constexpr compiled_zone(Slow zone, const call_window& window);

    /// The offset at `t`. Constant time for an instant inside the table.
    [[nodiscard]] constexpr seconds offset_at(sys_seconds t) const noexcept(noexcept(slow_.offset_at(t)));

    /// The span of constant offset around `t`. Constant time for an instant inside the table.
    [[nodiscard]] constexpr offset_span span_at(sys_seconds t) const noexcept(noexcept(slow_.span_at(t)));

    /// The instants of the table, [first, last). Inside, only buckets with several clock changes are left to slow().
    [[nodiscard]] constexpr sys_seconds first() const noexcept { return first_; }
    [[nodiscard]] constexpr sys_seconds last() const noexcept { return first_ + seconds{length_}; }

    /// The zone it is made from.
    [[nodiscard]] constexpr const Slow& slow() const noexcept { return slow_; }

private:
    template <class Zone>
    friend class detail::simd_zone;
    template <class Zone>
    friend class detail::zone_phase;

    static_assert(Buckets >= 4 && Buckets < 65'536);

    static constexpr std::uint32_t no_change = std::numeric_limits<std::uint32_t>::max();
    /// What no clock shows as its phase, in the years that a task can name; elsewhere, `slow_` answers where one does.
    static constexpr std::uint32_t not_here = 0;
    /// Buckets of 2^21 seconds, 24 days and 6 hours: clock changes are further apart, with exceptions that can be counted.
    static constexpr std::uint32_t least_shift = 21;

    /// Seconds after first_, modulo 2^64.
    [[nodiscard]] constexpr std::uint64_t place(sys_seconds t) const noexcept {
        return detail::unsigned_seconds(t) - detail::unsigned_seconds(first_);
    }

    /// A place in the table, in seconds after first_, and the half of a bucket that it is in: twice the bucket, and 1 from its
    /// change on.
    struct table_place {
        std::uint32_t second;
        std::size_t half;
    };

    /// The place of `t`, or `limit` if that comes before: so it does for everything outside of the table. The half is written
    /// as a difference, so that no compiler makes a branch of it.
    [[nodiscard]] constexpr table_place find(sys_seconds t, std::uint32_t limit) const noexcept {
        const auto second = static_cast<std::uint32_t>(detail::min_of<std::uint64_t>(place(t), limit));
        const std::size_t bucket = second >> shift_;
        return {second, 2 * bucket + 1 - std::size_t{second < changes_[bucket]}};
    }

    /// Whether [first, last) is something, and all of it in the table.
    [[nodiscard]] constexpr bool knows(sys_seconds first, sys_seconds last) const noexcept {
        return whole_ && first < last && first_ <= first && last <= this->last();
    }

    /// What the table says of a clock that shows `offset`: the phase on it at first_.
    [[nodiscard]] constexpr std::uint32_t first_phase(seconds offset) const noexcept {
        return detail::upper_half(detail::phase_with(offset, first_));
    }
    [[nodiscard]] constexpr seconds offset_of(std::uint32_t first_phase) const noexcept {
        return seconds{detail::offset_of_clock(first_phase, detail::unsigned_seconds(first_))};
    }

    /// The least shift with which the buckets hold so many seconds, and the end of the last bucket.
    struct division {
        std::uint32_t shift;
        std::uint32_t end;
    };
    static constexpr division divide(std::uint64_t length) noexcept {
        std::uint32_t shift = least_shift;
        while ((length - 1) >> shift >= Buckets - 1) ++shift;
        const std::uint64_t count = detail::min_of<std::uint64_t>(((length - 1) >> shift) + 1, no_change >> shift);
        return {shift, static_cast<std::uint32_t>(count << shift)};
    }

    /// `to`, or later, so that the table ends with a bucket.
    static constexpr sys_seconds bucket_end(sys_seconds from, sys_seconds to) noexcept {
        const auto length = static_cast<std::uint64_t>((to - from).count());
        return from + seconds{detail::max_of<std::int64_t>(
                          (to - from).count(), divide(detail::min_of<std::uint64_t>(length, no_change)).end)};
    }

    constexpr void fill();

    // What the table does not know. Calls of their own, which change nothing: a loop over many instants keeps the table in
    // its registers.
    [[nodiscard, gnu::noinline, gnu::pure]] constexpr seconds slow_offset_at(sys_seconds t) const
        noexcept(noexcept(slow_.offset_at(t))) {
        return slow_.offset_at(t);
    }
    /// The phase that the clock which is there at `t` showed `elapsed` seconds before.
    [[nodiscard, gnu::noinline, gnu::pure]] constexpr std::uint32_t slow_phase_before(sys_seconds t,
                                                                                      std::uint32_t elapsed) const {
        return detail::upper_half(detail::phase_with(slow_.offset_at(t), t) - elapsed * detail::week_phase_factor);
    }
    [[nodiscard, gnu::noinline, gnu::pure]] constexpr offset_span slow_span_at(sys_seconds t) const
        noexcept(noexcept(slow_.span_at(t))) {
        return slow_.span_at(t);
    }

    sys_seconds first_;
    std::uint32_t length_;
    std::uint32_t shift_ = least_shift;
    /// Where the first bucket begins that is not in the table, in seconds after first_.
    std::uint32_t end_ = 0;
    /// Whether no bucket has several clock changes.
    bool whole_ = true;
    Slow slow_;
    /// Of each bucket its change, in seconds after first_. The last bucket is never in the table.
    std::array<std::uint32_t, Buckets> changes_{};
    /// Of each half of a bucket the phase that its clock would show at first_, and its span, [edges_[span], edges_[span + 1]).
    std::array<std::uint32_t, 2 * Buckets> phases_{};
    std::array<std::uint16_t, 2 * Buckets> spans_{};
    std::array<sys_seconds, Buckets / 2> edges_{};
};

// ---- implementation -------------------------------------------------------------------------------------------

template <zone Slow, std::size_t Buckets>
constexpr compiled_zone<Slow, Buckets>::compiled_zone(Slow zone, sys_seconds from, sys_seconds to)
    : first_{from}, length_{0}, slow_{std::move(zone)} {
    if (from >= to) return;
    const std::uint64_t length = detail::min_of<std::uint64_t>(place(to), no_change);
    const division buckets = divide(length);
    shift_ = buckets.shift;
    end_ = buckets.end;
    length_ = static_cast<std::uint32_t>(detail::min_of<std::uint64_t>(length, end_));
    fill();
}

template <zone Slow, std::size_t Buckets>
constexpr compiled_zone<Slow, Buckets>::compiled_zone(Slow zone, const call_window& window)
    : compiled_zone{std::move(zone), sys_seconds{window.start().time_since_epoch()} - 2 * offset_limit,
                    bucket_end(sys_seconds{window.start().time_since_epoch()} - 2 * offset_limit,
                               sys_seconds{window.end().time_since_epoch()} + 2 * offset_limit)} {}

template <zone Slow, std::size_t Buckets>
constexpr void compiled_zone<Slow, Buckets>::fill() {
    offset_span now = slow_.span_at(first_);
    std::uint16_t span = 0;
    edges_[0] = now.first;
    edges_[1] = now.last;
    for (std::size_t bucket = 0; bucket < end_ >> shift_; ++bucket) {
        const std::uint64_t end = std::uint64_t{bucket + 1} << shift_;
        const std::uint32_t before = first_phase(now.offset);
        std::uint32_t after = before;
        std::uint32_t change = no_change;
        int changes = 0;
        spans_[2 * bucket] = span;
        const std::uint64_t inside = detail::min_of<std::uint64_t>(end, length_);
        for (; now.last != sys_seconds::max() && place(now.last) < (changes == 0 ? inside : end); ++changes) {
            if (span + std::size_t{2} == edges_.size()) {
                length_ = end_ = static_cast<std::uint32_t>(bucket << shift_);
                return;
            }
            change = static_cast<std::uint32_t>(place(now.last));
            now = slow_.span_at(now.last);
            edges_[++span + 1] = now.last;
            after = first_phase(now.offset);
        }
        // The table ends like a span does; where a change is in the way, it goes on to the end of the bucket.
        if (changes == 0 && inside < end) {
            change = length_;
            after = not_here;
        }
        changes_[bucket] = change;
        if (changes > 1) whole_ = false;
        phases_[2 * bucket] = changes > 1 ? not_here : before;
        phases_[2 * bucket + 1] = changes > 1 ? not_here : after;
        spans_[2 * bucket + 1] = span;
    }
}

template <zone Slow, std::size_t Buckets>
constexpr seconds compiled_zone<Slow, Buckets>::offset_at(sys_seconds t) const noexcept(noexcept(slow_.offset_at(t))) {
    const std::size_t half = find(t, end_).half;
    const std::uint32_t phase = phases_[half];
    if (phase == not_here) [[unlikely]]
        return slow_offset_at(t);
    return offset_of(phase);
}

template <zone Slow, std::size_t Buckets>
constexpr offset_span compiled_zone<Slow, Buckets>::span_at(sys_seconds t) const noexcept(noexcept(slow_.span_at(t))) {
    const std::size_t half = find(t, end_).half;
    const std::uint32_t phase = phases_[half];
    if (phase == not_here) [[unlikely]]
        return slow_span_at(t);
    return {edges_[spans_[half]], edges_[spans_[half] + std::size_t{1}], offset_of(phase)};
}

namespace detail {

template <zone Slow, std::size_t Buckets>
class zone_phase<compiled_zone<Slow, Buckets>> {
public:
    using zone_type = compiled_zone<Slow, Buckets>;

    constexpr zone_phase(const zone_type& z, sys_seconds first, sys_seconds last) noexcept
        : limit_{z.knows(first, last) ? z.length_ - 1 : z.end_} {}

    [[nodiscard]] constexpr std::uint32_t at(const zone_type& z, sys_seconds t) const {
        const auto [second, half] = z.find(t, limit_);
        std::uint32_t phase = z.phases_[half];
        if (phase == z.not_here) [[unlikely]]
            phase = z.slow_phase_before(t, second);
        return phase_after(phase, second);
    }

    [[nodiscard, gnu::always_inline]] constexpr phase_span span_at(const zone_type& z, sys_seconds t) const {
        const auto [second, half] = z.find(t, limit_);
        const std::size_t span = z.spans_[half];
        // In parts: as a whole it would have to be in memory, for the table's answers as well.
        sys_seconds first = z.edges_[span];
        sys_seconds last = z.edges_[span + 1];
        std::uint32_t phase = phase_after(z.phases_[half], second);
        if (z.phases_[half] == z.not_here) [[unlikely]] {
            const offset_span found = z.slow_span_at(t);
            first = found.first;
            last = found.last;
            phase = upper_half(phase_with(found.offset, t));
        }
        return {first, last, phase};
    }

private:
    /// The place at which everything outside of the table is looked up. Where the table knows all of the window it is the
    /// table's last second, so that no other zone is asked: what lies outside is not permitted anyhow.
    std::uint32_t limit_;
};

} // namespace detail

} // namespace curfew::inline v0

// ==== curfew/day_exceptions.hpp

// Single dates that are not like their weekday: public holidays, make-up workdays, short days.
//
//     day_exceptions china;
//     china.insert(2026y/October/1, 2026y/October/7, day_exception::closed());             // National Day
//     china.insert(2026y/October/10, day_exception::counts_as(weekday::friday));           // a Saturday at work
//     china.insert(2026y/December/24, *day_exception::closed_in({*time_range::from({12, 0}, {24, 0})}));
//
// What an exception does to ranges that cross midnight: a range belongs to the day it starts on, and so to what that day
// counts as. Take Mon 22:00-08:00.
//
//     Tuesday counts as Sunday     Monday's range holds until Tuesday 08:00 all the same
//     Monday counts as Sunday      no range starts on it, and Tuesday 00:00-08:00 is open
//     Sunday counts as Monday      a range starts on it, and holds until Monday 08:00
//     Monday is closed             the whole date is, and the range holds until Tuesday 08:00 as ever: what is closed
//                                  only ever forbids more

namespace curfew::inline v0 {

/// What is different about a date. Its ranges are half open, however the ends of forbid ranges are read.
class day_exception {
public:
    /// Calling is forbidden from 00:00 to 24:00 of the date.
    [[nodiscard]] static day_exception closed() {
        return day_exception{std::nullopt, {*time_range::from(time_of_day{}, end_of_day)}};
    }

    /// Calling is forbidden in `ranges` as well; an overnight one goes on into the next date. nullopt without a range.
    [[nodiscard]] static std::optional<day_exception> closed_in(std::vector<time_range> ranges) {
        if (ranges.empty()) return std::nullopt;
        return day_exception{std::nullopt, std::move(ranges)};
    }

    /// The rules of another weekday apply, ranges that start on the date included.
    [[nodiscard]] static day_exception counts_as(weekday day) { return day_exception{day, {}}; }

    /// The weekday whose rules apply to `date`.
    [[nodiscard]] weekday weekday_on(local_days date) const noexcept { return counts_as_.value_or(weekday_of(date)); }

    /// What is forbidden beside the rules of the weekday.
    [[nodiscard]] std::span<const time_range> closed_ranges() const noexcept { return closed_; }

    friend bool operator==(const day_exception&, const day_exception&) = default;

private:
    day_exception(std::optional<weekday> day, std::vector<time_range> closed) noexcept
        : closed_{std::move(closed)}, counts_as_{day} {}

    std::vector<time_range> closed_;
    std::optional<weekday> counts_as_;
};

/// The dates that are different, in order, one exception each. Wall-clock dates of the zone whose rules they change.
class day_exceptions {
public:
    /// An exception for one or more dates that follow each other.
    struct entry {
        /// The first of its dates.
        local_days first;
        /// Included.
        local_days last;
        day_exception exception;
        /// A number of the caller's, such as the place of the exception in a file.
        std::size_t label = 0;

        friend bool operator==(const entry&, const entry&) = default;
    };

    /// Makes every date of first…last an exception; false, and nothing changed, if one of them is one already, or `last`
    /// lies before `first`. Logarithmic search, linear insertion.
    [[nodiscard]] bool insert(local_days first, local_days last, day_exception exception, std::size_t label = 0) {
        const std::size_t at = first_ending_from(first);
        if (last < first || (at < entries_.size() && entries_[at].first <= last)) return false;
        entries_.insert(entries_.begin() + static_cast<std::ptrdiff_t>(at), {first, last, std::move(exception), label});
        return true;
    }

    /// The same for a single date.
    [[nodiscard]] bool insert(local_days date, day_exception exception) {
        return insert(date, date, std::move(exception));
    }

    /// In the order of their dates.
    [[nodiscard]] std::span<const entry> entries() const noexcept { return entries_; }
    [[nodiscard]] bool empty() const noexcept { return entries_.empty(); }

    /// The place of `date` among entries(). Logarithmic.
    [[nodiscard]] std::optional<std::size_t> find(local_days date) const noexcept {
        const std::size_t at = first_ending_from(date);
        if (at == entries_.size() || date < entries_[at].first) return std::nullopt;
        return at;
    }

    /// The weekday whose rules apply to `date`.
    [[nodiscard]] weekday weekday_on(local_days date) const noexcept {
        const auto at = find(date);
        return at ? entries_[*at].exception.weekday_on(date) : weekday_of(date);
    }

    /// The place among entries() of the exception that forbids calling at `t` by itself: one of the date, or one of the
    /// date before with an overnight range. Logarithmic, and linear in the ranges of the two dates.
    [[nodiscard]] std::optional<std::size_t> find_closing(local_seconds t) const noexcept;

    friend bool operator==(const day_exceptions&, const day_exceptions&) = default;

private:
    /// The first entry whose last date is not before `date`.
    [[nodiscard]] std::size_t first_ending_from(local_days date) const noexcept {
        std::size_t first = 0;
        std::size_t end = entries_.size();
        while (first < end) {
            const std::size_t middle = first + (end - first) / 2;
            if (entries_[middle].last < date) {
                first = middle + 1;
            } else {
                end = middle;
            }
        }
        return first;
    }

    std::vector<entry> entries_;
};

// ---- implementation -------------------------------------------------------------------------------------------

inline std::optional<std::size_t> day_exceptions::find_closing(local_seconds t) const noexcept {
    const auto today = std::chrono::floor<std::chrono::days>(t);
    const auto minute = static_cast<int>(std::chrono::floor<minutes>(t - today).count());
    for (const int days_ago : {0, 1}) {
        const auto at = find(today - std::chrono::days{days_ago});
        if (!at) continue;
        const int shifted = minute + days_ago * time_of_day::minutes_per_day;
        for (const time_range& range : entries_[*at].exception.closed_ranges()) {
            if (shifted >= range.first_minute() && shifted < range.end_minute()) return at;
        }
    }
    return std::nullopt;
}

} // namespace curfew::inline v0

// ==== curfew/diff.hpp

// What makes two states of a task different: the fields that change, and the minutes of the week that become forbidden
// or permitted by it.
//
//     before  {"Times":["12:00-14:00"]}          every day
//     after   {"Times":["12:00-13:00","22:00-24:00"]}
//         forbidden   Sun 22:00-24:00, Mon 22:00-24:00 …
//         permitted   Sun 13:00-14:00, Mon 13:00-14:00 …
//
// A list that is written in another way and forbids the same is a changed field without such minutes.

namespace curfew::inline v0 {

/// A minute of the week.
struct week_time {
    /// The day, and the minute of it.
    weekday day{};
    time_of_day time;

    friend constexpr bool operator==(const week_time&, const week_time&) noexcept = default;
};

/// Some minutes of the week in a row, at least one and at most all: [from, until). It may go around from Saturday to
/// Sunday. `from` is at 00:00…23:59 of its day, `until` at 00:01…24:00; all of the week is Sun 00:00 until Sat 24:00.
struct week_span {
    /// Where it starts, and the first minute after it.
    week_time from;
    week_time until;

    /// 1…10,080 minutes.
    [[nodiscard]] constexpr minutes length() const noexcept;

    friend constexpr bool operator==(const week_span&, const week_span&) noexcept = default;
};

/// `Mon 10:00-11:00`, or `Fri 22:00-Sat 08:00` where it goes past the day.
[[nodiscard]] constexpr short_text<19> format(const week_span& span) noexcept;

/// A value that is another one now.
template <class T>
struct change {
    /// The value as it was, and as it is.
    T before;
    T after;

    friend bool operator==(const change&, const change&) = default;
};

/// All that is different. The fields are the request's; one that stays the same is nullopt.
struct task_changes {
    /// The task, its window, its redials and its concurrency.
    std::optional<change<task_open_id>> id;
    std::optional<change<local_seconds>> start;
    std::optional<change<local_seconds>> end;
    std::optional<change<int>> redial_times;
    std::optional<change<minutes>> redial_interval;
    std::optional<change<call_concurrency>> concurrency;
    /// The list as it is written, whatever it means.
    std::optional<change<std::vector<forbid_rule>>> forbid_list;
    /// What was permitted by the list before and is forbidden after, in the order of the week, whatever the window.
    std::vector<week_span> forbidden;
    /// What was forbidden before and is permitted after.
    std::vector<week_span> permitted;

    /// Whether nothing is different.
    [[nodiscard]] bool empty() const noexcept;

    friend bool operator==(const task_changes&, const task_changes&) = default;
};

/// What `after` makes different. With a request NEW for a stored task: diff(stored, *apply(stored, NEW).value). Linear
/// in the size of the two.
[[nodiscard]] inline task_changes diff(const stored_task& before, const stored_task& after,
                                       range_end ends = range_end::exclusive);

// ---- implementation -------------------------------------------------------------------------------------------

namespace detail {

/// A minute of the week as a start: 0…10,079.
[[nodiscard]] constexpr week_time starting_at(int minute) noexcept {
    return {all_weekdays[static_cast<std::size_t>(minute / minutes_per_day)],
            time_of_day::from_minutes(minute % minutes_per_day).value_or(time_of_day{})};
}

/// A minute of the week as an end, 1…10,080: midnight is 24:00 of the day that ends.
[[nodiscard]] constexpr week_time ending_at(int minute) noexcept {
    week_time last = starting_at(minute - 1);
    last.time = time_of_day::from_minutes(last.time.minutes_since_midnight() + 1).value_or(end_of_day);
    return last;
}

[[nodiscard]] constexpr int minute_of_week(const week_time& t) noexcept {
    return days_after_sunday(t.day) * minutes_per_day + t.time.minutes_since_midnight();
}

/// The runs of members; one that comes around from Saturday to Sunday is a single one, and the last.
[[nodiscard]] inline std::vector<week_span> spans_of(const week_bits& bits) {
    std::vector<week_span> result;
    bits.for_each_run([&](int first, int end) { result.push_back({starting_at(first), ending_at(end)}); });
    const bool comes_around = bits.contains(0) && bits.contains(minutes_per_week - 1);
    if (comes_around && result.size() > 1) {
        result.back().until = result.front().until;
        result.erase(result.begin());
    }
    return result;
}

template <class T>
[[nodiscard]] std::optional<change<T>> change_between(const T& before, const T& after) {
    if (before == after) return std::nullopt;
    return change<T>{before, after};
}

} // namespace detail

constexpr minutes week_span::length() const noexcept {
    const int first = detail::minute_of_week(from);
    const int end = detail::minute_of_week(until);
    return minutes{end > first ? end - first : end - first + detail::minutes_per_week};
}

constexpr short_text<19> format(const week_span& span) noexcept {
    short_text<19> out;
    out.push(short_name(span.from.day));
    out.push(' ');
    out.push(format(span.from.time).view());
    out.push('-');
    if (span.until.day != span.from.day || span.until.time < span.from.time) {
        out.push(short_name(span.until.day));
        out.push(' ');
    }
    out.push(format(span.until.time).view());
    return out;
}

inline bool task_changes::empty() const noexcept {
    // Minutes of the week change with the list only.
    return !id && !start && !end && !redial_times && !redial_interval && !concurrency && !forbid_list;
}

inline task_changes diff(const stored_task& before, const stored_task& after, range_end ends) {
    const auto forbidden_before = detail::forbidden_minutes(before.forbid_list(), ends);
    const auto forbidden_after = detail::forbidden_minutes(after.forbid_list(), ends);
    using detail::change_between;
    return {change_between(before.id(), after.id()),
            change_between(before.window().start(), after.window().start()),
            change_between(before.window().end(), after.window().end()),
            change_between(before.redial().times(), after.redial().times()),
            change_between(before.redial().interval(), after.redial().interval()),
            change_between(before.concurrency(), after.concurrency()),
            change_between(before.forbid_list(), after.forbid_list()),
            detail::spans_of(forbidden_after - forbidden_before),
            detail::spans_of(forbidden_before - forbidden_after)};
}

} // namespace curfew::inline v0

// ==== curfew/explain.hpp

// The slow, obvious interpreter of the rules: no bitmap, no compiled week. It names the range that forbids, and it is
// what the tests hold the schedule against.

namespace curfew::inline v0 {

/// A range by its place in the document: ForbidTimeList/`item`/Times/`entry`.
struct range_place {
    /// Indices from 0.
    std::size_t item = 0;
    std::size_t entry = 0;

    friend constexpr bool operator==(const range_place&, const range_place&) noexcept = default;
};

/// Why calling is permitted or not at a wall-clock time.
struct explanation {
    /// The answer, as schedule::at gives it.
    curfew::reason reason{};
    /// For reason::forbid_range: the first range in document order that holds.
    std::optional<range_place> range;

    friend constexpr bool operator==(const explanation&, const explanation&) noexcept = default;
};

/// The first range of the list, in document order, that holds at `t`. Every local_seconds is a legal argument. Linear in
/// the number of ranges.
[[nodiscard]] constexpr std::optional<range_place>
find_forbidding_range(const std::vector<forbid_rule>& forbid_list, local_seconds t,
                      range_end ends = range_end::exclusive) noexcept;

/// The same where some dates count as other weekdays. What `exceptions` close themselves, day_exceptions::find_closing()
/// names.
[[nodiscard]] inline std::optional<range_place> find_forbidding_range(const std::vector<forbid_rule>& forbid_list,
                                                                      const day_exceptions& exceptions, local_seconds t,
                                                                      range_end ends = range_end::exclusive) noexcept;

/// The answer of the rules at the wall-clock time `t`, and the range that forbids, if one does. Every local_seconds is a
/// legal argument. Linear in the number of ranges. [rulebook section 3, point 4]
[[nodiscard]] inline explanation explain(const task_rules& rules, local_seconds t,
                                         range_end ends = range_end::exclusive) noexcept;

// ---- implementation -------------------------------------------------------------------------------------------

namespace detail {

/// Whether `range`, starting on each of `days`, holds in `minute` of a day that counts as `day`, after one that counted as
/// `day_before`. An overnight range holds from its start to midnight on its own days, and from midnight to its end on the
/// days after these.
[[nodiscard]] constexpr bool holds(const time_range& range, weekday_set days, weekday day, weekday day_before,
                                   int minute, range_end ends) noexcept {
    const int after = ends == range_end::inclusive ? 1 : 0;
    const int yesterdays_minute = minute + time_of_day::minutes_per_day;
    const bool today = minute >= range.first_minute() && minute < range.end_minute() + after;
    const bool since_yesterday = yesterdays_minute < range.end_minute() + after;
    return (today && days.contains(day)) || (since_yesterday && days.contains(day_before));
}

/// The first range that holds at `t`, where `weekday_on(date)` says what a date counts as.
template <class WeekdayOn>
[[nodiscard]] constexpr std::optional<range_place> find_range(const std::vector<forbid_rule>& forbid_list,
                                                              local_seconds t, range_end ends, WeekdayOn weekday_on) {
    // Of the seconds of the day, not as a difference from midnight: the first day of local_seconds is not whole.
    constexpr std::chrono::days day_length{1};
    const seconds second_of_day = (t.time_since_epoch() % day_length + day_length) % day_length;
    const auto minute = static_cast<int>(std::chrono::floor<minutes>(second_of_day).count());
    const auto date = std::chrono::floor<std::chrono::days>(t);
    const weekday day = weekday_on(date);
    const weekday day_before = weekday_on(date - day_length);
    for (std::size_t item = 0; item < forbid_list.size(); ++item) {
        const forbid_rule& r = forbid_list[item];
        for (std::size_t entry = 0; entry < r.ranges().size(); ++entry) {
            if (holds(r.ranges()[entry], r.days(), day, day_before, minute, ends)) return range_place{item, entry};
        }
    }
    return std::nullopt;
}

} // namespace detail

constexpr std::optional<range_place> find_forbidding_range(const std::vector<forbid_rule>& forbid_list, local_seconds t,
                                                           range_end ends) noexcept {
    return detail::find_range(forbid_list, t, ends, weekday_of);
}

inline std::optional<range_place> find_forbidding_range(const std::vector<forbid_rule>& forbid_list,
                                                        const day_exceptions& exceptions, local_seconds t,
                                                        range_end ends) noexcept {
    return detail::find_range(forbid_list, t, ends, [&](local_days date) { return exceptions.weekday_on(date); });
}

inline explanation explain(const task_rules& rules, local_seconds t, range_end ends) noexcept {
    if (t < rules.window.start()) return {reason::before_start, std::nullopt};
    if (t >= rules.window.end()) return {reason::after_end, std::nullopt};
    if (rules.forbid_list) {
        if (const auto range = find_forbidding_range(*rules.forbid_list, t, ends)) return {reason::forbid_range, range};
    }
    return {reason::permitted, std::nullopt};
}

} // namespace curfew::inline v0

// ==== curfew/detail/day_grid.hpp

// The week as a grid, a row for weekdays that forbid the same minutes, a column for minutes that forbid the same days.
//
//     every day 00:00-08:00, Monday to Friday 12:00-14:00:
//
//     row 0  Sun Sat      ####----........
//     row 1  Mon … Fri    ####--##........     4 segments: both rows, none, row 1, none

namespace curfew::inline v0::detail {

/// A set of rows, that is of weekdays that need not be told apart; bit i is row i.
using row_set = unsigned;

/// Minutes of the day, from `start` to the start of the next, that forbid the same rows.
struct day_segment {
    row_set pattern = 0;
    int start = 0;
};

/// The week as rows and segments.
class day_grid {
public:
    explicit day_grid(const week_bits& forbidden) {
        std::array<unsigned, minutes_per_day> patterns{};
        for (int minute = 0; minute < minutes_per_day; ++minute) {
            for (int day = 0; day < 7; ++day) {
                const bool holds = forbidden.contains(day * minutes_per_day + minute);
                patterns[static_cast<std::size_t>(minute)] |= static_cast<unsigned>(holds) << day;
            }
        }
        for (unsigned day = 0; day < 7; ++day) add_day(day, patterns);
        for (int minute = 0; minute < minutes_per_day; ++minute) {
            const row_set rows = to_rows(patterns[static_cast<std::size_t>(minute)]);
            if (segments_.empty() || segments_.back().pattern != rows) segments_.push_back({rows, minute});
        }
    }

    [[nodiscard]] const std::vector<day_segment>& segments() const noexcept { return segments_; }
    [[nodiscard]] int row_count() const noexcept { return static_cast<int>(days_of_row_.size()); }

    [[nodiscard]] int end_of(std::size_t segment) const noexcept {
        return segment + 1 < segments_.size() ? segments_[segment + 1].start : minutes_per_day;
    }

    [[nodiscard]] weekday_set days(row_set rows) const noexcept {
        weekday_set result;
        for (row_set left = rows; left != 0; left &= left - 1) {
            result = result | days_of_row_[static_cast<std::size_t>(std::countr_zero(left))];
        }
        return result;
    }

    /// The patterns but the empty one, each once, small ones first: these leave the least choice.
    [[nodiscard]] std::vector<row_set> patterns() const {
        std::array<bool, 128> found{};
        for (const day_segment& s : segments_) found[s.pattern] = true;
        std::vector<row_set> result;
        for (row_set p = 1; p < found.size(); ++p) {
            if (found[p]) result.push_back(p);
        }
        stable_sort(result, [](row_set a, row_set b) { return std::popcount(a) < std::popcount(b); });
        return result;
    }

private:
    void add_day(unsigned day, const std::array<unsigned, minutes_per_day>& patterns) {
        const auto same_as = [&](unsigned other) {
            for (const unsigned p : patterns) {
                if ((p >> day & 1U) != (p >> other & 1U)) return false;
            }
            return true;
        };
        for (weekday_set& row : days_of_row_) {
            if (!same_as(static_cast<unsigned>(std::countr_zero(row.bits())))) continue;
            row = row | weekday_set::from_bits(1U << day);
            return;
        }
        days_of_row_.push_back(weekday_set::from_bits(1U << day));
    }

    [[nodiscard]] row_set to_rows(unsigned days) const noexcept {
        row_set rows = 0;
        for (std::size_t row = 0; row < days_of_row_.size(); ++row) {
            if ((days_of_row_[row].bits() & days) != 0) rows |= 1U << row;
        }
        return rows;
    }

    std::vector<weekday_set> days_of_row_;
    std::vector<day_segment> segments_;
};

} // namespace curfew::inline v0::detail

// ==== curfew/detail/item_family.hpp

// Some items of a list by the weekdays they apply on, and what these can make up between them.

namespace curfew::inline v0::detail {

/// Whether two ranges of a list may hold on the same day at the same time.
enum class overlaps : std::uint8_t { allowed, none };

/// A set of row sets.
class item_sets {
public:
    constexpr void insert(row_set rows) noexcept { words_[rows / 64] |= std::uint64_t{1} << rows % 64; }

    [[nodiscard]] constexpr bool contains(row_set rows) const noexcept {
        return (words_[rows / 64] >> rows % 64 & 1U) != 0;
    }

    [[nodiscard]] constexpr int size() const noexcept { return std::popcount(words_[0]) + std::popcount(words_[1]); }

    friend constexpr item_sets operator&(const item_sets& a, const item_sets& b) noexcept {
        return {a.words_[0] & b.words_[0], a.words_[1] & b.words_[1]};
    }

    [[nodiscard]] constexpr item_sets without(const item_sets& others) const noexcept {
        return {words_[0] & ~others.words_[0], words_[1] & ~others.words_[1]};
    }

    constexpr item_sets() noexcept = default;

private:
    constexpr item_sets(std::uint64_t low, std::uint64_t high) noexcept : words_{low, high} {}

    std::array<std::uint64_t, 2> words_{};
};

/// There are as many sets of rows.
inline constexpr row_set row_set_count = 128;

/// Items chosen so far: their sets of rows, and what these can make up.
class item_family {
public:
    explicit item_family(overlaps overlap) noexcept : overlap_{overlap} { sums_.insert(0); }

    void add(row_set rows) noexcept {
        for (row_set p = 0; p < covered_.size(); ++p) {
            const row_set more = (rows & ~p) == 0 ? rows : 0;
            covered_[p] = static_cast<std::uint8_t>(covered_[p] | more);
        }
        if (overlap_ == overlaps::none) add_sums(rows);
        members_.insert(rows);
        sets_[size_++] = rows;
    }

    /// Whether `pattern` is a union of items and, if these must not overlap, of disjoint ones.
    [[nodiscard]] bool makes_up(row_set pattern) const noexcept {
        return overlap_ == overlaps::none ? sums_.contains(pattern) : covered_[pattern] == pattern;
    }

    /// The rows of `pattern` in items that fit into it.
    [[nodiscard]] row_set covered(row_set pattern) const noexcept { return covered_[pattern]; }

    /// Without overlaps: some items that make up `pattern`; bit i is the item added as number i.
    [[nodiscard]] unsigned parts(row_set pattern) const noexcept { return parts_[pattern]; }

    [[nodiscard]] const item_sets& members() const noexcept { return members_; }
    [[nodiscard]] std::size_t size() const noexcept { return size_; }
    [[nodiscard]] row_set operator[](std::size_t i) const noexcept { return sets_[i]; }

private:
    void add_sums(row_set rows) noexcept {
        const item_sets before = sums_;
        for (row_set u = 0; u < row_set_count; ++u) {
            if (!before.contains(u) || (u & rows) != 0) continue;
            sums_.insert(u | rows);
            parts_[u | rows] = static_cast<std::uint8_t>(parts_[u] | 1U << size_);
        }
    }

    overlaps overlap_;
    item_sets members_;
    item_sets sums_;
    std::array<std::uint8_t, 128> covered_{};
    std::array<std::uint8_t, 128> parts_{};
    std::array<row_set, 7> sets_{};
    std::size_t size_ = 0;
};

/// For each pattern, the items of a family that can hold in it: bit i is item i.
class active_items {
public:
    active_items(const item_family& f, overlaps overlap) noexcept {
        std::array<row_set, 128> made{};
        item_sets possible;
        possible.insert(0);
        ++count_[0];
        for (unsigned active = 1; active < 1U << f.size(); ++active) {
            const auto last = static_cast<std::size_t>(std::bit_width(active) - 1);
            const unsigned others = active & ~(1U << last);
            if (!possible.contains(others) || (overlap == overlaps::none && (made[others] & f[last]) != 0)) continue;
            possible.insert(active);
            made[active] = made[others] | f[last];
            ++count_[made[active]];
        }
        std::size_t at = 0;
        for (row_set p = 0; p < 128; ++p) {
            first_[p] = at;
            at += std::exchange(count_[p], 0);
        }
        for (unsigned active = 0; active < 1U << f.size(); ++active) {
            if (possible.contains(active)) ways_[first_[made[active]] + count_[made[active]]++] = active;
        }
    }

    [[nodiscard]] std::span<const unsigned> operator[](row_set pattern) const noexcept {
        return std::span<const unsigned>{ways_}.subspan(first_[pattern], count_[pattern]);
    }

private:
    std::array<std::size_t, 128> first_{};
    std::array<std::size_t, 128> count_{};
    std::array<unsigned, 128> ways_{};
};

} // namespace curfew::inline v0::detail

// ==== curfew/detail/smallest_list.hpp

// A week of forbidden minutes as the smallest ForbidTimeList: fewest items, then fewest ranges. Exact.
//
// Put the week on a grid, a row for each weekday, a column for each minute of the day. An item is a rectangle: some
// weekdays × some minutes. So the fewest items are the fewest rectangles that make up the grid, its Boolean rank, and
// its binary rank where rectangles must not overlap. Both are hard in general and small here, because
//     - equal weekdays can be treated alike, so there are at most 7 rows, and 7 rectangles, one for a row, always do;
//     - a column is no more than the set of weekdays it forbids, its pattern, so there are at most 127 of them;
//     - where rectangles may overlap, the weekdays of an item can be taken as the intersection of all patterns it is
//       used for, which needs no range more.
// What is left is to choose weekday sets until each pattern is a union of some of them, with bounds that cut most choices
// off. The sets chosen, the fewest ranges are a shortest path through the day: a step from one pattern to the next costs
// the items that start there.

namespace curfew::inline v0::detail {

/// Items without overnight ranges that forbid exactly `forbidden`: the fewest there can be, then those with the fewest
/// ranges, none longer than it needs to be. The same week gives the same list.
///
/// Microseconds for hours that people keep. The search is exponential in the days that differ; the worst weeks known,
/// all seven days different and every minute forbidding another five or six of them, take a few tenths of a second.
[[nodiscard]] inline std::vector<forbid_rule> smallest_list(const week_bits& forbidden, overlaps overlap);

/// The number of ranges in a list.
[[nodiscard]] inline std::size_t count_ranges(const std::vector<forbid_rule>& list) noexcept {
    std::size_t sum = 0;
    for (const forbid_rule& r : list) sum += r.ranges().size();
    return sum;
}

// ---- implementation -------------------------------------------------------------------------------------------

/// Goes through the families of the fewest items that make up all patterns, and keeps the one of the fewest ranges.
class list_search {
public:
    list_search(const day_grid& grid, overlaps overlap) : grid_{grid}, overlap_{overlap}, patterns_{grid.patterns()} {
        find_candidates();
        std::array<std::array<int, 128>, 128> counts{};
        row_set before = 0;
        for (const day_segment& s : grid.segments()) {
            if (s.pattern != 0) ++counts[before][s.pattern];
            before = s.pattern;
        }
        for (row_set p = 0; p < 128; ++p) {
            for (row_set q = 0; q < 128; ++q) {
                if (counts[p][q] != 0) steps_.push_back({p, q, static_cast<std::uint64_t>(counts[p][q])});
            }
        }
    }

    /// The items that hold in each segment, and their rows.
    struct plan {
        item_family items;
        std::vector<unsigned> active;
    };

    [[nodiscard]] plan run() {
        if (patterns_.empty()) return {item_family{overlap_}, std::vector<unsigned>(grid_.segments().size())};
        while (!best_) {
            ++limit_;
            unique_ = overlap_ == overlaps::none && limit_ == needed_by_rank(item_family{overlap_});
            if (limit_ == static_cast<std::size_t>(grid_.row_count())) judge_rows();
            visit(item_family{overlap_}, {});
        }
        return *std::move(best_);
    }

private:
    /// Ranges and, 20 bits below, the minutes they take on each of their days, fewer than 2^20 in all.
    using cost_type = std::uint64_t;
    static constexpr cost_type one_range = cost_type{1} << 20;

    /// A change of pattern, and how often a day has it.
    struct step {
        row_set from;
        row_set to;
        std::uint64_t count;

        [[nodiscard]] bool grows() const noexcept { return (to & ~from) != 0; }
    };

    /// What an item may apply to: any rows of a pattern or, where overlaps are allowed, an intersection of patterns.
    void find_candidates() {
        for (const row_set p : patterns_) {
            if (overlap_ == overlaps::none) {
                for (row_set rows = p; rows != 0; rows = (rows - 1) & p) allowed_.insert(rows);
            } else {
                const auto before = allowed_;
                allowed_.insert(p);
                for (row_set rows = 1; rows < 128; ++rows) {
                    if (before.contains(rows)) allowed_.insert(rows & p);
                }
            }
        }
        for (row_set rows = 1; rows < 128; ++rows) {
            if (allowed_.contains(rows)) candidates_.push_back(rows);
            for (row_set part = rows; part != 0; part = (part - 1) & rows) inside_[rows].insert(part);
            for (row_set left = rows; left != 0; left &= left - 1) {
                with_row_[static_cast<std::size_t>(std::countr_zero(left))].insert(rows);
            }
        }
        stable_sort(candidates_, [](row_set a, row_set b) { return std::popcount(a) > std::popcount(b); });
    }

    /// The family of an item for each row: if none is better, each weekday is found in one item.
    void judge_rows() {
        item_family f{overlap_};
        for (int row = 0; row < grid_.row_count(); ++row) f.add(row_set{1} << row);
        judge(f);
    }

    /// Judges every family of `limit_` items that contains `f` and none of `excluded`.
    void visit(const item_family& f, item_sets excluded) {
        row_set not_taken = 0;
        row_set shared = ~row_set{0};
        bool open = false;
        for (const row_set p : patterns_) {
            if (f.makes_up(p)) continue;
            open = true;
            not_taken |= p & ~f.covered(p);
            shared &= p;
        }
        if (!open) return judge(f);
        const std::size_t left = limit_ - f.size();
        if (left == 0 || (left == 1 && (not_taken & ~shared) != 0) || still_needed(f) > left) return;
        if (fewest_with(f) >= fewest_ranges_) return;
        const item_sets open_sets = allowed_.without(excluded).without(f.members());
        const item_sets next = open_sets & (left == 1 ? within(shared, not_taken) : tightest_choice(f, open_sets));
        for (const row_set rows : candidates_) {
            if (!next.contains(rows)) continue;
            item_family longer = f;
            longer.add(rows);
            visit(longer, excluded);
            excluded.insert(rows);
        }
    }
    /// The sets that have `at_least` these rows, and no others than `at_most`.
    [[nodiscard]] item_sets within(row_set at_most, row_set at_least) const noexcept {
        item_sets result = inside_[at_most & 127U];
        for (row_set left = at_least; left != 0; left &= left - 1) {
            result = result & with_row_[static_cast<std::size_t>(std::countr_zero(left))];
        }
        return result;
    }

    /// The fewest of `sets` of which one must be added, for some pattern still open and a row of it that no item takes.
    [[nodiscard]] item_sets tightest_choice(const item_family& f, const item_sets& sets) const noexcept {
        item_sets best;
        int fewest = std::numeric_limits<int>::max();
        const auto offer = [&](const item_sets& choice) {
            if (choice.size() >= fewest) return;
            fewest = choice.size();
            best = choice;
        };
        for (const row_set p : patterns_) {
            if (f.makes_up(p)) continue;
            const item_sets fitting = inside_[p] & sets;
            const row_set not_taken = p & ~f.covered(p);
            if (not_taken == 0) offer(fitting);
            for (row_set left = not_taken; left != 0; left &= left - 1) {
                offer(fitting & with_row_[static_cast<std::size_t>(std::countr_zero(left))]);
            }
        }
        return best;
    }

    /// A lower bound of the items to be added.
    [[nodiscard]] std::size_t still_needed(const item_family& f) const noexcept {
        return max_of(needed_by_cells(f), overlap_ == overlaps::none ? needed_by_rank(f) : std::size_t{0});
    }

    /// Cells of the grid that no item of `f` can take, of which no two fit into one item. Two of one row always do, so that
    /// there are as many as rows at most.
    [[nodiscard]] std::size_t needed_by_cells(const item_family& f) const noexcept {
        std::array<std::pair<row_set, row_set>, 7> apart{};
        std::size_t count = 0;
        for (const row_set p : patterns_) {
            for (row_set left = p & ~f.covered(p); left != 0; left &= left - 1) {
                const row_set row = left & (~left + 1);
                bool fits = false;
                for (std::size_t i = 0; i < count && !fits; ++i) {
                    fits = (apart[i].first & row) != 0 && (p & apart[i].second) != 0;
                }
                if (!fits) apart[count++] = {p, row};
            }
        }
        return count;
    }

    /// Without overlaps a pattern is a sum of items, modulo 2 as well: the items span the patterns.
    [[nodiscard]] std::size_t needed_by_rank(const item_family& f) const noexcept {
        std::array<row_set, 7> basis{};
        std::size_t rank = 0;
        const auto insert = [&](row_set rows) {
            while (rows != 0) {
                row_set& pivot = basis[static_cast<std::size_t>(std::countr_zero(rows))];
                if (pivot == 0) {
                    pivot = rows;
                    ++rank;
                    return;
                }
                rows ^= pivot;
            }
        };
        for (std::size_t i = 0; i < f.size(); ++i) insert(f[i]);
        const std::size_t given = rank;
        for (const row_set p : patterns_) insert(p);
        return rank - given;
    }

    /// Keeps `f` if it needs fewer ranges than the best so far.
    void judge(const item_family& f) {
        const active_items ways{f, overlap_};
        if (fewest_for(ways) >= fewest_ranges_) return;
        std::array<cost_type, 128> weight{};
        for (unsigned active = 1; active < 1U << f.size(); ++active) {
            const auto last = static_cast<std::size_t>(std::bit_width(active) - 1);
            weight[active] = weight[active & ~(1U << last)] + static_cast<cost_type>(grid_.days(f[last]).size());
        }
        const auto& segments = grid_.segments();
        came_from_.resize(segments.size());
        std::array<cost_type, 128> cost{};
        row_set before = 0;
        for (std::size_t i = 0; i < segments.size(); ++i) {
            const auto length = static_cast<cost_type>(grid_.end_of(i) - segments[i].start);
            std::array<cost_type, 128> sum;
            for (const unsigned active : ways[segments[i].pattern]) {
                sum[active] = std::numeric_limits<cost_type>::max();
                for (const unsigned previous : ways[before]) {
                    const auto starts = static_cast<cost_type>(std::popcount(active & ~previous));
                    const cost_type total = cost[previous] + starts * one_range + weight[active] * length;
                    if (total >= sum[active]) continue;
                    sum[active] = total;
                    came_from_[i][active] = static_cast<std::uint8_t>(previous);
                }
            }
            cost = sum;
            before = segments[i].pattern;
        }
        unsigned active = ways[before].front();
        for (const unsigned other : ways[before]) {
            if (cost[other] < cost[active]) active = other;
        }
        if (cost[active] / one_range >= fewest_ranges_) return;
        fewest_ranges_ = cost[active] / one_range;
        best_ = plan{f, std::vector<unsigned>(segments.size())};
        for (std::size_t i = segments.size(); i > 0; --i) {
            best_->active[i - 1] = active;
            active = came_from_[i - 1][active];
        }
    }

    /// A lower bound of the ranges of every family that contains `f`. Where as many items as the patterns have rank make
    /// them up without overlap, each pattern is one sum of items only: what `f` makes up stays as it is.
    [[nodiscard]] std::uint64_t fewest_with(const item_family& f) const noexcept {
        std::uint64_t sum = 0;
        for (const step& s : steps_) {
            const bool known = unique_ && f.makes_up(s.from) && f.makes_up(s.to);
            const int starts = known ? std::popcount(f.parts(s.to) & ~f.parts(s.from)) : s.grows() ? 1 : 0;
            sum += s.count * static_cast<std::uint64_t>(starts);
        }
        return sum;
    }

    /// A lower bound of the ranges of the one family whose items can be active in `ways`.
    [[nodiscard]] std::uint64_t fewest_for(const active_items& ways) const noexcept {
        std::uint64_t sum = 0;
        for (const step& s : steps_) {
            int fewest = 7;
            for (const unsigned a : ways[s.from]) {
                for (const unsigned b : ways[s.to]) fewest = min_of(fewest, std::popcount(b & ~a));
            }
            sum += static_cast<std::uint64_t>(fewest) * s.count;
            if (sum >= fewest_ranges_) break;
        }
        return sum;
    }

    const day_grid& grid_;
    overlaps overlap_;
    std::vector<row_set> patterns_;
    item_sets allowed_;
    /// The same, large ones first: these make few ranges, and a good list found early cuts off more of the search.
    std::vector<row_set> candidates_;
    std::array<item_sets, 128> inside_{};
    std::array<item_sets, 7> with_row_{};
    std::vector<step> steps_;
    std::vector<std::array<std::uint8_t, 128>> came_from_;
    std::optional<plan> best_;
    std::uint64_t fewest_ranges_ = std::numeric_limits<std::uint64_t>::max();
    std::size_t limit_ = 0;
    bool unique_ = false;
};

/// Sunday's items first, the earlier of two that start with the same day.
[[nodiscard]] inline bool comes_first(const forbid_rule& a, const forbid_rule& b) noexcept {
    const int a_day = std::countr_zero(a.days().bits());
    const int b_day = std::countr_zero(b.days().bits());
    if (a_day != b_day) return a_day < b_day;
    if (a.ranges().front() != b.ranges().front()) return a.ranges().front() < b.ranges().front();
    return a.days().bits() < b.days().bits();
}

inline std::vector<forbid_rule> smallest_list(const week_bits& forbidden, overlaps overlap) {
    const day_grid grid{forbidden};
    const list_search::plan plan = list_search{grid, overlap}.run();
    std::vector<forbid_rule> list;
    for (std::size_t item = 0; item < plan.items.size(); ++item) {
        const auto holds = [&](std::size_t i) { return (plan.active[i] >> item & 1U) != 0; };
        const std::size_t count = plan.active.size();
        std::vector<time_range> ranges;
        for (std::size_t i = 0; i < count; ++i) {
            if (!holds(i)) continue;
            const int start = grid.segments()[i].start;
            while (i < count && holds(i)) ++i;
            const int end = i < count ? grid.segments()[i].start : minutes_per_day;
            ranges.push_back(*time_range::from(*time_of_day::from_minutes(start), *time_of_day::from_minutes(end)));
        }
        list.push_back(*forbid_rule::from(grid.days(plan.items[item]), std::move(ranges)));
    }
    stable_sort(list, comes_first);
    return list;
}

} // namespace curfew::inline v0::detail

// ==== curfew/normalized.hpp

// A ForbidTimeList that means the same and is easier to read.
//
//     Mon 22:00-08:00                          Mon 22:00-24:00 and Tue 00:00-08:00: no overnight range
//     Sun 10:00-12:00 and Sun 11:00-13:00      Sun 10:00-13:00: nothing is forbidden twice
//     Sun 10:00-11:00 and Mon 10:00-11:00      Sun, Mon 10:00-11:00: one item
//
// Lists that mean the same when the ends of ranges are exclusive also mean the same when they are inclusive: the last
// minute of a forbidden stretch ends some range of each, and that is the only place where one more minute counts.

namespace curfew::inline v0 {

/// The list that forbids the same minutes of the week without overnight ranges and without forbidding any of them
/// twice: of all such lists one with the fewest items, of these one with the fewest ranges. Lists that mean the same
/// have the same normal form; Sunday's items come first, the earlier before the later. Ranges until midnight end at
/// 24:00. The time it takes: see detail/smallest_list.hpp.
[[nodiscard]] inline std::vector<forbid_rule> normalized(std::span<const forbid_rule> forbid_list);

// ---- implementation -------------------------------------------------------------------------------------------

namespace detail {

/// Adds the minutes that a rule forbids.
inline void insert(week_bits& forbidden, const forbid_rule& r) noexcept {
    for (const time_range& range : r.ranges()) {
        for_each_week_span(range, r.days(), [&](int first, int end) { forbidden.insert_around(first, end); });
    }
}

} // namespace detail

inline std::vector<forbid_rule> normalized(std::span<const forbid_rule> forbid_list) {
    detail::week_bits forbidden;
    for (const forbid_rule& r : forbid_list) detail::insert(forbidden, r);
    return detail::smallest_list(forbidden, detail::overlaps::none);
}

} // namespace curfew::inline v0

// ==== curfew/fixed_request.hpp

// A request with every fix applied that cannot change what it means.
//
//     time-range-overnight     split at midnight
//     time-range-overlap       merged; a range that stands twice is dropped
//     weekday-duplicate        dropped
//     weekdays-empty           left out, which is every day as well
//
// A list with one of these faults is written anew, in its normal form (normalized.hpp). Other faults, such as a range
// that ends at 23:59, have fixes that change the meaning: these are for people to decide.

namespace curfew::inline v0 {

/// A request, and the faults that are gone from it.
struct fixed_request {
    /// The request without them.
    update_task_request request;
    /// Where they stood in the request as it was. Empty: nothing was changed.
    curfew::report changes;
};

/// `request` with every safe fix applied. The minutes of the week that are forbidden stay the same ones, whether the ends
/// of ranges are read as exclusive or inclusive. All else stays as it is; so does a list without faults of these kinds, and
/// one with a part that cannot be understood.
///
/// Items with members that the API does not document keep them and stay apart from the others, before these: their
/// Weekdays lose duplicates, and their Times what the week has from them after midnight, which goes to another item. Two
/// such items that forbid the same minute still do, which is no fault that is gone.
[[nodiscard]] inline fixed_request with_safe_fixes(const update_task_request& request);

// ---- implementation -------------------------------------------------------------------------------------------

namespace detail {

[[nodiscard]] constexpr bool is_safely_fixed(rule id) noexcept {
    return id == rule::time_range_overnight || id == rule::time_range_overlap || id == rule::weekday_duplicate ||
           id == rule::weekdays_empty;
}

/// The part of a rule that lies on the days it names, each maximal range once. No rule where nothing is left: there
/// always is something.
[[nodiscard]] inline forbid_rule without_next_day(const forbid_rule& r) {
    week_bits sunday;
    for (const time_range& range : r.ranges()) {
        sunday.insert(range.first_minute(), min_of(range.end_minute(), minutes_per_day));
    }
    return *forbid_rule::from(r.days(), smallest_list(sunday, overlaps::none).front().ranges());
}

/// The items that mean `understood`, each rule of which is the meaning of the item at its place.
[[nodiscard]] inline std::vector<forbid_time_item> fixed_items(std::span<const forbid_time_item> items,
                                                               std::span<const forbid_rule> understood) {
    std::vector<forbid_time_item> result;
    week_bits forbidden;
    week_bits kept;
    for (std::size_t i = 0; i < items.size(); ++i) {
        insert(forbidden, understood[i]);
        if (items[i].unknown.empty()) continue;
        const forbid_rule rest = without_next_day(understood[i]);
        insert(kept, rest);
        forbid_time_item item = to_forbid_time_item(rest);
        item.unknown = items[i].unknown;
        result.push_back(std::move(item));
    }
    for (const forbid_rule& r : smallest_list(forbidden - kept, overlaps::none)) {
        result.push_back(to_forbid_time_item(r));
    }
    return result;
}

} // namespace detail

inline fixed_request with_safe_fixes(const update_task_request& request) {
    fixed_request result{request, {}};
    if (!request.forbid_time_list) return result;
    const std::vector<forbid_time_item>& items = *request.forbid_time_list;
    report found;
    const std::vector<json_pointer> unreadable;
    const rule_policy policy;
    const json_pointer list = json_pointer{} / field::forbid_time_list;
    reporter out{found, policy, unreadable};
    const auto understood = check_forbid_list(items, std::nullopt, list, out);
    if (!understood) return result;
    found.order_by_place();
    std::size_t item = 0;
    for (const diagnostic& d : found) {
        if (!detail::is_safely_fixed(d.id)) continue;
        while (!(list / item).contains(d.where)) ++item;
        const auto* other = std::get_if<other_range_detail>(&d.detail);
        const bool stays = other != nullptr && other->item != item && !items[item].unknown.empty() &&
                           !items[other->item].unknown.empty();
        if (!stays) result.changes.add(d);
    }
    if (result.changes.begin() != result.changes.end()) {
        result.request.forbid_time_list = detail::fixed_items(items, *understood);
    }
    return result;
}

} // namespace curfew::inline v0

// ==== curfew/weekly_hours.hpp

// The hours of a week in which calling is permitted: opening hours, legal hours, a shift.
//
//     constexpr auto shop = *parse_weekly_hours("Mon-Fri 09:00-12:00,14:00-18:00; Sat 10:00-16:00").value;
//
//     Mon,Wed 09:00-12:00              these days
//     Fri-Mon 09:00-12:00              Friday, Saturday, Sunday and Monday
//     Sat 00:00-24:00                  the whole day
//     Mon 09:00-12:00; Mon 11:00-13:00 what is said of a day adds up: 09:00-13:00
//     Fri 22:00-02:00                  refused. Take 'Fri 22:00-24:00; Sat 00:00-02:00': two times in the wrong order
//                                      are more often a slip, and a slip must not permit the night
//
// Days that are not named have no hours. A range is half open: at 12:00:00 its hours are over.

namespace curfew::inline v0 {

/// The minutes of a week at which calling is permitted. A value without allocation, fit for constants.
class weekly_hours {
public:
    /// No hours at all.
    constexpr weekly_hours() noexcept = default;

    /// Every hour of the week.
    [[nodiscard]] static constexpr weekly_hours always() noexcept {
        weekly_hours result;
        result.minutes_.insert(0, detail::minutes_per_week);
        return result;
    }

    /// Adds `range` on each of `days`. An overnight range goes on into the day after the one it starts on.
    constexpr void insert(weekday_set days, const time_range& range) noexcept {
        detail::for_each_week_span(range, days, [this](int first, int end) { minutes_.insert_around(first, end); });
    }

    /// Whether the minute that starts at `time`, 00:00…23:59, is among the hours of `day`; 24:00 never is.
    [[nodiscard]] constexpr bool contains(weekday day, time_of_day time) const noexcept {
        const int minute = time.minutes_since_midnight();
        return time != end_of_day && minutes_.contains(days_after_sunday(day) * detail::minutes_per_day + minute);
    }

    /// How many minutes of the week these are, 0…10,080.
    [[nodiscard]] constexpr minutes length() const noexcept { return minutes{minutes_.count()}; }

    /// Whether there is no minute among them.
    [[nodiscard]] constexpr bool empty() const noexcept { return minutes_.count() == 0; }

    /// The rest of the week.
    [[nodiscard]] constexpr weekly_hours complement() const noexcept { return from_bits(minutes_.complement()); }

    /// For the library itself: the hours as bits of the week.
    [[nodiscard]] static constexpr weekly_hours from_bits(const detail::week_bits& minutes_of_week) noexcept {
        weekly_hours result;
        result.minutes_ = minutes_of_week;
        return result;
    }

    /// The inverse of from_bits().
    [[nodiscard]] constexpr const detail::week_bits& bits() const noexcept { return minutes_; }

    friend constexpr bool operator==(const weekly_hours&, const weekly_hours&) noexcept = default;

private:
    detail::week_bits minutes_;
};

/// `Sun`, `Mon` … `Sat`.
[[nodiscard]] constexpr parsed<weekday> parse_weekday(std::string_view text) noexcept;

/// `DAYS RANGES; DAYS RANGES…`: days are `Mon`, `Mon-Fri`, or several of these with commas between; ranges are
/// `HH:mm-HH:mm` with commas between, 24:00 as an end only. Spaces may follow a comma and stand around a semicolon; at
/// least one stands between days and ranges. No other spelling is taken: `mon`, `Monday` and an empty text are not.
/// The place of a fault is a byte of the text, from 0.
[[nodiscard]] constexpr parsed<weekly_hours> parse_weekly_hours(std::string_view text) noexcept;

// ---- implementation -------------------------------------------------------------------------------------------

namespace detail {

constexpr void skip_spaces(text_reader& in) noexcept {
    while (in.peek() == ' ') in.skip();
}

/// After an entry of a list: whether another one follows.
constexpr bool another_follows(text_reader& in, char separator) noexcept {
    if (in.failed() || in.peek() != separator) return false;
    in.skip();
    skip_spaces(in);
    return true;
}

constexpr weekday read_weekday(text_reader& in) noexcept {
    const std::size_t start = in.at();
    const std::string_view letters = in.take(3);
    for (const weekday day : all_weekdays) {
        if (short_name(day) == letters) return day;
    }
    in.fail(text_fault::no_such_weekday, start);
    return {};
}

constexpr weekday_set read_weekdays(text_reader& in) noexcept {
    weekday_set days;
    do {
        const weekday first = read_weekday(in);
        weekday last = first;
        if (in.peek() == '-') {
            in.skip();
            last = read_weekday(in);
        }
        for (weekday day = first; day != last; day = next_day(day)) days.insert(day);
        days.insert(last);
    } while (another_follows(in, ','));
    return days;
}

constexpr void read_hours_of_days(text_reader& in, weekly_hours& hours) noexcept {
    const weekday_set days = read_weekdays(in);
    in.separator(' ');
    skip_spaces(in);
    do {
        const std::size_t at = in.at();
        const time_of_day start = read_time_of_day(in, false);
        in.separator('-');
        const time_of_day end = read_time_of_day(in, true);
        if (end <= start) in.fail(text_fault::not_after_start, at);
        if (!in.failed()) hours.insert(days, *time_range::from(start, end));
    } while (another_follows(in, ','));
    skip_spaces(in);
}

} // namespace detail

constexpr parsed<weekday> parse_weekday(std::string_view text) noexcept {
    detail::text_reader in{text};
    const weekday day = detail::read_weekday(in);
    in.end();
    return in.result<weekday>(day);
}

constexpr parsed<weekly_hours> parse_weekly_hours(std::string_view text) noexcept {
    detail::text_reader in{text};
    weekly_hours hours;
    do {
        detail::read_hours_of_days(in, hours);
    } while (detail::another_follows(in, ';'));
    if (!in.failed() && in.at() != text.size()) in.fail(text_fault::wrong_separator, in.at());
    return in.result<weekly_hours>(hours);
}

} // namespace curfew::inline v0

// ==== curfew/forbid_list_from_hours.hpp

// From the hours in which calls are welcome to the ForbidTimeList that says so.
//
//     Mon-Fri 09:00-12:00,14:00-18:00; Sat 10:00-16:00      permitted
//
//     [{"Times":["00:00-09:00","18:00-24:00"]},             forbidden: no overnight range, nothing twice where that
//      …]                                                   costs nothing, and no list that says the same is shorter

namespace curfew::inline v0 {

/// How a range is written that lasts until midnight.
enum class day_end : std::uint8_t {
    /// As 24:00. Exact; the documents do not show it (time-range-ends-24).
    at_24_00,
    /// As 23:59, like the documents would. The minute from 23:59 on stays open (time-range-last-minute).
    at_23_59,
};

/// A list, and what it does not forbid although the hours do.
struct hours_list {
    /// What ForbidTimeList is to say: to_forbid_time_item() makes an item of each.
    std::vector<forbid_rule> forbid_list;
    /// Minutes outside the hours that calling is permitted in all the same: 23:59 of some days, with
    /// day_end::at_23_59; else none.
    weekly_hours left_open;
};

/// The smallest list that permits exactly `permitted`, aside from what the result says is left open: the fewest items,
/// then the fewest ranges, and of such lists one in which no ranges overlap, if there is one. Sunday's items come first,
/// the earlier before the later. Where the fewest items need ranges that overlap, checking the list gives
/// time-range-overlap; normalized() makes the smallest list without. The time it takes: see detail/smallest_list.hpp.
[[nodiscard]] inline hours_list forbid_list_from_hours(const weekly_hours& permitted, day_end ends = day_end::at_24_00);

// ---- implementation -------------------------------------------------------------------------------------------

namespace detail {

/// The smallest list of all, one without overlaps if that is as small.
[[nodiscard]] inline std::vector<forbid_rule> smallest_list(const week_bits& forbidden) {
    auto smallest = smallest_list(forbidden, overlaps::allowed);
    auto disjoint = smallest_list(forbidden, overlaps::none);
    const bool as_small = disjoint.size() == smallest.size() && count_ranges(disjoint) == count_ranges(smallest);
    return as_small ? disjoint : smallest;
}

} // namespace detail

inline hours_list forbid_list_from_hours(const weekly_hours& permitted, day_end ends) {
    hours_list result;
    weekly_hours open = permitted;
    if (ends == day_end::at_23_59) {
        constexpr time_range last_minute = *time_range::from(time_of_day{23, 59}, end_of_day);
        for (const weekday day : all_weekdays) {
            if (permitted.contains(day, last_minute.start())) continue;
            result.left_open.insert({day}, last_minute);
            open.insert({day}, last_minute);
        }
    }
    result.forbid_list = detail::smallest_list(open.complement().bits());
    return result;
}

} // namespace curfew::inline v0

// ==== curfew/new_calls.hpp

// CreateTask and SingleBatchAppend: requests that carry the rules of UpdateTask beside fields of their own. The rules are
// those of validate.hpp; the other fields are none of ours and are kept as they came.
//
// What is absent gets the API's default: nothing is stored yet, so there is no Recall, and no redial-reset. [C25, S]

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

// ==== curfew/detail/dated_week.hpp

// A week that repeats, apart from single dates: the permitted minutes of seven weekdays, and of the dates that differ.

namespace curfew::inline v0::detail {

/// The minutes of a day.
class day_bits {
public:
    /// Adds the minutes [first, end), as far as they are on the day.
    constexpr void insert(int first, int end) noexcept {
        for (int minute = max_of(first, 0); minute < min_of(end, time_of_day::minutes_per_day); ++minute) {
            words_[static_cast<std::size_t>(minute) / 64] |= std::uint64_t{1} << minute % 64;
        }
    }

    constexpr void insert(const day_bits& others) noexcept {
        for (std::size_t i = 0; i < words_.size(); ++i) words_[i] |= others.words_[i];
    }

    [[nodiscard]] constexpr bool contains(std::uint64_t minute) const noexcept {
        return (words_[minute / 64] >> minute % 64 & 1U) != 0;
    }

    /// The first minute from `minute` on that is a member (or not one).
    [[nodiscard]] constexpr std::optional<std::uint64_t> next(bool member, std::uint64_t minute) const noexcept {
        const std::uint64_t flip = member ? 0 : ~std::uint64_t{0};
        std::uint64_t left = (words_[minute / 64] ^ flip) & ~std::uint64_t{0} << minute % 64;
        for (std::uint64_t word = minute / 64;;) {
            if (left != 0) {
                const std::uint64_t found = word * 64 + static_cast<std::uint64_t>(std::countr_zero(left));
                // The last word has minutes that no day has.
                return found < time_of_day::minutes_per_day ? std::optional{found} : std::nullopt;
            }
            if (++word == words_.size()) return std::nullopt;
            left = words_[word] ^ flip;
        }
    }

    [[nodiscard]] constexpr day_bits complement() const noexcept {
        day_bits result;
        for (std::size_t i = 0; i < words_.size(); ++i) result.words_[i] = ~words_[i];
        result.words_.back() &= ~std::uint64_t{0} >> (64 - time_of_day::minutes_per_day % 64);
        return result;
    }

    friend constexpr bool operator==(const day_bits&, const day_bits&) noexcept = default;

private:
    std::array<std::uint64_t, (time_of_day::minutes_per_day + 63) / 64> words_{};
};

/// What the rules of a weekday forbid on a day they apply to, and after midnight on the next.
struct weekday_rules {
    day_bits same_day;
    day_bits next_day;

    /// `first` and `end` in minutes after the day's midnight, past 1440 on the next day.
    constexpr void forbid(int first, int end) noexcept {
        same_day.insert(first, end);
        next_day.insert(first - time_of_day::minutes_per_day, end - time_of_day::minutes_per_day);
    }
};

using weekday_rule_table = std::array<weekday_rules, 7>;

/// Answers for wall-clock time, in seconds since 1970. Immutable; safe to share.
class dated_week {
public:
    dated_week(const weekday_rule_table& rules, const day_exceptions& exceptions)
        : days_{days_without_exceptions(rules)}, week_{week_of(days_)} {
        for (const day_bits& day : days_) {
            has_permitted_ = has_permitted_ || day.next(true, 0);
            has_forbidden_ = has_forbidden_ || day.next(false, 0);
        }
        if (!exceptions.empty()) add_dates(rules, exceptions);
    }

    [[nodiscard]] bool permits(std::int64_t local) const noexcept {
        const std::uint64_t second = after_origin(local);
        const std::uint64_t day = second / seconds_per_day;
        if (const auto row = date_row(day)) [[unlikely]] {
            return days_[*row].contains((second - day * seconds_per_day) / 60);
        }
        return week_.permits(minute_of_week(second));
    }

    /// The first second of [local, limit) that is `permitted` (or forbidden); nullopt if there is none. Linear in the
    /// exceptions it passes over.
    [[nodiscard]] std::optional<std::int64_t> next(bool permitted, std::int64_t local,
                                                   std::int64_t limit) const noexcept {
        const std::uint64_t second = after_origin(local);
        std::uint64_t day = second / seconds_per_day;
        std::uint64_t minute = (second - day * seconds_per_day) / 60;
        while (static_cast<std::int64_t>(day * seconds_per_day) + origin < limit) {
            if (const auto found = days_[row_of(day)].next(permitted, minute)) {
                const auto start = static_cast<std::int64_t>(day * seconds_per_day + *found * 60) + origin;
                const std::int64_t result = max_of(start, local);
                return result < limit ? std::optional{result} : std::nullopt;
            }
            minute = 0;
            const bool some_weekday_has = permitted ? has_permitted_ : has_forbidden_;
            const auto following = some_weekday_has ? std::optional{day + 1} : next_date(day + 1);
            if (!following) return std::nullopt;
            day = *following;
        }
        return std::nullopt;
    }

    /// A Sunday's 00:00 before the year 0: -102,800 weeks from 1970-01-04.
    static constexpr std::int64_t origin = -std::int64_t{102'800} * 604'800 + std::int64_t{3} * 86'400;

private:
    static constexpr std::uint64_t seconds_per_day = 86'400;

    /// 64 days: which of them differ, and how many dates before them do.
    struct date_word {
        std::uint64_t differs = 0;
        std::uint64_t before = 0;
    };

    /// Wall-clock time outside the years 0000…9999 has to be kept away: it gives some answer.
    static std::uint64_t after_origin(std::int64_t local) noexcept {
        return static_cast<std::uint64_t>(local) - static_cast<std::uint64_t>(origin);
    }

    /// The row of a date that differs; of the others, that of the weekday holds.
    [[nodiscard]] std::optional<std::size_t> date_row(std::uint64_t day) const noexcept {
        const std::uint64_t after_first = day - first_date_;
        if (after_first / 64 >= dates_.size()) return std::nullopt;
        const date_word& word = dates_[after_first / 64];
        const std::uint64_t bit = std::uint64_t{1} << after_first % 64;
        if ((word.differs & bit) == 0) return std::nullopt;
        return 7 + word.before + static_cast<std::size_t>(std::popcount(word.differs & (bit - 1)));
    }

    [[nodiscard]] std::size_t row_of(std::uint64_t day) const noexcept { return date_row(day).value_or(day % 7); }

    /// The first date that differs, from `day` on.
    [[nodiscard]] std::optional<std::uint64_t> next_date(std::uint64_t day) const noexcept {
        std::uint64_t at = day < first_date_ ? 0 : day - first_date_;
        while (at / 64 < dates_.size()) {
            const std::uint64_t left = dates_[at / 64].differs & ~std::uint64_t{0} << at % 64;
            if (left != 0) return first_date_ + at / 64 * 64 + static_cast<std::uint64_t>(std::countr_zero(left));
            at = (at / 64 + 1) * 64;
        }
        return std::nullopt;
    }

    static std::vector<day_bits> days_without_exceptions(const weekday_rule_table& rules) {
        std::vector<day_bits> days;
        for (std::size_t day = 0; day < rules.size(); ++day) {
            day_bits forbidden = rules[day].same_day;
            forbidden.insert(rules[(day + 6) % 7].next_day);
            days.push_back(forbidden.complement());
        }
        return days;
    }

    static week_bits week_of(const std::vector<day_bits>& days) noexcept {
        week_bits permitted;
        for (int minute = 0; minute < minutes_per_week; ++minute) {
            const auto minute_of_day = static_cast<std::uint64_t>(minute % minutes_per_day);
            if (!days[static_cast<std::size_t>(minute / minutes_per_day)].contains(minute_of_day)) continue;
            permitted.insert(minute, minute + 1);
        }
        return permitted;
    }

    void add_dates(const weekday_rule_table& rules, const day_exceptions& exceptions) {
        const auto number = [](local_days date) {
            return after_origin(local_seconds{date}.time_since_epoch().count()) / seconds_per_day;
        };
        const auto entries = exceptions.entries();
        first_date_ = number(entries.front().first);
        dates_.resize((number(entries.back().last) + 1 - first_date_) / 64 + 1);
        for (const auto& e : entries) {
            // The date after the last is another one as well, where a range goes on into it.
            for (local_days date = e.first; date <= e.last + std::chrono::days{1}; date += std::chrono::days{1}) {
                add_date(number(date), date_with_exceptions(rules, exceptions, date));
            }
        }
    }

    /// Dates come in order; one may come twice.
    void add_date(std::uint64_t day, const day_bits& permitted) {
        const std::uint64_t after_first = day - first_date_;
        const std::uint64_t bit = std::uint64_t{1} << after_first % 64;
        const std::size_t word = after_first / 64;
        if ((dates_[word].differs & bit) != 0 || permitted == days_[day % 7]) return;
        for (; counted_words_ <= word; ++counted_words_) dates_[counted_words_].before = days_.size() - 7;
        dates_[word].differs |= bit;
        days_.push_back(permitted);
    }

    static day_bits date_with_exceptions(const weekday_rule_table& rules, const day_exceptions& exceptions,
                                         local_days date) {
        const local_days yesterday = date - std::chrono::days{1};
        day_bits forbidden = rules[static_cast<std::size_t>(exceptions.weekday_on(date))].same_day;
        forbidden.insert(rules[static_cast<std::size_t>(exceptions.weekday_on(yesterday))].next_day);
        weekday_rules closed;
        for (const local_days start : {yesterday, date}) {
            const int midnight = start == date ? 0 : -time_of_day::minutes_per_day;
            const auto at = exceptions.find(start);
            if (!at) continue;
            for (const time_range& range : exceptions.entries()[*at].exception.closed_ranges()) {
                closed.same_day.insert(midnight + range.first_minute(), midnight + range.end_minute());
            }
        }
        forbidden.insert(closed.same_day);
        return forbidden.complement();
    }

    /// The permitted minutes of Sunday … Saturday, then of the dates that differ, in order.
    std::vector<day_bits> days_;
    /// The weekdays once more, in the form that answers fastest.
    week_index week_;
    std::vector<date_word> dates_;
    std::uint64_t first_date_ = 0;
    std::size_t counted_words_ = 0;
    bool has_permitted_ = false;
    bool has_forbidden_ = false;
};

} // namespace curfew::inline v0::detail

// ==== curfew/zoned_calendar.hpp

// A zone's hours with the dates that are different there: a task with public holidays, or the legal hours of a callee.
//
//     zoned_calendar{rules, holidays}                      the task's rules in Beijing time, and its holidays
//     zoned_calendar{shop_hours, holidays, paris}          weekly hours in another zone, at any time
//
// It answers like zoned_schedule, of which it is the larger sister: that one knows no dates and fits in a cache line or
// twenty. Without exceptions both say the same.

namespace curfew::inline v0 {

/// The widest window: hours that hold at any time. Outside the years 0000…9999 nothing is permitted.
inline constexpr call_window any_time = *call_window::from(earliest_local_time, latest_local_time);

/// When calling is permitted, as instants, by weekday and by date, in one zone. Immutable; any number of threads may ask
/// the same one. Every sys_seconds is a legal argument. permits() takes constant time for a zone that does; the questions
/// for other instants walk the clock changes and the exceptions they pass over. Making one allocates; asking does not. One
/// that was moved from must not be asked.
template <zone Zone = fixed_offset>
class zoned_calendar {
public:
    /// What it is asked about.
    using time_point = sys_seconds;

    /// The rules of a task, changed on the dates of `exceptions`, which are dates of the task's zone. Ranges of the rules
    /// belong to what the day they start on counts as. [rulebook section 3; day_exceptions.hpp]
    explicit zoned_calendar(const task_rules& rules, day_exceptions exceptions = {}, Zone zone = beijing_by_default(),
                            range_end ends = range_end::exclusive)
        : zoned_calendar{rules.window, rule_table(rules, ends), std::move(exceptions), std::move(zone),
                         reason::forbid_range} {}

    /// Weekly hours in `zone`, changed on the dates of `exceptions`, which are dates of that zone.
    zoned_calendar(const weekly_hours& hours, day_exceptions exceptions, Zone zone,
                   const call_window& window = any_time)
        : zoned_calendar{window, rule_table(hours), std::move(exceptions), std::move(zone), reason::local_hours} {}

    /// Whether calling is permitted at `t`.
    [[nodiscard]] bool permits(sys_seconds t) const noexcept {
        // Unsigned, so that no argument overflows: outside the window the date means nothing.
        const auto after_first = static_cast<std::uint64_t>(t.time_since_epoch().count()) -
                                 static_cast<std::uint64_t>(first_.time_since_epoch().count());
        if (after_first >= static_cast<std::uint64_t>((last_ - first_).count())) return false;
        return week_.permits((t.time_since_epoch() + zone_.offset_at(t)).count());
    }

    /// Why calling is permitted at `t` or not: before_start, after_end, holiday for an exception, and for the rules of the
    /// weekday forbid_range (a task) or local_hours.
    [[nodiscard]] curfew::reason reason_at(sys_seconds t) const noexcept {
        if (t < first_) return reason::before_start;
        if (t >= last_) return reason::after_end;
        if (week_.permits(to_local(t).time_since_epoch().count())) return reason::permitted;
        return exceptions_.find_closing(to_local(t)) ? reason::holiday : by_weekday_;
    }

    /// The place among exceptions().entries() of the exception that forbids at `t`, inside the window.
    [[nodiscard]] std::optional<std::size_t> exception_at(sys_seconds t) const noexcept {
        return t < first_ || t >= last_ ? std::nullopt : exceptions_.find_closing(to_local(t));
    }

    /// The first permitted instant at or after `t`.
    [[nodiscard]] std::optional<sys_seconds> next_permitted(sys_seconds t) const noexcept {
        return next(true, detail::max_of(t, first_));
    }

    /// The first instant after `t` at which the answer of permits() is another one than at `t`.
    [[nodiscard]] std::optional<sys_seconds> next_change(sys_seconds t) const noexcept {
        if (!permits(t)) return next_permitted(t);
        return next(false, t).value_or(last_);
    }

    /// The permitted intervals inside [from, to), lazily. *this must outlive the result.
    [[nodiscard]] permitted_intervals<zoned_calendar> intervals(sys_seconds from, sys_seconds to) const noexcept {
        return {*this, from, to};
    }

    /// The window as instants, [first, last).
    [[nodiscard]] sys_seconds first() const noexcept { return first_; }
    [[nodiscard]] sys_seconds last() const noexcept { return last_; }

    /// The wall-clock time at `t`, which lies in the years 0000…9999.
    [[nodiscard]] local_seconds to_local(sys_seconds t) const noexcept {
        return local_seconds{t.time_since_epoch() + zone_.offset_at(t)};
    }

    /// What it was made of.
    [[nodiscard]] const day_exceptions& exceptions() const noexcept { return exceptions_; }
    [[nodiscard]] const Zone& zone() const noexcept { return zone_; }

private:
    zoned_calendar(const call_window& window, const detail::weekday_rule_table& rules, day_exceptions exceptions,
                   Zone zone, curfew::reason by_weekday)
        : week_{rules, exceptions}, exceptions_{std::move(exceptions)}, zone_{std::move(zone)},
          first_{resolve_start(zone_, window.start())}, last_{detail::max_of(first_, resolve_end(zone_, window.end()))},
          by_weekday_{by_weekday} {}

    static constexpr Zone beijing_by_default() noexcept requires std::same_as<Zone, fixed_offset> { return beijing; }

    static detail::weekday_rule_table rule_table(const task_rules& rules, range_end ends);
    static detail::weekday_rule_table rule_table(const weekly_hours& hours);

    /// The first instant of [t, last), which is inside the window, that is `permitted` (or forbidden).
    [[nodiscard]] std::optional<sys_seconds> next(bool permitted, sys_seconds t) const noexcept;

    detail::dated_week week_;
    day_exceptions exceptions_;
    Zone zone_;
    sys_seconds first_;
    sys_seconds last_;
    curfew::reason by_weekday_;
};

// ---- implementation -------------------------------------------------------------------------------------------

template <zone Zone>
detail::weekday_rule_table zoned_calendar<Zone>::rule_table(const task_rules& rules, range_end ends) {
    detail::weekday_rule_table result{};
    if (!rules.forbid_list) return result;
    const int longer = ends == range_end::inclusive ? 1 : 0;
    for (const forbid_rule& r : *rules.forbid_list) {
        for (const weekday day : all_weekdays) {
            if (!r.days().contains(day)) continue;
            for (const time_range& range : r.ranges()) {
                result[static_cast<std::size_t>(day)].forbid(range.first_minute(), range.end_minute() + longer);
            }
        }
    }
    return result;
}

template <zone Zone>
detail::weekday_rule_table zoned_calendar<Zone>::rule_table(const weekly_hours& hours) {
    detail::weekday_rule_table result{};
    for (const weekday day : all_weekdays) {
        for (int minute = 0; minute < time_of_day::minutes_per_day; ++minute) {
            if (hours.contains(day, *time_of_day::from_minutes(minute))) continue;
            result[static_cast<std::size_t>(day)].forbid(minute, minute + 1);
        }
    }
    return result;
}

template <zone Zone>
std::optional<sys_seconds> zoned_calendar<Zone>::next(bool permitted, sys_seconds t) const noexcept {
    while (t < last_) {
        const offset_span span = zone_.span_at(t);
        const sys_seconds end = detail::min_of(span.last, last_);
        const auto local = [&](sys_seconds instant) { return (instant.time_since_epoch() + span.offset).count(); };
        if (const auto found = week_.next(permitted, local(t), local(end))) {
            return sys_seconds{seconds{*found} - span.offset};
        }
        t = end;
    }
    return std::nullopt;
}

} // namespace curfew::inline v0

// ==== curfew/permission.hpp

// Several calendars that must all permit: the task's rules, and the legal hours where the callee is.
//
//     permission call{task};
//     call.add(zoned_calendar{find_legal_hours("fr")->hours, french_holidays, paris});
//     call.permits(now), call.next_permitted(now), call.at(now).layer
//
// A number that may be in one of several zones: add the hours once for each. Who does not know where the phone rings may
// call only when it is permitted everywhere it might (add_in_every_zone).

namespace curfew::inline v0 {

/// The answer of several layers for one instant.
struct permission_verdict {
    /// Why the first layer that forbids does so; reason::permitted if none does.
    curfew::reason reason{};
    /// The first layer that forbids; nullopt where calling is permitted.
    std::optional<std::size_t> layer;
    /// For reason::holiday: the place of the exception among the layer's exceptions().entries().
    std::optional<std::size_t> exception;
    /// When the answer of permits() is another one; nullopt: never again.
    std::optional<sys_seconds> until;

    /// Whether calling is permitted.
    [[nodiscard]] constexpr bool permitted() const noexcept { return reason == curfew::reason::permitted; }

    friend bool operator==(const permission_verdict&, const permission_verdict&) noexcept = default;
};

/// Calling is permitted when every layer permits it. A value; asking is safe from any number of threads. One that was moved
/// from has no layers, and must not be asked. Layers in zones of different kinds need one type that is any of them, such
/// as std::variant wrapped as a zone.
template <zone Zone = fixed_offset>
class permission {
public:
    /// What it is asked about.
    using time_point = sys_seconds;

    /// The first layer, most often the task itself.
    explicit permission(zoned_calendar<Zone> layer) { add(std::move(layer)); }

    /// One more layer; it can only forbid.
    void add(zoned_calendar<Zone> layer) { layers_.push_back(std::move(layer)); }

    /// A layer of the same hours in each of `zones`.
    void add_in_every_zone(const weekly_hours& hours, const day_exceptions& exceptions, std::span<const Zone> zones) {
        for (const Zone& z : zones) layers_.push_back(zoned_calendar<Zone>{hours, exceptions, z});
    }

    /// In the order they were added, which is the order they are asked in.
    [[nodiscard]] std::span<const zoned_calendar<Zone>> layers() const noexcept { return layers_; }

    /// Whether every layer permits calling at `t`.
    [[nodiscard]] bool permits(sys_seconds t) const noexcept { return !forbidding_layer(t); }

    /// The same with the layer that forbids, and why.
    [[nodiscard]] permission_verdict at(sys_seconds t) const noexcept {
        const auto until = next_change(t);
        const auto layer = forbidding_layer(t);
        if (!layer) return {reason::permitted, std::nullopt, std::nullopt, until};
        return {layers_[*layer].reason_at(t), layer, layers_[*layer].exception_at(t), until};
    }

    /// The first instant at or after `t` that all layers permit; nullopt if there never is one. Each step goes to where
    /// one more layer permits; it ends with the first window that ends, or in the year 9999.
    [[nodiscard]] std::optional<sys_seconds> next_permitted(sys_seconds t) const noexcept {
        while (const auto layer = forbidding_layer(t)) {
            const auto next = layers_[*layer].next_permitted(t);
            if (!next) return std::nullopt;
            t = *next;
        }
        return t;
    }

    /// The first instant after `t` at which the answer of permits() is another one than at `t`.
    [[nodiscard]] std::optional<sys_seconds> next_change(sys_seconds t) const noexcept {
        if (!permits(t)) return next_permitted(t);
        sys_seconds first = sys_seconds::max();
        for (const auto& layer : layers_) first = detail::min_of(first, layer.next_change(t).value_or(layer.last()));
        return first;
    }

    /// The time in which all windows of the layers are open, [first, last); it may be empty. For a task with hours that
    /// hold at any time it is the task's window.
    [[nodiscard]] sys_seconds first() const noexcept {
        sys_seconds latest = layers_.front().first();
        for (const auto& layer : layers_) latest = detail::max_of(latest, layer.first());
        return latest;
    }
    [[nodiscard]] sys_seconds last() const noexcept {
        sys_seconds earliest = layers_.front().last();
        for (const auto& layer : layers_) earliest = detail::min_of(earliest, layer.last());
        return detail::max_of(first(), earliest);
    }

    /// The permitted intervals inside [from, to), lazily. *this must outlive the result.
    [[nodiscard]] permitted_intervals<permission> intervals(sys_seconds from, sys_seconds to) const noexcept {
        return {*this, from, to};
    }

private:
    [[nodiscard]] std::optional<std::size_t> forbidding_layer(sys_seconds t) const noexcept {
        for (std::size_t i = 0; i < layers_.size(); ++i) {
            if (!layers_[i].permits(t)) return i;
        }
        return std::nullopt;
    }

    std::vector<zoned_calendar<Zone>> layers_;
};

/// Writes 1 where calling is permitted at in[i] to out[i], else 0. Answers as many as fit into `out`, and returns how many.
template <zone Zone>
std::size_t permits(const permission<Zone>& call, std::span<const sys_seconds> in,
                    std::span<std::uint8_t> out) noexcept {
    const std::size_t count = detail::min_of(in.size(), out.size());
    for (std::size_t i = 0; i < count; ++i) out[i] = call.permits(in[i]) ? 1 : 0;
    return count;
}

} // namespace curfew::inline v0

// ==== curfew/presets.hpp

// Hours at which the law of a place lets businesses call people there. Data with its sources, as read on the day noted;
// no legal advice: laws change, have exceptions, and leave out what courts made of them.
//
//     const auto france = find_legal_hours("fr");
//     zoned_calendar{france->hours, french_public_holidays, paris}
//
// Adding one is an entry here and a test.

namespace curfew::inline v0 {

/// The legal hours of a jurisdiction, in the zone the callee is in.
struct legal_hours {
    /// Short, stable, lower case.
    std::string_view name;
    std::string_view jurisdiction;
    std::string_view source;
    std::chrono::year_month_day read_on;
    weekly_hours hours;
    /// Public holidays are excepted too: which dates these are, the caller says with its day_exceptions.
    bool closed_on_public_holidays;
    /// How often one callee may be called, where the same source limits that.
    std::optional<attempt_limit> limit;
};

/// All that are known, in the order of their names.
inline constexpr std::array legal_hours_presets{
    legal_hours{"fr", "France", "Décret n° 2022-1313 du 13 octobre 2022, in force since 2023-03-01",
                std::chrono::year{2026} / 11 / 24, *parse_weekly_hours("Mon-Fri 10:00-13:00,14:00-20:00").value, true,
                attempt_limit{4, std::chrono::days{30}}},
    legal_hours{
        "us", "United States", "TCPA, 47 CFR 64.1200(c)(1); FDCPA, 15 USC 1692c(a)(1): at the called party's location",
        std::chrono::year{2026} / 11 / 24, *parse_weekly_hours("Sun-Sat 08:00-21:00").value, false, std::nullopt},
};

/// The preset of that name.
[[nodiscard]] constexpr std::optional<legal_hours> find_legal_hours(std::string_view name) noexcept {
    for (const legal_hours& preset : legal_hours_presets) {
        if (preset.name == name) return preset;
    }
    return std::nullopt;
}

} // namespace curfew::inline v0

// ==== curfew/policy.hpp

// What a dialer enforces beyond the API's rules: its holidays, and the hours where the callee lives. docs/policy.md has
// the JSON form, json/policy.hpp reads it.
//
//     policy_document (what was written)  ──parse_policy──▶  local_policy (what it means)  ──permission_with──▶  permission

namespace curfew::inline v0 {

/// An entry of Exceptions, as it was written.
struct exception_entry {
    /// The members of docs/policy.md; absent where it does not have them.
    std::optional<std::string> date;
    std::optional<std::string> from;
    std::optional<std::string> to;
    std::optional<bool> forbid;
    std::optional<std::vector<std::string>> times;
    std::optional<std::string> counts_as;
    std::optional<std::string> name;
    std::vector<unknown_field> unknown;
};

/// An entry of LocalHours, as it was written.
struct local_hours_entry {
    /// The members of docs/policy.md; absent where it does not have them.
    std::optional<std::string> zone;
    std::optional<std::string> hours;
    std::optional<std::string> preset;
    std::optional<std::vector<exception_entry>> exceptions;
    std::vector<unknown_field> unknown;
};

/// A policy file, as it was written.
struct policy_document {
    /// The members of docs/policy.md; `local_policy` is what they mean.
    std::optional<std::vector<exception_entry>> exceptions;
    std::optional<std::vector<local_hours_entry>> local_hours;
    std::vector<unknown_field> unknown;
};

/// Hours in a zone, and the dates that are different there.
struct local_hours {
    /// As the caller's finder of zones knows it.
    std::string zone;
    weekly_hours hours;
    /// Labelled with their place in the file.
    day_exceptions exceptions;

    friend bool operator==(const local_hours&, const local_hours&) = default;
};

/// What a policy file means.
struct local_policy {
    /// Dates of the task's zone, labelled with their place in the file.
    day_exceptions exceptions;
    /// All of them hold.
    std::vector<local_hours> hours;

    friend bool operator==(const local_policy&, const local_policy&) = default;
};

/// The meaning of a policy file, if it has no error, and all that is wrong with it, in document order.
/// `is_zone(name)` says whether there is a zone of that name.
template <class IsZone>
[[nodiscard]] checked<local_policy> parse_policy(const policy_document& document, IsZone is_zone);

/// A task under a policy: layer 0 is the task, layer i the i-th of the local hours. `find_zone(name)` gives the Zone of a
/// name that `is_zone` of parse_policy() knew.
template <zone Zone, class FindZone>
[[nodiscard]] permission<Zone> permission_with(const local_policy& policy, const task_rules& task, Zone task_zone,
                                               FindZone find_zone, range_end ends = range_end::exclusive);

/// Where in the policy file that is what forbids: /LocalHours/1, /Exceptions/0, /LocalHours/1/Exceptions/2; nullopt if
/// nothing of it does. The verdict is one of `call`, which permission_with() made.
template <zone Zone>
[[nodiscard]] std::optional<json_pointer> policy_place(const permission_verdict& verdict, const permission<Zone>& call);

// ---- implementation -------------------------------------------------------------------------------------------

namespace detail {

/// policy-unknown-field.
inline void check_policy_members(const std::vector<unknown_field>& unknown, std::span<const field> known,
                                 const json_pointer& where, reporter& out) {
    for (const unknown_field& f : unknown) {
        diagnostic found{
            rule::policy_unknown_field, severity::error, where, '/' + escaped_pointer_token(f.name), {}, {}};
        if (const auto nearest = nearest_field(known, f.name)) found.detail = nearest_detail{*nearest};
        out.add(std::move(found));
    }
}

[[nodiscard]] inline text_detail detail_of(text_fault fault, std::size_t at) noexcept {
    return {fault, static_cast<std::uint32_t>(at)};
}

/// exception-date-format.
[[nodiscard]] inline std::optional<local_days> check_date(const std::string& text, const json_pointer& where,
                                                          reporter& out) {
    const auto date = parse_local_date(text);
    if (!date) out.add(rule::exception_date_format, where, detail_of(date.fault, date.at));
    return date.value;
}

/// time-range-format, time-range-empty. An overnight range and one until 24:00 are fine here.
[[nodiscard]] inline std::optional<day_exception> check_closed_times(const std::vector<std::string>& times,
                                                                     const json_pointer& where, reporter& out) {
    if (times.empty()) out.add(rule::times_empty, where);
    std::vector<time_range> ranges;
    for (std::size_t i = 0; i < times.size(); ++i) {
        const auto pair = parse_time_pair(times[i]);
        if (!pair) {
            out.add(rule::time_range_format, where / i, detail_of(pair.fault, pair.at));
        } else if (const auto range = time_range::from(pair.value->start, pair.value->end)) {
            ranges.push_back(*range);
        } else {
            out.add(rule::time_range_empty, where / i);
        }
    }
    return ranges.size() == times.size() ? day_exception::closed_in(std::move(ranges)) : std::nullopt;
}

/// exception-meaning, counts-as-weekday, and the rules of Times.
[[nodiscard]] inline std::optional<day_exception> check_meaning(const exception_entry& entry, const json_pointer& where,
                                                                reporter& out) {
    const int given = (entry.forbid ? 1 : 0) + (entry.times ? 1 : 0) + (entry.counts_as ? 1 : 0);
    if (out.has_unreadable_inside(where)) return std::nullopt;
    if (given != 1 || entry.forbid == false) {
        out.add(rule::exception_meaning, where);
        return std::nullopt;
    }
    if (entry.times) return check_closed_times(*entry.times, where / field::times, out);
    if (!entry.counts_as) return day_exception::closed();
    const auto day = parse_weekday(*entry.counts_as);
    if (!day) {
        out.add(rule::counts_as_weekday, where / field::counts_as, detail_of(day.fault, day.at));
        return std::nullopt;
    }
    return day_exception::counts_as(*day.value);
}

/// A first date and a last one.
using date_span = std::pair<local_days, local_days>;

/// exception-date-missing, -format, -reversed.
[[nodiscard]] inline std::optional<date_span> check_dates(const exception_entry& entry, const json_pointer& where,
                                                          reporter& out) {
    if (out.has_unreadable_inside(where)) return std::nullopt;
    if (entry.date ? entry.from || entry.to : !entry.from || !entry.to) {
        out.add(rule::exception_date_missing, where);
        return std::nullopt;
    }
    const auto first =
        check_date(entry.date ? *entry.date : *entry.from, where / (entry.date ? field::date : field::from), out);
    const auto last = entry.date ? first : check_date(*entry.to, where / field::to, out);
    if (!first || !last) return std::nullopt;
    if (*last < *first) {
        out.add(rule::exception_dates_reversed, where / field::to);
        return std::nullopt;
    }
    return date_span{*first, *last};
}

[[nodiscard]] inline day_exceptions check_exceptions(const std::optional<std::vector<exception_entry>>& entries,
                                                     const json_pointer& where, reporter& out) {
    day_exceptions result;
    for (std::size_t i = 0; entries && i < entries->size(); ++i) {
        const exception_entry& entry = (*entries)[i];
        const json_pointer place = where / i;
        const auto dates = check_dates(entry, place, out);
        auto meaning = check_meaning(entry, place, out);
        check_policy_members(entry.unknown, exception_fields, place, out);
        if (!dates || !meaning) continue;
        if (!result.insert(dates->first, dates->second, *std::move(meaning), i)) {
            out.add(rule::exception_date_duplicate, place);
        }
    }
    return result;
}

/// local-hours-meaning, local-hours-format, preset-unknown.
[[nodiscard]] inline weekly_hours check_hours(const local_hours_entry& entry, const json_pointer& where,
                                              reporter& out) {
    if (out.is_unreadable(where / field::hours) || out.is_unreadable(where / field::preset)) return {};
    if (entry.hours.has_value() == entry.preset.has_value()) {
        out.add(rule::local_hours_meaning, where);
        return {};
    }
    if (entry.preset) {
        const auto preset = find_legal_hours(*entry.preset);
        if (!preset) out.add(rule::preset_unknown, where / field::preset);
        return preset ? preset->hours : weekly_hours{};
    }
    const auto hours = parse_weekly_hours(*entry.hours);
    if (!hours) out.add(rule::local_hours_format, where / field::hours, detail_of(hours.fault, hours.at));
    return hours.value.value_or(weekly_hours{});
}

/// parse_policy() for a document of which the places `unreadable` were refused by the reader: silent about these.
template <class IsZone>
[[nodiscard]] checked<local_policy> parse_readable_policy(const policy_document& document, IsZone is_zone,
                                                          std::vector<json_pointer> unreadable,
                                                          std::size_t max_diagnostics) {
    checked<local_policy> result;
    result.report.keep_at_most(max_diagnostics);
    stable_sort(unreadable, [](const json_pointer& a, const json_pointer& b) { return a < b; });
    const rule_policy severities;
    reporter out{result.report, severities, unreadable};
    const json_pointer root;
    local_policy policy;
    policy.exceptions = check_exceptions(document.exceptions, root / field::exceptions, out);
    for (std::size_t i = 0; document.local_hours && i < document.local_hours->size(); ++i) {
        const local_hours_entry& entry = (*document.local_hours)[i];
        const json_pointer place = root / field::local_hours / i;
        const bool known = entry.zone && is_zone(std::string_view{*entry.zone});
        if (!known) out.add(rule::local_hours_zone, place / field::zone);
        const weekly_hours hours = check_hours(entry, place, out);
        auto exceptions = check_exceptions(entry.exceptions, place / field::exceptions, out);
        if (known && result.report.valid()) {
            policy.hours.push_back({*entry.zone, hours, std::move(exceptions)});
        }
        check_policy_members(entry.unknown, local_hours_fields, place, out);
    }
    check_policy_members(document.unknown, policy_fields, root, out);
    if (result.report.valid() && unreadable.empty()) result.value = std::move(policy);
    return result;
}

} // namespace detail

template <class IsZone>
checked<local_policy> parse_policy(const policy_document& document, IsZone is_zone) {
    auto result = detail::parse_readable_policy(document, is_zone, {}, report{}.most_kept());
    result.report.order_by_place();
    return result;
}

template <zone Zone, class FindZone>
permission<Zone> permission_with(const local_policy& policy, const task_rules& task, Zone task_zone, FindZone find_zone,
                                 range_end ends) {
    permission<Zone> call{zoned_calendar<Zone>{task, policy.exceptions, std::move(task_zone), ends}};
    for (const local_hours& local : policy.hours) {
        call.add(zoned_calendar<Zone>{local.hours, local.exceptions, find_zone(std::string_view{local.zone})});
    }
    return call;
}

template <zone Zone>
std::optional<json_pointer> policy_place(const permission_verdict& verdict, const permission<Zone>& call) {
    if (!verdict.layer || (*verdict.layer == 0 && !verdict.exception)) return std::nullopt;
    json_pointer place;
    if (*verdict.layer > 0) place = place / field::local_hours / (*verdict.layer - 1);
    if (!verdict.exception) return place;
    return place / field::exceptions / call.layers()[*verdict.layer].exceptions().entries()[*verdict.exception].label;
}

} // namespace curfew::inline v0

// ==== curfew/redial.hpp

// When an unanswered call is tried again. A redial is due an interval after the end of the attempt before it; where
// that is forbidden, it moves to the first permitted instant after it.
//
//     every 30 minutes, forbidden 12:00-14:00, EndTime 18:00
//         ended 10:00    due 10:30, at 10:30
//         ended 11:45    due 12:15, at 14:00
//         ended 17:30    due 18:00: window_over, EndTime itself is no time to call
//     the same, forbidden 17:00-18:00 as well
//         ended 16:45    due 17:15: never_permitted, nothing is left open before EndTime

namespace curfew::inline v0 {

/// What redials are planned in: a zoned_schedule, a zoned_calendar, or a permission of several layers.
template <class T>
concept timetable = requires(const T& calls, sys_seconds t) {
    { calls.last() } -> std::same_as<sys_seconds>;
    { calls.next_permitted(t) } -> std::same_as<std::optional<sys_seconds>>;
};

/// Why no redial follows; the first that applies. [rulebook section 3, point 6]
enum class redial_end : std::uint8_t {
    /// RingAgainTimes redials were made.
    all_placed,
    /// The redial is due at EndTime or later.
    window_over,
    /// The redial is due before EndTime, and no instant from there to EndTime is permitted.
    never_permitted,
};

/// "all-placed", "window-over" or "never-permitted".
[[nodiscard]] constexpr std::string_view name(redial_end end) noexcept;

/// A redial that is to be placed.
struct redial {
    /// 1…RingAgainTimes.
    int number = 0;
    /// An interval after the end of the attempt before it.
    sys_seconds due;
    /// The permitted instant to place it at, not before `due`.
    sys_seconds at;

    friend constexpr bool operator==(const redial&, const redial&) noexcept = default;
};

/// A redial, or the reason why none follows.
class redial_answer {
public:
    /// That `next` follows; or that none does, and why.
    constexpr explicit redial_answer(const redial& next) noexcept : next_{next} {}
    constexpr explicit redial_answer(redial_end over) noexcept : over_{over} {}

    /// Whether a redial follows; `*answer` and `answer->` are it.
    [[nodiscard]] constexpr explicit operator bool() const noexcept { return next_.has_value(); }
    [[nodiscard]] constexpr const redial& operator*() const noexcept { return *next_; }
    [[nodiscard]] constexpr const redial* operator->() const noexcept { return &*next_; }

    /// Why the redials are over; nullopt if one follows.
    [[nodiscard]] constexpr std::optional<redial_end> over() const noexcept;

    friend constexpr bool operator==(const redial_answer&, const redial_answer&) noexcept = default;

private:
    std::optional<redial> next_;
    redial_end over_{};
};

/// The redial after an attempt that ended at `ended`, `made` redials (less than 0 counts as 0) having been made so far:
/// the first permitted instant when it is due or later. Every instant is a legal argument. As fast as the task's
/// next_permitted().
template <timetable Task>
[[nodiscard]] constexpr redial_answer next_attempt(const Task& task, const redial_policy& policy, sys_seconds ended,
                                                   int made) noexcept;

/// The same within `limits` as well: the first instant that is due, permitted, and leaves the attempts to the callee
/// within every limit. `past` are the instants the callee was called at, the last attempt included, in any order. The
/// reasons then speak of the first instant that is due and within the limits.
template <timetable Task>
[[nodiscard]] constexpr redial_answer next_attempt(const Task& task, const redial_policy& policy, sys_seconds ended,
                                                   int made, const attempt_limits& limits,
                                                   std::span<const sys_seconds> past) noexcept;

/// All redials that follow an attempt, each found as it is asked for and assumed to end `talk` after it is placed (less
/// than nothing counts as nothing). A range of `redial`. Refers to the task, which must outlive it.
///
///     for (const redial& r : redial_plan{task, policy, ended}) …
template <timetable Task>
class redial_plan {
public:
    /// Where it is in the plan. A forward iterator; the end is std::default_sentinel.
    class iterator {
    public:
        /// What the standard library asks of a forward iterator.
        using value_type = redial;
        using difference_type = std::ptrdiff_t;
        using iterator_category = std::input_iterator_tag;
        using iterator_concept = std::forward_iterator_tag;
        using pointer = const redial*;
        using reference = const redial&;

        constexpr iterator() noexcept = default;

        /// The redial; it is there before the end of the plan.
        [[nodiscard]] constexpr reference operator*() const noexcept { return *next_; }
        [[nodiscard]] constexpr pointer operator->() const noexcept { return &*next_; }

        /// Goes on to the next redial.
        constexpr iterator& operator++() noexcept {
            const sys_seconds ended = saturating_sum(next_->at, plan_.talk_);
            next_ = next_attempt(*plan_.task_, plan_.policy_, ended, next_->number);
            return *this;
        }
        /// The same; gives the place before.
        constexpr iterator operator++(int) noexcept {
            iterator before = *this;
            ++*this;
            return before;
        }

        /// Why no redial follows; nullopt before the end of the plan.
        [[nodiscard]] constexpr std::optional<redial_end> over() const noexcept { return next_.over(); }

        friend constexpr bool operator==(const iterator& a, const iterator& b) noexcept { return a.next_ == b.next_; }
        friend constexpr bool operator==(const iterator& a, std::default_sentinel_t) noexcept { return !a.next_; }

    private:
        friend class redial_plan;

        constexpr explicit iterator(const redial_plan& plan) noexcept
            : plan_{plan}, next_{next_attempt(*plan.task_, plan.policy_, plan.ended_, plan.made_)} {}

        redial_plan plan_;
        redial_answer next_{redial_end::all_placed};
    };

    /// The redials after an attempt that ended at `ended`, `made` of them having been made so far.
    constexpr redial_plan(const Task& task, const redial_policy& policy, sys_seconds ended, int made = 0,
                          seconds talk = seconds{0}) noexcept
        : task_{&task}, policy_{policy}, ended_{ended}, made_{made}, talk_{talk < seconds{0} ? seconds{0} : talk} {}

    /// A range of `redial`.
    [[nodiscard]] constexpr iterator begin() const noexcept { return iterator{*this}; }
    [[nodiscard]] constexpr std::default_sentinel_t end() const noexcept { return {}; }

    /// Why no redial follows after the last one. Goes through the plan, which has at most 5.
    [[nodiscard]] constexpr redial_end over() const noexcept;

private:
    constexpr redial_plan() noexcept = default;

    const Task* task_ = nullptr;
    redial_policy policy_;
    sys_seconds ended_{};
    int made_ = 0;
    seconds talk_{0};
};

// ---- implementation -------------------------------------------------------------------------------------------

constexpr std::string_view name(redial_end end) noexcept {
    switch (end) {
    case redial_end::all_placed: return "all-placed";
    case redial_end::window_over: return "window-over";
    case redial_end::never_permitted: break;
    }
    return "never-permitted";
}

constexpr std::optional<redial_end> redial_answer::over() const noexcept {
    return next_ ? std::nullopt : std::optional{over_};
}

namespace detail {

/// The redial that is due at `due` and must not be placed before `earliest`, which is nullopt for never.
template <timetable Task>
[[nodiscard]] constexpr redial_answer place_redial(const Task& task, const redial_policy& policy, int made,
                                                   sys_seconds due, std::optional<sys_seconds> earliest) noexcept {
    if (made < 0) made = 0;
    if (made >= policy.times()) return redial_answer{redial_end::all_placed};
    if (!earliest || *earliest >= task.last()) return redial_answer{redial_end::window_over};
    const auto at = task.next_permitted(*earliest);
    if (!at) return redial_answer{redial_end::never_permitted};
    return redial_answer{redial{made + 1, due, *at}};
}

} // namespace detail

template <timetable Task>
constexpr redial_answer next_attempt(const Task& task, const redial_policy& policy, sys_seconds ended,
                                     int made) noexcept {
    const sys_seconds due = saturating_sum(ended, policy.interval());
    return detail::place_redial(task, policy, made, due, due);
}

template <timetable Task>
constexpr redial_answer next_attempt(const Task& task, const redial_policy& policy, sys_seconds ended, int made,
                                     const attempt_limits& limits, std::span<const sys_seconds> past) noexcept {
    const sys_seconds due = saturating_sum(ended, policy.interval());
    // What the limits allow they go on to allow, so the first permitted instant from there on satisfies all.
    return detail::place_redial(task, policy, made, due, limits.next_allowed(due, past));
}

template <timetable Task>
constexpr redial_end redial_plan<Task>::over() const noexcept {
    iterator last = begin();
    while (last != end()) ++last;
    return *last.over();
}

} // namespace curfew::inline v0

// ==== curfew/version.hpp

// The one place the version is written down; CMake and the packages read it from here.

/// The version of the headers, for the preprocessor.
#define CURFEW_VERSION_MAJOR 0
#define CURFEW_VERSION_MINOR 1
#define CURFEW_VERSION_PATCH 0

namespace curfew::inline v0 {

/// A semantic version (semver.org).
struct version_number {
    /// Before 1.0 a minor version may break.
    int major_number = 0;
    int minor_number = 0;
    int patch_number = 0;
};

/// The version of the headers the program was compiled with.
inline constexpr version_number version{CURFEW_VERSION_MAJOR, CURFEW_VERSION_MINOR, CURFEW_VERSION_PATCH};

} // namespace curfew::inline v0

// ==== curfew/detail/wording_table.hpp

// The words of the diagnostics in English and Chinese: one row for each rule. wording.hpp fills the rows in.
//
//     <name>   stands for a value of the diagnostic, as wording.hpp knows it
//     {...}    is left out when a value in it is not known
//
// A message that starts with a small letter gets a capital one.

namespace curfew::inline v0::detail {

/// The same in each language, in the order of `language`.
struct phrase {
    std::string_view en;
    std::string_view zh;

    [[nodiscard]] constexpr std::string_view in(bool chinese) const noexcept { return chinese ? zh : en; }
};

/// What is said about a rule. No fix where the message says all there is to say.
struct wording {
    rule id;
    phrase message;
    phrase fix;
};

/// A row for each rule, in the order of the enum.
inline constexpr std::array<wording, rule_table.size()> wording_table{{
    {rule::json_syntax,
     {"the text is not JSON that can be taken{: <fault>}.", "这段文本不是可以接受的 JSON{:<fault>}。"},
     {}},
    {rule::json_duplicate_key,
     {"the key \"<name>\" stands twice in one object, and readers differ in which of the two they take.",
      "键“<name>”在同一个对象中出现了两次,不同的解析器会取不同的那一个。"},
     {"Keep one of the two.", "只保留其中一个。"}},
    {rule::type_mismatch,
     {"<place> must be <wanted>{, not <found>}.", "<place>应为<wanted>{,而不是<found>}。"},
     {"{Write <wanted>}{, <notation>}.", "{改为<wanted>}{(<notation>)}。"}},
    {rule::integer_out_of_range,
     {"<place> must lie between -2147483648 and 2147483647{, and <value> does not}.",
      "<place>必须在 -2147483648 到 2147483647 之间{,<value> 超出了范围}。"},
     {}},
    {rule::unknown_field,
     {"the API documents no field \"<name>\" here.", "API 文档中此处没有字段“<name>”。"},
     {"{Write \"<nearest>\", if that is what is meant.}", "{如果想写的是“<nearest>”,请改正拼写。}"}},
    {rule::task_open_id_missing,
     {"TaskOpenId is missing: nothing says which task to update.", "缺少 TaskOpenId:无法确定要更新哪个任务。"},
     {"Give the id of the task, such as \"TaskOpenId\":\"abcdef\".", "填写任务 id,例如 \"TaskOpenId\":\"abcdef\"。"}},
    {rule::task_open_id_empty,
     {"TaskOpenId is empty or blank.", "TaskOpenId 为空,或只有空白字符。"},
     {"Give the id of the task to update.", "填写要更新的任务的 id。"}},
    {rule::start_time_missing,
     {"StartTime is missing: nothing says when the task starts.", "缺少 StartTime:无法确定任务何时开始。"},
     {"Give it in Beijing time, such as \"StartTime\":\"2021-05-20 17:35:43\".",
      "按北京时间填写,例如 \"StartTime\":\"2021-05-20 17:35:43\"。"}},
    {rule::end_time_missing,
     {"EndTime is missing: nothing says when the task ends.", "缺少 EndTime:无法确定任务何时结束。"},
     {"Give it in Beijing time, such as \"EndTime\":\"2021-05-21 17:35:44\".",
      "按北京时间填写,例如 \"EndTime\":\"2021-05-21 17:35:44\"。"}},
    {rule::start_time_format,
     {"StartTime is not a time of the form yyyy-MM-dd HH:mm:ss{: <fault>}.",
      "StartTime 不是格式为 yyyy-MM-dd HH:mm:ss 的有效时间{:<fault>}。"},
     {"Write it like \"2021-05-20 17:35:43\".", "请写成 \"2021-05-20 17:35:43\" 这样的形式。"}},
    {rule::end_time_format,
     {"EndTime is not a time of the form yyyy-MM-dd HH:mm:ss{: <fault>}.",
      "EndTime 不是格式为 yyyy-MM-dd HH:mm:ss 的有效时间{:<fault>}。"},
     {"Write it like \"2021-05-21 17:35:44\".", "请写成 \"2021-05-21 17:35:44\" 这样的形式。"}},
    {rule::end_not_after_start,
     {"EndTime{ (<time>)} is not later than StartTime{ (<time-limit>)}: the task would never run.",
      "EndTime{(<time>)}不晚于 StartTime{(<time-limit>)},任务永远不会运行。"},
     {"Give an EndTime later than StartTime.", "让 EndTime 晚于 StartTime。"}},
    {rule::window_over,
     {"EndTime{ (<time>)} has passed{, it is <time-limit> now}: the task is over.",
      "EndTime{(<time>)}已过{,现在是 <time-limit>}:任务已经结束。"},
     {"Give an EndTime that is still to come.", "填写一个尚未到来的 EndTime。"}},
    {rule::concurrency_missing,
     {"Concurrency is missing: nothing says how many calls may be in flight at once.",
      "缺少 Concurrency:无法确定同时进行的呼叫数。"},
     {"Give it, such as \"Concurrency\":100.", "填写并发数,例如 \"Concurrency\":100。"}},
    {rule::concurrency_not_positive,
     {"Concurrency must be at least <limit>{, and is <value>}.", "Concurrency 至少为 <limit>{,现在是 <value>}。"},
     {"Give at least <limit>.", "填写不小于 <limit> 的整数。"}},
    {rule::concurrency_over_quota,
     {"Concurrency is <value>, over the quota of <limit>.", "Concurrency 为 <value>,超过配额 <limit>。"},
     {"Give at most <limit>, or have the quota raised.", "填写不超过 <limit> 的值,或申请提高配额。"}},
    {rule::redial_times_negative,
     {"RingAgainTimes must not be negative{, and is <value>}.", "RingAgainTimes 不能为负数{,现在是 <value>}。"},
     {"Give 0 for no redials.", "不需要重呼时填 0。"}},
    {rule::redial_times_too_many,
     {"RingAgainTimes must be at most <limit>{, and is <value>}.", "RingAgainTimes 最多为 <limit>{,现在是 <value>}。"},
     {"Give at most <limit>.", "填写不超过 <limit> 的值。"}},
    {rule::redial_times_over_sdk_limit,
     {"RingAgainTimes is <value>: the API's pages allow it, and the vendor's SDK says at most <limit>.",
      "RingAgainTimes 为 <value>:API 文档允许,但官方 SDK 写的上限是 <limit>。"},
     {"Give at most <limit> to be safe with both.", "为稳妥起见,填写不超过 <limit> 的值。"}},
    {rule::redial_interval_too_short,
     {"RingAgainInterval must be at least <limit> minutes{, and is <value>}.",
      "RingAgainInterval 至少为 <limit> 分钟{,现在是 <value>}。"},
     {"Give at least <limit>, or leave it out for the default.", "填写不小于 <limit> 的值,或省略以使用默认值。"}},
    {rule::redial_interval_too_long,
     {"RingAgainInterval must be at most <limit> minutes{, and is <value>}.",
      "RingAgainInterval 最多为 <limit> 分钟{,现在是 <value>}。"},
     {"Give at most <limit>, which is a day.", "填写不超过 <limit>(即一天)的值。"}},
    {rule::redial_ignored,
     {"Recall is false: the server leaves the stored redial settings alone and ignores RingAgainTimes and "
      "RingAgainInterval.",
      "Recall 为 false:服务端不更新已保存的重呼设置,RingAgainTimes 和 RingAgainInterval 会被忽略。"},
     {"Set \"Recall\":true to change the redial settings, or leave RingAgainTimes and RingAgainInterval out.",
      "要修改重呼设置,请设 \"Recall\":true;否则去掉 RingAgainTimes 和 RingAgainInterval。"}},
    {rule::redial_reset,
     {"RingAgainTimes is absent and Recall is not false: this update sets the redials back to 0.",
      "没有 RingAgainTimes,且 Recall 不是 false:这次更新会把重呼次数重置为 0。"},
     {"Set \"Recall\":false to leave the stored redial settings alone, or give RingAgainTimes.",
      "要保留已有的重呼设置,请设 \"Recall\":false;否则请填写 RingAgainTimes。"}},
    {rule::redial_interval_unused,
     {"RingAgainInterval has no effect: RingAgainTimes is 0, so there are no redials.",
      "RingAgainTimes 为 0,不会重呼,RingAgainInterval 不起作用。"},
     {"Leave RingAgainInterval out, or give RingAgainTimes of at least 1.",
      "去掉 RingAgainInterval,或把 RingAgainTimes 设为至少 1。"}},
    {rule::redial_exceeds_window,
     {"no redial can be placed: the first is due <value> minutes after a call, and the task runs no longer than "
      "that.",
      "一次重呼也无法进行:首次重呼在通话结束 <value> 分钟之后,而任务的运行时间不超过这个时长。"},
     {"Give a shorter RingAgainInterval, a later EndTime, or RingAgainTimes 0.",
      "缩短 RingAgainInterval、推迟 EndTime,或把 RingAgainTimes 设为 0。"}},
    {rule::weekday_out_of_range,
     {"<value> is no weekday: the API counts from 1 for Sunday to 7 for Saturday.",
      "<value> 不是有效的星期:API 用 1 表示周日,2 表示周一,直到 7 表示周六。"},
     {"Write 1 for Sunday, 2 for Monday, and so on to 7 for Saturday.", "请用 1(周日)到 7(周六)的整数。"}},
    {rule::weekday_duplicate,
     {"<weekday> (<value>) stands twice in one Weekdays.", "同一个 Weekdays 中<weekday>(<value>)重复出现。"},
     {"Remove the second <value>.", "去掉重复的 <value>。"}},
    {rule::weekdays_empty,
     {"Weekdays is empty, which is read like an absent one: the item applies every day.",
      "Weekdays 为空列表,等同于没有填写:该项每天都生效。"},
     {"Leave Weekdays out if every day is meant; else list the days, 1 for Sunday to 7 for Saturday.",
      "如果每天都禁呼,请去掉 Weekdays;否则请列出具体的星期,1(周日)到 7(周六)。"}},
    {rule::times_missing,
     {"Times is missing: the item does not say when calling is forbidden.", "缺少 Times:该项没有说明禁呼的时间段。"},
     {"Give at least one range, such as \"Times\":[\"12:00-14:00\"], or remove the item.",
      "至少填写一个时间段,例如 \"Times\":[\"12:00-14:00\"],或删除该项。"}},
    {rule::times_empty,
     {"Times is empty: the item forbids nothing.", "Times 为空列表:该项不禁止任何时间。"},
     {"Put at least one range into it, such as [\"12:00-14:00\"], or remove the item.",
      "至少放入一个时间段,例如 [\"12:00-14:00\"],或删除该项。"}},
    {rule::time_range_format,
     {"<place> is not of the form HH:mm-HH:mm{: <fault>}.", "<place>不符合 HH:mm-HH:mm 的格式{:<fault>}。"},
     {"Write it like \"09:00-12:30\": hours 00 to 23, minutes 00 to 59.",
      "请写成 \"09:00-12:30\" 这样的形式:小时 00 到 23,分钟 00 到 59。"}},
    {rule::time_range_empty,
     {"the range starts and ends at the same time, so it forbids nothing or everything: nobody can tell.",
      "时间段的开始与结束相同:无法判断是不禁呼还是全天禁呼。"},
     {"Write \"00:00-24:00\" if the whole day is meant; else remove the range.",
      "如果要全天禁呼,请写 \"00:00-24:00\";否则删除该时间段。"}},
    {rule::time_range_overnight,
     {"the range{ <range>}{ (<days>)} starts later than it ends: it would run past midnight, and the documents do not "
      "say that a range may.",
      "{<days>的}时间段{ <range> }开始晚于结束,会跨过午夜,而文档没有说明时间段可以跨天。"},
     {"{Split it at midnight: <split>.}", "{请在午夜处拆开:<split>。}"}},
    {rule::time_range_ends_24,
     {"the range{ <range>}{ (<days>)} ends at 24:00, which the documents do not show.",
      "{<days>的}时间段{ <range> }以 24:00 结束,文档中没有这种写法。"},
     {"Keep it if the server takes it: an end at 23:59 would leave the minute from 23:59 to midnight open.",
      "如果服务端接受,请保留:改成 23:59 会使 23:59 到午夜的这一分钟可以外呼。"}},
    {rule::time_range_last_minute,
     {"the range{ <range>}{ (<days>)} ends at 23:59, so that the minute from 23:59 to midnight stays open for calls.",
      "{<days>的}时间段{ <range> }以 23:59 结束,23:59 到午夜的这一分钟仍可外呼。"},
     {"{Write \"<until-24>\" to close it, if the server takes 24:00.}",
      "{如果服务端接受 24:00,请写 \"<until-24>\" 以禁止这一分钟。}"}},
    {rule::time_range_overlap,
     {"the range overlaps or repeats an earlier one{, <other>}.", "该时间段与前面的时间段{(<other>)}重叠或重复。"},
     {"Merge the two, or remove one.", "合并这两个时间段,或删除其中一个。"}},
    {rule::forbid_list_covers_week,
     {"ForbidTimeList leaves no minute of the week open: the task can never place a call.",
      "ForbidTimeList 覆盖了整个星期:任务永远无法外呼。"},
     {"Shorten or remove a range.", "缩短或删除某个时间段。"}},
    {rule::never_permitted,
     {"ForbidTimeList covers all the time from StartTime to EndTime: the task can never place a call.",
      "ForbidTimeList 覆盖了从 StartTime 到 EndTime 的全部时间:任务永远无法外呼。"},
     {"Move StartTime or EndTime, or shorten a range.", "调整 StartTime 或 EndTime,或缩短某个时间段。"}},
    {rule::trigger_time_format,
     {"TriggerTime is not a time of the form yyyy-MM-dd HH:mm:ss{: <fault>}.",
      "TriggerTime 不是格式为 yyyy-MM-dd HH:mm:ss 的有效时间{:<fault>}。"},
     {"Write it like \"2021-05-20 17:35:43\", or leave it out.", "请写成 \"2021-05-20 17:35:43\" 这样的形式,或不填。"}},
    {rule::trigger_time_forbidden,
     {"calling is forbidden by ForbidTimeList at TriggerTime{, <time>}.",
      "ForbidTimeList 禁止在 TriggerTime{(<time>)}外呼。"},
     {"{Take <time-limit>, the next permitted time.}", "{改为之后第一个允许的时间 <time-limit>。}"}},
    {rule::policy_unknown_field,
     {"a policy file has no field \"<name>\" here, and what it asks for would not be enforced.",
      "策略文件中此处没有字段“<name>”,其要求不会生效。"},
     {"{Write \"<nearest>\", if that is what is meant.}", "{如果想写的是“<nearest>”,请改正拼写。}"}},
    {rule::exception_date_missing,
     {"an exception needs Date, or From and To.", "例外需要 Date,或 From 和 To。"},
     {"Give one date as Date, or the first and the last one as From and To.",
      "用 Date 填写一个日期,或用 From 和 To 填写首末日期。"}},
    {rule::exception_date_format,
     {"<place> is not a date of the form yyyy-MM-dd{: <fault>}.", "<place>不是格式为 yyyy-MM-dd 的日期{:<fault>}。"},
     {"Write the date like 2026-10-01.", "请写成 2026-10-01 这样的日期。"}},
    {rule::exception_dates_reversed, {"To lies before From.", "To 早于 From。"}, {"Swap the two.", "交换两者。"}},
    {rule::exception_date_duplicate,
     {"one of the dates has an exception already.", "其中某个日期已有例外。"},
     {"Keep one exception for each date.", "每个日期只保留一个例外。"}},
    {rule::exception_meaning,
     {"an exception needs exactly one of \"Forbid\":true, Times and CountsAs.",
      "例外需要且只能有 \"Forbid\":true、Times、CountsAs 之一。"},
     {"Say one thing about the date.", "对该日期只作一种规定。"}},
    {rule::counts_as_weekday,
     {"CountsAs is none of Sun, Mon, Tue, Wed, Thu, Fri and Sat.",
      "CountsAs 不是 Sun、Mon、Tue、Wed、Thu、Fri、Sat 之一。"},
     {"Write the weekday whose rules apply, such as \"Fri\".", "填写适用其规则的星期,例如 \"Fri\"。"}},
    {rule::local_hours_zone,
     {"local hours need the name of a time zone that is known.", "当地时段需要一个已知的时区名称。"},
     {"Give an IANA name such as \"Zone\":\"Europe/Paris\".", "填写 IANA 时区名称,例如 \"Zone\":\"Europe/Paris\"。"}},
    {rule::local_hours_meaning,
     {"local hours need exactly one of Hours and Preset.", "当地时段需要且只能有 Hours 和 Preset 之一。"},
     {"Give the hours, or the name of legal hours.", "填写时段,或预设法定时段的名称。"}},
    {rule::local_hours_format,
     {"Hours are not of the form Mon-Fri 09:00-12:00,14:00-18:00; Sat 10:00-16:00{: <fault>}.",
      "Hours 不符合 Mon-Fri 09:00-12:00,14:00-18:00; Sat 10:00-16:00 的格式{:<fault>}。"},
     {"Write weekdays as Sun … Sat and times as HH:mm, and split a range at midnight.",
      "星期写作 Sun … Sat,时间写作 HH:mm,跨午夜的时间段请在午夜处拆分。"}},
    {rule::preset_unknown,
     {"there are no legal hours of that name.", "没有这个名称的预设法定时段。"},
     {"Take one of the names in curfew/presets.hpp, such as \"fr\" or \"us\".",
      "使用 curfew/presets.hpp 中的名称,例如 \"fr\" 或 \"us\"。"}},
}};

/// What is wrong with a JSON text. `<byte>` is the byte that was met.
[[nodiscard]] constexpr phrase words(json_fault fault) noexcept {
    switch (fault) {
    case json_fault::unexpected_character:
        return {"the character <byte> cannot stand there", "此处不能出现字符 <byte>"};
    case json_fault::unexpected_end: return {"it ends too early", "文本提前结束"};
    case json_fault::trailing_text: return {"text follows after its end", "文档结束之后还有内容"};
    case json_fault::ill_formed_utf8: return {"it is not UTF-8", "不是合法的 UTF-8"};
    case json_fault::byte_order_mark: return {"it starts with a byte order mark", "开头有字节序标记(BOM)"};
    case json_fault::nesting_too_deep: return {"it is nested too deep", "嵌套层数过多"};
    case json_fault::text_too_long: return {"it is longer than the limit", "超过了长度上限"};
    case json_fault::number_too_large: return {"a number in it is too large", "其中有过大的数字"};
    }
    return {};
}

/// What is wrong with a text of fixed form. `<position>` counts characters from 1.
[[nodiscard]] constexpr phrase words(text_fault fault) noexcept {
    switch (fault) {
    case text_fault::wrong_length: return {"it is too short or too long", "长度不对"};
    case text_fault::not_a_digit: return {"character <position> is no digit", "第 <position> 个字符不是数字"};
    case text_fault::wrong_separator:
        return {"character <position> is not the separator that belongs there", "第 <position> 个字符不是应有的分隔符"};
    case text_fault::no_such_month: return {"there is no such month", "没有这个月份"};
    case text_fault::no_such_day: return {"there is no such day in that month", "该月没有这一天"};
    case text_fault::hour_over_23: return {"an hour is over 23", "小时超过了 23"};
    case text_fault::minute_over_59: return {"a minute is over 59", "分钟超过了 59"};
    case text_fault::second_over_59: return {"a second is over 59", "秒超过了 59"};
    case text_fault::offset_missing: return {"the offset from UTC is missing", "缺少与 UTC 的时差"};
    case text_fault::out_of_range: return {"it is out of range", "超出范围"};
    case text_fault::no_such_weekday:
        return {"there is no such weekday, take Sun … Sat", "没有这个星期名称,请使用 Sun … Sat"};
    case text_fault::not_after_start: return {"a range does not end after its start", "时间段的结束不晚于开始"};
    }
    return {};
}

[[nodiscard]] constexpr phrase words(json_kind kind) noexcept {
    switch (kind) {
    case json_kind::null: return {"null", "null"};
    case json_kind::boolean: return {"true or false", "true 或 false"};
    case json_kind::integer: return {"an integer", "整数"};
    case json_kind::number: return {"a number with a fraction or an exponent", "带小数点或指数的数字"};
    case json_kind::string: return {"a string", "字符串"};
    case json_kind::array: return {"an array", "数组"};
    case json_kind::object: return {"an object", "对象"};
    }
    return {};
}

/// How a value of that kind is written; empty where there is nothing to say.
[[nodiscard]] constexpr phrase notation(json_kind kind) noexcept {
    switch (kind) {
    case json_kind::boolean: return {"without quotes", "不加引号"};
    case json_kind::integer: return {"without quotes, fraction and exponent", "不加引号,不带小数点和指数"};
    case json_kind::string: return {"in double quotes", "加双引号"};
    case json_kind::array: return {"in square brackets", "用方括号"};
    case json_kind::object: return {"in braces", "用花括号"};
    default: return {};
    }
}

[[nodiscard]] constexpr phrase words(weekday day) noexcept {
    constexpr std::array<phrase, 7> names{{{"Sunday", "周日"},
                                           {"Monday", "周一"},
                                           {"Tuesday", "周二"},
                                           {"Wednesday", "周三"},
                                           {"Thursday", "周四"},
                                           {"Friday", "周五"},
                                           {"Saturday", "周六"}}};
    return names[static_cast<std::size_t>(days_after_sunday(day))];
}

} // namespace curfew::inline v0::detail

// ==== curfew/wording.hpp

// What a diagnostic says, in English or Chinese. Text is made here, when someone asks for it, and nowhere else.
//
//     {"Weekdays":[2,3],"Times":["22:00-08:00"]}  breaks time-range-overnight:
//
//     message        The range 22:00-08:00 (Monday, Tuesday) starts later than it ends: it would run past midnight, and
//                    the documents do not say that a range may.
//     suggested_fix  Split it at midnight: {"Weekdays":[2,3],"Times":["22:00-24:00"]},
//                    {"Weekdays":[3,4],"Times":["00:00-08:00"]}.
//     api_message    The specified parameter Times is invalid.

namespace curfew::inline v0 {

/// What diagnostics can be worded in. Names of fields keep the API's spelling in both.
enum class language : std::uint8_t { en, zh };

/// What is wrong, as one sentence for people, with the values that matter. UTF-8, one line, no control characters.
[[nodiscard]] std::string message(const diagnostic& d, language in = language::en);

/// What to write instead; nullopt where the message says all there is to say. UTF-8, one line.
[[nodiscard]] std::optional<std::string> suggested_fix(const diagnostic& d, language in = language::en);

/// The message of the API for the rule's error code [U25], word for word as on its page, with `%s` filled in: the
/// last field of the place, in the API's spelling, or "body" where the place is the whole request. nullopt for a rule
/// without an API code.
[[nodiscard]] std::optional<std::string> api_message(const diagnostic& d);

// ---- implementation -------------------------------------------------------------------------------------------

namespace detail {

/// A value that stands in a text of the table as <name>; nullopt where the diagnostic does not have it.
struct wording_value {
    std::string_view name;
    std::optional<std::string> (*of)(const diagnostic& d, bool chinese);
};

/// The text with its values filled in.
[[nodiscard]] inline std::string filled_in(std::string_view text, const diagnostic& d, bool chinese);

/// Text from outside, fit for one line of a terminal: no control characters, and of a length that can be read.
[[nodiscard]] inline std::string readable(std::string_view text) {
    constexpr std::size_t most = 60;
    const bool cut = text.size() > most;
    if (cut) {
        text = text.substr(0, most);
        // A code point that was cut in two goes as a whole.
        while (!text.empty() && (static_cast<unsigned char>(text.back()) & 0xC0U) == 0x80U) text.remove_suffix(1);
        if (!text.empty() && static_cast<unsigned char>(text.back()) >= 0xC0U) text.remove_suffix(1);
    }
    std::string result;
    for (const char c : text) result += static_cast<unsigned char>(c) < 0x20 || c == 0x7F ? '?' : c;
    if (cut) result += "...";
    return result;
}

/// The last name of the place; the inverse of escaped_pointer_token() where the API does not know it.
[[nodiscard]] inline std::string last_name(const diagnostic& d) {
    if (d.below.empty()) return std::string{name(d.where.last_field())};
    std::string result;
    const std::string_view token = std::string_view{d.below}.substr(d.below.rfind('/') + 1);
    for (std::size_t i = 0; i < token.size(); ++i) {
        const bool escaped = token[i] == '~' && i + 1 < token.size();
        result += !escaped ? token[i] : token[i + 1] == '1' ? '/' : '~';
        if (escaped) ++i;
    }
    return readable(result);
}

/// "StartTime", "an entry of Times", "the request".
[[nodiscard]] inline std::string place_in_words(const diagnostic& d, bool chinese) {
    const auto field_name = last_name(d);
    if (field_name.empty()) return chinese ? "请求" : "the request";
    const bool is_entry = d.below.empty() && d.where.parent().last_field() == d.where.last_field();
    if (!is_entry) return chinese ? field_name + ' ' : field_name;
    return chinese ? field_name + " 中的元素" : "an entry of " + field_name;
}

[[nodiscard]] inline std::string byte_in_words(unsigned char byte) {
    constexpr std::string_view digits = "0123456789ABCDEF";
    if (byte >= 0x20 && byte < 0x7F) return {'\'', static_cast<char>(byte), '\''};
    return {'0', 'x', digits[byte / 16U], digits[byte % 16U]};
}

[[nodiscard]] inline std::optional<std::string> days_in_words(weekday_set days, bool chinese) {
    if (days.empty()) return std::nullopt;
    if (days == weekday_set::every_day()) return chinese ? "每天" : "every day";
    std::string result;
    for (const weekday day : all_weekdays) {
        if (!days.contains(day)) continue;
        if (!result.empty()) result += chinese ? "、" : ", ";
        result += words(day).in(chinese);
    }
    return result;
}

/// An item of ForbidTimeList as JSON; `times` are its ranges as JSON strings.
[[nodiscard]] inline std::string item_as_json(weekday_set days, std::string_view times) {
    std::string result = "{";
    if (days != weekday_set::every_day()) {
        result += "\"Weekdays\":[";
        for (const weekday day : all_weekdays) {
            if (!days.contains(day)) continue;
            if (result.back() != '[') result += ',';
            result += std::to_string(api_number(day));
        }
        result += "],";
    }
    result += "\"Times\":[";
    result += times;
    result += "]}";
    return result;
}

/// The items that forbid what an overnight range forbids, none of them past midnight.
[[nodiscard]] inline std::string split_at_midnight(const range_detail& d, bool chinese) {
    const auto quoted = [](time_of_day start, time_of_day end) {
        return '"' + std::string{format(start).view()} + '-' + std::string{format(end).view()} + '"';
    };
    const std::string before = quoted(d.range.start(), end_of_day);
    if (d.range.end() == time_of_day{}) return d.days.empty() ? before : item_as_json(d.days, before);
    const std::string after = quoted(time_of_day{}, d.range.end());
    if (d.days == weekday_set::every_day()) return item_as_json(d.days, before + ',' + after);
    if (!d.days.empty()) return item_as_json(d.days, before) + ", " + item_as_json(d.days.next_days(), after);
    return chinese ? "当天 " + before + ",次日 " + after
                   : before + " on the same days, " + after + " on the days after";
}

template <class Detail, class Text>
[[nodiscard]] std::optional<std::string> if_given(const diagnostic& d, Text text) {
    const auto* given = std::get_if<Detail>(&d.detail);
    if (given == nullptr) return std::nullopt;
    return text(*given);
}

/// An empty text counts as none.
[[nodiscard]] inline std::optional<std::string> unless_empty(std::string_view text) {
    return text.empty() ? std::nullopt : std::optional<std::string>{text};
}

[[nodiscard]] inline std::optional<std::string> time_in_words(local_seconds time) {
    const auto text = format(time);
    return text ? std::optional<std::string>{text->view()} : std::nullopt;
}

/// Every value a text may ask for.
inline constexpr std::array wording_values{
    wording_value{"name", [](const diagnostic& d, bool) { return unless_empty(last_name(d)); }},
    wording_value{"place", [](const diagnostic& d, bool chinese) { return std::optional{place_in_words(d, chinese)}; }},
    wording_value{"nearest",
                  [](const diagnostic& d, bool) {
                      return if_given<nearest_detail>(d, [](const auto& g) { return unless_empty(name(g.nearest)); });
                  }},
    wording_value{"value",
                  [](const diagnostic& d, bool) {
                      return if_given<given_number>(d, [](const auto& g) { return std::to_string(g.value); });
                  }},
    wording_value{"limit",
                  [](const diagnostic& d, bool) {
                      return if_given<given_number>(d, [](const auto& g) {
                          return g.limit ? std::optional{std::to_string(*g.limit)} : std::nullopt;
                      });
                  }},
    wording_value{"weekday",
                  [](const diagnostic& d, bool chinese) {
                      return if_given<given_number>(d, [chinese](const auto& g) {
                          const auto day = weekday_from_api(g.value);
                          return day ? unless_empty(words(*day).in(chinese)) : std::nullopt;
                      });
                  }},
    wording_value{"time",
                  [](const diagnostic& d, bool) {
                      return if_given<given_time>(d, [](const auto& g) { return time_in_words(g.value); });
                  }},
    wording_value{"time-limit",
                  [](const diagnostic& d, bool) {
                      return if_given<given_time>(d, [](const auto& g) { return time_in_words(g.limit); });
                  }},
    wording_value{"fault",
                  [](const diagnostic& d, bool chinese) {
                      const auto text = [&](const auto& g) {
                          return filled_in(words(g.fault).in(chinese), d, chinese);
                      };
                      const auto syntax = if_given<syntax_detail>(d, text);
                      return syntax ? syntax : if_given<text_detail>(d, text);
                  }},
    wording_value{"byte",
                  [](const diagnostic& d, bool) {
                      return if_given<syntax_detail>(d, [](const auto& g) { return byte_in_words(g.byte); });
                  }},
    wording_value{"position",
                  [](const diagnostic& d, bool) {
                      return if_given<text_detail>(
                          d, [](const auto& g) { return std::to_string(std::uint64_t{g.at} + 1); });
                  }},
    wording_value{"wanted",
                  [](const diagnostic& d, bool chinese) {
                      return if_given<type_detail>(
                          d, [chinese](const auto& g) { return unless_empty(words(g.wanted).in(chinese)); });
                  }},
    wording_value{"found",
                  [](const diagnostic& d, bool chinese) {
                      return if_given<type_detail>(
                          d, [chinese](const auto& g) { return unless_empty(words(g.found).in(chinese)); });
                  }},
    wording_value{"notation",
                  [](const diagnostic& d, bool chinese) {
                      return if_given<type_detail>(
                          d, [chinese](const auto& g) { return unless_empty(notation(g.wanted).in(chinese)); });
                  }},
    wording_value{"range",
                  [](const diagnostic& d, bool) {
                      return if_given<range_detail>(d,
                                                    [](const auto& g) { return std::string{format(g.range).view()}; });
                  }},
    wording_value{"days",
                  [](const diagnostic& d, bool chinese) {
                      return if_given<range_detail>(d, [=](const auto& g) { return days_in_words(g.days, chinese); });
                  }},
    wording_value{"split",
                  [](const diagnostic& d, bool chinese) {
                      return if_given<range_detail>(d, [=](const auto& g) { return split_at_midnight(g, chinese); });
                  }},
    wording_value{"until-24",
                  [](const diagnostic& d, bool) {
                      return if_given<range_detail>(
                          d, [](const auto& g) { return std::string{format(g.range.start()).view()} + "-24:00"; });
                  }},
    wording_value{"other",
                  [](const diagnostic& d, bool) {
                      return if_given<other_range_detail>(d, [&d](const auto& g) {
                          // In the same list: up from the entry to Times, to the item, to ForbidTimeList.
                          const json_pointer list = d.where.parent().parent().parent();
                          return (list / g.item / field::times / g.entry).text();
                      });
                  }},
};

inline std::string filled_in(std::string_view text, const diagnostic& d, bool chinese) {
    std::string result;
    std::size_t section = 0;
    bool complete = true;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] == '{') {
            section = result.size();
            complete = true;
        } else if (text[i] == '}') {
            if (!complete) result.resize(section);
        } else if (text[i] == '<') {
            const std::string_view wanted = text.substr(i + 1, text.find('>', i) - i - 1);
            i += wanted.size() + 1;
            std::optional<std::string> value;
            for (const wording_value& known : wording_values) {
                if (known.name == wanted) value = known.of(d, chinese);
            }
            complete = complete && value;
            result += value.value_or("?");
        } else {
            result += text[i];
        }
    }
    return result;
}

[[nodiscard]] constexpr const wording& wording_of(rule id) noexcept {
    return wording_table[static_cast<std::size_t>(id)];
}

/// What stands for the parameter in the message of an API error.
inline constexpr std::string_view parameter = "%s";

/// Whether the API's error for each rule, where there is one, names a parameter.
[[nodiscard]] consteval bool api_errors_name_a_parameter() {
    for (const rule_info& r : rule_table) {
        if (r.api_code && info(*r.api_code).message_template.find(parameter) == std::string_view::npos) return false;
    }
    return true;
}
static_assert(api_errors_name_a_parameter());

} // namespace detail

inline std::string message(const diagnostic& d, language in) {
    const bool chinese = in == language::zh;
    std::string result = detail::filled_in(detail::wording_of(d.id).message.in(chinese), d, chinese);
    constexpr std::string_view small = "abcdefghijklmnopqrstuvwxyz";
    constexpr std::string_view large = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";
    if (const auto letter = small.find(result[0]); letter != small.npos) result[0] = large[letter];
    return result;
}

inline std::optional<std::string> suggested_fix(const diagnostic& d, language in) {
    const bool chinese = in == language::zh;
    return detail::unless_empty(detail::filled_in(detail::wording_of(d.id).fix.in(chinese), d, chinese));
}

inline std::optional<std::string> api_message(const diagnostic& d) {
    const auto code = info(d.id).api_code;
    if (!code) return std::nullopt;
    std::string result{info(*code).message_template};
    const std::string_view last = name(d.where.last_field());
    return result.replace(result.find(detail::parameter), detail::parameter.size(), last.empty() ? "body" : last);
}

} // namespace curfew::inline v0

// ==== curfew/zoned_schedule.hpp

// A schedule and a zone: all questions about instants.
//
//     an hour that a clock change repeats is judged twice by its wall-clock time, an hour it skips never comes;
//     a StartTime that is repeated or skipped counts as late as it can, an EndTime as early, so that no window grows.

namespace curfew::inline v0 {

/// When a task may place calls, as instants. A value; immutable; any number of threads may ask the same one. Every
/// sys_seconds is a legal argument. Queries allocate nothing and take constant time for a zone that does, apart from
/// iteration and permitted_time(), which walks the spans of the zone. A sub-second instant counts to the second it is in.
/// [rulebook section 3]
template <zone Zone = fixed_offset>
class zoned_schedule {
public:
    /// What it is asked about.
    using time_point = sys_seconds;

    /// The task's schedule in the task's zone.
    constexpr explicit zoned_schedule(const schedule& local, Zone zone = beijing_by_default())
        : first_{resolve_start(zone, local.window().start())}, last_{detail::max_of(
                                                                   first_, resolve_end(zone, local.window().end()))},
          phase_{zone, first_, last_}, zone_{std::move(zone)}, local_{local} {}

    /// Whether calling is permitted at `t`.
    [[nodiscard]] constexpr bool permits(sys_seconds t) const noexcept {
        // Unsigned, so that no argument overflows. Outside the window the minute means nothing.
        const std::uint64_t first = detail::unsigned_seconds(first_);
        const bool in_window = detail::unsigned_seconds(t) - first < detail::unsigned_seconds(last_) - first;
        return local_.week_.permits_if(in_window, detail::minute_at_phase(phase_.at(zone_, t)));
    }

    /// The same with the reason and the interval around `t`.
    [[nodiscard, gnu::always_inline]] constexpr verdict<sys_seconds> at(sys_seconds t) const noexcept {
        return plain_at(t).as_verdict();
    }

    /// The first permitted instant at or after `t`.
    [[nodiscard, gnu::always_inline]] constexpr std::optional<sys_seconds>
    next_permitted(sys_seconds t) const noexcept {
        const sys_seconds found = first_permitted_from(t);
        return detail::if_exists(found, found < last_);
    }

    /// The first instant after `t` at which the answer of permits() is another one than at `t`.
    [[nodiscard, gnu::always_inline]] constexpr std::optional<sys_seconds> next_change(sys_seconds t) const noexcept {
        return at(t).until;
    }

    /// The permitted intervals inside [from, to), lazily. *this must outlive the result.
    [[nodiscard]] constexpr permitted_intervals<zoned_schedule> intervals(sys_seconds from,
                                                                          sys_seconds to) const noexcept {
        return {*this, from, to};
    }

    /// How much of [from, to) is permitted.
    [[nodiscard]] constexpr seconds permitted_time(sys_seconds from, sys_seconds to) const noexcept {
        return timeline().permitted_time(from, to);
    }

    /// The task's window as instants, [first, last). It may be empty where clock changes leave nothing of it.
    [[nodiscard]] constexpr sys_seconds first() const noexcept { return first_; }
    [[nodiscard]] constexpr sys_seconds last() const noexcept { return last_; }

    /// The wall-clock time of the task at `t`; less than a day from the ends of 64 bits it stops there.
    [[nodiscard]] constexpr local_seconds to_local(sys_seconds t) const noexcept {
        const seconds offset = zone_.offset_at(t);
        if (offset > seconds{0} && t > sys_seconds::max() - offset) return local_seconds::max();
        if (offset < seconds{0} && t < sys_seconds::min() - offset) return local_seconds::min();
        return local_seconds{t.time_since_epoch() + offset};
    }

    /// What it was made of.
    [[nodiscard]] constexpr const schedule& local() const noexcept { return local_; }
    [[nodiscard]] constexpr const Zone& zone() const noexcept { return zone_; }

private:
    static constexpr Zone beijing_by_default() noexcept requires std::same_as<Zone, fixed_offset> { return beijing; }

    [[nodiscard]] constexpr sys_seconds first_permitted_from(sys_seconds t) const noexcept {
        return timeline().next_permitted(t);
    }
    [[nodiscard]] constexpr detail::plain_verdict plain_at(sys_seconds t) const noexcept { return timeline().at(t); }

    [[nodiscard, gnu::always_inline]] constexpr detail::timeline<Zone> timeline() const noexcept {
        return {local_.week_, zone_, phase_, first_, last_};
    }

    sys_seconds first_;
    sys_seconds last_;
    /// What helps to ask zone_.
    [[no_unique_address]] detail::zone_phase<Zone> phase_;
    Zone zone_;
    schedule local_;
};

} // namespace curfew::inline v0

// ==== curfew/curfew.hpp

// All of the core: needs the standard library only. json.hpp and date_tz.hpp are included on their own.
