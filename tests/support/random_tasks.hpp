#pragma once
// Random tasks, each as the model's plain numbers and as the library's types, made from the same numbers.

#include "support/model.hpp"

#include <curfew/task/complete.hpp>
#include <curfew/task/range_end.hpp>

#include <cstdint>
#include <random>
#include <vector>

namespace random_tasks {

/// Repeatable choices: the same on every machine, which the distributions of <random> are not.
class dice {
public:
    explicit dice(std::uint64_t seed) : engine_{seed} {}

    /// One of least…most.
    std::int64_t number(std::int64_t least, std::int64_t most) {
        const std::uint64_t others = static_cast<std::uint64_t>(most) - static_cast<std::uint64_t>(least);
        const std::uint64_t chosen = others + 1 == 0 ? engine_() : engine_() % (others + 1);
        return static_cast<std::int64_t>(static_cast<std::uint64_t>(least) + chosen);
    }

    bool one_in(int chances) { return number(1, chances) == 1; }

private:
    std::mt19937_64 engine_;
};

/// A minute of 0…most, often one at the edge of the day, of an hour or of a word of 64 minutes.
inline int minute(dice& roll, int most) {
    switch (roll.number(0, 5)) {
    case 0: return static_cast<int>(roll.number(0, 2));
    case 1: return most - static_cast<int>(roll.number(0, 2));
    case 2: return static_cast<int>(roll.number(0, 23)) * 60;
    case 3: return static_cast<int>(roll.number(1, 22)) * 64 - static_cast<int>(roll.number(0, 1));
    default: return static_cast<int>(roll.number(0, most));
    }
}

inline model::range range(dice& roll) {
    for (;;) {
        const model::range r{minute(roll, 1439), minute(roll, 1440)};
        if (r.start != r.end) return r;
    }
}

/// Nothing, some ranges, or nearly all of the week.
inline std::vector<model::item> forbid_list(dice& roll) {
    std::vector<model::item> list(static_cast<std::size_t>(roll.number(0, 4)));
    for (model::item& entry : list) {
        if (!roll.one_in(4)) {
            for (int day = 1; day <= 7; ++day) {
                if (roll.one_in(3)) entry.weekdays.push_back(day);
            }
        }
        const auto count = roll.number(1, 3);
        for (std::int64_t i = 0; i < count; ++i) entry.ranges.push_back(range(roll));
    }
    return list;
}

inline curfew::forbid_rule to_rule(const model::item& entry) {
    curfew::weekday_set days;
    for (const int number : entry.weekdays) days.insert(*curfew::weekday_from_api(number));
    if (entry.weekdays.empty()) days = curfew::weekday_set::every_day();
    std::vector<curfew::time_range> ranges;
    for (const model::range& r : entry.ranges) {
        ranges.push_back(*curfew::time_range::from(*curfew::time_of_day::from_minutes(r.start),
                                                   *curfew::time_of_day::from_minutes(r.end)));
    }
    return *curfew::forbid_rule::from(days, std::move(ranges));
}

inline curfew::task to_task(const model::task& task) {
    std::vector<curfew::forbid_rule> list;
    for (const model::item& entry : task.forbid_list) list.push_back(to_rule(entry));
    const auto local = [](model::second s) { return curfew::local_seconds{curfew::seconds{s}}; };
    return *curfew::complete(curfew::task_update{*curfew::task_open_id::from("task"),
                                                 *curfew::call_window::from(local(task.start), local(task.end)),
                                                 *curfew::call_concurrency::from(1),
                                                 {},
                                                 std::move(list)});
}

inline curfew::range_end ends(const model::task& task) {
    return task.end_inclusive ? curfew::range_end::inclusive : curfew::range_end::exclusive;
}

} // namespace random_tasks
