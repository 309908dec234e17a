# SPDX-License-Identifier: MIT
"""Models, read from TOML, and their scores: slow and obvious, in hundredths of a point."""

import dataclasses
import math
import tomllib
from dataclasses import dataclass
from decimal import Decimal

from catalogue import signal, standard_signals


@dataclass(frozen=True)
class Term:
    name: str
    kind: str  # count, ratio or difference
    operands: tuple  # names of signals: one of a count, else two
    prior: float
    curve: str  # linear or log
    full: float
    points: int

    def evaluate(self, values):
        """The term's points, or None where it is not observed."""
        inputs = [values.get(name) for name in self.operands]
        if None in inputs:
            return None
        full_points = abs(self.points)
        points = self._linear(full_points, inputs) if self.curve == "linear" \
            else self._log(full_points, inputs)
        return points if self.points > 0 else -points

    def _quantity(self, inputs):
        return float(inputs[0] if self.kind == "count" else max(0, inputs[0] - inputs[1]))

    def _linear(self, points, inputs):
        if self.kind == "ratio":
            a, divisor = float(inputs[0]), float(inputs[1]) + self.prior
        else:
            a, divisor = self._quantity(inputs), 1.0
        if divisor == 0:
            return 0
        return min(points, math.floor(float(points) * a / (divisor * self.full) + 0.5))

    def _log(self, points, inputs):
        share = min(1.0, math.log1p(self._quantity(inputs)) / math.log1p(self.full))
        return math.floor(float(points) * share + 0.5)


@dataclass(frozen=True)
class Competency:
    name: str
    maximum: int
    terms: tuple

    def positive_points(self, which):
        return sum(term.points for term, taken in zip(self.terms, which) if taken and term.points > 0)


@dataclass(frozen=True)
class Score:
    total: int
    coverage: int  # hundredths of a percent
    competencies: tuple  # points
    terms: tuple  # for each competency, the points of each term; None: not observed


@dataclass(frozen=True)
class Model:
    window_days: int
    missing: str
    signals: dict  # the catalogue, by name
    competencies: tuple
    bands: tuple  # (name, above or None, below or None)

    @property
    def maximum(self):
        return sum(competency.maximum for competency in self.competencies)

    @property
    def used_signals(self):
        """The names of the signals that the terms read, in the order of the catalogue."""
        read = {name for competency in self.competencies for term in competency.terms
                for name in term.operands}
        return [name for name in self.signals if name in read]

    def has_scores_of(self, other):
        """Whether the two give the same scores: their fingerprints are equal."""
        return dataclasses.replace(self, bands=other.bands) == other

    def score(self, values):
        """The score of a member: values by signal, None or no entry where missing."""
        terms = tuple(tuple(term.evaluate(values) for term in competency.terms)
                      for competency in self.competencies)
        points = tuple(self._points_of(competency, of_terms)
                       for competency, of_terms in zip(self.competencies, terms))
        return Score(sum(points), self._coverage(terms), points, terms)

    def worth(self, competency, total, observed):
        """The points of a competency whose terms add up to total; observed: which of them are."""
        if self.missing == "renormalise":
            every = competency.positive_points([True] * len(observed))
            seen = competency.positive_points(observed)
            total = (2 * total * every + seen) // (2 * seen) if seen else 0
        return max(0, min(competency.maximum, total))

    def _points_of(self, competency, of_terms):
        return self.worth(competency, sum(points or 0 for points in of_terms),
                          [points is not None for points in of_terms])

    def _coverage(self, terms):
        every = observed = 0
        for competency, of_terms in zip(self.competencies, terms):
            every += competency.positive_points([True] * len(of_terms))
            observed += competency.positive_points([points is not None for points in of_terms])
        return (2 * 10000 * observed + every) // (2 * every) if every else 0

    def band_of(self, total):
        for name, above, below in self.bands:
            if (above is None or total > above) and (below is None or total < below):
                return name
        return None


def hundredths(number):
    scaled = Decimal(number) * 100
    assert scaled == int(scaled), number
    return int(scaled)


def read_model(text, missing=None):
    """The model in a text of TOML, which is taken to be sound."""
    data = tomllib.loads(text, parse_float=Decimal)
    signals = standard_signals()
    for entry in data.get("signal", []):
        signals[entry["name"]] = signal(
            entry["name"], entry.get("kind", "count"), entry.get("scope", "state"),
            entry.get("aggregate"), entry.get("from"), entry.get("observed", "log"))
    return Model(data.get("window_days", 90), missing or data.get("missing", "zero"), signals,
                 tuple(_read_competency(entry) for entry in data["competency"]),
                 tuple(_read_band(entry) for entry in data.get("band", [])))


def _read_competency(entry):
    return Competency(entry["name"], hundredths(entry["maximum"]),
                      tuple(_read_term(term) for term in entry["terms"]))


def _read_term(entry):
    kind = next(kind for kind in ("count", "ratio", "difference") if kind in entry)
    operands = (entry[kind],) if kind == "count" else tuple(entry[kind])
    return Term(entry["name"], kind, operands, float(entry.get("prior", 0)), entry["curve"],
                float(entry["full"]), hundredths(entry["points"]))


def _read_band(entry):
    limits = [None if entry.get(key) is None else hundredths(entry[key])
              for key in ("above", "below")]
    return (entry["name"], *limits)
