#pragma once
// The permitted intervals of a timetable, found one at a time.

#include <curfew/time/detail/order.hpp>
#include <curfew/time/instant.hpp>
#include <curfew/time/interval.hpp>

#include <cstddef>
#include <iterator>
#include <optional>

namespace curfew::inline v0 {

class timetable;

/// The maximal permitted intervals inside [from, to), in order, cut off at `from` and `to`. A lazy forward range of
/// `interval`: none is found before it is asked for. Refers to the timetable, which must outlive it.
class permitted_intervals {
public:
    /// Where it is in the range. A forward iterator; the end is std::default_sentinel.
    class iterator {
    public:
        /// What the standard library asks of a forward iterator. An interval is given by value: it stays when the iterator
        /// moves on, as std::forward_iterator wants it.
        using value_type = interval;
        using difference_type = std::ptrdiff_t;
        using iterator_category = std::input_iterator_tag;
        using iterator_concept = std::forward_iterator_tag;
        using pointer = const value_type*;
        using reference = value_type;

        constexpr iterator() noexcept = default;

        /// The interval; it is there before the end of the range.
        [[nodiscard]] constexpr reference operator*() const noexcept { return *current_; }
        [[nodiscard]] constexpr pointer operator->() const noexcept { return &*current_; }

        /// Goes on to the next interval, at the cost of next_permitted() and next_change().
        constexpr iterator& operator++() noexcept {
            advance(current_->until);
            return *this;
        }
        /// The same; gives the place before.
        constexpr iterator operator++(int) noexcept {
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

        constexpr iterator(const timetable& calls, sys_seconds from, sys_seconds to) noexcept
            : calls_{&calls}, to_{to} {
            advance(from);
        }

        constexpr void advance(sys_seconds from) noexcept;

        const timetable* calls_ = nullptr;
        sys_seconds to_{};
        std::optional<value_type> current_;
    };

    /// What timetable::intervals() gives.
    constexpr permitted_intervals(const timetable& calls, sys_seconds from, sys_seconds to) noexcept
        : calls_{&calls}, from_{from}, to_{to} {}

    /// Finds the first interval.
    [[nodiscard]] constexpr iterator begin() const noexcept { return iterator{*calls_, from_, to_}; }
    [[nodiscard]] constexpr std::default_sentinel_t end() const noexcept { return {}; }

private:
    const timetable* calls_;
    sys_seconds from_;
    sys_seconds to_;
};

} // namespace curfew::inline v0

// Where advance() is defined. It comes last, since it needs the ranges above itself.
#include <curfew/timetable/timetable.hpp>
