#pragma once
// The time points every other header speaks in.

#include <chrono>

namespace curfew::inline v0 {

/// Wall-clock time of a task, without a zone; whole seconds.
using std::chrono::local_seconds;

/// An instant: seconds since 1970-01-01 00:00:00 UTC. Every int64 value is a legal argument everywhere.
using std::chrono::sys_seconds;

/// A day of wall-clock time.
using std::chrono::local_days;

using std::chrono::minutes;
using std::chrono::seconds;

/// `t` moved by `by`, or the last (first) instant there is where that lies beyond it.
[[nodiscard]] constexpr sys_seconds saturating_sum(sys_seconds t, seconds by) noexcept {
    if (by > seconds{0} && t > sys_seconds::max() - by) return sys_seconds::max();
    if (by < seconds{0} && t < sys_seconds::min() - by) return sys_seconds::min();
    return t + by;
}

} // namespace curfew::inline v0
