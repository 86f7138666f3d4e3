// Requests and instants out of bytes: schedule, explain, zoned_schedule and batches, through made-up zones, compiled ones and
// a few of the IANA's, against the model that steps from point to point of a grid.

#include "tasks.hpp"

#include "support/compare.hpp"
#include "support/simulation.hpp"

#include <curfew/timetable/batch.hpp>
#include <curfew/zone/compiled_zone.hpp>
#include <curfew/date_tz.hpp>
#include <curfew/timetable/explain.hpp>
#include <curfew/task/parse.hpp>
#include <curfew/timetable/schedule.hpp>
#include <curfew/timetable/zoned_schedule.hpp>

#include <algorithm>
#include <array>
#include <cstdint>
#include <limits>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace {

using namespace curfew;
using fuzz::require;
using model::second;

void require_none(const std::string& difference) {
    require(difference.empty(), difference.c_str());
}

/// Places at the ends of time, around the window and its changes, and wherever the input says.
std::vector<second> take_probes(fuzz::input& in, const fuzz::grid& grid, model::window window,
                                const model::answers& answers) {
    constexpr auto least = std::numeric_limits<second>::min();
    constexpr auto most = std::numeric_limits<second>::max();
    std::vector<second> probes{least, least + 1, most - 1, most, in.integer()};
    const auto around = [&](second t) { probes.insert(probes.end(), {t - 1, t, t + 1}); };
    around(window.first);
    around(window.last);
    const auto& spans = answers.spans();
    for (int count = in.below(8); count > 0; --count) around(window.first + (in.below(1024) - 64) * grid.step);
    for (int count = in.below(4); count > 0 && !spans.empty(); --count) {
        const auto& span = spans[static_cast<std::size_t>(in.below(static_cast<int>(spans.size())))];
        around(span.from);
        around(span.until);
    }
    return probes;
}

template <class Schedule, class Forbids>
void check_queries(fuzz::input& in, const fuzz::grid& grid, const Schedule& schedule, model::window window,
                   const model::answers& answers, Forbids forbids, const std::vector<second>& probes) {
    require_none(compare::first_difference(schedule, answers, window, forbids, probes));
    require_none(compare::first_span_difference(schedule, answers, window.first, window.last));
    const second from = window.first + (in.below(1024) - 64) * grid.step + in.below(3) - 1;
    require_none(compare::first_span_difference(schedule, answers, from, from + in.below(1024) * grid.step));
    require_none(compare::first_span_difference(schedule, answers, probes[4], probes[3]));
}

// ---- on the wall clock

void check_explanation(const model::task& task, const task_rules& rules, second t) {
    const auto found = explain(rules, local_seconds{seconds{t}}, random_tasks::ends(task));
    const bool inside = t >= task.start && t < task.end;
    const bool forbidden = model::forbids(task, t);
    require(found.reason == (t < task.start  ? reason::before_start
                             : t >= task.end ? reason::after_end
                             : forbidden     ? reason::forbid_range
                                             : reason::permitted),
            "explain() and the model agree on the reason");
    if (!inside || !forbidden) return;
    require(found.range.has_value(), "the range that forbids is named");
    const model::item& entry = task.forbid_list[found.range->item];
    model::task part{task.start, task.end, {{entry.weekdays, {entry.ranges[found.range->entry]}}}, task.end_inclusive};
    require(model::forbids(part, t), "the range that is named forbids by itself");
    part.forbid_list.assign(task.forbid_list.begin(),
                            task.forbid_list.begin() + static_cast<std::ptrdiff_t>(found.range->item));
    part.forbid_list.push_back({entry.weekdays, {}});
    part.forbid_list.back().ranges.assign(entry.ranges.begin(),
                                          entry.ranges.begin() + static_cast<std::ptrdiff_t>(found.range->entry));
    require(!model::forbids(part, t), "no range before it does");
}

void check_wall_clock(fuzz::input& in, const fuzz::grid& grid, const model::task& task) {
    const task_rules rules = random_tasks::to_rules(task);
    parse_options overnight_allowed;
    require(overnight_allowed.policy.set(rule::time_range_overnight, rule_action::warning),
            "a caller may lower the rule");
    require(parse(to_request(rules), overnight_allowed).value == rules,
            "rules become a request and the same rules again");

    const schedule compiled = compile(rules, random_tasks::ends(task));
    const model::window window{task.start, task.end};
    const auto forbids = [&](second t) { return model::forbids(task, t); };
    const model::answers answers{task.start, task.end, grid.step, [&](second t) { return !forbids(t); }};
    const auto probes = take_probes(in, grid, window, answers);
    check_queries(in, grid, compiled, window, answers, forbids, probes);
    for (const second t : probes) check_explanation(task, rules, t);
}

// ---- in zones

