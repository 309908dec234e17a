# SPDX-License-Identifier: MIT
"""Polars: the model as expressions, on the streaming engine, which is the faster one here.

- score/formula: logarithms and arithmetic
- score/tables: a term of one count gathers from a series of its points
- rank/windows: rank and lengths over groups
- rank/counts: count the members with each total, accumulate, join back
"""

from __future__ import annotations

import math
import operator
from collections.abc import Callable
from functools import reduce
from pathlib import Path
from typing import Any

import numpy as np
import polars as pl

from engine import MINIMUM_COHORT, Job, Table
from model import Competency, Term

LARGEST = 2**16 - 1  # of a count in memory


class Polars:
    def __init__(self, table: Table, threads: int) -> None:
        if pl.thread_pool_size() != threads:
            raise ValueError(f"Polars has {pl.thread_pool_size()} threads, not {threads}")
        self._table = table

    def score(self, variant: str) -> Job:
        members = pl.read_parquet(self._table.members_parquet).rechunk()
        query = self._scores(members.lazy(), variant, LARGEST)
        return lambda: query.select(self._table.model.names).collect(engine="streaming")

    def rank(self, variant: str) -> Job:
        totals = pl.read_parquet(self._table.totals_parquet).rechunk()
        query = _standings(totals.lazy(), variant).select(
            pl.col("rank").cast(pl.UInt32), percentile=_percentile().cast(pl.UInt16)
        )
        return lambda: query.collect(engine="streaming")

    def columns(self, result: Any) -> list[np.ndarray]:
        return [column.to_numpy() for column in result.get_columns()]

    def csv(self, variant: str, target: Path) -> None:
        model = self._table.model
        types = {signal: pl.UInt32 for signal in model.signals}
        members = pl.scan_csv(self._table.members_csv, schema_overrides=types)
        scores = self._scores(members, "tables", None).with_columns(coverage=self._coverage())
        reported = pl.col("n") >= MINIMUM_COHORT
        rank, n = pl.col("rank"), pl.col("n")
        _standings(scores, variant).select(
            "member_id",
            *(pl.col(name) / 100 for name in (*model.names, "coverage")),
            industry_rank=pl.when(reported).then(rank),
            industry_percentile=pl.when(reported).then(_percentile() / 100),
            industry_top_percent=pl.when(reported).then((100 * rank + n - 1) // n),
        ).sink_csv(target, float_precision=2, engine="streaming")

    def _scores(self, members: pl.LazyFrame, variant: str, largest: int | None) -> pl.LazyFrame:
        """Adds the points, of counts up to `largest`, to the members."""
        points = {
            "formula": self._formula,
            "tables": lambda term: self._looked_up(term, largest),
        }[variant]
        competencies = self._table.model.competencies
        return members.with_columns(
            _competency(competency, points) for competency in competencies
        ).with_columns(total=sum(pl.col(competency.name) for competency in competencies))

    def _formula(self, term: Term) -> pl.Expr:
        if term.input == "ratio":
            return self._ratio(term)
        size = abs(term.points)
        x = self._difference(term) if term.input == "difference" else self._value(term.signals[0])
        if term.curve == "log":
            logarithm = (x.cast(pl.Float64) + 1).log() * (size / math.log1p(term.full))
            return (logarithm + 0.5).clip(upper_bound=size + 0.5).cast(pl.Int16)
        if size % term.full == 0:
            return x.clip(upper_bound=int(term.full)).cast(pl.Int16) * int(size // term.full)
        return (x * float(size) / term.full + 0.5).clip(upper_bound=size).cast(pl.Int16)

    def _looked_up(self, term: Term, largest: int | None) -> pl.Expr:
        if term.input == "ratio":
            return self._ratio(term)
        x = self._difference(term) if term.input == "difference" else self._value(term.signals[0])
        points = [abs(points) for points in term.table()]
        if largest is None:
            x = x.clip(upper_bound=len(points) - 1)
        else:
            points += points[-1:] * (largest + 1 - len(points))
        return pl.lit(pl.Series(points, dtype=pl.Int16)).gather(x)

    def _ratio(self, term: Term) -> pl.Expr:
        a, b = (self._value(signal) for signal in term.signals)
        size = abs(term.points)
        share = a * float(size) / ((b + float(term.prior)) * float(term.full))
        return (share + 0.5).clip(upper_bound=size).cast(pl.Int16)

    def _difference(self, term: Term) -> pl.Expr:
        a, b = (self._value(signal) for signal in term.signals)
        return pl.when(a > b).then(a - b).otherwise(0)

    def _value(self, signal: str) -> pl.Expr:
        column = pl.col(signal)
        return column.fill_null(0) if signal in self._table.nullable else column

    def _coverage(self) -> pl.Expr:
        terms = [term for term in self._table.model.terms if term.points > 0]
        everything = sum(term.points for term in terms)
        observed = pl.lit(everything)
        for term in terms:
            missing = [pl.col(s).is_null() for s in term.signals if s in self._table.nullable]
            if missing:
                observed -= pl.any_horizontal(missing).cast(pl.Int32) * term.points
        return (20000 * observed + everything) // (2 * everything)


def _competency(competency: Competency, points: Callable[[Term], pl.Expr]) -> pl.Expr:
    gains = [points(term) for term in competency.terms if term.points > 0]
    penalties = [points(term) for term in competency.terms if term.points < 0]
    result = reduce(operator.sub, penalties, reduce(operator.add, gains))
    return result.clip(0, competency.maximum).cast(pl.UInt16).alias(competency.name)


def _standings(members: pl.LazyFrame, variant: str) -> pl.LazyFrame:
    """Adds rank, the number of members not below (`not_below`) and of members (`n`)."""
    if variant == "windows":
        return members.with_columns(
            rank=pl.col("total").rank("min", descending=True).over("industry").cast(pl.Int64),
            not_below=pl.col("total").rank("max", descending=True).over("industry").cast(pl.Int64),
            n=pl.len().over("industry").cast(pl.Int64),
        )
    count = pl.col("equal").cast(pl.Int64)
    standings = (
        members.group_by("industry", "total")
        .agg(equal=pl.len())
        .with_columns(
            not_below=count.cum_sum().over("industry", order_by="total", descending=True),
            n=count.sum().over("industry"),
        )
        .with_columns(rank=pl.col("not_below") - count + 1)
    )
    return members.join(standings, on=["industry", "total"], how="left", maintain_order="left")


def _percentile() -> pl.Expr:
    """100 * (below + equal / 2) / n in hundredths, half up."""
    n, rank, not_below = pl.col("n"), pl.col("rank"), pl.col("not_below")
    return (10000 * (2 * n - not_below - rank + 1) + n) // (2 * n)
