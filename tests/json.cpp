#include "catch.hpp"
#include "support/heap.hpp"
#include "support/json_text.hpp"
#include "support/random_tasks.hpp"

#include <curfew/json.hpp>
#include <curfew/task/complete.hpp>

#include <ctime>
#include <fstream>
#include <sstream>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace json_test {

using namespace curfew;
using namespace json_text;

namespace {

std::string at(std::size_t offset) {
    return " @" + std::to_string(offset);
}

} // namespace

TEST_CASE("the example of the API page is read without a diagnostic") {
    const reading result = read(page_example);
    CHECK(said(result.report) == lines{});
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
    REQUIRE(result.update);
    CHECK(*result.update == *parse(*result.request));
}

TEST_CASE("the file of the examples is the example of the API page") {
    std::ifstream file{CURFEW_SOURCE_ROOT "/examples/update_task.json"};
    std::ostringstream text;
    text << file.rdbuf();
    CHECK(nlohmann::json::parse(text.str()) == nlohmann::json::parse(std::string{page_example}));
}

TEST_CASE("diagnostics come in the order of the text, each at its byte") {
    const std::string text =
        R"({"Concurrency":0,"EndTime":"x","zz":1,"ForbidTimeList":[{"Times":["1",5]},{}],"Recall":false})";
    const reading result = read(text);
    CHECK_FALSE(result.update);
    CHECK_FALSE(result.request);
    CHECK(said(result.report) == lines{"task-open-id-missing /TaskOpenId @0", "start-time-missing /StartTime @0",
                                       "concurrency-not-positive /Concurrency @15", "end-time-format /EndTime @27",
                                       "unknown-field /zz @31", "time-range-format /ForbidTimeList/0/Times/0 @66",
                                       "type-mismatch /ForbidTimeList/0/Times/1 @70",
                                       "times-missing /ForbidTimeList/1/Times @74"});
}

