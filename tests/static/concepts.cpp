// Building this is the test: who models which concept.

#include <curfew/curfew.hpp>
#include <curfew/date_tz.hpp>

#include <concepts>
#include <iterator>
#include <ranges>
#include <type_traits>

namespace concepts_test {

namespace {

using namespace curfew;

static_assert(zone<fixed_offset>);
static_assert(zone<tz_zone>);
static_assert(!zone<int>);
static_assert(!zone<seconds>);

struct offset_only {
    [[nodiscard]] seconds offset_at(sys_seconds) const { return {}; }
};
static_assert(!zone<offset_only>);

struct asks_local_time {
    [[nodiscard]] seconds offset_at(local_seconds) const { return {}; }
    [[nodiscard]] offset_span span_at(local_seconds) const { return {}; }
};
static_assert(!zone<asks_local_time>);

struct minutes_for_seconds {
    [[nodiscard]] minutes offset_at(sys_seconds) const { return {}; }
    [[nodiscard]] offset_span span_at(sys_seconds) const { return {}; }
};
static_assert(!zone<minutes_for_seconds>);

using local_intervals = permitted_intervals<schedule>;
static_assert(std::ranges::forward_range<local_intervals>);
static_assert(std::ranges::forward_range<permitted_intervals<zoned_schedule<tz_zone>>>);
static_assert(std::same_as<std::ranges::range_value_t<local_intervals>, interval<local_seconds>>);
// A forward iterator gives nothing that refers into itself.
static_assert(std::same_as<std::ranges::range_reference_t<local_intervals>, interval<local_seconds>>);

static_assert(std::totally_ordered<time_of_day>);
static_assert(std::totally_ordered<time_range>);
static_assert(std::equality_comparable<schedule>);
static_assert(std::equality_comparable<task_rules>);
static_assert(std::equality_comparable<update_task_request>);

} // namespace

} // namespace concepts_test
