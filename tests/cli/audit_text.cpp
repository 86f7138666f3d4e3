// The parts of an audit that read text: records and fields against a slow reader that goes byte by byte, and blocks at all
// their boundaries.

#include "catch.hpp"

#include "audit/csv_text.hpp"
#include "audit/json_record.hpp"
#include "audit/record_input.hpp"
#include "console.hpp"

#include <algorithm>
#include <random>
#include <set>
#include <string>
#include <vector>

namespace audit_text_test {

namespace {

using namespace curfew::tool;

/// A record as the slow reader sees it.
struct slow_record {
    std::string text;
    std::vector<std::string> fields;
    csv_fault fault = csv_fault::none;
    bool has_end = true;
    bool is_open = false;
};

/// RFC 4180, a byte at a time.
std::vector<slow_record> read_slowly(const std::string& text, char delimiter) {
    enum { field_start, plain, quoted, quote_in_quoted } state = field_start;
    std::vector<slow_record> records;
    slow_record record;
    std::string field;
    const auto end_field = [&] {
        record.fields.push_back(field);
        field.clear();
        state = field_start;
    };
    const auto end_record = [&] {
        if (state == plain && record.text.ends_with("\r\n") && field.ends_with('\r')) field.pop_back();
        end_field();
        records.push_back(record);
        record = {};
    };
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        record.text += c;
        const bool before_line_end = c == '\r' && i + 1 < text.size() && text[i + 1] == '\n';
        switch (state) {
        case field_start:
        case plain:
            if (c == '\n') {
                end_record();
            } else if (c == delimiter) {
                end_field();
            } else if (c == '"' && state == field_start) {
                state = quoted;
            } else {
                if (c == '\r' && !before_line_end && record.fault == csv_fault::none)
                    record.fault = csv_fault::stray_carriage_return;
                field += c;
                state = plain;
            }
            break;
        case quoted:
            if (c == '"') {
                state = quote_in_quoted;
            } else {
                field += c;
            }
            break;
        case quote_in_quoted:
            if (c == '"') {
                field += c;
                state = quoted;
            } else if (c == delimiter) {
                end_field();
            } else if (c == '\n') {
                end_record();
            } else if (!before_line_end) {
                if (record.fault == csv_fault::none) record.fault = csv_fault::text_after_quote;
                state = plain;
            }
            break;
        }
    }
    if (record.text.empty()) return records;
    record.has_end = false;
    record.is_open = state == quoted;
    if (record.is_open && record.fault == csv_fault::none) record.fault = csv_fault::unclosed_quote;
    record.fields.push_back(field);
    records.push_back(record);
    return records;
}

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

/// Without its end, as split_fields() wants it.
std::string_view content_of(std::string_view record) {
    if (record.ends_with("\r\n")) return record.substr(0, record.size() - 2);
    return record.ends_with('\n') ? record.substr(0, record.size() - 1) : record;
}

} // namespace

TEST_CASE("records and fields are those of a reader that goes byte by byte") {
    std::mt19937 random{1};
    std::vector<csv_field> fields;
    std::string scratch;
    int faults = 0;
    for (int round = 0; round < 100'000; ++round) {
        const char delimiter = round % 3 == 0 ? ';' : ',';
        const std::string text = random_text(random, "\"\"\",;\n\rab", 24);
        INFO(text);
        std::size_t begin = 0;
        for (const slow_record& slow : read_slowly(text, delimiter)) {
            csv_scanner scanner{delimiter, begin};
            REQUIRE(scanner.find_end(text) == slow.has_end);
            if (slow.has_end) REQUIRE(scanner.record_begin() == begin + slow.text.size());
            REQUIRE(scanner.inside_quotes() == slow.is_open);
            begin += slow.text.size();

            // Of its exact size, so that a sanitizer sees one byte too many.
            const std::string_view content = content_of(slow.text);
            const std::vector<char> exact{content.begin(), content.end()};
            const csv_fault fault = split_fields({exact.data(), exact.size()}, delimiter, fields);
            REQUIRE(fault == slow.fault);
            if (fault != csv_fault::none) {
                ++faults;
                continue;
            }
            REQUIRE(fields.size() == slow.fields.size());
            for (std::size_t i = 0; i < fields.size(); ++i) CHECK(value_of(fields[i], scratch) == slow.fields[i]);
        }
        CHECK(begin == text.size());
    }
    CHECK(faults > 1000);
}

TEST_CASE("a field that is written is read back") {
    std::mt19937 random{2};
    std::vector<csv_field> fields;
    std::string scratch;
    for (int round = 0; round < 20'000; ++round) {
        const std::string values[] = {random_text(random, "\",\n\ra;", 6), random_text(random, "\",\n\ra;", 6)};
        std::string record;
        append_field(record, values[0], ',');
        record += ',';
        append_field(record, values[1], ',');
        REQUIRE(split_fields(record, ',', fields) == csv_fault::none);
        REQUIRE(fields.size() == 2);
        CHECK(value_of(fields[0], scratch) == values[0]);
        CHECK(value_of(fields[1], scratch) == values[1]);
    }
}

