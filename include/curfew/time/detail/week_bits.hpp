#pragma once
// 10,080 bits, one for each minute of a week that starts on Sunday at 00:00.

#include <curfew/time/detail/order.hpp>

#include <array>
#include <bit>
#include <cstdint>
#include <optional>

namespace curfew::inline v0::detail {

inline constexpr int minutes_per_day = 1440;
inline constexpr int minutes_per_week = 7 * minutes_per_day;

inline constexpr int word_bits = 64;

/// Calls `visit(word, mask)` for each word that the minutes [first, end) touch. Not a member: clang 14 cannot
/// evaluate a constant with a member template that is defined after its use.
template <class Visit>
constexpr void for_each_word(int first, int end, Visit visit) {
    if (first >= end) return;
    const auto first_word = static_cast<std::size_t>(first / word_bits);
    const auto last_word = static_cast<std::size_t>((end - 1) / word_bits);
    const std::uint64_t first_mask = ~std::uint64_t{0} << first % word_bits;
    const std::uint64_t last_mask = ~std::uint64_t{0} >> (word_bits - 1 - (end - 1) % word_bits);
    if (first_word == last_word) {
        visit(first_word, first_mask & last_mask);
        return;
    }
    visit(first_word, first_mask);
    for (std::size_t word = first_word + 1; word < last_word; ++word) visit(word, ~std::uint64_t{0});
    visit(last_word, last_mask);
}

/// A set of minutes of the week.
class week_bits {
public:
    static constexpr int word_count = (minutes_per_week + word_bits - 1) / word_bits;

    /// Adds the minutes [first, end), 0 ≤ first ≤ end ≤ 10,080.
    constexpr void insert(int first, int end) noexcept {
        for_each_word(first, end, [this](std::size_t word, std::uint64_t mask) { words_[word] |= mask; });
    }

    /// Adds the minutes [first, end) of a week without end, 0 ≤ first < 10,080, first ≤ end ≤ first + 10,080: what lies
    /// past Saturday's last minute comes around to Sunday.
    constexpr void insert_around(int first, int end) noexcept {
        insert(first, min_of(end, minutes_per_week));
        if (end > minutes_per_week) insert(0, end - minutes_per_week);
    }

    [[nodiscard]] constexpr bool contains(int minute) const noexcept {
        return (words_[static_cast<std::size_t>(minute) / word_bits] >> (static_cast<unsigned>(minute) % word_bits) &
                1U) != 0;
    }

    /// The first member in [first, end), as insert() takes it.
    [[nodiscard]] constexpr std::optional<int> first_in(int first, int end) const noexcept {
        std::optional<int> found;
        for_each_word(first, end, [&](std::size_t word, std::uint64_t mask) {
            const std::uint64_t hit = words_[word] & mask;
            if (!found && hit != 0) found = static_cast<int>(word) * word_bits + std::countr_zero(hit);
        });
        return found;
    }

    /// The first minute in [first, end), as insert() takes it, that is not a member.
    [[nodiscard]] constexpr std::optional<int> first_missing_in(int first, int end) const noexcept {
        std::optional<int> found;
        for_each_word(first, end, [&](std::size_t word, std::uint64_t mask) {
            const std::uint64_t hit = ~words_[word] & mask;
            if (!found && hit != 0) found = static_cast<int>(word) * word_bits + std::countr_zero(hit);
        });
        return found;
    }

    /// Calls `visit(minute)` for each minute of [first, end), as insert() takes it, that is not a member.
    template <class Visit>
    constexpr void for_each_missing(int first, int end, Visit visit) const {
        for_each_word(first, end, [&](std::size_t word, std::uint64_t mask) {
            for (std::uint64_t left = ~words_[word] & mask; left != 0; left &= left - 1) {
                visit(static_cast<int>(word) * word_bits + std::countr_zero(left));
            }
        });
    }

    /// Calls `visit(first, end)` for each longest run [first, end) of members, in order. A run that goes on from Saturday
    /// to Sunday is two.
    template <class Visit>
    constexpr void for_each_run(Visit visit) const {
        const week_bits others = complement();
        for (auto first = first_in(0, minutes_per_week); first;) {
            const int end = others.first_in(*first, minutes_per_week).value_or(minutes_per_week);
            visit(*first, end);
            first = first_in(end, minutes_per_week);
        }
    }

    /// The number of members in [first, end), as insert() takes it.
    [[nodiscard]] constexpr int count_in(int first, int end) const noexcept {
        int sum = 0;
        for_each_word(first, end,
                      [&](std::size_t word, std::uint64_t mask) { sum += std::popcount(words_[word] & mask); });
        return sum;
    }

    [[nodiscard]] constexpr int count() const noexcept { return count_in(0, minutes_per_week); }

    /// Whether all of [first, end), as insert() takes it, are members.
    [[nodiscard]] constexpr bool contains_all(int first, int end) const noexcept {
        bool all = true;
        for_each_word(first, end,
                      [&](std::size_t word, std::uint64_t mask) { all = all && (words_[word] & mask) == mask; });
        return all;
    }

    [[nodiscard]] constexpr bool full() const noexcept {
        for (std::size_t i = 0; i + 1 < words_.size(); ++i) {
            if (words_[i] != ~std::uint64_t{0}) return false;
        }
        return words_.back() == last_word_mask;
    }

    /// All minutes that are not members.
    [[nodiscard]] constexpr week_bits complement() const noexcept {
        week_bits result;
        for (std::size_t i = 0; i < words_.size(); ++i) result.words_[i] = ~words_[i];
        result.words_.back() &= last_word_mask;
        return result;
    }

    /// The members of `a` that are not members of `b`.
    [[nodiscard]] friend constexpr week_bits operator-(const week_bits& a, const week_bits& b) noexcept {
        week_bits result;
        for (std::size_t i = 0; i < result.words_.size(); ++i) result.words_[i] = a.words_[i] & ~b.words_[i];
        return result;
    }

    [[nodiscard]] constexpr const std::array<std::uint64_t, word_count>& words() const noexcept { return words_; }

    friend constexpr bool operator==(const week_bits&, const week_bits&) noexcept = default;

private:
    static constexpr std::uint64_t last_word_mask = ~std::uint64_t{0} >> (word_count * word_bits - minutes_per_week);

    std::array<std::uint64_t, word_count> words_{};
};

/// Calls `visit(first, end)` with the minutes of the week at which a range holds on each of `days`: 0 ≤ first < 10,080,
/// and `end` goes past 10,080 where Saturday's range runs into Sunday.
template <class Range, class Days, class Visit>
constexpr void for_each_week_span(const Range& range, Days days, Visit visit) {
    for (unsigned left = days.bits(); left != 0; left &= left - 1) {
        const int midnight = std::countr_zero(left) * minutes_per_day;
        visit(midnight + range.first_minute(), midnight + range.end_minute());
    }
}

} // namespace curfew::inline v0::detail
