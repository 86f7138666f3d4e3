#include <curfew/time/weekly_hours.hpp>

#include "catch.hpp"

#include <memory>
#include <string_view>

namespace weekly_hours_test {

using namespace curfew;

namespace {

constexpr weekly_hours hours_of(std::string_view text) {
    return *parse_weekly_hours(text).value;
}

constexpr auto shop = hours_of("Mon-Fri 09:00-12:00,14:00-18:00; Sat 10:00-16:00");

static_assert(!shop.contains(std::chrono::Monday, {8, 59}));
static_assert(shop.contains(std::chrono::Monday, {9, 0}));
static_assert(shop.contains(std::chrono::Friday, {11, 59}));
static_assert(!shop.contains(std::chrono::Friday, {12, 0}));
static_assert(shop.contains(std::chrono::Friday, {17, 59}));
static_assert(shop.contains(std::chrono::Saturday, {15, 59}));
static_assert(!shop.contains(std::chrono::Saturday, {9, 0}));
static_assert(!shop.contains(std::chrono::Sunday, {10, 0}));
static_assert(shop.length() == minutes{5 * 7 * 60 + 6 * 60});

// One way to say it, or another.
static_assert(hours_of("Fri-Mon 09:00-10:00") == hours_of("Sun,Mon,Fri,Sat 09:00-10:00"));
static_assert(hours_of("Fri-Fri 09:00-10:00") == hours_of("Fri 09:00-10:00"));
static_assert(hours_of("Mon,Wed-Thu 09:00-10:00") == hours_of("Wed, Thu, Mon 09:00-10:00"));
static_assert(hours_of("Mon 09:00-10:00;Mon 09:30-11:00") == hours_of("Mon 09:00-11:00"));
static_assert(hours_of("Mon 09:00-10:00  ;  Tue  09:00-10:00, 11:00-12:00") ==
              hours_of("Mon-Tue 09:00-10:00; Tue 11:00-12:00"));
static_assert(hours_of("Sun-Sat 00:00-24:00") == weekly_hours::always());
static_assert(hours_of("Wed-Tue 00:00-24:00") == weekly_hours::always());
static_assert(weekly_hours{}.empty() && weekly_hours{}.complement() == weekly_hours::always());
static_assert(!weekly_hours::always().contains(std::chrono::Monday, end_of_day));

struct refusal {
    std::string_view text;
    text_fault fault;
    std::size_t at;
};

} // namespace

TEST_CASE("text that is not of the form is refused with the reason and the byte") {
    const auto c = GENERATE(values<refusal>({
        {"", text_fault::wrong_length, 0},
        {"Mo", text_fault::wrong_length, 2},
        {"mon 09:00-10:00", text_fault::no_such_weekday, 0},
        {"Monday 09:00-10:00", text_fault::wrong_separator, 3},
        {"Mon-Fry 09:00-10:00", text_fault::no_such_weekday, 4},
        {"Mun-Fry 09:00-10:00", text_fault::no_such_weekday, 0},
        {" Mon 09:00-10:00", text_fault::no_such_weekday, 0},
        {"Mon", text_fault::wrong_length, 3},
        {"Mon ", text_fault::wrong_length, 4},
        {"Mon,", text_fault::wrong_length, 4},
        {"Mon 9:00-10:00", text_fault::not_a_digit, 5},
        {"Mon 09:00", text_fault::wrong_length, 9},
        {"Mon 09:00-10:60", text_fault::minute_over_59, 13},
        {"Mon 24:00-24:00", text_fault::hour_over_23, 4},
        {"Mon 09:00-24:01", text_fault::hour_over_23, 10},
        {"Mon 09:00-25:00", text_fault::hour_over_23, 10},
        {"Fri 22:00-02:00", text_fault::not_after_start, 4},
        {"Fri 08:00-09:00,10:00-10:00", text_fault::not_after_start, 16},
        {"Mon 09:00-10:00;", text_fault::wrong_length, 16},
        {"Mon 09:00-10:00,", text_fault::wrong_length, 16},
        {"Mon 09:00-10:00 Tue 09:00-10:00", text_fault::wrong_separator, 16},
        {"Mon 09:00-10:00; Tue 09:00-10:00x", text_fault::wrong_separator, 32},
        {"Mon 09:00 - 10:00", text_fault::wrong_separator, 9},
    }));
    CAPTURE(c.text);
    const auto exact = std::make_unique<char[]>(c.text.size());
    c.text.copy(exact.get(), c.text.size());
    const auto result = parse_weekly_hours({exact.get(), c.text.size()});
    CHECK(!result);
    CHECK(result.fault == c.fault);
    CHECK(result.at == c.at);
}

TEST_CASE("an overnight range goes on into the next day, Saturday's into Sunday") {
    weekly_hours night;
    night.insert({std::chrono::Saturday}, *time_range::from({22, 0}, {2, 0}));
    CHECK(night == hours_of("Sat 22:00-24:00; Sun 00:00-02:00"));
}

TEST_CASE("24:00 is a minute of no day") {
    const weekly_hours hours = hours_of("Mon 22:00-24:00; Tue 00:00-02:00");
    CHECK(hours.contains(std::chrono::Monday, {23, 59}));
    CHECK_FALSE(hours.contains(std::chrono::Monday, end_of_day));
    CHECK(hours.contains(std::chrono::Tuesday, {0, 0}));
}

TEST_CASE("hours with an invalid weekday have no minute, and neither has their complement") {
    weekly_hours closed;
    closed.insert({std::chrono::Saturday, std::chrono::weekday{9}}, *time_range::from({0, 0}, {24, 0}));
    CHECK_FALSE(closed.ok());
    CHECK(closed.empty());
    CHECK_FALSE(closed.contains(std::chrono::Saturday, {12, 0}));
    CHECK_FALSE(closed.complement().ok());
    CHECK(closed.complement().empty());
    CHECK_FALSE(weekly_hours::always().contains(std::chrono::weekday{200}, {12, 0}));
    CHECK(weekly_hours::always().complement().ok());
}

} // namespace weekly_hours_test
