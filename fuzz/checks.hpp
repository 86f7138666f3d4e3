#pragma once
// A timetable against the model that steps from point to point of a grid: every question, at places that are likely to hurt.

#include "layers.hpp"

#include "support/compare.hpp"

#include <curfew/timetable/batch.hpp>
#include <curfew/timetable/timetable.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <utility>
#include <vector>

namespace fuzz {

inline void require_none(const std::string& difference) {
    require(difference.empty(), difference.c_str());
}

/// Places at the ends of time, around the window and its changes, and wherever the input says.
inline std::vector<second> take_probes(input& in, const grid& g, model::window window, const model::answers& answers) {
    constexpr auto least = std::numeric_limits<second>::min();
    constexpr auto most = std::numeric_limits<second>::max();
    std::vector<second> probes{least, least + 1, most - 1, most, in.integer()};
    const auto around = [&](second t) { probes.insert(probes.end(), {t - 1, t, t + 1}); };
    around(window.first);
    around(window.last);
    const auto& spans = answers.spans();
    for (int count = in.below(8); count > 0; --count) around(window.first + (in.below(1024) - 64) * g.step);
    for (int count = in.below(4); count > 0 && !spans.empty(); --count) {
        const auto& span = spans[static_cast<std::size_t>(in.below(static_cast<int>(spans.size())))];
        around(span.from);
        around(span.until);
    }
    return probes;
}

/// A batch in buffers of their exact size, at any alignment.
inline void check_batches(input& in, const grid& g, const curfew::timetable& calls, const model::answers& answers,
                          const std::vector<second>& probes) {
    using namespace curfew;
    const auto seed = static_cast<std::uint32_t>(in.bytes(2));
    const auto count = static_cast<std::size_t>(in.below(300)) + probes.size();
    const std::size_t skip = seed % 8;
    const auto in_buffer = std::make_unique<sys_seconds[]>(count + skip);
    const auto out_buffer = std::make_unique<std::uint8_t[]>(count + skip);
    const auto words = std::make_unique<std::uint64_t[]>((count + 63) / 64);
    const std::span<sys_seconds> instants{in_buffer.get() + skip, count};
    const std::span<std::uint8_t> bytes{out_buffer.get() + skip, count};
    const std::span<std::uint64_t> bits{words.get(), (count + 63) / 64};
    std::uint32_t random = seed;
    for (std::size_t i = 0; i < count; ++i) {
        random = random * 1664525U + 1013904223U;
        const second near = calls.first().time_since_epoch().count() + (random >> 8) % (900 * g.step) - 40 * g.step;
        instants[i] = instant(i < probes.size() ? probes[i] : near);
    }
    const auto check_bytes = [&] {
        for (std::size_t i = 0; i < count; ++i) {
            const bool expected = answers.permits(instants[i].time_since_epoch().count());
            require(bytes[i] == (expected ? 1 : 0), "a batch answers as the model does, in bytes");
        }
    };
    require(permits(calls, instants, bytes) == count, "a batch answers all");
    check_bytes();
    require(permits_bits(calls, instants, bits) == count, "a batch answers all in bits");
    std::size_t permitted = 0;
    for (std::size_t i = 0; i < bits.size() * 64; ++i) {
        const bool bit = (bits[i / 64] >> (i % 64) & 1U) != 0;
        require(bit == (i < count && bytes[i] == 1), "and the same in bits");
        permitted += bit ? 1 : 0;
    }
    require(count_permitted(calls, instants) == permitted, "and counts them");
    std::sort(instants.begin(), instants.end());
    const auto sorted = sorted_instants::from(instants);
    require(sorted.has_value(), "what is sorted is in order");
    std::fill(bytes.begin(), bytes.end(), std::uint8_t{9});
    require(permits(calls, *sorted, bytes) == count, "a sorted batch answers all");
    check_bytes();
    require(count_permitted(calls, *sorted) == permitted, "a sorted batch counts the same");
}

/// The range that forbids, by the model: the first that does so by itself.
inline std::string range_pointer(const plain_layer& layer, second t) {
    plain_layer part = layer;
    const auto& list = layer.rules.forbid_list;
    for (std::size_t item = 0; item < list.size(); ++item) {
        for (std::size_t entry = 0; entry < list[item].ranges.size(); ++entry) {
            part.rules.forbid_list = {{list[item].weekdays, {list[item].ranges[entry]}}};
            if (part.forbids(t) == model::cause::none) continue;
            return "/ForbidTimeList/" + std::to_string(item) + "/Times/" + std::to_string(entry);
        }
    }
    return "no range";
}

/// The exception that closes, by the model: the first that does so by itself.
inline std::size_t closing_exception(const plain_layer& layer, second t) {
    model::layer part;
    std::size_t i = 0;
    for (; i < layer.rules.exceptions.size(); ++i) {
        part.exceptions = {layer.rules.exceptions[i]};
        if (model::forbids(part, layer.local(t)) == model::cause::exception) break;
    }
    return i;
}

inline void check_explanation(const plain_call& call, const curfew::timetable& calls, model::window window, second t) {
    using namespace curfew;
    const explanation found = calls.explain(instant(t));
    const reason expected = t < window.first   ? reason::before_start
                            : t >= window.last ? reason::after_end
                                               : call.reason_inside(t);
    require(found.reason == expected, "explain() and the model agree on the reason");
    require(found.range.has_value() == (expected == reason::forbid_range), "a forbid range is named where one forbids");
    const std::string pointer = found.pointer.text();
    if (expected == reason::permitted || expected == reason::before_start || expected == reason::after_end) {
        require(found.document == (expected == reason::permitted ? document::none : document::task),
                "the window is the task's");
        require(pointer == (expected == reason::permitted      ? ""
                            : expected == reason::before_start ? "/StartTime"
                                                               : "/EndTime"),
                "the end of the window that forbids is named");
        return;
    }
    const std::size_t layer = call.forbidding(t);
    const plain_layer& forbidding = call.layers[layer];
    require(found.layer == layer, "the first layer that forbids is named");
    require(found.zone == forbidding.zone_text, "and its zone");
    const std::string local_hours = layer == 0 ? "" : "/LocalHours/" + std::to_string(layer - 1);
    if (expected == reason::forbid_range) {
        require(found.document == document::task, "a forbid range is the task's");
        require(pointer == range_pointer(forbidding, t), "the first range that forbids is named");
        const model::range& range = call.task.forbid_list[found.range->item].ranges[found.range->entry];
        require(found.range->range.start().minutes_since_midnight() == range.start &&
                    found.range->range.end().minutes_since_midnight() == range.end,
                "as it is written");
    } else if (expected == reason::holiday) {
        const std::size_t closing = closing_exception(forbidding, t);
        require(found.document == document::policy, "an exception is the policy's");
        require(pointer == local_hours + "/Exceptions/" + std::to_string(closing), "the first that closes is named");
        require(found.name == exception_name(closing), "by its name");
    } else {
        require(found.document == document::policy && pointer == local_hours, "hours are the policy's");
    }
}

/// What was moved from forbids; what it was moved to says what it said.
inline void check_moved(const curfew::timetable& calls, const std::vector<second>& probes) {
    using namespace curfew;
    timetable from = calls;
    const timetable to = std::move(from);
    timetable assigned;
    timetable also_from = to;
    assigned = std::move(also_from);
    std::vector<sys_seconds> instants;
    for (const second t : probes) instants.push_back(instant(t));
    for (const sys_seconds t : instants) {
        require(to.at(t) == calls.at(t) && assigned.at(t) == calls.at(t), "what is moved says the same");
        for (const timetable* gone : {&from, &also_from}) { // NOLINT: that is the question
            require(!gone->permits(t) && !gone->next_permitted(t) && !gone->next_change(t), "what is gone forbids");
            require(gone->at(t) == verdict{reason::no_rules, {}, {}}, "since ever and for ever");
            require(gone->explain(t).reason == reason::no_rules, "for the lack of rules");
        }
    }
    require(count_permitted(from, instants) == 0, "in batches too");
    require(from.permitted_time(sys_seconds::min(), sys_seconds::max()) == seconds{0}, "at no time");
}

/// All of it. `calls` was made of `call`; the task's window and all transitions and ranges are on the grid.
inline void check_call(input& in, const grid& g, const plain_call& call, const curfew::timetable& calls) {
    const auto& offset_at = call.layers[0].zone.offset_at;
    model::window window{calls.first().time_since_epoch().count(), calls.last().time_since_epoch().count()};
    if (g.step > 1) {
        // Not second by second, which takes too long.
        const model::window expected = model::resolve(call.task, offset_at, g.step);
        require(window.first == expected.first, "a repeated or skipped StartTime counts late");
        require(window.last == std::max(expected.first, expected.last), "a repeated or skipped EndTime counts early");
    }
    const model::answers answers{window.first, window.last, g.step, [&](second t) { return call.permits(t); }};
    for (const model::span& span : answers.spans()) {
        for (second t = span.from; t < span.until; t += g.step) {
            const second shown = t + offset_at(t);
            require(shown >= call.task.start && shown < call.task.end,
                    "what is permitted is inside StartTime…EndTime on the clock");
        }
    }
    const auto probes = take_probes(in, g, window, answers);
    const auto reason_inside = [&](second t) { return call.reason_inside(t); };
    require_none(compare::first_difference(calls, answers, window, reason_inside, probes));
    require_none(compare::first_span_difference(calls, answers, window.first, window.last));
    const second from = window.first + (in.below(1024) - 64) * g.step + in.below(3) - 1;
    require_none(compare::first_span_difference(calls, answers, from, from + in.below(1024) * g.step));
    require_none(compare::first_span_difference(calls, answers, probes[4], probes[3]));
    check_batches(in, g, calls, answers, probes);
    for (const second t : probes) check_explanation(call, calls, window, t);
    check_moved(calls, probes);
}

} // namespace fuzz
