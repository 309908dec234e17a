#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Plans of full size against a solver of integer programs: HiGHS finds the same three figures.

The model and the actions are read as the command prints them. Each group of entangled actions becomes
a table of all its combinations, which are scored here, from the specification; HiGHS chooses one of
each table. Members whose competencies could be clamped in a way that no such table can say are left
out, and counted.

    highs_test.py SSI MEMBERS.csv

Ends with 77, which CTest takes for skipped, if there is no highspy.
"""

import csv
import itertools
import math
import subprocess
import sys
import tomllib

try:
    import highspy
except ImportError:
    print("skipped: no highspy, which is HiGHS for Python")
    sys.exit(77)

SSI, MEMBERS = sys.argv[1:]
IDS = ["p02", "p34"]
QUESTIONS = [("--target", 60), ("--budget", 120)]


def printed(*words):
    return subprocess.run([SSI, *words], check=True, capture_output=True, text=True).stdout


MODEL = tomllib.loads(printed("model", "print"))
ACTIONS = tomllib.loads(printed("plan", "--print-actions"))["actions"]


def operands(term):
    return [term["count"]] if "count" in term else term.get("ratio") or term["difference"]


def points_of(term, values):
    """The points of a term in hundredths; of one that is not observed 0."""
    observed = [values[name] for name in operands(term)]
    if None in observed:
        return 0
    most = round(abs(term["points"]) * 100)
    if "ratio" in term:
        below = observed[1] + term["prior"]
        earned = math.floor(most * observed[0] / (below * term["full"]) + 0.5) if below else 0
        earned = min(most, earned)
    else:
        x = observed[0] if "count" in term else max(0, observed[0] - observed[1])
        if term["curve"] == "log":
            share = min(1, math.log1p(x) / math.log1p(term["full"]))
            earned = math.floor(most * share + 0.5)
        else:
            earned = min(most, math.floor(most * x / term["full"] + 0.5))
    return -earned if term["points"] < 0 else earned


def named(action):
    return {**action["changes"], **action.get("expects", {})}.keys()


def groups_of(actions):
    """Actions that touch a common term, together."""
    groups = [{i} for i in range(len(actions))]
    for competency in MODEL["competency"]:
        for term in competency["terms"]:
            touching = [g for g in groups
                        if any(set(operands(term)) & named(actions[i]) for i in g)]
            if touching:
                groups = [g for g in groups if g not in touching] + [set().union(*touching)]
    return [sorted(g) for g in groups]


def moved(values, actions, times):
    result = dict(values)
    for name in set().union(*(named(a) for a in actions)):
        whole = sum(n * a["changes"].get(name, 0) for a, n in zip(actions, times))
        expected = sum(n * round(100 * a.get("expects", {}).get(name, 0))
                       for a, n in zip(actions, times))
        most = 1 if name.startswith("has_") else 2 ** 32 - 1
        result[name] = min(values[name] + whole + expected // 100, most)
    return result


class Table:
    """What each combination of a group's actions gains, costs and counts."""

    def __init__(self, values, actions, sums):
        touched = [(c, term) for c, competency in enumerate(MODEL["competency"])
                   for term in competency["terms"]
                   if set(operands(term)) & set().union(*(named(a) for a in actions))]
        self.competencies = {c for c, _ in touched}
        remembered = {}

        def gain(c, t, term, after):
            key = (t, *(after[name] for name in operands(term)))
            if key not in remembered:
                remembered[key] = points_of(term, after) - points_of(term, values)
            return remembered[key]

        self.low, self.high = {}, {}
        best = {}
        for times in itertools.product(*(range(a["at_most"] + 1) for a in actions)):
            after = moved(values, actions, times)
            gains = dict.fromkeys(self.competencies, 0)
            for t, (c, term) in enumerate(touched):
                gains[c] += gain(c, t, term, after)
            points = 0
            for c, gained in gains.items():
                self.low[c] = min(self.low.get(c, 0), gained)
                self.high[c] = max(self.high.get(c, 0), gained)
                points += clamped(c, sums[c] + gained) - clamped(c, sums[c])
            cost = (sum(n * a["effort"] for a, n in zip(actions, times)), sum(times))
            if points not in best or cost < best[points]:
                best[points] = cost
        # Nothing that costs as much as more points is ever needed.
        self.options = []
        for points in sorted(best, reverse=True):
            if not self.options or best[points][0] < self.options[-1][1]:
                self.options.append((points, *best[points]))


