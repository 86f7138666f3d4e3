#pragma once
// The policy file of some dates, as read_policy() takes it.

#include "holiday_dates.hpp"

#include <optional>
#include <string>
#include <vector>

namespace curfew::tool {

/// An exception a line; dates in a row that say the same become one with From and To. nullopt if the file would be longer than
/// a policy file may be. Takes bounded memory.
[[nodiscard]] std::optional<std::string> policy_text(const std::vector<holiday_date>& dates);

} // namespace curfew::tool
