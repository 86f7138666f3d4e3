#include <curfew/day_exceptions.hpp>

#include "catch.hpp"

namespace day_exceptions_test {

using namespace curfew;
using namespace std::chrono_literals;

namespace {

constexpr local_days national_day{2026y / 10 / 1};

} // namespace

TEST_CASE("a date has one exception") {
    day_exceptions dates;
    CHECK(dates.insert(national_day, national_day + std::chrono::days{6}, day_exception::closed()));
    CHECK(!dates.insert(national_day, day_exception::closed()));
    CHECK(!dates.insert(national_day + std::chrono::days{6}, national_day + std::chrono::days{9},
                        day_exception::closed()));
    CHECK(!dates.insert(national_day - std::chrono::days{1}, national_day, day_exception::closed()));
    CHECK(!dates.insert(national_day - std::chrono::days{9}, national_day + std::chrono::days{9},
                        day_exception::closed()));
    CHECK(!dates.insert(national_day - std::chrono::days{1}, national_day - std::chrono::days{2},
                        day_exception::closed()));
    CHECK(dates.insert(national_day + std::chrono::days{9}, day_exception::counts_as(weekday::friday)));
    CHECK(dates.insert(national_day - std::chrono::days{1}, day_exception::counts_as(weekday::friday)));
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
    day_exceptions dates;
    CHECK(dates.insert(local_days{2026y / 10 / 10}, day_exception::counts_as(weekday::friday)));
    CHECK(dates.insert(national_day, day_exception::closed()));
    CHECK(dates.weekday_on(local_days{2026y / 10 / 10}) == weekday::friday);
    CHECK(dates.weekday_on(local_days{2026y / 10 / 11}) == weekday::sunday);
    CHECK(dates.weekday_on(national_day) == weekday::thursday);
}

TEST_CASE("a closed date is closed from midnight to midnight, an overnight range goes on") {
    day_exceptions dates;
    CHECK(dates.insert(national_day, day_exception::closed()));
    CHECK(!dates.find_closing(national_day - 1s));
    CHECK(dates.find_closing(national_day + 0s));
    CHECK(dates.find_closing(national_day + 24h - 1s));
    CHECK(!dates.find_closing(national_day + 24h));

    CHECK(!day_exception::closed_in({}));
    const auto eve = *day_exception::closed_in({*time_range::from({22, 0}, {2, 0})});
    CHECK(dates.insert(national_day + std::chrono::days{3}, eve));
    CHECK(!dates.find_closing(national_day + 72h + 22h - 1s));
    CHECK(dates.find_closing(national_day + 72h + 22h) == 1U);
    CHECK(dates.find_closing(national_day + 72h + 26h - 1s) == 1U);
    CHECK(!dates.find_closing(national_day + 72h + 26h));
}

} // namespace day_exceptions_test