def clamped(competency, points):
    return max(0, min(points, round(MODEL["competency"][competency]["maximum"] * 100)))


def solved(tables, minimise, conditions):
    """The least sum of minimise(option), where conditions are (function, least, most)."""
    solver = highspy.Highs()
    solver.silent()
    solver.setOptionValue("mip_rel_gap", 0.0)
    solver.setOptionValue("mip_abs_gap", 0.0)
    chosen = [[(solver.addBinary(), option) for option in table.options] for table in tables]
    for table in chosen:
        solver.addConstr(sum(x for x, _ in table) == 1)
    every = [pair for table in chosen for pair in table]
    for function, least, most in conditions:
        expression = sum(function(option) * x for x, option in every)
        if least is not None:
            solver.addConstr(expression >= least)
        if most is not None:
            solver.addConstr(expression <= most)
    solver.minimize(sum(minimise(option) * x for x, option in every))
    if solver.getModelStatus() != highspy.HighsModelStatus.kOptimal:
        return None
    return round(solver.getObjectiveValue())


def gain_of(option):
    return option[0]


def effort_of(option):
    return option[1]


def count_of(option):
    return option[2]


def best_of(tables, total, question, number):
    """Total, effort and actions of the best plan."""
    if question == "--budget":
        gain = -solved(tables, lambda o: -o[0], [(effort_of, None, number)])
        effort = solved(tables, effort_of, [(gain_of, gain, None)])
    else:
        goal = number * 100 - total
        effort = solved(tables, effort_of, [(gain_of, goal, None)])
        if effort is None:
            gain = -solved(tables, lambda o: -o[0], [])
            effort = solved(tables, effort_of, [(gain_of, gain, None)])
        else:
            gain = -solved(tables, lambda o: -o[0], [(effort_of, None, effort)])
    actions = solved(tables, count_of, [(gain_of, gain, gain), (effort_of, effort, effort)])
    return f"{(total + gain) / 100:.2f}", str(effort), str(actions)


def tables_of(values):
    """The tables of a member, and its total; no tables if they could not say what clamps do."""
    available = [a for a in ACTIONS if all(values[name] is not None for name in named(a))]
    sums = [sum(points_of(term, values) for term in competency["terms"])
            for competency in MODEL["competency"]]
    total = sum(clamped(c, points) for c, points in enumerate(sums))
    tables = [Table(values, [available[i] for i in group], sums) for group in groups_of(available)]
    for c, competency in enumerate(MODEL["competency"]):
        touching = [t for t in tables if c in t.competencies]
        low = sums[c] + sum(t.low[c] for t in touching)
        high = sums[c] + sum(t.high[c] for t in touching)
        if len(touching) > 1 and (low < 0 or high > round(competency["maximum"] * 100)):
            return None, total
    return tables, total


def main():
    with open(MEMBERS, newline="", encoding="utf-8") as file:
        members = {row["member_id"]: row for row in csv.DictReader(file)}
    signals = {name for c in MODEL["competency"] for t in c["terms"] for name in operands(t)}
    signals |= {name for a in ACTIONS for name in named(a)}
    failures = compared = left_out = 0
    for member in IDS:
        values = {name: int(members[member][name]) if members[member][name] else None
                  for name in signals}
        tables, total = tables_of(values)
        if tables is None:
            left_out += 1
            continue
        for question, number in QUESTIONS:
            table = printed("plan", MEMBERS, "--strict", question, str(number))
            plan = next(row for row in csv.DictReader(table.splitlines())
                        if row["member_id"] == member)
            found = (plan["planned_total"], plan["effort"], plan["actions"])
            best = best_of(tables, total, question, number)
            compared += 1
            if found != best:
                failures += 1
                print(f"{member} {question} {number}: planned {found}, HiGHS {best}")
    print(f"{compared} plans compared, {left_out} members left out, {failures} differences")
    sys.exit(1 if failures or compared < 4 else 0)


main()
