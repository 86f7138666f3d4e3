#pragma once
// Single dates that are not like their weekday: public holidays, make-up workdays, short days.
//
//     date_exceptions china;
//     china.insert(2026y/October/1, 2026y/October/7, date_exception::closed());             // National Day
//     china.insert(2026y/October/10, date_exception::counts_as(std::chrono::Friday));           // a Saturday at work
//     china.insert(2026y/December/24, *date_exception::closed_in({*time_range::from({12, 0}, {24, 0})}));
//
// What an exception does to ranges that cross midnight: a range belongs to the day it starts on, and so to what that day
// counts as. Take Mon 22:00-08:00.
//
//     Tuesday counts as Sunday     Monday's range holds until Tuesday 08:00 all the same
//     Monday counts as Sunday      no range starts on it, and Tuesday 00:00-08:00 is open
//     Sunday counts as Monday      a range starts on it, and holds until Monday 08:00
//     Monday is closed             the whole date is, and the range holds until Tuesday 08:00 as ever: what is closed
//                                  only ever forbids more

#include <curfew/time/detail/order.hpp>
#include <curfew/time/instant.hpp>
#include <curfew/time/time_range.hpp>
#include <curfew/time/weekday_set.hpp>

#include <cstdint>
#include <optional>
#include <span>
#include <utility>
#include <vector>

namespace curfew::inline v0 {

/// What is different about a date. Its ranges are half open, however the ends of forbid ranges are read.
class date_exception {
public:
    /// Calling is forbidden from 00:00 to 24:00 of the date.
    [[nodiscard]] static date_exception closed() {
        return date_exception{std::nullopt, {*time_range::from(time_of_day{}, end_of_day)}};
    }

    /// Calling is forbidden in `ranges` as well; an overnight one goes on into the next date. nullopt without a range.
    [[nodiscard]] static std::optional<date_exception> closed_in(std::vector<time_range> ranges) {
        if (ranges.empty()) return std::nullopt;
        return date_exception{std::nullopt, std::move(ranges)};
    }

    /// The rules of another weekday apply, ranges that start on the date included.
    [[nodiscard]] static date_exception counts_as(weekday day) { return date_exception{day, {}}; }

    /// The weekday whose rules apply to `date`.
    [[nodiscard]] weekday weekday_on(local_days date) const noexcept { return counts_as_.value_or(weekday{date}); }

    /// What is forbidden beside the rules of the weekday.
    [[nodiscard]] std::span<const time_range> closed_ranges() const noexcept { return closed_; }

    friend bool operator==(const date_exception&, const date_exception&) = default;

private:
    date_exception(std::optional<weekday> day, std::vector<time_range> closed) noexcept
        : closed_{std::move(closed)}, counts_as_{day} {}

    std::vector<time_range> closed_;
    std::optional<weekday> counts_as_;
};

/// The dates that are different, in order, one exception each. Wall-clock dates of the zone whose rules they change.
class date_exceptions {
public:
    /// An exception for one or more dates that follow each other.
    struct entry {
        /// The first of its dates.
        local_days first;
        /// Included.
        local_days last;
        date_exception exception;
        /// A number of the caller's, such as the place of the exception in a file.
        std::size_t label = 0;

        friend bool operator==(const entry&, const entry&) = default;
    };

    /// Makes every date of first…last an exception; false, and nothing changed, if one of them is one already, or `last`
    /// lies before `first`. Logarithmic search, linear insertion.
    [[nodiscard]] bool insert(local_days first, local_days last, date_exception exception, std::size_t label = 0) {
        const std::size_t at = first_ending_from(first);
        if (last < first || (at < entries_.size() && entries_[at].first <= last)) return false;
        entries_.insert(entries_.begin() + static_cast<std::ptrdiff_t>(at), {first, last, std::move(exception), label});
        return true;
    }

    /// The same for a single date.
    [[nodiscard]] bool insert(local_days date, date_exception exception) {
        return insert(date, date, std::move(exception));
    }

    /// In the order of their dates.
    [[nodiscard]] std::span<const entry> entries() const noexcept { return entries_; }
    [[nodiscard]] bool empty() const noexcept { return entries_.empty(); }

    /// The place of `date` among entries(). Logarithmic.
    [[nodiscard]] std::optional<std::size_t> find(local_days date) const noexcept {
        const std::size_t at = first_ending_from(date);
        if (at == entries_.size() || date < entries_[at].first) return std::nullopt;
        return at;
    }

    /// The weekday whose rules apply to `date`.
    [[nodiscard]] weekday weekday_on(local_days date) const noexcept {
        const auto at = find(date);
        return at ? entries_[*at].exception.weekday_on(date) : weekday{date};
    }

    /// The place among entries() of the exception that forbids calling at `t` by itself: one of the date, or one of the
    /// date before with an overnight range. Logarithmic, and linear in the ranges of the two dates.
    [[nodiscard]] std::optional<std::size_t> find_closing(local_seconds t) const noexcept;

    friend bool operator==(const date_exceptions&, const date_exceptions&) = default;

private:
    /// The first entry whose last date is not before `date`.
    [[nodiscard]] std::size_t first_ending_from(local_days date) const noexcept {
        std::size_t first = 0;
        std::size_t end = entries_.size();
        while (first < end) {
            const std::size_t middle = first + (end - first) / 2;
            if (entries_[middle].last < date) {
                first = middle + 1;
            } else {
                end = middle;
            }
        }
        return first;
    }

    std::vector<entry> entries_;
};

// ---- implementation -------------------------------------------------------------------------------------------

inline std::optional<std::size_t> date_exceptions::find_closing(local_seconds t) const noexcept {
    const auto today = std::chrono::floor<std::chrono::days>(t);
    const auto minute = static_cast<int>(std::chrono::floor<minutes>(t - today).count());
    for (const int days_ago : {0, 1}) {
        const auto at = find(today - std::chrono::days{days_ago});
        if (!at) continue;
        const int shifted = minute + days_ago * time_of_day::minutes_per_day;
        for (const time_range& range : entries_[*at].exception.closed_ranges()) {
            if (shifted >= range.first_minute() && shifted < range.end_minute()) return at;
        }
    }
    return std::nullopt;
}

} // namespace curfew::inline v0
