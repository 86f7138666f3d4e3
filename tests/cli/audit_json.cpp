// Records of `audit` that are JSON, against the reader that `check` has: the same texts are JSON for both.

#include "catch.hpp"

#include "audit/json_record.hpp"
#include "audit/plain_json.hpp"

#include <curfew/json.hpp>

#include <random>
#include <string>
#include <string_view>
#include <vector>

namespace audit_json_test {

namespace {

using curfew::tool::json_record_reader;

/// Whether the reader of `audit` takes the text for a JSON object.
bool is_record(std::string_view text) {
    static json_record_reader reader{{"t"}, {}};
    std::vector<char> bytes{text.begin(), text.end()};
    bytes.resize(text.size() + json_record_reader::padding, '}');
    // A member that stands there twice is a fault, and JSON.
    return reader.read({bytes.data(), text.size()}) || reader.is_extensible();
}

/// Whether that of `check` does.
bool is_request(std::string_view text) {
    return !curfew::read_request(text).report().has(curfew::rule::json_syntax);
}

/// What can stand for a value, right or not. In the way of JSONTestSuite, and our own.
const std::vector<std::string>& values() {
    using namespace std::string_literals;
    static const std::vector<std::string> all{"0",
                                              "-0",
                                              "1",
                                              "-1",
                                              "12",
                                              "0.5",
                                              "-0.5",
                                              "1e5",
                                              "1E5",
                                              "1e+5",
                                              "1e-5",
                                              "1.5e3",
                                              "0e0",
                                              "0E+0",
                                              "1.0e-10",
                                              "123456789",
                                              "9223372036854775807",
                                              "-9223372036854775808",
                                              "9223372036854775808",
                                              "18446744073709551615",
                                              "0.1234567890123456789",
                                              "1e-400",
                                              "00",
                                              "01",
                                              "-01",
                                              "1.",
                                              ".5",
                                              "-.5",
                                              "-",
                                              "+1",
                                              "++1",
                                              "1e",
                                              "1e+",
                                              "1e-",
                                              "1E",
                                              "1.e5",
                                              "1.5e",
                                              "1ee5",
                                              "1e5.5",
                                              "0x1",
                                              "1a",
                                              "1 2",
                                              "--1",
                                              "1-",
                                              "Infinity",
                                              "-Infinity",
                                              "NaN",
                                              "nan",
                                              "inf",
                                              "1_000",
                                              "1,000",
                                              "１",
                                              "0.",
                                              "-1.",
                                              "2.e3",
                                              "0e",
                                              "0.3e",
                                              "0.3e+",
                                              "1.0e",
                                              "1.0e+",
                                              "- 1",
                                              "-a",
                                              "1+2",
                                              "0 .5",
                                              "true",
                                              "false",
                                              "null",
                                              "True",
                                              "FALSE",
                                              "nul",
                                              "nulll",
                                              "tru",
                                              "truefalse",
                                              "fals",
                                              "t",
                                              "\0"s,
                                              "true\0"s,
                                              "\"\"",
                                              "\"a\"",
                                              "\"\\\"\"",
                                              "\"\\\\\"",
                                              "\"\\/\"",
                                              "\"\\b\\f\\n\\r\\t\"",
                                              "\"\\u0041\"",
                                              "\"\\u00e9\"",
                                              "\"\\ud83d\\ude00\"",
                                              "\"\\uD834\\uDd1e\"",
                                              "\"\\u0000\"",
                                              "\"\\u2028\"",
                                              "\"\xC3\xA9\"",
                                              "\"\xE4\xB8\xAD\"",
                                              "\"\xF0\x9F\x98\x80\"",
                                              "\"\x7F\"",
                                              "\"\xEF\xBF\xBF\"",
                                              "\"\xF4\x8F\xBF\xBF\"",
                                              "\"\\a\"",
                                              "\"\\x41\"",
                                              "\"\\'\"",
                                              "\"\\0\"",
                                              "\"\\u\"",
                                              "\"\\u1\"",
                                              "\"\\u12\"",
                                              "\"\\u123\"",
                                              "\"\\u12G4\"",
                                              "\"\\U0041\"",
                                              "\"\\\"",
                                              "\"",
                                              "\"a",
                                              "a\"",
                                              "'a'",
                                              "\"\n\"",
                                              "\"\t\"",
                                              "\"\x01\"",
                                              "\"\x1F\"",
                                              "\"a\0b\""s,
                                              "\"\x80\"",
                                              "\"\xC0\xAF\"",
                                              "\"\xC3\"",
                                              "\"\xE0\x80\xAF\"",
                                              "\"\xED\xA0\x80\"",
                                              "\"\xED\xBF\xBF\"",
                                              "\"\xF4\x90\x80\x80\"",
                                              "\"\xF5\x80\x80\x80\"",
                                              "\"\xFE\"",
                                              "\"\xFF\"",
                                              "\"\xE4\xB8\"",
                                              "\"\xF0\x9F\x98\"",
                                              "\xC3\xA9",
                                              "\xFF",
                                              "[]",
                                              "[1]",
                                              "[1,2]",
                                              "[[]]",
                                              "[ ]",
                                              "[\n]",
                                              "[1 ,2]",
                                              "[1,]",
                                              "[,1]",
                                              "[,]",
                                              "[1,,2]",
                                              "[1 2]",
                                              "[1",
                                              "1]",
                                              "[",
                                              "]",
                                              "[1:2]",
                                              "[\"a\":1]",
                                              "[1}",
                                              "[\x0B]",
                                              "[\f]",
                                              "[\xC2\xA0]",
                                              "[1]]",
                                              "[-]",
                                              "[a]",
                                              "[\"a\",\n4\n,1,",
                                              "{}",
                                              "{ }",
                                              "{\"a\":1}",
                                              "{\"a\":1,\"b\":2}",
                                              "{\"a\":1,\"a\":1}",
                                              "{\"\":0}",
                                              "{\"a\":{}}",
                                              "{\"a\" : 1}",
                                              "{\"a\"}",
                                              "{\"a\":}",
                                              "{:1}",
                                              "{1:1}",
                                              "{a:1}",
                                              "{'a':1}",
                                              "{\"a\":1,}",
                                              "{,\"a\":1}",
                                              "{\"a\":1,,\"b\":2}",
                                              "{\"a\":1 \"b\":2}",
                                              "{\"a\"::1}",
                                              "{\"a\",1}",
                                              "{\"a\":1",
                                              "{\"a\"",
                                              "{",
                                              "}",
                                              "{]",
                                              "{\"a\":1}}",
                                              "{\"a\":1}#",
                                              "{\"a\":/**/1}",
                                              "1//c",
                                              "/**/1",
                                              "#1",
                                              "<.>",
                                              "*",
                                              "&",
                                              ",",
                                              ":",
                                              "\\",
                                              "",
                                              " ",
                                              "\xEF\xBB\xBF"
                                              "1",
                                              "\xE2\x81\xA0",
                                              "[1]x",
                                              "\"a\"x",
                                              "1x"};
    return all;
}

} // namespace

TEST_CASE("a record is JSON where check's reader finds JSON") {
    int right = 0;
    for (const std::string& value : values()) {
        for (const std::string& text :
             {"{\"x\":" + value + "}", "{\"x\": " + value + " ,\"t\":\"a\"}", "{\"x\":[" + value + "]}",
              "{" + value + "}", "{\"x\":{\"y\":" + value + "}}"}) {
            INFO(text);
            const bool is_json = is_request(text);
            CHECK(is_record(text) == is_json);
            right += is_json ? 1 : 0;
        }
    }
    CHECK(right > 200);
}

TEST_CASE("a record is JSON where check's reader finds JSON: random texts") {
    std::mt19937 random{1};
    const std::vector<std::string>& all = values();
    int right = 0;
    std::string plain;
    for (int round = 0; round < 60'000; ++round) {
        std::string text = "{";
        for (int member = 0; member < 3; ++member) {
            text += (member == 0 ? "\"m" : ",\"m") + std::to_string(member) +
                    "\":" + all[random() % (member < 2 ? 22 : 60)];
        }
        text += '}';
        if (round % 2 == 0) {
            const std::size_t at = random() % text.size();
            constexpr std::string_view letters = "{}[]\",:0123456789eE+-.\\u tfn\n\x01\x80\xC3";
            if (round % 4 == 0) {
                text[at] = letters[random() % letters.size()];
            } else {
                text.insert(at, 1, letters[random() % letters.size()]);
            }
        }
        const bool is_json = is_request(text);
        // Values that nothing can hold are what only the reader of audit lets pass.
        const bool may_pass = is_json || curfew::tool::make_plain(text, plain);
        const bool agrees = is_record(text) ? may_pass : !is_json;
        if (!agrees) {
            INFO(text);
            CHECK(agrees);
        }
        right += is_json ? 1 : 0;
    }
    CHECK(right > 500);
}

} // namespace audit_json_test
