#include <curfew/timetable/detail/dated_week.hpp>

#include "catch.hpp"
#include "support/plain_layer.hpp"

#include <chrono>
#include <cstdint>
#include <limits>
#include <random>
#include <vector>

namespace dated_week_test {

using namespace curfew;
using namespace curfew::detail;
using namespace std::chrono_literals;
using simulation::plain_entry;
using simulation::plain_layer;
using std::chrono::days;

namespace {

constexpr std::int64_t least = std::numeric_limits<std::int64_t>::min();
constexpr std::int64_t most = std::numeric_limits<std::int64_t>::max();
constexpr local_days day_zero{2026y / 10 / 1};
const std::vector<time_range> whole{*time_range::from(time_of_day{}, end_of_day)};

std::int64_t count(local_seconds t) {
    return t.time_since_epoch().count();
}

weekday_rule_table table_of(const std::vector<forbid_rule>& list) {
    weekday_rule_table table{};
    for (const forbid_rule& r : list) {
        for (const weekday day : all_weekdays) {
            if (!r.days().contains(day)) continue;
            for (const time_range& range : r.ranges()) {
                table[day.c_encoding()].forbid(range.first_minute(), range.end_minute());
            }
        }
    }
    return table;
}

class dice {
public:
    explicit dice(std::uint64_t seed) : engine_{seed} {}
    int number(int low, int high) { return low + static_cast<int>(engine_() % static_cast<unsigned>(high - low + 1)); }

private:
    std::mt19937_64 engine_;
};

time_range random_range(dice& roll) {
    for (;;) {
        const auto start = time_of_day::from_minutes(roll.number(0, 1439));
        const auto end = time_of_day::from_minutes(roll.number(0, 1440));
        if (const auto range = time_range::from(*start, *end)) return *range;
    }
}

plain_layer random_layer(dice& roll) {
    plain_layer layer;
    for (int items = roll.number(0, 3); items > 0; --items) {
        const auto set = weekday_set::from_bits(static_cast<unsigned>(roll.number(1, 127)));
        layer.forbid_list.push_back(*forbid_rule::from(set, {random_range(roll), random_range(roll)}));
    }
    const int span = roll.number(0, 1) == 0 ? 12 : 60;
    for (int entries = roll.number(0, 12); entries > 0; --entries) {
        const local_days first = day_zero + days{roll.number(0, span)};
        plain_entry e{first, first + days{roll.number(0, 2) == 0 ? roll.number(0, 25) : 0}, {}, {}};
        switch (roll.number(0, 3)) {
        case 0: e.closed = whole; break;
        case 1: e.closed = {random_range(roll)}; break;
        case 2: e.closed = {random_range(roll), random_range(roll)}; break;
        default: e.counts_as = weekday{static_cast<unsigned>(roll.number(0, 6))};
        }
        layer.entries.push_back(e);
    }
    return layer;
}

/// What a layer asks: the stretch, and the plain week between the pieces.
struct asked {
    week_bits plain;
    dated_week dated;

    explicit asked(const plain_layer& layer)
        : plain{base_week(table_of(layer.forbid_list))}, dated{table_of(layer.forbid_list), layer.exceptions()} {}

