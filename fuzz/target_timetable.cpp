// Timetables out of bytes: bare tasks, tasks under policies, and calling hours, in zones with fixed offsets, made-up transitions,
// POSIX rules, and a few of the IANA's. Against the model that steps from point to point of a grid (checks.hpp); and in
// windows of any length, what at() claims against the reading of the rules at single instants.

#include "checks.hpp"

#include "support/slow_rules.hpp"

#include <curfew/task/parse.hpp>
#include <curfew/timetable/batch.hpp>
#include <curfew/timetable/timetable.hpp>

#include <algorithm>
#include <array>
#include <cstdint>
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

// ---- on a grid

void check_request(const task& rules) {
    parse_options overnight_allowed;
    require(overnight_allowed.severities.set(rule::time_range_overnight, severity::warning),
            "a caller may lower the rule");
    const auto again = complete(parse(to_request(rules), overnight_allowed));
    require(again && *again == rules, "a task becomes a request and the same task again");
}

void check_bare(fuzz::input& in, const fuzz::grid& grid, const model::task& task) {
    check_request(random_tasks::to_task(task));
    const plain_call call = fuzz::bare_call(task, fuzz::take_any_zone(in, grid, task));
    const timetable calls = fuzz::bare_timetable(call);
    check_call(in, grid, call, calls);
    // A policy that says nothing changes nothing.
    const timetable under{random_tasks::to_task(task), calls.zone(), policy::from({}), random_tasks::ends(task)};
    check_call(in, grid, call, under);
}

/// Of parts that were moved from, one at a time, nothing is made that permits.
void check_moved_parts(const plain_call& call) {
    const zone& z = call.layers[0].zone.zone;
    task rules = random_tasks::to_task(call.task);
    policy under = fuzz::to_policy(call);
    const auto forbids_all = [&] {
        const timetable calls{rules, z, under};
        const auto first = calls.next_permitted(sys_seconds::min());
        return !first && !calls.has_rules();
    };
    const task kept_task = std::move(rules);
    require(forbids_all(), "a task that was moved from forbids"); // NOLINT: that is the question
    require(!timetable{rules, z}.next_permitted(sys_seconds::min()), "by itself too");
    rules = kept_task;
    const policy kept_policy = std::move(under);
    require(forbids_all(), "a policy that was moved from forbids"); // NOLINT
    date_exceptions dates = kept_policy.exceptions();
    const date_exceptions kept_dates = std::move(dates);
    under = policy::from(dates, kept_policy.layers()); // NOLINT
    require(forbids_all(), "exceptions that were moved from forbid");
    under = kept_policy;
    require(timetable(rules, z, under).has_rules(), "whole parts make a timetable");
}

/// Where two entries count a date as different weekdays, nothing is permitted on it; on other dates nothing changes.
void check_contradiction(fuzz::input& in, const plain_call& call) {
    date_exceptions dates = fuzz::to_exceptions(call.layers[0].rules.exceptions);
    const second day = model::floor_div(call.task.start, model::day_length) + in.below(3) - 1;
    if (day < fuzz::first_day || day > fuzz::last_day) return;
    const weekday as = all_weekdays[static_cast<std::size_t>(in.below(7))];
    for (const weekday each : {as, as + std::chrono::days{1}}) {
        require(dates.insert(fuzz::date_of(day), date_exception::counts_as(each)), "an entry is taken");
    }
    require(dates.find_conflict().has_value(), "entries that contradict each other are found");
    const timetable calls{random_tasks::to_task(call.task), call.layers[0].zone.zone,
                          policy::from(std::move(dates), fuzz::to_policy(call).layers()),
                          random_tasks::ends(call.task)};
    for (int i = 0; i < 16; ++i) {
        const second t = count(calls.first()) + in.below(700) * 600;
        if (instant(t) >= calls.last()) continue;
        const second shown = model::floor_div(call.layers[0].local(t), model::day_length);
        if (shown == day) require(!calls.permits(instant(t)), "a contradiction forbids its date");
        // What starts on the date may hold until the next one.
        if (shown != day && shown != day + 1)
            require(calls.permits(instant(t)) == call.permits(t), "and changes no other");
    }
}

