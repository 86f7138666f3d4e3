#pragma once
// From civil time to instants. Only StartTime and EndTime go this way, and a window never gets longer by it.

#include <curfew/time/detail/order.hpp>
#include <curfew/time/instant.hpp>
#include <curfew/zone/zone.hpp>

namespace curfew::inline v0 {

/// The instants a civil time may stand for.
struct instant_choice {
    /// The same instant twice, unless a transition repeats or skips the time.
    sys_seconds earlier;
    sys_seconds later;
    /// No clock shows the time; the two instants are what the offsets before and after the transition make of it.
    bool skipped = false;

    /// Whether the clock shows the time exactly once.
    [[nodiscard]] constexpr bool unique() const noexcept { return earlier == later; }
};

/// The first and the last instant that `local` may stand for in `z`. A transition that skips the time counts as well where
/// another one repeats it: before `earlier` the clock has not yet reached `local`, from `later` on it never falls behind it
/// again. An instant beyond 64 bits is the last (first) one there is. Walks the spans of four days.
[[nodiscard]] constexpr instant_choice resolve(const zone& z, local_seconds local) noexcept {
    const sys_seconds as_utc{local.time_since_epoch()};
    instant_choice choice{detail::saturating_sum(as_utc, offset_limit), detail::saturating_sum(as_utc, -offset_limit),
                          true};
    const auto consider = [&choice](sys_seconds t) {
        choice.earlier = detail::min_of(choice.earlier, t);
        choice.later = detail::max_of(choice.later, t);
    };
    const sys_seconds until = detail::saturating_sum(as_utc, 2 * offset_limit);
    for (offset_span span = z.span_at(detail::saturating_sum(as_utc, -2 * offset_limit));;) {
        const bool endless = span.last == sys_seconds::max();
        const sys_seconds here = detail::saturating_sum(as_utc, -span.offset);
        if (here >= span.first && (here < span.last || endless)) {
            consider(here);
            choice.skipped = false;
        }
        if (endless || span.last >= until) return choice;
        const offset_span after = z.span_at(span.last);
        const sys_seconds there = detail::saturating_sum(as_utc, -after.offset);
        if (here >= span.last && there < span.last) {
            consider(here);
            consider(there);
        }
        span = after;
    }
}

/// Where a window starts whose local start is `local`: the later choice, so that the window is shorter.
/// [rulebook section 3, point 5]
[[nodiscard]] constexpr sys_seconds resolve_start(const zone& z, local_seconds local) noexcept {
    return resolve(z, local).later;
}

/// Where a window ends whose local end is `local`: the earlier choice, so that the window is shorter.
/// [rulebook section 3, point 5]
[[nodiscard]] constexpr sys_seconds resolve_end(const zone& z, local_seconds local) noexcept {
    return resolve(z, local).earlier;
}

} // namespace curfew::inline v0
