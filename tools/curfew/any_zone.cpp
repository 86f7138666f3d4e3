#include "any_zone.hpp"

#include "console.hpp"
#include "visible_text.hpp"

#include <curfew/time/text.hpp>

namespace curfew::tool {

any_zone any_zone::from_text(const std::string& text) {
    if (text.starts_with('+') || text.starts_with('-')) {
        if (const auto offset = parse_offset(text)) return any_zone{*offset.value};
        throw failure{"--zone: " + in_quotes(text) + " is no offset such as +08:00"};
    }
    if (const auto located = from_name(text)) return *located;
    throw failure{"--zone: there is no zone " + in_quotes(text) +
                  "; give an IANA name such as Asia/Shanghai, or an offset such as +08:00"};
}

std::optional<any_zone> any_zone::from_name(std::string_view name) {
    const auto located = tz_zone::from_name(name);
    return located ? std::optional{any_zone{*located.value}} : std::nullopt;
}

std::optional<zone_table> any_zone::table() const {
    const auto* const zone = std::get_if<tz_zone>(&zone_);
    if (zone == nullptr) return std::nullopt;
    constexpr sys_seconds from = date::sys_days{date::year{1970} / date::January / 1};
    constexpr sys_seconds to = date::sys_days{date::year{2038} / date::January / 1};
    return zone_table{*zone, from, to};
}

} // namespace curfew::tool
