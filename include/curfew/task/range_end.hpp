#pragma once
// How the end of a forbid range is read.

#include <cstdint>

namespace curfew::inline v0 {

/// How the end of a forbid range is read. [rulebook section 3, point 1]
enum class range_end : std::uint8_t {
    /// 10:00-11:00 does not forbid 11:00:00.
    exclusive,
    /// 10:00-11:00 forbids 11:00:00 … 11:00:59.
    inclusive,
};

namespace detail {

/// How many minutes longer a range forbids than up to its end. A value that is none of the two is read in the stricter way.
[[nodiscard]] constexpr int minutes_after(range_end ends) noexcept {
    return ends == range_end::exclusive ? 0 : 1;
}

} // namespace detail

} // namespace curfew::inline v0
