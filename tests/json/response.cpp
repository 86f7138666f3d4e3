#include "catch.hpp"
#include "support/json_text.hpp"

#include <curfew/json/response.hpp>

#include <string>

namespace response_test {

using namespace curfew;
using namespace json_text;

namespace {

std::string with_error(const std::string& error) {
    return R"({"ResponseMetadata":{"RequestId":"r","Action":"UpdateTask","Error":)" + error + "}}";
}

} // namespace

TEST_CASE("the response of the API page") {
    const auto result = read_response(exact{R"({
    "ResponseMetadata":{
        "RequestId":"2021052017361001022509205912000B28",
        "Action":"UpdateTask",
        "Version":"2022-01-01",
        "Service":"vms",
        "Region":"cn-north-1"
    }
})"}
                                          .view());
    REQUIRE(result);
    CHECK(*result == api_response{"2021052017361001022509205912000B28", "UpdateTask", "2022-01-01", "vms", "cn-north-1",
                                  std::nullopt, std::nullopt});
    CHECK(result.report().diagnostics().empty());
    CHECK(result->succeeded());
    CHECK_FALSE(result->may_retry());
    CHECK(result->http_status() == 200);
}

TEST_CASE("an error of a response") {
    const auto result =
        read_response(with_error(R"({"CodeN":100010,"Code":"ServiceUnavailable","Message":"m","More":[]})"));
    REQUIRE(result);
    REQUIRE(result->error);
    CHECK(result->error == api_response::failure{"ServiceUnavailable", "m", 100010});
    CHECK(result->error->api_code() == api_code::service_unavailable);
    CHECK_FALSE(result->error->business_code());
    CHECK(result->http_status() == 503);
    CHECK(result->may_retry());
}

TEST_CASE("a business code, and a code that nobody documents") {
    const auto business = read_response(with_error(R"({"Code":"NotInWorkTime","Message":""})"));
    REQUIRE(business);
    CHECK(business->error->business_code() == business_code::not_in_work_time);
    CHECK_FALSE(business->error->api_code());
    CHECK_FALSE(business->http_status());
    CHECK_FALSE(business->may_retry());
    const auto other = read_response(with_error(R"({"Code":"notinworktime"})"));
    REQUIRE(other);
    CHECK_FALSE(other->error->business_code());
    CHECK_FALSE(other->succeeded());
}

TEST_CASE("a result is kept as text, null counts as absent") {
    CHECK(read_response(R"({"Result":{ "a" : [ 1e2 ] },"ResponseMetadata":{},"More":1})")->result == R"({"a":[1e2]})");
    CHECK_FALSE(read_response(R"({"Result":null,"ResponseMetadata":{"Error":null}})")->result);
    CHECK(read_response(R"({"ResponseMetadata":{"RequestId":"x","Error":null}})")->succeeded());
    // Each answer of the API has a RequestId: without one nobody knows whose answer it is.
    CHECK_FALSE(read_response(R"({"ResponseMetadata":{"Error":null}})")->succeeded());
    CHECK_FALSE(read_response(R"({"ResponseMetadata":{"RequestId":null}})")->http_status());
}

TEST_CASE("what is no response has no value") {
    CHECK(said(read_response("<html>").report()) == lines{"json-syntax  @0"});
    CHECK(said(read_response("{}").report()) == lines{"type-mismatch /ResponseMetadata @0"});
    CHECK_FALSE(read_response("{}"));
    CHECK(said(read_response("[]").report()) == lines{"type-mismatch  @0"});
    CHECK(said(read_response(with_error(R"({"Code":1})")).report()) ==
          lines{"type-mismatch /ResponseMetadata/Error/Code @75"});
    CHECK_FALSE(read_response(with_error(R"({"Code":"a","Code":"b"})")));
    CHECK_FALSE(read_response(R"({"ResponseMetadata":"x"})"));
}

} // namespace response_test
