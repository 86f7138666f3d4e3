#pragma once
// A layer of a timetable in plain terms, which knows no rows, no bits and no search: it reads rulebook section 3 and the
// meaning of exceptions for each instant anew, date by date and entry by entry.

#include <curfew/task/forbid_rule.hpp>
#include <curfew/task/range_end.hpp>
#include <curfew/time/weekly_hours.hpp>
#include <curfew/timetable/date_exceptions.hpp>
#include <curfew/zone/zone.hpp>

#include <chrono>
#include <optional>
#include <set>
#include <stdexcept>
#include <vector>

namespace simulation {

using namespace curfew;

/// An entry for the dates first … last.
struct plain_entry {
    local_days first;
    local_days last;
    std::optional<weekday> counts_as;
    std::vector<time_range> closed;
};

/// Rules or hours, and the dates that differ.
struct plain_layer {
    std::vector<forbid_rule> forbid_list;
    std::optional<weekly_hours> hours;
    std::vector<plain_entry> entries;
    curfew::zone zone = zone::utc;
    range_end ends = range_end::exclusive;

    [[nodiscard]] bool forbids(sys_seconds t) const {
        return forbids(local_seconds{t.time_since_epoch() + zone.offset_at(t)});
    }

    [[nodiscard]] bool forbids(local_seconds local) const {
        const auto today = std::chrono::floor<std::chrono::days>(local);
        if (hours) {
            const auto minute = static_cast<int>(std::chrono::floor<minutes>(local - today).count());
            for (const weekday day : weekdays_of(today)) {
                if (!hours->contains(day, *time_of_day::from_minutes(minute))) return true;
            }
        }
        if (weekdays_of(today).size() > 1) return true;
        for (const local_days start : {today - std::chrono::days{1}, today}) {
            for (const forbid_rule& r : forbid_list) {
                for (const weekday day : weekdays_of(start)) {
                    if (!r.days().contains(day)) continue;
                    for (const time_range& range : r.ranges()) {
                        if (holds(range, start, local, ends)) return true;
                    }
                }
            }
        }
        return closing(local).has_value();
    }

    /// The weekdays that a date counts as: one, unless entries contradict each other.
    [[nodiscard]] std::vector<weekday> weekdays_of(local_days date) const {
        std::set<unsigned> found;
        for (const plain_entry& e : entries) {
            if (e.first <= date && date <= e.last && e.counts_as) found.insert(e.counts_as->c_encoding());
        }
        if (found.empty()) found.insert(std::chrono::weekday{date}.c_encoding());
        std::vector<weekday> days;
        for (const unsigned day : found) days.push_back(weekday{day});
        return days;
    }

    /// The first entry that forbids by itself.
    [[nodiscard]] std::optional<std::size_t> closing(local_seconds local) const {
        const auto today = std::chrono::floor<std::chrono::days>(local);
        for (std::size_t i = 0; i < entries.size(); ++i) {
            const plain_entry& e = entries[i];
            for (const local_days start : {today - std::chrono::days{1}, today}) {
                if (start < e.first || start > e.last) continue;
                if (start == today && e.counts_as && weekdays_of(today).size() > 1) return i;
                for (const time_range& range : e.closed) {
                    if (holds(range, start, local, range_end::exclusive)) return i;
                }
            }
        }
        return std::nullopt;
    }

    static bool holds(const time_range& range, local_days start, local_seconds local, range_end ends) {
        const local_seconds from = start + minutes{range.start().minutes_since_midnight()};
        const bool overnight = range.end() < range.start();
        const local_seconds until =
            start + minutes{range.end().minutes_since_midnight()} + std::chrono::days{overnight ? 1 : 0};
        return from <= local && local < until + minutes{ends == range_end::inclusive ? 1 : 0};
    }

    /// The library's form of the entries.
    [[nodiscard]] date_exceptions exceptions() const {
        date_exceptions dates;
        for (const plain_entry& e : entries) {
            const auto all_day = e.closed == std::vector{*time_range::from(time_of_day{}, end_of_day)};
            if (!dates.insert(e.first, e.last,
                              e.counts_as ? date_exception::counts_as(*e.counts_as)
                              : all_day   ? date_exception::closed()
                                          : *date_exception::closed_in(e.closed))) {
                throw std::logic_error{"an entry is refused"};
            }
        }
        return dates;
    }
};

} // namespace simulation
