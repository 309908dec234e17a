#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Compares the command with the references on random small cases.

    fuzz_evidence.py SSI [--rounds N] [--seed TEXT] [--first N] [--kind KIND] [--calibrations EVERY]

Each round makes files and arguments for one of the commands robustness, outcomes, model audit and
calibrate; what must be refused must be. Where the specification leaves something open, whatever it
allows is taken. The files of a round that fails are kept.
"""

import shlex
import sys
from collections import Counter
from pathlib import Path

from monitoring import GOLDEN  # noqa: F401  (makes the modules below importable)
from command import Command, Skipped, fault_of, parsed, text_fault
from harness import round_options, run_rounds
from random_cases import KINDS, random_case


def fault_of_round(command, kind, seed, folder, skipped):
    """Makes the case of a round in the folder; what is wrong with it, or None. What cannot be
    compared is counted by the name of its command."""
    case = random_case(kind, seed)
    for name, content in case.files.items():
        Path(folder, name).write_bytes(content)
    Path(folder, "arguments").write_text(shlex.join(["ssi", *case.arguments]) + "\n")
    before = set(Path(folder).iterdir())
    outcome = command.run(case.arguments, folder)
    if outcome.code and set(Path(folder).iterdir()) != before:
        return f"refused with exit code {outcome.code}, and something written"
    try:
        told = loose_fault(outcome) if case.loose else fault_of(case.arguments, folder, outcome)
        return told or fault_to_read(command, case, folder, outcome)
    except Skipped:
        skipped[kind] += 1
        return loose_fault(outcome)
    except ValueError as error:
        return f"{error}: {outcome.output[:2000]}"


def fault_to_read(command, case, folder, outcome):
    """What is wrong with the same case as a text for people, or None."""
    if case.loose or "--json" not in case.arguments or case.arguments[0] == "calibrate":
        return None
    text = command.run([its for its in case.arguments if its != "--json"], folder)
    if (text.code, text.errors) != (outcome.code, outcome.errors):
        return f"without --json: exit code {text.code}: {text.errors}"
    told = text_fault(text.output)
    return told and f"without --json: {told}"


def loose_fault(outcome):
    """What cannot be compared must still be figures, or a refusal."""
    if outcome.code == 65:
        return None if outcome.errors and not outcome.output else "refused without a word"
    if outcome.code:
        return f"exit code {outcome.code}: {outcome.errors}"
    parsed(outcome)
    return None


def main():
    parser = round_options(60)
    parser.add_argument("--kind")
    parser.add_argument("--calibrations", type=int, default=30,
                        help="one of so many rounds is a calibration, which takes seconds; 0: none is")
    options = parser.parse_args()
    command = Command(str(Path(options.ssi).resolve()))
    tried, skipped = Counter(), Counter()

    def fault_of_number(number, folder):
        kind = options.kind or KINDS[number % len(KINDS)]
        every = options.calibrations
        if not options.kind and every and number % every == every - 1:
            kind = "calibrate"
        tried[kind] += 1
        return fault_of_round(command, kind, f"{options.seed}/{number}", folder, skipped)

    again = (f" --kind {options.kind}" if options.kind else "") \
        + f" --calibrations {options.calibrations}"
    failed, done = run_rounds(options, fault_of_number, again)
    for kind in sorted(tried):
        print(f"{kind}: {tried[kind]} rounds, {skipped[kind]} of them not compared")
    # A single round that repeats one may well be one that cannot be compared.
    unseen = [kind for kind in tried if done > 1 and skipped[kind] == tried[kind]]
    if unseen:
        print(f"nothing was compared of: {', '.join(unseen)}")
    return 0 if done and not failed and not unseen else 1


if __name__ == "__main__":
    sys.exit(main())
