#pragma once
// The exceptions of one layer, compiled: the permitted minutes of the dates that differ.
//
// Dates that differ lie in *pieces*, sorted and disjoint. In a piece either each date permits the same minutes, or each
// permits what its weekday does, less some minutes. So a piece may be as long as it likes, and memory and time are linear in
// the number of entries, never in the number of dates. The date after an entry may be in a piece as well: ranges run over
// midnight. Between pieces the plain week holds, which is base_week() and not kept here.

#include <curfew/time/detail/order.hpp>
#include <curfew/time/instant.hpp>
#include <curfew/time/weekday_set.hpp>
#include <curfew/timetable/date_exceptions.hpp>
#include <curfew/timetable/detail/date_index.hpp>
#include <curfew/timetable/detail/date_pieces.hpp>
#include <curfew/timetable/detail/day_bits.hpp>

#include <cstddef>
#include <cstdint>
#include <limits>
#include <optional>
#include <span>
#include <utility>
#include <vector>

namespace curfew::inline v0::detail {

/// A piece around a civil time, or the gap between two pieces. Civil times are seconds since 1970-01-01 00:00:00.
struct dated_stretch {
    /// [first, end); the least and the greatest number there is where nothing bounds it.
    std::int64_t first;
    std::int64_t end;
    /// The permitted minutes of its dates, or of the weekdays from Sunday on. nullptr: the plain week holds.
    const day_bits* rows = nullptr;
    /// All of rows, or the minutes of them that count.
    const day_bits* mask = nullptr;
    /// 1 or 7.
    unsigned period = 1;
    /// The row of the first date.
    unsigned first_row = 0;
};

/// Civil times [first, end) with one answer.
struct dated_run {
    std::int64_t first;
    std::int64_t end;
    bool permitted;
};

/// Immutable; every int64 is a legal civil time. Questions allocate nothing.
class dated_week {
public:
    /// `rules` are those of the plain week. Linear in the number of entries, and n log n where they are not in order.
    dated_week(const weekday_rule_table& rules, date_exceptions exceptions)
        : pieces_{rules, exceptions.entries()}, exceptions_{std::move(exceptions)}, index_{exceptions_.entries()} {
        const auto& list = pieces_.list();
        if (list.empty()) return;
        first_ = list.front().first * seconds_per_day;
        length_ = static_cast<std::uint64_t>(list.back().end * seconds_per_day - first_);
    }

    /// Whether every date is like its weekday.
    [[nodiscard]] bool empty() const noexcept { return length_ == 0; }

    /// Before this civil time no date differs; after it some does, if any.
    [[nodiscard]] std::int64_t first() const noexcept { return first_; }

    /// From this civil time on no date differs.
    [[nodiscard]] std::int64_t last_end() const noexcept { return first_ + static_cast<std::int64_t>(length_); }

