#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""The query and the program of docs/exports.md give the table that the page shows.

    shaping_test.py PAGE.md

SQLite is Python's own. pandas and DuckDB are tried where they are installed, and skipped elsewhere.
"""

import csv
import importlib.util
import os
import pathlib
import re
import sqlite3
import subprocess
import sys
import tempfile
import unittest

PAGE = pathlib.Path(sys.argv.pop(1)).read_text(encoding="utf-8")
INPUTS = ("members", "events")
WORDS = {"true": "1", "false": "0", "True": "1", "False": "0"}


def block_after(pattern):
    """The block of code that begins with this pattern."""
    return re.search(pattern + r"(.*?)^```$", PAGE, re.DOTALL | re.MULTILINE).group(1)


def file_of(name):
    return block_after(rf"<!-- file: {re.escape(name)} -->\n```text\n")


QUERY = block_after(r"```sql\n")
PROGRAM = block_after(r"```python\n(?=import pandas)")


def same_words(rows):
    """The rows with one spelling for true and for false."""
    return [[WORDS.get(cell, cell) for cell in row] for row in rows]


def read(text):
    return same_words(csv.reader(text.splitlines()))


EXPECTED = read(file_of("table.csv"))


def has(module):
    return importlib.util.find_spec(module) is not None


class Shaping(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = pathlib.Path(folder.name)
        for name in INPUTS:
            (self.folder / f"{name}.csv").write_text(file_of(f"{name}.csv"), encoding="utf-8")

    def run_python(self, program):
        environment = {**os.environ, "PYTHONDONTWRITEBYTECODE": "1"}
        subprocess.run([sys.executable, "-c", program], cwd=self.folder, env=environment, check=True)
        return read((self.folder / "table.csv").read_text(encoding="utf-8"))

    @unittest.skipIf(sqlite3.sqlite_version_info < (3, 30), "this SQLite has no FILTER")
    def test_sqlite(self):
        database = sqlite3.connect(":memory:")
        self.addCleanup(database.close)
        for name in INPUTS:
            header, *rows = read(file_of(f"{name}.csv"))
            database.execute(f"CREATE TABLE {name} ({', '.join(header)})")
            marks = ", ".join("?" * len(header))
            database.executemany(f"INSERT INTO {name} VALUES ({marks})",
                                 [[int(cell) if cell.isdigit() else cell or None for cell in row]
                                  for row in rows])
        cursor = database.execute(QUERY)
        table = [[column[0] for column in cursor.description]]
        table += [["" if cell is None else str(cell) for cell in row] for row in cursor]
        self.assertEqual(table, EXPECTED)

    @unittest.skipUnless(has("pandas"), "pandas is not installed")
    def test_pandas(self):
        self.assertEqual(self.run_python(PROGRAM), EXPECTED)

    @unittest.skipUnless(has("duckdb"), "DuckDB is not installed")
    def test_duckdb(self):
        views = "".join(f"CREATE VIEW {name} AS FROM '{name}.csv';" for name in INPUTS)
        statements = f"{views} COPY ({QUERY}) TO 'table.csv'"
        program = f"import duckdb; duckdb.connect().execute({statements!r})"
        self.assertEqual(self.run_python(program), EXPECTED)


if __name__ == "__main__":
    unittest.main()
