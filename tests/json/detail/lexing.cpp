#include "catch.hpp"

#include <curfew/json/detail/lexing.hpp>

#include <cstring>
#include <string>
#include <string_view>

namespace lexing_test {

using namespace curfew::detail;

namespace {

/// What a reader gets of a text.
std::string taken_from(std::string_view text) {
    text_cursor cursor{text.data(), text.data() + text.size()};
    text_cursor end{cursor.end, cursor.end};
    std::string taken;
    for (text_iterator i{cursor}; !(i == text_iterator{end}); ++i) taken += *i;
    CHECK(cursor.at == cursor.end);
    return taken;
}

} // namespace

TEST_CASE("blanks after a line break are passed over, no others") {
    CHECK(taken_from("").empty());
    CHECK(taken_from("{ \"a\" :\t1 }") == "{ \"a\" :\t1 }");
    CHECK(taken_from("[ \r\n  1,\n\n\t 2 \n]\n  ") == "[ \r\n1,\n2 \n]\n");
    CHECK(taken_from("\n") == "\n");
}

TEST_CASE("the byte that was read last is found from the number of those read") {
    constexpr std::string_view text = "[\n   1,\n 2";
    CHECK(last_read(text, 0) == 0);
    CHECK(last_read(text, 1) == 0);
    CHECK(last_read(text, 2) == 1);
    CHECK(last_read(text, 3) == 5);
    CHECK(last_read(text, 4) == 6);
    CHECK(last_read(text, 6) == 9);
    CHECK(last_read(text, 7) == text.size());
    CHECK(last_read(text, 100) == text.size());
    CHECK(last_read("", 1) == 0);
}

TEST_CASE("a token of any length is gathered, and ends with a NUL") {
    token_text token;
    for (const std::size_t size : {0U, 1U, 15U, 16U, 63U, 64U, 65U, 1000U, 3U}) {
        token.clear();
        std::string expected;
        for (std::size_t i = 0; i < size; ++i) {
            const char c = static_cast<char>('a' + i % 26);
            token.push_back(c);
            expected += c;
        }
        CHECK(token.size() == size);
        CHECK(token.view() == expected);
        CHECK(std::strlen(token.data()) == size);
    }
}

} // namespace lexing_test
