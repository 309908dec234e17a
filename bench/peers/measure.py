# SPDX-License-Identifier: MIT
"""Checks the contenders' answers, then times those who are right, in turn."""

from __future__ import annotations

import random
import statistics
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np

from contender import Arena, Contender, Refusal

TURN_SECONDS = 0.2  # a turn repeats short work until it has taken so long

RESULT_TYPES = {"score/batch": ["u2"] * 5, "rank": ["u4", "u2"]}


@dataclass
class Record:
    """The record of a contender after a comparison."""

    contender: Contender
    failure: str = ""  # why it was not timed
    seconds: list[float] = field(default_factory=list)  # one a round
    peak_bytes: int = 0


def compare(
    arena: Arena,
    contenders: list[Contender],
    rounds: int,
    folder: Path,
    say: Callable[[str], None],
) -> list[Record]:
    """Returns a record of each contender. The first is right by definition."""
    records = [Record(contender) for contender in contenders]
    check = _check_files if contenders[0].comparison == "csv" else _check_columns
    check(arena, records, folder, say)
    fit = [record for record in records if not record.failure]
    order = random.Random(1)
    for number in range(1, rounds + 1):
        say(f"round {number} of {rounds}")
        order.shuffle(fit)
        for record in fit:
            _take_turn(arena, record, folder)
    return records


def _check_columns(
    arena: Arena, records: list[Record], folder: Path, say: Callable[[str], None]
) -> None:
    del folder
    expected = b""
    for record in records:
        say(f"checking {record.contender.name}, threads {record.contender.threads}")
        try:
            arena.run(record.contender)
            result = arena.result(record.contender)
        except Refusal as refusal:
            record.failure = str(refusal)
            continue
        expected = expected or result
        record.failure = _difference(record.contender.comparison, expected, result)


def _difference(comparison: str, expected: bytes, result: bytes) -> str:
    if expected == result:
        return ""
    if len(expected) != len(result):
        return "it answers for another number of members"
    types = RESULT_TYPES[comparison]
    members = len(expected) // sum(np.dtype(kind).itemsize for kind in types)
    differs = np.zeros(members, bool)
    offset = 0
    for kind in types:
        a, b = (np.frombuffer(data, kind, members, offset) for data in (expected, result))
        differs |= a != b
        offset += a.nbytes
    return f"it differs for {differs.sum()} of {members} members"


def _check_files(
    arena: Arena, records: list[Record], folder: Path, say: Callable[[str], None]
) -> None:
    expected: list[str] = []
    target = folder / "result.csv"
    for record in records:
        say(f"checking {record.contender.name}, threads {record.contender.threads}")
        try:
            arena.run_csv(record.contender, target)
        except Refusal as refusal:
            record.failure = str(refusal)
            continue
        lines = _sorted_lines(target)
        expected = expected or lines
        if lines != expected:
            wrong = len(set(expected) - set(lines))
            record.failure = f"{wrong} of its {len(expected)} lines differ"


def _sorted_lines(path: Path) -> list[str]:
    """The lines in an order that is the same for all: a query owes none. Quotes are optional."""
    with path.open() as file:
        return sorted(line.replace('"', "") for line in file)


def _take_turn(arena: Arena, record: Record, folder: Path) -> None:
    if record.contender.comparison == "csv":
        seconds, peak = arena.run_csv(record.contender, folder / "result.csv")
        record.seconds.append(seconds)
        record.peak_bytes = max(record.peak_bytes, peak)
        return
    taken: list[float] = []
    while sum(taken) < TURN_SECONDS:
        taken.append(arena.run(record.contender))
    record.seconds.append(statistics.median(taken))
