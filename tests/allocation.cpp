// Asking a timetable allocates nothing, iteration, explanations and batches included.

#include "catch.hpp"
#include "support/any_zone.hpp"
#include "support/heap.hpp"
#include "support/literals.hpp"

#include <curfew/timetable/batch.hpp>
#include <curfew/timetable/policy.hpp>
#include <curfew/timetable/timetable.hpp>

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace allocation_test {

namespace {

using namespace curfew;

/// How many allocations all questions make; `sink` keeps the answers alive.
std::size_t allocations_of_questions(const timetable& s, sys_seconds from, sys_seconds to, std::int64_t& sink) {
    std::array<sys_seconds, 300> batch;
    for (std::size_t i = 0; i < batch.size(); ++i) batch[i] = from + std::chrono::hours{i};
    std::array<std::uint8_t, 300> bytes;
    std::array<std::uint64_t, 5> words;
    const heap::watch watch;
    for (auto t = from; t < to; t += std::chrono::hours{5}) {
        sink += s.permits(t) ? 1 : 0;
        sink += s.at(t).until ? 1 : 0;
        const explanation why = s.explain(t);
        sink += why.range ? 1 : 0;
        sink += static_cast<std::int64_t>(why.zone.size() + why.name.size());
        sink += s.next_permitted(t) ? 1 : 0;
        sink += s.next_change(t) ? 1 : 0;
    }
    for (const auto& permitted : s.intervals(from, to)) sink += permitted.length().count();
    sink += s.permitted_time(from, to).count();
    sink +=
        static_cast<std::int64_t>(permits(s, batch, bytes) + permits_bits(s, batch, words) + count_permitted(s, batch));
    const auto sorted = *sorted_instants::from(batch);
    sink += static_cast<std::int64_t>(permits(s, sorted, bytes) + count_permitted(s, sorted));
    const timetable copy = s;
    sink += copy.has_rules() ? 1 : 0;
    return watch.allocations();
}

task rules() {
    return literals::task_with(literals::window("2021-01-01 00:00:00", "2022-01-01 00:00:00"),
                               {literals::forbid("", "20:00-08:00"), literals::forbid("Sun", "10:00-11:00")});
}

} // namespace

TEST_CASE("the counter counts") {
    const heap::watch watch;
    const std::string longer_than_any_short_string(1000, 'x');
    CHECK(watch.allocations() > 0);
}

TEST_CASE("calling hours become a timetable without an allocation") {
    const weekly_hours hours = *parse_weekly_hours("Mon-Fri 09:00-18:00");
    const zone in = zone_of("America/New_York");
    const heap::watch watch;
    const timetable s{hours, in};
    CHECK(watch.allocations() == 0);
    CHECK(s.permits(literals::instant("2021-01-04T12:00:00-05:00")));
}

TEST_CASE("questions and copies allocate nothing") {
    std::int64_t sink = 0;
    const sys_seconds from = literals::instant("2020-12-01T00:00:00Z");
    const sys_seconds to = literals::instant("2022-02-01T00:00:00Z");
    const zone new_york = zone_of("America/New_York");
    date_exceptions dates;
    REQUIRE(dates.insert(local_days{std::chrono::year{2021} / 7 / 4}, date_exception::closed(),
                         "a name that is longer than any short string"));
    REQUIRE(dates.insert(local_days{std::chrono::year{2021} / 7 / 1}, local_days{std::chrono::year{2021} / 9 / 1},
                         date_exception::counts_as(std::chrono::Sunday)));
    const local_hours callee{.hours = *parse_weekly_hours("Mon-Sun 09:00-18:00"),
                             .zone = zone_of("Europe/Paris"),
                             .exceptions = dates,
                             .zone_name = "Europe/a name that is longer than any short string"};
    const std::vector<local_hours> six(6, callee);
    for (const timetable& s :
         {timetable{rules()}, timetable{rules(), new_york}, timetable{rules(), new_york, policy::from(dates, {callee})},
          timetable{rules(), new_york, policy::from(dates, six)}, timetable{weekly_hours::always(), new_york, dates},
          timetable{weekly_hours::always(), new_york}, timetable{}}) {
        CHECK(allocations_of_questions(s, from, to, sink) == 0);
    }
    CHECK(sink > 0);
}

} // namespace allocation_test