TEST_CASE("blocks end where records end, wherever the input is cut") {
    std::mt19937 random{3};
    for (int round = 0; round < 30'000; ++round) {
        const bool csv = round % 4 != 0;
        const std::string text = random_text(random, "\"\",\n\nabcdef", 60);
        INFO(text);
        std::set<std::size_t> ends{text.size()};
        bool is_closed = true;
        std::size_t at = 0;
        if (csv) {
            for (const slow_record& record : read_slowly(text, ',')) {
                is_closed = is_closed && !record.is_open;
                ends.insert(at += record.text.size());
            }
        } else {
            while ((at = text.find('\n', at) + 1) != 0) ends.insert(at);
        }
        piecewise source{text, 1 + random() % 20, random};
        record_input input{source, {1 + random() % 40, 1000}};
        input.expect(csv ? record_form::csv : record_form::ndjson, ',');
        std::string all;
        record_block block;
        while (input.next(block)) {
            REQUIRE_FALSE(block.text.empty());
            CHECK(block.first_line == 1 + static_cast<std::uint64_t>(std::count(all.begin(), all.end(), '\n')));
            all += block.text;
            // What follows a quote that is never closed is cut into lines.
            if (is_closed) REQUIRE(ends.count(all.size()) == 1);
        }
        CHECK(all == text);
    }
}

TEST_CASE("a quote that is not closed costs a line, and time that grows little faster than the text") {
    const auto blocks_of = [](const std::string& text, std::size_t longest) {
        std::mt19937 random{4};
        piecewise source{text, 1000, random};
        record_input input{source, {4096, longest}};
        input.expect(record_form::csv, ',');
        std::vector<std::string> blocks;
        for (record_block block; input.next(block);) blocks.push_back(block.text);
        return blocks;
    };
    std::string good;
    for (int i = 0; i < 200; ++i) good += "2021-05-23 11:00:00,b\n";
    const auto at_end = blocks_of("a,\"b\n" + good, 1'000'000);
    REQUIRE(at_end.size() == 2);
    CHECK(at_end[0] == "a,\"b\n");
    CHECK(at_end[1] == good);
    CHECK(blocks_of("a,\"b\n" + good, 2000).front() == "a,\"b\n");
    // From inside and from outside of quotes each line ends inside.
    std::string hostile;
    for (int i = 0; i < 100'000; ++i) hostile += "a\",\"\n";
    CHECK(blocks_of(hostile, 1'000'000).size() < 60);
}

TEST_CASE("a line that never ends is an error, not a lot of memory") {
    std::mt19937 random{5};
    const std::string text = "a\n" + std::string(5000, 'x');
    piecewise source{text, 100, random};
    record_input input{source, {64, 1000}};
    input.expect(record_form::ndjson, ',');
    record_block block;
    REQUIRE(input.next(block));
    CHECK(block.text == "a\n");
    CHECK_THROWS_WITH(input.next(block), "standard input: line 2 is longer than 1000 bytes; are these records?");
}

TEST_CASE("the first byte that is no blank tells the form") {
    const auto form_of = [](const std::string& text) {
        std::mt19937 random{6};
        piecewise source{text, 1, random};
        record_input input{source};
        return input.guess_form();
    };
    CHECK(form_of("time\n") == record_form::csv);
    CHECK(form_of("\"{\"\n") == record_form::csv);
    CHECK(form_of(" \r\n{}") == record_form::ndjson);
    CHECK(form_of("\xEF\xBB\xBF{}") == record_form::ndjson);
    CHECK(form_of("\xEF\xBB") == record_form::csv);
    CHECK(form_of("\xEF\xBB\xBF") == std::nullopt);
    CHECK(form_of(" \n") == std::nullopt);
}

TEST_CASE("members of a JSON record") {
    json_record_reader reader{{"t", "z"}, {"added"}};
    using kind = json_record_reader::kind;
    const auto is_read = [&](std::string_view text) {
        const std::vector<char> exact{text.begin(), text.end()};
        return reader.read({exact.data(), exact.size()});
    };
    REQUIRE(is_read(R"({"t":"a\u0041","n":{"t":1,"t":2},"z":12,"l":[{"z":"x"}]})"));
    CHECK(reader.members()[0].found == kind::text);
    CHECK(reader.members()[0].value == "aA");
    CHECK(reader.members()[1].found == kind::integer);
    CHECK(reader.members()[1].value == "12");
    REQUIRE(is_read(R"({"t":{"z":"x"},"z":[]})"));
    CHECK(reader.members()[0].found == kind::other);
    CHECK(reader.members()[1].found == kind::other);
    REQUIRE(is_read("{}"));
    CHECK(reader.members()[0].found == kind::absent);
    REQUIRE(is_read(R"({"t":1.5,"z":null})"));
    CHECK(reader.members()[0].found == kind::other);

    for (const std::string_view bad :
         {"", "[]", "1", "{", "{}{}", "{} x", "{\"t\":\"a}", "{\"t\":\"\xff\"}", "{'t':1}", "{\"t\":1,}"}) {
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
}

} // namespace audit_text_test
