#pragma once
// A zone with its clock changes laid out in a table, for whoever asks often.
//
//     const tz_zone new_york = *tz_zone::from_name("America/New_York").value;
//     const zoned_schedule slow{local, new_york};                                  // each answer searches the database
//     const zoned_schedule quick{local, compiled_zone{new_york, local.window()}};  // each answer takes constant time
//
// The answers are those of the zone it is made from, for every instant: what the table does not know, that zone is asked.
// The table divides a span of instants into buckets of equal length, 24 days or more, and knows of each bucket the one
// clock change that may lie in it. A bucket with several is not in the table, and neither is anything before or after.

#include <curfew/call_window.hpp>
#include <curfew/detail/order.hpp>
#include <curfew/fwd.hpp>
#include <curfew/zone.hpp>

#include <array>
#include <cstdint>
#include <limits>
#include <utility>

namespace curfew::inline v0 {

namespace detail {
template <class Zone>
class simd_zone;
}

/// A zone that answers in constant time inside the span it is made for, and as `Slow` does elsewhere. 3.9 kB beside `Slow`
/// with the default of 192 buckets, which cover twelve years in steps of 24 days, or longer spans in longer steps: up to
/// 136 years, and half as many clock changes as there are buckets; what goes beyond, `Slow` is asked. Immutable, trivially
/// copyable if `Slow` is; any number of threads may ask the same one. Models the concept `zone`.
template <zone Slow, std::size_t Buckets = 192>
class compiled_zone {
public:
    /// For the instants [from, to). Walks the spans of `zone` there once, at most Buckets / 2 of them.
    constexpr compiled_zone(Slow zone, sys_seconds from, sys_seconds to);

    /// For the window of a task, with a margin of two days at both ends.
    constexpr compiled_zone(Slow zone, const call_window& window);

    /// The offset at `t`. Constant time for an instant inside the table.
    [[nodiscard]] constexpr seconds offset_at(sys_seconds t) const noexcept(noexcept(slow_.offset_at(t)));

    /// The span of constant offset around `t`. Constant time for an instant inside the table.
    [[nodiscard]] constexpr offset_span span_at(sys_seconds t) const noexcept(noexcept(slow_.span_at(t)));

    /// The instants of the table, [first, last). Inside, only buckets with several clock changes are left to slow().
    [[nodiscard]] constexpr sys_seconds first() const noexcept { return first_; }
    [[nodiscard]] constexpr sys_seconds last() const noexcept { return first_ + seconds{length_}; }

    /// The zone it is made from.
    [[nodiscard]] constexpr const Slow& slow() const noexcept { return slow_; }

private:
    template <class Zone>
    friend class detail::simd_zone;

    static_assert(Buckets >= 4);

    /// Times are seconds after first_.
    struct bucket {
        std::uint32_t change;
        /// Before the change, and from it on: an array, so that random instants meet no branch.
        std::array<std::int32_t, 2> offsets;
        /// The span before the change is [edges_[span], edges_[span + 1]).
        std::uint32_t span;
    };

    static constexpr std::uint32_t no_change = std::numeric_limits<std::uint32_t>::max();
    static constexpr std::int32_t not_here = std::numeric_limits<std::int32_t>::max();
    /// Buckets of 2^21 seconds, 24 days and 6 hours: clock changes are further apart, with exceptions that can be counted.
    static constexpr std::uint32_t least_shift = 21;

    [[nodiscard]] constexpr std::uint64_t place(sys_seconds t) const noexcept {
        return static_cast<std::uint64_t>(t.time_since_epoch().count()) -
               static_cast<std::uint64_t>(first_.time_since_epoch().count());
    }

    constexpr void fill();

    // What the table does not know. Calls of their own, which change nothing: a loop over many instants keeps the table in
    // its registers.
    [[nodiscard, gnu::noinline, gnu::pure]] constexpr seconds slow_offset_at(sys_seconds t) const
        noexcept(noexcept(slow_.offset_at(t))) {
        return slow_.offset_at(t);
    }
    [[nodiscard, gnu::noinline, gnu::pure]] constexpr offset_span slow_span_at(sys_seconds t) const
        noexcept(noexcept(slow_.span_at(t))) {
        return slow_.span_at(t);
    }

