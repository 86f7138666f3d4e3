#include "catch.hpp"
#include "support/random_tasks.hpp"

#include <curfew/timetable/detail/week_index.hpp>

#include <cstdint>
#include <limits>
#include <optional>
#include <random>
#include <vector>

namespace week_index_test {

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

/// The same out of the runs that the index finds.
std::optional<std::uint32_t> distance_to(const week_index& index, bool wanted, std::uint32_t minute) {
    if (index.permits(minute) == wanted) return 0;
    if (!index.turns()) return std::nullopt;
    return static_cast<std::uint32_t>(index.run_at(minute).end - minutes_per_week) - minute;
}

std::optional<std::uint32_t> distance_back_to(const week_index& index, bool wanted, std::uint32_t minute) {
    const std::uint32_t before = (minute + minutes_per_week - 1) % minutes_per_week;
    if (index.permits(before) == wanted) return 1;
    if (!index.turns()) return std::nullopt;
    return static_cast<std::uint32_t>(minutes_per_week + before - index.run_at(before).first) + 2;
}

void check_all(const week_bits& permitted, const std::vector<int>& minutes) {
    const week_index index{permitted};
    for (const int minute : minutes) {
        INFO("minute " << minute);
        const auto m = static_cast<std::uint32_t>(minute);
        REQUIRE(index.permits(m) == permitted.contains(minute));
        REQUIRE(index.permits_if(true, m) == permitted.contains(minute));
        REQUIRE_FALSE(index.permits_if(false, m));
        const week_run run = index.run_at(m);
        REQUIRE(run.permitted == permitted.contains(minute));
        REQUIRE(run.first <= minutes_per_week + minute);
        REQUIRE(run.end > minutes_per_week + minute);
        REQUIRE(index.permitted_before(m) == static_cast<std::uint32_t>(permitted.count_in(0, minute)));
        for (const bool wanted : {false, true}) {
            REQUIRE(distance_to(index, wanted, m) == walk(permitted, wanted, minute, 1, 0));
            REQUIRE(distance_back_to(index, wanted, m) == walk(permitted, wanted, minute, -1, 1));
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

TEST_CASE("a week whose runs are too many to be listed, or too close together") {
    // Five minutes of each ten all day long on Monday: more than 82 turns. The other days are one run around it, apart from a few of Sunday's first minutes.
    week_bits dense;
    for (int minute = 1440; minute < 2880; minute += 10) dense.insert(minute, minute + 5);
    dense.insert(20, 25);
    // Four turns in 128 minutes; and, in the other week, three, from the first minute of a block to the last.
    week_bits close;
    for (const int minute : {1280 + 1, 1280 + 126}) close.insert(minute, minute + 1);
    week_bits listed;
    listed.insert(1280, 1280 + 1);
    listed.insert(1280 + 64, 1280 + 127);
    std::vector<int> all;
    for (int minute = 0; minute < minutes_per_week; minute += 3) all.push_back(minute);
    for (int minute = 1150; minute < 1550; ++minute) all.push_back(minute);
    for (const week_bits& week : {dense, close, listed}) {
        check_all(week, all);
        check_all(week.complement(), all);
    }
}

TEST_CASE("as many turns as are listed, and two more") {
    for (const int runs : {40, 41, 42, 43}) {
        INFO(runs << " runs");
        week_bits bits;
        for (int i = 0; i < runs; ++i) bits.insert(200 * i + 30, 200 * i + 130);
        std::vector<int> all;
        for (int minute = 0; minute < minutes_per_week; ++minute) all.push_back(minute);
        check_all(bits, minutes_near_edges());
        check_all(bits.complement(), all);
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

TEST_CASE("the minute and the second of the week are exact as far as tasks reach") {
    std::mt19937_64 random{1};
    const auto check = [](std::uint64_t u) {
        REQUIRE(minute_of_week(u) == u % seconds_per_week / 60);
        REQUIRE(second_at_phase(upper_half(phase_of_week(u))) == u % seconds_per_week);
    };
    for (std::uint64_t u = 0; u < std::uint64_t{2} * seconds_per_week; ++u) check(u);
    for (std::uint64_t u = max_week_clock - seconds_per_week; u <= max_week_clock; ++u) check(u);
    for (int i = 0; i < 1'000'000; ++i) check(random() % (max_week_clock + 1));
}

TEST_CASE("the phase of a clock goes on from an earlier one, or one less where only a half of that is known") {
    std::mt19937_64 random{3};
    const auto check = [](std::int64_t from, std::int64_t elapsed) {
        const std::uint64_t phase = clock_phase(static_cast<std::uint64_t>(from));
        const auto gone = static_cast<std::uint64_t>(elapsed);
        const std::uint32_t whole = upper_half(clock_phase(static_cast<std::uint64_t>(from) + gone));
        REQUIRE(phase_after(phase, gone) == whole);
        const std::uint32_t half = phase_after(upper_half(phase), gone);
        REQUIRE((half == whole || half + 1 == whole));
    };
    for (const std::int64_t from : {-62'167'219'200, std::int64_t{0}, std::int64_t{1'700'000'000}, 253'402'300'799}) {
        for (const std::int64_t elapsed :
             {std::int64_t{0}, std::int64_t{1}, std::int64_t{604'800}, std::int64_t{-86'399}, std::int64_t{1} << 62}) {
            check(from, elapsed);
        }
    }
    for (int i = 0; i < 100'000; ++i) {
        check(static_cast<std::int64_t>(random() >> 2), static_cast<std::int64_t>(random() >> 2));
    }
}

TEST_CASE("every offset is read off the phase that its clock shows, and none of these is 0") {
    for (const std::int64_t second : {-62'167'219'200, std::int64_t{0}, std::int64_t{1'700'000'123}, 253'402'300'799}) {
        for (std::int64_t offset = -86'399; offset <= 86'399; ++offset) {
            const std::uint32_t phase = upper_half(clock_phase(static_cast<std::uint64_t>(second + offset)));
            REQUIRE(offset_of_clock(phase, static_cast<std::uint64_t>(second)) == offset);
            REQUIRE(phase != 0);
        }
    }
}

} // namespace week_index_test
