#include "catch.hpp"
#include "support/json_text.hpp"

#include <curfew/json/adl.hpp>

#include <cmath>
#include <limits>
#include <string>

namespace adl_test {

using namespace curfew;
using namespace json_text;

namespace {

template <class T = update_task_request, class Json>
lines refusal(const Json& json) {
    try {
        static_cast<void>(json.template get<T>());
    } catch (const json_error& error) {
        CHECK_FALSE(error.report().valid());
        return said(error.report());
    }
    return {};
}

} // namespace

TEST_CASE("nlohmann finds the conversions by itself") {
    const auto json = nlohmann::json::parse(page_example);
    const auto request = json.get<update_task_request>();
    CHECK(request == read(page_example).request);
    CHECK(nlohmann::json(request) == json);
    const auto item = json["ForbidTimeList"][0].get<forbid_time_item>();
    CHECK(item == request.forbid_time_list->front());
    CHECK(nlohmann::ordered_json(item).dump() == R"({"Weekdays":[1],"Times":["10:00-11:00"]})");
}

TEST_CASE("from_json throws one error that carries the whole report, without offsets") {
    const auto json = nlohmann::json::parse(R"({"Recall":1,"ForbidTimeList":[null],"Concurrency":5.0,"EndTime":null})");
    CHECK(refusal(json) ==
          lines{"type-mismatch /Concurrency", "type-mismatch /ForbidTimeList/0", "boolean-as-number /Recall"});
    CHECK(refusal<forbid_time_item>(nlohmann::json::parse(R"({"Weekdays":[3000000000]})")) ==
          lines{"integer-out-of-range /Weekdays/0"});
    CHECK(refusal(nlohmann::json(nlohmann::json::array())) == lines{"type-mismatch "});
    try {
        static_cast<void>(json.get<update_task_request>());
        FAIL("no error");
    } catch (const std::runtime_error& error) {
        CHECK(std::string{error.what()} == "type-mismatch at \"/Concurrency\" and 2 more");
    }
}

TEST_CASE("a request that breaks other rules is still a request") {
    CHECK(refusal(nlohmann::json::parse(R"({"Concurrency":0,"x":1,"StartTime":"now"})")) == lines{});
}

TEST_CASE("a value that no JSON text can hold is an error, never absent") {
    const auto with = [](const nlohmann::json& value) {
        nlohmann::json json;
        json["Concurrency"] = value;
        return refusal(json);
    };
    CHECK(with(nullptr) == lines{});
    CHECK(with(nlohmann::json::value_t::discarded) == lines{"json-syntax "});
    CHECK(with(nlohmann::json::binary({1, 2})) == lines{"json-syntax "});
    CHECK(with(std::nan("")) == lines{"json-syntax "});
    CHECK(with(-std::numeric_limits<double>::infinity()) == lines{"json-syntax "});
    CHECK(with(std::string("\xFF")) == lines{"json-syntax "});
    CHECK(with({{"\xC0\x80", 1}}) == lines{"json-syntax "});
    CHECK(with(std::numeric_limits<std::uint64_t>::max()) == lines{"integer-out-of-range /Concurrency"});
    CHECK(with(1e300) == lines{"type-mismatch /Concurrency"});
    CHECK(refusal(nlohmann::json(nlohmann::json::value_t::discarded)) == lines{"json-syntax "});
}

TEST_CASE("a DOM that is nested too deep is an error, however deep") {
    const auto nested = [](std::size_t depth) {
        nlohmann::json json;
        json["x"] = nlohmann::json::parse(std::string(depth, '[') + std::string(depth, ']'));
        return refusal(json);
    };
    CHECK(nested(31) == lines{});
    CHECK(nested(32) == lines{"json-syntax "});
    CHECK(nested(100'000) == lines{"json-syntax "});
}

} // namespace adl_test
