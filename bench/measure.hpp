#pragma once
// How a benchmark runs: first the answers are compared, then the time is taken.
//
// The time of a benchmark is that of one question: every benchmark reports items_per_second, and ratios.py reads that.

#include "workload.hpp"

#include <benchmark/benchmark.h>

#include <cstdint>
#include <set>
#include <string>
#include <string_view>
#include <utility>

namespace bench {

template <class Function>
void add(const std::string& name, Function function) {
    benchmark::RegisterBenchmark(name.c_str(), std::move(function));
}

/// Says in the results that everything under `prefix` is left out, and why.
inline void skip(std::string_view prefix, std::string why) {
    add("skipped/" + std::string{prefix}, [why](benchmark::State& state) { state.SkipWithError(why.c_str()); });
}

inline void count_items(benchmark::State& state, std::size_t per_iteration) {
    state.SetItemsProcessed(static_cast<std::int64_t>(per_iteration) * static_cast<std::int64_t>(state.iterations()));
}

/// Whether `ask` and `expected` give the same answers about all of `questions`; once for each benchmark. If not, the
/// benchmark fails.
template <class Ask, class Expected>
bool agrees(benchmark::State& state, const std::string& name, const instants& questions, Ask&& ask,
            Expected&& expected) {
    static std::set<std::string> known;
    if (known.count(name) != 0) return true;
    for (const sys_seconds t : questions) {
        if (ask(t) != expected(t)) {
            const std::string message = "wrong answer at @" + std::to_string(t.time_since_epoch().count());
            state.SkipWithError(message.c_str());
            return false;
        }
    }
    known.insert(name);
    return true;
}

/// Answers that do not wait for each other. A function of its own, so that instructions.py can count inside it alone.
template <class Ask>
[[gnu::noinline]] void throughput(benchmark::State& state, const instants& questions, Ask&& ask) {
    for (auto _ : state) {
        std::uint64_t sum = 0;
        for (const sys_seconds t : questions) sum += static_cast<std::uint64_t>(ask(t));
        benchmark::DoNotOptimize(sum);
    }
    count_items(state, questions.size());
}

/// Each question depends on the answer before it.
template <class Ask>
void latency(benchmark::State& state, const instants& questions, Ask&& ask) {
    for (auto _ : state) {
        std::int64_t answer = 0;
        for (const sys_seconds t : questions) answer = static_cast<std::int64_t>(ask(t + seconds{answer}));
        benchmark::DoNotOptimize(answer);
    }
    count_items(state, questions.size());
}

} // namespace bench
