# SPDX-License-Identifier: MIT
"""Signals of an activity log by Spark: those of `ssi signals`, member by member. It needs PySpark and
Java; SSI_SPARK_TESTS=0 leaves it out."""

from __future__ import annotations

import csv
import datetime

import pytest
from conftest import SOURCE
from pages import programs
from spark_session import spark_session

import ssi
import ssi.spark

GOLDEN = SOURCE / "tests" / "golden" / "monitoring"
DAY = "2024-05-28"


@pytest.fixture(scope="module")
def spark(tmp_path_factory):
    """One process: nothing but Spark's own expressions is tested here."""
    with spark_session(tmp_path_factory.mktemp("spark"), "local[2]") as session:
        yield session


@pytest.fixture(scope="module")
def golden(spark):
    """The golden log and member table, all columns as texts."""
    return tuple(spark.read.csv(str(GOLDEN / f"{name}.csv"), header=True, escape='"',
                                multiLine=True)
                 for name in ("activity", "members"))


def expected(name):
    with open(GOLDEN / name, newline="", encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    return {row["member_id"]: row for row in rows}


def found(table):
    """Cells as CSV has them, by id."""
    rows = [row.asDict() for row in table.collect()]
    result = {row["member_id"]: {name: "" if value is None else str(value)
                                 for name, value in row.items()} for row in rows}
    assert len(result) == len(rows)
    return result


def ties(model):
    """The greatest value of each state that has several on its latest date: there the later row in the
    file counts, and Spark knows no later row. The golden log has no events, the other difference."""
    found = {}
    with open(GOLDEN / "activity.csv", newline="", encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    for signal in model.catalogue:
        if signal["aggregate"] != "last" or not signal["is_used"]:
            continue
        latest = {}
        for row in rows:
            day = row["date"][:10]
            if row["signal"] not in signal["from"] or day > DAY:
                continue
            kept = latest.setdefault(row["member_id"], (day, []))
            if kept[0] < day:
                kept = latest[row["member_id"]] = (day, [])
            if kept[0] == day:
                kept[1].append(int(row["value"] or "1"))
        for member, (_, values) in latest.items():
            if len(set(values)) > 1:
                highest = 1 if signal["kind"] == "flag" else 2**32 - 1
                found[member, signal["name"]] = str(min(max(values), highest))
    return found


def assert_equal(ours, want, model):
    """All cells are those of the command, but for the states of which a date has several."""
    differ = ties(model)
    assert 0 < len(differ) < 60
    assert set(ours) == set(want)
    for member, row in want.items():
        for name in row:
            row[name] = differ.get((member, name), row[name])
        assert ours[member] == row, member


def test_signals_are_those_of_the_command(golden):
    log, members = golden
    model = ssi.Model()
    assert_equal(found(ssi.spark.signals(log, DAY, members=members)), expected("signals.csv"), model)
    assert_equal(found(ssi.spark.signals(log, datetime.date(2024, 5, 28))),
                 expected("signals_no_members.csv"), model)


def test_a_models_own_rules_count(golden):
    log, members = golden
    model = ssi.Model.load(GOLDEN / "rules_model.toml")
    ours = found(ssi.spark.signals(log, DAY, members=members, model=model, tracks=["webinars"]))
    assert_equal(ours, expected("signals_rules.csv"), model)


def test_signals_are_scored_by_spark(golden):
    log, members = golden
    signals = ssi.spark.signals(log, DAY, members=members)
    scores = ssi.spark.score(signals, keep=["member_id"], points="hundredths32")
    assert scores.count() == len(expected("signals.csv"))


def test_the_program_of_the_page_runs(spark, golden, tmp_path):
    found = [program for program in programs("docs/spark.md") if "spark.signals" in program]
    assert len(found) == 1
    names = {"spark": spark, "ssi": ssi}
    program = found[0]
    for table, name in zip(golden, ("activities", "profiles")):
        table.write.parquet(str(tmp_path / name))
        program = program.replace(f'"{name}"', repr(str(tmp_path / name)))
    exec(compile(program, "docs/spark.md", "exec"), names)
    assert {"industry_rank", "total"} <= set(names["scores"].columns)
    assert names["scores"].count() == names["today"].count() == len(expected("signals.csv"))


def log_of(spark, rows, types="member_id string, date date, signal string, value long"):
    return spark.createDataFrame(rows, types)


def test_of_one_date_the_greatest_value_of_a_state_is_taken(spark):
    day = datetime.date(2024, 5, 1)
    log = log_of(spark, [("ann", day, "connections", 7), ("ann", day, "connections", 9),
                         ("ann", day, "connections", 8),
                         ("ann", datetime.date(2024, 4, 1), "connections", 50)])
    assert ssi.spark.signals(log, DAY).collect()[0]["connections"] == 9


def test_of_an_event_one_row_is_taken(spark):
    day, types = datetime.date(2024, 5, 1), ("member_id string, date date, signal string, "
                                             "value int, event string")
    rows = [("ann", day, "posts", 2, "e1"), ("ann", day, "posts", 2, "e1"),
            ("bob", day, "posts", 3, "e1"), ("ann", day, "posts", 4, ""),
            ("ann", day, "posts", 4, None), ("ann", day, "posts", 16, "e2")]
    ours = found(ssi.spark.signals(spark.createDataFrame(rows * 1 + rows[:3], types), DAY))
    assert {member: row["posts"] for member, row in ours.items()} == {"ann": "26", "bob": "3"}


def test_types_of_logs_that_are_no_texts(spark):
    log = spark.sql(
        "select 7 as who, timestamp_ntz '2024-05-28 23:59:59' as date, 'posts' as signal, "
        "cast(3 as decimal(20,0)) as value union all "
        "select 7, timestamp_ntz '2024-05-29 00:00:00', 'posts', 100 union all "
        "select 7, timestamp_ntz '2024-02-29 00:00:00', 'posts', 4294967295")
    ours = ssi.spark.signals(log, DAY, id="who").collect()
    assert [(row["who"], row["posts"], row["shares"]) for row in ours] == [("7", 4294967295, None)]


def test_tracked_signals_are_zero_where_nothing_happened(spark):
    day = datetime.date(2020, 1, 1)
    log = log_of(spark, [("ann", day, "posts", None), ("bob", day, "shares", 0),
                         ("ann", datetime.date(2025, 1, 1), "reactions_given", 1)])
    rows = found(ssi.spark.signals(log, DAY, tracks=["comments_made"]))
    for member in ("ann", "bob"):
        assert [rows[member][name] for name in ("posts", "shares", "reactions_given",
                                                "comments_made", "messages_sent")] == [
            "0", "0", "0", "0", ""]


@pytest.mark.parametrize("row, words", [
    (("", "2024-05-01", "posts", "1"), "column 'member_id': '' must not be empty"),
    (("ann", "2024-02-30", "posts", "1"), "column 'date': '2024-02-30' is not a date"),
    (("ann", "2024-5-1", "posts", "1"), "column 'date': '2024-5-1' is not a date"),
    (("ann", "2024-05-01T24:00", "posts", "1"), "is not a date"),
    (("ann", "2024-05-01\n", "posts", "1"), "is not a date"),
    (("ann", None, "posts", "1"), "column 'date': '' is not a date"),
    (("ann", "2024-05-01", "post", "1"), "column 'signal': 'post' is no signal of the model"),
    (("ann", "2024-05-01", None, "1"), "column 'signal': '' is no signal of the model"),
    (("ann", "2024-05-01", "posts", "-1"), "column 'value': '-1' is not a whole number"),
    (("ann", "2024-05-01", "posts", "4294967296"), "is not a whole number from 0 to 4294967295"),
    (("ann", "2030-05-01", "posts", "1.5"), "column 'value': '1.5' is not a whole number"),
    (("ann", "2024-05-01", "has_photo", "2"), "column 'value': '2' is not 0 or 1"),
    (("ann", "2024-05-01", "connections", ""), "its value must not be empty"),
])
def test_bad_rows_fail_the_job(spark, row, words):
    log = spark.createDataFrame([row], "member_id string, date string, signal string, value string")
    with pytest.raises(Exception) as error:
        ssi.spark.signals(log, DAY).collect()
    assert words in str(error.value)
    members = spark.createDataFrame([("ann",), ("",)][:1], "member_id string")
    with pytest.raises(Exception):
        ssi.spark.signals(log, DAY, members=members).count()


def test_members_are_those_of_the_member_table(spark):
    log = log_of(spark, [("eve", datetime.date(2030, 1, 1), "posts", 1)])
    known = spark.createDataFrame([("ann", 5, 3, "x")],
                                  "member_id string, connections int, posts int, team string")
    with pytest.raises(Exception, match="'eve' is not the id of a known member"):
        ssi.spark.signals(log, DAY, members=known).select("posts").collect()
    assert ssi.spark.signals(log, DAY).count() == 0
    nothing = log.where("member_id = 'nobody'")
    row = ssi.spark.signals(nothing, DAY, members=known).collect()[0]
    assert (row["member_id"], row["connections"], row["posts"], row["team"]) == ("ann", 5, None, "x")
    with pytest.raises(Exception, match="'ann' is not unique"):
        ssi.spark.signals(log, DAY, members=known.union(known)).collect()
    with pytest.raises(Exception, match="'-5' is not a whole number"):
        bad = known.selectExpr("member_id", "-connections as connections")
        ssi.spark.signals(nothing, DAY, members=bad).collect()


def test_arguments_are_refused_on_the_driver(spark):
    log = log_of(spark, [("ann", datetime.date(2024, 1, 1), "posts", 1)])
    with pytest.raises(ValueError, match="'2024-13-01' is not a date"):
        ssi.spark.signals(log, "2024-13-01")
    with pytest.raises(ValueError, match="the log has no column 'who'"):
        ssi.spark.signals(log, DAY, id="who")
    with pytest.raises(ValueError, match="the log has no column 'date'"):
        ssi.spark.signals(log.drop("date"), DAY)
    with pytest.raises(ValueError, match="column 'date' is of bigint"):
        ssi.spark.signals(log.withColumn("date", log["value"]), DAY)
    with pytest.raises(ValueError, match="column 'value' is of date"):
        ssi.spark.signals(log.withColumn("value", log["date"]), DAY)
    for name in ("connections", "leads_saved", "post"):
        with pytest.raises(ValueError, match=f"'{name}' is no window signal"):
            ssi.spark.signals(log, DAY, tracks=[name])
    with pytest.raises(TypeError, match="tracks is a list"):
        ssi.spark.signals(log, DAY, tracks="posts")
    with pytest.raises(ValueError, match="the member table has no column 'member_id'"):
        ssi.spark.signals(log, DAY, members=log.select("date"))
