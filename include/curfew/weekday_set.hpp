#pragma once
// Weekdays, and sets of them. This header is the only place that knows how the API numbers them:
//
//     1 is Sunday, 2 is Monday … 7 is Saturday        (not ISO 8601, where 1 is Monday)
//
//     weekday_from_api(1)        // weekday::sunday
//     weekday_from_api(0)        // nullopt
//     api_number(weekday::monday)  // 2

#include <curfew/fwd.hpp>

#include <array>
#include <bit>
#include <compare>
#include <cstdint>
#include <initializer_list>
#include <optional>
#include <string_view>

namespace curfew::inline v0 {

/// A day of the week. The week of the API starts on Sunday.
enum class weekday : std::uint8_t { sunday, monday, tuesday, wednesday, thursday, friday, saturday };

/// All weekdays in the order of the API's week.
inline constexpr std::array<weekday, 7> all_weekdays{weekday::sunday,    weekday::monday,   weekday::tuesday,
                                                     weekday::wednesday, weekday::thursday, weekday::friday,
                                                     weekday::saturday};

/// The weekday the API calls `number`: 1 is Sunday … 7 is Saturday; nullopt outside 1…7. [U23, S]
[[nodiscard]] constexpr std::optional<weekday> weekday_from_api(std::int64_t number) noexcept {
    if (number < 1 || number > 7) return std::nullopt;
    return static_cast<weekday>(number - 1);
}

/// The API's number of a weekday: 1 for Sunday … 7 for Saturday. [U23, S]
[[nodiscard]] constexpr int api_number(weekday day) noexcept {
    return static_cast<int>(day) + 1;
}

/// Days after Sunday, 0…6: where the day lies in the week.
[[nodiscard]] constexpr int days_after_sunday(weekday day) noexcept {
    return static_cast<int>(day);
}

/// The weekday of a date.
[[nodiscard]] constexpr weekday weekday_of(local_days date) noexcept {
    return static_cast<weekday>(std::chrono::weekday{date}.c_encoding());
}

/// The next day; Sunday follows Saturday.
[[nodiscard]] constexpr weekday next_day(weekday day) noexcept {
    return static_cast<weekday>((static_cast<int>(day) + 1) % 7);
}

/// "Sun" … "Sat".
[[nodiscard]] constexpr std::string_view short_name(weekday day) noexcept {
    return std::string_view{"SunMonTueWedThuFriSat"}.substr(static_cast<std::size_t>(day) * 3, 3);
}

/// A set of weekdays, possibly empty. All operations take constant time.
class weekday_set {
public:
    /// The empty set.
    constexpr weekday_set() noexcept = default;

    /// The set of the days listed.
    constexpr weekday_set(std::initializer_list<weekday> days) noexcept {
        for (const weekday day : days) insert(day);
    }

    /// All seven days.
    [[nodiscard]] static constexpr weekday_set every_day() noexcept { return from_bits(0x7F); }

    /// Bit i is the day i days after Sunday; higher bits are ignored. The inverse of `bits()`.
    [[nodiscard]] static constexpr weekday_set from_bits(unsigned bits) noexcept {
        weekday_set result;
        result.bits_ = static_cast<std::uint8_t>(bits & 0x7FU);
        return result;
    }

    /// Bit i is the day i days after Sunday.
    [[nodiscard]] constexpr unsigned bits() const noexcept { return bits_; }

    /// Adds `day`; nothing happens if it is there.
    constexpr void insert(weekday day) noexcept {
        bits_ = static_cast<std::uint8_t>(bits_ | 1U << static_cast<unsigned>(day));
    }

    /// Whether `day` is in the set.
    [[nodiscard]] constexpr bool contains(weekday day) const noexcept {
        return (bits_ >> static_cast<unsigned>(day) & 1U) != 0;
    }

    /// Whether there is no day in it.
    [[nodiscard]] constexpr bool empty() const noexcept { return bits_ == 0; }

    /// How many days there are, 0…7.
    [[nodiscard]] constexpr int size() const noexcept { return std::popcount(bits_); }

    /// The same days, each one day later: Saturday becomes Sunday.
    [[nodiscard]] constexpr weekday_set next_days() const noexcept { return from_bits(bits() << 1 | bits() >> 6); }

    friend constexpr weekday_set operator|(weekday_set a, weekday_set b) noexcept {
        return from_bits(a.bits() | b.bits());
    }
    friend constexpr weekday_set operator&(weekday_set a, weekday_set b) noexcept {
        return from_bits(a.bits() & b.bits());
    }
    friend constexpr bool operator==(weekday_set, weekday_set) noexcept = default;

private:
    std::uint8_t bits_ = 0;
};

} // namespace curfew::inline v0
