#pragma once
// Tasks and zones out of an input, as the plain numbers of tests/support/model.hpp. Everything falls on a grid, so that
// the model can step from point to point of it and still see every change.

#include "input.hpp"

#include "support/random_tasks.hpp"
#include "support/slow_rule.hpp"

#include <curfew/date_tz.hpp>
#include <curfew/zone/zone.hpp>

#include <algorithm>
#include <array>
#include <chrono>
#include <cstdint>
#include <tuple>
#include <utility>
#include <vector>

namespace fuzz {

using model::second;

/// Times are multiples of `step` seconds; ranges lie on multiples of `minutes`.
struct grid {
    second step = 60;
    int minutes = 1;

    [[nodiscard]] second floor(second t) const { return model::floor_div(t, step) * step; }
};

inline constexpr std::array grids{grid{1, 1}, grid{60, 1}, grid{900, 15}};

/// Where windows lie: an ordinary Sunday, transitions of zone_names, the edges of what a zone's table knows at once
/// (1970 and 2106), and the ends of the years 0000…9999.
inline constexpr std::array<second, 12> interesting_places{1621123200, 1615687200, 1636246800,   1633226400,
                                                           1617498000, 1325203200, -62167219200, 253402214400,
                                                           0,          4291747200, 4294944000,   7258118400};

inline constexpr std::array zone_names{"America/New_York", "Australia/Lord_Howe", "Pacific/Apia", "Africa/Casablanca",
                                       "Asia/Shanghai"};

/// A time of day near `about`, which is a minute of the day, or anywhere.
inline int take_minute(input& in, const grid& g, int count, int about) {
    const int choice = in.below(256);
    if (choice < 128) return in.below(count / g.minutes) * g.minutes;
    return (about / g.minutes + choice - 192 + 1440 / g.minutes) * g.minutes % count;
}

inline model::range take_range(input& in, const grid& g, int about) {
    model::range r{take_minute(in, g, 1440, about), take_minute(in, g, 1440 + g.minutes, about)};
    if (r.start == r.end) r.end = 1440;
    return r;
}

inline std::vector<int> take_weekdays(input& in) {
    std::vector<int> days;
    for (int bits = in.below(128), day = 1; day <= 7; ++day) {
        if ((bits >> (day - 1) & 1) != 0) days.push_back(day);
    }
    return days;
}

/// Up to three items of up to three ranges.
inline std::vector<model::item> take_list(input& in, const grid& g, int about) {
    std::vector<model::item> list(static_cast<std::size_t>(in.below(4)));
    for (model::item& entry : list) {
        entry.weekdays = take_weekdays(in);
        for (int count = in.below(3); count >= 0; --count) entry.ranges.push_back(take_range(in, g, about));
    }
    return list;
}

/// A window of up to `longest` steps, and what is forbidden around it.
inline model::task take_task(input& in, const grid& g, int longest) {
    model::task task;
    const second place = interesting_places[static_cast<std::size_t>(in.below(interesting_places.size()))];
    const second length = (1 + in.below(longest)) * g.step;
    task.start = place + in.below(2048) * g.step;
    if (place > 0) task.start -= 1024 * g.step;
    task.start = std::min(g.floor(task.start), g.floor(253402300799 - length));
    task.end = task.start + length;
    // The minute more that an inclusive end takes is not on a coarser grid.
    task.end_inclusive = in.below(2) == 1 && g.minutes == 1;
    task.forbid_list = take_list(in, g, static_cast<int>(model::floor_div(task.start, 60) % 1440 + 1440) % 1440);
    return task;
}

/// An offset of less than a day.
inline second take_offset(input& in, const grid& g) {
    const auto quarter = (in.below(191) - 95) * second{900};
    return g.step == 900 || in.below(2) == 0 ? quarter : g.floor(quarter + static_cast<second>(in.bytes(2)) % 899);
}

/// A zone, and its offsets the slow way.
struct plain_zone {
    curfew::zone zone;
    model::offset_function offset_at;
};

inline curfew::sys_seconds instant(second t) {
    return curfew::sys_seconds{curfew::seconds{t}};
}

inline second count(curfew::sys_seconds t) {
    return t.time_since_epoch().count();
}

/// A zone of the library, which answers for itself.
inline plain_zone answering_itself(const curfew::zone& z) {
    return {z, [z](second t) -> second { return z.offset_at(instant(t)).count(); }};
}

inline const curfew::zone& real_zone(int index) {
    static const std::vector<curfew::zone> zones = [] {
        std::vector<curfew::zone> found;
        for (const char* name : zone_names) found.push_back(*curfew::load_zone(name));
        return found;
    }();
    return zones[static_cast<std::size_t>(index)];
}

/// A POSIX rule whose transitions are on the grid.
inline slow_rule::rule take_rule(input& in, const grid& g) {
    slow_rule::rule rule = slow_rule::any_rule([&](int count) { return in.below(count); });
    for (int* value : {&rule.standard, &rule.daylight, &rule.start.time, &rule.end.time}) {
        *value = static_cast<int>(*value / g.step * g.step);
    }
    return rule;
}

/// The transitions of a rule in the years around `near`; those that change nothing are among them.
inline std::vector<std::pair<second, second>> transitions_of(const slow_rule::rule& rule, second near) {
    const auto day = std::chrono::sys_days{std::chrono::days{model::floor_div(near, model::day_length)}};
    const int year = static_cast<int>(std::chrono::year_month_day{day}.year());
    // At one instant the end comes before the start.
    std::vector<std::tuple<second, int, second>> events;
    for (int y = year - 3; y <= year + 3; ++y) {
        events.emplace_back(rule.start.in(y)*model::day_length + rule.start.time - rule.standard, 1, rule.daylight);
        events.emplace_back(rule.end.in(y)*model::day_length + rule.end.time - rule.daylight, 0, rule.standard);
    }
    std::sort(events.begin(), events.end());
    std::vector<std::pair<second, second>> result;
    for (const auto& [at, order, offset] : events) result.emplace_back(at, offset);
    return result;
}

/// What is known of a zone that was made of a list: the offset at first, and from when on which other.
[[nodiscard]] inline second offset_in(second first, const std::vector<std::pair<second, second>>& list, second t) {
    for (const auto& [at, offset] : list) {
        if (at > t) break;
        first = offset;
    }
    return first;
}

/// Up to four transitions around the window, by whatever there is, and in half of the zones a POSIX rule after them. The slow
/// offsets of a rule hold in the years around the window only.
inline plain_zone take_zone(input& in, const grid& g, const model::task& task) {
    second first = take_offset(in, g);
    std::vector<std::pair<second, second>> list;
    second at = (in.below(2) == 0 ? task.start : task.end) - g.floor(first) + (in.below(1024) - 512) * g.step;
    for (int count = in.below(5); count > 0; --count) {
        list.emplace_back(at, take_offset(in, g));
        at += (1 + in.below(in.below(2) == 0 ? 16 : 1024)) * g.step;
    }
    std::string rule_text;
    std::vector<std::pair<second, second>> ruled;
    if (in.below(2) == 1) {
        const slow_rule::rule rule = take_rule(in, g);
        rule_text = slow_rule::text(rule);
        ruled = transitions_of(rule, task.start);
        // The rule must agree with the last transition of the list.
        if (list.empty()) {
            first = offset_in(0, ruled, task.start);
        } else {
            list.back().second = offset_in(0, ruled, list.back().first);
        }
    }
    std::vector<curfew::transition> transitions;
    for (const auto& [when, offset] : list) transitions.push_back({instant(when), curfew::seconds{offset}});
    const auto made = curfew::zone::from_transitions(curfew::seconds{first}, transitions, rule_text);
    require(made.value.has_value(), "transitions in order make a zone");
    const auto after_list = std::find_if(ruled.begin(), ruled.end(), [&](const auto& entry) {
        return transitions.empty() || instant(entry.first) > transitions.back().at;
    });
    list.insert(list.end(), after_list, ruled.end());
    return {*made, [first, list = std::move(list)](second t) { return offset_in(first, list, t); }};
}

/// A zone with a fixed offset, or one of the above, or one of the IANA's; these have whole minutes, but not before 1950.
inline plain_zone take_any_zone(input& in, const grid& g, const model::task& task) {
    const int choice = in.below(8);
    if (choice == 0) {
        const second offset = take_offset(in, g);
        return {*curfew::zone::fixed(curfew::seconds{offset}), [offset](second) { return offset; }};
    }
    constexpr second year_1950 = -631152000;
    if (choice == 1 && g.step == 60 && task.start > year_1950)
        return answering_itself(real_zone(in.below(zone_names.size())));
    return take_zone(in, g, task);
}

} // namespace fuzz
