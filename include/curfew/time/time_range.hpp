#pragma once
// A half-open range of the day: 10:00-11:00 is 10:00:00 up to and including 10:59:59.
//
//     22:00-08:00   starts later than it ends: it runs past midnight into the next day
//     22:00-24:00   ends with the day
//     00:00-24:00   the whole day
//     10:00-10:00   is no range: from() gives nullopt

#include <curfew/time/time_of_day.hpp>

#include <compare>
#include <optional>

namespace curfew::inline v0 {

/// A non-empty range of wall-clock minutes that starts on one day and ends on the same day or the next.
/// [rulebook section 3, points 1 and 2]
class time_range {
public:
    /// From `start` (00:00…23:59) until `end` (00:00…24:00); nullopt if they are equal or `start` is 24:00.
    /// An `end` before `start` belongs to the next day.
    [[nodiscard]] static constexpr std::optional<time_range> from(time_of_day start, time_of_day end) noexcept {
        if (start == end || start == end_of_day) return std::nullopt;
        return time_range{start, end};
    }

    /// As written: the start up to 23:59, the end up to 24:00.
    [[nodiscard]] constexpr time_of_day start() const noexcept { return start_; }
    [[nodiscard]] constexpr time_of_day end() const noexcept { return end_; }

    /// Whether it is written with its start later than its end, as in 22:00-08:00.
    [[nodiscard]] constexpr bool is_overnight() const noexcept { return end_ < start_; }

    /// Minutes from the midnight its first day starts with to its start, 0…1439.
    [[nodiscard]] constexpr int first_minute() const noexcept { return start_.minutes_since_midnight(); }

    /// Minutes from that same midnight to its end, 1…2879; past 1440 on the next day.
    [[nodiscard]] constexpr int end_minute() const noexcept {
        return end_.minutes_since_midnight() + (is_overnight() ? time_of_day::minutes_per_day : 0);
    }

    friend constexpr auto operator<=>(const time_range&, const time_range&) noexcept = default;

private:
    constexpr time_range(time_of_day start, time_of_day end) noexcept : start_{start}, end_{end} {}

    time_of_day start_;
    time_of_day end_;
};

} // namespace curfew::inline v0
