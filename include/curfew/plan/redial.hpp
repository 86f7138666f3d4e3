#pragma once
// When an unanswered call is tried again. A redial is due an interval after the end of the attempt before it; where that is
// forbidden, or not within the attempt limits, it moves to the first instant after it that is permitted and within them.
//
//     every 30 minutes, forbidden 12:00-14:00, EndTime 18:00
//         ended 10:00    due 10:30, at 10:30
//         ended 11:45    due 12:15, at 14:00
//         ended 17:30    due 18:00: window_over, EndTime itself is no time to call
//     the same, forbidden 17:00-18:00 as well
//         ended 16:45    due 17:15: never_permitted, nothing is left open before EndTime
//
//     for (const redial& r : redial_plan{calls, settings, {.ended = now}, attempt_limits::vendor(), history}) …
//
// A task whose redial settings are not known has no plan: known_redial(task) reports that.

#include <curfew/plan/attempt_history.hpp>
#include <curfew/task/redial_settings.hpp>
#include <curfew/time/detail/order.hpp>
#include <curfew/time/instant.hpp>
#include <curfew/timetable/attempt_limits.hpp>
#include <curfew/timetable/timetable.hpp>

#include <array>
#include <cstddef>
#include <cstdint>
#include <exception>
#include <optional>
#include <string_view>
#include <utility>

namespace curfew::inline v0 {

/// Why no redial follows; the first that applies. [rulebook section 3, point 6]
enum class redial_end : std::uint8_t {
    /// RingAgainTimes redials were made.
    all_placed,
    /// The redial is due at EndTime or later.
    window_over,
    /// The redial is due before EndTime, and the attempt limits allow none from there to EndTime.
    limit_reached,
    /// The redial is due and within the limits before EndTime, and no instant from there to EndTime is permitted.
    never_permitted,
};

/// "all-placed", "window-over", "limit-reached" or "never-permitted".
[[nodiscard]] constexpr std::string_view name(redial_end end) noexcept;

/// Where a callee's redials stand.
struct redial_state {
    /// The end of the last attempt.
    sys_seconds ended;
    /// How many redials were made so far, the first call not counted; less than 0 counts as 0.
    int made = 0;
};

/// A redial that is to be placed.
struct redial {
    /// 1…RingAgainTimes.
    int number = 0;
    /// An interval after the end of the attempt before it.
    sys_seconds due;
    /// The permitted instant to place it at, not before `due`.
    sys_seconds at;

    friend constexpr bool operator==(const redial&, const redial&) noexcept = default;
};

/// A redial, or the reason why none follows.
class redial_answer {
public:
    /// That `next` follows; or that none does, and why.
    constexpr explicit redial_answer(const redial& next) noexcept : next_{next} {}
    constexpr explicit redial_answer(redial_end over) noexcept : over_{over} {}

    /// Whether a redial follows; `*answer` and `answer->` are it. To ask for them where none does ends the program.
    [[nodiscard]] constexpr explicit operator bool() const noexcept { return next_.has_value(); }
    [[nodiscard]] constexpr const redial& operator*() const noexcept { return checked(); }
    [[nodiscard]] constexpr const redial* operator->() const noexcept { return &checked(); }

    /// Why the redials are over; nullopt if one follows.
    [[nodiscard]] constexpr std::optional<redial_end> over() const noexcept {
        return next_ ? std::nullopt : std::optional{over_};
    }

    friend constexpr bool operator==(const redial_answer&, const redial_answer&) noexcept = default;

private:
    [[nodiscard]] constexpr const redial& checked() const noexcept {
        if (!next_) std::terminate();
        return *next_;
    }

