#pragma once
// The entries of all files, date by date.

#include "holiday_collector.hpp"
#include "workday_choice.hpp"

#include <optional>
#include <string_view>
#include <vector>

namespace curfew::tool {

/// A date that is a day off or, with `counts_as`, a make-up workday.
struct holiday_date {
    local_days date;
    std::optional<weekday> counts_as;
    /// The names it has in its entries, in the order of the files; they refer to the collector.
    std::vector<std::string_view> names;
};

/// The dates in order. Notes a date that stands in two entries; refuses one that is a day off in one and a make-up workday in
/// another, a make-up workday without a weekday to count as, and a weekday for a date that is none.
[[nodiscard]] std::vector<holiday_date> dates_of(holiday_collector& collected, const workday_choice& choice);

} // namespace curfew::tool
