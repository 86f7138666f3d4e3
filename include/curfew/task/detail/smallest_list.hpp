#pragma once
// A week of forbidden minutes as the smallest ForbidTimeList: fewest items, then fewest ranges. Exact.
//
// Put the week on a grid, a row for each weekday, a column for each minute of the day. An item is a rectangle: some
// weekdays × some minutes. So the fewest items are the fewest rectangles that make up the grid, its Boolean rank, and
// its binary rank where rectangles must not overlap. Both are hard in general and small here, because
//     - equal weekdays can be treated alike, so there are at most 7 rows, and 7 rectangles, one for a row, always do;
//     - a column is no more than the set of weekdays it forbids, its pattern, so there are at most 127 of them;
//     - where rectangles may overlap, the weekdays of an item can be taken as the intersection of all patterns it is
//       used for, which needs no range more.
// What is left is to choose weekday sets until each pattern is a union of some of them, with bounds that cut most choices
// off. The sets chosen, the fewest ranges are a shortest path through the day: a step from one pattern to the next costs
// the items that start there.

#include <curfew/task/detail/day_grid.hpp>
#include <curfew/task/detail/item_family.hpp>
#include <curfew/task/forbid_rule.hpp>
#include <curfew/time/detail/order.hpp>
#include <curfew/time/detail/week_bits.hpp>

#include <array>
#include <bit>
#include <cstdint>
#include <limits>
#include <optional>
#include <utility>
#include <vector>

namespace curfew::inline v0::detail {

/// Items without overnight ranges that forbid exactly `forbidden`: the fewest there can be, then those with the fewest
/// ranges, none longer than it needs to be. The same week gives the same list.
///
/// Microseconds for hours that people keep. The search is exponential in the days that differ; the worst weeks known,
/// all seven days different and every minute forbidding another five or six of them, take a few tenths of a second.
[[nodiscard]] inline std::vector<forbid_rule> smallest_list(const week_bits& forbidden, overlaps overlap);

/// The number of ranges in a list.
[[nodiscard]] inline std::size_t count_ranges(const std::vector<forbid_rule>& list) noexcept {
    std::size_t sum = 0;
    for (const forbid_rule& r : list) sum += r.ranges().size();
    return sum;
}

// ---- implementation -------------------------------------------------------------------------------------------

/// Goes through the families of the fewest items that make up all patterns, and keeps the one of the fewest ranges.
class list_search {
public:
    list_search(const day_grid& grid, overlaps overlap) : grid_{grid}, overlap_{overlap}, patterns_{grid.patterns()} {
        find_candidates();
        std::array<std::array<int, 128>, 128> counts{};
        row_set before = 0;
        for (const day_segment& s : grid.segments()) {
            if (s.pattern != 0) ++counts[before][s.pattern];
            before = s.pattern;
        }
        for (row_set p = 0; p < 128; ++p) {
            for (row_set q = 0; q < 128; ++q) {
                if (counts[p][q] != 0) steps_.push_back({p, q, static_cast<std::uint64_t>(counts[p][q])});
            }
        }
    }

    /// The items that hold in each segment, and their rows.
    struct plan {
        item_family items;
        std::vector<unsigned> active;
    };

    [[nodiscard]] plan run() {
        if (patterns_.empty()) return {item_family{overlap_}, std::vector<unsigned>(grid_.segments().size())};
        while (!best_) {
            ++limit_;
            unique_ = overlap_ == overlaps::none && limit_ == needed_by_rank(item_family{overlap_});
            if (limit_ == static_cast<std::size_t>(grid_.row_count())) judge_rows();
            visit(item_family{overlap_}, {});
        }
        return *std::move(best_);
    }

private:
    /// Ranges and, 20 bits below, the minutes they take on each of their days, fewer than 2^20 in all.
    using cost_type = std::uint64_t;
    static constexpr cost_type one_range = cost_type{1} << 20;

    /// A change of pattern, and how often a day has it.
    struct step {
        row_set from;
        row_set to;
        std::uint64_t count;

        [[nodiscard]] bool grows() const noexcept { return (to & ~from) != 0; }
    };

    /// What an item may apply to: any rows of a pattern or, where overlaps are allowed, an intersection of patterns.
    void find_candidates() {
        for (const row_set p : patterns_) {
            if (overlap_ == overlaps::none) {
                for (row_set rows = p; rows != 0; rows = (rows - 1) & p) allowed_.insert(rows);
            } else {
                const auto before = allowed_;
                allowed_.insert(p);
                for (row_set rows = 1; rows < 128; ++rows) {
                    if (before.contains(rows)) allowed_.insert(rows & p);
                }
            }
        }
        for (row_set rows = 1; rows < 128; ++rows) {
            if (allowed_.contains(rows)) candidates_.push_back(rows);
            for (row_set part = rows; part != 0; part = (part - 1) & rows) inside_[rows].insert(part);
            for (row_set left = rows; left != 0; left &= left - 1) {
                with_row_[static_cast<std::size_t>(std::countr_zero(left))].insert(rows);
            }
        }
        stable_sort(candidates_, [](row_set a, row_set b) { return std::popcount(a) > std::popcount(b); });
    }

