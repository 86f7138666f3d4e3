#pragma once
// The texts of the API, exactly: `HH:mm-HH:mm` and `yyyy-MM-dd HH:mm:ss`; and RFC 3339 for instants.
// No locale, no streams, no allocation; what is not exactly of the form is refused, with the reason and the place.

#include <curfew/time/detail/text_reader.hpp>
#include <curfew/time/instant.hpp>
#include <curfew/time/parsed.hpp>
#include <curfew/time/time_of_day.hpp>
#include <curfew/time/time_range.hpp>

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>

namespace curfew::inline v0 {

/// `yyyy-MM-dd HH:mm:ss`, a date and a time that exist. [C25]
[[nodiscard]] constexpr parsed<local_seconds> parse_local_time(std::string_view text) noexcept;

/// `yyyy-MM-dd`, a date that exists.
[[nodiscard]] constexpr parsed<local_days> parse_local_date(std::string_view text) noexcept;

/// RFC 3339: `2021-05-20T18:00:00+08:00`, `…Z`, `t` and `z` included; a fraction of a second is cut off, so that the
/// instant counts to the second it is in. A leap second (`23:59:60`) is second_over_59.
[[nodiscard]] constexpr parsed<sys_seconds> parse_rfc3339(std::string_view text) noexcept;

/// An offset of less than a day, as zones are named: `+08:00`, `+0800`, `+08`, and in hours `-5`, `-5.00`, `+5.75`, which must
/// be whole minutes.
[[nodiscard]] constexpr parsed<seconds> parse_offset(std::string_view text) noexcept;

/// Text of at most `Capacity` bytes that needs no allocation.
template <std::size_t Capacity>
class short_text {
public:
    /// Appends `c`, or nothing where the text is full.
    constexpr void push(char c) noexcept {
        if (size_ < Capacity) bytes_[size_++] = c;
    }

    /// The last `width` decimal digits of `value`, which is not negative, with leading zeros.
    constexpr void push_digits(std::int64_t value, std::size_t width) noexcept {
        std::array<char, 20> reversed{};
        for (std::size_t i = 0; i < width; ++i, value /= 10) reversed[i] = static_cast<char>('0' + value % 10);
        for (std::size_t i = width; i > 0; --i) push(reversed[i - 1]);
    }

    /// Appends `text`, as far as there is room.
    constexpr void push(std::string_view text) noexcept {
        for (const char c : text) push(c);
    }

