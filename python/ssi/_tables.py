# SPDX-License-Identifier: MIT
"""Files of tables for `python -m ssi`, by pyarrow or by DuckDB, whichever is installed."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from typing import Any, Protocol

_FORMATS = {".parquet": "parquet", ".pq": "parquet", ".csv": "csv", ".arrow": "arrow",
            ".feather": "arrow"}
_MISSING = ["", "NA", "N/A", "NULL", "null", "NaN", "nan"]


class NoLibrary(Exception):
    """Neither pyarrow nor DuckDB is installed, or not the one that it takes."""


class Library(Protocol):
    """What reads and writes the files."""

    def columns(self, paths: Sequence[str], kind: str) -> list[str]:
        """The names of the columns."""

    def open(self, paths: Sequence[str], kind: str, columns: Sequence[str],
             texts: Sequence[str]) -> Any:
        """A capsule of a stream of some columns, of which `texts` are texts in CSV, too."""

    def write(self, table: Any, path: str, kind: str) -> int:
        """Writes what has __arrow_c_stream__(), batch by batch. Returns its number of rows."""


def format_of(path: str) -> str:
    """The format that a name's extension says, or ""."""
    return _FORMATS.get(os.path.splitext(path)[1].lower(), "")


def _files(path: str) -> list[str]:
    """The files of a folder, as Spark leaves one; or the one file."""
    if not os.path.isdir(path):
        return [path]
    return sorted(os.path.join(folder, name) for folder, _, names in os.walk(path)
                  for name in names if format_of(name) and not name.startswith(("_", ".")))


class PyArrow:
    def __init__(self) -> None:
        import pyarrow
        import pyarrow.dataset
        self._pa = pyarrow

    def _dataset(self, paths: Sequence[str], kind: str, texts: Sequence[str] = ()) -> Any:
        ds = self._pa.dataset
        if kind == "csv":
            from pyarrow import csv
            convert = csv.ConvertOptions(
                column_types={name: self._pa.string() for name in texts}, null_values=_MISSING,
                strings_can_be_null=True)
            return ds.dataset(list(paths), format=ds.CsvFileFormat(convert_options=convert))
        return ds.dataset(list(paths), format=kind)

    def columns(self, paths: Sequence[str], kind: str) -> list[str]:
        return list(self._dataset(paths, kind).schema.names)

    def open(self, paths: Sequence[str], kind: str, columns: Sequence[str],
             texts: Sequence[str]) -> Any:
        scanner = self._dataset(paths, kind, texts).scanner(columns=list(columns),
                                                            batch_size=1 << 17)
        return scanner.to_reader().__arrow_c_stream__()

    def write(self, table: Any, path: str, kind: str) -> int:
        batches = self._pa.RecordBatchReader.from_stream(table)
        rows = 0
        if kind == "parquet":
            from pyarrow import parquet
            with parquet.ParquetWriter(path, batches.schema) as writer:
                for batch in batches:
                    writer.write_batch(batch)
                    rows += batch.num_rows
            return rows
        from pyarrow import csv
        schema = self._flat(batches.schema.empty_table().to_batches(), batches.schema).schema
        with csv.CSVWriter(path, schema) as csv_writer:
            for batch in batches:
                csv_writer.write_table(self._flat([batch], batches.schema))
                rows += batch.num_rows
        return rows

    def _flat(self, batches: Sequence[Any], schema: Any) -> Any:
        """A table of what CSV can hold: names of badges with spaces between them."""
        import pyarrow.compute as pc
        table = self._pa.Table.from_batches(batches, schema)
        for i, field in enumerate(schema):
            column = table.column(i)
            if self._pa.types.is_dictionary(field.type):
                table = table.set_column(i, field.name, column.cast(self._pa.string()))
            elif self._pa.types.is_list(field.type):
                table = table.set_column(i, field.name, pc.binary_join(column, " "))
        return table


