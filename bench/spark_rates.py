#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""CPU seconds that Spark takes to score members, of all processes, and of its Python workers.

    PYTHONPATH=build/release/python python3 bench/spark_rates.py [MEMBERS [MASTER]]

MASTER is local-cluster[2,1,1024] by default: two executors, which are processes of their own. Each job
is run once to warm up and once to measure. It takes PySpark, pyarrow and Java.
"""

import os
import pathlib
import sys
import tempfile

import pyarrow as pa
import pyarrow.parquet as pq
import ssi
import ssi.spark

TICKS = os.sysconf("SC_CLK_TCK")
FILES = 8


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
    for i in range(FILES):
        part = pa.table(ssi.generate(members // FILES, seed=i + 1, industries=150))
        signals = set(ssi.Model().signals)
        columns = {name: part[name].cast(pa.int32() if name in signals else pa.string())
                   for name in part.column_names}
        pq.write_table(pa.table(columns), f"{folder}/part-{i}.parquet")


def session(master, folder):
    from pyspark.sql import SparkSession
    os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
    package = str(pathlib.Path(ssi.__file__).resolve().parents[1])
    built = os.environ.get("PYTHONPATH", package)
    spark = (SparkSession.builder.master(master).appName("ssi")
             .config("spark.ui.enabled", "false").config("spark.ui.showConsoleProgress", "false")
             .config("spark.driver.bindAddress", "127.0.0.1").config("spark.driver.host", "127.0.0.1")
             .config("spark.executor.memory", "1g").config("spark.driver.memory", "1g")
             .config("spark.executorEnv.PYTHONPATH", os.path.abspath(built))
             .config("spark.local.dir", f"{folder}/local").getOrCreate())
    spark.sparkContext.setLogLevel("OFF")
    return spark


def first_of(batches):
    for batch in batches:
        yield pa.RecordBatch.from_arrays([batch.column("posts")], names=["posts"])


def main():
    members = int(sys.argv[1]) if len(sys.argv) > 1 else 1_000_000
    master = sys.argv[2] if len(sys.argv) > 2 else "local-cluster[2,1,1024]"
    with tempfile.TemporaryDirectory() as folder:
        os.mkdir(f"{folder}/members")
        write_members(f"{folder}/members", members)
        spark = session(master, folder)
        df = spark.read.parquet(f"{folder}/members")

        def use(result):
            result.write.format("noop").mode("overwrite").save()

        by_industry = ssi.spark.cohorts(df, "industry")
        jobs = {
            "read the columns": lambda: use(df),
            "mapInArrow() of nothing":
                lambda: use(df.select(*ssi.Model().signals).mapInArrow(first_of, "posts int")),
            "score()": lambda: use(ssi.spark.score(df, keep=["member_id"])),
            "cohorts(): the first pass": lambda: ssi.spark.cohorts(df, "industry"),
            "score(cohorts=...): the second":
                lambda: use(ssi.spark.score(df, keep=["member_id"], cohorts=by_industry)),
        }
        for job in jobs.values():
            job()
        print(f"{members} members in {FILES} files, 40 signals of int, 150 industries, {master}")
        for name, job in jobs.items():
            before = cpu_seconds()
            job()
            java, python = (b - a for a, b in zip(before, cpu_seconds()))
            print(f"{name:32} {java + python:6.1f} CPU s, of it Python {python:5.2f}", flush=True)
        spark.stop()


if __name__ == "__main__":
    main()
