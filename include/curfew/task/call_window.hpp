#pragma once
// StartTime and EndTime: when a task runs. Half open: calling is permitted at StartTime and no longer at EndTime.

#include <curfew/time/instant.hpp>

#include <optional>

namespace curfew::inline v0 {

/// The task's window [start, end) in its own wall-clock time, never empty, within the years 0000…9999.
/// [rulebook section 3, point 3]
class call_window {
public:
    /// nullopt if `end` is not later than `start`, or one of them is outside the years 0000…9999.
    [[nodiscard]] static constexpr std::optional<call_window> from(local_seconds start, local_seconds end) noexcept {
        if (end <= start || start < earliest_local_time || end > latest_local_time) return std::nullopt;
        return call_window{start, end};
    }

    /// The first second that is permitted, and the first after it that is not any more.
    [[nodiscard]] constexpr local_seconds start() const noexcept { return start_; }
    [[nodiscard]] constexpr local_seconds end() const noexcept { return end_; }

    /// Wall-clock time from start to end; at least one second.
    [[nodiscard]] constexpr seconds length() const noexcept { return end_ - start_; }

    friend constexpr bool operator==(const call_window&, const call_window&) noexcept = default;

private:
    constexpr call_window(local_seconds start, local_seconds end) noexcept : start_{start}, end_{end} {}

    local_seconds start_;
    local_seconds end_;
};

} // namespace curfew::inline v0
