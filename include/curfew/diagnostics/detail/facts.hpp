#pragma once
// The values that a message speaks of, beside the rule and the place.

#include <curfew/diagnostics/field.hpp>
#include <curfew/time/instant.hpp>
#include <curfew/time/text.hpp>
#include <curfew/time/time_range.hpp>
#include <curfew/time/weekday_set.hpp>
#include <curfew/zone/transition.hpp>

#include <cstdint>
#include <optional>
#include <variant>

namespace curfew::inline v0::detail {

/// Why a text is not valid JSON.
enum class json_fault : std::uint8_t {
    /// A byte that JSON does not allow there: syntax_facts::byte.
    unexpected_character,
    /// The text ends before the value does.
    unexpected_end,
    /// Something follows the value.
    trailing_text,
    /// Bytes that are not UTF-8.
    ill_formed_utf8,
    /// The text starts with one.
    byte_order_mark,
    /// More than json_limits::max_depth, and more than json_limits::max_bytes.
    nesting_too_deep,
    text_too_long,
    /// A number that no double can hold.
    number_too_large,
};

/// A kind of JSON value. An integer is a number without fraction and exponent.
enum class json_kind : std::uint8_t { null, boolean, integer, number, string, array, object };

/// The number the rule objects to and, for a rule with a limit, the limit it passes.
struct given_number {
    /// What was given, and the limit.
    std::int64_t value = 0;
    std::optional<std::int64_t> limit = {};
};

/// For integer-out-of-range at a place whose bounds are not those of int32: the bounds and, where 64 bits hold it, the number.
struct bounded_number {
    /// The least and the greatest number that the place takes.
    std::int64_t least = 0;
    std::int64_t most = 0;
    /// What was given.
    std::optional<std::int64_t> value = {};
};

/// For end-not-after-start and window-over: EndTime, and the wall-clock time that it should be later than. For
/// trigger-time-forbidden: TriggerTime, and the next permitted time.
struct given_time {
    /// What was given, and the other time.
    local_seconds value;
    local_seconds limit;
};

/// For json-syntax: the fault and, for unexpected_character, the byte that was met.
struct syntax_facts {
    /// The fault, and the byte.
    json_fault fault{};
    std::uint8_t byte = 0;
};

/// For type-mismatch: what the place wants and what it got.
struct type_facts {
    /// The kind of value the place wants, and the kind it got.
    json_kind wanted{};
    json_kind found{};
};

/// For the format rules: what is wrong with the text, and at which byte of it.
struct text_facts {
    /// The fault, and the byte of the text it is at, from 0.
    text_fault fault{};
    std::uint32_t at = 0;
};

/// For the time-range rules: the range, and the days it applies on; no day where Weekdays was not understood.
struct range_facts {
    /// The range as it is written, and the days of its item.
    time_range range;
    weekday_set days;
};

/// For time-range-overlap: the earlier range it runs into.
struct other_range_facts {
    /// Its place: ForbidTimeList/`item`/Times/`entry`.
    std::uint32_t item = 0;
    std::uint32_t entry = 0;
};

/// For unknown-field: the field that was most likely meant.
struct nearest_facts {
    /// A name the API has.
    field nearest{};
};

/// For zone-unknown and zone-data-unusable: why there is no zone.
struct zone_facts {
    /// The fault.
    zone_fault fault{};
};

/// For exception-counts-as-conflict: the first date on which two entries contradict each other, and the other entry.
struct conflict_facts {
    /// The other one's place: `other` in the same list.
    local_days date;
    std::uint32_t other = 0;
};

/// What a message needs beside the rule and the place.
using diagnostic_facts =
    std::variant<std::monostate, given_number, bounded_number, given_time, syntax_facts, type_facts, text_facts,
                 range_facts, other_range_facts, nearest_facts, zone_facts, conflict_facts>;

} // namespace curfew::inline v0::detail
