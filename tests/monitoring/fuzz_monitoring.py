#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Compares the command with the reference on random small cases.

    fuzz_monitoring.py SSI [--rounds N] [--seed TEXT] [--first N] [--properties SHARE]

Each round makes files and arguments for one of the commands signals, history, changes, what-if and
plan, and compares the table with the reference: byte for byte; of plans the first six columns, and
that the plan has the figures that it claims. Some rounds also look at a property, which needs no
reference. The files of a round that fails are kept.
"""

import shlex
import sys
import tempfile
from pathlib import Path

from cases import Maker
from comparison import Broken, Command, difference
from draw import Draw
from found import FOUND
from harness import round_options, run_rounds
from properties import PROPERTIES

KINDS = ["signals", "history", "changes", "what-if", "changes", "plan"]
# Of so many rounds, the last has a kind of its own.
WIDE, EVERY = "plan widely", 20


def fault_of_round(command, seed, kind, folder, share=0.3, properties=PROPERTIES):
    """Makes the case of a round in the folder; what is wrong with it, or None. share: of the rounds
    that look at one of the properties too."""
    case = Maker(seed).case(kind)
    for name, content in case.files.items():
        Path(folder, name).write_bytes(content)
    Path(folder, "arguments").write_text(shlex.join(["ssi", *case.arguments]) + "\n")
    where = "the table"
    try:
        fault = difference(case.arguments, folder, command.run(case.arguments, folder))
        draw = Draw("property " + seed)
        if not fault and draw.chance(share):
            held = draw.choice(properties)
            where = held.__name__
            fault = held(command, case, folder)
    except Broken as error:
        fault = str(error)
    return fault and f"{where}: {fault}"


def faults_found_before(command):
    """What is wrong with the cases of found.py."""
    for name, case in FOUND.items():
        with tempfile.TemporaryDirectory() as folder:
            for file, content in case.files.items():
                Path(folder, file).write_bytes(content)
            fault = difference(case.arguments, folder, command.run(case.arguments, folder))
        if fault:
            yield f"{name}: {fault}"


def main():
    parser = round_options(60)
    parser.add_argument("--properties", type=float, default=0.3)
    options = parser.parse_args()
    command = Command(str(Path(options.ssi).resolve()))
    before = list(faults_found_before(command))
    print("".join(f"{fault}\n" for fault in before), end="")

    def fault_of(number, folder):
        kind = WIDE if number % EVERY == EVERY - 1 else KINDS[number % len(KINDS)]
        return fault_of_round(command, f"{options.seed}/{number}", kind, folder, options.properties)

    failed, done = run_rounds(options, fault_of, f" --properties {options.properties}")
    return 0 if done and not failed and not before else 1


if __name__ == "__main__":
    sys.exit(main())