TEST_CASE("diagnostics at one byte come in the order of the rulebook") {
    const std::string text =
        body({{"ForbidTimeList", R"([{"Times":["10:00-11:00","10:30-23:59"]}])"}, {"RingAgainTimes", "0"}});
    const std::string place = "/ForbidTimeList/0/Times/1" + at(text.find(R"("10:30)"));
    CHECK(said(read(text).report) == lines{"redial-interval-unused /RingAgainInterval" + at(text.find(":5") + 1),
                                           "time-range-last-minute " + place, "time-range-overlap " + place});
}

TEST_CASE("an unknown field that stands twice is found at its first key, wherever the search has got to") {
    CHECK(said(read(R"({"zz":1,"TaskOpenId":"","zz":2,"Recall":0})").report) ==
          lines{"start-time-missing /StartTime @0", "end-time-missing /EndTime @0",
                "concurrency-missing /Concurrency @0", "unknown-field /zz @1", "task-open-id-empty /TaskOpenId @21",
                "json-duplicate-key /zz @24", "boolean-as-number /Recall @40"});
}

TEST_CASE("places are right in an indented text, whatever its strings and numbers are") {
    const std::vector<std::pair<std::string, std::string>> members{{R"("a")", R"("b")"},
                                                                   {R"("\"")", R"("\\")"},
                                                                   {R"("\"\"")", R"("\"\"\"")"},
                                                                   {R"("\\\"")", R"("x\"")"},
                                                                   {R"("\u4e2d")", R"("中")"},
                                                                   {R"("")", R"("\u0022\"")"},
                                                                   {R"("n")", "-0.5e+3"},
                                                                   {R"("z")", "0"},
                                                                   {R"("long")", "1234567890"},
                                                                   {R"("l")", "[ 1,\n  2\n ]"},
                                                                   {R"("w")", "true"}};
    std::string text = "{";
    std::vector<std::size_t> keys;
    for (const auto& [key, value] : members) {
        text += keys.empty() ? "\n    " : " ,\r\n\t ";
        keys.push_back(text.size());
        text += key + "\n  :  " + value;
    }
    text += "\n}\n";
    const detail::json_document document{text};
    REQUIRE_FALSE(document.fault());
    std::size_t i = 0;
    for (const detail::json_value member : document.root()->children()) {
        const auto& [key, value] = members[i];
        CAPTURE(key, value);
        CHECK(member.key_offset() == keys[i]);
        CHECK(member.key() == nlohmann::json::parse(key).get<std::string>());
        CHECK(member.offset() == keys[i] + key.size() + 6);
        CHECK(member.raw() == value);
        if (member.kind() == detail::json_kind::string)
            CHECK(member.text() == nlohmann::json::parse(value).get<std::string>());
        CHECK((member.kind() == detail::json_kind::integer) == (key == R"("z")" || key == R"("long")"));
        ++i;
    }
    CHECK(i == members.size());
    CHECK(document.root()->children().size() == members.size());
    // The object, and the two numbers in its list.
    CHECK(document.size() == 1 + members.size() + 2);
}

TEST_CASE("null counts as absent for every field of a request and of an item") {
    const auto rules_of = [](const report& found) {
        lines result;
        for (const diagnostic& d : found) result.push_back(std::string{info(d.id).name} + ' ' + d.pointer());
        return result;
    };
    const auto [field, absent] = GENERATE(table<std::string, lines>({
        {"TaskOpenId", {"task-open-id-missing /TaskOpenId"}},
        {"StartTime", {"start-time-missing /StartTime"}},
        {"EndTime", {"end-time-missing /EndTime"}},
        {"RingAgainTimes", {"redial-reset /RingAgainTimes"}},
        {"RingAgainInterval", {}},
        {"Concurrency", {"concurrency-missing /Concurrency"}},
        {"ForbidTimeList", {}},
        {"Recall", {}},
    }));
    CAPTURE(field);
    const reading with_null = read(body({{field, "null"}}));
    const reading without = read(body({{field, std::nullopt}}));
    CHECK(rules_of(with_null.report) == absent);
    CHECK(rules_of(without.report) == absent);
    REQUIRE(with_null.request);
    CHECK(with_null.request == without.request);
    CHECK(with_null.update == without.update);

    const auto item = [](const std::string& members) {
        return read(body({{"ForbidTimeList", "[{" + members + "}]"}}));
    };
    const reading every_day = item(R"("Weekdays":null,"Times":["10:00-11:00"])");
    CHECK(said(every_day.report) == lines{});
    CHECK(every_day.request == item(R"("Times":["10:00-11:00"])").request);
    const reading no_times = item(R"("Weekdays":[1],"Times":null)");
    CHECK(rules_of(no_times.report) == lines{"times-missing /ForbidTimeList/0/Times"});
    CHECK(no_times.request == item(R"("Weekdays":[1])").request);
}

TEST_CASE("null is a wrong type for an entry of a list") {
    CHECK(read(body({{"ForbidTimeList", "[null]"}})).report.has(rule::type_mismatch));
    CHECK(read(body({{"ForbidTimeList", R"([{"Times":[null]}])"}})).report.has(rule::type_mismatch));
    CHECK(read(body({{"ForbidTimeList", R"([{"Weekdays":[null],"Times":["10:00-11:00"]}])"}}))
              .report.has(rule::type_mismatch));
}

TEST_CASE("json-syntax: a text that is not JSON has no request and no update") {
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
        {"{\"a\n   b\":1}", 3},
        {"{\"a\":\"b\n   \"}", 7},
        {"{\"a\":\n   tru\n   e}", 12},
        {"{\"a\":1.\n   2}", 7},
        {"{\"a\":1\n   2}", 10},
        {"{\"a\":1\n   ", 10},
    }));
    CAPTURE(text);
    const reading result = read(text);
    CHECK(said(result.report) == lines{"json-syntax  @" + std::to_string(offset)});
    CHECK_FALSE(result.request);
    CHECK_FALSE(result.update);
}

