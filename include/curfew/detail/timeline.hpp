#pragma once
// The questions about time, asked once for both kinds of time: a week that repeats, seen through a zone, inside a
// window of instants. schedule asks them of wall-clock time (a zone without offset), zoned_schedule of instants.

#include <curfew/detail/order.hpp>
#include <curfew/detail/week_index.hpp>
#include <curfew/interval.hpp>
#include <curfew/zone.hpp>

#include <array>
#include <cstdint>
#include <optional>

namespace curfew::inline v0::detail {

/// An instant, if it exists. An optional that g++ returns by way of the stack costs more than the question.
struct maybe {
    sys_seconds at;
    bool exists;

    [[nodiscard]] constexpr std::optional<sys_seconds> as_optional() const noexcept {
        if (!exists) return std::nullopt;
        return at;
    }
};

/// Refers to what it is made of; made for one question and gone. Everything of [first, last), on the clock of `z`, lies in
/// the years 0000…9999, a day more or less.
template <zone Zone>
class timeline {
public:
    constexpr timeline(const week_index& week, const Zone& z, sys_seconds first, sys_seconds last) noexcept
        : week_{week}, zone_{z}, first_{first}, last_{last} {}

    // These three are inlined into the schedules' own functions, so that their parts stay in registers; what is rarely
    // needed is a call, of a copy.

    [[nodiscard, gnu::always_inline]] constexpr maybe next_permitted(sys_seconds t) const {
        t = max_of(t, first_);
        if (t >= last_) return {};
        const reading now = read(t);
        const maybe turn = turn_after(now);
        return {now.permitted ? t : turn.at, now.permitted || turn.exists};
    }

    [[nodiscard, gnu::always_inline]] constexpr maybe next_change(sys_seconds t) const {
        if (t < first_) return first_permitted(rebuilt());
        if (t >= last_) return {};
        const reading now = read(t);
        return until(now, turn_after(now));
    }

    [[nodiscard, gnu::always_inline]] constexpr verdict<sys_seconds> at(sys_seconds t) const {
        if (t < first_) return {reason::before_start, std::nullopt, first_permitted(rebuilt()).as_optional()};
        if (t >= last_) return {reason::after_end, last_permission_end(rebuilt()).as_optional(), std::nullopt};
        const reading now = read(t);
        constexpr std::array reasons{reason::forbid_range, reason::permitted};
        return {reasons[now.permitted ? 1 : 0], since(now, turn_before(now)).as_optional(),
                until(now, turn_after(now)).as_optional()};
    }

    /// Permitted seconds in [from, to).
    [[nodiscard]] constexpr seconds permitted_time(sys_seconds from, sys_seconds to) const {
        from = max_of(from, first_);
        to = min_of(to, last_);
        seconds sum{0};
        while (from < to) {
            const offset_span span = zone_.span_at(from);
            const sys_seconds end = min_of(to, span.last);
            sum += permitted_before(end, span.offset) - permitted_before(from, span.offset);
            from = end;
        }
        return sum;
    }

private:
    /// What is known of an instant inside the window.
    struct reading {
        /// The Sunday 00:00 before it, by its clock.
        sys_seconds week;
        sys_seconds span_first;
        sys_seconds span_last;
        std::uint64_t minute;
        bool permitted;
    };

    static constexpr seconds as_seconds(std::uint64_t count) noexcept {
        return seconds{static_cast<std::int64_t>(count)};
    }

    static constexpr std::uint64_t local_second(sys_seconds t, seconds offset) noexcept {
        return static_cast<std::uint64_t>((t.time_since_epoch() + offset).count());
    }

    /// A copy made from the parts: a plain copy would keep *this in memory.
    [[nodiscard, gnu::always_inline]] constexpr timeline rebuilt() const noexcept {
        return {week_, zone_, first_, last_};
    }

    [[nodiscard, gnu::always_inline]] constexpr reading read(sys_seconds t) const {
        const offset_span span = zone_.span_at(t);
        const std::uint64_t phase = phase_of_week_at(local_second(t, span.offset));
        const std::uint64_t minute = minute_at_phase(phase);
        return {t - as_seconds(second_at_phase(phase)), span.first, span.last, minute, week_.permits(minute)};
    }

    // A turn is where the week goes from one answer to the other, inside the window. A clock change may be one.

    /// The first turn after `now`.
    [[nodiscard, gnu::always_inline]] constexpr maybe turn_after(const reading& now) const {
        if (!week_.turns()) return {};
        const sys_seconds found = now.week + minutes{static_cast<std::int64_t>(week_.run_end(now.minute))};
        if (found < now.span_last) [[likely]]
            return {found, found < last_};
        return turn_from(rebuilt(), now.span_last, now.permitted);
    }

    /// The first turn at or after `t`, the start of a span, from the answer `before`.
    [[nodiscard, gnu::noinline]] static constexpr maybe turn_from(timeline line, sys_seconds t, bool before) {
        if (t >= line.last_) return {};
        const reading now = line.read(t);
        return now.permitted != before ? maybe{t, true} : line.turn_after(now);
    }

    /// The last turn at or before `now`, but not at the first instant of the window.
    [[nodiscard, gnu::always_inline]] constexpr maybe turn_before(const reading& now) const {
        if (!week_.turns()) return {};
        const sys_seconds found = now.week + minutes{week_.run_start(now.minute)};
        if (found > now.span_first) [[likely]]
            return {found, found > first_};
        return turn_until(rebuilt(), now.span_first, now.permitted);
    }

    /// The last turn at or before `t`, the start of a span, to the answer `after`.
    [[nodiscard, gnu::noinline]] static constexpr maybe turn_until(timeline line, sys_seconds t, bool after) {
        if (t <= line.first_) return {};
        const reading before = line.read(t - seconds{1});
        return before.permitted != after ? maybe{t, true} : line.turn_before(before);
    }

    /// When the answer of `now` ends. Permission ends with the window.
    [[nodiscard, gnu::always_inline]] constexpr maybe until(const reading& now, const maybe& turn) const noexcept {
        return {turn.exists ? turn.at : last_, now.permitted || turn.exists};
    }

    /// When the answer of `now` began. Permission begins with the window.
    [[nodiscard, gnu::always_inline]] constexpr maybe since(const reading& now, const maybe& turn) const noexcept {
        return {turn.exists ? turn.at : first_, now.permitted || turn.exists};
    }

    [[nodiscard, gnu::noinline]] static constexpr maybe first_permitted(timeline line) {
        return line.next_permitted(line.first_);
    }

    [[nodiscard, gnu::noinline]] static constexpr maybe last_permission_end(timeline line) {
        if (line.first_ >= line.last_) return {};
        const reading now = line.read(line.last_ - seconds{1});
        return now.permitted ? maybe{line.last_, true} : line.turn_before(now);
    }

    /// Permitted seconds from week_origin to `t` on the clock that `offset` shows.
    [[nodiscard]] constexpr seconds permitted_before(sys_seconds t, seconds offset) const noexcept {
        const std::uint64_t u = week_clock(local_second(t, offset));
        const std::uint64_t minute = minute_of_week(u);
        const std::uint64_t whole_weeks = u / seconds_per_week * week_.permitted_before(minutes_per_week) * 60;
        const std::uint64_t in_week = week_.permitted_before(minute) * 60;
        const std::uint64_t in_minute = week_.permits(minute) ? u % 60 : 0;
        return as_seconds(whole_weeks + in_week + in_minute);
    }

    const week_index& week_;
    const Zone& zone_;
    sys_seconds first_;
    sys_seconds last_;
};

} // namespace curfew::inline v0::detail
