#pragma once
// A minute of the day, 00:00 to 24:00. 24:00 is the end of the day and never its start.
//
//     constexpr time_of_day noon{12, 0};
//     time_of_day::from_hour_minute(24, 0)   // the end of the day
//     time_of_day::from_hour_minute(24, 1)   // nullopt: there is no such minute

#include <compare>
#include <cstdint>
#include <optional>

namespace curfew::inline v0 {

/// A minute boundary of a day: 00:00, 00:01, … 23:59, 24:00. Ordered by time.
class time_of_day {
public:
    /// 00:00.
    constexpr time_of_day() noexcept = default;

    /// A literal. Only for constants: a time that does not exist is a compile error.
    consteval time_of_day(int hour, int minute);

    /// `hour` 0…23 with `minute` 0…59, or 24 with 0; nullopt for anything else.
    [[nodiscard]] static constexpr std::optional<time_of_day> from_hour_minute(int hour, int minute) noexcept;

    /// `count` minutes after midnight, 0…1440; nullopt for anything else.
    [[nodiscard]] static constexpr std::optional<time_of_day> from_minutes(int count) noexcept;

    /// 0…24.
    [[nodiscard]] constexpr int hour() const noexcept { return minutes_ / 60; }

    /// 0…59.
    [[nodiscard]] constexpr int minute() const noexcept { return minutes_ % 60; }

    /// Minutes after midnight, 0…1440.
    [[nodiscard]] constexpr int minutes_since_midnight() const noexcept { return minutes_; }

    friend constexpr auto operator<=>(time_of_day, time_of_day) noexcept = default;

    /// 1440.
    static constexpr int minutes_per_day = 24 * 60;

private:
    std::int16_t minutes_ = 0;
};

// ---- implementation -------------------------------------------------------------------------------------------

constexpr std::optional<time_of_day> time_of_day::from_minutes(int count) noexcept {
    if (count < 0 || count > minutes_per_day) return std::nullopt;
    time_of_day result;
    result.minutes_ = static_cast<std::int16_t>(count);
    return result;
}

constexpr std::optional<time_of_day> time_of_day::from_hour_minute(int hour, int minute) noexcept {
    if (hour < 0 || hour > 24 || minute < 0 || minute > 59) return std::nullopt;
    return from_minutes(hour * 60 + minute);
}

namespace detail {
// Not constexpr on purpose: reaching it is what makes a wrong literal a compile error, without exceptions.
inline void no_such_time_of_day() noexcept {}
} // namespace detail

consteval time_of_day::time_of_day(int hour, int minute) {
    const auto time = from_hour_minute(hour, minute);
    if (!time) detail::no_such_time_of_day();
    minutes_ = time->minutes_;
}

/// 24:00, the end of the day.
inline constexpr time_of_day end_of_day{24, 0};

} // namespace curfew::inline v0
