#!/usr/bin/env python3
"""The tool on machines with other zone files: slim ones, none, and some that cannot be read in full.

    zone_files.py --tool FILE --files FOLDER

Each machine is a mount namespace of its own, with another folder at /usr/share/zoneinfo. That needs root, unshare and zic:
where one is missing, the test is skipped (status 77).
"""

import argparse
import contextlib
import json
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile

ZONES = pathlib.Path("/usr/share/zoneinfo")
SOURCE = ZONES / "tzdata.zi"
NEW_YORK = "America/New_York"
SKIPPED = 77
# 08:30 and 09:00 of the winter in New York; 08:30 of its summer.
WINTER, OPEN, SUMMER = "2026-01-15T13:30:00Z", "2026-01-15T14:00:00Z", "2026-07-15T12:30:00Z"


class Machine:
    """A folder that stands for /usr/share/zoneinfo, and the tool in its namespace."""

    def __init__(self, tool, folder):
        self.tool, self.folder = tool, folder

    def run(self, *arguments, text=""):
        script = 'mount --bind "$0" /usr/share/zoneinfo && exec "$@"'
        return subprocess.run(["unshare", "-m", "sh", "-c", script, str(self.folder), self.tool, *arguments], input=text,
                              capture_output=True, text=True, check=False)


faults = []


def expect(done, what, status, *words):
    said = done.stdout + done.stderr
    if done.returncode != status:
        faults.append(f"{what}: status {done.returncode}, not {status}: {said}")
    faults.extend(f"{what}: {word!r} is not in {said!r}" for word in words if word not in said)
    if status != 0 and '"permitted":true' in said.replace(" ", ""):
        faults.append(f"{what}: something is permitted: {said}")


def compiled(folder, *options):
    subprocess.run(["zic", *options, "-d", str(folder), str(SOURCE)], check=True, capture_output=True)
    return folder


def check_form(tool, files, folder, form):
    """Fat and slim files give the same answers."""
    machine = Machine(tool, compiled(folder / form, "-b", form))
    task = str(files / "winter_task.json")
    answers = machine.run("permits", task, "--zone", NEW_YORK, "--at", WINTER, OPEN, SUMMER, "--format", "json")
    verdicts = [json.loads(line) for line in answers.stdout.splitlines()]
    wanted = [(False, "2026-01-15T09:00:00-05:00"), (True, "2026-01-16T00:00:00-05:00"),
              (False, "2026-07-15T09:00:00-04:00")]
    if [(v["permitted"], v["until"]) for v in verdicts] != wanted:
        faults.append(f"{form}: {answers.stdout}{answers.stderr}")
    policy = json.dumps({"LocalHours": [{"Zone": NEW_YORK, "Hours": "Sun-Sat 09:00-21:00"}]})
    expect(machine.run("permits", task, "--zone", "+00:00", "--policy", "-", "--at", WINTER, text=policy),
           f"{form}, policy", 1, "until Thu 2026-01-15 14:00:00 +00:00")
    expect(machine.run("audit", task, "--column", "t", "--zone-column", "z", text=f"t,z\n{WINTER},{NEW_YORK}\n"),
           f"{form}, zone column", 1, "forbid-range")


def check_refusals(machine, files, what, *words):
    """The same words for --zone, in a record and in a policy; nothing is permitted."""
    task = str(files / "winter_task.json")
    expect(machine.run("permits", task, "--zone", NEW_YORK, "--at", OPEN), f"{what}, --zone", 2, "curfew: --zone: ", *words)
    expect(machine.run("audit", task, "--column", "t", "--zone-column", "z", text=f"t,z\n{OPEN},{NEW_YORK}\n"),
           f"{what}, zone column", 2, *words)
    policy = json.dumps({"LocalHours": [{"Zone": NEW_YORK, "Preset": "us"}]})
    expect(machine.run("permits", task, "--policy", "-", "--at", OPEN, "--format", "json", text=policy), f"{what}, policy", 1,
           '"rule":"zone-', '"pointer":"/LocalHours/0/Zone"', *words)
    # What needs no zone data works.
    expect(machine.run("permits", task, "--zone", "-05:00", "--at", OPEN), f"{what}, offset", 0, "permitted")


@contextlib.contextmanager
def broken(folder, change):
    """Slim files, of which that of New York is changed."""
    path = compiled(folder, "-b", "slim") / NEW_YORK
    data = path.read_bytes()
    # Names of one zone share a file.
    path.unlink()
    path.write_bytes(change(data))
    yield path


def without_footer(data):
    return data[:data[:-1].rindex(b"\n")]


def with_empty_footer(data):
    return without_footer(data) + b"\n\n"


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--tool", required=True)
    parser.add_argument("--files", type=pathlib.Path, required=True)
    options = parser.parse_args()
    missing = [name for name in ("unshare", "zic", "mount") if shutil.which(name) is None]
    if os.geteuid() != 0 or missing or not SOURCE.exists():
        print("skipped: needs root, unshare, mount, zic and", SOURCE)
        return SKIPPED
    if subprocess.run(["unshare", "-m", "true"], check=False, capture_output=True).returncode != 0:
        print("skipped: no mount namespace can be made here")
        return SKIPPED
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        for form in ("fat", "slim"):
            check_form(options.tool, options.files, folder, form)

        empty = folder / "empty"
        empty.mkdir()
        check_refusals(Machine(options.tool, empty), options.files, "no zone data", "no zone data on this machine",
                       "/usr/share/zoneinfo", "nstall the package tzdata")

        for what, change, words in (("truncated", lambda data: data[:len(data) // 2], "truncated"),
                                    ("no footer", without_footer, "truncated"),
                                    ("empty footer", with_empty_footer, "no POSIX rule"),
                                    ("empty file", lambda data: b"", "truncated"),
                                    ("text", lambda data: b"hello\n", "TZif")):
            with broken(folder / what.replace(" ", "_"), change) as path:
                machine = Machine(options.tool, path.parents[1])
                check_refusals(machine, options.files, what, NEW_YORK, words, "cannot be used")
                expect(machine.run("permits", str(options.files / "winter_task.json"), "--zone", "Europe/Paris", "--at",
                                   OPEN), f"{what}, another zone", 0, "permitted")
    for fault in faults:
        print(fault)
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
