#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Prints the coverage of src, include and tools from what gcov says of a build folder.

Branches are those of the source: the ways out of a call by an exception are not counted.
"""

import json
import pathlib
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parent.parent
SHOWN = ("src", "include", "tools")


def reports(folder):
    """What gcov says of each object file."""
    for data in sorted(folder.rglob("*.gcda")):
        text = subprocess.run(["gcov", "--json-format", "--stdout", "--branch-probabilities", data],
                              cwd=data.parent, check=True, capture_output=True).stdout
        yield from (json.loads(line) for line in text.splitlines() if line.strip())


def main():
    build = pathlib.Path(sys.argv[1]).resolve()
    lines, branches = {}, {}  # [file][line, or line and branch]: whether it was reached
    for report in reports(build):
        for file in report["files"]:
            path = (pathlib.Path(report["current_working_directory"]) / file["file"]).resolve()
            if not path.is_relative_to(ROOT) or path.relative_to(ROOT).parts[0] not in SHOWN:
                continue
            name = str(path.relative_to(ROOT))
            for line in file["lines"]:
                number = line["line_number"]
                seen = lines.setdefault(name, {})
                seen[number] = seen.get(number, False) or line["count"] > 0
                ways = [branch for branch in line["branches"] if not branch["throw"]]
                if len(ways) < 2:
                    continue
                seen = branches.setdefault(name, {})
                for i, branch in enumerate(ways):
                    seen[number, i] = seen.get((number, i), False) or branch["count"] > 0

    def row(name, of_lines, of_branches):
        def share(seen):
            return f"{100 * sum(seen) / len(seen):6.1f} %" if seen else "       -"
        print(f"{name:36} {len(of_lines):6} {share(of_lines)} {len(of_branches):8} "
              f"{share(of_branches)}")

    print(f"{'file':36} {'lines':>6} {'reached':>8} {'branches':>8} {'reached':>8}")
    for name in sorted(lines):
        row(name, list(lines[name].values()), list(branches.get(name, {}).values()))
    for prefix in SHOWN + ("",):
        row(prefix or "all",
            [hit for name in lines if name.startswith(prefix) for hit in lines[name].values()],
            [hit for name in branches if name.startswith(prefix) for hit in branches[name].values()])


if __name__ == "__main__":
    main()
