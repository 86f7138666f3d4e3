// Building this is the test: what is promised not to throw.

#include <curfew/curfew.hpp>

#include <span>
#include <string_view>
#include <type_traits>

namespace noexcept_contract_test {

namespace {

using namespace curfew;

template <class Schedule, class TimePoint = typename Schedule::time_point>
concept queries_are_noexcept = requires(const Schedule& s, TimePoint t) {
    requires noexcept(s.permits(t));
    requires noexcept(s.at(t));
    requires noexcept(s.next_permitted(t));
    requires noexcept(s.next_change(t));
    requires noexcept(s.permitted_time(t, t));
    requires noexcept(s.intervals(t, t));
};

static_assert(queries_are_noexcept<schedule>);
static_assert(queries_are_noexcept<zoned_schedule<fixed_offset>>);
// Times are parameters: to make one from nothing is not noexcept in every standard library.
template <class Rules = task_rules>
concept the_rest_is_noexcept = requires(const Rules& rules, const call_window& window,
                                        std::span<const forbid_rule> list, const zoned_schedule<>& zoned,
                                        local_seconds local, sys_seconds instant, seconds offset, time_of_day time,
                                        std::string_view text) {
    requires noexcept(zoned.to_local(instant));
    requires noexcept(compile(window, list));
    requires noexcept(compile(rules));
    requires noexcept(explain(rules, local));
    requires noexcept(time_of_day::from_hour_minute(0, 0));
    requires noexcept(time_range::from(time, time));
    requires noexcept(call_window::from(local, local));
    requires noexcept(weekday_from_api(1));
    requires noexcept(fixed_offset::from(offset));
    requires noexcept(parse_time_pair(text));
    requires noexcept(parse_local_time(text));
    requires noexcept(parse_rfc3339(text));
    requires noexcept(parse_offset(text));
    requires noexcept(format(local));
    requires noexcept(format_rfc3339(instant, offset));
};
static_assert(the_rest_is_noexcept<>);

} // namespace

} // namespace noexcept_contract_test
