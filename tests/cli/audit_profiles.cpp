// --profile: each with the records of examples/records/.

#include "catch.hpp"
#include "in_process.hpp"

#include "audit/record_profile.hpp"

#include <fstream>
#include <sstream>
#include <string>
#include <vector>

namespace audit_profiles_test {

namespace {

using arguments = std::vector<std::string>;

const std::string task = std::string{CURFEW_CLI_FILES} + "/weekend.json";

std::string example(const std::string& name) {
    std::ifstream file{std::string{CURFEW_CLI_FILES} + "/../../../examples/records/" + name, std::ios::binary};
    REQUIRE(file);
    return {std::istreambuf_iterator<char>{file}, {}};
}

tool_result audited(const std::string& profile, const std::string& records, const arguments& more = {}) {
    arguments all{"audit", task, "--profile", profile};
    all.insert(all.end(), more.begin(), more.end());
    return run_tool(all, records);
}

bool holds(const std::string& text, const std::string& part) {
    return text.find(part) != std::string::npos;
}

arguments words_of_line(const std::string& line) {
    std::istringstream stream{line};
    arguments words;
    for (std::string word; stream >> word;) words.push_back(word);
    return words;
}

} // namespace

TEST_CASE("profiles judge the records of their sources") {
    struct row {
        const char* profile;
        const char* file;
        arguments more;
        const char* counts;
        const char* last;
    };
    const std::vector<row> rows{
        {"volcengine",
         "volcengine.ndjson",
         {},
         "4 records: 2 permitted, 1 forbidden, 0 unreadable, 1 repeated",
         "record 2, line 2, Sun 2021-05-23 10:30:00 +08:00"},
        {"alibaba",
         "alibaba.json",
         {},
         "3 records: 2 permitted, 1 forbidden, 0 unreadable",
         "record 2, line 3, Sun 2021-05-23 10:30:00 +08:00"},
        {"tencent",
         "tencent.json",
         {"--records", "/TelCdrList"},
         "3 records: 2 permitted, 1 forbidden, 0 unreadable",
         "record 2, line 5, Sun 2021-05-23 10:30:00 +08:00"},
        {"huawei",
         "huawei.ndjson",
         {},
         "3 records: 2 permitted, 1 forbidden, 0 unreadable",
         "record 2, line 1, Sun 2021-05-23 10:30:00 +08:00"},
        {"asterisk",
         "asterisk.csv",
         {"--time-zone", "Asia/Shanghai"},
         "3 records: 2 permitted, 1 forbidden, 0 unreadable",
         "record 2, line 2, Sun 2021-05-23 10:30:00 +08:00"},
        {"freeswitch",
         "freeswitch.json",
         {},
         "3 records: 2 permitted, 1 forbidden, 0 unreadable",
         "record 2, line 6, Sun 2021-05-23 10:30:00 +08:00"},
        {"vicidial",
         "vicidial.tsv",
         {"--time-zone", "America/New_York"},
         "4 records: 2 permitted, 2 forbidden, 0 unreadable",
         "record 4, line 5, Sun 2021-05-23 10:30:00 -07:00"},
    };
    for (const row& r : rows) {
        INFO(r.profile);
        const std::string records = example(r.file);
        const tool_result result = audited(r.profile, records, r.more);
        CHECK(result.status == 1);
        CHECK(holds(result.err, r.counts));
        CHECK(holds(result.err, std::string{"last violation:  "} + r.last));
        CHECK(!holds(result.err, "hint:"));
        // The line of --show does the same.
        const tool_result shown = run_tool({"audit", "--profile", r.profile, "--show"});
        CHECK(shown.status == 0);
        CHECK(shown.err.empty());
        arguments pasted = words_of_line(shown.out);
        pasted.insert(pasted.begin(), {"audit", task});
        pasted.insert(pasted.end(), r.more.begin(), r.more.end());
        const tool_result again = run_tool(pasted, records);
        CHECK(again.out == result.out);
        CHECK(again.err == result.err);
    }
    CHECK(curfew::tool::record_profiles().size() == rows.size());
}

TEST_CASE("a profile's options are shown, and read nothing") {
    CHECK(run_tool({"audit", "--profile", "huawei", "--show"}, "x").out ==
          "--input json --records /feeLst --column callOutStartTime --time-zone +00:00\n");
    CHECK(run_tool({"audit", "--profile", "vicidial", "--show"}).out ==
          "--input csv --delimiter tab --column call_date --zone-column gmt_offset_now\n");
    CHECK(run_tool({"audit", "--show"}).status == 2);
    CHECK(run_tool({"audit", task, "--profile", "nobody", "--show"}).status == 2);
    CHECK(run_tool({"audit", task}, "").err ==
          "curfew: audit: give --column NAME, or --profile NAME, which knows the column\n");
}

TEST_CASE("what is given goes before the profile") {
    const std::string pushed = "{\"callId\":\"1\",\"beginCallTime\":1621737000000,\"at\":1621735199}\n";
    CHECK(audited("volcengine", pushed).status == 1);
    CHECK(audited("volcengine", pushed, {"--column", "at", "--epoch", "seconds"}).status == 0);
    CHECK(audited("volcengine", pushed, {"--epoch", "none"}).status == 2);
    CHECK(audited("volcengine", pushed, {"--column", ""}).status == 2);
    // An empty value takes the profile's away.
    CHECK(holds(audited("volcengine", pushed + pushed).err, "1 repeated"));
    CHECK(holds(audited("volcengine", pushed + pushed, {"--unique", ""}).err, "2 records: 0 permitted, 2 forbidden"));
    // Each record that Tencent pushes is an object.
    CHECK(audited("tencent", "{\"StartTimestamp\":1621737000}").status == 1);
    const std::string log = "call_date\n2021-05-23 10:30:00\n";
    CHECK(audited("vicidial", log, {"--time-zone", "+08:00"}).status == 2);
    CHECK(audited("vicidial", log, {"--time-zone", "+08:00", "--zone-column", ""}).status == 1);
}

TEST_CASE("profiles name records without a time") {
    for (const std::string record : {"{\"callId\":\"1\"}", "{\"callId\":\"1\",\"beginCallTime\":0}",
                                     "{\"callId\":\"1\",\"beginCallTime\":null,\"startTime\":1621735199000}"}) {
        const tool_result result = audited("volcengine", record);
        CHECK(result.status == 2);
        CHECK(holds(result.err, "1 record: 0 permitted, 0 forbidden, 1 unreadable"));
    }
    const tool_result status =
        audited("huawei", "{\"eventType\":\"answer\",\"statusInfo\":{\"callOutStartTime\":\"\"}}\n");
    CHECK(status.status == 2);
    CHECK(holds(status.err, "line 1: it has no list \"/feeLst\""));
}

TEST_CASE("times of a server's clock that nobody knows are not judged") {
    for (const std::string profile : {"asterisk", "vicidial"}) {
        const tool_result result = audited(profile, example(profile == "asterisk" ? "asterisk.csv" : "vicidial.tsv"));
        CHECK(result.status == 2);
        CHECK(result.out.empty());
        CHECK(result.err == "curfew: --profile " + profile +
                                ": its times are those of the server's clock, and no record says which zone that has; "
                                "give --time-zone NAME\n");
    }
}

} // namespace audit_profiles_test
