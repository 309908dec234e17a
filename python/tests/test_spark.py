# SPDX-License-Identifier: MIT
"""Spark on two executors, which are processes of their own: the scores of one machine, member by
member. It needs PySpark and Java; SSI_SPARK_TESTS=0 leaves it out."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest
from conftest import SOURCE
from pages import programs
from spark_session import spark_session

import golden
import pyarrow as pa
import pyarrow.parquet as pq

import ssi
import ssi.spark

ROWS = 20_000
FILES = 4


@pytest.fixture(scope="module")
def spark(tmp_path_factory):
    package = os.path.dirname(os.path.dirname(os.path.abspath(ssi.__file__)))
    with spark_session(tmp_path_factory.mktemp("spark"), "local-cluster[2,1,1024]",
                       executor__memory="1g", executorEnv__PYTHONPATH=package,
                       sql__files__maxPartitionBytes="1m") as session:
        yield session


@pytest.fixture(scope="module")
def members(tmp_path_factory):
    """Members as Spark holds them, with teams by number: a table, and the folder of its files."""
    table = pa.table(ssi.generate(ROWS, seed=5, industries=30))
    flags = {s["name"] for s in ssi.Model().catalogue if s["kind"] == "flag"}
    columns = {}
    for name in table.column_names:
        column = table[name]
        if name in flags:
            column = column.cast(pa.bool_())
        elif pa.types.is_dictionary(column.type):
            column = column.cast(pa.string())
        elif pa.types.is_integer(column.type):
            column = column.cast(pa.int32())
        columns[name] = column
    columns["team"] = pa.array([i * 7 % 40 for i in range(ROWS)], pa.int32())
    table = pa.table(columns)
    folder = tmp_path_factory.mktemp("members")
    for i in range(FILES):
        part = table.slice(i * ROWS // FILES, ROWS // FILES)
        pq.write_table(part, folder / f"part-{i}.parquet")
    return table, str(folder)


def by_id(table):
    return table.sort_by("member_id")


def test_there_are_two_executors_which_are_processes_of_their_own(spark, members):
    def worker(batches):
        import os
        import time
        for _ in batches:
            pass
        time.sleep(0.5)  # so that both take part
        yield pa.RecordBatch.from_pydict({"executor": [os.getppid()], "worker": [os.getpid()]})

    df = spark.read.parquet(members[1]).select("posts")
    seen = df.mapInArrow(worker, "executor long, worker long").collect()
    daemons = {row.executor for row in seen}  # each executor's JVM has a daemon of its own
    jvms = set()
    for daemon in daemons:
        with open(f"/proc/{daemon}/status", encoding="utf-8") as file:
            parent = next(line.split()[1] for line in file if line.startswith("PPid"))
        with open(f"/proc/{parent}/cmdline", "rb") as file:
            assert b"CoarseGrainedExecutorBackend" in file.read()
        jvms.add(parent)
    assert len(jvms) == 2 and str(os.getpid()) not in jvms
    assert len({row.worker for row in seen}) >= 2


@pytest.mark.parametrize("points", ["float64", "decimal", "hundredths32"])
def test_scores_and_ranks_equal_those_of_one_machine(spark, members, points, tmp_path):
    table, folder = members
    df = spark.read.parquet(folder)
    scores = ssi.spark.ranks(df, ["industry", "team"], keep=["member_id", "industry"], points=points,
                             band=True, badges=True)
    scores.write.parquet(str(tmp_path / "scores"))
    ours = by_id(pq.read_table(tmp_path / "scores"))
    want = by_id(ssi.ranks(table, ["industry", "team"], keep=["member_id", "industry"],
                           points=points, band=True, badges=True))
    assert ours.column_names == want.column_names and ours.num_rows == ROWS
    for name in want.column_names:
        assert ours[name].to_pylist() == want[name].to_pylist(), name


def test_large_text_types_are_taken(spark, members):
    table, folder = members
    spark.conf.set("spark.sql.execution.arrow.useLargeVarTypes", "true")
    try:
        scores = ssi.spark.ranks(spark.read.parquet(folder), "industry", keep=["member_id"],
                                 band=True, badges=True)
        assert scores.count() == ROWS
        assert scores.where("industry_rank = 1").count() >= 30
    finally:
        spark.conf.unset("spark.sql.execution.arrow.useLargeVarTypes")


def test_cohorts_equal_those_of_one_machine(spark, members):
    table, folder = members
    df = spark.read.parquet(folder)
    want = ssi.cohorts(table, "industry")
    for merge_tasks in (0, 2):
        found = ssi.spark.cohorts(df, "industry", merge_tasks=merge_tasks)
        assert (found.members, found.labels) == (ROWS, want.labels)
        assert pa.table(found.table(1)).equals(pa.table(want.table(1)))
        scores = ssi.score(table, cohorts=found)
        assert scores.equals(ssi.score(table, cohorts=want))


def test_partitions_that_are_equal_count_twice(spark):
    """Cohorts of different members with equal scores have equal bytes."""
    rows = [(i % 5, "a") for i in range(20)]
    df = spark.createDataFrame(rows * 4, "posts int, team string").repartition(1)
    same = df.limit(20).union(df.limit(20)).union(df.limit(20))
    assert ssi.spark.cohorts(same, "team").members == 60
    assert ssi.spark.cohorts(same, "team", merge_tasks=2).members == 60


def test_partitions_without_members_are_nothing(spark):
    df = spark.createDataFrame([(12, "a"), (3, "b")], "posts int, team string").repartition(6)
    assert ssi.spark.cohorts(df, "team").members == 2
    totals = sorted(row.total for row in ssi.spark.score(df).collect())
    assert totals == sorted(ssi.score(pa.table({"posts": [12, 3]}))["total"].to_pylist())
    nobody = df.where("posts > 100")
    assert ssi.spark.score(nobody).count() == 0
    with pytest.raises(ValueError, match="there are no members"):
        ssi.spark.cohorts(nobody, "team")


def test_plans_equal_those_of_one_machine(spark, tmp_path):
    table = golden.members_of("plan_members.csv")
    pq.write_table(table, tmp_path / "members.parquet")
    df = spark.read.parquet(str(tmp_path)).repartition(3)
    plans = ssi.spark.plans(df, target=70, keep=["member_id"], points="decimal")
    want = {row["member_id"]: row for row in golden.rows_of("plans_target70.csv")}
    rows = plans.collect()
    assert plans.columns == ["member_id", "total", "goal", "planned_total", "effort", "actions",
                             *ssi.Actions().names]
    assert sorted(row.member_id for row in rows) == sorted(want)
    for row in rows:
        for figure in plans.columns[1:6]:
            assert row[figure] == golden.number(want[row.member_id][figure]), (row.member_id, figure)

    industries = ssi.spark.cohorts(df, "industry")
    options = dict(target_top=10, cohorts=industries, keep=["member_id"], without=["share"])
    ours = {row.member_id: row.asDict() for row in ssi.spark.plans(df, **options).collect()}
    for row in ssi.plans(table, **options).to_pylist():
        assert ours[row["member_id"]] == row


@pytest.mark.parametrize("points", ["float64", "decimal", "hundredths32"])
def test_changes_equal_those_of_one_machine(spark, members, points, tmp_path):
    table, folder = members
    after = spark.read.parquet(folder)
    # What those were before, in another order, with some that are gone and some that are null.
    before = table.set_column(table.column_names.index("posts"), "posts", pa.array(
        [None if i % 7 == 0 else i % 20 for i in range(ROWS)], pa.int64()))
    before = before.set_column(table.column_names.index("has_photo"), "has_photo",
                               pa.array([i % 3 == 0 for i in range(ROWS)], pa.bool_()))
    here = before.slice(1000)
    shuffled = here.select(["member_id", "posts", "has_photo"]).take(
        [i * 7919 % here.num_rows for i in range(here.num_rows)])
    pq.write_table(shuffled, tmp_path / "before.parquet")
    df = spark.read.parquet(str(tmp_path))
    moved = ssi.spark.changes(df, after, "member_id", keep=["industry", "member_id"], points=points)
    want = ssi.changes(here.select(["posts", "has_photo"]), table.slice(1000), points=points,
                       keep=["industry", "member_id"])
    assert moved.columns == want.column_names
    ours = {row.member_id: row.asDict() for row in moved.collect()}
    assert len(ours) == ROWS - 1000
    for row in want.to_pylist():
        assert ours[row["member_id"]] == row


def test_plans_and_changes_are_refused_on_the_driver(spark):
    df = spark.createDataFrame([("a", 1)], "id string, posts int")
    with pytest.raises(ValueError, match="points is one of"):
        ssi.spark.plans(df, target=50, points="hundredths")
    with pytest.raises(ValueError, match="one of target, budget"):
        ssi.spark.plans(df)
    with pytest.raises(ValueError, match="has no band 'chief'"):
        ssi.spark.plans(df, target_band="chief")
    with pytest.raises(ValueError, match="there is no column 'name'"):
        ssi.spark.changes(df, df, "name")
    with pytest.raises(ValueError, match="points is one of"):
        ssi.spark.changes(df, df, "id", points="hundredths")
    with pytest.raises(ValueError, match="no column is named after a signal"):
        ssi.spark.changes(df, df.select("id"), "id")
    same = ssi.spark.changes(df, df, "id", keep=["id"]).collect()
    assert [(row.id, row.before - row.after, row.activity) for row in same] == [("a", 0, 0)]
    assert ssi.spark.changes(df, df.where("posts > 5"), "id").count() == 0


def test_decimals_and_longs_are_taken(spark):
    df = spark.sql("select cast(12 as decimal(20,0)) as posts, cast(3 as bigint) as shares, "
                   "true as has_photo, cast(2 as double) as comments_made, 'x' as `odd name`")
    want = ssi.score(pa.table({"posts": [12], "shares": [3], "has_photo": [True],
                               "comments_made": [2.0]}))["total"].to_pylist()
    scores = ssi.spark.score(df, keep=["odd name"]).collect()
    assert [row.total for row in scores] == want and scores[0]["odd name"] == "x"


def test_ones_own_model_goes_with_the_tasks(spark):
    model = ssi.Model.load(SOURCE / "examples" / "data" / "community.toml")
    signal = model.signals[0]
    df = spark.createDataFrame([(1, "a")], f"{signal} int, team string")
    want = ssi.score(pa.table({signal: [1]}), model=model).to_pylist()
    assert [row.asDict() for row in ssi.spark.score(df, model=model).collect()] == want


def test_columns_are_refused_on_the_driver(spark):
    df = spark.createDataFrame([("a", 1, 1.5)], "posts string, shares int, team double")
    with pytest.raises(ValueError, match="column 'posts' has the Arrow type 'u'"):
        ssi.spark.score(df)
    numbers = df.drop("posts")
    with pytest.raises(ValueError, match="column 'team' has the Arrow type 'g'"):
        ssi.spark.cohorts(numbers, "team")
    with pytest.raises(ValueError, match="there is no column 'nobody'"):
        ssi.spark.score(numbers, keep=["nobody"])
    dotted = numbers.withColumnRenamed("team", "my.team")
    with pytest.raises(ValueError, match="rename column 'my.team'"):
        ssi.spark.score(dotted, keep=["my.team"])
    with pytest.raises(ValueError, match="points is one of"):
        ssi.spark.score(numbers, points="hundredths")
    with pytest.raises(ValueError, match="no column is named after a signal"):
        ssi.spark.score(df.select("team"))


def test_a_value_that_cannot_be_fails_the_job_in_our_words(spark):
    df = spark.createDataFrame([(1,), (-1,)], "posts int").coalesce(1)
    with pytest.raises(Exception, match="members:2: column 'posts': '-1' is not from 0"):
        ssi.spark.score(df).collect()
    with pytest.raises(Exception, match="members:2: column 'posts': '-1' is not from 0"):
        ssi.spark.cohorts(df.selectExpr("posts", "'a' as team"), "team")
    assert ssi.spark.score(df, allow_out_of_range=True).count() == 2


@pytest.mark.parametrize("page", ["README.md", "docs/spark.md"])
def test_the_programs_of_the_pages_run(spark, members, page, tmp_path):
    # Spark's Java began in another folder, where paths without one would be.
    places = {'"members"': repr(members[1]), '"scores"': repr(str(tmp_path / "scores"))}
    names = {"spark": spark, "ssi": ssi}
    found = [program for program in programs(page)
             if "spark" in program and "spark.signals" not in program]  # test_spark_signals.py has these
    assert found
    for program in found:
        for name, place in places.items():
            program = program.replace(name, place)
        exec(compile(program, page, "exec"), names)
    assert pq.read_table(tmp_path / "scores").num_rows == ROWS
    assert {"industry_rank", "total"} <= set(names["scores"].columns)


def test_the_example_is_a_job_to_submit(members, tmp_path):
    """In a process of its own, as spark-submit runs it."""
    script = SOURCE / "examples" / "python" / "spark_ranks.py"
    package = os.path.dirname(os.path.dirname(os.path.abspath(ssi.__file__)))
    environment = dict(os.environ, PYTHONPATH=package, PYSPARK_PYTHON=sys.executable,
                       SPARK_LOCAL_IP="127.0.0.1",
                       PYSPARK_SUBMIT_ARGS="--master local[2] --conf spark.ui.enabled=false "
                       "--driver-memory 1g pyspark-shell")
    out = subprocess.run(
        [sys.executable, str(script), members[1], str(tmp_path / "scores"), "--by", "industry",
         "--cohorts", str(tmp_path)], check=True, capture_output=True, text=True, env=environment)
    assert f"<ssi.Cohorts of {ROWS} members by industry, 30 labels>" in out.stdout
    ours = by_id(pq.read_table(tmp_path / "scores"))
    want = by_id(ssi.ranks(members[0], "industry", keep=["member_id"], band=True))
    assert ours["industry_rank"].to_pylist() == want["industry_rank"].to_pylist()
    assert ssi.Cohorts((tmp_path / "industry.cohorts").read_bytes()).members == ROWS
