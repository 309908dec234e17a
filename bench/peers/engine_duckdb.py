# SPDX-License-Identifier: MIT
"""DuckDB: the model as SQL.

- score/plain: as one writes it first, with least, greatest and floor
- score/formula: the same formulas as CASE expressions, so that only members who have done something
  and have not yet reached full marks need a logarithm, and small integers stay small
- score/tables: a term of one count is a join with a table of its points, a perfect hash join
- rank/windows: one window by total in each industry
- rank/counts: count the members with each total, accumulate, join back
"""

from __future__ import annotations

import math
from pathlib import Path
from typing import Any

import duckdb
import numpy as np

from engine import MINIMUM_COHORT, Job, Table
from model import Term

WINDOWS = """
  select {columns}, rank() over best as rank,
         count(*) over best as not_below,
         count(*) over (best rows between unbounded preceding and unbounded following) as n
  from {source}
  window best as (partition by industry order by total desc)"""

COUNTS = """
  with equal as (select industry, total, count(*) as members from {source} group by all),
       standing as (select industry, total, sum(members) over best as not_below,
                           not_below - members + 1 as rank,
                           sum(members) over (partition by industry) as n
                    from equal window best as (partition by industry order by total desc))
  select {columns}, rank, not_below, n from {source} join standing using (industry, total)"""

STANDINGS = {"windows": WINDOWS, "counts": COUNTS}

# 100 * (below + equal / 2) / n in hundredths, half up, where 2 * below + equal is
# 2 * n - not_below - (rank - 1).
PERCENTILE = "(10000 * (2 * n - not_below - rank + 1) + n) // (2 * n)"


