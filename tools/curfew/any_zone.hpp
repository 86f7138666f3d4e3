#pragma once
// The zone a user names: a fixed offset or an IANA zone, known at run time.

#include <curfew/zone/compiled_zone.hpp>
#include <curfew/date_tz.hpp>
#include <curfew/zone/zone.hpp>

#include <optional>
#include <string>
#include <string_view>
#include <variant>

namespace curfew::tool {

/// An IANA zone laid out for whoever asks often, from 1970 to 2038: its clock changes are at least 24 days apart, but for
/// a few. 20 kB.
using zone_table = compiled_zone<tz_zone, 1024>;

/// Models the library's concept `zone`.
class any_zone {
public:
    /// Beijing time.
    any_zone() noexcept : zone_{beijing} {}

    /// `+08:00` or an IANA name; throws `failure` for anything else.
    [[nodiscard]] static any_zone from_text(const std::string& text);

    /// The IANA zone of that name.
    [[nodiscard]] static std::optional<any_zone> from_name(std::string_view name);

    /// The zone of an offset, and one that asks a table, which must outlive it.
    explicit any_zone(fixed_offset offset) noexcept : zone_{offset} {}
    explicit any_zone(const zone_table& table) noexcept : zone_{&table} {}

    /// The table of an IANA zone; nullopt for an offset.
    [[nodiscard]] std::optional<zone_table> table() const;

private:
    /// A visitor by hand: that of the library may throw.
    template <class Question>
    auto ask(Question question) const {
        if (const auto* const offset = std::get_if<fixed_offset>(&zone_)) return question(*offset);
        if (const auto* const table = std::get_if<const zone_table*>(&zone_)) return question(**table);
        return question(*std::get_if<tz_zone>(&zone_));
    }

public:
    [[nodiscard]] seconds offset_at(sys_seconds t) const {
        return ask([t](const auto& zone) { return zone.offset_at(t); });
    }

    [[nodiscard]] offset_span span_at(sys_seconds t) const {
        return ask([t](const auto& zone) { return zone.span_at(t); });
    }

private:
    using some_zone = std::variant<fixed_offset, const zone_table*, tz_zone>;

    explicit any_zone(const tz_zone& zone) noexcept : zone_{zone} {}

    some_zone zone_;
};

static_assert(zone<any_zone>);

} // namespace curfew::tool
