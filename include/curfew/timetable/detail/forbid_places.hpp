#pragma once
// Which range of a ForbidTimeList forbids: the first in document order that holds.

#include <curfew/task/forbid_rule.hpp>
#include <curfew/task/range_end.hpp>
#include <curfew/time/detail/order.hpp>
#include <curfew/time/detail/week_bits.hpp>
#include <curfew/time/weekday_set.hpp>
#include <curfew/timetable/verdict.hpp>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace curfew::inline v0::detail {

/// The ranges by the minute they hold in, worked out once. A range belongs to the weekday it starts on, so there are two
/// tables: what holds on that day itself, and what still holds after midnight. With them an exception by date that counts
/// as another weekday needs nothing of its own. Immutable; making one is linear in the number of ranges.
class forbid_places {
public:
    forbid_places() noexcept = default;

    forbid_places(std::span<const forbid_rule> forbid_list, range_end ends) {
        const int longer = minutes_after(ends);
        week_bits taken_today;
        week_bits taken_tomorrow;
        for (std::size_t item = 0; item < forbid_list.size(); ++item) {
            const forbid_rule& r = forbid_list[item];
            for (std::size_t entry = 0; entry < r.ranges().size(); ++entry) {
                const time_range& range = r.ranges()[entry];
                const auto index = static_cast<std::uint32_t>(ranges_.size());
                bool holds = false;
                for_each_week_span(range, r.days(), [&](int first, int end) {
                    const int next_midnight = (first / minutes_per_day + 1) * minutes_per_day;
                    holds |= today_.take(taken_today, first, min_of(end + longer, next_midnight), index);
                    const int midnight = next_midnight - minutes_per_day;
                    if (end + longer > next_midnight) {
                        holds |=
                            tomorrow_.take(taken_tomorrow, midnight, midnight + end + longer - next_midnight, index);
                    }
                });
                if (!holds) continue;
                ranges_.push_back(
                    {static_cast<std::uint32_t>(item), static_cast<std::uint32_t>(entry), range, r.days()});
            }
        }
        today_.finish();
        tomorrow_.finish();
    }

    /// The range that holds in `minute` of a date that counts as `day`, after one that counted as `day_before`.
    /// Logarithmic.
    [[nodiscard]] std::optional<forbidding_range> find(weekday day, weekday day_before, int minute) const noexcept {
        const std::uint32_t here = today_.at(days_after_sunday(day) * minutes_per_day + minute);
        const std::uint32_t since = tomorrow_.at(days_after_sunday(day_before) * minutes_per_day + minute);
        const std::uint32_t first = min_of(here, since);
        return first == nothing ? std::nullopt : std::optional{ranges_[first]};
    }

private:
    static constexpr std::uint32_t nothing = ~std::uint32_t{0};

    /// Minutes of the week, each with the first range that took it.
    class minute_table {
    public:
        /// Gives `range` the minutes of [first, end) that are not in `taken` yet; whether there were any.
        bool take(week_bits& taken, int first, int end, std::uint32_t range) {
            bool any = false;
            for (auto free = taken.first_missing_in(first, end); free;) {
                const int until = taken.first_in(*free, end).value_or(end);
                runs_.push_back({*free, until, range});
                any = true;
                free = taken.first_missing_in(until, end);
            }
            taken.insert(first, end);
            return any;
        }

        void finish() {
            stable_sort(runs_, [](const run& a, const run& b) { return a.first < b.first; });
        }

        [[nodiscard]] std::uint32_t at(int minute) const noexcept {
            std::size_t low = 0;
            std::size_t high = runs_.size();
            while (low < high) {
                const std::size_t middle = low + (high - low) / 2;
                if (runs_[middle].end <= minute) {
                    low = middle + 1;
                } else {
                    high = middle;
                }
            }
            return low < runs_.size() && runs_[low].first <= minute ? runs_[low].range : nothing;
        }

    private:
        struct run {
            int first;
            int end;
            std::uint32_t range;
        };

        std::vector<run> runs_;
    };

    minute_table today_;
    minute_table tomorrow_;
    std::vector<forbidding_range> ranges_;
};

} // namespace curfew::inline v0::detail
