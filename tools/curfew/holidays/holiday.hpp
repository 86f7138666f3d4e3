#pragma once
// What a holiday file says of some dates.

#include <curfew/time/instant.hpp>

#include <chrono>
#include <cstddef>
#include <string>

namespace curfew::tool {

using std::chrono::days;

enum class holiday_kind {
    /// Nobody is to be called.
    day_off,
    /// A day of the weekend on which people work.
    make_up_workday,
};

/// A place in a holiday file: its number among the files, from 0, and the line, from 1.
struct holiday_place {
    std::size_t file = 0;
    std::size_t line = 1;
};

/// The dates `first` to `last`, both included, are days off or make-up workdays.
struct holiday {
    local_days first;
    local_days last;
    holiday_kind kind = holiday_kind::day_off;
    /// Of the holiday; may be empty.
    std::string name;
    holiday_place place;
};

/// `yyyy-MM-dd`; of a year outside 0000–9999 an empty text.
[[nodiscard]] std::string date_text(local_days date);

/// `2026-10-01`, or `2026-10-01 to 2026-10-07`.
[[nodiscard]] std::string dates_text(local_days first, local_days last);

} // namespace curfew::tool
