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
static_assert(is_plain_value<interval> && sizeof(interval) == 16);
static_assert(is_plain_value<verdict>);
static_assert(is_plain_value<weekly_hours>);
static_assert(sizeof(timetable) <= 1600);
static_assert(sizeof(zone) <= 2 * sizeof(void*));

// A value is valid or does not exist: what could be wrong has no default and no public constructor.
static_assert(!std::is_default_constructible_v<time_range>);
static_assert(!std::is_default_constructible_v<call_window>);
static_assert(!std::is_default_constructible_v<call_concurrency>);
static_assert(!std::is_default_constructible_v<task_open_id>);
static_assert(!std::is_default_constructible_v<forbid_rule>);
static_assert(!std::is_default_constructible_v<task>);
static_assert(!std::is_default_constructible_v<task_update>);
static_assert(!std::is_default_constructible_v<zone>);
static_assert(!std::is_default_constructible_v<policy>);
static_assert(!std::is_default_constructible_v<date_exception>);
static_assert(!std::is_default_constructible_v<attempt_history>);
static_assert(!std::is_default_constructible_v<sorted_instants>);
static_assert(!std::is_default_constructible_v<permitted_intervals>);
static_assert(!std::is_constructible_v<time_range, time_of_day, time_of_day>);
static_assert(!std::is_constructible_v<call_window, local_seconds, local_seconds>);

// Only a complete task, and hours in a zone, make a timetable.
static_assert(std::is_constructible_v<timetable, const task&>);
static_assert(std::is_constructible_v<timetable, const task&, const zone&, range_end>);
static_assert(std::is_constructible_v<timetable, const task&, const zone&, const policy&, range_end>);
static_assert(std::is_constructible_v<timetable, const weekly_hours&, const zone&>);
static_assert(std::is_constructible_v<timetable, const weekly_hours&, const zone&, const date_exceptions&>);
static_assert(!std::is_constructible_v<timetable, update_task_request>);
static_assert(!std::is_constructible_v<timetable, create_task_request>);
static_assert(!std::is_constructible_v<timetable, task_update>);
static_assert(!std::is_constructible_v<timetable, result<task>>);
static_assert(!std::is_constructible_v<timetable, std::optional<task>>);
static_assert(!std::is_constructible_v<timetable, weekly_hours>);
static_assert(!std::is_constructible_v<timetable, call_window>);
static_assert(!std::is_constructible_v<timetable, const task&, result<zone>>);
static_assert(!std::is_constructible_v<timetable, const task&, seconds>);
static_assert(!std::is_constructible_v<timetable, const task&, const zone&, result<policy>>);

// Numbers do not become values by themselves, nor civil times instants.
static_assert(!std::is_convertible_v<int, time_of_day>);
static_assert(!std::is_convertible_v<int, weekday>);
static_assert(!std::is_convertible_v<unsigned, weekday_set>);
static_assert(!std::is_convertible_v<seconds, zone>);
static_assert(!std::is_convertible_v<task, timetable>);
static_assert(!std::is_convertible_v<result<task>, task>);
static_assert(!std::is_convertible_v<result<task>, bool> && std::is_constructible_v<bool, result<task>>);

template <class TimePoint>
concept can_be_asked = requires(const timetable& calls, TimePoint t) {
    calls.permits(t);
};
static_assert(can_be_asked<sys_seconds> && !can_be_asked<local_seconds> && !can_be_asked<std::int64_t>);

} // namespace

} // namespace values_test
