#pragma once
// When a callee was called so far, and what attempt limits allow after that.
//
//     limit 3 within 5 minutes, attempts at 10:00:00, 10:01:00 and 10:02:00
//         10:04:59   three attempts lie less than five minutes back: not yet
//         10:05:00   the one at 10:00:00 counts no longer: one more is allowed
//
// What is not known of earlier attempts is not assumed to be none: a caller passes the history, or says
// attempt_history::none(). [rulebook section 3, point 10]

#include <curfew/time/detail/order.hpp>
#include <curfew/time/detail/reset_on_move.hpp>
#include <curfew/time/instant.hpp>
#include <curfew/timetable/attempt_limits.hpp>
#include <curfew/zone/transition.hpp>
#include <curfew/zone/zone.hpp>

#include <compare>
#include <cstddef>
#include <optional>
#include <span>
#include <vector>

namespace curfew::inline v0 {

/// All attempts to call one callee. A value. One that was moved from is not known, and then no limits allow anything.
class attempt_history {
public:
    /// There were no attempts.
    [[nodiscard]] static attempt_history none() noexcept { return attempt_history{}; }

    /// These attempts and no others, in any order; an instant that is listed twice is two attempts.
    [[nodiscard]] static attempt_history from(std::span<const sys_seconds> attempts) {
        attempt_history result;
        result.attempts_.assign(attempts.begin(), attempts.end());
        detail::stable_sort(result.attempts_, [](sys_seconds a, sys_seconds b) { return a < b; });
        return result;
    }

    /// Adds an attempt. Constant time for the latest one, amortised; else linear. A history that is not known stays so.
    void add(sys_seconds attempt) {
        std::size_t at = attempts_.size();
        while (at > 0 && attempts_[at - 1] > attempt) --at;
        attempts_.insert(attempts_.begin() + static_cast<std::ptrdiff_t>(at), attempt);
    }

    /// Forgets the attempts that count no longer at `now` or later, by any of `limits`. Linear.
    void trim(const attempt_limits& limits, sys_seconds now);

    /// The attempts in ascending order.
    [[nodiscard]] std::span<const sys_seconds> attempts() const noexcept { return attempts_; }

    /// Whether it was not moved from.
    [[nodiscard]] bool is_known() const noexcept { return present_.get(); }

    friend bool operator==(const attempt_history&, const attempt_history&) noexcept = default;

private:
    attempt_history() noexcept = default;

    std::vector<sys_seconds> attempts_;
    detail::presence present_;
};

/// The first instant at or after `t` at which one more attempt stays within all of `limits`; nullopt if there is none. It
/// stays allowed from there until the next attempt, so a search may go on to a permitted time. Attempts later than `t` count
/// too: a clock that ran ahead must not make room for a call. For limits per day of the task's zone, pass limits.in(zone).
/// Linear in the attempts for each limit; allocates nothing.
[[nodiscard]] inline std::optional<sys_seconds> next_allowed(const attempt_limits& limits,
                                                             const attempt_history& history, sys_seconds t) noexcept;

/// Whether one more attempt at `t` stays within all of `limits`.
[[nodiscard]] inline bool allows(const attempt_limits& limits, const attempt_history& history, sys_seconds t) noexcept;

// ---- implementation -------------------------------------------------------------------------------------------

namespace detail {

/// The first instant from which on the clock of `z` never shows a time before `local`, one of the years 0000–9999.
[[nodiscard]] constexpr sys_seconds past_for_good(const zone& z, local_seconds local) noexcept {
    const sys_seconds as_utc{local.time_since_epoch()};
    sys_seconds found = as_utc - 2 * offset_limit;
    for (sys_seconds at = found; at < as_utc + 2 * offset_limit;) {
        const offset_span span = z.span_at(at);
        const sys_seconds reached = min_of(span.last, as_utc - span.offset);
        if (reached > span.first) found = max_of(found, reached);
        at = span.last;
    }
    return found;
}

/// The instant from which on an attempt counts no longer, or never.
struct end_of_counting {
    bool never = true;
    sys_seconds at;

    friend constexpr auto operator<=>(const end_of_counting&, const end_of_counting&) noexcept = default;
};

[[nodiscard]] inline end_of_counting end_of(const attempt_limit& limit, sys_seconds attempt) noexcept {
    if (!limit.is_per_day()) {
        if (attempt > sys_seconds::max() - limit.span()) return {};
        return {false, attempt + limit.span()};
    }
    if (!limit.zone()) return {};
    constexpr auto first_date = std::chrono::floor<std::chrono::days>(earliest_local_time);
    constexpr auto last_date = std::chrono::floor<std::chrono::days>(latest_local_time);
    const auto date = max_of(std::chrono::floor<std::chrono::days>(limit.zone()->to_local(attempt)), first_date);
    if (date >= last_date) return {};
    return {false, past_for_good(*limit.zone(), date + std::chrono::days{1})};
}

/// From when on a limit that allows some attempts allows one more; nullopt: at any time. The attempts ascend.
[[nodiscard]] inline std::optional<end_of_counting> allowed_from(const attempt_limit& limit,
                                                                 std::span<const sys_seconds> attempts) noexcept {
    const auto count = static_cast<std::size_t>(limit.count().count);
    if (attempts.size() < count) return std::nullopt;
    // Wanted is the count-th from the end of the sorted ends. The ends ascend as the attempts do, but for dates that a
    // transition repeats; so the latest of all but the last count - 1 is it, or one that is a little too late.
    end_of_counting found = end_of(limit, attempts[0]);
    for (const sys_seconds attempt : attempts.first(attempts.size() - count + 1)) {
        found = max_of(found, end_of(limit, attempt));
    }
    for (;;) {
        std::size_t not_before = 0;
        end_of_counting before{false, sys_seconds::min()};
        for (const sys_seconds attempt : attempts) {
            const end_of_counting end = end_of(limit, attempt);
            if (end < found) {
                before = max_of(before, end);
            } else {
                ++not_before;
            }
        }
        if (not_before >= count) return found;
        found = before;
    }
}

/// next_allowed() where limits per day of the task's zone mean `task_zone`; nullptr if it is not known.
[[nodiscard]] inline std::optional<sys_seconds> next_allowed(const attempt_limits& limits,
                                                             const attempt_history& history, sys_seconds t,
                                                             const zone* task_zone) noexcept {
    if ((limits.limits().empty() && !limits.is_unlimited()) || !history.is_known()) return std::nullopt;
    for (const attempt_limit& given : limits.limits()) {
        const attempt_limit limit = task_zone == nullptr ? given : given.in(*task_zone);
        if (limit.allows_nothing()) return std::nullopt;
        const auto from = allowed_from(limit, history.attempts());
        if (!from) continue;
        if (from->never) return std::nullopt;
        t = max_of(t, from->at);
    }
    return t;
}

} // namespace detail

inline std::optional<sys_seconds> next_allowed(const attempt_limits& limits, const attempt_history& history,
                                               sys_seconds t) noexcept {
    return detail::next_allowed(limits, history, t, nullptr);
}

inline bool allows(const attempt_limits& limits, const attempt_history& history, sys_seconds t) noexcept {
    return next_allowed(limits, history, t) == t;
}

inline void attempt_history::trim(const attempt_limits& limits, sys_seconds now) {
    if (limits.allows_nothing()) return;
    std::erase_if(attempts_, [&](sys_seconds attempt) {
        for (const attempt_limit& limit : limits.limits()) {
            if (detail::end_of(limit, attempt) > detail::end_of_counting{false, now}) return false;
        }
        return true;
    });
}

} // namespace curfew::inline v0
