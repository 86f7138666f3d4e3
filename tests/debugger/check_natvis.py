#!/usr/bin/env python3
"""Each type that a .natvis file speaks of is there, and has the members it speaks of.

    check_natvis.py FILE INCLUDE_FOLDER
"""

import pathlib
import re
import sys
import xml.etree.ElementTree as ElementTree


def main():
    file, include = sys.argv[1:]
    types = [t for t in ElementTree.parse(file).getroot() if t.tag.endswith("}Type")]
    faults = [] if types else ["there is no type in it"]
    for entry in types:
        name = re.fullmatch(r"curfew::v0::(\w+)(<.*>)?", entry.get("Name"))[1]
        header = pathlib.Path(include) / f"curfew/{name}.hpp"
        source = header.read_text(encoding="utf-8") if header.is_file() else ""
        if not re.search(rf"\b(class|struct) {name}\b", source):
            faults.append(f"there is no {name}")
            continue
        for member in re.findall(r"\b[a-z]\w*_\b", " ".join(entry.itertext())):
            if not re.search(rf"\b{member}(;| =|\{{)", source):
                faults.append(f"{name} has no {member}")
    if faults:
        sys.exit("\n".join(faults))


if __name__ == "__main__":
    main()
