#!/usr/bin/env python3
"""Changes the headers, one place at a time, and demands that the tests notice.

    mutate.py --build DIR                     a sample of 60, the same one each time, and all named bugs
    mutate.py --build DIR --all               everything
    mutate.py --build DIR --only 'time/*'     what has such an id, such as all mutants of some headers
    mutate.py --list [--only PATTERN]         the mutants, after a look at the tables; builds nothing

Mutants come from two sources. operators.py makes them from the code of the headers. named.txt has bugs that no operator
makes, each a line of a header and what it becomes.

targets.txt says which headers are changed, and which tests judge that. A mutant dies when a test fails or takes far longer
than without it, or when a check at compile time stops the build. A change that does not compile for another reason is no
mutant, and does not count. A survivor needs a test, or a line with the reason in equivalent.txt, where the mutants are
that no test can notice.

Exit status: 0 none survived, 1 some did, or one of equivalent.txt died; 2 a fault of the tables or the tests.
"""

import argparse
import concurrent.futures
import dataclasses
import fnmatch
import hashlib
import os
import pathlib
import re
import sys
import tempfile
import time

import operators
from judge import Fault, Judge

ROOT = pathlib.Path(__file__).resolve().parents[2]


@dataclasses.dataclass(frozen=True)
class Candidate:
    id: str
    header: str
    line: int
    before: str
    after: str
    text: str
    tests: tuple


def lines_of(table):
    """The lines of a table without comments."""
    lines = table.read_text(encoding="utf-8").splitlines() if table.exists() else []
    return [line for line in lines if line.strip() and not line.startswith("#")]


def targets(root):
    """The headers that are changed, with the tests that judge them."""
    rules = [line.partition(":")[::2] for line in lines_of(root / "tests/mutation/targets.txt")]
    include = root / "include" / "curfew"
    used, result = set(), {}
    for header in sorted(path.relative_to(include).as_posix() for path in include.rglob("*.hpp")):
        rule = next((rule for rule in rules if fnmatch.fnmatch(header, rule[0].strip())), None)
        if not rule:
            continue
        used.add(rule[0])
        if rule[1].strip() == "none":
            continue
        own = header.removesuffix("hpp") + "cpp"
        first = [own] if (root / "tests" / own).is_file() else []
        result[header] = tuple(dict.fromkeys(first + rule[1].split()))
    idle = [rule[0] for rule in rules if rule[0] not in used]
    if idle:
        raise Fault(f"targets.txt: no header for {', '.join(idle)}")
    return result


def check_tests(root, what, tests):
    missing = [test for test in tests if not (root / "tests" / test).is_file()]
    if missing or not tests:
        raise Fault(f"{what}: no test {' '.join(missing)}")


def generated(root):
    for header, tests in targets(root).items():
        text = (root / "include/curfew" / header).read_text(encoding="utf-8")
        mutants = operators.mutants_of(header, text)
        if mutants:
            check_tests(root, header, tests)
        for mutant in mutants:
            before, after = mutant.before_and_after(text)
            yield Candidate(mutant.id, header, mutant.line, before, after, mutant.apply(text), tests)


def named(root):
    for block in re.split(r"^\[", "\n".join(lines_of(root / "tests/mutation/named.txt")), flags=re.M)[1:]:
        name, rest = block.split("]", 1)
        values = dict(re.findall(r"^(header: |tests: |[-+])(.*)", rest, flags=re.M))
        if values.keys() != {"header: ", "tests: ", "-", "+"}:
            raise Fault(f"{name}: needs a header, tests, a line with - and one with +")
        header, tests = values["header: "].strip(), tuple(values["tests: "].split())
        old, new = values["-"].strip(), values["+"].strip()
        check_tests(root, name, tests)
        lines = (root / "include/curfew" / header).read_text(encoding="utf-8").splitlines()
        places = [i for i, line in enumerate(lines) if line.strip() == old]
        if len(places) != 1:
            raise Fault(f"{name}: {header} has {len(places)} lines `{old}`")
        text = "\n".join([*lines[: places[0]], new, *lines[places[0] + 1 :], ""])
        yield Candidate(f"named:{name}", header, places[0] + 1, old, new, text, tests)


