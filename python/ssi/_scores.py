# SPDX-License-Identifier: MIT
"""Scores, standings and cohorts of tables of members."""

from __future__ import annotations

import ctypes as ct
from collections.abc import Callable, Sequence
from typing import Any, Literal, ParamSpec, TypeAlias, TypeVar

from . import _c
from ._arguments import least, threads_of
from ._c import DataError
from ._cohorts import Cohorts
from ._kinds import like, readable
from ._models import Model, model_or_standard
from ._streams import Stream, Table

_Arguments = ParamSpec("_Arguments")
_Result = TypeVar("_Result")

Points: TypeAlias = Literal["float64", "decimal", "hundredths", "hundredths32"]
POINTS = ("float64", "decimal", "hundredths", "hundredths32")


def _with_arguments_of(
    source: Callable[_Arguments, Any],
) -> Callable[[Callable[..., _Result]], Callable[_Arguments, _Result]]:
    """Gives a function that hands its arguments on the signature of the one that they go to, for type
    checkers and for help()."""
    def decorate(function: Callable[..., _Result]) -> Callable[_Arguments, _Result]:
        function.__wrapped__ = source  # type: ignore[attr-defined]
        return function
    return decorate


def _scores(
    members: Any,
    *,
    model: Model | None = None,
    keep: Sequence[str] = (),
    cohorts: Cohorts | Sequence[Cohorts] = (),
    joining: bool = False,
    minimum: int = 10,
    points: Points = "float64",
    coverage: bool = True,
    band: bool = False,
    badges: bool = False,
    minimum_coverage: float = 50.0,
    allow_out_of_range: bool = False,
    threads: int = 0,
) -> Any:
    """Checks the options, and returns what opens a stream of scores: once for each who reads it."""
    if isinstance(keep, str):
        raise TypeError("keep is a list of names of columns, not one name")
    if points not in POINTS:
        raise ValueError(f"points is one of {', '.join(POINTS)}, not {points!r}")
    if not 0 <= minimum_coverage <= 100:
        raise ValueError(f"minimum_coverage is from 0 to 100 percent, not {minimum_coverage}")
    the_model = model_or_standard(model)
    sets = [cohorts] if isinstance(cohorts, Cohorts) else list(cohorts)
    names = _c.texts(keep)
    handles = (ct.c_void_p * len(sets))(*[one._handle for one in sets])
    options = _c.ScoreOptions(
        size=ct.sizeof(_c.ScoreOptions), threads=threads_of(threads),
        points=POINTS.index(points), keep=names, keep_count=len(names),
        without_coverage=not coverage, with_band=band, with_badges=badges,
        allow_out_of_range=allow_out_of_range, cohorts=handles, cohorts_count=len(sets),
        minimum_cohort=least(minimum), joining=joining,
        minimum_coverage=round(minimum_coverage * 100) or -1)  # for C, 0 is the default of 50 %
    source = readable(members)

    def open_(_used: Any = sets) -> Any:  # they live as long as the function
        input_, members_address = _c.stream_of(source)
        capsule, scores = _c.new_stream()
        _c.call("ssi_score", the_model._handle, ct.byref(options), members_address, scores)
        del input_  # not before
        return capsule

    return open_


@_with_arguments_of(_scores)
def stream(members: Any, **options: Any) -> Stream:
    """Scores members batch by batch, while the result is read: for more than the memory holds.

    Arguments and columns are those of score(). Errors of columns and options are raised here; those
    of values reach whoever reads the stream, in words of its own around ours. A DuckDB relation is
    run at once, since a query over the scores on its connection would wait for it for ever.
    """
    return Stream(_scores(members, **options))


@_with_arguments_of(_scores)
def score(members: Any, **options: Any) -> Any:
    """Scores members; the result is of the kind that was given.

    members: a Polars or pandas DataFrame, a pyarrow Table or RecordBatch, a DuckDB relation, anything
        with __arrow_c_stream__() or __arrow_c_array__(), or, with pyarrow, a dict of columns.
    model: the standard one by default.
    keep: names of columns of the members that come first, as they are.
    cohorts: for each, X being its column, the columns X_rank (1 is best), X_percentile and
        X_top_percent: each member's standing in the cohort of its label; null where it has none.
    joining: the members are not in these cohorts, and join them for the comparison.
    minimum: no standing in a cohort of fewer members.
    points: "float64" (33.75), "decimal" (exact), "hundredths" (3375 as uint16: the fastest) or
        "hundredths32" (as int32). Percentages come likewise.
    coverage: a column of how much of the model was observed, in percent.
    band, badges: columns of names; no band if less than minimum_coverage percent was observed.
    allow_out_of_range: read a value that a signal cannot have, such as -1, as the nearest that it can.
    threads: 0 is all.

    Returns a row per member, in order: kept columns, one per competency, total, coverage, and what
    else was asked for. A pandas DataFrame keeps its index; DuckDB's scores are a pyarrow Table; what
    is none of Polars, pandas, pyarrow and DuckDB gives an ssi.Table.

    Raises DataError for a value that a signal cannot have, with its row from 1; ValueError for a
    column of another type, with the cast to make; StreamError if the members cannot be read;
    TypeError for what is no table. The interpreter's lock is free meanwhile.
    """
    return like(members, Table(Stream(_scores(members, **options))))


def cohorts(
    members: Any,
    by: str,
    *,
    model: Model | None = None,
    allow_out_of_range: bool = False,
    threads: int = 0,
) -> Cohorts:
    """Scores members and gathers the cohorts of the labels in column `by`: texts or whole numbers;
    null and "" are no label. Raises as score()."""
    input_, address = _c.stream_of(readable(members))
    handle = ct.c_void_p()
    _c.call("ssi_cohorts_of", model_or_standard(model)._handle, _c.name(by), threads_of(threads),
            int(allow_out_of_range), address, ct.byref(handle))
    del input_  # not before
    return Cohorts._of(handle)


def ranks(
    members: Any,
    by: str | Sequence[str],
    *,
    model: Model | None = None,
    allow_out_of_range: bool = False,
    threads: int = 0,
    **options: Any,
) -> Any:
    """Scores members and ranks them within the labels of one column, or of each of several: score()
    with the cohorts of the members themselves. `options` are more of those of score()."""
    columns = [by] if isinstance(by, str) else list(by)
    table = Table(readable(members))  # to be read more than once
    found = [cohorts(table, column, model=model, allow_out_of_range=allow_out_of_range,
                     threads=threads) for column in columns]
    return like(members, Table(stream(
        table, cohorts=found, model=model, allow_out_of_range=allow_out_of_range,
        threads=threads, **options)))


def check(members: Any, *, model: Model | None = None, threads: int = 0) -> str | None:
    """The first value that its signal cannot have, in words, or None: what score() would raise."""
    try:
        Table(stream(members, model=model, points="hundredths", threads=threads))
    except DataError as error:
        return str(error)
    return None
