#pragma once
// The minutes of the week at which calling is permitted, laid out to be asked: is it, and when does that change.

#include <curfew/detail/week_bits.hpp>

#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <optional>

namespace curfew::inline v0::detail {

inline constexpr std::uint64_t seconds_per_week = std::uint64_t{minutes_per_week} * 60;

/// 2^64 / 604,800, rounded up: a product with it, modulo 2^64, is the phase of the week as a fraction of 2^64.
inline constexpr std::uint64_t week_phase_factor = ~std::uint64_t{0} / seconds_per_week + 1;

/// The largest argument of minute_of_week().
inline constexpr std::uint64_t max_week_clock = std::uint64_t{1} << 43;

/// The minute of the week, 0…10,079, of `u` seconds after some Sunday's 00:00; exact for u ≤ max_week_clock. Greater
/// arguments are safe and give some minute of the week.
///
/// Why it is exact. Let W = 604,800, F = 2^64 / W and M = F + e with 0 < e ≤ 1. For u = qW + r with 0 ≤ r < W,
///     u M + M/2  =  q 2^64 + (r + 1/2) F + (u + 1/2) e  - a rounding below 1,
/// of which modulo 2^64 the phase r + 1/2 seconds is left, plus less than (2^43 + 2) / F < 0.29 s. Dropping the low 32
/// bits takes less than W / 2^32 < 0.00015 s. So the phase is judged between r and r + 1 seconds, and since
/// the minutes change at whole seconds only, rounding down meets the minute of r.
[[nodiscard]] constexpr std::uint32_t minute_of_week(std::uint64_t u) noexcept {
    const std::uint64_t phase = u * week_phase_factor + week_phase_factor / 2;
    return static_cast<std::uint32_t>(((phase >> 32) * minutes_per_week) >> 32);
}

/// A week of permitted and forbidden minutes that goes around: after Saturday comes Sunday.
class week_index {
public:
    constexpr explicit week_index(const week_bits& permitted) noexcept : words_{permitted.words()} {
        words_.back() |= words_.front() << tail_bits;
        for (std::size_t i = 0; i < words_.size(); ++i) {
            const std::uint64_t real = i + 1 == words_.size() ? tail_mask : ~std::uint64_t{0};
            if ((words_[i] & real) != 0) mark(has_permitted_, i);
            if ((~words_[i] & real) != 0) mark(has_forbidden_, i);
        }
    }

    /// Whether calling is permitted in `minute`, 0…10,079.
    [[nodiscard]] constexpr bool permits(std::uint32_t minute) const noexcept {
        return (words_[minute / 64] >> (minute % 64) & 1U) != 0;
    }

    /// Minutes from `minute` on to the first one that is permitted (or, if not `permitted`, forbidden): 0 if it is the
    /// minute itself; nullopt if the week has none. Constant time.
    [[nodiscard]] constexpr std::optional<std::uint32_t> distance_to(bool permitted,
                                                                     std::uint32_t minute) const noexcept {
        const std::uint64_t flip = permitted ? 0 : ~std::uint64_t{0};
        const std::size_t word = minute / 64;
        // The last word goes on with Sunday's first minutes, so a hit there may lie past the end of the week.
        const std::uint64_t here = (words_[word] ^ flip) >> (minute % 64);
        const std::uint64_t reachable = ~std::uint64_t{0} >> (minute % 64);
        if ((here & reachable) != 0) return static_cast<std::uint32_t>(std::countr_zero(here & reachable));
        const summary& candidates = permitted ? has_permitted_ : has_forbidden_;
        auto found = next_word(candidates, word + 1);
        const std::uint32_t around = found ? 0 : minutes_per_week;
        if (!found) found = next_word(candidates, 0);
        if (!found) return std::nullopt;
        const auto bit = static_cast<std::uint32_t>(std::countr_zero(words_[*found] ^ flip));
        return static_cast<std::uint32_t>(*found * 64) + bit + around - minute;
    }

    /// Minutes from the last permitted (or forbidden) one before `minute` to it: 1 if that is the minute just before;
    /// nullopt if the week has none. Constant time.
    [[nodiscard]] constexpr std::optional<std::uint32_t> distance_back_to(bool permitted,
                                                                          std::uint32_t minute) const noexcept {
        const std::uint64_t flip = permitted ? 0 : ~std::uint64_t{0};
        const std::size_t word = minute / 64;
        const std::uint64_t before = (words_[word] ^ flip) & ((std::uint64_t{1} << (minute % 64)) - 1);
        if (before != 0) return minute % 64 - static_cast<std::uint32_t>(63 - std::countl_zero(before));
        const summary& candidates = permitted ? has_permitted_ : has_forbidden_;
        auto found = previous_word(candidates, word);
        const std::uint32_t around = found ? 0 : minutes_per_week;
        if (!found) found = previous_word(candidates, words_.size());
        if (!found) return std::nullopt;
        const std::uint64_t real = *found + 1 == words_.size() ? tail_mask : ~std::uint64_t{0};
        const auto bit = static_cast<std::uint32_t>(63 - std::countl_zero((words_[*found] ^ flip) & real));
        return minute + around - static_cast<std::uint32_t>(*found * 64) - bit;
    }

    /// The number of permitted minutes before `minute`, 0…10,080, since Sunday 00:00.
    [[nodiscard]] constexpr std::uint32_t permitted_before(std::uint32_t minute) const noexcept {
        std::uint32_t sum = 0;
        for (std::size_t i = 0; i < minute / 64; ++i) sum += static_cast<std::uint32_t>(std::popcount(words_[i]));
        if (minute % 64 == 0) return sum;
        const std::uint64_t before = words_[minute / 64] & ((std::uint64_t{1} << (minute % 64)) - 1);
        return sum + static_cast<std::uint32_t>(std::popcount(before));
    }

    friend constexpr bool operator==(const week_index&, const week_index&) noexcept = default;

private:
    using summary = std::array<std::uint64_t, 3>;

    static constexpr int tail_bits = minutes_per_week % 64;
    static constexpr std::uint64_t tail_mask = (std::uint64_t{1} << tail_bits) - 1;

    static constexpr void mark(summary& words, std::size_t word) noexcept {
        words[word / 64] |= std::uint64_t{1} << (word % 64);
    }

    /// The first marked word at or after `word`.
    static constexpr std::optional<std::size_t> next_word(const summary& marked, std::size_t word) noexcept {
        std::size_t i = word / 64;
        std::uint64_t left = marked[i] & (~std::uint64_t{0} << (word % 64));
        while (left == 0) {
            if (++i == marked.size()) return std::nullopt;
            left = marked[i];
        }
        return i * 64 + static_cast<std::size_t>(std::countr_zero(left));
    }

    /// The last marked word before `word`.
    static constexpr std::optional<std::size_t> previous_word(const summary& marked, std::size_t word) noexcept {
        std::size_t i = word / 64;
        std::uint64_t left = marked[i] & ((std::uint64_t{1} << (word % 64)) - 1);
        while (left == 0) {
            if (i-- == 0) return std::nullopt;
            left = marked[i];
        }
        return i * 64 + static_cast<std::size_t>(63 - std::countl_zero(left));
    }

    std::array<std::uint64_t, week_bits::word_count> words_;
    summary has_permitted_{};
    summary has_forbidden_{};
};

} // namespace curfew::inline v0::detail
