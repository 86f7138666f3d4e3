#include "catch.hpp"
#include "support/random_tasks.hpp"

#include <curfew/timetable/batch.hpp>
#include <curfew/zone/compiled_zone.hpp>
#include <curfew/date_tz.hpp>

#include <algorithm>
#include <cstdint>
#include <vector>

namespace batch_test {

using namespace curfew;

namespace {

template <class Task>
void check_batches(const Task& task, random_tasks::dice& roll) {
    std::vector<sys_seconds> in(static_cast<std::size_t>(roll.number(0, 3000)));
    const std::int64_t first = task.first().time_since_epoch().count();
    const std::int64_t last = task.last().time_since_epoch().count();
    for (sys_seconds& t : in) t = sys_seconds{seconds{roll.number(first - 1000, last + 1000)}};
    std::vector<std::uint8_t> expected;
    for (const sys_seconds t : in) expected.push_back(static_cast<std::uint8_t>(task.permits(t)));
    std::vector<std::uint8_t> answers(in.size());
    CHECK(permits(task, in, answers) == in.size());
    CHECK(answers == expected);
    const auto permitted = static_cast<std::size_t>(std::count(expected.begin(), expected.end(), 1));
    CHECK(count_permitted(task, in) == permitted);

    std::sort(in.begin(), in.end());
    const auto sorted = sorted_instants::from(in);
    REQUIRE(sorted);
    expected.clear();
    for (const sys_seconds t : in) expected.push_back(static_cast<std::uint8_t>(task.permits(t)));
    CHECK(permits(task, *sorted, answers) == in.size());
    CHECK(answers == expected);
    CHECK(count_permitted(task, *sorted) == permitted);
}

} // namespace

TEST_CASE("batches of random tasks answer as permits() does") {
    random_tasks::dice roll{20};
    for (int round = 0; round < 100; ++round) {
        CAPTURE(round);
        std::vector<forbid_rule> list;
        for (const model::item& entry : random_tasks::forbid_list(roll)) list.push_back(random_tasks::to_rule(entry));
        const local_seconds start{seconds{roll.number(1'400'000'000, 1'700'000'000)}};
        const local_seconds end =
            start + seconds{roll.one_in(2) ? roll.number(1, 600'000) : roll.number(1, 300'000'000)};
        const schedule local = compile(*call_window::from(start, end), list);
        check_batches(zoned_schedule{local}, roll);
        for (const char* name : {"America/New_York", "Africa/Casablanca", "Australia/Lord_Howe"}) {
            const auto zone = tz_zone::from_name(name);
            REQUIRE(zone);
            check_batches(zoned_schedule{local, compiled_zone{*zone.value, local.window()}}, roll);
        }
    }
}

} // namespace batch_test
