#!/usr/bin/env python3
"""Holds the limits of `curfew audit` against a simulation that looks at every pair of records: random callees, histories, orders,
zones and limits.

    audit_limits.py --tool FILE --task FILE
"""

import argparse
import csv
import datetime
import io
import json
import random
import subprocess
import sys
import zoneinfo

AROUND = 1621738800
UNITS = {"s": 1, "min": 60, "h": 3600, "d": 86400}
ZONES = ["+08:00", "America/New_York", "Europe/Paris", "-03:30"]
SEED = 20261129


def fail(what):
    print(what, file=sys.stderr)
    sys.exit(1)


def zone_of(name):
    if name[0] not in "+-":
        return zoneinfo.ZoneInfo(name)
    sign = -1 if name[0] == "-" else 1
    return datetime.timezone(sign * datetime.timedelta(hours=int(name[1:3]), minutes=int(name[4:])))


def date_in(zone, second):
    return datetime.datetime.fromtimestamp(second, zone_of(zone)).date()


def counts(limit, before, now):
    """Whether the attempt `before` counts at the time of `now`."""
    _, span = limit
    if span == "day":
        return date_in(before["zone"], before["at"]) >= date_in(before["zone"], now["at"])
    unit = span.lstrip("0123456789")
    return before["at"] > now["at"] - int(span[: -len(unit)]) * UNITS[unit]


def decide(record, history, limits, permitted):
    record["verdict"] = "permitted" if permitted[record["at"], record["zone"]] else "forbidden"
    if record["verdict"] != "permitted":
        return
    for limit in limits:
        earlier = [a for a in history if a["callee"] == record["callee"] and counts(limit, a, record)]
        if len(earlier) >= limit[0]:
            record["verdict"] = "attempt-limit"
            record["limit"] = f"{limit[0]}/{limit[1]}"
            # Those that count longest are named: the latest of them.
            record["attempts"] = len(earlier)
            return


def simulate(records, limits, reorder, permitted):
    history, waiting, latest = [], [], None
    for record in records:
        if latest is not None and record["at"] < latest - reorder:
            record["verdict"] = "late"
            history.append(record)
            continue
        waiting.append(record)
        latest = record["at"] if latest is None else max(latest, record["at"])
        waiting.sort(key=lambda r: (r["at"], r["index"]))
        while waiting[0]["at"] < latest - reorder:
            decide(waiting[0], history, limits, permitted)
            history.append(waiting.pop(0))
    for record in waiting:
        decide(record, history, limits, permitted)
        history.append(record)


def time_verdicts(tool, task, records):
    """What `permits` says of each instant in each zone."""
    found = {}
    for zone in {r["zone"] for r in records}:
        seconds = sorted({r["at"] for r in records if r["zone"] == zone})
        done = subprocess.run([tool, "permits", task, "--zone", zone, "--stdin", "--format", "json"], capture_output=True,
                              input="".join(f"@{s}\n" for s in seconds), text=True, check=False)
        for second, line in zip(seconds, done.stdout.splitlines(), strict=True):
            found[second, zone] = json.loads(line)["permitted"]
    return found


def audit(tool, task, records, limits, reorder, jobs):
    text = io.StringIO(newline="")
    rows = [[f"@{r['at']}", r["callee"], r["zone"], r["index"]] for r in records]
    csv.writer(text).writerows([["time", "callee", "zone", "id"]] + rows)
    command = [tool, "audit", task, "--column", "time", "--callee-column", "callee", "--zone-column", "zone",
               "--reorder", f"{reorder}s", "--jobs", str(jobs), "--format", "json"]
    for count, span in limits:
        command += ["--limit", f"{count}/{span}"]
    done = subprocess.run(command, input=text.getvalue(), capture_output=True, text=True, check=False)
    return list(csv.DictReader(io.StringIO(done.stdout, newline=""))), json.loads(done.stderr.splitlines()[-1])


def check_round(tool, task, dice, count, callees):
    reorder = dice.choice([1, 600, 86400])
    limits = [(dice.randint(1, 4), dice.choice(["30s", "5min", "3h", "2d", "day"])) for _ in range(dice.randint(1, 3))]
    step = dice.choice([1, 40, 900])
    zones = {f"c{i}": dice.choice(ZONES) for i in range(callees)}
    records = []
    now = AROUND + dice.randrange(-300000, 100000)
    for index in range(count):
        now += dice.randrange(2 * step)
        jitter = dice.randrange(reorder + 1) if dice.random() < 0.9 else dice.randrange(3 * reorder)
        callee = f"c{dice.randrange(callees)}"
        records.append({"at": now - jitter, "callee": callee, "zone": zones[callee], "index": index})
    simulate(records, limits, reorder, time_verdicts(tool, task, records))
    rows, summary = audit(tool, task, records, limits, reorder, dice.randint(1, 4))
    if len(rows) != count:
        fail(f"{len(rows)} rows of {count} records")
    for record, row in zip(records, rows, strict=True):
        said = row["reason"] or ("late" if "--reorder" in row["error"] else "error")
        expected = record["verdict"]
        if expected == "forbidden":
            same = row["permitted"] == "false" and said not in ("attempt-limit", "late", "error")
        else:
            same = said == expected and row["permitted"] == {"permitted": "true", "late": ""}.get(expected, "false")
        if expected == "attempt-limit":
            # A limit keeps as many attempts as it counts.
            named = min(record["attempts"], int(record["limit"].split("/")[0]))
            same = same and row["limit"] == record["limit"] and len(row["attempts"].split()) == named
        if not same:
            fail(f"limits {limits}, reorder {reorder}: {record}: {row}")
    verdicts = [r["verdict"] for r in records]
    too_often = {r["callee"] for r in records if r["verdict"] == "attempt-limit"}
    if summary["reasons"]["attempt-limit"] != verdicts.count("attempt-limit") or \
            summary["callees"]["called_too_often"] != len(too_often) or summary["records"] != count or \
            summary["unreadable"] != verdicts.count("late"):
        fail(f"the summary says {summary}")
    return verdicts.count("attempt-limit"), verdicts.count("late")


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--tool", required=True)
    parser.add_argument("--task", required=True)
    arguments = parser.parse_args()
    dice = random.Random(SEED)
    exceeded = late = 0
    # The last ones are longer than a block.
    for count, callees in [(dice.randint(1, 120), dice.randint(1, 5)) for _ in range(150)] + [(9000, 700), (9000, 3000)]:
        found = check_round(arguments.tool, arguments.task, dice, count, callees)
        exceeded, late = exceeded + found[0], late + found[1]
    if exceeded < 100 or late < 100:
        fail(f"only {exceeded} records exceed a limit, and {late} come late")


main()