void check_layers(fuzz::input& in, const fuzz::grid& grid, const model::task& task) {
    const plain_call call = fuzz::take_call(in, grid, task);
    const timetable calls = fuzz::to_timetable(call);
    check_call(in, grid, call, calls);
    check_moved_parts(call);
    check_contradiction(in, call);
}

// ---- windows of any length, at any second

/// Seconds that are often interesting: near a minute, near the window, anywhere.
local_seconds take_local(fuzz::input& in) {
    constexpr local_seconds near_2021{seconds{1621468800}};
    switch (in.below(4)) {
    case 0: return near_2021 + minutes{in.below(40000)};
    case 1: return near_2021 + minutes{in.below(40000)} - seconds{1};
    case 2: return near_2021 + seconds{static_cast<std::int64_t>(in.bytes(3))};
    default: return local_seconds{seconds{in.integer()}};
    }
}

/// What is claimed of the time around `t`, held against `reason_at(t)` at the borders of the claim and at places inside it.
template <class ReasonAt>
void check_claims(const timetable& calls, ReasonAt reason_at, sys_seconds t) {
    const auto permitted = [&](sys_seconds when) { return reason_at(when) == reason::permitted; };
    const verdict answer = calls.at(t);
    require(answer.reason == reason_at(t), "at() and the rules agree on the reason");
    require(calls.permits(t) == answer.permitted(), "permits() and at() agree");
    require(calls.explain(t).reason == answer.reason, "explain() and at() agree");
    require(!answer.since || *answer.since <= t, "since is not later than the time");
    require(!answer.until || *answer.until > t, "until is later than the time");
    if (answer.since) {
        require(permitted(*answer.since - seconds{1}) != answer.permitted(), "the answer changed at since");
        require(permitted(*answer.since) == answer.permitted(), "and not before");
    }
    if (answer.until) {
        require(permitted(*answer.until) != answer.permitted(), "the answer changes at until");
        require(permitted(*answer.until - seconds{1}) == answer.permitted(), "and not before");
    }
    require(calls.next_change(t) == answer.until, "next_change() is until");
    require(calls.next_permitted(t) == (answer.permitted() ? std::optional{t} : answer.until),
            "next_permitted() is now or at the change");
    const sys_seconds from = std::clamp(answer.since.value_or(t), calls.first(), calls.last());
    const sys_seconds until = std::clamp(answer.until.value_or(calls.last()), calls.first(), calls.last());
    for (sys_seconds when = from; when < until; when += (until - from) / 32 + seconds{1}) {
        require(permitted(when) == answer.permitted(), "the answer stays from since until then");
    }
    constexpr std::int64_t most = sys_seconds::max().time_since_epoch().count() / 1000 - 1;
    if (std::abs(std::max(count(t), -most)) >= most) return;
    const std::chrono::sys_time<std::chrono::milliseconds> late = t + std::chrono::milliseconds{999};
    require(calls.permits(late) == answer.permitted() && calls.at(late) == answer, "a second is one as a whole");
}

/// The sum of the intervals is the permitted time; neighbours among them do not touch.
void check_sum(const timetable& calls, sys_seconds from, sys_seconds to) {
    from = std::clamp(from, calls.first(), calls.last());
    to = std::clamp(to, from, from + std::chrono::weeks{4});
    seconds sum{0};
    std::optional<sys_seconds> end;
    for (const interval& span : calls.intervals(from, to)) {
        require(span.from < span.until && (!end || *end < span.from), "intervals are in order, and as long as can be");
        sum += span.length();
        end = span.until;
    }
    require(sum == calls.permitted_time(from, to), "permitted_time() is the length of the intervals");
}

