#pragma once
// A layer of a permission in plain terms, which knows no rows, no bits and no search: it reads rulebook section 3 and the
// meaning of exceptions for each instant anew.

#include <curfew/timetable/permission.hpp>

#include <chrono>
#include <map>
#include <optional>
#include <stdexcept>
#include <vector>

namespace simulation {

using namespace curfew;

/// What a date is.
struct plain_exception {
    std::optional<weekday> counts_as;
    std::vector<time_range> closed;
};

/// A layer: rules or hours.
template <zone Zone>
struct plain_layer {
    call_window window;
    std::vector<forbid_rule> forbid_list;
    std::optional<weekly_hours> hours;
    std::map<local_days, plain_exception> exceptions;
    Zone zone;

    [[nodiscard]] bool forbids(sys_seconds t) const {
        const local_seconds local{t.time_since_epoch() + zone.offset_at(t)};
        const auto today = std::chrono::floor<std::chrono::days>(local);
        if (hours) {
            const auto minute = static_cast<int>(std::chrono::floor<minutes>(local - today).count());
            if (!hours->contains(counts_as(today), *time_of_day::from_minutes(minute))) return true;
        }
        for (const local_days start : {today - std::chrono::days{1}, today}) {
            for (const forbid_rule& r : forbid_list) {
                if (!r.days().contains(counts_as(start))) continue;
                for (const time_range& range : r.ranges()) {
                    if (holds(range, start, local)) return true;
                }
            }
            const auto exception = exceptions.find(start);
            if (exception == exceptions.end()) continue;
            for (const time_range& range : exception->second.closed) {
                if (holds(range, start, local)) return true;
            }
        }
        return false;
    }

    [[nodiscard]] weekday counts_as(local_days date) const {
        const auto found = exceptions.find(date);
        if (found != exceptions.end() && found->second.counts_as) return *found->second.counts_as;
        return all_weekdays[std::chrono::weekday{date}.c_encoding()];
    }

    static bool holds(const time_range& range, local_days start, local_seconds local) {
        const local_seconds from = start + minutes{range.start().minutes_since_midnight()};
        const bool overnight = range.end() < range.start();
        const local_seconds until =
            start + minutes{range.end().minutes_since_midnight()} + std::chrono::days{overnight ? 1 : 0};
        return from <= local && local < until;
    }
};

/// The library's calendar of the same.
template <zone Zone>
zoned_calendar<Zone> to_calendar(const plain_layer<Zone>& layer) {
    date_exceptions dates;
    for (const auto& [date, exception] : layer.exceptions) {
        if (!dates.insert(date, exception.counts_as ? date_exception::counts_as(*exception.counts_as)
                                                    : *date_exception::closed_in(exception.closed))) {
            throw std::logic_error{"a date twice"};
        }
    }
    if (layer.hours) return zoned_calendar<Zone>{*layer.hours, dates, layer.zone, layer.window};
    const task_rules rules{*task_open_id::from("1"), layer.window, *call_concurrency::from(1), {}, layer.forbid_list};
    return zoned_calendar<Zone>{rules, dates, layer.zone};
}

} // namespace simulation