    [[nodiscard]] bool permits(std::int64_t local) const {
        const dated_stretch stretch = dated.stretch_at(local);
        if (stretch.rows != nullptr) return dated_week::permits(stretch, local);
        const local_seconds t{seconds{local}};
        const auto date = std::chrono::floor<days>(t);
        const auto minute = static_cast<int>(std::chrono::floor<minutes>(t - date).count());
        return plain.contains(static_cast<int>(weekday{date}.c_encoding()) * 1440 + minute);
    }
};

} // namespace

TEST_CASE("dates say what a reference says that reads each of them anew") {
    dice roll{20261001};
    std::size_t wrong = 0;
    std::size_t closings = 0;
    for (int round = 0; round < 400; ++round) {
        const plain_layer layer = random_layer(roll);
        const asked answers{layer};
        // Minutes enough to meet every edge sooner or later, on each date around the entries.
        for (local_days date = day_zero - days{3}; date < day_zero + days{90}; date += days{1}) {
            for (const int minute : {0, 1, roll.number(0, 1439), roll.number(0, 1439), 1439}) {
                const local_seconds t = date + minutes{minute} + seconds{roll.number(0, 59)};
                if (answers.permits(count(t)) != !layer.forbids(t)) ++wrong;
                const auto closing = layer.closing(t);
                if (answers.dated.find_closing(t) != closing) ++wrong;
                if (closing) ++closings;
                const auto as = layer.weekdays_of(date);
                if (as.size() == 1 && answers.dated.weekday_on(date) != as.front()) ++wrong;
            }
        }
    }
    CHECK(wrong == 0);
    CHECK(closings > 10'000);
}

TEST_CASE("stretches follow each other, and a run is the longest with the same answer on its date") {
    dice roll{20261002};
    std::size_t wrong = 0;
    std::size_t pieces = 0;
    std::size_t long_runs = 0;
    for (int round = 0; round < 150; ++round) {
        const plain_layer layer = random_layer(roll);
        const asked answers{layer};
        std::int64_t reached = least;
        while (reached != most) {
            const dated_stretch stretch = answers.dated.stretch_at(reached);
            if (stretch.first != reached || stretch.end <= reached) ++wrong;
            const dated_stretch last = answers.dated.stretch_at(stretch.end - 1);
            if (last.first != stretch.first || last.end != stretch.end || last.rows != stretch.rows) ++wrong;
            reached = stretch.end;
            if (stretch.rows == nullptr) continue;
            ++pieces;
            if (stretch.end > answers.dated.last_end()) ++wrong;
            std::int64_t at = stretch.first;
            while (at < stretch.end) {
                const dated_run run = dated_week::run_in(stretch, at);
                if (run.first != at || run.end <= run.first || run.end > stretch.end) ++wrong;
                if (run.permitted != answers.permits(at) || run.permitted != answers.permits(run.end - 1)) ++wrong;
                for (std::int64_t t = run.first; t < run.end; t += 60) {
                    if (answers.permits(t) != run.permitted) ++wrong;
                }
                const std::int64_t inside = run.first + (run.end - run.first) / 2;
                const dated_run again = dated_week::run_in(stretch, inside);
                if (again.first != run.first || again.end != run.end || again.permitted != run.permitted) ++wrong;
                // It ends where the answer changes or the date does.
                if (run.end < stretch.end && run.end % 86'400 != 0 && answers.permits(run.end) == run.permitted)
                    ++wrong;
                if (run.end - run.first > 86'400) ++long_runs;
                at = run.end;
            }
        }
    }
    CHECK(wrong == 0);
    CHECK(pieces > 500);
    CHECK(long_runs > 10);
}

TEST_CASE("without exceptions the plain week holds at all times") {
    const dated_week none{weekday_rule_table{}, date_exceptions{}};
    CHECK(none.empty());
    CHECK(none.last_end() == least);
    for (const std::int64_t t : {least, std::int64_t{0}, most}) {
        CHECK(none.stretch_at(t).rows == nullptr);
        CHECK(none.stretch_at(t).first == least);
        CHECK(none.stretch_at(t).end == most);
        CHECK(!none.find_closing(local_seconds{seconds{t}}));
    }
}

TEST_CASE("an entry closes what is forbidden anyhow as well") {
    weekday_rule_table nothing_open{};
    for (weekday_rules& day : nothing_open) day.forbid(0, 1440);
    date_exceptions dates;
    REQUIRE(dates.insert(day_zero, date_exception::counts_as(std::chrono::Thursday)));
    REQUIRE(dates.insert(day_zero + days{5}, date_exception::closed()));
    const dated_week week{nothing_open, dates};
    CHECK(!week.find_closing(day_zero + 0s));
    CHECK(week.find_closing(day_zero + days{5} + 0s) == 1U);
}

TEST_CASE("a conflict forbids its dates, and the rules of both weekdays go on after midnight") {
    weekday_rule_table rules{};
    rules[1].forbid(22 * 60, 26 * 60);
    rules[5].forbid(22 * 60, 28 * 60);
    date_exceptions dates;
    REQUIRE(dates.insert(day_zero, date_exception::counts_as(std::chrono::Monday)));
    REQUIRE(dates.insert(day_zero, date_exception::counts_as(std::chrono::Friday)));
    const dated_week week{rules, dates};
    const auto permits = [&](local_seconds t) {
        const dated_stretch stretch = week.stretch_at(count(t));
        REQUIRE(stretch.rows != nullptr);
        return dated_week::permits(stretch, count(t));
    };
    CHECK(!permits(day_zero + 0h));
    CHECK(!permits(day_zero + 12h));
    CHECK(!permits(day_zero + 28h - 1s));
    CHECK(permits(day_zero + 28h));
    CHECK(week.find_closing(day_zero + 12h) == 0U);
    CHECK(!week.find_closing(day_zero + 27h));
}

TEST_CASE("all dates there are make one piece") {
    date_exceptions dates;
    const local_days first{std::chrono::year{0} / 1 / 1};
    const local_days last{std::chrono::year{9999} / 12 / 31};
    REQUIRE(dates.insert(first, last, date_exception::closed()));
    const dated_week week{weekday_rule_table{}, dates};
    const std::int64_t now = count(day_zero + 12h);
    const dated_stretch stretch = week.stretch_at(now);
    CHECK(stretch.first == count(earliest_local_time));
    CHECK(stretch.end == count(latest_local_time) + 1);
    const dated_run run = dated_week::run_in(stretch, now);
    CHECK(run.first == stretch.first);
    CHECK(run.end == stretch.end);
    CHECK(!run.permitted);
    CHECK(!dated_week::permits(stretch, stretch.first));
    CHECK(!dated_week::permits(stretch, stretch.end - 1));
    CHECK(week.stretch_at(least).end == stretch.first);
    CHECK(week.stretch_at(most).first == stretch.end);
    for (const std::int64_t t : {least, most, stretch.first - 1, stretch.end}) {
        CHECK(week.stretch_at(t).rows == nullptr);
        CHECK(!week.find_closing(local_seconds{seconds{t}}));
    }
}

TEST_CASE("the time to compile follows the number of entries, not of dates, in any order and however they overlap") {
    const auto seconds_for = [](const date_exceptions& dates) {
        const auto start = std::chrono::steady_clock::now();
        const dated_week week{weekday_rule_table{}, dates};
        CHECK(!week.empty());
        return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
    };
    constexpr int entries = 20'000;
    date_exceptions singles;
    date_exceptions nested;
    for (int i = entries; i > 0; --i) {
        REQUIRE(singles.insert(day_zero + days{2 * i}, date_exception::closed()));
        const auto start = time_of_day::from_minutes(i % 1439);
        REQUIRE(nested.insert(day_zero - days{i}, day_zero + days{i},
                              *date_exception::closed_in({*time_range::from(*start, end_of_day)})));
    }
    date_exceptions all;
    REQUIRE(all.insert(local_days{std::chrono::year{0} / 1 / 1}, local_days{std::chrono::year{9999} / 12 / 31},
                       date_exception::closed()));
    // Each is far below; entry by entry and date by date, the nested ones would take far longer.
    CHECK(seconds_for(singles) < 1.0);
    CHECK(seconds_for(nested) < 4.0);
    CHECK(seconds_for(all) < 0.1);
}

} // namespace dated_week_test
