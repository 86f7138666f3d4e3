#!/usr/bin/env python3
"""Holds `curfew audit` against Python's csv and json: the fields that go in come out, and a verdict behind them. For every
form the records of the summary are counted by Python as well, and any way of arriving gives the same bytes.

    audit_cross_check.py --tool FILE --task FILE
"""

import argparse
import csv
import io
import json
import random
import subprocess
import sys
import tempfile
import time

ADDED = ["permitted", "reason", "pointer", "error"]
LETTERS = 'ab ,;"\n\t\u00e4\u6c49\''
AROUND = 1621738800


def run(command, text):
    data = text if isinstance(text, bytes) else text.encode()
    return texts_of(subprocess.run(command, input=data, capture_output=True, check=False))


def run_on_file(command, data):
    with tempfile.TemporaryFile() as file:
        file.write(data)
        file.seek(0)
        return texts_of(subprocess.run(command, stdin=file, capture_output=True, check=False))


def texts_of(done):
    """What a process wrote, UTF-8 or not, and its status."""
    return (*(text.decode(errors="surrogateescape") for text in (done.stdout, done.stderr)), done.returncode)


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
    out, errors, status = run([tool, "audit", task, "--column", "call time", "--delimiter", delimiter, "--quote", '"',
                               "--jobs", str(jobs)], text.getvalue())
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


def counts_of(errors):
    """The summary's counts, which add up."""
    summary = json.loads(errors.splitlines()[-1])
    parts = [summary[name] for name in ("permitted", "forbidden", "unreadable", "skipped", "repeated")]
    if sum(parts) != summary["records"]:
        fail(f"the counts do not add up: {summary}")
    if sum(summary["reasons"].values()) != summary["forbidden"]:
        fail(f"the reasons do not add up: {summary}")
    return summary


def record_of(dice, number):
    """A record, good or not, and what becomes of it."""
    seconds = AROUND + dice.randrange(-700000, 700000)
    kind = dice.choice(["judged"] * 6 + ["unreadable", "skipped", "repeated"])
    value = {"judged": str(seconds), "unreadable": "soon", "skipped": dice.choice(["", "0"]),
             "repeated": str(seconds)}[kind]
    key = "k0" if kind == "repeated" else f"k{number}"
    return {"id": key, "time": value, "note": "".join(dice.choices("ab ,;'\u6c49", k=dice.randrange(12)))}, kind


OPTIONS = ["--epoch", "seconds", "--empty-time", "skip", "--zero-time", "skip", "--unique", "id"]


def forms_of(records):
    """Each form, as bytes, the options it takes, and a reader of what comes out."""
    header = ["id", "time", "note"]

    def table(delimiter, quoting, line_end="\n"):
        text = io.StringIO(newline="")
        writer = csv.writer(text, delimiter=delimiter, lineterminator=line_end, quoting=quoting, quotechar='"',
                            escapechar=None)
        writer.writerows([header] + [[r[name] for name in header] for r in records])
        return text.getvalue()

    def rows(delimiter, quoting=csv.QUOTE_MINIMAL, skip=0):
        def read(text):
            lines = list(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, quoting=quoting))[skip:]
            return [row[len(header)] for row in lines[1:]]
        return read

    def verdict_of(record):
        return {True: "true", False: "false", None: ""}[record["permitted"]]

    def objects(text):
        decoder = json.JSONDecoder()
        found = []
        at = 0
        while text[at:].strip():
            at += len(text[at:]) - len(text[at:].lstrip())
            value, at = decoder.raw_decode(text, at)
            found.append(verdict_of(value))
        return found

    lines = "".join(json.dumps(r) + "\n" for r in records)
    nested = "".join(json.dumps({"v": r, "id": "x", "more": [{"time": 0}]}) for r in records)
    array = "[" + ",\n ".join(json.dumps(r, ensure_ascii=False) for r in records) + "]\n"
    column = ["--column", "time"]
    return {
        "csv": (table(",", csv.QUOTE_MINIMAL).encode(), column, rows(",")),
        "csv by number": (table(",", csv.QUOTE_ALL).encode(), ["--column", "2"], rows(",")),
        "sep": (("\ufeffsep=;\r\n" + table(";", csv.QUOTE_MINIMAL, "\r\n")).encode(), column, rows(";", skip=1)),
        "tsv": (table("\t", csv.QUOTE_NONE).encode(), column + ["--delimiter", "tab"], rows("\t", csv.QUOTE_NONE)),
        "utf-16": (("\ufeff" + table(",", csv.QUOTE_MINIMAL)).encode("utf-16-le"), column, rows(",")),
        "utf-16be": (("\ufeff" + table(",", csv.QUOTE_MINIMAL)).encode("utf-16-be"), column, rows(",")),
        "gbk": (table(",", csv.QUOTE_MINIMAL).encode("gbk"), column + ["--encoding", "gbk"], rows(",")),
        "ndjson": (lines.encode(), column, objects),
        "concatenated": (lines.replace("\n", "").encode(), column, objects),
        "pretty": ("".join(json.dumps(r, indent=2) + "\n" for r in records).encode(), column, objects),
        "array": (array.encode(), column, lambda text: [verdict_of(r) for r in json.loads(text)]),
        "pretty array": (json.dumps(records, indent=1).encode(), column,
                         lambda text: [verdict_of(r) for r in json.loads(text)]),
        "pointers": (nested.encode(), ["--column", "/v/time", "--unique", "/v/id"], objects),
    }


