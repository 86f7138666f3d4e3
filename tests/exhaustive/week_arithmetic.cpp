// A proof that the minute of the week is floor((t + offset) / 60) mod 10,080, counted from a Sunday's 00:00, for every
// instant t of a task's window and every offset a zone may have; by exhaustion over the residues and an argument between.
//
// Let W be the seconds of a week, and u = q W + r with 0 ≤ r < W the clock reading, seconds since week_origin.
//  1. phase(u) is linear modulo 2^64: phase(u) = u M + phase(0). With d = W M mod 2^64, a week later the phase is larger by d.
//  2. If phase(r) + q_max d < 2^64 as an integer, then for all q ≤ q_max phase(q W + r) = phase(r) + q d, without a wrap:
//     it only grows with q.
//  3. The minute at a phase never falls as the phase grows (a shift, a product, a shift). So if it is right for q = 0 and for
//     q = q_max, it is right for all q between. The same holds for the second.
//  4. Both ends are tried for each of the 604,800 residues r: the smallest phase, with one less in its upper half, which is
//     what the sum may lack where only the half of an earlier phase is known; and the largest.
// For every other int64 t the answer does not depend on the minute: outside the window nothing is permitted.

#include "catch.hpp"
#include "support/literals.hpp"

#include <curfew/task/call_window.hpp>
#include <curfew/timetable/detail/week_index.hpp>
#include <curfew/timetable/timetable.hpp>

#include <cstdint>
#include <limits>
#include <random>

