#pragma once
// How a timetable asks its zone: not for an offset, but for the phase of the week that the clock shows.

#include <curfew/time/detail/week_phase.hpp>
#include <curfew/time/instant.hpp>
#include <curfew/zone/detail/zone_table.hpp>
#include <curfew/zone/zone.hpp>

#include <cstdint>

namespace curfew::inline v0::detail {

/// The span of constant offset around an instant, [first, last), and the upper half of the phase at that instant.
struct clock_reading {
    sys_seconds first;
    sys_seconds last;
    std::uint32_t phase;
};

/// A clock without transitions.
class fixed_clock {
public:
    static constexpr bool has_transitions = false;

    /// `at_zero` is the phase at 1970-01-01 00:00:00 UTC.
    constexpr explicit fixed_clock(std::uint64_t at_zero) noexcept : at_zero_{at_zero} {}

    /// The upper half of the phase at `t`. Outside the years 0000–9999 the result is some phase.
    [[nodiscard]] constexpr std::uint32_t phase(sys_seconds t) const noexcept {
        return phase_after(at_zero_, unsigned_seconds(t));
    }
    [[nodiscard]] constexpr clock_reading read(sys_seconds t) const noexcept {
        return {sys_seconds::min(), sys_seconds::max(), phase(t)};
    }

private:
    std::uint64_t at_zero_;
};

/// The clock of a zone's table. Refers to it.
class table_clock {
public:
    static constexpr bool has_transitions = true;

    /// `limit` is limit_for() of the window.
    constexpr table_clock(const zone_table& table, std::uint32_t limit) noexcept : table_{table}, limit_{limit} {}

    /// Where instants outside of the table are looked up. If the table knows all of the window [first, last), that is the
    /// table's last second: what lies outside is not permitted anyhow, and the slow way is never taken.
    [[nodiscard]] static std::uint32_t limit_for(const zone_table& table, sys_seconds first,
                                                 sys_seconds last) noexcept {
        return first < last && table.knows(first, last) ? zone_table::end - 1 : zone_table::end;
    }

    /// Exact, or one too small. Outside the window the result is some phase.
    [[nodiscard]] std::uint32_t phase(sys_seconds t) const noexcept {
        const zone_place place = table_.find(t, limit_);
        if (place.phase == zone_table::unknown) [[unlikely]]
            return table_.slow_phase(t);
        return phase_after(place.phase, place.second);
    }

    [[nodiscard, gnu::always_inline]] clock_reading read(sys_seconds t) const noexcept {
        const zone_place place = table_.find(t, limit_);
        if (place.phase == zone_table::unknown) [[unlikely]]
            return slow_reading(table_, t);
        const offset_span& span = table_.span(place.span);
        return {span.first, span.last, phase_after(place.phase, place.second)};
    }

private:
    [[nodiscard, gnu::noinline, gnu::cold, gnu::pure]] static clock_reading slow_reading(const zone_table& table,
                                                                                         sys_seconds t) noexcept {
        const offset_span span = table.span_at(t);
        return {span.first, span.last, upper_half(phase_with(span.offset, t))};
    }

    const zone_table& table_;
    std::uint32_t limit_;
};

/// What a clock needs beside its zone, in eight bytes: at_zero of a fixed one, the limit of a table.
[[nodiscard]] constexpr std::uint64_t clock_key(const zone& z, sys_seconds first, sys_seconds last) noexcept {
    if (const zone_table* const table = z.table()) return table_clock::limit_for(*table, first, last);
    return phase_with(z.offset_at(sys_seconds{}), sys_seconds{});
}

} // namespace curfew::inline v0::detail
