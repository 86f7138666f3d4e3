#pragma once
// A zone's hours with the dates that are different there: a task with public holidays, or the legal hours of a callee.
//
//     zoned_calendar{rules, holidays}                      the task's rules in Beijing time, and its holidays
//     zoned_calendar{shop_hours, holidays, paris}          weekly hours in another zone, at any time
//
// It answers like zoned_schedule, of which it is the larger sister: that one knows no dates and fits in a cache line or
// twenty. Without exceptions both say the same.

#include <curfew/task/call_window.hpp>
#include <curfew/timetable/date_exceptions.hpp>
#include <curfew/timetable/detail/dated_week.hpp>
#include <curfew/time/detail/order.hpp>
#include <curfew/task/forbid_rule.hpp>
#include <curfew/time/interval.hpp>
#include <curfew/timetable/schedule.hpp>
#include <curfew/task/task_rules.hpp>
#include <curfew/time/weekly_hours.hpp>
#include <curfew/zone/zone.hpp>

#include <cstdint>
#include <optional>
#include <span>
#include <utility>

namespace curfew::inline v0 {

/// The widest window: hours that hold at any time. Outside the years 0000…9999 nothing is permitted.
inline constexpr call_window any_time = *call_window::from(earliest_local_time, latest_local_time);

/// When calling is permitted, as instants, by weekday and by date, in one zone. Immutable; any number of threads may ask
/// the same one. Every sys_seconds is a legal argument. permits() takes constant time for a zone that does; the questions
/// for other instants walk the clock changes and the exceptions they pass over. Making one allocates; asking does not. One
/// that was moved from must not be asked.
template <zone Zone = fixed_offset>
class zoned_calendar {
public:
    /// What it is asked about.
    using time_point = sys_seconds;

    /// The rules of a task, changed on the dates of `exceptions`, which are dates of the task's zone. Ranges of the rules
    /// belong to what the day they start on counts as. [rulebook section 3; date_exceptions.hpp]
    explicit zoned_calendar(const task_rules& rules, date_exceptions exceptions = {}, Zone zone = beijing_by_default(),
                            range_end ends = range_end::exclusive)
        : zoned_calendar{rules.window, rule_table(rules, ends), std::move(exceptions), std::move(zone),
                         reason::forbid_range} {}

    /// Weekly hours in `zone`, changed on the dates of `exceptions`, which are dates of that zone.
    zoned_calendar(const weekly_hours& hours, date_exceptions exceptions, Zone zone,
                   const call_window& window = any_time)
        : zoned_calendar{window, rule_table(hours), std::move(exceptions), std::move(zone), reason::local_hours} {}

    /// Whether calling is permitted at `t`.
    [[nodiscard]] bool permits(sys_seconds t) const noexcept {
        // Unsigned, so that no argument overflows: outside the window the date means nothing.
        const auto after_first = static_cast<std::uint64_t>(t.time_since_epoch().count()) -
                                 static_cast<std::uint64_t>(first_.time_since_epoch().count());
        if (after_first >= static_cast<std::uint64_t>((last_ - first_).count())) return false;
        return week_.permits((t.time_since_epoch() + zone_.offset_at(t)).count());
    }

    /// Why calling is permitted at `t` or not: before_start, after_end, holiday for an exception, and for the rules of the
    /// weekday forbid_range (a task) or local_hours.
    [[nodiscard]] curfew::reason reason_at(sys_seconds t) const noexcept {
        if (t < first_) return reason::before_start;
        if (t >= last_) return reason::after_end;
        if (week_.permits(to_local(t).time_since_epoch().count())) return reason::permitted;
        return exceptions_.find_closing(to_local(t)) ? reason::holiday : by_weekday_;
    }

    /// The place among exceptions().entries() of the exception that forbids at `t`, inside the window.
    [[nodiscard]] std::optional<std::size_t> exception_at(sys_seconds t) const noexcept {
        return t < first_ || t >= last_ ? std::nullopt : exceptions_.find_closing(to_local(t));
    }

    /// The first permitted instant at or after `t`.
    [[nodiscard]] std::optional<sys_seconds> next_permitted(sys_seconds t) const noexcept {
        return next(true, detail::max_of(t, first_));
    }

