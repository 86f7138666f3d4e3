#include <curfew/timetable/batch.hpp>
#include <curfew/zone/compiled_zone.hpp>
#include <curfew/date_tz.hpp>

#include "catch.hpp"
#include "support/batch_check.hpp"

#include <cstdint>
#include <limits>
#include <vector>

namespace batch_test {

using namespace curfew;
using namespace std::chrono_literals;

TEST_CASE("batches of every length at every alignment answer as one by one") {
    for (const batch_check::order order :
         {batch_check::order::random, batch_check::order::sorted, batch_check::order::extreme}) {
        CHECK(batch_check::differences(zoned_schedule{batch_check::typical_task()}, order) == 0);
        CHECK(batch_check::differences(batch_check::task_in("America/New_York"), order) == 0);
        CHECK(batch_check::differences(batch_check::task_in("Africa/Casablanca"), order) == 0);
        CHECK(batch_check::differences(
                  zoned_schedule{batch_check::typical_task(), batch_check::zone_of("Asia/Kolkata")}, order) == 0);
    }
}

TEST_CASE("clock changes seconds apart, a window of an age, and a window of a second") {
    const auto& changes = batch_check::restless_zone{};
    const schedule typical = batch_check::typical_task();
    CHECK(batch_check::differences(zoned_schedule{typical, compiled_zone{changes, typical.window()}},
                                   batch_check::order::random) == 0);
    // Short enough that the table holds all of the changes: some of its buckets have several, and are left to the zone.
    const schedule year = compile(*call_window::from(batch_check::from, batch_check::from + std::chrono::days{365}),
                                  batch_check::typical_rules());
    CHECK(batch_check::differences(zoned_schedule{year, compiled_zone{changes, year.window()}},
                                   batch_check::order::random) == 0);
    const schedule age =
        compile(*call_window::from(earliest_local_time, latest_local_time), batch_check::typical_rules());
    CHECK(batch_check::differences(zoned_schedule{age}, batch_check::order::random) == 0);
    const local_seconds start = typical.window().start();
    const schedule second = compile(*call_window::from(start, start + 1s), {});
    CHECK(batch_check::differences(zoned_schedule{second}, batch_check::order::random) == 0);
}

TEST_CASE("what does not fit into the answers is left alone") {
    const zoned_schedule task{batch_check::typical_task()};
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