namespace week_arithmetic_test {

using namespace curfew;

namespace {

constexpr std::uint64_t week = 604'800;

/// What is proved about: a linear phase, and what is read off it.
struct library_arithmetic {
    static constexpr std::uint64_t max_clock = detail::max_week_clock;
    static constexpr std::uint64_t carry = std::uint64_t{1} << 32;
    static std::uint64_t phase(std::uint64_t u) { return detail::phase_of_week(u); }
    static std::uint64_t minute(std::uint64_t phase) { return detail::minute_at_phase(detail::upper_half(phase)); }
    static std::uint64_t second(std::uint64_t phase) { return detail::second_at_phase(detail::upper_half(phase)); }
};

/// The number of residues for which the proof does not go through.
template <class Arithmetic>
int unproved_residues() {
    const std::uint64_t weeks = Arithmetic::max_clock / week;
    const std::uint64_t drift = Arithmetic::phase(week) - Arithmetic::phase(0);
    int unproved = 0;
    for (std::uint64_t r = 0; r < week; ++r) {
        const std::uint64_t first = Arithmetic::phase(r);
        const std::uint64_t last = Arithmetic::phase(weeks * week + r);
        const bool grows = drift <= (std::numeric_limits<std::uint64_t>::max() - first) / weeks;
        // One less of the upper half: the sum of the two parts of a phase may lack a carry.
        const std::uint64_t least = first - Arithmetic::carry;
        const bool right = least < first && last == first + weeks * drift && Arithmetic::minute(least) == r / 60 &&
                           Arithmetic::minute(last) == r / 60 && Arithmetic::second(least) == r &&
                           Arithmetic::second(last) == r;
        if (!grows || !right) ++unproved;
    }
    return unproved;
}

// Arithmetic that is wrong, each in one place.

struct factor_rounded_down : library_arithmetic {
    static std::uint64_t phase(std::uint64_t u) {
        return u * (detail::week_phase_factor - 1) + detail::week_phase_factor / 2;
    }
};

struct one_second_late : library_arithmetic {
    static std::uint64_t phase(std::uint64_t u) { return library_arithmetic::phase(u + 1); }
};

struct range_too_wide : library_arithmetic {
    static constexpr std::uint64_t max_clock = std::uint64_t{1} << 46;
};

struct half_a_second_missing : library_arithmetic {
    static std::uint64_t phase(std::uint64_t u) { return u * detail::week_phase_factor; }
};

struct phase_too_short : library_arithmetic {
    static std::uint64_t minute(std::uint64_t phase) { return (phase >> 44) * 10'080 >> 20; }
};

struct carry_too_large : library_arithmetic {
    static constexpr std::uint64_t carry = std::uint64_t{1} << 44;
};

struct seconds_cut_off : library_arithmetic {
    static std::uint64_t second(std::uint64_t phase) { return library_arithmetic::minute(phase) * 60; }
};

constexpr std::int64_t second_of(local_seconds t) {
    return t.time_since_epoch().count();
}

} // namespace

TEST_CASE("the minute and the second of the week are right for every clock reading up to the largest") {
    CHECK(unproved_residues<library_arithmetic>() == 0);
}

TEST_CASE("the proof refuses wrong arithmetic") {
    CHECK(unproved_residues<factor_rounded_down>() > 0);
    CHECK(unproved_residues<one_second_late>() > 0);
    CHECK(unproved_residues<range_too_wide>() > 0);
    CHECK(unproved_residues<half_a_second_missing>() > 0);
    CHECK(unproved_residues<phase_too_short>() > 0);
    CHECK(unproved_residues<carry_too_large>() > 0);
    CHECK(unproved_residues<seconds_cut_off>() > 0);
}

TEST_CASE("every clock reading of a task's window is one the proof is about") {
    // The window lies in the years 0000…9999 of its own clock. An instant of it is less than a day of offset away, on
    // whatever side of a transition, so its clock reading is less than two days outside of these years.
    constexpr std::int64_t slack = 2 * 86'400;
    constexpr std::int64_t earliest = second_of(earliest_local_time) - slack;
    constexpr std::int64_t latest = second_of(latest_local_time) + slack;
    STATIC_REQUIRE(earliest >= detail::week_origin);
    STATIC_REQUIRE(static_cast<std::uint64_t>(latest - detail::week_origin) <= detail::max_week_clock);

    // The clock starts on a Sunday's 00:00, and is linear.
    constexpr local_days origin{std::chrono::floor<std::chrono::days>(local_seconds{seconds{detail::week_origin}})};
    STATIC_REQUIRE(second_of(origin) == detail::week_origin);
    STATIC_REQUIRE(weekday{origin} == std::chrono::Sunday);
    std::mt19937_64 random{20260524};
    for (int i = 0; i < 1'000'000; ++i) {
        const std::uint64_t t = random();
        const auto offset = static_cast<std::int64_t>(random() % 172'799) - 86'399;
        const std::uint64_t origin_of_zone = random();
        const std::uint32_t whole =
            detail::upper_half(detail::phase_of_week(detail::week_clock(t + static_cast<std::uint64_t>(offset))));
        const std::uint64_t shown = detail::clock_phase(origin_of_zone + static_cast<std::uint64_t>(offset));
        if (detail::phase_after(shown, t - origin_of_zone) != whole) FAIL_CHECK(t << " with the offset " << offset);
        // One less at most, where the table of a zone keeps the half of what its clock showed.
        const std::uint32_t found = detail::phase_after(detail::upper_half(shown), t - origin_of_zone);
        if (whole - found > 1) FAIL_CHECK(t << " in halves, with the offset " << offset);
    }
}

TEST_CASE("outside the window nothing is permitted, whatever an int64 can say") {
    const task open = literals::task_with(*call_window::from(earliest_local_time, latest_local_time), {});
    std::mt19937_64 random{1};
    for (const std::int64_t offset : {-86'399, -1, 0, 1, 28'800, 86'399}) {
        const timetable zoned{open, *zone::fixed(seconds{offset})};
        const auto expected = [&](std::int64_t t) {
            return t >= second_of(earliest_local_time) - offset && t < second_of(latest_local_time) - offset;
        };
        const auto check = [&](std::int64_t t) {
            if (zoned.permits(sys_seconds{seconds{t}}) != expected(t)) FAIL_CHECK(t << " with the offset " << offset);
        };
        for (std::int64_t near : {second_of(earliest_local_time) - offset, second_of(latest_local_time) - offset}) {
            for (std::int64_t t = near - 100'000; t < near + 100'000; t += 7) check(t);
            for (std::int64_t t = near - 2; t <= near + 2; ++t) check(t);
        }
        for (int i = 0; i < 100'000; ++i) check(static_cast<std::int64_t>(random()));
        check(std::numeric_limits<std::int64_t>::min());
        check(std::numeric_limits<std::int64_t>::max());
    }
}

} // namespace week_arithmetic_test
