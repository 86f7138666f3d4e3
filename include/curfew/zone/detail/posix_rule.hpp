#pragma once
// The POSIX rule of a zone file's footer: what the clock does after the last transition that the file lists (RFC 9636).

#include <curfew/time/instant.hpp>
#include <curfew/time/text.hpp>
#include <curfew/zone/transition.hpp>

#include <string_view>

namespace curfew::inline v0::detail {

class posix_rule {
public:
    [[nodiscard]] static constexpr parsed<posix_rule> parse(std::string_view text) noexcept;
    [[nodiscard]] constexpr offset_span span_at(sys_seconds t) const noexcept;
};

} // namespace curfew::inline v0::detail
