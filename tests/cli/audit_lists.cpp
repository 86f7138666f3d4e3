// Records of `audit` that lie in a list inside of each object: the framer against nlohmann's document, and the tool.

#include "catch.hpp"
#include "in_process.hpp"

#include "support/slow_records.hpp"

#include "audit/list_framer.hpp"

#include <nlohmann/json.hpp>

#include <random>
#include <string>
#include <vector>

namespace audit_lists_test {

namespace {

using curfew::tool::framer_of;
using curfew::tool::record_form;
using nlohmann::json;
using slow_records::cut_in_pieces;
using slow_records::cut_text;
using texts = std::vector<std::string>;

/// The records, and the fault behind them, if the text arrives in pieces of at most `largest` bytes.
texts records_in(const std::string& text, const std::vector<std::string>& list, std::size_t largest = 3,
                 std::size_t longest = 1000) {
    std::mt19937 random{7};
    const auto framer = framer_of(record_form::json, {}, longest, list);
    cut_text cut = cut_in_pieces(*framer, text, [&] { return 1 + random() % largest; });
    if (!cut.fault.empty()) cut.records.push_back("fault: " + cut.fault);
    return cut.records;
}

std::string pick(std::mt19937& random, const texts& from) {
    return from[random() % from.size()];
}

/// A JSON value in which keys and brackets of all kinds stand, at most `depth` deep.
std::string random_value(std::mt19937& random, int depth) {
    const auto kind = random() % (depth > 0 ? 8 : 5);
    if (kind < 5) return pick(random, {"1", "null", "\"l\"", "\"]}{[\\\"\"", "true", "-1e5", "\"\\\\\""});
    std::string text = kind < 7 ? "{" : "[";
    const std::size_t count = random() % 3;
    for (std::size_t i = 0; i < count; ++i) {
        if (i > 0) text += pick(random, {",", ", ", "\n,"});
        // Keys are not repeated.
        if (kind < 7)
            text += pick(random, {"\"l\"", "\"a\"", "\"\\u006c\"", "\"\""}).insert(1, std::to_string(i)) + ':';
        text += random_value(random, depth - 1);
    }
    return text + (kind < 7 ? "}" : "]");
}

} // namespace

TEST_CASE("records lie in the list of each object") {
    CHECK(records_in("", {"l"}) == texts{});
    CHECK(records_in("{\"l\":[{\"a\":1},{\"a\":2}]}", {"l"}) == texts{"{\"a\":1}", "{\"a\":2}"});
    CHECK(records_in("{\"x\":{\"l\":[0]}, \"l\" : [ {} ], \"y\":[{}]}\n{\"l\":[{\"a\":3}]}", {"l"}) ==
          texts{"{}", "{\"a\":3}"});
    CHECK(records_in("[{\"l\":[1]},\n {\"l\":[2]}]", {"l"}) == texts{"1", "2"});
    CHECK(records_in("{\"\\u006c\":[1]}", {"l"}) == texts{"1"});
    CHECK(records_in("{\"l\":[]}{\"l\":[{}]}", {"l"}) == texts{"{}"});
    CHECK(records_in("{\"a\":{\"b\":[1,2]},\"b\":[3]}", {"a", "b"}) == texts{"1", "2"});
    CHECK(records_in("{\"a\":{},\"a\":{\"b\":[1]}}", {"a", "b"}) == texts{"1"});
}

TEST_CASE("an object without its list is a record") {
    for (const std::string object : {"{}", "{\"a\":1}", "{\"l\":null}", "{\"l\":{\"a\":1}}", "{\"l\":\"[1]\"}",
                                     "{\"x\":{\"l\":[1]}}", "{\"l\":1,\"l\":[2]}", "{\"L\":[1]}", "{\"ll\":[1]}"}) {
        INFO(object);
        CHECK(records_in(object, {"l"}) == texts{object});
        CHECK(records_in(object + '\n' + "{\"l\":[1]}", {"l"}) == texts{object, "1"});
        CHECK(records_in('[' + object + ",{\"l\":[1]}]", {"l"}) == texts{object, "1"});
    }
    CHECK(records_in("x {\"l\":[1]} ] }", {"l"}) == texts{"x", "1", "]", "}"});
    CHECK(records_in("[[1],2,{\"l\":[3]}]", {"l"}) == texts{"[1]", "2", "3"});
    CHECK(records_in("{\"a\":1}", {"a", "b"}) == texts{"{\"a\":1}"});
    CHECK(records_in("{\"a\":[{\"b\":[1]}]}", {"a", "b"}) == texts{"{\"a\":[{\"b\":[1]}]}"});
}

TEST_CASE("a broken object costs itself, or what follows its list") {
    const std::string good = "{\"l\":[1]}";
    for (const std::string broken :
         {"{\"a\":1", "{\"a\" 1}", "{\"a\":\"x}", "{\"a\":1,}", "{,}", "{1}", "{\"l\"[2]}"}) {
        INFO(broken);
        CHECK(records_in(broken + '\n' + good, {"l"}) == texts{broken, "1"});
        CHECK(records_in(broken, {"l"}) == texts{broken});
    }
    const std::string no_json = "fault: an object is no JSON behind its list of records, or has the list twice";
    CHECK(records_in("{\"l\":[1],\"l\":[2]}", {"l"}) == texts{"1", no_json});
    CHECK(records_in("{\"l\":[1],\"l\":2}", {"l"}) == texts{"1", no_json});
    CHECK(records_in("{\"l\":[1],}", {"l"}) == texts{"1", no_json});
    CHECK(records_in("{\"l\":[1]]}", {"l"}) == texts{"1", no_json});
    CHECK(records_in("{\"l\":[1],\"a\":\"\n\"}", {"l"}) == texts{"1", no_json});
    CHECK(records_in("{\"l\":[1]", {"l"}) == texts{"1", "fault: an object is not closed behind its list of records"});
    CHECK(records_in("{\"l\":[1", {"l"}) == texts{"1", "fault: the array of records is not closed"});
    CHECK(records_in("[{\"l\":[1]}", {"l"}) == texts{"1", "fault: the array of records is not closed"});
    CHECK(records_in("{\"l\":[{\"a\":\"x},\n {\"a\":2}]}", {"l"}) == texts{"{\"a\":\"x},", "{\"a\":2}"});
}

TEST_CASE("only records, and objects up to their list, have a limit") {
    const std::string tail(500, ' ');
    CHECK(records_in("{\"l\":[1" + tail + "]," + tail + "\"a\":\"" + tail + "\"}", {"l"}, 50, 10) == texts{"1"});
    const texts too_long{"fault: the record is longer than 10 bytes; are these records?"};
    for (const std::size_t largest : {1U, 7U, 500U}) {
        CHECK(records_in("{     \"l\":[1]}", {"l"}, largest, 11) == texts{"1"});
        CHECK(records_in("{     \"l\":[1]}", {"l"}, largest, 10) == too_long);
        CHECK(records_in("{     \"a\":1}", {"l"}, largest, 10) == too_long);
        CHECK(records_in("{\"l\":[\"12345678\"]}", {"l"}, largest, 10) == texts{"\"12345678\""});
        CHECK(records_in("{\"l\":[\"123456789\"]}", {"l"}, largest, 10) == too_long);
    }
}

TEST_CASE("records in lists are the elements, in whatever pieces they come") {
    std::mt19937 random{8};
    int with_list = 0;
    int without = 0;
    for (int round = 0; round < 20'000; ++round) {
        std::string text;
        json expected = json::array();
        const bool is_array = random() % 2 == 0;
        const std::size_t count = random() % 4;
        for (std::size_t i = 0; i < count; ++i) {
            if (i > 0) text += is_array ? "," : "\n";
            std::string object = random_value(random, 4);
            if (random() % 3 > 0) {
                const std::string list = random() % 2 == 0 ? '[' + object + ", 2]" : object;
                object = "{\"a\":" + random_value(random, 2) + ",\"l\":" + list + "}";
            }
            const json document = json::parse(object);
            const bool has_list = document.is_object() && document.contains("l") && document["l"].is_array();
            if (has_list) {
                for (const json& element : document["l"]) expected.push_back(element);
            } else {
                expected.push_back(document);
            }
            (has_list ? with_list : without) += 1;
            text += object;
        }
        // At the top a bracket opens an array.
        if (!is_array && text.starts_with('[')) continue;
        if (!is_array && text.find("\n[") != std::string::npos) continue;
        if (is_array) text = '[' + text + ']';
        INFO(text);
        json found = json::array();
        for (const std::string& r : records_in(text, {"l"}, 1 + random() % 20)) found.push_back(json::parse(r));
        REQUIRE(found == expected);
    }
    CHECK(with_list > 3000);
    CHECK(without > 3000);
}

TEST_CASE("pieces make no difference to records in lists") {
    std::mt19937 random{9};
    int faults = 0;
    for (int round = 0; round < 40'000; ++round) {
        std::string text;
        const std::size_t size = random() % 30;
        for (std::size_t i = 0; i < size; ++i) {
            text += pick(random, {"{", "}", "[", "]", "{\"l\":[", "\"l\"", ":", ",", "\n", "\\", "\"", "1", " ", "]}"});
        }
        const std::size_t longest = random() % 2 == 0 ? 1000 : 1 + random() % 30;
        INFO(text << " longest " << longest);
        const texts at_once = records_in(text, {"l"}, 10'000, longest);
        REQUIRE(records_in(text, {"l"}, 1, longest) == at_once);
        REQUIRE(records_in(text, {"l"}, 5, longest) == at_once);
        faults += !at_once.empty() && at_once.back().starts_with("fault") ? 1 : 0;
    }
    CHECK(faults > 1000);
    CHECK(faults < 39'000);
}

TEST_CASE("verdicts are written into the elements, and all else comes out as it came") {
    const std::string task = std::string{CURFEW_CLI_FILES} + "/weekend.json";
    const std::string text =
        "{\"n\": 1, \"l\": [{\"t\": \"@1621735199\"},\n  {\"t\": \"@1621735200\"}], \"m\": \"]\"}\n"
        "{\"t\": \"@1621735199\"}\n";
    const tool_result result = run_tool({"audit", task, "--column", "t", "--records", "/l"}, text);
    CHECK(result.status == 2);
    CHECK(result.out ==
          "{\"n\": 1, \"l\": [{\"t\": \"@1621735199\",\"permitted\":true,\"reason\":\"permitted\",\"pointer\":null},\n"
          "  {\"t\": \"@1621735200\",\"permitted\":false,\"reason\":\"forbid-range\","
          "\"pointer\":\"/ForbidTimeList/0/Times/0\"}], \"m\": \"]\"}\n"
          "{\"t\": \"@1621735199\",\"permitted\":null,\"reason\":null,\"pointer\":null,"
          "\"error\":\"it has no list \\\"/l\\\"\"}\n");
    CHECK(result.err.find("curfew: line 3: it has no list \"/l\"\n3 records: 1 permitted, 1 forbidden, 1 unreadable") !=
          std::string::npos);
    for (const std::string jobs : {"1", "3"}) {
        CHECK(run_tool({"audit", task, "--column", "t", "--records", "l", "--jobs", jobs},
                       "[" + text.substr(0, text.rfind("{\"t\"")) + "]")
                  .status == 1);
    }
    CHECK(run_tool({"audit", task, "--column", "t", "--records", "l", "--input", "csv"}, text).status == 2);
    // Nothing is guessed from an empty name, such as that of a variable that is not set.
    CHECK(run_tool({"audit", task, "--column", "t", "--records", ""}, "{\"t\":\"@1621735199\"}").status == 2);
}

} // namespace audit_lists_test
