#pragma once
// The minutes of the week at which calling is permitted, laid out to be asked: is it, and when does that change.

#include <curfew/detail/week_bits.hpp>

#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>

namespace curfew::inline v0::detail {

inline constexpr std::uint32_t seconds_per_week = std::uint32_t{minutes_per_week} * 60;

/// 2^64 / 604,800, rounded up: a product with it, modulo 2^64, is the phase of the week as a fraction of 2^64.
inline constexpr std::uint64_t week_phase_factor = ~std::uint64_t{0} / seconds_per_week + 1;

/// The largest u for which the phase of the week is exact to the second.
inline constexpr std::uint64_t max_week_clock = std::uint64_t{1} << 43;

/// a * b / 2^64, rounded down, in 64-bit arithmetic.
[[nodiscard]] constexpr std::uint64_t portable_high_product(std::uint64_t a, std::uint32_t b) noexcept {
    const std::uint64_t low = (a & 0xFFFF'FFFFU) * b;
    return ((a >> 32) * b + (low >> 32)) >> 32;
}

/// The same in one multiplication, where the compiler has one.
[[nodiscard]] constexpr std::uint64_t high_product(std::uint64_t a, std::uint32_t b) noexcept {
#ifdef __SIZEOF_INT128__
    __extension__ using wide = unsigned __int128;
    return static_cast<std::uint64_t>(static_cast<wide>(a) * b >> 64);
#else
    return portable_high_product(a, b);
#endif
}

/// Where in the week `u` seconds after some Sunday's 00:00 are, as a fraction of 2^64. Linear, modulo 2^64:
/// phase_of_week(u + v) = u * week_phase_factor + phase_of_week(v).
[[nodiscard]] constexpr std::uint64_t phase_of_week(std::uint64_t u) noexcept {
    return u * week_phase_factor + week_phase_factor / 2;
}

/// The minute of the week, 0…10,079, and the second of the week, 0…604,799, at a phase; exact for the phase of
/// u ≤ max_week_clock. Other phases are safe and give some minute or second of the week.
///
/// Why it is exact. Let W = 604,800, F = 2^64 / W and M = F + e with 0 < e ≤ 1. For u = qW + r with 0 ≤ r < W,
///     u M + M/2  =  q 2^64 + (r + 1/2) F + (u + 1/2) e  - a rounding below 1,
/// of which modulo 2^64 the phase r + 1/2 seconds is left, plus less than (2^43 + 2) / F < 0.29 s. So the phase is judged
/// between r and r + 1 seconds: rounding down meets r, and since the minutes change at whole seconds only, the minute of r.
[[nodiscard]] constexpr std::uint64_t minute_at_phase(std::uint64_t phase) noexcept {
    return high_product(phase, minutes_per_week);
}
[[nodiscard]] constexpr std::uint64_t second_at_phase(std::uint64_t phase) noexcept {
    return high_product(phase, seconds_per_week);
}

/// The minute of the week of `u` seconds after some Sunday's 00:00, u ≤ max_week_clock.
[[nodiscard]] constexpr std::uint64_t minute_of_week(std::uint64_t u) noexcept {
    return minute_at_phase(phase_of_week(u));
}

/// A Sunday's 00:00, in seconds of wall-clock time since 1970-01-01, before everything that a task can name: in the years
/// 0000…9999, a few days more or less, week_clock() is at most max_week_clock.
inline constexpr std::int64_t week_origin = -std::int64_t{102'800} * std::int64_t{seconds_per_week} - std::int64_t{4} * 86'400;

/// Seconds from week_origin to a wall-clock time, modulo 2^64.
[[nodiscard]] constexpr std::uint64_t week_clock(std::uint64_t local_second) noexcept {
    return local_second - static_cast<std::uint64_t>(week_origin);
}

/// phase_of_week(week_clock(local_second)), with what is constant in it put together.
[[nodiscard]] constexpr std::uint64_t phase_of_week_at(std::uint64_t local_second) noexcept {
    return local_second * week_phase_factor + phase_of_week(week_clock(0));
}

/// A week of permitted and forbidden minutes that goes around: after Saturday comes Sunday.
///
/// A run is a stretch of minutes with the same answer. From any minute its end is found in the rest of the minute's word,
/// or in the next word, or else in the word that is noted for the pair of words: the first one after the pair that does not
/// go on with the answer of the pair's last minute. Its start is found in the same way, backwards.
class week_index {
public:
    constexpr explicit week_index(const week_bits& permitted) noexcept;

    /// Whether calling is permitted in `minute`, 0…10,079.
    [[nodiscard]] constexpr bool permits(std::uint64_t minute) const noexcept {
        return (word(minute / 64) >> (minute % 64) & 1U) != 0;
    }

    /// `asked && permits(minute)`, without a branch.
    [[nodiscard]] constexpr bool permits_if(bool asked, std::uint64_t minute) const noexcept {
        return (word(minute / 64) >> (minute % 64) & std::uint64_t{asked}) != 0;
    }

    /// Whether the week has both permitted and forbidden minutes.
    [[nodiscard]] constexpr bool turns() const noexcept { return turns_; }

    /// The end of the run `minute` is in: greater than `minute`, and past 10,080 where it comes around. The week must turn.
    /// Constant time.
    [[nodiscard, gnu::always_inline]] constexpr std::uint64_t run_end(std::uint64_t minute) const noexcept;

    /// The first minute of the run `minute` is in: at most `minute`, and negative where it comes around. The week must
    /// turn. Constant time.
    [[nodiscard, gnu::always_inline]] constexpr std::int64_t run_start(std::uint64_t minute) const noexcept;

    /// The minutes from 0 on, 64 a word, and a few more than a week.
    [[nodiscard]] constexpr const std::uint64_t* words() const noexcept { return words_.data() + 1; }

    /// The number of permitted minutes before `minute`, 0…10,080, since Sunday 00:00.
    [[nodiscard]] constexpr std::uint64_t permitted_before(std::uint64_t minute) const noexcept;

    friend constexpr bool operator==(const week_index&, const week_index&) noexcept = default;

private:
    static constexpr std::uint64_t word_count = week_bits::word_count;
    static constexpr std::uint64_t tail_bits = minutes_per_week % 64;

    /// The minutes [64 i, 64 i + 64) of a week without end, for i from -1 to word_count.
    [[nodiscard]] constexpr std::uint64_t word(std::uint64_t i) const noexcept { return words_[i + 1]; }

    constexpr void note_far_words() noexcept;

    // Written as arithmetic where a compiler could make a branch of a choice that is anyone's guess.

    static constexpr std::uint64_t all_if(bool condition) noexcept {
        return std::uint64_t{0} - std::uint64_t{condition};
    }

    static constexpr std::uint64_t pick(bool condition, std::uint64_t yes, std::uint64_t no) noexcept {
        return no ^ ((yes ^ no) & all_if(condition));
    }

    /// The place of the lowest bit that is set; there must be one.
    static constexpr std::uint64_t lowest_bit(std::uint64_t bits) noexcept {
#ifdef __GNUC__
        return static_cast<std::uint64_t>(__builtin_ctzll(bits));
#else
        return static_cast<std::uint64_t>(std::countr_zero(bits));
#endif
    }

    /// The place of the highest bit that is set; there must be one.
    static constexpr std::uint64_t highest_bit(std::uint64_t bits) noexcept {
#ifdef __GNUC__
        return 63U ^ static_cast<std::uint64_t>(__builtin_clzll(bits));
#else
        return 63U ^ static_cast<std::uint64_t>(std::countl_zero(bits));
#endif
    }

    std::array<std::uint64_t, word_count + 2> words_{};
    std::array<std::uint8_t, word_count / 2> far_next_{};
    /// Of word i it notes i + 1, so that the word before Sunday is 0.
    std::array<std::uint8_t, word_count / 2> far_previous_{};
    bool turns_ = false;
};

// ---- implementation -------------------------------------------------------------------------------------------

constexpr week_index::week_index(const week_bits& permitted) noexcept {
    const auto& bits = permitted.words();
    for (std::size_t i = 0; i < word_count; ++i) words_[i + 1] = bits[i];
    // The last word goes on with Sunday's first minutes; so do the words before the first and after the last.
    words_[word_count] |= bits[0] << tail_bits;
    words_[word_count + 1] = bits[0] >> (64 - tail_bits) | bits[1] << tail_bits;
    words_[0] = bits[word_count - 2] >> tail_bits | bits[word_count - 1] << (64 - tail_bits);
    note_far_words();
}

constexpr void week_index::note_far_words() noexcept {
    // The nearest word with a forbidden minute, and the one with a permitted minute.
    std::array<std::uint64_t, 2> nearest{word_count, word_count};
    const auto meet = [&](std::uint64_t bits, std::uint64_t place) {
        nearest[0] = ~bits != 0 ? place : nearest[0];
        nearest[1] = bits != 0 ? place : nearest[1];
    };
    for (std::uint64_t i = 0; i < word_count && (nearest[0] == word_count || nearest[1] == word_count); ++i) {
        if (nearest[0] == word_count && ~word(i) != 0) nearest[0] = i;
        if (nearest[1] == word_count && word(i) != 0) nearest[1] = i;
    }
    turns_ = nearest[0] != word_count && nearest[1] != word_count;
    if (!turns_) return;
    for (std::uint64_t pair = word_count / 2; pair-- > 0;) {
        const std::uint64_t last = word(2 * pair + 1);
        far_next_[pair] = static_cast<std::uint8_t>(nearest[~last >> 63]);
        meet(last, 2 * pair + 1);
        meet(word(2 * pair), 2 * pair);
    }
    for (std::uint64_t i = 1; i < word_count; ++i) meet(words_[i], i);
    meet(words_[0], 0);
    for (std::uint64_t pair = 0; pair < word_count / 2; ++pair) {
        const std::uint64_t first = word(2 * pair);
        far_previous_[pair] = static_cast<std::uint8_t>(nearest[~first & 1U]);
        meet(first, 2 * pair + 1);
        meet(word(2 * pair + 1), 2 * pair + 2);
    }
}

constexpr std::uint64_t week_index::run_end(std::uint64_t minute) const noexcept {
    const std::uint64_t i = minute / 64;
    const std::uint64_t flip = all_if(permits(minute));
    const std::uint64_t far = far_next_[i / 2];
    const std::uint64_t around = all_if(far <= i) & minutes_per_week;
    const std::uint64_t here = (word(i) ^ flip) >> (minute % 64);
    const std::uint64_t next = word(i + 1) ^ flip;
    const std::uint64_t beyond = word(far) ^ flip;
    const std::uint64_t further = next | (beyond & all_if(next == 0));
    const std::uint64_t further_base = pick(next != 0, (i + 1) * 64, far * 64 + around);
    const std::uint64_t bits = here | (further & all_if(here == 0));
    return pick(here != 0, minute, further_base) + lowest_bit(bits);
}

constexpr std::int64_t week_index::run_start(std::uint64_t minute) const noexcept {
    const std::uint64_t i = minute / 64;
    const std::uint64_t flip = all_if(permits(minute));
    const std::uint64_t far = far_previous_[i / 2];
    const std::uint64_t around = all_if(far > i) & minutes_per_week;
    const std::uint64_t here = (word(i) ^ flip) << (63 - minute % 64);
    const std::uint64_t previous = words_[i] ^ flip;
    const std::uint64_t beyond = words_[far] ^ flip;
    const std::uint64_t further = previous | (beyond & all_if(previous == 0));
    const std::uint64_t further_end = pick(previous != 0, i * 64, far * 64 - around);
    const std::uint64_t bits = here | (further & all_if(here == 0));
    const std::uint64_t end = pick(here != 0, minute + 1, further_end);
    return static_cast<std::int64_t>(end + highest_bit(bits) - 63);
}

constexpr std::uint64_t week_index::permitted_before(std::uint64_t minute) const noexcept {
    std::uint64_t sum = 0;
    for (std::uint64_t i = 0; i < minute / 64; ++i) sum += static_cast<std::uint64_t>(std::popcount(word(i)));
    const std::uint64_t before = word(minute / 64) & ((std::uint64_t{1} << (minute % 64)) - 1);
    return sum + static_cast<std::uint64_t>(std::popcount(before));
}

} // namespace curfew::inline v0::detail
