// The benchmark program. `./dev bench` runs it and makes ratios of its times.

#include "suites.hpp"

#include <benchmark/benchmark.h>

int main(int argc, char** argv) {
    benchmark::AddCustomContext("compiler", CURFEW_BENCH_COMPILER);
    benchmark::AddCustomContext("flags", CURFEW_BENCH_FLAGS);
    bench::add_permits();
    bench::add_next();
    bench::add_timetables();
    bench::add_exceptions();
    bench::add_policies();
    bench::add_building();
    bench::add_live();
    bench::add_json();
    bench::add_batch();
    benchmark::Initialize(&argc, argv);
    if (benchmark::ReportUnrecognizedArguments(argc, argv)) return 2;
    benchmark::RunSpecifiedBenchmarks();
    benchmark::Shutdown();
}
