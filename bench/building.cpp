// What has to be done once for each request, and once for each zone.

#include "subject.hpp"
#include "suites.hpp"

#include <string>

namespace bench {
namespace {

/// The example of the API page: one range on Sundays.
rule_set page_rules() {
    return {item({1}, {"10:00-11:00"})};
}

void add_one(const std::string& key, const rule_set& rules, std::size_t items = 1) {
    add("build/" + key + "/task_to_timetable", [=](benchmark::State& state) {
        const auto task = task_of(rules);
        for (auto _ : state) {
            curfew::timetable built{task};
            benchmark::DoNotOptimize(built);
        }
        count_items(state, items);
    });
    add("build/" + key + "/request_to_timetable", [=](benchmark::State& state) {
        const auto request = request_of(rules);
        for (auto _ : state) {
            curfew::timetable built{*complete(curfew::parse(request))};
            benchmark::DoNotOptimize(built);
        }
        count_items(state, items);
    });
}

/// A zone out of its file, and the same zone again.
void add_zone(const zone_name& name) {
    const std::string key{name.key};
    add("zones/" + key + "/first_load", [=](benchmark::State& state) {
        for (auto _ : state) {
            curfew::forget_loaded_zones();
            const auto zone = curfew::load_zone(name.iana);
            benchmark::DoNotOptimize(zone);
        }
        count_items(state, 1);
    });
    add("zones/" + key + "/next_load", [=](benchmark::State& state) {
        for (auto _ : state) {
            const auto zone = curfew::load_zone(name.iana);
            benchmark::DoNotOptimize(zone);
        }
        count_items(state, 1);
    });
}

void add_size(const std::string& key, std::size_t bytes) {
    add("size/" + key, [=](benchmark::State& state) {
        for (auto _ : state) {
        }
        state.counters["bytes"] = static_cast<double>(bytes);
    });
}

} // namespace

void add_building() {
    add_size("timetable", sizeof(curfew::timetable));
    for (const zone_name& name : {beijing, new_york, casablanca}) add_zone(name);
    add_one("page", page_rules());
    add_one("typical", typical_rules());
    // The time of these is that of one range.
    for (const int count : {1000, 100'000}) {
        add_one(std::to_string(count) + "_ranges", random_rules(count), static_cast<std::size_t>(count));
    }
}

} // namespace bench
