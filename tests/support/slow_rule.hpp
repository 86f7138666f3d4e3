#pragma once
// POSIX rules the slow and obvious way: every transition of every year in a list. Shares nothing with the library's rule but the
// text it writes for it.

#include <curfew/zone/transition.hpp>

#include <algorithm>
#include <chrono>
#include <cstdint>
#include <string>
#include <tuple>
#include <vector>

namespace slow_rule {

using curfew::offset_span;
using curfew::seconds;
using curfew::sys_seconds;

/// A date of the rule. `kind` is 'J', 'n' or 'M'.
struct date {
    char kind = 'M';
    int day = 0;
    int month = 0;
    int week = 0;
    int weekday = 0;
    /// Seconds after 00:00.
    int time = 7200;

    /// In days since 1970-01-01, counted day by day.
    [[nodiscard]] std::int64_t in(int year) const {
        using namespace std::chrono;
        const sys_days first = sys_days{std::chrono::year{year} / 1 / 1};
        if (kind == 'n') return first.time_since_epoch().count() + day;
        sys_days found = first;
        int number = 0;
        for (sys_days d = first; year_month_day{d}.year() == std::chrono::year{year}; d += days{1}) {
            const year_month_day here{d};
            const bool leap_day = here.month() == February && here.day() == std::chrono::day{29};
            if (kind == 'J') {
                if (!leap_day && ++number == day) return d.time_since_epoch().count();
            } else if (static_cast<int>(static_cast<unsigned>(here.month())) == month &&
                       static_cast<int>(std::chrono::weekday{d}.c_encoding()) == weekday && number < week) {
                ++number;
                found = d;
            }
        }
        return found.time_since_epoch().count();
    }
};

struct rule {
    /// Ahead of UTC, in seconds.
    int standard = 0;
    int daylight = 0;
    bool has_daylight = true;
    date start;
    date end;
};

/// [+-]h:mm:ss
inline std::string clock(int value) {
    const int magnitude = value < 0 ? -value : value;
    const auto two = [](int n) {
        return std::string{static_cast<char>('0' + n / 10), static_cast<char>('0' + n % 10)};
    };
    return (value < 0 ? "-" : "") + std::to_string(magnitude / 3600) + ':' + two(magnitude / 60 % 60) + ':' +
           two(magnitude % 60);
}

inline std::string text(const date& d) {
    const std::string day =
        d.kind == 'M' ? "M" + std::to_string(d.month) + '.' + std::to_string(d.week) + '.' + std::to_string(d.weekday)
                      : (d.kind == 'J' ? "J" : "") + std::to_string(d.day);
    return ',' + day + '/' + clock(d.time);
}

/// The rule as a TZ string.
inline std::string text(const rule& r) {
    std::string result = "<STD>" + clock(-r.standard);
    if (r.has_daylight) result += "DST" + clock(-r.daylight) + text(r.start) + text(r.end);
    return result;
}

/// The spans that begin and end in the years [first, last), in order. What meets a date near them is a date of the year before
/// or after.
inline std::vector<offset_span> spans(const rule& r, int first_year, int last_year) {
    // At one instant the end comes before the start.
    std::vector<std::tuple<std::int64_t, int, int>> events;
    for (int year = first_year - 2; year < last_year + 2; ++year) {
        events.emplace_back(r.start.in(year)*86'400 + r.start.time - r.standard, 1, r.daylight);
        events.emplace_back(r.end.in(year)*86'400 + r.end.time - r.daylight, 0, r.standard);
    }
    std::sort(events.begin(), events.end());
    std::vector<offset_span> result;
    for (std::size_t i = 0; i < events.size(); ++i) {
        const auto& [at, order, offset] = events[i];
        if (i + 1 < events.size() && std::get<0>(events[i + 1]) == at) continue;
        if (!result.empty() && result.back().offset == seconds{offset}) continue;
        const sys_seconds first{seconds{at}};
        if (!result.empty()) result.back().last = first;
        result.push_back({first, first, seconds{offset}});
    }
    using std::chrono::sys_days;
    std::erase_if(result, [&](const offset_span& span) {
        return span.first < sys_days{std::chrono::year{first_year} / 1 / 1} ||
               span.last >= sys_days{std::chrono::year{last_year} / 1 / 1} || span.last <= span.first;
    });
    return result;
}

/// A rule made of numbers that `below(n)` gives, each from 0 to n - 1.
template <class Below>
rule any_rule(Below below) {
    const auto any_date = [&] {
        date d;
        d.kind = "JnMMM"[below(5)];
        d.day = d.kind == 'J' ? 1 + below(365) : below(366);
        d.month = 1 + below(12);
        d.week = 1 + below(5);
        d.weekday = below(7);
        const int hours = below(4) == 0 ? 167 : below(3) == 0 ? 25 : 3;
        d.time = (below(2 * hours + 1) - hours) * 3600 + (below(4) == 0 ? below(3600) : 0);
        return d;
    };
    rule r;
    r.standard = (below(47) - 23) * 3600 + (below(4) == 0 ? below(3600) : 0);
    r.daylight = std::clamp(below(4) == 0 ? (below(47) - 23) * 3600 + below(3600) : r.standard + (below(5) - 2) * 1800,
                            -86'399, 86'399);
    r.standard = std::clamp(r.standard, -86'399, 86'399);
    r.start = any_date();
    r.end = any_date();
    switch (below(8)) {
    case 0: // An end that the next year's start meets, in some years or in all.
        r.start = {'n', 0, 0, 0, 0, 0};
        r.end = {below(2) == 0 ? 'n' : 'J', 365, 0, 0, 0, 0};
        r.end.time = (r.end.kind == 'J' ? 86'400 : 0) + r.daylight - r.standard;
        break;
    case 1: // A start and an end on one day.
        r.end = r.start;
        r.end.time = std::clamp(r.start.time + r.daylight - r.standard + (below(3) - 1), -600'000, 600'000);
        break;
    default: break;
    }
    return r;
}

} // namespace slow_rule
