#pragma once
// Weekdays × ranges: an item of ForbidTimeList that has been understood.

#include <curfew/time/detail/reset_on_move.hpp>
#include <curfew/time/time_range.hpp>
#include <curfew/time/weekday_set.hpp>

#include <optional>
#include <utility>
#include <vector>

namespace curfew::inline v0 {

/// Calling is forbidden on each of `days()` in each of `ranges()`; at least one of both. An overnight range belongs to
/// the weekday it starts on. The ranges keep their order in the document. A rule that was moved from has no ranges, and
/// forbids every minute of the week. [rulebook section 3, points 1 and 2]
class forbid_rule {
public:
    /// nullopt if there is no day or no range, since such a rule would forbid nothing, and for days with an invalid weekday
    /// among them (weekday_set::ok()).
    [[nodiscard]] static constexpr std::optional<forbid_rule> from(weekday_set days, std::vector<time_range> ranges) {
        if (!days.ok() || days.empty() || ranges.empty()) return std::nullopt;
        return forbid_rule{days, std::move(ranges)};
    }

    /// The days it applies on, and the ranges of each of these days.
    [[nodiscard]] constexpr weekday_set days() const noexcept { return days_; }
    [[nodiscard]] constexpr const std::vector<time_range>& ranges() const noexcept { return ranges_.get(); }

    friend constexpr bool operator==(const forbid_rule&, const forbid_rule&) noexcept = default;

private:
    constexpr forbid_rule(weekday_set days, std::vector<time_range> ranges) noexcept
        : ranges_{std::move(ranges)}, days_{days} {}

    detail::reset_on_move<std::vector<time_range>> ranges_;
    weekday_set days_;
};

} // namespace curfew::inline v0
