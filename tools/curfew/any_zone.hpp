#pragma once
// The zone a user names: a fixed offset or an IANA zone, known at run time.

#include <curfew/date_tz.hpp>
#include <curfew/zone.hpp>

#include <optional>
#include <string>
#include <string_view>
#include <variant>

namespace curfew::tool {

/// Models the library's concept `zone`.
class any_zone {
public:
    /// Beijing time.
    any_zone() noexcept : zone_{beijing} {}

    /// `+08:00` or an IANA name; throws `failure` for anything else.
    [[nodiscard]] static any_zone from_text(const std::string& text);

    /// The IANA zone of that name.
    [[nodiscard]] static std::optional<any_zone> from_name(std::string_view name);

    [[nodiscard]] seconds offset_at(sys_seconds t) const {
        const auto* const offset = std::get_if<fixed_offset>(&zone_);
        return offset ? offset->offset_at(t) : std::get_if<tz_zone>(&zone_)->offset_at(t);
    }

    [[nodiscard]] offset_span span_at(sys_seconds t) const {
        const auto* const offset = std::get_if<fixed_offset>(&zone_);
        return offset ? offset->span_at(t) : std::get_if<tz_zone>(&zone_)->span_at(t);
    }

private:
    explicit any_zone(std::variant<fixed_offset, tz_zone> zone) noexcept : zone_{zone} {}

    std::variant<fixed_offset, tz_zone> zone_;
};

static_assert(zone<any_zone>);

} // namespace curfew::tool