TEST_CASE("the rules of JSON types, each broken and just not broken") {
    struct row {
        std::string member;
        std::string value;
        std::string said;
    };
    const row r = GENERATE(values<row>({
        {"RingAgainTimes", "\"1\"", "type-mismatch"},
        {"RingAgainTimes", "1.0", "type-mismatch"},
        {"RingAgainTimes", "1e0", "type-mismatch"},
        {"RingAgainTimes", "true", "type-mismatch"},
        {"RingAgainTimes", "[1]", "type-mismatch"},
        {"RingAgainTimes", "-0", "redial-interval-unused"},
        {"Concurrency", "2147483647", ""},
        {"Concurrency", "2147483648", "integer-out-of-range"},
        {"Concurrency", "18446744073709551617", "integer-out-of-range"},
        {"Concurrency", "1" + std::string(400, '0'), "integer-out-of-range"},
        {"Concurrency", "-2147483648", "concurrency-not-positive"},
        {"Concurrency", "-2147483649", "integer-out-of-range"},
        {"TaskOpenId", "5", "type-mismatch"},
        {"TaskOpenId", "1e999", "json-syntax"},
        {"StartTime", "{}", "type-mismatch"},
        {"EndTime", "false", "type-mismatch"},
        {"Recall", "1", "boolean-as-number"},
        {"Recall", "0", "boolean-as-number"},
        {"Recall", "2", "type-mismatch"},
        {"Recall", "-0", "type-mismatch"},
        {"Recall", "-1", "type-mismatch"},
        {"Recall", "1.0", "type-mismatch"},
        {"Recall", "1e0", "type-mismatch"},
        {"Recall", "10", "type-mismatch"},
        {"Recall", "\"1\"", "type-mismatch"},
        {"Recall", "[1]", "type-mismatch"},
        {"Recall", "true", ""},
        {"ForbidTimeList", "{}", "type-mismatch"},
        {"ForbidTimeList", "[]", ""},
        {"ForbidTimeList", "[[]]", "type-mismatch"},
        {"ForbidTimeList", R"([{"Times":"10:00-11:00"}])", "type-mismatch"},
        {"ForbidTimeList", R"([{"Times":["10:00-11:00",1]}])", "type-mismatch"},
        {"ForbidTimeList", R"([{"Weekdays":1,"Times":["10:00-11:00"]}])", "type-mismatch"},
        {"ForbidTimeList", R"([{"Weekdays":[1,"2"],"Times":["10:00-11:00"]}])", "type-mismatch"},
        {"ForbidTimeList", R"([{"Weekdays":[1,2],"Times":["10:00-11:00"]}])", ""},
        {"ForbidTimeList", R"([{"Weekdays":[2147483647],"Times":["10:00-11:00"]}])", "weekday-out-of-range"},
        {"ForbidTimeList", R"([{"Weekdays":[4294967297],"Times":["10:00-11:00"]}])", "integer-out-of-range"},
        {"RingAgainIntervall", "5", "unknown-field"},
        {"x", "{\"a\":1,\"b\":{\"a\":1}}", "unknown-field"},
    }));
    CAPTURE(r.member, r.value);
    const reading result = read(body({{r.member, r.value}}));
    std::string found;
    for (const diagnostic& d : result.report) found += info(d.id).name;
    CHECK(found == r.said);
    CHECK(result.update.has_value() == result.report.valid());
    CHECK(result.agree);
}

TEST_CASE("boolean-as-number: lowered to a warning, 0 means false and 1 true") {
    parse_options lowered;
    REQUIRE(lowered.severities.set(rule::boolean_as_number, severity::warning));
    for (const bool means : {false, true}) {
        const std::string text = body({{"Recall", means ? "1" : "0"}});
        const std::string place = "boolean-as-number /Recall" + at(text.rfind(means ? '1' : '0'));
        const reading refused = read(text);
        CHECK(refused.report.has(rule::boolean_as_number));
        CHECK_FALSE(refused.request);
        CHECK_FALSE(refused.update);

        const reading taken = read(text, lowered);
        REQUIRE(taken.request);
        REQUIRE(taken.update);
        CHECK(taken.agree);
        CHECK(taken.request->recall == means);
        CHECK(taken.report.errors() == 0);
        CHECK(said(taken.report) ==
              (means ? lines{place} : lines{place, "redial-ignored /Recall" + at(text.rfind('0'))}));
        CHECK(taken.update->redial().has_value() == means);
        // It is written as it was read.
        const std::string written = write_json(*taken.request);
        CHECK(written.find(means ? "\"Recall\":true" : "\"Recall\":false") != std::string::npos);
        CHECK(read(written).request == taken.request);
    }
    CHECK(read(body({{"Recall", "2"}}), lowered).report.has(rule::type_mismatch));
    // Strict settings leave it an error, and the wish for the one rule beats them.
    parse_options strict{.severities = severity_settings::strict()};
    CHECK_FALSE(read(body({{"Recall", "1"}}), strict).update);
    REQUIRE(strict.severities.set(rule::boolean_as_number, severity::warning));
    CHECK(read(body({{"Recall", "1"}}), strict).update);
}

