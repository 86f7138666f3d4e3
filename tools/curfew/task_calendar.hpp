#pragma once
// The dates of a task's window, with the hours of each at which calling is permitted, and what they come to.

#include "loaded_task.hpp"

#include <curfew/time/interval.hpp>

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace curfew::tool {

/// Civil minutes of a date in a row, cut to whole minutes for drawing: [first, end) of 0…1440.
struct day_stretch {
    int first = 0;
    int end = 0;
};

struct calendar_day {
    local_days date;
    /// Whether some of it lies in the window.
    bool inside = false;
    /// How much of it is permitted, to the second, transitions included.
    seconds permitted{0};
    /// How long it is: 86,400 s but for a transition.
    seconds length{0};
    std::vector<day_stretch> stretches;
    /// What is permitted, as `08:00-12:00`, the first few.
    std::vector<std::string> hours;
    std::size_t more_hours = 0;
    /// The policy's exceptions on that date in the task's zone: Name, or place in the file, of each. Empty: none.
    std::string exception;
};

struct calendar_month {
    std::chrono::year_month month;
    /// All its days.
    std::vector<calendar_day> days;
    seconds permitted{0};
};

/// Months, or years, that are not shown day by day.
struct calendar_sum {
    std::string name;
    seconds permitted{0};
};

struct task_calendar {
    /// At most four months, day by day: all of them, or those from `now` (from StartTime when it lies outside the window) on.
    std::vector<calendar_month> months;
    /// What lies before and after these, by months and then by years; of a long window not all of them.
    std::vector<calendar_sum> earlier;
    std::vector<calendar_sum> later;
    /// The permitted intervals from `now` on, the first ten.
    std::vector<interval> next;
    bool more_after_next = false;
    /// Of the whole window.
    seconds total{0};
};

/// Takes bounded time, however long the window is.
[[nodiscard]] task_calendar calendar_of(const loaded_task& task, sys_seconds now);

/// How many calls of `talk` seconds, one right after the other, `lines` at once take place in `time`; nullopt if it does
/// not fit in 64 bits. `talk` is at least a second.
[[nodiscard]] std::optional<std::uint64_t> carried_calls(seconds time, std::int32_t lines, seconds talk);

} // namespace curfew::tool
