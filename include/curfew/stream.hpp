#pragma once
// The small values as text, for people: `std::cout << range`, and std::format("{}", range) where the standard library has it.
//
//     time_of_day   22:00               forbid_rule    Mon Tue 22:00-08:00 12:00-14:00
//     time_range    22:00-08:00         call_window    2021-05-20 17:35:43 until 2021-05-21 17:35:44
//     weekday       Mon                 week_span      Fri 22:00-Sat 08:00
//     weekday_set   Mon Tue             json_pointer   /ForbidTimeList/0/Times/1
//
// Also reason, severity and rule, by their names. In std::format they take the fill, width and precision of a string.
//
// Not part of the umbrella curfew.hpp, since <ostream> would add to the cost of including that.

#include <curfew/diagnostics/json_pointer.hpp>
#include <curfew/diagnostics/rule.hpp>
#include <curfew/task/call_window.hpp>
#include <curfew/task/forbid_rule.hpp>
#include <curfew/time/text.hpp>
#include <curfew/time/time_of_day.hpp>
#include <curfew/time/time_range.hpp>
#include <curfew/time/week_span.hpp>
#include <curfew/time/weekday_set.hpp>
#include <curfew/timetable/verdict.hpp>

#include <concepts>
#include <ostream>
#include <string>
#include <string_view>
#include <version>

#ifdef __cpp_lib_format
#include <format>
#endif

namespace curfew::inline v0 {

namespace detail {

/// A type of this library whose values can be streamed and formatted.
template <class T>
concept streamable = std::same_as<T, time_of_day> || std::same_as<T, time_range> || std::same_as<T, weekday> ||
    std::same_as<T, weekday_set> || std::same_as<T, forbid_rule> || std::same_as<T, call_window> ||
    std::same_as<T, week_span> || std::same_as<T, json_pointer> || std::same_as<T, reason> ||
    std::same_as<T, severity> || std::same_as<T, rule>;

} // namespace detail

/// Writes the value as the table above has it; width and fill of the stream apply to all of it.
template <detail::streamable T>
std::ostream& operator<<(std::ostream& out, const T& value);

// ---- implementation -------------------------------------------------------------------------------------------

namespace detail {

inline std::string text_of(time_of_day time) {
    return std::string{format(time).view()};
}

inline std::string text_of(const time_range& range) {
    return std::string{format(range).view()};
}

inline std::string text_of(weekday day) {
    return std::string{short_name(day)};
}

inline std::string text_of(weekday_set days) {
    std::string text;
    for (const weekday day : all_weekdays) {
        if (!days.contains(day)) continue;
        if (!text.empty()) text += ' ';
        text += short_name(day);
    }
    return text;
}

inline std::string text_of(const forbid_rule& r) {
    std::string text = text_of(r.days());
    for (const time_range& range : r.ranges()) text += ' ' + text_of(range);
    return text;
}

inline std::string text_of(const call_window& window) {
    std::string text{format(window.start())->view()};
    text += " until ";
    text += format(window.end())->view();
    return text;
}

inline std::string text_of(const week_span& span) {
    return std::string{format(span).view()};
}

inline std::string text_of(const json_pointer& place) {
    return place.text();
}

inline std::string text_of(reason r) {
    return std::string{name(r)};
}

inline std::string text_of(severity s) {
    return std::string{name(s)};
}

inline std::string text_of(rule id) {
    return std::string{info(id).name};
}

} // namespace detail

template <detail::streamable T>
std::ostream& operator<<(std::ostream& out, const T& value) {
    return out << detail::text_of(value);
}

} // namespace curfew::inline v0

#ifdef __cpp_lib_format
template <curfew::detail::streamable T>
struct std::formatter<T> : std::formatter<std::string_view> {
    template <class Context>
    auto format(const T& value, Context& context) const {
        return std::formatter<std::string_view>::format(curfew::detail::text_of(value), context);
    }
};
#endif
