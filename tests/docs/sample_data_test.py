#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""The files of examples/data are those that the script makes, and are what they claim to be.

    sample_data_test.py PROJECT
"""

import collections
import csv
import pathlib
import subprocess
import sys
import tempfile
import unittest

PROJECT = pathlib.Path(sys.argv.pop(1))
DATA = PROJECT / "examples" / "data"
MADE = ("members.csv", "members_week_2.csv", "exports/excel.csv", "outcomes.csv")


def rows(name):
    with open(DATA / name, newline="", encoding="utf-8") as file:
        return list(csv.DictReader(file))


def number(row, signal):
    return int(row[signal] or 0)


class SampleData(unittest.TestCase):
    def test_script_makes_the_same_bytes(self):
        with tempfile.TemporaryDirectory() as folder:
            script = PROJECT / "scripts" / "sample_data.py"
            subprocess.run([sys.executable, script, folder], check=True)
            for name in MADE:
                made = pathlib.Path(folder, name).read_bytes()
                self.assertTrue(made == (DATA / name).read_bytes(), f"run {script}: {name} differs")

    def test_ids_and_names_are_unique(self):
        for name in MADE[:2]:
            for column in ("member_id", "name"):
                values = [row[column] for row in rows(name)]
                self.assertEqual(len(values), len(set(values)), (name, column))

    def test_teams_are_small_and_in_every_industry(self):
        members = rows("members.csv")
        sizes = collections.Counter(row["team"] for row in members if row["team"])
        self.assertGreaterEqual(min(sizes.values()), 4)
        self.assertLessEqual(max(sizes.values()), 9)
        with_team = {row["industry"] for row in members if row["team"]}
        self.assertEqual(with_team, {row["industry"] for row in members})

    def test_a_week_changes_some(self):
        before = {row["member_id"]: row for row in rows("members.csv")}
        after = {row["member_id"]: row for row in rows("members_week_2.csv")}
        both = before.keys() & after.keys()
        self.assertTrue(before.keys() - both and after.keys() - both, "nobody left, or joined")
        self.assertTrue(all(before[member][label] == after[member][label]
                            for member in both for label in ("name", "industry", "team")))
        change = [number(after[member], "days_active") - number(before[member], "days_active")
                  for member in both]
        self.assertTrue(min(change) < -5 and max(change) > 2, "nobody fell off, or took advice")

    def test_outcomes_are_of_members_and_a_few_others(self):
        members = {row["member_id"] for row in rows("members.csv")}
        outcomes = rows("outcomes.csv")
        ids = {row["member_id"] for row in outcomes}
        self.assertEqual(len(ids), len(outcomes))
        self.assertEqual(len(ids - members), 3)
        self.assertTrue(members - ids, "the CRM knows everybody")
        self.assertEqual({row["won"] for row in outcomes}, {"", "0", "1"})
        for row in outcomes:
            self.assertEqual(row["won"] == "1", float(row["revenue"] or 0) > 0, row)

    def test_no_row_contradicts_itself(self):
        parts = {"messages_answered": "messages_sent", "invitations_accepted": "invitations_sent",
                 "decision_makers_contacted": "people_contacted",
                 "decision_maker_connections": "connections",
                 "colleague_connections": "connections"}
        for name in MADE[:2]:
            for row in rows(name):
                for part, whole in parts.items():
                    self.assertLessEqual(number(row, part), number(row, whole), row)
                self.assertLessEqual(number(row, "days_active"), 90, row)


if __name__ == "__main__":
    unittest.main()
