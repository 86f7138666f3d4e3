#pragma once
// Tasks and zones out of an input, as the plain numbers of tests/support/model.hpp. Everything falls on a grid, so that
// the model can step from point to point of it and still see every change.

#include "input.hpp"

#include "support/random_tasks.hpp"
#include "support/table_zone.hpp"

#include <array>
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

namespace fuzz {

using model::second;

/// Times are multiples of `step` seconds; ranges lie on multiples of `minutes`.
struct grid {
    second step = 60;
    int minutes = 1;

    [[nodiscard]] second floor(second t) const { return model::floor_div(t, step) * step; }
};

inline constexpr std::array grids{grid{1, 1}, grid{60, 1}, grid{900, 15}};

/// Where windows lie: an ordinary Sunday, clock changes of simulation::zone_names, and the ends of the years 0000…9999.
inline constexpr std::array<second, 8> interesting_places{1621123200, 1615687200, 1636246800,   1633226400,
                                                          1617498000, 1325203200, -62167219200, 253402214400};

/// A time of day near `about`, which is a minute of the day, or anywhere.
inline int take_minute(input& in, const grid& g, int count, int about) {
    const int choice = in.below(256);
    if (choice < 128) return in.below(count / g.minutes) * g.minutes;
    return (about / g.minutes + choice - 192 + 1440 / g.minutes) * g.minutes % count;
}

inline model::range take_range(input& in, const grid& g, int about) {
    model::range r{take_minute(in, g, 1440, about), take_minute(in, g, 1440 + g.minutes, about)};
    if (r.start == r.end) r.end = 1440;
    return r;
}

inline std::vector<int> take_weekdays(input& in) {
    std::vector<int> days;
    for (int bits = in.below(128), day = 1; day <= 7; ++day) {
        if ((bits >> (day - 1) & 1) != 0) days.push_back(day);
    }
    return days;
}

/// Up to three items of up to three ranges.
inline std::vector<model::item> take_list(input& in, const grid& g, int about) {
    std::vector<model::item> list(static_cast<std::size_t>(in.below(4)));
    for (model::item& entry : list) {
        entry.weekdays = take_weekdays(in);
        for (int count = in.below(3); count >= 0; --count) entry.ranges.push_back(take_range(in, g, about));
    }
    return list;
}

/// A window of up to `longest` steps, and what is forbidden around it.
inline model::task take_task(input& in, const grid& g, int longest) {
    model::task task;
    const second place = interesting_places[static_cast<std::size_t>(in.below(8))];
    const second length = (1 + in.below(longest)) * g.step;
    task.start = place + in.below(2048) * g.step;
    if (place > 0) task.start -= 1024 * g.step;
    task.start = std::min(g.floor(task.start), g.floor(253402300799 - length));
    task.end = task.start + length;
    // The minute more that an inclusive end takes is not on a coarser grid.
    task.end_inclusive = in.below(2) == 1 && g.minutes == 1;
    task.forbid_list = take_list(in, g, static_cast<int>(model::floor_div(task.start, 60) % 1440 + 1440) % 1440);
    return task;
}

/// An offset of less than a day.
inline second take_offset(input& in, const grid& g) {
    const auto quarter = (in.below(191) - 95) * second{900};
    return g.step == 900 || in.below(2) == 0 ? quarter : g.floor(quarter + static_cast<second>(in.bytes(2)) % 899);
}

/// Up to four changes around the window, by whatever there is.
inline table_zone take_zone(input& in, const grid& g, const model::task& task) {
    const second first = take_offset(in, g);
    std::vector<table_zone::change> changes;
    second at = (in.below(2) == 0 ? task.start : task.end) - g.floor(first) + (in.below(1024) - 512) * g.step;
    for (int count = in.below(5); count > 0; --count) {
        changes.push_back({at, take_offset(in, g)});
        at += (1 + in.below(in.below(2) == 0 ? 16 : 1024)) * g.step;
    }
    return {first, std::move(changes)};
}

} // namespace fuzz
