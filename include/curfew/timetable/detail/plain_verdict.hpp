#pragma once
// Verdicts on their way through the evaluator.

#include <curfew/time/instant.hpp>
#include <curfew/timetable/verdict.hpp>

#include <optional>
#include <type_traits>

namespace curfew::inline v0::detail {

/// An optional, made without a branch.
[[nodiscard, gnu::always_inline]] constexpr std::optional<sys_seconds> if_exists(sys_seconds t, bool exists) noexcept {
    // A constant must not be a copy of what reset() leaves behind.
    if (std::is_constant_evaluated()) return exists ? std::optional{t} : std::nullopt;
    std::optional result{t};
    if (!exists) result.reset();
    return result;
}

/// A verdict in plain parts. g++ leaves an optional in memory that comes out of a function as large as these, which costs
/// more than the question; so the functions that callers see are small, and make the optionals.
struct plain_verdict {
    curfew::reason reason;
    bool since_exists;
    bool until_exists;
    sys_seconds since;
    sys_seconds until;

    [[nodiscard, gnu::always_inline]] constexpr verdict as_verdict() const noexcept {
        return {reason, if_exists(since, since_exists), if_exists(until, until_exists)};
    }
};

} // namespace curfew::inline v0::detail
