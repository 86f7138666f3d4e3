#pragma once
// The minutes of the week at which calling is permitted, laid out to be asked: is it, and when does that change.

#include <curfew/detail/week_bits.hpp>

#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <limits>

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

/// A mask for a choice that is anyone's guess, so that no compiler makes a branch of it.
[[nodiscard]] constexpr std::uint64_t all_if(bool condition) noexcept {
    return std::uint64_t{0} - std::uint64_t{condition};
}

/// A stretch of minutes with the same answer, [first, end), around a minute of the week. It may begin in the week before
/// and end in the week after; both are minutes since the start of the week before.
struct week_run {
    std::int64_t first;
    std::int64_t end;
    bool permitted;
};

/// A week of permitted and forbidden minutes that goes around: after Saturday comes Sunday.
///
/// A turn is the first minute of a run. The turns are listed, and of each block of 128 minutes is noted how many come before
/// it; from any minute, the turns around it are then three comparisons away. A week with too many turns for that, or too
/// many in one block, is scanned.
class week_index {
public:
    constexpr explicit week_index(const week_bits& permitted) noexcept;

    /// Whether calling is permitted in `minute`, 0…10,079.
    [[nodiscard]] constexpr bool permits(std::uint64_t minute) const noexcept {
        return (words_[minute / 64] >> (minute % 64) & 1U) != 0;
    }

    /// `asked && permits(minute)`, without a branch.
    [[nodiscard]] constexpr bool permits_if(bool asked, std::uint64_t minute) const noexcept {
        return (words_[minute / 64] >> (minute % 64) & std::uint64_t{asked}) != 0;
    }

    /// Whether the week has both permitted and forbidden minutes.
    [[nodiscard]] constexpr bool turns() const noexcept { return turns_; }

    /// The run that `minute` is in; longer than any window where the week does not turn. At most two rounds of the week's
    /// 158 words, and constant time for a week of up to 82 turns with no four of them inside 128 minutes.
    [[nodiscard, gnu::always_inline]] constexpr week_run run_at(std::uint64_t minute) const noexcept {
        if (!listed_) [[unlikely]] {
            const week_run found = scan(minute);
            return {found.first, found.end, found.permitted};
        }
        const std::uint64_t before = turns_before_[minute / block];
        const std::uint64_t listed_minute = minute + minutes_per_week;
        // As sums: where in its block a minute lies is anyone's guess.
        std::uint64_t next = before;
        for (std::uint64_t i = 0; i < most_in_block; ++i) next += std::uint64_t{list_[before + i] <= listed_minute};
        return {list_[next - 1], list_[next], ((next & 1U) != 0) == odd_permits_};
    }

    /// The minutes from 0 on, 64 a word; the last word goes on with Sunday's first minutes.
    [[nodiscard]] constexpr const std::uint64_t* words() const noexcept { return words_.data(); }

    /// The number of permitted minutes before `minute`, 0…10,080, since Sunday 00:00.
    [[nodiscard]] constexpr std::uint64_t permitted_before(std::uint64_t minute) const noexcept;

    friend constexpr bool operator==(const week_index&, const week_index&) noexcept = default;

private:
    static constexpr std::uint64_t word_count = week_bits::word_count;
    static constexpr std::uint64_t tail_bits = minutes_per_week % 64;
    /// The bits of the last word that are Saturday's.
    static constexpr std::uint64_t tail_mask = (std::uint64_t{1} << tail_bits) - 1;
    static constexpr std::uint64_t block = 128;
    static constexpr std::uint64_t block_count = word_count * 64 / block;
    static constexpr std::uint64_t most_in_block = 3;
    static constexpr std::uint64_t most_turns = 82;
    static constexpr std::uint16_t no_turn = std::numeric_limits<std::uint16_t>::max();

    constexpr bool list_turns() noexcept;

    /// run_at() without the list.
    [[nodiscard, gnu::noinline, gnu::pure]] constexpr week_run scan(std::uint64_t minute) const noexcept {
        constexpr std::int64_t endless = std::int64_t{1} << 34;
        if (!turns_) return {-endless, endless, permits(minute)};
        return {scan_back(minute), scan_ahead(minute), permits(minute)};
    }

    [[nodiscard]] constexpr std::int64_t scan_back(std::uint64_t minute) const noexcept;
    [[nodiscard]] constexpr std::int64_t scan_ahead(std::uint64_t minute) const noexcept;

