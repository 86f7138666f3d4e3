// The batch suite, compiled for a later level of x86-64 than the rest: a program of its own, so that none of its code is
// linked into one that must run everywhere. This file is compiled for every machine, and says so where the suite cannot run.

#include "suites.hpp"

#include <benchmark/benchmark.h>

namespace {

#ifdef CURFEW_BENCH_NO_LEVEL
constexpr const char* missing = "the compiler has no such level";
#else
constexpr const char* missing = "this processor does not reach it";
#endif

bool runs_here() {
#ifdef CURFEW_BENCH_NO_LEVEL
    return false;
#else
    __builtin_cpu_init();
    const bool v3 = __builtin_cpu_supports("avx2") && __builtin_cpu_supports("bmi") && __builtin_cpu_supports("bmi2") &&
                    __builtin_cpu_supports("fma");
    const bool v4 = v3 && __builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512bw") &&
                    __builtin_cpu_supports("avx512cd") && __builtin_cpu_supports("avx512dq") &&
                    __builtin_cpu_supports("avx512vl");
    return CURFEW_BENCH_LEVEL_NUMBER == 3 ? v3 : v4;
#endif
}

} // namespace

int main(int argc, char** argv) {
    if (runs_here()) {
        bench::add_batch();
    } else {
        benchmark::RegisterBenchmark("skipped/" CURFEW_BENCH_LEVEL,
                                     [](benchmark::State& state) { state.SkipWithError(missing); });
    }
    benchmark::Initialize(&argc, argv);
    if (benchmark::ReportUnrecognizedArguments(argc, argv)) return 2;
    benchmark::RunSpecifiedBenchmarks();
    benchmark::Shutdown();
}
