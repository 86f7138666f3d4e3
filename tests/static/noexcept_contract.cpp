// Building this is the test: what is promised not to throw.

#include <curfew/curfew.hpp>

#include <cstdint>
#include <span>
#include <string_view>
#include <type_traits>
#include <utility>

namespace noexcept_contract_test {

namespace {

using namespace curfew;

// Times are parameters: to make one from nothing is not noexcept in every standard library.
template <class Timetable = timetable>
concept questions_are_noexcept = requires(const Timetable& s, sys_seconds t,
                                          std::chrono::system_clock::time_point now) {
    requires noexcept(s.permits(t));
    requires noexcept(s.permits(now));
    requires noexcept(s.at(t));
    requires noexcept(s.explain(t));
    requires noexcept(s.next_permitted(t));
    requires noexcept(s.next_change(t));
    requires noexcept(s.permitted_time(t, t));
    requires noexcept(s.intervals(t, t));
    requires noexcept(s.intervals(t, t).begin());
    requires noexcept(++std::declval<permitted_intervals::iterator&>());
    requires noexcept(s.first());
    requires noexcept(s.last());
    requires noexcept(s.zone());
    requires noexcept(s.has_rules());
};
static_assert(questions_are_noexcept<>);

template <class Timetable = timetable>
concept batches_are_noexcept = requires(const Timetable& s, std::span<const sys_seconds> in,
                                        const sorted_instants& sorted, std::span<std::uint8_t> bytes,
                                        std::span<std::uint64_t> words) {
    requires noexcept(permits(s, in, bytes));
    requires noexcept(permits_bits(s, in, words));
    requires noexcept(count_permitted(s, in));
    requires noexcept(permits(s, sorted, bytes));
    requires noexcept(count_permitted(s, sorted));
    requires noexcept(sorted_instants::from(in));
};
static_assert(batches_are_noexcept<>);

template <class T>
constexpr bool copies_are_noexcept = std::is_nothrow_copy_constructible_v<T>&& std::is_nothrow_copy_assignable_v<T>&&
    std::is_nothrow_move_constructible_v<T>&& std::is_nothrow_move_assignable_v<T>&& std::is_nothrow_swappable_v<T>&&
        std::is_nothrow_destructible_v<T>;
static_assert(std::is_nothrow_default_constructible_v<timetable>);
static_assert(copies_are_noexcept<timetable>);
static_assert(copies_are_noexcept<zone>);
static_assert(copies_are_noexcept<redial_plan>);

template <class Zone = zone>
concept the_rest_is_noexcept = requires(const Zone& in, local_seconds local, sys_seconds instant, seconds offset,
                                        time_of_day time, std::string_view text, const timetable& calls,
                                        const redial_settings& settings, const redial_state& state,
                                        const attempt_limits& limits, const attempt_history& history) {
    requires noexcept(in.to_local(instant));
    requires noexcept(in.offset_at(instant));
    requires noexcept(in.span_at(instant));
    requires noexcept(resolve(in, local));
    requires noexcept(resolve_start(in, local));
    requires noexcept(resolve_end(in, local));
    requires noexcept(zone::fixed(offset));
    requires noexcept(next_attempt(calls, settings, state, limits, history));
    requires noexcept(allows(limits, history, instant));
    requires noexcept(next_allowed(limits, history, instant));
    requires noexcept(time_of_day::from_hour_minute(0, 0));
    requires noexcept(time_range::from(time, time));
    requires noexcept(call_window::from(local, local));
    requires noexcept(weekday_from_api(1));
    requires noexcept(detail::parse_time_pair(text));
    requires noexcept(parse_local_time(text));
    requires noexcept(parse_rfc3339(text));
    requires noexcept(parse_offset(text));
    requires noexcept(parse_written_time(text));
    requires noexcept(format(local));
    requires noexcept(format_rfc3339(instant, offset));
    requires noexcept(format_rfc3339(instant, in));
};
static_assert(the_rest_is_noexcept<>);

} // namespace

} // namespace noexcept_contract_test