    std::array<std::uint64_t, word_count> words_{};
    /// The last turn of the week before; the turns of the week; the first one of the week after. In minutes since the start
    /// of the week before. Behind them, so many that cannot be reached that a block's comparisons stay inside.
    std::array<std::uint16_t, 2 + most_turns + most_in_block> list_{};
    /// Of each block, how many of the list are not after its first minute.
    std::array<std::uint8_t, block_count> turns_before_{};
    bool turns_ = false;
    bool listed_ = false;
    /// Whether after an odd number of the list it is permitted.
    bool odd_permits_ = false;
};

// ---- implementation -------------------------------------------------------------------------------------------

constexpr week_index::week_index(const week_bits& permitted) noexcept : words_{permitted.words()} {
    words_[word_count - 1] |= words_[0] << tail_bits;
    listed_ = list_turns();
    if (listed_) return;
    // What is not used is the same in equal weeks.
    list_ = {};
    turns_before_ = {};
}

constexpr bool week_index::list_turns() noexcept {
    list_.fill(no_turn);
    std::uint64_t count = 1;
    std::uint64_t block_after = 0;
    std::uint64_t answer = all_if(permits(minutes_per_week - 1));
    for (std::uint64_t i = 0; i < word_count; ++i) {
        const std::uint64_t word = words_[i];
        if (word == answer) continue;
        std::uint64_t turns = word ^ (word << 1 | (answer & 1U));
        if (i + 1 == word_count) turns &= tail_mask;
        answer = all_if(word >> 63 != 0);
        for (; turns != 0; turns &= turns - 1) {
            turns_ = true;
            if (count > most_turns) return false;
            const auto minute = static_cast<std::uint64_t>(std::countr_zero(turns)) + i * 64;
            for (; block_after * block < minute; ++block_after) {
                turns_before_[block_after] = static_cast<std::uint8_t>(count);
            }
            // A turn at a block's first minute comes before it.
            if (minute % block != 0 && count - turns_before_[minute / block] == most_in_block) return false;
            list_[count++] = static_cast<std::uint16_t>(minutes_per_week + minute);
        }
    }
    if (!turns_) return false;
    for (; block_after < block_count; ++block_after) turns_before_[block_after] = static_cast<std::uint8_t>(count);
    list_[0] = static_cast<std::uint16_t>(list_[count - 1] - minutes_per_week);
    list_[count] = static_cast<std::uint16_t>(list_[1] + minutes_per_week);
    // After one of the list, the last of the week before, it is as on Saturday's last minute.
    odd_permits_ = permits(minutes_per_week - 1);
    return true;
}

constexpr std::int64_t week_index::scan_back(std::uint64_t minute) const noexcept {
    const std::uint64_t flip = all_if(permits(minute));
    std::uint64_t word = minute / 64;
    std::int64_t week = minutes_per_week;
    std::uint64_t others = (words_[word] ^ flip) & ~std::uint64_t{0} >> (63 - minute % 64);
    while (others == 0) {
        if (word-- == 0) {
            word = word_count - 1;
            week = 0;
        }
        others = words_[word] ^ flip;
        if (word == word_count - 1) others &= tail_mask;
    }
    return week + static_cast<std::int64_t>(word * 64 + 64) - std::countl_zero(others);
}

constexpr std::int64_t week_index::scan_ahead(std::uint64_t minute) const noexcept {
    const std::uint64_t flip = all_if(permits(minute));
    std::uint64_t word = minute / 64;
    std::int64_t week = minutes_per_week;
    std::uint64_t others = (words_[word] ^ flip) & ~std::uint64_t{0} << minute % 64;
    while (others == 0) {
        if (++word == word_count) {
            word = 0;
            week = std::int64_t{2} * minutes_per_week;
        }
        others = words_[word] ^ flip;
    }
    return week + static_cast<std::int64_t>(word * 64) + std::countr_zero(others);
}

constexpr std::uint64_t week_index::permitted_before(std::uint64_t minute) const noexcept {
    std::uint64_t sum = 0;
    for (std::uint64_t i = 0; i < minute / 64; ++i) sum += static_cast<std::uint64_t>(std::popcount(words_[i]));
    const std::uint64_t before = words_[minute / 64] & ((std::uint64_t{1} << (minute % 64)) - 1);
    return sum + static_cast<std::uint64_t>(std::popcount(before));
}

} // namespace curfew::inline v0::detail
