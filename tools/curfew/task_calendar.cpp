#include "task_calendar.hpp"

#include "visible_text.hpp"

#include <curfew/diagnostics/field.hpp>
#include <curfew/diagnostics/json_pointer.hpp>
#include <curfew/time/text.hpp>
#include <curfew/zone/resolve.hpp>

#include <algorithm>
#include <limits>
#include <utility>

namespace curfew::tool {

namespace {

using std::chrono::days;
using std::chrono::months;
using std::chrono::year_month;

constexpr int most_months_in_days = 4;
constexpr int months_in_days_of_many = 3;
constexpr int months_in_sums = 12;
constexpr std::size_t most_hours_of_day = 3;
constexpr std::size_t most_next = 10;
/// Of the days that are shown, each of which has 721 at most: all of them.
constexpr std::size_t most_intervals_of_days = std::size_t{most_months_in_days} * 31 * 721;

/// The first permitted intervals inside [from, to), and whether there are more.
struct first_intervals {
    std::vector<interval> found;
    bool more = false;
};

first_intervals intervals_of(const timetable& calls, sys_seconds from, sys_seconds to, std::size_t most) {
    first_intervals result;
    for (const interval& permitted : calls.intervals(from, to)) {
        result.more = result.found.size() == most;
        if (result.more) break;
        result.found.push_back(permitted);
    }
    return result;
}

local_days date_of(local_seconds t) {
    return std::chrono::floor<days>(t);
}

year_month month_of(local_seconds t) {
    const std::chrono::year_month_day date{date_of(t)};
    return {date.year(), date.month()};
}

local_days first_day(year_month month) {
    return local_days{month / 1};
}

/// The first instant of a date; of one whose midnight a transition skips, that of the transition.
sys_seconds start_of(local_days date, const zone& z) {
    const instant_choice choice = resolve(z, local_seconds{date});
    return choice.skipped ? choice.later : choice.earlier;
}

std::string clock_of(seconds of_day) {
    const auto text = *format(local_seconds{of_day});
    constexpr std::size_t date_length = 11;
    constexpr std::size_t minute_length = 5;
    const std::string clock{text.view().substr(date_length)};
    return of_day % minutes{1} == seconds{0} ? clock.substr(0, minute_length) : clock;
}

class day_writer {
public:
    explicit day_writer(const loaded_task& task) : task_{task} {}

    /// `at` is the first interval that may reach into the date, and is moved past those that end there.
    [[nodiscard]] calendar_day day(local_days date, const std::vector<interval>& found, std::size_t& at) const {
        const sys_seconds from = start_of(date, task_.zone());
        const sys_seconds to = start_of(date + days{1}, task_.zone());
        calendar_day result;
        result.date = date;
        result.length = to - from;
        result.inside = from < task_.calls.last() && to > task_.calls.first();
        result.exception = exceptions_on(date);
        for (; at < found.size() && found[at].from < to; ++at) {
            add(result, {std::max(found[at].from, from), std::min(found[at].until, to)}, from, to);
            if (found[at].until > to) break;
        }
        return result;
    }

private:
    void add(calendar_day& day, const interval& permitted, sys_seconds from, sys_seconds to) const {
        day.permitted += permitted.length();
        const auto of_day = [&](sys_seconds t) { return task_.zone().to_local(t) - local_seconds{day.date}; };
        for (sys_seconds t = permitted.from; t < permitted.until;) {
            const sys_seconds end = std::min(permitted.until, task_.zone().span_at(t).last);
            const auto minute = [](auto m) { return std::clamp<int>(static_cast<int>(m.count()), 0, 1440); };
            const int first = minute(std::chrono::ceil<minutes>(of_day(t)));
            const int last = minute(std::chrono::floor<minutes>(of_day(end - seconds{1}) + seconds{1}));
            if (first < last) day.stretches.push_back({first, last});
            t = end;
        }
        if (day.hours.size() == most_hours_of_day) {
            ++day.more_hours;
            return;
        }
        const std::string first = permitted.from == from ? "00:00" : clock_of(of_day(permitted.from));
        const std::string last = permitted.until == to ? "24:00" : clock_of(of_day(permitted.until));
        day.hours.push_back(first + '-' + last);
    }

