# SPDX-License-Identifier: MIT
"""What the tests share: the command, a file of invented members, and its scores by the command."""

from __future__ import annotations

import csv
import os
import pathlib
import subprocess
from decimal import Decimal

import pytest

SOURCE = pathlib.Path(__file__).resolve().parents[2]


@pytest.fixture(scope="session")
def command() -> str:
    """The ssi command of the build."""
    path = os.environ.get("SSI_COMMAND", "")
    if not os.access(path, os.X_OK):
        pytest.skip("SSI_COMMAND does not name the ssi command")
    return path


@pytest.fixture(scope="session")
def members_csv(command: str, tmp_path_factory: pytest.TempPathFactory) -> pathlib.Path:
    """Two thousand invented members, some values of whom are missing."""
    path = tmp_path_factory.mktemp("members") / "members.csv"
    subprocess.run([command, "generate", "--members", "2000", "--seed", "3", "-o", str(path)], check=True,
                   stderr=subprocess.DEVNULL)
    return path


@pytest.fixture(scope="session")
def members(members_csv: pathlib.Path) -> dict[str, list]:
    """The same members as columns of Python's own values."""
    with open(members_csv, newline="", encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    texts = ("member_id", "industry")
    return {name: [row[name] or None if name in texts else int(row[name]) if row[name] else None
                   for row in rows] for name in rows[0]}


def scores_of(command: str, members_csv: pathlib.Path, *options: str) -> dict[str, list]:
    """The command's scores: points as hundredths, ranks as numbers, None where a cell is empty."""
    out = subprocess.run([command, "score", str(members_csv), *options], check=True,
                         capture_output=True, text=True).stdout
    rows = list(csv.DictReader(out.splitlines()))

    def value(name: str, text: str):
        if text == "":
            return None
        if name == "member_id":
            return text
        if name.endswith(("_rank", "_top_percent")):
            return int(text)
        return int(Decimal(text) * 100)

    return {name: [value(name, row[name]) for row in rows] for name in rows[0]}


@pytest.fixture(scope="session")
def expected(command: str, members_csv: pathlib.Path) -> dict[str, list]:
    """The command's scores of the members, with ranks in their industries."""
    return scores_of(command, members_csv, "--cohort", "industry")


def hundredths(column: list) -> list:
    """Points as whole hundredths; exact for floats, which have at most seven digits here."""
    return [None if value is None or value != value else round(value * 100) for value in column]
