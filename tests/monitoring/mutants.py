#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""The fuzz must be able to fail: mutants.py [--rounds N] [NAME...]

A copy of the reference stands in for the command, with one thing wrong at a time; some round must
find it. Without any fault, no round may find one.
"""

import itertools
import sys
from pathlib import Path

from comparison import Outcome, is_plan_table
from fuzz_monitoring import KINDS, fault_of_round
from harness import load_mutant, run_mutants
from properties import TABLE_PROPERTIES
from reference import GOLDEN
from tables import rows_of

HERE = Path(__file__).resolve().parent
MODULES = ["catalogue", "model", "tables", "cohorts", "activity", "changes", "sides", "plans",
           "fronts", "arguments", "reference"]
# File, what stands there, and what stands there instead.
MUTANTS = {
    "no fault": None,
    "window a day longer": ("activity", "window_days + 1, day)", "window_days, day)"),
    "window ends a day early": ("activity", "and row.day <= last]", "and row.day < max(last, 2)]"),
    "a day with nothing done": ("activity", "{row.day for row in done}", "{row.day for row in rows}"),
    "a person nothing was done to": ("activity", "row.person for row in done",
                                     "row.person for row in rows"),
    "nobody is a person": ("activity", "done if row.person})", "done})"),
    "first row of a date": ("activity", "(at[1].day, at[0])", "(at[1].day, -at[0])"),
    "flag without a limit": ("activity", "min(value, COUNT_LIMIT, signal.limit)",
                             "min(value, COUNT_LIMIT)"),
    "no saturation": ("activity", "min(value, COUNT_LIMIT, signal.limit)",
                      "value if signal.limit > 1 else min(value, 1)"),
    "events repeat": ("activity", "and event in events", "and False"),
    "events of all members": ("activity", 'event = (member,', 'event = ("",'),
    "a left-out row takes its event": (
        "activity", "                continue\n            event",
        "                events.add((member, cells.get('event', '')))\n"
        "                continue\n            event"),
    "a state without a value is 0": ("activity", '"") or 1)', '"") or 0)'),
    "people tracked by anybody": ("activity", '"people" or row.person', '"people" or True'),
    "left-out rows track": ("activity", "row.signal in signal.sources and (signal",
                            "row.signal == signal.name and (signal"),
    "--tracks ignored": ("activity", "(name in tracks or", "(False or"),
    "member table first": ("activity", "if signal.state and not begun:",
                           "if signal.state and (not begun or self.table is not None and "
                           "self.table.signals[member].get(signal.name) is not None):"),
    "a tool is forgotten": ("activity", 'begun if signal.observed == "member"',
                            'any(row.signal in signal.sources and day - self.model.window_days < '
                            'row.day <= day for row in self.rows_of.get(member, [])) '
                            'if signal.observed == "member"'),
    "kind of observation ignored": ("activity", 'begun if signal.observed == "member"',
                                    'begun if False'),
    "members of any date": ("activity", "if any(row.day <= day for row in rows)]", "]"),
    "aged out a day too much": ("activity", "first = after - self.model.window_days + 1",
                                "first = after - self.model.window_days + 2"),
    "empty range not 0": ("activity", "if first <= before else 0",
                          "if first <= before else self.value(member, signal, before)"),
    "times are compared": ("activity", "return datetime.date.fromisoformat(match[1]).toordinal()",
                           "return datetime.date.fromisoformat(match[1]).toordinal() "
                           "- ('+23:59' in text)"),
    "observation only adds": ("changes", "for name in set(catalogue) - in_both:",
                              "for name in {its for its in set(catalogue) - in_both"
                              " if goal[its] is not None}:"),
    "aged out before observation": ("changes", "for name in in_both & set(aged):",
                                    "for name in set(aged):"),
    "profile before activity": ("changes", "if not signal.state:\n            values",
                                "if signal.state:\n            values"),
    "no adjustment": ("changes", "{ADJUSTMENT: points - sum(of_terms.values())}", "{ADJUSTMENT: 0}"),
    "adjustment first": ("changes", "key=lambda name: name == ADJUSTMENT",
                         "key=lambda name: name != ADJUSTMENT"),
    "order of the before model": ("changes", "[*later, *(name for name in earlier if name not in later)]",
                                  "[*earlier, *(name for name in later if name not in earlier)]"),
    "terms of the before model first": ("changes", "[*new, *(name for name in old if name not in new)]",
                                        "[*old, *(name for name in new if name not in old)]"),
    "ties take the worse rank": ("cohorts", "rank = above + 1", "rank = above + equal"),
    "percentile cut off": ("cohorts", "+ 2 * n) // (4 * n)", ") // (4 * n)"),
    "top percent rounded": ("cohorts", "-(-100 * rank // n)", "(100 * rank + n // 2) // n"),
    "the empty label is one": ("cohorts", 'if label == "":', "if False:"),
    "own beside its old self": ("cohorts", "its == label and member != without]",
                                "its == label]"),
    "minimum without the joining": ("cohorts", "if len(totals) >= self.minimum",
                                    "if len(totals) > self.minimum"),
    "own in the old label": ("sides", "after.labels[member], self.totals_after",
                             "before.labels[member], self.totals_after"),
    "own of two models": ("sides", "if not in_both or not", "if not in_both or False and not"),
    "only-before members left out": ("reference",
                                     "[*sides.after, *(member for member in sides.before if member"
                                     " not in sides.after)]", "[*sides.after]"),
    "lines of one-sided members": ("reference", "for member in sides.after if member in sides.before",
                                   "for member in list(sides.after)[:-1] if member in sides.before"),
    "history a day short": ("reference", "day_of(self.options.last) + 1,",
                            "day_of(self.options.last),"),
    "carried columns sorted": ("tables", "self.carried = [name for name in header if",
                               "self.carried = [name for name in sorted(header) if"),
    "window columns of the table": ("activity", "            observed = begun",
                                    "            if self.table is not None and self.table.signals"
                                    "[member].get(signal.name) is not None:\n"
                                    "                return self.table.signals[member][signal.name]\n"
                                    "            observed = begun"),
    "quotes everywhere": ("tables", "for character in ',\"\\r\\n'", "for character in ',\"\\r\\n '"),
    "minus nothing": ("tables", 'sign = "-" if number < 0', 'sign = "-" if number <= 0'),
    "rounded down": ("model", "(divisor * self.full) + 0.5)", "(divisor * self.full))"),
    "no upper clamp": ("model", "return max(0, min(competency.maximum, total))",
                       "return max(0, total)"),
    "no lower clamp": ("model", "return max(0, min(competency.maximum, total))",
                       "return min(competency.maximum, total)"),
    "negative differences": ("model", "max(0, inputs[0] - inputs[1])",
                             "abs(inputs[0] - inputs[1])"),
    "renormalised down": ("model", "total = (2 * total * every + seen) // (2 * seen) if seen",
                          "total = total * every // seen if seen"),
    "penalties count as observed": ("model", "if taken and term.points > 0)", "if taken)"),
    "--missing ignored": ("model", 'missing or data.get("missing", "zero")',
                          'data.get("missing", "zero")'),
    "expectations cut off one by one": ("plans", "sum(n * action.expects.get(name, 0) for action, n"
                                        " in times) // 100",
                                        "sum(n * (action.expects.get(name, 0) // 100) for action, n"
                                        " in times)"),
    "plans beyond the limit": ("plans", "min(values[name] + done + expected, model.signals[name].limit)",
                               "values[name] + done + expected"),
    "actions of the unobserved": ("plans", "if all(start.get(name) is not None for name in"
                                  " action.named & used)]", "]"),
    "actions of the unused unobserved": ("plans", "for name in action.named & used)]",
                                         "for name in action.named)]"),
    "--assume-zero ignored": ("plans", "if not assume_zero:", "if True:"),
    "most actions": ("plans", "] = min(sum(counts)", "] = max(sum(counts)"),
    "dearest within the budget": ("plans", "(-plan.total, plan.effort, plan.actions)",
                                  "(-plan.total, -plan.effort, plan.actions)"),
    "just enough": ("plans", "(plan.effort, -plan.total, plan.actions))\n\n\ndef curve",
                    "(plan.effort, plan.total, plan.actions))\n\n\ndef curve"),
    "budget not spent": ("plans", "plan.effort <= budget)", "plan.effort < budget)"),
    "target passed": ("plans", "if plan.total >= target]", "if plan.total > target]"),
    "band from 0": ("plans", "for goal in range(total,", "for goal in range(0,"),
    "top without the member": ("plans", "n = len(others) + 1", "n = max(1, len(others))"),
    "curve of equals": ("plans", "plan.total > rows[-1].total", "plan.total >= rows[-1].total"),
}


def command_of(mutant):
    """What stands in for the command: the reference with one thing wrong."""
    module = load_mutant(HERE, MODULES, mutant)
    module.GOLDEN = GOLDEN
    return StandIn(module)


class StandIn:
    """A reference as if it were the command."""

    def __init__(self, module):
        self.module = module

    def run(self, arguments, folder, standard_input=None):
        if arguments[0] == "score":
            return Outcome(0, self._score(arguments, folder, standard_input), "")
        output = self.module.run(arguments, folder)
        if is_plan_table(arguments):
            output = self._with_actions(arguments, folder, output)
        return Outcome(0, output, "")

    def _with_actions(self, arguments, folder, output):
        """The plan table with a column for each action: the first plan with the figures."""
        run = self.module.Run(arguments, folder)
        members = run.read_members(*run.options.inputs)
        header, rows = rows_of(output)
        names = [action.name for action in run.actions()]
        for row in rows:
            row += self._counts(run, members, row) if row[3] else [""] * len(names)
        return self.module.table(header + names, rows)

    def _counts(self, run, members, row):
        start, available = run.start(members, row[0])
        taken = [range(action.at_most + 1 if action in available else 1) for action in run.actions()]
        for counts in itertools.product(*taken):
            times = list(zip(run.actions(), counts))
            figures = [sum(n * action.effort for action, n in times), sum(counts)]
            if list(map(str, figures)) == row[4:6]:
                values = self.module.plans.after(run.model, start, times)
                if self.module.decimals(run.model.score(values).total) == row[3]:
                    return counts
        raise AssertionError(f"no plan has the figures of {row}")

    def _score(self, arguments, folder, members):
        """`ssi score -`, as far as the properties need it."""
        Path(folder, "piped.csv").write_bytes(members)
        options = [its for its in arguments[2:] if its != "--strict"]
        run = self.module.Run(["plan", "piped.csv", *options], folder)
        table = run.read_members("piped.csv")
        header = ["member_id", *(its.name for its in run.model.competencies), "total", "coverage"]
        for column in run.options.cohort:
            header += [f"{column}_rank", f"{column}_percentile", f"{column}_top_percent"]
        log = _Scored(table)
        return self.module.table(header, [row[1:] for row in run.scores_on(log, 1)])


class _Scored:
    """A member table as if it came from a log."""

    def __init__(self, table):
        self.table = table

    def members_on(self, _):
        return self.table.ids

    def signals_on(self, member, _):
        return self.table.signals[member]


def fault_of(command, number, folder):
    kind = KINDS[number % len(KINDS)]
    return fault_of_round(command, f"1/{number}", kind, folder, properties=TABLE_PROPERTIES)


if __name__ == "__main__":
    sys.exit(run_mutants(MUTANTS, command_of, fault_of, 2500))
