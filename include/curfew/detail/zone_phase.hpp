#pragma once
// How the schedules ask a zone: not for an offset, but for the phase that its clock shows.

#include <curfew/detail/week_index.hpp>
#include <curfew/fwd.hpp>
#include <curfew/zone.hpp>

#include <cstdint>

namespace curfew::inline v0::detail {

[[nodiscard]] constexpr std::uint64_t unsigned_seconds(sys_seconds t) noexcept {
    return static_cast<std::uint64_t>(t.time_since_epoch().count());
}

/// The phase on a clock that is `offset` ahead, at `t`.
[[nodiscard]] constexpr std::uint64_t phase_with(seconds offset, sys_seconds t) noexcept {
    return clock_phase(unsigned_seconds(t) + static_cast<std::uint64_t>(offset.count()));
}

/// The span of constant offset around an instant, [first, last), and the upper half of the phase at that instant.
struct phase_span {
    sys_seconds first;
    sys_seconds last;
    std::uint32_t phase;
};

/// What a schedule keeps beside its zone, whatever zone that is; one that has phases itself has a specialisation of this.
template <class Zone>
class zone_phase {
public:
    /// For the window [first, last).
    constexpr zone_phase(const Zone&, sys_seconds /*first*/, sys_seconds /*last*/) noexcept {}

    /// The upper half of the phase on the clock of `z` at `t`, or one less; outside of the window, anything that is had as
    /// quickly.
    [[nodiscard]] constexpr std::uint32_t at(const Zone& z, sys_seconds t) const {
        return upper_half(phase_with(z.offset_at(t), t));
    }

    /// The same with its span.
    [[nodiscard]] constexpr phase_span span_at(const Zone& z, sys_seconds t) const {
        const offset_span span = z.span_at(t);
        return {span.first, span.last, upper_half(phase_with(span.offset, t))};
    }
};

/// The clock goes on for ever without a change.
template <>
class zone_phase<fixed_offset> {
public:
    constexpr zone_phase(const fixed_offset& z, sys_seconds, sys_seconds) noexcept
        : at_zero_{phase_with(z.offset(), sys_seconds{})} {}

    [[nodiscard]] constexpr std::uint32_t at(const fixed_offset&, sys_seconds t) const noexcept {
        return phase_after(at_zero_, unsigned_seconds(t));
    }

    [[nodiscard]] constexpr phase_span span_at(const fixed_offset& z, sys_seconds t) const noexcept {
        return {sys_seconds::min(), sys_seconds::max(), at(z, t)};
    }

private:
    /// The phase at 1970-01-01 00:00:00 UTC.
    std::uint64_t at_zero_;
};

} // namespace curfew::inline v0::detail
