#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Holds the reference, or the command, to the golden files.

    golden_test.py [--every N]    # the reference
    golden_test.py --ssi SSI      # the command

Every table of tests/golden/monitoring must come out byte for byte; of plan tables the first six
columns, and the plans must have the figures that they claim. Long searches by the reference are left
out, or with --every N made for each N-th member, which takes half a minute per member.
"""

import argparse
import itertools
import shlex
import sys
import tempfile
from pathlib import Path

import plans
import reference
from cases import Maker
from comparison import (Command, figures_difference, plan_difference, text_difference)
from fronts import best_plans
from tables import read_rows, table

M = "--members members.csv"
P = "plan plan_members.csv --actions actions.toml"
LOG = f"changes activity.csv --from 2024-04-13 --to 2024-05-28 {M}"
TABLES = {
    "signals.csv": f"signals activity.csv --on 2024-05-28 {M}",
    "signals_no_members.csv": "signals activity.csv --on 2024-05-28",
    "signals_rules.csv":
        f"signals activity.csv --on 2024-05-28 {M} --model rules_model.toml --tracks webinars",
    "signals_skip_unknown.csv":
        f"signals activity_unknown.csv --on 2024-05-28 {M} --skip-unknown",
    "history.csv":
        f"history activity.csv --from 2024-02-27 --to 2024-06-04 --every 18 {M} --cohort industry",
    "changes_log.csv": f"{LOG} --cohort industry",
    "changes_lines.csv": f"{LOG} --csv",
    "changes_log_no_members.csv": "changes activity.csv --from 2024-04-13 --to 2024-05-28",
    "changes_log_far.csv": f"changes activity.csv --from 2024-02-28 --to 2024-05-28 {M}",
    "changes_log_one_day.csv": f"changes activity.csv --from 2024-02-29 --to 2024-05-28 {M}",
    "changes_log_other_model_lines.csv": f"{LOG} --model other_model.toml --csv",
    "changes.csv": "changes before.csv after.csv --cohort industry --cohort team",
    "changes_table_lines.csv": "changes before.csv after.csv --csv",
    "changes_other_model.csv":
        "changes before.csv after.csv --model-before standard --model other_model.toml --cohort team",
    "changes_other_model_lines.csv":
        "changes before.csv after.csv --model-before standard --model other_model.toml --csv",
    "changes_from_other_model_lines.csv":
        "changes after.csv before.csv --model-before other_model.toml --model standard.toml --csv",
    "whatif.csv": "what-if plan_members.csv --member p05 --set has_photo=1 --set messages_sent=60"
                  " --add posts=3 --add messages_answered=4 --add advanced_searches=2"
                  " --set leads_saved=7 --csv",
    "whatif_down.csv": "what-if plan_members.csv --member p02 --set messages_answered=0"
                       " --set messages_sent=500 --add connections=4294967295 --set education=0 --csv",
    "plan_curve.csv": f"{P} --curve --member p05",
}
LONG_TABLES = {"plan_curve_nuisance.csv": f"{P} --curve --member edge_nuisance"}
PLANS = {
    "plans_odd_actions.csv":
        "plan plan_members.csv --actions odd_actions.toml --budget 25 --model other_model.toml",
    "plans_target70.csv": f"{P} --target 70",
    "plans_budget.csv": f"{P} --budget 240",
    "plans_top10.csv": f"{P} --target-top 10 --cohort industry",
    "plans_top5.csv": f"{P} --target-top 5 --cohort industry",
    "plans_band.csv": f"{P} --target-band developing",
    "plans_assume_zero.csv": f"{P} --target 45.5 --assume-zero",
    "plans_other_model.csv": f"{P} --target-band leader --model other_model.toml",
}
SHORT_PLANS = {name: command for name, command in PLANS.items()
               if name not in ("plans_assume_zero.csv", "plans_other_model.csv")}
EXAMPLE = "plan plan_example_members.csv --actions actions.toml --target 50"
FOLDER = reference.GOLDEN


def tables_of_the_reference(tables):
    for name, command in tables.items():
        yield name, text_difference((FOLDER / name).read_text(encoding="utf-8"),
                                    reference.run(shlex.split(command), FOLDER))


def plans_of_the_reference(every):
    """Rows of the plan tables. Those that start from the same signals are planned once."""
    found = {}
    for name, command in (PLANS | {"plan_example.csv": EXAMPLE} if every else SHORT_PLANS).items():
        run = reference.Run(shlex.split(command), FOLDER)
        if "--model" not in command:
            run.found = found
        members = run.read_members(*run.options.inputs)
        wanted = {row[0]: table([], [row[:6]]) for row in read_rows(FOLDER / name)[1]}
        some = members.ids[::every or (1 if "odd" in name else len(members.ids))]
        faults = (text_difference(wanted[member], table([], [run.plan_row(members, member)]))
                  for member in some)
        yield name, next(filter(None, faults), None)


def example_has_its_figures():
    """The example's plans have the figures that they claim, best or not."""
    header, rows = read_rows(FOLDER / "plan_example.csv")
    yield "plan_example.csv", figures_difference(shlex.split(EXAMPLE), FOLDER, header, rows)


def both_searches_agree(cases):
    """fronts.py against all combinations, on random members and actions."""
    for number in range(cases):
        with tempfile.TemporaryDirectory() as folder:
            case = Maker(f"fronts/{number}").case("plan")
            for name, content in case.files.items():
                Path(folder, name).write_bytes(content)
            run = reference.Run(case.arguments, folder)
            members = run.read_members(*run.options.inputs)
            for member in members.ids:
                start, actions = run.start(members, member)
                slow = plans.curve(plans.every_plan(run.model, start, actions))
                if slow != plans.curve(best_plans(run.model, start, actions)):
                    yield f"the plans of {member} in {case}", "both searches differ"
    yield f"two searches in {cases} cases", None


def tables_of_the_command(command):
    for name, arguments in (TABLES | LONG_TABLES).items():
        outcome = command.run(shlex.split(arguments), FOLDER)
        yield name, outcome.errors if outcome.code else text_difference(
            (FOLDER / name).read_text(encoding="utf-8"), outcome.output)
    for name, arguments in (PLANS | {"plan_example.csv": EXAMPLE}).items():
        outcome = command.run(shlex.split(arguments), FOLDER)
        yield name, outcome.errors if outcome.code else plan_difference(
            shlex.split(arguments), FOLDER, outcome.output, _first_six(FOLDER / name))


def _first_six(path):
    header, rows = read_rows(path)
    return table(header[:6], [row[:6] for row in rows])


def all_checks(options):
    if options.ssi:
        return tables_of_the_command(Command(str(Path(options.ssi).resolve())))
    return itertools.chain(tables_of_the_reference(TABLES | (LONG_TABLES if options.every else {})),
                           example_has_its_figures(), both_searches_agree(60),
                           plans_of_the_reference(options.every))


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--every", type=int)
    parser.add_argument("--ssi")
    options = parser.parse_args()
    failed = 0
    for name, fault in all_checks(options):
        failed += fault is not None
        print(f"{name}: {fault or 'as it should be'}", flush=True)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
