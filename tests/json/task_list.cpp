#include <curfew/json/task_list.hpp>

#include "catch.hpp"
#include "support/json_text.hpp"
#include "support/literals.hpp"

#include <curfew/task/task.hpp>
#include <curfew/task/task_update.hpp>
#include <curfew/timetable/timetable.hpp>

#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

namespace task_list_test {

using namespace curfew;
using namespace json_text;

// It has no rules, so nothing that answers for instants can be made of it.
static_assert(!std::is_constructible_v<task, task_list> && !std::is_constructible_v<task, task_list::entry>);
static_assert(!std::is_constructible_v<task_update, task_list::entry>);
static_assert(!std::is_constructible_v<timetable, task_list> && !std::is_constructible_v<timetable, task_list::entry>);

namespace {

const std::string metadata = R"("ResponseMetadata":{"RequestId":"r","Action":"QueryTaskList"})";

/// An answer with that Result.
std::string answer(std::string_view result) {
    return '{' + metadata + R"(,"Result":)" + std::string{result} + '}';
}

/// An answer whose Records are these.
std::string records(std::string_view entries) {
    return answer(R"({"Records":[)" + std::string{entries} + "]}");
}

/// "rule pointer" for each.
lines faults(std::string_view text, const json_limits& limits = {}) {
    lines result;
    const auto read = read_task_list(exact{text}.view(), limits);
    CHECK(static_cast<bool>(read) == read.report().valid());
    for (const diagnostic& d : read.report()) result.push_back(std::string{info(d.id).name} + ' ' + d.pointer());
    return result;
}

task_open_id id(std::string_view text) {
    return *task_open_id::from(text);
}

} // namespace

TEST_CASE("QueryTaskList: every field that the vendor's SDK has") {
    const auto read = read_task_list(exact{answer(R"({"Records":[
        {"TaskOpenId":"a","Name":"五月","Resource":"r","ResourceType":1,"ResourceName":"n","State":2,
         "StartTime":"2021-05-20 17:35:43","EndTime":"2021-05-21 17:35:44","ListNum":5,"CalledNum":3,"ThroughNum":1,
         "ThroughRate":0.5,"FinishRate":0.75},
        {"TaskOpenId":" b "}],"Total":2147483648,"Limit":10,"Offset":2147483647})")}
                                         .view());
    REQUIRE(read);
    CHECK(read.report().diagnostics().empty());
    REQUIRE(read->tasks.size() == 2);
    const auto window = literals::window("2021-05-20 17:35:43", "2021-05-21 17:35:44");
    CHECK(read->tasks[0] == task_list::entry{id("a"), "五月", 2, window.start(), window.end()});
    CHECK(read->tasks[1] == task_list::entry{id(" b "), "", {}, {}, {}});
    CHECK(read->total == 2147483648);
    CHECK(read->offset == 2147483647);
    const task_list copy = *read;
    CHECK(copy == *read);
    CHECK_FALSE(copy == task_list{});
}

TEST_CASE("QueryTaskList: null counts as absent, and fields that are not documented are ignored") {
    const auto read = read_task_list(answer(
        R"({"Records":[{"TaskOpenId":"a","Name":null,"State":null,"StartTime":null,"EndTime":null,"More":[{}]}],)"
        R"("Total":null,"Offset":null,"Limit":"10","NextToken":1})"));
    REQUIRE(read);
    CHECK(*read == task_list{{{id("a"), "", {}, {}, {}}}, {}, {}});
    CHECK(read_task_list(R"({"Result":{"Records":[]},"ResponseMetadata":{"Error":null},"More":1})"));
}

TEST_CASE("QueryTaskList: a window is read as the server has it, whether it makes sense or not") {
    const auto read = read_task_list(
        records(R"({"TaskOpenId":"a","StartTime":"9999-12-31 23:59:59","EndTime":"0000-01-01 00:00:00"})"));
    REQUIRE(read);
    CHECK(read->tasks[0].start == latest_local_time);
    CHECK(read->tasks[0].end == earliest_local_time);
}

TEST_CASE("QueryTaskList: only a list says that there are no tasks") {
    CHECK(faults(records("")) == lines{});
    CHECK(faults(answer(R"({"Records":null,"Total":0})")) == lines{});
    CHECK(faults(answer(R"({"Total":0})")) == lines{});
    CHECK(faults(answer(R"({"Records":null,"Total":1})")) == lines{"type-mismatch /Result/Records"});
    CHECK(faults(answer(R"({"Records":null})")) == lines{"type-mismatch /Result/Records"});
    CHECK(faults(answer("{}")) == lines{"type-mismatch /Result/Records"});
    CHECK(faults(answer("null")) == lines{"type-mismatch /Result"});
    CHECK(faults('{' + metadata + '}') == lines{"type-mismatch /Result"});
    CHECK(faults("{}") == lines{"type-mismatch /ResponseMetadata", "type-mismatch /Result"});
    CHECK(faults(R"({"Result":{"Records":[]}})") == lines{"type-mismatch /ResponseMetadata"});
    CHECK(faults(R"({"Result":{"Records":[]},"ResponseMetadata":null})") == lines{"type-mismatch /ResponseMetadata"});
    CHECK(faults(R"({"Records":[]})") == lines{"type-mismatch /ResponseMetadata", "type-mismatch /Result"});
    CHECK(faults("[]") == lines{"type-mismatch "});
    CHECK(faults("<html>") == lines{"json-syntax "});
    CHECK(faults("") == lines{"json-syntax "});
}

