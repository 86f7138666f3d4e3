// Hints of `audit`: what goes wrong most. Each changes neither a verdict nor the status.

#include "catch.hpp"
#include "in_process.hpp"

#include "audit/epoch_unit.hpp"
#include "audit/near_name.hpp"

#include <string>
#include <vector>

namespace audit_hints_test {

namespace {

using arguments = std::vector<std::string>;

const std::string task = std::string{CURFEW_CLI_FILES} + "/weekend.json";

tool_result audited(const std::string& records, const arguments& more) {
    arguments all{"audit", task};
    all.insert(all.end(), more.begin(), more.end());
    return run_tool(all, records);
}

/// The lines that are hints, without the word.
arguments hints(const tool_result& result) {
    arguments found;
    const std::string start = "\nhint: ";
    const std::string text = '\n' + result.err;
    for (std::size_t at = 0; (at = text.find(start, at)) != std::string::npos;) {
        at += start.size();
        found.push_back(text.substr(at, text.find('\n', at) - at));
    }
    return found;
}

} // namespace

TEST_CASE("hint: another delimiter") {
    const tool_result header = audited("id;time;n\n1;@1621735199;2\n", {"--column", "time"});
    CHECK(header.status == 2);
    CHECK(hints(header) == arguments{"the header is one field, in which ';' stands 2 times: is it --delimiter ';'?"});
    CHECK(hints(audited("id\ttime\n", {"--column", "1"})) ==
          arguments{"the header is one field, in which tab stands once: is it --delimiter tab?"});
    CHECK(hints(audited("1|@1621735199\n", {"--column", "1", "--header", "none"})) ==
          arguments{"the first record is one field, in which '|' stands once: is it --delimiter '|'?"});
    CHECK(hints(audited("a,time\n", {"--column", "time", "--delimiter", ";"})) ==
          arguments{"the header is one field, in which ',' stands once: is it --delimiter ','?"});
    CHECK(hints(audited("time\n@1621735199\n", {"--column", "time"})).empty());
    CHECK(hints(audited("\"id\"\t\"time\"\n", {"--column", "id", "--delimiter", "tab"})).at(0) ==
          "the names in the header stand in quotes: is it --quote '\"'?");
}

TEST_CASE("hint: another unit") {
    const arguments seconds{"--column", "t", "--epoch", "seconds"};
    const tool_result wrong = audited("t\n1621735199000\n1621735200000\n5\n", seconds);
    CHECK(wrong.status == 1);
    CHECK(hints(wrong) ==
          arguments{"2 times are before 1990 or after 2100 by --epoch seconds, and between 1990 and 2100 by "
                    "--epoch milliseconds: is it that?"});
    CHECK(hints(audited("t\n1621735199\n", {"--column", "t"})) ==
          arguments{"1 time is a whole number, and between 1990 and 2100 by --epoch seconds: is it that?"});
    CHECK(hints(audited("{\"t\":\"1621735199000000\"}", {"--column", "t", "--epoch", "milliseconds"})) ==
          arguments{"1 time is before 1990 or after 2100 by --epoch milliseconds, and between 1990 and 2100 by "
                    "--epoch microseconds: is it that?"});
    CHECK(hints(audited("t\n1621735199\n", seconds)).empty());
    using curfew::tool::epoch_unit;
    using curfew::tool::plausible_unit;
    CHECK(plausible_unit(631'151'999) == epoch_unit::none);
    CHECK(plausible_unit(631'152'000) == epoch_unit::seconds);
    CHECK(plausible_unit(4'102'444'799) == epoch_unit::seconds);
    CHECK(plausible_unit(4'102'444'800) == epoch_unit::none);
    CHECK(plausible_unit(631'152'000'000) == epoch_unit::milliseconds);
    CHECK(plausible_unit(631'151'999'999) == epoch_unit::none);
    CHECK(plausible_unit(4'102'444'799'999'999) == epoch_unit::microseconds);
    CHECK(plausible_unit(4'102'444'800'000'000) == epoch_unit::none);
    CHECK(plausible_unit(-1) == epoch_unit::none);
}

TEST_CASE("hint: all times are far off") {
    const std::string words =
        "every time is before or after the window of its task by more than a thousand times its length: "
        "are these the records of this task, and is --epoch right?";
    CHECK(hints(audited("t\n@1621735199000\n@-9223372036854775808\n", {"--column", "t"})) == arguments{words});
    CHECK(hints(audited("t\n@9223372036854775807\n", {"--column", "t"})) == arguments{words});
    CHECK(hints(audited("t\n@1621735199000\n@1621735199\n", {"--column", "t"})).empty());
    CHECK(hints(audited("t\n@1721735199\n", {"--column", "t"})).empty());
    CHECK(hints(audited("t\n", {"--column", "t"})).empty());
}

TEST_CASE("hint: another encoding") {
    const std::string gbk = "t,name\n@1621735199,a\n@1621735199,\xD6\xD0\xCE\xC4\n";
    const tool_result result = audited(gbk, {"--column", "t"});
    CHECK(result.status == 0);
    CHECK(hints(result) == arguments{"line 3 is no UTF-8; it looks like gb18030: is it --encoding gb18030?"});
    CHECK(hints(audited(gbk, {"--column", "t", "--encoding", "gb18030"})).empty());
    CHECK(hints(audited("{\"t\":\"@1621735199\",\"n\":\"\xE9\"}\n", {"--column", "t"})).size() == 1);
}

TEST_CASE("hint: a header that is a record, and a record that is a header") {
    const std::string words =
        "the header has a time in it, \"2021-05-23 09:59:59\": is it a record? --header none is for "
        "records without a header";
    const tool_result data = audited("1,2021-05-23 09:59:59\n2,2021-05-23 09:59:59\n", {"--column", "2"});
    CHECK(data.status == 0);
    CHECK(hints(data) == arguments{words});
    CHECK(hints(audited("1,2021-05-23 09:59:59\n", {"--column", "time"})) == arguments{words});
    const tool_result header = audited("id,time\n1,@1621735199\n", {"--column", "2", "--header", "none"});
    CHECK(header.status == 2);
    CHECK(hints(header) ==
          arguments{"the first record has \"time\" in place of a time: is it a header? --header keep is for "
                    "records with a header"});
    CHECK(hints(audited("1,@1621735199\n", {"--column", "2", "--header", "none"})).empty());
    CHECK(hints(audited("1,\n", {"--column", "2", "--header", "none"})).empty());
}

TEST_CASE("hint: a column that is nearly named") {
    const tool_result csv = audited("id,Call Time\n", {"--column", "call_time"});
    CHECK(csv.status == 2);
    CHECK(hints(csv) == arguments{"the header has no column \"call_time\", but \"Call Time\""});
    CHECK(hints(audited("id,callee\n", {"--column", "time"})).empty());
    const tool_result json = audited("{\"beginCallTime\":\"@1621735199\"}\n", {"--column", "begincalltime"});
    CHECK(json.status == 2);
    CHECK(hints(json) == arguments{"the first record has no member \"begincalltime\", but \"beginCallTime\""});
    CHECK(hints(audited("{\"variables\":{\"start_epoch\":1}}", {"--column", "/variables/start_epock"})) ==
          arguments{"the first record has no member \"start_epock\", but \"start_epoch\""});
    CHECK(hints(audited("{\"t\":\"@1621735199\",\"Phone\":\"1\"}",
                        {"--column", "t", "--callee-column", "phone", "--limit", "1/20s"})) ==
          arguments{"the first record has no member \"phone\", but \"Phone\""});
    const std::vector<std::string> names{"start", "answer", "uniqueid", "calldate"};
    const auto near = [&](std::string_view wanted) {
        const std::string* const found = curfew::tool::near_name(wanted, names);
        return found == nullptr ? std::string{} : *found;
    };
    CHECK(near("Start") == "start");
    CHECK(near("call_date") == "calldate");
    CHECK(near("call_dte") == "calldate");
    CHECK(near("stat") == "start");
    CHECK(near("start").empty());
    CHECK(near("x").empty());
    CHECK(near(std::string(100, 's')).empty());
}

TEST_CASE("hint: records in a list") {
    const std::string answer = "{\"Response\":{\"TelCdrList\":[{\"StartTimestamp\":1621735199}]}}";
    CHECK(hints(audited(answer, {"--column", "StartTimestamp", "--epoch", "seconds"})) ==
          arguments{"the first record holds a list \"/Response/TelCdrList\" of objects with \"StartTimestamp\": is it "
                    "--records /Response/TelCdrList?"});
    CHECK(hints(audited("{\"feelst\":[{\"t\":1}]}", {"--column", "t", "--records", "/feeLst"})) ==
          arguments{"the first record has no member \"feeLst\", but \"feelst\"",
                    "the first record holds a list \"/feelst\" of objects with \"t\": is it --records /feelst?"});
    CHECK(hints(audited("{\"t\":\"@1621735199\"}", {"--column", "t", "--records", "/l"})) ==
          arguments{"the first record has its time outside of a list: is it --records ''?"});
}

TEST_CASE("hints are members of the summary in JSON") {
    const tool_result result =
        audited("1,@1621735199\n", {"--column", "2", "--header", "none", "--delimiter", ";", "--format", "json"});
    CHECK(hints(result).empty());
    CHECK(result.err.find(
              "\"hints\":[\"the first record is one field, in which ',' stands once: is it --delimiter ','?\"]}") !=
          std::string::npos);
    CHECK(audited("t\n", {"--column", "t", "--format", "json"}).err.find("\"hints\":[]}") != std::string::npos);
}

} // namespace audit_hints_test
