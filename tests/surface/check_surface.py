#!/usr/bin/env python3
"""Compares the public types of the headers with the list of them: a change of the list is a change of the API.

    check_surface.py --include DIR --list FILE [--write]

A public type is a class, struct, enum, concept or alias at namespace curfew itself: not in detail, and not a member. Names of
the standard library that the headers use as their own do not count.
Exit status: 0 the same, 1 they differ.
"""

import argparse
import pathlib
import re
import sys

DECLARATION = re.compile(
    r"^(?:template <.*?>\s*)?(?:(?:class|struct|enum class|concept)(?: \[\[.*?\]\])? (?:alignas\(\w+\) )?(\w+)(?:<[^>]*>)?"
    r"(?: final)?\s*(?::(?!:)|\{|=)|using (\w+) =)"
)


def public_types(header):
    """The names declared at namespace curfew in a header, which clang-format keeps: such a line is not indented."""
    names = set()
    depth_of_detail = 0
    pending = ""
    for line in header.read_text(encoding="utf-8").splitlines():
        if re.match(r"^namespace (curfew::inline v0::)?detail \{|^namespace curfew::inline v0::detail", line):
            depth_of_detail += 1
        elif re.match(r"^\} // namespace (curfew::inline v0::)?detail", line):
            depth_of_detail -= 1
        if depth_of_detail or not line or line[0] in " }/#":
            continue
        if line.startswith("template <") and not re.search(r"\b(class|struct|concept) \w+.*[{;=]$", line):
            pending = line + " "
            continue
        match = DECLARATION.match(pending + line)
        pending = ""
        if match:
            names.add(next(group for group in match.groups() if group))
    return names


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--include", type=pathlib.Path, required=True)
    parser.add_argument("--list", type=pathlib.Path, required=True)
    parser.add_argument("--write", action="store_true", help="write the list anew")
    options = parser.parse_args()

    found = set()
    for header in options.include.rglob("*.hpp"):
        if "detail" not in header.parts:
            found |= public_types(header)
    if not found:
        sys.exit(f"check_surface.py: no public type below {options.include}")
    if options.write:
        options.list.write_text("".join(f"{name}\n" for name in sorted(found)), encoding="utf-8")
    listed = set(options.list.read_text(encoding="utf-8").split())
    for name in sorted(found - listed):
        print(f"{name} is public and not listed in {options.list.name}")
    for name in sorted(listed - found):
        print(f"{name} is listed in {options.list.name} and not public")
    print(f"{len(found)} public types")
    sys.exit(0 if found == listed else 1)


if __name__ == "__main__":
    main()
