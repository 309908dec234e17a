# SPDX-License-Identifier: MIT
"""NumPy: the model as whole-array operations on blocks that stay in the cache.

- score/formula: logarithms and arithmetic, into buffers that are made once
- score/tables: a term of one count takes from an array of its points; `take` clips the index
- rank/counts: count with bincount, accumulate, take

Several threads share the blocks out: the operations release the interpreter's lock.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import numpy as np

from engine import Job, Table
from model import Term

BLOCK = 65536  # members; the best of powers of two on one core

Points = Callable[[Term, slice, "Buffers"], np.ndarray]


class Buffers:
    """Room for the intermediate results of one thread."""

    def __init__(self) -> None:
        self.sum = np.empty(BLOCK, np.int16)
        self.points = np.empty(BLOCK, np.int16)
        self.count = np.empty(BLOCK, np.uint16)
        self.index = np.empty(BLOCK, np.intp)
        self.real = np.empty(BLOCK)
        self.divisor = np.empty(BLOCK)


class NumPy:
    def __init__(self, table: Table, threads: int) -> None:
        self._table = table
        self._threads = threads
        self._pool = ThreadPoolExecutor(threads)
        terms = [term for term in table.model.terms if term.input != "ratio"]
        self._points = {term.name: np.abs(np.array(term.table(), np.int16)) for term in terms}
        self._members: dict[str, np.ndarray] = {}

    def score(self, variant: str) -> Job:
        if not self._members:
            signals = self._table.model.signals
            self._members = {signal: self._table.column(signal) for signal in signals}
        points = self._formula if variant == "formula" else self._looked_up
        rows = len(next(iter(self._members.values())))
        buffers = [Buffers() for _ in range(self._threads)]
        blocks = [slice(first, min(first + BLOCK, rows)) for first in range(0, rows, BLOCK)]
        results = [np.zeros(rows, np.uint16) for _ in self._table.model.names]

        def job() -> list[np.ndarray]:
            def run(thread: int) -> None:
                for block in blocks[thread :: self._threads]:
                    self._score_block(block, buffers[thread], points, results)

            list(self._pool.map(run, range(self._threads)))
            return results

        return job

    def rank(self, variant: str) -> Job:
        industries = self._table.column("industry")
        totals = self._table.column("total")
        slices = [
            slice(len(totals) * t // self._threads, len(totals) * (t + 1) // self._threads)
            for t in range(self._threads)
        ]
        keys = np.zeros(len(totals), np.intp)
        ranks = np.zeros(len(totals), np.uint32)
        percentiles = np.zeros(len(totals), np.uint16)

        def job() -> list[np.ndarray]:
            cohorts = int(industries.max()) + 1
            levels = int(totals.max()) + 1

            def count(part: slice) -> np.ndarray:
                np.multiply(industries[part], levels, out=keys[part], dtype=np.intp)
                np.add(keys[part], totals[part], out=keys[part])
                return np.bincount(keys[part], minlength=cohorts * levels)

            counted = list(self._pool.map(count, slices))
            equal = np.add.reduce(counted).reshape(cohorts, levels)
            not_above = np.cumsum(equal, axis=1)
            n = not_above[:, -1:]
            rank_of = (n - not_above + 1).astype(np.uint32).ravel()
            twice = 2 * not_above - equal  # 2 * below + equal
            percentile_of = ((10000 * twice + n) // (2 * n)).astype(np.uint16).ravel()

            def take(part: slice) -> None:
                np.take(rank_of, keys[part], out=ranks[part], mode="clip")
                np.take(percentile_of, keys[part], out=percentiles[part], mode="clip")

            list(self._pool.map(take, slices))
            return [ranks, percentiles]

        return job

    def columns(self, result: Any) -> list[np.ndarray]:
        return result

    def _score_block(
        self, block: slice, buffers: Buffers, points: Points, results: list[np.ndarray]
    ) -> None:
        total = results[-1][block]
        total[:] = 0
        for competency, result in zip(self._table.model.competencies, results):
            points_sum = buffers.sum[: len(total)]
            points_sum[:] = 0
            for term in competency.terms:
                add = np.add if term.points > 0 else np.subtract
                add(points_sum, points(term, block, buffers), out=points_sum)
            np.clip(points_sum, 0, competency.maximum, out=points_sum)
            result[block] = points_sum
            np.add(total, result[block], out=total)

    def _looked_up(self, term: Term, block: slice, buffers: Buffers) -> np.ndarray:
        if term.input == "ratio":
            return self._ratio(term, block, buffers)
        counts = self._counts(term, block, buffers)
        index = buffers.index[: len(counts)]
        np.copyto(index, counts)
        return self._points[term.name].take(index, out=buffers.points[: len(counts)], mode="clip")

    def _formula(self, term: Term, block: slice, buffers: Buffers) -> np.ndarray:
        if term.input == "ratio":
            return self._ratio(term, block, buffers)
        size = abs(term.points)
        counts = self._counts(term, block, buffers)
        points = buffers.points[: len(counts)]
        if term.curve == "linear" and size % term.full == 0:
            np.minimum(counts, int(term.full), out=points, casting="unsafe")
            return np.multiply(points, int(size // term.full), out=points)
        real = buffers.real[: len(counts)]
        if term.curve == "log":
            np.log1p(counts, out=real, dtype=np.float64)
            np.multiply(real, size / math.log1p(term.full), out=real)
        else:
            np.multiply(counts, float(size), out=real)
            np.divide(real, term.full, out=real)
        return _rounded(real, size, points)

    def _ratio(self, term: Term, block: slice, buffers: Buffers) -> np.ndarray:
        a, b = (self._members[signal][block] for signal in term.signals)
        size = abs(term.points)
        real, divisor = buffers.real[: len(a)], buffers.divisor[: len(a)]
        np.multiply(a, float(size), out=real)
        np.add(b, float(term.prior), out=divisor)
        np.multiply(divisor, term.full, out=divisor)
        np.divide(real, divisor, out=real)
        return _rounded(real, size, buffers.points[: len(a)])

    def _counts(self, term: Term, block: slice, buffers: Buffers) -> np.ndarray:
        """The counts or differences that the term is a function of."""
        a = self._members[term.signals[0]][block]
        if term.input == "count":
            return a
        b = self._members[term.signals[1]][block]
        difference = buffers.count[: len(a)]
        np.maximum(a, b, out=difference)
        return np.subtract(difference, b, out=difference)


def _rounded(real: np.ndarray, size: int, points: np.ndarray) -> np.ndarray:
    """Rounds half up, to at most `size`; overwrites `real`."""
    np.add(real, 0.5, out=real)
    np.minimum(real, size, out=real)
    np.copyto(points, real, casting="unsafe")
    return points
