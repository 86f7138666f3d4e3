#include "catch.hpp"
#include "support/literals.hpp"

#include <curfew/time/detail/week_bits.hpp>

#include <array>
#include <set>
#include <utility>
#include <vector>

namespace week_bits_test {

using curfew::detail::minutes_per_week;
using curfew::detail::week_bits;

namespace {

constexpr std::array interesting{0, 1, 63, 64, 65, 127, 128, 1439, 1440, 10015, 10047, 10048, 10049, 10079, 10080};

} // namespace

TEST_CASE("a set has the minutes that were inserted, and no others") {
    for (const int first : interesting) {
        for (const int end : interesting) {
            if (first > end) continue;
            week_bits bits;
            bits.insert(first, end);
            INFO(first << " to " << end);
            bool right = true;
            for (int minute = 0; minute < minutes_per_week; ++minute) {
                right = right && bits.contains(minute) == (minute >= first && minute < end);
            }
            CHECK(right);
            CHECK(bits.count() == end - first);
            CHECK(bits.complement().count() == minutes_per_week - (end - first));
        }
    }
}

TEST_CASE("inserting adds") {
    week_bits bits;
    bits.insert(10, 20);
    bits.insert(15, 100);
    bits.insert(200, 200);
    CHECK(bits.count() == 90);
    bits.insert(10, 20);
    CHECK(bits.count() == 90);
}

TEST_CASE("what lies past Saturday comes around to Sunday") {
    week_bits bits;
    bits.insert_around(10070, 10090);
    CHECK(bits.count() == 20);
    CHECK(bits.contains(10070));
    CHECK(bits.contains(10079));
    CHECK(bits.contains(0));
    CHECK(bits.contains(9));
    CHECK_FALSE(bits.contains(10));
    CHECK_FALSE(bits.contains(10069));

    week_bits to_the_end;
    to_the_end.insert_around(10079, 10080);
    CHECK(to_the_end.count() == 1);
    CHECK_FALSE(to_the_end.contains(0));

    week_bits all;
    all.insert_around(5, 5 + minutes_per_week);
    CHECK(all.full());
}

TEST_CASE("full is full, to the last minute") {
    week_bits bits;
    bits.insert(0, minutes_per_week - 1);
    CHECK_FALSE(bits.full());
    bits.insert(minutes_per_week - 1, minutes_per_week);
    CHECK(bits.full());
    CHECK(bits.complement() == week_bits{});
    CHECK(week_bits{}.complement() == bits);
    CHECK(bits.complement().complement() == bits);
}

TEST_CASE("first member, count and missing minutes of a part") {
    week_bits bits;
    bits.insert(64, 66);
    bits.insert(10079, 10080);
    CHECK(bits.first_in(0, minutes_per_week) == 64);
    CHECK(bits.first_in(65, minutes_per_week) == 65);
    CHECK(bits.first_in(66, minutes_per_week) == 10079);
    CHECK(bits.first_in(66, 10079) == std::nullopt);
    CHECK(bits.first_in(64, 64) == std::nullopt);
    CHECK(bits.count_in(0, 64) == 0);
    CHECK(bits.count_in(65, 10080) == 2);
    std::vector<int> missing;
    bits.for_each_missing(62, 68, [&](int minute) { missing.push_back(minute); });
    CHECK(missing == std::vector{62, 63, 66, 67});
    missing.clear();
    bits.for_each_missing(10078, 10080, [&](int minute) { missing.push_back(minute); });
    CHECK(missing == std::vector{10078});
}

TEST_CASE("a range is where its days are in the week, past the end where Saturday runs over") {
    using namespace curfew;
    const auto spans = [](const char* range, weekday_set days) {
        std::vector<std::pair<int, int>> found;
        detail::for_each_week_span(literals::range(range), days,
                                   [&](int first, int end) { found.emplace_back(first, end); });
        return found;
    };
    using list = std::vector<std::pair<int, int>>;
    CHECK(spans("10:00-11:00", {std::chrono::Sunday}) == list{{600, 660}});
    CHECK(spans("10:00-11:00", {std::chrono::Monday, std::chrono::Saturday}) == list{{2040, 2100}, {9240, 9300}});
    CHECK(spans("00:00-24:00", {std::chrono::Saturday}) == list{{8640, 10080}});
    CHECK(spans("22:00-08:00", {std::chrono::Saturday}) == list{{9960, 10560}});
    CHECK(spans("22:00-08:00", {}).empty());
}

} // namespace week_bits_test
