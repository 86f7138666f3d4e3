#!/usr/bin/env python3
"""Holds `curfew audit` against Python's csv and json: the fields that go in come out, and a verdict behind them.

    audit_cross_check.py --tool FILE --task FILE
"""

import argparse
import csv
import io
import json
import random
import subprocess
import sys

ADDED = ["permitted", "reason", "pointer", "error"]
LETTERS = 'ab ,;"\n\t\u00e4\u6c49\''
AROUND = 1621738800


def run(command, text):
    done = subprocess.run(command, input=text.encode(), capture_output=True, check=False)
    return done.stdout.decode(), done.stderr.decode(), done.returncode


def verdicts(tool, task, seconds):
    """What `permits` says of each instant."""
    out, _, _ = run([tool, "permits", task, "--stdin", "--format", "json"], "".join(f"@{s}\n" for s in seconds))
    return [json.loads(line) for line in out.splitlines()]


def fail(what):
    print(what, file=sys.stderr)
    sys.exit(1)


def check_csv(tool, task, dice, delimiter, line_end, quoting, jobs):
    count = 40000
    seconds = [AROUND + dice.randrange(-700000, 700000) for _ in range(count)]
    rows = [["".join(dice.choices(LETTERS, k=dice.randrange(20))), f"@{s}", str(i)] for i, s in enumerate(seconds)]
    header = ["free, \"text\"", "call time", "id"]
    text = io.StringIO(newline="")
    csv.writer(text, delimiter=delimiter, lineterminator=line_end, quoting=quoting).writerows([header] + rows)
    out, errors, status = run([tool, "audit", task, "--column", "call time", "--delimiter", delimiter, "--jobs",
                               str(jobs)], text.getvalue())
    read = list(csv.reader(io.StringIO(out, newline=""), delimiter=delimiter))
    if status != 1 or "0 unreadable" not in errors:
        fail(f"status {status}: {errors}")
    if read[0] != header + ADDED:
        fail(f"the header came out as {read[0]}")
    if [r[:3] for r in read[1:]] != rows:
        fail("the records did not come out as they went in")
    for row, verdict in zip(read[1:], verdicts(tool, task, seconds), strict=True):
        wanted = ["true" if verdict["permitted"] else "false", verdict["reason"], verdict["pointer"] or "", ""]
        if row[3:] != wanted:
            fail(f"{row}: permits says {wanted}")
    # What was added can be cut off again.
    if any(part not in out for part in text.getvalue().split(line_end)[1:50]):
        fail("a record is not there byte for byte")


def check_ndjson(tool, task, dice, jobs):
    seconds = [AROUND + dice.randrange(-700000, 700000) for _ in range(40000)]
    records = [{"text": "".join(dice.choices(LETTERS + "\\{}", k=dice.randrange(20))), "time": s, "more": {"time": 0}}
               for s in seconds]
    text = "".join(json.dumps(r, ensure_ascii=dice.random() < 0.5) + "\n" for r in records)
    out, errors, status = run([tool, "audit", task, "--column", "time", "--epoch", "seconds", "--jobs", str(jobs)], text)
    if status != 1 or "0 unreadable" not in errors:
        fail(f"status {status}: {errors}")
    lines = out.splitlines()
    for line, record, verdict in zip(lines, records, verdicts(tool, task, seconds), strict=True):
        read = json.loads(line)
        if read != {**record, **{name: verdict[name] for name in ADDED[:3]}}:
            fail(f"{line}: not {record} with {verdict}")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--tool", required=True)
    parser.add_argument("--task", required=True)
    options = parser.parse_args()
    dice = random.Random(1)
    for delimiter, line_end, quoting, jobs in [(",", "\n", csv.QUOTE_MINIMAL, 1), (";", "\r\n", csv.QUOTE_ALL, 2),
                                               ("\t", "\n", csv.QUOTE_MINIMAL, 3)]:
        check_csv(options.tool, options.task, dice, delimiter, line_end, quoting, jobs)
    for jobs in [1, 2]:
        check_ndjson(options.tool, options.task, dice, jobs)


if __name__ == "__main__":
    main()
