# SPDX-License-Identifier: MIT
"""Standings among the members who have one label."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Standing:
    rank: int
    percentile: int  # hundredths
    top_percent: int


def standing(total, totals):
    """The standing of a total among totals, itself one of them."""
    n = len(totals)
    above = sum(other > total for other in totals)
    equal = sum(other == total for other in totals)
    below = n - above - equal
    assert equal >= 1
    rank = above + 1
    percentile = (2 * 10000 * (2 * below + equal) + 2 * n) // (4 * n)
    return Standing(rank, percentile, -(-100 * rank // n))


class Cohorts:
    """The members of a table by their label in one column, with their totals."""

    def __init__(self, labels, totals, minimum):
        self.labels = labels  # by id
        self.totals = totals  # by id
        self.minimum = minimum

    def totals_of(self, label, without=None):
        """The totals of those with the label, in any order, without one member's."""
        return [self.totals[member] for member, its in self.labels.items()
                if its == label and member != without]

    def standing(self, member):
        """The member's standing in its cohort, or None."""
        return self.standing_with(member, self.labels[member], self.totals[member])

    def standing_with(self, member, label, total):
        """The standing of a member in the cohort of the label, if it had the total there: in the
        place of its own, or joining. None where the cohort is too small, or there is none."""
        if label == "":
            return None
        totals = self.totals_of(label, without=member) + [total]
        return standing(total, totals) if len(totals) >= self.minimum else None
