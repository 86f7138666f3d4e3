#pragma once
// A week that repeats, apart from single dates: the permitted minutes of seven weekdays, and of the dates that differ.

#include <curfew/timetable/date_exceptions.hpp>
#include <curfew/time/detail/order.hpp>
#include <curfew/time/detail/week_bits.hpp>
#include <curfew/timetable/detail/week_index.hpp>
#include <curfew/time/instant.hpp>
#include <curfew/time/weekday_set.hpp>

#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace curfew::inline v0::detail {

/// The minutes of a day.
class day_bits {
public:
    /// Adds the minutes [first, end), as far as they are on the day.
    constexpr void insert(int first, int end) noexcept {
        for (int minute = max_of(first, 0); minute < min_of(end, time_of_day::minutes_per_day); ++minute) {
            words_[static_cast<std::size_t>(minute) / 64] |= std::uint64_t{1} << minute % 64;
        }
    }

    constexpr void insert(const day_bits& others) noexcept {
        for (std::size_t i = 0; i < words_.size(); ++i) words_[i] |= others.words_[i];
    }

    [[nodiscard]] constexpr bool contains(std::uint64_t minute) const noexcept {
        return (words_[minute / 64] >> minute % 64 & 1U) != 0;
    }

    /// The first minute from `minute` on that is a member (or not one).
    [[nodiscard]] constexpr std::optional<std::uint64_t> next(bool member, std::uint64_t minute) const noexcept {
        const std::uint64_t flip = member ? 0 : ~std::uint64_t{0};
        std::uint64_t left = (words_[minute / 64] ^ flip) & ~std::uint64_t{0} << minute % 64;
        for (std::uint64_t word = minute / 64;;) {
            if (left != 0) {
                const std::uint64_t found = word * 64 + static_cast<std::uint64_t>(std::countr_zero(left));
                // The last word has minutes that no day has.
                return found < time_of_day::minutes_per_day ? std::optional{found} : std::nullopt;
            }
            if (++word == words_.size()) return std::nullopt;
            left = words_[word] ^ flip;
        }
    }

    [[nodiscard]] constexpr day_bits complement() const noexcept {
        day_bits result;
        for (std::size_t i = 0; i < words_.size(); ++i) result.words_[i] = ~words_[i];
        result.words_.back() &= ~std::uint64_t{0} >> (64 - time_of_day::minutes_per_day % 64);
        return result;
    }

    friend constexpr bool operator==(const day_bits&, const day_bits&) noexcept = default;

private:
    std::array<std::uint64_t, (time_of_day::minutes_per_day + 63) / 64> words_{};
};

/// What the rules of a weekday forbid on a day they apply to, and after midnight on the next.
struct weekday_rules {
    day_bits same_day;
    day_bits next_day;

    /// `first` and `end` in minutes after the day's midnight, past 1440 on the next day.
    constexpr void forbid(int first, int end) noexcept {
        same_day.insert(first, end);
        next_day.insert(first - time_of_day::minutes_per_day, end - time_of_day::minutes_per_day);
    }
};

using weekday_rule_table = std::array<weekday_rules, 7>;

/// Answers for wall-clock time, in seconds since 1970. Immutable; safe to share.
class dated_week {
public:
    dated_week(const weekday_rule_table& rules, const date_exceptions& exceptions)
        : days_{days_without_exceptions(rules)}, week_{week_of(days_)} {
        for (const day_bits& day : days_) {
            has_permitted_ = has_permitted_ || day.next(true, 0);
            has_forbidden_ = has_forbidden_ || day.next(false, 0);
        }
        if (!exceptions.empty()) add_dates(rules, exceptions);
    }

    [[nodiscard]] bool permits(std::int64_t local) const noexcept {
        const std::uint64_t second = after_origin(local);
        const std::uint64_t day = second / seconds_per_day;
        if (const auto row = date_row(day)) [[unlikely]] {
            return days_[*row].contains((second - day * seconds_per_day) / 60);
        }
        return week_.permits(minute_of_week(second));
    }

    /// The first second of [local, limit) that is `permitted` (or forbidden); nullopt if there is none. Linear in the
    /// exceptions it passes over.
    [[nodiscard]] std::optional<std::int64_t> next(bool permitted, std::int64_t local,
                                                   std::int64_t limit) const noexcept {
        const std::uint64_t second = after_origin(local);
        std::uint64_t day = second / seconds_per_day;
        std::uint64_t minute = (second - day * seconds_per_day) / 60;
        while (static_cast<std::int64_t>(day * seconds_per_day) + origin < limit) {
            if (const auto found = days_[row_of(day)].next(permitted, minute)) {
                const auto start = static_cast<std::int64_t>(day * seconds_per_day + *found * 60) + origin;
                const std::int64_t result = max_of(start, local);
                return result < limit ? std::optional{result} : std::nullopt;
            }
            minute = 0;
            const bool some_weekday_has = permitted ? has_permitted_ : has_forbidden_;
            const auto following = some_weekday_has ? std::optional{day + 1} : next_date(day + 1);
            if (!following) return std::nullopt;
            day = *following;
        }
        return std::nullopt;
    }

