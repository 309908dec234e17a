# SPDX-License-Identifier: MIT
"""Signals of activity logs as expressions of Spark's own: no Python runs on the workers."""

from __future__ import annotations

import datetime
import functools
import operator
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

import ssi

from ._arguments import day_of

if TYPE_CHECKING:
    from pyspark.sql import Column, DataFrame

_HIGHEST = 2**32 - 1
_DATE = (r"^(?!0000)\d{4}-\d{2}-\d{2}"
         r"([T ]([01]\d|2[0-3]):[0-5]\d(:([0-5]\d|60)(\.\d+)?)?(Z|[+-]([01]\d|2[0-3]):[0-5]\d)?)?\z")
_DATE_RULE = ("is not a date from 0001-01-01 to 9999-12-31, such as 2024-05-28 or "
              "2024-05-28T09:30:00Z")
_NUMBERS = ("tinyint", "smallint", "int", "bigint", "boolean", "float", "double", "decimal")


def _column(name: str) -> Column:
    from pyspark.sql import functions as f
    return f.col(f"`{name.replace('`', '``')}`")


def _type_of(df: DataFrame, name: str) -> str:
    """A type's name without its parameters."""
    found = [field for field in df.schema.fields if field.name == name]
    if len(found) > 1:
        raise ValueError(f"column '{name}' is there twice")
    return str(found[0].dataType.simpleString()).partition("(")[0]


def _refuse(name: str, value: Column, rule: str) -> Column:
    """An expression that fails the job, in the words of the other interfaces."""
    from pyspark.sql import functions as f
    shown = f.coalesce(value.cast("string"), f.lit(""))
    return f.raise_error(f.concat(f.lit(f"column '{name}': '"), shown, f.lit(f"' {rule}")))


def _any(conditions: Iterable[Column]) -> Column:
    return functools.reduce(operator.or_, conditions)


def _id(df: DataFrame, name: str, what: str) -> Column:
    """The ids of members, as texts."""
    if name not in df.columns:
        raise ValueError(f"the {what} has no column '{name}'")
    kind = _type_of(df, name)
    if kind not in ("string", "tinyint", "smallint", "int", "bigint"):
        raise ValueError(f"column '{name}' of the {what} is of {kind}: ids are texts or whole numbers")
    return _column(name).cast("string")


def _date(df: DataFrame) -> Column:
    """The dates of rows; null where there is none."""
    from pyspark.sql import functions as f
    kind = _type_of(df, "date")
    if kind == "string":
        text = _column("date")
        return f.when(text.rlike(_DATE), f.expr("try_cast(substring(`date`, 1, 10) as date)"))
    if kind not in ("date", "timestamp", "timestamp_ntz"):
        raise ValueError(f"column 'date' is of {kind}: dates are dates, timestamps or texts")
    return _column("date").cast("date")


def _whole(df: DataFrame, name: str) -> tuple[Column, Column]:
    """The values of a column as whole numbers, and whether one is there that is none."""
    from pyspark.sql import functions as f
    kind = _type_of(df, name)
    column = _column(name)
    if kind == "string":
        there = column.isNotNull() & (column != "")
        return (f.when(column.rlike(r"^0*\d{1,10}\z"), column.cast("bigint")),
                there & ~column.rlike(r"^0*\d{1,10}\z"))
    if kind not in _NUMBERS:
        raise ValueError(f"column '{name}' is of {kind}, which has no whole numbers: cast it")
    if kind in ("float", "double"):
        column = f.when(~f.isnan(column), column)
    if kind in ("float", "double", "decimal"):
        fits = (column >= 0) & (column <= _HIGHEST) & (column == f.floor(column))
        return f.when(fits, column.cast("bigint")), column.isNotNull() & ~fits
    return column.cast("bigint"), f.lit(False)


def _out_of_range(value: Column, highest: Column) -> Column:
    return (value < 0) | (value > highest)


def _text(df: DataFrame, name: str) -> Column:
    """An optional column of texts: null where there is nothing."""
    from pyspark.sql import functions as f
    if name not in df.columns:
        return f.lit(None).cast("string")
    text = _column(name).cast("string")
    return f.when(text != "", text)


