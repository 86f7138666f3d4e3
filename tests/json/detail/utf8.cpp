#include "catch.hpp"

#include <curfew/json/detail/utf8.hpp>

#include <string>

namespace utf8_test {

using curfew::detail::first_ill_formed_utf8;

TEST_CASE("every code point and nothing else is well-formed UTF-8") {
    const auto encoded = [](unsigned c) {
        std::string s;
        if (c < 0x80) {
            s += static_cast<char>(c);
        } else if (c < 0x800) {
            s += static_cast<char>(0xC0 | (c >> 6));
            s += static_cast<char>(0x80 | (c & 0x3F));
        } else if (c < 0x10000) {
            s += static_cast<char>(0xE0 | (c >> 12));
            s += static_cast<char>(0x80 | ((c >> 6) & 0x3F));
            s += static_cast<char>(0x80 | (c & 0x3F));
        } else {
            s += static_cast<char>(0xF0 | (c >> 18));
            s += static_cast<char>(0x80 | ((c >> 12) & 0x3F));
            s += static_cast<char>(0x80 | ((c >> 6) & 0x3F));
            s += static_cast<char>(0x80 | (c & 0x3F));
        }
        return s;
    };
    for (unsigned c = 0; c < 0x200000; ++c) {
        const std::string text = 'a' + encoded(c) + 'b';
        const bool exists = c <= 0x10FFFF && (c < 0xD800 || c > 0xDFFF);
        if (first_ill_formed_utf8(text) != (exists ? text.size() : 1)) FAIL(c);
    }
}

TEST_CASE("the first ill-formed byte is named") {
    CHECK(first_ill_formed_utf8("") == 0);
    CHECK(first_ill_formed_utf8("ab\x80") == 2);
    CHECK(first_ill_formed_utf8("\xC0\x80") == 0);
    CHECK(first_ill_formed_utf8("\xC1\xBF") == 0);
    CHECK(first_ill_formed_utf8("a\xE0\x9F\xBF") == 1);
    CHECK(first_ill_formed_utf8("a\xF0\x8F\xBF\xBF") == 1);
    CHECK(first_ill_formed_utf8("a\xE4\xBB") == 1);
    CHECK(first_ill_formed_utf8("a\xF0\x9F\x8C") == 1);
    CHECK(first_ill_formed_utf8("\xE4\xBB\xBB\xFF") == 3);
}

} // namespace utf8_test
