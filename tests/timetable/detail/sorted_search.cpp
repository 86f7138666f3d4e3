#include "catch.hpp"
#include "support/literals.hpp"
#include "support/random_tasks.hpp"

#include <curfew/timetable/detail/sorted_search.hpp>
#include <curfew/timetable/timetable.hpp>

#include <algorithm>
#include <cstdint>
#include <vector>

namespace sorted_search_test {

using namespace curfew;

namespace {

sys_seconds at(std::int64_t second) {
    return sys_seconds{seconds{second}};
}

std::vector<sys_seconds> random_instants(random_tasks::dice& roll, std::int64_t least, std::int64_t most) {
    std::vector<sys_seconds> in(static_cast<std::size_t>(roll.number(1, 300)));
    for (sys_seconds& t : in) t = at(roll.number(least, most));
    std::sort(in.begin(), in.end());
    return in;
}

/// The number of instants for which the stretches do not say what permits() does; stretches that overlap, leave something
/// out or are empty count as well.
int wrong_stretches(const timetable& task, const std::vector<sys_seconds>& in) {
    int wrong = 0;
    std::size_t next = 0;
    detail::for_each_stretch(task, std::span{in}, [&](std::size_t first, std::size_t end, bool permitted) {
        if (first != next || end <= first || end > in.size()) ++wrong;
        for (std::size_t i = first; i < end; ++i) wrong += task.permits(in[i]) == permitted ? 0 : 1;
        next = end;
    });
    return next == in.size() ? wrong : wrong + 1;
}

timetable office_hours(std::int64_t start, std::int64_t end) {
    return timetable{literals::task_with(*call_window::from(local_seconds{seconds{start}}, local_seconds{seconds{end}}),
                                         {literals::forbid("", "18:00-09:00")})};
}

} // namespace

TEST_CASE("a search finds the first instant that is not before, from every guess") {
    random_tasks::dice roll{30};
    for (int round = 0; round < 2000; ++round) {
        const std::int64_t most = roll.one_in(3) ? 40 : 100'000;
        const auto in = random_instants(roll, 0, most);
        const auto last = static_cast<std::int64_t>(in.size()) - 1;
        const auto from = static_cast<std::size_t>(roll.number(0, last));
        const auto guess = static_cast<std::size_t>(roll.number(0, last));
        const sys_seconds t = at(roll.number(-1, most + 1));
        const auto expected = static_cast<std::size_t>(
            std::lower_bound(in.begin() + static_cast<std::ptrdiff_t>(from), in.end(), t) - in.begin());
        CAPTURE(in.size(), from, guess);
        REQUIRE(detail::search_around(in, from, guess, t) == expected);
        REQUIRE(detail::gallop(in, from, std::max(from, guess), t) == expected);
        REQUIRE(detail::gallop(in, from, in.size(), t) == expected);
    }
}

TEST_CASE("stretches are right where instants are many, few, the same, or in heaps") {
    const std::int64_t year = 365 * std::int64_t{86'400};
    const timetable task = office_hours(1'600'000'000, 1'600'000'000 + 10 * year);
    random_tasks::dice roll{31};
    std::vector<sys_seconds> even;
    for (std::int64_t t = 1'600'000'000 - year; t < 1'600'000'000 + year; t += 999) even.push_back(at(t));
    CHECK(wrong_stretches(task, even) == 0);

    std::vector<sys_seconds> sparse;
    for (std::int64_t t = 1'600'000'000 - 2 * year; t < 1'600'000'000 + 12 * year; t += 100'003)
        sparse.push_back(at(t));
    CHECK(wrong_stretches(task, sparse) == 0);

    CHECK(wrong_stretches(task, std::vector<sys_seconds>(5000, at(1'700'000'000))) == 0);
    CHECK(wrong_stretches(task, {}) == 0);
    CHECK(wrong_stretches(
              task, {sys_seconds::min(), sys_seconds::min(), at(0), sys_seconds::max(), sys_seconds::max()}) == 0);

    for (int round = 0; round < 50; ++round) {
        // From a heap around one instant to the next, the density changes a thousandfold and back.
        std::vector<sys_seconds> heaps;
        for (auto heap = roll.number(1, 6); heap > 0; --heap) {
            const std::int64_t start = 1'600'000'000 + roll.number(-year, 11 * year);
            const std::int64_t wide = roll.one_in(2) ? 1000 : roll.number(1, year);
            for (auto left = roll.number(1, 4000); left > 0; --left) heaps.push_back(at(start + roll.number(0, wide)));
        }
        std::sort(heaps.begin(), heaps.end());
        CAPTURE(round, heaps.size());
        CHECK(wrong_stretches(task, heaps) == 0);
    }
}

TEST_CASE("a task that permits all of its window") {
    const timetable always{literals::task_with(
        *call_window::from(local_seconds{seconds{1'600'000'000}}, local_seconds{seconds{1'700'000'000}}), {})};
    CHECK(wrong_stretches(always, {at(1'650'000'000), at(1'650'000'001)}) == 0);
    CHECK(wrong_stretches(always, {at(0), at(1'650'000'001), at(1'800'000'000)}) == 0);
}

} // namespace sorted_search_test
