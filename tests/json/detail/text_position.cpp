#include "catch.hpp"

#include <curfew/json/detail/text_position.hpp>

namespace text_position_test {

using namespace curfew;
using detail::line_and_column;
using detail::position_cursor;

namespace {

constexpr line_and_column place(std::string_view text, std::size_t offset) {
    return position_cursor{text}.place_of(offset);
}

} // namespace

TEST_CASE("a byte has a line and a column") {
    CHECK(place("", 0) == line_and_column{1, 1});
    CHECK(place("abc", 0) == line_and_column{1, 1});
    CHECK(place("abc", 2) == line_and_column{1, 3});
    CHECK(place("abc", 3) == line_and_column{1, 4});
    CHECK(place("abc", 99) == line_and_column{1, 4});
    CHECK(place("a\nbc\n", 1) == line_and_column{1, 2});
    CHECK(place("a\nbc\n", 2) == line_and_column{2, 1});
    CHECK(place("a\nbc\n", 3) == line_and_column{2, 2});
    CHECK(place("a\nbc\n", 5) == line_and_column{3, 1});
    static_assert(place("\n\n\n", 2) == line_and_column{3, 1});
}

TEST_CASE("CRLF ends a line as LF does") {
    CHECK(place("a\r\nbc\r\nd", 3) == line_and_column{2, 1});
    CHECK(place("a\r\nbc\r\nd", 7) == line_and_column{3, 1});
}

TEST_CASE("columns count code points") {
    CHECK(place("\"\xE4\xBB\xBB\xE5\x8A\xA1\" x", 9) == line_and_column{1, 6});
    CHECK(place("\xF0\x9F\x8C\x99x", 4) == line_and_column{1, 2});
}

TEST_CASE("a cursor goes on from the last place, and back as well") {
    constexpr std::string_view text = "a\nb\xC3\xA9\r\n\n\nxyz";
    for (std::size_t first = 0; first <= text.size() + 1; ++first) {
        for (std::size_t second = 0; second <= text.size() + 1; ++second) {
            position_cursor cursor{text};
            CHECK(cursor.place_of(first) == place(text, first));
            CHECK(cursor.place_of(second) == place(text, second));
        }
    }
}

} // namespace text_position_test
