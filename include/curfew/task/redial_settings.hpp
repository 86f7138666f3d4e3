#pragma once
// How often and how soon an unanswered call is tried again: RingAgainTimes and RingAgainInterval.

#include <curfew/time/instant.hpp>

#include <cstdint>
#include <optional>

namespace curfew::inline v0 {

/// Redial settings within the documented limits. [U25, C25, S]
class redial_settings {
public:
    /// CreateTask says at most 5 [C25]; UpdateTask states no maximum.
    static constexpr int max_times = 5;
    /// A comment in the vendor's SDK says at most 3 [S].
    static constexpr int sdk_max_times = 3;
    /// What an absent RingAgainTimes means [U25].
    static constexpr int default_times = 0;
    /// The shortest interval [U25], and the longest one, a day, which CreateTask names [C25].
    static constexpr minutes min_interval{5};
    static constexpr minutes max_interval{1440};
    /// What an absent RingAgainInterval means [U25].
    static constexpr minutes default_interval{5};

    /// The defaults of the API: no redial, five minutes.
    constexpr redial_settings() noexcept = default;

    /// `times` 0…5, `interval` 5…1440 minutes; nullopt for anything else.
    [[nodiscard]] static constexpr std::optional<redial_settings> from(int times, minutes interval) noexcept {
        if (times < 0 || times > max_times || interval < min_interval || interval > max_interval) return std::nullopt;
        redial_settings result;
        result.times_ = static_cast<std::int16_t>(times);
        result.interval_ = static_cast<std::int16_t>(interval.count());
        return result;
    }

    /// How many redials follow the first attempt, 0…5.
    [[nodiscard]] constexpr int times() const noexcept { return times_; }

    /// From the end of an attempt to the next one, 5…1440 minutes.
    [[nodiscard]] constexpr minutes interval() const noexcept { return minutes{interval_}; }

    friend constexpr bool operator==(const redial_settings&, const redial_settings&) noexcept = default;

private:
    std::int16_t times_ = default_times;
    std::int16_t interval_ = default_interval.count();
};

} // namespace curfew::inline v0
