#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Logs, histories, changes and plans once more, written from their specification, slow and obvious.

    reference.py signals|history|changes|what-if|plan ARGUMENT...

takes the arguments of `ssi` and prints the same table. Input is taken to be sound. A plan table ends
with its sixth column: which of several best plans is given is not specified.
"""

import math
import sys
from pathlib import Path

import plans
from activity import Log, date_of, day_of
from arguments import parser
from changes import CAUSES, change
from cohorts import Cohorts
from fronts import best_plans
from model import hundredths, read_model
from sides import Sides
from tables import MemberTable, decimals, table

GOLDEN = Path(__file__).resolve().parent.parent / "golden" / "monitoring"
# More combinations than this are left to fronts.py.
FEW = 4000


class Run:
    """One command, with files in a folder."""

    def __init__(self, arguments, folder="."):
        self.options = parser().parse_args(arguments)
        self.folder = Path(folder)
        self.model = self.read_model(self.options.model)
        self.found = {}  # plans by what they start from

    def output(self):
        command = getattr(self, self.options.command.replace("-", "_"))
        return table(*command())

    def read_model(self, name):
        path = GOLDEN / "standard.toml" if name in (None, "standard") else self.folder / name
        return read_model(path.read_text(encoding="utf-8"), self.options.missing)

    def read_members(self, name, catalogue=None):
        return MemberTable(self.folder / name, self.model.signals if catalogue is None else catalogue)

    def read_log(self):
        options = self.options
        members = self.read_members(options.members) if options.members else None
        return Log([self.folder / name for name in options.inputs], self.model, members,
                   options.tracks, options.skip_unknown)

    def cohorts(self, members, totals):
        """Cohorts by column; members: the table that has the labels."""
        return {column: Cohorts({member: members.label(member, column) for member in totals},
                                totals, self.options.min_cohort)
                for column in self.options.cohort}

    def signals(self):
        log = self.read_log()
        day = day_of(self.options.on)
        names = list(self.model.signals) if self.options.all else self.model.used_signals
        carried = log.table.carried if log.table else []
        rows = []
        for member in log.members_on(day):
            values = log.signals_on(member, day)
            rows.append([member, *(values[name] for name in names),
                         *(log.table.cells[member][column] for column in carried)])
        return ["member_id", *names, *carried], rows

    def history(self):
        log = self.read_log()
        header = ["date", "member_id", *(its.name for its in self.model.competencies), "total",
                  "coverage"]
        for column in self.options.cohort:
            header += [f"{column}_rank", f"{column}_percentile", f"{column}_top_percent"]
        rows = []
        for day in range(day_of(self.options.first), day_of(self.options.last) + 1,
                         self.options.every):
            rows += self.scores_on(log, day)
        return header, rows

    def scores_on(self, log, day):
        scores = {member: self.model.score(log.signals_on(member, day))
                  for member in log.members_on(day)}
        cohorts = self.cohorts(log.table,
                               {member: score.total for member, score in scores.items()})
        for member, score in scores.items():
            row = [date_of(day), member, *map(decimals, score.competencies), decimals(score.total),
                   decimals(score.coverage)]
            for column in self.options.cohort:
                its = cohorts[column].standing(member)
                row += [its.rank, decimals(its.percentile), its.top_percent] if its else [None] * 3
            yield row

    def changes(self):
        sides = self._days() if self.options.first else self._tables()
        return self._lines(sides) if self.options.csv else self._table(sides)

    def _days(self):
        """Both sides of a change between days of a log."""
        log = self.read_log()
        first, last = day_of(self.options.first), day_of(self.options.last)
        before, after = ({member: log.signals_on(member, day) for member in log.members_on(day)}
                         for day in (first, last))
        aged = {member: log.aged(member, first, last) for member in before}
        return Sides(self, before, after, self.model, log.table, log.table, aged)

    def _tables(self):
        """Both sides of a change between member tables."""
        model_before = self.read_model(self.options.model_before or self.options.model)
        catalogues = [model_before.signals | self.model.signals,
                      self.model.signals | model_before.signals]
        before, after = (self.read_members(name, catalogue)
                         for name, catalogue in zip(self.options.inputs, catalogues, strict=True))
        return Sides(self, before.signals, after.signals, model_before, before, after, None)

    @staticmethod
    def _lines(sides):
        rows = [[member, cause, competency, term, decimals(points)]
                for member in sides.after if member in sides.before
                for cause, competency, term, points in sides.change(member).lines]
        return ["member_id", "cause", "competency", "term", "points"], rows

    def _table(self, sides):
        header = ["member_id", "before", *CAUSES, "after"]
        for column in self.options.cohort:
            header += [f"{column}_{figure}_{side}" for figure in ("rank", "percentile")
                       for side in ("before", "own", "after")]
        members = [*sides.after, *(member for member in sides.before if member not in sides.after)]
        return header, [[member, *sides.totals(member), *sides.standings(member)]
                        for member in members]

    def what_if(self):
        assert self.options.csv
        members = self.read_members(*self.options.inputs)
        before = members.signals[self.options.member]
        after = dict(before)
        for name, _, value in (text.partition("=") for text in self.options.set):
            after[name] = int(value)
        for name, _, value in (text.partition("=") for text in self.options.add):
            after[name] = min(before[name] + int(value), self.model.signals[name].limit)
        lines = change(before, after, self.model, self.model).lines
        return (["member_id", "cause", "competency", "term", "points"],
                [[self.options.member, *line[:3], decimals(line[3])] for line in lines])

    def plan(self):
        members = self.read_members(*self.options.inputs)
        wanted = [member for member in members.ids if self.options.member in (None, member)]
        if self.options.curve:
            rising = plans.curve(self._plans(*self.start(members, *wanted)))
            return (["effort", "total", "actions"],
                    [[plan.effort, decimals(plan.total), plan.actions] for plan in rising])
        header = ["member_id", "total", "goal", "planned_total", "effort", "actions"]
        return header, [self.plan_row(members, member) for member in wanted]

    def actions(self):
        path = self.folder / self.options.actions if self.options.actions \
            else GOLDEN / "actions.toml"
        return plans.read_actions(path.read_text(encoding="utf-8"))

    def start(self, members, member):
        """The signals that the member starts from, and the actions that it has."""
        taken = [action for action in self.actions() if action.name not in self.options.without]
        start = plans.start_of(members.signals[member], taken, self.options.assume_zero)
        return start, plans.available(taken, self.model, start)

    def _plans(self, start, actions):
        key = (*start.items(), *(action.name for action in actions))
        if key not in self.found:
            combinations = math.prod(action.at_most + 1 for action in actions)
            find = plans.every_plan if combinations <= FEW else best_plans
            self.found[key] = find(self.model, start, actions)
        return self.found[key]

    def plan_row(self, members, member):
        start, actions = self.start(members, member)
        total = self.model.score(start).total
        goal = self._goal(members, member, total)
        if goal is None and self.options.budget is None:
            return [member, decimals(total), *[None] * 4]
        if goal is not None and total >= goal:
            best = plans.Plan(0, total, 0)
        elif goal is not None:
            best = plans.best_to(self._plans(start, actions), goal)
        else:
            best = plans.best_within(self._plans(start, actions), self.options.budget)
        return [member, decimals(total), decimals(goal), decimals(best.total), best.effort,
                best.actions]

    def _goal(self, members, member, total):
        if self.options.target is not None:
            return hundredths(self.options.target)
        if self.options.target_band is not None:
            return plans.goal_in_band(self.model, self.options.target_band, total)
        if self.options.target_top is not None:
            return self._goal_at_top(members, member)
        return None

    def _goal_at_top(self, members, member):
        totals = {its: self.model.score(values).total for its, values in members.signals.items()}
        (cohort,) = self.cohorts(members, totals).values()
        label = cohort.labels[member]
        others = cohort.totals_of(label, without=member)
        if label == "" or len(others) + 1 < self.options.min_cohort:
            return None
        return plans.goal_at_top(self.options.target_top, others)


def run(arguments, folder="."):
    """The table that the command must write."""
    return Run(arguments, folder).output()


if __name__ == "__main__":
    sys.stdout.write(run(sys.argv[1:]))
