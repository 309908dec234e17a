# SPDX-License-Identifier: MIT
"""The best plans of files with too many combinations to try, exactly: every_plan() of plans.py once
more, for the golden files. Actions are tried together only where they touch a common term, and of
what comes out only that is kept which nothing else beats. golden_test.py compares the two."""

import itertools
from dataclasses import dataclass

from plans import Plan, after


@dataclass(frozen=True)
class Option:
    """Some actions done."""

    effort: int
    points: int  # of competencies that are just the sum of their terms, or closed already
    sums: tuple  # of the others, the open ones: (competency, sum), sorted
    actions: int


def best_plans(model, start, actions):
    """The plans that no other beats in effort and total."""
    return _Search(model, start, actions).plans()


class _Search:
    def __init__(self, model, start, actions):
        self.model = model
        self.start = start
        self.terms = [(index, term) for index, competency in enumerate(model.competencies)
                      for term in competency.terms if term.evaluate(start) is not None]
        self.seen = {}  # points by term and inputs
        # For each group, all that its actions can do: (effort, {competency: sum}, actions).
        self.outcomes = [list(self._outcomes(*group)) for group in self._groups(actions)]
        self.open = self._open_competencies()

    def plans(self):
        fronts = [[self._option(*outcome) for outcome in outcomes] for outcomes in self.outcomes]
        for competency in sorted(self.open):
            fronts = self._close(competency, fronts)
        fronts = [_front(options) for options in fronts]
        while len(fronts) > 1:
            fronts.sort(key=len)
            fronts[:2] = [_merge_points(*fronts[:2])]
        return [Plan(option.effort, option.points, option.actions) for option in fronts[0]]

    def _groups(self, actions):
        """Sets of terms and the actions that touch one of them; first the terms that none touches."""
        groups = []
        for action in actions:
            terms = {at for at, (_, term) in enumerate(self.terms)
                     if action.named & set(term.operands)}
            members = [action] if terms else []
            for group in [group for group in groups if group[0] & terms]:
                groups.remove(group)
                terms |= group[0]
                members += group[1]
            groups.append((terms, members))
        touched = set().union(*(terms for terms, _ in groups))
        return [(set(range(len(self.terms))) - touched, []), *groups]

    def _outcomes(self, terms, actions):
        for counts in itertools.product(*(range(action.at_most + 1) for action in actions)):
            values = after(self.model, self.start, list(zip(actions, counts)))
            effort = sum(n * action.effort for action, n in zip(actions, counts))
            yield effort, self._sums(terms, values), sum(counts)

    def _sums(self, terms, values):
        sums = {}
        for at in terms:
            competency, term = self.terms[at]
            key = (at, *(values[name] for name in term.operands))
            if key not in self.seen:
                self.seen[key] = term.evaluate(values)
            sums[competency] = sums.get(competency, 0) + self.seen[key]
        return sums

    def _worth(self, competency, total):
        its = self.model.competencies[competency]
        observed = [term.evaluate(self.start) is not None for term in its.terms]
        return self.model.worth(its, total, observed)

    def _open_competencies(self):
        """Those whose points are not the sum of their terms, whatever is done."""
        lowest, highest = {}, {}
        for outcomes in self.outcomes:
            for competency in outcomes[0][1]:
                sums = [its[competency] for _, its, _ in outcomes]
                lowest[competency] = lowest.get(competency, 0) + min(sums)
                highest[competency] = highest.get(competency, 0) + max(sums)
        return {competency for competency in lowest if self.model.missing == "renormalise"
                or self._worth(competency, lowest[competency]) != lowest[competency]
                or self._worth(competency, highest[competency]) != highest[competency]}

    def _option(self, effort, sums, actions):
        kept = tuple(sorted(its for its in sums.items() if its[0] in self.open))
        return Option(effort, sum(sums.values()) - sum(its for _, its in kept), kept, actions)

    def _close(self, competency, fronts):
        """The fronts, those merged that have a sum of the competency, which becomes points."""
        with_it = [front for front in fronts if competency in dict(front[0].sums)]
        without = [front for front in fronts if competency not in dict(front[0].sums)]
        merged = with_it[0]
        for front in with_it[1:]:
            if min(len(merged), len(front)) > 1:
                merged, front = _front(merged), _front(front)
            merged = _merge(merged, front)
        worth = {total: self._worth(competency, total)
                 for total in {dict(option.sums)[competency] for option in merged}}
        return [*without, _front([
            Option(option.effort, option.points + worth[dict(option.sums)[competency]],
                   tuple(its for its in option.sums if its[0] != competency), option.actions)
            for option in merged])]


def _merge(left, right):
    options = set()
    for a, b in itertools.product(left, right):
        sums = dict(a.sums)
        for competency, its in b.sums:
            sums[competency] = sums.get(competency, 0) + its
        options.add(Option(a.effort + b.effort, a.points + b.points, tuple(sorted(sums.items())),
                           a.actions + b.actions))
    return list(options)


def _merge_points(left, right):
    """_merge() where nothing is open any more."""
    best = {}
    for a, b in itertools.product(left, right):
        figures = (a.points + b.points, -a.actions - b.actions)
        best[a.effort + b.effort] = max(figures, best.get(a.effort + b.effort, figures))
    return _rising([Option(effort, points, (), -fewer) for effort, (points, fewer) in best.items()])


def _front(options):
    """The options that no other beats."""
    if not next(iter(options)).sums:
        return _rising(options)
    kept = []
    for option in sorted(options, key=lambda its: (its.effort, -its.points, its.actions,
                                                   [-total for _, total in its.sums])):
        if not any(_beats(other, option) for other in kept):
            kept.append(option)
    return kept


def _rising(options):
    kept = []
    for option in sorted(options, key=lambda its: (its.effort, -its.points, its.actions)):
        if not kept or option.points > kept[-1].points:
            kept.append(option)
    return kept


def _beats(a, b):
    """Whether b is never needed beside a. More in an open sum may come to the same points, so it does
    not make up for more actions."""
    if a.effort > b.effort or a.points < b.points:
        return False
    if any(ours[1] < theirs[1] for ours, theirs in zip(a.sums, b.sums)):
        return False
    return a.effort < b.effort or a.points > b.points or a.actions <= b.actions
