# SPDX-License-Identifier: MIT
"""Runs the command, and compares what it wrote with the reference."""

import difflib
import subprocess
from dataclasses import dataclass
from pathlib import Path

import plans
import reference
from tables import decimals, rows_of, table

PLAN_COLUMNS = ["member_id", "total", "goal", "planned_total", "effort", "actions"]


class Broken(Exception):
    """The command did what no outcome can be."""


@dataclass(frozen=True)
class Outcome:
    code: int
    output: str  # what went to -o, or to standard output
    errors: str


class Command:
    """The ssi command."""

    def __init__(self, path):
        self.path = path

    def run(self, arguments, folder, standard_input=None):
        done = subprocess.run([self.path, *arguments], cwd=folder, capture_output=True, check=False,
                              input=standard_input, timeout=300)
        output = done.stdout.decode("utf-8", "backslashreplace")
        if "-o" in arguments and done.returncode == 0:
            if output:
                raise Broken(f"standard output beside -o: {output}")
            path = Path(folder, arguments[arguments.index("-o") + 1])
            output = path.read_bytes().decode("utf-8", "backslashreplace")
            path.unlink()
        return Outcome(done.returncode, output, done.stderr.decode("utf-8", "backslashreplace"))


def is_plan_table(arguments):
    return arguments[0] == "plan" and "--curve" not in arguments


def difference(arguments, folder, outcome):
    """What is wrong with an outcome, as a text; None if nothing is."""
    if outcome.code != 0:
        return f"exit code {outcome.code}: {outcome.errors}"
    expected = reference.run(arguments, folder)
    if is_plan_table(arguments):
        return plan_difference(arguments, folder, outcome.output, expected)
    return text_difference(expected, outcome.output)


def text_difference(expected, found):
    if expected == found:
        return None
    lines = difflib.unified_diff(expected.split("\n"), found.split("\n"), "expected", "found",
                                 lineterm="", n=1)
    return "\n".join(list(lines)[:40]) or f"expected {expected!r}, found {found!r}"


def plan_difference(arguments, folder, found, expected):
    """The first six columns, and whether the plan has the figures that it claims."""
    header, rows = rows_of(found)
    first_six = table(header[:6], [row[:6] for row in rows])
    told = text_difference(expected, first_six)
    if told:
        return told
    return figures_difference(arguments, folder, header, rows) \
        or text_difference(table(header, rows), found)


def figures_difference(arguments, folder, header, rows):
    """Whether the plans of a table have the figures that stand there."""
    run = reference.Run(arguments, folder)
    names = [action.name for action in run.actions()]
    if header != PLAN_COLUMNS + names:
        return f"the columns are {header}"
    members = run.read_members(*run.options.inputs)
    return next(filter(None, (_plan_fault(run, members, row) for row in rows)), None)


def _plan_fault(run, members, row):
    """What is wrong with the numbers of times in a row of a plan table."""
    member, planned, counts = row[0], row[3:6], row[6:]
    if planned[0] == "":
        return f"{member}: a plan without a goal" if any(counts) else None
    start, available = run.start(members, member)
    times = [(action, int(count)) for action, count in zip(run.actions(), counts)]
    for action, count in times:
        if not 0 <= count <= (action.at_most if action in available else 0):
            return f"{member}: {count} times {action.name}"
    total = run.model.score(plans.after(run.model, start, times)).total
    figures = [decimals(total), str(sum(count * action.effort for action, count in times)),
               str(sum(count for _, count in times))]
    return None if figures == planned else f"{member}: the plan's figures are {figures}"
