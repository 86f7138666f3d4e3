#pragma once
// Dates that differ from their weekday: public holidays, make-up workdays, short days.
//
//     date_exceptions china;
//     china.insert(local_days{2026y/October/1}, local_days{2026y/October/7}, date_exception::closed(), "National Day");
//     china.insert(local_days{2026y/October/6}, date_exception::closed(), "Mid-Autumn");     // a date may have several
//     china.insert(local_days{2026y/October/10}, date_exception::counts_as(Friday));         // a Saturday at work
//     china.insert(local_days{2026y/December/24}, *date_exception::closed_in({noon_to_midnight}));
//
// Several entries for one date add up: what one of them closes is closed. At most one weekday can be counted as on a date;
// two different ones are a conflict. find_conflict() finds it, and a timetable forbids such a date.
//
// A range belongs to the day it starts on, and so to what that day counts as. With Monday 22:00-08:00 forbidden:
//
//     Tuesday counts as Sunday     Monday's range still holds until Tuesday 08:00
//     Monday counts as Sunday      no range starts on it, and Tuesday 00:00-08:00 is open
//     Sunday counts as Monday      a range starts on it, and holds until Monday 08:00
//     Monday is closed             the whole date is, and the range still holds until Tuesday 08:00: closing only ever
//                                  forbids more

#include <curfew/time/detail/order.hpp>
#include <curfew/time/detail/reset_on_move.hpp>
#include <curfew/time/instant.hpp>
#include <curfew/time/time_range.hpp>
#include <curfew/time/weekday_set.hpp>

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <utility>
#include <vector>

namespace curfew::inline v0 {

namespace detail {
inline constexpr std::array whole_day{*time_range::from(time_of_day{}, end_of_day)};
} // namespace detail

/// How a date differs. Its ranges are half open, however the ends of forbid ranges are read.
class date_exception {
public:
    /// Calling is forbidden from 00:00 to 24:00 of the date.
    [[nodiscard]] static date_exception closed() noexcept { return date_exception{kind::closed, {}, {}}; }

    /// Calling is forbidden in `ranges` as well; an overnight one ends on the next date. nullopt without a range.
    [[nodiscard]] static std::optional<date_exception> closed_in(std::vector<time_range> ranges) {
        if (ranges.empty()) return std::nullopt;
        return date_exception{kind::closed_in, {}, std::move(ranges)};
    }

    /// The rules of another weekday apply, ranges that start on the date included. See ok().
    [[nodiscard]] static date_exception counts_as(weekday day) noexcept {
        return date_exception{kind::counts_as, day, {}};
    }

    /// Whether it means something: its weekday is valid, and it was not moved from. Others cannot be inserted.
    [[nodiscard]] bool ok() const noexcept { return present_.get() && (kind_ != kind::counts_as || day_.ok()); }

    /// The weekday whose rules apply, if it is not the date's own.
    [[nodiscard]] std::optional<weekday> counts_as() const noexcept {
        return kind_ == kind::counts_as ? std::optional{day_} : std::nullopt;
    }

    /// Whether the whole date is closed.
    [[nodiscard]] bool is_closed() const noexcept { return kind_ == kind::closed; }

    /// What is forbidden beside the rules of the weekday.
    [[nodiscard]] std::span<const time_range> closed_ranges() const noexcept {
        return is_closed() ? std::span<const time_range>{detail::whole_day} : ranges_;
    }

    friend bool operator==(const date_exception&, const date_exception&) = default;

private:
    enum class kind : std::uint8_t { closed, closed_in, counts_as };

    date_exception(kind what, weekday day, std::vector<time_range> ranges) noexcept
        : ranges_{std::move(ranges)}, day_{day}, kind_{what} {}

    std::vector<time_range> ranges_;
    weekday day_;
    kind kind_;
    detail::presence present_;
};

/// Exceptions by date, in civil dates of the zone whose rules they change. Empty means that no date differs. A list that was
/// moved from is known as such, and what is made of it forbids.
class date_exceptions {
public:
    /// An exception for the dates `first` … `last`, both included.
    struct entry {
        /// Years 0000–9999.
        local_days first;
        local_days last;
        date_exception exception;
        /// For people; may be empty.
        std::string name;

