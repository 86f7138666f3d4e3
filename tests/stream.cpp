// Only texts are compared here: Catch2 would print the values themselves in another way than in the files that do not
// include stream.hpp.

#include "catch.hpp"

#include <curfew/stream.hpp>

#include <iomanip>
#include <sstream>

namespace stream_test {

using namespace curfew;

namespace {

template <class T>
std::string streamed(const T& value) {
    std::ostringstream out;
    out << value;
#ifdef __cpp_lib_format
    CHECK(std::format("{}", value) == out.str());
#endif
    return out.str();
}

time_range range(time_of_day start, time_of_day end) {
    return time_range::from(start, end).value();
}

local_seconds local(std::string_view text) {
    return *parse_local_time(text);
}

static_assert(detail::streamable<time_of_day> && detail::streamable<rule> && !detail::streamable<int> &&
              !detail::streamable<local_seconds>);

} // namespace

TEST_CASE("times and ranges are streamed as the API writes them") {
    CHECK(streamed(time_of_day{}) == "00:00");
    CHECK(streamed(time_of_day{9, 5}) == "09:05");
    CHECK(streamed(end_of_day) == "24:00");
    CHECK(streamed(range({22, 0}, {8, 0})) == "22:00-08:00");
    CHECK(streamed(call_window::from(local("2021-05-20 17:35:43"), local("2021-05-21 17:35:44")).value()) ==
          "2021-05-20 17:35:43 until 2021-05-21 17:35:44");
    CHECK(streamed(week_span{{std::chrono::Friday, {22, 0}}, {std::chrono::Saturday, {8, 0}}}) ==
          "Fri 22:00-Sat 08:00");
}

TEST_CASE("weekdays are streamed in the order of the API's week") {
    CHECK(streamed(std::chrono::Sunday) == "Sun");
    CHECK(streamed(weekday_set{}) == "");
    CHECK(streamed(weekday_set{std::chrono::Tuesday, std::chrono::Monday}) == "Mon Tue");
    CHECK(streamed(weekday_set::every_day()) == "Sun Mon Tue Wed Thu Fri Sat");
}

TEST_CASE("a forbid rule is streamed with its days and ranges") {
    const auto night = forbid_rule::from({std::chrono::Monday, std::chrono::Tuesday},
                                         {range({22, 0}, {8, 0}), range({12, 0}, {14, 0})});
    CHECK(streamed(night.value()) == "Mon Tue 22:00-08:00 12:00-14:00");
}

TEST_CASE("places and names are streamed as diagnostics have them") {
    CHECK(streamed(json_pointer{} / field::forbid_time_list / 0 / field::times / 1) == "/ForbidTimeList/0/Times/1");
    CHECK(streamed(json_pointer{}) == "");
    CHECK(streamed(reason::before_start) == "before-start");
    CHECK(streamed(severity::warning) == "warning");
    CHECK(streamed(rule::time_range_overnight) == "time-range-overnight");
}

TEST_CASE("width and fill apply to the whole value, once") {
    std::ostringstream out;
    out << std::setfill('.') << std::setw(13) << range({22, 0}, {8, 0}) << time_of_day{8, 0};
    CHECK(out.str() == "..22:00-08:0008:00");
#ifdef __cpp_lib_format
    CHECK(std::format("{:.>13}{}", range({22, 0}, {8, 0}), time_of_day{8, 0}) == "..22:00-08:0008:00");
#endif
}

} // namespace stream_test
