#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""How much the weights decide, once more, written from the specification, slow and obvious.

    robustness.py robustness MEMBERS.csv --by COLUMN [OPTION...]

takes the arguments of `ssi` and prints the same table; what `ssi` says of all members on standard
error goes there as JSON. Input is taken to be sound.
"""

import argparse
import dataclasses
import json
import sys
from pathlib import Path

from monitoring import model_path
from cohorts import standing
from model import hundredths, read_model
from random_words import random_word
from tables import decimals, read_rows, table


def parser():
    result = argparse.ArgumentParser(allow_abbrev=False)
    result.add_argument("command", choices=["robustness"])
    result.add_argument("members")
    result.add_argument("--by", required=True)
    result.add_argument("--draws", type=int, default=200)
    result.add_argument("--spread", default="25")
    result.add_argument("--seed", type=int, default=1)
    result.add_argument("--competencies", choices=["moved", "kept"], default="moved")
    result.add_argument("--model")
    result.add_argument("--missing")
    result.add_argument("--min-cohort", type=int, default=10)
    result.add_argument("--threads")
    result.add_argument("--strict", action="store_true")
    result.add_argument("-q", "--quiet", action="store_true")
    result.add_argument("-o", "--output")
    return result


def share_out(weights, keep):
    """Hundredths in proportion to the weights, with the sum of those kept; by largest remainder."""
    all_of_it, every = sum(keep), sum(weights)
    if every == 0:
        return list(keep)
    result = [weight * all_of_it // every for weight in weights]
    remainders = [weight * all_of_it % every for weight in weights]
    largest_first = sorted(range(len(weights)), key=lambda at: (-remainders[at], at))
    for at in largest_first[:all_of_it - sum(result)]:
        result[at] += 1
    return result


class Draw:
    """A model whose points are moved at random."""

    def __init__(self, model, seed, number, spread, moves_competencies):
        def move(j):
            return (random_word(seed, number, j) * (2 * spread + 1) >> 64) - spread

        self.model = model
        self.competencies = []
        j = 0
        for competency in model.competencies:
            moves = [move(j + at) for at in range(len(competency.terms))]
            j += len(moves)
            self.competencies.append(self._moved(competency, moves))
        self.maxima = [competency.maximum for competency in model.competencies]
        if moves_competencies:
            weights = [maximum * (10000 + move(j + c)) for c, maximum in enumerate(self.maxima)]
            self.maxima = share_out(weights, self.maxima)

    @staticmethod
    def _moved(competency, moves):
        """The competency with other points; a positive term may have none left."""
        points = [term.points for term in competency.terms]
        positive = [at for at, its in enumerate(points) if its > 0]
        shares = share_out([points[at] * (10000 + moves[at]) for at in positive],
                           [points[at] for at in positive])
        for at, share in zip(positive, shares):
            points[at] = share
        for at, its in enumerate(points):
            if its < 0:
                points[at] = -((-its * (10000 + moves[at]) + 5000) // 10000)
        return list(zip(competency.terms, points))

    def total(self, values):
        return sum(self._worth(competency, terms, moved, values) for competency, terms, moved
                   in zip(self.model.competencies, self.competencies, self.maxima))

    def _worth(self, competency, terms, moved, values):
        total = every = seen = 0
        for term, points in terms:
            # The sign of the model's own points says what the term is: moved ones may be 0.
            positive = points if term.points > 0 else 0
            every += positive
            own = dataclasses.replace(term, points=points).evaluate(values)
            if own is not None:
                total += own
                seen += positive
        if self.model.missing == "renormalise":
            total = (2 * total * every + seen) // (2 * seen) if seen else 0
        clamped = max(0, min(competency.maximum, total))
        return (2 * clamped * moved + competency.maximum) // (2 * competency.maximum)


class Run:
    def __init__(self, arguments, folder="."):
        self.options = parser().parse_args(arguments)
        path = model_path(self.options.model, folder)
        self.model = read_model(path.read_text(encoding="utf-8"), self.options.missing)
        header, rows = read_rows(Path(folder, self.options.members))
        cells = [dict(zip(header, row)) for row in rows]
        self.ids = [its["member_id"] for its in cells]
        self.labels = [its[self.options.by] for its in cells]
        self.values = [{name: int(cell) if cell else None for name, cell in its.items()
                        if name in self.model.signals} for its in cells]

    def _standings(self, totals):
        """The standing of each member among those with its label, or None."""
        by_label = {}
        for label, total in zip(self.labels, totals):
            by_label.setdefault(label, []).append(total)
        found = {}
        for label, total in zip(self.labels, totals):
            if label != "" and len(by_label[label]) >= self.options.min_cohort:
                if (label, total) not in found:
                    found[label, total] = standing(total, by_label[label])
        return [found.get(at) for at in zip(self.labels, totals)]

    def run(self):
        """The table's header and rows, and what is said of all members."""
        options = self.options
        spread = hundredths(options.spread)
        totals = [self.model.score(values).total for values in self.values]
        standings = self._standings(totals)
        of_draws = []
        for number in range(options.draws):
            draw = Draw(self.model, options.seed, number, spread, options.competencies == "moved")
            in_draw = [draw.total(values) for values in self.values]
            of_draws.append((in_draw, self._standings(in_draw)))
        rows = [self._row(at, totals[at], standings[at], of_draws) for at in range(len(totals))]
        column = options.by
        header = ["member_id", "total", "total_p5", "total_p95", f"{column}_percentile",
                  f"{column}_percentile_p5", f"{column}_percentile_p95", f"{column}_top10_percent"]
        return header, rows, self._said(standings, of_draws)

    def _quantiles(self, values):
        """The 5 % and the 95 % quantile: values at positions counted from 1."""
        draws = len(values)
        ordered = sorted(values)
        return [ordered[-(-percent * draws // 100) - 1] for percent in (5, 95)]

    def _row(self, at, total, its, of_draws):
        row = [self.ids[at], decimals(total)]
        row += map(decimals, self._quantiles([totals[at] for totals, _ in of_draws]))
        if its is None:
            return row + [None] * 4
        in_draws = [standings[at] for _, standings in of_draws]
        row.append(decimals(its.percentile))
        row += map(decimals, self._quantiles([one.percentile for one in in_draws]))
        times = sum(one.top_percent <= 10 for one in in_draws)
        row.append(decimals((2 * 10000 * times + len(in_draws)) // (2 * len(in_draws))))
        return row

    def _said(self, standings, of_draws):
        draws = self.options.draws
        ranked = [at for at, its in enumerate(standings) if its is not None]
        moves = sum(abs(of[at].percentile - standings[at].percentile)
                    for _, of in of_draws for at in ranked)
        count = len(ranked) * draws
        times = [sum(of[at].top_percent <= 10 for _, of in of_draws) for at in ranked]
        return {
            "draws": draws, "spread_percent": float(self.options.spread), "seed": self.options.seed,
            "members_ranked": len(ranked),
            "mean_move": (2 * moves + count) // (2 * count) / 100 if count else None,
            "top10_always": sum(its == draws for its in times),
            "top10_sometimes": sum(0 < its < draws for its in times),
            "top10_never": sum(its == 0 for its in times),
        }


def run(arguments, folder="."):
    """The table that the command must write, and what it says of all members."""
    header, rows, said = Run(arguments, folder).run()
    return table(header, rows), said


if __name__ == "__main__":
    output, said_of_all = run(sys.argv[1:])
    sys.stdout.write(output)
    print(json.dumps(said_of_all), file=sys.stderr)
