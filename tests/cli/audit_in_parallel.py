#!/usr/bin/env python3
"""One process is the unit: the pieces that GNU parallel hands out come to what one process makes of the whole.

    audit_in_parallel.py --tool FILE --task FILE --parallel PROGRAM
"""

import argparse
import random
import subprocess
import sys


def run(command, text):
    done = subprocess.run(command, input=text.encode(), capture_output=True, check=False)
    return done.stdout.decode(), done.stderr.decode()


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--tool", required=True)
    parser.add_argument("--task", required=True)
    parser.add_argument("--parallel", required=True)
    options = parser.parse_args()
    dice = random.Random(1)
    text = "time,note\n" + "".join(
        f'@{1621738800 + dice.randrange(-700000, 700000)},"a, ""b"" {i}"\n' for i in range(30000))
    audit = [options.tool, "audit", options.task, "--column", "time"]
    whole, _ = run(audit, text)
    pieces, errors = run([options.parallel, "--pipe", "--keep-order", "--block", "100k", "--header", ":", "--quote",
                          *audit, "--header", "drop"], text)
    count = errors.count(" records: ")
    if count < 5:
        sys.exit(f"only {count} pieces: {errors}")
    if whole.split("\n", 1)[1] != pieces:
        sys.exit("the pieces are not the whole")


if __name__ == "__main__":
    main()
