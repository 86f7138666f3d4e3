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
    CHECK(result.value == api_response{"2021052017361001022509205912000B28", "UpdateTask", "2022-01-01", "vms",
                                       "cn-north-1", std::nullopt, std::nullopt});
    CHECK(result.report.diagnostics().empty());
    CHECK(result.value->succeeded());
    CHECK_FALSE(result.value->may_retry());
    CHECK(result.value->http_status() == 200);
}

TEST_CASE("an error of a response") {
    const auto result =
        read_response(with_error(R"({"CodeN":100010,"Code":"ServiceUnavailable","Message":"m","More":[]})"));
    REQUIRE(result);
    REQUIRE(result.value->error);
    CHECK(result.value->error == api_response_error{"ServiceUnavailable", "m", 100010});
    CHECK(result.value->error->api_code() == api_code::service_unavailable);
    CHECK_FALSE(result.value->error->business_code());
    CHECK(result.value->http_status() == 503);
    CHECK(result.value->may_retry());
}

TEST_CASE("a business code, and a code that nobody documents") {
    const auto business = read_response(with_error(R"({"Code":"NotInWorkTime","Message":""})"));
    REQUIRE(business);
    CHECK(business.value->error->business_code() == business_code::not_in_work_time);
    CHECK_FALSE(business.value->error->api_code());
    CHECK_FALSE(business.value->http_status());
    CHECK_FALSE(business.value->may_retry());
    const auto other = read_response(with_error(R"({"Code":"notinworktime"})"));
    REQUIRE(other);
    CHECK_FALSE(other.value->error->business_code());
    CHECK_FALSE(other.value->succeeded());
}

TEST_CASE("a result is kept as text, null counts as absent") {
    CHECK(read_response(R"({"Result":{ "a" : [ 1e2 ] },"ResponseMetadata":{},"More":1})").value->result ==
          R"({"a":[1e2]})");
    CHECK_FALSE(read_response(R"({"Result":null,"ResponseMetadata":{"Error":null}})").value->result);
    CHECK(read_response(R"({"ResponseMetadata":{"Error":null}})").value->succeeded());
}

TEST_CASE("what is no response has no value") {
    CHECK(said(read_response("<html>").report) == lines{"json-syntax  @0"});
    CHECK(said(read_response("{}").report) == lines{"type-mismatch /ResponseMetadata @0"});
    CHECK_FALSE(read_response("{}"));
    CHECK(said(read_response("[]").report) == lines{"type-mismatch  @0"});
    CHECK(said(read_response(with_error(R"({"Code":1})")).report) ==
          lines{"type-mismatch /ResponseMetadata/Error/Code @75"});
    CHECK_FALSE(read_response(with_error(R"({"Code":"a","Code":"b"})")));
    CHECK_FALSE(read_response(R"({"ResponseMetadata":"x"})"));
}

} // namespace response_test
