#pragma once
// The questions about time for a bare task: a week that repeats, seen through a clock, inside a window of instants.

#include <curfew/time/detail/order.hpp>
#include <curfew/timetable/detail/clock.hpp>
#include <curfew/timetable/detail/plain_verdict.hpp>
#include <curfew/timetable/detail/week_index.hpp>
#include <curfew/timetable/verdict.hpp>
#include <curfew/zone/zone.hpp>

#include <cstdint>

namespace curfew::inline v0::detail {

/// Refers to what it is made of; made for one question and gone. Everything of [first, last), on the clock of `z`, lies in
/// the years 0000…9999, a day more or less.
template <class Clock>
class timeline {
public:
    constexpr timeline(const week_index& week, const Clock& clock, sys_seconds first, sys_seconds last,
                       reason by_weekday) noexcept
        : week_{week}, clock_{clock}, first_{first}, last_{last}, by_weekday_{by_weekday} {}

    // These three are inlined into the functions of a timetable, so that their parts stay in registers; what is rarely
    // needed is a call, of a copy.

    /// The first permitted instant at or after `t`; the end of the window, or an instant after it, if there is none.
    [[nodiscard, gnu::always_inline]] constexpr sys_seconds next_permitted(sys_seconds t) const {
        t = max_of(t, first_);
        if (t >= last_) [[unlikely]]
            return last_;
        const reading now = read(t);
        // As arithmetic, since whether it is permitted is anyone's guess.
        const std::int64_t wait = (now.to - t).count() & -std::int64_t{!now.permitted};
        const sys_seconds found = t + seconds{wait};
        if (!(now.permitted || now.ends_here)) [[unlikely]]
            return week_.turns() ? permitted_in_next_span(rebuilt(), t) : last_;
        return found;
    }

    [[nodiscard, gnu::always_inline]] constexpr plain_verdict at(sys_seconds t) const {
        if (t < first_ || t >= last_) [[unlikely]]
            return outside(rebuilt(), t);
        const reading now = read(t);
        const sys_seconds since = turn_before(now, t);
        const sys_seconds until = turn_after(now, t);
        // Permission begins and ends with the window.
        const auto permitted = unsigned{now.permitted};
        const bool since_exists = (permitted | unsigned{since > first_}) != 0;
        const bool until_exists = (permitted | unsigned{until < last_}) != 0;
        static_assert(reason::permitted == reason{});
        return {static_cast<reason>((permitted - 1) & static_cast<unsigned>(by_weekday_)), since_exists, until_exists,
                since > first_ ? since : first_, until < last_ ? until : last_};
    }

    /// Permitted seconds in [from, to).
    [[nodiscard]] constexpr seconds permitted_time(const zone& z, sys_seconds from, sys_seconds to) const {
        from = max_of(from, first_);
        to = min_of(to, last_);
        seconds sum{0};
        while (from < to) {
            const offset_span span = z.span_at(from);
            const sys_seconds end = min_of(to, span.last);
            sum += permitted_before(end, span.offset) - permitted_before(from, span.offset);
            from = end;
        }
        return sum;
    }

private:
    /// What is known of an instant inside the window.
    struct reading {
        /// The run of the week around it, as if its span went on.
        sys_seconds from;
        sys_seconds to;
        bool permitted;
        /// Whether the run starts, and ends, inside the span.
        bool starts_here;
        bool ends_here;
    };

    static constexpr seconds as_seconds(std::uint64_t count) noexcept {
        return seconds{static_cast<std::int64_t>(count)};
    }

    /// A copy made from the parts: a plain copy would keep *this in memory.
    [[nodiscard, gnu::always_inline]] constexpr timeline rebuilt() const noexcept {
        return {week_, clock_, first_, last_, by_weekday_};
    }

