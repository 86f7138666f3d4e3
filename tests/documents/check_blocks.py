#!/usr/bin/env python3
"""Every code block of the documents is a file that is built and run elsewhere, or is run here.

    check_blocks.py --root DIR [--tool DIR] [--same-blocks-as FILE] [--write] DOCUMENT...

The word behind the language says where a block comes from:

    ```cpp file=examples/first.cpp      the block is that file, to the letter
    ```cpp lines=examples/first.cpp     the block is a run of whole lines of that file, indentation aside
    ```console                          `$ command` lines, run by sh in examples/, each followed by what it prints
    ```console needs=parallel           the same, left out where there is no such program
    ```sh in=.ci/run                    each line stands in that file, so that CI runs it

A block of any other kind is an error. With --same-blocks-as the documents must have the blocks of FILE, in its order.
With --write the blocks that show a file or an output, or those of FILE, are first written into the documents anew.
"""

import argparse
import difflib
import os
import pathlib
import re
import shutil
import subprocess
import sys
import textwrap

FENCE = re.compile(r"^```(\S*) *(.*?)\n(.*?)^```$", re.M | re.S)


def blocks(path):
    text = path.read_text(encoding="utf-8")
    for match in FENCE.finditer(text):
        line = text.count("\n", 0, match.start()) + 1
        yield line, match[1], match[2], match[3]


def difference(expected, found):
    return "".join(difflib.unified_diff(expected.splitlines(True), found.splitlines(True), "expected", "found"))


def console_steps(body):
    """The commands of a block: as they stand there, as the shell gets them, and what they are said to print."""
    for step in re.split(r"^\$ ", body, flags=re.M)[1:]:
        shown, _, expected = step.partition("\n")
        while shown.endswith("\\"):
            rest, _, expected = expected.partition("\n")
            shown = f"{shown}\n{rest}"
        yield shown, re.sub(r"\\\n\s*", " ", shown), expected


def is_console(language, source):
    """Whether it is a block of commands, and they can be run here."""
    kind, _, program = source.partition("=")
    return language == "console" and (not source or (kind == "needs" and shutil.which(program) is not None))


def printed(root, tool, command):
    environment = {**os.environ, "PATH": f"{tool}{os.pathsep}{os.environ['PATH']}", "LC_ALL": "C", "NO_COLOR": "1"}
    done = subprocess.run(["sh", "-c", command], cwd=root / "examples", env=environment, text=True, check=False,
                          stdout=subprocess.PIPE, stderr=subprocess.STDOUT, timeout=60)
    return done.stdout


def check_console(root, tool, body):
    for _, command, expected in console_steps(body):
        output = printed(root, tool, command)
        if output.rstrip("\n") != expected.rstrip("\n"):
            return f"`{command}` prints something else:\n{difference(expected, output)}"
    return None


def written_anew(root, tool, text, other):
    """The text with its blocks made of what they show, or those of the text `other`, in its order."""
    others = [match[0] for match in FENCE.finditer(other)] if other else None

    def block(match):
        if others is not None:
            return others.pop(0) if others else match[0]
        kind, _, name = match[2].partition("=")
        if is_console(match[1], match[2]):
            steps = console_steps(match[3])
            body = "".join(f"$ {shown}\n{printed(root, tool, command)}" for shown, command, _ in steps)
        elif kind == "file":
            body = (root / name).read_text(encoding="utf-8")
        else:
            return match[0]
        return match[0][: match.start(3) - match.start()] + body + "```"

    return FENCE.sub(block, text)


def check_block(root, tool, language, source, body):
    kind, _, name = source.partition("=")
    if language == "console" and kind in ("", "needs"):
        return check_console(root, tool, body) if tool and is_console(language, source) else None
    if kind not in ("file", "lines", "in") or not (root / name).is_file():
        return f"a block that nothing checks: ```{language} {source}"
    text = (root / name).read_text(encoding="utf-8")
    if kind == "file":
        return None if text == body else f"is not {name}:\n{difference(text, body)}"
    if kind == "lines":
        flat = "\n".join(line.strip() for line in text.splitlines())
        wanted = "\n".join(line.strip() for line in textwrap.dedent(body).splitlines())
        return None if f"\n{wanted}\n" in f"\n{flat}\n" else f"these lines do not stand in {name}:\n{body}"
    missing = [line for line in body.splitlines() if line.strip() and line.strip() not in text]
    return f"not in {name}: {'; '.join(missing)}" if missing else None


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--root", type=pathlib.Path, required=True)
    parser.add_argument("--tool", type=pathlib.Path, help="the folder of the program curfew")
    parser.add_argument("--same-blocks-as", type=pathlib.Path)
    parser.add_argument("--write", action="store_true")
    parser.add_argument("documents", type=pathlib.Path, nargs="+")
    options = parser.parse_args()
    if options.write:
        if not options.tool:
            parser.error("--write needs --tool")
        other = options.same_blocks_as.read_text(encoding="utf-8") if options.same_blocks_as else None
        for document in options.documents:
            text = document.read_text(encoding="utf-8")
            document.write_text(written_anew(options.root, options.tool, text, other), encoding="utf-8")
    wanted = [b[1:] for b in blocks(options.same_blocks_as)] if options.same_blocks_as else None

    faults = count = 0
    for document in options.documents:
        found = list(blocks(document))
        count += len(found)
        for line, language, source, body in found:
            fault = check_block(options.root, options.tool, language, source, body)
            if fault:
                faults += 1
                print(f"{document}:{line}: {fault}", file=sys.stderr)
        if wanted is not None and [b[1:] for b in found] != wanted:
            faults += 1
            print(f"{document}: its code blocks are not those of {options.same_blocks_as}", file=sys.stderr)
    if count == 0:
        print("no code block found", file=sys.stderr)
        return 1
    if not faults:
        print(f"{count} code blocks hold")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
