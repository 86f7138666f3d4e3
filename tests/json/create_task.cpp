#include <curfew/json/create_task.hpp>

#include "catch.hpp"
#include "support/json_text.hpp"
#include "support/literals.hpp"

#include <curfew/task/detail/forbidden_minutes.hpp>

#include <string>
#include <string_view>
#include <vector>

namespace create_task_test {

using namespace curfew;
using namespace json_text;

namespace {

/// "rule pointer" for each.
lines create(std::string_view text, const parse_options& options = {}) {
    lines result;
    for (const diagnostic& d : read_create_task(exact{text}.view(), options).report()) {
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
    CHECK(create('{' + times + '}', {.concurrency_quota = 0}) == lines{"concurrency-over-quota /Concurrency"});
    CHECK(create('{' + times + '}', {.now = sys_seconds{seconds{1'700'000'000}}}) == lines{"window-over /EndTime"});
    CHECK(create('{' + times + R"(,"ForbidTimeList":[{"Times":["00:00-24:00"]}]})") ==
          lines{"forbid-list-covers-week /ForbidTimeList", "time-range-ends-24 /ForbidTimeList/0/Times/0"});
}

TEST_CASE("CreateTask: nothing is stored, so nothing is reset or ignored") {
    const std::string text = '{' + times + R"(,"Recall":false,"TaskOpenId":5,"RingAgainInterval":5})";
    CHECK(create(text) == lines{});
}

TEST_CASE("CreateTask makes a task, with the API's defaults for what is absent, and without an id") {
    const auto made = read_create_task('{' + times + '}');
    REQUIRE(made);
    CHECK(made->is_whole());
    CHECK_FALSE(made->id());
    CHECK(made->window() == literals::window("2021-05-20 17:35:43", "2021-05-21 17:35:44"));
    CHECK(made->concurrency().calls() == 1);
    CHECK(made->redial() == redial_settings{});
    CHECK(made->forbid_list().empty());

    const auto full = read_create_task(
        '{' + times +
        R"(,"RingAgainTimes":2,"RingAgainInterval":10,"ForbidTimeList":[{"Weekdays":[1],"Times":["10:00-11:00"]}]})");
    REQUIRE(full);
    CHECK(full->redial() == redial_settings::from(2, minutes{10}));
    CHECK(full->forbid_list() == std::vector{literals::forbid("Sun", "10:00-11:00")});
    CHECK(full->with_id(*task_open_id::from("7")).id()->text() == "7");
}

TEST_CASE("CreateTask: null counts as absent for every field") {
    CHECK(create(R"({"StartTime":null,"EndTime":null,"Concurrency":null})") ==
          lines{"start-time-missing /StartTime", "end-time-missing /EndTime", "concurrency-missing /Concurrency"});
    const auto made = read_create_task('{' + times + R"(,"RingAgainTimes":null,"RingAgainInterval":null,)" +
                                       R"("ForbidTimeList":null})");
    REQUIRE(made);
    CHECK(made.report().diagnostics().empty());
    CHECK(*made == *read_create_task('{' + times + '}'));
}

TEST_CASE("a CreateTask with an error makes no task") {
    for (const std::string_view more :
         {R"(,"RingAgainTimes":6)", R"(,"RingAgainInterval":4)", R"(,"RingAgainTimes":"1")",
          R"(,"ForbidTimeList":[{}])", R"(,"ForbidTimeList":5)", R"(,"Concurrency":1)", "x"}) {
        INFO(more);
        const auto made = read_create_task('{' + times + std::string{more} + '}');
        CHECK_FALSE(made);
        CHECK_FALSE(made.report().valid());
    }
    CHECK_FALSE(read_create_task('{' + times + R"(,"RingAgainTimes":4})", {.severities = severity_settings::strict()}));
    CHECK(read_create_task('{' + times + R"(,"RingAgainTimes":4})"));
}

TEST_CASE("a misspelt name of ours is an unknown field of CreateTask, any other name is not ours to judge") {
    CHECK(create('{' + times + R"(,"forbidTimeList":[],"Colour":1})") == lines{"unknown-field /forbidTimeList"});
}

TEST_CASE("the other fields of CreateTask are kept as they came, right or wrong by the rules") {
    const auto request = read_create_task_request('{' + times + R"(, "Name" : "\u0041", "PhoneList":[ 1e2 ]})");
    REQUIRE(request);
    CHECK(request->concurrency == 1);
    CHECK(request->other == std::vector<unknown_field>{{"Name", R"("\u0041")"}, {"PhoneList", "[1e2]"}});
    REQUIRE(read_create_task_request(R"({"Concurrency":0})"));
    CHECK(read_create_task_request(R"({"Concurrency":0})")->concurrency == 0);
    CHECK_FALSE(read_create_task_request(R"({"Concurrency":"0"})"));
}

TEST_CASE("CreateTask: FinishWhenListEnd and CallRecordPostUrl have a type, and null counts as absent") {
    const auto request = read_create_task_request(
        '{' + times + R"(,"FinishWhenListEnd":true,"CallRecordPostUrl":"https://a.example/"})");
    REQUIRE(request);
    CHECK(request->finish_when_list_end == true);
    CHECK(request->call_record_post_url == "https://a.example/");
    CHECK(request->other.empty());
    const auto without = read_create_task_request(R"({"FinishWhenListEnd":null,"CallRecordPostUrl":null})");
    REQUIRE(without);
    CHECK(*without == create_task_request{});
    CHECK(create('{' + times + R"(,"FinishWhenListEnd":false,"CallRecordPostUrl":""})") == lines{});
    CHECK(create('{' + times + R"(,"FinishWhenListEnd":"true","CallRecordPostUrl":5})") ==
          lines{"type-mismatch /FinishWhenListEnd", "type-mismatch /CallRecordPostUrl"});
    CHECK(create('{' + times + R"(,"FinishWhenListEnd":2,"CallRecordPostUrl":["https://a.example/"]})") ==
          lines{"type-mismatch /FinishWhenListEnd", "type-mismatch /CallRecordPostUrl"});
    CHECK(create('{' + times + R"(,"FinishWhenListEnd":true,"FinishWhenListEnd":true})") ==
          lines{"json-duplicate-key /FinishWhenListEnd"});
}

TEST_CASE("CreateTask: FinishWhenListEnd as a number is refused like Recall of UpdateTask, or means what it says") {
    parse_options lowered;
    REQUIRE(lowered.severities.set(rule::boolean_as_number, severity::warning));
    for (const bool means : {false, true}) {
        const std::string text = '{' + times + R"(,"FinishWhenListEnd":)" + (means ? '1' : '0') + '}';
        CHECK(create(text) == lines{"boolean-as-number /FinishWhenListEnd"});
        CHECK_FALSE(read_create_task(text));
        CHECK_FALSE(read_create_task_request(text));
        CHECK(create(text, lowered) == lines{"boolean-as-number /FinishWhenListEnd"});
        CHECK(read_create_task(text, lowered));
        const auto request = read_create_task_request(text, lowered.severities);
        REQUIRE(request);
        CHECK(request->finish_when_list_end == means);
    }
}

TEST_CASE("CreateTask: a task that ends with its list has the same rules of time") {
    const auto until_the_end = read_create_task('{' + times + '}');
    const auto with_the_list = read_create_task('{' + times + R"(,"FinishWhenListEnd":true})");
    REQUIRE(until_the_end);
    REQUIRE(with_the_list);
    CHECK(*with_the_list == *until_the_end);
}

TEST_CASE("CreateTask: misspelt names of the two are reported, names that are others' are not") {
    CHECK(create('{' + times + R"(,"FinishWhenListEnds":true,"finishWhenListEnd":true,"FinishOnListEnd":true,)" +
                 R"("CallRecordPostURL":"","CallRecordUrl":"","CallRecordsPostUrl":""})") ==
          lines{"unknown-field /FinishWhenListEnds", "unknown-field /finishWhenListEnd",
                "unknown-field /FinishOnListEnd", "unknown-field /CallRecordPostURL", "unknown-field /CallRecordUrl",
                "unknown-field /CallRecordsPostUrl"});
    // All other fields of the vendor's Java SDK. [J26]
    CHECK(
        create('{' + times +
               R"(,"AudioPostUrl":"","MaxRingDuration":1,"Name":"","NumberList":[],"NumberPoolNo":"","PhoneList":[],)" +
               R"("Resource":"","SelectNumberRule":1,"SelectNumberType":1,"SmsConfig":[],"Start":1,"Type":1,)" +
               R"("Unique":1})") == lines{});
}

TEST_CASE("CreateTask: what is written is read as the same request") {
    const std::string text =
        R"({"CallRecordPostUrl":"https://a.example/?b=\"1\"","FinishWhenListEnd":false,"Name":"\u0041","Concurrency":1,)"
        R"("ForbidTimeList":[{"Weekdays":[1],"Times":["10:00-11:00"],"x":1e2}],"RingAgainInterval":5,"RingAgainTimes":1,)"
        R"("EndTime":"e","StartTime":"s"})";
    const auto request = read_create_task_request(text);
    REQUIRE(request);
    CHECK(write_json(*request) ==
          R"({"StartTime":"s","EndTime":"e","RingAgainTimes":1,"RingAgainInterval":5,"Concurrency":1,)"
          R"("ForbidTimeList":[{"Weekdays":[1],"Times":["10:00-11:00"],"x":1e2}],"FinishWhenListEnd":false,)"
          R"("CallRecordPostUrl":"https://a.example/?b=\"1\"","Name":"\u0041"})");
    for (const int indent : {-1, 0, 4}) {
        const auto again = read_create_task_request(exact{write_json(*request, indent)}.view());
        REQUIRE(again);
        CHECK(*again == *request);
    }
    CHECK(write_json(create_task_request{}) == "{}");
    CHECK(write_json(*read_create_task_request(R"({"Concurrency":1})"), 2) == "{\n  \"Concurrency\": 1\n}");
}

TEST_CASE("new_task() of a request is what reading its text gives, in the order of the API page") {
    create_task_request request;
    request.forbid_time_list.emplace(1);
    request.concurrency = 0;
    const auto made = new_task(request);
    CHECK_FALSE(made);
    CHECK(said(made.report()) == lines{"start-time-missing /StartTime", "end-time-missing /EndTime",
                                       "concurrency-not-positive /Concurrency",
                                       "times-missing /ForbidTimeList/0/Times"});
}

} // namespace create_task_test
