#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Runs the command on all of bad_archives.py: bad_archives_test.py SSI [WORD]

Each must end with its exit code. What is refused must write nothing: neither to standard output nor to
-o; all files, and an old output, must stay as they are. With a word, only those that have it.
"""

import os
import sys
from pathlib import Path

import monitoring  # noqa: F401
from bad_archives import every_bad_archive
from comparison import Broken
from harness import run_cases

MESSAGE_LIMIT = 4000


def contents(folder):
    return {str(path): path.read_bytes() for path in sorted(Path(folder).rglob("*"))
            if path.is_file() and os.access(path, os.R_OK)}


def fault_of(command, bad, folder, with_old_file):
    for path, content in bad.files.items():
        Path(folder, "archive", path).parent.mkdir(parents=True, exist_ok=True)
        Path(folder, "archive", path).write_bytes(content)
    if bad.packed is not None:
        Path(folder, "archive.zip").write_bytes(bad.packed)
    for name, content in bad.beside.items():
        Path(folder, name).write_bytes(content)
    if bad.make:
        bad.make(folder)
    if with_old_file:
        Path(folder, "out.csv").write_text("old\n")
    before = contents(folder)
    arguments = bad.arguments or (
        "import", "linkedin", "archive" if bad.packed is None else "archive.zip", *bad.options)
    try:
        outcome = command.run([*arguments] if "-o" in arguments else [*arguments, "-o", "out.csv"], folder)
    except Broken as error:
        return str(error)
    codes = bad.code if isinstance(bad.code, tuple) else (bad.code,)
    if outcome.code not in codes:
        return f"exit code {outcome.code} instead of {bad.code}: {outcome.errors}"
    if outcome.code == 0:
        return _fault_of_log(bad, outcome.output)
    missing = [word for word in bad.words if word not in outcome.errors]
    if missing:
        return f"no {missing} in: {outcome.errors}"
    if not outcome.errors.startswith("ssi: ") or len(outcome.errors) > MESSAGE_LIMIT:
        return f"no clear message: {outcome.errors[:MESSAGE_LIMIT]}"
    if outcome.output:
        return f"written all the same: {outcome.output}"
    return None if contents(folder) == before else "the files are not what they were"


def _fault_of_log(bad, log):
    missing = [word for word in bad.words if word not in log.split("\n")]
    return f"no {missing} in: {log}" if missing else next(
        (f"{word} in: {log}" for word in bad.without if word in log), None)


def main(ssi, word=""):
    return run_cases(ssi, ((bad.what, bad) for bad in every_bad_archive() if word in bad.what), fault_of)


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
