#pragma once
// The minute of the week without a division: a multiplication gives the phase of the week, another one the minute.

#include <curfew/time/detail/week_bits.hpp>
#include <curfew/time/instant.hpp>

#include <cstdint>

namespace curfew::inline v0::detail {

inline constexpr std::uint32_t seconds_per_week = std::uint32_t{minutes_per_week} * 60;

/// 2^64 / 604,800, rounded up: a product with it, modulo 2^64, is the phase of the week as a fraction of 2^64.
inline constexpr std::uint64_t week_phase_factor = ~std::uint64_t{0} / seconds_per_week + 1;

/// The largest u for which the phase of the week is exact to the second.
inline constexpr std::uint64_t max_week_clock = std::uint64_t{1} << 43;

/// Where in the week `u` seconds after some Sunday's 00:00 are, as a fraction of 2^64. Linear, modulo 2^64:
/// phase_of_week(u + v) = u * week_phase_factor + phase_of_week(v).
[[nodiscard]] constexpr std::uint64_t phase_of_week(std::uint64_t u) noexcept {
    return u * week_phase_factor + week_phase_factor / 2;
}

/// The upper half of a phase, which is what is looked at: a fraction of 2^32.
[[nodiscard]] constexpr std::uint32_t upper_half(std::uint64_t phase) noexcept {
    return static_cast<std::uint32_t>(phase >> 32);
}

/// The minute of the week, 0…10,079, and the second of the week, 0…604,799, at the upper half of a phase, or at one less;
/// exact for the phase of u ≤ max_week_clock. Other phases are safe and give some minute or second of the week.
///
/// Why it is exact. Let W = 604,800, F = 2^64 / W and M = F + e with 0 < e ≤ 1. For u = qW + r with 0 ≤ r < W,
///     u M + M/2  =  q 2^64 + (r + 1/2) F + (u + 1/2) e  - a rounding below 1,
/// of which modulo 2^64 the phase r + 1/2 seconds is left, plus less than (2^43 + 2) / F < 0.29 s. What the lower half is
/// worth, and one less of the upper half, is less than 2 * 2^32 / F < 0.0003 s. So the phase is judged between r and r + 1
/// seconds: rounding down meets r, and since the minutes change at whole seconds only, the minute of r.
[[nodiscard]] constexpr std::uint64_t minute_at_phase(std::uint32_t phase) noexcept {
    return std::uint64_t{phase} * minutes_per_week >> 32;
}
[[nodiscard]] constexpr std::uint64_t second_at_phase(std::uint32_t phase) noexcept {
    return std::uint64_t{phase} * seconds_per_week >> 32;
}

/// The minute of the week of `u` seconds after some Sunday's 00:00, u ≤ max_week_clock.
[[nodiscard]] constexpr std::uint64_t minute_of_week(std::uint64_t u) noexcept {
    return minute_at_phase(upper_half(phase_of_week(u)));
}

/// A Sunday's 00:00, in seconds of wall-clock time since 1970-01-01, before everything that a task can name: in the years
/// 0000…9999, a few days more or less, week_clock() is at most max_week_clock.
inline constexpr std::int64_t week_origin =
    -std::int64_t{102'800} * std::int64_t{seconds_per_week} - std::int64_t{4} * 86'400;

/// Seconds from week_origin to a wall-clock time, modulo 2^64.
[[nodiscard]] constexpr std::uint64_t week_clock(std::uint64_t local_second) noexcept {
    return local_second - static_cast<std::uint64_t>(week_origin);
}

/// The phase that a clock shows at its wall-clock time. Its upper half is never 0 in the years 0000…9999, a few days more or
/// less.
[[nodiscard]] constexpr std::uint64_t clock_phase(std::uint64_t local_second) noexcept {
    return phase_of_week(week_clock(local_second));
}

/// The upper half of the phase on a clock `elapsed` seconds after it showed `phase`.
[[nodiscard]] constexpr std::uint32_t phase_after(std::uint64_t phase, std::uint64_t elapsed) noexcept {
    return upper_half(elapsed * week_phase_factor + phase);
}

/// The same where only the upper half of `phase` is known. A carry may be lost: it is right, or one less.
[[nodiscard]] constexpr std::uint32_t phase_after(std::uint32_t phase, std::uint64_t elapsed) noexcept {
    return upper_half(elapsed * week_phase_factor) + phase;
}

/// The offset, smaller than a day in magnitude, of the clock that shows the upper half `phase` at the instant `second`.
[[nodiscard]] constexpr std::int64_t offset_of_clock(std::uint32_t phase, std::uint64_t second) noexcept {
    constexpr std::uint64_t day = 86'400;
    // The difference of halves may be one more than the half of the difference, which is well before the next second.
    const std::uint32_t ahead = phase - upper_half(week_clock(second - day) * week_phase_factor);
    return static_cast<std::int64_t>(second_at_phase(ahead)) - static_cast<std::int64_t>(day);
}

/// A mask for a condition that is unpredictable: branch-free.
[[nodiscard]] constexpr std::uint64_t all_if(bool condition) noexcept {
    return std::uint64_t{0} - std::uint64_t{condition};
}

/// The phase on a clock that is `offset` ahead, at `t`.
[[nodiscard]] constexpr std::uint64_t phase_with(seconds offset, sys_seconds t) noexcept {
    return clock_phase(unsigned_seconds(t) + static_cast<std::uint64_t>(offset.count()));
}

} // namespace curfew::inline v0::detail
