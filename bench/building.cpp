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
    add("build/" + key + "/rules_to_schedule", [=](benchmark::State& state) {
        const auto parsed = rules_of(rules);
        for (auto _ : state) {
            auto built = curfew::compile(parsed);
            benchmark::DoNotOptimize(built);
        }
        count_items(state, items);
    });
    add("build/" + key + "/request_to_schedule", [=](benchmark::State& state) {
        const auto request = request_of(rules);
        for (auto _ : state) {
            const auto checked = curfew::parse(request);
            auto built = curfew::compile(*checked.value);
            benchmark::DoNotOptimize(built);
        }
        count_items(state, items);
    });
}

/// A zone of ten years: the walk over its clock changes, and the table made of them.
void add_zone(const zone_name& name) {
    const std::string key{name.key};
    add("build/zone/" + key + "/walk", [=](benchmark::State& state) {
        const auto zone = database_zone(name);
        for (auto _ : state) {
            std::int64_t sum = 0;
            for (sys_seconds t = first_instant; t < last_instant;) {
                const auto span = zone.span_at(t);
                sum += span.offset.count();
                t = span.last;
            }
            benchmark::DoNotOptimize(sum);
        }
        count_items(state, 1);
    });
    add("build/zone/" + key + "/compile", [=](benchmark::State& state) {
        const auto zone = database_zone(name);
        for (auto _ : state) {
            const curfew::compiled_zone compiled{zone, first_instant, last_instant};
            benchmark::DoNotOptimize(compiled);
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
    add_size("schedule", sizeof(curfew::schedule));
    add_size("compiled_zone", sizeof(curfew::compiled_zone<curfew::tz_zone>));
    for (const zone_name& name : {beijing, new_york, casablanca}) add_zone(name);
    add_one("page", page_rules());
    add_one("typical", typical_rules());
    // The time of these is that of one range.
    for (const int count : {1000, 100'000}) {
        add_one(std::to_string(count) + "_ranges", random_rules(count), static_cast<std::size_t>(count));
    }
}

} // namespace bench
