#pragma once
// The POSIX rule of a zone file's footer: what the clock does after the last transition that the file lists (RFC 9636).
//
//     EST5EDT,M3.2.0,M11.1.0         second Sunday of March to first Sunday of November, at 02:00
//     <-03>3                         UTC-03:00 for ever; in this notation west is positive
//     IST-1GMT0,M10.5.0,M3.5.0/1     negative daylight saving time: the clock goes back in October (Europe/Dublin)
//
// A year has one start and one end of daylight saving time. All of them, in the order of time, are a sequence: the offset at
// an instant is the one that the last of them gave. Where an end and a start fall on one instant, the end comes first. That
// is how a rule says 'daylight saving time all year'.

#include <curfew/time/instant.hpp>
#include <curfew/time/text.hpp>
#include <curfew/zone/transition.hpp>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

namespace curfew::inline v0::detail {

/// A date and a time of day that come once a year, on a clock that the rule knows of.
struct yearly_time {
    enum class form : std::uint8_t {
        /// Jn: day 1…365, February 29th is not counted.
        day_without_leap,
        /// n: day 0…365, February 29th is counted.
        day_with_leap,
        /// Mm.w.d: weekday d, 0 = Sunday, of week w of month m; week 5 is the last.
        weekday_of_month,
    };

    form kind{};
    std::uint8_t month = 0;
    std::uint8_t week = 0;
    std::uint8_t weekday = 0;
    std::uint16_t day = 0;
    /// Since that day's 00:00; -167 to 167 hours and 59:59.
    std::int32_t time = 0;

    /// In that year, as if the clock showed UTC.
    [[nodiscard]] constexpr sys_seconds in(std::chrono::year year) const noexcept;
};

/// A constant offset, or two that take turns. Immutable and trivially copyable.
class posix_rule {
public:
    /// Reads all of `text`, the TZ string of POSIX with the extensions of RFC 9636: names of three or more letters, or of
    /// letters, digits and signs in angle brackets; offsets of less than a day; for daylight saving time both dates, with
    /// times of -167 to 167 hours. The fault is at the byte that breaks the form. Linear in the text.
    [[nodiscard]] static constexpr parsed<posix_rule> parse(std::string_view text) noexcept;

    /// The span of constant offset around `t`, as long as it can be. A transition that changes nothing ends no span. Every
    /// instant is legal: the rule repeats after 400 years. Constant time, but for rules in which an end and a start meet
    /// in some years and not in others.
    [[nodiscard]] constexpr offset_span span_at(sys_seconds t) const noexcept;

    /// Whether `offset` is one of the rule's.
    [[nodiscard]] constexpr bool has_offset(seconds offset) const noexcept {
        return offset == seconds{standard_} || (alternates_ && offset == seconds{daylight_});
    }

private:
    enum class turn : bool { end, start };

    constexpr posix_rule() noexcept = default;

    [[nodiscard]] constexpr sys_seconds at(turn which, int year) const noexcept {
        const bool start = which == turn::start;
        return (start ? start_ : end_).in(std::chrono::year{year}) - seconds{start ? standard_ : daylight_};
    }
    /// The last one at or before `t`; the first one after it.
    [[nodiscard]] constexpr sys_seconds last(turn which, sys_seconds t) const noexcept;
    [[nodiscard]] constexpr sys_seconds next(turn which, sys_seconds t) const noexcept;

    [[nodiscard]] constexpr bool is_daylight(sys_seconds t) const noexcept {
        return last(turn::start, t) >= last(turn::end, t);
    }
    /// The next end that no start meets, after `t`.
    [[nodiscard]] constexpr std::optional<sys_seconds> next_real_end(sys_seconds t) const noexcept;

