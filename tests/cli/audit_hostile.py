#!/usr/bin/env python3
"""Input that is made to break `curfew audit` ends with an error that names it, in little memory and time.

    audit_hostile.py --tool FILE --task FILE
"""

import argparse
import os
import resource
import subprocess
import sys
import tempfile

MIB = 1 << 20
GOOD = b"@1621738800"
MOST_MEMORY = 200_000

# Name, input as (start, repeated part, how often, end), options, what standard error says, how many records are counted.
CASES = [
    ("a line of 1 GB", (b"time\n", b"x" * MIB, 1024, b""), [], "the record is longer than 1048576 bytes", 0),
    ("an object of 1 GB", (b'[{"time":"', b"x" * MIB, 1024, b""), [], "the record is longer than 1048576 bytes", 0),
    ("an unclosed quote", (b'time,x\n@0,"\n', GOOD + b",b\n", 30000, b""), [], "line 2: a quote is not closed", 30001),
    ("unclosed quotes", (b"time,x\n", b'a,"b\n', 30000, b""), [], "line 2: there is text after a closing quote", 15000),
    ("quotes that never close", (b"time,x\n", b'a",",\n', 30000, b""), [], "line 2: a quote is not closed", 30000),
    ("invalid UTF-8", (b"time,x\n", b"\xff\xfe," + b"\xc3\n", 1000, b""), [], "is no instant", 1000),
    ("invalid UTF-8 in JSON", (b"", b'{"time":"\xff"}\n', 1000, b""), [], "it is not JSON", 1000),
    ("NUL in CSV", (b"time,x\n", b"\0,\0\n", 1000, b""), [], "is no instant", 1000),
    ("NUL in JSON", (b"", b'{"time":"@0"\0}\n', 1000, b""), [], "it holds a NUL byte", 1000),
    ("deep nesting", (b'{"time":"@0","x":', b"[", 500000, b"]" * 500000 + b"}\n"), [], "nested more than 1024 deep", 1),
    ("deep nesting that nothing closes", (b"", b"[", 3000000, b""), ["--input", "json"], "longer than", 0),
    ("arrays", (b"[", b"[],", 20000, b"1]"), [], "it is JSON, but not an object", 20001),
    ("an array that nothing closes", (b"[", b'{"time":"@0"},', 100000, b""), [], "array of records is not closed", 100000),
    ("braces", (b"{}\n{\n", b"}", 20000, b"\n"), ["--input", "json"], "it is not JSON", 20001),
    ("half an object on each line", (b"", b'{"time":[\n', 100000, b""), ["--input", "json"], "", None),
    ("blank lines of 1 GB", (b"", b"\n" * MIB, 1024, b""), [], "there is no header", None),
    ("blanks", (b"time\n", b" \n", 20000, b""), [], "is no instant", 20000),
    ("a byte order mark on each line", (b"", b'\xef\xbb\xbf{"time":"@0"}\n', 1000, b""), ["--input", "ndjson"],
     "line 2: it starts with a byte order mark", 1000),
    ("half of UTF-16", (b"\xff\xfet\0i\0m\0e\0\n\0", b"@\x000\0\n\0", 1000, b"x"), [], "is no text in UTF-16LE", 1000),
]


def run(tool, task, name, parts, options):
    start, middle, count, end = parts
    column = ["--column", "time"]
    command = [tool, "audit", task, *column, "--jobs", "2", "--format", "json", *options]
    # With the address sanitizer memory that has been given back counts as long as it is in quarantine.
    environment = {**os.environ, "ASAN_OPTIONS": os.environ.get("ASAN_OPTIONS", "") + ":quarantine_size_mb=16"}
    with tempfile.TemporaryFile() as errors, tempfile.TemporaryFile() as output:
        audit = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=output, stderr=errors, env=environment)
        try:
            audit.stdin.write(start)
            per_write = max(1, MIB // len(middle))
            for done in range(0, count, per_write):
                audit.stdin.write(middle * min(per_write, count - done))
            audit.stdin.write(end)
            audit.stdin.close()
        except BrokenPipeError:
            pass
        try:
            status = audit.wait(timeout=120)
        except subprocess.TimeoutExpired:
            audit.kill()
            sys.exit(f"{name}: takes too long")
        errors.seek(0)
        return errors.read().decode(errors="replace"), status


def check(tool, task, case):
    name, parts, options, words, records = case
    said, status = run(tool, task, name, parts, options)
    # Of all processes so far, in kB.
    most = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
    if most > MOST_MEMORY:
        sys.exit(f"{name}: takes {most} kB")
    if status != 2:
        sys.exit(f"{name}: status {status}: {said[:500]}")
    plain = said.replace("\\\"", '"')
    place, _, sentence = words.rpartition("line 2: ")
    if (sentence not in plain) or (place and '"line":2,' not in plain):
        sys.exit(f"{name}: {said[:500]}")
    if records is not None and f'"records":{records},' not in said:
        sys.exit(f"{name}: not {records} records: {said[-700:]}")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--tool", required=True)
    parser.add_argument("--task", required=True)
    options = parser.parse_args()
    for case in CASES:
        check(options.tool, options.task, case)


if __name__ == "__main__":
    main()
