// Exceptions by date: what a hundred of them cost a question, beside the timetable that knows none.

#include "subject.hpp"
#include "suites.hpp"

#include <curfew/timetable/policy.hpp>

#include <string>

namespace bench {
namespace {

void add_zone(const zone_name& name) {
    static const instants questions = random_instants(65'536);
    const curfew::zone zone = zone_of(name);
    const std::string prefix = "exceptions/" + std::string{name.key} + '/';
    add(prefix + "bare", [=](benchmark::State& state) {
        const auto task = timetable_of(typical_rules(), zone);
        throughput(state, questions, [&](sys_seconds t) { return task.permits(t); });
    });
    for (const int count : {0, 100, 1000}) {
        add(prefix + std::to_string(count), [=](benchmark::State& state) {
            const curfew::timetable task{task_of(typical_rules()), zone, curfew::policy::from(random_dates(count))};
            throughput(state, questions, [&](sys_seconds t) { return task.permits(t); });
        });
    }
}

} // namespace

void add_exceptions() {
    add_zone(beijing);
    add_zone(new_york);
}

} // namespace bench
