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

} // namespace curfew::inline v0