TEST_CASE("what a request leaves to the stored task is no diagnostic of reading it") {
    const std::string text = body({{"Recall", "false"}, {"RingAgainTimes", "null"}, {"RingAgainInterval", "null"}});
    CHECK(said(read(text).report) == lines{});
    REQUIRE(read(text).update);
    const auto whole = complete(read_update_task(text));
    CHECK_FALSE(whole);
    CHECK(said(whole.report()) == lines{"forbid-list-absent /ForbidTimeList"});
    CHECK(said(located(whole.report(), text)) == lines{"forbid-list-absent /ForbidTimeList @0"});
    CHECK(new_task(read_update_task(text)));
}

TEST_CASE("json-duplicate-key: at the later key, and nothing else about the value") {
    CHECK(said(read(R"({"Concurrency":1,"Concurrency":0,"TaskOpenId":"1","RingAgainTimes":0,"StartTime":)"
                    R"("2021-05-20 17:35:43","EndTime":"2021-05-21 17:35:44"})")
                   .report) == lines{"json-duplicate-key /Concurrency @17"});
    const std::string text = body({{"x", R"({"a":[{"b/":0,"b\u002f":0}],"a":1})"}});
    const reading nested = read(text);
    CHECK(said(nested.report) == lines{"unknown-field /x" + at(text.find("\"x\"")),
                                       "json-duplicate-key /x/a/0/b~1" + at(text.find("\"b\\u002f\"")),
                                       "json-duplicate-key /x/a" + at(text.rfind("\"a\""))});
    CHECK_FALSE(nested.update);
    CHECK_FALSE(nested.request);
    CHECK(read(body({{"x", R"({"a":[{"b":0},{"b":0}],"b":1})"}})).update);
    // The later one might forbid the last minute of the day.
    for (const std::string_view times : {R"(["1"])", R"(["10:00-23:59"])"}) {
        const std::string known = body({{"ForbidTimeList", R"([{"Times":)" + std::string{times} + R"(,"Times":[]}])"}});
        CHECK(said(read(known).report) ==
              lines{"json-duplicate-key /ForbidTimeList/0/Times" + at(known.rfind("\"Times\""))});
    }
}

TEST_CASE("unknown-field: at the key, with the nearest name") {
    const std::string text = body({{"recal", "true"}, {"a/b~c", "0"}});
    const reading result = read(text);
    CHECK(said(result.report) == lines{"unknown-field /recal" + at(text.find("\"recal\"")),
                                       "unknown-field /a~1b~0c" + at(text.find("\"a/b~c\""))});
    const auto* nearest = std::get_if<detail::nearest_facts>(&result.report.begin()->facts);
    REQUIRE(nearest);
    CHECK(nearest->nearest == field::recall);
    CHECK(result.update);
    severity_settings silent;
    REQUIRE(silent.set(rule::unknown_field, std::nullopt));
    CHECK(said(read(body({{"recal", "true"}}), {.severities = silent}).report) == lines{});
}

