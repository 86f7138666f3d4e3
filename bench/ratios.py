#!/usr/bin/env python3
"""Makes ratios of the times that the benchmark programs measured in one run.

    ratios.py [--gate] [--write FILE] RESULT.json...

Prints a table: what was compared, the ratio, the goal, whether it is met. The time of a benchmark is the fastest of its
repetitions: what disturbs a run only ever makes it slower.

--gate    fail where a ratio is more than twice as far as its goal allows. Never on what depends on the machine: a time by
          itself, or a ratio that goals.py keeps out. Sizes do not, and must meet their goal.
--write   put the table into FILE as well, between the two marks there.

Exit status: 0; 1 a benchmark failed, is missing, or is far off (--gate); 2 usage.
"""

import argparse
import json
import sys
from dataclasses import dataclass
from pathlib import Path

from goals import GOALS, Row, Section

SLACK = 2
BEGIN = "<!-- the run: written by ./dev bench --write -->"
END = "<!-- end of the run -->"


@dataclass
class Results:
    """What one run measured, of all programs together."""

    context: dict
    nanoseconds: dict
    bytes: dict
    skipped: dict
    errors: list


def read_results(documents):
    results = Results({}, {}, {}, {}, [])
    for document in documents:
        results.context = results.context or document["context"]
        for run in document["benchmarks"]:
            name = run.get("run_name", run["name"])
            if run.get("run_type", "iteration") != "iteration":
                continue
            if name.startswith("skipped/"):
                results.skipped[name.removeprefix("skipped/")] = run["error_message"]
            elif run.get("error_occurred"):
                results.errors.append(f"{name}: {run['error_message']}")
            elif "bytes" in run:
                results.bytes[name] = run["bytes"]
            else:
                time = 1e9 / run["items_per_second"]
                results.nanoseconds[name] = min(time, results.nanoseconds.get(name, time))
    results.errors = sorted(set(results.errors))
    return results


def skip_reason(name, results):
    """Why `name` was not measured, if the programs said so: they skip a part of a name."""
    parts = name.split("/")
    return next((why for part, why in results.skipped.items() if part in parts), None)


@dataclass
class Measured:
    row: Row
    value: float | None
    detail: str
    problem: str | None = None

    @property
    def met(self):
        return self.value is not None and (self.row.goal is None or self.row.goal.met_by(self.value))

    @property
    def far_off(self):
        if self.value is None or self.row.goal is None or self.row.unit == "ns":
            return False
        return not self.row.goal.met_by(self.value, 1 if self.row.unit == "bytes" else SLACK)


def measure(row, results):
    source = results.bytes if row.unit == "bytes" else results.nanoseconds
    for name in filter(None, (row.of, row.to)):
        if name not in source:
            why = skip_reason(name, results)
            return Measured(row, None, f"skipped: {why}" if why else "", None if why else f"{name} is missing")
    if row.to is None:
        return Measured(row, source[row.of], "")
    return Measured(row, source[row.of] / source[row.to], f"{digits(source[row.of])} / {digits(source[row.to])} ns")


def digits(value):
    return f"{value:.0f}" if value >= 100 else f"{value:.3g}"


def number(value, unit):
    if unit == "percent":
        return f"{value * 100:.0f} %"
    if unit == "bytes":
        return f"{value:.0f} bytes"
    return f"{digits(value)} {'ns' if unit == 'ns' else '×'}"


def cells(measured):
    row = measured.row
    goal = f"{'≤' if row.goal.at_most else '≥'} {number(row.goal.limit, row.unit)}" if row.goal else ""
    if measured.value is None:
        return [row.what, "–", goal, "–", measured.detail or measured.problem]
    met = "" if row.goal is None else "yes" if measured.met else "**no**"
    return [row.what, number(measured.value, row.unit), goal, met, measured.detail]


def table(rows):
    lines = [["what", "measured", "goal", "met", "times"]] + rows
    widths = [max(len(line[i]) for line in lines) for i in range(5)]
    text = ["| " + " | ".join(cell.ljust(width) for cell, width in zip(line, widths)) + " |" for line in lines]
    text.insert(1, "| " + " | ".join("-" * width for width in widths) + " |")
    return "\n".join(text)


def render(goals, results):
    """The tables, and everything that was measured."""
    text, all_measured = [], []
    for section in goals:
        measured = [measure(row, results) for row in section.rows]
        all_measured += measured
        skipped = {m.detail for m in measured if m.value is None}
        whole = all(m.value is None and m.detail for m in measured) and len(skipped) == 1
        text += [f"### {section.title}", "", *skipped, ""] if whole else [
            f"### {section.title}", "", table([cells(m) for m in measured]), ""]
    return "\n".join(text), all_measured


def machine():
    try:
        for line in Path("/proc/cpuinfo").read_text().splitlines():
            if line.startswith("model name"):
                return line.split(":", 1)[1].strip()
    except OSError:
        pass
    return "unknown"


def describe(context):
    caches = ", ".join(f"L{c['level']} {c['type'].lower()} {c['size'] // 1024} KiB" for c in context.get("caches", []))
    return "\n".join([
        f"- date: {context.get('date', 'unknown')[:10]}",
        f"- machine: {machine()}, {context.get('num_cpus', '?')} cores at {context.get('mhz_per_cpu', '?')} MHz; {caches};"
        f" load average {(context.get('load_avg') or [0])[0]:.1f}",
        f"- compiler: {context.get('compiler', 'unknown')}, flags: `{context.get('flags', '')}`",
    ])


def write_between_marks(path, text):
    old = path.read_text()
    if old.count(BEGIN) != 1 or old.count(END) != 1:
        sys.exit(f"{path} does not have the two marks {BEGIN} and {END}")
    before, rest = old.split(BEGIN)
    after = rest.split(END)[1]
    path.write_text(f"{before}{BEGIN}\n\n{text}\n{END}{after}")


def main(arguments, goals=GOALS, out=sys.stdout):
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--gate", action="store_true")
    parser.add_argument("--write", type=Path, metavar="FILE")
    parser.add_argument("results", type=Path, nargs="+")
    options = parser.parse_args(arguments)

    results = read_results([json.loads(path.read_text()) for path in options.results])
    text, measured = render(goals, results)
    print(text, file=out)
    if options.write:
        write_between_marks(options.write, f"{describe(results.context)}\n\n{text}")

    problems = results.errors + [m.problem for m in measured if m.problem]
    for name, why in sorted(results.skipped.items()):
        print(f"skipped: {name}: {why}", file=out)
    with_goal = [m for m in measured if m.row.goal and m.value is not None]
    print(f"{sum(m.met for m in with_goal)} of {len(with_goal)} goals met", file=out)
    if options.gate:
        problems += [f"far off: {' | '.join(cells(m)[:3])}" for m in measured if m.far_off and m.row.gated]
    for problem in problems:
        print(f"FAILED: {problem}", file=out)
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
