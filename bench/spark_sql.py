# SPDX-License-Identifier: MIT
"""The model in Spark SQL, for spark_rates.py: what ssi.spark is compared with.

The kind `plain` has the formulas as they are defined. `cases` spares the logarithm of members who have done
nothing or have all the points, as somebody would who had measured it. Points are hundredths.
"""

from __future__ import annotations

import math
import sys
from collections.abc import Iterable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent / "peers"))

from model import Model, Term  # noqa: E402

# Rank, and 100 * (below + equal / 2) / n in hundredths, half up, and the top percent; where
# 2 * below + equal is 2 * n - not_below - (rank - 1).
RANKS = """
  select member_id, {names}, cast(rank as bigint) as rank,
         (10000 * (2 * n - not_below - rank + 1) + n) div (2 * n) as percentile,
         (100 * rank + n - 1) div n as top_percent
  from (select *, rank() over best as rank, count(*) over best as not_below,
               count(*) over (partition by industry) as n
        from ({scores})
        window best as (partition by industry order by total desc))"""


class Query:
    """Queries of a model on `members`, some of whose columns may have nulls, which count as 0."""

    def __init__(self, model: Model, nullable: Iterable[str]) -> None:
        self._model = model
        self._nullable = set(nullable)

    def scores(self, kind: str, also: str = "") -> str:
        """The scores, `kind` being plain or cases, with the columns `also`, which end with a comma."""
        points = {"plain": self._plain, "cases": self._cases}[kind]

        def sum_of(terms: tuple[Term, ...]) -> str:
            return " ".join(("+ " if term.points > 0 else "- ") + points(term) for term in terms)

        competencies = ", ".join(
            f"cast(least(greatest({sum_of(c.terms)}, 0), {c.maximum}) as int) as {c.name}"
            for c in self._model.competencies)
        names = [c.name for c in self._model.competencies]
        return (f"select *, {' + '.join(names)} as total "
                f"from (select member_id, {also} {competencies} from members)")

    def ranks(self, kind: str) -> str:
        """The scores and standings within industries."""
        return RANKS.format(scores=self.scores(kind, "industry,"), names=", ".join(self._model.names))

    def _value(self, signal: str) -> str:
        return f"coalesce({signal}, 0)" if signal in self._nullable else signal

    def _input(self, term: Term) -> str:
        values = [self._value(signal) for signal in term.signals]
        return f"greatest({' - '.join(values)}, 0)" if term.input == "difference" else values[0]

    def _ratio(self, term: Term) -> str:
        a, b = map(self._value, term.signals)
        size = abs(term.points)
        share = f"{size}D * {a} / (({b} + {float(term.prior)}D) * {float(term.full)}D)"
        return f"floor(least({share} + 0.5D, {size}.5D))"

    def _plain(self, term: Term) -> str:
        if term.input == "ratio":
            return self._ratio(term)
        size, x, full = abs(term.points), self._input(term), float(term.full)
        if term.curve == "log":
            return f"floor({size}D * least(1D, ln(1D + {x}) / ln(1D + {full}D)) + 0.5D)"
        return f"least({size}, floor({size}D * {x} / {full}D + 0.5D))"

    def _cases(self, term: Term) -> str:
        if term.input == "ratio":
            return self._ratio(term)
        size, x, full = abs(term.points), self._input(term), term.full
        if term.curve == "log":
            between = f"cast(ln(1D + {x}) * {size / math.log1p(full)!r}D + 0.5D as int)"
        elif size % full == 0:
            between = f"{int(size // full)} * {x}"
        else:
            between = f"cast({size}D * {x} / {float(full)}D + 0.5D as int)"
        return f"case when {x} <= 0 then 0 when {x} >= {full} then {size} else {between} end"
