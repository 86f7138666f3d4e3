#!/usr/bin/env python3
"""Every command and option of `--help` stands in the manual page and in each completion, and the shells take these.

    check_pages.py --tool PROGRAM --pages FOLDER [--without WORD]

With --without the check is made on copies of the pages in which WORD does not stand: it must fail.
"""

import argparse
import pathlib
import re
import shutil
import subprocess
import sys

PAGES = ("curfew.1", "curfew", "_curfew", "curfew.fish")


def help_of(tool, *command):
    done = subprocess.run([tool, *command, "--help"], check=True, text=True, stdout=subprocess.PIPE)
    return done.stdout


def commands_and_options(tool):
    text = help_of(tool)
    listed = re.search(r"^Subcommands:\n((?:  .*\n)+)", text, re.M)
    if not listed:
        sys.exit("no commands in the help")
    commands = re.findall(r"^  ([a-z]+)", listed[1], re.M)
    found = {"": options(text)}
    for command in commands:
        found[command] = options(help_of(tool, command))
    return found


def options(text):
    # Two blanks, then names with commas between.
    lines = re.findall(r"^  (-\S+)", text, re.M)
    return [name for line in lines for name in line.split(",")]


def part_of(page, text, command):
    """Where a page speaks of a command; of no command, where it speaks of the tool."""
    if page == "curfew.1":
        part = rf"^\.SS {command}$.*?(?=^\.S[SH])" if command else r"^\.SH OPTIONS$.*?(?=^\.SH)"
    elif page == "curfew":
        part = rf"^ +'{command}'\) .*$"
        return "\n".join(re.findall(part, text, re.M))
    elif page == "_curfew":
        part = rf"^ +{command}\)\n.*?;;$" if command else r"_arguments -C.*?->command"
    else:
        part = r"^complete .*'__fish_use_subcommand'.*$" if not command else rf"^complete .*_from {command}'.*$"
        return "\n".join(re.findall(part, text, re.M))
    found = re.search(part, text, re.M | re.S)
    return found[0] if found else ""


def stands_in(page, name, part):
    if page == "curfew.1":
        name = re.escape(name.replace("-", "\\-"))
    elif page == "curfew.fish":
        name = re.escape(f"-l {name[2:]}" if name.startswith("--") else f"-s {name[1:]}")
    else:
        name = re.escape(name)
    return re.search(rf"{name}(?![-\w\\])|{name}\\fR", part) is not None


def missing(tool, texts):
    for command, names in commands_and_options(tool).items():
        for page, text in texts.items():
            part = part_of(page, text, command)
            if not part:
                yield f"{page}: nothing about {command or 'the tool'}"
            for name in names:
                if not stands_in(page, name, part):
                    yield f"{page}: no {name} of {command or 'the tool'}"


def run(*command, folder=None):
    done = subprocess.run(command, text=True, check=False, cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
                          timeout=60)
    return done.stdout if done.returncode == 0 else f"{command[0]} ended with {done.returncode}:\n{done.stdout}"


# A folder with a file to complete.
FILES = pathlib.Path(__file__).resolve().parent / "files"

# What is typed, and words that must be offered; --rule and its settings are taken apart by bash.
TYPED = (
    (("",), {"check", "permits"}),
    (("check", "--st"), {"--strict"}),
    (("check", "--format", ""), {"text", "json"}),
    (("check", "COMPLE"), {"COMPLETE_ME.json"}),
    (("check", "--rule", "weekday-du"), {"weekday-duplicate=off", "weekday-duplicate=error"}),
)


def bash_offers(folder, words):
    typed = " ".join(f"'{w}'" for w in ("curfew", *words))
    script = f"source {folder}/curfew; COMP_WORDS=({typed}); COMP_CWORD={len(words)}; _curfew"
    script += "; printf '%s\\n' \"${COMPREPLY[@]}\""
    return run("bash", "--norc", "-c", script, folder=FILES)


def fish_offers(folder, words):
    return run("fish", "--no-config", "-c", f"source {folder}/curfew.fish; complete -C 'curfew {' '.join(words)}'",
               folder=FILES)


def shell_faults(folder):
    for shell, offers in (("bash", bash_offers), ("fish", fish_offers)):
        if not shutil.which(shell):
            continue
        for words, wanted in TYPED:
            printed = offers(folder, words)
            offered = {line.split("\t")[0] for line in printed.splitlines()}
            if not wanted <= offered:
                yield f"{shell}: {' '.join(words)} offers\n{printed}"
    if shutil.which("zsh"):
        script = f"autoload -Uz compinit; compinit -D -u; source {folder}/_curfew; print $_comps[curfew]"
        printed = run("zsh", "-f", "-c", script)
        if printed != "_curfew\n":
            yield f"zsh: {printed}"
    if shutil.which("groff"):
        printed = run("groff", "-man", "-Tutf8", "-ww", "-z", f"{folder}/curfew.1")
        if printed:
            yield f"groff: {printed}"


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--tool", required=True)
    parser.add_argument("--pages", type=lambda folder: pathlib.Path(folder).resolve(), required=True)
    parser.add_argument("--without", metavar="WORD")
    wanted = parser.parse_args()

    texts = {page: (wanted.pages / page).read_text(encoding="utf-8") for page in PAGES}
    if wanted.without:
        texts = {page: text.replace(wanted.without, "") for page, text in texts.items()}
    faults = list(missing(wanted.tool, texts))
    if not wanted.without:
        faults += shell_faults(wanted.pages)
    for fault in faults:
        print(fault, file=sys.stderr)
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
