#include "catch.hpp"
#include "support/json_text.hpp"
#include "support/random_tasks.hpp"

#include <curfew/json/writer.hpp>

#include <string>
#include <vector>

namespace writer_test {

using namespace curfew;
using namespace json_text;

namespace {

const std::vector<std::string> unknown_values{"-0",
                                              "1e400000000000000000000",
                                              "1.50",
                                              "123456789012345678901234567890",
                                              R"("\u0041\"\\")",
                                              "[]",
                                              "{}",
                                              "null",
                                              R"([1,[2,{"a":null,"a ":" , "}],""])",
                                              R"({"k":[{}]})"};

std::string text(random_tasks::dice& roll) {
    static const std::vector<std::string> pieces{
        "\"", "\\", "/", "\n", "\x01", " ", "a", "\xE4\xBB\xBB", "\xF0\x9F\x8C\x99"};
    std::string result;
    for (std::int64_t i = roll.number(0, 5); i > 0; --i) {
        result += pieces[static_cast<std::size_t>(roll.number(0, static_cast<std::int64_t>(pieces.size()) - 1))];
    }
    return result;
}

std::vector<unknown_field> unknown(random_tasks::dice& roll) {
    std::vector<unknown_field> result;
    for (std::int64_t i = roll.number(0, 3); i > 0; --i) {
        // 1e400… is no number to nlohmann, so it is no JSON value here either.
        const auto pick =
            static_cast<std::size_t>(roll.number(0, static_cast<std::int64_t>(unknown_values.size()) - 1));
        result.push_back({'?' + std::to_string(i) + text(roll), unknown_values[pick == 1 ? 0 : pick]});
    }
    return result;
}

template <class T, class Make>
std::optional<T> perhaps(random_tasks::dice& roll, Make make) {
    if (roll.one_in(4)) return std::nullopt;
    return make();
}

update_task_request random_request(random_tasks::dice& roll) {
    const auto number = [&] {
        return static_cast<std::int32_t>(roll.one_in(2) ? roll.number(-2, 9) : roll.number(INT32_MIN, INT32_MAX));
    };
    const auto some_text = [&] { return text(roll); };
    update_task_request r;
    r.task_open_id = perhaps<std::string>(roll, some_text);
    r.start_time = perhaps<std::string>(roll, some_text);
    r.end_time = perhaps<std::string>(roll, some_text);
    r.ring_again_times = perhaps<std::int32_t>(roll, number);
    r.ring_again_interval = perhaps<std::int32_t>(roll, number);
    r.concurrency = perhaps<std::int32_t>(roll, number);
    r.recall = perhaps<bool>(roll, [&] { return roll.one_in(2); });
    r.forbid_time_list = perhaps<std::vector<forbid_time_item>>(roll, [&] {
        std::vector<forbid_time_item> items(static_cast<std::size_t>(roll.number(0, 3)));
        for (forbid_time_item& item : items) {
            item.weekdays = perhaps<std::vector<std::int32_t>>(roll, [&] {
                std::vector<std::int32_t> days(static_cast<std::size_t>(roll.number(0, 3)));
                for (auto& day : days) day = number();
                return days;
            });
            item.times = perhaps<std::vector<std::string>>(roll, [&] {
                std::vector<std::string> times(static_cast<std::size_t>(roll.number(0, 3)));
                for (auto& time : times) time = text(roll);
                return times;
            });
            item.unknown = unknown(roll);
        }
        return items;
    });
    r.unknown = unknown(roll);
    return r;
}

} // namespace

TEST_CASE("fields are written in the order of the API page, unknown ones after them as they came") {
    const reading result = read(
        R"({ "z" : [ 1e2 , { "y" : "\u0041 \\" } ], "Recall":true, "ForbidTimeList":[ {"q":-0,"Times":["10:00-11:00"],)"
        R"("Weekdays":[1,2]}], "a":12345678901234567890123, "Concurrency":1,"RingAgainInterval":5,"RingAgainTimes":-0,)"
        R"("EndTime":"e","StartTime":"s","TaskOpenId":"t"})");
    REQUIRE(result.request);
    CHECK(write_json(*result.request) ==
          R"({"TaskOpenId":"t","StartTime":"s","EndTime":"e","RingAgainTimes":0,"RingAgainInterval":5,"Concurrency":1,)"
          R"("ForbidTimeList":[{"Weekdays":[1,2],"Times":["10:00-11:00"],"q":-0}],"Recall":true,)"
          R"("z":[1e2,{"y":"\u0041 \\"}],"a":12345678901234567890123})");
    CHECK(write_json(update_task_request{}) == "{}");
}

TEST_CASE("with an indent, each value has its line") {
    update_task_request request;
    request.task_open_id = "a,[{:\"";
    request.forbid_time_list = {{std::nullopt, {{}}, {}}, {}};
    request.unknown = {{"x", R"({"k":["\"]",2]})"}};
    CHECK(write_json(request, 2) == R"({
  "TaskOpenId": "a,[{:\"",
  "ForbidTimeList": [
    {
      "Times": []
    },
    {}
  ],
  "x": {
    "k": [
      "\"]",
      2
    ]
  }
})");
    CHECK(write_json(request, 0).find("\n\"TaskOpenId\": ") != std::string::npos);
}

TEST_CASE("text that is not well-formed UTF-8 is written as text that is") {
    update_task_request request;
    request.task_open_id = "a\xFF";
    CHECK(write_json(request) == "{\"TaskOpenId\":\"a\xEF\xBF\xBD\"}");
}

TEST_CASE("what is written reads as the same request, with an indent as well") {
    random_tasks::dice roll{20210520};
    for (int i = 0; i < 1500; ++i) {
        const update_task_request request = random_request(roll);
        const std::string written = write_json(request, static_cast<int>(roll.number(-1, 4)));
        CAPTURE(written);
        const reading result = read(written);
        REQUIRE(result.request == request);
        REQUIRE(write_json(*result.request) == write_json(request));
    }
}

TEST_CASE("nlohmann::ordered_json and back gives what the text gives") {
    random_tasks::dice roll{20210521};
    for (int i = 0; i < 300; ++i) {
        update_task_request request = random_request(roll);
        request.unknown.clear(); // a DOM does not keep the digits of numbers
        if (request.forbid_time_list) {
            for (forbid_time_item& item : *request.forbid_time_list) item.unknown.clear();
        }
        const nlohmann::ordered_json ordered = request;
        REQUIRE(ordered.dump() == write_json(request));
        REQUIRE(ordered.get<update_task_request>() == request);
        REQUIRE(nlohmann::json(request).get<update_task_request>() == request);
    }
}

TEST_CASE("an item is written alone as it is in its list") {
    forbid_time_item item;
    item.weekdays = {1, 7};
    CHECK(write_json(item) == R"({"Weekdays":[1,7]})");
    CHECK(write_json(item, 2) == "{\n  \"Weekdays\": [\n    1,\n    7\n  ]\n}");
}

} // namespace writer_test
