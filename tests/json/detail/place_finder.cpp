#include "catch.hpp"

#include <curfew/json/detail/place_finder.hpp>

#include <optional>
#include <string>
#include <string_view>

namespace place_finder_test {

using namespace curfew;
using detail::json_document;
using detail::place_finder;

namespace {

/// Where in `text` the place is found.
std::optional<std::uint32_t> offset_in(std::string_view text, const json_pointer& where, std::string below = "") {
    const json_document document{text, {}};
    const diagnostic d{rule::type_mismatch, severity::error, where, std::move(below), {}, {}};
    return place_finder{document}.offset_of(d);
}

constexpr json_pointer root;
constexpr json_pointer list = root / field::forbid_time_list;

} // namespace

TEST_CASE("a place is found at its value, an unknown member at its key") {
    constexpr std::string_view text = R"({"ForbidTimeList":[{"Times":["a","b"]},{"x/~y":1}]})";
    CHECK(offset_in(text, root) == 0U);
    CHECK(offset_in(text, list) == 18U);
    CHECK(offset_in(text, list / 0 / field::times / 1) == text.find("\"b\""));
    CHECK(offset_in(text, list / 1, "/x~1~0y") == text.find("\"x/~y\""));
}

TEST_CASE("places are found in any order") {
    constexpr std::string_view text = R"({"ForbidTimeList":[{},{},{}]})";
    const json_document document{text, {}};
    place_finder find{document};
    for (const std::size_t index : {2U, 0U, 1U, 1U, 2U}) {
        CHECK(find.offset_of({rule::type_mismatch, severity::error, list / index, {}, {}, {}}) == 19 + 3 * index);
    }
}

TEST_CASE("a place that is not in the text is found at what is around it") {
    CHECK(offset_in(R"({"ForbidTimeList":5})", list / 0) == 18U);
    CHECK(offset_in(R"({"ForbidTimeList":[{}]})", list / 1) == 18U);
    CHECK(offset_in(R"({"ForbidTimeList":[]})", list / 1) == 18U);
    CHECK(offset_in(R"({"ForbidTimeList":[7]})", list / 0 / field::times) == 19U);
    CHECK(offset_in(R"({"ForbidTimeList":[{}]})", list / 0, "/Foo") == 19U);
    CHECK(offset_in("[]", list) == 0U);
}

TEST_CASE("a text without a value has no place") {
    CHECK(offset_in("", root) == std::nullopt);
    CHECK(offset_in("]", list) == std::nullopt);
}

} // namespace place_finder_test