    /// Ahead of UTC, in seconds.
    std::int32_t standard_ = 0;
    std::int32_t daylight_ = 0;
    /// Whether there are transitions.
    bool alternates_ = false;
    yearly_time start_;
    yearly_time end_;
};

// ---- implementation -------------------------------------------------------------------------------------------

/// After so many years the Gregorian calendar repeats itself, weekdays included.
inline constexpr int calendar_years = 400;
inline constexpr seconds calendar_period = std::chrono::days{146'097};

constexpr sys_seconds yearly_time::in(std::chrono::year year) const noexcept {
    using std::chrono::days;
    using std::chrono::sys_days;
    if (kind != form::weekday_of_month) {
        // With J, the days from March on have the same number in every year.
        const bool shifted = kind == form::day_without_leap && day > 31 + 28 && year.is_leap();
        const int since_january_1 = kind == form::day_without_leap ? day - 1 + shifted : day;
        return sys_days{year / 1 / 1} + days{since_january_1} + seconds{time};
    }
    const auto of_month = year / std::chrono::month{month};
    const std::chrono::weekday wanted{weekday};
    const sys_days date =
        week == 5 ? sys_days{of_month / wanted[std::chrono::last]} : sys_days{of_month / wanted[week]};
    return date + seconds{time};
}

/// Reads a rule from left to right; the first fault stands, and stops what follows.
class posix_rule_reader {
public:
    constexpr explicit posix_rule_reader(std::string_view text) noexcept : text_{text} {}

    constexpr void skip_name() noexcept {
        const bool quoted = take('<');
        const std::size_t start = at_;
        while (is_letter(peek()) || (quoted && (is_digit(peek()) || peek() == '+' || peek() == '-'))) ++at_;
        if (at_ - start < 3) fail(at_ < text_.size() ? text_fault::wrong_separator : text_fault::wrong_length, at_);
        if (quoted) expect('>');
    }

    /// An offset, in seconds ahead of UTC.
    constexpr std::int32_t offset() noexcept {
        const std::size_t start = at_;
        const std::int32_t west = signed_time(2, 24);
        check_offset(west, start);
        return -west;
    }

    constexpr void check_offset(std::int32_t offset, std::size_t start) noexcept {
        if (seconds{offset} <= -offset_limit || seconds{offset} >= offset_limit) fail(text_fault::out_of_range, start);
    }

    /// `,` date [`/` time]
    constexpr yearly_time date() noexcept {
        expect(',');
        yearly_time result;
        if (take('M')) {
            result.kind = yearly_time::form::weekday_of_month;
            result.month = static_cast<std::uint8_t>(number(1, 2, 1, 12, text_fault::no_such_month));
            expect('.');
            result.week = static_cast<std::uint8_t>(number(1, 1, 1, 5, text_fault::out_of_range));
            expect('.');
            result.weekday = static_cast<std::uint8_t>(number(1, 1, 0, 6, text_fault::no_such_weekday));
        } else if (take('J')) {
            result.kind = yearly_time::form::day_without_leap;
            result.day = static_cast<std::uint16_t>(number(1, 3, 1, 365, text_fault::no_such_day));
        } else {
            result.kind = yearly_time::form::day_with_leap;
            result.day = static_cast<std::uint16_t>(number(1, 3, 0, 365, text_fault::no_such_day));
        }
        result.time = take('/') ? signed_time(3, 167) : 2 * 3600;
        return result;
    }

    constexpr void end() noexcept {
        if (!at_end()) fail(text_fault::wrong_length, at_);
    }

    /// Whether the text is used up, or is not read on because of a fault.
    [[nodiscard]] constexpr bool at_end() const noexcept { return at_ >= text_.size() || failed_; }
    [[nodiscard]] constexpr char peek() const noexcept { return at_end() ? '\0' : text_[at_]; }
    [[nodiscard]] constexpr std::size_t at() const noexcept { return at_; }
    [[nodiscard]] constexpr bool failed() const noexcept { return failed_; }
    [[nodiscard]] constexpr text_fault fault() const noexcept { return fault_; }
    [[nodiscard]] constexpr std::size_t fault_at() const noexcept { return fault_at_; }

    constexpr void fail(text_fault fault, std::size_t at) noexcept {
        if (failed_) return;
        failed_ = true;
        fault_ = fault;
        fault_at_ = at;
    }

private:
    [[nodiscard]] static constexpr bool is_digit(char c) noexcept { return c >= '0' && c <= '9'; }
    [[nodiscard]] static constexpr bool is_letter(char c) noexcept {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    }

    constexpr bool take(char c) noexcept {
        if (at_end() || peek() != c) return false;
        ++at_;
        return true;
    }

    constexpr void expect(char c) noexcept {
        if (take(c)) return;
        fail(at_ < text_.size() ? text_fault::wrong_separator : text_fault::wrong_length, at_);
    }

    /// A number of that many digits, from `least` to `most`.
    constexpr int number(std::size_t fewest, std::size_t most_digits, int least, int most, text_fault over) noexcept {
        const std::size_t start = at_;
        int value = 0;
        while (at_ - start < most_digits && is_digit(peek())) value = value * 10 + (text_[at_++] - '0');
        if (at_ - start < fewest) fail(at_ < text_.size() ? text_fault::not_a_digit : text_fault::wrong_length, at_);
        if (value < least || value > most) fail(over, start);
        return value;
    }

    /// [+-]hh[:mm[:ss]] in seconds.
    constexpr std::int32_t signed_time(std::size_t hour_digits, int most_hours) noexcept {
        const bool negative = take('-');
        if (!negative) static_cast<void>(take('+'));
        int value = number(1, hour_digits, 0, most_hours, text_fault::out_of_range) * 3600;
        if (take(':')) {
            value += number(2, 2, 0, 59, text_fault::minute_over_59) * 60;
            if (take(':')) value += number(2, 2, 0, 59, text_fault::second_over_59);
        }
        return negative ? -value : value;
    }

    std::string_view text_;
    std::size_t at_ = 0;
    std::size_t fault_at_ = 0;
    text_fault fault_{};
    bool failed_ = false;
};

constexpr parsed<posix_rule> posix_rule::parse(std::string_view text) noexcept {
    posix_rule_reader in{text};
    posix_rule result;
    in.skip_name();
    result.standard_ = in.offset();
    if (!in.at_end()) {
        in.skip_name();
        const std::size_t start = in.at();
        result.daylight_ = result.standard_ + 3600;
        if (in.peek() != ',') {
            result.daylight_ = in.offset();
        } else {
            in.check_offset(result.daylight_, start);
        }
        result.start_ = in.date();
        result.end_ = in.date();
        in.end();
        if (!in.failed() && result.standard_ != result.daylight_) {
            result.alternates_ = result.next_real_end(sys_seconds{}).has_value();
            // Each end is met by a start: daylight saving time all year.
            if (!result.alternates_) result.standard_ = result.daylight_;
        }
    }
    if (in.failed()) return {std::nullopt, in.fault(), in.fault_at()};
    return {result, {}, 0};
}

constexpr sys_seconds posix_rule::last(turn which, sys_seconds t) const noexcept {
    // A date of one year may be a week and two days into the next, by its time and its offset.
    int year = static_cast<int>(std::chrono::year_month_day{std::chrono::floor<std::chrono::days>(t)}.year()) + 1;
    while (at(which, year) > t) --year;
    return at(which, year);
}

constexpr sys_seconds posix_rule::next(turn which, sys_seconds t) const noexcept {
    int year = static_cast<int>(std::chrono::year_month_day{std::chrono::floor<std::chrono::days>(t)}.year()) - 1;
    while (at(which, year) <= t) ++year;
    return at(which, year);
}

constexpr std::optional<sys_seconds> posix_rule::next_real_end(sys_seconds t) const noexcept {
    for (int years = 0; years <= calendar_years; ++years) {
        t = next(turn::end, t);
        if (last(turn::start, t) != t) return t;
    }
    return std::nullopt;
}

constexpr offset_span posix_rule::span_at(sys_seconds t) const noexcept {
    if (!alternates_) return {sys_seconds::min(), sys_seconds::max(), seconds{standard_}};
    // The last instant stands for the end of a span that never ends: nothing begins there.
    if (t == sys_seconds::max()) t -= seconds{1};
    // Less than 400 years from 1970, where the calendar is the same.
    const sys_seconds here{t.time_since_epoch() % calendar_period};
    sys_seconds first = here;
    sys_seconds after = here;
    const bool daylight = is_daylight(here);
    if (!daylight) {
        // Since the first end after the last start; until the next start.
        first = next(turn::end, last(turn::start, here));
        after = next(turn::start, here);
    } else {
        // Since the first start at or after the last end. Where that start meets the end, daylight saving time may have
        // been in force before.
        for (sys_seconds before = here;;) {
            const sys_seconds end = last(turn::end, before);
            first = next(turn::start, end - seconds{1});
            if (first != end || !is_daylight(end - seconds{1})) break;
            before = end - seconds{1};
        }
        after = *next_real_end(here);
    }
    return {saturating_sum(t, first - here), saturating_sum(t, after - here),
            seconds{daylight ? daylight_ : standard_}};
}

} // namespace curfew::inline v0::detail
