#pragma once
// Spans of minutes in the week, as people write them: `Mon 10:00-11:00`, `Fri 22:00-Sat 08:00`.

#include <curfew/time/detail/week_bits.hpp>
#include <curfew/time/instant.hpp>
#include <curfew/time/text.hpp>
#include <curfew/time/time_of_day.hpp>
#include <curfew/time/weekday_set.hpp>

#include <vector>

namespace curfew::inline v0 {

/// Some minutes of the week in a row, at least one and at most all: [from, until). It may go around from Saturday to
/// Sunday. `from` is at 00:00…23:59 of its day, `until` at 00:01…24:00; all of the week is Sun 00:00 until Sat 24:00.
struct week_span {
    /// A minute of the week.
    struct point {
        /// The day, and the minute of it.
        weekday day{};
        time_of_day time;

        friend constexpr bool operator==(const point&, const point&) noexcept = default;
    };

    /// Where it starts, and the first minute after it.
    point from;
    point until;

    /// 1…10,080 minutes.
    [[nodiscard]] constexpr minutes length() const noexcept;

    friend constexpr bool operator==(const week_span&, const week_span&) noexcept = default;
};

/// `Mon 10:00-11:00`, or `Fri 22:00-Sat 08:00` where it goes past the day.
[[nodiscard]] constexpr short_text<19> format(const week_span& span) noexcept;

// ---- implementation -------------------------------------------------------------------------------------------

namespace detail {

/// A minute of the week as a start: 0…10,079.
[[nodiscard]] constexpr week_span::point starting_at(int minute) noexcept {
    return {all_weekdays[static_cast<std::size_t>(minute / minutes_per_day)],
            time_of_day::from_minutes(minute % minutes_per_day).value_or(time_of_day{})};
}

/// A minute of the week as an end, 1…10,080: midnight is 24:00 of the day that ends.
[[nodiscard]] constexpr week_span::point ending_at(int minute) noexcept {
    week_span::point last = starting_at(minute - 1);
    last.time = time_of_day::from_minutes(last.time.minutes_since_midnight() + 1).value_or(end_of_day);
    return last;
}

[[nodiscard]] constexpr int minute_of_week(const week_span::point& t) noexcept {
    return days_after_sunday(t.day) * minutes_per_day + t.time.minutes_since_midnight();
}

/// The runs of members; one that comes around from Saturday to Sunday is a single one, and the last.
[[nodiscard]] inline std::vector<week_span> spans_of(const week_bits& bits) {
    std::vector<week_span> result;
    bits.for_each_run([&](int first, int end) { result.push_back({starting_at(first), ending_at(end)}); });
    const bool comes_around = bits.contains(0) && bits.contains(minutes_per_week - 1);
    if (comes_around && result.size() > 1) {
        result.back().until = result.front().until;
        result.erase(result.begin());
    }
    return result;
}

} // namespace detail

constexpr minutes week_span::length() const noexcept {
    const int first = detail::minute_of_week(from);
    const int end = detail::minute_of_week(until);
    return minutes{end > first ? end - first : end - first + detail::minutes_per_week};
}

constexpr short_text<19> format(const week_span& span) noexcept {
    short_text<19> out;
    out.push(short_name(span.from.day));
    out.push(' ');
    out.push(format(span.from.time).view());
    out.push('-');
    if (span.until.day != span.from.day || span.until.time < span.from.time) {
        out.push(short_name(span.until.day));
        out.push(' ');
    }
    out.push(format(span.until.time).view());
    return out;
}

} // namespace curfew::inline v0
