#pragma once
// What a timetable answers: verdicts, and where they come from.

#include <curfew/diagnostics/json_pointer.hpp>
#include <curfew/time/instant.hpp>
#include <curfew/time/time_range.hpp>
#include <curfew/time/weekday_set.hpp>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

namespace curfew::inline v0 {

/// Why calling is permitted or not. [rulebook section 3, point 4]
enum class reason : std::uint8_t {
    permitted,
    /// Before StartTime, or at EndTime or later.
    before_start,
    after_end,
    /// A range of ForbidTimeList.
    forbid_range,
    /// An exception by date of a policy, or of calling hours.
    holiday,
    /// Outside calling hours.
    local_hours,
    /// Nothing is known: the timetable was default-constructed or moved from, or made of something that was.
    no_rules,
};

/// How many reasons there are.
inline constexpr std::size_t reason_count = 7;

/// "permitted", "before-start", "after-end", "forbid-range", "holiday", "local-hours" or "no-rules".
[[nodiscard]] constexpr std::string_view name(reason r) noexcept {
    switch (r) {
    case reason::permitted: return "permitted";
    case reason::before_start: return "before-start";
    case reason::after_end: return "after-end";
    case reason::forbid_range: return "forbid-range";
    case reason::holiday: return "holiday";
    case reason::local_hours: return "local-hours";
    case reason::no_rules: break;
    }
    return "no-rules";
}

/// The answer for one instant, and how long it has been and stays the same answer, permitted or not.
struct verdict {
    /// What holds at the instant itself.
    curfew::reason reason = curfew::reason::no_rules;
    /// The first instant of the same answer; nullopt if it was never another one.
    std::optional<sys_seconds> since;
    /// The first instant of the other answer; nullopt if there never is one.
    std::optional<sys_seconds> until;

    /// Whether calling is permitted.
    [[nodiscard]] constexpr bool permitted() const noexcept { return reason == curfew::reason::permitted; }

    friend constexpr bool operator==(const verdict&, const verdict&) noexcept = default;
};

/// The document that a reason comes from.
enum class document : std::uint8_t {
    /// The reason names no place: permitted, no-rules, or an end of the years 0000–9999 where only hours were given.
    none,
    /// The UpdateTask or CreateTask request.
    task,
    /// The policy, or the calling hours that the timetable was made of.
    policy,
};

/// A range that forbids, as it stands in a ForbidTimeList.
struct forbidding_range {
    /// /ForbidTimeList/`item`/Times/`entry`, from 0.
    std::uint32_t item = 0;
    std::uint32_t entry = 0;
    /// The range as it is written, and the days of its item.
    time_range range;
    weekday_set days;

    friend constexpr bool operator==(const forbidding_range&, const forbidding_range&) noexcept = default;
};

/// Everything about the reason for one instant. `zone` and `name` refer to texts of the timetable.
struct explanation {
    /// The reason, as at() gives it.
    curfew::reason reason = curfew::reason::no_rules;
    /// Where it stands: the document, and the place in it. For before_start /StartTime, for after_end /EndTime, for a range
    /// /ForbidTimeList/0/Times/0, for policies /Exceptions/0, /LocalHours/1 or /LocalHours/1/Exceptions/0.
    curfew::document document = curfew::document::none;
    json_pointer pointer;
    /// For forbid_range: the first range in document order that holds.
    std::optional<forbidding_range> range;
    /// Which layer forbids: 0 is the task, i the i-th local hours of the policy.
    std::size_t layer = 0;
    /// The zone of that layer's hours, and the name of the exception; empty where there is none.
    std::string_view zone;
    std::string_view name;

    /// Whether calling is permitted.
    [[nodiscard]] constexpr bool permitted() const noexcept { return reason == curfew::reason::permitted; }
};

} // namespace curfew::inline v0