    /// The text; good as long as this is.
    [[nodiscard]] constexpr std::string_view view() const noexcept { return {bytes_.data(), size_}; }
    constexpr operator std::string_view() const noexcept { return view(); } // NOLINT: a text is read as a text

private:
    std::array<char, Capacity> bytes_{};
    std::size_t size_ = 0;
};

/// `HH:mm`.
[[nodiscard]] constexpr short_text<5> format(time_of_day time) noexcept;

/// `HH:mm-HH:mm`.
[[nodiscard]] constexpr short_text<11> format(const time_range& range) noexcept;

/// `yyyy-MM-dd HH:mm:ss`; nullopt outside the years 0000…9999.
[[nodiscard]] constexpr std::optional<short_text<19>> format(local_seconds local) noexcept;

/// RFC 3339 with that offset; in UTC (`Z`) where the offset is not whole minutes, since RFC 3339 has no seconds there;
/// nullopt outside the years 0000…9999, and for an offset of a day or more.
[[nodiscard]] constexpr std::optional<short_text<25>> format_rfc3339(sys_seconds t, seconds offset) noexcept;

// ---- implementation -------------------------------------------------------------------------------------------

namespace detail {

constexpr local_days read_date(text_reader& in) noexcept {
    const int year = in.number(4, 9999, text_fault::out_of_range);
    in.separator('-');
    const std::size_t month_at = in.at();
    const int month = in.number(2, 12, text_fault::no_such_month);
    if (month == 0) in.fail(text_fault::no_such_month, month_at);
    in.separator('-');
    const std::size_t day_at = in.at();
    const int day = in.number(2, 31, text_fault::no_such_day);
    const std::chrono::year_month_day date{std::chrono::year{year}, std::chrono::month{static_cast<unsigned>(month)},
                                           std::chrono::day{static_cast<unsigned>(day)}};
    if (!in.failed() && !date.ok()) in.fail(text_fault::no_such_day, day_at);
    return in.failed() ? local_days{} : local_days{date};
}

constexpr seconds read_clock(text_reader& in) noexcept {
    const int hour = in.number(2, 23, text_fault::hour_over_23);
    in.separator(':');
    const int minute = in.number(2, 59, text_fault::minute_over_59);
    in.separator(':');
    const int second = in.number(2, 59, text_fault::second_over_59);
    return std::chrono::hours{hour} + minutes{minute} + seconds{second};
}

constexpr seconds read_offset(text_reader& in) noexcept {
    const bool west = in.peek() == '-';
    if (!west && in.peek() != '+') in.fail(text_fault::offset_missing, in.at());
    in.skip();
    const int hour = in.number(2, 23, text_fault::hour_over_23);
    in.separator(':');
    const int minute = in.number(2, 59, text_fault::minute_over_59);
    const seconds offset = std::chrono::hours{hour} + minutes{minute};
    return west ? -offset : offset;
}

/// `.5` or `.50`, a part of an hour that is whole minutes.
constexpr minutes read_part_of_hour(text_reader& in) noexcept {
    in.skip();
    const std::size_t start = in.at();
    int hundredths = in.number(1, 9, text_fault::not_a_digit) * 10;
    if (in.at_digit()) hundredths += in.number(1, 9, text_fault::not_a_digit);
    if (hundredths * 60 % 100 != 0) in.fail(text_fault::out_of_range, start);
    return minutes{hundredths * 60 / 100};
}

/// As parse_offset() takes it.
constexpr seconds read_zone_offset(text_reader& in) noexcept {
    const bool west = in.peek() == '-';
    if (!west && in.peek() != '+') in.fail(text_fault::offset_missing, in.at());
    in.skip();
    const std::size_t start = in.at();
    int hour = in.number(1, 9, text_fault::not_a_digit);
    const bool has_two_digits = in.at_digit();
    if (has_two_digits) hour = hour * 10 + in.number(1, 9, text_fault::not_a_digit);
    if (hour > 23) in.fail(text_fault::hour_over_23, start);
    minutes rest{0};
    if (in.peek() == '.') {
        rest = read_part_of_hour(in);
    } else if (has_two_digits && (in.peek() == ':' || in.at_digit())) {
        if (in.peek() == ':') in.skip();
        rest = minutes{in.number(2, 59, text_fault::minute_over_59)};
    }
    const seconds offset = std::chrono::hours{hour} + rest;
    return west ? -offset : offset;
}

/// A clock time; 24:00 only where `may_be_24`.
constexpr time_of_day read_time_of_day(text_reader& in, bool may_be_24) noexcept {
    const std::size_t start = in.at();
    const int hour = in.number(2, may_be_24 ? 24 : 23, text_fault::hour_over_23);
    in.separator(':');
    const int minute = in.number(2, 59, text_fault::minute_over_59);
    const auto time = time_of_day::from_hour_minute(hour, minute);
    if (!time) in.fail(text_fault::hour_over_23, start);
    return time.value_or(time_of_day{});
}

/// The two times of a `HH:mm-HH:mm`, which need not make a range.
struct time_pair {
    /// 00:00…23:59, and 00:00…24:00.
    time_of_day start;
    time_of_day end;
};

/// `HH:mm-HH:mm`: hours 00…23, minutes 00…59, and 24:00 as the end. [U23, S]
[[nodiscard]] constexpr parsed<time_pair> parse_time_pair(std::string_view text) noexcept {
    text_reader in{text};
    const time_of_day start = read_time_of_day(in, false);
    in.separator('-');
    const time_of_day end = read_time_of_day(in, true);
    in.end();
    return in.result<time_pair>(time_pair{start, end});
}

template <std::size_t Capacity>
constexpr void write_date_time(short_text<Capacity>& out, local_seconds local, char between) noexcept {
    const auto day = std::chrono::floor<std::chrono::days>(local);
    const std::chrono::year_month_day date{day};
    const std::int64_t second = (local - day).count();
    out.push_digits(static_cast<int>(date.year()), 4);
    out.push('-');
    out.push_digits(static_cast<unsigned>(date.month()), 2);
    out.push('-');
    out.push_digits(static_cast<unsigned>(date.day()), 2);
    out.push(between);
    out.push_digits(second / 3600, 2);
    out.push(':');
    out.push_digits(second / 60 % 60, 2);
    out.push(':');
    out.push_digits(second % 60, 2);
}

} // namespace detail

constexpr parsed<local_seconds> parse_local_time(std::string_view text) noexcept {
    detail::text_reader in{text};
    const local_days date = detail::read_date(in);
    in.separator(' ');
    const seconds clock = detail::read_clock(in);
    in.end();
    return in.result<local_seconds>(date + clock);
}

constexpr parsed<local_days> parse_local_date(std::string_view text) noexcept {
    detail::text_reader in{text};
    const local_days date = detail::read_date(in);
    in.end();
    return in.result<local_days>(date);
}

constexpr parsed<sys_seconds> parse_rfc3339(std::string_view text) noexcept {
    detail::text_reader in{text};
    const local_days date = detail::read_date(in);
    in.separator(in.peek() == 't' ? 't' : 'T');
    const seconds clock = detail::read_clock(in);
    if (in.peek() == '.') in.fraction();
    seconds offset{0};
    if (in.peek() == 'Z' || in.peek() == 'z') {
        in.skip();
    } else {
        offset = detail::read_offset(in);
    }
    in.end();
    return in.result<sys_seconds>(sys_seconds{(date + clock).time_since_epoch()} - offset);
}

constexpr parsed<seconds> parse_offset(std::string_view text) noexcept {
    detail::text_reader in{text};
    const seconds offset = detail::read_zone_offset(in);
    in.end();
    return in.result<seconds>(offset);
}

constexpr short_text<5> format(time_of_day time) noexcept {
    short_text<5> out;
    out.push_digits(time.hour(), 2);
    out.push(':');
    out.push_digits(time.minute(), 2);
    return out;
}

constexpr short_text<11> format(const time_range& range) noexcept {
    short_text<11> out;
    out.push(format(range.start()).view());
    out.push('-');
    out.push(format(range.end()).view());
    return out;
}

constexpr std::optional<short_text<19>> format(local_seconds local) noexcept {
    if (local < earliest_local_time || local > latest_local_time) return std::nullopt;
    short_text<19> out;
    detail::write_date_time(out, local, ' ');
    return out;
}

constexpr std::optional<short_text<25>> format_rfc3339(sys_seconds t, seconds offset) noexcept {
    if (t < sys_seconds{earliest_local_time.time_since_epoch()} ||
        t > sys_seconds{latest_local_time.time_since_epoch()}) {
        return std::nullopt;
    }
    constexpr std::chrono::days day{1};
    if (offset <= -day || offset >= day) return std::nullopt;
    const bool utc = offset % minutes{1} != seconds{0};
    const local_seconds local{t.time_since_epoch() + (utc ? seconds{0} : offset)};
    if (local < earliest_local_time || local > latest_local_time) return std::nullopt;
    short_text<25> out;
    detail::write_date_time(out, local, 'T');
    if (utc) {
        out.push('Z');
        return out;
    }
    const std::int64_t magnitude = (offset < seconds{0} ? -offset : offset) / minutes{1};
    out.push(offset < seconds{0} ? '-' : '+');
    out.push_digits(magnitude / 60, 2);
    out.push(':');
    out.push_digits(magnitude % 60, 2);
    return out;
}

} // namespace curfew::inline v0
