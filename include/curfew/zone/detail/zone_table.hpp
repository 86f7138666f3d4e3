#pragma once
// A zone laid out to be asked: the span around an instant in constant time, and the phase of the week on its clock.
//
// The table divides the time from 1969-09 to 2105-10 into buckets of 2^21 seconds, 24 days and 6 hours, and knows of each
// bucket the one transition that may lie in it. Buckets with several transitions, and everything outside of the table, are
// looked up in the list of spans and then by the rule.

#include <curfew/time/detail/order.hpp>
#include <curfew/time/detail/week_phase.hpp>
#include <curfew/time/instant.hpp>
#include <curfew/zone/detail/posix_rule.hpp>
#include <curfew/zone/transition.hpp>

#include <array>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <optional>
#include <span>
#include <string>
#include <utility>
#include <vector>

namespace curfew::inline v0::detail {

/// 24 days of a zone, with at most one transition. Sixteen bytes.
struct zone_bucket {
    /// The transition, in seconds from the table's first; beyond the bucket if there is none.
    std::uint32_t change;
    /// The upper half of the phase of the week that the clock before and after the transition would show at the table's
    /// first; zone_table::unknown where the bucket has several transitions.
    std::array<std::uint32_t, 2> phases;
    /// The index of the span that the bucket starts in.
    std::uint32_t span;
};

/// A place in the table.
struct zone_place {
    /// Seconds from the table's first.
    std::uint32_t second;
    /// The phase at the table's first on the clock that is in force here, or zone_table::unknown.
    std::uint32_t phase;
    /// The index of the span around it.
    std::uint32_t span;
};

/// All transitions of a zone. Immutable once it is made.
class zone_table {
public:
    static constexpr std::uint32_t shift = 21;
    static constexpr sys_seconds first{seconds{-(std::int64_t{4} << shift)}};
    /// Where the table ends, in seconds from its first. The bucket that starts there is unknown.
    static constexpr std::uint32_t end = std::uint32_t{2047} << shift;
    static constexpr sys_seconds last = first + seconds{end};
    /// A phase that no clock shows at the table's first.
    static constexpr std::uint32_t unknown = 0;

    /// `spans` follow each other from the first instant on; after the last of them `rule` holds, or the last never ends. In
    /// the last span the rule, if there is one, has the same offset from some instant to the span's end.
    zone_table(std::vector<offset_span> spans, std::optional<posix_rule> rule, std::string name);

    /// The place of `t`, or `limit` if that comes before: so it does for every instant outside of the table. Branch-free:
    /// whether the transition is past is unpredictable.
    [[nodiscard]] zone_place find(sys_seconds t, std::uint32_t limit) const noexcept {
        const std::uint64_t place = unsigned_seconds(t) - unsigned_seconds(first);
        const auto second = static_cast<std::uint32_t>(min_of<std::uint64_t>(place, limit));
        const zone_bucket& bucket = buckets_[second >> shift];
        const std::uint32_t past = 1 - std::uint32_t{second < bucket.change};
        return {second, bucket.phases[past], bucket.span + past};
    }

    /// The span around `t`. Constant time inside the table, but for buckets with several transitions; logarithmic before it.
    [[nodiscard]] offset_span span_at(sys_seconds t) const noexcept {
        const zone_place place = find(t, end);
        if (place.phase == unknown) [[unlikely]]
            return search(t);
        return spans_[place.span];
    }

    /// The span of that index.
    [[nodiscard]] const offset_span& span(std::uint32_t index) const noexcept { return spans_[index]; }

    /// The phase of the week, as an upper half, on the zone's clock at `t`, a place that find() does not know.
    [[nodiscard, gnu::noinline, gnu::cold, gnu::pure]] std::uint32_t slow_phase(sys_seconds t) const noexcept {
        return upper_half(phase_with(search(t).offset, t));
    }

    /// Whether find() knows every instant of [from, to), which is not empty. Constant time, unless some bucket has several
    /// transitions: then linear in the number of buckets in between.
    [[nodiscard]] bool knows(sys_seconds from, sys_seconds to) const noexcept;

    /// Whether there are no transitions.
    [[nodiscard]] bool constant() const noexcept { return spans_.front().last == sys_seconds::max(); }

    /// From here on the zone goes by its rule, or has no more transitions.
    [[nodiscard]] sys_seconds ruled_from() const noexcept { return ruled_from_; }

    [[nodiscard]] const std::string& name() const noexcept { return name_; }
    [[nodiscard]] const zone_bucket* buckets() const noexcept { return buckets_.data(); }

private:
    [[nodiscard, gnu::noinline]] offset_span search(sys_seconds t) const noexcept {
        if (rule_ && t >= spans_[listed_ - 1].last) return rule_->span_at(t);
        // The first span that ends after t. The last one need not be asked: it does, or has no end.
        std::size_t low = 0;
        std::size_t high = listed_ - 1;
        while (low < high) {
            const std::size_t middle = low + (high - low) / 2;
            if (spans_[middle].last <= t) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return spans_[low];
    }
    void fill();

    std::array<zone_bucket, 2048> buckets_{};
    /// Those of the list, then those of the rule that reach into the table.
    std::vector<offset_span> spans_;
    std::size_t listed_;
    std::optional<posix_rule> rule_;
    sys_seconds ruled_from_;
    std::string name_;
    bool whole_ = true;
};

// ---- implementation -------------------------------------------------------------------------------------------

inline zone_table::zone_table(std::vector<offset_span> spans, std::optional<posix_rule> rule, std::string name)
    : spans_{std::move(spans)}, listed_{spans_.size()}, rule_{rule}, ruled_from_{spans_.back().first}, name_{std::move(
                                                                                                           name)} {
    if (rule_) {
        // The last span of the list may have begun before the rule's.
        ruled_from_ = max_of(ruled_from_, rule_->span_at(spans_.back().last - seconds{1}).first);
        while (spans_.back().last <= last) spans_.push_back(rule_->span_at(max_of(spans_.back().last, first)));
    }
    fill();
}

inline void zone_table::fill() {
    constexpr std::uint32_t no_change = std::numeric_limits<std::uint32_t>::max();
    std::uint32_t now = 0;
    const auto phase = [this](std::uint32_t index) { return upper_half(phase_with(spans_[index].offset, first)); };
    for (std::uint32_t i = 0; i < end >> shift; ++i) {
        const sys_seconds bucket_first = first + seconds{std::int64_t{i} << shift};
        const sys_seconds bucket_end = first + seconds{std::int64_t{i + 1} << shift};
        while (spans_[now].last <= bucket_first) ++now;
        zone_bucket& bucket = buckets_[i];
        bucket = {no_change, {phase(now), phase(now)}, now};
        std::uint32_t transitions = 0;
        for (; spans_[now].last < bucket_end; ++transitions) {
            bucket.change = static_cast<std::uint32_t>((spans_[now].last - first).count());
            bucket.phases[1] = phase(++now);
        }
        if (transitions < 2) continue;
        bucket.phases = {unknown, unknown};
        whole_ = false;
    }
    buckets_.back() = {no_change, {unknown, unknown}, 0};
}

inline bool zone_table::knows(sys_seconds from, sys_seconds to) const noexcept {
    if (from < first || to > last) return false;
    if (whole_) return true;
    const auto bucket_of = [](sys_seconds t) { return static_cast<std::size_t>((t - first).count() >> shift); };
    for (std::size_t i = bucket_of(from); i <= bucket_of(to - seconds{1}); ++i) {
        if (buckets_[i].phases[0] == unknown) return false;
    }
    return true;
}

} // namespace curfew::inline v0::detail
