#pragma once
// Parts of a task in words.

#include <curfew/timetable/explain.hpp>
#include <curfew/time/weekday_set.hpp>

#include <string>

namespace curfew::tool {

/// "Sun", "Mon-Fri", "Mon, Wed", "every day"; the week starts on Monday, as people's weeks do.
[[nodiscard]] std::string words(weekday_set days);

/// `/ForbidTimeList/0/Times/0`.
[[nodiscard]] std::string pointer_to(const range_place& range);

} // namespace curfew::tool