TEST_CASE("the options of parse() hold for read_update_task()") {
    CHECK(said(read(body(), {.concurrency_quota = 0}).report) ==
          lines{"concurrency-over-quota /Concurrency" + at(body().size() - 2)});
    CHECK(said(read(body(), {.now = sys_seconds{seconds{1'700'000'000}}}).report) ==
          lines{"window-over /EndTime" + at(body().find("\"2021-05-21"))});
    CHECK_FALSE(read(body({{"x", "1"}}), {.severities = severity_settings::strict()}).update);
}

TEST_CASE("limits: the greatest that is taken, and one more") {
    const std::string text = body({{"x", "[[]]"}});
    CHECK(read(text, {}, {text.size(), 3}).update);
    CHECK(said(read(text, {}, {text.size() - 1, 3}).report) == lines{"json-syntax " + at(text.size() - 1)});
    CHECK(said(read(text, {}, {text.size(), 2}).report) == lines{"json-syntax " + at(text.find("[[") + 1)});
    CHECK(said(read(body({{"x", std::string(31, '[') + std::string(31, ']')}})).report) ==
          lines{"unknown-field /x" + at(body().size())});
    CHECK(read(body({{"x", std::string(32, '[') + std::string(32, ']')}})).report.has(rule::json_syntax));
}

TEST_CASE("unless set, a text of 1 MiB is taken, and not a byte more") {
    constexpr std::size_t mebibyte = std::size_t{1} << 20;
    const std::string blanks(mebibyte - body().size(), ' ');
    CHECK(read(body() + blanks).update);
    const reading longer = read(body() + blanks + ' ');
    CHECK(said(longer.report) == lines{"json-syntax " + at(mebibyte)});
    CHECK_FALSE(longer.update);
}

TEST_CASE("no truncation and no change of one byte yields an update beside an error") {
    const std::string text{page_example};
    const auto hold = [](const reading& result) {
        if (!result.agree) FAIL("a request that the two readers do not agree on");
        if (result.update.has_value() != result.report.valid()) FAIL("an update beside an error, or none without one");
        for (const diagnostic& d : result.report) {
            if (!d.offset) FAIL("a diagnostic without a place");
        }
    };
    for (std::size_t size = 0; size < text.size(); ++size) {
        const reading result = read(text.substr(0, size));
        hold(result);
        REQUIRE_FALSE(result.update);
    }
    for (std::size_t at = 0; at < text.size(); ++at) {
        for (int byte = 0; byte < 256; ++byte) {
            std::string changed = text;
            changed[at] = static_cast<char>(byte);
            hold(read(changed));
        }
    }
}

TEST_CASE("noise is no request") {
    constexpr std::string_view marks = R"({}[]":,\u0e-1. )";
    const auto last = static_cast<std::int64_t>(marks.size()) - 1;
    random_tasks::dice roll{1};
    for (int i = 0; i < 2000; ++i) {
        std::string text(static_cast<std::size_t>(roll.number(0, 60)), ' ');
        for (char& c : text) {
            c = i % 2 == 0 ? static_cast<char>(roll.number(0, 255))
                           : marks[static_cast<std::size_t>(roll.number(0, last))];
        }
        const reading result = read(text);
        REQUIRE_FALSE(result.update);
        REQUIRE_FALSE(result.report.valid());
    }
}

namespace {

std::string repeated(std::string_view what, std::size_t times) {
    std::string result;
    for (std::size_t i = 0; i < times; ++i) result.append(i == 0 ? "" : ",").append(what);
    return result;
}

std::string list(const std::string& entries) {
    return body({{"ForbidTimeList", '[' + entries + ']'}});
}

std::string many_members(std::size_t count, const char* prefix) {
    std::string members;
    for (std::size_t i = 0; i < count; ++i) members += (i == 0 ? "\"" : ",\"") + (prefix + std::to_string(i)) + "\":0";
    return members;
}

} // namespace

TEST_CASE("hostile input takes linear time, and at most 64 bytes for each of its bytes and 512 KiB") {
    constexpr std::size_t mega = 1'000'000;
    const auto [what, text] = GENERATE(table<std::string, std::string>({
        {"lists in lists", std::string(1 << 20, '[')},
        {"objects in objects", repeated("{\"a\":", 1 << 18)},
        {"a million weekdays", list(R"({"Times":["10:00-11:00"],"Weekdays":[)" + repeated("1", mega) + "]}")},
        {"a million wrong weekdays", list(R"({"Times":["10:00-11:00"],"Weekdays":[)" + repeated("9", mega) + "]}")},
        {"300,000 entries of the wrong type", list(repeated("0", 300'000))},
        {"300,000 entries, each second of the wrong type", list(repeated("0,{}", 150'000))},
        {"500,000 times of the wrong type", list("{\"Times\":[" + repeated("0", 500'000) + "]}")},
        {"500,000 times, each second of the wrong type", list("{\"Times\":[" + repeated("0,\"\"", 250'000) + "]}")},
        {"300,000 weekdays of the wrong type", list("{\"Weekdays\":[" + repeated("[]", 300'000) + "]}")},
        {"1000 times of the wrong type", list("{\"Times\":[" + repeated("0", 1000) + "]}")},
        {"100,000 items that are wrong in three ways", list(repeated(R"({"":0})", 100'000))},
        {"300,000 calls of the wrong type", "{\"List\":[" + repeated("0", 300'000) + "]}"},
        {"100,000 empty calls", "{\"List\":[" + repeated("{}", 100'000) + "]}"},
        {"10,000 items", list(repeated(R"({"Weekdays":[1],"Times":["10:00-11:00"]})", 10'000))},
        {"100,000 empty items", list(repeated("{}", 100'000))},
        {"100,000 ranges", list("{\"Times\":[" + repeated("\"10:00-11:00\"", 100'000) + "]}")},
        {"100,000 ranges that are none", list("{\"Times\":[" + repeated("\"\"", 100'000) + "]}")},
        {"100,000 unknown members", '{' + many_members(100'000, "") + '}'},
        {"100,000 unknown members of an item", list('{' + many_members(100'000, "") + '}')},
        {"one key 100,000 times", '{' + repeated("\"\":0", 100'000) + '}'},
        {"a known key 100,000 times", '{' + repeated("\"Recall\":true", 100'000) + '}'},
        {"keys twice under a long name",
         "{\"" + std::string(300'000, 'k') + "\":{" + repeated("\"a\":0", 100'000) + "}}"},
        {"keys twice in many objects", "{\"x\":[" + repeated(R"({"a":0,"a":0})", 50'000) + "]}"},
        {"a long key", "{\"" + std::string(mega, '/') + "\":0}"},
        {"escapes", "{\"x\":[" + repeated(R"("\n")", 200'000) + "]}"},
        {"commas in a string", "{\"x\":\"" + std::string(mega, ',') + "\"}"},
        {"digits", "{\"Concurrency\":" + std::string(mega, '1') + "}"},
        {"NUL bytes", std::string(mega, '\0')},
        {"blanks", std::string(mega, ' ')},
    }));
    CAPTURE(what);
    const exact copy{text};
    const auto peak_of = [](auto read) {
        const heap::watch watch;
        read();
        return watch.peak_bytes();
    };
    const json_limits limits{4 * mega, 32};
    const std::size_t most = 64 * text.size() + 512 * 1024;
    const std::clock_t start = std::clock();
    CHECK(peak_of([&] {
              const auto result = read_update_task(copy.view(), {}, limits);
              CHECK(static_cast<bool>(result) == result.report().valid());
          }) <= most);
    CHECK(peak_of([&] { (void)read_request(copy.view(), {}, limits); }) <= most);
    CHECK(peak_of([&] { (void)read_create_task(copy.view(), {}, limits); }) <= most);
    CHECK(peak_of([&] { (void)read_single_batch_append(copy.view(), {}, limits); }) <= most);
    const auto processor_seconds = (std::clock() - start) / CLOCKS_PER_SEC;
    // A hundred times what it takes; a quadratic step takes minutes.
    CHECK(processor_seconds < 30);
}

TEST_CASE("of more diagnostics than are kept, all are counted, and errors are kept first") {
    const std::string nines = list(R"({"Times":["10:00-11:00"],"Weekdays":[)" + repeated("9", 5000) + "]}");
    const reading wrong = read(nines);
    CHECK(wrong.report.diagnostics().size() == 1000);
    CHECK(wrong.report.errors() == 5000);
    CHECK(wrong.report.left_out() == 4000);
    CHECK(wrong.request);
    CHECK_FALSE(wrong.update);
    CHECK(read(nines, {}, {nines.size(), 32, 5000}).report.diagnostics().size() == 5000);

    // Each of these is a warning; what comes after them is an error.
    const std::string twice = R"([{"Times":["10:00-11:00"],"Weekdays":[)" + repeated("1", 5001) + "]}";
    CHECK(read(body({{"ForbidTimeList", twice + ']'}})).report.warnings() == 5000);
    CHECK(read(body({{"ForbidTimeList", twice + ']'}})).update);
    const std::string after = body({{"ForbidTimeList", twice + R"(,{"Times":["x"]}])"}});
    const reading late = read(after);
    CHECK_FALSE(late.update);
    CHECK(late.report.errors() == 1);
    CHECK(late.report.warnings() == 5000);
    CHECK(late.report.left_out() == 4001);
    CHECK(late.report.has(rule::time_range_format));

    const reading types = read(list("{\"Times\":[" + repeated("0", 5000) + "]}"));
    CHECK(types.report.errors() == 5000);
    CHECK_FALSE(types.request);
    CHECK(read("{\"ForbidTimeList\":[" + repeated("0", 5000)).report.has(rule::json_syntax));
    const reading fewer = read(list("{\"Times\":[" + repeated("0", 999) + ",\"\"]}"), {}, {1 << 20, 32, 1000});
    CHECK(fewer.report.errors() == 1000);
    CHECK(fewer.report.has(rule::time_range_format));
    const reading none = read(body(), {}, {1 << 20, 32, 0});
    CHECK(none.update);
    const reading uncounted = read(body({{"Concurrency", "0"}}), {}, {1 << 20, 32, 0});
    CHECK(uncounted.report.errors() == 1);
    CHECK(uncounted.report.diagnostics().empty());
    CHECK_FALSE(uncounted.update);
    const reading no_text = read("{", {}, {1 << 20, 32, 0});
    CHECK(no_text.report.errors() == 1);
    CHECK(no_text.report.diagnostics().empty());
    CHECK_FALSE(no_text.request);
}

TEST_CASE("a right word in a wrong place is told at its first letter") {
    const std::string huge(400, '9');
    for (const std::string_view word : {"true", "false", "null", "\"x\"", "17", "1e308", "-1e999", huge.c_str()}) {
        INFO(word);
        const std::string text = R"({"Concurrency":1 )" + std::string{word} + "}";
        CHECK(said(read(text).report) == lines{"json-syntax " + at(17)});
    }
}

TEST_CASE("a word that is none is told where it stops being one") {
    const auto [word, offset] = GENERATE(table<std::string, std::size_t>({
        {R"("\u12")", 5},
        {R"("\ud800")", 7},
        {R"("\ud800\"")", 8},
        {R"("\q")", 2},
        {"--1", 1},
        {"1.+2", 2},
        {"truth", 3},
    }));
    CAPTURE(word);
    CHECK(said(read(word).report) == lines{"json-syntax " + at(offset)});
}

TEST_CASE("a number too large for any reading ends it, whatever was expected there") {
    const std::string digits(400, '9');
    const auto with = [&](std::string_view name) { return read("{\"" + std::string{name} + "\":" + digits + "}"); };
    for (const std::string_view name : {"TaskOpenId", "Recall", "ForbidTimeList", "Foo"}) {
        INFO(name);
        CHECK(with(name).report.has(rule::json_syntax));
        CHECK_FALSE(with(name).report.has(rule::type_mismatch));
        CHECK_FALSE(with(name).update);
    }
    CHECK(with("Concurrency").report.has(rule::integer_out_of_range));
    CHECK_FALSE(with("Concurrency").report.has(rule::json_syntax));
    CHECK_FALSE(with("Concurrency").update);
    // Of two numbers that are too large, only the one that ends the reading is what is wrong with the text.
    const reading two = read(R"({"Concurrency":9999999999,"Foo":)" + digits + '}');
    CHECK(said(two.report) == lines{"integer-out-of-range /Concurrency @15", "json-syntax  @32"});
}

TEST_CASE("blanks between the parts of an unknown value are not kept, those in its strings are") {
    CHECK(detail::compact_json("[ 1,\r\n\t\"a \\\" \\\\\" , {\"b\" :\n2} ]") == R"([1,"a \" \\",{"b":2}])");
}

} // namespace json_test