    [[nodiscard]] std::string exceptions_on(local_days date) const {
        std::string result;
        if (!task_.policy) return result;
        const auto entries = task_.policy->content.exceptions().entries();
        for (std::size_t i = 0; i < entries.size(); ++i) {
            if (date < entries[i].first || date > entries[i].last) continue;
            if (!result.empty()) result += ", ";
            result +=
                entries[i].name.empty() ? (json_pointer{} / field::exceptions / i).text() : visible(entries[i].name);
        }
        return result;
    }

    const loaded_task& task_;
};

std::string name_of(year_month month) {
    constexpr std::size_t month_length = 7;
    return std::string{format(local_seconds{first_day(month)})->view().substr(0, month_length)};
}

calendar_sum sum_of(year_month first, year_month last, const loaded_task& task) {
    const std::string name = first == last ? name_of(first) : name_of(first) + " to " + name_of(last);
    return {name, task.calls.permitted_time(start_of(first_day(first), task.zone()),
                                            start_of(first_day(last + months{1}), task.zone()))};
}

} // namespace

task_calendar calendar_of(const loaded_task& task, sys_seconds now) {
    task_calendar result;
    const sys_seconds start = task.calls.first();
    const sys_seconds end = task.calls.last();
    first_intervals next = intervals_of(task.calls, std::max(now, start), end, most_next);
    result.next = std::move(next.found);
    result.more_after_next = next.more;
    if (start == end) return result;

    result.total = task.calls.permitted_time(start, end);
    const year_month first = month_of(task.zone().to_local(start));
    const year_month last = month_of(task.zone().to_local(end - seconds{1}));
    year_month shown_first = first;
    year_month shown_last = last;
    if (last - first >= months{most_months_in_days}) {
        if (now >= start && now < end) shown_first = month_of(task.zone().to_local(now));
        shown_first = std::min(shown_first, last - months{months_in_days_of_many - 1});
        shown_last = shown_first + months{months_in_days_of_many - 1};
    }

    const sys_seconds days_from = start_of(first_day(shown_first), task.zone());
    const sys_seconds days_to = start_of(first_day(shown_last + months{1}), task.zone());
    const first_intervals in_days = intervals_of(task.calls, days_from, days_to, most_intervals_of_days);
    const day_writer writer{task};
    std::size_t at = 0;
    for (year_month month = shown_first; month <= shown_last; month += months{1}) {
        calendar_month shown{month, {}, seconds{0}};
        for (local_days date = first_day(month); date < first_day(month + months{1}); date += days{1}) {
            shown.days.push_back(writer.day(date, in_days.found, at));
            shown.permitted += shown.days.back().permitted;
        }
        result.months.push_back(std::move(shown));
    }

    const auto earliest_alone = std::max(first, shown_first - months{months_in_sums});
    if (earliest_alone > first) {
        result.earlier.push_back(sum_of(first, earliest_alone - months{1}, task));
    }
    for (year_month m = earliest_alone; m < shown_first; m += months{1}) {
        result.earlier.push_back(sum_of(m, m, task));
    }
    const auto last_alone = std::min(last, shown_last + months{months_in_sums});
    for (year_month m = shown_last + months{1}; m <= last_alone; m += months{1}) {
        result.later.push_back(sum_of(m, m, task));
    }
    if (last_alone < last) result.later.push_back(sum_of(last_alone + months{1}, last, task));
    return result;
}

std::optional<std::uint64_t> carried_calls(seconds time, std::int32_t lines, seconds talk) {
    const auto amount = static_cast<std::uint64_t>(time.count());
    const auto each = static_cast<std::uint64_t>(talk.count());
    const auto at_once = static_cast<std::uint64_t>(lines);
    // lines * rest / talk fits: both factors are below 2^31.
    const std::uint64_t of_rest = amount % each * at_once / each;
    if (amount / each > (std::numeric_limits<std::uint64_t>::max() - of_rest) / at_once) return std::nullopt;
    return amount / each * at_once + of_rest;
}

} // namespace curfew::tool
