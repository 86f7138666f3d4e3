#pragma once
// A zone by the text that a test names it with: "+08:00" or an IANA name.

#include <curfew/date_tz.hpp>
#include <curfew/time/text.hpp>

#include <stdexcept>
#include <string>
#include <string_view>

/// Throws where there is no such zone.
inline curfew::zone zone_of(std::string_view name) {
    if (const auto offset = curfew::parse_offset(name)) return curfew::zone::fixed(*offset.value).value();
    const auto loaded = curfew::load_zone(name);
    if (!loaded) throw std::invalid_argument{std::string{name}};
    return *loaded;
}
