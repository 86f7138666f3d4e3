#!/usr/bin/env python3
"""Each type that a .natvis file names is declared in its header, and has the members that are named.

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
        name = re.fullmatch(r"curfew::v0::(\w+)", entry.get("Name"))[1]
        headers = list(pathlib.Path(include).glob(f"curfew/*/{name}.hpp"))
        source = headers[0].read_text(encoding="utf-8") if len(headers) == 1 else ""
        if not re.search(rf"\b(class|struct) {name}\b", source):
            faults.append(f"there is no {name}")
            continue
        # A path such as table_.block_->value.name_ starts at a member of this type and goes on through others of detail/.
        details = "".join(p.read_text(encoding="utf-8") for p in pathlib.Path(include).glob("curfew/*/detail/*.hpp"))
        for path in re.findall(r"\b[a-z]\w*_\b(?:(?:\.|->)\w+)*", " ".join(entry.itertext())):
            first, *rest = re.split(r"\.|->", path)
            for member, there in [(first, source), *((m, details) for m in rest)]:
                if not re.search(rf"\b{member}(;| =|\{{)", there):
                    faults.append(f"{name} has no {path}: there is no {member}")
    if faults:
        sys.exit("\n".join(faults))


if __name__ == "__main__":
    main()
