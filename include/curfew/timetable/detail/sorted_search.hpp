#pragma once
// Where the changes of a task fall among instants in order. In an array larger than the caches a search waits for the memory
// at each step; so the places of many changes are looked for together, and the memory is waited for once for all of them.

#include <curfew/time/detail/order.hpp>
#include <curfew/time/instant.hpp>

#include <array>
#include <cstddef>
#include <span>

namespace curfew::inline v0::detail {

/// The first index in [from, in.size()) whose instant is not before `t`, looked for in steps that double, from `guess` on
/// or back; from ≤ guess. The closer the guess, the fewer of the instants are read.
[[nodiscard]] constexpr std::size_t gallop(std::span<const sys_seconds> in, std::size_t from, std::size_t guess,
                                           sys_seconds t) noexcept {
    std::size_t first = from;
    std::size_t end = in.size();
    if (guess < end) {
        std::size_t step = 8;
        if (in[guess] < t) {
            for (first = guess + 1; step < end - first && in[first + step] < t; step *= 2) first += step + 1;
            end = min_of(first + step, end);
        } else {
            for (end = guess; step < end - first && !(in[end - step] < t); step *= 2) end -= step;
            first = step < end - first ? end - step + 1 : first;
        }
    }
    while (first < end) {
        const std::size_t middle = first + (end - first) / 2;
        if (in[middle] < t) {
            first = middle + 1;
        } else {
            end = middle;
        }
    }
    return first;
}

/// The same, if it is within eight of the guess, without a branch that each search mispredicts; else by galloping.
[[nodiscard]] constexpr std::size_t search_around(std::span<const sys_seconds> in, std::size_t from, std::size_t guess,
                                                  sys_seconds t) noexcept {
    constexpr std::size_t reach = 8;
    std::size_t first = guess < from + reach ? from : guess - reach;
    if (in.size() - first < 2 * reach || in[first + 2 * reach - 1] < t || (first != from && !(in[first - 1] < t))) {
        return gallop(in, from, max_of(guess, from), t);
    }
    for (std::size_t half = reach; half > 0; half /= 2) first += half * std::size_t{in[first + half - 1] < t};
    return first;
}

/// Has the memory bring an instant, while something else is done.
inline void prefetch(const sys_seconds& instant) noexcept {
#ifdef __GNUC__
    __builtin_prefetch(&instant);
#else
    static_cast<void>(instant);
#endif
}

/// Sixty-four changes of a task, and where they fall among instants.
template <class Task>
class change_group {
public:
    static constexpr std::size_t most = 64;

    constexpr change_group(const Task& task, std::span<const sys_seconds> in) noexcept : task_{task}, in_{in} {}

    /// The changes after in[begin], at places guessed from the `density`, in instants a second.
    void start(std::size_t begin, double density) {
        begin_ = begin;
        density_ = density;
        permitted_ = task_.permits(in_[begin]);
        count_ = 0;
        for (sys_seconds t = in_[begin]; count_ < most && t <= in_.back(); ++count_) {
            const auto change = task_.next_change(t);
            if (!change) break;
            t = changes_[count_] = *change;
        }
        for (std::size_t k = 0; k < count_; ++k) guess(k, begin);
    }

    /// Guesses again, from the instants that are at the places.
    void improve() {
        for (std::size_t k = 0; k < count_; ++k) guess(k, places_[k]);
    }

    /// Finds the places; none waits for another. The end of the last stretch, or of the instants if no change comes after.
    std::size_t finish() {
        for (std::size_t k = 0; k < count_; ++k) places_[k] = search_around(in_, begin_, places_[k], changes_[k]);
        return end_ = count_ == most ? places_[most - 1] : in_.size();
    }

    /// Visits a part of the stretches, of `parts` equal ones.
    template <class Visit>
    void visit_part(std::size_t part, std::size_t parts, Visit& visit) const {
        const std::size_t last = part + 1 == parts ? count_ : most / parts * (part + 1);
        for (std::size_t k = most / parts * part; k < min_of(last, count_); ++k) {
            const std::size_t first = k == 0 ? begin_ : places_[k - 1];
            if (first != places_[k]) visit(first, places_[k], permitted_ == (k % 2 == 0));
        }
        const std::size_t known = count_ == 0 ? begin_ : places_[count_ - 1];
        if (part + 1 == parts && known != end_) visit(known, end_, permitted_ == (count_ % 2 == 0));
    }

    /// Instants a second, in all of the group.
    [[nodiscard]] double density() const noexcept {
        return static_cast<double>(end_ - begin_) / (seconds_between(in_[begin_], in_[end_ - 1]) + 1);
    }

    [[nodiscard]] static double seconds_between(sys_seconds from, sys_seconds to) noexcept {
        return static_cast<double>(to.time_since_epoch().count()) -
               static_cast<double>(from.time_since_epoch().count());
    }

private:
    void guess(std::size_t k, std::size_t from) noexcept {
        const double ahead = static_cast<double>(from) + density_ * seconds_between(in_[from], changes_[k]);
        const auto last = static_cast<double>(in_.size() - 1);
        places_[k] = static_cast<std::size_t>(max_of(static_cast<double>(begin_), min_of(ahead, last)));
        prefetch(in_[places_[k]]);
    }

    const Task& task_;
    std::span<const sys_seconds> in_;
    std::size_t begin_ = 0;
    std::size_t end_ = 0;
    std::size_t count_ = 0;
    bool permitted_ = false;
    double density_ = 0;
    std::array<sys_seconds, most> changes_;
    std::array<std::size_t, most> places_;
};

/// Calls `visit(first, end, permitted)` for stretches of the same answer, which make up all of `in`. In time that goes with
/// the number of changes among the instants, or with the number of instants where that is smaller.
template <class Task, class Visit>
void for_each_stretch(const Task& task, std::span<const sys_seconds> in, Visit visit) {
    // Fewer in a group, and its changes are not worth looking for.
    constexpr std::size_t few = 4 * change_group<Task>::most;
    constexpr std::size_t parts = 3;
    if (in.empty()) return;
    std::array<change_group<Task>, 2> groups{{{task, in}, {task, in}}};
    groups[0].start(0, static_cast<double>(in.size()) / (groups[0].seconds_between(in.front(), in.back()) + 1));
    groups[0].improve();
    groups[0].improve();
    std::size_t begin = 0;
    for (std::size_t now = 0;; now = 1 - now) {
        auto& group = groups[now];
        auto& next = groups[1 - now];
        const std::size_t end = group.finish();
        std::size_t i = end;
        if (end < begin + few) i = min_of(end + 2 * few, in.size());
        // While the answers of this group are written the memory brings what the next one asks for.
        if (i < in.size()) next.start(i, group.density());
        for (std::size_t part = 0; part < parts; ++part) {
            group.visit_part(part, parts, visit);
            if (part + 1 < parts && i < in.size()) next.improve();
        }
        for (std::size_t k = end; k < i; ++k) visit(k, k + 1, task.permits(in[k]));
        if (i == in.size()) return;
        begin = i;
    }
}

} // namespace curfew::inline v0::detail
