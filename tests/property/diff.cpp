#include <curfew/task/diff.hpp>

#include "catch.hpp"
#include "support/simulation.hpp"

#include <algorithm>

namespace diff_test {

using namespace simulation;

namespace {

constexpr local_days some_sunday{std::chrono::year{2021} / 5 / 23};
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
    dice roll{33};
    const auto task = [](std::vector<forbid_rule> list) {
        const auto window = *call_window::from(some_sunday, some_sunday + 1h);
        return stored_task{
            {*task_open_id::from("task"), window, *call_concurrency::from(1), std::nullopt, std::move(list)}};
    };
    int around = 0;
    for (int round = 0; round < 300; ++round) {
        const auto before = random_forbid_list(roll);
        const auto after = roll.one_in(10) ? before : random_forbid_list(roll);
        const auto changes = diff(task(before), task(after));

        std::vector<int> forbidden_now(week);
        std::vector<int> permitted_now(week);
        for (int minute = 0; minute < week; ++minute) {
            const local_seconds t = some_sunday + minutes{minute};
            const bool then = forbidden(before, t);
            const bool now = forbidden(after, t);
            forbidden_now[static_cast<std::size_t>(minute)] = !then && now ? 1 : 0;
            permitted_now[static_cast<std::size_t>(minute)] = then && !now ? 1 : 0;
        }
        CAPTURE(round);
        REQUIRE(counted(changes.forbidden) == forbidden_now);
        REQUIRE(counted(changes.permitted) == permitted_now);

        // As few spans as there are starts of one, and in order.
        for (const auto& [spans, minutes_of_week] :
             {std::pair{changes.forbidden, forbidden_now}, {changes.permitted, permitted_now}}) {
            std::size_t starts = 0;
            for (std::size_t i = 0; i < week; ++i) {
                starts += minutes_of_week[i] == 1 && minutes_of_week[(i + week - 1) % week] == 0 ? 1U : 0U;
            }
            if (std::count(minutes_of_week.begin(), minutes_of_week.end(), 1) == week) starts = 1;
            REQUIRE(spans.size() == starts);
            for (std::size_t i = 1; i < spans.size(); ++i) {
                REQUIRE(detail::days_after_sunday(spans[i - 1].from.day) * 1440 +
                            spans[i - 1].from.time.minutes_since_midnight() <
                        detail::days_after_sunday(spans[i].from.day) * 1440 + spans[i].from.time.minutes_since_midnight());
            }
            around += minutes_of_week.front() == 1 && minutes_of_week.back() == 1 ? 1 : 0;
        }
        REQUIRE(changes.empty() == (before == after));
    }
    CHECK(around > 5);
}

} // namespace diff_test
