#pragma once
// Redials and limits once more, found by going on from second to second.

#include "support/simulation.hpp"

#include <curfew/plan/redial.hpp>
#include <curfew/timetable/attempt_limits.hpp>

#include <optional>
#include <span>
#include <vector>

namespace simulation {

/// The date at `t` in a zone.
inline local_days date_in(const zone& z, sys_seconds t) {
    return std::chrono::floor<std::chrono::days>(local_seconds{t.time_since_epoch() + z.offset_at(t)});
}

/// Whether one more attempt at `t` stays within every limit. An attempt later than `t` counts like one just made. On a date
/// that a transition repeats, attempts count until the clock has left it for good.
inline bool within_limits(std::span<const attempt_limit> limits, std::span<const sys_seconds> past, sys_seconds t) {
    for (const attempt_limit& limit : limits) {
        int counted = 0;
        for (const sys_seconds p : past) {
            if (!limit.is_per_day()) {
                counted += p > t - limit.span() ? 1 : 0;
                continue;
            }
            bool is_over = t > p;
            for (sys_seconds later = t; is_over && later < t + 26h; later += 5min) {
                is_over = date_in(*limit.zone(), later) > date_in(*limit.zone(), p);
            }
            counted += is_over ? 0 : 1;
        }
        if (counted >= limit.count().count) return false;
    }
    return true;
}

/// Section 3, point 6, and the limits; looks at every `step`th second from the one the redial is due at.
inline redial_answer slow_next(const std::vector<forbid_rule>& list, const timetable& calls,
                               const redial_settings& settings, const redial_state& state,
                               std::span<const attempt_limit> limits = {}, std::span<const sys_seconds> past = {},
                               seconds step = 1s) {
    if (state.made == settings.times()) return redial_answer{redial_end::all_placed};
    const sys_seconds due = state.ended + settings.interval();
    if (due >= calls.last()) return redial_answer{redial_end::window_over};
    sys_seconds t = due;
    while (t < calls.last() && !within_limits(limits, past, t)) t += step;
    if (t >= calls.last()) return redial_answer{redial_end::limit_reached};
    for (; t < calls.last(); t += step) {
        if (permitted(list, calls, t) && within_limits(limits, past, t)) {
            return redial_answer{redial{state.made + 1, due, t}};
        }
    }
    return redial_answer{redial_end::never_permitted};
}

} // namespace simulation
