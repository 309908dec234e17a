# SPDX-License-Identifier: MIT
"""ClickHouse, embedded (chdb): the model as SQL, its expressions compiled to machine code.

- score/formula: logarithms and arithmetic
- score/tables: a term of one count indexes a constant array of its points
- rank/windows: one window by total in each industry
- rank/counts: count the members with each total, accumulate, join back
"""

from __future__ import annotations

import math
import tempfile
from pathlib import Path
from typing import Any

import numpy as np
from chdb import session

from engine import MINIMUM_COHORT, Job, Table
from model import Term

WINDOWS = """
  select {columns}, toInt64(rank() over best) as rank, toInt64(count() over best) as not_below,
         toInt64(count() over (partition by industry)) as n
  from {source}
  window best as (partition by industry order by total desc)"""

COUNTS = """
  select {columns}, rank, not_below, n
  from {source} as source
  inner join (
    select industry, total, toInt64(sum(members) over best) as not_below,
           not_below - toInt64(members) + 1 as rank,
           toInt64(sum(members) over (partition by industry)) as n
    from (select industry, total, count() as members from {source} group by industry, total)
    window best as (partition by industry order by total desc)
  ) as standing using (industry, total)"""

STANDINGS = {"windows": WINDOWS, "counts": COUNTS}

# 100 * (below + equal / 2) / n in hundredths, half up, where 2 * below + equal is
# 2 * n - not_below - (rank - 1).
PERCENTILE = "intDiv(10000 * (2 * n - not_below - rank + 1) + n, 2 * n)"


