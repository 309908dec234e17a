# SPDX-License-Identifier: MIT
"""The recipes of docs/crm.md: DuckDB makes the logs that were worked out by hand, and ssi reads them."""

from __future__ import annotations

import csv
import io
import shutil
import subprocess

import pytest
from conftest import SOURCE

EXPORTS = SOURCE / "examples" / "crm"
TRACKED = ("messages_sent", "people_contacted", "decision_makers_contacted")
# By hand: of each member, the signals on a day.
SIGNALS = {
    "salesforce": ("2026-04-30", TRACKED, {
        "0055e00000Ann01AAA": {"messages_sent": 6, "messages_answered": None, "people_contacted": 5,
                               "decision_makers_contacted": 2, "days_active": 6, "posts": None},
        "0055e00000Bob01AAA": {"messages_sent": 1, "messages_answered": None, "people_contacted": 3,
                               "decision_makers_contacted": 2, "days_active": 2, "posts": None}}),
    "hubspot": ("2026-06-02", (*TRACKED, "messages_answered"), {
        "71": {"messages_sent": 1, "messages_answered": 1, "people_contacted": 1,
               "decision_makers_contacted": 0, "days_active": 1, "posts": None},
        "72": {"messages_sent": 2, "messages_answered": 1, "people_contacted": 5,
               "decision_makers_contacted": 3, "days_active": 3, "posts": None}}),
}


@pytest.fixture(params=sorted(SIGNALS))
def crm(request):
    return request.param


@pytest.fixture
def export(crm, tmp_path, monkeypatch):
    """A copy of the export without its log, in which the test runs."""
    folder = tmp_path / crm
    shutil.copytree(EXPORTS / crm, folder)
    (folder / "activity.csv").unlink()
    monkeypatch.chdir(folder)
    return folder


def run_recipe(folder):
    duckdb = pytest.importorskip("duckdb")
    duckdb.connect().execute((folder / "activity.sql").read_text(encoding="utf-8"))
    return (folder / "activity.csv").read_text(encoding="utf-8")


def test_recipe_makes_the_log_that_was_worked_out_by_hand(crm, export):
    expected = (EXPORTS / crm / "activity.csv").read_text(encoding="utf-8")
    assert run_recipe(export) == expected


def test_order_of_the_export_does_not_matter(crm, export):
    log = run_recipe(export)
    for path in export.glob("*.csv"):
        if path.name != "activity.csv":
            with open(path, newline="", encoding="utf-8") as file:
                header, *rows = csv.reader(file)
            with open(path, "w", newline="", encoding="utf-8") as file:
                csv.writer(file).writerows([header, *reversed(rows)])
    assert run_recipe(export) == log


def test_events_are_unique(crm, export):
    rows = list(csv.DictReader(io.StringIO(run_recipe(export))))
    events = [(row["member_id"], row["event"]) for row in rows]
    assert len(set(events)) == len(events)


def test_signals_of_the_log(crm, export, command):
    run_recipe(export)
    day, tracked, expected = SIGNALS[crm]
    tracks = [word for name in tracked for word in ("--tracks", name)]
    done = subprocess.run([command, "signals", "activity.csv", "--on", day, "--strict", *tracks],
                          check=True, capture_output=True, text=True)
    found = {row["member_id"]: row for row in csv.DictReader(io.StringIO(done.stdout))}
    assert found.keys() == expected.keys()
    for member, signals in expected.items():
        texts = {name: "" if value is None else str(value) for name, value in signals.items()}
        assert {name: found[member][name] for name in texts} == texts