def _rows(log: DataFrame, model: ssi.Model, id: str) -> DataFrame:
    """The rows of a log as id, day, signal, value, person and event, in which `day` has been checked
    with everything else of its row."""
    from pyspark.sql import functions as f
    for name in ("date", "signal"):
        if name not in log.columns:
            raise ValueError(f"the log has no column '{name}'")
    if _type_of(log, "signal") != "string":
        raise ValueError("column 'signal' has names of signals: cast it to string")
    catalogue = model.catalogue
    signal = _column("signal")
    is_flag = signal.isin([s["name"] for s in catalogue if s["kind"] == "flag"])
    needs_value = signal.isin([s["name"] for s in catalogue
                               if s["kind"] == "count" and s["scope"] == "state"])
    has_value = "value" in log.columns
    shown = _column("value") if has_value else f.lit("")
    given, is_bad = _whole(log, "value") if has_value else (f.lit(None).cast("bigint"), f.lit(False))
    member, day = _id(log, id, "log"), _date(log)
    checked = (
        f.when(f.coalesce(member, f.lit("")) == "", _refuse(id, member, "must not be empty"))
        .when(day.isNull() | (day < f.lit("0001-01-01").cast("date"))
              | (day > f.lit("9999-12-31").cast("date")), _refuse("date", _column("date"), _DATE_RULE))
        .when(~f.coalesce(signal.isin([s["name"] for s in catalogue]), f.lit(False)),
              _refuse("signal", signal, "is no signal of the model"))
        .when(is_flag & (is_bad | _out_of_range(f.coalesce(given, f.lit(1)), f.lit(1))),
              _refuse("value", shown, "is not 0 or 1"))
        .when(is_bad | _out_of_range(f.coalesce(given, f.lit(1)), f.lit(_HIGHEST)),
              _refuse("value", shown, f"is not a whole number from 0 to {_HIGHEST}"))
        .when(needs_value & given.isNull(),
              _refuse("signal", signal, "is a state that is counted: its value must not be empty"))
        .otherwise(day))
    return log.select(
        member.alias("id"), checked.alias("day"), signal.alias("signal"),
        f.coalesce(given, f.lit(1).cast("bigint")).alias("value"),
        _text(log, "person").alias("person"), _text(log, "event").alias("event"))


def _without_repeats(rows: DataFrame) -> DataFrame:
    """One row of each event of a member: Spark knows no first one, so the smallest."""
    from pyspark.sql import Window
    from pyspark.sql import functions as f
    of_event = Window.partitionBy("id", "event").orderBy("day", "signal", "value", "person")
    # All rows of a member are in one partition, so the groups need no other shuffle.
    numbered = rows.repartition("id").withColumn("number", f.row_number().over(of_event))
    return numbered.where(f.col("event").isNull() | (f.col("number") == 1)).drop("number")


def _aggregate(signal: dict[str, Any], first: datetime.date, last: datetime.date) -> Column:
    """The value of a signal over the rows of a member, those of the window or, for states, all up to
    its last day; of a state null where there is none."""
    from pyspark.sql import functions as f
    day, value = f.col("day"), f.col("value")
    own = f.col("signal").isin(signal["from"]) & (day <= f.lit(last))
    in_window = own & (day >= f.lit(first))
    counts = in_window & (value >= 1)
    if signal["aggregate"] == "last":
        return f.max(f.when(own, f.struct(day, value)))["value"]
    if signal["aggregate"] == "days":
        return f.size(f.collect_set(f.when(counts, day))).cast("bigint")
    if signal["aggregate"] == "people":
        return f.size(f.collect_set(f.when(counts, f.col("person")))).cast("bigint")
    return f.coalesce(f.sum(f.when(in_window, value)), f.lit(0).cast("bigint"))


def _is_there(signal: dict[str, Any], last: datetime.date) -> Column:
    """Whether a member has a row that makes the signal observed."""
    from pyspark.sql import functions as f
    own = f.col("signal").isin(signal["from"]) & (f.col("day") <= f.lit(last))
    return f.coalesce(f.max(own), f.lit(False))


def _is_tracked(signal: dict[str, Any]) -> Column:
    """Whether a log has a row, of whatever date, that makes the signal observed for everybody."""
    from pyspark.sql import functions as f
    own = f.col("signal").isin(signal["from"])
    if signal["aggregate"] == "people":
        own = own & f.col("person").isNotNull()
    return f.coalesce(f.max(own), f.lit(False))


def _is_of_log(signal: dict[str, Any]) -> bool:
    return bool(signal["scope"] == "window" and signal["observed"] == "log")


def _limited(value: Column, signal: dict[str, Any]) -> Column:
    from pyspark.sql import functions as f
    highest = f.lit(1 if signal["kind"] == "flag" else _HIGHEST).cast("bigint")
    return f.when(value > highest, highest).otherwise(value)


def _states(members: DataFrame, model: ssi.Model, id: str) -> DataFrame:
    """The member table as `id`, the used state signals by position, and its texts by position."""
    from pyspark.sql import Window
    from pyspark.sql import functions as f
    member = _id(members, id, "member table")
    once = f.count(f.lit(1)).over(Window.partitionBy(member)) == 1
    columns = [f.when(f.coalesce(member, f.lit("")) == "", _refuse(id, member, "must not be empty"))
               .when(~once, _refuse(id, member, "is not unique")).otherwise(member).alias("known")]
    for i, signal in enumerate(_used(model)):
        name = signal["name"]
        if signal["scope"] != "state" or name not in members.columns:
            continue
        value, is_bad = _whole(members, name)
        highest = 1 if signal["kind"] == "flag" else _HIGHEST
        rule = "is not 0 or 1" if highest == 1 else f"is not a whole number from 0 to {_HIGHEST}"
        columns.append(f.when(is_bad | _out_of_range(value, f.lit(highest)),
                              _refuse(name, _column(name), rule)).otherwise(value).alias(f"state{i}"))
    for i, name in enumerate(_texts(members, model, id)):
        columns.append(_column(name).alias(f"text{i}"))
    return members.select(*columns)


