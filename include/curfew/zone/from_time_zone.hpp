#pragma once
// A zone from a time zone of the standard library, where it has them (std::chrono::tzdb).
//
//     const auto berlin = zone_from(*std::chrono::locate_zone("Europe/Berlin"));

#include <curfew/time/instant.hpp>
#include <curfew/zone/transition.hpp>
#include <curfew/zone/zone.hpp>

#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace curfew::inline v0 {

namespace detail {

/// The zone whose spans `source.get_info(sys_seconds)` gives, as std::chrono::time_zone does. They are listed up to the year
/// 10000, later than any task; the last offset there holds on. No value where they do not follow each other. Linear in the
/// number of transitions.
template <class Source>
[[nodiscard]] std::optional<zone> zone_from_info(const Source& source, std::string name);

} // namespace detail

#if defined(__cpp_lib_chrono) && __cpp_lib_chrono >= 201907L
/// The zone that `source` is, with its name. Its transitions are taken up to the year 10000. No value where they do not follow
/// each other, or an offset is a day or more. Throws what `source` throws.
[[nodiscard]] inline std::optional<zone> zone_from(const std::chrono::time_zone& source) {
    return detail::zone_from_info(source, std::string{source.name()});
}
#endif

// ---- implementation -------------------------------------------------------------------------------------------

template <class Source>
std::optional<zone> detail::zone_from_info(const Source& source, std::string name) {
    using std::chrono::sys_days;
    using std::chrono::year;
    constexpr sys_seconds start{sys_days{year::min() / 1 / 1}};
    constexpr sys_seconds until{sys_days{year{10'000} / 1 / 1}};
    auto info = source.get_info(start);
    const seconds initial = info.offset;
    std::vector<transition> transitions;
    while (info.end < until) {
        const sys_seconds at = info.end;
        info = source.get_info(at);
        if (info.begin > at || info.end <= at) return std::nullopt;
        transitions.push_back({at, info.offset});
    }
    return zone::from_transitions(initial, transitions, {}, std::move(name)).value;
}

} // namespace curfew::inline v0
