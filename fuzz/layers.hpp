#pragma once
// Tasks under policies out of an input: as layers of tests/support/model.hpp, and as the library's types made of the same
// numbers. What is asked of both: checks.hpp.

#include "tasks.hpp"

#include "support/random_timetables.hpp"

#include <curfew/time/text.hpp>
#include <curfew/timetable/policy.hpp>
#include <curfew/timetable/timetable.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace fuzz {

/// A layer: the rules of the task, or local hours of a policy.
struct plain_layer {
    model::layer rules;
    plain_zone zone;
    /// As a policy writes it; empty for the task.
    std::string zone_text = {};

    [[nodiscard]] second local(second t) const { return t + zone.offset_at(t); }
    [[nodiscard]] model::cause forbids(second t) const { return model::forbids(rules, local(t)); }
};

/// A task and what it is under. Layer 0 is the task.
struct plain_call {
    model::task task;
    std::vector<plain_layer> layers;

    /// The first layer that forbids at `t`, an instant of the window; the number of layers if none does.
    [[nodiscard]] std::size_t forbidding(second t) const {
        const auto found = std::find_if(layers.begin(), layers.end(),
                                        [t](const plain_layer& l) { return l.forbids(t) != model::cause::none; });
        return static_cast<std::size_t>(found - layers.begin());
    }

    [[nodiscard]] bool permits(second t) const { return forbidding(t) == layers.size(); }

    /// The reason at an instant of the window.
    [[nodiscard]] curfew::reason reason_inside(second t) const {
        const std::size_t layer = forbidding(t);
        if (layer == layers.size()) return curfew::reason::permitted;
        if (layers[layer].forbids(t) == model::cause::exception) return curfew::reason::holiday;
        return layer == 0 ? curfew::reason::forbid_range : curfew::reason::local_hours;
    }
};

/// A task without a policy.
inline plain_call bare_call(const model::task& task, const plain_zone& zone) {
    return {task, {{{task.forbid_list, task.end_inclusive, false, {}, {}}, zone, {}}}};
}

// ---- exceptions by date

/// The days of the years 0000–9999, since 1970.
inline constexpr second first_day = -719528;
inline constexpr second last_day = 2932896;

inline bool meet(const model::exception& a, const model::exception& b) {
    return a.first_day <= b.last_day && b.first_day <= a.last_day;
}

/// Two different weekdays to count as on one date.
inline bool contradict(const model::exception& a, const model::exception& b) {
    return a.counts_as != 0 && b.counts_as != 0 && a.counts_as != b.counts_as && meet(a, b);
}

/// For a date, some days, or years; near `day`, or wherever the years 0000–9999 end.
inline model::exception take_exception(input& in, const grid& g, second day) {
    model::exception e;
    e.first_day = day + in.below(16) - 8;
    const int length = in.below(16);
    e.last_day = e.first_day + (length < 10 ? 0 : length < 14 ? in.below(8) : in.below(4000));
    if (length == 15) e.first_day -= in.below(4000);
    if (length == 14 && in.below(4) == 0) e.first_day = first_day, e.last_day = last_day;
    e.first_day = std::clamp(e.first_day, first_day, last_day);
    e.last_day = std::clamp(e.last_day, first_day, last_day);
    switch (in.below(4)) {
    case 0: e.closed = true; break;
    case 1: e.counts_as = 1 + in.below(7); break;
    default:
        for (int ranges = in.below(2); ranges >= 0; --ranges) e.ranges.push_back(take_range(in, g, 0));
    }
    return e;
}

/// Up to seven, in any order, several of them on one date; no two of them contradict each other.
inline std::vector<model::exception> take_exceptions(input& in, const grid& g, second day) {
    std::vector<model::exception> list;
    for (int count = in.below(8); count > 0; --count) {
        model::exception e = take_exception(in, g, day);
        for (const model::exception& other : list) {
            if (contradict(e, other)) e.counts_as = 0, e.closed = true;
        }
        list.push_back(std::move(e));
    }
    return list;
}

/// "x0", "x1" …, for the entries of a list.
inline std::string exception_name(std::size_t index) {
    return 'x' + std::to_string(index);
}

inline curfew::local_days date_of(second day) {
    return curfew::local_days{std::chrono::days{day}};
}

inline curfew::date_exception to_exception(const model::exception& e) {
    if (e.closed) return curfew::date_exception::closed();
    if (e.counts_as != 0) return curfew::date_exception::counts_as(*curfew::weekday_from_api(e.counts_as));
    std::vector<curfew::time_range> ranges;
    for (const model::range& r : e.ranges) {
        ranges.push_back(*curfew::time_range::from(*curfew::time_of_day::from_minutes(r.start),
                                                   *curfew::time_of_day::from_minutes(r.end)));
    }
    return *curfew::date_exception::closed_in(std::move(ranges));
}

inline curfew::date_exceptions to_exceptions(const std::vector<model::exception>& list) {
    curfew::date_exceptions result;
    for (std::size_t i = 0; i < list.size(); ++i) {
        const model::exception& e = list[i];
        require(result.insert(date_of(e.first_day), date_of(e.last_day), to_exception(e), exception_name(i)),
                "an exception for dates in order is taken");
    }
    return result;
}

// ---- layers

/// One to four items of calling hours; not overnight, which the text of a policy does not take.
inline std::vector<model::item> take_hours(input& in, const grid& g) {
    std::vector<model::item> hours(static_cast<std::size_t>(1 + in.below(4)));
    for (model::item& entry : hours) {
        model::range r = take_range(in, g, 600);
        if (r.end < r.start) std::swap(r.start, r.end);
        if (r.start == r.end) r.end = 1440;
        entry.weekdays = take_weekdays(in);
        entry.ranges.push_back(r);
    }
    return hours;
}

/// What zones are called: "E1", "E2" …, which are no zones of the world.
inline std::string zone_name(std::size_t layer) {
    return 'E' + std::to_string(layer);
}

/// The task under up to three local hours, with exceptions for each.
inline plain_call take_call(input& in, const grid& g, const model::task& task) {
    plain_call call = bare_call(task, take_any_zone(in, g, task));
    const second day = model::floor_div(task.start, model::day_length);
    call.layers[0].rules.exceptions = take_exceptions(in, g, day);
    for (int count = in.below(4); count > 0; --count) {
        model::layer hours;
        hours.is_hours = true;
        hours.hours = take_hours(in, g);
        hours.exceptions = take_exceptions(in, g, day);
        call.layers.push_back({std::move(hours), take_any_zone(in, g, task), zone_name(call.layers.size())});
    }
    return call;
}

inline curfew::policy to_policy(const plain_call& call) {
    std::vector<curfew::local_hours> layers;
    for (std::size_t i = 1; i < call.layers.size(); ++i) {
        const plain_layer& l = call.layers[i];
        layers.push_back(
            {random_tasks::to_hours(l.rules.hours), l.zone.zone, to_exceptions(l.rules.exceptions), l.zone_text, {}});
    }
    return curfew::policy::from(to_exceptions(call.layers[0].rules.exceptions), std::move(layers));
}

inline curfew::timetable bare_timetable(const plain_call& call) {
    return curfew::timetable{random_tasks::to_task(call.task), call.layers[0].zone.zone, random_tasks::ends(call.task)};
}

inline curfew::timetable to_timetable(const plain_call& call) {
    return {random_tasks::to_task(call.task), call.layers[0].zone.zone, to_policy(call), random_tasks::ends(call.task)};
}

} // namespace fuzz
