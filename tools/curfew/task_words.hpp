#pragma once
// Parts of a task and of a verdict in words.

#include <curfew/time/weekday_set.hpp>
#include <curfew/timetable/verdict.hpp>

#include <optional>
#include <string>

namespace curfew::tool {

/// "Sun", "Mon-Fri", "Mon, Wed", "every day"; the week starts on Monday, as people's weeks do.
[[nodiscard]] std::string words(weekday_set days);

/// `/ForbidTimeList/0/Times/0`.
[[nodiscard]] std::string pointer_to(const forbidding_range& range);

/// What forbids, as a place in FILE or in the policy. None for StartTime and EndTime, which the reason names.
[[nodiscard]] std::optional<std::string> pointer_of(const explanation& why);

} // namespace curfew::tool
