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

/// Why there is no zone: what is wrong with a list of transitions, with a zone file, or with a name.
enum class zone_fault : std::uint8_t {
    /// An offset of a day or more.
    offset_out_of_range,
    /// A transition that is not later than the one before it.
    transitions_not_ascending,
    /// A transition at sys_seconds::max(), which is the end of a span that never ends.
    transition_out_of_range,
    /// The POSIX rule is not of the form that RFC 9636 allows.
    rule_format,
    /// At the last transition, the POSIX rule has another offset than the list.
    rule_contradicts_transitions,

    /// The file does not start as a zone file does.
    not_a_zone_file,
    /// A version of the format that is not known, or two in one file.
    version_unknown,
    /// The file has transitions and is of version 1, which has no rule for the time after them.
    version_without_rule,
    /// The file ends before what its counts announce.
    truncated,
    /// A count that the format does not allow.
    counts_out_of_range,
    /// A type of local time that is not described, or whose description is not of the form.
    type_out_of_range,
    /// The file counts leap seconds, as those in 'right/' do. An instant of this library does not.
    leap_seconds,
    /// The rule is missing: nothing says what holds after the last transition.
    rule_missing,
    /// The footer is not a line of its own.
    footer_format,
    /// Something follows the footer.
    trailing_bytes,
    /// The file cannot be read from the disk, or is larger than any zone file.
    file_unreadable,

    /// No zone of that name.
    name_unknown,
    /// No zone data on this machine.
    no_zone_data,
};

} // namespace curfew::inline v0
