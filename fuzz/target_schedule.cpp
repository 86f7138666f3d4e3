// Random rules and instants: schedule and zoned_schedule against explain, the slow interpreter.

#include "input.hpp"

#include <curfew/explain.hpp>
#include <curfew/schedule.hpp>
#include <curfew/zoned_schedule.hpp>

#include <algorithm>
#include <initializer_list>
#include <vector>

namespace {

using namespace curfew;
using fuzz::require;

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

std::optional<time_range> take_range(fuzz::input& in) {
    const auto start = time_of_day::from_minutes(in.below(1440));
    const auto end = time_of_day::from_minutes(in.below(1441));
    return time_range::from(*start, *end);
}

std::vector<forbid_rule> take_list(fuzz::input& in) {
    std::vector<forbid_rule> list;
    for (int items = in.below(5); items > 0; --items) {
        const auto days = weekday_set::from_bits(static_cast<unsigned>(in.below(128)));
        std::vector<time_range> ranges;
        for (int count = in.below(6); count > 0; --count) {
            if (const auto range = take_range(in)) ranges.push_back(*range);
        }
        if (auto item = forbid_rule::from(days, std::move(ranges))) list.push_back(*std::move(item));
    }
    return list;
}

/// What `at` claims of the time around `t`, held against explain at the borders of the claim and at places inside it.
/// The property tests look at every minute; here speed finds more.
void check_local(const schedule& compiled, const task_rules& rules, range_end ends, local_seconds t) {
    const auto permitted = [&](local_seconds when) { return explain(rules, when, ends).reason == reason::permitted; };
    const auto answer = compiled.at(t);
    require(answer.reason == explain(rules, t, ends).reason, "at() and explain() agree on the reason");
    require(compiled.permits(t) == answer.permitted(), "permits() and at() agree");
    require(!answer.since || *answer.since <= t, "since is not later than the time");
    require(!answer.until || *answer.until > t, "until is later than the time");
    if (answer.since)
        require(permitted(*answer.since - seconds{1}) != answer.permitted(), "the answer changed at since");
    if (answer.until) require(permitted(*answer.until) != answer.permitted(), "the answer changes at until");
    require(compiled.next_change(t) == answer.until, "next_change() is until");
    const auto next = compiled.next_permitted(t);
    require(next == (answer.permitted() ? std::optional{t} : answer.until), "next_permitted() is now or at the change");
    if (!answer.until || *answer.until - t > std::chrono::weeks{2}) return;
    const seconds step = (*answer.until - t) / 32 + seconds{1};
    for (auto when = t; when < *answer.until; when += step) {
        require(permitted(when) == answer.permitted(), "the answer stays until then");
    }
}

/// The sum of the intervals is the permitted time.
void check_sum(const schedule& compiled, local_seconds from, local_seconds to) {
    to = std::min(to, from + std::chrono::weeks{4});
    seconds sum{0};
    for (const auto& span : compiled.intervals(from, to)) sum += span.length();
    require(sum == compiled.permitted_time(from, to), "permitted_time() is the length of the intervals");
}

} // namespace

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    fuzz::input in{data, size};
    const auto ends = in.below(2) == 0 ? range_end::exclusive : range_end::inclusive;
    const auto start = take_local(in);
    const auto end = take_local(in);
    const auto window = call_window::from(std::min(start, end), std::max(start, end));
    if (!window) return 0;
    const task_rules rules{*task_open_id::from("fuzz"), *window, *call_concurrency::from(1), redial_policy{},
                           take_list(in)};
    const auto zone = fixed_offset::from(seconds{in.below(57600) - 28800});
    const schedule compiled = compile(rules, ends);
    const zoned_schedule zoned{compiled, *zone};

    for (const auto edge : {window->start(), window->end()}) {
        for (const auto t : {edge - seconds{1}, edge, edge + seconds{1}}) check_local(compiled, rules, ends, t);
    }
    local_seconds before = window->start();
    for (int i = 0; i < 16 && !in.empty(); ++i) {
        const local_seconds t = take_local(in);
        check_local(compiled, rules, ends, t);
        check_sum(compiled, std::clamp(before, window->start(), window->end()), t);
        before = t;
        if (t < window->start() - offset_limit || t > window->end() + offset_limit) continue;
        const sys_seconds instant{t.time_since_epoch() - zone->offset()};
        require(zoned.permits(instant) == compiled.permits(t), "a fixed offset shifts the answer and nothing else");
    }
    return 0;
}
