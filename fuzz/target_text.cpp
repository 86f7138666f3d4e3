// The text parsers: what they take is written back the same, or means what a plain reading of it means; what they refuse
// has a place inside the text; what is written by the library is taken.

#include "input.hpp"

#include <curfew/time/text.hpp>
#include <curfew/time/weekly_hours.hpp>
#include <curfew/time/written_time.hpp>

#include <algorithm>
#include <array>
#include <chrono>
#include <optional>
#include <regex>
#include <string>
#include <string_view>

namespace {

using namespace curfew;
using fuzz::require;

template <class T>
void check_fault(const parsed<T>& result, std::string_view text) {
    if (!result) require(result.at <= text.size(), "a fault lies inside its text");
}

int digits(std::string_view text, std::size_t at, std::size_t count) {
    int value = 0;
    for (const char c : text.substr(at, count)) value = value * 10 + (c - '0');
    return value;
}

void check_pair(std::string_view text) {
    const auto pair = detail::parse_time_pair(text);
    check_fault(pair, text);
    if (!pair) return;
    require(text.size() == 11, "HH:mm-HH:mm has 11 bytes");
    require(text.substr(0, 5) == format(pair.value->start), "the start is written as it was read");
    require(text.substr(6) == format(pair.value->end), "the end is written as it was read");
    require(pair.value->start.minutes_since_midnight() == digits(text, 0, 2) * 60 + digits(text, 3, 2),
            "the start is the minute its digits say");
    require(pair.value->end.minutes_since_midnight() == digits(text, 6, 2) * 60 + digits(text, 9, 2),
            "the end is the minute its digits say");
}

void check_local_time(std::string_view text) {
    const auto date = parse_local_date(text);
    check_fault(date, text);
    if (date)
        require(format(local_seconds{*date.value})->view().substr(0, 10) == text, "a date is written as it was read");

    const auto local = parse_local_time(text);
    check_fault(local, text);
    if (!local) return;
    require(format(*local.value)->view() == text, "a local time is written as it was read");
    const std::chrono::year_month_day day{std::chrono::year{digits(text, 0, 4)},
                                          std::chrono::month{static_cast<unsigned>(digits(text, 5, 2))},
                                          std::chrono::day{static_cast<unsigned>(digits(text, 8, 2))}};
    require(day.ok(), "the date exists");
    require(*local.value == local_seconds{local_days{day}} + std::chrono::hours{digits(text, 11, 2)} +
                                minutes{digits(text, 14, 2)} + seconds{digits(text, 17, 2)},
            "a local time is what its digits say");
}

/// As a regular expression has it: `+08:00`, `+0800`, `+08`; in hours `-5`, `-5.00`.
std::optional<seconds> plain_offset(const std::string& text) {
    static const std::regex form{R"(([+-])(?:(\d\d):?(\d\d)|(\d\d?)(?:\.(\d\d?))?))"};
    std::smatch found;
    if (!std::regex_match(text, found, form)) return std::nullopt;
    const bool has_minutes = found[2].matched;
    const int hour = std::stoi(found[has_minutes ? 2 : 4]);
    std::string part = found[5];
    if (part.size() == 1) part += '0';
    const int hundredths = part.empty() ? 0 : std::stoi(part);
    const int minute = has_minutes ? std::stoi(found[3]) : hundredths * 60 / 100;
    if (hour > 23 || minute > 59 || hundredths * 60 % 100 != 0) return std::nullopt;
    return minutes{(hour * 60 + minute) * (found[1] == "-" ? -1 : 1)};
}

/// The same of a date with a time of day.
std::optional<written_time> plain_written_time(const std::string& text) {
    static const std::regex form{
        R"((\d{4}-\d\d-\d\d)[Tt ](\d\d:\d\d)(?::(\d\d)(?:[.,]\d+)?)?(?:([Zz])|([+-]\d\d(?::?\d\d)?))?)"};
    std::smatch found;
    if (!std::regex_match(text, found, form)) return std::nullopt;
    const std::string second = found[3].matched ? std::string{found[3]} : "00";
    const bool is_leap = second == "60";
    const auto local =
        parse_local_time(std::string{found[1]} + ' ' + std::string{found[2]} + ':' + (is_leap ? "59" : second));
    if (!local) return std::nullopt;
    written_time result{*local, {}};
    if (found[4].matched) result.offset = seconds{0};
    if (found[5].matched) {
        result.offset = plain_offset(found[5]);
        if (!result.offset) return std::nullopt;
    }
    if (!is_leap) return result;
    if (!result.offset) return std::nullopt;
    // By the calendar, since the last second of the year 9999 is followed by one that has no text.
    const sys_seconds utc{(*local - *result.offset).time_since_epoch()};
    const auto day = std::chrono::floor<std::chrono::days>(utc);
    const std::chrono::year_month_day date{day};
    const bool ends_month =
        utc - day == seconds{86399} &&
        date.day() == std::chrono::year_month_day_last{date.year(), std::chrono::month_day_last{date.month()}}.day();
    return ends_month ? std::optional{result} : std::nullopt;
}

void check_written_time(std::string_view text) {
    const auto found = parse_written_time(text);
    check_fault(found, text);
    const auto offset = parse_offset(text);
    check_fault(offset, text);
    // The expressions recurse by the length of the text.
    if (text.size() > 200) return;
    require(found.value == plain_written_time(std::string{text}), "a written time is what the plain reading says");
    require(offset.value == plain_offset(std::string{text}), "an offset is what the plain reading says");
    if (const auto instant = parse_rfc3339(text)) {
        require(found && found->instant() == *instant, "what RFC 3339 has is read the same");
    }
}

/// An instant is its wall-clock time less its offset, each read by itself.
void check_instant(std::string_view text) {
    const auto instant = parse_rfc3339(text);
    check_fault(instant, text);
    if (!instant) return;
    const std::string wall_clock = std::string{text.substr(0, 10)} + ' ' + std::string{text.substr(11, 8)};
    const auto local = parse_local_time(wall_clock);
    require(local.value.has_value(), "an instant has a wall-clock time");
    check_local_time(wall_clock);
    seconds ahead{0};
    if (text.back() != 'Z' && text.back() != 'z') {
        const auto zone = parse_offset(text.substr(text.size() - 6));
        require(zone.value.has_value(), "an instant has an offset");
        ahead = *zone.value;
    }
    require(instant.value->time_since_epoch() == local.value->time_since_epoch() - ahead,
            "an instant is its wall-clock time less its offset");
    if (const auto written = format_rfc3339(*instant.value, ahead)) {
        const auto again = parse_rfc3339(*written);
        require(again && *again.value == *instant.value, "an instant is read as it was written");
    }
}

using week_minutes = std::array<char, 7 * 1440>;

/// The next part of `rest` up to `separator`, without blanks at its ends.
std::string_view take_part(std::string_view& rest, char separator) {
    const auto end = std::min(rest.find(separator), rest.size());
    std::string_view part = rest.substr(0, end);
    rest.remove_prefix(std::min(end + 1, rest.size()));
    while (part.starts_with(' ')) part.remove_prefix(1);
    while (part.ends_with(' ')) part.remove_suffix(1);
    return part;
}

/// The minutes of a text that is known to be of the form.
week_minutes plain_reading(std::string_view text) {
    constexpr std::string_view names = "SunMonTueWedThuFriSat";
    week_minutes result{};
    while (!text.empty()) {
        std::string_view ranges = take_part(text, ';');
        std::array<bool, 7> on{};
        // A comma may be followed by blanks, in the list of days too: the days end where a digit begins.
        std::string_view days = ranges.substr(0, ranges.find_first_of("0123456789"));
        ranges.remove_prefix(days.size());
        while (!days.empty()) {
            const std::string_view part = take_part(days, ',');
            auto day = names.find(part.substr(0, 3)) / 3;
            const auto last = names.find(part.substr(part.size() - 3)) / 3;
            for (on[day] = true; day != last; on[day] = true) day = (day + 1) % 7;
        }
        while (!ranges.empty()) {
            const std::string_view range = take_part(ranges, ',');
            const int start = digits(range, 0, 2) * 60 + digits(range, 3, 2);
            const int end = digits(range, 6, 2) * 60 + digits(range, 9, 2);
            for (int day = 0; day < 7; ++day) {
                if (!on[static_cast<std::size_t>(day)]) continue;
                std::fill(result.begin() + day * 1440 + start, result.begin() + day * 1440 + end, char{1});
            }
        }
    }
    return result;
}

void check_hours(std::string_view text) {
    const auto day = parse_weekday(text);
    check_fault(day, text);
    if (day) require(short_name(*day.value) == text, "a weekday is written as it was read");

    const auto hours = parse_weekly_hours(text);
    check_fault(hours, text);
    if (!hours) return;
    const week_minutes expected = plain_reading(text);
    std::string written;
    for (int minute = 0; minute < 7 * 1440; ++minute) {
        const auto weekday_of_minute = weekday{static_cast<unsigned>(minute / 1440)};
        const bool open = expected[static_cast<std::size_t>(minute)] != 0;
        const auto time = *time_of_day::from_minutes(minute % 1440);
        require(hours.value->contains(weekday_of_minute, time) == open, "hours are the minutes their digits say");
        const bool starts = open && (minute % 1440 == 0 || expected[static_cast<std::size_t>(minute - 1)] == 0);
        const bool ends = open && (minute % 1440 == 1439 || expected[static_cast<std::size_t>(minute + 1)] == 0);
        if (starts) ((written += written.empty() ? "" : "; ") += short_name(weekday_of_minute)) += ' ';
        if (starts) (written += format(time)) += '-';
        if (ends) written += format(*time_of_day::from_minutes(minute % 1440 + 1));
    }
    require(parse_weekly_hours(written).value == hours.value, "hours are read as they are written");
}

/// What the library writes, it reads.
void check_written(std::int64_t number) {
    const local_seconds local{seconds{number % 400'000'000'000}};
    if (const auto text = format(local)) require(parse_local_time(*text).value == local, "a local time is read again");
    const seconds offset = minutes{number % 1440};
    const sys_seconds instant{local.time_since_epoch()};
    if (const auto text = format_rfc3339(instant, offset)) {
        require(parse_rfc3339(*text).value == instant, "an instant is read again, whatever the offset");
    }
    const auto minute = static_cast<int>(static_cast<std::uint64_t>(number) % 1440);
    const auto range = time_range::from(*time_of_day::from_minutes(minute), *time_of_day::from_minutes(1440 - minute));
    if (!range) return;
    const auto pair = detail::parse_time_pair(format(*range));
    require(pair && pair.value->start == range->start() && pair.value->end == range->end(), "a range is read again");
}

} // namespace

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view text = fuzz::input{data, size}.text();
    check_pair(text);
    check_local_time(text);
    check_instant(text);
    check_written_time(text);
    check_hours(text);
    check_written(fuzz::input{data, size}.integer());
    return 0;
}
