#!/usr/bin/env python3
"""Instructions a question, counted by callgrind: the same in each run, where times are not.

    instructions.py PROGRAM [REGEX]
"""

import re
import subprocess
import sys

DEFAULT = r"^(permits/(beijing|new_york|casablanca)/random/typical/(?!localtime)|next/|at/|policy/(permits|next|at)$)"
# What bench/*.cpp asks in one iteration of these benchmarks.
QUESTIONS = 65_536


def count(program, name):
    # With no time to fill, Google Benchmark runs a single iteration.
    command = ["valgrind", "--tool=callgrind", "--callgrind-out-file=/dev/null", "--toggle-collect=*bench::throughput*",
               program, "--benchmark_min_time=0", f"--benchmark_filter=^{re.escape(name)}$"]
    output = subprocess.run(command, capture_output=True, text=True, check=True).stderr
    instructions = int(re.search(r"Collected : (\d+)", output)[1])
    if instructions == 0:
        sys.exit(f"{name} does not ask its questions inside bench::throughput")
    return instructions / QUESTIONS


def main():
    program, wanted = sys.argv[1], re.compile(sys.argv[2] if len(sys.argv) > 2 else DEFAULT)
    listed = subprocess.run([program, "--benchmark_list_tests"], capture_output=True, text=True, check=True).stdout
    names = [name for name in listed.split() if wanted.search(name)]
    width = max(len(name) for name in names) + 2
    print(f"| {'question'.ljust(width)} | instructions |\n| {'-' * width} | -----------: |")
    for name in names:
        print(f"| {f'`{name}`'.ljust(width)} | {count(program, name):12.1f} |", flush=True)


main()
