#pragma once
// The questions about time, asked once for both kinds of time: a week that repeats, seen through a zone, inside a
// window of instants. schedule asks them of wall-clock time (a zone without offset), zoned_schedule of instants.

#include <curfew/detail/order.hpp>
#include <curfew/detail/week_index.hpp>
#include <curfew/interval.hpp>
#include <curfew/zone.hpp>

#include <cstdint>
#include <optional>

namespace curfew::inline v0::detail {

/// Refers to what it is made of; made for one question and gone.
template <zone Zone>
class timeline {
public:
    /// `origin` is a Sunday's 00:00 in wall-clock time, before anything of [first, last) in `z`.
    constexpr timeline(const week_index& week, const Zone& z, sys_seconds first, sys_seconds last,
                       local_seconds origin) noexcept
        : week_{week}, zone_{z}, first_{first}, last_{last}, origin_{origin} {}

    [[nodiscard]] constexpr std::optional<sys_seconds> next_permitted(sys_seconds t) const {
        return next(true, max_of(t, first_));
    }

    [[nodiscard]] constexpr std::optional<sys_seconds> next_change(sys_seconds t) const {
        if (t < first_) return next_permitted(first_);
        if (t >= last_) return std::nullopt;
        if (!week_permits(t)) return next(true, t);
        return next(false, t).value_or(last_);
    }

    [[nodiscard]] constexpr verdict<sys_seconds> at(sys_seconds t) const {
        if (t < first_) return {reason::before_start, std::nullopt, next_permitted(first_)};
        if (t >= last_) return {reason::after_end, previous_end(last_), std::nullopt};
        if (!week_permits(t)) return {reason::forbid_range, previous_end(t), next(true, t)};
        return {reason::permitted, run_start(false, t).value_or(first_), next(false, t).value_or(last_)};
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
    /// Seconds from the origin to `t` on the wall clock; never negative inside the window.
    [[nodiscard]] constexpr std::uint64_t clock(sys_seconds t, seconds offset) const noexcept {
        return static_cast<std::uint64_t>((t.time_since_epoch() + offset - origin_.time_since_epoch()).count());
    }

    [[nodiscard]] constexpr bool week_permits(sys_seconds t) const {
        return week_.permits(minute_of_week(clock(t, zone_.offset_at(t))));
    }

    /// When permission last ended before `t`, `t` itself being forbidden or the end; nullopt if there was none.
    [[nodiscard]] constexpr std::optional<sys_seconds> previous_end(sys_seconds t) const { return run_start(true, t); }

    /// The first instant of [t, last) at which the week is `permitted` (or forbidden).
    [[nodiscard]] constexpr std::optional<sys_seconds> next(bool permitted, sys_seconds t) const {
        while (t < last_) {
            const offset_span span = zone_.span_at(t);
            const std::uint64_t u = clock(t, span.offset);
            const auto distance = week_.distance_to(permitted, minute_of_week(u));
            if (!distance) return std::nullopt;
            const sys_seconds found =
                *distance == 0 ? t : t - seconds{static_cast<std::int64_t>(u % 60)} + minutes{*distance};
            if (found < span.last) return found < last_ ? std::optional{found} : std::nullopt;
            t = span.last;
        }
        return std::nullopt;
    }

    /// The end of the last second of [first, t) at which the week is `permitted` (or forbidden).
    [[nodiscard]] constexpr std::optional<sys_seconds> run_start(bool permitted, sys_seconds t) const {
        while (t > first_) {
            const sys_seconds before = t - seconds{1};
            const offset_span span = zone_.span_at(before);
            const std::uint64_t u = clock(before, span.offset);
            const std::uint32_t minute = minute_of_week(u);
            if (week_.permits(minute) == permitted) return t;
            const auto distance = week_.distance_back_to(permitted, minute);
            if (!distance) return std::nullopt;
            const sys_seconds found =
                before - seconds{static_cast<std::int64_t>(u % 60)} - minutes{*distance} + minutes{1};
            if (found > span.first) return found > first_ ? std::optional{found} : std::nullopt;
            t = span.first;
        }
        return std::nullopt;
    }

    /// Permitted seconds from the origin to `t` on the clock that `offset` shows.
    [[nodiscard]] constexpr seconds permitted_before(sys_seconds t, seconds offset) const noexcept {
        const std::uint64_t u = clock(t, offset);
        const std::uint32_t minute = minute_of_week(u);
        const std::uint64_t whole_weeks = u / seconds_per_week * week_.permitted_before(minutes_per_week) * 60;
        const std::uint64_t in_week = std::uint64_t{week_.permitted_before(minute)} * 60;
        const std::uint64_t in_minute = week_.permits(minute) ? u % 60 : 0;
        return seconds{static_cast<std::int64_t>(whole_weeks + in_week + in_minute)};
    }

    const week_index& week_;
    const Zone& zone_;
    sys_seconds first_;
    sys_seconds last_;
    local_seconds origin_;
};

} // namespace curfew::inline v0::detail
