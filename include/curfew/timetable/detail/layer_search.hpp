#pragma once
// Searches over layers that must all permit.
//
// Time is walked stretch by stretch: in a stretch every layer has a constant offset and repeats by the week. So a stretch
// that has not the answer within a week does not have it at all, and is skipped at once. That bounds a search by the number
// of offset spans and exceptions inside the window, times the layers, and it never goes on for longer than the calendar's
// period of 400 years after the last transition and exception that is listed.

#include <curfew/time/detail/order.hpp>
#include <curfew/time/instant.hpp>
#include <curfew/timetable/detail/layer.hpp>
#include <curfew/timetable/detail/plain_verdict.hpp>
#include <curfew/timetable/verdict.hpp>

#include <cstddef>
#include <cstdint>
#include <span>

namespace curfew::inline v0::detail {

/// Refers to the layers. Instants are those of the window [first, last).
class layer_search {
public:
    layer_search(std::span<const layer> layers, sys_seconds settled, sys_seconds first, sys_seconds last) noexcept
        : layers_{layers}, settled_{settled}, first_{first}, last_{last} {}

    [[nodiscard]] bool permits(sys_seconds t) const noexcept { return forbidding(t) == layers_.size(); }

    /// The verdict about any instant.
    [[nodiscard]] plain_verdict at(sys_seconds t) const noexcept {
        if (t < first_) {
            const sys_seconds until = next(true, first_);
            return {reason::before_start, false, until < last_, until, until};
        }
        if (t >= last_) {
            const sys_seconds since = previous_end(true, last_);
            return {reason::after_end, since > first_, false, since, since};
        }
        const std::size_t layer = forbidding(t);
        const bool permitted = layer == layers_.size();
        const sys_seconds since = previous_end(!permitted, t);
        const sys_seconds until = next(!permitted, t);
        const reason why = permitted ? reason::permitted : layers_[layer].reason_at(t);
        // Permission begins and ends with the window.
        return {why, permitted || since > first_, permitted || until < last_, since, until};
    }

    /// The index of the first layer that forbids at `t`; their number if none does.
    [[nodiscard]] std::size_t forbidding(sys_seconds t) const noexcept {
        std::size_t i = 0;
        while (i < layers_.size() && layers_[i].permits(t)) ++i;
        return i;
    }

    /// The first instant of [t, last) that is permitted (or forbidden); `last` if there is none.
    [[nodiscard, gnu::noinline]] sys_seconds next(bool permitted, sys_seconds t) const noexcept {
        constexpr seconds period = std::chrono::days{146'097 + 8};
        const sys_seconds limit = min_of(last_, saturating_sum(max_of(t, settled_), period));
        while (t < limit) {
            sys_seconds stretch_end = limit;
            for (const layer& l : layers_) stretch_end = min_of(stretch_end, l.look(t).stretch_end);
            const sys_seconds week_end = min_of(stretch_end, saturating_sum(t, week));
            sys_seconds at = t;
            while (at < week_end) {
                const sys_seconds reached = permitted ? past_forbidden(at) : past_permitted(at);
                if (reached == at) return at;
                at = reached;
            }
            t = max_of(at, stretch_end);
        }
        return last_;
    }

    /// The end of the last permitted (or forbidden) time before `t` that begins in [first, t); `first` if there is none.
    [[nodiscard]] sys_seconds previous_end(bool permitted, sys_seconds t) const noexcept {
        while (t > first_) {
            sys_seconds stretch_first = first_;
            for (const layer& l : layers_) stretch_first = max_of(stretch_first, l.look(t - seconds{1}).stretch_first);
            const sys_seconds week_first = max_of(stretch_first, saturating_sum(t, -week));
            sys_seconds at = t;
            while (at > week_first) {
                const sys_seconds reached = permitted ? before_forbidden(at) : before_permitted(at);
                if (reached == at) return at;
                at = reached;
            }
            t = min_of(at, stretch_first);
        }
        return first_;
    }

    /// Permitted seconds in [from, to), which lies in the window.
    [[nodiscard]] seconds permitted_time(sys_seconds from, sys_seconds to) const noexcept {
        seconds sum{0};
        while (from < to) {
            sys_seconds stretch_end = to;
            for (const layer& l : layers_) stretch_end = min_of(stretch_end, l.look(from).stretch_end);
            const std::int64_t weeks = (stretch_end - from) / week;
            if (weeks > 1) {
                sum += weeks * counted(from, from + week);
                from += weeks * week;
            }
            sum += counted(from, stretch_end);
            from = stretch_end;
        }
        return sum;
    }

private:
    static constexpr seconds week = std::chrono::days{7};

    /// `at` if every layer permits it; else an instant up to which one of them forbids.
    [[nodiscard]] sys_seconds past_forbidden(sys_seconds at) const noexcept {
        sys_seconds reached = at;
        for (const layer& l : layers_) {
            const layer_view view = l.look(at);
            if (!view.permitted) reached = max_of(reached, view.run_end);
        }
        return reached;
    }

    /// `at` if a layer forbids it; else an instant up to which all permit.
    [[nodiscard]] sys_seconds past_permitted(sys_seconds at) const noexcept {
        sys_seconds reached = sys_seconds::max();
        for (const layer& l : layers_) {
            const layer_view view = l.look(at);
            if (!view.permitted) return at;
            reached = min_of(reached, view.run_end);
        }
        return reached;
    }

    /// The same backwards, of the second before `at`.
    [[nodiscard]] sys_seconds before_forbidden(sys_seconds at) const noexcept {
        sys_seconds reached = at;
        for (const layer& l : layers_) {
            const layer_view view = l.look(at - seconds{1});
            if (!view.permitted) reached = min_of(reached, view.run_first);
        }
        return reached;
    }
    [[nodiscard]] sys_seconds before_permitted(sys_seconds at) const noexcept {
        sys_seconds reached = sys_seconds::min();
        for (const layer& l : layers_) {
            const layer_view view = l.look(at - seconds{1});
            if (!view.permitted) return at;
            reached = max_of(reached, view.run_first);
        }
        return reached;
    }

    [[nodiscard]] seconds counted(sys_seconds from, sys_seconds to) const noexcept {
        seconds sum{0};
        while (from < to) {
            const sys_seconds start = min_of(next_until(true, from, to), to);
            const sys_seconds end = min_of(next_until(false, start, to), to);
            sum += end - start;
            from = end;
        }
        return sum;
    }

    [[nodiscard]] sys_seconds next_until(bool permitted, sys_seconds from, sys_seconds to) const noexcept {
        return layer_search{layers_, settled_, first_, to}.next(permitted, from);
    }

    std::span<const layer> layers_;
    sys_seconds settled_;
    sys_seconds first_;
    sys_seconds last_;
};

} // namespace curfew::inline v0::detail
