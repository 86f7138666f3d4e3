#include <curfew/timetable/date_exceptions.hpp>

#include "catch.hpp"

namespace day_exceptions_test {

using namespace curfew;
using namespace std::chrono_literals;

namespace {

constexpr local_days national_day{2026y / 10 / 1};

} // namespace

TEST_CASE("a date has one exception") {
    date_exceptions dates;
    CHECK(dates.insert(national_day, national_day + std::chrono::days{6}, date_exception::closed()));
    CHECK(!dates.insert(national_day, date_exception::closed()));
    CHECK(!dates.insert(national_day + std::chrono::days{6}, national_day + std::chrono::days{9},
                        date_exception::closed()));
    CHECK(!dates.insert(national_day - std::chrono::days{1}, national_day, date_exception::closed()));
    CHECK(!dates.insert(national_day - std::chrono::days{9}, national_day + std::chrono::days{9},
                        date_exception::closed()));
    CHECK(!dates.insert(national_day - std::chrono::days{1}, national_day - std::chrono::days{2},
                        date_exception::closed()));
    CHECK(dates.insert(national_day + std::chrono::days{9}, date_exception::counts_as(std::chrono::Friday)));
    CHECK(dates.insert(national_day - std::chrono::days{1}, date_exception::counts_as(std::chrono::Friday)));
    REQUIRE(dates.entries().size() == 3);
    CHECK(dates.entries()[1].first == national_day);

    CHECK(!dates.find(national_day - std::chrono::days{2}));
    CHECK(dates.find(national_day - std::chrono::days{1}) == 0U);
    CHECK(dates.find(national_day) == 1U);
    CHECK(dates.find(national_day + std::chrono::days{6}) == 1U);
    CHECK(!dates.find(national_day + std::chrono::days{7}));
    CHECK(dates.find(national_day + std::chrono::days{9}) == 2U);
}

TEST_CASE("a date counts as its weekday or as another one") {
    date_exceptions dates;
    CHECK(dates.insert(local_days{2026y / 10 / 10}, date_exception::counts_as(std::chrono::Friday)));
    CHECK(dates.insert(national_day, date_exception::closed()));
    CHECK(dates.weekday_on(local_days{2026y / 10 / 10}) == std::chrono::Friday);
    CHECK(dates.weekday_on(local_days{2026y / 10 / 11}) == std::chrono::Sunday);
    CHECK(dates.weekday_on(national_day) == std::chrono::Thursday);
}

TEST_CASE("a closed date is closed from midnight to midnight, an overnight range goes on") {
    date_exceptions dates;
    CHECK(dates.insert(national_day, date_exception::closed()));
    CHECK(!dates.find_closing(national_day - 1s));
    CHECK(dates.find_closing(national_day + 0s));
    CHECK(dates.find_closing(national_day + 24h - 1s));
    CHECK(!dates.find_closing(national_day + 24h));

    CHECK(!date_exception::closed_in({}));
    const auto eve = *date_exception::closed_in({*time_range::from({22, 0}, {2, 0})});
    CHECK(dates.insert(national_day + std::chrono::days{3}, eve));
    CHECK(!dates.find_closing(national_day + 72h + 22h - 1s));
    CHECK(dates.find_closing(national_day + 72h + 22h) == 1U);
    CHECK(dates.find_closing(national_day + 72h + 26h - 1s) == 1U);
    CHECK(!dates.find_closing(national_day + 72h + 26h));
}

} // namespace day_exceptions_test
