#pragma once
// Every query of a timetable against the model's answers, at instants that are likely to hurt.

#include "support/model.hpp"
#include "support/random_tasks.hpp"

#include <curfew/timetable/batch.hpp>
#include <curfew/timetable/timetable.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <vector>

namespace compare {

inline std::string show(std::optional<model::second> t) {
    return t ? std::to_string(*t) : "nothing";
}

/// Where answers are likely to be wrong: at each change and one second around it, at and around the ends of the window,
/// at the ends of time, and at some places in between.
inline std::vector<model::second> probes(const model::answers& answers, model::window window,
                                         random_tasks::dice& roll) {
    constexpr auto least = std::numeric_limits<model::second>::min();
    constexpr auto most = std::numeric_limits<model::second>::max();
    std::vector<model::second> result{least,    least + 1, least + model::day_length, most - model::day_length,
                                      most - 1, most};
    const auto around = [&](model::second t) {
        for (const model::second delta : {-60, -1, 0, 1, 60}) result.push_back(t + delta);
    };
    around(window.first);
    around(window.last);
    for (const model::span& s : answers.spans()) {
        around(s.from);
        around(s.until);
    }
    for (int i = 0; i < 20; ++i) {
        result.push_back(
            roll.number(window.first - model::day_length, std::max(window.first, window.last) + model::day_length));
    }
    return result;
}

/// The first thing `calls` says that is not what `answers` say; empty if there is none. `reason_inside(t)` is the reason at
/// an instant of the window.
template <class Reason>
std::string first_difference(const curfew::timetable& calls, const model::answers& answers, model::window window,
                             Reason reason_inside, const std::vector<model::second>& probes) {
    const auto point = [](model::second t) { return curfew::sys_seconds{curfew::seconds{t}}; };
    const auto count = [](const std::optional<curfew::sys_seconds>& t) {
        return t ? std::optional{model::second{t->time_since_epoch().count()}} : std::nullopt;
    };
    const auto expected_reason = [&](model::second t) {
        if (t < window.first) return curfew::reason::before_start;
        if (t >= window.last) return curfew::reason::after_end;
        return reason_inside(t);
    };
    for (const model::second t : probes) {
        const std::string place = " at " + std::to_string(t) + ": ";
        const auto differs = [&](const char* query, std::optional<model::second> got,
                                 std::optional<model::second> wanted) {
            return got == wanted ? std::string{} : query + place + show(got) + ", not " + show(wanted);
        };
        if (calls.permits(point(t)) != answers.permits(t))
            return "permits" + place + (answers.permits(t) ? "no" : "yes");
        const auto verdict = calls.at(point(t));
        if (verdict.reason != expected_reason(t)) return "reason" + place + std::string{name(verdict.reason)};
        if (verdict.permitted() != answers.permits(t)) return "verdict" + place + std::string{name(verdict.reason)};
        const auto explained = calls.explain(point(t));
        if (explained.reason != verdict.reason) return "explain" + place + std::string{name(explained.reason)};
        for (const std::string& difference :
             {differs("since", count(verdict.since), answers.since(t)),
              differs("until", count(verdict.until), answers.next_change(t)),
              differs("next_permitted", count(calls.next_permitted(point(t))), answers.next_permitted(t)),
              differs("next_change", count(calls.next_change(point(t))), answers.next_change(t))}) {
            if (!difference.empty()) return difference;
        }
    }
    return {};
}

/// The same for the questions about spans of time.
inline std::string first_span_difference(const curfew::timetable& calls, const model::answers& answers,
                                         model::second from, model::second to) {
    const auto point = [](model::second t) { return curfew::sys_seconds{curfew::seconds{t}}; };
    const std::string place = " of " + std::to_string(from) + " to " + std::to_string(to) + ": ";
    const auto time = calls.permitted_time(point(from), point(to)).count();
    if (time != answers.permitted_time(from, to)) return "permitted_time" + place + std::to_string(time);
    const auto expected = answers.between(from, to);
    auto next = expected.begin();
    for (const auto& found : calls.intervals(point(from), point(to))) {
        if (next == expected.end()) return "intervals" + place + "one too many";
        if (found.from != point(next->from) || found.until != point(next->until)) {
            return "intervals" + place + show(found.from.time_since_epoch().count()) + " to " +
                   show(found.until.time_since_epoch().count());
        }
        ++next;
    }
    return next == expected.end() ? std::string{} : "intervals" + place + "one missing";
}

/// The same for batches of the `probes`, in their order and sorted.
inline std::string first_batch_difference(const curfew::timetable& calls, const model::answers& answers,
                                          std::vector<model::second> probes) {
    for (const bool in_order : {false, true}) {
        if (in_order) std::sort(probes.begin(), probes.end());
        std::vector<curfew::sys_seconds> in;
        std::vector<std::uint8_t> expected;
        std::size_t permitted = 0;
        for (const model::second t : probes) {
            in.emplace_back(curfew::seconds{t});
            expected.push_back(answers.permits(t) ? 1 : 0);
            permitted += expected.back();
        }
        std::vector<std::uint8_t> bytes(in.size(), 9);
        std::vector<std::uint64_t> words((in.size() + 63) / 64, ~std::uint64_t{0});
        if (curfew::permits(calls, in, bytes) != in.size() || bytes != expected) return "permits of a batch";
        if (curfew::permits_bits(calls, in, words) != in.size()) return "permits_bits of a batch";
        for (std::size_t i = 0; i < words.size() * 64; ++i) {
            const bool bit = (words[i / 64] >> i % 64 & 1U) != 0;
            if (bit != (i < in.size() && expected[i] == 1)) return "bit " + std::to_string(i) + " of a batch";
        }
        if (curfew::count_permitted(calls, in) != permitted) return "count_permitted of a batch";
        const auto sorted = curfew::sorted_instants::from(in);
        if (!sorted) continue;
        std::fill(bytes.begin(), bytes.end(), std::uint8_t{9});
        if (curfew::permits(calls, *sorted, bytes) != in.size() || bytes != expected)
            return "permits of a sorted batch";
        if (curfew::count_permitted(calls, *sorted) != permitted) return "count_permitted of a sorted batch";
    }
    return {};
}

} // namespace compare
