#pragma once
// Searches over layers that must all permit.
//
// What lies near is found in the table of days. From there on time is walked stretch by stretch: in a stretch every layer has
// a constant offset and repeats by the week. A stretch that has not the answer within a week does not have it at all, and is
// skipped at once; so is every later stretch of the plain week under the same offsets. That bounds a search by the number of
// offset spans and exceptions inside the window, times the layers. It never goes over more than the calendar's period of 400
// years, after the last transition and exception that is listed or before the instant it is asked about.

#include <curfew/time/detail/order.hpp>
#include <curfew/time/instant.hpp>
#include <curfew/timetable/detail/day_bits.hpp>
#include <curfew/timetable/detail/day_table.hpp>
#include <curfew/timetable/detail/layer.hpp>
#include <curfew/timetable/detail/layers_around.hpp>
#include <curfew/timetable/detail/plain_verdict.hpp>
#include <curfew/timetable/verdict.hpp>

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>

namespace curfew::inline v0::detail {

/// Offsets under which the plain week has not the answer that is looked for. Remembers the last few.
class barren_offsets {
public:
    [[nodiscard]] bool contain(const std::optional<layers_around::offsets>& offsets) const noexcept {
        if (!offsets) return false;
        for (std::size_t i = 0; i < min_of(count_, list_.size()); ++i) {
            if (list_[i] == *offsets) return true;
        }
        return false;
    }

    void add(const std::optional<layers_around::offsets>& offsets) noexcept {
        if (offsets) list_[count_++ % list_.size()] = *offsets;
    }

private:
    std::array<layers_around::offsets, 8> list_;
    std::size_t count_ = 0;
};

/// Refers to the layers and their days. Instants are those of the window [first, last). Without layers nothing is permitted.
class layer_search {
public:
    layer_search(std::span<const layer> layers, const day_table& days, sys_seconds settled, sys_seconds first,
                 sys_seconds last) noexcept
        : layers_{layers}, days_{&days}, settled_{settled}, first_{first}, last_{last} {}

    [[nodiscard]] bool permits(sys_seconds t) const noexcept {
        const day_place place = days_->find(t);
        if (place.row != nullptr) [[likely]]
            return place.row->contains(place.minute);
        return !layers_.empty() && forbidding(t) == layers_.size();
    }

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
        const layer_run run = run_around(t);
        const reason why = run.permitted ? reason::permitted : layers_[forbidding(t)].reason_at(t);
        // Permission begins and ends with the window.
        return {why, run.permitted || run.first > first_, run.permitted || run.end < last_, run.first, run.end};
    }

    /// The index of the first layer that forbids at `t`; their number if none does.
    [[nodiscard]] std::size_t forbidding(sys_seconds t) const noexcept {
        std::size_t i = 0;
        while (i < layers_.size() && layers_[i].permits(t)) ++i;
        return i;
    }

    /// The first instant of [t, last) that is permitted (or forbidden); `last` if there is none.
    [[nodiscard]] sys_seconds next(bool permitted, sys_seconds t) const noexcept {
        for (int step = 0; step < nearby && t < last_; ++step) {
            const day_place place = days_->find(t);
            if (place.row == nullptr) break;
            const day_run run = place.row->run_at(place.minute);
            if (run.member == permitted) return t;
            t = place.midnight + minutes{run.end};
        }
        return t < last_ ? next_by_stretches(permitted, t) : last_;
    }

    /// The end of the last permitted (or forbidden) time before `t` that begins in [first, t); `first` if there is none.
    [[nodiscard]] sys_seconds previous_end(bool permitted, sys_seconds t) const noexcept {
        for (int step = 0; step < nearby && t > first_; ++step) {
            const day_place place = days_->find(t - seconds{1});
            if (place.row == nullptr) break;
            const day_run run = place.row->run_at(place.minute);
            if (run.member == permitted) return t;
            t = place.midnight + minutes{run.first};
        }
        return t > first_ ? previous_end_by_stretches(permitted, t) : first_;
    }