template <class ReasonAt>
void check_anywhere(fuzz::input& in, const timetable& calls, ReasonAt reason_at) {
    std::vector<sys_seconds> asked{sys_seconds::min(), sys_seconds::max()};
    for (const auto edge : {calls.first(), calls.last()}) {
        for (const auto t : {edge - seconds{1}, edge, edge + seconds{1}}) asked.push_back(t);
    }
    sys_seconds before = calls.first();
    for (int i = 0; i < 12 && !in.empty(); ++i) {
        const sys_seconds t{take_local(in).time_since_epoch()};
        asked.push_back(t);
        check_sum(calls, before, t);
        before = t;
    }
    for (const sys_seconds t : asked) check_claims(calls, reason_at, t);
    std::vector<std::uint8_t> answers(asked.size());
    permits(calls, asked, answers);
    for (std::size_t i = 0; i < asked.size(); ++i) {
        require((answers[i] == 1) == (reason_at(asked[i]) == reason::permitted), "a batch agrees with the rules");
    }
}

reason before_or_after(const timetable& calls, sys_seconds t) {
    return t < calls.first() ? reason::before_start : reason::after_end;
}

std::optional<call_window> take_window(fuzz::input& in) {
    const auto start = take_local(in);
    const auto end = take_local(in);
    return call_window::from(std::min(start, end), std::max(start, end));
}

/// A task by its own civil time.
void check_fixed_offset(fuzz::input& in) {
    const auto window = take_window(in);
    if (!window) return;
    const auto ends = in.below(2) == 0 ? range_end::exclusive : range_end::inclusive;
    std::vector<forbid_rule> list;
    for (const model::item& entry : fuzz::take_list(in, fuzz::grid{}, 600)) {
        list.push_back(random_tasks::to_rule(entry));
    }
    const auto rules =
        *complete(task_update{*task_open_id::from("fuzz"), *window, *call_concurrency::from(1), {}, std::move(list)});
    const seconds offset{in.below(57600) - 28800};
    const timetable calls{rules, *zone::fixed(offset), ends};
    require(calls.first().time_since_epoch() == window->start().time_since_epoch() - offset &&
                calls.last().time_since_epoch() == window->end().time_since_epoch() - offset,
            "a fixed offset shifts the window");
    check_anywhere(in, calls, [&](sys_seconds t) {
        if (t < calls.first() || t >= calls.last()) return before_or_after(calls, t);
        return slow_rules::reason_at(rules, local_seconds{t.time_since_epoch() + offset}, ends);
    });
}

/// A task under a policy, or calling hours, where the zones answer for themselves.
void check_any_zone(fuzz::input& in, bool hours_only) {
    const auto window = take_window(in);
    if (!window) return;
    const fuzz::grid grid = fuzz::grids[0];
    model::task task = fuzz::take_task(in, grid, 700);
    plain_call call = fuzz::take_call(in, grid, task);
    call.task.start = window->start().time_since_epoch().count();
    call.task.end = window->end().time_since_epoch().count();
    for (fuzz::plain_layer& layer : call.layers) layer.zone = fuzz::answering_itself(layer.zone.zone);
    if (hours_only) {
        call.layers = {call.layers.back()};
        call.layers[0].rules.is_hours = true;
        call.layers[0].rules.hours = fuzz::take_hours(in, grid);
    }
    const fuzz::plain_layer& first = call.layers[0];
    const timetable calls = hours_only ? timetable{random_tasks::to_hours(first.rules.hours), first.zone.zone,
                                                   fuzz::to_exceptions(first.rules.exceptions)}
                                       : fuzz::to_timetable(call);
    check_anywhere(in, calls, [&](sys_seconds t) {
        if (t < calls.first() || t >= calls.last()) return before_or_after(calls, t);
        const reason inside = call.reason_inside(count(t));
        return hours_only && inside == reason::forbid_range ? reason::local_hours : inside;
    });
}

} // namespace

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    fuzz::input in{data, size};
    const int choice = in.below(8);
    if (choice == 0) {
        check_fixed_offset(in);
    } else if (choice == 1 || choice == 2) {
        check_any_zone(in, choice == 2);
    } else {
        const fuzz::grid& grid = fuzz::grids[static_cast<std::size_t>(in.below(3))];
        const model::task task = fuzz::take_task(in, grid, 700);
        if (choice == 3) {
            check_bare(in, grid, task);
        } else {
            check_layers(in, grid, task);
        }
    }
    return 0;
}
