#include <curfew/task/complete.hpp>
#include <curfew/task/diff.hpp>

#include "catch.hpp"
#include "support/random_tasks.hpp"

#include <algorithm>
#include <optional>
#include <utility>
#include <vector>

namespace diff_property_test {

using namespace curfew;

namespace {

/// 2021-05-23 00:00:00, a Sunday.
constexpr model::second some_sunday = 1621728000;
constexpr int week = 7 * 24 * 60;

// The minutes of the week of some spans, each counted how often it is in one.
std::vector<int> counted(const std::vector<week_span>& spans) {
    std::vector<int> minutes_of_week(week);
    for (const week_span& span : spans) {
        int minute = detail::days_after_sunday(span.from.day) * 1440 + span.from.time.minutes_since_midnight();
        for (auto left = span.length().count(); left > 0; --left, ++minute) {
            ++minutes_of_week[static_cast<std::size_t>(minute % week)];
        }
        const int end = detail::days_after_sunday(span.until.day) * 1440 + span.until.time.minutes_since_midnight();
        REQUIRE(minute % week == end % week);
    }
    return minutes_of_week;
}

} // namespace

TEST_CASE("a diff is the minutes of the week that change, one after the other, in the longest spans") {
    random_tasks::dice roll{33};
    const auto task_of = [](const std::vector<model::item>& list) {
        return random_tasks::to_task({some_sunday, some_sunday + 3600, list, false});
    };
    int around = 0;
    for (int round = 0; round < 300; ++round) {
        const auto before = random_tasks::forbid_list(roll);
        const auto after = roll.one_in(10) ? before : random_tasks::forbid_list(roll);
        const changes found = diff(task_of(before), task_of(after));

        std::vector<int> forbidden_now(week);
        std::vector<int> permitted_now(week);
        for (int minute = 0; minute < week; ++minute) {
            const model::second t = some_sunday + 60 * minute;
            const bool then = model::forbids({0, 0, before, false}, t);
            const bool now = model::forbids({0, 0, after, false}, t);
            forbidden_now[static_cast<std::size_t>(minute)] = !then && now ? 1 : 0;
            permitted_now[static_cast<std::size_t>(minute)] = then && !now ? 1 : 0;
        }
        CAPTURE(round);
        REQUIRE(counted(found.forbidden) == forbidden_now);
        REQUIRE(counted(found.permitted) == permitted_now);

        // As few spans as there are starts of one, and in order.
        for (const auto& [spans, minutes_of_week] :
             {std::pair{found.forbidden, forbidden_now}, {found.permitted, permitted_now}}) {
            std::size_t starts = 0;
            for (std::size_t i = 0; i < week; ++i) {
                starts += minutes_of_week[i] == 1 && minutes_of_week[(i + week - 1) % week] == 0 ? 1U : 0U;
            }
            if (std::count(minutes_of_week.begin(), minutes_of_week.end(), 1) == week) starts = 1;
            REQUIRE(spans.size() == starts);
            for (std::size_t i = 1; i < spans.size(); ++i) {
                REQUIRE(detail::days_after_sunday(spans[i - 1].from.day) * 1440 +
                            spans[i - 1].from.time.minutes_since_midnight() <
                        detail::days_after_sunday(spans[i].from.day) * 1440 +
                            spans[i].from.time.minutes_since_midnight());
            }
            around += minutes_of_week.front() == 1 && minutes_of_week.back() == 1 ? 1 : 0;
        }
        REQUIRE(found.empty() == (task_of(before) == task_of(after)));
    }
    CHECK(around > 5);
}

} // namespace diff_property_test
