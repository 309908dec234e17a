# SPDX-License-Identifier: MIT
"""Scores, plans and changes in Apache Spark: rows stay where they are, and only cohorts travel.

    members = spark.read.parquet("members")
    scores = ssi.spark.ranks(members, "industry", keep=["member_id"])
    scores.write.parquet("scores")

Each task scores its own rows in its Python worker, in columns, by one thread. Standings take two
passes: the first sends the cohorts of each task to the driver, a few bytes for each label and score;
the second sends all of them to the tasks. No rows are shuffled, but by the join of changes(). It needs
PySpark and pyarrow, and this package on the driver and on the workers: docs/spark.md says how.
"""

from __future__ import annotations

import functools
import itertools
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any, Literal, TypeAlias

import ssi

from . import _changes, _plans
from ._spark_signals import signals

if TYPE_CHECKING:
    from decimal import Decimal

    from pyspark.sql import DataFrame

__all__ = ["changes", "cohorts", "plans", "ranks", "score", "signals"]

Points: TypeAlias = Literal["float64", "decimal", "hundredths32"]
_POINTS = ("float64", "decimal", "hundredths32")


@functools.lru_cache(maxsize=8)
def _model(toml: str) -> ssi.Model:
    """One for all tasks of a Python worker."""
    return ssi.Model(toml)


def _reader(batches: Iterator[Any]) -> Any:
    """The batches of a partition as a table to read once; None if there are none."""
    import pyarrow
    first = next(batches, None)
    if first is None:
        return None
    return pyarrow.RecordBatchReader.from_batches(first.schema, itertools.chain([first], batches))


def _used(df: DataFrame, model: ssi.Model, also: Iterable[str]) -> DataFrame:
    """The columns that are used: Spark would turn all of them into Arrow."""
    names = {*model.signals, *also}
    missing = set(also) - set(df.columns)
    if missing:
        raise ValueError(f"there is no column '{sorted(missing)[0]}'")
    dotted = [name for name in also if "." in name]
    if dotted:
        raise ValueError(f"rename column '{dotted[0]}': mapInArrow() takes no names with dots")
    quoted = [f"`{name.replace('`', '``')}`" for name in df.columns if name in names]
    return df.select(*quoted)


def _empty(df: DataFrame) -> Any:
    """A table of the columns that tasks will get, without rows: what does not fit is refused here,
    and not by each task."""
    from pyspark.sql.pandas.types import to_arrow_schema
    return to_arrow_schema(df.schema).empty_table()


def _result_type(df: DataFrame, model: ssi.Model, keep: Sequence[str], labels: Sequence[str],
                 points: str, coverage: bool, band: bool, badges: bool) -> Any:
    """The columns of the scores. Spark takes no other types than those that it was told."""
    from pyspark.sql import types as t
    number = _number_type(points)
    fields = [df.schema[name] for name in keep]
    names = [*model.competencies, "total", *(["coverage"] if coverage else [])]
    fields += [t.StructField(name, number) for name in names]
    if band:
        fields.append(t.StructField("band", t.StringType()))
    if badges:
        fields.append(t.StructField("badges", t.ArrayType(t.StringType())))
    for label in labels:
        fields += [t.StructField(f"{label}_rank", t.LongType()),
                   t.StructField(f"{label}_percentile", number),
                   t.StructField(f"{label}_top_percent", t.ShortType())]
    return t.StructType(fields)


def _without_dictionaries(batch: Any) -> Any:
    """Spark reads no dictionaries."""
    import pyarrow
    columns = [column.dictionary_decode() if pyarrow.types.is_dictionary(column.type) else column
               for column in batch.columns]
    return pyarrow.RecordBatch.from_arrays(columns, names=batch.schema.names)


def score(
    df: DataFrame,
    *,
    model: ssi.Model | None = None,
    keep: Sequence[str] = (),
    cohorts: ssi.Cohorts | Sequence[ssi.Cohorts] = (),
    joining: bool = False,
    minimum: int = 10,
    points: Points = "float64",
    coverage: bool = True,
    band: bool = False,
    badges: bool = False,
    minimum_coverage: float = 50.0,
    allow_out_of_range: bool = False,
) -> DataFrame:
    """Scores members, a row for a row, lazily as Spark does. Arguments and columns are those of
    ssi.score(); points are "float64", "decimal" or "hundredths32".

    Raises ValueError here for columns and options that do not fit. A value that a signal cannot have
    fails the job, with our words in the last line of Spark's exception; the row is counted within its
    partition.
    """
    _check_points(points)
    the_model = ssi.Model() if model is None else model
    toml = the_model.toml
    sets = [cohorts] if isinstance(cohorts, ssi.Cohorts) else list(cohorts)
    labels = [one.column for one in sets]
    used = _used(df, the_model, [*keep, *labels])
    options: dict[str, Any] = dict(
        keep=list(keep), cohorts=sets, joining=joining, minimum=minimum, points=points,
        coverage=coverage, band=band, badges=badges, minimum_coverage=minimum_coverage,
        allow_out_of_range=allow_out_of_range, threads=1)
    ssi.stream(_empty(used), model=the_model, **options)

    def run(batches: Iterator[Any]) -> Iterator[Any]:
        import pyarrow
        members = _reader(batches)
        if members is None:
            return
        scores = pyarrow.RecordBatchReader.from_stream(
            ssi.stream(members, model=_model(toml), **options))
        yield from map(_without_dictionaries, scores)

    result_type = _result_type(df, the_model, keep, labels, points, coverage, band, badges)
    return used.mapInArrow(run, result_type)