class DuckDb:
    def __init__(self, table: Table, threads: int) -> None:
        self._table = table
        self._connection = duckdb.connect(config={"threads": threads})
        self._connection.execute("set preserve_insertion_order = true")

    def score(self, variant: str) -> Job:
        self._load("members", self._table.members_parquet)
        source = "members"
        columns = ""
        if variant == "tables":
            source += self._joins()
            columns = "member, "  # joins keep no order
        return self._job(self._scores(variant, columns, source))

    def rank(self, variant: str) -> Job:
        self._load("totals", self._table.totals_parquet)
        standings = STANDINGS[variant].format(columns="member", source="totals")
        return self._job(
            f"select member, rank::uinteger as rank, ({PERCENTILE})::usmallint as percentile "
            f"from ({standings})"
        )

    def columns(self, result: Any) -> list[np.ndarray]:
        columns = dict(result)
        if "member" not in columns:
            return list(columns.values())
        order = np.argsort(columns.pop("member"))
        return [column[order] for column in columns.values()]

    def csv(self, variant: str, target: Path) -> None:
        self._connection.execute("set preserve_insertion_order = false")
        names = self._table.model.names
        standings = STANDINGS[variant].format(
            columns=f"member_id, {', '.join(names)}, coverage", source="scores"
        )
        source = self._csv_source()
        scores = self._scores("formula", f"member_id, industry, {self._coverage()}, ", source)
        points = [f"{_decimal(name)} as {name}" for name in (*names, "coverage")]
        reported = f"n >= {MINIMUM_COHORT}"
        self._connection.execute(f"""
            copy (
              with scores as materialized ({scores})
              select member_id, {', '.join(points)},
                     case when {reported} then rank end as industry_rank,
                     case when {reported} then {_decimal(PERCENTILE)} end as industry_percentile,
                     case when {reported} then (100 * rank + n - 1) // n end
                       as industry_top_percent
              from ({standings}))
            to '{target}' (format csv, header)""")

    def _load(self, name: str, parquet: Path) -> None:
        self._connection.execute(
            f"create table if not exists {name} as select * from '{parquet}' order by member"
        )

    def _job(self, query: str) -> Job:
        name = f"job_{abs(hash(query))}"
        self._connection.execute(f"prepare {name} as {query}")
        return lambda: self._connection.execute(f"execute {name}").fetchnumpy()

    def _scores(self, variant: str, columns: str, source: str) -> str:
        term = {
            "plain": self._plain,
            "formula": self._formula,
            "tables": self._looked_up,
        }[variant]
        competencies = self._table.model.competencies
        points = [
            f"least(greatest({_sum(competency.terms, term)}, 0), {competency.maximum})::usmallint"
            f" as {competency.name}"
            for competency in competencies
        ]
        total = " + ".join(competency.name for competency in competencies)
        return f"select {columns}{', '.join(points)}, ({total})::usmallint as total from {source}"

    def _plain(self, term: Term) -> str:
        size = abs(term.points)
        if term.input == "ratio":
            return self._ratio(term)
        if term.input == "difference":
            a, b = term.signals
            x = f"greatest({a}::integer - {b}::integer, 0)"
        else:
            x = self._value(term.signals[0])
        if term.curve == "log":
            share = f"least(1.0, ln(1e0 + {x}) / ln(1e0 + {term.full}))"
            return f"floor({size} * {share} + 0.5)"
        return f"least({size}, floor({size}e0 * {x} / {term.full} + 0.5))"

    def _formula(self, term: Term) -> str:
        if term.input == "ratio":
            return self._ratio(term)
        size = abs(term.points)
        if term.input == "difference":
            a, b = term.signals
            zero = f"{a} <= {b}"
            x = f"({a} - {b})"
        else:
            x = term.signals[0]
            zero = f"{x} = 0" if x not in self._table.nullable else f"{x} is null or {x} = 0"
        if term.full == 1:
            return f"case when {zero} then 0 else {size} end"
        if term.curve == "log":
            # Casting rounds to nearest, and no value is near a half.
            between = f"(ln(1e0 + {x}) * {size / math.log1p(term.full)!r})::smallint"
        elif size % term.full == 0:
            between = f"{int(size // term.full)} * {x}"
        else:
            between = f"floor({size}e0 * {x} / {term.full} + 0.5)::smallint"
        return f"case when {zero} then 0 when {x} >= {term.full} then {size} else {between} end"

    def _looked_up(self, term: Term) -> str:
        return self._ratio(term) if term.input == "ratio" else f"points_{term.name}.points"

    def _joins(self) -> str:
        """Creates the tables of points and returns the joins with them."""
        result = ""
        for term in self._table.model.terms:
            if term.input == "ratio":
                continue
            name = f"points_{term.name}"
            points = [abs(points) for points in term.table()]
            self._connection.execute(
                f"create table if not exists {name} as select range::usmallint as count, "
                f"({points})[least(range, {len(points) - 1}) + 1]::smallint as points "
                "from range(65536)"
            )
            result += f" join {name} on {name}.count = {self._key(term)}"
        return result

    def _key(self, term: Term) -> str:
        if term.input == "difference":
            a, b = term.signals
            return f"case when {a} > {b} then {a} - {b} else 0::usmallint end"
        return self._value(term.signals[0], "0::usmallint")

    def _ratio(self, term: Term) -> str:
        a, b = (self._value(signal) for signal in term.signals)
        size = abs(term.points)
        share = f"{size}e0 * {a} / (({b} + {term.prior}e0) * {float(term.full)}e0)"
        return f"floor(least({share} + 0.5e0, {size}.5e0))"

    def _value(self, signal: str, zero: str = "0") -> str:
        if signal not in self._table.nullable:
            return signal
        return f"case when {signal} is null then {zero} else {signal} end"

    def _coverage(self) -> str:
        terms = [term for term in self._table.model.terms if term.points > 0]
        everything = sum(term.points for term in terms)
        observed = str(everything)
        for term in terms:
            missing = [f"{s} is null" for s in term.signals if s in self._table.nullable]
            if missing:
                observed += f" - case when {' or '.join(missing)} then {term.points} else 0 end"
        return f"(20000 * ({observed}) + {everything}) // {2 * everything} as coverage"

    def _csv_source(self) -> str:
        with self._table.members_csv.open() as file:
            header = file.readline().rstrip("\n").split(",")
        text = ("member_id", "industry")
        types = {name: "VARCHAR" if name in text else "UINTEGER" for name in header}
        return f"read_csv('{self._table.members_csv}', header = true, columns = {types})"


def _sum(terms: tuple[Term, ...], points: Any) -> str:
    result = " + ".join(f"({points(term)})" for term in terms if term.points > 0)
    return result + "".join(f" - ({points(term)})" for term in terms if term.points < 0)


def _decimal(hundredths: str) -> str:
    """The SQL of a number of hundredths as a decimal number."""
    return f"({hundredths})::decimal(7, 0) * 0.01"
