#pragma once
// A half-open interval of time.

#include <curfew/time/instant.hpp>

namespace curfew::inline v0 {

/// [from, until), not empty. Instants.
struct interval {
    /// The first second inside, and the first after it.
    sys_seconds from;
    sys_seconds until;

    /// How long it is in real time, whatever transitions lie in it.
    [[nodiscard]] constexpr seconds length() const noexcept { return until - from; }

    friend constexpr bool operator==(const interval&, const interval&) noexcept = default;
};

} // namespace curfew::inline v0
