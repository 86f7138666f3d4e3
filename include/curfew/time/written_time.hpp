#pragma once
// Dates with times of day as people and programs write them: in logs, in databases, in spreadsheets, in requests.
//
//     2021-05-20T18:00:00+08:00     2021-05-20 18:00:00.250+0800     2021-05-20t10:00:00,5Z     2021-05-20 18:00+08
//     2021-05-20T18:00              civil time: which instant it is depends on a zone
//
// What can be read in two ways, such as 05/06/2026, is refused.

#include <curfew/time/detail/text_reader.hpp>
#include <curfew/time/instant.hpp>
#include <curfew/time/parsed.hpp>
#include <curfew/time/text.hpp>

#include <optional>
#include <string_view>

namespace curfew::inline v0 {

/// A date and a time of day, to the second it is in, with the offset from UTC where one is written.
struct written_time {
    /// As it is written, without the fraction of its second; for a leap second the second before.
    local_seconds local;
    /// How far civil time is ahead of UTC; nullopt where the text does not say it.
    std::optional<seconds> offset;

    /// The instant; nullopt where that depends on a zone: see resolve().
    [[nodiscard]] constexpr std::optional<sys_seconds> instant() const noexcept {
        return offset ? std::optional{sys_seconds{local.time_since_epoch()} - *offset} : std::nullopt;
    }

    friend constexpr bool operator==(const written_time&, const written_time&) noexcept = default;
};

/// `yyyy-MM-dd`, T or a blank, `HH:mm`; then, where they are there, `:ss`, a fraction after a point or a comma, and an offset:
/// Z, `+08:00`, `+0800` or `+08`. RFC 3339 is a part of it. A second 60 is taken where a leap second can be, at the end of a
/// month in UTC; it counts as the second before it. [L]
[[nodiscard]] constexpr parsed<written_time> parse_written_time(std::string_view text) noexcept;

// ---- implementation -------------------------------------------------------------------------------------------

namespace detail {

/// Of a time: Z, `+08:00`, `+0800`, `+08`; nullopt where there is none.
constexpr std::optional<seconds> read_written_offset(text_reader& in) noexcept {
    if (in.peek() == 'Z' || in.peek() == 'z') {
        in.skip();
        return seconds{0};
    }
    const bool west = in.peek() == '-';
    if (!west && in.peek() != '+') return std::nullopt;
    in.skip();
    const int hour = in.number(2, 23, text_fault::hour_over_23);
    const bool has_minutes = in.peek() == ':' || in.at_digit();
    if (in.peek() == ':') in.skip();
    const int minute = has_minutes ? in.number(2, 59, text_fault::minute_over_59) : 0;
    const seconds offset = std::chrono::hours{hour} + minutes{minute};
    return west ? -offset : offset;
}

/// Whether a leap second may follow the second of `t`: it is the last one of a month.
constexpr bool ends_month(sys_seconds t) noexcept {
    const sys_seconds next = t + seconds{1};
    const auto day = std::chrono::floor<std::chrono::days>(next);
    return next == day && std::chrono::year_month_day{day}.day() == std::chrono::day{1};
}

} // namespace detail

constexpr parsed<written_time> parse_written_time(std::string_view text) noexcept {
    detail::text_reader in{text};
    const local_days date = detail::read_date(in);
    const char between = in.peek();
    in.separator(between == ' ' || between == 't' ? between : 'T');
    const int hour = in.number(2, 23, text_fault::hour_over_23);
    in.separator(':');
    const int minute = in.number(2, 59, text_fault::minute_over_59);
    int second = 0;
    std::size_t second_at = 0;
    if (in.peek() == ':') {
        in.skip();
        second_at = in.at();
        second = in.number(2, 60, text_fault::second_over_59);
        if (in.peek() == '.' || in.peek() == ',') in.fraction();
    }
    written_time found{date + std::chrono::hours{hour} + minutes{minute} + seconds{second}, {}};
    found.offset = detail::read_written_offset(in);
    in.end();
    if (second == 60) {
        found.local -= seconds{1};
        const auto instant = found.instant();
        if (!instant || !detail::ends_month(*instant)) in.fail(text_fault::second_over_59, second_at);
    }
    return in.result<written_time>(found);
}

} // namespace curfew::inline v0
