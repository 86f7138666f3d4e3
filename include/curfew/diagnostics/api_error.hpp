#pragma once
// The error codes of the API: the ten rows of the UpdateTask page [U25] and the business codes of [E23].

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>

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

/// The name of the code as the page has it. [U25]
[[nodiscard]] constexpr std::string_view name(api_code code) noexcept;

/// Its HTTP status. [U25]
[[nodiscard]] constexpr int http_status(api_code code) noexcept;

/// Whether the same request may succeed when it is sent again later. [L]
[[nodiscard]] constexpr bool may_retry(api_code code) noexcept;

/// The code of that name; nullopt for a name that is not on the page. Case matters.
[[nodiscard]] constexpr std::optional<api_code> api_code_from_name(std::string_view name) noexcept;

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

/// A row of the page's table of errors.
struct api_code_row {
    api_code code;
    int http_status;
    std::string_view name;
    /// As the page has it; `%s` stands for the parameter.
    std::string_view message_template;
    bool may_retry;
};

/// The page's table. [U25]
inline constexpr std::array<api_code_row, 10> api_code_table{{
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

[[nodiscard]] constexpr const api_code_row& row_of(api_code code) noexcept {
    return api_code_table[static_cast<std::size_t>(code)];
}

inline constexpr std::array<std::string_view, 9> business_code_names{
    "ForbidTimeParseFail",    "ErrorRingBackTimes",   "ErrorRingBackInterval",
    "TaskConcurrencyNotNull", "ExceedMaxConcurrency", "NotInWorkTime",
    "TaskNotFound",           "TaskWrongState",       "NoPermission"};

} // namespace detail

constexpr std::string_view name(api_code code) noexcept {
    return detail::row_of(code).name;
}

constexpr int http_status(api_code code) noexcept {
    return detail::row_of(code).http_status;
}

constexpr bool may_retry(api_code code) noexcept {
    return detail::row_of(code).may_retry;
}

constexpr std::optional<api_code> api_code_from_name(std::string_view name) noexcept {
    for (const detail::api_code_row& row : detail::api_code_table) {
        if (row.name == name) return row.code;
    }
    return std::nullopt;
}

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
