#include <curfew/json/single_batch_append.hpp>

#include "catch.hpp"
#include "support/json_text.hpp"

#include <curfew/diagnostics/wording.hpp>

#include <string>
#include <string_view>
#include <vector>

namespace single_batch_append_test {

using namespace curfew;
using namespace json_text;

namespace {

lines append(std::string_view entries) {
    lines result;
    for (const diagnostic& d :
         read_single_batch_append(exact{R"({"List":[)" + std::string{entries} + "]}"}.view()).report()) {
        result.push_back(std::string{info(d.id).name} + ' ' + d.pointer());
    }
    return result;
}

} // namespace

TEST_CASE("a misspelt name of ours is an unknown field of a call, any other name is not ours to judge") {
    CHECK(append(R"({"triggerTime":"x","Phone":"1","Ext":"e"})") == lines{"unknown-field /List/0/triggerTime"});
    CHECK(read_single_batch_append(R"({"list":[]})").report().has(rule::unknown_field));
}

TEST_CASE("the other fields of a call are kept as they came") {
    const auto calls = read_single_batch_append(R"({"List":[{"Phone":"1","RingAgainTimes":1}],"x":0})");
    REQUIRE(calls);
    REQUIRE(calls->list->size() == 1);
    CHECK(calls->list->front().ring_again_times == 1);
    CHECK(calls->list->front().other == std::vector<unknown_field>{{"Phone", "\"1\""}});
    CHECK(calls->other == std::vector<unknown_field>{{"x", "0"}});
}

TEST_CASE("SingleBatchAppend has no boolean among its rules of time, so no number is refused for one") {
    CHECK(append(R"({"Phone":"1","Recall":1,"FinishWhenListEnd":1,"Start":0})") == lines{});
}

TEST_CASE("a batch with an error has no value") {
    CHECK(read_single_batch_append(R"({"List":[{"RingAgainTimes":4}]})"));
    CHECK_FALSE(read_single_batch_append(R"({"List":[{"RingAgainTimes":4}]})", severity_settings::strict()));
    CHECK_FALSE(read_single_batch_append(R"({"List":[{"RingAgainTimes":6}]})"));
}

TEST_CASE("check_single_batch_append() of a request is what reading its text reports") {
    single_batch_append_request request;
    request.list.emplace(2);
    request.list->back().ring_again_times = -1;
    request.list->back().trigger_time = "x";
    CHECK(said(check_single_batch_append(request)) ==
          lines{"redial-times-negative /List/1/RingAgainTimes", "trigger-time-format /List/1/TriggerTime"});
}

TEST_CASE("SingleBatchAppend: each call is held to the rules") {
    CHECK(append("") == lines{});
    CHECK(append(R"({"Phone":"1"},{"RingAgainTimes":3,"RingAgainInterval":5})") == lines{});
    CHECK(append(
              R"({"RingAgainTimes":-1},0,{"RingAgainInterval":1441,"ForbidTimeList":[{"Weekdays":[8],"Times":[]}]})") ==
          lines{"redial-times-negative /List/0/RingAgainTimes", "type-mismatch /List/1",
                "redial-interval-too-long /List/2/RingAgainInterval",
                "weekday-out-of-range /List/2/ForbidTimeList/0/Weekdays/0",
                "times-empty /List/2/ForbidTimeList/0/Times"});
    CHECK(said(read_single_batch_append(R"({"List":{}})").report()) == lines{"type-mismatch /List @8"});
    CHECK(said(read_single_batch_append("{\"List\":[").report()) == lines{"json-syntax  @9"});
}

TEST_CASE("SingleBatchAppend: null counts as absent for every field") {
    const auto calls = read_single_batch_append(
        R"({"List":[{"TriggerTime":null,"RingAgainTimes":null,"RingAgainInterval":null,"ForbidTimeList":null}]})");
    REQUIRE(calls);
    CHECK(calls.report().diagnostics().empty());
    CHECK(calls->list == std::vector{single_batch_append_request::call{}});
    CHECK(*read_single_batch_append(R"({"List":null})") == single_batch_append_request{});
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
        return read_single_batch_append(R"({"List":[{"ForbidTimeList":[{"Weekdays":[1],"Times":)" + ranges +
                                        R"(}],"TriggerTime":"2021-05-)" + time + "\"}]}")
            .report();
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
        read_single_batch_append(
            R"({"List":[{"TriggerTime":"2021-05-23 00:00:00","ForbidTimeList":[{"Times":["00:00-24:00"]}]}]})")
            .report();
    REQUIRE(never.has(rule::trigger_time_forbidden));
    CHECK_FALSE(suggested_fix(*never.begin()));
    // A list that was not understood forbids nothing for sure, and is an error by itself.
    CHECK_FALSE(at("23 10:30:00", R"(["10:00-11:00","x"])").has(rule::trigger_time_forbidden));
    CHECK(append(R"({"ForbidTimeList":[{"Times":["10:00-11:00"]}]})") == lines{});
}

} // namespace single_batch_append_test
