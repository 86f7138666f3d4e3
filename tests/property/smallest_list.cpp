// Lists from hours, normal forms and fixed requests: that they mean what they should, and that none is shorter.

#include <curfew/task/forbid_list_from_hours.hpp>
#include <curfew/task/normalized.hpp>
#include <curfew/task/safe_fixes.hpp>

#include "catch.hpp"
#include "support/list_text.hpp"
#include "support/random_tasks.hpp"

#include <algorithm>
#include <array>
#include <utility>
#include <vector>

namespace smallest_list_test {

using namespace curfew;

namespace {

std::vector<forbid_rule> random_list(random_tasks::dice& roll) {
    std::vector<forbid_rule> list;
    for (const auto& entry : random_tasks::forbid_list(roll)) list.push_back(random_tasks::to_rule(entry));
    return list;
}

/// Whether each minute of the week is permitted, by the slow reading of the rulebook.
std::vector<bool> permitted_minutes(const std::vector<forbid_rule>& list, range_end ends = range_end::exclusive) {
    model::task plain;
    plain.end_inclusive = ends == range_end::inclusive;
    for (const forbid_rule& r : list) {
        model::item& item = plain.forbid_list.emplace_back();
        for (const weekday day : all_weekdays) {
            if (r.days().contains(day)) item.weekdays.push_back(api_number(day));
        }
        for (const time_range& range : r.ranges()) {
            item.ranges.push_back({range.start().minutes_since_midnight(), range.end().minutes_since_midnight()});
        }
    }
    // 1970-01-04 was a Sunday.
    std::vector<bool> result;
    for (int minute = 0; minute < 10080; ++minute) {
        result.push_back(!model::forbids(plain, 3 * model::day_length + 60 * minute));
    }
    return result;
}

bool has_overnight_range(const std::vector<forbid_rule>& list) {
    return std::any_of(list.begin(), list.end(), [](const forbid_rule& r) {
        return std::any_of(r.ranges().begin(), r.ranges().end(), [](const time_range& g) { return g.is_overnight(); });
    });
}

/// How many minutes of the week the ranges sum up to, those forbidden twice counted twice.
int total_minutes(const std::vector<forbid_rule>& list) {
    int sum = 0;
    for (const forbid_rule& r : list) {
        for (const time_range& range : r.ranges()) sum += r.days().size() * (range.end_minute() - range.first_minute());
    }
    return sum;
}

/// Items, ranges.
using list_size = std::pair<std::size_t, std::size_t>;

list_size size_of(const std::vector<forbid_rule>& list) {
    return {list.size(), detail::count_ranges(list)};
}

/// Small weeks: some weekdays, and the day in some parts; a bit for each part of each day. For each week the size of the
/// smallest list, found by trying all lists: whatever can be said with one item more.
class small_weeks {
public:
    small_weeks(int days, int parts, bool may_overlap)
        : days_{days}, parts_{parts}, best_(std::size_t{1} << (days * parts), list_size{99, 99}) {
        best_[0] = {0, 0};
        for (unsigned week = 0; week < best_.size(); ++week) {
            for (unsigned on = 1; on < 1U << days; ++on) {
                for (unsigned in = 1; in < 1U << parts; ++in) try_item(week, on, in, may_overlap);
            }
        }
    }

    [[nodiscard]] std::size_t count() const { return best_.size(); }
    [[nodiscard]] list_size best(std::size_t week) const { return best_[week]; }

    /// The hours that week has: what is not forbidden.
    [[nodiscard]] weekly_hours hours(std::size_t week) const {
        weekly_hours forbidden;
        for (int day = 0; day < days_; ++day) {
            for (int part = 0; part < parts_; ++part) {
                if ((week >> (day * parts_ + part) & 1U) == 0) continue;
                const auto start = time_of_day::from_minutes(part * 1440 / parts_);
                const auto end = time_of_day::from_minutes((part + 1) * 1440 / parts_);
                forbidden.insert(weekday_set::from_bits(1U << day), *time_range::from(*start, *end));
            }
        }
        return forbidden.complement();
    }

private:
    void try_item(unsigned week, unsigned on, unsigned in, bool may_overlap) {
        unsigned item = 0;
        for (int day = 0; day < days_; ++day) {
            if ((on >> day & 1U) != 0) item |= in << (day * parts_);
        }
        if (!may_overlap && (week & item) != 0) return;
        std::size_t ranges = 0;
        for (int part = 0; part < parts_; ++part) {
            const bool before = part > 0 && (in >> (part - 1) & 1U) != 0;
            if ((in >> part & 1U) != 0 && !before) ++ranges;
        }
        const list_size longer{best_[week].first + 1, best_[week].second + ranges};
        best_[week | item] = std::min(best_[week | item], longer);
    }

