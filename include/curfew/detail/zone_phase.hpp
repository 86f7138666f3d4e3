#pragma once
// How the schedules ask a zone: not for an offset, but for its phase, which is added to that of the instant.

#include <curfew/detail/week_index.hpp>
#include <curfew/fwd.hpp>
#include <curfew/zone.hpp>

#include <cstdint>

namespace curfew::inline v0::detail {

[[nodiscard]] constexpr std::uint64_t unsigned_seconds(sys_seconds t) noexcept {
    return static_cast<std::uint64_t>(t.time_since_epoch().count());
}

/// The span of constant offset around an instant, [first, last), and the phase of its offset.
struct phase_span {
    sys_seconds first;
    sys_seconds last;
    std::uint32_t phase;
};

/// Any zone; one that has phases itself has a specialisation of this. Refers to the zone; made for one question and gone.
template <class Zone>
class zone_phase {
public:
    /// `some_phase` is the phase of the offset at some instant.
    constexpr zone_phase(const Zone& z, std::uint32_t /*some_phase*/) noexcept : zone_{z} {}

    /// The phase of the offset at `t`; where it is not `asked` for, anything that is had as quickly.
    [[nodiscard]] constexpr std::uint32_t at(sys_seconds t, bool /*asked*/) const {
        return phase_of_offset(zone_.offset_at(t).count());
    }

    [[nodiscard]] constexpr phase_span span_at(sys_seconds t) const {
        const offset_span span = zone_.span_at(t);
        return {span.first, span.last, phase_of_offset(span.offset.count())};
    }

private:
    const Zone& zone_;
};

/// The phase at some instant is that at all of them.
template <>
class zone_phase<fixed_offset> {
public:
    constexpr zone_phase(const fixed_offset&, std::uint32_t some_phase) noexcept : phase_{some_phase} {}

    [[nodiscard]] constexpr std::uint32_t at(sys_seconds, bool) const noexcept { return phase_; }

    [[nodiscard]] constexpr phase_span span_at(sys_seconds) const noexcept {
        return {sys_seconds::min(), sys_seconds::max(), phase_};
    }

private:
    std::uint32_t phase_;
};

} // namespace curfew::inline v0::detail
