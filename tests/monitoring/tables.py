# SPDX-License-Identifier: MIT
"""CSV in and out."""

import csv
import io
from pathlib import Path


def read_rows(path):
    """The header of a file and its rows, as lists of cells."""
    return rows_of(Path(path).read_bytes().decode("utf-8-sig"))


def rows_of(text):
    """The header of a table and its rows, as lists of cells."""
    header, *rows = csv.reader(io.StringIO(text, newline=""), strict=True)
    for row in rows:
        assert len(row) == len(header), row
    return header, rows


def table(header, rows):
    """The text of a table; numbers may stand among the cells, and None is an empty one."""
    return "".join(",".join(map(_cell, row)) + "\n" for row in [header, *rows])


def _cell(value):
    text = "" if value is None else str(value)
    if any(character in text for character in ',"\r\n'):
        return '"' + text.replace('"', '""') + '"'
    return text


def decimals(number):
    """Hundredths as people read them; None stays None."""
    if number is None:
        return None
    sign = "-" if number < 0 else ""
    return f"{sign}{abs(number) // 100}.{abs(number) % 100:02}"


class MemberTable:
    """Members with their signals and the cells of their other columns."""

    def __init__(self, path, catalogue, unique=True):
        header, rows = read_rows(path)
        of_id = header.index("member_id")
        self.ids = [row[of_id] for row in rows]
        assert not unique or len(set(self.ids)) == len(self.ids), "an id is repeated"
        self.signals = {}  # by id: the values by name; None: missing
        self.cells = {}  # by id: the cells by column
        for row in rows:
            cells = dict(zip(header, row))
            self.cells[row[of_id]] = cells
            self.signals[row[of_id]] = {name: int(cell) if cell else None
                                        for name, cell in cells.items() if name in catalogue}
        self.carried = [name for name in header if name != "member_id" and name not in catalogue]

    def label(self, member, column):
        return self.cells[member][column]
