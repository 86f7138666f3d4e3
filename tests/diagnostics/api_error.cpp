#include "catch.hpp"

#include <curfew/diagnostics/api_error.hpp>

#include <set>
#include <string>

namespace api_error_test {

using namespace curfew;

static_assert(http_status(api_code::service_unavailable) == 503);
static_assert(api_code_from_name("QuotaExceeded") == api_code::quota_exceeded);

TEST_CASE("the table of the API page, word for word") {
    struct page_row {
        api_code code;
        int http_status;
        std::string name;
        std::string message;
    };
    const page_row page[]{
        {api_code::missing_parameter, 400, "MissingParameter", "The required parameter %s is missing."},
        {api_code::invalid_parameter, 400, "InvalidParameter", "The specified parameter %s is invalid."},
        {api_code::operation_denied, 400, "OperationDenied",
         "Operation is denied because the specified resource is in use."},
        {api_code::quota_exceeded, 400, "QuotaExceeded",
         "%s has exceeded the quota. example: The memory size of the specified disk has exceeded the quota."},
        {api_code::idempotent_parameter_mismatch, 400, "IdempotentParameterMismatch",
         "Parameters mismatch the previous request with a same ClientToken."},
        {api_code::dry_run_operation, 400, "DryRunOperation", "The request is validated by a dryrun operation."},
        {api_code::missing_action, 400, "MissingAction", "The request is missing an action."},
        {api_code::invalid_action, 400, "InvalidAction", "The specified action is invalid."},
        {api_code::internal_error, 500, "InternalError", "The request has failed due to an unknown error."},
        {api_code::service_unavailable, 503, "ServiceUnavailable",
         "The request has failed due to a temporary failure of the server."},
    };
    REQUIRE(std::size(page) == detail::api_code_table.size());
    for (std::size_t i = 0; i < detail::api_code_table.size(); ++i) {
        const detail::api_code_row& row = detail::row_of(page[i].code);
        CHECK(&row == &detail::api_code_table[i]);
        CHECK(row.code == page[i].code);
        CHECK(http_status(page[i].code) == page[i].http_status);
        CHECK(name(page[i].code) == page[i].name);
        CHECK(row.message_template == page[i].message);
        CHECK(api_code_from_name(row.name) == row.code);
    }
}

TEST_CASE("a code that is not on the page is none") {
    for (const std::string name : {"", "invalidparameter", "InvalidParameter ", "Throttling"}) {
        CHECK(api_code_from_name(name) == std::nullopt);
    }
}

TEST_CASE("a retry helps when the server failed or the resource was in use") {
    const std::set<api_code> helps{api_code::operation_denied, api_code::internal_error, api_code::service_unavailable};
    for (const detail::api_code_row& row : detail::api_code_table) {
        INFO(row.name);
        CHECK(may_retry(row.code) == (helps.count(row.code) == 1));
    }
}

TEST_CASE("business codes have the API's names") {
    CHECK(name(business_code::forbid_time_parse_fail) == "ForbidTimeParseFail");
    CHECK(name(business_code::error_ring_back_times) == "ErrorRingBackTimes");
    CHECK(name(business_code::error_ring_back_interval) == "ErrorRingBackInterval");
    CHECK(name(business_code::task_concurrency_not_null) == "TaskConcurrencyNotNull");
    CHECK(name(business_code::exceed_max_concurrency) == "ExceedMaxConcurrency");
    CHECK(name(business_code::not_in_work_time) == "NotInWorkTime");
    CHECK(name(business_code::task_not_found) == "TaskNotFound");
    CHECK(name(business_code::task_wrong_state) == "TaskWrongState");
    CHECK(name(business_code::no_permission) == "NoPermission");
}

} // namespace api_error_test
