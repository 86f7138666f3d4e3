// The parts of an audit that read text: records and fields against slow readers, and blocks at all their boundaries.

#include "catch.hpp"

#include "audit/audit_opening.hpp"
#include "audit/csv_text.hpp"
#include "audit/json_record.hpp"
#include "audit/plain_json.hpp"
#include "audit/record_input.hpp"
#include "console.hpp"
#include "support/slow_records.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <random>
#include <sstream>
#include <string>
#include <vector>

namespace audit_text_test {

namespace {

using namespace curfew::tool;
using namespace slow_records;

std::string random_text(std::mt19937& random, std::string_view letters, std::size_t most) {
    std::string text(random() % (most + 1), ' ');
    for (char& c : text) c = letters[random() % letters.size()];
    return text;
}

/// Gives a text in pieces.
class piecewise final : public byte_source {
public:
    piecewise(const std::string& text, std::size_t largest, std::mt19937& random)
        : text_{text}, largest_{largest}, random_{random} {}

    bool is_ready() override { return random_() % 4 != 0; }
    std::size_t read(char* to, std::size_t size) override {
        const std::size_t count = std::min({size, 1 + random_() % largest_, text_.size() - at_});
        std::copy_n(text_.begin() + static_cast<std::ptrdiff_t>(at_), count, to);
        at_ += count;
        return count;
    }
    void stop() noexcept override {}
    bool is_stopped() const noexcept override { return false; }

private:
    const std::string& text_;
    std::size_t largest_;
    std::mt19937& random_;
    std::size_t at_ = 0;
};

} // namespace

TEST_CASE("records are those of a slow reader, in whatever pieces they come") {
    std::mt19937 random{1};
    int faults = 0;
    int of_several_lines = 0;
    for (int round = 0; round < 60'000; ++round) {
        const csv_dialect dialect{round % 3 == 0 ? ';' : ',', round % 5 != 0};
        const std::string text = random_text(random, "\"\"\",;\n\n\rab", 40);
        const std::size_t longest = round % 2 == 0 ? 1000 : 1 + random() % 12;
        const std::size_t largest = 1 + random() % 10;
        INFO(text << " longest " << longest);
        const auto framer = framer_of(record_form::csv, dialect, longest);
        const cut_text cut = cut_in_pieces(*framer, text, [&] { return 1 + random() % largest; });
        const cut_text slow = cut_slowly(text, dialect, longest);
        REQUIRE(cut.records == slow.records);
        REQUIRE(cut.fault == slow.fault);
        faults += cut.fault.empty() ? 0 : 1;
        for (const std::string& r : cut.records) of_several_lines += r.find('\n') == std::string::npos ? 0 : 1;
    }
    CHECK(faults > 1000);
    CHECK(of_several_lines > 1000);
}

TEST_CASE("fields are those of a reader that goes byte by byte") {
    std::mt19937 random{2};
    std::vector<csv_field> fields;
    std::string scratch;
    int faults = 0;
    for (int round = 0; round < 100'000; ++round) {
        const char delimiter = round % 3 == 0 ? ';' : ',';
        const std::string text = random_text(random, "\"\"\",;\n\rab", 24);
        INFO(text);
        for (const slow_record& slow : read_slowly(text, delimiter)) {
            // Of its exact size, so that a sanitizer sees one byte too many.
            const std::string_view content = content_of(slow.text);
            const std::vector<char> exact{content.begin(), content.end()};
            const csv_fault fault = split_fields({exact.data(), exact.size()}, {delimiter}, fields);
            REQUIRE(fault == slow.fault);
            if (fault != csv_fault::none) {
                ++faults;
                continue;
            }
            REQUIRE(fields.size() == slow.fields.size());
            for (std::size_t i = 0; i < fields.size(); ++i) CHECK(value_of(fields[i], scratch) == slow.fields[i]);
        }
    }
    CHECK(faults > 1000);
}

TEST_CASE("a field that is written is read back") {
    std::mt19937 random{2};
    std::vector<csv_field> fields;
    std::string scratch;
    for (int round = 0; round < 20'000; ++round) {
        const csv_dialect dialect{',', round % 2 == 0};
        std::string values[] = {random_text(random, "\",\n\ra;", 6), random_text(random, "\",\n\ra;", 6)};
        std::string record;
        append_field(record, values[0], dialect);
        record += ',';
        append_field(record, values[1], dialect);
        REQUIRE(split_fields(record, dialect, fields) == csv_fault::none);
        REQUIRE(fields.size() == 2);
        for (std::string& value : values) {
            if (dialect.has_quotes) break;
            std::replace_if(
                value.begin(), value.end(), [](char c) { return c == ',' || c == '\n' || c == '\r'; }, ' ');
        }
        CHECK(value_of(fields[0], scratch) == values[0]);
        CHECK(value_of(fields[1], scratch) == values[1]);
    }
}

TEST_CASE("blocks are the text, and hold the records that the whole text has") {
    std::mt19937 random{3};
    for (int round = 0; round < 20'000; ++round) {
        constexpr std::array forms{record_form::csv, record_form::ndjson, record_form::json};
        const record_form form = forms[static_cast<std::size_t>(round) % forms.size()];
        const std::string_view letters = form == record_form::json ? "{}{}\"\"\\\n\n ,a" : "\"\"\",\n\nabcdef";
        const std::string text = random_text(random, letters, 60);
        INFO(text);
        const auto framer = framer_of(form, {}, 1000);
        const cut_text wanted = cut_in_pieces(*framer, text, [&] { return text.size(); });
        piecewise source{text, 1 + random() % 20, random};
        record_input input{source, {1 + random() % 40, 1000}};
        input.expect(form, {});
        std::string all;
        std::vector<std::string> records;
        record_block block;
        while (input.next(block)) {
            REQUIRE(block.size > 0);
            REQUIRE(block.bytes.size() >= block.size + json_record_reader::padding);
            CHECK(block.first_line == 1 + static_cast<std::uint64_t>(std::count(all.begin(), all.end(), '\n')));
            all += block.text();
            for (const record_frame& f : block.frames)
                records.emplace_back(block.text().substr(f.begin, f.end - f.begin));
        }
        CHECK(all == text);
        REQUIRE(records == wanted.records);
    }
}

TEST_CASE("a quote that is not closed costs its line, and time that grows with the text") {
    const auto records_of = [](const std::string& text, std::size_t longest) {
        const auto framer = framer_of(record_form::csv, {}, longest);
        return cut_in_pieces(*framer, text, [] { return 100'000; }).records;
    };
    std::string good;
    for (int i = 0; i < 200; ++i) good += "2021-05-23 11:00:00,b\n";
    for (const std::size_t longest : {std::size_t{1'000'000}, std::size_t{2000}}) {
        const auto records = records_of("a,\"b\n" + good, longest);
        REQUIRE(records.size() == 201);
        CHECK(records[0] == "a,\"b");
    }
    // From inside and from outside of quotes each line ends inside.
    std::string hostile;
    for (int i = 0; i < 200'000; ++i) hostile += "a\",\"\n";
    CHECK(records_of(hostile, 1 << 20).size() == 200'000);
}

TEST_CASE("a record that is too long is an error, not a lot of memory") {
    std::mt19937 random{5};
    for (const record_form form : {record_form::csv, record_form::ndjson, record_form::json}) {
        const std::string first = form == record_form::json ? "{}\n" : "a\n";
        const std::string text = first + "{" + std::string(5000, 'x');
        piecewise source{text, 100, random};
        record_input input{source, {64, 1000}};
        input.expect(form, {});
        std::string all;
        const auto read_all = [&] {
            for (record_block block; input.next(block);) all += block.text();
        };
        CHECK_THROWS_WITH(read_all(),
                          "standard input: line 2: the record is longer than 1000 bytes; are these records?");
        CHECK(all == first);
    }
}

TEST_CASE("the longest record is one of its bytes, not of how they come") {
    std::mt19937 random{6};
    for (const record_form form : {record_form::csv, record_form::ndjson, record_form::json}) {
        for (const std::size_t excess : {0U, 1U}) {
            const std::string record =
                form == record_form::csv ? std::string(100 + excess, 'x') : "{" + std::string(98 + excess, ' ') + "}";
            const std::string text = record + "\n" + record + "\n";
            for (const std::size_t size : {1U, 7U, 99U, 100U, 101U, 102U, 500U}) {
                const auto framer = framer_of(form, {}, 100);
                const cut_text cut = cut_in_pieces(*framer, text, [&] { return size; });
                CHECK(cut.records.size() == (excess == 0 ? 2 : 0));
                CHECK(cut.fault.empty() == (excess == 0));
            }
        }
    }
}

TEST_CASE("JSON objects are found wherever they lie") {
    const auto records_of = [](const std::string& text) {
        std::mt19937 random{7};
        const auto framer = framer_of(record_form::json, {}, 1000);
        cut_text cut = cut_in_pieces(*framer, text, [&] { return 1 + random() % 3; });
        if (!cut.fault.empty()) cut.records.push_back("fault: " + cut.fault);
        return cut.records;
    };
    using texts = std::vector<std::string>;
    CHECK(records_of("") == texts{});
    CHECK(records_of(" \n") == texts{});
    CHECK(records_of("{}{} {\"a\":{}}\n") == texts{"{}", "{}", "{\"a\":{}}"});
    CHECK(records_of("[{},{\"a\":[1,{}]}]") == texts{"{}", "{\"a\":[1,{}]}"});
    CHECK(records_of("[]\n[ ]\n[{}]{}") == texts{"{}", "{}"});
    CHECK(records_of("{\n  \"a\": \"}\\\"{\"\n}\n{\n}\n") == texts{"{\n  \"a\": \"}\\\"{\"\n}", "{\n}"});
    CHECK(records_of("[1, \"a,]\", null, [2]]") == texts{"1", "\"a,]\"", "null", "[2]"});
    CHECK(records_of("x {}") == texts{"x", "{}"});
    // Broken records cost themselves.
    CHECK(records_of("{\"a\":1\n{\"a\":2}\n") == texts{"{\"a\":1", "{\"a\":2}"});
    CHECK(records_of("{\"a\":1,\n{\"a\":2}\n") == texts{"{\"a\":1,", "{\"a\":2}"});
    CHECK(records_of("{\"a\":\"x}\n{\"a\":2}\n") == texts{"{\"a\":\"x}", "{\"a\":2}"});
    CHECK(records_of("[{\"a\":\"x},\n {\"a\":2}]\n") == texts{"{\"a\":\"x},", "{\"a\":2}"});
    CHECK(records_of("{\n  \"a\": \"x\n}\n{\n  \"a\": 2\n}\n") == texts{"{\n  \"a\": \"x\n}", "{\n  \"a\": 2\n}"});
    CHECK(records_of("}{}") == texts{"}", "{}"});
    // Nested objects at the start of a line are no new records where a value can stand.
    CHECK(records_of("{\"a\":\n{\"b\":1}\n}") == texts{"{\"a\":\n{\"b\":1}\n}"});
    CHECK(records_of("{\"a\":[\n{},\n{}\n]}") == texts{"{\"a\":[\n{},\n{}\n]}"});
    // However deep: what is a part of a record is no record of its own.
    const std::string deep =
        "{\"a\":" + std::string(70, '[') + "\n{\"b\":1}\n,\n{\"b\":2}\n" + std::string(70, ']') + "}";
    CHECK(records_of(deep) == texts{deep});
    // What is wrong with an array ends the audit.
    CHECK(records_of("[{}") == texts{"{}", "fault: the array of records is not closed"});
    CHECK(records_of("[{},]") == texts{"{}", "fault: a record is missing between a comma and the end of the array"});
    CHECK(records_of("[{},,{}]") == texts{"{}", "fault: a record is missing before a comma"});
    CHECK(records_of("[{} {}]") == texts{"{}", "fault: a comma is missing between two records of the array"});
}

TEST_CASE("the first line tells the form, however it arrives") {
    const auto form_in_pieces = [](const std::string& text, std::size_t largest) {
        std::mt19937 random{8};
        piecewise source{text, largest, random};
        record_input input{source, {256, 64}};
        task_options options;
        std::istringstream no_input;
        std::ostringstream no_output;
        const auto tasks = task_book::load(std::string{CURFEW_CLI_FILES} + "/weekend.json", std::nullopt, options,
                                           {no_input, {no_output}, {no_output}});
        audit_plan plan{*tasks};
        plan.time = {"1", 0};
        static_cast<void>(
            open_records(input, {.form = {}, .delimiter = {}, .has_quotes = {}, .header = header_use::none}, plan));
        return plan.form;
    };
    const auto form_of = [&](const std::string& text) {
        const record_form form = form_in_pieces(text, 1);
        for (const std::size_t largest : {7U, 40U, 1000U}) CHECK(form_in_pieces(text, largest) == form);
        return form;
    };
    CHECK(form_of("time\n") == record_form::csv);
    CHECK(form_of("{\"a\":1\n{\"a\":2}\n") == record_form::json);
    // As far as a record may be long.
    CHECK(form_of(std::string(64, '\n') + "{}\n") == record_form::ndjson);
    CHECK(form_of(std::string(65, '\n') + "{}\n") == record_form::csv);
    CHECK(form_of(std::string(40, '\n') + "{" + std::string(62, ' ') + "}\n") == record_form::ndjson);
    CHECK(form_of(std::string(40, '\n') + "{" + std::string(63, ' ') + "}\n") == record_form::json);
    CHECK(form_of("{}" + std::string(62, ' ') + "\n") == record_form::ndjson);
    CHECK(form_of("{}" + std::string(63, ' ') + "\n") == record_form::json);
    CHECK(form_of("\"{\"\n") == record_form::csv);
    CHECK(form_of(" \r\n{}") == record_form::ndjson);
    CHECK(form_of("\xEF\xBB\xBF{}") == record_form::ndjson);
    CHECK(form_of("{\"a\":\"}{\"}  \n{") == record_form::ndjson);
    CHECK(form_of("{}{}\n") == record_form::json);
    CHECK(form_of("{\n}\n") == record_form::json);
    CHECK(form_of("\n [") == record_form::json);
    CHECK(form_of("\xEF\xBB") == record_form::csv);
    CHECK(form_of("\xEF\xBB\xBF") == record_form::csv);
    CHECK(form_of(" \n") == record_form::csv);
}

namespace {

/// With the bytes behind it that the reader may look at, and no more.
class padded_text {
public:
    explicit padded_text(std::string_view text) : bytes_{text.begin(), text.end()}, size_{text.size()} {
        bytes_.resize(size_ + json_record_reader::padding, '"');
    }
    [[nodiscard]] std::string_view view() const { return {bytes_.data(), size_}; }

private:
    std::vector<char> bytes_;
    std::size_t size_;
};

} // namespace

TEST_CASE("members of a JSON record") {
    json_record_reader reader{{"t", "z"}, {"added"}};
    using kind = record_value::kind;
    // The values refer to it.
    std::optional<padded_text> held;
    const auto is_read = [&](std::string_view text) { return reader.read(held.emplace(text).view()); };
    REQUIRE(is_read(R"({"t":"a\u0041","n":{"t":1,"t":2},"z":12,"l":[{"z":"x"}]})"));
    CHECK(reader.values()[0].what == kind::text);
    CHECK(reader.values()[0].text == "aA");
    CHECK(reader.values()[1].what == kind::integer);
    CHECK(reader.values()[1].text == "12");
    REQUIRE(is_read(R"({"t":{"z":"x"},"z":[]})"));
    CHECK(reader.values()[0].what == kind::other);
    CHECK(reader.values()[1].what == kind::other);
    REQUIRE(is_read("{}"));
    CHECK(reader.values()[0].what == kind::absent);
    REQUIRE(is_read(R"({"t":1.5,"z":null})"));
    CHECK(reader.values()[0].what == kind::other);
    CHECK(reader.values()[1].what == kind::null);

    for (const std::string_view bad : {"", "[]", "1", "{", "{}{}", "{} x", "{\"t\":\"a}", "{\"t\":\"\xff\"}", "{'t':1}",
                                       "{\"t\":1,}", "{\"t\":01}", "{\"t\":1.}", "{\"t\":-}", "{\"t\":1e}"}) {
        INFO(bad);
        CHECK_FALSE(is_read(bad));
        CHECK_FALSE(reader.error().empty());
        CHECK_FALSE(reader.is_extensible());
    }
    CHECK_FALSE(is_read({"{}\0", 3}));
    CHECK_FALSE(is_read(R"({"t":"a","t":"b"})"));
    CHECK(reader.is_extensible());
    CHECK_FALSE(is_read(R"({"added":1})"));
    CHECK_FALSE(reader.is_extensible());
    CHECK(is_read(R"({"x":{"added":1}})"));
    CHECK_FALSE(is_read("{\"a\":" + std::string(2000, '[') + std::string(2000, ']') + "}"));
    CHECK(reader.error() == "it is nested more than 1024 deep");
}

TEST_CASE("members by JSON Pointers") {
    json_record_reader reader{{"/v/s", "/l/1/x", "/a~1b~0", "v", "/v/s"}, {}};
    using kind = record_value::kind;
    std::optional<padded_text> held;
    const auto is_read = [&](std::string_view text) { return reader.read(held.emplace(text).view()); };
    REQUIRE(is_read(R"({"v":{"s":"1","t":2},"l":[0,{"x":7}],"a/b~":-3})"));
    CHECK(reader.values()[0].text == "1");
    CHECK(reader.values()[1].text == "7");
    CHECK(reader.values()[2].text == "-3");
    CHECK(reader.values()[3].what == kind::other);
    CHECK(reader.values()[4].text == "1");
    REQUIRE(is_read(R"({"v":3,"l":[],"s":"1"})"));
    CHECK(reader.values()[0].what == kind::absent);
    CHECK(reader.values()[1].what == kind::absent);
    for (const char* const no_index : {"/l/01", "/l/-", "/l/+1", "/l/", "/l/1 ", "/l/2", "/l/99999999999999999999"}) {
        json_record_reader other{{no_index}, {}};
        INFO(no_index);
        CHECK(other.read(held.emplace(R"({"l":[0,1]})").view()));
        CHECK(other.values()[0].what == kind::absent);
    }
    REQUIRE(json_record_reader{{"/l/0"}, {}}.read(held.emplace(R"({"l":[0,1]})").view()));
    CHECK_FALSE(is_read(R"({"v":{"s":1,"s":2}})"));
    CHECK(reader.error() == "its member \"s\" stands there twice");
}

TEST_CASE("values that no 64 bits and no text can hold keep no record from being read") {
    json_record_reader reader{{"t"}, {}};
    using kind = record_value::kind;
    std::optional<padded_text> held;
    const auto is_read = [&](std::string_view text) { return reader.read(held.emplace(text).view()); };
    for (const std::string_view odd :
         {"1e400", "-1e400", "123456789012345678901234567890", "-9223372036854775809", "18446744073709551616", "1E+999",
          "0.1e-999999", "\"\\ud800\"", "\"\\udc00\\ud800x\"", "\"\\ud83d\\ude00\\ud83d\""}) {
        const std::string text = "{\"x\":[" + std::string{odd} + "],\"t\":\"a\"}";
        INFO(text);
        REQUIRE(is_read(text));
        CHECK(reader.values()[0].text == "a");
        // Asked for, they are neither a text nor an integer.
        REQUIRE(is_read("{\"t\":" + std::string{odd} + "}"));
        CHECK(reader.values()[0].what == kind::other);
        // What is wrong besides is found.
        CHECK_FALSE(is_read("{\"x\":" + std::string{odd} + ",\"t\":01}"));
        CHECK_FALSE(is_read("{\"x\":" + std::string{odd} + "1x}"));
    }
    REQUIRE(is_read("{\"t\":\"\xEF\xBF\xBD\"}"));
    CHECK(reader.values()[0].what == kind::text);
    REQUIRE(is_read("{\"x\":\"\\ud83d\\ude00\",\"t\":\"\\ud83d\\ude00\"}"));
    CHECK(reader.values()[0].text == "\xF0\x9F\x98\x80");
}

} // namespace audit_text_test