    sys_seconds first_;
    std::uint32_t length_;
    std::uint32_t shift_ = least_shift;
    Slow slow_;
    std::array<bucket, Buckets> buckets_{};
    std::array<sys_seconds, Buckets / 2> edges_{};
};

// ---- implementation -------------------------------------------------------------------------------------------

template <zone Slow, std::size_t Buckets>
constexpr compiled_zone<Slow, Buckets>::compiled_zone(Slow zone, sys_seconds from, sys_seconds to)
    : first_{from}, length_{0}, slow_{std::move(zone)} {
    if (from >= to) return;
    length_ = static_cast<std::uint32_t>(detail::min_of<std::uint64_t>(place(to), no_change - 1));
    while ((length_ - 1) >> shift_ >= Buckets) ++shift_;
    fill();
}

template <zone Slow, std::size_t Buckets>
constexpr compiled_zone<Slow, Buckets>::compiled_zone(Slow zone, const call_window& window)
    : compiled_zone{std::move(zone), sys_seconds{window.start().time_since_epoch()} - 2 * offset_limit,
                    sys_seconds{window.end().time_since_epoch()} + 2 * offset_limit} {}

template <zone Slow, std::size_t Buckets>
constexpr void compiled_zone<Slow, Buckets>::fill() {
    offset_span now = slow_.span_at(first_);
    std::uint32_t span = 0;
    edges_[0] = now.first;
    edges_[1] = now.last;
    for (std::uint64_t begin = 0; begin < length_; begin += std::uint64_t{1} << shift_) {
        const std::uint64_t end = detail::min_of<std::uint64_t>(begin + (std::uint64_t{1} << shift_), length_);
        const auto offset = static_cast<std::int32_t>(now.offset.count());
        bucket& b = buckets_[begin >> shift_];
        b = {no_change, {offset, offset}, span};
        for (int changes = 1; now.last < last() && place(now.last) < end; ++changes) {
            if (span + 2 == edges_.size()) {
                length_ = static_cast<std::uint32_t>(begin);
                return;
            }
            const auto change = static_cast<std::uint32_t>(place(now.last));
            now = slow_.span_at(now.last);
            edges_[++span + 1] = now.last;
            b.change = change;
            b.offsets[1] = static_cast<std::int32_t>(now.offset.count());
            if (changes > 1) b.offsets.fill(not_here);
        }
    }
}

template <zone Slow, std::size_t Buckets>
constexpr seconds compiled_zone<Slow, Buckets>::offset_at(sys_seconds t) const noexcept(noexcept(slow_.offset_at(t))) {
    const std::uint64_t second = place(t);
    if (second < length_) [[likely]] {
        const bucket& b = buckets_[second >> shift_];
        const std::int32_t offset = b.offsets[std::size_t{second >= b.change}];
        if (offset != not_here) [[likely]]
            return seconds{offset};
    }
    return slow_offset_at(t);
}

template <zone Slow, std::size_t Buckets>
constexpr offset_span compiled_zone<Slow, Buckets>::span_at(sys_seconds t) const noexcept(noexcept(slow_.span_at(t))) {
    const std::uint64_t second = place(t);
    if (second < length_) [[likely]] {
        const bucket& b = buckets_[second >> shift_];
        const std::size_t changed = second >= b.change;
        const std::int32_t offset = b.offsets[changed];
        const std::size_t span = b.span + changed;
        if (offset != not_here) [[likely]]
            return {edges_[span], edges_[span + 1], seconds{offset}};
    }
    // In parts: as a whole it would have to be in memory, for the table's answers as well.
    const offset_span found = slow_span_at(t);
    return {found.first, found.last, found.offset};
}

} // namespace curfew::inline v0
