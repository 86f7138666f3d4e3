#include <curfew/time/written_time.hpp>

#include "catch.hpp"
#include "support/exact_buffer.hpp"

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

namespace written_time_test {

using namespace curfew;
using namespace std::chrono_literals;

namespace {

parsed<written_time> read(std::string_view text) {
    return parse_written_time(exact_buffer{text}.view());
}

constexpr local_seconds day{local_days{2021y / 5 / 20}};
constexpr written_time six_civil{day + 18h, {}};
constexpr written_time six_in_beijing{day + 18h, 8h};

static_assert(*parse_written_time("2021-05-20T18:00:00+08:00") == six_in_beijing);
static_assert(six_in_beijing.instant() == sys_seconds{(day + 10h).time_since_epoch()});
static_assert(!six_civil.instant());

} // namespace

TEST_CASE("the forms that people and programs write are read") {
    for (const std::string_view text :
         {"2021-05-20T18:00:00+08:00", "2021-05-20 18:00:00+08:00", "2021-05-20t18:00:00+08:00",
          "2021-05-20T18:00:00+0800", "2021-05-20T18:00:00+08", "2021-05-20 18:00+08", "2021-05-20T18:00:00.5+0800",
          "2021-05-20 18:00:00,999999999999999999999+08:00"}) {
        INFO(text);
        CHECK(read(text).value == six_in_beijing);
    }
    for (const std::string_view text : {"2021-05-20T18:00", "2021-05-20 18:00", "2021-05-20 18:00:00",
                                        "2021-05-20T18:00:00", "2021-05-20 18:00:00.250", "2021-05-20 18:00:00,9"}) {
        INFO(text);
        CHECK(read(text).value == six_civil);
    }
    CHECK(read("2021-05-20T18:00:00,5Z").value == written_time{day + 18h, 0s});
    CHECK(read("2021-05-20 18:00z").value == written_time{day + 18h, 0s});
    CHECK(read("2021-05-20T18:00:00-0330").value == written_time{day + 18h, -(3h + 30min)});
    CHECK(read("2021-05-20T18:00:00-05").value == written_time{day + 18h, -5h});
    CHECK(read("2021-05-20T18:00:00-00:00").value == written_time{day + 18h, 0s});
    CHECK(read("0000-01-01 00:00").value == written_time{local_days{0y / 1 / 1}, {}});
    CHECK(read("9999-12-31T23:59:59.9+23:59").value ==
          written_time{local_days{9999y / 12 / 31} + 24h - 1s, 23h + 59min});
}

TEST_CASE("a leap second counts as the second before it, where one can be") {
    constexpr local_seconds new_year{local_days{2017y / 1 / 1}};
    CHECK(read("2016-12-31T23:59:60Z").value == written_time{new_year - 1s, 0s});
    CHECK(read("2016-12-31 18:59:60.7-05:00").value == written_time{new_year - 5h - 1s, -5h});
    CHECK(read("2017-01-01T07:59:60+08").value == written_time{new_year + 8h - 1s, 8h});
    CHECK(read("2015-06-30T23:59:60Z").value->local == local_days{2015y / 7 / 1} - 1s);
    // The month after it need not be one of the years 0000–9999.
    CHECK(read("9999-12-31T23:59:60Z").value == written_time{local_days{9999y / 12 / 31} + 24h - 1s, 0s});
    CHECK(read("0000-01-01T00:59:60+01").value == written_time{local_days{0y / 1 / 1} + 1h - 1s, 1h});
    for (const std::string_view text : {"2016-12-31T23:59:60", "2016-12-31 23:59:60+08:00", "2016-12-30T23:59:60Z",
                                        "2016-12-31T22:59:60Z", "2016-12-31T23:58:60Z", "2016-12-31T23:59:61Z"}) {
        INFO(text);
        CHECK_FALSE(read(text));
        CHECK(read(text).fault == text_fault::second_over_59);
        CHECK(read(text).at == 17);
    }
}

TEST_CASE("what is not of the form is refused, with the reason and the place") {
    struct refused {
        std::string_view text;
        text_fault fault;
        std::size_t at;
    };
    for (const auto& [text, fault, at] : {
             refused{"", text_fault::wrong_length, 0},
             refused{"2021-05-20", text_fault::wrong_length, 10},
             refused{"2021-05-20T", text_fault::wrong_length, 11},
             refused{"2021-05-20T18", text_fault::wrong_length, 13},
             refused{"2021-05-20T18:0", text_fault::wrong_length, 15},
             refused{"2021-05-20T18:00:", text_fault::wrong_length, 17},
             refused{"2021-05-20T18:00:0", text_fault::wrong_length, 18},
             refused{"2021-05-20T18:00:00.", text_fault::wrong_length, 20},
             refused{"2021-05-20T18:00:00.Z", text_fault::not_a_digit, 20},
             refused{"2021-05-20T18:00.5", text_fault::wrong_length, 16},
             refused{"2021-05-20T18:00:00+", text_fault::wrong_length, 20},
             refused{"2021-05-20T18:00:00+8", text_fault::wrong_length, 21},
             refused{"2021-05-20T18:00:00+08:", text_fault::wrong_length, 23},
             refused{"2021-05-20T18:00:00+080", text_fault::wrong_length, 23},
             refused{"2021-05-20T18:00:00+08000", text_fault::wrong_length, 24},
             refused{"2021-05-20T18:00:00+24", text_fault::hour_over_23, 20},
             refused{"2021-05-20T18:00:00+0860", text_fault::minute_over_59, 22},
             refused{"2021-05-20T18:00:00 +08:00", text_fault::wrong_length, 19},
             refused{"2021-05-20T18:00:00Z ", text_fault::wrong_length, 20},
             refused{" 2021-05-20T18:00:00Z", text_fault::not_a_digit, 0},
             refused{"2021-05-20_18:00", text_fault::wrong_separator, 10},
             refused{"2021/05/20 18:00", text_fault::wrong_separator, 4},
             refused{"05/06/2026 18:00", text_fault::not_a_digit, 2},
             refused{"2021-02-29T18:00Z", text_fault::no_such_day, 8},
             refused{"2021-13-01T18:00Z", text_fault::no_such_month, 5},
             refused{"2021-05-20T24:00Z", text_fault::hour_over_23, 11},
             refused{"2021-05-20T18:60Z", text_fault::minute_over_59, 14},
             refused{"1621504800", text_fault::wrong_separator, 4},
             refused{std::string_view{"2021-05-20T18:00\0", 17}, text_fault::wrong_length, 16},
         }) {
        INFO(text);
        const auto found = read(text);
        CHECK_FALSE(found);
        CHECK(found.fault == fault);
        CHECK(found.at == at);
    }
}

} // namespace written_time_test
