#!/usr/bin/env python3
"""GDB, with the printers of support/, shows the values of a program as the API writes them.

    check_gdb.py GDB PRINTERS PROGRAM
"""

import subprocess
import sys

WANTED = {
    "time": "24:00",
    "range": "22:00-08:00",
    "days": "Mon Tue",
    "*calls": "2021-05-20 17:35:43 +08:00 until 2021-05-21 17:35:44 +08:00 = {zone = +08:00, Sun = 00:00-24:00,"
    " Mon = 00:00-22:00, Tue = 08:00-22:00, Wed = 08:00-24:00, Thu = 00:00-24:00, Fri = 00:00-24:00, Sat = nothing}",
    "*empty": "no rules, nothing is permitted",
    "*own": "\"Eastern\"",
}


def main():
    gdb, printers, program = sys.argv[1:]
    command = [gdb, "-nx", "-batch", "-ex", f"source {printers}", "-ex", "break stop_here", "-ex", "run"]
    for name in WANTED:
        command += ["-ex", f"print {name}"]
    done = subprocess.run([*command, program], text=True, check=False, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
                          timeout=120)
    # As in a container without the right to do it.
    if "Could not trace the inferior process" in done.stdout:
        sys.exit(77)
    faults = [f"{name} is not shown as {text}" for i, (name, text) in enumerate(WANTED.items(), 1)
              if f"${i} = {text}\n" not in done.stdout]
    if faults:
        sys.exit("\n".join([*faults, done.stdout]))


if __name__ == "__main__":
    main()
