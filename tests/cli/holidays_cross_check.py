#!/usr/bin/env python3
"""Holds `curfew holidays` against an independent reading of the same random files.

    holidays_cross_check.py --tool PATH [--rounds N] [--seed N]

A round makes a few files of random forms, reads them plainly, and says which dates are days off, which are make-up workdays,
and whether the command must refuse them. The policy must say exactly that, by date."""

import argparse
import datetime
import json
import pathlib
import random
import subprocess
import sys
import tempfile

DAY = datetime.timedelta(days=1)
WEEKDAYS = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]
NAMES = ["", "国庆节", "New \"Year\"", "a b", "it's", "x\\y"]


class Expected:
    """What the files say, by date."""

    def __init__(self):
        self.kinds = {}
        self.names = {}
        self.refused = False

    def add(self, first, last, is_off, name):
        date = first
        while date <= last:
            self.kinds.setdefault(date, set()).add(is_off)
            names = self.names.setdefault(date, [])
            if name and name not in names:
                names.append(name)
            date += DAY


def some_date(rng, year=2026):
    return datetime.date(year, 1, 1) + DAY * rng.choice([rng.randrange(365), rng.randrange(12)])


def make_list(rng, expected, _handling):
    lines = []
    for _ in range(rng.randrange(1, 8)):
        date = some_date(rng)
        name = rng.choice(NAMES)
        lines.append(rng.choice(["", " ", "\t"]) + date.isoformat() + rng.choice([" ", "\t", "   "]) + name +
                     rng.choice(["", " # 2026-05-05 is not meant"]))
        expected.add(date, date, True, name)
        if rng.random() < 0.2:
            lines.append(rng.choice(["", "#", "# 2026-01-01"]))
    return rng.choice(["", "\ufeff"]) + "".join(line + rng.choice(["\n", "\r\n"]) for line in lines)


def make_cn(rng, expected, handling):
    days = []
    for _ in range(rng.choice([0, 3, 3, 3, 6])):
        date = rng.choice([some_date(rng), datetime.date(2025, 12, rng.randrange(1, 32))])
        is_off = rng.random() < 0.9
        name = rng.choice(NAMES)
        members = [("name", name), ("date", date.isoformat()), ("isOffDay", is_off), ("extra", [1])]
        rng.shuffle(members)
        days.append(dict(members))
        expected.add(date, date, is_off, name)
    if not days and "empty" not in handling["skip"]:
        expected.refused = True
    return json.dumps({"year": 2026, "papers": [], "days": days}, ensure_ascii=rng.random() < 0.5,
                      indent=rng.choice([None, 2]))


def is_taken(kinds, handling, expected):
    """Whether an entry is a day off after all: the first of its kinds that is not taken decides."""
    for kind, applies in kinds:
        if not applies or kind in handling["take"]:
            continue
        if kind not in handling["skip"]:
            expected.refused = True
        return False
    return True


def make_nager(rng, expected, handling):
    rows = []
    for _ in range(rng.randrange(1, 6)):
        date, name = some_date(rng), rng.choice(NAMES)
        is_global = rng.random() < 0.8
        counties = rng.choice([None, None, [], ["XX-1"]])
        types = rng.choice([["Public"], ["Public", "Bank"], ["Public"], ["School"]])
        rows.append({"date": date.isoformat(), "localName": name, "name": "?", "global": is_global, "counties": counties,
                     "types": types})
        kinds = [("regional", not is_global or bool(counties)), ("not-public", "Public" not in types)]
        if is_taken(kinds, handling, expected):
            expected.add(date, date, True, name)
    return json.dumps(rows, ensure_ascii=rng.random() < 0.5, indent=rng.choice([None, 1]))


def folded(rng, line):
    """Folds between characters, at random."""
    result = ""
    for c in line:
        result += c
        if rng.random() < 0.05:
            result += "\r\n" + rng.choice(" \t")
    return result


