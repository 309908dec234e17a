#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Holds the reference, or the command, to the golden archives: golden_archives.py FOLDER [--ssi SSI]

The logs must come out byte for byte; the archives of bad/index.csv must end with their exit code and
name file and line. Of the command, the signals and scores of the logs too.
"""

import argparse
import csv
import shlex
import sys
import tempfile
from pathlib import Path

import importing
from comparison import Command, Outcome, text_difference
from dialect import Refused

LOGS = {"basic_2019": "", "complete_2026.zip": "", "edges": "",
        "no_profile_2022.zip": '--member "a, b" --as-of 2022-12-01'}
DAYS = {"complete_2026": "2026-06-01", "edges": "2026-05-31"}
# What the summary says, and what it must not.
SAID = {"edges": (["has_photo", "volunteering", "people_searches", "2019-03-12", "2026-05-31"],
                  ["Velna", "Brelka", "karsil", "Nimko", "Lumetta"])}


class Reference:
    """The reference as if it were the command."""

    def __init__(self, run=importing.run):
        self._run = run

    def run(self, arguments, folder):
        try:
            return Outcome(0, self._run(arguments, folder), "")
        except Refused as error:
            return Outcome(error.code, "", str(error))


def import_of(command, archive, options, folder):
    return command.run(["import", "linkedin", archive, *shlex.split(options)], folder)


def logs(command, folder):
    for archive, options in LOGS.items():
        name = archive.removesuffix(".zip")
        done = import_of(command, archive, options, folder)
        fault = done.errors if done.code else text_difference(
            (folder / f"{name}.log.csv").read_text(encoding="utf-8"), done.output)
        if isinstance(command, Command) and not fault:
            said, unsaid = SAID.get(name, ((), ()))
            fault = "".join(f"not on standard error: {word}\n" for word in said if word not in done.errors) \
                + "".join(f"on standard error: {word}\n" for word in unsaid if word in done.errors) or None
        yield name, fault


def bad_archives(command, folder):
    with open(folder / "bad" / "index.csv", newline="", encoding="utf-8") as file:
        for row in csv.DictReader(file):
            done = import_of(command, f"bad/{row['archive']}", row["options"], folder)
            fault = None
            if str(done.code) != row["exit"]:
                fault = f"exit code {done.code} instead of {row['exit']}: {done.errors}"
            elif row["at"] not in done.errors:
                fault = f"no {row['at']} in: {done.errors}"
            elif done.code and done.output:
                fault = f"written all the same: {done.output}"
            yield f"bad/{row['archive']} {row['options']} ({row['what']})", fault


def scores(command, folder):
    """What comes of the logs."""
    for name, day in DAYS.items():
        with tempfile.TemporaryDirectory() as made:
            for step, arguments in (("signals", ["signals", str(folder / f"{name}.log.csv"), "--on", day]),
                                    ("scores", ["score", str(folder / f"{name}.signals.csv")])):
                done = command.run([*arguments, "--strict"], made)
                yield f"{name}.{step}.csv", done.errors if done.code else text_difference(
                    (folder / f"{name}.{step}.csv").read_text(encoding="utf-8"), done.output)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("folder", type=Path)
    parser.add_argument("--ssi")
    options = parser.parse_args()
    command = Command(str(Path(options.ssi).resolve())) if options.ssi else Reference()
    checks = [logs, bad_archives] + ([scores] if options.ssi else [])
    failed = 0
    for check in checks:
        for name, fault in check(command, options.folder.resolve()):
            failed += fault is not None
            print(f"{name}: {fault or 'as it should be'}", flush=True)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
