#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Weights from outcomes, once more, written from the specification, slow and obvious.

    calibrate.py calibrate MEMBERS.csv OUTCOMES.csv --id NEW [OPTION...]

takes the arguments of `ssi` and prints what `--json` prints. Input is taken to be sound. With NumPy it
is faster; the results are the same.
"""

import argparse
import dataclasses
import json
import math
import sys
from fractions import Fraction
from pathlib import Path

from monitoring import model_path
from figures import Either, auc, mean, spearman, variance
from fitting import Problem, fit, fit_old_proportions
from model import read_model
from outcomes import Refused
from random_words import random_word
from tables import MemberTable, read_rows

NOTICE = "fitted to past outcomes; better weights are not shown to cause better outcomes"
# From the largest to the smallest; None is infinity.
PENALTIES = [None, *(10 ** (half / 2) for half in range(2, -9, -1))]
FOLDS = 5
RESAMPLES = 1000


def parser():
    result = argparse.ArgumentParser(allow_abbrev=False)
    result.add_argument("command", choices=["calibrate"])
    result.add_argument("members")
    result.add_argument("outcomes")
    result.add_argument("--id", required=True)
    result.add_argument("--model")
    result.add_argument("--missing")
    result.add_argument("--outcome", default="outcome")
    result.add_argument("--seed", type=int, default=1)
    result.add_argument("--threads")
    result.add_argument("--json", action="store_true")
    result.add_argument("--strict", action="store_true")
    result.add_argument("-q", "--quiet", action="store_true")
    result.add_argument("-o", "--output")
    return result


def fold_of(member):
    """FNV-1a 64 of the id, modulo 5."""
    value = 0xcbf29ce484222325
    for byte in member.encode():
        value = (value ^ byte) * 0x100000001b3 & ((1 << 64) - 1)
    return value % FOLDS


def share_out(weights, sum_of_all):
    """Hundredths in proportion to the weights, by largest remainder."""
    every = sum(map(Fraction, weights))
    exact = [Fraction(its) * sum_of_all / every for its in weights]
    result = [math.floor(its) for its in exact]
    largest_first = sorted(range(len(exact)), key=lambda at: (result[at] - exact[at], at))
    for at in largest_first[:sum_of_all - sum(result)]:
        result[at] += 1
    return result


class NotDefined(Exception):
    """The specification does not say what comes out."""


class Choice:
    """Of all penalties the one chosen by cross-validation, and the fit with it."""

    def __init__(self, run, members):
        self.folds = sorted({run.folds[at] for at in members})
        problem = run.problem(members)
        losses = {penalty: {} for penalty in PENALTIES}  # by penalty and member
        for fold in self.folds:
            inside = [at for at in members if run.folds[at] == fold]
            held = run.problem(inside)
            for penalty, weights in run.path([at for at in members if run.folds[at] != fold]):
                losses[penalty].update(zip(inside, held.losses(weights)))
        n = len(members)
        self.losses = {penalty: math.fsum(its.values()) / n for penalty, its in losses.items()}
        best = min(PENALTIES, key=lambda penalty: self.losses[penalty])
        self.nearest = math.inf  # to a tie, relative
        self.penalty = None
        chosen = False
        for penalty in PENALTIES:
            differences = [losses[penalty][at] - losses[best][at] for at in members]
            middle = math.fsum(differences) / n
            error = math.sqrt(math.fsum((its - middle) ** 2 for its in differences) / (n - 1) / n)
            if penalty != best:
                self.nearest = min(self.nearest, abs(middle - error) / max(error, 1e-300))
            if not chosen and middle <= error:
                self.penalty, chosen = penalty, True
        self.weights = dict(run.path(members))[self.penalty]
        self.problem = problem


class Run:
    def __init__(self, arguments, folder="."):
        self.options = options = parser().parse_args(arguments)
        self.model_path = model_path(options.model, folder)
        self.model = read_model(self.model_path.read_text(encoding="utf-8"), options.missing)
        self.terms = [(c, term) for c, competency in enumerate(self.model.competencies)
                      for term in competency.terms]
        self._read(Path(folder))
        self.binary = all(y in (0, 1) for y in self.outcomes)
        self.rarer = min(self.outcomes.count(0), self.outcomes.count(1)) if self.binary else None
        n = len(self.outcomes)
        if (self.rarer if self.binary else n) < 100:
            raise Refused("fewer than 100 members of the rarer outcome, or in all")
        # In the order of the outcomes, which is all that ranks need; whole numbers are faster.
        order = {y: at for at, y in enumerate(sorted(set(self.outcomes)))}
        self.order = [order[y] for y in self.outcomes]
        self.targets = [float(y) for y in self.outcomes]
        if not self.binary:
            if len(set(self.outcomes)) == 1:
                raise Refused("the outcome never varies")
            middle, spread = mean(self.outcomes), math.sqrt(variance(self.outcomes))
            self.targets = [float(y - middle) / spread for y in self.outcomes]

    def _read(self, folder):
        table = MemberTable(folder / self.options.members, self.model.signals)
        header, rows = read_rows(folder / self.options.outcomes)
        outcomes = {row[header.index("member_id")]: row[header.index(self.options.outcome)]
                    for row in rows}
        self.ids = [member for member in table.ids if outcomes.get(member)]
        self.values = [table.signals[member] for member in self.ids]
        self.outcomes = [Fraction(outcomes[member]) for member in self.ids]
        self.folds = [fold_of(member) for member in self.ids]
        self.features = [[self._feature(term, values) for _, term in self.terms]
                         for values in self.values]
        self.old_totals = [self.model.score(values).total for values in self.values]

    @staticmethod
    def _feature(term, values):
        """What the term adds to eta for each unit of its weight."""
        points = term.evaluate(values) or 0
        return points / abs(term.points)

    def problem(self, members):
        return Problem([self.features[at] for at in members], [self.targets[at] for at in members],
                       [float(abs(term.points)) for _, term in self.terms], self.binary)

    def path(self, members):
        """Pairs of a penalty and the weights with it, from the largest on."""
        problem = self.problem(members)
        weights = fit_old_proportions(problem)
        yield None, weights
        for penalty in PENALTIES[1:]:
            weights = fit(problem, penalty, weights)
            yield penalty, weights

    def new_points(self, weights):
        """The points of each term, in hundredths; 0: the term is left out."""
        points = []
        for c, competency in enumerate(self.model.competencies):
            its = [weight for weight, (of, _) in zip(weights[1:], self.terms) if of == c]
            points += self._points_of(competency, its)
        return points

    @staticmethod
    def _points_of(competency, weights):
        old = [term.points for term in competency.terms]
        positive = [at for at, its in enumerate(old) if its > 0]
        every = sum(Fraction(weights[at]) for at in positive)
        if not any(weights):
            return old
        if not every:
            raise NotDefined("points of a competency of which only penalties have a weight")
        sum_of_old = sum(old[at] for at in positive)
        points = [0] * len(old)
        for at, share in zip(positive, share_out([weights[at] for at in positive], sum_of_old)):
            points[at] = share
        for at, its in enumerate(old):
            if its < 0:
                exact = Fraction(weights[at]) * sum_of_old / every
                points[at] = -min(competency.maximum, math.floor(exact + Fraction(1, 2)))
        return points

    def calibrated(self, points):
        """The model with these points, without the terms that have none."""
        left = iter(points)
        competencies = []
        for competency in self.model.competencies:
            terms = [dataclasses.replace(term, points=next(left)) for term in competency.terms]
            competencies.append(dataclasses.replace(
                competency, terms=tuple(term for term in terms if term.points)))
        return dataclasses.replace(self.model, competencies=tuple(competencies))

    def run(self):
        """What the command must print, the new model, and how near the choices were to a tie."""
        everybody = range(len(self.ids))
        choice = Choice(self, list(everybody))
        points = self.new_points(choice.weights)
        new_totals, nearest = self._totals_out_of_fold()
        told = self._report(choice, points, self._comparison(new_totals))
        return told, self.calibrated(points), min(nearest, choice.nearest)

    def _totals_out_of_fold(self):
        totals, nearest = [None] * len(self.ids), math.inf
        for fold in range(FOLDS):
            others = [at for at, its in enumerate(self.folds) if its != fold]
            if len(others) == len(self.ids):
                continue
            choice = Choice(self, others)
            nearest = min(nearest, choice.nearest)
            model = self.calibrated(self.new_points(choice.weights))
            for at, its in enumerate(self.folds):
                if its == fold:
                    totals[at] = model.score(self.values[at]).total
        return totals, nearest

    def _measure(self, totals, members):
        some = [totals[at] for at in members]
        outcomes = [self.order[at] for at in members]
        return float(auc(some, outcomes) if self.binary else spearman(some, outcomes))

    def _comparison(self, new_totals):
        n = len(self.ids)
        everybody = range(n)
        before, after = (self._measure(its, everybody) for its in (self.old_totals, new_totals))
        differences = []
        for d in range(RESAMPLES):
            members = [random_word(self.options.seed, d, i) * n >> 64 for i in everybody]
            differences.append(self._measure(new_totals, members)
                               - self._measure(self.old_totals, members))
        differences.sort()
        low, high = differences[24], differences[974]
        told = "better" if low > 0 else "worse" if high < 0 else "not shown"
        if min(abs(low), abs(high)) < 2e-4:
            told = Either(told, "not shown", "better", "worse")
        return {"measure": "auc" if self.binary else "rank_correlation", "before": before,
                "after": after,
                "difference": {"estimate": after - before, "low": low, "high": high,
                               "resamples": RESAMPLES, "seed": self.options.seed},
                "verdict": told}

    def _report(self, choice, points, comparison):
        return {
            "schema_version": 1, "notice": NOTICE, "causal": False, "model": self.options.id,
            "outcome": self.options.outcome, "kind": "binary" if self.binary else "numeric",
            "members": len(self.ids),
            "members_per_fold": [self.folds.count(fold) for fold in range(FOLDS)],
            "rarer_outcome": self.rarer, "lambda": choice.penalty,
            "lambdas": [{"lambda": penalty, "loss": choice.losses[penalty]}
                        for penalty in PENALTIES],
            "intercept": choice.weights[0], "optimality": True, **comparison,
            "terms": [self._term(at, points[at], weight)
                      for at, weight in enumerate(choice.weights[1:])],
        }

    def _term(self, at, points, weight):
        c, term = self.terms[at]
        return {"competency": self.model.competencies[c].name, "term": term.name,
                "points_before": term.points / 100, "points": points / 100, "weight": weight,
                "varies": len({row[at] for row in self.features}) > 1, "left_out": points == 0}


def run(arguments, folder="."):
    """What the command must print; raises Refused where it must refuse."""
    return Run(arguments, folder).run()[0]


if __name__ == "__main__":
    from comparing import printable
    print(json.dumps(printable(run(sys.argv[1:])), indent=2))
