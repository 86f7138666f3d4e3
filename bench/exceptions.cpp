// Exceptions by date: what a hundred of them cost a question, beside the schedule that knows none.

#include "subject.hpp"
#include "suites.hpp"

#include <curfew/timetable/zoned_calendar.hpp>

#include <random>
#include <string>

namespace bench {
namespace {

/// `count` dates of the ten years, every third of them a day that counts as another one, the others closed.
curfew::date_exceptions random_dates(int count) {
    curfew::date_exceptions dates;
    std::mt19937_64 random{11};
    const auto days = std::chrono::floor<std::chrono::days>(last_instant - first_instant).count();
    const curfew::local_days start{std::chrono::floor<std::chrono::days>(first_instant).time_since_epoch()};
    for (int made = 0; made < count;) {
        const auto date = start + std::chrono::days{static_cast<int>(random() % static_cast<std::uint64_t>(days))};
        const auto day = curfew::all_weekdays[random() % 7];
        made +=
            dates.insert(date, made % 3 == 0 ? curfew::date_exception::counts_as(day) : curfew::date_exception::closed());
    }
    return dates;
}

template <class Zone>
void add_zone(const std::string& name, const Zone& zone) {
    static const instants questions = random_instants(65'536);
    add("exceptions/" + name + "/schedule", [=](benchmark::State& state) {
        const auto task = task_of(typical_rules(), zone);
        throughput(state, questions, [&](sys_seconds t) { return task.permits(t); });
    });
    for (const int count : {0, 100, 1000}) {
        add("exceptions/" + name + '/' + std::to_string(count), [=](benchmark::State& state) {
            const curfew::zoned_calendar task{rules_of(typical_rules()), random_dates(count), zone};
            throughput(state, questions, [&](sys_seconds t) { return task.permits(t); });
        });
    }
}

} // namespace

void add_exceptions() {
    add_zone("beijing", curfew::beijing);
    add_zone("new_york", zone_of(new_york));
}

} // namespace bench