    /// The family of an item for each row: if none is better, each weekday is found in one item.
    void judge_rows() {
        item_family f{overlap_};
        for (int row = 0; row < grid_.row_count(); ++row) f.add(row_set{1} << row);
        judge(f);
    }

    /// Judges every family of `limit_` items that contains `f` and none of `excluded`.
    void visit(const item_family& f, item_sets excluded) {
        row_set not_taken = 0;
        row_set shared = ~row_set{0};
        bool open = false;
        for (const row_set p : patterns_) {
            if (f.makes_up(p)) continue;
            open = true;
            not_taken |= p & ~f.covered(p);
            shared &= p;
        }
        if (!open) return judge(f);
        const std::size_t left = limit_ - f.size();
        if (left == 0 || (left == 1 && (not_taken & ~shared) != 0) || still_needed(f) > left) return;
        if (fewest_with(f) >= fewest_ranges_) return;
        const item_sets open_sets = allowed_.without(excluded).without(f.members());
        const item_sets next = open_sets & (left == 1 ? within(shared, not_taken) : tightest_choice(f, open_sets));
        for (const row_set rows : candidates_) {
            if (!next.contains(rows)) continue;
            item_family longer = f;
            longer.add(rows);
            visit(longer, excluded);
            excluded.insert(rows);
        }
    }
    /// The sets that have `at_least` these rows, and no others than `at_most`.
    [[nodiscard]] item_sets within(row_set at_most, row_set at_least) const noexcept {
        item_sets result = inside_[at_most & 127U];
        for (row_set left = at_least; left != 0; left &= left - 1) {
            result = result & with_row_[static_cast<std::size_t>(std::countr_zero(left))];
        }
        return result;
    }

    /// The fewest of `sets` of which one must be added, for some pattern still open and a row of it that no item takes.
    [[nodiscard]] item_sets tightest_choice(const item_family& f, const item_sets& sets) const noexcept {
        item_sets best;
        int fewest = std::numeric_limits<int>::max();
        const auto offer = [&](const item_sets& choice) {
            if (choice.size() >= fewest) return;
            fewest = choice.size();
            best = choice;
        };
        for (const row_set p : patterns_) {
            if (f.makes_up(p)) continue;
            const item_sets fitting = inside_[p] & sets;
            const row_set not_taken = p & ~f.covered(p);
            if (not_taken == 0) offer(fitting);
            for (row_set left = not_taken; left != 0; left &= left - 1) {
                offer(fitting & with_row_[static_cast<std::size_t>(std::countr_zero(left))]);
            }
        }
        return best;
    }

    /// A lower bound of the items to be added.
    [[nodiscard]] std::size_t still_needed(const item_family& f) const noexcept {
        return max_of(needed_by_cells(f), overlap_ == overlaps::none ? needed_by_rank(f) : std::size_t{0});
    }

    /// Cells of the grid that no item of `f` can take, of which no two fit into one item. Two of one row always do, so that
    /// there are as many as rows at most.
    [[nodiscard]] std::size_t needed_by_cells(const item_family& f) const noexcept {
        std::array<std::pair<row_set, row_set>, 7> apart{};
        std::size_t count = 0;
        for (const row_set p : patterns_) {
            for (row_set left = p & ~f.covered(p); left != 0; left &= left - 1) {
                const row_set row = left & (~left + 1);
                bool fits = false;
                for (std::size_t i = 0; i < count && !fits; ++i) {
                    fits = (apart[i].first & row) != 0 && (p & apart[i].second) != 0;
                }
                if (!fits) apart[count++] = {p, row};
            }
        }
        return count;
    }

    /// Without overlaps a pattern is a sum of items, modulo 2 as well: the items span the patterns.
    [[nodiscard]] std::size_t needed_by_rank(const item_family& f) const noexcept {
        std::array<row_set, 7> basis{};
        std::size_t rank = 0;
        const auto insert = [&](row_set rows) {
            while (rows != 0) {
                row_set& pivot = basis[static_cast<std::size_t>(std::countr_zero(rows))];
                if (pivot == 0) {
                    pivot = rows;
                    ++rank;
                    return;
                }
                rows ^= pivot;
            }
        };
        for (std::size_t i = 0; i < f.size(); ++i) insert(f[i]);
        const std::size_t given = rank;
        for (const row_set p : patterns_) insert(p);
        return rank - given;
    }

