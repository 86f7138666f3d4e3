#pragma once
// Hours at which the law of a place lets businesses call people there. Data with its sources, as read on the day noted; no
// legal advice: laws change, have exceptions, and leave out what courts made of them.
//
//     const auto france = find_legal_hours("fr");
//     const timetable calls{france->hours, paris, french_public_holidays};
//
// To add one: an entry here, a row in docs/policy.md, and a test.

#include <curfew/time/instant.hpp>
#include <curfew/time/weekly_hours.hpp>
#include <curfew/timetable/attempt_limits.hpp>

#include <array>
#include <optional>
#include <string_view>

namespace curfew::inline v0 {

/// The legal hours of a jurisdiction, in the zone the callee is in.
struct legal_hours {
    /// Short, stable, lower case.
    std::string_view name;
    /// The state or country, in English.
    std::string_view jurisdiction;
    /// The law and its section.
    std::string_view source;
    /// The day on which it was read.
    std::chrono::year_month_day read_on;
    /// When calling is permitted, in civil time where the callee is.
    weekly_hours hours;
    /// Public holidays are closed too: the caller says with its date_exceptions which dates these are.
    bool closed_on_public_holidays;
    /// How often one callee may be called within some time, where the same source limits that; else zero.
    attempts limit_count = {};
    seconds limit_span{0};

    /// The same as a limit; nullopt if there is none.
    [[nodiscard]] constexpr std::optional<attempt_limit> limit() const noexcept {
        if (limit_count == attempts{}) return std::nullopt;
        return attempt_limit::within(limit_count, limit_span);
    }
};

/// All that are known, in the order of their names.
inline constexpr std::array legal_hours_presets{
    legal_hours{"fr", "France", "Décret n° 2022-1313 du 13 octobre 2022, in force since 2023-03-01",
                std::chrono::year{2026} / 11 / 24, *parse_weekly_hours("Mon-Fri 10:00-13:00,14:00-20:00"), true,
                attempts{4}, std::chrono::days{30}},
    legal_hours{"us", "United States",
                "TCPA, 47 CFR 64.1200(c)(1); FDCPA, 15 USC 1692c(a)(1): at the called party's location",
                std::chrono::year{2026} / 11 / 24, *parse_weekly_hours("Sun-Sat 08:00-21:00"), false},
};

/// The preset of that name; nullopt if there is none.
[[nodiscard]] constexpr std::optional<legal_hours> find_legal_hours(std::string_view name) noexcept {
    for (const legal_hours& preset : legal_hours_presets) {
        if (preset.name == name) return preset;
    }
    return std::nullopt;
}

} // namespace curfew::inline v0
