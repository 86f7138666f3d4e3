#!/usr/bin/env python3
"""Puts named bugs into the headers, one at a time, and demands that the tests notice.

    mutate.py --build DIR [--only NAME]... [--slice K/N] [--compiler g++] [--jobs 2]
    mutate.py --list

A mutant is a block of mutants.txt: its name in brackets, the header, the tests that cover the place (sources below
tests/), and the change: the one line that starts with `-` becomes the line that starts with `+`. The line must stand in
the header exactly once, white space aside, so that a change of the code cannot silently turn a mutant into nothing.

For each mutant the tests named are built against a copy of the headers that has the bug, and run. The mutant dies when
a test fails, or when a check at compile time stops the build: a static_assert, or a constant that is none any more. Any
other failure to build is a fault of the mutant. The tests must pass without a bug first. Exit status: 0 all died,
1 some survived, 2 a fault of a mutant.
"""

import argparse
import concurrent.futures
import json
import os
import pathlib
import re
import shlex
import shutil
import subprocess
import sys
import tempfile

# What compilers say of a constant that cannot be computed, or that is not what was asserted.
AT_COMPILE_TIME = r"static assertion failed|static_assert failed|not a constant expression|call to non-.constexpr. function"

ROOT = pathlib.Path(__file__).resolve().parents[2]
HERE = ROOT / "tests" / "mutation"


class Fault(Exception):
    """The mutant itself is wrong, or the tests do not pass without one."""


class Mutant:
    def __init__(self, name, header, tests, old, new):
        self.name, self.header, self.tests, self.old, self.new = name, header, tuple(tests), old, new


def read_mutants(path):
    mutants = []
    for block in re.split(r"^\[", path.read_text(encoding="utf-8"), flags=re.M)[1:]:
        name, rest = block.split("]", 1)
        values = {}
        for line in rest.splitlines():
            if line.startswith(("-", "+")):
                values[line[0]] = line[1:].strip()
            elif ":" in line and not line.startswith("#"):
                key, value = line.split(":", 1)
                values[key.strip()] = value.strip()
        missing = {"header", "tests", "-", "+"} - values.keys()
        if missing:
            raise Fault(f"{name}: no {', '.join(sorted(missing))}")
        mutants.append(Mutant(name, values["header"], values["tests"].split(), values["-"], values["+"]))
    names = [m.name for m in mutants]
    twice = {n for n in names if names.count(n) > 1}
    if twice:
        raise Fault(f"named twice: {', '.join(sorted(twice))}")
    return mutants


def mutated_lines(mutant, include):
    """The lines of the mutant's header with its bug put in."""
    lines = (include / "curfew" / mutant.header).read_text(encoding="utf-8").splitlines()
    places = [i for i, line in enumerate(lines) if line.strip() == mutant.old]
    if len(places) != 1:
        raise Fault(f"{mutant.name}: {mutant.header} has {len(places)} lines `{mutant.old}`")
    missing = [t for t in mutant.tests if not (ROOT / "tests" / t).is_file()]
    if missing:
        raise Fault(f"{mutant.name}: no test {', '.join(missing)}")
    lines[places[0]] = mutant.new
    return lines


def mutate(mutant, include):
    text = "\n".join(mutated_lines(mutant, include)) + "\n"
    (include / "curfew" / mutant.header).write_text(text, encoding="utf-8")


def definitions(build):
    """The -D options of the tests in a configured build, where the libraries have put theirs."""
    for entry in json.loads((build / "compile_commands.json").read_text(encoding="utf-8")):
        if "curfew_tests.dir" in entry["command"]:
            return [word for word in shlex.split(entry["command"]) if word.startswith("-D")]
    raise Fault(f"{build} has no compile command of the tests")


