#include "catch.hpp"

#include <curfew/json/detail/text_position.hpp>

namespace text_position_test {

using namespace curfew;

namespace {

struct place {
    std::size_t line;
    std::size_t column;
    std::string_view text;
};

constexpr bool stands_at(std::string_view text, std::size_t offset, const place& expected) {
    const text_position found = position_of(text, offset);
    return found.line == expected.line && found.column == expected.column && found.line_text == expected.text;
}

} // namespace

TEST_CASE("a byte has a line, a column and the line around it") {
    CHECK(stands_at("", 0, {1, 1, ""}));
    CHECK(stands_at("abc", 0, {1, 1, "abc"}));
    CHECK(stands_at("abc", 2, {1, 3, "abc"}));
    CHECK(stands_at("abc", 3, {1, 4, "abc"}));
    CHECK(stands_at("abc", 99, {1, 4, "abc"}));
    CHECK(stands_at("a\nbc\n", 1, {1, 2, "a"}));
    CHECK(stands_at("a\nbc\n", 2, {2, 1, "bc"}));
    CHECK(stands_at("a\nbc\n", 3, {2, 2, "bc"}));
    CHECK(stands_at("a\nbc\n", 5, {3, 1, ""}));
    static_assert(stands_at("\n\n\n", 2, {3, 1, ""}));
}

TEST_CASE("CRLF ends a line as LF does") {
    CHECK(stands_at("a\r\nbc\r\nd", 3, {2, 1, "bc"}));
    CHECK(stands_at("a\r\nbc\r\nd", 7, {3, 1, "d"}));
}

TEST_CASE("columns count code points") {
    CHECK(stands_at("\"\xE4\xBB\xBB\xE5\x8A\xA1\" x", 9, {1, 6, "\"\xE4\xBB\xBB\xE5\x8A\xA1\" x"}));
    CHECK(stands_at("\xF0\x9F\x8C\x99x", 4, {1, 2, "\xF0\x9F\x8C\x99x"}));
}

} // namespace text_position_test
