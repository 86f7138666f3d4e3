#pragma once
// 1440 bits, one for each minute of a day; and what the rules of a weekday forbid, in such bits.

#include <curfew/time/detail/order.hpp>
#include <curfew/time/detail/week_bits.hpp>

#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace curfew::inline v0::detail {

/// Minutes [first, end) of a day.
struct day_run {
    int first;
    int end;
    bool member;
};

/// A set of minutes of the day.
class day_bits {
public:
    [[nodiscard]] static constexpr day_bits whole() noexcept {
        day_bits result;
        result.insert(0, minutes_per_day);
        return result;
    }

    /// Adds the minutes [first, end), as far as they are on the day.
    constexpr void insert(int first, int end) noexcept {
        for_each_word(max_of(first, 0), min_of(end, minutes_per_day),
                      [this](std::size_t word, std::uint64_t mask) { words_[word] |= mask; });
    }

    /// `minute` is one of 0…1439.
    [[nodiscard]] constexpr bool contains(std::uint64_t minute) const noexcept {
        return (words_[minute / 64] >> minute % 64 & 1U) != 0;
    }

    [[nodiscard]] constexpr bool empty() const noexcept { return *this == day_bits{}; }

    /// Equal sets have the same.
    [[nodiscard]] constexpr std::size_t hash() const noexcept {
        std::uint64_t result = 0;
        for (const std::uint64_t word : words_) {
            result = (result ^ word) * 0x9E37'79B9'7F4A'7C15U;
            result ^= result >> 32;
        }
        return static_cast<std::size_t>(result);
    }

    [[nodiscard]] constexpr day_bits complement() const noexcept { return whole() ^ *this; }

    /// The longest run around `minute`, 0…1439, with the same answer.
    [[nodiscard]] constexpr day_run run_at(std::uint64_t minute) const noexcept {
        const bool member = contains(minute);
        const std::uint64_t flip = member ? ~std::uint64_t{0} : 0;
        std::size_t word = minute / 64;
        std::uint64_t others = (words_[word] ^ flip) & ((std::uint64_t{1} << minute % 64) - 1);
        while (others == 0 && word != 0) others = words_[--word] ^ flip;
        const int first = others == 0 ? 0 : static_cast<int>(word * 64 + 64) - std::countl_zero(others);
        word = minute / 64;
        others = (words_[word] ^ flip) & ~std::uint64_t{0} << minute % 64;
        while (others == 0 && ++word != words_.size()) others = words_[word] ^ flip;
        // Bits past the day's end are no members, so a run of members ends there at the latest.
        const int end = others == 0 ? minutes_per_day : static_cast<int>(word * 64) + std::countr_zero(others);
        return {first, end, member};
    }

    constexpr day_bits& operator|=(const day_bits& b) noexcept {
        for (std::size_t i = 0; i < words_.size(); ++i) words_[i] |= b.words_[i];
        return *this;
    }
    friend constexpr day_bits operator&(day_bits a, const day_bits& b) noexcept {
        for (std::size_t i = 0; i < a.words_.size(); ++i) a.words_[i] &= b.words_[i];
        return a;
    }
    friend constexpr day_bits operator^(day_bits a, const day_bits& b) noexcept {
        for (std::size_t i = 0; i < a.words_.size(); ++i) a.words_[i] ^= b.words_[i];
        return a;
    }
    friend constexpr bool operator==(const day_bits&, const day_bits&) noexcept = default;

private:
    std::array<std::uint64_t, (minutes_per_day + 63) / 64> words_{};
};

/// What the rules of a weekday forbid on a day they apply to, and after midnight on the next.
struct weekday_rules {
    day_bits same_day;
    day_bits next_day;

    /// `first` and `end` in minutes after the day's midnight, past 1440 on the next day.
    constexpr void forbid(int first, int end) noexcept {
        same_day.insert(first, end);
        next_day.insert(first - minutes_per_day, end - minutes_per_day);
    }

    constexpr weekday_rules& operator|=(const weekday_rules& b) noexcept {
        same_day |= b.same_day;
        next_day |= b.next_day;
        return *this;
    }
};

/// From Sunday on.
using weekday_rule_table = std::array<weekday_rules, 7>;

/// The minutes that the rules permit on each weekday, from Sunday on, where no date differs.
[[nodiscard]] constexpr std::array<day_bits, 7> base_days(const weekday_rule_table& rules) noexcept {
    std::array<day_bits, 7> days;
    for (std::size_t day = 0; day < days.size(); ++day) {
        day_bits forbidden = rules[day].same_day;
        forbidden |= rules[(day + 6) % 7].next_day;
        days[day] = forbidden.complement();
    }
    return days;
}

/// The same as bits of the week.
[[nodiscard]] constexpr week_bits base_week(const weekday_rule_table& rules) noexcept {
    week_bits week;
    int midnight = 0;
    for (const day_bits& day : base_days(rules)) {
        for (int minute = 0; minute < minutes_per_day;) {
            const day_run run = day.run_at(static_cast<std::uint64_t>(minute));
            if (run.member) week.insert(midnight + run.first, midnight + run.end);
            minute = run.end;
        }
        midnight += minutes_per_day;
    }
    return week;
}

/// How many of several sets each minute is in. The counts lie across words: bit i of a count is in planes_[i], so that adding a
/// set takes a few operations on 64 minutes at a time.
class day_counts {
public:
    constexpr void add(day_bits minutes) {
        for (std::size_t i = 0; !minutes.empty(); ++i) {
            if (i == planes_.size()) planes_.emplace_back();
            const day_bits carry = planes_[i] & minutes;
            planes_[i] = planes_[i] ^ minutes;
            minutes = carry;
        }
    }

    /// Takes back what was added.
    constexpr void remove(day_bits minutes) noexcept {
        for (std::size_t i = 0; !minutes.empty(); ++i) {
            const day_bits borrow = minutes & planes_[i].complement();
            planes_[i] = planes_[i] ^ minutes;
            minutes = borrow;
        }
    }

    /// The minutes that are in at least one set.
    [[nodiscard]] constexpr day_bits any() const noexcept {
        day_bits result;
        for (const day_bits& plane : planes_) result |= plane;
        return result;
    }

private:
    std::vector<day_bits> planes_;
};

} // namespace curfew::inline v0::detail
