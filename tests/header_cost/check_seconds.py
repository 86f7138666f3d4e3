"""A header must take at most LIMIT times the processor time of another one to be compiled, syntax only.

    check_seconds.py HEADER AGAINST LIMIT -- COMPILER [OPTION]...

The two are compiled in turns, and the fastest of each counts: what else runs on the machine takes caches and clock from a
compiler, and so only ever makes it slower. Above the limit there is another round, up to ROUNDS of them.
"""

import os
import subprocess
import sys

ROUNDS = 10


def processor_seconds(header, command):
    """The processor time of the compiler, and of what it starts."""
    compiler = subprocess.Popen([*command, "-std=c++20", "-fsyntax-only", "-x", "c++", "-"], stdin=subprocess.PIPE)
    compiler.stdin.write(f"#include <{header}>\n".encode())
    compiler.stdin.close()
    _, status, usage = os.wait4(compiler.pid, 0)
    compiler.returncode = os.waitstatus_to_exitcode(status)
    if compiler.returncode != 0:
        sys.exit(f"<{header}> does not compile")
    return usage.ru_utime


def main():
    header, against, limit = sys.argv[1], sys.argv[2], float(sys.argv[3])
    command = sys.argv[sys.argv.index("--") + 1:]
    own = other = float("inf")
    for _ in range(ROUNDS):
        own = min(own, processor_seconds(header, command))
        other = min(other, processor_seconds(against, command))
        if other < 0.01:
            sys.exit(f"<{against}> takes {other:.3f} s: the measurement makes no sense")
        if own <= limit * other:
            break
    times = f"<{header}> takes {own / other:.2f} times as long as <{against}> ({own:.2f} s, {other:.2f} s)"
    if own > limit * other:
        sys.exit(f"{times}; {limit} is the most")
    print(times)


main()
