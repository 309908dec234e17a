#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Whether high scores go with success, once more, written from the specification, slow and obvious.

    outcomes.py outcomes SCORES.csv OUTCOMES.csv [OPTION...]

takes the arguments of `ssi` and prints what `--json` prints. Input is taken to be sound.
"""

import argparse
import json
import math
import sys
from fractions import Fraction
from pathlib import Path

from monitoring import GOLDEN  # noqa: F401  (makes the modules below importable)
from figures import (Z, Either, auc, delong_variance, holm, mean, spearman, spearman_p,
                     student_quantile, variance, wilson)
from model import hundredths
from tables import read_rows

NOTICE = "how the outcome goes with the score; it does not show that the score causes it"
LEAST_GROUP = 10
MISSING = ("", "NA", "N/A", "#N/A", "NULL", "null", "None", "nan", "NaN", "\\N")
FLAGS = {"true": 1, "yes": 1, "t": 1, "y": 1, "false": 0, "no": 0, "f": 0, "n": 0}


class Refused(Exception):
    """The data do not do; the command ends with 65."""


def parser():
    result = argparse.ArgumentParser(allow_abbrev=False)
    result.add_argument("command", choices=["outcomes"])
    result.add_argument("scores")
    result.add_argument("outcomes")
    result.add_argument("--outcome", default="outcome")
    result.add_argument("--strata")
    result.add_argument("--leaders-above", default="70.00")
    result.add_argument("--laggards-below", default="30.00")
    result.add_argument("--json", action="store_true")
    result.add_argument("--strict", action="store_true")
    result.add_argument("-q", "--quiet", action="store_true")
    result.add_argument("-o", "--output")
    return result


class Member:
    def __init__(self, total, competencies, outcome, stratum):
        self.total = total  # hundredths
        self.competencies = competencies  # hundredths
        self.outcome = outcome  # a fraction
        self.stratum = stratum  # "" is none


def outcome_of(cell):
    """The number that a cell says; nothing for a word for missing. Words come without --strict alone."""
    if cell in MISSING:
        return None
    if cell.lower() in FLAGS:
        return Fraction(FLAGS[cell.lower()])
    value = Fraction(cell)
    return value if abs(value) >= Fraction(1, 10 ** 100) else Fraction(0)


def estimate(value, low=None, high=None, **more):
    return {"estimate": value, "low": low, "high": high, **more}


class Run:
    def __init__(self, arguments, folder="."):
        self.options = parser().parse_args(arguments)
        self.above = hundredths(self.options.leaders_above)
        self.below = hundredths(self.options.laggards_below)
        self._read(Path(folder))
        self.binary = all(its.outcome in (0, 1) for its in self.members)
        if len(self.members) < 20:
            raise Refused("fewer than 20 members")
        for what, values in (("outcome", self.outcomes()), ("total", self.totals())):
            if len(set(values)) == 1:
                raise Refused(f"the {what} never varies")

    def _read(self, folder):
        options = self.options
        header, rows = read_rows(folder / options.scores)
        self.competencies = header[header.index("member_id") + 1:header.index("total")]
        scores = {row[header.index("member_id")]: dict(zip(header, row)) for row in rows}
        header, rows = read_rows(folder / options.outcomes)
        outcomes = {row[header.index("member_id")]: dict(zip(header, row)) for row in rows}
        self.left_out = {"without_outcome": 0, "only_in_scores": 0,
                         "only_in_outcomes": len(outcomes.keys() - scores.keys())}
        self.members = []
        for member, its in scores.items():
            if member not in outcomes:
                self.left_out["only_in_scores"] += 1
                continue
            cells = outcomes[member]
            outcome = outcome_of(cells[options.outcome])
            if outcome is None:
                self.left_out["without_outcome"] += 1
            else:
                self.members.append(Member(
                    hundredths(its["total"]), [hundredths(its[name]) for name in self.competencies],
                    outcome,
                    cells[options.strata] if options.strata else ""))

    def outcomes(self):
        return [its.outcome for its in self.members]

    def totals(self):
        return [its.total for its in self.members]

    def run(self):
        """The object that the command must print; parts of it may be of type Either."""
        return {
            "schema_version": 1, "notice": NOTICE, "causal": False,
            "outcome": self.options.outcome, "kind": "binary" if self.binary else "numeric",
            "strata": self.options.strata, "members": len(self.members), "left_out": self.left_out,
            "mean": mean(self.outcomes()), **self._slopes(),
            "rank_correlation": {"estimate": spearman(self.totals(), self.outcomes()),
                                 "p": spearman_p(self.totals(), self.outcomes())},
            "auc": self._auc(), "tenths": self._tenths(), **self._groups(),
            "competencies": self._competencies(),
        }

    def _slopes(self):
        crude = {**slope([self.members], within=False), "members": len(self.members)}
        result = {"per_points": 10.0, "crude": crude}
        decides = crude
        if self.options.strata:
            labelled = [its for its in self.members if its.stratum]
            strata = [its for its in strata_of(labelled) if len(its) > 1]
            same = [its for stratum in strata for its in stratum]
            adjusted = slope(strata, within=True)
            result["adjusted"] = {
                **adjusted, "members": len(same), "strata": len(strata),
                "crude": Either(slope([labelled], within=False)["estimate"],
                                slope([same], within=False)["estimate"])}
            decides = adjusted
        return {"slope": result, "verdict": verdict(decides)}

    def _auc(self):
        if not self.binary:
            return None
        area = auc(self.totals(), self.outcomes())
        spread = delong_variance(self.totals(), self.outcomes())
        if spread is None:
            return estimate(area)
        half = Z * math.sqrt(spread)
        low, high = max(0.0, area - half), min(1.0, area + half)
        # Whether there are limits where all pairs agree is left open.
        return estimate(area, low, high) if spread else \
            estimate(area, Either(low, None), Either(high, None))

    def _tenths(self):
        n = len(self.members)
        if n < 100:
            return Either([], None)
        tenths = {}
        for its in self.members:
            below = sum(other.total < its.total for other in self.members)
            tenths.setdefault(1 + 10 * below // n, []).append(its)
        return [{"tenth": tenth, "members": len(its),
                 "total_low": Fraction(min(one.total for one in its), 100),
                 "total_high": Fraction(max(one.total for one in its), 100),
                 "mean": mean([one.outcome for one in its]) if len(its) >= LEAST_GROUP else None}
                for tenth, its in sorted(tenths.items())]

    def sides(self, members):
        """The outcomes of leaders and of laggards."""
        return ([its.outcome for its in members if its.total > self.above],
                [its.outcome for its in members if its.total < self.below])

    def _groups(self):
        leaders, laggards = self.sides(self.members)
        groups = [{"group": name, key: Fraction(limit, 100), "members": len(side),
                   "mean": mean(side) if len(side) >= LEAST_GROUP else None}
                  for name, key, limit, side in (("leaders", "above", self.above, leaders),
                                                 ("laggards", "below", self.below, laggards))]
        if min(len(leaders), len(laggards)) < LEAST_GROUP:
            ratio = difference = estimate(None)
        else:
            ratio, difference = self._ratio(leaders, laggards), self._difference(leaders, laggards)
        result = {"groups": groups, "ratio": ratio, "difference": difference}
        if self.options.strata:
            result["adjusted"] = self._adjusted()
        return result

    def _ratio(self, leaders, laggards):
        m1, m0 = mean(leaders), mean(laggards)
        if self.binary:
            a, c = sum(leaders), sum(laggards)
            if not a or not c:
                # That the limits are not defined is certain.
                return estimate(Either(None, 0.0) if c else None)
            squared = Fraction(1, a) - Fraction(1, len(leaders)) + Fraction(1, c) \
                - Fraction(1, len(laggards))
        else:
            if min(leaders + laggards) < 0 or not m1 or not m0:
                return estimate(None)
            squared = variance(leaders) / (len(leaders) * m1 * m1) \
                + variance(laggards) / (len(laggards) * m0 * m0)
        ratio = float(m1 / m0)
        if squared == 0:
            return estimate(ratio)
        factor = math.exp(Z * math.sqrt(squared))
        return estimate(ratio, ratio / factor, ratio * factor)

    def _difference(self, leaders, laggards):
        m1, m0 = mean(leaders), mean(laggards)
        d = float(m1 - m0)
        if self.binary:
            (l1, u1), (l0, u0) = (wilson(float(sum(side)), len(side)) for side in (leaders, laggards))
            return estimate(d, d - math.hypot(m1 - l1, u0 - m0), d + math.hypot(u1 - m1, m0 - l0))
        first, second = variance(leaders) / len(leaders), variance(laggards) / len(laggards)
        if first + second == 0:
            return estimate(d)
        degrees = float((first + second) ** 2 / (first ** 2 / (len(leaders) - 1)
                                                 + second ** 2 / (len(laggards) - 1)))
        half = student_quantile(degrees) * math.sqrt(first + second)
        return estimate(d, d - half, d + half)

    def _adjusted(self):
        least = 1 if self.binary else 2
        strata = strata_of([its for its in self.members if its.stratum])
        used = [its for its in strata if all(len(side) >= least for side in self.sides(its))]
        leaders, laggards = self.sides([its for stratum in used for its in stratum])
        more = {"measure": "ratio" if self.binary else "difference",
                "leaders": len(leaders), "laggards": len(laggards), "strata": len(used),
                "strata_left_out": len(strata) - len(used)}
        if min(len(leaders), len(laggards)) < LEAST_GROUP:
            return estimate(None, **more, crude=None)
        sides = [self.sides(its) for its in used]
        if self.binary:
            return {**mantel_haenszel(sides), **more,
                    "crude": self._ratio(leaders, laggards)["estimate"]}
        return {**weighted_difference(sides), **more,
                "crude": self._difference(leaders, laggards)["estimate"]}

    def _competencies(self):
        columns = list(zip(*(its.competencies for its in self.members)))
        rs = [spearman(column, self.outcomes()) for column in columns]
        ps = [spearman_p(column, self.outcomes()) for column in columns]
        return [{"competency": name, "rank_correlation": r, "p": p, "p_holm": adjusted}
                for name, r, p, adjusted in zip(self.competencies, rs, ps, holm(ps))]


def strata_of(members):
    strata = {}
    for its in members:
        strata.setdefault(its.stratum, []).append(its)
    return list(strata.values())


def slope(strata, within):
    """The slope of the outcome per 10 points, from deviations from the means of strata."""
    points = []  # x, y, size of the stratum
    for stratum in strata:
        if not stratum:
            continue
        middle_x, middle_y = (mean(values) for values in (
            [Fraction(its.total, 1000) for its in stratum], [its.outcome for its in stratum]))
        points += [(Fraction(its.total, 1000) - middle_x, its.outcome - middle_y, len(stratum))
                   for its in stratum]
    xx = sum(dx * dx for dx, _, _ in points)
    if not xx:
        return estimate(None)
    b = sum(dx * dy for dx, dy, _ in points) / xx
    degrees = len(points) - (len(strata) + 1 if within else 2)
    leverages = [Fraction(1, size) + dx * dx / xx for dx, _, size in points]
    if degrees < 1 or 1 in leverages:
        return estimate(b)
    squared = math.fsum((float(dx * (dy - b * dx) / (1 - h)) / float(xx)) ** 2
                        for (dx, dy, _), h in zip(points, leverages))
    half = student_quantile(degrees) * math.sqrt(squared)
    return estimate(b, b - half, b + half)


def verdict(its):
    if its["low"] is None:
        return "not shown"
    low, high = float(its["low"]), float(its["high"])
    told = "positive" if low > 0 else "negative" if high < 0 else "not shown"
    near = min(abs(low), abs(high)) < 1e-9 * max(abs(low), abs(high), 1e-3)
    return Either(told, "not shown", "positive", "negative") if near else told


def mantel_haenszel(sides):
    """The ratio of shares over strata: pairs of the outcomes of leaders and of laggards."""
    upper = lower = spread = Fraction(0)
    for leaders, laggards in sides:
        n1, n0, a, c = len(leaders), len(laggards), sum(leaders), sum(laggards)
        n = n1 + n0
        upper += a * n0 / n
        lower += c * n1 / n
        spread += (n1 * n0 * (a + c) - a * c * n) / Fraction(n * n)
    if not upper or not lower:
        return estimate(Either(None, 0.0) if lower else None)
    ratio = float(upper / lower)
    if not spread:
        return estimate(ratio, Either(None, ratio), Either(None, ratio))
    factor = math.exp(Z * math.sqrt(spread / (upper * lower)))
    return estimate(ratio, ratio / factor, ratio * factor)


def weighted_difference(sides):
    every = upper = spread = Fraction(0)
    for leaders, laggards in sides:
        n1, n0 = len(leaders), len(laggards)
        weight = Fraction(n1 * n0, n1 + n0)
        every += weight
        upper += weight * (mean(leaders) - mean(laggards))
        spread += weight ** 2 * (variance(leaders) / n1 + variance(laggards) / n0)
    d = upper / every
    if not spread:
        return estimate(d, Either(None, d), Either(None, d))
    half = Z * math.sqrt(spread) / every
    return estimate(d, d - half, d + half)


def run(arguments, folder="."):
    """What the command must print; raises Refused where it must refuse."""
    return Run(arguments, folder).run()


if __name__ == "__main__":
    from comparing import printable
    print(json.dumps(printable(run(sys.argv[1:])), indent=2))
