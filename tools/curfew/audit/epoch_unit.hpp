#pragma once
// What whole numbers count that stand for instants.

#include <cstddef>
#include <cstdint>

namespace curfew::tool {

/// What a bare integer in the time column counts since 1970-01-01 00:00:00 UTC; none: it is no time.
enum class epoch_unit : std::uint8_t { none, seconds, milliseconds, microseconds };

inline constexpr std::size_t epoch_unit_count = 4;

/// The unit by which the number lies from 1990 to 2100; none if there is no such unit. No number has two.
[[nodiscard]] constexpr epoch_unit plausible_unit(std::int64_t count) noexcept {
    constexpr std::int64_t first = 631'152'000;
    constexpr std::int64_t end = 4'102'444'800;
    constexpr auto is_between = [](std::int64_t seconds) { return seconds >= first && seconds < end; };
    if (is_between(count)) return epoch_unit::seconds;
    if (is_between(count / 1000)) return epoch_unit::milliseconds;
    return is_between(count / 1'000'000) ? epoch_unit::microseconds : epoch_unit::none;
}

} // namespace curfew::tool