    /// The stretch around `local`. Logarithmic in the number of pieces.
    [[nodiscard]] dated_stretch stretch_at(std::int64_t local) const noexcept {
        const std::uint64_t second = static_cast<std::uint64_t>(local) - static_cast<std::uint64_t>(first_);
        if (second >= length_) {
            if (local < first_) return {std::numeric_limits<std::int64_t>::min(), first_};
            return {last_end(), std::numeric_limits<std::int64_t>::max()};
        }
        const auto& list = pieces_.list();
        const std::int64_t day = list.front().first + static_cast<std::int64_t>(second / seconds_per_day);
        // The first piece that ends after the day is there: the last piece does.
        std::size_t low = 0;
        std::size_t high = list.size() - 1;
        while (low < high) {
            const std::size_t middle = low + (high - low) / 2;
            if (list[middle].end <= day) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        const date_piece& piece = list[low];
        if (day < piece.first) return {list[low - 1].end * seconds_per_day, piece.first * seconds_per_day};
        const day_bits* const rows = pieces_.rows().data();
        dated_stretch found{piece.first * seconds_per_day, piece.end * seconds_per_day, rows + piece.row,
                            rows + piece.mask};
        if (piece.is_weekly()) {
            found.period = 7;
            found.first_row = weekday{local_days{std::chrono::days{piece.first}}}.c_encoding();
        }
        return found;
    }

    /// Whether the dates of a piece permit `local`, a time inside it.
    [[nodiscard]] static bool permits(const dated_stretch& piece, std::int64_t local) noexcept {
        const place at = place_of(piece, local);
        return at.row->contains(at.minute) && piece.mask->contains(at.minute);
    }

    /// Times around `local`, a time inside a piece, with the same answer: the whole piece if it has only one answer, else at
    /// least all there are on that date.
    [[nodiscard]] static dated_run run_in(const dated_stretch& piece, std::int64_t local) noexcept {
        const place at = place_of(piece, local);
        const day_run run = (*at.row & *piece.mask).run_at(at.minute);
        if (piece.period == 1 && run.first == 0 && run.end == minutes_per_day) {
            return {piece.first, piece.end, run.member};
        }
        return {at.midnight + std::int64_t{run.first} * 60, at.midnight + std::int64_t{run.end} * 60, run.member};
    }

    /// The exceptions that it was made of.
    [[nodiscard]] const date_exceptions& exceptions() const noexcept { return exceptions_; }

    /// The place among the exceptions of the first one, in the order of insertion, that forbids `local` by itself: it closes
    /// the date, or has a range that holds then, which may have begun on the date before. Of exceptions in conflict it is
    /// the first. Logarithmic for each entry that holds on the two dates.
    [[nodiscard]] std::optional<std::size_t> find_closing(local_seconds local) const noexcept;

    /// The weekday whose rules apply to `date`. Logarithmic for each entry that holds on it.
    [[nodiscard]] weekday weekday_on(local_days date) const noexcept;

private:
    /// A time inside a piece: its date's row, and the minute of the day.
    struct place {
        const day_bits* row;
        std::int64_t midnight;
        std::uint64_t minute;
    };

    static constexpr std::int64_t seconds_per_day = 86'400;

    [[nodiscard]] static place place_of(const dated_stretch& piece, std::int64_t local) noexcept {
        const auto second = static_cast<std::uint64_t>(local - piece.first);
        const std::uint64_t day = second / seconds_per_day;
        const std::uint64_t row = piece.period == 1 ? 0 : (day + piece.first_row) % 7;
        const std::uint64_t midnight = day * seconds_per_day;
        return {piece.rows + row, piece.first + static_cast<std::int64_t>(midnight), (second - midnight) / 60};
    }

    date_pieces pieces_;
    date_exceptions exceptions_;
    date_index index_;
    /// [first_, first_ + length_): where the pieces lie.
    std::int64_t first_ = std::numeric_limits<std::int64_t>::min();
    std::uint64_t length_ = 0;
};

// ---- implementation -------------------------------------------------------------------------------------------

inline std::optional<std::size_t> dated_week::find_closing(local_seconds local) const noexcept {
    // By remainders: the first day of 64 bits of seconds is not whole, and has no midnight.
    const std::int64_t second = local.time_since_epoch().count();
    const std::int64_t second_of_day = (second % seconds_per_day + seconds_per_day) % seconds_per_day;
    const std::int64_t today = second / seconds_per_day - (second % seconds_per_day < 0 ? 1 : 0);
    const auto minute = static_cast<int>(second_of_day / 60);
    const std::span<const date_exceptions::entry> entries = exceptions_.entries();
    const std::size_t none = entries.size();
    std::size_t closing = none;
    std::size_t counting = none;
    weekday_set counted;
    const auto look = [&](std::size_t entry, int shifted) {
        for (const time_range& range : entries[entry].exception.closed_ranges()) {
            if (shifted >= range.first_minute() && shifted < range.end_minute()) closing = min_of(closing, entry);
        }
    };
    index_.for_each_on(today, [&](std::size_t entry) {
        look(entry, minute);
        const auto day = entries[entry].exception.counts_as();
        if (!day) return;
        counted.insert(*day);
        counting = min_of(counting, entry);
    });
    index_.for_each_on(today - 1, [&](std::size_t entry) { look(entry, minute + minutes_per_day); });
    if (counted.size() > 1) closing = min_of(closing, counting);
    return closing == none ? std::nullopt : std::optional{closing};
}

inline weekday dated_week::weekday_on(local_days date) const noexcept {
    weekday result{date};
    index_.for_each_on(date.time_since_epoch().count(), [&](std::size_t entry) {
        result = exceptions_.entries()[entry].exception.counts_as().value_or(result);
    });
    return result;
}

} // namespace curfew::inline v0::detail
