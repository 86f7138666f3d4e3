#include "task_words.hpp"

#include <curfew/diagnostics/field.hpp>
#include <curfew/diagnostics/json_pointer.hpp>

#include <cstddef>

namespace curfew::tool {

std::string words(weekday_set set) {
    if (set == weekday_set::every_day()) return "every day";
    std::string result;
    for (int i = 1; i <= 7; ++i) {
        const auto day = [](int n) { return all_weekdays[static_cast<std::size_t>(n) % 7]; };
        if (!set.contains(day(i))) continue;
        int last = i;
        while (last < 7 && set.contains(day(last + 1))) ++last;
        if (!result.empty()) result += ", ";
        result += short_name(day(i));
        if (last > i) result += (last > i + 1 ? "-" : ", ") + std::string{short_name(day(last))};
        i = last;
    }
    return result;
}

std::string pointer_to(const forbidding_range& range) {
    return (json_pointer{} / field::forbid_time_list / range.item / field::times / range.entry).text();
}

std::optional<std::string> pointer_of(const explanation& why) {
    const bool names_place =
        why.reason == reason::forbid_range || why.reason == reason::holiday || why.reason == reason::local_hours;
    return names_place ? std::optional{why.pointer.text()} : std::nullopt;
}

} // namespace curfew::tool