def check_forms(tool, task, dice):
    drawn = [({"id": "k0", "time": str(AROUND), "note": ""}, "judged")]
    drawn += [record_of(dice, number) for number in range(1, 6000)]
    records = [record for record, _ in drawn]
    kinds = [kind for _, kind in drawn]
    verdicts_of_csv = None
    for name, (data, options, reader) in forms_of(records).items():
        own_key = "--unique" in options
        command = [tool, "audit", task, "--format", "json", *options, *(OPTIONS[:-2] if own_key else OPTIONS)]
        out, errors, status = run(command + ["--jobs", "1"], data)
        counts = counts_of(errors)
        wanted = {"records": len(records), **{kind: kinds.count(kind) for kind in ("unreadable", "skipped", "repeated")}}
        if status != 2 or {key: counts[key] for key in wanted} != wanted:
            fail(f"{name}: status {status}, {counts}, not {wanted}")
        permitted = reader(out)
        if [v != "" for v in permitted] != [kind == "judged" for kind in kinds]:
            fail(f"{name}: the verdicts are not those of the records")
        if permitted.count("true") != counts["permitted"] or permitted.count("false") != counts["forbidden"]:
            fail(f"{name}: the verdicts are not those of the summary")
        verdicts_of_csv = verdicts_of_csv or permitted
        if permitted != verdicts_of_csv:
            fail(f"{name}: the verdicts are not those of CSV")
        check_arrivals(name, command, data, (out, errors, status))
        broken = bytearray(data)
        for _ in range(40):
            broken[dice.randrange(len(broken))] = dice.choice(b'"{}[],:\\\n\r\t\0\xef1')
        for strict in [[], ["--strict"]]:
            check_arrivals(f"{name}, broken", command + strict, bytes(broken), run(command + strict, bytes(broken)))


def check_arrivals(name, command, data, wanted):
    """From a file, in small pieces, with several threads: the same bytes."""
    for jobs in ["2", "5"]:
        if run(command + ["--jobs", jobs], data) != wanted:
            fail(f"{name}: other bytes with --jobs {jobs}")
    if run_on_file(command, data) != wanted:
        fail(f"{name}: other bytes from a file")
    small = data[:20000]
    at_once = run(command + ["--jobs", "2"], small)
    tool = subprocess.Popen(command + ["--jobs", "2"], stdin=subprocess.PIPE, stdout=subprocess.PIPE,
                            stderr=subprocess.PIPE)
    try:
        for begin in range(0, len(small), 977):
            tool.stdin.write(small[begin:begin + 977])
            tool.stdin.flush()
            time.sleep(0.001)
    except BrokenPipeError:
        # It ends early, with --strict or a fault.
        pass
    out, errors = tool.communicate()
    if texts_of(subprocess.CompletedProcess(command, tool.returncode, out, errors)) != at_once:
        fail(f"{name}: other bytes in small pieces")


def check_limits(tool, task):
    """A record may have 1 MiB and no byte more, however it arrives."""
    mib = 1 << 20
    time_of = "@1621738800"
    for excess, records in [(0, 2), (1, 0)]:
        csv_record = time_of + "," + "x" * (mib - len(time_of) - 1 + excess)
        json_start = '{"time":"' + time_of + '","x":"'
        json_record = json_start + "x" * (mib - len(json_start) - 2 + excess) + '"}'
        for name, text, options in [("csv", csv_record + "\n", ["--header", "none", "--column", "1"]),
                                    ("csv CR LF", csv_record[:-1] + "\r\n", ["--header", "none", "--column", "1"]),
                                    ("ndjson", json_record + "\n", ["--column", "time", "--input", "ndjson"]),
                                    ("json", json_record + "\n", ["--column", "time", "--input", "json"])]:
            command = [tool, "audit", task, "--format", "json", *options]
            data = (text * 2).encode()
            wanted = run(command, data)
            if counts_of(wanted[1].split("\ncurfew: ")[0])["records"] != records:
                fail(f"{name}: {wanted[1]}")
            for jobs in ["1", "3"]:
                if run_on_file(command + ["--jobs", jobs], data) != wanted:
                    fail(f"{name}: a file makes a difference")


def check_blank_lines(tool, task):
    """A header may have 1 MiB of blank lines before it and no byte more, however they arrive."""
    mib = 1 << 20
    command = [tool, "audit", task, "--column", "time"]
    for blank, is_read in [(mib, True), (mib + 1, False), (mib + 200000, False)]:
        data = b"\n" * blank + b"time\n@1621738800\n"
        wanted = run(command, data)
        if (wanted[2] == 0) != is_read or run_on_file(command, data) != wanted:
            fail(f"{blank} blank lines: {wanted[1]}")


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
    check_forms(options.tool, options.task, dice)
    check_limits(options.tool, options.task)
    check_blank_lines(options.tool, options.task)


if __name__ == "__main__":
    main()
