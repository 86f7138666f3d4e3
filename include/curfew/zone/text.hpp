#pragma once
// Instants as text in a zone.

#include <curfew/time/instant.hpp>
#include <curfew/time/text.hpp>
#include <curfew/zone/zone.hpp>

#include <optional>

namespace curfew::inline v0 {

/// RFC 3339 with the offset of `z` at `t`: 2021-05-20T18:00:00+08:00; in UTC (`Z`) where that offset is not whole minutes.
/// nullopt outside the years 0000–9999.
[[nodiscard]] constexpr std::optional<short_text<25>> format_rfc3339(sys_seconds t, const zone& z) noexcept {
    return format_rfc3339(t, z.offset_at(t));
}

} // namespace curfew::inline v0
