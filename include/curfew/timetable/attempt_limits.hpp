#pragma once
// How often one callee may be called: so many attempts in so long a time, and all of several such limits at once.
//
//     limit 3 in 5 minutes, attempts at 10:00:00, 10:01:00 and 10:02:00
//         10:04:59   three attempts lie less than five minutes back: not yet
//         10:05:00   the one at 10:00:00 counts no longer: one more is allowed
//
//     attempt_limits{}                                 the vendor's limits
//     attempt_limits{{attempt_limit{1, minutes{30}}}}  a stricter one
//     attempt_limits{{}}                               no limit

#include <curfew/time/instant.hpp>

#include <cstdint>
#include <optional>
#include <span>
#include <utility>
#include <vector>

namespace curfew::inline v0 {

/// At most `count()` attempts within any `span()`, both at least 1.
class attempt_limit {
public:
    /// A literal. Only for constants: a limit that cannot be is a compile error.
    consteval attempt_limit(int count, seconds span);

    /// nullopt if `count` or `span` is less than 1.
    [[nodiscard]] static constexpr std::optional<attempt_limit> from(int count, seconds span) noexcept;

    /// How many attempts, and within how long; each at least 1.
    [[nodiscard]] constexpr int count() const noexcept { return count_; }
    [[nodiscard]] constexpr seconds span() const noexcept { return span_; }

    friend constexpr bool operator==(const attempt_limit&, const attempt_limit&) noexcept = default;

private:
    constexpr attempt_limit() noexcept = default;

    int count_ = 1;
    seconds span_{1};
};

/// Limits that hold together, in any order. An attempt at `t` is within a limit if fewer than `count()` earlier ones
/// lie in (t - span(), t], so that one exactly a span ago counts no longer. An attempt later than `t` counts like one
/// just made: a clock that ran ahead must not make room for a call. So what is allowed once stays allowed until the
/// next attempt, and a question can be moved on to a permitted time without asking again.
class attempt_limits {
public:
    /// The vendor's limits against harassment of one callee: 3 attempts in 5 minutes, 6 in 10 minutes, 10 in 24 hours.
    /// [R23]
    constexpr attempt_limits();

    /// These limits; none at all allows everything.
    constexpr explicit attempt_limits(std::vector<attempt_limit> limits) noexcept : limits_{std::move(limits)} {}

    /// The limits, in the order they were given in.
    [[nodiscard]] constexpr std::span<const attempt_limit> limits() const noexcept { return limits_; }

    /// Whether one more attempt at `t` stays within every limit. `past` are the instants at which the callee was
    /// called, in any order; an instant that stands twice is two attempts. Linear in the length of `past`; allocates
    /// nothing.
    [[nodiscard]] constexpr bool allow(sys_seconds t, std::span<const sys_seconds> past) const noexcept;

    /// The first instant at or after `t` at which one more attempt stays within every limit; nullopt if that lies
    /// beyond the last instant there is. As allow(), times the number of binary digits of a span.
    [[nodiscard]] constexpr std::optional<sys_seconds> next_allowed(sys_seconds t,
                                                                    std::span<const sys_seconds> past) const noexcept;

    friend constexpr bool operator==(const attempt_limits&, const attempt_limits&) noexcept = default;

private:
    std::vector<attempt_limit> limits_;
};

// ---- implementation -------------------------------------------------------------------------------------------

constexpr std::optional<attempt_limit> attempt_limit::from(int count, seconds span) noexcept {
    if (count < 1 || span < seconds{1}) return std::nullopt;
    attempt_limit result;
    result.count_ = count;
    result.span_ = span;
    return result;
}

namespace detail {

// Not constexpr on purpose: reaching it is what makes a wrong literal a compile error, without exceptions.
inline void no_such_attempt_limit() noexcept {}

[[nodiscard]] constexpr bool allows(const attempt_limit& limit, sys_seconds t,
                                    std::span<const sys_seconds> past) noexcept {
    int recent = 0;
    for (const sys_seconds attempt : past) {
        // Unsigned, since two instants may be further apart than an int64 can say.
        const auto age = static_cast<std::uint64_t>(t.time_since_epoch().count()) -
                         static_cast<std::uint64_t>(attempt.time_since_epoch().count());
        if (attempt <= t && age >= static_cast<std::uint64_t>(limit.span().count())) continue;
        if (++recent == limit.count()) return false;
    }
    return true;
}

/// Halves the time between an instant at which the limit forbids and one at which it does not.
[[nodiscard]] constexpr std::optional<sys_seconds> next_allowed(const attempt_limit& limit, sys_seconds t,
                                                                std::span<const sys_seconds> past) noexcept {
    if (allows(limit, t, past)) return t;
    sys_seconds latest = past.front();
    for (const sys_seconds attempt : past) latest = attempt > latest ? attempt : latest;
    sys_seconds forbidden = t;
    sys_seconds allowed = saturating_sum(latest, limit.span());
    if (!allows(limit, allowed, past)) return std::nullopt;
    while (allowed - seconds{1} > forbidden) {
        const std::uint64_t apart = static_cast<std::uint64_t>(allowed.time_since_epoch().count()) -
                                    static_cast<std::uint64_t>(forbidden.time_since_epoch().count());
        const sys_seconds between = forbidden + seconds{static_cast<std::int64_t>(apart / 2)};
        (allows(limit, between, past) ? allowed : forbidden) = between;
    }
    return allowed;
}

} // namespace detail

consteval attempt_limit::attempt_limit(int count, seconds span) : count_{count}, span_{span} {
    if (!from(count, span)) detail::no_such_attempt_limit();
}

constexpr attempt_limits::attempt_limits()
    : limits_{attempt_limit{3, minutes{5}}, attempt_limit{6, minutes{10}}, attempt_limit{10, std::chrono::hours{24}}} {}

constexpr bool attempt_limits::allow(sys_seconds t, std::span<const sys_seconds> past) const noexcept {
    for (const attempt_limit& limit : limits_) {
        if (!detail::allows(limit, t, past)) return false;
    }
    return true;
}

constexpr std::optional<sys_seconds> attempt_limits::next_allowed(sys_seconds t,
                                                                  std::span<const sys_seconds> past) const noexcept {
    std::optional<sys_seconds> result = t;
    for (const attempt_limit& limit : limits_) {
        result = detail::next_allowed(limit, *result, past);
        if (!result) break;
    }
    return result;
}

} // namespace curfew::inline v0