class Runner:
    def __init__(self, compiler, build, work):
        self.compiler, self.work = compiler, pathlib.Path(work)
        self.flags = ["-std=c++20", "-O1", "-D_GLIBCXX_ASSERTIONS", f"-I{ROOT}/tests", *definitions(build)]
        # What CMake links the tests with.
        self.support = []
        for name in ("test_main", "heap"):
            self.support.append(str(self.work / f"{name}.o"))
            source = str(ROOT / f"tests/support/{name}.cpp")
            self.call([*self.command(), "-c", source, "-o", self.support[-1]], 600)

    def command(self):
        return [*shlex.split(self.compiler), *self.flags]

    @staticmethod
    def call(command, timeout):
        return subprocess.run(
            command, capture_output=True, text=True, errors="replace", timeout=timeout, check=False,
            env={**os.environ, "LC_ALL": "C"},
        )

    def test(self, source, include, place):
        """'passed', 'failed' or 'at compile time', for one test source against the headers of `include`."""
        program = place / re.sub(r"[/.]", "_", source)
        built = self.call(
            [*self.command(), f"-I{include}", str(ROOT / "tests" / source), *self.support, "-o", str(program),
             "-ldate-tz", "-pthread"], 900)
        if built.returncode != 0:
            if re.search(AT_COMPILE_TIME, built.stderr):
                return "stopped"
            raise Fault(f"{source} does not build:\n{built.stderr[:2000]}")
        try:
            return "passed" if self.call([str(program)], 300).returncode == 0 else "failed"
        except subprocess.TimeoutExpired:
            return "failed"

    def run(self, mutant):
        """What killed the mutant: a test, or None."""
        place = self.work / re.sub(r"\W", "_", mutant.name)
        shutil.copytree(ROOT / "include", place / "include")
        try:
            mutate(mutant, place / "include")
            for source in mutant.tests:
                outcome = self.test(source, place / "include", place)
                if outcome != "passed":
                    return f"{source}" + (" (at compile time)" if outcome == "stopped" else "")
            return None
        finally:
            shutil.rmtree(place)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--only", action="append", default=[], metavar="NAME")
    parser.add_argument("--slice", default="0/1", metavar="K/N", help="every N-th mutant, from the K-th on")
    parser.add_argument("--compiler", default="g++")
    parser.add_argument("--build", type=pathlib.Path, help="a build folder that has been configured")
    parser.add_argument("--jobs", type=int, default=os.cpu_count())
    parser.add_argument("--mutants", type=pathlib.Path, default=HERE / "mutants.txt")
    parser.add_argument("--list", action="store_true", help="only name the mutants, after a look that each has its line")
    options = parser.parse_args()

    mutants = read_mutants(options.mutants)
    first, step = (int(n) for n in options.slice.split("/"))
    chosen = [m for m in mutants if not options.only or m.name in options.only][first % step :: step]
    unknown = set(options.only) - {m.name for m in mutants}
    if unknown or not chosen:
        raise Fault(f"no such mutant: {', '.join(sorted(unknown)) or 'the choice is empty'}")
    if options.list:
        for mutant in chosen:
            mutated_lines(mutant, ROOT / "include")
            print(mutant.name)
        return 0
    if not options.build:
        parser.error("--build is needed to run mutants")

    with tempfile.TemporaryDirectory() as work, concurrent.futures.ThreadPoolExecutor(options.jobs) as pool:
        runner = Runner(options.compiler, options.build, work)
        sources = sorted({t for m in chosen for t in m.tests})
        healthy = pathlib.Path(work) / "healthy"
        healthy.mkdir()
        for source, outcome in zip(sources, pool.map(lambda s: runner.test(s, ROOT / "include", healthy), sources)):
            if outcome != "passed":
                raise Fault(f"{source} fails without any mutant")
        # One by one, so that a long run shows where it is, and a fault hides nothing.
        outcomes = [(mutant, pool.submit(runner.run, mutant)) for mutant in chosen]
        died = faults = 0
        for mutant, outcome in outcomes:
            try:
                killer = outcome.result()
            except Fault as fault:
                faults += 1
                print(f"{'FAULT':9} {mutant.name:50} {fault}", flush=True)
                continue
            died += killer is not None
            print(f"{'died' if killer else 'SURVIVED':9} {mutant.name:50} {killer or ' '.join(mutant.tests)}", flush=True)
    print(f"{died} of {len(chosen)} mutants died ({100 * died / len(chosen):.0f} %)")
    return 2 if faults else 0 if died == len(chosen) else 1


if __name__ == "__main__":
    try:
        sys.exit(main())
    except Fault as fault:
        print(f"mutate.py: {fault}", file=sys.stderr)
        sys.exit(2)
