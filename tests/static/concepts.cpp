// Building this is the test: who models which concept of the standard library.

#include <curfew/curfew.hpp>

#include <concepts>
#include <cstdint>
#include <iterator>
#include <ranges>
#include <type_traits>

namespace concepts_test {

namespace {

using namespace curfew;

static_assert(std::regular<timetable> == false, "two timetables are not compared: what they were made of is");
static_assert(std::copyable<timetable> && std::default_initializable<timetable>);
static_assert(std::copyable<zone> && std::equality_comparable<zone>);
static_assert(std::copyable<task> && std::equality_comparable<task>);
static_assert(std::copyable<policy> && std::copyable<date_exceptions>);

static_assert(std::ranges::forward_range<permitted_intervals>);
static_assert(std::same_as<std::ranges::range_value_t<permitted_intervals>, interval>);
// A forward iterator gives nothing that refers into itself.
static_assert(std::same_as<std::ranges::range_reference_t<permitted_intervals>, interval>);
static_assert(std::ranges::contiguous_range<redial_plan> &&
              std::same_as<std::ranges::range_value_t<redial_plan>, redial>);

static_assert(std::totally_ordered<time_of_day>);
static_assert(std::totally_ordered<time_range>);
static_assert(std::equality_comparable<verdict>);
static_assert(std::equality_comparable<task_update>);
static_assert(std::equality_comparable<update_task_request>);

/// Whether permits() takes instants of that precision.
template <class Duration>
concept is_asked = requires(const timetable& calls, std::chrono::sys_time<Duration> t) {
    calls.permits(t);
};

static_assert(is_asked<std::chrono::system_clock::duration>);
static_assert(is_asked<std::chrono::nanoseconds> && is_asked<std::chrono::milliseconds> &&
              is_asked<std::chrono::seconds>);
static_assert(is_asked<std::chrono::hours> && is_asked<std::chrono::days> && is_asked<std::chrono::weeks>);
static_assert(is_asked<std::chrono::duration<std::int32_t>>);
static_assert(is_asked<std::chrono::duration<std::int64_t, std::ratio<1, 3>>>);
// A fraction may be rounded into the wrong second, and a count without a sign may become a negative one.
static_assert(!is_asked<std::chrono::duration<double>> && !is_asked<std::chrono::duration<float, std::milli>>);
static_assert(!is_asked<std::chrono::duration<std::uint64_t>>);
static_assert(!is_asked<std::chrono::duration<std::int64_t, std::ratio<7, 3>>>);

template <class Clock>
concept has_a_clock = requires(const timetable& calls, std::chrono::time_point<Clock, seconds> t) {
    calls.permits(t);
};
static_assert(has_a_clock<std::chrono::system_clock>);
static_assert(!has_a_clock<std::chrono::steady_clock> && !has_a_clock<std::chrono::local_t>);

// What refers to a timetable is not made of a temporary.
template <class Calls>
concept gives_intervals = requires(Calls&& calls, sys_seconds t) {
    static_cast<Calls&&>(calls).intervals(t, t);
};
template <class Calls>
concept explains = requires(Calls&& calls, sys_seconds t) {
    static_cast<Calls&&>(calls).explain(t);
};
static_assert(gives_intervals<const timetable&> && gives_intervals<timetable&> && !gives_intervals<timetable> &&
              !gives_intervals<const timetable>);
static_assert(explains<const timetable&> && explains<timetable&> && !explains<timetable> && !explains<const timetable>);

} // namespace

} // namespace concepts_test
