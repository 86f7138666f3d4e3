#pragma once
// What is measured: the library's schedule in a zone, and the least that could give its answers.

#include "measure.hpp"

#include <curfew/zone/compiled_zone.hpp>
#include <curfew/date_tz.hpp>
#include <curfew/timetable/zoned_schedule.hpp>

#include <array>
#include <cstdint>

namespace bench {

/// The zone as the database has it.
inline curfew::tz_zone database_zone(const zone_name& name) {
    auto zone = curfew::tz_zone::from_name(name.iana);
    if (!zone) {
        std::fprintf(stderr, "curfew_bench: %s\n", zone.error.c_str());
        std::abort();
    }
    return *zone.value;
}

/// The zone as a user takes it who asks often: compiled for the window of the tasks.
inline curfew::compiled_zone<curfew::tz_zone> zone_of(const zone_name& name) {
    return {database_zone(name), rules_of(typical_rules()).window};
}

template <class Zone>
curfew::zoned_schedule<Zone> task_of(const rule_set& rules, const Zone& zone) {
    return curfew::zoned_schedule{curfew::compile(rules_of(rules)), zone};
}

/// Two multiplications, a shift, and a bit of 1260 bytes: the cost below which no bitmap of the week can go. No window, and
/// no instant before 1970.
class kernel {
public:
    template <class Schedule>
    kernel(const Schedule& task, seconds offset) : offset_{static_cast<std::uint64_t>(offset.count())} {
        // From a week inside the window. 2018-06-03 was a Sunday.
        const sys_seconds sunday = std::chrono::sys_days{std::chrono::year{2018} / 6 / 3};
        for (int minute = 0; minute < minutes_per_week; ++minute) {
            const bool permitted = task.permits(sunday - offset + std::chrono::minutes{minute});
            bits_[static_cast<std::size_t>(minute / 64)] |= std::uint64_t{permitted} << (minute % 64);
        }
        // Seconds since Sunday 1969-12-28: 1970 began on a Thursday.
        offset_ += 4 * 86400;
    }

    bool permits(sys_seconds t) const {
        const std::uint64_t second = static_cast<std::uint64_t>(t.time_since_epoch().count()) + offset_;
        const std::uint64_t minute = (second * week_phase_factor >> 32) * minutes_per_week >> 32;
        return (bits_[minute / 64] >> (minute % 64) & 1U) != 0;
    }

private:
    static constexpr int minutes_per_week = 10'080;
    static constexpr std::uint64_t week_phase_factor = ~std::uint64_t{0} / (minutes_per_week * 60) + 1;

    std::array<std::uint64_t, (minutes_per_week + 63) / 64> bits_{};
    std::uint64_t offset_;
};

} // namespace bench
