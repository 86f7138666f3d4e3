#pragma once
// The report of a task as one HTML file without a reference to anything outside of it.

#include "loaded_task.hpp"
#include "task_calendar.hpp"
#include "week_picture.hpp"

#include <curfew/diagnostics/wording.hpp>

#include <optional>
#include <string>

namespace curfew::tool {

/// What the report is about.
struct week_report {
    const loaded_task& task;
    week_picture week;
    task_calendar calendar;
    sys_seconds now;
    /// How long a call is taken to last, and how many of these fit; nullopt: more than 64 bits can count.
    seconds talk{0};
    std::optional<std::uint64_t> calls;
    /// As the user gave it.
    std::string zone_name;
    bool end_inclusive = false;
    /// Of the diagnostics.
    language diagnostics_language = language::en;
};

/// "The week of task 123": the title of pictures.
[[nodiscard]] std::string title_of(const week_report& report);

/// When the task runs, and by which clock.
[[nodiscard]] std::string window_of(const week_report& report);

/// At most about a megabyte, whatever the request is.
[[nodiscard]] std::string week_page(const week_report& report);

} // namespace curfew::tool
