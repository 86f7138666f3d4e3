// All clock times and all dates through the parsers.

#include "catch.hpp"

#include <curfew/time/text.hpp>

#include <string>

namespace text_test {

using namespace curfew;

namespace {

/// '0' to '?': the ten digits and the six bytes after them, ':' among them.
constexpr std::string_view sixteen_bytes = "0123456789:;<=>?";

std::string two(int value) {
    return {static_cast<char>('0' + value / 10), static_cast<char>('0' + value % 10)};
}

} // namespace

TEST_CASE("of all 65,536 clock times of four such bytes, 1440 are taken as a start, and 1441 as an end") {
    int starts = 0;
    int ends = 0;
    int wrong = 0;
    std::string start = "__:__-12:34";
    std::string end = "12:34-__:__";
    for (unsigned i = 0; i < 65'536; ++i) {
        const char digits[4] = {sixteen_bytes[i >> 12 & 15], sixteen_bytes[i >> 8 & 15], sixteen_bytes[i >> 4 & 15],
                                sixteen_bytes[i & 15]};
        for (const std::size_t at : {0U, 1U, 2U, 3U}) {
            start[at + at / 2] = digits[at];
            end[6 + at + at / 2] = digits[at];
        }
        const int hour = (digits[0] - '0') * 10 + (digits[1] - '0');
        const int minute = (digits[2] - '0') * 10 + (digits[3] - '0');
        const bool all_digits = digits[0] <= '9' && digits[1] <= '9' && digits[2] <= '9' && digits[3] <= '9';
        const bool exists = all_digits && hour < 24 && minute < 60;
        const bool is_end_of_day = all_digits && hour == 24 && minute == 0;
        const auto as_start = detail::parse_time_pair(start);
        const auto as_end = detail::parse_time_pair(end);
        starts += as_start ? 1 : 0;
        ends += as_end ? 1 : 0;
        if (as_start.value.has_value() != exists || as_end.value.has_value() != (exists || is_end_of_day)) ++wrong;
        if (as_start && as_start.value->start.minutes_since_midnight() != hour * 60 + minute) ++wrong;
        if (as_end && as_end.value->end.minutes_since_midnight() != hour * 60 + minute) ++wrong;
    }
    CHECK(starts == 1440);
    CHECK(ends == 1441);
    CHECK(wrong == 0);
}

TEST_CASE("all dates of 1900 to 2200 are taken, in their order, and no other days of these years") {
    local_seconds expected{local_days{std::chrono::year{1900} / 1 / 1}};
    int wrong = 0;
    for (int year = 1900; year <= 2200; ++year) {
        for (int month = 0; month <= 99; ++month) {
            for (int day = 0; day <= 99; ++day) {
                const std::string text =
                    two(year / 100) + two(year % 100) + '-' + two(month) + '-' + two(day) + " 00:00:00";
                const auto parsed = parse_local_time(text);
                if (!parsed) continue;
                if (*parsed.value != expected || format(*parsed.value)->view() != text) ++wrong;
                expected += std::chrono::days{1};
            }
        }
    }
    CHECK(wrong == 0);
    CHECK(expected == local_seconds{local_days{std::chrono::year{2201} / 1 / 1}});
}

} // namespace text_test
