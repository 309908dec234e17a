#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Writes into pages of the documentation what their commands print now.

    scripts/update_docs.py SSI PAGE.md...     SSI: the command, such as build/release/ssi

Lines "..." stay: what stands before the first and after the last of them is replaced by as many
lines of what is printed. Read the difference before you commit it: this makes the tests pass, not
the pages right.
"""

import pathlib
import re
import subprocess
import sys
import tempfile

PROJECT = pathlib.Path(__file__).resolve().parent.parent
ANY = "..."
SPEED = re.compile(r"[0-9.]+ seconds, [0-9]+ members per second")


def renewed(page, printed):
    """The lines that shall stand below a command; None if that is for people to say."""
    if ANY not in page:
        lines = list(printed)
    elif page.count(ANY) > 1:
        return None
    else:
        begin = page.index(ANY)
        end = len(page) - begin - 1
        if begin + end > len(printed):
            return None
        lines = printed[:begin] + [ANY] + printed[len(printed) - end:]
    old_speeds = iter([line for line in page if SPEED.fullmatch(line)])
    return [next(old_speeds, line) if SPEED.fullmatch(line) else line for line in lines]


def update(ssi, page):
    """Updates a page; gives the commands that are left to people."""
    left = []
    with tempfile.TemporaryDirectory() as folder:
        work = pathlib.Path(folder, "work")
        subprocess.run(["sh", PROJECT / "tests/docs/docs_test.sh", page, ssi, PROJECT, work],
                       check=False, stdout=subprocess.DEVNULL)
        text = page.read_text(encoding="utf-8").splitlines()
        for mark in sorted(pathlib.Path(f"{work}.checks").glob("*.failed"), reverse=True):
            lines_of = {name: mark.with_suffix(name).read_text(encoding="utf-8").splitlines()
                        for name in (".command", ".line", ".expected", ".actual")}
            below = int(lines_of[".line"][0].rpartition(":")[2]) + len(lines_of[".command"]) - 1
            lines = renewed(lines_of[".expected"], lines_of[".actual"])
            if lines is None:
                left.append(f"{page}:{below}: {lines_of['.command'][0]}")
            else:
                text[below:below + len(lines_of[".expected"])] = lines
        page.write_text("\n".join(text) + "\n", encoding="utf-8")
    return left


def main():
    ssi, *pages = sys.argv[1:]
    left = [line for page in pages
            for line in update(pathlib.Path(ssi).resolve(), pathlib.Path(page).resolve())]
    for line in left:
        print(f"left to you: {line}")
    return 1 if left else 0


if __name__ == "__main__":
    sys.exit(main())
