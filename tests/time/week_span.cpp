#include <curfew/time/week_span.hpp>

#include "catch.hpp"

#include <string>

namespace week_span_test {

using namespace curfew;
using namespace std::chrono;

namespace {

constexpr week_span morning{{Monday, {10, 0}}, {Monday, {11, 0}}};
static_assert(morning.length() == minutes{60});
static_assert(format(morning).view() == "Mon 10:00-11:00");

std::string text(const week_span& span) {
    return std::string{format(span).view()};
}

} // namespace

TEST_CASE("a span is at most the week, and may go around it") {
    const week_span all{{Sunday, {0, 0}}, {Saturday, end_of_day}};
    CHECK(all.length() == minutes{10'080});
    CHECK(text(all) == "Sun 00:00-Sat 24:00");
    const week_span nearly_all{{Monday, {10, 1}}, {Monday, {10, 0}}};
    CHECK(nearly_all.length() == minutes{10'079});
    CHECK(text(nearly_all) == "Mon 10:01-Mon 10:00");
    // From a minute of Monday until the same minute of the next.
    const week_span from_monday{{Monday, {10, 0}}, {Monday, {10, 0}}};
    CHECK(from_monday.length() == minutes{10'080});
    const week_span around{{Saturday, {23, 59}}, {Sunday, {0, 1}}};
    CHECK(around.length() == minutes{2});
    CHECK(text(around) == "Sat 23:59-Sun 00:01");
    CHECK(text({{Friday, {22, 0}}, {Friday, end_of_day}}) == "Fri 22:00-24:00");
}

TEST_CASE("the spans of a set of minutes are its longest runs, one around the end of the week") {
    detail::week_bits bits;
    CHECK(detail::spans_of(bits).empty());
    bits.insert(0, 60);
    bits.insert(600, 601);
    bits.insert(10'079, 10'080);
    const auto spans = detail::spans_of(bits);
    REQUIRE(spans.size() == 2);
    CHECK(text(spans[0]) == "Sun 10:00-10:01");
    CHECK(text(spans[1]) == "Sat 23:59-Sun 01:00");
    bits.insert(0, 10'080);
    REQUIRE(detail::spans_of(bits).size() == 1);
    CHECK(detail::spans_of(bits)[0].length() == minutes{10'080});
}

} // namespace week_span_test
