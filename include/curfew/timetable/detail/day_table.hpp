#pragma once
// The answer of several layers together, day by day in UTC.
//
// Layers are asked one after the other, each in its own civil time, and the dates that differ are searched for. Where the window
// of a timetable is a few years at most, which it nearly always is, each of its days has a row of minutes instead.

#include <curfew/time/detail/order.hpp>
#include <curfew/time/instant.hpp>
#include <curfew/timetable/detail/day_bits.hpp>
#include <curfew/timetable/detail/layer.hpp>
#include <curfew/timetable/detail/layers_around.hpp>

#include <cstddef>
#include <cstdint>
#include <limits>
#include <span>
#include <vector>

namespace curfew::inline v0::detail {

/// The minutes of a day that every layer permits, and a minute of it.
struct day_place {
    /// nullptr: the day is not known, and the layers must be asked.
    const day_bits* row = nullptr;
    sys_seconds midnight{};
    std::uint64_t minute = 0;
};

/// Days of a window. Not known are the days past the first 4096, or past those that could be worked out in so many steps, and a
/// day on which an answer changes within a minute: before 1972 offsets had seconds. Immutable. What it costs to make one is
/// bounded, whatever the layers: at most two bytes and a row for each day.
class day_table {
public:
    /// Knows no day.
    day_table() = default;

    /// The window is [first, last). A window of more days has those from the first date that differs on.
    day_table(std::span<const layer> layers, sys_seconds first, sys_seconds last);

    /// Constant time; every instant is legal.
    [[nodiscard]] day_place find(sys_seconds t) const noexcept {
        const std::uint64_t second = unsigned_seconds(t) - unsigned_seconds(first_);
        const std::uint64_t day = second / seconds_per_day;
        if (day >= numbers_.size()) return {};
        const std::uint32_t number = numbers_[day];
        if (number == unknown) return {};
        const std::uint64_t midnight = day * seconds_per_day;
        return {rows_.data() + number, first_ + seconds{static_cast<std::int64_t>(midnight)}, (second - midnight) / 60};
    }

    /// How many different days there are.
    [[nodiscard]] std::size_t row_count() const noexcept { return rows_.size(); }

private:
    static constexpr std::uint64_t seconds_per_day = 86'400;
    static constexpr std::uint16_t unknown = std::numeric_limits<std::uint16_t>::max();
    static constexpr std::size_t most_days = 4096;
    /// Runs that are walked over, and layers that are asked where their stretch ends: a millisecond or two.
    static constexpr std::size_t most_steps = 32 * most_days;
    static_assert(most_days < unknown, "each day may have a row of its own");

    /// By the hash of its content: the number of each row; unknown where there is none.
    using row_numbers = std::vector<std::uint16_t>;

    /// Counts the steps it takes; unknown where these are too many.
    [[nodiscard]] std::uint16_t number_of_day(layers_around& around, sys_seconds midnight, row_numbers& known,
                                              std::size_t& steps);

    /// The midnight that the days begin at.
    sys_seconds first_{};
    /// The row of each day.
    std::vector<std::uint16_t> numbers_;
    /// All different.
    std::vector<day_bits> rows_;
};

// ---- implementation -------------------------------------------------------------------------------------------

inline day_table::day_table(std::span<const layer> layers, sys_seconds first, sys_seconds last) {
    if (layers.empty() || first >= last) return;
    constexpr std::chrono::days day{1};
    if (last - first > day * static_cast<std::int64_t>(most_days)) {
        sys_seconds differs = last;
        for (const layer& l : layers) differs = min_of(differs, l.differs_from());
        if (differs < last) first = max_of(first, differs);
    }
    first_ = std::chrono::floor<std::chrono::days>(first);
    const auto days = min_of(most_days, static_cast<std::size_t>((last - first_ + day - seconds{1}) / day));
    numbers_.reserve(days);
    row_numbers known(2 * days, unknown);
    layers_around around{layers};
    std::size_t steps = 0;
    for (sys_seconds midnight = first_; numbers_.size() < days && steps < most_steps; midnight += day) {
        const layers_around::bounds stretch = around.around(midnight);
        steps += layers.size();
        const bool is_as_a_week_ago =
            numbers_.size() >= 7 && stretch.first <= midnight - 7 * day && stretch.end >= midnight + day;
        numbers_.push_back(is_as_a_week_ago ? numbers_[numbers_.size() - 7]
                                            : number_of_day(around, midnight, known, steps));
    }
}

inline std::uint16_t day_table::number_of_day(layers_around& around, sys_seconds midnight, row_numbers& known,
                                              std::size_t& steps) {
    const sys_seconds day_end = midnight + std::chrono::days{1};
    day_bits forbidden;
    for (std::size_t i = 0; i < around.count(); ++i) {
        for (sys_seconds t = midnight; t < day_end; ++steps) {
            if (steps >= most_steps) return unknown;
            const layer_run run = around.run(i, t);
            const sys_seconds end = min_of(run.end, day_end);
            if ((end - midnight) % minutes{1} != seconds{0}) return unknown;
            if (!run.permitted) {
                forbidden.insert(static_cast<int>((t - midnight) / minutes{1}),
                                 static_cast<int>((end - midnight) / minutes{1}));
            }
            t = end;
        }
    }
    const day_bits row = forbidden.complement();
    std::size_t slot = row.hash() % known.size();
    while (known[slot] != unknown && !(rows_[known[slot]] == row)) slot = (slot + 1) % known.size();
    if (known[slot] == unknown) {
        known[slot] = static_cast<std::uint16_t>(rows_.size());
        rows_.push_back(row);
    }
    return known[slot];
}

} // namespace curfew::inline v0::detail
