# SPDX-License-Identifier: MIT
"""Statistics: exact sums in fractions, functions of them in doubles."""

import math
from collections import Counter
from fractions import Fraction

Z = 1.959963984540054


class Either:
    """A figure of which the specification leaves open what it is: the first is what is printed."""

    def __init__(self, *values):
        self.values = values


def mean(values):
    return Fraction(sum(values), len(values)) if values else None


def variance(values):
    """The sample variance; None of fewer than two."""
    if len(values) < 2:
        return None
    middle = mean(values)
    return sum((value - middle) ** 2 for value in values) / (len(values) - 1)


def mid_ranks(values):
    """Twice the mid-ranks, which are whole numbers."""
    counts = Counter(values)
    ranks, below = {}, 0
    for value in sorted(counts):
        ranks[value] = 2 * below + counts[value] + 1
        below += counts[value]
    return [ranks[value] for value in values]


def spearman_parts(x, y):
    """Numerator and squared denominator of Spearman's r, exact; None if one never varies."""
    first, second = mid_ranks(x), mid_ranks(y)
    n = len(first)
    xy = n * sum(a * b for a, b in zip(first, second)) - sum(first) * sum(second)
    xx = n * sum(a * a for a in first) - sum(first) ** 2
    yy = n * sum(b * b for b in second) - sum(second) ** 2
    return (xy, xx * yy) if xx and yy else None


def spearman(x, y):
    parts = spearman_parts(x, y)
    return parts and parts[0] / math.sqrt(parts[1])


def spearman_p(x, y):
    """The two-sided p of Spearman's r by Student's distribution, or None."""
    parts = spearman_parts(x, y)
    if not parts:
        return None
    squared = Fraction(parts[0] ** 2, parts[1])
    return incomplete_beta(1 - squared, (len(x) - 2) / 2, 0.5)


def incomplete_beta(x, a, b):
    """The regularised incomplete beta function of a fraction, so that 1 - x loses nothing."""
    x = Fraction(x)
    if x <= 0:
        return 0.0
    if x >= 1:
        return 1.0
    if x > (a + 1) / (a + b + 2):
        return 1 - _beta_tail(1 - x, b, a)
    return _beta_tail(x, a, b)


def _beta_tail(x, a, b):
    factor = (a * math.log(x) + b * math.log(1 - x) + math.lgamma(a + b) - math.lgamma(a)
              - math.lgamma(b))
    return math.exp(factor) * _continued_fraction(float(x), a, b) / a if factor > -745 else 0.0


def _continued_fraction(x, a, b):
    """Lentz's method on the continued fraction of the incomplete beta function."""
    tiny = 1e-300
    c, d = 1.0, 1 - (a + b) * x / (a + 1)
    d = 1 / (d or tiny)
    result = d
    for m in range(1, 10000):
        for factor in (m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m)),
                       -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1))):
            d = 1 / ((1 + factor * d) or tiny)
            c = (1 + factor / c) or tiny
            result *= c * d
        if abs(c * d - 1) < 1e-15:
            return result
    raise ArithmeticError("the incomplete beta function does not converge")


def student_quantile(degrees):
    """The 97.5 % quantile of Student's distribution, by halving."""
    def beyond(t):
        return incomplete_beta(Fraction(degrees) / (Fraction(degrees) + Fraction(t) ** 2),
                               degrees / 2, 0.5)
    low, high = 1.9, 2.0
    while beyond(high) > 0.05:
        high *= 2
    for _ in range(60):
        middle = (low + high) / 2
        low, high = (middle, high) if beyond(middle) > 0.05 else (low, middle)
    return high


def auc(scores, successes):
    """The share of pairs of a success and a failure in which the success scores higher, exact."""
    wins = [score for score, success in zip(scores, successes) if success]
    losses = [score for score, success in zip(scores, successes) if not success]
    if not wins or not losses:
        return None
    return Fraction(sum(_placements(wins, losses)), 2 * len(wins) * len(losses))


def _placements(some, others):
    """For each score twice how many of the others it beats, ties counting half."""
    counts = Counter(others)
    below, by_score = 0, {}
    for score in sorted({*some, *others}):
        by_score[score] = 2 * below + counts[score]
        below += counts[score]
    return [by_score[score] for score in some]


def delong_variance(scores, successes):
    """DeLong's variance of the area, or None where a side has fewer than two."""
    wins = [score for score, success in zip(scores, successes) if success]
    losses = [score for score, success in zip(scores, successes) if not success]
    if len(wins) < 2 or len(losses) < 2:
        return None
    of_wins = [Fraction(its, 2 * len(losses)) for its in _placements(wins, losses)]
    of_losses = [1 - Fraction(its, 2 * len(wins)) for its in _placements(losses, wins)]
    return variance(of_wins) / len(wins) + variance(of_losses) / len(losses)


def holm(ps):
    """Holm's adjusted p of each; None stays None and does not count."""
    counted = sorted((p, at) for at, p in enumerate(ps) if p is not None)
    adjusted, least = [None] * len(ps), 0.0
    for before, (p, at) in enumerate(counted):
        least = max(least, min(1.0, (len(counted) - before) * p))
        adjusted[at] = least
    return adjusted


def wilson(successes, n):
    """Wilson's limits of a share."""
    share = successes / n
    middle = (share + Z * Z / (2 * n)) / (1 + Z * Z / n)
    half = Z / (1 + Z * Z / n) * math.sqrt(share * (1 - share) / n + Z * Z / (4 * n * n))
    return middle - half, middle + half
