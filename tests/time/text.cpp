#include "catch.hpp"
#include "support/exact_buffer.hpp"
#include "support/literals.hpp"

#include <curfew/time/text.hpp>

#include <chrono>
#include <limits>
#include <string>
#include <vector>

namespace text_test {

using namespace curfew;
using namespace std::chrono_literals;

namespace {

parsed<detail::time_pair> pair_of(std::string_view text) {
    return detail::parse_time_pair(exact_buffer{text}.view());
}
parsed<local_seconds> local_of(std::string_view text) {
    return parse_local_time(exact_buffer{text}.view());
}
parsed<sys_seconds> instant_of(std::string_view text) {
    return parse_rfc3339(exact_buffer{text}.view());
}
parsed<seconds> offset_of(std::string_view text) {
    return parse_offset(exact_buffer{text}.view());
}

template <class T>
void check_fault(const parsed<T>& result, text_fault fault, std::size_t at) {
    CHECK_FALSE(result);
    CHECK(static_cast<int>(result.fault) == static_cast<int>(fault));
    CHECK(result.at == at);
}

/// Calls `test` with each text that differs from `text` in one byte, or in two neighbours, or is cut or one byte longer.
template <class Test>
void for_each_corruption(const std::string& text, Test test) {
    for (std::size_t i = 0; i < text.size(); ++i) {
        test(text.substr(0, i));
        test(text.substr(0, i) + text.substr(i + 1));
        std::string one = text;
        for (int c = 0; c < 256; ++c) {
            one[i] = static_cast<char>(c);
            if (one != text) test(one);
        }
    }
    test(text + '\0');
    test(text + ' ');
    test(text + '0');
    test(' ' + text);
    const std::string_view likely{"0123456789:-+TtZz. /\0\xEF\xBC\x9A", 24};
    for (std::size_t i = 0; i < text.size(); ++i) {
        for (std::size_t j = i + 1; j < text.size(); ++j) {
            std::string two = text;
            for (const char a : likely) {
                for (const char b : likely) {
                    two[i] = a;
                    two[j] = b;
                    if (two != text) test(two);
                }
            }
        }
    }
}

/// A text that is accepted means what it says: written again it is the same text.
template <class Parse, class Format>
void check_corruptions(const std::string& text, Parse parse, Format format) {
    REQUIRE(parse(text));
    REQUIRE(format(*parse(text).value) == text);
    long accepted = 0;
    for_each_corruption(text, [&](const std::string& wrong) {
        const auto result = parse(wrong);
        if (!result) return;
        ++accepted;
        if (format(*result.value) != wrong)
            FAIL_CHECK("'" << wrong << "' was read as '" << format(*result.value) << "'");
    });
    // Other digits make other texts of the form, so that some are accepted.
    CHECK(accepted > 0);
}

} // namespace

TEST_CASE("HH:mm-HH:mm") {
    const auto pair = pair_of("09:05-18:30");
    REQUIRE(pair);
    CHECK(pair.value->start == time_of_day{9, 5});
    CHECK(pair.value->end == time_of_day{18, 30});
    CHECK(pair_of("00:00-23:59"));
    CHECK(pair_of("22:00-08:00"));
    CHECK(pair_of("10:00-10:00"));
    CHECK(pair_of("00:00-24:00").value->end == end_of_day);
}

TEST_CASE("what is not exactly HH:mm-HH:mm is refused, with the place") {
    check_fault(pair_of(""), text_fault::wrong_length, 0);
    check_fault(pair_of("10:00-11:0"), text_fault::wrong_length, 10);
    check_fault(pair_of("10:00-11:000"), text_fault::wrong_length, 11);
    check_fault(pair_of("9:00-11:00"), text_fault::not_a_digit, 1);
    check_fault(pair_of(" 9:00-11:00"), text_fault::not_a_digit, 0);
    check_fault(pair_of("10:00 11:00"), text_fault::wrong_separator, 5);
    check_fault(pair_of("10:00~11:00"), text_fault::wrong_separator, 5);
    check_fault(pair_of("10.00-11:00"), text_fault::wrong_separator, 2);
    check_fault(pair_of("24:00-08:00"), text_fault::hour_over_23, 0);
    check_fault(pair_of("10:00-25:00"), text_fault::hour_over_23, 6);
    check_fault(pair_of("10:00-24:01"), text_fault::hour_over_23, 6);
    check_fault(pair_of("10:60-11:00"), text_fault::minute_over_59, 3);
    check_fault(pair_of("10:00-11:60"), text_fault::minute_over_59, 9);
    check_fault(pair_of("-1:00-11:00"), text_fault::not_a_digit, 0);
    check_fault(pair_of("10:00-\xEF\xBC\x91\xEF\xBC\x91:00"), text_fault::not_a_digit, 6);
    check_fault(pair_of(std::string{"10:00-11:00\0", 12}), text_fault::wrong_length, 11);
}

TEST_CASE("every corruption of a range is refused or another range of the form") {
    const auto format_pair = [](detail::time_pair pair) {
        return std::string{format(pair.start).view()} + '-' + std::string{format(pair.end).view()};
    };
    check_corruptions("10:00-11:00", pair_of, format_pair);
    check_corruptions("23:59-24:00", pair_of, format_pair);
}

TEST_CASE("yyyy-MM-dd HH:mm:ss") {
    using namespace std::chrono;
    CHECK(local_of("2021-05-20 17:35:43").value == local_days{year{2021} / 5 / 20} + 17h + 35min + 43s);
    CHECK(local_of("1970-01-01 00:00:00").value == local_seconds{});
    CHECK(local_of("0000-01-01 00:00:00").value == earliest_local_time);
    CHECK(local_of("9999-12-31 23:59:59").value == latest_local_time);
}

TEST_CASE("leap days are those of the calendar") {
    CHECK(local_of("2000-02-29 00:00:00"));
    CHECK(local_of("2024-02-29 00:00:00"));
    CHECK(local_of("0000-02-29 00:00:00"));
    check_fault(local_of("1900-02-29 00:00:00"), text_fault::no_such_day, 8);
    check_fault(local_of("2021-02-29 00:00:00"), text_fault::no_such_day, 8);
    check_fault(local_of("2024-02-30 00:00:00"), text_fault::no_such_day, 8);
}

TEST_CASE("a date or time that does not exist is refused, with the place") {
    check_fault(local_of("2021-00-20 17:35:43"), text_fault::no_such_month, 5);
    check_fault(local_of("2021-13-20 17:35:43"), text_fault::no_such_month, 5);
    check_fault(local_of("2021-05-00 17:35:43"), text_fault::no_such_day, 8);
    check_fault(local_of("2021-04-31 17:35:43"), text_fault::no_such_day, 8);
    check_fault(local_of("2021-05-32 17:35:43"), text_fault::no_such_day, 8);
    check_fault(local_of("2021-05-20 24:00:00"), text_fault::hour_over_23, 11);
    check_fault(local_of("2021-05-20 17:60:00"), text_fault::minute_over_59, 14);
    check_fault(local_of("2021-05-20 23:59:60"), text_fault::second_over_59, 17);
    check_fault(local_of("2021-05-20T17:35:43"), text_fault::wrong_separator, 10);
    check_fault(local_of("2021/05/20 17:35:43"), text_fault::wrong_separator, 4);
    check_fault(local_of("2021-5-20 17:35:43"), text_fault::not_a_digit, 6);
    check_fault(local_of("2021-05-20 17:35"), text_fault::wrong_length, 16);
    check_fault(local_of("2021-05-20 17:35:43.5"), text_fault::wrong_length, 19);
    check_fault(local_of("-001-05-20 17:35:43"), text_fault::not_a_digit, 0);
    check_fault(local_of(""), text_fault::wrong_length, 0);
}

TEST_CASE("every corruption of a local time is refused or another local time of the form") {
    check_corruptions("2020-02-29 23:59:59", local_of,
                      [](local_seconds t) { return std::string{format(t).value().view()}; });
}

TEST_CASE("every day of the calendar from 1899 to 2101, and no other, is read and written back") {
    using namespace std::chrono;
    for (int y = 1899; y <= 2101; ++y) {
        for (unsigned m = 0; m <= 13; ++m) {
            for (unsigned d = 0; d <= 32; ++d) {
                const auto digits = [](unsigned n) { return std::string{n < 10 ? "0" : ""} + std::to_string(n); };
                const std::string text = std::to_string(y) + '-' + digits(m) + '-' + digits(d) + " 12:34:56";
                const year_month_day date{year{y}, month{m}, day{d}};
                const auto result = local_of(text);
                REQUIRE(result.value.has_value() == date.ok());
                if (!result) continue;
                REQUIRE(*result.value == local_days{date} + 12h + 34min + 56s);
                REQUIRE(format(*result.value)->view() == text);
            }
        }
    }
}

TEST_CASE("RFC 3339") {
    const sys_seconds t{seconds{1621503343}};
    CHECK(instant_of("2021-05-20T17:35:43+08:00").value == t);
    CHECK(instant_of("2021-05-20T09:35:43Z").value == t);
    CHECK(instant_of("2021-05-20t09:35:43z").value == t);
    CHECK(instant_of("2021-05-20T09:35:43-00:00").value == t);
    CHECK(instant_of("2021-05-20T06:05:43-03:30").value == t);
    CHECK(instant_of("2021-05-21T09:34:43+23:59").value == t);
    CHECK(instant_of("2021-05-19T09:36:43-23:59").value == t);
    CHECK(instant_of("0000-01-01T00:00:00Z").value == sys_seconds{earliest_local_time.time_since_epoch()});
    CHECK(instant_of("0000-01-01T00:00:00+23:59").value ==
          sys_seconds{earliest_local_time.time_since_epoch()} - 23h - 59min);
    CHECK(instant_of("9999-12-31T23:59:59-23:59").value ==
          sys_seconds{latest_local_time.time_since_epoch()} + 23h + 59min);
}

TEST_CASE("a fraction counts to the second it is in, before 1970 too") {
    const sys_seconds t{seconds{1621503343}};
    CHECK(instant_of("2021-05-20T09:35:43.0Z").value == t);
    CHECK(instant_of("2021-05-20T09:35:43.999999999999999999999Z").value == t);
    CHECK(instant_of("1969-12-31T23:59:59.9Z").value == sys_seconds{seconds{-1}});
    check_fault(instant_of("2021-05-20T09:35:43.Z"), text_fault::not_a_digit, 20);
    check_fault(instant_of("2021-05-20T09:35:43."), text_fault::wrong_length, 20);
    check_fault(instant_of("2021-05-20T09:35:43,5Z"), text_fault::offset_missing, 19);
}

TEST_CASE("what is not RFC 3339 is refused, with the place") {
    check_fault(instant_of("2021-05-20T09:35:43"), text_fault::offset_missing, 19);
    check_fault(instant_of("2021-05-20 09:35:43Z"), text_fault::wrong_separator, 10);
    check_fault(instant_of("2021-05-20T23:59:60Z"), text_fault::second_over_59, 17);
    check_fault(instant_of("2021-05-20T24:00:00Z"), text_fault::hour_over_23, 11);
    check_fault(instant_of("2021-02-29T00:00:00Z"), text_fault::no_such_day, 8);
    check_fault(instant_of("2021-05-20T09:35:43+8:00"), text_fault::not_a_digit, 21);
    check_fault(instant_of("2021-05-20T09:35:43+0800"), text_fault::wrong_separator, 22);
    check_fault(instant_of("2021-05-20T09:35:43+24:00"), text_fault::hour_over_23, 20);
    check_fault(instant_of("2021-05-20T09:35:43+08:60"), text_fault::minute_over_59, 23);
    check_fault(instant_of("2021-05-20T09:35:43+08"), text_fault::wrong_length, 22);
    check_fault(instant_of("2021-05-20T09:35:43+"), text_fault::wrong_length, 20);
    check_fault(instant_of("2021-05-20T09:35:43ZZ"), text_fault::wrong_length, 20);
    check_fault(instant_of("2021-05-20T09:35:43Z+08:00"), text_fault::wrong_length, 20);
    check_fault(instant_of("10000-01-01T00:00:00Z"), text_fault::wrong_separator, 4);
    check_fault(instant_of(""), text_fault::wrong_length, 0);
}

TEST_CASE("every corruption of an instant is refused or another instant of the form") {
    const auto parse = [](const std::string& text) {
        // Lower case, fractions and other offsets than the one written back are of the form as well.
        auto result = instant_of(text);
        const bool same_form = text.size() == 25 && text[10] == 'T' && text.substr(19) == "+08:00";
        if (!same_form) result.value.reset();
        return result;
    };
    check_corruptions("2020-02-29T23:59:59+08:00", parse,
                      [](sys_seconds t) { return std::string{format_rfc3339(t, 8h).value().view()}; });
}

TEST_CASE("offsets are less than a day") {
    CHECK(offset_of("+08:00").value == seconds{8h});
    CHECK(offset_of("-03:30").value == -(3h + 30min));
    CHECK(offset_of("+00:00").value == seconds{0});
    CHECK(offset_of("-00:00").value == seconds{0});
    CHECK(offset_of("+23:59").value == 23h + 59min);
    CHECK(offset_of("-23:59").value == -(23h + 59min));
    check_fault(offset_of("+24:00"), text_fault::hour_over_23, 1);
    check_fault(offset_of("08:00"), text_fault::offset_missing, 0);
    check_fault(offset_of(""), text_fault::offset_missing, 0);
    check_fault(offset_of("+"), text_fault::wrong_length, 1);
    check_fault(offset_of("Z"), text_fault::offset_missing, 0);
    check_fault(offset_of("+08:00 "), text_fault::wrong_length, 6);
}

TEST_CASE("every offset of whole minutes is read in each form that can write it") {
    for (int minute = -1439; minute <= 1439; ++minute) {
        const std::string text{format_rfc3339({}, minutes{minute}).value().view().substr(19)};
        INFO(text);
        const std::string sign_and_hour = text.substr(0, 3);
        const std::string rest = text.substr(4);
        CHECK(offset_of(text).value == minutes{minute});
        CHECK(offset_of(sign_and_hour + rest).value == minutes{minute});
        const bool is_whole = rest == "00";
        if (is_whole) CHECK(offset_of(sign_and_hour).value == minutes{minute});
        const int hundredths = std::stoi(rest) * 100 / 60;
        if (std::stoi(rest) % 3 == 0) {
            const std::string two = std::to_string(100 + hundredths).substr(1);
            CHECK(offset_of(sign_and_hour + '.' + two).value == minutes{minute});
            if (two[1] == '0') CHECK(offset_of(sign_and_hour + '.' + two[0]).value == minutes{minute});
            if (text[1] == '0') CHECK(offset_of(text.substr(0, 1) + text[2] + '.' + two).value == minutes{minute});
        }
        if (text[1] == '0' && is_whole) CHECK(offset_of(text.substr(0, 1) + text[2]).value == minutes{minute});
    }
}

TEST_CASE("what is no offset of whole minutes is refused") {
    check_fault(offset_of("-5.01"), text_fault::out_of_range, 3);
    check_fault(offset_of("-5.333"), text_fault::out_of_range, 3);
    check_fault(offset_of("-5.255"), text_fault::wrong_length, 5);
    check_fault(offset_of("-5."), text_fault::wrong_length, 3);
    check_fault(offset_of("-5:30"), text_fault::wrong_length, 2);
    check_fault(offset_of("+24"), text_fault::hour_over_23, 1);
    check_fault(offset_of("+0860"), text_fault::minute_over_59, 3);
    check_fault(offset_of("+083"), text_fault::wrong_length, 4);
    check_fault(offset_of("+08:"), text_fault::wrong_length, 4);
    check_fault(offset_of("+08000"), text_fault::wrong_length, 5);
    check_fault(offset_of("+-8"), text_fault::not_a_digit, 1);
    check_fault(offset_of("+ 8"), text_fault::not_a_digit, 1);
}

TEST_CASE("times of day and ranges are written with two digits each") {
    CHECK(format(time_of_day{}).view() == "00:00");
    CHECK(format(time_of_day{9, 5}).view() == "09:05");
    CHECK(format(end_of_day).view() == "24:00");
    CHECK(format(literals::range("22:00-08:00")).view() == "22:00-08:00");
}

TEST_CASE("a short text that is full stays as it is") {
    short_text<2> text;
    for (const char c : {'a', 'b', 'c'}) text.push(c);
    CHECK(text.view() == "ab");
}

TEST_CASE("what four digits of a year cannot hold is not written") {
    CHECK(format(earliest_local_time)->view() == "0000-01-01 00:00:00");
    CHECK(format(latest_local_time)->view() == "9999-12-31 23:59:59");
    CHECK_FALSE(format(earliest_local_time - 1s));
    CHECK_FALSE(format(latest_local_time + 1s));
    CHECK_FALSE(format(local_seconds::min()));
    CHECK_FALSE(format(local_seconds::max()));

    const sys_seconds first{earliest_local_time.time_since_epoch()};
    const sys_seconds last{latest_local_time.time_since_epoch()};
    CHECK(format_rfc3339(first, 0s)->view() == "0000-01-01T00:00:00+00:00");
    CHECK(format_rfc3339(first, 8h)->view() == "0000-01-01T08:00:00+08:00");
    CHECK_FALSE(format_rfc3339(first, -1h));
    CHECK(format_rfc3339(last, -1h)->view() == "9999-12-31T22:59:59-01:00");
    CHECK_FALSE(format_rfc3339(last, 1h));
    CHECK_FALSE(format_rfc3339(sys_seconds::min(), 8h));
    CHECK_FALSE(format_rfc3339(sys_seconds::max(), -8h));
}

TEST_CASE("an offset is written if RFC 3339 can write it, else the instant in UTC") {
    const sys_seconds t{seconds{1621503343}};
    CHECK(format_rfc3339(t, -(3h + 30min))->view() == "2021-05-20T06:05:43-03:30");
    CHECK(format_rfc3339(t, 23h + 59min)->view() == "2021-05-21T09:34:43+23:59");
    // Shanghai before 1901.
    CHECK(format_rfc3339(t, 8h + 5min + 43s)->view() == "2021-05-20T09:35:43Z");
    CHECK(format_rfc3339(t, -1s)->view() == "2021-05-20T09:35:43Z");
    CHECK_FALSE(format_rfc3339(t, 24h));
    CHECK_FALSE(format_rfc3339(t, -24h));
    CHECK_FALSE(format_rfc3339(t, seconds::max()));
    CHECK_FALSE(format_rfc3339(t, seconds::min()));
}

} // namespace text_test
