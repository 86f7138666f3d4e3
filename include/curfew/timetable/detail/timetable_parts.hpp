#pragma once
// What a timetable keeps beside its week: the layers of a policy, and where everything stands in the documents.

#include <curfew/diagnostics/field.hpp>
#include <curfew/task/forbid_rule.hpp>
#include <curfew/task/range_end.hpp>
#include <curfew/time/weekly_hours.hpp>
#include <curfew/timetable/date_exceptions.hpp>
#include <curfew/timetable/detail/day_table.hpp>
#include <curfew/timetable/detail/forbid_places.hpp>
#include <curfew/timetable/detail/layer.hpp>
#include <curfew/timetable/detail/layer_search.hpp>
#include <curfew/timetable/policy.hpp>
#include <curfew/timetable/verdict.hpp>
#include <curfew/zone/zone.hpp>

#include <cstddef>
#include <span>
#include <string>
#include <utility>
#include <vector>

namespace curfew::inline v0::detail {

/// What the rules of a task forbid, by the weekday they start on. A rule without ranges was moved from: it forbids the day.
[[nodiscard]] inline weekday_rule_table weekday_table(std::span<const forbid_rule> forbid_list, range_end ends) {
    weekday_rule_table result{};
    const int longer = minutes_after(ends);
    for (const forbid_rule& r : forbid_list) {
        for (const weekday day : all_weekdays) {
            weekday_rules& on_day = result[day.c_encoding()];
            if (r.ranges().empty()) on_day.forbid(0, minutes_per_day);
            if (!r.days().contains(day)) continue;
            for (const time_range& range : r.ranges()) on_day.forbid(range.first_minute(), range.end_minute() + longer);
        }
    }
    return result;
}

/// The same of what is outside of weekly hours.
[[nodiscard]] inline weekday_rule_table weekday_table(const weekly_hours& hours) {
    weekday_rule_table result{};
    hours.bits().complement().for_each_run([&](int first, int end) {
        for (int day = first / minutes_per_day; day * minutes_per_day < end; ++day) {
            const int midnight = day * minutes_per_day;
            result[static_cast<std::size_t>(day)].forbid(max_of(first - midnight, 0),
                                                         min_of(end - midnight, minutes_per_day));
        }
    });
    return result;
}

/// Immutable; shared by all copies of a timetable.
struct timetable_parts {
    /// Of the task's list.
    forbid_places places;
    /// None for a bare task. Else layer 0 is the task, or the hours; layer i the i-th local hours of the policy.
    std::vector<layer> layers;
    /// The names of the layers' zones, as the policy has them.
    std::vector<std::string> zones;
    /// From here on all layers repeat with the calendar.
    sys_seconds settled = sys_seconds::min();
    /// What all layers say, on the days of the window.
    day_table days;

    timetable_parts(std::span<const forbid_rule> forbid_list, range_end ends) : places{forbid_list, ends} {}

    /// The window is [first, last).
    timetable_parts(std::span<const forbid_rule> forbid_list, range_end ends, const zone& task_zone,
                    const policy& under, sys_seconds first, sys_seconds last)
        : places{forbid_list, ends} {
        add(layer{weekday_table(forbid_list, ends), under.exceptions(), task_zone, reason::forbid_range}, {});
        for (const local_hours& local : under.layers()) {
            add(layer{weekday_table(local.hours), local.exceptions, local.zone, reason::local_hours}, local.zone_name);
        }
        days = day_table{layers, first, last};
    }

    timetable_parts(const weekly_hours& hours, const zone& z, const date_exceptions& exceptions, sys_seconds first,
                    sys_seconds last) {
        add(layer{weekday_table(hours), exceptions, z, reason::local_hours}, z.name());
        days = day_table{layers, first, last};
    }

    /// Completes the explanation of why the layer of that index forbids at `t`.
    void explain(std::size_t index, sys_seconds t, explanation& result) const noexcept {
        const layer& l = layers[index];
        const local_seconds local = l.zone().to_local(t);
        const auto closing = l.dates().find_closing(local);
        result.layer = index;
        result.zone = zones[index];
        result.reason = closing ? reason::holiday : l.by_weekday();
        result.document = document::policy;
        const bool is_task = l.by_weekday() == reason::forbid_range;
        if (!is_task && index > 0) result.pointer = json_pointer{} / field::local_hours / (index - 1);
        if (closing) {
            result.pointer = result.pointer / field::exceptions / *closing;
            result.name = l.dates().exceptions().entries()[*closing].name;
        } else if (is_task) {
            const local_days date = std::chrono::floor<std::chrono::days>(local);
            explain_range(l.dates().weekday_on(date), l.dates().weekday_on(date - std::chrono::days{1}), local, result);
        }
    }

    /// The same for the list of a bare task.
    void explain_range(local_seconds local, explanation& result) const noexcept {
        const local_days date = std::chrono::floor<std::chrono::days>(local);
        explain_range(weekday{date}, weekday{date - std::chrono::days{1}}, local, result);
    }

private:
    void add(layer added, std::string zone_name) {
        settled = max_of(settled, added.settled_from());
        layers.push_back(std::move(added));
        zones.push_back(std::move(zone_name));
    }

    void explain_range(weekday day, weekday day_before, local_seconds local, explanation& result) const noexcept {
        const auto second = local - std::chrono::floor<std::chrono::days>(local);
        result.document = document::task;
        result.range = places.find(day, day_before, static_cast<int>(std::chrono::floor<minutes>(second).count()));
        if (!result.range) return;
        result.pointer =
            json_pointer{} / field::forbid_time_list / result.range->item / field::times / result.range->entry;
    }
};

} // namespace curfew::inline v0::detail
