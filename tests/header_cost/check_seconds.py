"""A header must take at most LIMIT times the processor time of another one to be compiled, syntax only.

    check_seconds.py HEADER AGAINST LIMIT -- COMPILER [OPTION]...

The two are compiled in turns and the median of the ratios counts, so that other work on the machine hardly shows.
"""

import os
import statistics
import subprocess
import sys

TURNS = 3


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
    turns = [(processor_seconds(header, command), processor_seconds(against, command)) for _ in range(TURNS)]
    ratio = statistics.median(own / other for own, other in turns)
    own, other = (statistics.median(times) for times in zip(*turns))
    times = f"<{header}> takes {ratio:.2f} times as long as <{against}> ({own:.2f} s, {other:.2f} s)"
    if other < 0.01:
        sys.exit(f"{times}: the measurement makes no sense")
    if ratio > limit:
        sys.exit(f"{times}; {limit} is the most")
    print(times)


main()
