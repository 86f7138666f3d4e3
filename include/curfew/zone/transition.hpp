#pragma once
// What a zone is made of: spans of constant offset, and the transitions between them.

#include <curfew/time/instant.hpp>

#include <cstdint>

namespace curfew::inline v0 {

/// A span of instants [first, last) in which civil time is ahead of UTC by `offset`.
/// `last == sys_seconds::max()` is a span that never ends, that instant included.
struct offset_span {
    /// [first, last), and how far civil time is ahead of UTC in it.
    sys_seconds first;
    sys_seconds last;
    seconds offset;

    friend constexpr bool operator==(const offset_span&, const offset_span&) noexcept = default;
};

/// The instant at which a clock is set, and how far civil time is ahead of UTC from then on.
struct transition {
    /// The first second with the new offset, and that offset.
    sys_seconds at;
    seconds offset;

    friend constexpr bool operator==(const transition&, const transition&) noexcept = default;
};

/// No zone is as far from UTC as this.
inline constexpr seconds offset_limit = std::chrono::hours{24};

/// Why a zone cannot be made of what was given.
enum class zone_fault : std::uint8_t {
    /// An offset of a day or more.
    offset_out_of_range,
    /// A transition that is not later than the one before it.
    transitions_not_ascending,
    /// The POSIX rule is not of the form that RFC 9636 allows.
    rule_format,
    /// At the last transition, the POSIX rule has another offset than the list.
    rule_contradicts_transitions,
};

} // namespace curfew::inline v0
