# SPDX-License-Identifier: MIT
"""Signals of activity logs that table libraries hold: those of `ssi signals`, cell by cell."""

from __future__ import annotations

import csv
import datetime

import producers
import pytest
from conftest import SOURCE

import ssi

pa = pytest.importorskip("pyarrow")

GOLDEN = SOURCE / "tests" / "golden" / "monitoring"
DAY = "2024-05-28"
SIGNALS = {signal["name"] for signal in ssi.Model().catalogue}


def columns_of(name, numbers=()):
    """A CSV file as columns: whole numbers and texts, None where a cell is empty."""
    with open(GOLDEN / name, newline="", encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    return {column: [None if row[column] == "" else
                     int(row[column]) if column in numbers else row[column] for row in rows]
            for column in rows[0]}


def cells(columns):
    """Cells as CSV has them."""
    return {name: ["" if value is None else str(int(value)) if isinstance(value, float) else str(value)
                   for value in values] for name, values in columns.items()}


@pytest.fixture(params=["pyarrow", "polars", "pandas", "duckdb"])
def library(request):
    return producers.ALL[request.param]()


@pytest.mark.parametrize("name, has_members, options", [
    ("signals.csv", True, {}), ("signals_no_members.csv", False, {}),
    ("signals_rules.csv", True, {"model": "rules_model.toml", "tracks": ["webinars"]})])
def test_signals_are_those_of_the_command(library, name, has_members, options):
    model = ssi.Model.load(GOLDEN / options["model"]) if "model" in options else ssi.Model()
    signals = {signal["name"] for signal in model.catalogue}
    log = library.make(columns_of("activity.csv", ["value"]))
    if has_members:
        read = columns_of("members.csv", signals)
        options = {**options, "members": pa.table(read)}
    result = ssi.signals(log, DAY, **{**options, "model": model})
    assert type(result) is type(library.make({"a": [1]})) or library.__class__ is producers.DuckDB
    ours = pa.table(result).to_pydict() if library.__class__ is not producers.Pandas else {
        column: library.read(result)[column] for column in result.columns}
    want = columns_of(name)
    assert list(ours) == list(want)
    assert cells(ours) == cells(want)


def test_tables_of_two_libraries_go_together(library):
    log = pa.table(columns_of("activity.csv", ["value"]))
    members = library.make(columns_of("members.csv", SIGNALS))
    result = ssi.signals(log, datetime.date(2024, 5, 28), members=members, threads=1)
    assert cells(result.to_pydict()) == cells(columns_of("signals.csv"))


def log_of(**columns):
    rows = len(next(iter(columns.values())))
    given = {"member_id": ["ann"] * rows, "date": ["2024-05-01"] * rows, "signal": ["posts"] * rows}
    given.update(columns)
    return pa.table(given)


def test_a_day_is_scored_without_a_detour():
    log = pa.table(columns_of("activity.csv", ["value"]))
    members = pa.table(columns_of("members.csv", SIGNALS))
    signals = ssi.signals(log, DAY, members=members)
    scores = ssi.score(signals, keep=["member_id", "region"])
    assert scores.num_rows == members.num_rows
    assert scores["member_id"].to_pylist() == members["member_id"].to_pylist()
    assert scores["region"].to_pylist() == members["region"].to_pylist()


DATES = [datetime.date(2024, 5, 28), datetime.date(2024, 5, 29), datetime.date(2024, 2, 29),
         datetime.date(1969, 12, 31), datetime.date(1, 1, 1)]


@pytest.mark.parametrize("date", [
    pa.array(DATES, pa.date32()), pa.array(DATES, pa.date32()).cast(pa.date64()),
    pa.array([f"{day}T23:59" for day in DATES]), pa.array([f"{day}" for day in DATES], pa.large_string()),
    pa.array([f"{day} 00:00Z" for day in DATES], pa.string_view()),
    pa.array([str(day) for day in DATES]).dictionary_encode(),
    *[pa.array([(day - datetime.date(1970, 1, 1)).days * 86400 + 86399 for day in DATES], pa.int64())
      .cast(pa.timestamp("s", zone)).cast(pa.timestamp(unit, zone))
      for unit, zone in [("s", None), ("ms", None), ("us", "UTC"), ("us", "+00:00")]]])
def test_dates_of_any_type(date):
    log = log_of(date=date, value=[1, 2, 4, 8, 16])
    assert ssi.signals(log, DAY)["posts"].to_pylist() == [5]
    assert ssi.signals(log.slice(1, 3), DAY)["posts"].to_pylist() == [4]
    assert ssi.signals(log, "1970-01-01")["posts"].to_pylist() == [8]


@pytest.mark.parametrize("kind", [pa.int8(), pa.uint64(), pa.float32(), pa.float64(),
                                  pa.decimal128(21, 2), pa.int64()])
def test_values_of_any_type(kind):
    values = pa.array([3, None, 0, 7]).cast(kind)
    assert ssi.signals(log_of(value=values), DAY)["posts"].to_pylist() == [11]
    assert ssi.signals(log_of(value=values).slice(2), DAY)["posts"].to_pylist() == [7]


def test_flags_and_columns_of_nulls():
    log = log_of(signal=["has_photo", "has_photo"], value=pa.array([True, False]),
                 person=pa.nulls(2), event=pa.nulls(2))
    assert ssi.signals(log, DAY)["has_photo"].to_pylist() == [0]
    assert ssi.signals(log_of(value=pa.nulls(1), date=["2024-05-01"]), DAY)["posts"].to_pylist() == [1]


def test_ids_events_and_persons_may_be_numbers():
    log = log_of(member_id=[7, 7, 7, 8], event=[1, 1, 2, 1], person=[5, 5, 6, 5],
                 signal=["messages_sent"] * 4)
    result = ssi.signals(log, DAY, id="member_id")
    assert result["member_id"].to_pylist() == ["7", "8"]
    assert result["messages_sent"].to_pylist() == [2, 1]
    assert result["people_contacted"].to_pylist() == [2, 1]
    renamed = log.rename_columns(["who", *log.column_names[1:]])
    assert ssi.signals(renamed, DAY, id="who").column_names[0] == "who"


def test_batches_make_no_difference():
    log = pa.table(columns_of("activity.csv", ["value"]))
    members = pa.table(columns_of("members.csv", SIGNALS))
    want = ssi.signals(log, DAY, members=members, all=True)
    assert want.num_columns == 1 + len(SIGNALS) + 3
    cut = pa.Table.from_batches(log.to_batches(max_chunksize=7))
    for most in (1, 100):
        some = pa.Table.from_batches(members.slice(3).to_batches(max_chunksize=most))
        with pytest.raises(ssi.DataError, match="is not the id of a known member"):
            ssi.signals(cut, DAY, members=some)
        whole = pa.concat_tables([members.slice(0, 3), some])
        assert ssi.signals(cut, DAY, members=whole, all=True).equals(want)


def test_no_rows_are_no_members():
    empty = log_of(value=[1]).slice(0, 0)
    assert ssi.signals(empty, DAY).num_rows == 0
    known = pa.table({"member_id": ["ann"], "connections": [7], "posts": [3], "team": ["x"]})
    row = ssi.signals(empty, DAY, members=known, tracks=["shares"]).to_pylist()[0]
    assert (row["connections"], row["posts"], row["shares"], row["team"]) == (7, None, 0, "x")


@pytest.mark.parametrize("columns, words", [
    ({"member_id": ["ann", ""]}, "log:2: column 'member_id': '' must not be empty"),
    ({"member_id": [None, "ann"]}, "log:1: column 'member_id': '' must not be empty"),
    ({"date": ["2024-05-01", "2024-02-30"]}, "log:2: column 'date': '2024-02-30' is not a date"),
    ({"date": ["2024-05-01", "2024-05-01T24:00"]}, "log:2: column 'date'"),
    ({"date": pa.array([0, 2932897], pa.int32()).cast(pa.date32())}, "log:2: column 'date': '' is not"),
    ({"date": [datetime.date(2024, 1, 1), None]}, "log:2: column 'date': '' is not a date"),
    ({"signal": ["posts", "post"]},
     "log:2: column 'signal': 'post' is no signal of the model: did you mean 'posts'?"),
    ({"signal": [None, "posts"]}, "log:1: column 'signal': '' is no signal of the model"),
    ({"value": [1, -1]}, "log:2: column 'value': '-1' is not a whole number from 0 to 4294967295"),
    ({"value": [4294967296, 1]}, "log:1: column 'value': '4294967296' is not a whole number"),
    ({"value": [1.0, 1.5]}, "log:2: column 'value': '1.5' is not a whole number"),
    ({"value": [1, 2], "signal": ["has_photo"] * 2}, "log:2: column 'value': '2' is not 0 or 1"),
    ({"value": [1, None], "signal": ["positions"] * 2},
     "log:2: column 'value': '' must not be empty: 'positions' is a state that is counted"),
    ({"signal": ["posts", "positions"]},
     "log:2: column 'signal': 'positions' needs a value, and there is no column 'value'"),
])
def test_bad_rows_are_named(columns, words):
    log = log_of(**columns)
    with pytest.raises(ssi.DataError) as error:
        ssi.signals(log, DAY)
    assert words in str(error.value)
    one_by_one = pa.Table.from_batches(log.to_batches(max_chunksize=1))
    with pytest.raises(ssi.DataError) as error:
        ssi.signals(one_by_one, DAY)
    assert words in str(error.value)


@pytest.mark.parametrize("members, words", [
    ({"member_id": ["ann", "bob", "ann"]}, "members:3: column 'member_id': 'ann' is not unique"),
    ({"member_id": ["ann", None]}, "members:2: column 'member_id': '' must not be empty"),
    ({"member_id": ["ann"], "connections": [-1]}, "members:1: column 'connections': '-1' is not from"),
    ({"member_id": ["bob"]}, "log:1: column 'member_id': 'ann' is not the id of a known member"),
])
def test_bad_members_are_named(members, words):
    with pytest.raises(ssi.DataError) as error:
        ssi.signals(log_of(value=[1]), DAY, members=pa.table(members))
    assert words in str(error.value)


@pytest.mark.parametrize("columns, words", [
    ({"date": [19000]}, "column 'date' has the Arrow type 'l'"),
    ({"date": pa.array([0], pa.timestamp("us", "Europe/Vienna"))}, "has the time zone 'Europe/Vienna'"),
    ({"value": ["1"]}, "column 'value' has the Arrow type 'u'"),
    ({"member_id": [1.5]}, "column 'member_id' has the Arrow type 'g'"),
    ({"person": [[1]]}, "column 'person' has the Arrow type"),
])
def test_types_are_refused(columns, words):
    with pytest.raises(ValueError, match=words):
        ssi.signals(log_of(**columns), DAY)


def test_arguments_are_refused():
    log = log_of(value=[1])
    for name in ("member_id", "date", "signal"):
        with pytest.raises(ValueError, match=f"there is no column '{name}'"):
            ssi.signals(log.drop_columns([name]), DAY)
    for on in ("2024-13-01", "2024-5-1", "today", ""):
        with pytest.raises(ValueError, match="is not a date"):
            ssi.signals(log, on)
    with pytest.raises(TypeError, match="a day is a date"):
        ssi.signals(log, 20240528)
    with pytest.raises(TypeError, match="tracks is a list"):
        ssi.signals(log, DAY, tracks="posts")
    with pytest.raises(ValueError, match="the model has no signal 'post'"):
        ssi.signals(log, DAY, tracks=["post"])
    for name in ("connections", "leads_saved"):
        with pytest.raises(ValueError, match=f"a log cannot track '{name}'"):
            ssi.signals(log, DAY, tracks=[name])
    with pytest.raises(TypeError, match="is no Arrow table"):
        ssi.signals(["posts"], DAY)
    with pytest.raises(ValueError, match="there is no column 'member_id'"):
        ssi.signals(log, DAY, members=pa.table({"id": ["ann"]}))
    twice = pa.table([["ann"], [1], [2]], names=["member_id", "team", "team"])
    with pytest.raises(ValueError, match="column 'team' is there twice"):
        ssi.signals(log, DAY, members=twice)


def test_a_producers_words_come_out():
    def fails():
        yield log_of(value=[1]).to_batches()[0]
        raise OSError("the disk is gone")
    reader = pa.RecordBatchReader.from_batches(log_of(value=[1]).schema, fails())
    with pytest.raises(ssi.StreamError, match="the disk is gone"):
        ssi.signals(reader, DAY)


def test_the_model_says_its_rules():
    rules = {signal["name"]: (signal["aggregate"], signal["from"], signal["observed"])
             for signal in ssi.Model.load(GOLDEN / "rules_model.toml").catalogue}
    assert rules["connections"] == ("last", ["connections"], "log")
    assert rules["posts"] == ("sum", ["posts"], "log")
    assert rules["leads_saved"] == ("sum", ["leads_saved"], "member")
    assert rules["people_contacted"] == ("people", [
        "decision_makers_contacted", "people_contacted", "messages_sent", "invitations_sent"], "log")
    assert rules["days_active"][0] == "days" and len(rules["days_active"][1]) == 15
