#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""The fuzz must be able to fail: mutants_evidence.py [--rounds N] [NAME...]

A copy of a reference stands in for the command, with one thing wrong at a time; some round must find
it. Without any fault, no round may find one.
"""

import sys
from collections import Counter
from pathlib import Path

from monitoring import GOLDEN  # noqa: F401  (makes the modules below importable)
from command import Outcome
from fuzz_evidence import fault_of_round
from harness import load_mutant, run_mutants
from random_cases import KINDS

HERE = Path(__file__).resolve().parent
MODULES = ["random_words", "figures", "comparing", "fitting", "robustness", "outcomes", "calibrate",
           "audit", "stand_in"]
# File, what stands there, and what stands there instead.
MUTANTS = {
    "no fault": None,
    "draws counted from 1": ("random_words", "G * (d + 1)", "G * (d + 2)"),
    "move never at the top": ("robustness", "(2 * spread + 1) >> 64", "(2 * spread) >> 64"),
    "competencies take the terms' numbers": ("robustness", "(10000 + move(j + c))",
                                             "(10000 + move(c))"),
    "remainders by the later term": ("robustness", "(-remainders[at], at)", "(-remainders[at], -at)"),
    "nothing left is nothing": ("robustness", "return list(keep)", "return [0] * len(keep)"),
    "penalties cut off": ("robustness", "(10000 + moves[at]) + 5000)", "(10000 + moves[at]))"),
    "penalties share too": ("robustness", "if its > 0]", "if its]"),
    "renormalised by the old points": ("robustness", "positive = points if term.points > 0 else 0",
                                       "positive = term.points if term.points > 0 else 0"),
    "competencies cut off": ("robustness", "(2 * clamped * moved + competency.maximum)",
                             "(2 * clamped * moved)"),
    "maxima kept": ("robustness", "if moves_competencies:", "if False:"),
    "quantiles between": ("robustness", "-(-percent * draws // 100) - 1", "percent * draws // 100"),
    "ranked by the old totals": ("robustness", "self._standings(in_draw)", "self._standings(totals)"),
    "top 10 % without 10": ("robustness", "top_percent <= 10 for one", "top_percent < 10 for one"),
    "the empty label": ("robustness", 'label != "" and', ""),
    "mean move with a sign": ("robustness", "abs(of[at].percentile - standings[at].percentile)",
                              "of[at].percentile - standings[at].percentile"),
    "variance of everybody": ("figures", "/ (len(values) - 1)", "/ len(values)"),
    "ties take the better rank": ("figures", "2 * below + counts[value] + 1",
                                  "2 * below + 2 * counts[value]"),
    "ties lose": ("figures", "2 * below + counts[score]\n", "2 * below\n"),
    "one more degree": ("figures", "(len(x) - 2) / 2", "(len(x) - 1) / 2"),
    "one side": ("figures", "if beyond(middle) > 0.05", "if beyond(middle) > 0.1"),
    "Holm as Bonferroni": ("figures", "(len(counted) - before) * p", "len(counted) * p"),
    "Holm not in order": ("figures", "max(least, min(1.0,", "max(0, min(1.0,"),
    "Wald for Wilson": ("figures", "+ Z * Z / (4 * n * n))", ")"),
    "DeLong of the one side": ("figures", " + variance(of_losses) / len(losses)", ""),
    "HC2": ("outcomes", "/ (1 - h)) /", "/ math.sqrt(1 - h)) /"),
    "no leverage": ("outcomes", "if degrees < 1 or 1 in leverages:", "if degrees < 1:"),
    "degrees of the crude slope": ("outcomes", "(len(strata) + 1 if within else 2)", "2"),
    "leverage of all": ("outcomes", "Fraction(1, size) + dx", "Fraction(1, len(points)) + dx"),
    "lone members stay": ("outcomes", "if len(its) > 1]", "if its]"),
    "no label is a label": ("outcomes", "labelled = [its for its in self.members if its.stratum]",
                            "labelled = self.members"),
    "verdict by the crude slope": ("outcomes", "            decides = adjusted", "            pass"),
    "tenths above": ("outcomes", "other.total < its.total for", "other.total <= its.total for"),
    "means of small tenths": ("outcomes", "if len(its) >= LEAST_GROUP else None}\n                for",
                              "}\n                for"),
    "leaders at the limit": ("outcomes", "its.total > self.above", "its.total >= self.above"),
    "laggards at the limit": ("outcomes", "its.total < self.below", "its.total <= self.below"),
    "small groups shown": ("outcomes", "LEAST_GROUP = 10", "LEAST_GROUP = 9"),
    "ratio of negatives": ("outcomes", "min(leaders + laggards) < 0 or ", ""),
    "ratio by the odds": ("outcomes", "Fraction(1, a) - Fraction(1, len(leaders))",
                          "Fraction(1, a) + Fraction(1, len(leaders))"),
    "limits upside down": ("outcomes", "d - math.hypot(m1 - l1, u0 - m0)",
                           "d - math.hypot(u1 - m1, m0 - l0)"),
    "pooled degrees": ("outcomes", "half = student_quantile(degrees)",
                       "half = student_quantile(len(leaders) + len(laggards) - 2)"),
    "strata with one side": ("outcomes", "all(len(side) >= least", "any(len(side) >= least"),
    "strata with one each": ("outcomes", "1 if self.binary else 2", "1 if self.binary else 3"),
    "Mantel-Haenszel unweighted": ("outcomes", "upper += a * n0 / n", "upper += Fraction(a, n1)"),
    "Greenland without c": ("outcomes", "(n1 * n0 * (a + c) - a * c * n)", "(n1 * n0 * (a + c))"),
    "weights not squared": ("outcomes", "spread += weight ** 2 *", "spread += weight *"),
    "only here and only there": ("outcomes", "outcomes.keys() - scores.keys()",
                                 "scores.keys() - outcomes.keys()"),
    "premium is own": ("audit", 'if first in PREMIUM:\n            return "premium"',
                       "if False:\n            pass"),
    "others give to the bound": ("audit", "if without_others and", "if False and"),
    "a ratio over nothing": ("audit", "term.prior == 0:\n                values[name] = 1",
                             "False:\n                pass"),
    "bound without clamp": ("audit", "return [min(its.maximum, sum(", "return [min(10 ** 9, sum("),
    "no prior, no fall": ("audit", "            if term.kind == \"ratio\" and term.prior == 0:\n"
                          "                yield term.operands[1], up\n", ""),
    "lost beyond the maximum": ("audit", "lost += min(competency.maximum, sum(",
                                "lost += min(10 ** 9, sum("),
    "half and a bit": ("audit", "abs(term.points) / 2)", "abs(term.points) / 2 + 1)"),
    "bands by name": ("audit", "range(sum(self.at_most()) + 1)", "range(sum(self.at_most()))"),
    "answers come": ("audit", "action.changes.items():\n            after[name]",
                     "(action.changes | action.expects).items():\n            after[name]"),
    "expectations forgotten": ("audit", "done + expected // 100", "done"),
    "every action floods": ("audit", "if not action.expects:", "if False:"),
    "states are acts": ("audit", "term.points < 0 or self.model.signals[name].state:",
                        "term.points < 0:"),
    "folds by the bytes' sum": ("calibrate", "* 0x100000001b3", "* 0x100000001b5"),
    "penalties as gains": ("calibrate", "return points / abs(term.points)",
                           "return abs(points) / abs(term.points)"),
    "smallest loss": ("calibrate", "if not chosen and middle <= error:",
                      "if not chosen and middle <= 0:"),
    "standard error without n": ("calibrate", "/ (n - 1) / n)", "/ (n - 1))"),
    "old proportions cost": ("fitting", "return [its - p * along for", "return [its - 0 * along for"),
    "penalties of the old points": ("calibrate", "exact = Fraction(weights[at]) * sum_of_old / every",
                                    "exact = Fraction(-its)"),
    "inside the folds": ("calibrate", "if its != fold]", "if its != fold or True]"),
    "positions of 1 %": ("calibrate", "differences[24], differences[974]",
                         "differences[4], differences[994]"),
    "one resample": ("calibrate", "random_word(self.options.seed, d, i)",
                     "random_word(self.options.seed, i, d)"),
    "outcome as it is": ("calibrate", "float(y - middle) / spread", "float(y - middle)"),
}


class StandIn:
    """References as if they were the command."""

    def __init__(self, mutant):
        self.module = load_mutant(HERE, MODULES, mutant)

    def run(self, arguments, folder):
        code, output, errors = self.module.run(arguments, folder)
        # The references have no texts for people.
        text = arguments[0] in ("outcomes", "model") and "--json" not in arguments
        return Outcome(code, "" if text else output, errors)


# Calibrations take seconds; only their own faults are looked for in them.
_OF_CALIBRATIONS = ("calibrate", "fitting")


def command_of(mutant):
    command = StandIn(mutant)
    command.kinds = {"robustness": ["robustness"], "audit": ["audit"], "outcomes": ["outcomes"],
                     "figures": ["outcomes"]}.get(
                         mutant[0] if mutant else "", [its for its in KINDS if its != "degenerate"])
    if mutant and mutant[0] in _OF_CALIBRATIONS:
        command.kinds = ["calibrate"]
    return command


def fault_of(command, number, folder):
    kind = command.kinds[number % len(command.kinds)]
    return fault_of_round(command, kind, f"mutants/{number}", folder, Counter())


if __name__ == "__main__":
    sys.exit(run_mutants(MUTANTS, command_of, fault_of, 400))