TEST_CASE("QueryTaskList: an error is no list, whatever comes with it") {
    const std::string error = R"({"ResponseMetadata":{"RequestId":"r","Error":{"Code":"NoPermission"}})";
    CHECK(faults(error + '}') == lines{"type-mismatch /ResponseMetadata/Error"});
    CHECK(faults(error + R"(,"Result":{"Records":[],"Total":0}})") == lines{"type-mismatch /ResponseMetadata/Error"});
    const auto read = read_task_list(error + '}');
    CHECK(message(*read.report().begin()) == "Error must be null, not an object.");
    CHECK(faults(R"({"ResponseMetadata":{"Error":1},"Result":{"Records":[]}})") ==
          lines{"type-mismatch /ResponseMetadata/Error"});
}

TEST_CASE("QueryTaskList: each entry that cannot be read is named, and one of them is enough for no list") {
    CHECK(
        faults(records(R"({"TaskOpenId":"a"},{"Name":"n"},{"TaskOpenId":null},{"TaskOpenId":" "},{"TaskOpenId":1})")) ==
        lines{"type-mismatch /Result/Records/1/TaskOpenId", "type-mismatch /Result/Records/2/TaskOpenId",
              "task-open-id-empty /Result/Records/3/TaskOpenId", "type-mismatch /Result/Records/4/TaskOpenId"});
    CHECK(faults(records(R"({"TaskOpenId":"a","StartTime":"2021-02-29 00:00:00","EndTime":"2021-05-21"})")) ==
          lines{"start-time-format /Result/Records/0/StartTime", "end-time-format /Result/Records/0/EndTime"});
    CHECK(faults(records(R"({"TaskOpenId":"a","StartTime":"","EndTime":1621589744000})")) ==
          lines{"start-time-format /Result/Records/0/StartTime", "type-mismatch /Result/Records/0/EndTime"});
    CHECK(faults(records(R"({"TaskOpenId":"a","State":"2","Name":5})")) ==
          lines{"type-mismatch /Result/Records/0/State", "type-mismatch /Result/Records/0/Name"});
    CHECK(faults(records(R"({"TaskOpenId":"a","State":2147483648})")) ==
          lines{"integer-out-of-range /Result/Records/0/State"});
    CHECK(faults(records("5,null,[]")) == lines{"type-mismatch /Result/Records/0", "type-mismatch /Result/Records/1",
                                                "type-mismatch /Result/Records/2"});
}

TEST_CASE("QueryTaskList: Result, Records, Total and Offset of a wrong type") {
    CHECK(faults(answer("[]")) == lines{"type-mismatch /Result"});
    CHECK(faults(answer(R"({"Records":{}})")) == lines{"type-mismatch /Result/Records"});
    CHECK(faults(answer(R"({"Records":[],"Total":"1","Offset":1.0})")) ==
          lines{"type-mismatch /Result/Total", "type-mismatch /Result/Offset"});
    CHECK(faults(answer(R"({"Records":[],"Total":-1,"Offset":-1})")) ==
          lines{"integer-out-of-range /Result/Total", "integer-out-of-range /Result/Offset"});
    CHECK(faults(answer(R"({"Records":[],"Total":9223372036854775807,"Offset":0})")) == lines{});
    CHECK(faults(answer(R"({"Records":[],"Total":9223372036854775808})")) ==
          lines{"integer-out-of-range /Result/Total"});
}

TEST_CASE("QueryTaskList: a duplicate key is refused wherever it is") {
    CHECK(faults(records(R"({"TaskOpenId":"a","TaskOpenId":"b"})")) ==
          lines{"json-duplicate-key /Result/Records/0/TaskOpenId"});
    CHECK(faults(answer(R"({"Records":[],"Records":[]})")) == lines{"json-duplicate-key /Result/Records"});
    CHECK(faults(records(R"({"TaskOpenId":"a","More":{"x":1,"x":2}})")) ==
          lines{"json-duplicate-key /Result/Records/0/More/x"});
}

TEST_CASE("QueryTaskList: of many faults as many are kept as the limits say") {
    std::string entries = "{}";
    for (int i = 0; i < 20; ++i) entries += ",{}";
    const auto read = read_task_list(records(entries), {.max_diagnostics = 5});
    CHECK_FALSE(read);
    CHECK(read.report().diagnostics().size() == 5);
    CHECK(read.report().left_out() == 16);
    CHECK(faults(records(entries), {.max_bytes = 20}) == lines{"json-syntax "});
}

} // namespace task_list_test
