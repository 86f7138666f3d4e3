#pragma once
// Redials and limits once more, found by going on from second to second.

#include "support/simulation.hpp"

#include <curfew/timetable/attempt_limits.hpp>
#include <curfew/plan/redial.hpp>

#include <span>
#include <vector>

namespace simulation {

/// Whether one more attempt at `t` stays within every limit; an attempt later than `t` counts like one just made.
inline bool within_limits(std::span<const attempt_limit> limits, std::span<const sys_seconds> past, sys_seconds t) {
    for (const attempt_limit& limit : limits) {
        int counted = 0;
        for (const sys_seconds p : past) counted += p > t - limit.span() ? 1 : 0;
        if (counted >= limit.count()) return false;
    }
    return true;
}

/// Section 3, point 6, and the limits; looks at every `step`th second from the one the redial is due at.
template <zone Zone>
redial_answer slow_next(const std::vector<forbid_rule>& list, const zoned_schedule<Zone>& task,
                        const redial_settings& policy, sys_seconds ended, int made,
                        std::span<const attempt_limit> limits = {}, std::span<const sys_seconds> past = {},
                        seconds step = 1s) {
    if (made == policy.times()) return redial_answer{redial_end::all_placed};
    const sys_seconds due = ended + policy.interval();
    sys_seconds t = due;
    while (t < task.last() && !within_limits(limits, past, t)) t += step;
    if (t >= task.last()) return redial_answer{redial_end::window_over};
    for (; t < task.last(); t += step) {
        if (permitted(list, task, t) && within_limits(limits, past, t)) {
            return redial_answer{redial{made + 1, due, t}};
        }
    }
    return redial_answer{redial_end::never_permitted};
}

} // namespace simulation
