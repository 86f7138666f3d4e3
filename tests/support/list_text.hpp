#pragma once
// A forbid list as one line to compare with: `every day 00:00-08:00; Sun,Sat 08:00-10:00,18:00-21:00`.

#include <curfew/task/forbid_rule.hpp>
#include <curfew/time/text.hpp>

#include <string>
#include <vector>

inline std::string to_text(const std::vector<curfew::forbid_rule>& list) {
    using namespace curfew;
    std::string text;
    for (const forbid_rule& r : list) {
        if (!text.empty()) text += "; ";
        std::string days;
        for (const weekday day : all_weekdays) {
            if (!r.days().contains(day)) continue;
            if (!days.empty()) days += ',';
            days += short_name(day);
        }
        text += r.days() == weekday_set::every_day() ? "every day" : days;
        char separator = ' ';
        for (const time_range& range : r.ranges()) {
            text += separator;
            text += format(range).view();
            separator = ',';
        }
    }
    return text;
}
