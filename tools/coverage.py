#!/usr/bin/env python3
"""Reports with gcovr which lines and branches of include/ the tests reach, and fails below a share of the branches.

    coverage.py BUILD [--fail-under-branch PERCENT]

BUILD is the folder of the preset `coverage`, after its tests were run. The branches are those of the source as clang
counts them: gcc's gcov also counts each call that might throw, and each instantiation of a template for itself. A branch
counts as taken when some instantiation took it. What stands in no source is none: conditions that the compiler knows
(`if constexpr`), what it writes for a comparison that is `= default`, and the way past a `switch` over an enumeration,
which has a case for each enumerator (-Wswitch).
"""

import argparse
import collections
import json
import pathlib
import re
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parent.parent
PROGRAMS = ["tests/curfew_tests", "tests/curfew_property_tests", "tests/stress/curfew_stress_tests"]


def export(build, form):
    programs = [str(build / p) for p in PROGRAMS]
    objects = [word for p in programs[1:] for word in ("-object", p)]
    return subprocess.run(
        ["llvm-cov-16", "export", f"-format={form}", f"-instr-profile={build}/merged.profdata", programs[0],
         *objects, str(ROOT / "include")],
        capture_output=True, text=True, check=True,
    ).stdout


def line_counts(lcov):
    """{file: {line: count}}"""
    counts = collections.defaultdict(dict)
    for line in lcov.splitlines():
        if line.startswith("SF:"):
            here = counts[line[3:]]
        elif found := re.match(r"DA:(\d+),(\d+)", line):
            here[int(found[1])] = int(found[2])
    return counts


def branch_counts(exported):
    """{file: {(line, column): [true, false]}}, the sums over all instantiations."""
    counts = collections.defaultdict(lambda: collections.defaultdict(lambda: [0, 0]))
    for data in exported["data"]:
        for file in data["files"]:
            for line, column, _, _, taken, not_taken, *_ in file["branches"]:
                here = counts[file["filename"]][line, column]
                here[0] += taken
                here[1] += not_taken
    return counts


def stands_in_no_source(line):
    return re.search(r"if constexpr|is_constant_evaluated|static_assert|= default;|^\s*switch \(", line) is not None


def as_gcovr_reads_it(lines, branches):
    files = []
    for name, counts in sorted(lines.items()):
        path = pathlib.Path(name)
        source = path.read_text(encoding="utf-8").splitlines()
        of_line = collections.defaultdict(list)
        for (line, _), taken in sorted(branches.get(name, {}).items()):
            if not stands_in_no_source(source[line - 1]):
                of_line[line] += [{"count": n, "fallthrough": False, "throw": False} for n in taken]
        files.append({
            "file": str(path.relative_to(ROOT)),
            "functions": [],
            "lines": [{"line_number": line, "count": count, "branches": of_line[line], "gcovr/noncode": False,
                       "gcovr/excluded": False} for line, count in sorted(counts.items())],
        })
    return {"gcovr/format_version": "0.3", "files": files}


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("build", type=pathlib.Path)
    parser.add_argument("--fail-under-branch", default="0", metavar="PERCENT")
    options = parser.parse_args()
    build = options.build

    profiles = sorted(str(p) for p in (build / "profiles").glob("*.profraw"))
    if not profiles:
        sys.exit(f"coverage.py: {build}/profiles is empty: run the tests first")
    subprocess.run(["llvm-profdata-16", "merge", "-o", build / "merged.profdata", *profiles], check=True)
    trace = build / "coverage.json"
    found = as_gcovr_reads_it(line_counts(export(build, "lcov")), branch_counts(json.loads(export(build, "text"))))
    trace.write_text(json.dumps(found), encoding="utf-8")

    (build / "html").mkdir(exist_ok=True)
    report = ["gcovr", "--root", ROOT, "--add-tracefile", trace]
    subprocess.run([*report, "--html-details", build / "html" / "index.html"], check=True)
    subprocess.run([*report, "--txt"], check=True)
    return subprocess.run(
        [*report, "--branch", "--txt", "--fail-under-branch", options.fail_under_branch], check=False).returncode


if __name__ == "__main__":
    sys.exit(main())