template <class Task>
void check_batches(fuzz::input& in, const fuzz::grid& grid, const Task& task, const model::answers& answers,
                   const std::vector<second>& probes) {
    const auto seed = static_cast<std::uint32_t>(in.bytes(2));
    const auto count = static_cast<std::size_t>(in.below(300)) + probes.size();
    const std::size_t skip = seed % 8;
    // In buffers of their exact size, at any alignment.
    const auto in_buffer = std::make_unique<sys_seconds[]>(count + skip);
    const auto out_buffer = std::make_unique<std::uint8_t[]>(count + skip);
    const auto words = std::make_unique<std::uint64_t[]>((count + 63) / 64);
    const std::span<sys_seconds> instants{in_buffer.get() + skip, count};
    const std::span<std::uint8_t> bytes{out_buffer.get() + skip, count};
    const std::span<std::uint64_t> bits{words.get(), (count + 63) / 64};
    std::uint32_t random = seed;
    for (std::size_t i = 0; i < count; ++i) {
        random = random * 1664525U + 1013904223U;
        const second near =
            task.first().time_since_epoch().count() + (random >> 8) % (900 * grid.step) - 40 * grid.step;
        instants[i] = sys_seconds{seconds{i < probes.size() ? probes[i] : near}};
    }
    const auto check_bytes = [&] {
        for (std::size_t i = 0; i < count; ++i) {
            const bool expected = answers.permits(instants[i].time_since_epoch().count());
            require(bytes[i] == (expected ? 1 : 0), "a batch answers as the model does, in bytes");
        }
    };
    require(permits(task, instants, bytes) == count, "a batch answers all");
    check_bytes();
    require(permits_bits(task, instants, bits) == count, "a batch answers all in bits");
    std::size_t permitted = 0;
    for (std::size_t i = 0; i < bits.size() * 64; ++i) {
        const bool bit = (bits[i / 64] >> (i % 64) & 1U) != 0;
        require(bit == (i < count && bytes[i] == 1), "and the same in bits");
        permitted += bit ? 1 : 0;
    }
    require(count_permitted(task, instants) == permitted, "and counts them");
    std::sort(instants.begin(), instants.end());
    const auto sorted = sorted_instants::from(instants);
    require(sorted.has_value(), "what is sorted is in order");
    std::fill(bytes.begin(), bytes.end(), std::uint8_t{9});
    require(permits(task, *sorted, bytes) == count, "a sorted batch answers all");
    check_bytes();
    require(count_permitted(task, *sorted) == permitted, "a sorted batch counts the same");
}

template <zone Zone>
void check_zone(fuzz::input& in, const fuzz::grid& grid, const model::task& task, const Zone& zone) {
    const schedule local = random_tasks::to_schedule(task);
    const zoned_schedule zoned{local, zone};
    const auto offset_at = [&](second t) -> second { return zone.offset_at(sys_seconds{seconds{t}}).count(); };
    model::window window{zoned.first().time_since_epoch().count(), zoned.last().time_since_epoch().count()};
    if (grid.step > 1) {
        // Not second by second, which takes too long.
        const model::window expected = model::resolve(task, offset_at, grid.step);
        require(window.first == expected.first, "a repeated or skipped StartTime counts late");
        require(window.last == std::max(expected.first, expected.last), "a repeated or skipped EndTime counts early");
    }
    const auto forbids = [&](second t) { return model::forbids(task, t + offset_at(t)); };
    const model::answers answers{window.first, window.last, grid.step, [&](second t) { return !forbids(t); }};
    for (const model::span& span : answers.spans()) {
        for (second t = span.from; t < span.until; t += grid.step) {
            const second shown = t + offset_at(t);
            require(shown >= task.start && shown < task.end,
                    "what is permitted is inside StartTime…EndTime on the clock");
        }
    }
    const auto probes = take_probes(in, grid, window, answers);
    const zoned_schedule compiled{local, compiled_zone{zone, local.window()}};
    check_queries(in, grid, zoned, window, answers, forbids, probes);
    check_queries(in, grid, compiled, window, answers, forbids, probes);
    check_batches(in, grid, zoned, answers, probes);
    check_batches(in, grid, compiled, answers, probes);
}

const std::vector<tz_zone>& real_zones() {
    static const std::vector<tz_zone> zones = [] {
        std::vector<tz_zone> found;
        for (const char* name : simulation::zone_names) found.push_back(*tz_zone::from_name(name).value);
        return found;
    }();
    return zones;
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

/// What `at` claims of the time around `t`, held against explain at the borders of the claim and at places inside it.
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
    if (!answer.until || t < *answer.until - std::chrono::weeks{2}) return;
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

void check_any_window(fuzz::input& in) {
    const auto start = take_local(in);
    const auto end = take_local(in);
    const auto window = call_window::from(std::min(start, end), std::max(start, end));
    if (!window) return;
    const auto ends = in.below(2) == 0 ? range_end::exclusive : range_end::inclusive;
    task_rules rules{*task_open_id::from("fuzz"), *window, *call_concurrency::from(1), redial_settings{},
                     std::vector<forbid_rule>{}};
    for (const model::item& entry : fuzz::take_list(in, fuzz::grid{}, 600)) {
        rules.forbid_list->push_back(random_tasks::to_rule(entry));
    }
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
}

} // namespace

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    fuzz::input in{data, size};
    const int choice = in.below(8);
    if (choice == 0) {
        check_any_window(in);
        return 0;
    }
    // The clock changes of the zones are on whole minutes.
    const bool real = choice == 3 || choice == 4;
    const fuzz::grid& grid = fuzz::grids[real ? 1 : static_cast<std::size_t>(in.below(3))];
    const model::task task = fuzz::take_task(in, grid, 700);
    if (choice == 1) {
        check_wall_clock(in, grid, task);
    } else if (choice == 2) {
        check_zone(in, grid, task, *fixed_offset::from(seconds{fuzz::take_offset(in, grid)}));
    } else if (real) {
        check_zone(in, grid, task, real_zones()[static_cast<std::size_t>(in.below(5))]);
    } else {
        check_zone(in, grid, task, fuzz::take_zone(in, grid, task));
    }
    return 0;
}
