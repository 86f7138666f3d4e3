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
#include <curfew/detail/week_index.hpp>
#include <curfew/detail/zone_phase.hpp>
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

/// A zone that answers in constant time inside the span it is made for, and as `Slow` does elsewhere. 3.8 kB beside `Slow`
/// with the default of 192 buckets, which cover twelve years in steps of 24 days, or longer spans in longer steps: up to
/// 136 years, and half as many clock changes as there are buckets; what goes beyond, `Slow` is asked. Immutable, trivially
/// copyable if `Slow` is; any number of threads may ask the same one. Models the concept `zone`.
template <zone Slow, std::size_t Buckets = 192>
class compiled_zone {
public:
    /// For the instants [from, to). Walks the spans of `zone` there once, at most Buckets / 2 of them.
    constexpr compiled_zone(Slow zone, sys_seconds from, sys_seconds to);

    /// For the window of a task, with a margin of two days at both ends, and as much at the end as makes buckets whole.
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
    template <class Zone>
    friend class detail::zone_phase;

    static_assert(Buckets >= 4 && Buckets < 65'536);

    static constexpr std::uint32_t no_change = std::numeric_limits<std::uint32_t>::max();
    /// What no clock shows as its phase, in the years that a task can name; elsewhere, `slow_` answers where one does.
    static constexpr std::uint32_t not_here = 0;
    /// Buckets of 2^21 seconds, 24 days and 6 hours: clock changes are further apart, with exceptions that can be counted.
    static constexpr std::uint32_t least_shift = 21;

    /// Seconds after first_, modulo 2^64.
    [[nodiscard]] constexpr std::uint64_t place(sys_seconds t) const noexcept {
        return detail::unsigned_seconds(t) - detail::unsigned_seconds(first_);
    }

    /// A place in the table, in seconds after first_, and the half of a bucket that it is in: twice the bucket, and 1 from its
    /// change on.
    struct table_place {
        std::uint32_t second;
        std::size_t half;
    };

    /// The place of `t`, or `limit` if that comes before: so it does for everything outside of the table. The half is written
    /// as a difference, so that no compiler makes a branch of it.
    [[nodiscard]] constexpr table_place find(sys_seconds t, std::uint32_t limit) const noexcept {
        const auto second = static_cast<std::uint32_t>(detail::min_of<std::uint64_t>(place(t), limit));
        const std::size_t bucket = second >> shift_;
        return {second, 2 * bucket + 1 - std::size_t{second < changes_[bucket]}};
    }

    /// Whether [first, last) is something, and all of it in the table.
    [[nodiscard]] constexpr bool knows(sys_seconds first, sys_seconds last) const noexcept {
        return whole_ && first < last && first_ <= first && last <= this->last();
    }

    /// What the table says of a clock that shows `offset`: the phase on it at first_.
    [[nodiscard]] constexpr std::uint32_t first_phase(seconds offset) const noexcept {
        return detail::upper_half(detail::phase_with(offset, first_));
    }
    [[nodiscard]] constexpr seconds offset_of(std::uint32_t first_phase) const noexcept {
        return seconds{detail::offset_of_clock(first_phase, detail::unsigned_seconds(first_))};
    }

    /// The least shift with which the buckets hold so many seconds, and the end of the last bucket.
    struct division {
        std::uint32_t shift;
        std::uint32_t end;
    };
    static constexpr division divide(std::uint64_t length) noexcept {
        std::uint32_t shift = least_shift;
        while ((length - 1) >> shift >= Buckets - 1) ++shift;
        const std::uint64_t count = detail::min_of<std::uint64_t>(((length - 1) >> shift) + 1, no_change >> shift);
        return {shift, static_cast<std::uint32_t>(count << shift)};
    }

    /// `to`, or later, so that the table ends with a bucket.
    static constexpr sys_seconds bucket_end(sys_seconds from, sys_seconds to) noexcept {
        const auto length = static_cast<std::uint64_t>((to - from).count());
        return from + seconds{detail::max_of<std::int64_t>(
                          (to - from).count(), divide(detail::min_of<std::uint64_t>(length, no_change)).end)};
    }

    constexpr void fill();

    // What the table does not know. Calls of their own, which change nothing: a loop over many instants keeps the table in
    // its registers.
    [[nodiscard, gnu::noinline, gnu::pure]] constexpr seconds slow_offset_at(sys_seconds t) const
        noexcept(noexcept(slow_.offset_at(t))) {
        return slow_.offset_at(t);
    }
    /// The phase that the clock which is there at `t` showed `elapsed` seconds before.
    [[nodiscard, gnu::noinline, gnu::pure]] constexpr std::uint32_t slow_phase_before(sys_seconds t,
                                                                                      std::uint32_t elapsed) const {
        return detail::upper_half(detail::phase_with(slow_.offset_at(t), t) - elapsed * detail::week_phase_factor);
    }
    [[nodiscard, gnu::noinline, gnu::pure]] constexpr offset_span slow_span_at(sys_seconds t) const
        noexcept(noexcept(slow_.span_at(t))) {
        return slow_.span_at(t);
    }

    sys_seconds first_;
    std::uint32_t length_;
    std::uint32_t shift_ = least_shift;
    /// Where the first bucket begins that is not in the table, in seconds after first_.
    std::uint32_t end_ = 0;
    /// Whether no bucket has several clock changes.
    bool whole_ = true;
    Slow slow_;
    /// Of each bucket its change, in seconds after first_. The last bucket is never in the table.
    std::array<std::uint32_t, Buckets> changes_{};
    /// Of each half of a bucket the phase that its clock would show at first_, and its span, [edges_[span], edges_[span + 1]).
    std::array<std::uint32_t, 2 * Buckets> phases_{};
    std::array<std::uint16_t, 2 * Buckets> spans_{};
    std::array<sys_seconds, Buckets / 2> edges_{};
};

// ---- implementation -------------------------------------------------------------------------------------------

template <zone Slow, std::size_t Buckets>
constexpr compiled_zone<Slow, Buckets>::compiled_zone(Slow zone, sys_seconds from, sys_seconds to)
    : first_{from}, length_{0}, slow_{std::move(zone)} {
    if (from >= to) return;
    const std::uint64_t length = detail::min_of<std::uint64_t>(place(to), no_change);
    const division buckets = divide(length);
    shift_ = buckets.shift;
    end_ = buckets.end;
    length_ = static_cast<std::uint32_t>(detail::min_of<std::uint64_t>(length, end_));
    fill();
}

template <zone Slow, std::size_t Buckets>
constexpr compiled_zone<Slow, Buckets>::compiled_zone(Slow zone, const call_window& window)
    : compiled_zone{std::move(zone), sys_seconds{window.start().time_since_epoch()} - 2 * offset_limit,
                    bucket_end(sys_seconds{window.start().time_since_epoch()} - 2 * offset_limit,
                               sys_seconds{window.end().time_since_epoch()} + 2 * offset_limit)} {}

template <zone Slow, std::size_t Buckets>
constexpr void compiled_zone<Slow, Buckets>::fill() {
    offset_span now = slow_.span_at(first_);
    std::uint16_t span = 0;
    edges_[0] = now.first;
    edges_[1] = now.last;
    for (std::size_t bucket = 0; bucket < end_ >> shift_; ++bucket) {
        const std::uint64_t end = std::uint64_t{bucket + 1} << shift_;
        const std::uint32_t before = first_phase(now.offset);
        std::uint32_t after = before;
        std::uint32_t change = no_change;
        int changes = 0;
        spans_[2 * bucket] = span;
        const std::uint64_t inside = detail::min_of<std::uint64_t>(end, length_);
        for (; now.last != sys_seconds::max() && place(now.last) < (changes == 0 ? inside : end); ++changes) {
            if (span + std::size_t{2} == edges_.size()) {
                length_ = end_ = static_cast<std::uint32_t>(bucket << shift_);
                return;
            }
            change = static_cast<std::uint32_t>(place(now.last));
            now = slow_.span_at(now.last);
            edges_[++span + 1] = now.last;
            after = first_phase(now.offset);
        }
        // The table ends like a span does; where a change is in the way, it goes on to the end of the bucket.
        if (changes == 0 && inside < end) {
            change = length_;
            after = not_here;
        }
        changes_[bucket] = change;
        if (changes > 1) whole_ = false;
        phases_[2 * bucket] = changes > 1 ? not_here : before;
        phases_[2 * bucket + 1] = changes > 1 ? not_here : after;
        spans_[2 * bucket + 1] = span;
    }
}

template <zone Slow, std::size_t Buckets>
constexpr seconds compiled_zone<Slow, Buckets>::offset_at(sys_seconds t) const noexcept(noexcept(slow_.offset_at(t))) {
    const std::size_t half = find(t, end_).half;
    const std::uint32_t phase = phases_[half];
    if (phase == not_here) [[unlikely]]
        return slow_offset_at(t);
    return offset_of(phase);
}

template <zone Slow, std::size_t Buckets>
constexpr offset_span compiled_zone<Slow, Buckets>::span_at(sys_seconds t) const noexcept(noexcept(slow_.span_at(t))) {
    const std::size_t half = find(t, end_).half;
    const std::uint32_t phase = phases_[half];
    if (phase == not_here) [[unlikely]]
        return slow_span_at(t);
    return {edges_[spans_[half]], edges_[spans_[half] + std::size_t{1}], offset_of(phase)};
}

namespace detail {

template <zone Slow, std::size_t Buckets>
class zone_phase<compiled_zone<Slow, Buckets>> {
public:
    using zone_type = compiled_zone<Slow, Buckets>;