    /// The first instant after `t` at which the answer of permits() is another one than at `t`.
    [[nodiscard]] std::optional<sys_seconds> next_change(sys_seconds t) const noexcept {
        if (!permits(t)) return next_permitted(t);
        return next(false, t).value_or(last_);
    }

    /// The permitted intervals inside [from, to), lazily. *this must outlive the result.
    [[nodiscard]] permitted_intervals<zoned_calendar> intervals(sys_seconds from, sys_seconds to) const noexcept {
        return {*this, from, to};
    }

    /// The window as instants, [first, last).
    [[nodiscard]] sys_seconds first() const noexcept { return first_; }
    [[nodiscard]] sys_seconds last() const noexcept { return last_; }

    /// The wall-clock time at `t`, which lies in the years 0000…9999.
    [[nodiscard]] local_seconds to_local(sys_seconds t) const noexcept {
        return local_seconds{t.time_since_epoch() + zone_.offset_at(t)};
    }

    /// What it was made of.
    [[nodiscard]] const date_exceptions& exceptions() const noexcept { return exceptions_; }
    [[nodiscard]] const Zone& zone() const noexcept { return zone_; }

private:
    zoned_calendar(const call_window& window, const detail::weekday_rule_table& rules, date_exceptions exceptions,
                   Zone zone, curfew::reason by_weekday)
        : week_{rules, exceptions}, exceptions_{std::move(exceptions)}, zone_{std::move(zone)},
          first_{resolve_start(zone_, window.start())}, last_{detail::max_of(first_, resolve_end(zone_, window.end()))},
          by_weekday_{by_weekday} {}

    static constexpr Zone beijing_by_default() noexcept requires std::same_as<Zone, fixed_offset> { return beijing; }

    static detail::weekday_rule_table rule_table(const task_rules& rules, range_end ends);
    static detail::weekday_rule_table rule_table(const weekly_hours& hours);

    /// The first instant of [t, last), which is inside the window, that is `permitted` (or forbidden).
    [[nodiscard]] std::optional<sys_seconds> next(bool permitted, sys_seconds t) const noexcept;

    detail::dated_week week_;
    date_exceptions exceptions_;
    Zone zone_;
    sys_seconds first_;
    sys_seconds last_;
    curfew::reason by_weekday_;
};

// ---- implementation -------------------------------------------------------------------------------------------

template <zone Zone>
detail::weekday_rule_table zoned_calendar<Zone>::rule_table(const task_rules& rules, range_end ends) {
    detail::weekday_rule_table result{};
    if (!rules.forbid_list) return result;
    const int longer = ends == range_end::inclusive ? 1 : 0;
    for (const forbid_rule& r : *rules.forbid_list) {
        for (const weekday day : all_weekdays) {
            if (!r.days().contains(day)) continue;
            for (const time_range& range : r.ranges()) {
                result[std::size_t{day.c_encoding()}].forbid(range.first_minute(), range.end_minute() + longer);
            }
        }
    }
    return result;
}

template <zone Zone>
detail::weekday_rule_table zoned_calendar<Zone>::rule_table(const weekly_hours& hours) {
    detail::weekday_rule_table result{};
    for (const weekday day : all_weekdays) {
        for (int minute = 0; minute < time_of_day::minutes_per_day; ++minute) {
            if (hours.contains(day, *time_of_day::from_minutes(minute))) continue;
            result[std::size_t{day.c_encoding()}].forbid(minute, minute + 1);
        }
    }
    return result;
}

template <zone Zone>
std::optional<sys_seconds> zoned_calendar<Zone>::next(bool permitted, sys_seconds t) const noexcept {
    while (t < last_) {
        const offset_span span = zone_.span_at(t);
        const sys_seconds end = detail::min_of(span.last, last_);
        const auto local = [&](sys_seconds instant) { return (instant.time_since_epoch() + span.offset).count(); };
        if (const auto found = week_.next(permitted, local(t), local(end))) {
            return sys_seconds{seconds{*found} - span.offset};
        }
        t = end;
    }
    return std::nullopt;
}

} // namespace curfew::inline v0