    int days_;
    int parts_;
    std::vector<list_size> best_;
};

} // namespace

TEST_CASE("no list is smaller: small weeks, against all lists") {
    const auto [days, parts] = GENERATE(table<int, int>({{3, 4}, {4, 3}, {4, 4}, {3, 5}, {5, 3}, {7, 2}}));
    CAPTURE(days, parts);
    const small_weeks of_any{days, parts, true};
    const small_weeks of_disjoint{days, parts, false};
    std::size_t wrong = 0;
    std::size_t overlap_pays = 0;
    // All of the smaller ones, of the larger ones every 17th.
    const std::size_t stride = of_any.count() > 5000 ? 17 : 1;
    for (std::size_t week = 0; week < of_any.count(); week += stride) {
        const weekly_hours hours = of_any.hours(week);
        if (size_of(forbid_list_from_hours(hours)) != of_any.best(week)) ++wrong;
        if (size_of(detail::smallest_list(hours.complement().bits(), detail::overlaps::none)) !=
            of_disjoint.best(week)) {
            ++wrong;
        }
        if (of_any.best(week) < of_disjoint.best(week)) ++overlap_pays;
    }
    CHECK(wrong == 0);
    // Otherwise the two searches would not have been told apart.
    CHECK((overlap_pays > 0) == (days > 2 && parts > 2));
}

TEST_CASE("the list permits exactly the hours, minute by minute") {
    random_tasks::dice roll{2021};
    for (int round = 0; round < 300; ++round) {
        const auto permitted = permitted_minutes(random_list(roll));
        weekly_hours hours;
        for (int minute = 0; minute < 10080; ++minute) {
            if (!permitted[static_cast<std::size_t>(minute)]) continue;
            const auto start = time_of_day::from_minutes(minute % 1440);
            const auto end = time_of_day::from_minutes(minute % 1440 + 1);
            hours.insert(weekday_set::from_bits(1U << minute / 1440), *time_range::from(*start, *end));
        }
        const auto exact = forbid_list_from_hours(hours);
        CHECK(permitted_minutes(exact) == permitted);
        CHECK(!has_overnight_range(exact));

        const auto documented = forbid_list_from_hours(with_last_minutes(hours));
        const auto open = permitted_minutes(documented);
        for (int minute = 0; minute < 10080; ++minute) {
            const auto i = static_cast<std::size_t>(minute);
            const bool last_of_day = minute % 1440 == 1439;
            if (open[i] != (permitted[i] || last_of_day)) FAIL("minute " << minute << " of the week");
        }
        CHECK(to_text(documented).find("24:00") == std::string::npos);
    }
}

TEST_CASE("a normal form means the same with either kind of end, and forbids nothing twice") {
    random_tasks::dice roll{2022};
    for (int round = 0; round < 300; ++round) {
        const auto list = random_list(roll);
        const auto normal = normalized(list);
        CAPTURE(to_text(list), to_text(normal));
        CHECK(permitted_minutes(normal) == permitted_minutes(list));
        CHECK(permitted_minutes(normal, range_end::inclusive) == permitted_minutes(list, range_end::inclusive));
        const auto permitted = permitted_minutes(normal);
        CHECK(total_minutes(normal) == std::count(permitted.begin(), permitted.end(), false));
        CHECK(!has_overnight_range(normal));
        CHECK(normalized(normal) == normal);

        auto shuffled = list;
        std::reverse(shuffled.begin(), shuffled.end());
        CHECK(normalized(shuffled) == normal);
    }
}

TEST_CASE("a fixed request means the same and has none of the faults") {
    random_tasks::dice roll{2023};
    for (int round = 0; round < 300; ++round) {
        update_task_request request;
        auto& items = request.forbid_time_list.emplace();
        for (const forbid_rule& r : random_list(roll)) items.push_back(to_forbid_time_item(r));
        for (forbid_time_item& item : items) {
            if (roll.one_in(6)) item.unknown = {{"Note", "1"}};
            if (item.weekdays && roll.one_in(4)) item.weekdays->push_back(item.weekdays->front());
            if (!item.weekdays && roll.one_in(2)) item.weekdays.emplace();
            if (roll.one_in(4)) item.times->push_back(item.times->front());
        }
        const auto understood = [](const update_task_request& r, report& found) {
            const std::vector<json_pointer> unreadable;
            const severity_settings severities;
            detail::reporter out{found, severities, unreadable};
            return *detail::check_forbid_list(*r.forbid_time_list, std::nullopt, json_pointer{}, out);
        };
        report before;
        report after;
        const auto list = understood(request, before);
        auto fixed = request;
        const report changes = apply_safe_fixes(fixed);
        const auto fixed_list = understood(fixed, after);
        CHECK(permitted_minutes(fixed_list) == permitted_minutes(list));
        CHECK(permitted_minutes(fixed_list, range_end::inclusive) == permitted_minutes(list, range_end::inclusive));
        CHECK(!after.has(rule::time_range_overnight));
        CHECK(!after.has(rule::weekday_duplicate));
        CHECK(!after.has(rule::weekdays_empty));
        const auto with_notes =
            std::count_if(items.begin(), items.end(), [](const auto& i) { return !i.unknown.empty(); });
        if (with_notes < 2) CHECK(!after.has(rule::time_range_overlap));
        CHECK((fixed == request) == changes.diagnostics().empty());
        auto again = fixed;
        static_cast<void>(apply_safe_fixes(again));
        CHECK(again == fixed);
    }
}

} // namespace smallest_list_test
