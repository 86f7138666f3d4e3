#include "catch.hpp"

#include <curfew/json.hpp>
#include <curfew/schedule.hpp>

#include <algorithm>
#include <fstream>
#include <sstream>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

using namespace curfew;

namespace {

const char* const page_example = R"({
    "TaskOpenId":"123",
    "Concurrency":1,
    "ForbidTimeList":[
        {
            "Weekdays":[
                1
            ],
            "Times":[
                "10:00-11:00"
            ]
        }
    ],
    "RingAgainTimes":1,
    "RingAgainInterval":5,
    "EndTime":"2021-05-21 17:35:44",
    "StartTime":"2021-05-20 17:35:43"
})";

/// Reads a copy on the heap that ends exactly where the text does, so that a sanitizer sees a byte too far.
read_result read(std::string_view text, const parse_options& options = {}, const json_limits& limits = {}) {
    const std::vector<char> exact(text.begin(), text.end());
    return read_json(std::string_view{exact.data(), exact.size()}, options, beijing, limits);
}

/// A diagnostic as `rule pointer @offset`.
std::string said(const diagnostic& d) {
    std::string result{info(d.id).name};
    result += ' ' + d.pointer();
    if (d.offset) result += " @" + std::to_string(*d.offset);
    return result;
}

std::vector<std::string> all_said(const report& r) {
    std::vector<std::string> result;
    for (const diagnostic& d : r) result.push_back(said(d));
    return result;
}

using lines = std::vector<std::string>;

/// The page's example on one line, with the members of `changes` in the place of its own.
std::string body(const std::vector<std::pair<std::string, std::string>>& changes = {}) {
    std::vector<std::pair<std::string, std::string>> members{{"TaskOpenId", R"("123")"},
                                                             {"StartTime", R"("2021-05-20 17:35:43")"},
                                                             {"EndTime", R"("2021-05-21 17:35:44")"},
                                                             {"RingAgainTimes", "1"},
                                                             {"RingAgainInterval", "5"},
                                                             {"Concurrency", "1"}};
    for (const auto& change : changes) {
        const auto same =
            std::find_if(members.begin(), members.end(), [&](auto& m) { return m.first == change.first; });
        if (same == members.end()) {
            members.push_back(change);
        } else {
            same->second = change.second;
        }
    }
    std::string text;
    for (const auto& [key, value] : members) text += (text.empty() ? "{\"" : ",\"") + key + "\":" + value;
    return text + '}';
}

} // namespace

TEST_CASE("the example of the API page is read without a diagnostic") {
    const read_result result = read(page_example);
    CHECK(all_said(result.report) == lines{});
    REQUIRE(result.request);
    CHECK(result.request->task_open_id == "123");
    CHECK(result.request->start_time == "2021-05-20 17:35:43");
    CHECK(result.request->end_time == "2021-05-21 17:35:44");
    CHECK(result.request->ring_again_times == 1);
    CHECK(result.request->ring_again_interval == 5);
    CHECK(result.request->concurrency == 1);
    CHECK_FALSE(result.request->recall);
    REQUIRE(result.request->forbid_time_list);
    REQUIRE(result.request->forbid_time_list->size() == 1);
    CHECK(result.request->forbid_time_list->front().weekdays == std::vector<std::int32_t>{1});
    CHECK(result.request->forbid_time_list->front().times == std::vector<std::string>{"10:00-11:00"});
    REQUIRE(result.rules);
    CHECK(result.rules == parse(*result.request).value);
}

TEST_CASE("the file of the examples is the example of the API page") {
    std::ifstream file{CURFEW_SOURCE_ROOT "/examples/update_task.json"};
    std::ostringstream text;
    text << file.rdbuf();
    CHECK(nlohmann::json::parse(text.str()) == nlohmann::json::parse(page_example));
}

TEST_CASE("diagnostics come in the order of the text, each at its byte") {
    const std::string text =
        R"({"Concurrency":0,"EndTime":"x","zz":1,"ForbidTimeList":[{"Times":["1",5]},{}],"Recall":false})";
    const read_result result = read(text);
    CHECK_FALSE(result.rules);
    CHECK_FALSE(result.request);
    CHECK(all_said(result.report) == lines{"task-open-id-missing /TaskOpenId @0", "start-time-missing /StartTime @0",
                                           "concurrency-not-positive /Concurrency @15", "end-time-format /EndTime @27",
                                           "unknown-field /zz @31", "time-range-format /ForbidTimeList/0/Times/0 @66",
                                           "type-mismatch /ForbidTimeList/0/Times/1 @70",
                                           "times-missing /ForbidTimeList/1/Times @74"});
}

TEST_CASE("null counts as absent for a field, and is a wrong type for an entry of a list") {
    CHECK(
        all_said(read(body({{"Recall", "null"}, {"RingAgainInterval", "null"}, {"ForbidTimeList", "null"}})).report) ==
        lines{});
    CHECK(read(body({{"StartTime", "null"}})).report.has(rule::start_time_missing));
    CHECK(read(body({{"ForbidTimeList", "[null]"}})).report.has(rule::type_mismatch));
    CHECK(read(body({{"ForbidTimeList", R"([{"Weekdays":[null],"Times":["10:00-11:00"]}])"}}))
              .report.has(rule::type_mismatch));
}

TEST_CASE("json-syntax: a text that is no JSON has no request and no rules") {
    const auto [text, offset] = GENERATE(table<std::string, std::uint32_t>({
        {"", 0},
        {"{", 1},
        {R"({"a":1,})", 7},
        {R"({"a" "b"})", 5},
        {"{} x", 3},
        {R"({"a":tru})", 8},
        {R"({"a":01})", 6},
        {R"({"a":-})", 6},
        {R"({"a":1e999})", 5},
        {"\xEF\xBB\xBF{}", 0},
        {"{\"\xFF\":1}", 2},
        {std::string("{}\0", 3), 2},
        {std::string("{\"a\0\":1}", 8), 3},
        {std::string("{\"a\":1,\0", 8), 7},
    }));
    CAPTURE(text);
    const read_result result = read(text);
    CHECK(all_said(result.report) == lines{"json-syntax  @" + std::to_string(offset)});
    CHECK_FALSE(result.request);
    CHECK_FALSE(result.rules);
}
