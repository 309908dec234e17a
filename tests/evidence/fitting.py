# SPDX-License-Identifier: MIT
"""Fits weights that may not be negative: projected Newton steps, in plain Python.

The objective is that of docs/calibration.md: the mean of log(1 + exp(eta)) - y * eta, or of
(y - eta)^2 / 2, plus lambda / 2 times the square of what departs from the old proportions; eta is the
first weight, which is free, plus the products of the others with the features.
"""

import math

try:
    import numpy
except ImportError:
    numpy = None

TOLERANCE = 1e-11


class Problem:
    """Features (a row per member, signs included), outcomes, and the old proportions."""

    def __init__(self, features, outcomes, proportions, binary):
        self.rows = [[1.0, *row] for row in features]
        self.outcomes = outcomes
        self.binary = binary
        self.proportions = proportions
        self.squared = math.fsum(p * p for p in proportions)
        if numpy is not None:
            self.rows = numpy.array(self.rows)
            self.outcomes = numpy.array(outcomes, dtype=float)
        self._at = None  # the weights of self._eta
        self._squares = None  # of a loss that is a square, the curvature, which is the same anywhere

    def eta(self, weights):
        if self._at != weights:
            self._at = list(weights)
            if numpy is not None:
                self._eta = self.rows @ numpy.array(weights)
            else:
                self._eta = [sum(map(float.__mul__, row, weights)) for row in self.rows]
        return self._eta

    def losses(self, weights):
        """The loss of each member."""
        eta = self.eta(weights)
        if numpy is not None:
            if self.binary:
                return list(numpy.logaddexp(0, eta) - self.outcomes * eta)
            return list((self.outcomes - eta) ** 2 / 2)
        if self.binary:
            return [max(its, 0.0) + math.log1p(math.exp(-abs(its))) - y * its
                    for y, its in zip(self.outcomes, eta)]
        return [(y - its) ** 2 / 2 for y, its in zip(self.outcomes, eta)]

    def departure(self, weights):
        """What is left of the weights without their part along the old proportions."""
        b = weights[1:]
        along = math.fsum(map(float.__mul__, self.proportions, b)) / self.squared
        return [its - p * along for its, p in zip(b, self.proportions)]

    def objective(self, weights, penalty):
        return math.fsum(self.losses(weights)) / len(self.rows) \
            + penalty / 2 * math.fsum(its * its for its in self.departure(weights))

    def gradient(self, weights, penalty):
        slopes, _ = self._slopes(weights)
        if numpy is not None:
            gradient = list(slopes @ self.rows / len(self.rows))
        else:
            gradient = [math.fsum(map(float.__mul__, slopes, column)) / len(self.rows)
                        for column in self._columns()]
        for t, its in enumerate(self.departure(weights)):
            gradient[t + 1] += penalty * its
        return [float(its) for its in gradient]

    def _columns(self):
        return zip(*self.rows)

    def _slopes(self, weights):
        """First and second derivatives of each member's loss by eta."""
        eta = self.eta(weights)
        if numpy is not None:
            if not self.binary:
                return eta - self.outcomes, numpy.ones(len(eta))
            chances = 1 / (1 + numpy.exp(-numpy.clip(eta, -700, 700)))
            return chances - self.outcomes, chances * (1 - chances)
        if not self.binary:
            return [its - y for its, y in zip(eta, self.outcomes)], [1.0] * len(eta)
        chances = [1 / (1 + math.exp(-max(-700.0, min(700.0, its)))) for its in eta]
        return [c - y for c, y in zip(chances, self.outcomes)], [c * (1 - c) for c in chances]

    def curvature(self, weights, penalty, free):
        """The second derivatives by the weights that are free, as a list of lists."""
        whole = self._curvature(weights)
        matrix = [[whole[s][t] for t in free] for s in free]
        for i, s in enumerate(free):
            for j, t in enumerate(free):
                if s and t:
                    along = self.proportions[s - 1] * self.proportions[t - 1] / self.squared
                    matrix[i][j] += penalty * ((s == t) - along)
        return matrix

    def _curvature(self, weights):
        """The second derivatives of the mean loss."""
        if self._squares is not None:
            return self._squares
        _, curves = self._slopes(weights)
        n = len(self.rows)
        if numpy is not None:
            matrix = ((self.rows * curves[:, None]).T @ self.rows / n).tolist()
        else:
            columns = list(self._columns())
            matrix = [[0.0] * len(columns) for _ in columns]
            for s, column in enumerate(columns):
                scaled = list(map(float.__mul__, column, curves))
                for t in range(s + 1):
                    matrix[s][t] = matrix[t][s] = sum(map(float.__mul__, scaled, columns[t])) / n
        if not self.binary:
            self._squares = matrix
        return matrix


