#include "catch.hpp"
#include "support/any_zone.hpp"
#include "support/random_timetables.hpp"

#include <curfew/timetable/batch.hpp>
#include <curfew/timetable/policy.hpp>
#include <curfew/timetable/timetable.hpp>

#include <algorithm>
#include <array>
#include <cstdint>
#include <vector>

namespace batch_test {

using namespace curfew;

namespace {

void check_batches(const timetable& task, random_tasks::dice& roll) {
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
    std::vector<std::uint64_t> words((in.size() + 63) / 64);
    CHECK(permits_bits(task, in, words) == in.size());
    std::size_t wrong = 0;
    for (std::size_t i = 0; i < in.size(); ++i) wrong += (words[i / 64] >> i % 64 & 1U) == expected[i] ? 0 : 1;
    CHECK(wrong == 0);

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
        const std::int64_t start = roll.number(1'400'000'000, 1'700'000'000);
        const model::task task{start, start + (roll.one_in(2) ? roll.number(1, 600'000) : roll.number(1, 300'000'000)),
                               random_tasks::forbid_list(roll), false};
        check_batches(random_tasks::to_timetable(task, zone::beijing), roll);
        for (const char* name : {"America/New_York", "Africa/Casablanca", "Australia/Lord_Howe"}) {
            const zone in = zone_of(name);
            check_batches(random_tasks::to_timetable(task, in), roll);
            const std::vector<local_hours> hours{{.hours = weekly_hours::always(), .zone = zone::utc}};
            const auto dates =
                random_tasks::to_exceptions(random_tasks::exceptions(roll, model::floor_div(start, model::day_length)));
            check_batches(timetable{random_tasks::to_task(task), in, policy::from(dates, hours)}, roll);
        }
    }
}

TEST_CASE("batches of timetables before 1970, after 2105, across the edges of a zone's table, and without rules") {
    random_tasks::dice roll{21};
    constexpr std::int64_t century = 100 * std::int64_t{31'556'952};
    // A zone's table reaches from 1969-09 to 2105-10.
    constexpr std::int64_t edge_before = -8'400'000 - 90'000;
    constexpr std::int64_t edge_after = 4'284'000'000;
    for (const char* name : {"+08:00", "America/New_York", "Europe/Paris"}) {
        const zone in = zone_of(name);
        for (const std::int64_t start : std::array{-15 * century, -century, edge_before, edge_after, 40 * century}) {
            for (const std::int64_t length : {std::int64_t{86'400}, std::int64_t{600'000}, century, 3 * century}) {
                CAPTURE(name, start, length);
                check_batches(
                    random_tasks::to_timetable({start, start + length, random_tasks::forbid_list(roll), false}, in),
                    roll);
            }
        }
    }
    check_batches(timetable{}, roll);
    check_batches(timetable{weekly_hours::always(), zone::utc}, roll);
    check_batches(timetable{weekly_hours{}, zone::utc}, roll);
}

} // namespace batch_test
