#include <curfew/json/call_record.hpp>

#include "catch.hpp"
#include "support/json_text.hpp"
#include "support/literals.hpp"

#include <curfew/timetable/timetable.hpp>

#include <chrono>
#include <string>
#include <string_view>

namespace call_record_test {

using namespace curfew;
using namespace json_text;
using std::chrono::milliseconds;

namespace {

call_record::time at(std::int64_t count) {
    return call_record::time{milliseconds{count}};
}

/// A record with these members beside its id.
std::string record(std::string_view members) {
    return R"({"callId":"c",)" + std::string{members} + '}';
}

/// "rule pointer" for each.
lines faults(std::string_view text) {
    lines result;
    const auto read = read_call_record(exact{text}.view());
    CHECK(static_cast<bool>(read) == read.report().valid());
    for (const diagnostic& d : read.report()) result.push_back(std::string{info(d.id).name} + ' ' + d.pointer());
    return result;
}

} // namespace

TEST_CASE("call record: every field that is read") {
    const auto read = read_call_record(exact{R"({
        "accountId": "1", "callId": "NM2001", "serviceType": 100, "subServiceType": 102, "taskOpenId": "t",
        "singleOpenId": "s", "callee": "13100002222", "calleeProvinceCode": "BJ", "beginCallTime": 1607588903001,
        "ringTime": 1607588904002, "startTime": 1607588905003, "endTime": 1607588923004, "callDuration": 20,
        "userData": "{}", "digits": [1, {"a": 1e2}]
    })"}
                                           .view());
    REQUIRE(read);
    CHECK(read.report().diagnostics().empty());
    CHECK(*read == call_record{"NM2001", "t", "s", "13100002222", "BJ", at(1607588903001), at(1607588904002),
                               at(1607588905003), at(1607588923004)});
    CHECK_FALSE(*read == call_record{});
}

TEST_CASE("call record: a time that is absent, null or 0 is none, and not 1970") {
    for (const std::string_view members :
         {R"("callee":"1")", R"("callee":"1","beginCallTime":0,"ringTime":0,"startTime":0,"endTime":0)",
          R"("callee":"1","beginCallTime":null,"ringTime":null,"startTime":null,"endTime":null)",
          R"("callee":"1","beginCallTime":-0)"}) {
        INFO(members);
        const auto read = read_call_record(record(members));
        REQUIRE(read);
        CHECK(*read == call_record{"c", "", "", "1", "", {}, {}, {}, {}});
    }
    const auto unanswered = read_call_record(record(R"("beginCallTime":1,"startTime":0,"endTime":2)"));
    REQUIRE(unanswered);
    CHECK(unanswered->begin_call_time == at(1));
    CHECK_FALSE(unanswered->ring_time);
    CHECK_FALSE(unanswered->start_time);
    CHECK(unanswered->end_time == at(2));
}

TEST_CASE("call record: a time is milliseconds up to the end of the year 9999") {
    const auto last = read_call_record(record(R"("beginCallTime":253402300799999)"));
    REQUIRE(last);
    CHECK(std::chrono::floor<seconds>(*last->begin_call_time) == literals::instant("9999-12-31T23:59:59Z"));
    CHECK(faults(record(R"("beginCallTime":253402300800000)")) == lines{"integer-out-of-range /beginCallTime"});
    // Microseconds.
    CHECK(faults(record(R"("endTime":1607588903001000)")) == lines{"integer-out-of-range /endTime"});
    CHECK(faults(record(R"("ringTime":-1)")) == lines{"integer-out-of-range /ringTime"});
    CHECK(faults(record(R"("startTime":9223372036854775808)")) == lines{"integer-out-of-range /startTime"});
    CHECK(faults(record(R"("startTime":1)" + std::string(400, '0'))) == lines{"integer-out-of-range /startTime"});
}

TEST_CASE("call record: the words for a time that is none") {
    const auto said = [](std::string_view members, language in = language::en) {
        const auto read = read_call_record(record(members));
        return message(*read.report().begin(), in);
    };
    CHECK(said(R"("ringTime":-1)") == "ringTime must be between 0 and 253402300799999, and -1 is not.");
    CHECK(said(R"("endTime":9223372036854775808)") == "endTime must be between 0 and 253402300799999.");
    CHECK(said(R"("ringTime":-1)", language::zh) == "ringTime 必须在 0 到 253402300799999 之间,-1 超出了范围。");
}

TEST_CASE("call record: wrong types are named, texts of digits among them") {
    CHECK(faults(record(R"("beginCallTime":"1607588903000","ringTime":1.5,"startTime":true,"endTime":1e3)")) ==
          lines{"type-mismatch /beginCallTime", "type-mismatch /ringTime", "type-mismatch /startTime",
                "type-mismatch /endTime"});
    CHECK(faults(record(R"("taskOpenId":1,"singleOpenId":[],"callee":13100002222,"calleeProvinceCode":{})")) ==
          lines{"type-mismatch /taskOpenId", "type-mismatch /singleOpenId", "type-mismatch /callee",
                "type-mismatch /calleeProvinceCode"});
    CHECK(faults(R"({"callId":5})") == lines{"type-mismatch /callId"});
}

TEST_CASE("call record: what has no callId is no record") {
    CHECK(faults("{}") == lines{"type-mismatch /callId"});
    CHECK(faults(R"({"callId":null,"beginCallTime":1})") == lines{"type-mismatch /callId"});
    // Names have their case: that is a record of QueryCallRecordMsg, which is not pushed.
    CHECK(faults(R"({"CallId":"c","BeginCallTime":1})") == lines{"type-mismatch /callId"});
    CHECK(faults("[]") == lines{"type-mismatch "});
    CHECK(faults("5") == lines{"type-mismatch "});
    CHECK(faults("") == lines{"json-syntax "});
    CHECK(faults(R"({"callId":"c"}{"callId":"d"})") == lines{"json-syntax "});
}

TEST_CASE("call record: a duplicate key is refused") {
    CHECK(faults(record(R"("beginCallTime":1,"beginCallTime":2)")) == lines{"json-duplicate-key /beginCallTime"});
    CHECK(faults(record(R"("userData":{"a":1,"a":1})")) == lines{"json-duplicate-key /userData/a"});
}

TEST_CASE("call record: the instant that was dialled is what a timetable is asked for") {
    const task rules = literals::task_with(literals::window("2021-05-20 00:00:00", "2021-05-21 00:00:00"),
                                           {literals::forbid("", "10:00-11:00")});
    const timetable calls{rules};
    const auto permitted = [&](std::string_view instant, int more) {
        const auto count = milliseconds{literals::instant(instant).time_since_epoch()}.count() + more;
        const auto read = read_call_record(record(R"("beginCallTime":)" + std::to_string(count)));
        REQUIRE(read);
        REQUIRE(read->begin_call_time);
        return calls.permits(*read->begin_call_time);
    };
    CHECK(permitted("2021-05-20T09:59:59+08:00", 999));
    CHECK_FALSE(permitted("2021-05-20T10:00:00+08:00", 0));
    CHECK_FALSE(permitted("2021-05-20T10:59:59+08:00", 999));
    CHECK(permitted("2021-05-20T11:00:00+08:00", 0));
}

} // namespace call_record_test
