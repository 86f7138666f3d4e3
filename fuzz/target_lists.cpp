// What is made of forbid lists: normal forms, lists from hours, fixed requests, updates and what they change. Held
// against the minutes of the week, counted range by range.

#include "tasks.hpp"

#include <curfew/task/apply.hpp>
#include <curfew/task/diff.hpp>
#include <curfew/task/forbid_list_from_hours.hpp>
#include <curfew/task/normalized.hpp>
#include <curfew/task/safe_fixes.hpp>
#include <curfew/timetable/timetable.hpp>

#include <algorithm>
#include <array>
#include <optional>
#include <span>
#include <utility>
#include <vector>

namespace {

using namespace curfew;
using fuzz::instant;
using fuzz::require;
using model::second;

constexpr int week_length = 7 * 1440;
constexpr second sunday = 1621123200;

/// How often each minute of the week is in some span.
class week_counts {
public:
    /// [first, end), at most a week; past Saturday it goes on with Sunday.
    void add(int first, int end) {
        ++changes_[static_cast<std::size_t>(first % week_length)];
        --changes_[static_cast<std::size_t>(end % week_length)];
        if (end % week_length < first % week_length || end - first == week_length) ++at_start_;
    }

    [[nodiscard]] std::array<int, week_length> counts() const {
        std::array<int, week_length> result{};
        int now = at_start_;
        for (std::size_t i = 0; i < result.size(); ++i) result[i] = now += changes_[i];
        return result;
    }

private:
    std::array<int, week_length> changes_{};
    int at_start_ = 0;
};

std::array<int, week_length> counts_of(std::span<const forbid_rule> list, range_end ends = range_end::exclusive) {
    week_counts week;
    for (const forbid_rule& r : list) {
        for (int day = 0; day < 7; ++day) {
            if (!r.days().contains(all_weekdays[static_cast<std::size_t>(day)])) continue;
            for (const time_range& range : r.ranges()) {
                const int start = range.start().minutes_since_midnight();
                int end = range.end().minutes_since_midnight();
                if (end < start) end += 1440;
                if (ends == range_end::inclusive) ++end;
                week.add(day * 1440 + start, day * 1440 + end);
            }
        }
    }
    return week.counts();
}

/// The same with 1 for each number above 0.
std::array<int, week_length> forbidden_by(std::span<const forbid_rule> list, range_end ends = range_end::exclusive) {
    auto result = counts_of(list, ends);
    for (int& n : result) n = n > 0 ? 1 : 0;
    return result;
}

bool has_overnight_range(const std::vector<forbid_rule>& list) {
    return std::any_of(list.begin(), list.end(), [](const forbid_rule& r) {
        return std::any_of(r.ranges().begin(), r.ranges().end(), [](const time_range& g) { return g.is_overnight(); });
    });
}

bool same_minutes(std::span<const forbid_rule> a, std::span<const forbid_rule> b) {
    return forbidden_by(a) == forbidden_by(b) &&
           forbidden_by(a, range_end::inclusive) == forbidden_by(b, range_end::inclusive);
}

/// Items, then ranges.
std::pair<std::size_t, std::size_t> size_of(const std::vector<forbid_rule>& list) {
    return {list.size(), detail::count_ranges(list)};
}

void check_timetable(const model::task& plain) {
    const timetable calls{random_tasks::to_task(plain), zone::utc, random_tasks::ends(plain)};
    week_counts permitted;
    for (const interval& span : calls.intervals(instant(sunday), instant(sunday + 60 * week_length))) {
        const seconds from = span.from - instant(sunday);
        require(from % minutes{1} == seconds{0}, "permission begins with a minute");
        permitted.add(static_cast<int>(from / minutes{1}),
                      static_cast<int>((span.until - instant(sunday)) / minutes{1}));
    }
    const auto open = permitted.counts();
    const auto list = random_tasks::to_task(plain).forbid_list();
    const auto closed = forbidden_by(list, random_tasks::ends(plain));
    for (std::size_t i = 0; i < open.size(); ++i) require(open[i] == 1 - closed[i], "open is what no range forbids");
}

void check_normalized(const std::vector<forbid_rule>& list) {
    const auto normal = normalized(list);
    require(counts_of(normal) == forbidden_by(list), "a normal form forbids the same, and nothing twice");
    require(same_minutes(normal, list), "a normal form means the same with either kind of end");
    require(!has_overnight_range(normal), "a normal form has no overnight range");
    require(normalized(normal) == normal, "a normal form is its own");
    auto turned = list;
    std::reverse(turned.begin(), turned.end());
    require(normalized(turned) == normal, "lists that mean the same have the same normal form");
    if (!has_overnight_range(list) && counts_of(list) == forbidden_by(list)) {
        require(size_of(normal) <= size_of(list), "a normal form is no longer than a list of its kind");
    }
}

void check_hours(const std::vector<forbid_rule>& list) {
    weekly_hours forbidden;
    for (const forbid_rule& r : list) {
        for (const time_range& range : r.ranges()) forbidden.insert(r.days(), range);
    }
    const auto closed = forbidden_by(list);
    const auto sum = std::count(closed.begin(), closed.end(), 1);
    require(forbidden.length() == minutes{sum}, "hours are as long as the minutes in them");
    const weekly_hours hours = forbidden.complement();
    require(hours.length() == minutes{week_length - sum}, "the rest of the week is the rest");

    const auto exact = forbid_list_from_hours(hours);
    require(forbidden_by(exact) == closed, "the list forbids what the hours do not have");
    require(!has_overnight_range(exact), "no range is overnight");
    if (!has_overnight_range(list)) require(size_of(exact) <= size_of(list), "no list is shorter");

    const weekly_hours with_ends = with_last_minutes(hours);
    const auto documented = forbid_list_from_hours(with_ends);
    auto still_closed = closed;
    for (int day = 0; day < 7; ++day) {
        int& last = still_closed[static_cast<std::size_t>(day * 1440 + 1439)];
        require(with_ends.contains(all_weekdays[static_cast<std::size_t>(day)], {23, 59}),
                "the last minute of a day is left open");
        last = 0;
    }
    require(with_ends.length() - hours.length() <= minutes{7}, "no other minute is");
    require(forbidden_by(documented) == still_closed, "all else is forbidden as before");
    for (const forbid_rule& r : documented) {
        for (const time_range& range : r.ranges()) require(range.end() != end_of_day, "no range ends at 24:00");
    }
}

/// The list with faults that have a safe fix, and some that have none.
std::vector<forbid_time_item> damaged(fuzz::input& in, const std::vector<forbid_rule>& list) {
    std::vector<forbid_time_item> items;
    for (const forbid_rule& r : list) {
        forbid_time_item& item = items.emplace_back(to_forbid_time_item(r));
        const int damage = in.below(256);
        if (damage < 16) item.unknown = {{"Note", "1"}};
        if (item.weekdays && (damage & 1) != 0) item.weekdays->push_back(item.weekdays->front());
        if (!item.weekdays && (damage & 2) != 0) item.weekdays.emplace();
        if ((damage & 4) != 0) item.times->push_back(item.times->front());
        if (damage == 255) item.times->push_back("24:00-25:00");
        if (damage == 254) item.weekdays.emplace().push_back(8);
    }
    return items;
}

/// What the validators understand of a list.
std::optional<std::vector<forbid_rule>> understood(const update_task_request& request, report& found) {
    const std::vector<json_pointer> unreadable;
    const severity_settings severities;
    detail::reporter out{found, severities, unreadable};
    return detail::check_forbid_list(*request.forbid_time_list, std::nullopt, json_pointer{}, out);
}

void check_fixed(fuzz::input& in, const std::vector<forbid_rule>& list) {
    update_task_request request;
    request.task_open_id = "fuzz";
    request.unknown = {{"Other", "[]"}};
    request.forbid_time_list = damaged(in, list);
    report before;
    report after;
    const auto meant = understood(request, before);
    auto fixed = request;
    const report changes = apply_safe_fixes(fixed);
    require((fixed == request) == changes.diagnostics().empty(), "a change is told");
    auto again = fixed;
    static_cast<void>(apply_safe_fixes(again));
    require(again == fixed, "what is fixed is fixed");
    auto rest = fixed;
    rest.forbid_time_list = request.forbid_time_list;
    require(rest == request, "nothing but the list is changed");
    if (before.has(rule::time_range_format) || before.has(rule::weekday_out_of_range)) {
        require(fixed == request, "a list that is not understood is left alone");
        return;
    }
    const auto means_now = understood(fixed, after);
    require(meant && means_now && same_minutes(*meant, *means_now), "a fixed list means the same");
    require(!after.has(rule::time_range_overnight), "no overnight range is left");
    require(!after.has(rule::weekday_duplicate) && !after.has(rule::weekdays_empty), "no fault of Weekdays is left");
    const auto& items = *request.forbid_time_list;
    const auto noted = std::count_if(items.begin(), items.end(), [](const auto& i) { return !i.unknown.empty(); });
    if (noted < 2) require(!after.has(rule::time_range_overlap), "no overlap is left");
}

week_counts minutes_of(const std::vector<week_span>& spans) {
    week_counts week;
    for (const week_span& span : spans) {
        const int first = detail::days_after_sunday(span.from.day) * 1440 + span.from.time.minutes_since_midnight();
        const int end = detail::days_after_sunday(span.until.day) * 1440 + span.until.time.minutes_since_midnight();
        const auto length = static_cast<int>(span.length().count());
        require(length >= 1 && (first + length - end) % week_length == 0,
                "a span is as long as from its start to its end");
        week.add(first, first + length);
    }
    return week;
}

/// As few spans as there are stretches of minutes, in order.
void check_spans(const std::vector<week_span>& spans, const std::array<int, week_length>& expected) {
    require(minutes_of(spans).counts() == expected, "the spans are the minutes that change");
    std::size_t starts = 0;
    int before = expected.back();
    for (const int now : expected) {
        if (now == 1 && before == 0) ++starts;
        before = now;
    }
    if (std::count(expected.begin(), expected.end(), 1) == week_length) starts = 1;
    require(spans.size() == starts, "a span is as long as it can be");
}

/// Nothing is made of a task or an update that was moved from.
void check_moved(task stored, task_update update) {
    const task_update kept_update = std::move(update);
    require(!complete(update) && !new_task(update), "an update that was moved from is no task"); // NOLINT
    require(!apply(stored, update), "and does nothing to one");
    require(to_request(update) == update_task_request{}, "and is no request");
    const task kept = std::move(stored);
    require(!apply(stored, kept_update), "an update of nothing is refused"); // NOLINT
    require(!known_redial(stored), "nothing is known of a task that was moved from");
    require(diff(kept, stored).permitted.empty(), "which permits nothing more");
}

/// An update of the task "fuzz" that leaves nothing open.
task_update take_update(fuzz::input& in, std::vector<forbid_rule> list) {
    const local_seconds start = local_seconds{seconds{sunday}} + minutes{in.below(1440)};
    const auto times = in.below(redial_settings::max_times + 1);
    const auto redial = redial_settings::from(times, minutes{5 + in.below(1436)});
    const auto window = *call_window::from(start, start + seconds{1 + in.below(40000)});
    return {*task_open_id::from("fuzz"), window, *call_concurrency::from(1 + in.below(3)), redial, std::move(list)};
}

/// Section 3, point 7, said of the fields; and what the update changes, minute by minute.
void check_update(fuzz::input& in, const std::vector<forbid_rule>& old_list, const std::vector<forbid_rule>& new_list) {
    const task stored = *complete(take_update(in, old_list));
    auto update = to_request(take_update(in, new_list));
    const int parts = in.below(64);
    if ((parts & 1) != 0) update.forbid_time_list.reset();
    if ((parts & 2) != 0) update.recall = (parts & 4) != 0;
    if ((parts & 8) != 0) update.ring_again_times.reset();
    if ((parts & 16) != 0) update.ring_again_interval.reset();
    const bool other_task = (parts & 32) != 0 && in.below(4) == 0;
    if (other_task) update.task_open_id = "other";

    auto expected = to_request(stored);
    expected.start_time = update.start_time;
    expected.end_time = update.end_time;
    expected.concurrency = update.concurrency;
    if (update.forbid_time_list) expected.forbid_time_list = update.forbid_time_list;
    if (update.recall.value_or(true)) {
        expected.ring_again_times = update.ring_again_times.value_or(0);
        expected.ring_again_interval = update.ring_again_interval.value_or(5);
    }

    parse_options options;
    require(options.severities.set(rule::time_range_overnight, severity::warning), "a caller may lower the rule");
    const auto parsed = parse(update, options);
    require(static_cast<bool>(parsed), "rules make a valid request");
    require(static_cast<bool>(complete(parsed)) == update.forbid_time_list.has_value(),
            "an update without a list is no task by itself");
    const auto after = apply(stored, update, options);
    require(static_cast<bool>(after) == !other_task, "an update is for one task");
    require(after.report().has(rule::task_id_mismatch) == other_task, "and the report says so");
    check_moved(stored, *parsed);
    if (other_task) return;
    require(to_request(*after) == expected, "an update leaves what its fields say");
    const auto by_rules = apply(stored, parsed, options.severities);
    require(by_rules && *by_rules == *after, "a request does what its rules do");

    const auto changes = diff(stored, *after);
    require(changes.empty() == (stored == *after), "what differs is a change");
    require(changes.forbid_list.has_value() == (stored.forbid_list() != after->forbid_list()), "so does a list");
    const auto closed_before = forbidden_by(stored.forbid_list());
    const auto closed_after = forbidden_by(after->forbid_list());
    std::array<int, week_length> newly_forbidden{};
    std::array<int, week_length> newly_permitted{};
    for (std::size_t i = 0; i < closed_before.size(); ++i) {
        newly_forbidden[i] = closed_after[i] > closed_before[i] ? 1 : 0;
        newly_permitted[i] = closed_after[i] < closed_before[i] ? 1 : 0;
    }
    check_spans(changes.forbidden, newly_forbidden);
    check_spans(changes.permitted, newly_permitted);
}

} // namespace

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    fuzz::input in{data, size};
    const int choice = in.below(8);
    const fuzz::grid& grid = fuzz::grids[1 + static_cast<std::size_t>(choice % 2)];
    const auto take_list = [&](std::vector<model::item>& plain) {
        std::vector<forbid_rule> list;
        plain = fuzz::take_list(in, grid, 0);
        for (const model::item& entry : plain) list.push_back(random_tasks::to_rule(entry));
        return list;
    };
    model::task plain{sunday - 60, sunday + 60 * (week_length + 1), {}, false};
    const auto list = take_list(plain.forbid_list);
    // The counting itself, against the model.
    const auto closed = forbidden_by(list);
    for (int i = 0; i < 4; ++i) {
        const int minute = in.below(week_length);
        require(model::forbids(plain, sunday + 60 * minute) == (closed[static_cast<std::size_t>(minute)] == 1),
                "counting and the model agree");
    }
    plain.end_inclusive = in.below(2) == 1;
    check_timetable(plain);
    // One at a time: the searches for the smallest list take most of the time.
    switch (choice / 2) {
    case 0: check_normalized(list); break;
    case 1: check_hours(list); break;
    case 2: check_fixed(in, list); break;
    default: {
        std::vector<model::item> other;
        check_update(in, list, take_list(other));
    }
    }
    return 0;
}
