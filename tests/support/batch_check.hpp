#pragma once
// Batches against one question at a time, in buffers of their exact size, so that a sanitizer sees a byte read too far.

#include "support/literals.hpp"
#include "support/table_zone.hpp"

#include <curfew/timetable/batch.hpp>
#include <curfew/timetable/timetable.hpp>

#include <algorithm>
#include <cstdint>
#include <memory>
#include <random>
#include <span>
#include <vector>

namespace batch_check {

using namespace curfew;

enum class order { random, sorted, extreme };

inline time_range range(int from_hour, int to_hour) {
    return *time_range::from(*time_of_day::from_hour_minute(from_hour, 0), *time_of_day::from_hour_minute(to_hour, 0));
}

inline std::vector<forbid_rule> typical_rules() {
    return {*forbid_rule::from(weekday_set::every_day(), {range(21, 8)}),
            *forbid_rule::from({std::chrono::Monday, std::chrono::Thursday}, {range(12, 14)})};
}

// In hours that are permitted, so that the window alone ends permission.
inline constexpr local_seconds from{std::chrono::local_days{std::chrono::year{2018} / 1 / 1} + std::chrono::hours{10}};
inline constexpr local_seconds to{std::chrono::local_days{std::chrono::year{2023} / 7 / 1} + std::chrono::hours{10}};

inline timetable typical_task(const zone& in) {
    return timetable{literals::task_with(*call_window::from(from, to), typical_rules()), in};
}

/// Changes its clock thrice within seconds, in each month of 30 days.
inline zone restless_zone() {
    constexpr std::int64_t month = 30 * 86'400;
    std::vector<listed_transition> list;
    for (std::int64_t at = from.time_since_epoch().count() / month * month - 2 * month;
         at < to.time_since_epoch().count() + 2 * month; at += month) {
        list.push_back({at, 3600});
        list.push_back({at + 5, -7200});
        list.push_back({at + 9, 60});
    }
    return table_zone(60, list);
}

inline std::vector<sys_seconds> instants(const timetable& task, std::size_t count, order how, std::mt19937_64& random) {
    std::vector<sys_seconds> result;
    const std::int64_t first = from.time_since_epoch().count() - 40 * 86'400;
    const auto length = static_cast<std::uint64_t>(to.time_since_epoch().count() - first + 40 * 86'400);
    for (std::size_t i = 0; i < count; ++i) {
        const auto any = static_cast<std::int64_t>(random());
        const std::int64_t near = first + static_cast<std::int64_t>(random() % length);
        const std::int64_t month = near - near % (30 * 86'400) + any % 12;
        const bool far = how == order::extreme && i % 3 == 0;
        result.emplace_back(seconds{far ? any >> (i % 64) : i % 5 == 0 ? month : near});
        if (how == order::extreme && i % 7 == 0) result.back() = i % 2 == 0 ? sys_seconds::min() : sys_seconds::max();
    }
    // A second to either side of the window's ends.
    for (std::size_t i = 0; i < count; i += 11) {
        const sys_seconds end = i % 2 == 0 ? task.first() : task.last();
        result[i] = end + seconds{static_cast<std::int64_t>(random() % 3) - 1};
    }
    if (how == order::sorted) std::sort(result.begin(), result.end());
    return result;
}

/// Answers that differ from permits(), over all lengths 0…200 and all places of in and out relative to a vector's.
[[nodiscard]] inline int differences(const timetable& task, order how) {
    std::mt19937_64 random{1};
    int wrong = 0;
    for (std::size_t n = 0; n <= 200; ++n) {
        const std::size_t skip = n % 8;
        const auto given = instants(task, n, how, random);
        const auto in_buffer = std::make_unique<sys_seconds[]>(n + skip);
        const auto out_buffer = std::make_unique<std::uint8_t[]>(n + n % 32);
        const auto words = std::make_unique<std::uint64_t[]>((n + 63) / 64);
        std::copy(given.begin(), given.end(), in_buffer.get() + skip);
        const std::span<const sys_seconds> in{in_buffer.get() + skip, n};
        const std::span<std::uint8_t> out{out_buffer.get() + n % 32, n};
        const std::span<std::uint64_t> bits{words.get(), (n + 63) / 64};
        wrong += permits(task, in, out) != n;
        wrong += permits_bits(task, in, bits) != n;
        std::size_t permitted = 0;
        for (std::size_t i = 0; i < n; ++i) {
            const bool expected = task.permits(in[i]);
            permitted += expected;
            wrong += out[i] != static_cast<std::uint8_t>(expected);
            wrong += (bits[i / 64] >> (i % 64) & 1U) != std::uint64_t{expected};
        }
        if (n % 64 != 0) wrong += bits.back() >> (n % 64) != 0;
        wrong += count_permitted(task, in) != permitted;
        if (const auto sorted = sorted_instants::from(in)) {
            std::fill(out.begin(), out.end(), std::uint8_t{9});
            wrong += permits(task, *sorted, out) != n;
            for (std::size_t i = 0; i < n; ++i) wrong += out[i] != static_cast<std::uint8_t>(task.permits(in[i]));
            wrong += count_permitted(task, *sorted) != permitted;
        } else {
            wrong += how == order::sorted;
        }
    }
    return wrong;
}

} // namespace batch_check
