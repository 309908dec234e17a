# SPDX-License-Identifier: MIT
"""The libraries whose tables come in and go out."""

from __future__ import annotations

from typing import Any

from ._streams import Table


def kind_of(members: Any) -> str:
    """The library whose table it is, of those that score() gives tables back to."""
    if isinstance(members, dict):
        return "pyarrow"
    modules = (base.__module__.partition(".")[0].lstrip("_") for base in type(members).__mro__)
    known = ("polars", "pandas", "pyarrow", "duckdb")
    return next((module for module in modules if module in known), "")


def readable(members: Any) -> Any:
    """Members as something to read a stream from."""
    if isinstance(members, dict):
        import pyarrow
        return pyarrow.table(members)
    if kind_of(members) == "duckdb" and hasattr(members, "to_arrow_table"):
        # Not lazily: a query that reads the scores on the same connection would wait for this one.
        return members.to_arrow_table()
    return members


def like(members: Any, result: Table) -> Any:
    """A table of the kind that the members came in, row by row."""
    made = table_like(members, result)
    return made.set_axis(members.index) if kind_of(members) == "pandas" else made


def table_like(sample: Any, result: Table) -> Any:
    """A table of the kind of another, with rows of its own."""
    kind = kind_of(sample)
    if kind == "polars":
        import polars
        return polars.DataFrame(result)
    if kind == "pandas":
        import pyarrow
        return pyarrow.table(result).to_pandas()
    if kind in ("pyarrow", "duckdb"):
        import pyarrow
        return pyarrow.table(result)
    return result