class DuckDB:
    def __init__(self) -> None:
        import duckdb
        self._duckdb = duckdb

    def _query(self, paths: Sequence[str], kind: str, texts: Sequence[str] = ()) -> str:
        names = "[" + ", ".join("'" + path.replace("'", "''") + "'" for path in paths) + "]"
        if kind == "parquet":
            return f"from read_parquet({names})"
        if kind == "arrow":
            raise NoLibrary("files of Arrow take pyarrow: pip install pyarrow")
        types = ", ".join(_quoted(name, "'") + ": 'VARCHAR'" for name in dict.fromkeys(texts))
        missing = ", ".join(f"'{word}'" for word in _MISSING)
        return (f"from read_csv({names}, header = true, nullstr = [{missing}]"
                + (f", types = {{{types}}}" if types else "") + ")")

    def columns(self, paths: Sequence[str], kind: str) -> list[str]:
        return list(self._duckdb.connect().sql(self._query(paths, kind)).columns)

    def open(self, paths: Sequence[str], kind: str, columns: Sequence[str],
             texts: Sequence[str]) -> Any:
        # On a connection of its own: the one that writes waits for this.
        chosen = ", ".join(_quoted(name, '"') for name in columns)
        relation = self._duckdb.connect().sql(
            f"select {chosen} {self._query(paths, kind, texts)}")
        return relation.__arrow_c_stream__()

    def write(self, table: Any, path: str, kind: str) -> int:
        connection = self._duckdb.connect()
        table_to_write = table  # found by its name in the query
        chosen = "*"
        if kind == "csv" and "badges" in connection.sql("from table_to_write").columns:
            chosen = "* replace (array_to_string(badges, ' ') as badges)"
        options = "format parquet" if kind == "parquet" else "format csv, header"
        result = connection.execute(
            f"copy (select {chosen} from table_to_write) to {_quoted(path, chr(39))} ({options})")
        del table_to_write
        row = result.fetchone()
        return int(row[0]) if row else 0


def _quoted(name: str, quote: str) -> str:
    return quote + name.replace(quote, quote * 2) + quote


class _Members:
    """Some columns of files, read anew each time."""

    def __init__(self, open_: Callable[[], Any]) -> None:
        self._open = open_

    def __arrow_c_stream__(self, requested_schema: Any = None) -> Any:
        return self._open()


class Files:
    """Files of members."""

    def __init__(self, paths: Sequence[str], library: Library | None = None) -> None:
        """Raises NoLibrary, ValueError for files of no known format, and what the library does."""
        self._paths = [file for path in paths for file in _files(path)]
        kinds = {format_of(path) for path in self._paths}
        if len(kinds) != 1 or "" in kinds:
            raise ValueError("members come in files of one format, .parquet, .csv or .arrow")
        self._kind = kinds.pop()
        self.library: Library = library if library is not None else installed()
        self.columns = self.library.columns(self._paths, self._kind)

    def read(self, names: Sequence[str], texts: Sequence[str]) -> _Members:
        """The columns of these names that are there."""
        columns = [name for name in self.columns if name in set(names)]
        if not columns:
            raise ValueError("no column is named after a signal of the model")
        return _Members(lambda: self.library.open(self._paths, self._kind, columns, texts))


def installed() -> Library:
    """The library that is there; SSI_TABLES names the one to take if both are."""
    known: dict[str, Callable[[], Library]] = {"pyarrow": PyArrow, "duckdb": DuckDB}
    wanted = os.environ.get("SSI_TABLES", "")
    for name in [wanted] if wanted in known else list(known):
        try:
            return known[name]()
        except ImportError:
            continue
    raise NoLibrary("pyarrow or duckdb has to be installed: pip install pyarrow")


def kind_of_error(error: Exception) -> str | None:
    """Whether an error is one of "data" or of "io"; None: of neither."""
    if isinstance(error, ValueError):  # ours, and pyarrow's of what is in files
        return "data"
    if type(error).__module__.partition(".")[0].lstrip("_") == "duckdb":
        return "io" if type(error).__name__ == "IOException" else "data"
    if isinstance(error, (TypeError, NotImplementedError)) and "pyarrow" in type(error).__module__:
        return "data"
    return None