    /// Keeps `f` if it needs fewer ranges than the best so far.
    void judge(const item_family& f) {
        const active_items ways{f, overlap_};
        if (fewest_for(ways) >= fewest_ranges_) return;
        std::array<cost_type, 128> weight{};
        for (unsigned active = 1; active < 1U << f.size(); ++active) {
            const auto last = static_cast<std::size_t>(std::bit_width(active) - 1);
            weight[active] = weight[active & ~(1U << last)] + static_cast<cost_type>(grid_.days(f[last]).size());
        }
        const auto& segments = grid_.segments();
        came_from_.resize(segments.size());
        std::array<cost_type, 128> cost{};
        row_set before = 0;
        for (std::size_t i = 0; i < segments.size(); ++i) {
            const auto length = static_cast<cost_type>(grid_.end_of(i) - segments[i].start);
            std::array<cost_type, 128> sum;
            for (const unsigned active : ways[segments[i].pattern]) {
                sum[active] = std::numeric_limits<cost_type>::max();
                for (const unsigned previous : ways[before]) {
                    const auto starts = static_cast<cost_type>(std::popcount(active & ~previous));
                    const cost_type total = cost[previous] + starts * one_range + weight[active] * length;
                    if (total >= sum[active]) continue;
                    sum[active] = total;
                    came_from_[i][active] = static_cast<std::uint8_t>(previous);
                }
            }
            cost = sum;
            before = segments[i].pattern;
        }
        unsigned active = ways[before].front();
        for (const unsigned other : ways[before]) {
            if (cost[other] < cost[active]) active = other;
        }
        if (cost[active] / one_range >= fewest_ranges_) return;
        fewest_ranges_ = cost[active] / one_range;
        best_ = plan{f, std::vector<unsigned>(segments.size())};
        for (std::size_t i = segments.size(); i > 0; --i) {
            best_->active[i - 1] = active;
            active = came_from_[i - 1][active];
        }
    }

    /// A lower bound of the ranges of every family that contains `f`. Where as many items as the patterns have rank make
    /// them up without overlap, each pattern is one sum of items only: what `f` makes up stays as it is.
    [[nodiscard]] std::uint64_t fewest_with(const item_family& f) const noexcept {
        std::uint64_t sum = 0;
        for (const step& s : steps_) {
            const bool known = unique_ && f.makes_up(s.from) && f.makes_up(s.to);
            const int starts = known ? std::popcount(f.parts(s.to) & ~f.parts(s.from)) : s.grows() ? 1 : 0;
            sum += s.count * static_cast<std::uint64_t>(starts);
        }
        return sum;
    }

    /// A lower bound of the ranges of the one family whose items can be active in `ways`.
    [[nodiscard]] std::uint64_t fewest_for(const active_items& ways) const noexcept {
        std::uint64_t sum = 0;
        for (const step& s : steps_) {
            int fewest = 7;
            for (const unsigned a : ways[s.from]) {
                for (const unsigned b : ways[s.to]) fewest = min_of(fewest, std::popcount(b & ~a));
            }
            sum += static_cast<std::uint64_t>(fewest) * s.count;
            if (sum >= fewest_ranges_) break;
        }
        return sum;
    }

    const day_grid& grid_;
    overlaps overlap_;
    std::vector<row_set> patterns_;
    item_sets allowed_;
    /// The same, large ones first: these make few ranges, and a good list found early cuts off more of the search.
    std::vector<row_set> candidates_;
    std::array<item_sets, 128> inside_{};
    std::array<item_sets, 7> with_row_{};
    std::vector<step> steps_;
    std::vector<std::array<std::uint8_t, 128>> came_from_;
    std::optional<plan> best_;
    std::uint64_t fewest_ranges_ = std::numeric_limits<std::uint64_t>::max();
    std::size_t limit_ = 0;
    bool unique_ = false;
};

/// Sunday's items first, the earlier of two that start with the same day.
[[nodiscard]] inline bool comes_first(const forbid_rule& a, const forbid_rule& b) noexcept {
    const int a_day = std::countr_zero(a.days().bits());
    const int b_day = std::countr_zero(b.days().bits());
    if (a_day != b_day) return a_day < b_day;
    if (a.ranges().front() != b.ranges().front()) return a.ranges().front() < b.ranges().front();
    return a.days().bits() < b.days().bits();
}

inline std::vector<forbid_rule> smallest_list(const week_bits& forbidden, overlaps overlap) {
    const day_grid grid{forbidden};
    const list_search::plan plan = list_search{grid, overlap}.run();
    std::vector<forbid_rule> list;
    for (std::size_t item = 0; item < plan.items.size(); ++item) {
        const auto holds = [&](std::size_t i) { return (plan.active[i] >> item & 1U) != 0; };
        const std::size_t count = plan.active.size();
        std::vector<time_range> ranges;
        for (std::size_t i = 0; i < count; ++i) {
            if (!holds(i)) continue;
            const int start = grid.segments()[i].start;
            while (i < count && holds(i)) ++i;
            const int end = i < count ? grid.segments()[i].start : minutes_per_day;
            ranges.push_back(*time_range::from(*time_of_day::from_minutes(start), *time_of_day::from_minutes(end)));
        }
        list.push_back(*forbid_rule::from(grid.days(plan.items[item]), std::move(ranges)));
    }
    stable_sort(list, comes_first);
    return list;
}

} // namespace curfew::inline v0::detail