def solve(matrix, right):
    """Gauss with pivots."""
    if numpy is not None:
        return numpy.linalg.solve(numpy.array(matrix), numpy.array(right)).tolist()
    rows = [[*row, value] for row, value in zip(matrix, right)]
    n = len(rows)
    for at in range(n):
        best = max(range(at, n), key=lambda row: abs(rows[row][at]))
        rows[at], rows[best] = rows[best], rows[at]
        for row in range(at + 1, n):
            factor = rows[row][at] / rows[at][at]
            if factor:
                rows[row] = [a - factor * b for a, b in zip(rows[row], rows[at])]
    result = [0.0] * n
    for at in reversed(range(n)):
        known = sum(rows[at][t] * result[t] for t in range(at + 1, n))
        result[at] = (rows[at][n] - known) / rows[at][at]
    return result


def violation(weights, gradient):
    """The largest violation of the optimality conditions."""
    return max(abs(gradient[0]), *(abs(g) if b > 0 else max(0.0, -g)
                                   for b, g in zip(weights[1:], gradient[1:])))


def fit(problem, penalty, start=None):
    """The weights of the least objective, the free one first."""
    weights = list(start or [0.0] * (1 + len(problem.proportions)))
    for _ in range(500):
        gradient = problem.gradient(weights, penalty)
        if violation(weights, gradient) < TOLERANCE:
            return weights
        at_zero = [t > 0 and weights[t] == 0 and gradient[t] >= 0 for t in range(len(weights))]
        free = [t for t in range(len(weights)) if not at_zero[t]]
        step = solve(problem.curvature(weights, penalty, free), [gradient[t] for t in free])
        weights = _moved(problem, penalty, weights, dict(zip(free, step)), gradient)
    assert violation(weights, gradient) < 1e-9, violation(weights, gradient)
    return weights


def _moved(problem, penalty, weights, step, gradient):
    """The weights after so much of a Newton step as makes the objective less, cut at 0."""
    before = problem.objective(weights, penalty)
    # As far as the first weight that would fall under 0, or beyond it with that cut.
    size = 1.0
    for _ in range(60):
        moved = [weight - size * step.get(t, 0.0) for t, weight in enumerate(weights)]
        moved = [weight if t == 0 else max(0.0, weight) for t, weight in enumerate(moved)]
        gain = sum(g * (old - new) for g, old, new in zip(gradient, weights, moved))
        if problem.objective(moved, penalty) <= before - 1e-4 * gain + 1e-15 and gain >= 0:
            return moved
        size /= 2
    # A step that is cut may lead upwards; one along the gradient does not.
    size = 1.0
    for _ in range(80):
        moved = [weight - size * g for weight, g in zip(weights, gradient)]
        moved = [weight if t == 0 else max(0.0, weight) for t, weight in enumerate(moved)]
        if problem.objective(moved, penalty) < before:
            return moved
        size /= 2
    return weights


def fit_old_proportions(problem):
    """The weights of the least loss among those in the old proportions: lambda is infinite."""
    sums = [[math.fsum(float(f) * p for f, p in zip(list(row)[1:], problem.proportions))]
            for row in problem.rows]
    one = Problem(sums, list(problem.outcomes), [1.0], problem.binary)
    intercept, k = fit(one, 0.0)
    return [intercept, *(k * p for p in problem.proportions)]
