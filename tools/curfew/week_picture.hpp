#pragma once
// The week as a picture: what there is to draw, whatever draws it. Civil time of the task, whose rules know no other; dates
// that are different, and other zones, are the calendar's (task_calendar.hpp).

#include <curfew/task/range_end.hpp>
#include <curfew/task/task.hpp>
#include <curfew/timetable/verdict.hpp>

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace curfew::tool {

/// What holds in some minutes of a day. `varied` is for what is too small to be drawn: both, in turns.
enum class week_answer : std::uint8_t { permitted, forbidden, outside, varied };

/// Some minutes of a day in a row with one answer: [first, end) of 0…1440, not empty.
struct week_block {
    int first = 0;
    int end = 0;
    week_answer answer{};
    /// Where calling is forbidden, the place among `ranges` of the first in document order that forbids it.
    std::size_t range = 0;

    friend bool operator==(const week_block&, const week_block&) = default;
};

/// A day, from 00:00 to 24:00 without a gap.
struct week_day {
    weekday day{};
    std::vector<week_block> blocks;
    int permitted_minutes = 0;
};

/// A range that forbids some minute which no earlier one forbids.
struct week_range {
    forbidding_range source;
    /// a…z for the first of them; for the others '*'.
    char letter = '*';
};

/// A place in the week that is marked.
struct week_mark {
    enum class kind : std::uint8_t { start, end, now };
    kind what{};
    weekday day{};
    int minute = 0;
    /// `StartTime 17:35:43`.
    std::string text;
};

struct week_picture {
    /// From Sunday to Saturday.
    std::array<week_day, 7> days;
    /// In document order.
    std::vector<week_range> ranges;
    /// How many ranges of the request are not among `ranges`, since others forbid all that they do.
    std::size_t covered_ranges = 0;
    /// In the order of the week; at most one of each kind.
    std::vector<week_mark> marks;
    /// Whether the window is too short for each minute of the week to come.
    bool shorter_than_week = false;
};

/// The week of a task, with its window and `now` marked. A minute that a window shorter than a week does not hold as a
/// whole is outside. n log n in the number of ranges.
[[nodiscard]] week_picture picture_of(const task& rules, range_end ends, local_seconds now);

/// The blocks, three or more in a row that are shorter than `least` minutes drawn together as varied: at most
/// 4 * 1440 / least + 4 of them.
[[nodiscard]] std::vector<week_block> simplified(const week_day& day, int least);

/// "permitted 00:00-10:00, 11:00-24:00", "permitted all day", "nothing permitted"; of more than `most` stretches the last
/// are counted only.
[[nodiscard]] std::string permitted_in_words(const week_day& day, std::size_t most);

/// "23 h 30 min", "24 h".
[[nodiscard]] std::string permitted_length(const week_day& day);

/// `08:00` of 480; 24:00 is the last.
[[nodiscard]] std::string clock(int minute);

} // namespace curfew::tool
