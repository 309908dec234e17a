# SPDX-License-Identifier: MIT
"""Both sides of a change of all members, and the rows of its table."""

from changes import CAUSES, change
from tables import decimals


class Sides:
    """Before and after, of all members: signals by id."""

    def __init__(self, run, before, after, model_before, table_before, table_after, aged):
        self.before, self.after, self.aged = before, after, aged
        self.models = model_before, run.model
        self.totals_before = {member: model_before.score(values).total
                              for member, values in before.items()}
        self.totals_after = {member: run.model.score(values).total
                             for member, values in after.items()}
        self.cohorts_before = run.cohorts(table_before, self.totals_before)
        self.cohorts_after = run.cohorts(table_after, self.totals_after)

    def change(self, member):
        aged = None if self.aged is None else self.aged[member]
        return change(self.before[member], self.after[member], *self.models, aged)

    def totals(self, member):
        if member not in self.after:
            return [decimals(self.totals_before[member]), *[None] * 6]
        if member not in self.before:
            return [*[None] * 6, decimals(self.totals_after[member])]
        its = self.change(member)
        causes = [None if cause == "aged_out" and self.aged is None else decimals(its.of_cause(cause))
                  for cause in CAUSES]
        return [decimals(its.before), *causes, decimals(its.after)]

    def standings(self, member):
        cells = []
        for column, before in self.cohorts_before.items():
            after = self.cohorts_after[column]
            three = [before.standing(member) if member in self.before else None,
                     self._own(member, before, after),
                     after.standing(member) if member in self.after else None]
            cells += [its and its.rank for its in three]
            cells += [decimals(its and its.percentile) for its in three]
        return cells

    def _own(self, member, before, after):
        in_both = member in self.before and member in self.after
        if not in_both or not self.models[0].has_scores_of(self.models[1]):
            return None
        return before.standing_with(member, after.labels[member], self.totals_after[member])
