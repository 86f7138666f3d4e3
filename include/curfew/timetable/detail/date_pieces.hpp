#pragma once
// From exceptions by date to pieces of dates: a sweep over the first and last dates of the entries.

#include <curfew/time/detail/order.hpp>
#include <curfew/time/instant.hpp>
#include <curfew/time/weekday_set.hpp>
#include <curfew/timetable/date_exceptions.hpp>
#include <curfew/timetable/detail/day_bits.hpp>

#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <span>
#include <utility>
#include <vector>

namespace curfew::inline v0::detail {

/// The dates [first, end), in days since 1970-01-01. Each permits the minutes of its row that are in the mask as well.
struct date_piece {
    std::int64_t first;
    std::int64_t end;
    std::uint32_t row;
    std::uint32_t mask;

    /// Whether a date's row is that of its weekday; else `row` is that of all dates.
    [[nodiscard]] bool is_weekly() const noexcept { return row == 0; }
};

/// The pieces of one layer, and their rows. The first seven rows are those of the plain week, from Sunday on.
class date_pieces {
public:
    date_pieces(const weekday_rule_table& rules, std::span<const date_exceptions::entry> entries) {
        if (entries.empty()) return;
        for (const day_bits& day : base_days(rules)) rows_.push_back(day);
        rows_.push_back(day_bits::whole());
        rows_.push_back(day_bits{});
        sweep(rules, entries);
    }

    /// Sorted and disjoint.
    [[nodiscard]] const std::vector<date_piece>& list() const noexcept { return list_; }
    [[nodiscard]] const std::vector<day_bits>& rows() const noexcept { return rows_; }

private:
    static constexpr std::uint32_t weekly_row = 0;
    static constexpr std::uint32_t whole_row = 7;
    static constexpr std::uint32_t empty_row = 8;

    /// What holds on each of several dates that follow each other.
    struct state {
        /// The weekdays that a date counts as; none for its own.
        weekday_set days;
        /// Whether an entry closes the date.
        bool is_closed = false;
        /// What entries close on the date, and after midnight on the next.
        weekday_rules closed;

        [[nodiscard]] bool forbids_all() const noexcept { return is_closed || days.size() > 1; }
    };

    /// The entries that hold on the date that the sweep has reached.
    class active_entries {
    public:
        void add(const date_exception& e) {
            if (const auto day = e.counts_as()) {
                ++counts_[day->c_encoding()];
            } else if (e.is_closed()) {
                ++closed_;
            } else {
                const weekday_rules ranges = rules_of(e);
                today_.add(ranges.same_day);
                tomorrow_.add(ranges.next_day);
            }
        }
        void remove(const date_exception& e) noexcept {
            if (const auto day = e.counts_as()) {
                --counts_[day->c_encoding()];
            } else if (e.is_closed()) {
                --closed_;
            } else {
                const weekday_rules ranges = rules_of(e);
                today_.remove(ranges.same_day);
                tomorrow_.remove(ranges.next_day);
            }
        }
        [[nodiscard]] state now() const noexcept {
            state result{{}, closed_ != 0, {today_.any(), tomorrow_.any()}};
            for (const weekday day : all_weekdays) {
                if (counts_[day.c_encoding()] != 0) result.days.insert(day);
            }
            return result;
        }

    private:
        [[nodiscard]] static weekday_rules rules_of(const date_exception& e) noexcept {
            weekday_rules result;
            for (const time_range& range : e.closed_ranges()) result.forbid(range.first_minute(), range.end_minute());
            return result;
        }

        std::array<std::uint32_t, 7> counts_{};
        std::uint32_t closed_ = 0;
        day_counts today_;
        day_counts tomorrow_;
    };

    void sweep(const weekday_rule_table& rules, std::span<const date_exceptions::entry> entries);

    /// The rules that a date with `s` begins with.
    [[nodiscard]] static weekday_rules rules_on(const weekday_rule_table& rules, const state& s,
                                                std::int64_t day) noexcept {
        weekday_rules result = s.closed;
        const weekday_set own{weekday_of(day)};
        for (const weekday w : all_weekdays) {
            if ((s.days.empty() ? own : s.days).contains(w)) result |= rules[w.c_encoding()];
        }
        return result;
    }

