// Redials out of bytes: of bare tasks and of tasks under policies, without limits and within limits of spans and of days, after
// whatever history. Against a simulation that goes from one point of the grid to the next.

#include "layers.hpp"

#include <curfew/plan/attempt_history.hpp>
#include <curfew/plan/redial.hpp>

#include <algorithm>
#include <cstddef>
#include <limits>
#include <optional>
#include <utility>
#include <vector>

namespace {

using namespace curfew;
using fuzz::count;
using fuzz::instant;
using fuzz::plain_call;
using fuzz::plain_zone;
using fuzz::require;
using model::second;

// ---- limits

/// At most `count` attempts within `span` seconds; or, where that is 0, on a date of a zone.
struct plain_limit {
    int count = 1;
    second span = 0;
    plain_zone zone;
    bool of_task_zone = false;

    /// Whether an attempt at `p` counts at `t`. One later than `t` counts like one just made. One on a date counts until the
    /// clock of the zone never shows the date again, or an earlier one; before the first date of the years 0000–9999 until
    /// that is over, and from the last one on for ever.
    [[nodiscard]] bool counts(second p, second t) const {
        if (p >= t) return true;
        if (span != 0) return p > t - span;
        const auto date = [&](second when) { return model::floor_div(when + zone.offset_at(when), model::day_length); };
        const second day = std::max(date(p), fuzz::first_day);
        if (day >= fuzz::last_day) return true;
        // Between transitions the clock goes on: it shows the earliest date right after one.
        for (second when = t; when < (day + 3) * model::day_length;
             when = count_of(zone.zone.span_at(instant(when)).last)) {
            if (date(when) <= day) return true;
        }
        return false;
    }

    [[nodiscard]] attempt_limit to_limit() const {
        if (span != 0) return attempt_limit::within(attempts{count}, seconds{span});
        return of_task_zone ? attempt_limit::per_day(attempts{count})
                            : attempt_limit::per_day(attempts{count}, zone.zone);
    }

private:
    static second count_of(sys_seconds t) { return t.time_since_epoch().count(); }
};

bool within_limits(const std::vector<plain_limit>& limits, const std::vector<second>& past, second t) {
    return std::all_of(limits.begin(), limits.end(), [&](const plain_limit& limit) {
        return std::count_if(past.begin(), past.end(), [&](second p) { return limit.counts(p, t); }) < limit.count;
    });
}

std::vector<plain_limit> take_limits(fuzz::input& in, const fuzz::grid& grid, const plain_call& call) {
    std::vector<plain_limit> limits(static_cast<std::size_t>(in.below(4)), {1, 0, call.layers[0].zone, false});
    for (plain_limit& limit : limits) {
        limit.count = 1 + in.below(5);
        switch (in.below(4)) {
        case 0: limit.of_task_zone = true; break;
        case 1: limit.zone = fuzz::take_any_zone(in, grid, call.task); break;
        default: limit.span = (1 + in.below(256)) * grid.step;
        }
    }
    return limits;
}

attempt_limits to_limits(const std::vector<plain_limit>& limits) {
    if (limits.empty()) return attempt_limits::unlimited();
    std::vector<attempt_limit> list;
    for (const plain_limit& limit : limits) list.push_back(limit.to_limit());
    return attempt_limits::from(std::move(list));
}

attempt_history to_history(fuzz::input& in, const std::vector<second>& past) {
    std::vector<sys_seconds> instants;
    for (const second p : past) instants.push_back(instant(p));
    const auto all = attempt_history::from(instants);
    auto one_by_one = attempt_history::none();
    for (const sys_seconds p : instants) one_by_one.add(p);
    require(all == one_by_one, "a history is the same in whatever way it was told");
    return in.below(2) == 0 ? all : one_by_one;
}

/// The first instant from `t` on that the limits allow, which the library must find too; the greatest number if there is none.
second check_limits(const fuzz::grid& grid, const std::vector<plain_limit>& limits, const attempt_limits& all,
                    const std::vector<second>& past, const attempt_history& history, second t) {
    // By then whatever counts for some time counts no longer.
    second horizon = t;
    for (const second p : past) horizon = std::max(horizon, p);
    horizon += 4 * model::day_length + 256 * grid.step;
    second expected = t;
    while (expected < horizon && !within_limits(limits, past, expected)) expected += grid.step;
    const bool never = expected >= horizon;
    const auto found = next_allowed(all, history, instant(t));
    require(found.has_value() == !never, "limits allow something in the end, but for what counts for ever");
    require(never || *found == instant(expected), "next_allowed() is the first instant");
    require(allows(all, history, instant(t)) == (found == instant(t)), "allows() says whether that is now");
    attempt_history trimmed = history;
    trimmed.trim(all, instant(t));
    require(next_allowed(all, trimmed, instant(t)) == found, "what is trimmed counts no longer");
    return never ? std::numeric_limits<second>::max() : expected;
}

/// Who says nothing, or has forgotten what it said, allows nothing.
void check_moved(attempt_limits limits, attempt_history history, second t) {
    require(!next_allowed(attempt_limits{}, history, instant(t)), "limits by default allow nothing");
    const attempt_limits kept_limits = std::move(limits);
    require(!next_allowed(limits, history, instant(t)), "limits that were moved from allow nothing"); // NOLINT
    const attempt_history kept = std::move(history);
    const auto unknown = next_allowed(kept_limits, history, instant(t)); // NOLINT
    require(!unknown, "where the history is not known, nothing is allowed");
    const bool near_last_date = t > (fuzz::last_day - 6) * model::day_length;
    require(near_last_date || next_allowed(kept_limits, kept, instant(t)), "where both are known, something is");
}

// ---- redials

struct plain_plan {
    const plain_call& call;
    second first;
    second last;
    second step;
    redial_settings settings;