    /// Permitted seconds in [from, to), which lies in the window.
    [[nodiscard]] seconds permitted_time(sys_seconds from, sys_seconds to) const noexcept {
        seconds sum{0};
        layers_around now{layers_};
        while (from < to) {
            const sys_seconds stretch_end = min_of(to, now.around(from).end);
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
    /// The calendar and every POSIX rule repeat after 400 years. With a week at both ends.
    static constexpr seconds period = std::chrono::days{146'097 + 2 * 7};
    /// So many runs of a day are looked at, some days' worth. A stretch that has not the answer is skipped faster as a whole.
    static constexpr int nearby = 16;

    /// All there is of the same answer around `t`, inside the window.
    [[nodiscard]] layer_run run_around(sys_seconds t) const noexcept {
        const day_place place = days_->find(t);
        if (place.row == nullptr) {
            const bool permitted = permits(t);
            return {previous_end(!permitted, t), next(!permitted, t), permitted};
        }
        const day_run run = place.row->run_at(place.minute);
        sys_seconds first = place.midnight + minutes{run.first};
        sys_seconds end = place.midnight + minutes{run.end};
        if (run.first == 0) first = previous_end(!run.member, first);
        if (run.end == minutes_per_day) end = next(!run.member, end);
        return {max_of(first, first_), min_of(end, last_), run.member};
    }

    [[nodiscard, gnu::noinline]] sys_seconds next_by_stretches(bool permitted, sys_seconds t) const noexcept {
        const sys_seconds limit = min_of(last_, saturating_sum(max_of(t, settled_), period));
        layers_around now{layers_};
        barren_offsets barren;
        while (t < limit) {
            const sys_seconds stretch_end = min_of(limit, now.around(t).end);
            const auto offsets = now.plain_offsets();
            if (barren.contain(offsets)) {
                t = stretch_end;
                continue;
            }
            const sys_seconds week_end = min_of(stretch_end, saturating_sum(t, week));
            const bool whole_week = week_end - t == week;
            while (t < week_end) {
                const sys_seconds reached = permitted ? past_forbidden(now, t) : past_permitted(now, t);
                if (reached == t) return t;
                t = reached;
            }
            if (whole_week) barren.add(offsets);
            t = max_of(t, stretch_end);
        }
        return last_;
    }

    [[nodiscard, gnu::noinline]] sys_seconds previous_end_by_stretches(bool permitted, sys_seconds t) const noexcept {
        const sys_seconds start = t;
        layers_around now{layers_};
        barren_offsets barren;
        while (t > first_) {
            // What repeats and has not the answer in a period never had it.
            if (t > settled_ && start - t >= period) {
                t = max_of(settled_, first_);
                continue;
            }
            const sys_seconds stretch_first = max_of(first_, now.around(t - seconds{1}).first);
            const auto offsets = now.plain_offsets();
            if (barren.contain(offsets)) {
                t = stretch_first;
                continue;
            }
            const sys_seconds week_first = max_of(stretch_first, saturating_sum(t, -week));
            const bool whole_week = t - week_first == week;
            while (t > week_first) {
                const sys_seconds reached = permitted ? before_forbidden(now, t) : before_permitted(now, t);
                if (reached == t) return t;
                t = reached;
            }
            if (whole_week) barren.add(offsets);
            t = min_of(t, stretch_first);
        }
        return first_;
    }

    /// `at` if every layer permits it; else an instant up to which one of them forbids.
    [[nodiscard]] static sys_seconds past_forbidden(layers_around& now, sys_seconds at) noexcept {
        sys_seconds reached = at;
        for (std::size_t i = 0; i < now.count(); ++i) {
            const layer_run run = now.run(i, at);
            if (!run.permitted) reached = max_of(reached, run.end);
        }
        return reached;
    }

    /// `at` if a layer forbids it; else an instant up to which all permit.
    [[nodiscard]] static sys_seconds past_permitted(layers_around& now, sys_seconds at) noexcept {
        sys_seconds reached = sys_seconds::max();
        for (std::size_t i = 0; i < now.count(); ++i) {
            const layer_run run = now.run(i, at);
            if (!run.permitted) return at;
            reached = min_of(reached, run.end);
        }
        return reached;
    }

    /// The same backwards, of the second before `at`.
    [[nodiscard]] static sys_seconds before_forbidden(layers_around& now, sys_seconds at) noexcept {
        sys_seconds reached = at;
        for (std::size_t i = 0; i < now.count(); ++i) {
            const layer_run run = now.run(i, at - seconds{1});
            if (!run.permitted) reached = min_of(reached, run.first);
        }
        return reached;
    }
    [[nodiscard]] static sys_seconds before_permitted(layers_around& now, sys_seconds at) noexcept {
        sys_seconds reached = sys_seconds::min();
        for (std::size_t i = 0; i < now.count(); ++i) {
            const layer_run run = now.run(i, at - seconds{1});
            if (!run.permitted) return at;
            reached = max_of(reached, run.first);
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
        return layer_search{layers_, *days_, settled_, first_, to}.next(permitted, from);
    }

    std::span<const layer> layers_;
    const day_table* days_;
    sys_seconds settled_;
    sys_seconds first_;
    sys_seconds last_;
};

} // namespace curfew::inline v0::detail
