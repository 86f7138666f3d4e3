#pragma once
// The rules of the rulebook: one enumerator and one row of the table each. docs/rules.md is the same table for
// people, and a test compares the two.

#include <curfew/diagnostics/api_error.hpp>

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>

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
    /// Unless the caller's severity_settings says otherwise.
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