    /// Section 3, point 6; `allowed(t)` is the first instant from `t` on that the limits allow.
    template <class Allowed>
    [[nodiscard]] redial_answer next(second ended, int made, Allowed allowed) const {
        if (made >= settings.times()) return redial_answer{redial_end::all_placed};
        const second due = ended + seconds{settings.interval()}.count();
        if (due >= last) return redial_answer{redial_end::window_over};
        second t = allowed(due);
        if (t >= last) return redial_answer{redial_end::limit_reached};
        for (; t < last; t += step) {
            if (t >= first && call.permits(t)) return redial_answer{redial{made + 1, instant(due), instant(t)}};
        }
        return redial_answer{redial_end::never_permitted};
    }
};

void check_redials(fuzz::input& in, const fuzz::grid& grid, const plain_call& call, const timetable& calls) {
    const int interval = grid.minutes == 1 ? 5 + in.below(in.below(2) == 0 ? 16 : 1436) : 15 * (1 + in.below(96));
    const auto settings = *redial_settings::from(in.below(6), minutes{interval});
    const second ended = count(calls.first()) + (in.below(1024) - 128) * grid.step;
    const second talk = in.below(16) * grid.step;
    const plain_plan simulated{call, count(calls.first()), count(calls.last()), grid.step, settings};

    const auto limits = take_limits(in, grid, call);
    std::vector<second> past;
    for (int n = in.below(8); n > 0; --n) past.push_back(ended - (in.below(256) - 8) * grid.step);
    const attempt_history history = to_history(in, past);
    const attempt_limits all = to_limits(limits);
    // Asked by themselves, limits of the task's zone must be told which that is.
    const attempt_limits in_zone = all.in(calls.zone());
    check_moved(in_zone, history, ended);

    const auto unlimited = [](second t) { return t; };
    second free_ended = ended;
    const redial_plan free_plan{calls, settings, {instant(ended)}, seconds{talk}};
    for (int made = 0;; ++made) {
        const auto expected = simulated.next(free_ended, made, unlimited);
        require(next_attempt(calls, settings, {instant(free_ended), made}) == expected,
                "a redial is the first the simulation finds");
        require((static_cast<std::size_t>(made) < free_plan.size()) == static_cast<bool>(expected),
                "a plan ends where the redials do");
        if (!expected) {
            require(free_plan.over() == expected.over(), "and for the same reason");
            break;
        }
        require(free_plan.begin()[made] == *expected, "a plan has the same redials");
        free_ended = count(expected->at) + talk;
    }

    const redial_plan plan{calls, settings, {instant(ended)}, all, history, seconds{talk}};
    std::vector<second> so_far = past;
    attempt_history history_so_far = history;
    second now = ended;
    for (int made = 0;; ++made) {
        const auto expected = simulated.next(
            now, made, [&](second t) { return check_limits(grid, limits, in_zone, so_far, history_so_far, t); });
        require(next_attempt(calls, settings, {instant(now), made}, all, history_so_far) == expected,
                "a redial within limits is the first the simulation finds");
        require((static_cast<std::size_t>(made) < plan.size()) == static_cast<bool>(expected),
                "a plan within limits ends where the redials do");
        if (!expected) {
            require(plan.over() == expected.over(), "and for the same reason");
            break;
        }
        require(plan.begin()[made] == *expected, "a plan within limits has the same redials");
        require(within_limits(limits, so_far, count(expected->at)), "each of which is within the limits");
        so_far.push_back(count(expected->at));
        history_so_far.add(expected->at);
        now = count(expected->at) + talk;
    }

    // Any instant at all.
    for (const sys_seconds any : {instant(in.integer()), sys_seconds::min(), sys_seconds::max()}) {
        const auto answer = next_attempt(calls, settings, {any, -1}, all, history);
        if (settings.times() == 0) {
            require(answer.over() == redial_end::all_placed, "no redial is left");
        } else if (answer) {
            require(calls.permits(answer->at) && allows(in_zone, history, answer->at),
                    "a redial is permitted and within limits");
            require(answer->at >= answer->due && answer->number == 1, "a redial is not early");
        } else {
            const bool in_time =
                any <= sys_seconds::max() - settings.interval() && any + settings.interval() < calls.last();
            const auto first = in_time ? next_allowed(in_zone, history, any + settings.interval()) : std::nullopt;
            const bool allowed = first && *first < calls.last();
            require(answer.over() == (!in_time   ? redial_end::window_over
                                      : !allowed ? redial_end::limit_reached
                                                 : redial_end::never_permitted),
                    "the reason is the first that applies");
            require(!allowed || !calls.next_permitted(*first), "there is nothing left");
        }
    }

    timetable gone = calls;
    const timetable kept = std::move(gone);
    const redial_plan none{gone, settings, {instant(ended)}, all, history}; // NOLINT: that is the question
    require(none.empty(), "no redial is planned by a timetable that was moved from");
    require(redial_plan(kept, settings, {instant(ended)}, all, history, seconds{talk}) == plan, "but by the other one");
}

} // namespace

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    fuzz::input in{data, size};
    const bool under_policy = in.below(2) == 0;
    const fuzz::grid& grid = fuzz::grids[static_cast<std::size_t>(in.below(3))];
    const model::task task = fuzz::take_task(in, grid, 600);
    const plain_call call =
        under_policy ? fuzz::take_call(in, grid, task) : fuzz::bare_call(task, fuzz::take_any_zone(in, grid, task));
    check_redials(in, grid, call, under_policy ? fuzz::to_timetable(call) : fuzz::bare_timetable(call));
    return 0;
}
