#pragma once
// Concurrency: how many calls of a task may be in flight at once.

#include <cstdint>
#include <optional>

namespace curfew::inline v0 {

/// A number of calls in flight at once, at least 1.
class call_concurrency {
public:
    /// nullopt for less than one call.
    [[nodiscard]] static constexpr std::optional<call_concurrency> from(std::int32_t calls) noexcept {
        if (calls < 1) return std::nullopt;
        return call_concurrency{calls};
    }

    /// 1 or more.
    [[nodiscard]] constexpr std::int32_t calls() const noexcept { return calls_; }

    friend constexpr bool operator==(call_concurrency, call_concurrency) noexcept = default;

private:
    constexpr explicit call_concurrency(std::int32_t calls) noexcept : calls_{calls} {}

    std::int32_t calls_;
};

} // namespace curfew::inline v0
