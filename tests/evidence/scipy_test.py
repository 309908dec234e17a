#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Holds the command to SciPy and, where it is installed, statsmodels: scipy_test.py SSI

On the golden inputs: that no optimiser finds better weights than a calibration's, under any of its
penalties' choices, and that slopes, rank correlations, areas and groups are those of their functions.
Without an SSI, the references are held to them. Ends with 77 where SciPy is not installed.
"""

import shlex
import sys
import tempfile
from pathlib import Path

from monitoring import GOLDEN
import calibrate
import stand_in
from command import Command, Outcome, parsed
from outcomes import Run

try:
    import numpy
    import scipy.optimize
    import scipy.stats
except ImportError:
    print("SciPy is not installed: nothing was compared")
    sys.exit(77)
try:
    import statsmodels.api
    import statsmodels.stats.contingency_tables
    import statsmodels.stats.multitest
    import statsmodels.stats.proportion
except ImportError:
    statsmodels = None
    print("statsmodels is not installed: slopes, shares and strata are not compared")

FOLDER = GOLDEN / "evidence"
CALIBRATION = "calibrate calibrate_members.csv calibrate_outcomes.csv --id calibrated-1 --outcome"
CUTS = "--strata region --leaders-above 40 --laggards-below 20"
OUTCOMES = [f"outcomes outcomes_scores.csv outcomes.csv --outcome won {CUTS}",
            f"outcomes outcomes_scores.csv outcomes.csv --outcome revenue {CUTS}",
            "outcomes ucb_scores.csv ucb_outcomes.csv --outcome admitted --strata department"]


class StandIn:
    def run(self, arguments, folder):
        return Outcome(*stand_in.run(arguments, folder))


def near(name, found, expected, relative=2e-5):
    """What is wrong with a figure, or None."""
    if abs(found - expected) <= relative * abs(expected) + 1e-12:
        return None
    return f"{name}: {found} instead of {expected}"


# Calibrations.

class Objective:
    """What a calibration minimises, as NumPy has it."""

    def __init__(self, run, penalty):
        self.x = numpy.array(run.features)
        self.y = numpy.array(run.targets)
        self.p = numpy.array([abs(term.points) for _, term in run.terms], dtype=float)
        self.p /= numpy.linalg.norm(self.p)
        self.binary, self.penalty = run.binary, penalty

    def __call__(self, weights):
        eta = weights[0] + self.x @ weights[1:]
        departure = weights[1:] - self.p * (self.p @ weights[1:])
        loss = numpy.logaddexp(0, eta) - self.y * eta if self.binary else (self.y - eta) ** 2 / 2
        return loss.mean() + self.penalty / 2 * departure @ departure

    def gradient(self, weights):
        eta = weights[0] + self.x @ weights[1:]
        departure = weights[1:] - self.p * (self.p @ weights[1:])
        slopes = (scipy.special.expit(eta) if self.binary else eta) - self.y
        return numpy.array([slopes.mean(),
                            *(self.x.T @ slopes / len(self.y) + self.penalty * departure)])


def calibration_faults(command):
    for outcome in ("won", "revenue"):
        arguments = [*shlex.split(CALIBRATION), outcome]
        with tempfile.TemporaryDirectory() as folder:
            written = str(Path(folder, "new.toml"))
            done = command.run([*arguments, "--json", "-o", written], FOLDER)
        if done.code:
            yield f"calibrate {outcome}: {done.errors}"
            continue
        told = parsed(done)
        objective = Objective(calibrate.Run(arguments, FOLDER), told["lambda"])
        weights = numpy.array([told["intercept"], *(its["weight"] for its in told["terms"])])
        yield f"calibrate {outcome}: a weight is negative" if min(weights[1:]) < 0 else None
        own = objective(weights)
        for method, best in optima(objective, len(weights)):
            print(f"calibrate {outcome}: {own:.12f}, {method} {best:.12f}")
            # The weights are printed with six digits.
            yield f"{method} finds {best}, not {own}" if own > best + 1e-8 else None


def optima(objective, size):
    bounds = [(None, None), *[(0, None)] * (size - 1)]
    start = numpy.full(size, 0.1)
    found = scipy.optimize.minimize(objective, start, jac=objective.gradient, bounds=bounds,
                                    method="L-BFGS-B",
                                    options={"maxiter": 20000, "maxfun": 200000, "ftol": 1e-16,
                                             "gtol": 1e-11})
    yield "L-BFGS-B", found.fun
    found = scipy.optimize.minimize(objective, found.x, jac=objective.gradient, bounds=bounds,
                                    method="trust-constr", options={"gtol": 1e-10, "maxiter": 2000})
    # Its bounds are kept but for a hair.
    yield "trust-constr", objective(numpy.array([found.x[0], *numpy.maximum(found.x[1:], 0)]))


# Outcomes.

def outcome_faults(command):
    for text in OUTCOMES:
        arguments = shlex.split(text)
        done = command.run([*arguments, "--json"], FOLDER)
        if done.code:
            yield f"{text}: {done.errors}"
            continue
        told, run = parsed(done), Run(arguments, FOLDER)
        faults = [*rank_faults(told, run), *group_faults(told, run)]
        if statsmodels:
            faults += [*slope_faults(told, run), *strata_faults(told, run)]
        yield from (fault and f"{text}: {fault}" for fault in faults)


def rank_faults(told, run):
    totals, outcomes = run.totals(), [float(its) for its in run.outcomes()]
    theirs = scipy.stats.spearmanr(totals, outcomes)
    yield near("Spearman's r", told["rank_correlation"]["estimate"], theirs.statistic)
    yield near("its p", told["rank_correlation"]["p"], theirs.pvalue)
    if run.binary:
        wins = [total for total, its in zip(totals, outcomes) if its]
        losses = [total for total, its in zip(totals, outcomes) if not its]
        pairs = sum((win > loss) + (win == loss) / 2 for win in wins for loss in losses)
        yield near("AUC", told["auc"]["estimate"], pairs / len(wins) / len(losses))
    if statsmodels and told["competencies"]:
        ps = [its["p"] for its in told["competencies"]]
        adjusted = statsmodels.stats.multitest.multipletests(ps, method="holm")[1]
        for its, p in zip(told["competencies"], adjusted):
            yield near(f"Holm's p of {its['competency']}", its["p_holm"], p)


def group_faults(told, run):
    leaders, laggards = ([float(its) for its in side] for side in run.sides(run.members))
    if run.binary and statsmodels:
        limits = statsmodels.stats.proportion.confint_proportions_2indep(
            sum(leaders), len(leaders), sum(laggards), len(laggards), method="newcomb",
            compare="diff")
        ratio = statsmodels.stats.proportion.confint_proportions_2indep(
            sum(leaders), len(leaders), sum(laggards), len(laggards), method="log",
            compare="ratio")
        yield near("ratio, low", told["ratio"]["low"], ratio[0])
        yield near("ratio, high", told["ratio"]["high"], ratio[1])
    elif not run.binary:
        limits = scipy.stats.ttest_ind(leaders, laggards, equal_var=False).confidence_interval()
    else:
        return
    yield near("difference, low", told["difference"]["low"], limits[0])
    yield near("difference, high", told["difference"]["high"], limits[1])


def slope_faults(told, run):
    """HC3 of statsmodels, the strata as columns of their own."""
    x = numpy.array(run.totals()) / 1000
    y = numpy.array([float(its) for its in run.outcomes()])
    yield from _fit_faults("crude", told["slope"]["crude"], x, y, numpy.ones((len(x), 1)))
    labels = numpy.array([its.stratum for its in run.members])
    names = sorted(its for its in set(labels) if its and sum(labels == its) > 1)
    taken = numpy.isin(labels, names)
    columns = numpy.array([labels[taken] == name for name in names], dtype=float).T
    yield from _fit_faults("adjusted", told["slope"]["adjusted"], x[taken], y[taken], columns)


def _fit_faults(name, told, x, y, columns):
    fit = statsmodels.api.OLS(y, numpy.column_stack([x, columns])).fit(cov_type="HC3", use_t=True)
    low, high = fit.conf_int()[0]
    for key, its in (("estimate", fit.params[0]), ("low", low), ("high", high)):
        yield near(f"{name} slope, {key}", told[key], its)


def strata_faults(told, run):
    if not run.binary:
        return
    tables = []
    for label in sorted({its.stratum for its in run.members} - {""}):
        sides = run.sides([its for its in run.members if its.stratum == label])
        if all(sides):
            tables.append([[int(sum(side)), len(side) - int(sum(side))] for side in sides])
    pooled = statsmodels.stats.contingency_tables.StratifiedTable(
        [numpy.array(table, dtype=float) for table in tables]).riskratio_pooled
    yield near("Mantel-Haenszel", told["adjusted"]["estimate"], pooled)


def main(ssi=None):
    command = Command(str(Path(ssi).resolve())) if ssi else StandIn()
    done = failed = 0
    for some in (outcome_faults, calibration_faults):
        for fault in some(command):
            done += 1
            if fault:
                failed += 1
                print(fault, flush=True)
    print(f"{done} compared, {failed} differ")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