        friend bool operator==(const entry&, const entry&) = default;
    };

    /// Two entries that count as different weekdays, the first date on which they do, and their places among entries().
    struct conflict {
        /// The date, and the two places.
        local_days date;
        std::size_t earlier = 0;
        std::size_t later = 0;

        friend bool operator==(const conflict&, const conflict&) noexcept = default;
    };

    /// Adds an entry; false, and nothing is changed, if `last` lies before `first`, one of them outside the years 0000–9999,
    /// the exception is not ok(), or the list was moved from. Amortised constant time.
    [[nodiscard]] bool insert(local_days first, local_days last, date_exception exception, std::string name = {}) {
        if (last < first || first < first_date || last > last_date || !exception.ok() || !is_whole()) return false;
        entries_.push_back({first, last, std::move(exception), std::move(name)});
        return true;
    }

    /// The same for a single date.
    [[nodiscard]] bool insert(local_days date, date_exception exception, std::string name = {}) {
        return insert(date, date, std::move(exception), std::move(name));
    }

    /// In the order of insertion.
    [[nodiscard]] std::span<const entry> entries() const noexcept { return entries_; }
    [[nodiscard]] bool empty() const noexcept { return entries_.empty(); }

    /// The first date with two different weekdays to count as; nullopt if there is none. n log n.
    [[nodiscard]] std::optional<conflict> find_conflict() const;

    /// Whether it was not moved from.
    [[nodiscard]] bool is_whole() const noexcept { return present_.get(); }

    friend bool operator==(const date_exceptions&, const date_exceptions&) = default;

private:
    static constexpr local_days first_date = std::chrono::floor<std::chrono::days>(earliest_local_time);
    static constexpr local_days last_date = std::chrono::floor<std::chrono::days>(latest_local_time);

    std::vector<entry> entries_;
    detail::presence present_;
};

// ---- implementation -------------------------------------------------------------------------------------------

namespace detail {

/// The places of the entries, sorted by their first date; those of one date in their order.
[[nodiscard]] inline std::vector<std::uint32_t> by_first_date(std::span<const date_exceptions::entry> entries) {
    std::vector<std::uint32_t> order(entries.size());
    for (std::size_t i = 0; i < order.size(); ++i) order[i] = static_cast<std::uint32_t>(i);
    stable_sort(order, [&](std::uint32_t a, std::uint32_t b) { return entries[a].first < entries[b].first; });
    return order;
}

/// Calls `visit(place, conflict)` for each entry that counts as another weekday than one that begins before it, or on its
/// date and stands before it in the list. Without these entries there is no conflict left. In the order of dates; n log n.
template <class Visit>
void for_each_conflict(std::span<const date_exceptions::entry> entries, Visit visit) {
    // Of the entries so far that count as a weekday, the one that lasts longest.
    std::array<const date_exceptions::entry*, 7> longest{};
    for (const std::uint32_t place : by_first_date(entries)) {
        const date_exceptions::entry& e = entries[place];
        const auto day = e.exception.counts_as();
        if (!day) continue;
        const date_exceptions::entry* other = nullptr;
        for (std::size_t i = 0; i < longest.size() && other == nullptr; ++i) {
            if (i != day->c_encoding() && longest[i] != nullptr && longest[i]->last >= e.first) other = longest[i];
        }
        if (other != nullptr) {
            const auto other_place = static_cast<std::size_t>(other - entries.data());
            visit(std::size_t{place}, date_exceptions::conflict{e.first, min_of<std::size_t>(place, other_place),
                                                                max_of<std::size_t>(place, other_place)});
        }
        const date_exceptions::entry*& same = longest[day->c_encoding()];
        if (same == nullptr || same->last < e.last) same = &e;
    }
}

} // namespace detail

inline std::optional<date_exceptions::conflict> date_exceptions::find_conflict() const {
    std::optional<conflict> found;
    detail::for_each_conflict(entries_, [&](std::size_t, const conflict& c) {
        if (!found) found = c;
    });
    return found;
}

} // namespace curfew::inline v0
