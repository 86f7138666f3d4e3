// Zones with transitions, over years: the library through date_tz.hpp against the model that asks the zone database
// itself for every minute.

#include "catch.hpp"
#include "support/any_zone.hpp"
#include "support/compare.hpp"
#include "support/random_timetables.hpp"

#include <curfew/timetable/timetable.hpp>

#include <date/tz.h>

#include <array>
#include <string>
#include <vector>

namespace zones_test {

namespace {

using namespace curfew;
using model::second;

constexpr std::array zone_names{"America/New_York", "Europe/Berlin",     "Australia/Lord_Howe",
                                "America/St_Johns", "Africa/Casablanca", "Pacific/Apia"};

/// The transitions of these zones are on whole minutes since 1980, and so are their offsets.
constexpr second minute = 60;

class database_clock {
public:
    explicit database_clock(const char* name) : zone_{date::locate_zone(name)} {}

    second operator()(second t) {
        const date::sys_seconds at{std::chrono::seconds{t}};
        if (at < info_.begin || at >= info_.end) info_ = zone_->get_info(at);
        return info_.offset.count();
    }

    /// The instants in [from, until) at which the offset changes.
    std::vector<second> transitions(second from, second until) {
        std::vector<second> result;
        for (second t = from; (*this)(t), info_.end.time_since_epoch().count() < until;) {
            t = info_.end.time_since_epoch().count();
            const second before = info_.offset.count();
            if ((*this)(t) != before) result.push_back(t);
        }
        return result;
    }

private:
    const date::time_zone* zone_;
    date::sys_info info_{};
};

constexpr second at_year(int year) {
    return std::chrono::sys_days{std::chrono::year{year} / 1 / 1}.time_since_epoch().count() * model::day_length;
}

void require_agreement(const char* name, const model::task& task, second step, random_tasks::dice& roll) {
    database_clock offset_at{name};
    model::window window = model::resolve(task, offset_at, minute);
    window.last = std::max(window.first, window.last);
    const timetable calls = random_tasks::to_timetable(task, zone_of(name));
    REQUIRE(calls.first() == sys_seconds{seconds{window.first}});
    REQUIRE(calls.last() == sys_seconds{seconds{window.last}});

    const auto forbids = [&](second t) { return model::forbids(task, t + offset_at(t)); };
    const model::answers answers{window.first, window.last, step, [&](second t) { return !forbids(t); }};
    const auto reason_inside = [&](second t) { return forbids(t) ? reason::forbid_range : reason::permitted; };
    auto probes = compare::probes(answers, window, roll);
    for (const second change :
         offset_at.transitions(window.first - model::day_length, window.last + model::day_length)) {
        for (const second delta : {-3600, -1, 0, 1, 3599, 3600}) probes.push_back(change + delta);
    }
    if (probes.size() > 400) {
        for (std::size_t i = 0; i < 400; ++i) {
            std::swap(probes[i],
                      probes[static_cast<std::size_t>(roll.number(0, static_cast<second>(probes.size()) - 1))]);
        }
        probes.resize(400);
    }
    REQUIRE(compare::first_difference(calls, answers, window, reason_inside, probes) == "");
    REQUIRE(compare::first_span_difference(calls, answers, window.first, window.last) == "");
    for (int i = 0; i < 10; ++i) {
        const auto anywhere = [&] { return roll.number(window.first - 90000, window.last + 90000); };
        const second from = anywhere();
        REQUIRE(compare::first_span_difference(calls, answers, from, anywhere()) == "");
    }
}

} // namespace

TEST_CASE("the zones have the transitions that these tests are about") {
    for (const char* name : zone_names) {
        INFO(name);
        CHECK(database_clock{name}.transitions(at_year(2009), at_year(2014)).size() >= 5);
    }
}

TEST_CASE("a window of a year, in each zone, minute by minute") {
    random_tasks::dice roll{7};
    for (const char* name : zone_names) {
        for (const int year : {1995, 2011, 2024}) {
            INFO(name << " from " << year);
            const second start = at_year(year) + roll.number(0, 300 * 1440) * minute;
            const model::task task{start, start + 366 * model::day_length, random_tasks::forbid_list(roll),
                                   roll.one_in(2)};
            require_agreement(name, task, minute, roll);
        }
    }
}

TEST_CASE("a window around each transition of thirty years, minute by minute") {
    random_tasks::dice roll{8};
    for (const char* name : zone_names) {
        for (const second change : database_clock{name}.transitions(at_year(1995), at_year(2025))) {
            INFO(name << ", transition at " << change);
            const second start = change + roll.number(-2000, 1500) * minute;
            const model::task task{start, start + roll.number(1, 3000) * minute, random_tasks::forbid_list(roll),
                                   roll.one_in(2)};
            require_agreement(name, task, minute, roll);
        }
    }
}

TEST_CASE("a window around a transition, second by second") {
    random_tasks::dice roll{9};
    for (const char* name : zone_names) {
        for (const second change : database_clock{name}.transitions(at_year(2009), at_year(2013))) {
            INFO(name << ", transition at " << change);
            const second start = change + roll.number(-60, 30) * minute;
            model::task task{start, start + roll.number(1, 300) * minute, random_tasks::forbid_list(roll),
                             roll.one_in(2)};
            require_agreement(name, task, 1, roll);
        }
    }
}

TEST_CASE("a StartTime or EndTime on any quarter of an hour near a transition makes no window longer") {
    for (const char* name : zone_names) {
        database_clock offset_at{name};
        const zone in = zone_of(name);
        for (const second change : offset_at.transitions(at_year(2009), at_year(2014))) {
            const second shown = change + offset_at(change - 1);
            for (second local = shown - 27 * 3600; local <= shown + 27 * 3600; local += 15 * minute) {
                INFO(name << ", transition at " << change << ", local " << local);
                const second day = model::day_length;
                const auto bounds = [&](second start, second end) {
                    return random_tasks::to_timetable({start, end, {}, false}, in);
                };
                const auto starting = bounds(local, local + 3 * day);
                const auto ending = bounds(local - 3 * day, local);
                // The clock has reached StartTime at the first instant and not fallen behind since; it reaches EndTime
                // at the last instant or, where it skips it, later.
                bool inside = true;
                for (second t = change - 2 * day; t < change + 2 * day; t += 15 * minute) {
                    const sys_seconds instant{seconds{t}};
                    const second clock = t + offset_at(t);
                    if (starting.permits(instant) && clock < local) inside = false;
                    if (ending.permits(instant) && clock >= local) inside = false;
                }
                REQUIRE(inside);
                const model::window expected = model::resolve({local, local, {}, false}, offset_at, 15 * minute);
                REQUIRE(starting.first() == sys_seconds{seconds{expected.first}});
                REQUIRE(ending.last() == sys_seconds{seconds{expected.last}});
            }
        }
    }
}

} // namespace zones_test
