#pragma once
// What the evaluator answers with: verdicts, half-open intervals, and a lazy range of intervals.

#include <curfew/detail/order.hpp>
#include <curfew/fwd.hpp>

#include <cstddef>
#include <cstdint>
#include <iterator>
#include <optional>
#include <string_view>

namespace curfew::inline v0 {

/// Why calling is permitted or not at some time. [rulebook section 3, point 4] The last two only where a caller adds rules
/// of its own: an exception by date, and weekly hours.
enum class reason : std::uint8_t { permitted, before_start, after_end, forbid_range, holiday, local_hours };

/// "permitted", "before-start", "after-end", "forbid-range", "holiday" or "local-hours".
[[nodiscard]] constexpr std::string_view name(reason r) noexcept {
    switch (r) {
    case reason::permitted: return "permitted";
    case reason::before_start: return "before-start";
    case reason::after_end: return "after-end";
    case reason::forbid_range: return "forbid-range";
    case reason::holiday: return "holiday";
    case reason::local_hours: break;
    }
    return "local-hours";
}

/// The answer for one time, and how long it has been and stays the same answer, permitted or not.
template <class TimePoint>
struct verdict {
    /// What holds at the time itself.
    curfew::reason reason{};
    /// Permitted, or not, from here on; nullopt: ever before.
    std::optional<TimePoint> since;
    /// Until here, exclusive; nullopt: ever after.
    std::optional<TimePoint> until;

    /// Whether calling is permitted.
    [[nodiscard]] constexpr bool permitted() const noexcept { return reason == curfew::reason::permitted; }

    friend constexpr bool operator==(const verdict&, const verdict&) noexcept = default;
};

/// [from, until), not empty.
template <class TimePoint>
struct interval {
    /// The first time inside, and the first after it.
    TimePoint from;
    TimePoint until;

    /// How long it is, clock changes included where the times are instants.
    [[nodiscard]] constexpr seconds length() const noexcept { return until - from; }

    friend constexpr bool operator==(const interval&, const interval&) noexcept = default;
};

/// The maximal permitted intervals of a schedule inside [from, to), in order, found one at a time as they are asked for.
/// Cut off at `from` and `to`. Refers to the schedule, which must outlive it.
template <class Schedule>
class permitted_intervals {
public:
    /// What the schedule is asked about, and what the range is a range of.
    using time_point = typename Schedule::time_point;
    using value_type = interval<time_point>;

    /// Where it is in the range. A forward iterator; the end is std::default_sentinel.
    class iterator {
    public:
        /// What the standard library asks of a forward iterator.
        using value_type = interval<time_point>;
        using difference_type = std::ptrdiff_t;
        using iterator_category = std::input_iterator_tag;
        using iterator_concept = std::forward_iterator_tag;
        using pointer = const value_type*;
        /// A value: what an iterator gave stays when it moves on, as std::forward_iterator wants it.
        using reference = value_type;

        constexpr iterator() noexcept = default;

        /// The interval; it is there before the end of the range.
        [[nodiscard]] constexpr reference operator*() const noexcept { return *current_; }
        [[nodiscard]] constexpr pointer operator->() const noexcept { return &*current_; }

        /// Goes on to the next interval. Constant time for a zone that answers in constant time.
        constexpr iterator& operator++() {
            advance(current_->until);
            return *this;
        }
        /// The same; gives the place before.
        constexpr iterator operator++(int) {
            iterator before = *this;
            ++*this;
            return before;
        }

        friend constexpr bool operator==(const iterator& a, const iterator& b) noexcept {
            return a.current_ == b.current_;
        }
        friend constexpr bool operator==(const iterator& a, std::default_sentinel_t) noexcept { return !a.current_; }

    private:
        friend class permitted_intervals;

        constexpr iterator(const Schedule& schedule, time_point from, time_point to) : schedule_{&schedule}, to_{to} {
            advance(from);
        }

        constexpr void advance(time_point from) {
            current_.reset();
            const auto start = schedule_->next_permitted(from);
            if (!start || *start >= to_) return;
            current_ = value_type{*start, detail::min_of(to_, schedule_->next_change(*start).value_or(to_))};
        }

        const Schedule* schedule_ = nullptr;
        time_point to_{};
        std::optional<value_type> current_;
    };

    /// What schedule::intervals() gives.
    constexpr permitted_intervals(const Schedule& schedule, time_point from, time_point to) noexcept
        : schedule_{&schedule}, from_{from}, to_{to} {}

    /// Finds the first interval; no interval is found before it is asked for.
    [[nodiscard]] constexpr iterator begin() const { return iterator{*schedule_, from_, to_}; }
    [[nodiscard]] constexpr std::default_sentinel_t end() const noexcept { return {}; }

private:
    const Schedule* schedule_;
    time_point from_;
    time_point to_;
};

} // namespace curfew::inline v0
