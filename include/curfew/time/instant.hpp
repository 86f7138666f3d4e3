#pragma once
// The time points every other header speaks in.

#include <chrono>
#include <concepts>
#include <cstdint>
#include <limits>

namespace curfew::inline v0 {

/// Civil (wall-clock) time without a zone; whole seconds.
using std::chrono::local_seconds;

/// An instant: seconds since 1970-01-01 00:00:00 UTC. Every int64 value is a legal argument everywhere.
using std::chrono::sys_seconds;

/// A day of civil time.
using std::chrono::local_days;

using std::chrono::minutes;
using std::chrono::seconds;

/// The first second a `yyyy-MM-dd HH:mm:ss` can name: 0000-01-01 00:00:00.
inline constexpr local_seconds earliest_local_time{local_days{std::chrono::year{0} / 1 / 1}};

/// The last second a `yyyy-MM-dd HH:mm:ss` can name: 9999-12-31 23:59:59.
inline constexpr local_seconds latest_local_time{local_days{std::chrono::year{9999} / 12 / 31} + std::chrono::days{1} -
                                                 seconds{1}};

namespace detail {

/// `t` moved by `by`, or the last (first) instant there is where that lies beyond it.
[[nodiscard]] constexpr sys_seconds saturating_sum(sys_seconds t, seconds by) noexcept {
    if (by > seconds{0} && t > sys_seconds::max() - by) return sys_seconds::max();
    if (by < seconds{0} && t < sys_seconds::min() - by) return sys_seconds::min();
    return t + by;
}

/// The seconds of an instant, for arithmetic modulo 2^64.
[[nodiscard]] constexpr std::uint64_t unsigned_seconds(sys_seconds t) noexcept {
    return static_cast<std::uint64_t>(t.time_since_epoch().count());
}

/// A duration whose count is a signed integer of whole units of seconds, or of whole parts of one: nanoseconds, hours, days.
template <class Duration>
concept whole_duration = std::signed_integral<typename Duration::rep> &&
                             sizeof(typename Duration::rep) <= sizeof(std::int64_t) &&
                         (Duration::period::num == 1 || Duration::period::den == 1);

/// The second that an instant of any precision lies in; an instant beyond what 64 bits of seconds can say is the last
/// (first) second there is.
template <whole_duration Duration>
[[nodiscard]] constexpr sys_seconds second_of(std::chrono::sys_time<Duration> t) noexcept {
    if constexpr (Duration::period::num > 1) {
        constexpr std::int64_t most = std::numeric_limits<std::int64_t>::max() / Duration::period::num;
        if (t.time_since_epoch().count() > most) return sys_seconds::max();
        if (t.time_since_epoch().count() < -most) return sys_seconds::min();
    }
    return std::chrono::floor<seconds>(t);
}

} // namespace detail

} // namespace curfew::inline v0
