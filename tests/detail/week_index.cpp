#include "catch.hpp"
#include "support/random_tasks.hpp"

#include <curfew/detail/week_index.hpp>

#include <limits>
#include <optional>
#include <vector>

using namespace curfew::detail;

namespace {

/// Minutes forward (step 1) or back (step -1), at least `least` of them, to the first with that answer.
std::optional<std::uint32_t> walk(const week_bits& permitted, bool wanted, int minute, int step, int least) {
    for (int distance = least; distance < minutes_per_week + least; ++distance) {
        const int at = ((minute + step * distance) % minutes_per_week + minutes_per_week) % minutes_per_week;
        if (permitted.contains(at) == wanted) return static_cast<std::uint32_t>(distance);
    }
    return std::nullopt;
}

void check_all(const week_bits& permitted, const std::vector<int>& minutes) {
    const week_index index{permitted};
    for (const int minute : minutes) {
        INFO("minute " << minute);
        const auto m = static_cast<std::uint32_t>(minute);
        REQUIRE(index.permits(m) == permitted.contains(minute));
        REQUIRE(index.permitted_before(m) == static_cast<std::uint32_t>(permitted.count_in(0, minute)));
        for (const bool wanted : {false, true}) {
            REQUIRE(index.distance_to(wanted, m) == walk(permitted, wanted, minute, 1, 0));
            REQUIRE(index.distance_back_to(wanted, m) == walk(permitted, wanted, minute, -1, 1));
        }
    }
    CHECK(index.permitted_before(minutes_per_week) == static_cast<std::uint32_t>(permitted.count()));
}

std::vector<int> minutes_near_edges() {
    std::vector<int> result{0, 1, 31, 32, 33, 62, 63, 64, 65, 5000, 8191, 8192};
    for (int minute = minutes_per_week - 100; minute < minutes_per_week; ++minute) result.push_back(minute);
    return result;
}

} // namespace

TEST_CASE("nothing permitted, everything permitted") {
    const week_bits none;
    check_all(none, minutes_near_edges());
    check_all(none.complement(), minutes_near_edges());
}

TEST_CASE("a single minute is found from everywhere, forwards and back") {
    for (const int only : {0, 1, 31, 32, 63, 64, 4095, 4096, 8191, 8192, 10047, 10048, 10078, 10079}) {
        INFO("only " << only);
        week_bits bits;
        bits.insert(only, only + 1);
        auto minutes = minutes_near_edges();
        for (const int near : {only - 1, only, only + 1})
            minutes.push_back((near + minutes_per_week) % minutes_per_week);
        check_all(bits, minutes);
        check_all(bits.complement(), minutes);
    }
}

TEST_CASE("any week, from any minute") {
    random_tasks::dice roll{10};
    for (int round = 0; round < 30; ++round) {
        week_bits bits;
        for (auto parts = roll.number(1, 12); parts > 0; --parts) {
            const auto first = static_cast<int>(roll.number(0, minutes_per_week - 1));
            bits.insert_around(first,
                               first + static_cast<int>(roll.one_in(2) ? roll.number(1, 90) : roll.number(1, 3000)));
        }
        auto minutes = minutes_near_edges();
        for (int i = 0; i < 100; ++i) minutes.push_back(static_cast<int>(roll.number(0, minutes_per_week - 1)));
        check_all(roll.one_in(2) ? bits : bits.complement(), minutes);
    }
}

TEST_CASE("the minute of the week is the one of division, in every second of a week at both ends of what is exact") {
    for (const std::uint64_t start : {std::uint64_t{0}, max_week_clock / seconds_per_week / 2 * seconds_per_week,
                                      max_week_clock - seconds_per_week + 1}) {
        std::uint64_t wrong = 0;
        for (std::uint64_t u = start; u < start + seconds_per_week; ++u) {
            if (minute_of_week(u) != u / 60 % minutes_per_week) ++wrong;
        }
        INFO("from " << start);
        CHECK(wrong == 0);
    }
    CHECK(minute_of_week(max_week_clock) == max_week_clock / 60 % minutes_per_week);
}

TEST_CASE("any argument gives some minute of the week") {
    random_tasks::dice roll{11};
    for (int i = 0; i < 10'000; ++i) {
        const auto u = static_cast<std::uint64_t>(roll.number(std::numeric_limits<std::int64_t>::min() / 2,
                                                              std::numeric_limits<std::int64_t>::max() / 2)) *
                       2;
        REQUIRE(minute_of_week(u) < minutes_per_week);
    }
    CHECK(minute_of_week(~std::uint64_t{0}) < minutes_per_week);
}

TEST_CASE("the years 0000 to 9999 are within what is exact") {
    // A week and two days before the window to its end, and a day for the zone.
    CHECK(std::uint64_t{253402300800 + 62167219200 + 10 * 86400} < max_week_clock);
}
