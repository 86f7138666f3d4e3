#pragma once
// The minutes of the week at which calling is permitted, laid out to be asked: is it, and when does that change.

#include <curfew/time/detail/week_bits.hpp>
#include <curfew/time/detail/week_phase.hpp>

#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <limits>

namespace curfew::inline v0::detail {

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
