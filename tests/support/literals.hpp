#pragma once
// Rules and times as a test writes them down: local("2021-05-20 17:35:43"), forbid("Sat Sun", "10:00-11:00").

#include <curfew/task/complete.hpp>
#include <curfew/task/forbid_rule.hpp>
#include <curfew/time/text.hpp>

#include <sstream>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

namespace literals {

template <class T>
T value_of(const curfew::parsed<T>& parsed, std::string_view text) {
    if (!parsed) throw std::invalid_argument{std::string{text}};
    return *parsed.value;
}

inline curfew::local_seconds local(std::string_view text) {
    return value_of(curfew::parse_local_time(text), text);
}

inline curfew::sys_seconds instant(std::string_view text) {
    return value_of(curfew::parse_rfc3339(text), text);
}

inline curfew::call_window window(std::string_view start, std::string_view end) {
    return curfew::call_window::from(local(start), local(end)).value();
}

inline curfew::time_range range(std::string_view text) {
    const auto pair = value_of(curfew::detail::parse_time_pair(text), text);
    return curfew::time_range::from(pair.start, pair.end).value();
}

/// `days` are short names, such as "Sat Sun"; "" is every day. `ranges` are `HH:mm-HH:mm`, set apart by blanks.
inline curfew::forbid_rule forbid(const std::string& days, const std::string& ranges) {
    curfew::weekday_set set = days.empty() ? curfew::weekday_set::every_day() : curfew::weekday_set{};
    std::istringstream names{days};
    for (std::string word; names >> word;) {
        bool known = false;
        for (const curfew::weekday day : curfew::all_weekdays) {
            if (curfew::short_name(day) != word) continue;
            set.insert(day);
            known = true;
        }
        if (!known) throw std::invalid_argument{word};
    }
    std::vector<curfew::time_range> list;
    std::istringstream texts{ranges};
    for (std::string text; texts >> text;) list.push_back(range(text));
    return curfew::forbid_rule::from(set, std::move(list)).value();
}

/// A task with nothing but a window and a list; its redial settings are not known.
inline curfew::task task_with(const curfew::call_window& window, std::vector<curfew::forbid_rule> forbid_list) {
    const curfew::task_update update{curfew::task_open_id::from("task").value(),
                                     window,
                                     curfew::call_concurrency::from(1).value(),
                                     {},
                                     std::move(forbid_list)};
    return *curfew::complete(update);
}

} // namespace literals
