# SPDX-License-Identifier: MIT
"""Actions and the best plans, by trying every combination."""

import itertools
import tomllib
from dataclasses import dataclass
from decimal import Decimal

from model import hundredths


@dataclass(frozen=True)
class Action:
    name: str
    effort: int
    at_most: int
    changes: dict  # by signal
    expects: dict  # by signal, in hundredths

    @property
    def named(self):
        return {*self.changes, *self.expects}


@dataclass(frozen=True)
class Plan:
    """The figures of a plan."""

    effort: int
    total: int
    actions: int


def read_actions(text):
    """The actions of a file that is taken to be sound."""
    data = tomllib.loads(text, parse_float=Decimal)
    return [Action(entry["name"], entry["effort"], entry["at_most"], entry["changes"],
                   {name: hundredths(number) for name, number in entry.get("expects", {}).items()})
            for entry in data["actions"]]


def start_of(values, actions, assume_zero):
    """The signals that a plan starts from."""
    if not assume_zero:
        return values
    named = {name for action in actions for name in action.named}
    return values | {name: 0 for name in named if values.get(name) is None}


def available(actions, model, start):
    used = set(model.used_signals)
    return [action for action in actions
            if all(start.get(name) is not None for name in action.named & used)]


def after(model, start, times):
    """The signals once actions are done: pairs of an action and its number of times."""
    values = dict(start)
    for name in {name for action, _ in times for name in action.named}:
        if values.get(name) is not None:
            done = sum(n * action.changes.get(name, 0) for action, n in times)
            expected = sum(n * action.expects.get(name, 0) for action, n in times) // 100
            values[name] = min(values[name] + done + expected, model.signals[name].limit)
    return values


def every_plan(model, start, actions):
    """All plans: as many as there are combinations."""
    plans = {}
    for counts in itertools.product(*(range(action.at_most + 1) for action in actions)):
        total = model.score(after(model, start, list(zip(actions, counts)))).total
        effort = sum(n * action.effort for action, n in zip(actions, counts))
        plans[effort, total] = min(sum(counts), plans.get((effort, total), sum(counts)))
    return [Plan(*figures, count) for figures, count in plans.items()]


def best_within(plans, budget):
    return min((plan for plan in plans if budget is None or plan.effort <= budget),
               key=lambda plan: (-plan.total, plan.effort, plan.actions))


def best_to(plans, target):
    """The cheapest plan to the target; where it is out of reach, the highest plan."""
    enough = [plan for plan in plans if plan.total >= target]
    if not enough:
        return best_within(plans, None)
    return min(enough, key=lambda plan: (plan.effort, -plan.total, plan.actions))


def curve(plans):
    """The plans that reach more than any of less effort."""
    rows = []
    for plan in sorted(plans, key=lambda plan: (plan.effort, -plan.total, plan.actions)):
        if not rows or plan.total > rows[-1].total:
            rows.append(plan)
    return rows


def goal_in_band(model, band, total):
    """The smallest total not below the one given that the band contains, or None."""
    return next((goal for goal in range(total, model.maximum + 1) if model.band_of(goal) == band),
                None)


def goal_at_top(percent, others):
    """The smallest total with which one more member is within the top percent, or None."""
    n = len(others) + 1
    for goal in [0, *sorted(others)]:
        rank = sum(other > goal for other in others) + 1
        if -(-100 * rank // n) <= percent:
            return goal
    return None