def _used(model: ssi.Model) -> list[dict[str, Any]]:
    return [signal for signal in model.catalogue if signal["is_used"]]


def _texts(members: DataFrame, model: ssi.Model, id: str) -> list[str]:
    """The columns of the member table that are no signals."""
    signals = {signal["name"] for signal in model.catalogue}
    return [name for name in members.columns if name != id and name not in signals]


def _of_known(found: DataFrame, known: DataFrame, id: str) -> DataFrame:
    """The groups of the members of a member table; others are refused."""
    from pyspark.sql import functions as f
    both = found.join(known, found["id"] == known["known"], "full_outer")
    member = f.when(f.col("known").isNull(), _refuse(id, f.col("id"), "is not the id of a known member")
                    ).otherwise(f.col("known"))
    return both.where(member.isNotNull()).drop("id").withColumnRenamed("known", "id")


def _check_tracks(tracks: Sequence[str], model: ssi.Model) -> None:
    if isinstance(tracks, str):
        raise TypeError("tracks is a list of names of signals, not one name")
    known = {s["name"] for s in model.catalogue if _is_of_log(s)}
    for name in tracks:
        if name not in known:
            raise ValueError(f"'{name}' is no window signal that is observed from the log")


def _values(df: DataFrame, model: ssi.Model, tracks: Sequence[str]) -> list[Column]:
    """The used signals of a table of their aggregates."""
    from pyspark.sql import functions as f
    result = []
    for i, signal in enumerate(_used(model)):
        value = f.col(f"value{i}")
        if signal["scope"] == "state":
            if f"state{i}" in df.columns:
                value = f.coalesce(value, f.col(f"state{i}"))
        elif signal["observed"] == "member":
            value = f.when(f.col(f"there{i}"), value)
        else:
            value = f.coalesce(value, f.lit(0).cast("bigint"))
            if signal["name"] not in tracks:
                value = f.when(f.col(f"tracked{i}"), value)
        result.append(_limited(value, signal).alias(signal["name"]))
    return result


def signals(
    log: DataFrame,
    on: str | datetime.date,
    *,
    members: DataFrame | None = None,
    model: ssi.Model | None = None,
    tracks: Sequence[str] = (),
    id: str = "member_id",
) -> DataFrame:
    """The signals of members on a day, from an activity log: a member table, which score() takes.

    log: a row for each thing that happened, or new state: the columns `member_id`, `date`, `signal`,
        and perhaps `value`, `person` and `event`; others are not read. Dates are dates, timestamps
        (of which the date in the session's time zone counts) or texts such as 2024-05-28.
    on: the day, as a date or such a text.
    members: a member table: these members and no others, and what their states were before the log.
        Its columns that are no signals come last, as they are.
    model: the standard one by default. It gives the rules and the window.
    tracks: names of window signals that the log covers even if no row names them.
    id: the name of the column of ids, of the log and of the member table; ids become texts.

    It is lazy: one group per member by Spark's own aggregates, and a pass over the log for what it
    tracks. A table has no order: where one date has several rows of a state, the greatest value is
    taken; of a member's rows with the same event one is, that of the earliest date, then with the
    smallest signal, value and person. Members come in no order.

    Raises ValueError here for columns and arguments that do not fit. A value that cannot be fails the
    job, with our words in Spark's exception.
    """
    from pyspark.sql import functions as f
    the_model = ssi.Model() if model is None else model
    _check_tracks(tracks, the_model)
    last = day_of(on)
    first = datetime.date.fromordinal(max(last.toordinal() - the_model.window_days + 1, 1))
    used = _used(the_model)
    rows = _rows(log, the_model, id).where(f.col("day").isNotNull())  # so that all are checked
    if "event" in log.columns:
        rows = _without_repeats(rows)
    aggregates = [_aggregate(s, first, last).alias(f"value{i}") for i, s in enumerate(used)]
    aggregates += [_is_there(s, last).alias(f"there{i}") for i, s in enumerate(used)
                   if s["observed"] == "member"]
    found = rows.groupBy("id").agg(f.min("day").alias("first"), *aggregates)
    texts: list[str] = []
    if members is None:
        found = found.where(f.col("first") <= f.lit(last))
    else:
        texts = _texts(members, the_model, id)
        found = _of_known(found, _states(members, the_model, id), id)
    asked = [(i, s) for i, s in enumerate(used) if _is_of_log(s) and s["name"] not in tracks]
    if asked:
        tracked = rows.agg(*[_is_tracked(s).alias(f"tracked{i}") for i, s in asked])
        found = found.crossJoin(f.broadcast(tracked))
    return found.select(
        f.col("id").alias(id), *_values(found, the_model, tracks),
        *[f.col(f"text{i}").alias(name) for i, name in enumerate(texts)])
