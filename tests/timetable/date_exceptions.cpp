#include <curfew/timetable/date_exceptions.hpp>

#include "catch.hpp"

#include <limits>
#include <utility>
#include <vector>

namespace date_exceptions_test {

using namespace curfew;
using namespace std::chrono_literals;
using std::chrono::days;
using std::chrono::Friday;
using std::chrono::Monday;

namespace {

constexpr local_days national_day{2026y / 10 / 1};
constexpr auto closed = &date_exception::closed;

date_exception as(weekday day) {
    return date_exception::counts_as(day);
}

} // namespace

TEST_CASE("an exception closes a date, closes ranges of it, or counts as a weekday") {
    CHECK(closed().is_closed());
    CHECK(closed().counts_as() == std::nullopt);
    REQUIRE(closed().closed_ranges().size() == 1);
    CHECK(closed().closed_ranges()[0] == *time_range::from({0, 0}, end_of_day));

    const auto eve = date_exception::closed_in({*time_range::from({22, 0}, {2, 0})});
    REQUIRE(eve);
    CHECK(!eve->is_closed());
    CHECK(eve->closed_ranges().size() == 1);
    CHECK(!date_exception::closed_in({}));

    CHECK(as(Friday).counts_as() == Friday);
    CHECK(as(Friday).closed_ranges().empty());
    CHECK(as(Friday) == as(Friday));
    CHECK(as(Friday) != as(Monday));
    CHECK(as(Friday) != closed());
}

TEST_CASE("an exception without a meaning is known as such, and refused") {
    CHECK(closed().ok());
    CHECK(as(Friday).ok());
    CHECK(!as(weekday{9}).ok());
    auto eve = *date_exception::closed_in({*time_range::from({22, 0}, {2, 0})});
    CHECK(eve.ok());
    const date_exception taken = std::move(eve);
    CHECK(taken.ok());
    CHECK(!eve.ok()); // NOLINT: moved from on purpose

    date_exceptions dates;
    CHECK(!dates.insert(national_day, as(weekday{9})));
    CHECK(!dates.insert(national_day, eve)); // NOLINT: moved from on purpose
    CHECK(dates.empty());
}

TEST_CASE("entries are kept in the order of insertion, any number on a date") {
    date_exceptions dates;
    CHECK(dates.empty());
    CHECK(dates.insert(national_day + days{9}, as(Friday), "work"));
    CHECK(dates.insert(national_day, national_day + days{6}, closed(), "National Day"));
    CHECK(dates.insert(national_day + days{5}, closed()));
    CHECK(dates.insert(national_day + days{5}, closed()));
    REQUIRE(dates.entries().size() == 4);
    CHECK(dates.entries()[0] ==
          date_exceptions::entry{national_day + days{9}, national_day + days{9}, as(Friday), "work"});
    CHECK(dates.entries()[1] == date_exceptions::entry{national_day, national_day + days{6}, closed(), "National Day"});
    CHECK(dates.entries()[2] == dates.entries()[3]);
    CHECK(dates.entries()[2].name.empty());
    CHECK(!dates.find_conflict());
}

TEST_CASE("dates in the wrong order or outside the years 0000 to 9999 are refused") {
    date_exceptions dates;
    constexpr local_days first{std::chrono::year{0} / 1 / 1};
    constexpr local_days last{std::chrono::year{9999} / 12 / 31};
    CHECK(!dates.insert(national_day, national_day - days{1}, closed()));
    CHECK(!dates.insert(first - days{1}, first, closed()));
    CHECK(!dates.insert(last, last + days{1}, closed()));
    for (const local_days date : {first - days{1}, last + days{1}, local_days::min(), local_days::max()}) {
        CHECK(!dates.insert(date, closed()));
    }
    CHECK(!dates.insert(local_days::min(), local_days::max(), closed()));
    CHECK(dates.empty());
    CHECK(dates.insert(first, last, closed()));
    CHECK(dates.insert(first, closed()));
    CHECK(dates.insert(last, closed()));
}

TEST_CASE("two different weekdays on a date are a conflict; closing and the same weekday are none") {
    using conflict = date_exceptions::conflict;
    date_exceptions dates;
    CHECK(dates.insert(national_day + days{3}, national_day + days{9}, as(Friday)));
    CHECK(dates.insert(national_day, national_day + days{3}, as(Friday)));
    CHECK(dates.insert(national_day, national_day + days{20}, closed()));
    CHECK(dates.insert(national_day + days{10}, national_day + days{12}, as(Monday)));
    CHECK(!dates.find_conflict());
    CHECK(dates.insert(national_day + days{1}, national_day + days{2}, as(Friday)));
    CHECK(!dates.find_conflict());
    CHECK(dates.insert(national_day + days{9}, as(Monday)));
    CHECK(dates.find_conflict() == conflict{national_day + days{9}, 0, 5});
    // The first date counts, not the first entry.
    CHECK(dates.insert(national_day + days{2}, national_day + days{2}, as(Monday)));
    CHECK(dates.find_conflict() == conflict{national_day + days{2}, 1, 6});
}

TEST_CASE("a conflict is found behind entries that end earlier") {
    date_exceptions dates;
    CHECK(dates.insert(national_day, national_day + days{30}, as(Friday)));
    CHECK(dates.insert(national_day + days{1}, as(Friday)));
    CHECK(dates.insert(national_day + days{20}, as(Monday)));
    CHECK(dates.find_conflict() == date_exceptions::conflict{national_day + days{20}, 0, 2});
}

TEST_CASE("each entry in conflict with one that begins before it is told once") {
    date_exceptions dates;
    CHECK(dates.insert(national_day + days{2}, as(Monday)));
    CHECK(dates.insert(national_day, national_day + days{9}, as(Friday)));
    CHECK(dates.insert(national_day + days{2}, as(Friday)));
    CHECK(dates.insert(national_day + days{9}, as(Monday)));
    CHECK(dates.insert(national_day + days{10}, as(Monday)));
    std::vector<std::size_t> told;
    detail::for_each_conflict(dates.entries(),
                              [&](std::size_t place, const date_exceptions::conflict&) { told.push_back(place); });
    CHECK(told == std::vector<std::size_t>{0, 2, 3});
}

TEST_CASE("a list that was moved from is known as such, and takes nothing any more") {
    date_exceptions dates;
    CHECK(dates.is_whole());
    CHECK(dates.insert(national_day, closed()));
    date_exceptions taken = std::move(dates);
    CHECK(taken.is_whole());
    CHECK(!dates.is_whole()); // NOLINT: moved from on purpose
    CHECK(!dates.insert(national_day, closed()));
    CHECK(dates != date_exceptions{});
    dates = taken;
    CHECK(dates.is_whole());
    CHECK(dates == taken);

    auto& itself = taken;
    taken = std::move(itself);
    CHECK(taken.is_whole() == !taken.empty());
}

} // namespace date_exceptions_test
