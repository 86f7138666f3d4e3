#include "catch.hpp"

#include <curfew/task/api_response.hpp>

#include <string>
#include <utility>

namespace api_response_test {

using namespace curfew;

TEST_CASE("a response with an error has the status and the advice of the page's table") {
    for (const detail::api_code_row& row : detail::api_code_table) {
        api_response response;
        response.error = api_response::failure{std::string{row.name}, "", {}};
        CHECK(response.http_status() == row.http_status);
        CHECK(response.may_retry() == row.may_retry);
        CHECK_FALSE(response.succeeded());
    }
}

TEST_CASE("a response that nobody read, or that was moved from, is no success") {
    CHECK_FALSE(api_response{}.succeeded());
    CHECK_FALSE(api_response{}.http_status());
    CHECK_FALSE(api_response{}.may_retry());
    api_response response;
    // Longer than what a string keeps in itself, and shorter.
    for (const char* const id : {"20210520173544010212100212345678", "id"}) {
        response.request_id = id;
        CHECK(response.succeeded());
        CHECK(response.http_status() == 200);
        const api_response taken = std::move(response);
        CHECK(taken.succeeded());
        CHECK_FALSE(response.succeeded()); // NOLINT(bugprone-use-after-move): that is the test
    }
}

TEST_CASE("every business code is found by its name") {
    for (std::uint8_t i = 0; i <= static_cast<std::uint8_t>(business_code::no_permission); ++i) {
        const auto code = static_cast<business_code>(i);
        CHECK(business_code_from_name(name(code)) == code);
        CHECK(api_response::failure{std::string{name(code)}, "", {}}.business_code() == code);
    }
    CHECK_FALSE(business_code_from_name("TaskNotfound"));
    CHECK_FALSE(business_code_from_name(""));
}

} // namespace api_response_test
