#pragma once
// Rules, compiled: the only thing that says 'permitted'. A schedule speaks of wall-clock time; zoned_schedule.hpp adds
// a zone and speaks of instants.
//
//     forbid 10:00-11:00     10:00:00 … 10:59:59 are forbidden, 11:00:00 is permitted again
//     range_end::inclusive   11:00:00 … 11:00:59 are forbidden as well
//     Mon 22:00-08:00        Monday 22:00:00 … Tuesday 07:59:59
//     window                 permitted from StartTime on, no longer permitted at EndTime

#include <curfew/task/call_window.hpp>
#include <curfew/timetable/detail/timeline.hpp>
#include <curfew/time/detail/week_bits.hpp>
#include <curfew/timetable/detail/week_index.hpp>
#include <curfew/task/forbid_rule.hpp>
#include <curfew/time/interval.hpp>
#include <curfew/task/task_rules.hpp>

#include <cstdint>
#include <optional>
#include <span>

namespace curfew::inline v0 {

namespace detail {
template <class Zone>
class simd_task;
}

/// How the end of a forbid range is read. [rulebook section 3, point 1]
enum class range_end : std::uint8_t {
    /// 10:00-11:00 does not forbid 11:00:00.
    exclusive,
    /// 10:00-11:00 forbids 11:00:00 … 11:00:59.
    inclusive,
};

/// When a task may place calls, in its own wall-clock time. Made from rules only; immutable, trivially copyable, free of
/// allocation; any number of threads may ask the same one. Every local_seconds is a legal argument. Queries are noexcept
/// and take constant time, apart from iteration.
class schedule {
public:
    /// What it is asked about.
    using time_point = local_seconds;

    /// Whether calling is permitted at `t`.
    [[nodiscard]] constexpr bool permits(local_seconds t) const noexcept;

    /// The same with the reason and the interval around `t`.
    [[nodiscard]] constexpr verdict<local_seconds> at(local_seconds t) const noexcept;

    /// The first permitted second at or after `t`.
    [[nodiscard]] constexpr std::optional<local_seconds> next_permitted(local_seconds t) const noexcept;

    /// The first second after `t` at which the answer of permits() is another one than at `t`.
    [[nodiscard]] constexpr std::optional<local_seconds> next_change(local_seconds t) const noexcept;

    /// The permitted intervals inside [from, to), lazily. *this must outlive the result.
    [[nodiscard]] constexpr permitted_intervals<schedule> intervals(local_seconds from,
                                                                    local_seconds to) const noexcept {
        return {*this, from, to};
    }

    /// How much of [from, to) is permitted.
    [[nodiscard]] constexpr seconds permitted_time(local_seconds from, local_seconds to) const noexcept;

    /// StartTime and EndTime.
    [[nodiscard]] constexpr const call_window& window() const noexcept { return window_; }

    friend constexpr bool operator==(const schedule&, const schedule&) noexcept = default;

private:
    template <zone Zone>
    friend class zoned_schedule;
    template <class Zone>
    friend class detail::simd_task;
    friend constexpr schedule compile(const call_window& window, std::span<const forbid_rule> forbid_list,
                                      range_end ends) noexcept;

    constexpr schedule(const call_window& window, const detail::week_bits& permitted) noexcept;

    [[nodiscard]] constexpr detail::timeline<fixed_offset> timeline() const noexcept;

    call_window window_;
    detail::week_index week_;
};

/// The schedule of a window and a list of forbid rules. Linear in the number of ranges; allocates nothing.
[[nodiscard]] constexpr schedule compile(const call_window& window, std::span<const forbid_rule> forbid_list,
                                         range_end ends = range_end::exclusive) noexcept;

/// The schedule of a task. Rules without a list of their own (`forbid_list` absent) forbid nothing by themselves; apply
/// them to the stored task first when there is one.
[[nodiscard]] inline schedule compile(const task_rules& rules, range_end ends = range_end::exclusive) noexcept;

// ---- implementation -------------------------------------------------------------------------------------------

namespace detail {

[[nodiscard]] constexpr sys_seconds as_utc(local_seconds t) noexcept {
    return sys_seconds{t.time_since_epoch()};
}

template <class T>
[[nodiscard]] constexpr std::optional<local_seconds> as_local(const T& t) noexcept {
    return t ? std::optional{local_seconds{t->time_since_epoch()}} : std::nullopt;
}

inline constexpr fixed_offset utc{};

} // namespace detail

constexpr schedule::schedule(const call_window& window, const detail::week_bits& permitted) noexcept
    : window_{window}, week_{permitted} {}

constexpr detail::timeline<fixed_offset> schedule::timeline() const noexcept {
    const sys_seconds start = detail::as_utc(window_.start());
    const sys_seconds end = detail::as_utc(window_.end());
    return {week_, detail::utc, detail::zone_phase<fixed_offset>{detail::utc, start, end}, start, end};
}

constexpr bool schedule::permits(local_seconds t) const noexcept {
    // Unsigned, so that no argument overflows: outside the window the minute means nothing, and is not asked.
    const auto second = static_cast<std::uint64_t>(t.time_since_epoch().count());
    const auto start = static_cast<std::uint64_t>(window_.start().time_since_epoch().count());
    const bool in_window = second - start < static_cast<std::uint64_t>(window_.length().count());
    return week_.permits_if(in_window, detail::minute_at_phase(detail::upper_half(detail::clock_phase(second))));
}

constexpr verdict<local_seconds> schedule::at(local_seconds t) const noexcept {
    const auto answer = timeline().at(detail::as_utc(t)).as_verdict();
    return {answer.reason, detail::as_local(answer.since), detail::as_local(answer.until)};
}

constexpr std::optional<local_seconds> schedule::next_permitted(local_seconds t) const noexcept {
    const sys_seconds found = timeline().next_permitted(detail::as_utc(t));
    return detail::as_local(detail::if_exists(found, found < detail::as_utc(window_.end())));
}

constexpr std::optional<local_seconds> schedule::next_change(local_seconds t) const noexcept {
    return at(t).until;
}

constexpr seconds schedule::permitted_time(local_seconds from, local_seconds to) const noexcept {
    return timeline().permitted_time(detail::as_utc(from), detail::as_utc(to));
}

namespace detail {

/// The minutes of the week that some range forbids.
[[nodiscard]] constexpr week_bits forbidden_minutes(std::span<const forbid_rule> forbid_list, range_end ends) noexcept {
    const int longer = ends == range_end::inclusive ? 1 : 0;
    week_bits forbidden;
    for (const forbid_rule& r : forbid_list) {
        for (const time_range& range : r.ranges()) {
            for_each_week_span(range, r.days(),
                               [&](int first, int end) { forbidden.insert_around(first, end + longer); });
        }
    }
    return forbidden;
}

} // namespace detail

constexpr schedule compile(const call_window& window, std::span<const forbid_rule> forbid_list,
                           range_end ends) noexcept {
    return schedule{window, detail::forbidden_minutes(forbid_list, ends).complement()};
}

inline schedule compile(const task_rules& rules, range_end ends) noexcept {
    return rules.forbid_list ? compile(rules.window, *rules.forbid_list, ends) : compile(rules.window, {}, ends);
}

} // namespace curfew::inline v0