def equivalent(root, candidates):
    """The ids of the mutants that no test can notice."""
    known = {candidate.id for candidate in candidates}
    ids = set()
    for line in lines_of(root / "tests/mutation/equivalent.txt"):
        name, _, reason = line.partition(" ")
        if name not in known:
            raise Fault(f"equivalent.txt: there is no mutant {name}")
        if name in ids or not reason.strip():
            raise Fault(f"equivalent.txt: {name} needs one line, with a reason")
        ids.add(name)
    return ids


def sample(candidates, size, seed):
    """As good as random, and hardly another one after a change: each mutant has its place in an order of its own."""
    rank = {c: hashlib.sha256(f"{seed} {c.id}".encode()).digest() for c in candidates}
    chosen = set(sorted(candidates, key=rank.get)[:size])
    return [candidate for candidate in candidates if candidate in chosen]


def choose(options, made, bugs):
    if options.only:
        wanted = [c for c in made + bugs if any(fnmatch.fnmatchcase(c.id, pattern) for pattern in options.only)]
        if not wanted:
            raise Fault("no mutant has such an id")
        return sample(wanted, options.sample, options.seed) if options.sample else wanted
    if options.all or (options.list and not options.sample):
        return made + bugs
    return sample(made, options.sample or 60, options.seed) + bugs


def show(candidate):
    return (
        f"{candidate.id}\n    include/curfew/{candidate.header}:{candidate.line}\n"
        f"    - {candidate.before}\n    + {candidate.after}"
    )


def verdict(candidate, outcome, in_list):
    """What to say of a mutant: a word, in capitals where somebody must act, and the rest of the line."""
    try:
        killer = outcome.result()
    except Fault as fault:
        return "FAULT", f"{candidate.id}\n    {fault}"
    if not killer:
        return ("equivalent", candidate.id) if in_list else ("SURVIVED", show(candidate))
    how = f"  {killer[0]} {killer[1]}"
    if killer[1].startswith("does not compile"):
        return "no mutant", candidate.id + how
    return ("NOT EQUIVALENT", show(candidate) + how) if in_list else ("died", candidate.id + how)


def run(options, chosen, listed):
    """Judges the mutants; the exit status."""
    started = time.monotonic()
    count = dict.fromkeys(("died", "SURVIVED", "equivalent", "NOT EQUIVALENT", "no mutant", "FAULT"), 0)
    with tempfile.TemporaryDirectory() as work:
        judge = Judge(options.root, work, options.jobs, options.compiler, options.build)
        pool = concurrent.futures.ThreadPoolExecutor(options.jobs)
        try:
            # In order, so that a long run shows where it is, and a fault hides nothing.
            outcomes = [(c, pool.submit(judge.judge, c.header, c.text, c.tests)) for c in chosen]
            for candidate, outcome in outcomes:
                word, text = verdict(candidate, outcome, candidate.id in listed)
                count[word] += 1
                print(f"{word:10} {text}", flush=True)
        finally:
            pool.shutdown(cancel_futures=True)
    print(", ".join(f"{number} {word}" for word, number in count.items() if number), end="")
    print(f": {len(chosen)} in {time.monotonic() - started:.0f} s, {options.jobs} at a time")
    return 2 if count["FAULT"] else 1 if count["SURVIVED"] or count["NOT EQUIVALENT"] else 0


def main(arguments=None):
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--all", action="store_true", help="all mutants")
    parser.add_argument("--sample", type=int, metavar="N", help="so many of the generated ones (default: 60)")
    parser.add_argument("--seed", default="1", help="another seed is another sample")
    parser.add_argument("--only", action="append", metavar="ID", help="mutants with this id, which may have * in it")
    parser.add_argument("--list", action="store_true", help="only show the mutants, and check the tables")
    parser.add_argument("--build", type=pathlib.Path, help="a build folder that has been configured")
    parser.add_argument("--compiler", default="g++")
    parser.add_argument("--jobs", type=int, default=os.cpu_count())
    parser.add_argument("--root", type=pathlib.Path, default=ROOT, help="a tree with include/ and tests/")
    options = parser.parse_args(arguments)

    made, bugs = list(generated(options.root)), list(named(options.root))
    listed = equivalent(options.root, made + bugs)
    chosen = choose(options, made, bugs)
    if options.list:
        print("\n".join(map(show, chosen)))
        print(f"{len(chosen)} mutants, {len(listed)} of them equivalent")
        return 0
    return run(options, chosen, listed)


if __name__ == "__main__":
    try:
        sys.exit(main())
    except Fault as fault:
        print(f"mutate.py: {fault}", file=sys.stderr)
        sys.exit(2)
