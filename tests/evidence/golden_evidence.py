#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Holds the references, or the command, to the golden files.

    golden_evidence.py [--calibrations]    # the references
    golden_evidence.py --ssi SSI           # the command

tests/golden/evidence/README.md says how each is compared. Without NumPy the references take many
minutes for the two calibrations, and leave them out unless they are asked for.
"""

import argparse
import json
import shlex
import sys
import tempfile
from pathlib import Path

from monitoring import GOLDEN, STANDARD
import audit
import calibrate
import fitting
import outcomes
import robustness
from command import Command, model_fault, parsed, said_fault, text_difference, text_fault
from comparing import calibrate_tolerance, difference, exact, outcomes_tolerance, printable
from draw import Draw
from model import read_model
from random_cases import model_option
from random_words import random_word

FOLDER = GOLDEN / "evidence"
BY = "robustness robustness_members.csv --by industry"
CUTS = "--strata region --leaders-above 40 --laggards-below 20"
ROBUSTNESS = {
    "robustness_seed_1": f"{BY} --draws 50 --seed 1 --competencies kept",
    "robustness_seed_18446744073709551615":
        f"{BY} --draws 50 --seed 18446744073709551615 --competencies kept",
    "robustness_competencies_moved": f"{BY} --draws 50 --seed 1 --competencies moved",
    "robustness_wide_renormalised":
        f"{BY} --draws 20 --spread 100 --seed 7 --missing renormalise --competencies kept",
}
OUTCOMES = {
    "outcomes_won": "outcomes outcomes_scores.csv outcomes.csv --outcome won --strata region",
    "outcomes_won_groups": f"outcomes outcomes_scores.csv outcomes.csv --outcome won {CUTS}",
    "outcomes_revenue_groups": f"outcomes outcomes_scores.csv outcomes.csv --outcome revenue {CUTS}",
    "outcomes_ucb": "outcomes ucb_scores.csv ucb_outcomes.csv --outcome admitted --strata department",
}
CALIBRATIONS = {
    f"calibrate_{name}": "calibrate calibrate_members.csv calibrate_outcomes.csv --id calibrated-1"
                         f" --outcome {name}" for name in ("won", "revenue")
}
AUDITS = {
    "audit": "model audit --actions ../monitoring/actions.toml",
    "audit_odd": "model audit audit_odd.toml",
}
RANDOM_WORDS = {(1, 0, 0): 6791897765849424158, (1, 0, 1): 17405687883870564846,
                (1, 1, 0): 8614008028692990056, (42, 49, 40): 4301574825268273713}
# What the references do not say: words.
WORDS = ("reason", "method", "calibrated_from")


def golden(name):
    return json.loads((FOLDER / f"{name}.json").read_text(encoding="utf-8"))


def without_words(value):
    if isinstance(value, dict):
        return {key: without_words(its) for key, its in value.items() if key not in WORDS}
    return [without_words(its) for its in value] if isinstance(value, list) else value


def of_the_references(calibrations):
    for at, word in RANDOM_WORDS.items():
        yield f"random word {at}", difference(word, random_word(*at), exact)
    yield from bounds_hold(100)
    for name, arguments in ROBUSTNESS.items():
        found, said = robustness.run(shlex.split(arguments), FOLDER)
        yield name, text_difference((FOLDER / f"{name}.csv").read_text(encoding="utf-8"), found) \
            or difference(golden(name), said, exact)
    for commands, module, tolerance in ((OUTCOMES, outcomes, outcomes_tolerance),
                                        (AUDITS, audit, exact),
                                        (CALIBRATIONS if calibrations else {}, calibrate,
                                         calibrate_tolerance)):
        for name, arguments in commands.items():
            found = printable(module.run(shlex.split(arguments), FOLDER))
            yield name, difference(without_words(golden(name)), found, tolerance)


def bounds_hold(cases):
    """No random member whom nobody answers has more than the volume bound of a random model."""
    for number in range(cases):
        draw = Draw(f"bounds/{number}")
        _, text, _ = model_option(draw)
        with tempfile.TemporaryDirectory() as folder:
            Path(folder, "model.toml").write_text(text, encoding="utf-8")
            its = audit.Audit(["model", "audit", "model.toml"], folder)
        bound = round(its.volume_bound()["total"] * 100)
        highest = sum(its.at_most())
        for _ in range(60):
            member = {name: 0 if draw.chance(0.3) else draw.count(its.limit(name))
                      for name in its.model.used_signals}
            total = its.score(member).total
            alone = its.score(member | {name: 0 for name in its.by_others}).total
            if total > highest or alone > bound:
                yield f"bounds of {text}", f"{member} has {total} and alone {alone}"
    yield f"bounds of {cases} models", None


def of_texts(command):
    """What people read has short lines, and says that nothing here is a cause."""
    for name, arguments in (OUTCOMES | CALIBRATIONS | AUDITS).items():
        with tempfile.TemporaryDirectory() as folder:
            arguments = shlex.split(arguments)
            if name in CALIBRATIONS:
                arguments += ["-o", str(Path(folder, "new.toml"))]
            outcome = command.run(arguments, FOLDER)
        word = "" if name in AUDITS else "cause"
        yield f"{name}, to read", outcome.errors if outcome.code else text_fault(outcome.output) \
            or (None if word in outcome.output else f"no word of causes: {outcome.output}")


def of_the_command(command):
    yield from of_texts(command)
    yield "bounds", bounds_fault(command)
    for name, arguments in ROBUSTNESS.items():
        outcome = command.run(shlex.split(arguments), FOLDER)
        expected = (FOLDER / f"{name}.csv").read_text(encoding="utf-8")
        yield name, outcome.errors if outcome.code else \
            text_difference(expected, outcome.output) or said_fault(golden(name), outcome.errors)
    for commands, tolerance in ((OUTCOMES, outcomes_tolerance), (AUDITS, exact)):
        for name, arguments in commands.items():
            outcome = command.run(shlex.split(arguments) + ["--json"], FOLDER)
            yield name, outcome.errors if outcome.code else \
                difference(golden(name), parsed(outcome), tolerance)
    for name, arguments in CALIBRATIONS.items():
        yield name, calibration_fault(command, name, shlex.split(arguments))


def bounds_fault(command):
    with tempfile.TemporaryDirectory() as folder:
        with open(GOLDEN / "members.csv", encoding="utf-8", newline="") as members:
            Path(folder, "m.csv").write_text("".join(members.readline() for _ in range(301)),
                                             encoding="utf-8")
        outcome = command.run(["score", "m.csv", "--bounds", "--cohort", "industry"], folder)
    return outcome.errors if outcome.code else \
        text_difference((FOLDER.parent / "bounds.csv").read_text(encoding="utf-8"), outcome.output)


def calibration_fault(command, name, arguments):
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "new.toml")
        outcome = command.run([*arguments, "--json", "-o", str(path)], FOLDER)
        if outcome.code:
            return outcome.errors
        told = difference(golden(name), parsed(outcome), calibrate_tolerance)
        if told or not (FOLDER / f"{name}.toml").exists():
            return told
        expected = (FOLDER / f"{name}.toml").read_text(encoding="utf-8")
        return model_fault(path.read_text(encoding="utf-8"), read_model(expected),
                           STANDARD["standard"].read_text(encoding="utf-8"),
                           calibrate.parser().parse_args(arguments))


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--calibrations", action="store_true")
    parser.add_argument("--ssi")
    parser.add_argument("--only", default="", help="those whose names have this word")
    options = parser.parse_args()
    failed = 0
    told = of_the_command(Command(str(Path(options.ssi).resolve()))) if options.ssi else \
        of_the_references(options.calibrations or fitting.numpy is not None)
    for name, fault in told:
        if options.only not in name:
            continue
        failed += fault is not None
        print(f"{name}: {fault or 'as it should be'}", flush=True)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
