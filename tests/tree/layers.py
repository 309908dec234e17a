#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Fails where the tree does not say what it promises: docs/architecture.md, "The rooms".

1. A file of a room includes its own room and the rooms below it, and no others.
2. A source includes the header of its own name first, if there is one.
3. Programs (the command, examples, benchmarks) include public headers and their own alone.
4. Each room has an umbrella header that includes all its public headers, and ssi.hpp all umbrellas.
5. Each source and public header is built by the CMakeLists.txt of its room, each test by its own.

    layers.py ROOT
"""

import pathlib
import re
import sys

# A room: the rooms below it. Rooms that are still to come have their row already.
BELOW = {
    "base": "",
    "member": "base",
    "model": "base member",
    "score": "base member model",
    "cohort": "base member model score",
    "network": "base cohort",
    "explain": "base member model score cohort",
    "advice": "base member model score cohort explain",
    "evidence": "base member model score cohort explain advice",
    "history": "base member model score",
    "files": "base member model score cohort network explain advice history",
    "import": "base member model score cohort network explain advice history files",
    "report": "base member model score cohort network explain advice evidence history files import",
    "arrow": "base member model score cohort explain advice history",
    "synthetic": "base member network",
    "c": "base member model score cohort network explain advice evidence history files import"
         " report arrow synthetic",
}
PROGRAMS = ["tools", "examples", "bench"]
INCLUDE = re.compile(r'^\s*#\s*include\s*"([^"]+)"', re.MULTILINE)


def room_of(path):
    """The room of a path below src or include/ssi; headers beside the rooms are base or umbrellas, and
    ssi.h is the C interface."""
    if path.name == "ssi.h":
        return "c"
    if len(path.parts) > 1:
        return path.parts[0]
    return path.stem if path.stem in BELOW else "base"


def includes_of(file):
    return INCLUDE.findall(file.read_text(encoding="utf-8"))


class Tree:
    def __init__(self, root):
        self.root = root
        self.failures = []

    def fail(self, file, what):
        self.failures.append(f"{file.relative_to(self.root)}: {what}")

    def files(self, *folders):
        for folder in folders:
            for pattern in ("*.hpp", "*.cpp", "*.h"):
                yield from sorted((self.root / folder).rglob(pattern))

    def check_rooms(self):
        for top in ("src", "include/ssi"):
            for file in self.files(top):
                path = file.relative_to(self.root / top)
                here = room_of(path)
                if here not in BELOW:
                    self.fail(file, f"'{here}' is no room that layers.py knows")
                elif path.name != "ssi.hpp":
                    self.check_includes(file, here, includes_of(file), top)

    def check_includes(self, file, here, includes, top):
        may = {here, *BELOW[here].split()}
        for name in includes:
            if top != "src" and not name.startswith("ssi/"):
                self.fail(file, f"a public header includes {name}")
            there = room_of(pathlib.PurePosixPath(name.removeprefix("ssi/")))
            if there not in may:
                self.fail(file, f"{here} may not include {there} ({name})")
        if file.suffix == ".cpp":
            room = file.parent.relative_to(self.root / "src").as_posix()
            stem = file.stem
            own = [f"{room}/{stem}.hpp", f"ssi/{room}/{stem}.hpp"]
            own += [f"ssi/{stem}.hpp"] if room == "base" else []
            there = [name for name in own if (self.root / "src" / name).exists() or
                     (self.root / "include" / name).exists()]
            if there and (not includes or includes[0] not in there):
                self.fail(file, f"does not include {there[0]} first")

    def check_programs(self):
        for program in PROGRAMS:
            for file in self.files(program):
                for name in includes_of(file):
                    own = [file.parent / name, self.root / program / name]
                    if not name.startswith("ssi/") and not any(path.exists() for path in own):
                        self.fail(file, f"may not include {name}")

    def check_umbrellas(self):
        include = self.root / "include"
        rooms = sorted(path.name for path in (include / "ssi").iterdir() if path.is_dir())
        whole = includes_of(include / "ssi/ssi.hpp")
        for room in rooms:
            umbrella = include / f"ssi/{room}.hpp"
            if not umbrella.exists():
                self.fail(include / "ssi" / room, "has no umbrella header")
                continue
            if f"ssi/{room}.hpp" not in whole:
                self.fail(umbrella, "is not in ssi.hpp")
            for header in sorted((include / "ssi" / room).rglob("*.hpp")):
                if header.relative_to(include).as_posix() not in includes_of(umbrella):
                    self.fail(header, f"is not in ssi/{room}.hpp")

    def check_lists(self):
        for top in ("src", "tests"):
            for file in self.files(top):
                if file.suffix == ".cpp":
                    self.check_listed(file)
        for header in self.files("include/ssi"):
            path = header.relative_to(self.root / "include")
            room = room_of(path.relative_to("ssi"))
            listing = self.root / "src" / room / "CMakeLists.txt"
            if not re.search(rf"(?<![\w/.]){re.escape(path.as_posix())}(?![\w.])",
                             listing.read_text()):
                self.fail(header, f"is not in src/{room}/CMakeLists.txt")

    def check_listed(self, file):
        folder = file.parent
        while not (folder / "CMakeLists.txt").exists():
            folder = folder.parent
        name = file.relative_to(folder).as_posix()
        # The fuzz targets are listed by what they fuzz.
        names = [name, file.stem.removesuffix("_fuzz")] if folder.name == "fuzz" else [name]
        text = (folder / "CMakeLists.txt").read_text()
        if not any(re.search(rf"(?<![\w/.]){re.escape(n)}(?![\w.])", text) for n in names):
            self.fail(file, f"is not in {folder.relative_to(self.root)}/CMakeLists.txt")


def main():
    tree = Tree(pathlib.Path(sys.argv[1]).resolve())
    tree.check_rooms()
    tree.check_programs()
    tree.check_umbrellas()
    tree.check_lists()
    for failure in tree.failures:
        print(failure)
    sys.exit(1 if tree.failures else 0)


if __name__ == "__main__":
    main()
