#pragma once
// A value that its owner loses when it is moved from.
//
// A type that can say 'permitted' must not do so after it was moved from. Such a type keeps what its answer depends on in
// one of these, and its own move operations can be defaulted.

#include <utility>

namespace curfew::inline v0::detail {

/// Holds a T. Moving takes the value along and leaves T{} behind.
template <class T>
class reset_on_move {
public:
    constexpr reset_on_move() noexcept = default;
    constexpr explicit reset_on_move(T value) noexcept : value_{std::move(value)} {}
    constexpr reset_on_move(const reset_on_move&) noexcept = default;
    constexpr reset_on_move(reset_on_move&& other) noexcept : value_{std::exchange(other.value_, T{})} {}
    constexpr reset_on_move& operator=(const reset_on_move&) noexcept = default;
    constexpr reset_on_move& operator=(reset_on_move&& other) noexcept {
        // Through a copy, so that a value moved to itself stays.
        T taken = std::exchange(other.value_, T{});
        value_ = std::move(taken);
        return *this;
    }
    constexpr ~reset_on_move() = default;

    [[nodiscard]] constexpr const T& get() const noexcept { return value_; }

    friend constexpr bool operator==(const reset_on_move&, const reset_on_move&) noexcept = default;

private:
    T value_{};
};

/// True until its owner is moved from. Moving it to itself counts as that, since a vector beside it would lose its entries.
class presence : public reset_on_move<bool> {
public:
    constexpr presence() noexcept : reset_on_move{true} {}
    constexpr presence(const presence&) noexcept = default;
    constexpr presence(presence&&) noexcept = default;
    constexpr presence& operator=(const presence&) noexcept = default;
    constexpr presence& operator=(presence&& other) noexcept {
        const presence taken{std::move(other)};
        if (this != &other) *this = taken;
        return *this;
    }
    constexpr ~presence() = default;

    friend constexpr bool operator==(const presence&, const presence&) noexcept = default;
};

} // namespace curfew::inline v0::detail