class ClickHouse:
    def __init__(self, table: Table, threads: int) -> None:
        self._table = table
        self._folder = tempfile.TemporaryDirectory()
        self._session = session.Session(self._folder.name)
        self._settings = (
            f"settings max_threads = {threads}, max_insert_threads = {threads}, "
            "compile_expressions = 1, min_count_to_compile_expression = 0"
        )
        self._query("create database bench")
        self._query("use bench")

    def score(self, variant: str) -> Job:
        signals = [f"{signal} {self._type(signal, 16)}" for signal in self._table.model.signals]
        types = ", ".join(["member UInt32", *signals])
        self._load("members", self._table.members_parquet, types)
        columns = {name: 16 for name in self._table.model.names}
        return self._job("scores", columns, self._scores(variant, "member, ", "members"))

    def rank(self, variant: str) -> Job:
        types = "member UInt32, industry UInt16, total UInt16"
        self._load("totals", self._table.totals_parquet, types)
        standings = STANDINGS[variant].format(columns="member", source="totals")
        columns = {"rank": 32, "percentile": 16}
        query = f"select member, rank, {PERCENTILE} as percentile from ({standings})"
        return self._job("ranks", columns, query)

    def columns(self, result: Any) -> list[np.ndarray]:
        name, columns = result
        query = f"select {', '.join(columns)} from {name} order by member"
        row = np.dtype([(column, f"u{bits // 8}") for column, bits in columns.items()])
        rows = np.frombuffer(self._query(query, "RowBinary").bytes(), row)
        return [rows[column] for column in columns]

    def csv(self, variant: str, target: Path) -> None:
        names = (*self._table.model.names, "coverage")
        standings = STANDINGS[variant].format(
            columns=f"member_id, {', '.join(names)}", source="scores"
        )
        columns = f"member_id, industry, {self._coverage()} as coverage, "
        scores = self._scores("tables", columns, self._csv_source())
        points = [f"{_decimal(name)} as {name}" for name in names]
        reported = f"n >= {MINIMUM_COHORT}"
        self._create("scores", self._score_types())
        self._query(f"insert into scores {scores} {self._settings}")
        self._query(f"""
            insert into function file('{target}', 'CSVWithNames')
            select member_id, {', '.join(points)},
                   if({reported}, rank, null) as industry_rank,
                   if({reported}, {_decimal(PERCENTILE)}, null) as industry_percentile,
                   if({reported}, intDiv(100 * rank + n - 1, n), null) as industry_top_percent
            from ({standings}) {self._settings}, format_csv_null_representation = '',
              output_format_decimal_trailing_zeros = 1, engine_file_truncate_on_insert = 1""")

    def _query(self, sql: str, form: str = "CSV") -> Any:
        return self._session.query(sql, form)

    def _load(self, name: str, parquet: Path, types: str) -> None:
        if str(self._query(f"exists table {name}")).strip() == "1":
            return
        self._create(name, types)
        self._query(f"insert into {name} select * from file('{parquet}', Parquet)")

    def _create(self, name: str, types: str) -> None:
        self._query(f"drop table if exists {name}")
        self._query(f"create table {name} ({types}) engine = Memory")

    def _job(self, name: str, columns: dict[str, int], query: str) -> Job:
        """A query whose result fills a table with `columns` of so many bits."""
        types = [f"{column} UInt{bits}" for column, bits in columns.items()]

        def job() -> tuple[str, dict[str, int]]:
            self._create(name, ", ".join(["member UInt32", *types]))
            self._query(f"insert into {name} {query} {self._settings}")
            return name, columns

        return job

    def _scores(self, variant: str, columns: str, source: str) -> str:
        term = self._formula if variant == "formula" else self._looked_up
        competencies = self._table.model.competencies
        points = [
            f"toUInt16(least(greatest({_sum(competency.terms, term)}, 0), {competency.maximum}))"
            f" as {competency.name}"
            for competency in competencies
        ]
        total = " + ".join(competency.name for competency in competencies)
        return f"select {columns}{', '.join(points)}, toUInt16({total}) as total from {source}"

    def _formula(self, term: Term) -> str:
        if term.input == "ratio":
            return self._ratio(term)
        size = abs(term.points)
        x = self._count(term)
        if term.curve == "log":
            factor = size / math.log1p(term.full)
            return f"toInt16(least(log({x} + 1.0) * {factor!r}, {size}.0) + 0.5)"
        if size % term.full == 0:
            return f"least({x}, {int(term.full)}) * {int(size // term.full)}"
        return f"toInt16(least({x} * {size}.0 / {term.full} + 0.5, {size}.0))"

    def _looked_up(self, term: Term) -> str:
        if term.input == "ratio":
            return self._ratio(term)
        points = [abs(points) for points in term.table()]
        return f"{points}[least({self._count(term)}, {len(points) - 1}) + 1]"

    def _count(self, term: Term) -> str:
        if term.input == "difference":
            a, b = term.signals
            return f"if({a} > {b}, {a} - {b}, 0)"
        return self._value(term.signals[0])

    def _ratio(self, term: Term) -> str:
        a, b = (self._value(signal) for signal in term.signals)
        size = abs(term.points)
        share = f"{size}.0 * {a} / (({b} + {float(term.prior)}) * {float(term.full)})"
        return f"toInt16(least({share} + 0.5, {size}.0))"

    def _value(self, signal: str) -> str:
        return f"ifNull({signal}, 0)" if signal in self._table.nullable else signal

    def _coverage(self) -> str:
        terms = [term for term in self._table.model.terms if term.points > 0]
        everything = sum(term.points for term in terms)
        observed = str(everything)
        for term in terms:
            missing = [f"isNull({s})" for s in term.signals if s in self._table.nullable]
            if missing:
                observed += f" - if({' or '.join(missing)}, {term.points}, 0)"
        return f"intDiv(20000 * ({observed}) + {everything}, {2 * everything})"

    def _csv_source(self) -> str:
        with self._table.members_csv.open() as file:
            header = file.readline().rstrip("\n").split(",")
        text = ("member_id", "industry")
        types = [f"{name} {'String' if name in text else self._type(name, 32)}" for name in header]
        return f"file('{self._table.members_csv}', CSVWithNames, '{', '.join(types)}')"

    def _type(self, signal: str, bits: int) -> str:
        """A type that may be null is slower: only where something is missing."""
        return f"Nullable(UInt{bits})" if signal in self._table.nullable else f"UInt{bits}"

    def _score_types(self) -> str:
        points = [f"{name} UInt16" for name in ("coverage", *self._table.model.names)]
        return ", ".join(["member_id String", "industry String", *points])


def _sum(terms: tuple[Term, ...], points: Any) -> str:
    result = " + ".join(points(term) for term in terms if term.points > 0)
    return result + "".join(f" - {points(term)}" for term in terms if term.points < 0)


def _decimal(hundredths: str) -> str:
    """The SQL of a number of hundredths as a decimal number."""
    return f"toDecimal64({hundredths}, 2) / 100"
