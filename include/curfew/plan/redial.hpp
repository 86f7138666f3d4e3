#pragma once
// When an unanswered call is tried again. A redial is due an interval after the end of the attempt before it; where
// that is forbidden, it moves to the first permitted instant after it.
//
//     every 30 minutes, forbidden 12:00-14:00, EndTime 18:00
//         ended 10:00    due 10:30, at 10:30
//         ended 11:45    due 12:15, at 14:00
//         ended 17:30    due 18:00: window_over, EndTime itself is no time to call
//     the same, forbidden 17:00-18:00 as well
//         ended 16:45    due 17:15: never_permitted, nothing is left open before EndTime

#include <curfew/timetable/attempt_limits.hpp>
#include <curfew/time/instant.hpp>
#include <curfew/task/redial_settings.hpp>

#include <concepts>
#include <cstddef>
#include <cstdint>
#include <iterator>
#include <optional>
#include <span>
#include <string_view>

namespace curfew::inline v0 {

/// What redials are planned in: a zoned_schedule, a zoned_calendar, or a permission of several layers.
template <class T>
concept timetable = requires(const T& calls, sys_seconds t) {
    { calls.last() } -> std::same_as<sys_seconds>;
    { calls.next_permitted(t) } -> std::same_as<std::optional<sys_seconds>>;
};

/// Why no redial follows; the first that applies. [rulebook section 3, point 6]
enum class redial_end : std::uint8_t {
    /// RingAgainTimes redials were made.
    all_placed,
    /// The redial is due at EndTime or later.
    window_over,
    /// The redial is due before EndTime, and no instant from there to EndTime is permitted.
    never_permitted,
};

/// "all-placed", "window-over" or "never-permitted".
[[nodiscard]] constexpr std::string_view name(redial_end end) noexcept;

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

    /// Whether a redial follows; `*answer` and `answer->` are it.
    [[nodiscard]] constexpr explicit operator bool() const noexcept { return next_.has_value(); }
    [[nodiscard]] constexpr const redial& operator*() const noexcept { return *next_; }
    [[nodiscard]] constexpr const redial* operator->() const noexcept { return &*next_; }

    /// Why the redials are over; nullopt if one follows.
    [[nodiscard]] constexpr std::optional<redial_end> over() const noexcept;

    friend constexpr bool operator==(const redial_answer&, const redial_answer&) noexcept = default;

private:
    std::optional<redial> next_;
    redial_end over_{};
};

/// The redial after an attempt that ended at `ended`, `made` redials (less than 0 counts as 0) having been made so far:
/// the first permitted instant when it is due or later. Every instant is a legal argument. As fast as the task's
/// next_permitted().
template <timetable Task>
[[nodiscard]] constexpr redial_answer next_attempt(const Task& task, const redial_settings& policy, sys_seconds ended,
                                                   int made) noexcept;

/// The same within `limits` as well: the first instant that is due, permitted, and leaves the attempts to the callee
/// within every limit. `past` are the instants the callee was called at, the last attempt included, in any order. The
/// reasons then speak of the first instant that is due and within the limits.
template <timetable Task>
[[nodiscard]] constexpr redial_answer next_attempt(const Task& task, const redial_settings& policy, sys_seconds ended,
                                                   int made, const attempt_limits& limits,
                                                   std::span<const sys_seconds> past) noexcept;

/// All redials that follow an attempt, each found as it is asked for and assumed to end `talk` after it is placed (less
/// than nothing counts as nothing). A range of `redial`. Refers to the task, which must outlive it.
///
///     for (const redial& r : redial_plan{task, policy, ended}) …
template <timetable Task>
class redial_plan {
public:
    /// Where it is in the plan. A forward iterator; the end is std::default_sentinel.
    class iterator {
    public:
        /// What the standard library asks of a forward iterator.
        using value_type = redial;
        using difference_type = std::ptrdiff_t;
        using iterator_category = std::input_iterator_tag;
        using iterator_concept = std::forward_iterator_tag;
        using pointer = const redial*;
        using reference = const redial&;

        constexpr iterator() noexcept = default;

        /// The redial; it is there before the end of the plan.
        [[nodiscard]] constexpr reference operator*() const noexcept { return *next_; }
        [[nodiscard]] constexpr pointer operator->() const noexcept { return &*next_; }

