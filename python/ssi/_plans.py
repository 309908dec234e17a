# SPDX-License-Identifier: MIT
"""What members should do to reach a goal."""

from __future__ import annotations

import ctypes as ct
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from . import _c
from ._actions import Actions
from ._arguments import least, threads_of, whole
from ._cohorts import Cohorts
from ._kinds import like, readable
from ._models import Model, model_or_standard
from ._scores import POINTS, Points
from ._streams import Stream, Table

if TYPE_CHECKING:
    from decimal import Decimal

GOALS = {"target": 1, "budget": 2, "target_band": 3, "target_top": 4}


def _hundredths(target: float | Decimal) -> int:
    """A target in hundredths, which must be whole."""
    exact = float(target * 100)
    result = round(exact)
    if abs(exact - result) > 1e-6 or not 0 <= result < 2**31:
        raise ValueError(f"target is a total with at most two decimals, not {target}")
    return result


def opened(
    members: Any,
    *,
    target: float | Decimal | None,
    budget: int | None,
    target_band: str | None,
    target_top: int | None,
    cohorts: Cohorts | None,
    minimum: int,
    actions: Actions | None,
    model: Model | None,
    without: Sequence[str],
    assume_zero: bool,
    keep: Sequence[str],
    points: Points,
    allow_out_of_range: bool,
    threads: int,
) -> Stream:
    """A stream of plans, made while it is read. Arguments are those of plans()."""
    given = {"target": target, "budget": budget, "target_band": target_band,
             "target_top": target_top}
    goals = [name for name, value in given.items() if value is not None]
    if len(goals) != 1:
        raise ValueError(f"one of {', '.join(GOALS)} is given, not {' and '.join(goals) or 'none'}")
    if (target_top is None) != (cohorts is None):
        raise ValueError("target_top and cohorts go together")
    for name, names in (("keep", keep), ("without", without)):
        if isinstance(names, str):
            raise TypeError(f"{name} is a list of names, not one name")
    if points not in POINTS:
        raise ValueError(f"points is one of {', '.join(POINTS)}, not {points!r}")
    the_model = model_or_standard(model)
    kept, left_out = _c.texts(keep), _c.texts(without)
    options = _c.PlanOptions(
        size=ct.sizeof(_c.PlanOptions), threads=threads_of(threads), points=POINTS.index(points),
        keep=kept, keep_count=len(kept), goal=GOALS[goals[0]],
        target=0 if target is None else _hundredths(target),
        budget=0 if budget is None else whole(budget, "budget"),
        target_band=None if target_band is None else _c.name(target_band),
        target_top=0 if target_top is None else whole(target_top, "target_top", 2**31 - 1),
        cohorts=None if cohorts is None else cohorts._handle, minimum_cohort=least(minimum),
        assume_zero=assume_zero, without=left_out, without_count=len(left_out),
        allow_out_of_range=allow_out_of_range)
    source = readable(members)

    def open_(_used: Any = (cohorts, actions)) -> Any:  # they live as long as the function
        input_, members_address = _c.stream_of(source)
        capsule, address = _c.new_stream()
        _c.call("ssi_plans", the_model._handle, None if actions is None else actions._handle,
                ct.byref(options), members_address, address)
        del input_  # not before
        return capsule

    return Stream(open_)


def plans(
    members: Any,
    *,
    target: float | Decimal | None = None,
    budget: int | None = None,
    target_band: str | None = None,
    target_top: int | None = None,
    cohorts: Cohorts | None = None,
    minimum: int = 10,
    actions: Actions | None = None,
    model: Model | None = None,
    without: Sequence[str] = (),
    assume_zero: bool = False,
    keep: Sequence[str] = (),
    points: Points = "float64",
    allow_out_of_range: bool = False,
    threads: int = 0,
) -> Any:
    """What each member should do to reach a goal: plans that are proven to be the best. The result is
    of the kind that was given.

    members: as for score().
    One goal of these:
        target: a total, in points, with the least effort.
        budget: the highest total with at most so much effort, in the unit of the actions.
        target_band: to be in the band of this name, with the least effort.
        target_top: to be within the top N percent, 1 to 100, of one's cohort, the others staying as
            they are, with the least effort. `cohorts` are the members' own, as cohorts() gives them;
            `minimum`: no goal in a cohort of fewer members.
    actions: the standard ones by default; effort is in minutes there.
    model: the standard one by default.
    without: names of actions that are left out.
    assume_zero: missing signals that some action names start as observed 0; else an action is not
        available to a member of whom a signal of it is missing.
    keep, points, allow_out_of_range, threads: as for score().

    Returns a row per member, in order: kept columns; total, as the member starts; goal, null for a
    budget; planned_total; effort; actions, how many; and a column for each action, how often it is
    done. planned_total below goal: out of reach, and the plan is for the most that can be reached. All
    after total is null where a member has no such goal. It is as if all were done today: what leaves
    the window meanwhile is not counted. Some milliseconds per member and thread.

    >>> import ssi
    >>> people = ssi.Table(ssi.generate(20))
    >>> len(ssi.plans(people, target=50))
    20

    Raises ValueError for goals and names that do not fit; ModelError if actions have too many
    combinations to be searched, or name signals that the model lacks; DataError if they leave a member
    too many choices; others as score().
    """
    return like(members, Table(opened(
        members, target=target, budget=budget, target_band=target_band, target_top=target_top,
        cohorts=cohorts, minimum=minimum, actions=actions, model=model, without=without,
        assume_zero=assume_zero, keep=keep, points=points, allow_out_of_range=allow_out_of_range,
        threads=threads)))
