#!/usr/bin/env python3
"""Makes the guide and the API reference with Doxygen, and fails on any warning: a public name without a word about it,
a link that leads nowhere.

    reference.py [--headers DIR] [--output DIR]

With other headers than the library's own only these are read, and no pages.
Doxygen reads copies of the headers, with the same lines apart from four things that it does not know:

- The opening comment of a header is about the header.
- A doc comment holds for all declarations below it up to the next empty line.
- What the compiler writes (a comparison that is `= default`) needs no words.
- `curfew::inline v0` is `curfew` to everyone but the linker.
"""

import argparse
import pathlib
import re
import shutil
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parent.parent
COMMENT = re.compile(r"^(\s*)/// ?(.*)$")
DEFAULTED = re.compile(r"^\s*friend .*\boperator(==|<=>)\(.*= default;$")
NO_DECLARATION = re.compile(r"^\s*([})]|#(?!define)|//|public:|private:)")


def as_doxygen_reads_it(text):
    comment, indent, has_ended = [], None, False
    lines = text.replace("namespace curfew::inline v0", "namespace curfew").split("\n")
    if lines[0] == "#pragma once" and lines[1].startswith("// "):
        lines[0] = "/// @file"
        at = 1
        while lines[at].startswith("//"):
            # What is indented is code.
            is_code = lines[at].startswith("//     ")
            lines[at] = "/" + (lines[at] if is_code else lines[at].replace("<", "\\<"))
            at += 1
    for at, line in enumerate(lines):
        found = COMMENT.match(line)
        if found:
            if at == 0 or not COMMENT.match(lines[at - 1]):
                comment, indent, has_ended = [], found[1], False
            comment.append(found[2])
        elif not line.strip():
            comment = []
        elif DEFAULTED.match(line):
            lines[at] = ""
        elif comment and has_ended and re.match(rf"{indent}\S", line) and not NO_DECLARATION.match(line):
            lines[at] = f"{indent}/** {' '.join(comment)} */ {line.lstrip()}"
        if comment and not found:
            # A declaration may be several lines long.
            has_ended = line.endswith((";", "}")) or line.startswith("#define")
    # A percent sign would keep the next word from becoming a link, and vanish.
    return "\n".join(line.replace("%", "%%") if COMMENT.match(line) else line for line in lines)


def version(headers):
    text = (headers / "curfew/version.hpp").read_text(encoding="utf-8")
    return ".".join(re.search(rf"#define CURFEW_VERSION_{part} (\d+)", text)[1] for part in ("MAJOR", "MINOR", "PATCH"))


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--headers", type=pathlib.Path, help="instead of include/")
    parser.add_argument("--output", type=pathlib.Path, default=ROOT / "build/docs")
    options = parser.parse_args()
    pages = [] if options.headers else [*sorted(ROOT.glob("*.md")), ROOT / "docs"]
    source = options.headers or ROOT / "include"

    output = options.output.resolve()
    shutil.rmtree(output / "html", ignore_errors=True)
    copies = output / "headers"
    headers = [p for p in source.rglob("*.hpp") if "detail" not in p.relative_to(source).parts]
    if not headers:
        sys.exit(f"no header in {source}")
    for header in headers:
        copy = copies / header.relative_to(source)
        copy.parent.mkdir(parents=True, exist_ok=True)
        copy.write_text(as_doxygen_reads_it(header.read_text(encoding="utf-8")), encoding="utf-8")
    for copy in copies.rglob("*.hpp"):
        if not (source / copy.relative_to(copies)).is_file():
            copy.unlink()
    # Doxygen says nothing about names in a namespace that is not documented itself.
    (copies / "namespace.hpp").write_text("/// When a voice task may call.\nnamespace curfew {}\n", encoding="utf-8")

    settings = (ROOT / "docs/Doxyfile").read_text(encoding="utf-8") + f"""
PROJECT_NUMBER = {version(ROOT / "include")}
OUTPUT_DIRECTORY = "{output}"
STRIP_FROM_PATH = "{copies}" "{ROOT}"
STRIP_FROM_INC_PATH = "{copies}"
INPUT = "{copies}" {" ".join(f'"{page}"' for page in pages)}
USE_MDFILE_AS_MAINPAGE = "{ROOT / "README.md"}"
"""
    done = subprocess.run(["doxygen", "-"], cwd=ROOT, input=settings, text=True, check=False, stdout=subprocess.DEVNULL,
                          stderr=subprocess.PIPE)
    # Lines are those of the headers themselves.
    faults = done.stderr.replace(str(copies), str(source))
    sys.stderr.write(faults)
    if done.returncode or faults:
        return 1
    print(output / "html/index.html")
    return 0


if __name__ == "__main__":
    sys.exit(main())
