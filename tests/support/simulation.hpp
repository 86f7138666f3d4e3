#pragma once
// The rulebook once more, slow and obvious, for tests of whatever looks ahead in time: a verdict is found by reading
// section 3 for one second, and time goes on second by second. With it, random tasks to try it on.

#include <curfew/date_tz.hpp>
#include <curfew/task/call_window.hpp>
#include <curfew/task/forbid_rule.hpp>
#include <curfew/timetable/timetable.hpp>
#include <curfew/zone/zone.hpp>

#include <array>
#include <cstdint>
#include <random>
#include <utility>
#include <vector>

namespace simulation {

using namespace curfew;
using namespace std::chrono_literals;

/// Section 3, points 1 and 2: a minute of wall-clock time, and the ranges of its day and of the day before.
inline bool forbidden(const std::vector<forbid_rule>& list, local_seconds t) {
    const auto today = std::chrono::floor<std::chrono::days>(t);
    const std::chrono::weekday day{today};
    const std::chrono::weekday yesterday{today - std::chrono::days{1}};
    const auto minute = static_cast<int>(std::chrono::floor<minutes>(t - today).count());
    for (const forbid_rule& r : list) {
        const bool holds_today = r.days().contains(all_weekdays[day.c_encoding()]);
        const bool held_yesterday = r.days().contains(all_weekdays[yesterday.c_encoding()]);
        for (const time_range& range : r.ranges()) {
            const int start = range.start().hour() * 60 + range.start().minute();
            const int end = range.end().hour() * 60 + range.end().minute();
            const bool overnight = start > end;
            if (holds_today && minute >= start && (overnight || minute < end)) return true;
            if (held_yesterday && overnight && minute < end) return true;
        }
    }
    return false;
}

/// Section 3, points 3 to 5, for a window whose two instants are known.
inline bool permitted(const std::vector<forbid_rule>& list, const timetable& calls, sys_seconds t) {
    if (t < calls.first() || t >= calls.last()) return false;
    return !forbidden(list, local_seconds{t.time_since_epoch() + calls.zone().offset_at(t)});
}

/// Repeatable choices; each test has a seed of its own.
class dice {
public:
    explicit dice(std::uint64_t seed) : engine_{seed} {}

    /// One of least…most.
    std::int64_t number(std::int64_t least, std::int64_t most) {
        return least + static_cast<std::int64_t>(engine_() % static_cast<std::uint64_t>(most - least + 1));
    }

    bool one_in(int chances) { return number(1, chances) == 1; }

    template <class List>
    const auto& one_of(const List& list) {
        return list[static_cast<std::size_t>(number(0, static_cast<std::int64_t>(list.size()) - 1))];
    }

private:
    std::mt19937_64 engine_;
};

inline time_range random_range(dice& roll) {
    for (;;) {
        const auto start = time_of_day::from_minutes(static_cast<int>(roll.number(0, 1439)));
        const auto end = time_of_day::from_minutes(static_cast<int>(roll.number(0, 1440)));
        if (const auto range = time_range::from(*start, *end)) return *range;
    }
}

/// Nothing, a few ranges, or nearly everything forbidden.
inline std::vector<forbid_rule> random_forbid_list(dice& roll) {
    std::vector<forbid_rule> list;
    const auto items = roll.number(0, 3);
    for (std::int64_t i = 0; i < items; ++i) {
        const auto days = roll.one_in(3) ? weekday_set::every_day()
                                         : weekday_set::from_bits(static_cast<unsigned>(roll.number(1, 127)));
        std::vector<time_range> ranges;
        const auto count = roll.number(1, 3);
        for (std::int64_t j = 0; j < count; ++j) ranges.push_back(random_range(roll));
        list.push_back(*forbid_rule::from(days, std::move(ranges)));
    }
    return list;
}

/// A window of some minutes to some days around `near`.
inline call_window random_window(dice& roll, local_seconds near) {
    const local_seconds start = near + seconds{roll.number(-2 * 86400, 86400)};
    const std::int64_t longest = roll.one_in(3) ? 3 * 86400 : 6 * 3600;
    return *call_window::from(start, start + seconds{roll.number(1, longest)});
}

/// Civil times close to a transition of some zone below, and one far from all.
inline constexpr std::array interesting_times{
    local_seconds{local_days{std::chrono::year{2021} / 3 / 14} + 2h},  // New York skips
    local_seconds{local_days{std::chrono::year{2021} / 11 / 7} + 1h},  // New York repeats
    local_seconds{local_days{std::chrono::year{2021} / 10 / 3} + 2h},  // Lord Howe skips half an hour
    local_seconds{local_days{std::chrono::year{2021} / 4 / 4} + 1h},   // Lord Howe repeats half an hour
    local_seconds{local_days{std::chrono::year{2011} / 12 / 30} + 0h}, // Apia skips a day
    local_seconds{local_days{std::chrono::year{2021} / 5 / 20} + 17h}};

inline constexpr std::array zone_names{"America/New_York", "Australia/Lord_Howe", "Pacific/Apia", "Africa/Casablanca",
                                       "Asia/Shanghai"};

/// A fixed offset, to the second, or an IANA zone.
inline zone random_zone(dice& roll) {
    if (!roll.one_in(3)) return *load_zone(roll.one_of(zone_names));
    return roll.one_in(2) ? zone::beijing : *zone::fixed(seconds{roll.number(-86399, 86399)});
}

} // namespace simulation
