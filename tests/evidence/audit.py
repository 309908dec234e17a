#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""The audit of a model, once more, written from the specification, slow and obvious.

    audit.py model audit [MODEL.toml] [--actions A.toml]

takes the arguments of `ssi` and prints what `--json` prints. Input is taken to be sound.
"""

import argparse
import json
import sys
import tomllib
from pathlib import Path

from monitoring import model_path
from figures import Either
from model import read_model
from plans import read_actions

NOTICE = "an open index, not LinkedIn's"
PREMIUM = "advanced_searches leads_saved accounts_saved".split()
OTHERS = """recommendations_received skill_endorsements post_reactions post_comments
followers_gained profile_views_received share_reactions share_comments share_reshares
messages_answered invitations_accepted connections decision_maker_connections
colleague_connections""".split()
SOURCES = ["profile", "own_activity", "others", "premium"]
FLOOD = 1000
ANSWERED = ["messages_sent", "messages_answered", "invitations_sent", "invitations_accepted"]


def parser():
    result = argparse.ArgumentParser(allow_abbrev=False)
    result.add_argument("command", choices=["model"])
    result.add_argument("what", choices=["audit"])
    result.add_argument("model", nargs="?")
    result.add_argument("--actions")
    result.add_argument("--json", action="store_true")
    result.add_argument("-q", "--quiet", action="store_true")
    return result


class Audit:
    def __init__(self, arguments, folder="."):
        options = parser().parse_args(arguments)
        text = model_path(options.model, folder).read_text(encoding="utf-8")
        self.id = tomllib.loads(text)["id"]
        self.model = read_model(text)
        self.terms = [(competency, term) for competency in self.model.competencies
                      for term in competency.terms]
        self.by_others = {*OTHERS, *(entry["name"] for entry in tomllib.loads(text).get("signal", [])
                                     if entry.get("given_by") == "others")}
        self.actions = None
        if options.actions:
            actions_text = Path(folder, options.actions).read_text(encoding="utf-8")
            self.actions_id = tomllib.loads(actions_text)["id"]
            self.actions = read_actions(actions_text)

    def limit(self, name):
        return self.model.signals[name].limit

    def source(self, term):
        first = term.operands[0]
        if first in PREMIUM:
            return "premium"
        if first in self.by_others:
            return "others"
        return "profile" if self.model.signals[first].state else "own_activity"

    def extreme(self, term, without_others):
        """The points of the term with the most of its first signal and the least of its second."""
        values = {}
        for at, name in enumerate(term.operands):
            values[name] = self.limit(name) if at == 0 else 0
            # Without a prior a ratio is worth nothing at b = 0.
            if at == 1 and term.kind == "ratio" and term.prior == 0:
                values[name] = 1
            if without_others and name in self.by_others:
                values[name] = 0
        return term.evaluate(values)

    def most(self, term, without_others=False):
        return max(0, self.extreme(term, without_others))

    def at_most(self, without_others=False):
        """For each competency its terms' most, clamped."""
        return [min(its.maximum, sum(self.most(term, without_others) for term in its.terms))
                for its in self.model.competencies]

    def directions(self, term):
        """Pairs of a signal and whether more of it gives more points, or fewer; both may be."""
        up = term.points > 0
        yield term.operands[0], up
        if len(term.operands) == 2:
            yield term.operands[1], not up
            if term.kind == "ratio" and term.prior == 0:
                yield term.operands[1], up

    def signals_that(self, rise, terms):
        return [name for name in self.model.used_signals
                if any((name, rise) in self.directions(term) for _, term in terms)]

    def least_level(self, term, wanted):
        """The smallest count with so many points of a term of one signal, or None."""
        def enough(level):
            return abs(term.evaluate({term.operands[0]: level})) >= wanted
        low, high = 0, self.limit(term.operands[0])
        if not enough(high):
            return None
        while low < high:
            middle = (low + high) // 2
            low, high = (low, middle) if enough(middle) else (middle + 1, high)
        return low

    def bound_member(self):
        """The member shown with the volume bound, all signals that are not 0; None where the
        specification does not say what it has."""
        member = {}
        # Terms by what others give stay at 0, whatever their second signal is.
        terms = [its for its in self.terms if its[1].operands[0] not in self.by_others]
        if not all(self.extreme(term, False) for _, term in terms):
            return None  # whether a term that never gives a point counts is left open
        if any(term.kind == "ratio" and term.prior == 0 and term.operands[1] in self.by_others
               for _, term in terms):
            return None
        rising, falling = (self.signals_that(rise, terms) for rise in (True, False))
        for name in self.model.used_signals:
            if name in self.by_others or name not in rising:
                continue
            member[name] = self._full_level(name) if name in falling else self.limit(name)
        if None in member.values():
            return None
        return {name: level for name, level in member.items() if level}

    def _full_level(self, name):
        """The least level at which its positive counts are full, or None."""
        levels = [self.least_level(term, term.points) for _, term in self.terms
                  if term.kind == "count" and term.points > 0 and term.operands == (name,)]
        return None if not levels or None in levels else max(levels)

    def score(self, values):
        every = {name: 0 for name in self.model.used_signals}
        return self.model.score(every | values)

    def volume_bound(self):
        points = self.at_most(without_others=True)
        member = self.bound_member()
        told = {"total": sum(points) / 100,
                "competencies": [{"competency": its.name, "points": most / 100}
                                 for its, most in zip(self.model.competencies, points)]}
        if member is None:
            return told
        return told | {"attained": self.score(member).total == sum(points), "member": member}

    def sources(self):
        rows = []
        for source in SOURCES:
            points = [term.points for _, term in self.terms if self.source(term) == source]
            rows.append({"source": source, "points": sum(its for its in points if its > 0) / 100,
                         "penalties": sum(its for its in points if its < 0) / 100,
                         "terms": len(points)})
        return rows

    def falling_signals(self, every_term):
        """every_term: those too that never give a point, such as a flag of which hundreds are full."""
        rows = []
        some = [its for its in self.terms if every_term or self.extreme(its[1], False)]
        for name in self.signals_that(False, some):
            lost, terms = 0, []
            for competency in self.model.competencies:
                its = [term for of, term in some
                       if of is competency and (name, False) in self.directions(term)]
                lost += min(competency.maximum, sum(abs(term.points) for term in its))
                terms += [{"competency": competency.name, "term": term.name} for term in its]
            rows.append({"signal": name, "points": -lost / 100, "terms": terms})
        return rows

    def term_rows(self):
        return [{"competency": competency.name, "term": term.name, "source": self.source(term),
                 "points": term.points / 100, "full": term.full,
                 "half_at": self.least_level(term, abs(term.points) / 2) if term.kind == "count"
                 else None, "reachable": self.extreme(term, False) / 100}
                for competency, term in self.terms]

    def unreachable_terms(self):
        return [{"competency": row["competency"], "term": row["term"], "points": row["points"],
                 "reachable": row["reachable"]}
                for row in self.term_rows() if abs(row["reachable"]) < abs(row["points"])]

    def unreachable_bands(self):
        within = {self.model.band_of(total) for total in range(sum(self.at_most()) + 1)}
        return [name for name, *_ in self.model.bands if name not in within]

    def beyond_actions(self):
        rows = []
        for competency, term in self.terms:
            name = term.operands[0]
            if term.kind != "count" or term.points < 0 or self.model.signals[name].state:
                continue
            needed = self.least_level(term, term.points)
            reachable = self._reach(name)
            if needed is None or reachable is None or reachable < needed:
                rows.append({"competency": competency.name, "term": term.name, "signal": name,
                             "needed": needed, "reachable": reachable})
        return rows

    def _reach(self, name):
        """How much of a signal all actions together bring, with what they expect; None: no action
        names it."""
        some = [action for action in self.actions if name in action.named]
        if not some:
            return None
        done = sum(action.at_most * action.changes.get(name, 0) for action in some)
        expected = sum(action.at_most * action.expects.get(name, 0) for action in some)
        return min(self.limit(name), done + expected // 100)

    def flooded(self, start, action):
        """Totals of a member before and after an action without an answer, many times over."""
        after = dict(start)
        for name, amount in action.changes.items():
            after[name] = min(self.limit(name), after.get(name, 0) + FLOOD * amount)
        return {"before": self.score(start).total / 100, "after": self.score(after).total / 100}

    def unanswered(self):
        """What floods do to a member with nothing, to the one of the bound, and to that one with
        some answers."""
        bound = self.bound_member()
        rows, answered_rows = [], []
        for action in self.actions:
            if not action.expects:
                continue
            row = {"action": action.name, "times": FLOOD}
            rows.append(row | {"from_nothing": self.flooded({}, action)})
            if bound is not None:
                rows[-1]["from_volume_bound"] = self.flooded(bound, action)
                answered_rows.append(row | self.flooded(bound | dict.fromkeys(ANSWERED, 26), action))
        told = {"unanswered": rows}
        # Whether one who has sent more already is taken down to 26 is left open.
        if bound is None or any(bound.get(name, 0) > 26 for name in ANSWERED):
            return told
        return told | {"unanswered_from_answered": answered_rows}

    def only_lower(self, every_term):
        some = [its for its in self.terms if every_term or self.extreme(its[1], False)]
        rising = self.signals_that(True, some)
        return [name for name in self.signals_that(False, some) if name not in rising]

    def run(self):
        told = {
            "schema_version": 1, "notice": NOTICE, "model": self.id,
            "maximum": self.model.maximum / 100, "sources": self.sources(),
            "volume_bound": self.volume_bound(),
            "falling_signals": Either(self.falling_signals(True), self.falling_signals(False)),
            "only_lower": Either(self.only_lower(True), self.only_lower(False)),
            "unreachable_terms": self.unreachable_terms(),
            "unreachable_bands": self.unreachable_bands(), "terms": self.term_rows(),
        }
        if self.actions is not None:
            told |= {"actions": self.actions_id, "beyond_actions": self.beyond_actions(),
                     **self.unanswered()}
        return told


def run(arguments, folder="."):
    return Audit(arguments, folder).run()


if __name__ == "__main__":
    from comparing import printable
    print(json.dumps(printable(run(sys.argv[1:])), indent=2))
