// The report as the tool prints it: docs/cli.md has the form.

#include <curfew/json/report.hpp>

#include "catch.hpp"
#include "support/json_text.hpp"

#include <curfew/json/update_task.hpp>
#include <curfew/task/complete.hpp>

#include <nlohmann/json.hpp>

#include <string>
#include <vector>

namespace json_report_test {

using namespace curfew;
using namespace json_text;
using nlohmann::ordered_json;

TEST_CASE("a valid report, word for word") {
    CHECK(to_json(report{}) == R"({"valid":true,"diagnostics":[]})");
}

TEST_CASE("a report with an error, word for word") {
    const std::string text = "{\n  \"TaskOpenId\":\"a\"}";
    const auto update = read_update_task(text);
    report first;
    for (const diagnostic& d : update.report()) {
        if (d.id == rule::concurrency_missing) first.add(d);
    }
    CHECK(to_json(first, text) ==
          R"({"valid":false,"diagnostics":[{"rule":"concurrency-missing","severity":"error","pointer":"/Concurrency",)"
          R"("message":"Concurrency is missing: it is required, as the number of calls in flight at once.",)"
          R"("api_code":"MissingParameter","api_message":"The required parameter Concurrency is missing.",)"
          R"("http_status":400,"business_code":"TaskConcurrencyNotNull",)"
          R"("fix":"Give it, such as \"Concurrency\":100.","source":"U23, E23","line":1,"column":1}]})");
}

TEST_CASE("what is not known is null, and without a text so are line and column") {
    report found;
    found.add(
        {rule::json_syntax, severity::error, {}, {}, 7, detail::syntax_facts{detail::json_fault::unexpected_end, 0}});
    found.add({rule::redial_reset, severity::warning, json_pointer{} / field::ring_again_times, {}, {}, {}});
    const auto json = ordered_json::parse(to_json(found));
    REQUIRE(json["diagnostics"].size() == 2);
    const auto& syntax = json["diagnostics"][0];
    const auto& reset = json["diagnostics"][1];
    CHECK(syntax["fix"].is_null());
    CHECK(syntax["line"].is_null());
    CHECK(syntax["column"].is_null());
    CHECK(syntax["business_code"].is_null());
    CHECK(reset["api_code"].is_null());
    CHECK(reset["api_message"].is_null());
    CHECK(reset["http_status"].is_null());
    CHECK(reset["severity"] == "warning");
    std::vector<std::string> members;
    for (const auto& [key, value] : syntax.items()) members.push_back(key);
    CHECK(members == std::vector<std::string>{"rule", "severity", "pointer", "message", "api_code", "api_message",
                                              "http_status", "business_code", "fix", "source", "line", "column"});
    // With the text, the one that has a byte has a place.
    const auto placed = ordered_json::parse(to_json(found, "a\nbcd\ne"));
    CHECK(placed["diagnostics"][0]["line"] == 3);
    CHECK(placed["diagnostics"][0]["column"] == 2);
    CHECK(placed["diagnostics"][1]["line"].is_null());
}

TEST_CASE("a report in Chinese keeps the API's own texts") {
    const auto json = ordered_json::parse(to_json(read(body({{"Concurrency", "0"}})).report, {}, language::zh));
    CHECK(json["diagnostics"][0]["message"] == "Concurrency 至少为 1,现在是 0。");
    CHECK(json["diagnostics"][0]["api_message"] == "The specified parameter Concurrency is invalid.");
}

TEST_CASE("diagnostics that were not kept are counted") {
    const std::string text = body({{"ForbidTimeList", "[0,0,0]"}});
    const auto some = ordered_json::parse(to_json(read(text, {}, {.max_diagnostics = 2}).report, text));
    CHECK(some["left_out"] == 1);
    CHECK(some["diagnostics"].size() == 2);
    CHECK_FALSE(ordered_json::parse(to_json(read(text).report, text)).contains("left_out"));
}

TEST_CASE("each diagnostic of a long line has its own column, in linear time") {
    std::string entries;
    constexpr std::size_t count = 20'000;
    for (std::size_t i = 0; i < count; ++i) entries += i == 0 ? "0" : ",0";
    const std::string text = body({{"ForbidTimeList", '[' + entries + ']'}});
    const auto json = ordered_json::parse(to_json(read(text, {}, {.max_diagnostics = count}).report, text));
    REQUIRE(json["diagnostics"].size() == count);
    const std::size_t first = text.find("[0,") + 2;
    for (std::size_t i = 0; i < count; ++i) REQUIRE(json["diagnostics"][i]["column"] == first + 2 * i);
}

TEST_CASE("a text from outside that is not UTF-8 is still JSON") {
    report found;
    found.add({rule::task_id_mismatch, severity::error, {}, {}, {}, {}, "\xFF", "a\"\n"});
    CHECK(ordered_json::parse(to_json(found))["diagnostics"][0]["message"].is_string());
}

TEST_CASE("located() gives what was found after reading its byte, and keeps the others") {
    const std::string text = body({{"x", "1"}});
    const auto whole = complete(read_update_task(text));
    REQUIRE_FALSE(whole);
    const report placed = located(whole.report(), text);
    CHECK(said(placed) ==
          lines{"forbid-list-absent /ForbidTimeList @0", "unknown-field /x @" + std::to_string(text.find("\"x\""))});
    CHECK(said(located(whole.report(), "")) == said(whole.report()));
    CHECK(said(located(report{}, text)) == lines{});
}

} // namespace json_report_test
