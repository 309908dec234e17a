# SPDX-License-Identifier: MIT
"""A change of score, split into its causes."""

from dataclasses import dataclass

ADJUSTMENT = "(adjustment)"
CAUSES = ("observation", "aged_out", "activity", "profile", "model")


@dataclass(frozen=True)
class Change:
    """Of one member: the totals, and the lines that are not 0 as (cause, competency, term, points)."""

    before: int
    after: int
    lines: list

    def of_cause(self, cause):
        return sum(points for its, _, _, points in self.lines if its == cause)


def change(before, after, model_before, model_after, aged=None):
    """The change from signals to signals (by name; None is missing). aged: the window signals
    without what is new, from a log only."""
    states = [(cause, _by_competency(model_before, values))
              for cause, values in _steps(before, after, model_before.signals, aged)]
    states.append(("model", _by_competency(model_after, after)))
    lines = []
    for (_, earlier), (cause, later) in zip(states, states[1:]):
        lines += [(cause, *line) for line in _differences(earlier, later)]
    return Change(model_before.score(before).total, model_after.score(after).total, lines)


def _steps(before, after, catalogue, aged):
    """(cause, the signals after its step), of what the before model can read, the start first."""
    values = {name: before.get(name) for name in catalogue}
    goal = {name: after.get(name) for name in catalogue}
    in_both = {name for name in catalogue if values[name] is not None and goal[name] is not None}
    yield "", dict(values)
    for name in set(catalogue) - in_both:
        values[name] = goal[name]
    yield "observation", dict(values)
    if aged is not None:
        for name in in_both & set(aged):
            values[name] = aged[name]
    yield "aged_out", dict(values)
    for name, signal in catalogue.items():
        if not signal.state:
            values[name] = goal[name]
    yield "activity", dict(values)
    yield "profile", dict(goal)


def _by_competency(model, values):
    """{competency: {term: points}}, the adjustment the last of the terms."""
    score = model.score(values)
    result = {}
    for competency, points, terms in zip(model.competencies, score.competencies, score.terms):
        of_terms = {term.name: its or 0 for term, its in zip(competency.terms, terms)}
        result[competency.name] = of_terms | {ADJUSTMENT: points - sum(of_terms.values())}
    return result


def _differences(earlier, later):
    """The lines that are not 0: what is later first, then what was only earlier; adjustments last."""
    for competency in [*later, *(name for name in earlier if name not in later)]:
        old, new = earlier.get(competency, {}), later.get(competency, {})
        terms = [*new, *(name for name in old if name not in new)]
        for term in sorted(terms, key=lambda name: name == ADJUSTMENT):
            points = new.get(term, 0) - old.get(term, 0)
            if points:
                yield competency, term, points
