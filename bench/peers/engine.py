# SPDX-License-Identifier: MIT
"""The interface of an engine to the worker, and the table that all engines read."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

import numpy as np

from model import Model

Job = Callable[[], Any]

MINIMUM_COHORT = 10  # smaller ones are not reported in files


@dataclass(frozen=True)
class Table:
    """The members, as files in a folder:

    - members.csv: as generated
    - members.parquet: `member`, the row from 0 (uint32), and the signals (uint16, nulls)
    - totals.parquet: `member`, `industry` (uint16, from 0) and `total` (uint16, hundredths)
    - SIGNAL.u16, industry.u16, total.u16: the same as raw columns, a missing value as 0
    - SIGNAL.valid: a bitmap, where values are missing
    """

    folder: Path
    model: Model
    nullable: frozenset[str]  # the signals that are missing for somebody

    @staticmethod
    def open(folder: Path) -> Table:
        about = json.loads((folder / "table.json").read_text())
        model = Model.read((folder / "model.toml").read_text())
        return Table(folder, model, frozenset(about["nullable"]))

    @property
    def members_csv(self) -> Path:
        return self.folder / "members.csv"

    @property
    def members_parquet(self) -> Path:
        return self.folder / "members.parquet"

    @property
    def totals_parquet(self) -> Path:
        return self.folder / "totals.parquet"

    def column(self, name: str) -> np.ndarray:
        return np.fromfile(self.folder / f"{name}.u16", dtype=np.uint16)


class Engine(Protocol):
    """One peer, with a fixed number of threads. The variants are those of contender.PEERS.

    A job does the timed work: what it needs is loaded and planned when the job is made.
    """

    def __init__(self, table: Table, threads: int) -> None: ...

    def score(self, variant: str) -> Job:
        """The points of each competency and the total of each member."""

    def rank(self, variant: str) -> Job:
        """The rank and the percentile of each member in its industry."""

    def columns(self, result: Any) -> list[np.ndarray]:
        """The columns that a job returned, in the order of the members."""

    def csv(self, variant: str, target: Path) -> None:
        """Reads members.csv, scores, ranks by industry, and writes the score table."""