        /// Goes on to the next redial.
        constexpr iterator& operator++() noexcept {
            const sys_seconds ended = saturating_sum(next_->at, plan_.talk_);
            next_ = next_attempt(*plan_.task_, plan_.policy_, ended, next_->number);
            return *this;
        }
        /// The same; gives the place before.
        constexpr iterator operator++(int) noexcept {
            iterator before = *this;
            ++*this;
            return before;
        }

        /// Why no redial follows; nullopt before the end of the plan.
        [[nodiscard]] constexpr std::optional<redial_end> over() const noexcept { return next_.over(); }

        friend constexpr bool operator==(const iterator& a, const iterator& b) noexcept { return a.next_ == b.next_; }
        friend constexpr bool operator==(const iterator& a, std::default_sentinel_t) noexcept { return !a.next_; }

    private:
        friend class redial_plan;

        constexpr explicit iterator(const redial_plan& plan) noexcept
            : plan_{plan}, next_{next_attempt(*plan.task_, plan.policy_, plan.ended_, plan.made_)} {}

        redial_plan plan_;
        redial_answer next_{redial_end::all_placed};
    };

    /// The redials after an attempt that ended at `ended`, `made` of them having been made so far.
    constexpr redial_plan(const Task& task, const redial_settings& policy, sys_seconds ended, int made = 0,
                          seconds talk = seconds{0}) noexcept
        : task_{&task}, policy_{policy}, ended_{ended}, made_{made}, talk_{talk < seconds{0} ? seconds{0} : talk} {}

    /// A range of `redial`.
    [[nodiscard]] constexpr iterator begin() const noexcept { return iterator{*this}; }
    [[nodiscard]] constexpr std::default_sentinel_t end() const noexcept { return {}; }

    /// Why no redial follows after the last one. Goes through the plan, which has at most 5.
    [[nodiscard]] constexpr redial_end over() const noexcept;

private:
    constexpr redial_plan() noexcept = default;

    const Task* task_ = nullptr;
    redial_settings policy_;
    sys_seconds ended_{};
    int made_ = 0;
    seconds talk_{0};
};

// ---- implementation -------------------------------------------------------------------------------------------

constexpr std::string_view name(redial_end end) noexcept {
    switch (end) {
    case redial_end::all_placed: return "all-placed";
    case redial_end::window_over: return "window-over";
    case redial_end::never_permitted: break;
    }
    return "never-permitted";
}

constexpr std::optional<redial_end> redial_answer::over() const noexcept {
    return next_ ? std::nullopt : std::optional{over_};
}

namespace detail {

/// The redial that is due at `due` and must not be placed before `earliest`, which is nullopt for never.
template <timetable Task>
[[nodiscard]] constexpr redial_answer place_redial(const Task& task, const redial_settings& policy, int made,
                                                   sys_seconds due, std::optional<sys_seconds> earliest) noexcept {
    if (made < 0) made = 0;
    if (made >= policy.times()) return redial_answer{redial_end::all_placed};
    if (!earliest || *earliest >= task.last()) return redial_answer{redial_end::window_over};
    const auto at = task.next_permitted(*earliest);
    if (!at) return redial_answer{redial_end::never_permitted};
    return redial_answer{redial{made + 1, due, *at}};
}

} // namespace detail

template <timetable Task>
constexpr redial_answer next_attempt(const Task& task, const redial_settings& policy, sys_seconds ended,
                                     int made) noexcept {
    const sys_seconds due = saturating_sum(ended, policy.interval());
    return detail::place_redial(task, policy, made, due, due);
}

template <timetable Task>
constexpr redial_answer next_attempt(const Task& task, const redial_settings& policy, sys_seconds ended, int made,
                                     const attempt_limits& limits, std::span<const sys_seconds> past) noexcept {
    const sys_seconds due = saturating_sum(ended, policy.interval());
    // What the limits allow they go on to allow, so the first permitted instant from there on satisfies all.
    return detail::place_redial(task, policy, made, due, limits.next_allowed(due, past));
}

template <timetable Task>
constexpr redial_end redial_plan<Task>::over() const noexcept {
    iterator last = begin();
    while (last != end()) ++last;
    return *last.over();
}

} // namespace curfew::inline v0
