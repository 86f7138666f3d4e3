#pragma once
// The suites of the benchmark program, a file each. A suite registers its benchmarks when it is called.

namespace bench {

void add_permits();
void add_next();
void add_timetables();
void add_exceptions();
void add_policies();
void add_building();
void add_live();
void add_json();
/// Also in programs of its own, compiled for later levels of x86-64.
void add_batch();

} // namespace bench
