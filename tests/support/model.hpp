#pragma once
// Section 3 of the rulebook once more, slow and obvious: plain integers, one second after the other, and not a line of
// the library. The property tests hold the library against it.

#include <algorithm>
#include <cstdint>
#include <functional>
#include <optional>
#include <vector>

namespace model {

/// Seconds since 1970-01-01 00:00:00, of a wall clock or of UTC.
using second = std::int64_t;

inline constexpr second day_length = 86400;

/// Minutes of the day; an end of 1440 is 24:00, an end before the start lies on the next day.
struct range {
    int start = 0;
    int end = 0;
};

/// An entry of ForbidTimeList. Weekdays as the API numbers them, 1 is Sunday; none: every day.
struct item {
    std::vector<int> weekdays;
    std::vector<range> ranges;
};

/// Start and end are wall-clock time.
struct task {
    second start = 0;
    second end = 0;
    std::vector<item> forbid_list;
    bool end_inclusive = false;
};

inline second floor_div(second a, second b) {
    return a / b - (a % b < 0 ? 1 : 0);
}

/// 1970-01-01 was a Thursday, which the API calls 5.
inline int weekday_number(second day) {
    const second after_sunday = (day + 4) % 7;
    return static_cast<int>(after_sunday < 0 ? after_sunday + 7 : after_sunday) + 1;
}

inline bool applies(const item& entry, int weekday) {
    return entry.weekdays.empty() ||
           std::find(entry.weekdays.begin(), entry.weekdays.end(), weekday) != entry.weekdays.end();
}

/// Whether a range that started on `start_day`, a day since 1970, holds in `minute`, a minute since 1970.
inline bool holds(const range& r, second start_day, second minute, bool end_inclusive) {
    const second first = start_day * 1440 + r.start;
    const second end_day = r.end < r.start ? start_day + 1 : start_day;
    const second end = end_day * 1440 + r.end;
    return minute >= first && (minute < end || (end_inclusive && minute == end));
}

/// Points 1 and 2: whether a range that started today or yesterday holds at this second of the wall clock.
inline bool forbids(const task& rules, second local) {
    const second minute = floor_div(local, 60);
    const second today = floor_div(local, day_length);
    for (const item& entry : rules.forbid_list) {
        for (const second start_day : {today - 1, today}) {
            if (!applies(entry, weekday_number(start_day))) continue;
            for (const range& r : entry.ranges) {
                if (holds(r, start_day, minute, rules.end_inclusive)) return true;
            }
        }
    }
    return false;
}

/// What a policy says of the dates first_day…last_day, in days since 1970: exactly one of the three.
struct exception {
    second first_day = 0;
    second last_day = 0;
    bool closed = false;
    std::vector<range> ranges;
    /// As the API numbers weekdays; 0: none.
    int counts_as = 0;
};

/// Rules in a zone, and the dates that are different there: a ForbidTimeList, or calling hours.
struct layer {
    std::vector<item> forbid_list;
    bool end_inclusive = false;
    /// What is permitted, if these are hours; an overnight range belongs to the two weekdays that it touches.
    bool is_hours = false;
    std::vector<item> hours;
    std::vector<exception> exceptions;
};

/// Why a layer forbids.
enum class cause { none, exception, rules };

inline int weekday_on(const layer& rules, second day) {
    for (const exception& e : rules.exceptions) {
        if (e.counts_as != 0 && day >= e.first_day && day <= e.last_day) return e.counts_as;
    }
    return weekday_number(day);
}

inline bool is_closed(const layer& rules, second minute) {
    const second today = floor_div(minute, 1440);
    for (const exception& e : rules.exceptions) {
        for (const second start_day : {today - 1, today}) {
            if (start_day < e.first_day || start_day > e.last_day) continue;
            if (e.closed && start_day == today) return true;
            for (const range& r : e.ranges) {
                if (holds(r, start_day, minute, false)) return true;
            }
        }
    }
    return false;
}

inline bool is_among_hours(const layer& rules, int weekday, second minute_of_day) {
    const int day_before = weekday == 1 ? 7 : weekday - 1;
    for (const item& entry : rules.hours) {
        for (const range& r : entry.ranges) {
            const bool overnight = r.end < r.start;
            const second end = overnight ? 1440 : r.end;
            if (applies(entry, weekday) && minute_of_day >= r.start && minute_of_day < end) return true;
            if (overnight && applies(entry, day_before) && minute_of_day < r.end) return true;
        }
    }
    return false;
}

/// Point 9 as well: a range belongs to the day it starts on, and so to what that day counts as.
inline cause forbids(const layer& rules, second local) {
    const second minute = floor_div(local, 60);
    if (is_closed(rules, minute)) return cause::exception;
    const second today = floor_div(minute, 1440);
    if (rules.is_hours) {
        return is_among_hours(rules, weekday_on(rules, today), minute - today * 1440) ? cause::none : cause::rules;
    }
    for (const item& entry : rules.forbid_list) {
        for (const second start_day : {today - 1, today}) {
            if (!applies(entry, weekday_on(rules, start_day))) continue;
            for (const range& r : entry.ranges) {
                if (holds(r, start_day, minute, rules.end_inclusive)) return cause::rules;
            }
        }
    }
    return cause::none;
}

/// How far a zone's wall clock is ahead of UTC at an instant.
using offset_function = std::function<second(second)>;

/// The instants that the task's window is made of, [first, last), nothing if last is not later.
struct window {
    second first = 0;
    second last = 0;
};

/// Point 5: a wall-clock time that is shown twice counts as late as possible for a start and as early as possible for an
/// end; one that is never shown counts by the offset before or after the change, whichever makes the window shorter.
/// Looks at every `step`th instant of the days around.
inline window resolve(const task& rules, const offset_function& offset_at, second step) {
    const auto choices = [&](second local) {
        std::vector<second> found;
        for (second t = local - 26 * 3600; t <= local + 26 * 3600; t += step) {
            const second shown = t + offset_at(t);
            if (shown == local) found.push_back(t);
            const second shown_before = t - step + offset_at(t - step);
            if (shown_before < local && shown > local) {
                found.push_back(local - offset_at(t - step));
                found.push_back(local - offset_at(t));
            }
        }
        return found;
    };
    const auto starts = choices(rules.start);
    const auto ends = choices(rules.end);
    return {*std::max_element(starts.begin(), starts.end()), *std::min_element(ends.begin(), ends.end())};
}

/// Permitted [from, until).
struct span {
    second from = 0;
    second until = 0;
};

/// All that can be asked about time, read off a list of permitted spans that nobody had to be clever to find.
class answers {
public:
    /// Asks `permits` at every `step`th second of [from, until); outside of it nothing is permitted.
    template <class Permits>
    answers(second from, second until, second step, Permits permits) {
        for (second t = from; t < until; t += step) {
            if (!permits(t)) continue;
            if (!spans_.empty() && spans_.back().until == t) {
                spans_.back().until = t + step;
            } else {
                spans_.push_back({t, t + step});
            }
        }
    }

