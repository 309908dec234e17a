# SPDX-License-Identifier: MIT
"""The golden tables of monitoring, as the command reads and writes them."""

from __future__ import annotations

import csv
from decimal import Decimal

import pyarrow as pa
from conftest import SOURCE

import ssi

FOLDER = SOURCE / "tests" / "golden" / "monitoring"
LABELS = ("member_id", "industry", "team")


def rows_of(name: str) -> list[dict[str, str]]:
    with open(FOLDER / name, newline="", encoding="utf-8") as file:
        return list(csv.DictReader(file))


def members_of(name: str, model: ssi.Model | None = None) -> pa.Table:
    """A member table: labels as texts, signals as numbers, null where a cell is empty."""
    rows = rows_of(name)
    signals = {signal["name"] for signal in (model or ssi.Model()).catalogue}
    columns = {}
    for column in rows[0]:
        cells = [row[column] or None for row in rows]
        if column in signals:
            columns[column] = pa.array([None if cell is None else int(cell) for cell in cells],
                                       pa.int64())
        else:
            columns[column] = pa.array(cells, pa.string())
    return pa.table(columns)


def number(cell: str) -> Decimal | None:
    return None if cell == "" else Decimal(cell)
