#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Runs the command on all of bad_evidence.py: bad_evidence_test.py SSI [WORD]

Each must end with its exit code and a message that has its words, and write nothing: neither to
standard output nor to -o; a file that is there already must stay as it is. With a word, only those
whose arguments have it.
"""

import shlex
import sys
from pathlib import Path

from monitoring import GOLDEN  # noqa: F401  (makes the modules below importable)
from bad_evidence import FILES, MODEL, every_bad_input
from harness import run_cases


def contents(folder):
    return {path.name: path.read_bytes() for path in Path(folder).iterdir()}


def fault_of(ssi, bad, folder, with_old_file):
    for name, content in (FILES | bad.files).items():
        Path(folder, name).write_bytes(content if isinstance(content, bytes) else content.encode())
    if with_old_file:
        Path(folder, "out.csv").write_text("old\n")
    before = contents(folder)
    arguments = shlex.split(bad.arguments)
    outcome = ssi.run(arguments if "-o" in arguments else [*arguments, "-o", "out.csv"], folder)
    if outcome.code != bad.code:
        return f"exit code {outcome.code} instead of {bad.code}: {outcome.errors}"
    missing = [word for word in bad.words if word not in outcome.errors]
    if missing:
        return f"no {missing} in: {outcome.errors}"
    # Of a model or of actions all problems are reported at once.
    if bad.code != MODEL and outcome.errors.count("ssi: ") != 1:
        return f"not one message: {outcome.errors}"
    if outcome.output:
        return f"written all the same: {outcome.output[:500]}"
    return None if contents(folder) == before else "the files are not what they were"


def main(ssi, word=""):
    cases = ((f"ssi {bad.arguments} with {_shown(bad.files)}", bad) for bad in every_bad_input()
             if word in bad.arguments)
    return run_cases(ssi, cases, fault_of)


def _shown(files):
    return {name: content if len(content) < 200 else content[:200] for name, content in files.items()}


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
