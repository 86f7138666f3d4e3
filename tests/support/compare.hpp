#pragma once
// Every query of a schedule against the model's answers, at instants that are likely to hurt.

#include "support/model.hpp"
#include "support/random_tasks.hpp"

#include <curfew/time/interval.hpp>

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

/// The first thing `schedule` says that is not what `answers` say; empty if there is none.
template <class Schedule, class Forbids>
std::string first_difference(const Schedule& schedule, const model::answers& answers, model::window window,
                             Forbids forbidden_by_a_range, const std::vector<model::second>& probes) {
    using time_point = typename Schedule::time_point;
    const auto point = [](model::second t) { return time_point{curfew::seconds{t}}; };
    const auto count = [](const std::optional<time_point>& t) {
        return t ? std::optional{model::second{t->time_since_epoch().count()}} : std::nullopt;
    };
    const auto expected_reason = [&](model::second t) {
        if (t < window.first) return curfew::reason::before_start;
        if (t >= window.last) return curfew::reason::after_end;
        return forbidden_by_a_range(t) ? curfew::reason::forbid_range : curfew::reason::permitted;
    };
    for (const model::second t : probes) {
        const std::string place = " at " + std::to_string(t) + ": ";
        const auto differs = [&](const char* query, std::optional<model::second> got,
                                 std::optional<model::second> wanted) {
            return got == wanted ? std::string{} : query + place + show(got) + ", not " + show(wanted);
        };
        if (schedule.permits(point(t)) != answers.permits(t))
            return "permits" + place + (answers.permits(t) ? "no" : "yes");
        const auto verdict = schedule.at(point(t));
        if (verdict.reason != expected_reason(t)) return "reason" + place + std::string{name(verdict.reason)};
        if (verdict.permitted() != answers.permits(t)) return "verdict" + place + std::string{name(verdict.reason)};
        for (const std::string& difference :
             {differs("since", count(verdict.since), answers.since(t)),
              differs("until", count(verdict.until), answers.next_change(t)),
              differs("next_permitted", count(schedule.next_permitted(point(t))), answers.next_permitted(t)),
              differs("next_change", count(schedule.next_change(point(t))), answers.next_change(t))}) {
            if (!difference.empty()) return difference;
        }
    }
    return {};
}

/// The same for the questions about spans of time.
template <class Schedule>
std::string first_span_difference(const Schedule& schedule, const model::answers& answers, model::second from,
                                  model::second to) {
    using time_point = typename Schedule::time_point;
    const auto point = [](model::second t) { return time_point{curfew::seconds{t}}; };
    const std::string place = " of " + std::to_string(from) + " to " + std::to_string(to) + ": ";
    const auto time = schedule.permitted_time(point(from), point(to)).count();
    if (time != answers.permitted_time(from, to)) return "permitted_time" + place + std::to_string(time);
    const auto expected = answers.between(from, to);
    auto next = expected.begin();
    for (const auto& found : schedule.intervals(point(from), point(to))) {
        if (next == expected.end()) return "intervals" + place + "one too many";
        if (found.from != point(next->from) || found.until != point(next->until)) {
            return "intervals" + place + show(found.from.time_since_epoch().count()) + " to " +
                   show(found.until.time_since_epoch().count());
        }
        ++next;
    }
    return next == expected.end() ? std::string{} : "intervals" + place + "one missing";
}

} // namespace compare