def make_ics(rng, expected, handling):
    marks = rng.random() < 0.5
    events = []
    for _ in range(rng.randrange(1, 6)):
        first = some_date(rng)
        length = rng.choice([1, 1, 2, 7])
        mark = rng.choice(["off", "off", "off", "work", None]) if marks else None
        cancelled, recurring = rng.random() < 0.05, rng.random() < 0.05
        timed, tentative = rng.random() < 0.05, rng.random() < 0.05
        events.append((first, length, mark, rng.choice(NAMES), cancelled, recurring, timed, tentative))
    any_marked = any(mark for _, _, mark, *_ in events)
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0"]
    for first, length, mark, name, cancelled, recurring, timed, tentative in events:
        lines.append("BEGIN:VEVENT")
        body = []
        if timed:
            body += ["DTSTART:" + first.strftime("%Y%m%d") + "T090000Z"]
        else:
            body += ["DTSTART;VALUE=DATE:" + first.strftime("%Y%m%d")]
            if length > 1 or rng.random() < 0.5:
                body += ["DTEND;VALUE=DATE:" + (first + DAY * length).strftime("%Y%m%d")]
        if name or rng.random() < 0.5:
            body += ["SUMMARY:" + name.replace("\\", "\\\\")]
        if mark:
            body += ["X-APPLE-SPECIAL-DAY:" + {"off": "WORK-HOLIDAY", "work": "ALTERNATE-WORKDAY"}[mark]]
        if cancelled or tentative:
            body += ["STATUS:" + ("CANCELLED" if cancelled else "TENTATIVE")]
        if recurring:
            body += [rng.choice(["RRULE:FREQ=YEARLY", "RDATE;VALUE=DATE:20270101"])]
        body += ["LOCATION:", "TRANSP:TRANSPARENT"]
        rng.shuffle(body)
        lines += [folded(rng, line) for line in body] + ["END:VEVENT"]
        kinds = [("cancelled", cancelled), ("recurring", recurring), ("timed", timed), ("tentative", tentative),
                 ("unmarked", any_marked and not mark)]
        if is_taken(kinds, handling, expected):
            expected.add(first, first + DAY * (length - 1), mark != "work", name)
    return "\r\n".join(lines + ["END:VCALENDAR", ""])


def by_date(policy):
    """What a policy says of each date; its entries must be in order, and not overlap."""
    result, last = {}, datetime.date.min
    for entry in policy["Exceptions"]:
        first = datetime.date.fromisoformat(entry.get("Date") or entry["From"])
        end = datetime.date.fromisoformat(entry.get("Date") or entry["To"])
        assert last < first <= end, entry
        assert ("Forbid" in entry) != ("CountsAs" in entry) and entry.get("Forbid", True) is True, entry
        last = end
        while first <= end:
            result[first] = (entry.get("CountsAs"), entry.get("Name", ""))
            first += DAY
    return result


def check_round(rng, tool, folder, makers):
    handling = {"skip": [], "take": []}
    for kind in ["empty", "cancelled", "recurring", "timed", "tentative", "unmarked", "regional", "not-public"]:
        how = rng.choice(["skip", "skip", "take", None])
        if how == "take" and kind in ["empty", "cancelled", "recurring", "timed"]:
            how = "skip"
        if how:
            handling[how].append(kind)
    expected = Expected()
    command = [tool, "holidays"]
    for i in range(rng.choice([1, 1, 2])):
        path = folder / f"holidays{i}"
        path.write_bytes(rng.choice(makers)(rng, expected, handling).encode())
        command.append(str(path))
    for how, kinds in handling.items():
        for kind in kinds:
            command += ["--" + how, kind]

    workdays = [date for date, kinds in expected.kinds.items() if False in kinds]
    chosen, for_all = {}, rng.choice(WEEKDAYS + [None])
    if for_all:
        command += ["--workday-counts-as", for_all]
    for date in workdays:
        if rng.random() < 0.5:
            chosen[date] = rng.choice(WEEKDAYS)
            command += ["--workday-counts-as", f"{date}={chosen[date]}"]
    if any(len(kinds) > 1 for kinds in expected.kinds.values()) or not expected.kinds:
        expected.refused = True
    if any(date not in chosen and not for_all for date in workdays):
        expected.refused = True

    run = subprocess.run(command, capture_output=True, check=False)
    context = f"{' '.join(command)}\n{run.stderr.decode()}"
    if expected.refused:
        assert run.returncode == 1 and not run.stdout and run.stderr, context
        return False
    assert run.returncode == 0, context
    wanted = {date: ((chosen.get(date) or for_all) if False in kinds else None, ", ".join(expected.names[date]))
              for date, kinds in expected.kinds.items()}
    assert by_date(json.loads(run.stdout)) == wanted, context
    return True


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--tool", required=True)
    parser.add_argument("--rounds", type=int, default=400)
    parser.add_argument("--seed", type=int, default=14)
    arguments = parser.parse_args()
    makers = [make_list, make_cn, make_nager, make_ics, make_ics]
    rng = random.Random(arguments.seed)
    with tempfile.TemporaryDirectory() as folder:
        policies = sum(check_round(rng, arguments.tool, pathlib.Path(folder), makers) for _ in range(arguments.rounds))
    print(f"{arguments.rounds} rounds, {policies} of them with a policy")
    # A check that only ever sees refusals checks nothing.
    return 0 if arguments.rounds // 5 < policies < arguments.rounds else 1


if __name__ == "__main__":
    sys.exit(main())
