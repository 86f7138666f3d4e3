// Building this is the test: what kind of values the core is made of.

#include <curfew/curfew.hpp>

#include <cstdint>
#include <optional>
#include <type_traits>

namespace values_test {

namespace {

using namespace curfew;

template <class T>
constexpr bool is_plain_value = std::is_trivially_copyable_v<T>&& std::is_nothrow_copy_constructible_v<T>&&
    std::is_nothrow_move_assignable_v<T>&& std::is_nothrow_destructible_v<T>;

static_assert(is_plain_value<time_of_day> && sizeof(time_of_day) == 2);
static_assert(is_plain_value<time_range> && sizeof(time_range) == 4);
static_assert(is_plain_value<weekday_set> && sizeof(weekday_set) == 1);
static_assert(is_plain_value<call_window> && sizeof(call_window) == 16);
static_assert(is_plain_value<redial_settings> && sizeof(redial_settings) == 4);
static_assert(is_plain_value<call_concurrency> && sizeof(call_concurrency) == 4);
static_assert(is_plain_value<fixed_offset> && sizeof(fixed_offset) == 8);
static_assert(is_plain_value<interval<sys_seconds>> && sizeof(interval<sys_seconds>) == 16);
static_assert(is_plain_value<verdict<sys_seconds>>);
static_assert(is_plain_value<schedule> && sizeof(schedule) <= 1536);
static_assert(is_plain_value<zoned_schedule<>>);
static_assert(is_plain_value<explanation>);

// A value is valid or does not exist: what could be wrong has no default and no public constructor.
static_assert(!std::is_default_constructible_v<time_range>);
static_assert(!std::is_default_constructible_v<call_window>);
static_assert(!std::is_default_constructible_v<call_concurrency>);
static_assert(!std::is_default_constructible_v<task_open_id>);
static_assert(!std::is_default_constructible_v<forbid_rule>);
static_assert(!std::is_default_constructible_v<task_rules>);
static_assert(!std::is_default_constructible_v<schedule>);
static_assert(!std::is_default_constructible_v<zoned_schedule<>>);
static_assert(!std::is_constructible_v<schedule, task_rules>);
static_assert(!std::is_constructible_v<schedule, update_task_request>);
static_assert(!std::is_constructible_v<time_range, time_of_day, time_of_day>);
static_assert(!std::is_constructible_v<call_window, local_seconds, local_seconds>);

// Numbers do not become values by themselves, nor local time instants.
static_assert(!std::is_convertible_v<int, time_of_day>);
static_assert(!std::is_convertible_v<int, weekday>);
static_assert(!std::is_convertible_v<unsigned, weekday_set>);
static_assert(!std::is_convertible_v<seconds, fixed_offset>);
static_assert(!std::is_convertible_v<schedule, zoned_schedule<>>);
static_assert(!std::is_invocable_v<decltype(&schedule::permits), const schedule&, sys_seconds>);
static_assert(!std::is_invocable_v<decltype(&zoned_schedule<>::permits), const zoned_schedule<>&, local_seconds>);

} // namespace

} // namespace values_test
