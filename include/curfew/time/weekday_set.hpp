#pragma once
// Sets of weekdays. A weekday is std::chrono::weekday; this header is the only place that knows how the API numbers them:
//
//     1 is Sunday, 2 is Monday … 7 is Saturday        (not ISO 8601, where 1 is Monday)
//
//     weekday_from_api(1)             // std::chrono::Sunday
//     weekday_from_api(0)             // nullopt
//     api_number(std::chrono::Monday) // 2

#include <curfew/time/instant.hpp>

#include <array>
#include <bit>
#include <cstdint>
#include <initializer_list>
#include <optional>
#include <string_view>

namespace curfew::inline v0 {

using std::chrono::weekday;

/// All weekdays in the order of the API's week, Sunday first.
inline constexpr std::array<weekday, 7> all_weekdays{
    std::chrono::Sunday,   std::chrono::Monday, std::chrono::Tuesday, std::chrono::Wednesday,
    std::chrono::Thursday, std::chrono::Friday, std::chrono::Saturday};

/// The weekday the API calls `number`: 1 is Sunday … 7 is Saturday; nullopt outside 1…7. [U23, S]
[[nodiscard]] constexpr std::optional<weekday> weekday_from_api(std::int64_t number) noexcept {
    if (number < 1 || number > 7) return std::nullopt;
    return weekday{static_cast<unsigned>(number - 1)};
}

/// The API's number of a valid weekday: 1 for Sunday … 7 for Saturday. [U23, S]
[[nodiscard]] constexpr int api_number(weekday day) noexcept {
    return static_cast<int>(day.c_encoding()) + 1;
}

/// "Sun" … "Sat"; empty for an invalid weekday.
[[nodiscard]] constexpr std::string_view short_name(weekday day) noexcept {
    return day.ok() ? std::string_view{"SunMonTueWedThuFriSat"}.substr(std::size_t{day.c_encoding()} * 3, 3)
                    : std::string_view{};
}

namespace detail {

/// Days from Sunday to a valid weekday, 0…6.
[[nodiscard]] constexpr int days_after_sunday(weekday day) noexcept {
    return static_cast<int>(day.c_encoding());
}

} // namespace detail

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
    [[nodiscard]] constexpr unsigned bits() const noexcept { return bits_ & 0x7FU; }

    /// Adds `day`. An invalid weekday, such as std::chrono::weekday{9}, makes the set invalid for good: see ok().
    constexpr void insert(weekday day) noexcept {
        bits_ = static_cast<std::uint8_t>(bits_ | (day.ok() ? 1U << day.c_encoding() : invalid));
    }

    /// Whether no invalid weekday was inserted. Nothing can be made of a set that is not ok.
    [[nodiscard]] constexpr bool ok() const noexcept { return (bits_ & invalid) == 0; }

    /// Whether `day` is in the set.
    [[nodiscard]] constexpr bool contains(weekday day) const noexcept {
        return day.ok() && (bits_ >> day.c_encoding() & 1U) != 0;
    }

    /// Whether there is no day in it.
    [[nodiscard]] constexpr bool empty() const noexcept { return bits() == 0; }

    /// How many days there are, 0…7.
    [[nodiscard]] constexpr int size() const noexcept { return std::popcount(bits()); }

    /// The same days, each one day later: Saturday becomes Sunday.
    [[nodiscard]] constexpr weekday_set next_days() const noexcept {
        return with_validity_of(from_bits(bits() << 1 | bits() >> 6), bits_);
    }

    friend constexpr weekday_set operator|(weekday_set a, weekday_set b) noexcept {
        return with_validity_of(from_bits(a.bits() | b.bits()), a.bits_ | b.bits_);
    }
    friend constexpr weekday_set operator&(weekday_set a, weekday_set b) noexcept {
        return with_validity_of(from_bits(a.bits() & b.bits()), a.bits_ | b.bits_);
    }
    friend constexpr bool operator==(weekday_set, weekday_set) noexcept = default;

private:
    static constexpr unsigned invalid = 0x80;

    /// What is made of an invalid set is invalid.
    [[nodiscard]] static constexpr weekday_set with_validity_of(weekday_set days, unsigned bits) noexcept {
        days.bits_ = static_cast<std::uint8_t>(days.bits_ | (bits & invalid));
        return days;
    }

    std::uint8_t bits_ = 0;
};

} // namespace curfew::inline v0