    /// A Sunday's 00:00 before the year 0: -102,800 weeks from 1970-01-04.
    static constexpr std::int64_t origin = -std::int64_t{102'800} * 604'800 + std::int64_t{3} * 86'400;

private:
    static constexpr std::uint64_t seconds_per_day = 86'400;

    /// 64 days: which of them differ, and how many dates before them do.
    struct date_word {
        std::uint64_t differs = 0;
        std::uint64_t before = 0;
    };

    /// Wall-clock time outside the years 0000…9999 has to be kept away: it gives some answer.
    static std::uint64_t after_origin(std::int64_t local) noexcept {
        return static_cast<std::uint64_t>(local) - static_cast<std::uint64_t>(origin);
    }

    /// The row of a date that differs; of the others, that of the weekday holds.
    [[nodiscard]] std::optional<std::size_t> date_row(std::uint64_t day) const noexcept {
        const std::uint64_t after_first = day - first_date_;
        if (after_first / 64 >= dates_.size()) return std::nullopt;
        const date_word& word = dates_[after_first / 64];
        const std::uint64_t bit = std::uint64_t{1} << after_first % 64;
        if ((word.differs & bit) == 0) return std::nullopt;
        return 7 + word.before + static_cast<std::size_t>(std::popcount(word.differs & (bit - 1)));
    }

    [[nodiscard]] std::size_t row_of(std::uint64_t day) const noexcept { return date_row(day).value_or(day % 7); }

    /// The first date that differs, from `day` on.
    [[nodiscard]] std::optional<std::uint64_t> next_date(std::uint64_t day) const noexcept {
        std::uint64_t at = day < first_date_ ? 0 : day - first_date_;
        while (at / 64 < dates_.size()) {
            const std::uint64_t left = dates_[at / 64].differs & ~std::uint64_t{0} << at % 64;
            if (left != 0) return first_date_ + at / 64 * 64 + static_cast<std::uint64_t>(std::countr_zero(left));
            at = (at / 64 + 1) * 64;
        }
        return std::nullopt;
    }

    static std::vector<day_bits> days_without_exceptions(const weekday_rule_table& rules) {
        std::vector<day_bits> days;
        for (std::size_t day = 0; day < rules.size(); ++day) {
            day_bits forbidden = rules[day].same_day;
            forbidden.insert(rules[(day + 6) % 7].next_day);
            days.push_back(forbidden.complement());
        }
        return days;
    }

    static week_bits week_of(const std::vector<day_bits>& days) noexcept {
        week_bits permitted;
        for (int minute = 0; minute < minutes_per_week; ++minute) {
            const auto minute_of_day = static_cast<std::uint64_t>(minute % minutes_per_day);
            if (!days[static_cast<std::size_t>(minute / minutes_per_day)].contains(minute_of_day)) continue;
            permitted.insert(minute, minute + 1);
        }
        return permitted;
    }

    void add_dates(const weekday_rule_table& rules, const date_exceptions& exceptions) {
        const auto number = [](local_days date) {
            return after_origin(local_seconds{date}.time_since_epoch().count()) / seconds_per_day;
        };
        const auto entries = exceptions.entries();
        first_date_ = number(entries.front().first);
        dates_.resize((number(entries.back().last) + 1 - first_date_) / 64 + 1);
        for (const auto& e : entries) {
            // The date after the last is another one as well, where a range goes on into it.
            for (local_days date = e.first; date <= e.last + std::chrono::days{1}; date += std::chrono::days{1}) {
                add_date(number(date), date_with_exceptions(rules, exceptions, date));
            }
        }
    }

    /// Dates come in order; one may come twice.
    void add_date(std::uint64_t day, const day_bits& permitted) {
        const std::uint64_t after_first = day - first_date_;
        const std::uint64_t bit = std::uint64_t{1} << after_first % 64;
        const std::size_t word = after_first / 64;
        if ((dates_[word].differs & bit) != 0 || permitted == days_[day % 7]) return;
        for (; counted_words_ <= word; ++counted_words_) dates_[counted_words_].before = days_.size() - 7;
        dates_[word].differs |= bit;
        days_.push_back(permitted);
    }

    static day_bits date_with_exceptions(const weekday_rule_table& rules, const date_exceptions& exceptions,
                                         local_days date) {
        const local_days yesterday = date - std::chrono::days{1};
        day_bits forbidden = rules[static_cast<std::size_t>(exceptions.weekday_on(date))].same_day;
        forbidden.insert(rules[static_cast<std::size_t>(exceptions.weekday_on(yesterday))].next_day);
        weekday_rules closed;
        for (const local_days start : {yesterday, date}) {
            const int midnight = start == date ? 0 : -time_of_day::minutes_per_day;
            const auto at = exceptions.find(start);
            if (!at) continue;
            for (const time_range& range : exceptions.entries()[*at].exception.closed_ranges()) {
                closed.same_day.insert(midnight + range.first_minute(), midnight + range.end_minute());
            }
        }
        forbidden.insert(closed.same_day);
        return forbidden.complement();
    }

    /// The permitted minutes of Sunday … Saturday, then of the dates that differ, in order.
    std::vector<day_bits> days_;
    /// The weekdays once more, in the form that answers fastest.
    week_index week_;
    std::vector<date_word> dates_;
    std::uint64_t first_date_ = 0;
    std::size_t counted_words_ = 0;
    bool has_permitted_ = false;
    bool has_forbidden_ = false;
};

} // namespace curfew::inline v0::detail
