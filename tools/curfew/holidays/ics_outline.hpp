#pragma once
// The lines of an ICS text: how its components lie in each other, and on which line each event and its properties stand. What
// the properties say is libical's to read; it tells no lines, and passes over what it cannot read, so what it finds is held
// against this.

#include <array>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace curfew::tool {

/// The properties of an event that decide on which dates it is, and what it means.
enum class ics_property {
    dtstart,
    dtend,
    duration,
    rrule,
    rdate,
    exrule,
    exdate,
    recurrence_id,
    status,
    special_day,
};

inline constexpr std::size_t ics_properties = 10;

/// `DTSTART` …
[[nodiscard]] std::string_view ics_name_of(ics_property property) noexcept;

/// Names are compared without regard to the case of ASCII letters.
[[nodiscard]] std::string ics_upper_case(std::string_view text);

/// How often a property stands in an event, and the line of the last.
struct ics_property_lines {
    std::size_t count = 0;
    std::size_t line = 0;
};

struct ics_event_lines {
    /// Of BEGIN:VEVENT.
    std::size_t line = 0;
    std::array<ics_property_lines, ics_properties> properties{};

    [[nodiscard]] const ics_property_lines& of(ics_property p) const noexcept {
        return properties[static_cast<std::size_t>(p)];
    }
};

/// What is neither a calendar nor an event nor a zone, directly inside a calendar.
struct ics_other_component {
    std::size_t line = 0;
    std::string name;
};

struct ics_fault {
    std::size_t line = 0;
    std::string what;
};

struct ics_outline {
    /// In the order of the text.
    std::vector<ics_event_lines> events;
    std::vector<ics_other_component> others;
    /// The first thing that is wrong with the text: then the rest says nothing.
    std::optional<ics_fault> fault;
};

/// Reads the text, which has no control characters but blanks and ends of lines, in linear time.
[[nodiscard]] ics_outline outline_of_ics(std::string_view text);

} // namespace curfew::tool
