#pragma once
// A zone by the text a test names it with: "+08:00" or an IANA name.

#include <curfew/date_tz.hpp>
#include <curfew/time/text.hpp>

#include <stdexcept>
#include <string_view>

/// Calls `use(zone)` with a fixed_offset or a tz_zone; throws where there is no such zone.
template <class Use>
void with_zone(std::string_view name, Use use) {
    if (const auto fixed = curfew::parse_offset(name)) {
        use(*fixed.value);
        return;
    }
    const auto located = curfew::tz_zone::from_name(name);
    if (!located) throw std::invalid_argument{located.error};
    use(*located.value);
}
