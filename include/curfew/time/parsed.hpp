#pragma once
// What comes of reading a text that is one value.

#include <cstddef>
#include <cstdint>
#include <exception>
#include <optional>

namespace curfew::inline v0 {

/// Why a text is not of its form.
enum class text_fault : std::uint8_t {
    /// It ends too early, or goes on after its end.
    wrong_length,
    /// Another byte where the form has a digit, and where it has a separator.
    not_a_digit,
    wrong_separator,
    /// A month outside 01…12, and a day that the month does not have.
    no_such_month,
    no_such_day,
    /// A part of a clock time that is too large; 24:00 where it may not stand is an hour over 23.
    hour_over_23,
    minute_over_59,
    second_over_59,
    /// An instant without an offset such as +08:00 or Z.
    offset_missing,
    /// A number outside what the value can be.
    out_of_range,
    /// None of Sun, Mon … Sat.
    no_such_weekday,
    /// A range of hours that does not end after its start.
    not_after_start,
};

/// A value, or why and where (the byte, from 0) there is none.
template <class T, class Fault = text_fault>
struct parsed {
    /// The value, if the text is of the form; else the reason, and the byte it is found at.
    std::optional<T> value;
    Fault fault{};
    std::size_t at = 0;

    /// Whether there is a value.
    constexpr explicit operator bool() const noexcept { return value.has_value(); }

    /// The value. Asking for one that is not there ends the program: it never becomes an answer.
    [[nodiscard]] constexpr const T& operator*() const& noexcept { return checked(); }
    [[nodiscard]] constexpr T operator*() && noexcept { return checked(); }
    [[nodiscard]] constexpr const T* operator->() const noexcept { return &checked(); }

private:
    [[nodiscard]] constexpr const T& checked() const noexcept {
        if (!value) std::terminate();
        return *value;
    }
};

} // namespace curfew::inline v0
