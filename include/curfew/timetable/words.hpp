#pragma once
// An explanation as a sentence for people.

#include <curfew/diagnostics/wording.hpp>
#include <curfew/time/text.hpp>
#include <curfew/timetable/verdict.hpp>

#include <string>

namespace curfew::inline v0 {

/// Why calling is permitted or forbidden, as the end of a sentence: "forbidden by 12:00-14:00 (Monday, Tuesday)",
/// "holiday National Day in Europe/Paris", "before StartTime". One line of UTF-8, without the place: that is
/// explanation::pointer.
[[nodiscard]] inline std::string in_words(const explanation& why, language in = language::en);

// ---- implementation -------------------------------------------------------------------------------------------

namespace detail {

[[nodiscard]] inline std::string range_in_words(const forbidding_range& r, bool chinese) {
    const std::string range{format(r.range).view()};
    const auto days = days_in_words(r.days, chinese);
    if (!days) return range;
    return chinese ? range + "(" + *days + ")" : range + " (" + *days + ")";
}

} // namespace detail

inline std::string in_words(const explanation& why, language in) {
    const bool chinese = in == language::zh;
    const std::string zone = detail::readable(why.zone);
    switch (why.reason) {
    case reason::permitted: return chinese ? "允许外呼" : "permitted";
    case reason::before_start: return chinese ? "早于 StartTime" : "before StartTime";
    case reason::after_end: return chinese ? "不早于 EndTime" : "at EndTime or later";
    case reason::forbid_range: {
        if (!why.range) return chinese ? "ForbidTimeList 禁止" : "forbidden by ForbidTimeList";
        const std::string range = detail::range_in_words(*why.range, chinese);
        return chinese ? "禁呼时间段 " + range : "forbidden by " + range;
    }
    case reason::holiday: {
        std::string result = chinese ? "假日" : "holiday";
        if (!why.name.empty()) result += ' ' + detail::readable(why.name);
        if (!zone.empty()) result += (chinese ? "," : " in ") + zone;
        return result;
    }
    case reason::local_hours:
        if (zone.empty()) return chinese ? "不在可外呼时段内" : "outside of the calling hours";
        return chinese ? "不在 " + zone + " 的可外呼时段内" : "outside of the calling hours of " + zone;
    case reason::no_rules: break;
    }
    return chinese ? "没有任何规则" : "no rules are known";
}

} // namespace curfew::inline v0
