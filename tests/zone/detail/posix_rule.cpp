#include "catch.hpp"
#include "support/exact_buffer.hpp"
#include "support/slow_rule.hpp"

#include <curfew/zone/detail/posix_rule.hpp>

#include <random>
#include <string>
#include <type_traits>
#include <vector>

namespace posix_rule_test {

using namespace curfew;
using namespace std::chrono_literals;
using detail::posix_rule;

namespace {

static_assert(std::is_trivially_copyable_v<posix_rule>);
static_assert(!std::is_default_constructible_v<posix_rule>);

constexpr posix_rule rule_of(std::string_view text) {
    return posix_rule::parse(text).value.value();
}

constexpr sys_seconds at(int year, unsigned month, unsigned day, seconds time) {
    return std::chrono::sys_days{std::chrono::year{year} / static_cast<int>(month) / static_cast<int>(day)} + time;
}

constexpr offset_span all_time(seconds offset) {
    return {sys_seconds::min(), sys_seconds::max(), offset};
}

// Rules are read and asked in constants as well.
constexpr posix_rule new_york = rule_of("EST5EDT,M3.2.0,M11.1.0");
constexpr sys_seconds epoch{};
static_assert(noexcept(posix_rule::parse({})) && noexcept(new_york.span_at(epoch)));
static_assert(new_york.span_at(at(2040, 7, 1, 0s)) == offset_span{at(2040, 3, 11, 7h), at(2040, 11, 4, 6h), -4h});
static_assert(rule_of("XXX3EDT4,0/0,J365/23").span_at(sys_seconds{}) == all_time(-4h));

struct refused {
    std::string_view text;
    text_fault fault;
    std::size_t at;
};

} // namespace

TEST_CASE("a rule without daylight saving time is one span that never ends") {
    const std::pair<std::string_view, seconds> rules[]{
        {"UTC0", 0s},
        {"CST-8", 8h},
        {"<-03>3", -3h},
        {"<+0545>-5:45", 5h + 45min},
        {"NST3:30", -210min},
        {"<-00>0", 0s},
        {"LMT-0:53:28", 3208s},
        {"AAA+5", -5h},
        {"AAA23:59:59", -86'399s},
        {"AAA-23:59:59", 86'399s},
        {"<a1+>05", -5h},
        {"ABCDEFGHIJ12", -12h},
    };
    for (const auto& [text, offset] : rules) {
        INFO(text);
        const exact_buffer exact{text};
        const auto read = posix_rule::parse(exact.view());
        REQUIRE(read);
        for (const sys_seconds t : {sys_seconds::min(), sys_seconds{}, sys_seconds::max()}) {
            CHECK(read.value->span_at(t) == all_time(offset));
        }
        CHECK(read.value->has_offset(offset));
        CHECK_FALSE(read.value->has_offset(offset + 1h));
    }
}

TEST_CASE("what is not of the form is refused, with the byte") {
    using enum text_fault;
    const refused texts[]{
        {"", wrong_length, 0},
        {"U", wrong_length, 1},
        {"UT0", wrong_separator, 2},
        {"UTC", wrong_length, 3},
        {"UTC ", not_a_digit, 3},
        {" UTC0", wrong_separator, 0},
        {"UTC0 ", wrong_separator, 4},
        {"UTC0\n", wrong_separator, 4},
        {"<UTC0", wrong_length, 5},
        {"<UT>0", wrong_separator, 3},
        {"<U C>0", wrong_separator, 2},
        {"UT10", wrong_separator, 2},
        {"UTC25", out_of_range, 3},
        {"UTC24", out_of_range, 3},
        {"UTC-24", out_of_range, 3},
        {"UTC24:00:01", out_of_range, 3},
        {"UTC100", wrong_separator, 5},
        {"UTC1:", wrong_length, 5},
        {"UTC1:0", wrong_length, 6},
        {"UTC1:60", minute_over_59, 5},
        {"UTC1:00:60", second_over_59, 8},
        {"UTC1:00:00:00", wrong_separator, 10},
        {"UTC+-1", not_a_digit, 4},
        {"EST5EDT", wrong_length, 7},
        {"EST5EDT4", wrong_length, 8},
        {"EST5EDT,", wrong_length, 8},
        {"EST5EDT,M3.2.0", wrong_length, 14},
        {"EST5EDT,M3.2.0,", wrong_length, 15},
        {"EST5EDT,M3.2.0,M11.1.0,", wrong_length, 22},
        {"EST5EDT,M3.2.0,M11.1.0/", wrong_length, 23},
        {"EST5EDT,M3.2.0,M11.1.0 ", wrong_length, 22},
        {"EST5EDT,M0.2.0,M11.1.0", no_such_month, 9},
        {"EST5EDT,M13.2.0,M11.1.0", no_such_month, 9},
        {"EST5EDT,M3.0.0,M11.1.0", out_of_range, 11},
        {"EST5EDT,M3.6.0,M11.1.0", out_of_range, 11},
        {"EST5EDT,M3.2.7,M11.1.0", no_such_weekday, 13},
        {"EST5EDT,M3.2,M11.1.0", wrong_separator, 12},
        {"EST5EDT,J0,J365", no_such_day, 9},
        {"EST5EDT,J1,J366", no_such_day, 12},
        {"EST5EDT,0,366", no_such_day, 10},
        {"EST5EDT,0/168,365", out_of_range, 10},
        {"EST5EDT,0/-168,365", out_of_range, 11},
        {"EST5EDT,0/1:2,365", not_a_digit, 13},
        {"EST5EDT,x,365", not_a_digit, 8},
        {"EST5EDT24,0,365", out_of_range, 7},
        // An hour ahead of 23:30 is a day and more.
        {"EST-23:30EDT,0,365", out_of_range, 12},
    };
    for (const refused& wrong : texts) {
        INFO(wrong.text);
        const exact_buffer exact{wrong.text};
        const auto read = posix_rule::parse(exact.view());
        CHECK_FALSE(read);
        CHECK(read.fault == wrong.fault);
        CHECK(read.at == wrong.at);
    }
    const std::string_view with_nul{"UTC0\0", 5};
    CHECK(posix_rule::parse(with_nul).at == 4);
    CHECK_FALSE(posix_rule::parse(with_nul));
    CHECK_FALSE(posix_rule::parse(std::string(100'000, 'A')));
    CHECK(posix_rule::parse(std::string(100'000, 'A') + "1"));
}

TEST_CASE("rules of zones, word for word from their files") {
    struct known {
        std::string_view rule;
        sys_seconds asked;
        offset_span span;
    };
    const known spans[]{
        {"CET-1CEST,M3.5.0,M10.5.0/3", at(2040, 7, 1, 0s), {at(2040, 3, 25, 1h), at(2040, 10, 28, 1h), 2h}},
        {"AEST-10AEDT,M10.1.0,M4.1.0/3", at(2040, 1, 1, 0s), {at(2039, 10, 1, 16h), at(2040, 3, 31, 16h), 11h}},
        {"<+1030>-10:30<+11>-11,M10.1.0,M4.1.0",
         at(2040, 5, 1, 0s),
         {at(2040, 3, 31, 15h), at(2040, 10, 6, 15h + 30min), 10h + 30min}},
        // Winter time is what counts as daylight saving time, an hour back.
        {"IST-1GMT0,M10.5.0,M3.5.0/1", at(2040, 1, 1, 0s), {at(2039, 10, 30, 1h), at(2040, 3, 25, 1h), 0h}},
        {"IST-1GMT0,M10.5.0,M3.5.0/1", at(2040, 7, 1, 0s), {at(2040, 3, 25, 1h), at(2040, 10, 28, 1h), 1h}},
        // Nuuk: at 01:00 UTC, on the Saturday before.
        {"<-02>2<-01>,M3.5.0/-1,M10.5.0/0", at(2040, 7, 1, 0s), {at(2040, 3, 25, 1h), at(2040, 10, 28, 1h), -1h}},
        // Gaza: 50 hours after a Thursday began.
        {"EET-2EEST,M3.4.4/50,M10.4.4/50", at(2090, 7, 1, 0s), {at(2090, 3, 25, 0h), at(2090, 10, 27, 23h), 3h}},
        {"<-03>3<-02>,M3.2.0,M11.1.0", at(2040, 12, 1, 0s), {at(2040, 11, 4, 4h), at(2041, 3, 10, 5h), -3h}},
        {"<+00>0<+02>-2,M3.5.0/1,M10.5.0/3", at(2040, 7, 1, 0s), {at(2040, 3, 25, 1h), at(2040, 10, 28, 1h), 2h}},
        {"AAA0BBB,J60/0,J300/0", at(2040, 4, 1, 0s), {at(2040, 3, 1, 0h), at(2040, 10, 26, 23h), 1h}},
        {"AAA0BBB,59/0,299/0", at(2040, 4, 1, 0s), {at(2040, 2, 29, 0h), at(2040, 10, 25, 23h), 1h}},
    };
    for (const known& k : spans) {
        INFO(k.rule);
        CHECK(rule_of(k.rule).span_at(k.asked) == k.span);
    }
}

TEST_CASE("a rule that is in daylight saving time all year is one span that never ends") {
    for (const auto& [text, offset] : {std::pair<const char*, seconds>{"XXX3EDT4,0/0,J365/23", -4h},
                                       {"EST5EDT,0/0,J365/25", -4h},
                                       {"AAA0BBB0,J1,J100", 0h},
                                       {"AAA5AAA5,M3.2.0,M11.1.0", -5h}}) {
        INFO(text);
        for (const sys_seconds t : {sys_seconds::min(), at(2024, 12, 31, 23h), sys_seconds::max()}) {
            CHECK(rule_of(text).span_at(t) == all_time(offset));
        }
    }
}

TEST_CASE("an end that the start meets in three years out of four ends a span in the fourth alone") {
    // Day 365 is December 31st in a leap year, and January 1st of the next year in others, when daylight saving time starts.
    const posix_rule rule = rule_of("AAA0BBB,0/0,365/1");
    CHECK(rule.span_at(at(2025, 6, 1, 0s)) == offset_span{at(2025, 1, 1, 0s), at(2028, 12, 31, 0s), 1h});
    CHECK(rule.span_at(at(2028, 12, 31, 12h)) == offset_span{at(2028, 12, 31, 0s), at(2029, 1, 1, 0s), 0h});
    // 2100 is not a leap year.
    CHECK(rule.span_at(at(2100, 12, 31, 0s)) == offset_span{at(2097, 1, 1, 0s), at(2104, 12, 31, 0s), 1h});
}

TEST_CASE("the spans join, up to both ends of 64 bits") {
    for (const char* text : {"EST5EDT,M3.2.0,M11.1.0", "AEST-10AEDT,M10.1.0,M4.1.0/3", "AAA0BBB,0/0,365/1"}) {
        INFO(text);
        const posix_rule rule = rule_of(text);
        offset_span span = rule.span_at(sys_seconds::min());
        CHECK(span.first == sys_seconds::min());
        for (int i = 0; i < 2000; ++i) {
            const offset_span next = rule.span_at(span.last);
            REQUIRE(next.first == span.last);
            REQUIRE(next.last > next.first);
            REQUIRE(next.offset != span.offset);
            REQUIRE(rule.span_at(span.last - 1s) == span);
            span = next;
        }
        span = rule.span_at(sys_seconds::max());
        CHECK(span.last == sys_seconds::max());
        for (int i = 0; i < 2000; ++i) {
            const offset_span before = rule.span_at(span.first - 1s);
            REQUIRE(before.last == span.first);
            REQUIRE(rule.span_at(span.first) == span);
            span = before;
        }
    }
}

TEST_CASE("a transition at the last second of 64 bits is none: the span before it never ends") {
    // That second is 292277026596-12-04 15:30:07, the year is 196 of its 400 years, and a leap year.
    const sys_seconds same_day = at(2396, 12, 4, 15h + 30min + 7s);
    const posix_rule rule = rule_of("AAA0BBB-1,338/15:30:07,J1/0");
    REQUIRE(rule.span_at(same_day).first == same_day);
    const offset_span last = rule.span_at(sys_seconds::max() - 1s);
    CHECK(last.last == sys_seconds::max());
    CHECK(rule.span_at(sys_seconds::max()) == last);
}

TEST_CASE("random rules against a list of all their transitions") {
    std::mt19937 random{20};
    const auto below = [&](int n) { return static_cast<int>(random() % static_cast<unsigned>(n)); };
    const sys_seconds from = at(1970, 1, 1, 0s);
    int alternating = 0;
    for (int i = 0; i < 300; ++i) {
        const slow_rule::rule slow = slow_rule::any_rule(below);
        const std::string text = slow_rule::text(slow);
        INFO(text);
        const auto read = posix_rule::parse(text);
        REQUIRE(read);
        const auto spans = slow_rule::spans(slow, 1990, 2040);
        alternating += !spans.empty();
        if (spans.empty() && read.value->span_at(from).last != sys_seconds::max()) {
            // Its transitions are too rare for fifty years.
            CHECK(read.value->span_at(from).last - from > std::chrono::days{365 * 4});
        }
        for (const offset_span& span : spans) {
            REQUIRE(read.value->span_at(span.first) == span);
            REQUIRE(read.value->span_at(span.last - 1s) == span);
            REQUIRE(read.value->span_at(span.first + (span.last - span.first) / 2) == span);
            // The calendar of 400 years later, and of 400 million years before, is the same.
            for (const std::int64_t periods : {std::int64_t{1}, std::int64_t{-1}, std::int64_t{-1'000'000}}) {
                const seconds later = periods * seconds{std::int64_t{146'097} * 86'400};
                REQUIRE(read.value->span_at(span.first + later) ==
                        offset_span{span.first + later, span.last + later, span.offset});
            }
        }
    }
    CHECK(alternating > 200);
}

} // namespace posix_rule_test
