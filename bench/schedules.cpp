// One instant against many tasks, as a dialer's loop asks it: the schedules no longer fit in the cache.

#include "subject.hpp"
#include "suites.hpp"

#include <random>
#include <string>
#include <vector>

namespace bench {
namespace {

using task = curfew::zoned_schedule<>;

void visit_at_random(benchmark::State& state, std::size_t count) {
    std::vector<task> tasks;
    tasks.reserve(count);
    for (std::size_t i = 0; i < count; ++i) tasks.push_back(task_of(random_rules(5, i), curfew::beijing));
    std::mt19937_64 random{3};
    std::vector<std::uint32_t> order(65'536);
    for (std::uint32_t& index : order) index = static_cast<std::uint32_t>(random() % count);
    const sys_seconds now = std::chrono::sys_days{std::chrono::year{2024} / 6 / 12} + std::chrono::hours{5};
    for (auto _ : state) {
        std::uint64_t sum = 0;
        for (const std::uint32_t index : order) sum += static_cast<std::uint64_t>(tasks[index].permits(now));
        benchmark::DoNotOptimize(sum);
    }
    count_items(state, order.size());
}

} // namespace

void add_schedules() {
    for (const std::size_t count : {1U, 1000U, 20'000U}) {
        add("schedules/" + std::to_string(count), [=](benchmark::State& state) { visit_at_random(state, count); });
    }
}

} // namespace bench
