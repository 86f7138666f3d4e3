#pragma once
// What is measured: the library's timetable in a zone, and the least that could give its answers.

#include "measure.hpp"

#include <curfew/date_tz.hpp>
#include <curfew/timetable/timetable.hpp>

#include <array>
#include <cstdint>
#include <random>
#include <set>

namespace bench {

inline curfew::zone load(const char* name) {
    auto found = curfew::load_zone(name);
    if (!found) {
        std::fprintf(stderr, "curfew_bench: there is no zone %s\n", name);
        std::abort();
    }
    return *found;
}

/// Beijing is the API's zone, without transitions; the others are the database's.
inline curfew::zone zone_of(const zone_name& name) {
    return name.key == beijing.key ? curfew::zone::beijing : load(name.iana);
}

inline curfew::timetable timetable_of(const rule_set& rules, const curfew::zone& zone) {
    return curfew::timetable{task_of(rules), zone};
}

/// `count` different dates of the ten years, every third of them a day that counts as another one, the others closed.
inline curfew::date_exceptions random_dates(int count, std::uint64_t seed = 11) {
    curfew::date_exceptions dates;
    std::mt19937_64 random{seed};
    const auto days = std::chrono::floor<std::chrono::days>(last_instant - first_instant).count();
    const curfew::local_days start{std::chrono::floor<std::chrono::days>(first_instant).time_since_epoch()};
    std::set<curfew::local_days> taken;
    for (int made = 0; made < count;) {
        const auto date = start + std::chrono::days{static_cast<int>(random() % static_cast<std::uint64_t>(days))};
        const auto day = curfew::all_weekdays[random() % 7];
        if (!taken.insert(date).second) continue;
        made += dates.insert(date,
                             made % 3 == 0 ? curfew::date_exception::counts_as(day) : curfew::date_exception::closed());
    }
    return dates;
}

/// Two multiplications, a shift, and a bit of 1260 bytes: the cost below which no bitmap of the week can go. No window, and
/// no instant before 1970.
class kernel {
public:
    kernel(const curfew::timetable& task, seconds offset) : offset_{static_cast<std::uint64_t>(offset.count())} {
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