    std::optional<redial> next_;
    redial_end over_{};
};

/// The redial that follows, where no limits are to be kept. Allocates nothing. Costs one timetable::next_permitted().
/// [rulebook section 3, point 6]
[[nodiscard]] inline redial_answer next_attempt(const timetable& calls, const redial_settings& settings,
                                                const redial_state& state) noexcept;

/// The redial that follows within `limits`. `history` are the attempts so far, the last one included. Limits per day of the
/// task's zone mean the zone of `calls`. Allocates nothing. Costs one next_allowed() and one timetable::next_permitted().
/// [rulebook section 3, points 6 and 10]
[[nodiscard]] inline redial_answer next_attempt(const timetable& calls, const redial_settings& settings,
                                                const redial_state& state, const attempt_limits& limits,
                                                const attempt_history& history) noexcept;

/// All redials that follow, each assumed to end `talk` after it is placed. A range of `redial`, at most 5. Owns what it says,
/// and refers to nothing that it was made of.
class redial_plan {
public:
    /// The redials after `state` where no limits are to be kept; `talk` less than 0 counts as 0.
    redial_plan(const timetable& calls, const redial_settings& settings, const redial_state& state,
                seconds talk = seconds{0});

    /// The same within `limits`, which count each redial of the plan for those after it. The arguments are those of
    /// next_attempt().
    redial_plan(const timetable& calls, const redial_settings& settings, const redial_state& state,
                const attempt_limits& limits, attempt_history history, seconds talk = seconds{0});

    /// A range of `redial`, in order.
    [[nodiscard]] const redial* begin() const noexcept { return redials_.data(); }
    [[nodiscard]] const redial* end() const noexcept { return redials_.data() + size_; }
    [[nodiscard]] std::size_t size() const noexcept { return size_; }
    [[nodiscard]] bool empty() const noexcept { return size_ == 0; }

    /// Why no redial follows after the last one.
    [[nodiscard]] redial_end over() const noexcept { return over_; }

    friend bool operator==(const redial_plan&, const redial_plan&) noexcept = default;

private:
    std::array<redial, redial_settings::max_times> redials_{};
    std::size_t size_ = 0;
    redial_end over_{};
};

// ---- implementation -------------------------------------------------------------------------------------------

constexpr std::string_view name(redial_end end) noexcept {
    switch (end) {
    case redial_end::all_placed: return "all-placed";
    case redial_end::window_over: return "window-over";
    case redial_end::limit_reached: return "limit-reached";
    case redial_end::never_permitted: break;
    }
    return "never-permitted";
}

inline redial_answer next_attempt(const timetable& calls, const redial_settings& settings, const redial_state& state,
                                  const attempt_limits& limits, const attempt_history& history) noexcept {
    const int made = detail::max_of(state.made, 0);
    if (made >= settings.times()) return redial_answer{redial_end::all_placed};
    const sys_seconds due = detail::saturating_sum(state.ended, settings.interval());
    if (due >= calls.last()) return redial_answer{redial_end::window_over};
    // What limits allow they go on to allow, so the first permitted instant from there on is within them too.
    const auto allowed = detail::next_allowed(limits, history, due, &calls.zone());
    if (!allowed || *allowed >= calls.last()) return redial_answer{redial_end::limit_reached};
    const auto at = calls.next_permitted(*allowed);
    if (!at) return redial_answer{redial_end::never_permitted};
    return redial_answer{redial{made + 1, due, *at}};
}

inline redial_answer next_attempt(const timetable& calls, const redial_settings& settings,
                                  const redial_state& state) noexcept {
    return next_attempt(calls, settings, state, attempt_limits::unlimited(), attempt_history::none());
}

inline redial_plan::redial_plan(const timetable& calls, const redial_settings& settings, const redial_state& state,
                                seconds talk)
    : redial_plan{calls, settings, state, attempt_limits::unlimited(), attempt_history::none(), talk} {}

inline redial_plan::redial_plan(const timetable& calls, const redial_settings& settings, const redial_state& state,
                                const attempt_limits& limits, attempt_history history, seconds talk) {
    redial_state now = state;
    for (;;) {
        const redial_answer next = next_attempt(calls, settings, now, limits, history);
        if (!next) {
            over_ = *next.over();
            return;
        }
        redials_[size_++] = *next;
        history.add(next->at);
        now = {detail::saturating_sum(next->at, detail::max_of(talk, seconds{0})), next->number};
    }
}

} // namespace curfew::inline v0
