#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Signals and histories of an activity log beside DuckDB, both from CSV to CSV.

    logs.py SSI [--members N] [--days N] [--rounds N] [--threads N]

Makes a log of generated members, checks that DuckDB's signals of the last day equal ours cell by cell,
then times both in turns and prints the medians of CPU and wall time. DuckDB's query is one pass: a
conditional aggregate for each signal. Its history is that query for each day, and not even scored or
ranked, because that would cost it more. Needs duckdb of PyPI.
"""

import argparse
import datetime
import os
import pathlib
import resource
import statistics
import subprocess
import sys
import tempfile
import time

import duckdb

LAST = datetime.date(2025, 12, 31)  # of a generated log
PEOPLE = ("people_contacted", "decision_makers_contacted", "messages_sent", "invitations_sent")
DOINGS = ("posts", "people_searches", "advanced_searches", "profile_views_made",
          "decision_makers_contacted", "leads_saved", "accounts_saved", "days_active", "shares",
          "comments_made", "reactions_given", "group_contributions", "people_contacted",
          "messages_sent", "invitations_sent")
OF_THE_TOOL = ("advanced_searches", "leads_saved", "accounts_saved")


def signals(ssi):
    """The names of the signals that the standard model uses, with their scopes."""
    listed = subprocess.run([ssi, "model", "signals", "--csv"], check=True, capture_output=True,
                            text=True).stdout.splitlines()[1:]
    rows = [line.split(",") for line in listed]
    return {row[0]: row[2] for row in rows if row[-1]}


def column(name, scope, day):
    window = f"date BETWEEN DATE '{day - datetime.timedelta(days=89)}' AND DATE '{day}'"
    one_of = lambda names: "signal IN (" + ", ".join(f"'{n}'" for n in names) + ")"
    if scope == "state":
        return f"arg_max(value, date) FILTER (signal = '{name}' AND date <= DATE '{day}')"
    if name == "people_contacted":
        return f"count(DISTINCT person) FILTER ({one_of(PEOPLE)} AND {window} AND value >= 1)"
    if name == "decision_makers_contacted":
        return f"count(DISTINCT person) FILTER (signal = '{name}' AND {window} AND value >= 1)"
    if name == "days_active":
        return f"count(DISTINCT date) FILTER ({one_of(DOINGS)} AND {window} AND value >= 1)"
    total = f"sum(value) FILTER (signal = '{name}' AND {window})"
    if name not in OF_THE_TOOL:
        return f"coalesce({total}, 0)"
    seen = f"count(*) FILTER (signal = '{name}' AND date <= DATE '{day}')"
    return f"CASE WHEN {seen} > 0 THEN coalesce({total}, 0) END"


def query(names, day, source):
    columns = ", ".join(f"{column(name, scope, day)} AS {name}" for name, scope in names.items())
    return f"SELECT member_id, {columns} FROM {source} GROUP BY member_id"


def source_of(log):
    return (f"read_csv('{log}', header = true, columns = {{'member_id': 'VARCHAR', 'date': 'DATE', "
            "'signal': 'VARCHAR', 'value': 'UBIGINT', 'person': 'VARCHAR'})")


def timed(run):
    """CPU and wall seconds of this process and its children."""
    def cpu():
        both = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
        return sum(use.ru_utime + use.ru_stime for use in both)
    begin, wall = cpu(), time.monotonic()
    run()
    return cpu() - begin, time.monotonic() - wall


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("ssi")
    parser.add_argument("--members", type=int, default=200_000)
    parser.add_argument("--days", type=int, default=120)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--threads", type=int, default=os.cpu_count())
    options = parser.parse_args()
    ssi = str(pathlib.Path(options.ssi).resolve())
    names = signals(ssi)
    with tempfile.TemporaryDirectory() as folder:
        os.chdir(folder)
        subprocess.run([ssi, "generate", "--members", str(options.members), "--log",
                        str(options.days), "-o", "log.csv", "-q"], check=True)
        duck = duckdb.connect(config={"threads": options.threads})
        duck.execute(f"CREATE TABLE log AS SELECT * FROM {source_of('log.csv')}")
        rows = duck.execute("SELECT count(*) FROM log").fetchone()[0]
        print(f"{rows:,} rows of {options.members:,} members, {options.threads} threads, "
              f"DuckDB {duckdb.__version__}, medians of {options.rounds}")
        first = LAST - datetime.timedelta(days=min(options.days, 90) // 7 * 7)
        days = [first + datetime.timedelta(days=i) for i in range(0, (LAST - first).days + 1, 7)]
        common = ["--threads", str(options.threads), "-q"]

        def ours():
            subprocess.run([ssi, "signals", "log.csv", "--on", str(LAST), "-o", "ours.csv", *common],
                           check=True)

        def theirs():
            duck.execute(f"COPY ({query(names, LAST, source_of('log.csv'))}) TO 'theirs.csv'")

        def theirs_in_memory():
            duck.execute(f"CREATE OR REPLACE TEMP TABLE result AS {query(names, LAST, 'log')}")

        def our_history():
            subprocess.run([ssi, "history", "log.csv", "--from", str(first), "--to", str(LAST),
                            "--every", "7", "-o", "history.csv", *common], check=True)

        def their_history():
            for day in days:
                duck.execute(f"COPY ({query(names, day, source_of('log.csv'))}) TO 'theirs_{day}.csv'")

        ours()
        theirs()
        sorted_ = "SELECT * FROM read_csv('{}', all_varchar = true) ORDER BY member_id"
        if duck.execute(sorted_.format("ours.csv")).fetchall() != \
                duck.execute(sorted_.format("theirs.csv")).fetchall():
            sys.exit("the signals differ")
        print("DuckDB's signals equal ours")
        runs = {"ssi signals": ours, "DuckDB signals": theirs,
                "DuckDB signals, log in memory": theirs_in_memory,
                f"ssi history, {len(days)} days, scored": our_history,
                f"DuckDB signals of {len(days)} days": their_history}
        times = {name: [] for name in runs}
        for _ in range(options.rounds):
            for name, run in runs.items():
                times[name].append(timed(run))
        for name, seen in times.items():
            cpu, wall = (statistics.median(column) for column in zip(*seen))
            print(f"{name:40} {cpu:8.2f} s of CPU {wall:8.2f} s")


if __name__ == "__main__":
    main()