    constexpr zone_phase(const zone_type& z, sys_seconds first, sys_seconds last) noexcept
        : limit_{z.knows(first, last) ? z.length_ - 1 : z.end_} {}

    [[nodiscard]] constexpr std::uint32_t at(const zone_type& z, sys_seconds t) const {
        const auto [second, half] = z.find(t, limit_);
        std::uint32_t phase = z.phases_[half];
        if (phase == z.not_here) [[unlikely]]
            phase = z.slow_phase_before(t, second);
        return phase_after(phase, second);
    }

    [[nodiscard, gnu::always_inline]] constexpr phase_span span_at(const zone_type& z, sys_seconds t) const {
        const auto [second, half] = z.find(t, limit_);
        const std::size_t span = z.spans_[half];
        // In parts: as a whole it would have to be in memory, for the table's answers as well.
        sys_seconds first = z.edges_[span];
        sys_seconds last = z.edges_[span + 1];
        std::uint32_t phase = phase_after(z.phases_[half], second);
        if (z.phases_[half] == z.not_here) [[unlikely]] {
            const offset_span found = z.slow_span_at(t);
            first = found.first;
            last = found.last;
            phase = upper_half(phase_with(found.offset, t));
        }
        return {first, last, phase};
    }

private:
    /// The place at which everything outside of the table is looked up. Where the table knows all of the window it is the
    /// table's last second, so that no other zone is asked: what lies outside is not permitted anyhow.
    std::uint32_t limit_;
};

} // namespace detail

} // namespace curfew::inline v0
