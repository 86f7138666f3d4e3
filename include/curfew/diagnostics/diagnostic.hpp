#pragma once
// One broken rule at one place. A diagnostic is a small value; wording.hpp makes text of it when someone asks.

#include <curfew/diagnostics/detail/facts.hpp>
#include <curfew/diagnostics/json_pointer.hpp>
#include <curfew/diagnostics/rule.hpp>

#include <cstdint>
#include <optional>
#include <string>

namespace curfew::inline v0 {

/// A rule of the rulebook that the request breaks, and where.
struct diagnostic {
    /// The rule, and what breaking it counts as under the caller's severity_settings.
    rule id{};
    curfew::severity severity{};
    /// The place, as far as the API knows it.
    json_pointer where;
    /// The rest of the place below `where`, as JSON Pointer text, where names stand in it that the API does not know.
    std::string below;
    /// The byte of the JSON text the place starts at, when the text was read.
    std::optional<std::uint32_t> offset;
    /// The values that the message speaks of, for the library itself; fact() of wording.hpp has each as text.
    detail::diagnostic_facts facts;
    /// The texts that it speaks of. For task-id-mismatch the ids of the update and of the stored task. For zone-unknown and
    /// zone-data-unusable the name that was asked for, and the nearest name there is, the folders that were searched
    /// (zone_fault::no_zone_data), or the file.
    std::string subject = {};
    std::string context = {};

    /// The whole place as a JSON Pointer (RFC 6901).
    [[nodiscard]] std::string pointer() const { return where.text() + below; }
};

} // namespace curfew::inline v0
