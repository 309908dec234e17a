# SPDX-License-Identifier: MIT
"""Table libraries that make the members' tables of the tests, and read the scores.

A producer makes a table of a dict of columns of Python's own values, with None for missing, and reads
whatever speaks the protocol into such a dict."""

from __future__ import annotations

import csv
import importlib
import tempfile
from typing import Any

import pytest


def _import(name: str) -> Any:
    try:
        return importlib.import_module(name)
    except ImportError:
        pytest.skip(f"{name} is not installed")


class PyArrow:
    def __init__(self) -> None:
        self.arrow = _import("pyarrow")

    def make(self, columns: dict[str, list]) -> Any:
        return self.arrow.table(columns)

    def read(self, table: Any) -> dict[str, list]:
        return self.arrow.table(table).to_pydict()


class Polars:
    def __init__(self) -> None:
        self.polars = _import("polars")

    def make(self, columns: dict[str, list]) -> Any:
        return self.polars.DataFrame(columns)

    def read(self, table: Any) -> dict[str, list]:
        return self.polars.DataFrame(table).to_dict(as_series=False)


class Pandas:
    """Integers with holes become floats with NaN, as they do in most programs."""

    def __init__(self) -> None:
        self.pandas = _import("pandas")
        _import("pyarrow")

    def make(self, columns: dict[str, list]) -> Any:
        return self.pandas.DataFrame(columns)

    def read(self, table: Any) -> dict[str, list]:
        if not isinstance(table, self.pandas.DataFrame):
            table = importlib.import_module("pyarrow").table(table).to_pandas()
        return {name: [None if value != value else value for value in table[name].tolist()]
                for name in table.columns}


class DuckDB:
    def __init__(self) -> None:
        self.duckdb = _import("duckdb")
        self.connection = self.duckdb.connect()

    def make(self, columns: dict[str, list]) -> Any:
        types = {name: "VARCHAR" if any(isinstance(v, str) for v in values) else "BIGINT"
                 for name, values in columns.items()}
        with tempfile.TemporaryDirectory() as folder:
            path = f"{folder}/members.csv"
            with open(path, "w", newline="", encoding="utf-8") as file:
                writer = csv.writer(file)
                writer.writerow(columns)
                writer.writerows(zip(*columns.values()))
            self.connection.execute(
                "create or replace table members as "
                f"from read_csv('{path}', header = true, columns = {types!r})")
        return self.connection.sql("from members")

    def read(self, table: Any) -> dict[str, list]:
        scores = table  # found by its name in the query
        relation = self.connection.sql("from scores")
        rows = relation.fetchall()
        return {name: [row[i] for row in rows] for i, name in enumerate(relation.columns)}


class NanoArrow:
    def __init__(self) -> None:
        self.nanoarrow = _import("nanoarrow")

    def make(self, columns: dict[str, list]) -> Any:
        na = self.nanoarrow

        def kind(values: list) -> Any:
            return na.string() if any(isinstance(v, str) for v in values) else na.int64()

        types = {name: kind(values) for name, values in columns.items()}
        rows = len(next(iter(columns.values())))
        children = [na.c_array(values, types[name]) for name, values in columns.items()]
        return na.c_array_from_buffers(na.struct(types), rows, [None], children=children)

    def read(self, table: Any) -> dict[str, list]:
        rows = self.nanoarrow.ArrayStream(table).read_all().to_pylist()
        return {name: [row[name] for row in rows] for name in rows[0]}


ALL = {"pyarrow": PyArrow, "polars": Polars, "pandas": Pandas, "duckdb": DuckDB,
       "nanoarrow": NanoArrow}
