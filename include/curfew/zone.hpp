#pragma once
// Zones: how an instant becomes wall-clock time. A zone is a line of spans of constant offset.
//
//     an instant is always exactly one wall-clock time;
//     a wall-clock time is two instants in the hour that a clock change repeats, and none in the hour it skips.
//
// Beijing time, the zone of the API, is UTC+08:00 without clock changes. [S]

#include <curfew/detail/order.hpp>
#include <curfew/fwd.hpp>

#include <concepts>
#include <optional>

namespace curfew::inline v0 {

/// A span of instants [first, last) in which wall-clock time is ahead of UTC by `offset`.
/// `last == sys_seconds::max()` is a span that never ends, that instant included.
struct offset_span {
    /// [first, last), and how far wall-clock time is ahead of UTC in it.
    sys_seconds first;
    sys_seconds last;
    seconds offset;

    friend constexpr bool operator==(const offset_span&, const offset_span&) noexcept = default;
};

/// No zone is as far from UTC as this.
inline constexpr seconds offset_limit = std::chrono::hours{24};

/// What a zone must answer, for every instant, in the same way each time, and without throwing: queries are noexcept, so
/// that an exception ends the program and never becomes an answer.
/// `offset_at(t)` the offset at t, smaller than a day in magnitude; `span_at(t)` the span of constant offset around t.
template <class Zone>
concept zone = std::copyable<Zone> && requires(const Zone& z, sys_seconds t) {
    { z.offset_at(t) } -> std::same_as<seconds>;
    { z.span_at(t) } -> std::same_as<offset_span>;
};

/// A zone without clock changes.
class fixed_offset {
public:
    /// UTC.
    constexpr fixed_offset() noexcept = default;

    /// Ahead of UTC by `offset`; nullopt if that is a day or more in either direction.
    [[nodiscard]] static constexpr std::optional<fixed_offset> from(seconds offset) noexcept {
        if (offset <= -offset_limit || offset >= offset_limit) return std::nullopt;
        fixed_offset result;
        result.offset_ = offset;
        return result;
    }

    /// How far wall-clock time is ahead of UTC, at every instant.
    [[nodiscard]] constexpr seconds offset() const noexcept { return offset_; }

    /// offset(), at every instant.
    [[nodiscard]] constexpr seconds offset_at(sys_seconds) const noexcept { return offset_; }

    /// One span of all instants.
    [[nodiscard]] constexpr offset_span span_at(sys_seconds) const noexcept {
        return {sys_seconds::min(), sys_seconds::max(), offset_};
    }

    friend constexpr bool operator==(fixed_offset, fixed_offset) noexcept = default;

private:
    seconds offset_{0};
};

/// UTC+08:00, the zone of the API's wall-clock strings. [S]
inline constexpr fixed_offset beijing = *fixed_offset::from(std::chrono::hours{8});

/// The instants a wall-clock time may stand for.
struct instant_choice {
    /// The same instant twice, unless a clock change repeats or skips the time.
    sys_seconds earlier;
    sys_seconds later;
    /// No clock shows the time; the two instants are what the offsets before and after the change make of it.
    bool skipped = false;

    /// Whether the clock shows the time exactly once.
    [[nodiscard]] constexpr bool unique() const noexcept { return earlier == later; }
};

/// The first and the last instant that `local`, a time of the years 0000…9999, may stand for in `z`. A change that skips
/// the time counts as well where another one repeats it: before `earlier` the clock has not yet reached `local`, from
/// `later` on it never falls behind it again. Walks the spans of four days.
template <zone Zone>
[[nodiscard]] constexpr instant_choice resolve(const Zone& z, local_seconds local) {
    const sys_seconds as_utc{local.time_since_epoch()};
    instant_choice choice{as_utc + offset_limit, as_utc - offset_limit, true};
    const auto consider = [&choice](sys_seconds t) {
        choice.earlier = detail::min_of(choice.earlier, t);
        choice.later = detail::max_of(choice.later, t);
    };
    for (offset_span span = z.span_at(as_utc - 2 * offset_limit);;) {
        const sys_seconds here = as_utc - span.offset;
        if (here >= span.first && here < span.last) {
            consider(here);
            choice.skipped = false;
        }
        if (span.last >= as_utc + 2 * offset_limit) return choice;
        const offset_span after = z.span_at(span.last);
        const sys_seconds there = as_utc - after.offset;
        if (here >= span.last && there < span.last) {
            consider(here);
            consider(there);
        }
        span = after;
    }
}

/// Where a window starts whose local start is `local`: the later choice, so that the window is shorter.
/// [rulebook section 3, point 5]
template <zone Zone>
[[nodiscard]] constexpr sys_seconds resolve_start(const Zone& z, local_seconds local) {
    return resolve(z, local).later;
}

/// Where a window ends whose local end is `local`: the earlier choice, so that the window is shorter.
template <zone Zone>
[[nodiscard]] constexpr sys_seconds resolve_end(const Zone& z, local_seconds local) {
    return resolve(z, local).earlier;
}

} // namespace curfew::inline v0