def _sent(find: Callable[[Iterator[Any]], ssi.Cohorts | None]) -> Callable[..., Iterator[Any]]:
    """A function of a task that sends cohorts as one row of bytes."""
    def run(batches: Iterator[Any]) -> Iterator[Any]:
        import pyarrow
        found = find(batches)
        if found is not None:
            yield pyarrow.RecordBatch.from_arrays(
                [pyarrow.array([bytes(found)], pyarrow.binary())], names=["cohorts"])
    return run


def cohorts(
    df: DataFrame,
    by: str,
    *,
    model: ssi.Model | None = None,
    allow_out_of_range: bool = False,
    merge_tasks: int = 0,
) -> ssi.Cohorts:
    """Scores members and gathers the cohorts of the labels in column `by`, now: a pass over the data.

    merge_tasks: merge the cohorts of the tasks in so many tasks first. For thousands of tasks with
        tens of thousands of labels: else the driver merges them, in 2 ms for a task of 150 labels.

    Raises ValueError for columns that do not fit, and if there are no members.
    """
    the_model = ssi.Model() if model is None else model
    toml = the_model.toml
    used = _used(df, the_model, [by])
    ssi.cohorts(_empty(used), by, model=the_model)

    def find(batches: Iterator[Any]) -> ssi.Cohorts | None:
        members = _reader(batches)
        if members is None:
            return None
        return ssi.cohorts(members, by, model=_model(toml), threads=1,
                           allow_out_of_range=allow_out_of_range)

    def merge(batches: Iterator[Any]) -> ssi.Cohorts | None:
        return _merged(value.as_py() for batch in batches for value in batch.column(0))

    parts = used.mapInArrow(_sent(find), "cohorts binary")
    if merge_tasks > 0:
        parts = parts.repartition(merge_tasks).mapInArrow(_sent(merge), "cohorts binary")
    # Not toLocalIterator(), which runs one task at a time.
    merged = _merged(bytes(row.cohorts) for row in parts.collect())
    if merged is None:
        raise ValueError("there are no members")
    return merged


def _merged(parts: Iterable[bytes]) -> ssi.Cohorts | None:
    """Cohorts of disjoint members. Two partitions may happen to have equal ones, which count twice."""
    result: ssi.Cohorts | None = None
    for data in parts:
        one = ssi.Cohorts(data)
        result = one if result is None else result.merge(one, allow_repeats=True)
    return result


def ranks(
    df: DataFrame,
    by: str | Sequence[str],
    *,
    model: ssi.Model | None = None,
    allow_out_of_range: bool = False,
    merge_tasks: int = 0,
    **options: Any,
) -> DataFrame:
    """Scores members and ranks them within the labels of one column, or of each of several: score()
    with the cohorts of the members themselves. `options` are more of those of score().

    Reads `df` once per column now, and once when the result is used: it must have the same rows each
    time, so cache() what is not read from files.
    """
    columns = [by] if isinstance(by, str) else list(by)
    found = [cohorts(df, column, model=model, allow_out_of_range=allow_out_of_range,
                     merge_tasks=merge_tasks) for column in columns]
    return score(df, cohorts=found, model=model, allow_out_of_range=allow_out_of_range, **options)


def plans(
    df: DataFrame,
    *,
    target: float | Decimal | None = None,
    budget: int | None = None,
    target_band: str | None = None,
    target_top: int | None = None,
    cohorts: ssi.Cohorts | None = None,
    minimum: int = 10,
    actions: ssi.Actions | None = None,
    model: ssi.Model | None = None,
    without: Sequence[str] = (),
    assume_zero: bool = False,
    keep: Sequence[str] = (),
    points: Points = "float64",
    allow_out_of_range: bool = False,
) -> DataFrame:
    """What each member should do to reach a goal, a row for a row, lazily as Spark does. Arguments and
    columns are those of ssi.plans(); points are as for score(). Some milliseconds per member and
    core: repartition() members that are in few partitions.

    Raises as score().
    """
    _check_points(points)
    the_model = ssi.Model() if model is None else model
    the_actions = ssi.Actions() if actions is None else actions
    toml, actions_toml = the_model.toml, the_actions.toml
    used = _used(df, the_model, [*keep, *([] if cohorts is None else [cohorts.column])])
    options: dict[str, Any] = dict(
        target=target, budget=budget, target_band=target_band, target_top=target_top,
        cohorts=cohorts, minimum=minimum, without=list(without), assume_zero=assume_zero,
        keep=keep, points=points, allow_out_of_range=allow_out_of_range, threads=1)
    _plans.opened(_empty(used), model=the_model, actions=the_actions, **options)

    def run(batches: Iterator[Any]) -> Iterator[Any]:
        import pyarrow
        members = _reader(batches)
        if members is not None:
            yield from pyarrow.RecordBatchReader.from_stream(_plans.opened(
                members, model=_model(toml), actions=_actions(actions_toml, toml), **options))

    return used.mapInArrow(run, _plan_type(df, the_actions, keep, points))


