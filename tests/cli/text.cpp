// How text is shown: visible, cut to fit, with the carets under the place; and in colour.

#include "catch.hpp"

#include "in_process.hpp"
#include "instant.hpp"
#include "source_excerpt.hpp"
#include "visible_text.hpp"

namespace text_test {

using namespace curfew::tool;

TEST_CASE("what could do harm on a terminal is made visible") {
    CHECK(visible("plain, 中文, é") == "plain, 中文, é");
    CHECK(visible("a\tb") == "a    b");
    CHECK(visible(std::string_view{"\0\x1b\x7f\r\n", 5}) == "\\x00\\x1b\\x7f\\x0d\\x0a");
    CHECK(visible("\xC2\x9B") == "\\u009b");
    CHECK(visible("\xE2\x80\xAE") == "\\u202e");
    CHECK(visible("\xEF\xBB\xBF") == "\\ufeff");
    CHECK(visible("\xF3\xA0\x81\x81") == "\\ue0041");
    // No UTF-8: a lone continuation, an overlong form, a surrogate, past the last code point, cut off.
    CHECK(visible("\x80") == "\\x80");
    CHECK(visible("\xC0\xAF") == "\\xc0\\xaf");
    CHECK(visible("\xED\xA0\x80") == "\\xed\\xa0\\x80");
    CHECK(visible("\xF4\x90\x80\x80") == "\\xf4\\x90\\x80\\x80");
    CHECK(visible("\xE4\xB8") == "\\xe4\\xb8");
}

TEST_CASE("a text in quotes is cut between characters") {
    CHECK(in_quotes("") == "\"\"");
    CHECK(in_quotes(std::string(100, 'a')) == '"' + std::string(100, 'a') + '"');
    CHECK(in_quotes(std::string(101, 'a')) == '"' + std::string(100, 'a') + "...\"");
    CHECK(in_quotes(std::string(99, 'a') + "\xE4\xB8\xAD") == '"' + std::string(99, 'a') + "...\"");
}

TEST_CASE("lines are broken at blanks and between wide characters") {
    using lines = std::vector<std::string>;
    CHECK(wrapped("", 10, 10) == lines{""});
    CHECK(wrapped("one two three", 7, 7) == lines{"one two", "three"});
    CHECK(wrapped("one two three", 3, 9) == lines{"one", "two three"});
    CHECK(wrapped("unbreakable word", 4, 4) == lines{"unbreakable", "word"});
    CHECK(wrapped("中文中文", 4, 6) == lines{"中文", "中文"});
}

TEST_CASE("the carets stand under the token") {
    const std::string text = "{\n  \"a\": \"b\\\"c\", \"时\": 12.5}\n";
    const auto string_token = excerpt(text, text.find("\"b"), true);
    CHECK(string_token.line == "  \"a\": \"b\\\"c\", \"时\": 12.5}");
    CHECK(string_token.caret_column == 7);
    CHECK(string_token.caret_width == 6);
    const auto number = excerpt(text, text.find("12"), true);
    CHECK(number.caret_column == 21);
    CHECK(number.caret_width == 4);
    CHECK(excerpt(text, text.find("时"), false).caret_width == 2);
    CHECK(excerpt(text, 0, true).line == "{");
    CHECK(excerpt(text, text.size(), true).line.empty());
    CHECK(excerpt("abc", 99, true).caret_column == 3);
    CHECK(excerpt("", 0, true).caret_width == 1);
}

TEST_CASE("a long line is shown around the place, whatever is in it") {
    const std::vector<std::string> fillers{"a", "\t", "中", "\x1b", "\xff", "\xE2\x80\xAE", "e\xCC\x81"};
    for (const std::string& filler : fillers) {
        std::string text;
        for (int i = 0; i < 3000; ++i) text += filler;
        const std::size_t at = text.size();
        text += "7";
        for (int i = 0; i < 3000; ++i) text += filler;
        for (const std::size_t place : {std::size_t{0}, at, text.size()}) {
            const auto shown = excerpt(text, place, false);
            std::size_t width = 0;
            for (const cell& c : cells(shown.line)) width += c.width;
            CHECK(width <= 106);
            CHECK(shown.caret_column + shown.caret_width <= width + 1);
            if (place == at) {
                std::size_t column = 0;
                std::string under;
                for (const cell& c : cells(shown.line)) {
                    if (column == shown.caret_column && c.width > 0) under = c.shown;
                    column += c.width;
                }
                CHECK(under == "7");
            }
        }
    }
}

TEST_CASE("lengths of time in words") {
    using curfew::seconds;
    CHECK(for_people(seconds{0}) == "0 s");
    CHECK(for_people(seconds{59}) == "59 s");
    CHECK(for_people(seconds{3600}) == "1 h");
    CHECK(for_people(seconds{86400}) == "1 day");
    CHECK(for_people(seconds{2 * 86400 + 3 * 3600 + 4 * 60 + 5}) == "2 days 3 h 4 min 5 s");
}

TEST_CASE("colour changes nothing but the colour") {
    const auto without_colour = [](const std::string& text) {
        std::string result;
        for (std::size_t i = 0; i < text.size(); ++i) {
            if (text[i] == '\x1b')
                i = text.find('m', i);
            else
                result += text[i];
        }
        return result;
    };
    const std::string files = CURFEW_CLI_FILES;
    const std::vector<std::vector<std::string>> commands{
        {"check", files + "/wrong.json"},
        {"permits", files + "/weekend.json", "--at", "2021-05-23T10:00:00+08:00", "@0"},
        {"next", files + "/weekend.json", "--after", "@0"},
        {"windows", files + "/weekend.json"},
        {"week", files + "/page.json", "--now", "@0"},
        {"week", files + "/weekend.json", "--now", "@1621504800"}};
    for (const auto& command : commands) {
        const tool_result plain = run_tool(command);
        const tool_result coloured = run_tool(command, {}, true);
        CHECK(plain.out.find('\x1b') == std::string::npos);
        CHECK(coloured.out.find('\x1b') != std::string::npos);
        CHECK(without_colour(coloured.out) == plain.out);
    }
}

} // namespace text_test
