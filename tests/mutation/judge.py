"""Builds tests against mutated copies of the headers, and runs them."""

import contextlib
import json
import os
import pathlib
import queue
import re
import shlex
import shutil
import signal
import subprocess
import threading
import time

# What compilers say of a constant that cannot be computed, or that is not what was asserted.
AT_COMPILE_TIME = (
    r"static assertion failed|static_assert failed|not a constant expression|call to non-.constexpr. function"
    r"|overflow in constant expression|.constexpr. (loop iteration|evaluation) (count|operation count|depth) exceeds"
)


class Fault(Exception):
    """The tables are wrong, or the tests do not pass without a mutant."""


def definitions(build):
    """The -D options of the tests in a configured build, where the libraries have put theirs."""
    for entry in json.loads((build / "compile_commands.json").read_text(encoding="utf-8")):
        if "curfew_tests.dir" in entry["command"]:
            return [word for word in shlex.split(entry["command"]) if word.startswith("-D")]
    raise Fault(f"{build} has no compile command of the tests")


def call(command, limit):
    """Exit status and output; None if it takes longer than `limit` seconds. What the command has started ends with it."""
    # A mutant may ask for all the memory there is.
    limited = ["sh", "-c", 'ulimit -c 0; ulimit -v 6000000; exec "$@"', "sh", *command]
    with subprocess.Popen(
        limited, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, start_new_session=True,
        env={**os.environ, "LC_ALL": "C"},
    ) as process:
        try:
            output = process.communicate(timeout=limit)[0]
            return process.returncode, output.decode(errors="replace")
        except subprocess.TimeoutExpired:
            return None, ""
        finally:
            with contextlib.suppress(ProcessLookupError):
                os.killpg(process.pid, signal.SIGKILL)


class Judge:
    """Says of one mutant at a time, in each of `jobs` threads, which test notices it."""

    def __init__(self, root, work, jobs, compiler, build):
        self.root, self.work = root, pathlib.Path(work)
        self.command = [*shlex.split(compiler), "-std=c++20", "-Og", "-w", "-D_GLIBCXX_ASSERTIONS", f"-I{root}/tests"]
        self.command += definitions(build) if build else []
        self.libraries = ["-ldate-tz", "-pthread"] if build else []
        # Of each test, how it ends without a mutant and in how many seconds; found out by whom needs it first.
        self.healthy = {}
        self.turns = {}
        self.lock = threading.Lock()
        # Each thread changes a copy of its own.
        self.copies = queue.SimpleQueue()
        for job in range(jobs):
            shutil.copytree(root / "include", self.work / f"{job}" / "include")
            self.copies.put(self.work / f"{job}")
        # What CMake links the tests with.
        self.support = [self.work / f"{name}.o" for name in ("test_main", "heap") if build]
        started = [
            subprocess.Popen([*self.command, "-c", root / f"tests/support/{o.stem}.cpp", "-o", o]) for o in self.support
        ]
        if any(process.wait() != 0 for process in started):
            raise Fault("what all tests are linked with does not build")

    def test(self, source, include, program, limit):
        """'passed', or what went wrong: 'failed', 'stopped at compile time', 'took too long', 'does not compile'."""
        build, output = call(
            [*self.command, f"-I{include}", self.root / "tests" / source, *self.support, "-o", program, *self.libraries],
            limit,
        )
        if build:
            error = re.search(r"error: .*", output)
            error = error.group() if error else output
            return "stopped at compile time" if re.search(AT_COMPILE_TIME, output) else f"does not compile: {error}"
        run = build if build is None else call([program, "--abort"], limit)[0]
        return {None: "took too long", 0: "passed"}.get(run, "failed")

    def limit_of(self, source):
        """The seconds that a mutant may take, from what the test takes without one."""
        with self.lock:
            turn = self.turns.setdefault(source, threading.Lock())
        with turn:
            if source not in self.healthy:
                started = time.monotonic()
                program = self.work / re.sub(r"[/.]", "_", source)
                outcome = self.test(source, self.root / "include", program, 600)
                self.healthy[source] = outcome, time.monotonic() - started
        outcome, seconds = self.healthy[source]
        if outcome != "passed":
            raise Fault(f"{source} without any mutant: {outcome[:2000]}")
        return 15 + 5 * seconds

    def judge(self, header, text, tests):
        """Which of the tests notices that the header has this text, and how; None if none does."""
        place = self.copies.get()
        changed = place / "include" / "curfew" / header
        healthy = changed.read_text(encoding="utf-8")
        try:
            changed.write_text(text, encoding="utf-8")
            for source in tests:
                outcome = self.test(source, place / "include", place / "program", self.limit_of(source))
                if outcome != "passed":
                    return source, outcome
            return None
        finally:
            changed.write_text(healthy, encoding="utf-8")
            self.copies.put(place)
