# SPDX-License-Identifier: MIT
"""Each table library's members get the command's scores, member by member, and come back in kind."""

from __future__ import annotations

import pytest
from conftest import hundredths
from producers import ALL

import ssi

POINTS = ("professional_brand", "right_people", "insights", "relationships", "total", "coverage")


@pytest.fixture(params=ALL)
def producer(request: pytest.FixtureRequest):
    return ALL[request.param]()


def test_scores_equal_the_commands(producer, members, expected):
    scores = producer.read(ssi.score(producer.make(members), keep=["member_id"]))
    assert list(scores) == ["member_id", *POINTS]
    assert list(scores["member_id"]) == expected["member_id"]
    for name in POINTS:
        assert hundredths(scores[name]) == expected[name], name


def test_ranks_equal_the_commands(producer, members, expected):
    scores = producer.read(ssi.ranks(producer.make(members), "industry"))
    for name in ("industry_rank", "industry_top_percent"):
        assert list(scores[name]) == expected[name], name
    assert hundredths(scores["industry_percentile"]) == expected["industry_percentile"]


def test_cohorts_are_the_same_from_everyone(producer, members):
    found = ssi.cohorts(producer.make(members), "industry")
    direct = ssi.cohorts(ssi.generate(2000, seed=3), "industry")
    assert bytes(found) == bytes(direct)


def test_hundredths_are_whole_numbers(producer, members, expected):
    for points in ("hundredths", "hundredths32"):
        scores = producer.read(ssi.score(producer.make(members), points=points))
        assert list(scores["total"]) == expected["total"]


def test_a_value_that_cannot_be_raises_and_says_the_row(producer):
    table = producer.make({"posts": [1, 2, 3, -1, -2], "member_id": list("abcde")})
    with pytest.raises(ssi.DataError, match=r"^members:4: column 'posts': '-1' is not from 0 to"):
        ssi.score(table)
    with pytest.raises(ssi.DataError, match="members:4"):
        ssi.cohorts(table, "member_id")
    assert "members:4" in ssi.check(table)
    zeros = producer.make({"posts": [1, 2, 3, 0, 0], "member_id": list("abcde")})
    assert ssi.check(zeros) is None
    lenient = ssi.score(table, allow_out_of_range=True)
    assert producer.read(lenient) == producer.read(ssi.score(zeros))


def test_no_members_have_no_scores(producer):
    if isinstance(producer, ALL["nanoarrow"]):
        pytest.skip("its reader tells no columns of no rows")
    table = producer.make({"posts": [1, 2], "industry": ["a", "b"]})
    if hasattr(table, "head"):
        table = table.head(0)
    elif hasattr(table, "limit"):
        table = table.limit(0)
    else:
        table = table.slice(0, 0)
    scores = producer.read(ssi.score(table))
    assert list(scores) == list(POINTS) and not any(map(list, scores.values()))
    assert ssi.cohorts(table, "industry").members == 0


def test_the_result_is_of_the_kind_that_was_given(producer, members):
    table = producer.make(members)
    scores = ssi.score(table)
    if type(producer).__name__ in ("Polars", "Pandas", "PyArrow"):
        assert type(scores) is type(table)
    elif type(producer).__name__ == "DuckDB":
        assert type(scores).__module__.startswith("pyarrow")
    else:
        assert type(scores) is ssi.Table
    assert type(ssi.ranks(table, "industry")) is type(scores)


def test_pandas_keeps_its_index():
    producer = ALL["pandas"]()
    frame = producer.make({"posts": [12, 0], "industry": ["x", "y"]})
    frame.index = ["ada", "bob"]
    assert list(ssi.score(frame).index) == ["ada", "bob"]
    assert ssi.score(frame).loc["ada", "total"] == 2.13
    assert list(ssi.ranks(frame, "industry").index) == ["ada", "bob"]


def test_a_dict_of_columns_is_a_table():
    pytest.importorskip("pyarrow")
    assert ssi.score({"posts": [12]})["total"].to_pylist() == [2.13]


def test_other_things_are_no_tables():
    for thing in (5, "members.csv", [1, 2]):
        with pytest.raises(TypeError, match="is no Arrow table"):
            ssi.score(thing)


def test_a_lazy_frame_is_to_be_collected():
    polars = pytest.importorskip("polars")
    with pytest.raises(TypeError, match=r"call its collect\(\) first"):
        ssi.score(polars.LazyFrame({"posts": [1]}))


def test_duckdb_reads_scores_as_often_as_it_likes():
    duckdb = pytest.importorskip("duckdb")
    members = ssi.generate(500)
    scores = ssi.score(members)  # an ssi.Table
    query = "select count(*), sum(total) from scores"
    first = duckdb.sql(query).fetchall()
    assert first == duckdb.sql(query).fetchall() and first[0][0] == 500
    lazy = ssi.stream(members)
    again = "select count(*), sum(total) from lazy"
    for _ in range(3):
        assert duckdb.sql(again).fetchall()[0][0] == 500


def test_duckdb_scores_a_relation_of_the_connection_that_reads_them():
    """A lazy stream of a relation would wait for its own connection for ever."""
    pytest.importorskip("pyarrow")
    producer = ALL["duckdb"]()
    relation = producer.make({"posts": [12, 0]})
    scores = ssi.stream(relation)
    assert producer.connection.sql("select max(total) from scores").fetchall() == [(2.13,)]
