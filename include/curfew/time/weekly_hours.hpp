#pragma once
// The hours of a week in which calling is permitted: opening hours, legal hours, a shift.
//
//     constexpr auto shop = *parse_weekly_hours("Mon-Fri 09:00-12:00,14:00-18:00; Sat 10:00-16:00");
//
//     Mon,Wed 09:00-12:00              these days
//     Fri-Mon 09:00-12:00              Friday, Saturday, Sunday and Monday
//     Sat 00:00-24:00                  the whole day
//     Mon 09:00-12:00; Mon 11:00-13:00 what is said of a day adds up: 09:00-13:00
//     Fri 22:00-02:00                  refused. Take 'Fri 22:00-24:00; Sat 00:00-02:00': two times in the wrong order
//                                      are more often a slip, and a slip must not permit the night
//
// Days that are not named have no hours. A range is half open: at 12:00:00 its hours are over.

#include <curfew/time/detail/week_bits.hpp>
#include <curfew/time/text.hpp>
#include <curfew/time/time_range.hpp>
#include <curfew/time/weekday_set.hpp>

#include <string_view>

namespace curfew::inline v0 {

/// The minutes of a week at which calling is permitted. A value without allocation, fit for constants.
class weekly_hours {
public:
    /// No hours at all.
    constexpr weekly_hours() noexcept = default;

    /// Every hour of the week.
    [[nodiscard]] static constexpr weekly_hours always() noexcept {
        weekly_hours result;
        result.minutes_.insert(0, detail::minutes_per_week);
        return result;
    }

    /// Adds `range` on each of `days`. An overnight range goes on into the day after the one it starts on. An invalid weekday
    /// among them (weekday_set::ok()) makes the hours invalid for good: see ok().
    constexpr void insert(weekday_set days, const time_range& range) noexcept {
        ok_ = ok_ && days.ok();
        detail::for_each_week_span(range, days, [this](int first, int end) { minutes_.insert_around(first, end); });
    }

    /// Whether no invalid weekday was inserted. Hours that are not ok contain no minute, and neither does their complement.
    [[nodiscard]] constexpr bool ok() const noexcept { return ok_; }

    /// Whether the minute that starts at `time`, 00:00…23:59, is among the hours of `day`; 24:00 never is.
    [[nodiscard]] constexpr bool contains(weekday day, time_of_day time) const noexcept {
        const int minute = time.minutes_since_midnight();
        return ok_ && day.ok() && time != end_of_day &&
               minutes_.contains(detail::days_after_sunday(day) * detail::minutes_per_day + minute);
    }

    /// How many minutes of the week these are, 0…10,080.
    [[nodiscard]] constexpr minutes length() const noexcept { return minutes{bits().count()}; }

    /// Whether there is no minute among them.
    [[nodiscard]] constexpr bool empty() const noexcept { return bits().count() == 0; }

    /// The rest of the week.
    [[nodiscard]] constexpr weekly_hours complement() const noexcept {
        weekly_hours result = from_bits(minutes_.complement());
        result.ok_ = ok_;
        return result;
    }

    /// For the library itself: the hours as bits of the week.
    [[nodiscard]] static constexpr weekly_hours from_bits(const detail::week_bits& minutes_of_week) noexcept {
        weekly_hours result;
        result.minutes_ = minutes_of_week;
        return result;
    }

    /// The inverse of from_bits(); no minute of hours that are not ok.
    [[nodiscard]] constexpr detail::week_bits bits() const noexcept { return ok_ ? minutes_ : detail::week_bits{}; }

    friend constexpr bool operator==(const weekly_hours&, const weekly_hours&) noexcept = default;

private:
    detail::week_bits minutes_;
    bool ok_ = true;
};

/// `Sun`, `Mon` … `Sat`.
[[nodiscard]] constexpr parsed<weekday> parse_weekday(std::string_view text) noexcept;

/// `DAYS RANGES; DAYS RANGES…`: days are `Mon`, `Mon-Fri`, or several of these with commas between; ranges are
/// `HH:mm-HH:mm` with commas between, 24:00 as an end only. Spaces may follow a comma and stand around a semicolon; at
/// least one stands between days and ranges. No other spelling is taken: `mon`, `Monday` and an empty text are not.
/// The place of a fault is a byte of the text, from 0.
[[nodiscard]] constexpr parsed<weekly_hours> parse_weekly_hours(std::string_view text) noexcept;

// ---- implementation -------------------------------------------------------------------------------------------

namespace detail {

constexpr void skip_spaces(text_reader& in) noexcept {
    while (in.peek() == ' ') in.skip();
}

/// After an entry of a list: whether another one follows.
constexpr bool another_follows(text_reader& in, char separator) noexcept {
    if (in.failed() || in.peek() != separator) return false;
    in.skip();
    skip_spaces(in);
    return true;
}

constexpr weekday read_weekday(text_reader& in) noexcept {
    const std::size_t start = in.at();
    const std::string_view letters = in.take(3);
    for (const weekday day : all_weekdays) {
        if (short_name(day) == letters) return day;
    }
    in.fail(text_fault::no_such_weekday, start);
    return {};
}

constexpr weekday_set read_weekdays(text_reader& in) noexcept {
    weekday_set days;
    do {
        const weekday first = read_weekday(in);
        weekday last = first;
        if (in.peek() == '-') {
            in.skip();
            last = read_weekday(in);
        }
        for (weekday day = first; day != last; day = day + std::chrono::days{1}) days.insert(day);
        days.insert(last);
    } while (another_follows(in, ','));
    return days;
}

constexpr void read_hours_of_days(text_reader& in, weekly_hours& hours) noexcept {
    const weekday_set days = read_weekdays(in);
    in.separator(' ');
    skip_spaces(in);
    do {
        const std::size_t at = in.at();
        const time_of_day start = read_time_of_day(in, false);
        in.separator('-');
        const time_of_day end = read_time_of_day(in, true);
        if (end <= start) in.fail(text_fault::not_after_start, at);
        if (!in.failed()) hours.insert(days, *time_range::from(start, end));
    } while (another_follows(in, ','));
    skip_spaces(in);
}

} // namespace detail

constexpr parsed<weekday> parse_weekday(std::string_view text) noexcept {
    detail::text_reader in{text};
    const weekday day = detail::read_weekday(in);
    in.end();
    return in.result<weekday>(day);
}

constexpr parsed<weekly_hours> parse_weekly_hours(std::string_view text) noexcept {
    detail::text_reader in{text};
    weekly_hours hours;
    do {
        detail::read_hours_of_days(in, hours);
    } while (detail::another_follows(in, ';'));
    if (!in.failed() && in.at() != text.size()) in.fail(text_fault::wrong_separator, in.at());
    return in.result<weekly_hours>(hours);
}

} // namespace curfew::inline v0