    [[nodiscard]] const std::vector<span>& spans() const { return spans_; }

    [[nodiscard]] bool permits(second t) const { return find(t) != nullptr; }

    [[nodiscard]] std::optional<second> next_permitted(second t) const {
        for (const span& s : spans_) {
            if (t < s.until) return std::max(t, s.from);
        }
        return std::nullopt;
    }

    [[nodiscard]] std::optional<second> next_change(second t) const {
        for (const span& s : spans_) {
            if (t < s.from) return s.from;
            if (t < s.until) return s.until;
        }
        return std::nullopt;
    }

    /// Since when the answer has been what it is at `t`.
    [[nodiscard]] std::optional<second> since(second t) const {
        std::optional<second> last;
        for (const span& s : spans_) {
            if (t >= s.from) last = s.from;
            if (t >= s.until) last = s.until;
        }
        return last;
    }

    [[nodiscard]] std::vector<span> between(second from, second to) const {
        std::vector<span> result;
        for (const span& s : spans_) {
            const span cut{std::max(s.from, from), std::min(s.until, to)};
            if (cut.from < cut.until) result.push_back(cut);
        }
        return result;
    }

    [[nodiscard]] second permitted_time(second from, second to) const {
        second sum = 0;
        for (const span& s : between(from, to)) sum += s.until - s.from;
        return sum;
    }

private:
    [[nodiscard]] const span* find(second t) const {
        for (const span& s : spans_) {
            if (t >= s.from && t < s.until) return &s;
        }
        return nullptr;
    }

    std::vector<span> spans_;
};

} // namespace model
