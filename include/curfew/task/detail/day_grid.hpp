#pragma once
// The week as a grid, a row for weekdays that forbid the same minutes, a column for minutes that forbid the same days.
//
//     every day 00:00-08:00, Monday to Friday 12:00-14:00:
//
//     row 0  Sun Sat      ####----........
//     row 1  Mon … Fri    ####--##........     4 segments: both rows, none, row 1, none

#include <curfew/time/detail/order.hpp>
#include <curfew/time/detail/week_bits.hpp>
#include <curfew/time/weekday_set.hpp>

#include <array>
#include <bit>
#include <cstddef>
#include <vector>

namespace curfew::inline v0::detail {

/// A set of rows, that is of weekdays that need not be told apart; bit i is row i.
using row_set = unsigned;

/// Minutes of the day, from `start` to the start of the next, that forbid the same rows.
struct day_segment {
    row_set pattern = 0;
    int start = 0;
};

/// The week as rows and segments.
class day_grid {
public:
    explicit day_grid(const week_bits& forbidden) {
        std::array<unsigned, minutes_per_day> patterns{};
        for (int minute = 0; minute < minutes_per_day; ++minute) {
            for (int day = 0; day < 7; ++day) {
                const bool holds = forbidden.contains(day * minutes_per_day + minute);
                patterns[static_cast<std::size_t>(minute)] |= static_cast<unsigned>(holds) << day;
            }
        }
        for (unsigned day = 0; day < 7; ++day) add_day(day, patterns);
        for (int minute = 0; minute < minutes_per_day; ++minute) {
            const row_set rows = to_rows(patterns[static_cast<std::size_t>(minute)]);
            if (segments_.empty() || segments_.back().pattern != rows) segments_.push_back({rows, minute});
        }
    }

    [[nodiscard]] const std::vector<day_segment>& segments() const noexcept { return segments_; }
    [[nodiscard]] int row_count() const noexcept { return static_cast<int>(days_of_row_.size()); }

    [[nodiscard]] int end_of(std::size_t segment) const noexcept {
        return segment + 1 < segments_.size() ? segments_[segment + 1].start : minutes_per_day;
    }

    [[nodiscard]] weekday_set days(row_set rows) const noexcept {
        weekday_set result;
        for (row_set left = rows; left != 0; left &= left - 1) {
            result = result | days_of_row_[static_cast<std::size_t>(std::countr_zero(left))];
        }
        return result;
    }

    /// The patterns but the empty one, each once, small ones first: these leave the least choice.
    [[nodiscard]] std::vector<row_set> patterns() const {
        std::array<bool, 128> found{};
        for (const day_segment& s : segments_) found[s.pattern] = true;
        std::vector<row_set> result;
        for (row_set p = 1; p < found.size(); ++p) {
            if (found[p]) result.push_back(p);
        }
        stable_sort(result, [](row_set a, row_set b) { return std::popcount(a) < std::popcount(b); });
        return result;
    }

private:
    void add_day(unsigned day, const std::array<unsigned, minutes_per_day>& patterns) {
        const auto same_as = [&](unsigned other) {
            for (const unsigned p : patterns) {
                if ((p >> day & 1U) != (p >> other & 1U)) return false;
            }
            return true;
        };
        for (weekday_set& row : days_of_row_) {
            if (!same_as(static_cast<unsigned>(std::countr_zero(row.bits())))) continue;
            row = row | weekday_set::from_bits(1U << day);
            return;
        }
        days_of_row_.push_back(weekday_set::from_bits(1U << day));
    }

    [[nodiscard]] row_set to_rows(unsigned days) const noexcept {
        row_set rows = 0;
        for (std::size_t row = 0; row < days_of_row_.size(); ++row) {
            if ((days_of_row_[row].bits() & days) != 0) rows |= 1U << row;
        }
        return rows;
    }

    std::vector<weekday_set> days_of_row_;
    std::vector<day_segment> segments_;
};

} // namespace curfew::inline v0::detail
