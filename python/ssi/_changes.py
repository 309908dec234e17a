# SPDX-License-Identifier: MIT
"""Why scores changed."""

from __future__ import annotations

import ctypes as ct
from collections.abc import Sequence
from typing import Any

from . import _c
from ._arguments import threads_of
from ._kinds import like, readable
from ._models import Model, model_or_standard
from ._scores import POINTS, Points
from ._streams import Stream, Table


def opened(
    before: Any,
    after: Any,
    *,
    model: Model | None,
    model_before: Model | None,
    keep: Sequence[str],
    points: Points,
    allow_out_of_range: bool,
    threads: int,
) -> Stream:
    """A stream of changes, made while it is read. Arguments are those of changes()."""
    if isinstance(keep, str):
        raise TypeError("keep is a list of names of columns, not one name")
    if points not in POINTS:
        raise ValueError(f"points is one of {', '.join(POINTS)}, not {points!r}")
    the_model = model_or_standard(model)
    kept = _c.texts(keep)
    options = _c.ChangeOptions(
        size=ct.sizeof(_c.ChangeOptions), threads=threads_of(threads), points=POINTS.index(points),
        keep=kept, keep_count=len(kept), allow_out_of_range=allow_out_of_range)
    first, second = readable(before), readable(after)

    def open_() -> Any:
        before_, before_address = _c.stream_of(first)
        after_, after_address = _c.stream_of(second)
        capsule, address = _c.new_stream()
        _c.call("ssi_changes", None if model_before is None else model_before._handle,
                the_model._handle, ct.byref(options), before_address, after_address, address)
        del before_, after_  # not before
        return capsule

    return Stream(open_)


def changes(
    before: Any,
    after: Any,
    *,
    model: Model | None = None,
    model_before: Model | None = None,
    keep: Sequence[str] = (),
    points: Points = "float64",
    allow_out_of_range: bool = False,
    threads: int = 0,
) -> Any:
    """Why each member's score changed from one table to the other. The result is of the kind that
    `after` is.

    before, after: as for score(); the same members in the same order. Join them first, with your own
        tool: docs/python.md shows how.
    model: what scores both, or `after` if there is a model_before; the standard one by default.
    model_before: what scores `before`.
    keep: names of columns of `after` that come first, as they are.
    points: as for score(), but that hundredths of causes are int32, as they may be negative.
    allow_out_of_range, threads: as for score().

    Returns a row per member, in order: kept columns; the total before; how much each cause moved it:
    observation (signals that are known on one side only), activity (those of the window), profile
    (those of a state), model; and the total after. They add up exactly. What left the window is part
    of activity: two tables do not tell it apart, as `ssi changes` of a log does.

    >>> import pyarrow as pa, ssi
    >>> monday = pa.table({"posts": [12, 3], "has_photo": [0, 1]})
    >>> today = pa.table({"posts": [12, 9], "has_photo": [1, 1], "name": ["ada", "bob"]})
    >>> ssi.changes(monday, today, keep=["name"])["profile"].to_pylist()
    [1.5, 0.0]

    Raises ValueError if one table has more members than the other; others as score().
    """
    return like(after, Table(opened(
        before, after, model=model, model_before=model_before, keep=keep, points=points,
        allow_out_of_range=allow_out_of_range, threads=threads)))
