#include "catch.hpp"

#include <curfew/task/api_response.hpp>

#include <string>

namespace api_response_test {

using namespace curfew;

TEST_CASE("a response with an error has the status and the advice of the page's table") {
    for (const api_code_info& row : api_code_table) {
        api_response response;
        response.error = api_response_error{std::string{row.name}, "", {}};
        CHECK(response.http_status() == row.http_status);
        CHECK(response.may_retry() == row.retryable);
        CHECK_FALSE(response.succeeded());
    }
}

TEST_CASE("every business code is found by its name") {
    for (std::uint8_t i = 0; i <= static_cast<std::uint8_t>(business_code::no_permission); ++i) {
        const auto code = static_cast<business_code>(i);
        CHECK(business_code_from_name(name(code)) == code);
        CHECK(api_response_error{std::string{name(code)}, "", {}}.business_code() == code);
    }
    CHECK_FALSE(business_code_from_name("TaskNotfound"));
    CHECK_FALSE(business_code_from_name(""));
}

} // namespace api_response_test
