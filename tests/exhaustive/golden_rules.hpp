#pragma once
// Rule sets with every kind of border: what the exhaustive tests run through.

#include <curfew/task/complete.hpp>
#include <curfew/task/range_end.hpp>

#include <array>
#include <utility>
#include <vector>

namespace golden {

using namespace curfew;

inline time_range range(int start_hour, int start_minute, int end_hour, int end_minute) {
    return *time_range::from(*time_of_day::from_hour_minute(start_hour, start_minute),
                             *time_of_day::from_hour_minute(end_hour, end_minute));
}

inline forbid_rule item(weekday_set days, std::vector<time_range> ranges) {
    return *forbid_rule::from(days, std::move(ranges));
}

/// A window that no test of a week or of a transition leaves.
inline const call_window wide_window =
    *call_window::from(local_days{std::chrono::year{1980} / 1 / 1}, local_days{std::chrono::year{2050} / 1 / 1});

inline task rules(std::vector<forbid_rule> list) {
    return *complete(task_update{*task_open_id::from("golden"), wide_window, *call_concurrency::from(1),
                                 redial_settings{}, std::move(list)});
}

/// Quiet nights, lunch breaks, a weekend that runs into Sunday, single minutes at the borders of the week.
inline std::vector<task> rule_sets() {
    using namespace std::chrono;
    const weekday_set working{Monday, Tuesday, Wednesday, Thursday, Friday};
    const weekday_set weekend{Saturday, Sunday};
    return {
        rules({item(weekday_set::every_day(), {range(0, 0, 8, 0), range(21, 0, 24, 0)}),
               item(working, {range(12, 0, 14, 0)}), item(weekend, {range(8, 0, 10, 0), range(18, 0, 21, 0)})}),
        rules({item(weekday_set::every_day(), {range(22, 0, 8, 0)})}),
        rules({item({Saturday}, {range(23, 59, 0, 1)}), item({Sunday}, {range(0, 2, 0, 3), range(23, 59, 24, 0)}),
               item({Wednesday}, {range(2, 0, 3, 0), range(1, 30, 2, 30)})}),
        rules({item(weekday_set::every_day(), {range(0, 0, 23, 59)})}),
        rules({item({Saturday}, {range(20, 0, 19, 0)})}),
    };
}

inline constexpr std::array range_ends{range_end::exclusive, range_end::inclusive};

} // namespace golden
