#include <curfew/timetable/batch.hpp>

#include "catch.hpp"
#include "support/any_zone.hpp"
#include "support/batch_check.hpp"

#include <curfew/timetable/policy.hpp>

#include <cstdint>
#include <limits>
#include <vector>

namespace batch_test {

using namespace curfew;
using namespace std::chrono_literals;

TEST_CASE("batches of every length at every alignment answer as one by one") {
    for (const batch_check::order order :
         {batch_check::order::random, batch_check::order::sorted, batch_check::order::extreme}) {
        for (const char* name : {"+08:00", "America/New_York", "Africa/Casablanca", "Asia/Kolkata"}) {
            INFO(name);
            CHECK(batch_check::differences(batch_check::typical_task(zone_of(name)), order) == 0);
        }
        CHECK(batch_check::differences(timetable{}, order) == 0);
    }
}

TEST_CASE("batches under a policy answer as one by one") {
    date_exceptions dates;
    REQUIRE(dates.insert(local_days{std::chrono::year{2018} / 1 / 1}, local_days{std::chrono::year{2018} / 6 / 1},
                         date_exception::counts_as(std::chrono::Monday)));
    const local_hours callee{.hours = *parse_weekly_hours("Mon-Sat 09:00-18:00"), .zone = zone_of("Europe/Paris")};
    const task rules =
        literals::task_with(*call_window::from(batch_check::from, batch_check::to), batch_check::typical_rules());
    const timetable calls{rules, zone_of("America/New_York"), policy::from(dates, {callee})};
    for (const batch_check::order order :
         {batch_check::order::random, batch_check::order::sorted, batch_check::order::extreme}) {
        CHECK(batch_check::differences(calls, order) == 0);
    }
}

TEST_CASE("transitions seconds apart, a window of an age, and a window of a second") {
    CHECK(batch_check::differences(batch_check::typical_task(batch_check::restless_zone()),
                                   batch_check::order::random) == 0);
    CHECK(batch_check::differences(batch_check::typical_task(batch_check::restless_zone()),
                                   batch_check::order::sorted) == 0);
    const timetable age{
        literals::task_with(*call_window::from(earliest_local_time, latest_local_time), batch_check::typical_rules())};
    CHECK(batch_check::differences(age, batch_check::order::random) == 0);
    const timetable second{literals::task_with(*call_window::from(batch_check::from, batch_check::from + 1s), {})};
    CHECK(batch_check::differences(second, batch_check::order::random) == 0);
    // As long as distances from the start are 32 bits, and one second longer.
    for (const seconds length :
         {seconds{(std::int64_t{1} << 32) - 2}, seconds{(std::int64_t{1} << 32) - 1}, seconds{std::int64_t{1} << 32}}) {
        const timetable long_window{literals::task_with(
            *call_window::from(batch_check::from, batch_check::from + length), batch_check::typical_rules())};
        CHECK(batch_check::differences(long_window, batch_check::order::extreme) == 0);
    }
}

TEST_CASE("what does not fit into the answers is left alone") {
    const timetable task = batch_check::typical_task(zone::beijing);
    const std::vector<sys_seconds> in(130, task.first() + std::chrono::days{3} + 2h);
    std::vector<std::uint8_t> bytes(100, 7);
    CHECK(permits(task, in, bytes) == 100);
    std::vector<std::uint64_t> bits(2);
    CHECK(permits_bits(task, in, bits) == 128);
    CHECK(permits(task, *sorted_instants::from(in), bytes) == 100);
    CHECK(permits(task, in, std::span<std::uint8_t>{}) == 0);
}

TEST_CASE("instants out of order are not sorted instants") {
    const sys_seconds t{5s};
    CHECK(sorted_instants::from(std::vector<sys_seconds>{}));
    CHECK(sorted_instants::from(std::vector{t, t, t + 1s}));
    CHECK_FALSE(sorted_instants::from(std::vector{t, t + 1s, t}));
    CHECK_FALSE(sorted_instants::from(std::vector{t + 1s, t}));
}

} // namespace batch_test
