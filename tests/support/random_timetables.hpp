#pragma once
// Random zones, exceptions and layers, each as the model's plain numbers and as the library's types, made from the same
// numbers.

#include "support/model.hpp"
#include "support/random_tasks.hpp"
#include "support/table_zone.hpp"

#include <curfew/timetable/timetable.hpp>

#include <cstddef>
#include <stdexcept>
#include <utility>
#include <vector>

namespace random_tasks {

/// A zone as a list, to be asked the slow way.
struct listed_zone {
    model::second first_offset = 0;
    std::vector<listed_transition> list;

    [[nodiscard]] model::second offset_at(model::second t) const {
        model::second offset = first_offset;
        for (const listed_transition& entry : list) {
            if (t >= entry.at) offset = entry.offset;
        }
        return offset;
    }

    [[nodiscard]] curfew::zone to_zone() const {
        if (list.empty()) return *curfew::zone::fixed(curfew::seconds{first_offset});
        return table_zone(first_offset, list);
    }
};

/// Up to four transitions around one of two civil times: by an hour, by a day, by seconds; sometimes seconds apart.
inline listed_zone zone_with_transitions(dice& roll, model::second start, model::second end) {
    const auto offset = [&]() -> model::second {
        switch (roll.number(0, 3)) {
        case 0: return roll.number(-23, 23) * 3600;
        case 1: return roll.one_in(2) ? 86399 : -86399;
        case 2: return roll.number(-86399, 86399);
        default: return roll.number(-4, 4) * 1800;
        }
    };
    listed_zone result{offset(), {}};
    model::second at = roll.one_in(2) ? start : end;
    at += roll.number(-2 * model::day_length, model::day_length);
    const auto count = roll.number(1, 4);
    for (model::second i = 0; i < count; ++i) {
        if (roll.one_in(2)) at -= at % 1800;
        if (!result.list.empty() && at <= result.list.back().at) at = result.list.back().at + 1;
        result.list.push_back({at, offset()});
        at += roll.one_in(3) ? roll.number(1, 7200) : roll.number(1, 2 * model::day_length);
    }
    return result;
}

inline curfew::timetable to_timetable(const model::task& task, const curfew::zone& zone) {
    return curfew::timetable{to_task(task), zone, ends(task)};
}

/// Forbid, Times or CountsAs, for a day, some days, months or years around `day`. Several may fall on a date; as many
/// CountsAs as there are say the same.
inline std::vector<model::exception> exceptions(dice& roll, model::second day) {
    std::vector<model::exception> result(static_cast<std::size_t>(roll.number(0, 7)));
    const auto counts_as = static_cast<int>(roll.number(1, 7));
    for (model::exception& e : result) {
        e.first_day = day + roll.number(-6, 12);
        e.last_day = e.first_day + (roll.one_in(3) ? roll.number(1, 9) : 0);
        switch (roll.number(0, 5)) {
        case 0: e.closed = true; break;
        case 1:
            e.closed = true;
            if (roll.one_in(6)) e.first_day -= roll.number(100, 4000);
            if (roll.one_in(6)) e.last_day += roll.number(100, 4000);
            break;
        case 2:
            e.counts_as = counts_as;
            e.first_day -= roll.number(0, 90);
            e.last_day += roll.number(0, 90);
            break;
        case 3: e.counts_as = counts_as; break;
        default:
            for (auto count = roll.number(1, 2); count > 0; --count) e.ranges.push_back(range(roll));
        }
    }
    return result;
}

inline curfew::date_exceptions to_exceptions(const std::vector<model::exception>& list) {
    curfew::date_exceptions result;
    const auto date = [](model::second day) { return curfew::local_days{std::chrono::days{day}}; };
    for (const model::exception& e : list) {
        std::vector<curfew::time_range> ranges;
        for (const model::range& r : e.ranges) {
            ranges.push_back(*curfew::time_range::from(*curfew::time_of_day::from_minutes(r.start),
                                                       *curfew::time_of_day::from_minutes(r.end)));
        }
        const curfew::date_exception made =
            e.closed           ? curfew::date_exception::closed()
            : e.counts_as != 0 ? curfew::date_exception::counts_as(*curfew::weekday_from_api(e.counts_as))
                               : *curfew::date_exception::closed_in(std::move(ranges));
        if (!result.insert(date(e.first_day), date(e.last_day), made)) throw std::logic_error{"exception refused"};
    }
    return result;
}

inline curfew::weekly_hours to_hours(const std::vector<model::item>& list) {
    curfew::weekly_hours result;
    for (const model::item& entry : list) {
        const curfew::forbid_rule rule = to_rule(entry);
        for (const curfew::time_range& range : rule.ranges()) result.insert(rule.days(), range);
    }
    return result;
}

} // namespace random_tasks