    [[nodiscard, gnu::always_inline]] constexpr reading read(sys_seconds t) const {
        const clock_reading span = clock_.read(t);
        const week_run run = week_.run_at(minute_at_phase(span.phase));
        const sys_seconds week_before = t - as_seconds(second_at_phase(span.phase) + seconds_per_week);
        const sys_seconds from = week_before + minutes{run.first};
        const sys_seconds to = week_before + minutes{run.end};
        if constexpr (!Clock::has_transitions) {
            return {from, to, run.permitted, true, true};
        } else {
            return {from, to, run.permitted, from > span.first, to < span.last};
        }
    }

    // What is rarely needed: answers that lie outside of the span of `t`.

    [[nodiscard, gnu::noinline, gnu::pure]] static constexpr sys_seconds permitted_in_next_span(timeline line,
                                                                                                sys_seconds t) {
        for (;;) {
            t = line.clock_.read(t).last;
            if (t >= line.last_) return line.last_;
            const reading now = line.read(t);
            if (now.permitted) return t;
            if (now.ends_here) return now.to;
        }
    }

    [[nodiscard, gnu::noinline, gnu::pure]] static constexpr sys_seconds turn_in_next_span(timeline line, sys_seconds t,
                                                                                           bool permitted) {
        for (;;) {
            t = line.clock_.read(t).last;
            if (t >= line.last_) return line.last_;
            const reading now = line.read(t);
            if (now.permitted != permitted) return t;
            if (now.ends_here) return now.to;
        }
    }

    [[nodiscard, gnu::noinline, gnu::pure]] static constexpr sys_seconds turn_in_last_span(timeline line, sys_seconds t,
                                                                                           bool permitted) {
        for (;;) {
            const sys_seconds start = line.clock_.read(t).first;
            if (start <= line.first_) return line.first_;
            t = start - seconds{1};
            const reading before = line.read(t);
            if (before.permitted != permitted) return start;
            if (before.starts_here) return before.from;
        }
    }

    // A turn is where the week goes from one answer to the other, inside the window. A transition may be one.

    /// The first turn after `t`; last_, or an instant after it, if there is none.
    [[nodiscard, gnu::always_inline]] constexpr sys_seconds turn_after(const reading& now, sys_seconds t) const {
        if (!now.ends_here) [[unlikely]]
            return week_.turns() ? turn_in_next_span(rebuilt(), t, now.permitted) : last_;
        return now.to;
    }

    /// The last turn at or before `t`; first_, or an instant before it, if there is none.
    [[nodiscard, gnu::always_inline]] constexpr sys_seconds turn_before(const reading& now, sys_seconds t) const {
        if (!now.starts_here) [[unlikely]]
            return week_.turns() ? turn_in_last_span(rebuilt(), t, now.permitted) : first_;
        return now.from;
    }

    /// The verdict about a `t` before the window or after it.
    [[nodiscard, gnu::noinline, gnu::pure]] static constexpr plain_verdict outside(timeline line, sys_seconds t) {
        if (t < line.first_) {
            const sys_seconds until = line.next_permitted(line.first_);
            return {reason::before_start, false, until < line.last_, until, until};
        }
        if (line.first_ == line.last_) return {reason::after_end, false, false, t, t};
        const reading end = line.read(line.last_ - seconds{1});
        const sys_seconds since = end.permitted ? line.last_ : line.turn_before(end, line.last_ - seconds{1});
        return {reason::after_end, since > line.first_, false, since, since};
    }

    /// Permitted seconds from week_origin to `t` on the clock that `offset` shows.
    [[nodiscard]] constexpr seconds permitted_before(sys_seconds t, seconds offset) const noexcept {
        const std::uint64_t u = week_clock(unsigned_seconds(t + offset));
        const std::uint64_t minute = minute_of_week(u);
        const std::uint64_t whole_weeks = u / seconds_per_week * week_.permitted_before(minutes_per_week) * 60;
        const std::uint64_t in_week = week_.permitted_before(minute) * 60;
        const std::uint64_t in_minute = week_.permits(minute) ? u % 60 : 0;
        return as_seconds(whole_weeks + in_week + in_minute);
    }

    const week_index& week_;
    Clock clock_;
    sys_seconds first_;
    sys_seconds last_;
    /// Why the week forbids.
    reason by_weekday_;
};

} // namespace curfew::inline v0::detail
