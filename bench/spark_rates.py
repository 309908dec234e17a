#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""CPU seconds that Spark takes to score and rank members, of all processes, and of its Python workers.

    PYTHONPATH=build/release/python python3 bench/spark_rates.py [--sql] [--rounds N] [MEMBERS...]

Two executors, which are processes of their own (--master says otherwise). Jobs run in turns; medians.
Each is run once to warm up, with the first number of members: let that be a small one. Several numbers
show how the seconds grow. --sql adds the same model in Spark SQL, once its answers have been compared for
each member of the first number. It takes PySpark, pyarrow and Java, and --sql Python 3.11.
"""

import argparse
import os
import pathlib
import statistics
import sys
import tempfile

import pyarrow as pa
import pyarrow.parquet as pq
import ssi
import ssi.spark

TICKS = os.sysconf("SC_CLK_TCK")
FILES = 8
WHOLE_STAGE = "spark.sql.codegen.wholeStage"


def processes():
    """Parent, name and CPU seconds of each process, with those of children that have ended."""
    found = {}
    for path in pathlib.Path("/proc").glob("[0-9]*/stat"):
        try:
            text = path.read_text()
        except OSError:
            continue
        name = text[text.index("(") + 1:text.rindex(")")]
        fields = text[text.rindex(")") + 2:].split()
        found[int(path.parent.name)] = (int(fields[1]), name, sum(map(int, fields[11:15])) / TICKS)
    return found


def cpu_seconds():
    """Those of this process's descendants and its own: of Java, and of Python."""
    found = processes()

    def is_ours(pid):
        while pid in found and pid != os.getpid():
            pid = found[pid][0]
        return pid == os.getpid()

    ours = [(name, seconds) for pid, (_, name, seconds) in found.items() if is_ours(pid)]
    java = sum(seconds for name, seconds in ours if name == "java")
    return java, sum(seconds for _, seconds in ours) - java


def write_members(folder, members):
    os.makedirs(folder)
    for i in range(FILES):
        part = pa.table(ssi.generate(members // FILES, seed=i + 1, industries=150))
        signals = set(ssi.Model().signals)
        columns = {name: part[name].cast(pa.int32() if name in signals else pa.string())
                   for name in part.column_names}
        columns["member_id"] = pa.array(f"{i}-{n}" for n in range(part.num_rows))
        pq.write_table(pa.table(columns), f"{folder}/part-{i}.parquet")


def session(master, folder):
    from pyspark.sql import SparkSession
    os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
    package = str(pathlib.Path(ssi.__file__).resolve().parents[1])
    built = os.environ.get("PYTHONPATH", package)
    spark = (SparkSession.builder.master(master).appName("ssi")
             .config("spark.ui.enabled", "false").config("spark.ui.showConsoleProgress", "false")
             .config("spark.driver.bindAddress", "127.0.0.1").config("spark.driver.host", "127.0.0.1")
             .config("spark.executor.memory", "2g").config("spark.driver.memory", "1g")
             .config("spark.executorEnv.PYTHONPATH", os.path.abspath(built))
             .config("spark.local.dir", f"{folder}/local").getOrCreate())
    spark.sparkContext.setLogLevel("OFF")
    return spark


def first_of(batches):
    for batch in batches:
        yield pa.RecordBatch.from_arrays([batch.column("posts")], names=["posts"])


def use(result):
    result.write.format("noop").mode("overwrite").save()


def jobs_of(df):
    """What ssi does, and Spark without it."""
    cohorts = []

    def first_pass():
        cohorts[:] = [ssi.spark.cohorts(df, "industry")]

    return {
        "read the columns": lambda: use(df),
        "mapInArrow() of nothing":
            lambda: use(df.select(*ssi.Model().signals).mapInArrow(first_of, "posts int")),
        "score()": lambda: use(ssi.spark.score(df, keep=["member_id"])),
        "cohorts(): the first pass": first_pass,
        "score(cohorts=...): the second":
            lambda: use(ssi.spark.score(df, keep=["member_id"], cohorts=cohorts)),
    }


def sql_jobs(spark, df, is_first):
    """The same model in SQL: with and without code of whole stages, as whichever is the faster depends
    on how long that code gets."""
    import spark_sql
    model = spark_sql.Model.read(ssi.Model().toml)
    df.createOrReplaceTempView("members")
    counts = df.selectExpr(*(f"count({name}) {name}" for name in ("member_id", *model.signals))).first()
    query = spark_sql.Query(model, [s for s in model.signals if counts[s] < counts["member_id"]])

    def run(query, whole_stage):
        spark.conf.set(WHOLE_STAGE, str(whole_stage).lower())
        use(spark.sql(query))
        spark.conf.set(WHOLE_STAGE, "true")

    jobs = {}
    for kind in ("plain", "cases"):
        scores, ranks = query.scores(kind), query.ranks(kind)
        if is_first:
            check(spark, model.names, df, scores, ranks)
        for whole_stage in (True, False):
            how = f"SQL, {kind}{'' if whole_stage else ', split code'}"
            jobs[f"{how}: scores"] = lambda q=scores, w=whole_stage: run(q, w)
            jobs[f"{how}: ranks"] = lambda q=ranks, w=whole_stage: run(q, w)
    return jobs


def check(spark, names, df, scores, ranks):
    """Compares a hash of all members' rows, whatever their order."""
    def hash_of(frame, *columns):
        frame.createOrReplaceTempView("result")
        return spark.sql(f"select count(*), bit_xor(xxhash64(member_id, {', '.join(columns)})), "
                         f"sum(total) from result").first()

    def whole(name):
        return f"cast(round(100 * {name}) as int) {name}"

    ours = ssi.spark.ranks(df, "industry", keep=["member_id"]).selectExpr(
        "member_id", *map(whole, names), "industry_rank rank",
        "cast(round(100 * industry_percentile) as bigint) percentile",
        "cast(industry_top_percent as bigint) top_percent")
    standing = ("rank", "percentile", "top_percent")
    assert hash_of(spark.sql(ranks), *names, *standing) == hash_of(ours, *names, *standing)
    assert hash_of(spark.sql(scores), *names) == hash_of(ours, *names)


def measure(jobs, rounds):
    """Medians of CPU seconds of each job: of all processes, and of Python."""
    found = {name: [] for name in jobs}
    for _ in range(rounds):
        for name, job in jobs.items():
            before = cpu_seconds()
            job()
            java, python = (b - a for a, b in zip(before, cpu_seconds()))
            found[name].append((java + python, python))
    return {name: [statistics.median(part) for part in zip(*runs)] for name, runs in found.items()}


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("members", nargs="*", type=int, default=[1_000_000])
    parser.add_argument("--sql", action="store_true")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--master", default="local-cluster[2,1,2048]")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        spark = session(options.master, folder)
        for members in options.members:
            write_members(f"{folder}/{members}", members)
            df = spark.read.parquet(f"{folder}/{members}")
            jobs = jobs_of(df)
            if options.sql:
                jobs.update(sql_jobs(spark, df, members == options.members[0]))
            if members == options.members[0]:
                for job in jobs.values():
                    job()
            print(f"{members} members in {FILES} files, 40 signals of int, 150 industries, "
                  f"{options.master}, median of {options.rounds}")
            for name, (all_, python) in measure(jobs, options.rounds).items():
                print(f"{name:36} {all_:6.1f} CPU s, {all_ * 1e6 / members:5.2f} per million, "
                      f"of it Python {python:5.2f}", flush=True)
        spark.stop()


if __name__ == "__main__":
    main()