    /// The permitted minutes of `day`.
    [[nodiscard]] static day_bits permitted(const weekday_rule_table& rules, const state& before, const state& now,
                                            std::int64_t day) noexcept {
        if (now.forbids_all()) return {};
        day_bits forbidden = rules_on(rules, now, day).same_day;
        forbidden |= rules_on(rules, before, day - 1).next_day;
        return forbidden.complement();
    }

    /// The dates [first, end), of which `s` holds on each and on the one before; weekly_row and whole_row: the plain week.
    [[nodiscard]] date_piece inner_piece(const weekday_rule_table& rules, const state& s, std::int64_t first,
                                         std::int64_t end) {
        if (s.forbids_all()) return {first, end, empty_row, whole_row};
        if (!s.days.empty()) return {first, end, row_of(permitted(rules, s, s, first)), whole_row};
        day_bits closed = s.closed.same_day;
        closed |= s.closed.next_day;
        if (closed == day_bits::whole()) return {first, end, empty_row, whole_row};
        return {first, end, weekly_row, row_of(closed.complement())};
    }

    /// The place of a row with these minutes, a new one if need be. Rows that are alike mostly follow each other.
    [[nodiscard]] std::uint32_t row_of(const day_bits& minutes) {
        if (minutes == rows_[whole_row]) return whole_row;
        if (minutes.empty()) return empty_row;
        if (minutes != rows_.back()) rows_.push_back(minutes);
        return static_cast<std::uint32_t>(rows_.size() - 1);
    }

    void append(const date_piece& p) {
        if (p.first == p.end || (p.is_weekly() && p.mask == whole_row)) return;
        if (!list_.empty() && list_.back().end == p.first && list_.back().row == p.row && list_.back().mask == p.mask) {
            list_.back().end = p.end;
        } else {
            list_.push_back(p);
        }
    }

    [[nodiscard]] static weekday weekday_of(std::int64_t day) noexcept {
        return weekday{local_days{std::chrono::days{day}}};
    }

    std::vector<date_piece> list_;
    std::vector<day_bits> rows_;
};

// ---- implementation -------------------------------------------------------------------------------------------

inline void date_pieces::sweep(const weekday_rule_table& rules, std::span<const date_exceptions::entry> entries) {
    const std::vector<std::uint32_t> starting = by_first_date(entries);
    std::vector<std::uint32_t> ending = starting;
    stable_sort(ending, [&](std::uint32_t a, std::uint32_t b) { return entries[a].last < entries[b].last; });
    const auto first_of = [&](std::size_t i) { return entries[starting[i]].first.time_since_epoch().count(); };
    const auto end_of = [&](std::size_t i) { return entries[ending[i]].last.time_since_epoch().count() + 1; };
    active_entries active;
    state before;
    std::size_t started = 0;
    std::size_t ended = 0;
    while (ended < ending.size()) {
        const bool starts = started < starting.size() && first_of(started) <= end_of(ended);
        const std::int64_t day = starts ? first_of(started) : end_of(ended);
        while (started < starting.size() && first_of(started) == day)
            active.add(entries[starting[started++]].exception);
        while (ended < ending.size() && end_of(ended) == day) active.remove(entries[ending[ended++]].exception);
        std::int64_t end = ended < ending.size() ? end_of(ended) : day + 1;
        if (started < starting.size()) end = min_of(end, first_of(started));
        if (end == day) continue;

        // Only the first date follows one on which something else holds.
        const state now = active.now();
        const day_bits first = permitted(rules, before, now, day);
        const date_piece inner = inner_piece(rules, now, day, end);
        const std::size_t row = inner.is_weekly() ? weekday_of(day).c_encoding() : inner.row;
        if (first == (rows_[row] & rows_[inner.mask])) {
            append(inner);
        } else {
            append({day, day + 1, row_of(first), whole_row});
            append({day + 1, end, inner.row, inner.mask});
        }
        before = now;
    }
}

} // namespace curfew::inline v0::detail
