# SPDX-License-Identifier: MIT
"""The model that every contender computes, read from a model file of ssi."""

from __future__ import annotations

import math
import tomllib
from dataclasses import dataclass


@dataclass(frozen=True)
class Term:
    """One term: an input, a curve that is flat from `full` on, and points in hundredths."""

    name: str
    input: str  # "count", "ratio" or "difference"
    signals: tuple[str, ...]
    curve: str  # "linear" or "log"
    full: float
    points: int
    prior: float = 0

    def points_at(self, count: int) -> int:
        """The points for a count or a difference, as the model defines them."""
        size = abs(self.points)
        if self.curve == "log":
            share = min(1.0, math.log1p(count) / math.log1p(self.full))
            result = math.floor(size * share + 0.5)
        else:
            result = min(size, math.floor(size * count / self.full + 0.5))
        return result if self.points > 0 else -result

    def table(self) -> list[int]:
        """The points for each count up to the first one that gives all of them."""
        return [self.points_at(count) for count in range(math.ceil(self.full) + 1)]


@dataclass(frozen=True)
class Competency:
    name: str
    maximum: int  # hundredths
    terms: tuple[Term, ...]


@dataclass(frozen=True)
class Model:
    competencies: tuple[Competency, ...]

    @property
    def terms(self) -> list[Term]:
        return [term for competency in self.competencies for term in competency.terms]

    @property
    def signals(self) -> list[str]:
        """The signals that the model reads, in the order in which they first appear."""
        return list(dict.fromkeys(name for term in self.terms for name in term.signals))

    @property
    def names(self) -> list[str]:
        """The result columns."""
        return [competency.name for competency in self.competencies] + ["total"]

    @staticmethod
    def read(toml: str) -> Model:
        document = tomllib.loads(toml)
        if document["missing"] != "zero":
            raise ValueError("the peers know only missing = zero")
        return Model(tuple(_competency(entry) for entry in document["competency"]))


def _competency(entry: dict) -> Competency:
    terms = tuple(_term(term) for term in entry["terms"])
    return Competency(entry["name"], _hundredths(entry["maximum"]), terms)


def _term(entry: dict) -> Term:
    kind = next(key for key in ("count", "ratio", "difference") if key in entry)
    signals = (entry[kind],) if kind == "count" else tuple(entry[kind])
    return Term(
        name=entry["name"],
        input=kind,
        signals=signals,
        curve=entry["curve"],
        full=entry["full"],
        points=_hundredths(entry["points"]),
        prior=entry.get("prior", 0),
    )


def _hundredths(points: float) -> int:
    return round(points * 100)