@functools.lru_cache(maxsize=8)
def _actions(toml: str, model: str) -> ssi.Actions:
    """One for all tasks of a Python worker."""
    return ssi.Actions(toml, model=_model(model))


def _check_points(points: str) -> None:
    if points not in _POINTS:
        raise ValueError(f"in Spark, which has no unsigned numbers, points is one of "
                         f"{', '.join(_POINTS)}, not {points!r}")


def _number_type(points: str) -> Any:
    from pyspark.sql import types as t
    return {"float64": t.DoubleType(), "decimal": t.DecimalType(5, 2),
            "hundredths32": t.IntegerType()}[points]


def _plan_type(df: DataFrame, actions: ssi.Actions, keep: Sequence[str], points: str) -> Any:
    """The columns of plans."""
    from pyspark.sql import types as t
    fields = [df.schema[name] for name in keep]
    fields += [t.StructField(name, _number_type(points))
               for name in ("total", "goal", "planned_total")]
    fields.append(t.StructField("effort", t.LongType()))
    fields += [t.StructField(name, t.IntegerType()) for name in ("actions", *actions.names)]
    return t.StructType(fields)


def changes(
    before: DataFrame,
    after: DataFrame,
    id: str,
    *,
    model: ssi.Model | None = None,
    model_before: ssi.Model | None = None,
    keep: Sequence[str] = (),
    points: Points = "float64",
    allow_out_of_range: bool = False,
) -> DataFrame:
    """Why each member's score changed, a row for each member of both sides, lazily as Spark does:
    Spark joins them where column `id` of both is equal, and then each task splits the changes of its
    rows. Arguments and columns are those of ssi.changes(); points are as for score().

    id: a column that tells members apart. One that comes twice on a side gives more rows, as joins do;
        members of one side only, and those whose id is null, have none.

    Raises as score().
    """
    _check_points(points)
    if isinstance(keep, str):
        raise TypeError("keep is a list of names of columns, not one name")
    the_model = ssi.Model() if model is None else model
    first_model = the_model if model_before is None else model_before
    tomls = first_model.toml, the_model.toml
    signals = {*first_model.signals, *the_model.signals}
    first = _used(before, first_model, [id, *(n for n in before.columns if n in signals)])
    second = _used(after, the_model, [id, *keep, *(n for n in after.columns if n in signals)])
    options: dict[str, Any] = dict(
        keep=list(keep), points=points, allow_out_of_range=allow_out_of_range, threads=1)
    _changes.opened(_empty(first), _empty(second), model_before=first_model, model=the_model,
                    **options)
    names = first.columns, second.columns
    # By position: the sides have the same names, and Spark's join keeps both columns.
    left = first.toDF(*(f"before{i}" for i in range(len(names[0]))))
    right = second.toDF(*(f"after{i}" for i in range(len(names[1]))))
    same = left[f"before{names[0].index(id)}"] == right[f"after{names[1].index(id)}"]

    def run(batches: Iterator[Any]) -> Iterator[Any]:
        import pyarrow
        lefts, rights = itertools.tee(batches)
        sides = (_reader(_part(lefts, 0, names[0])),
                 _reader(_part(rights, len(names[0]), names[1])))
        if sides[0] is not None:
            yield from pyarrow.RecordBatchReader.from_stream(_changes.opened(
                *sides, model_before=_model(tomls[0]), model=_model(tomls[1]), **options))

    return left.join(right, same).mapInArrow(run, _change_type(after, keep, points))


def _part(batches: Iterator[Any], first: int, names: Sequence[str]) -> Iterator[Any]:
    """The columns of one side from the batches of both, under their own names."""
    import pyarrow
    for batch in batches:
        yield pyarrow.RecordBatch.from_arrays(
            batch.columns[first:first + len(names)], names=list(names))


def _change_type(df: DataFrame, keep: Sequence[str], points: str) -> Any:
    """The columns of changes."""
    from pyspark.sql import types as t
    names = ("before", "observation", "activity", "profile", "model", "after")
    return t.StructType([*(df.schema[name] for name in keep),
                         *(t.StructField(name, _number_type(points)) for name in names)])
