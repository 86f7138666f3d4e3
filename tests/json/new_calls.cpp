#include "catch.hpp"
#include "support/json_text.hpp"

#include <curfew/json.hpp>
#include <curfew/diagnostics/wording.hpp>

#include <string>

namespace new_calls_test {

using namespace curfew;
using namespace json_text;

namespace {

/// "rule pointer" for each.
lines create(std::string_view text, const parse_options& options = {}) {
    lines result;
    for (const diagnostic& d : check_json(action::create_task, exact{text}.view(), options)) {
        result.push_back(std::string{info(d.id).name} + ' ' + d.pointer());
    }
    return result;
}

lines append(std::string_view entries) {
    lines result;
    for (const diagnostic& d :
         check_json(action::single_batch_append, exact{R"({"List":[)" + std::string{entries} + "]}"}.view())) {
        result.push_back(std::string{info(d.id).name} + ' ' + d.pointer());
    }
    return result;
}

const std::string times = R"("StartTime":"2021-05-20 17:35:43","EndTime":"2021-05-21 17:35:44","Concurrency":1)";

} // namespace

TEST_CASE("CreateTask: its own fields pass without a diagnostic, ours are held to the rules of UpdateTask") {
    CHECK(create('{' + times +
                 R"(,"Name":"n","PhoneList":[{"Phone":"1","PhoneParam":{"a":1}}],"Resource":"r","Type":0,)" +
                 R"("Unique":true,"NumberPoolNo":"NP1","SelectNumberType":0,"Start":true,"MaxRingDuration":30})") ==
          lines{});
    CHECK(create("{}") ==
          lines{"start-time-missing /StartTime", "end-time-missing /EndTime", "concurrency-missing /Concurrency"});
    CHECK(create('{' + times + R"(,"RingAgainTimes":6,"RingAgainInterval":4})") ==
          lines{"redial-times-too-many /RingAgainTimes", "redial-interval-too-short /RingAgainInterval"});
    CHECK(create('{' + times + R"(,"RingAgainTimes":5,"RingAgainInterval":1440})") ==
          lines{"redial-times-over-sdk-limit /RingAgainTimes"});
    CHECK(create('{' + times + R"(,"RingAgainTimes":1.0,"ForbidTimeList":[{"Times":["22:00-08:00"]}]})") ==
          lines{"type-mismatch /RingAgainTimes", "time-range-overnight /ForbidTimeList/0/Times/0"});
    const std::string minute = R"("StartTime":"2021-05-20 17:35:43","EndTime":"2021-05-20 17:36:43","Concurrency":1)";
    CHECK(create('{' + minute + R"(,"RingAgainTimes":3})") == lines{"redial-exceeds-window /RingAgainInterval"});
    CHECK(create('{' + minute + R"(,"RingAgainTimes":3,"RingAgainInterval":"5"})") ==
          lines{"type-mismatch /RingAgainInterval"});
    CHECK(create('{' + times + '}', {{}, {}, 0}) == lines{"concurrency-over-quota /Concurrency"});
    CHECK(create('{' + times + '}', {{}, sys_seconds{seconds{1'700'000'000}}, {}}) == lines{"window-over /EndTime"});
    CHECK(create('{' + times + R"(,"ForbidTimeList":[{"Times":["00:00-24:00"]}]})") ==
          lines{"forbid-list-covers-week /ForbidTimeList", "time-range-ends-24 /ForbidTimeList/0/Times/0"});
}

TEST_CASE("CreateTask: nothing is stored, so nothing is reset or ignored") {
    const std::string text = '{' + times + R"(,"Recall":false,"TaskOpenId":5,"RingAgainInterval":5})";
    CHECK(create(text) == lines{});
}

TEST_CASE("a misspelt name of ours is an unknown field, any other name is not ours to judge") {
    CHECK(create('{' + times + R"(,"forbidTimeList":[],"Colour":1})") == lines{"unknown-field /forbidTimeList"});
    CHECK(append(R"({"triggerTime":"x","Phone":"1","Ext":"e"})") == lines{"unknown-field /List/0/triggerTime"});
    CHECK(check_json(action::single_batch_append, R"({"list":[]})").has(rule::unknown_field));
}

TEST_CASE("the other fields are kept as they came") {
    const auto result = read_create_task('{' + times + R"(, "Name" : "\u0041", "PhoneList":[ 1e2 ]})");
    REQUIRE(result);
    CHECK(result.value->concurrency == 1);
    CHECK(result.value->other == std::vector<unknown_field>{{"Name", R"("\u0041")"}, {"PhoneList", "[1e2]"}});
    const auto calls = read_single_batch_append(R"({"List":[{"Phone":"1","RingAgainTimes":1}],"x":0})");
    REQUIRE(calls);
    REQUIRE(calls.value->list->size() == 1);
    CHECK(calls.value->list->front().ring_again_times == 1);
    CHECK(calls.value->list->front().other == std::vector<unknown_field>{{"Phone", "\"1\""}});
    CHECK(calls.value->other == std::vector<unknown_field>{{"x", "0"}});
}

TEST_CASE("SingleBatchAppend: each call is held to the rules") {
    CHECK(append("") == lines{});
    CHECK(append(R"({"Phone":"1"},{"TriggerTime":null,"RingAgainTimes":3,"RingAgainInterval":5})") == lines{});
    CHECK(append(
              R"({"RingAgainTimes":-1},0,{"RingAgainInterval":1441,"ForbidTimeList":[{"Weekdays":[8],"Times":[]}]})") ==
          lines{"redial-times-negative /List/0/RingAgainTimes", "type-mismatch /List/1",
                "redial-interval-too-long /List/2/RingAgainInterval",
                "weekday-out-of-range /List/2/ForbidTimeList/0/Weekdays/0",
                "times-empty /List/2/ForbidTimeList/0/Times"});
    CHECK(said(check_json(action::single_batch_append, R"({"List":{}})")) == lines{"type-mismatch /List @8"});
    CHECK(said(check_json(action::single_batch_append, "{\"List\":[")) == lines{"json-syntax  @9"});
}

TEST_CASE("trigger-time-format") {
    CHECK(append(R"({"TriggerTime":"2021-02-29 10:00:00"})") == lines{"trigger-time-format /List/0/TriggerTime"});
    CHECK(append(R"({"TriggerTime":"2021-05-20T10:00:00"})") == lines{"trigger-time-format /List/0/TriggerTime"});
    CHECK(append(R"({"TriggerTime":5})") == lines{"type-mismatch /List/0/TriggerTime"});
    CHECK(append(R"({"TriggerTime":"2021-02-28 10:00:00"})") == lines{});
}

TEST_CASE("trigger-time-forbidden: at the edges of a range, with the next permitted time as the fix") {
    // 2021-05-23 is a Sunday.
    const auto at = [](const std::string& time, const std::string& ranges = R"(["10:00-11:00","11:00-11:30"])") {
        return check_json(action::single_batch_append, R"({"List":[{"ForbidTimeList":[{"Weekdays":[1],"Times":)" +
                                                           ranges + R"(}],"TriggerTime":"2021-05-)" + time + "\"}]}");
    };
    CHECK(said(at("23 09:59:59")) == lines{});
    CHECK(said(at("23 11:30:00")) == lines{});
    CHECK(said(at("22 10:30:00")) == lines{});
    for (const char* inside : {"23 10:00:00", "23 11:29:59"}) {
        const report found = at(inside);
        REQUIRE(found.diagnostics().size() == 1);
        const diagnostic& d = *found.begin();
        CHECK(d.id == rule::trigger_time_forbidden);
        CHECK(d.severity == severity::warning);
        CHECK(d.pointer() == "/List/0/TriggerTime");
        CHECK(suggested_fix(d) == "Take 2021-05-23 11:30:00, the next permitted time.");
    }
    CHECK(append(R"({"TriggerTime":"9999-12-31 23:59:59","ForbidTimeList":[{"Times":["23:00-24:00"]}]})") ==
          lines{"trigger-time-forbidden /List/0/TriggerTime", "time-range-ends-24 /List/0/ForbidTimeList/0/Times/0"});
    const report never =
        check_json(action::single_batch_append,
                   R"({"List":[{"TriggerTime":"2021-05-23 00:00:00","ForbidTimeList":[{"Times":["00:00-24:00"]}]}]})");
    REQUIRE(never.has(rule::trigger_time_forbidden));
    CHECK_FALSE(suggested_fix(*never.begin()));
    // A list that was not understood forbids nothing for sure, and is an error by itself.
    CHECK_FALSE(at("23 10:30:00", R"(["10:00-11:00","x"])").has(rule::trigger_time_forbidden));
    CHECK(append(R"({"ForbidTimeList":[{"Times":["10:00-11:00"]}]})") == lines{});
}

} // namespace new_calls_test
