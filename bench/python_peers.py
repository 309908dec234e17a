#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Float points through the Python package beside NumPy and Polars with tables, in turns in one process.

    PYTHONPATH=build/release/python:bench/peers python3 bench/python_peers.py build/release/ssi [MEMBERS]

The same members in columns of uint16, one thread, CPU time; the answers are compared first. The peers are
those of bench/peers, whose points are hundredths, not floats, which is less work.
"""

import os
import statistics
import sys
import tempfile
import time
from pathlib import Path

os.environ["POLARS_MAX_THREADS"] = "1"

import engine_numpy  # noqa: E402
import engine_polars  # noqa: E402
import members as peers_members  # noqa: E402
import numpy as np  # noqa: E402
import pyarrow as pa  # noqa: E402
import pyarrow.parquet as pq  # noqa: E402
from engine import Table  # noqa: E402

import ssi  # noqa: E402

ROUNDS = 7


def main() -> None:
    command = sys.argv[1]
    count = sys.argv[2] if len(sys.argv) > 2 else "1000000"
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        peers_members.make_table(os.path.abspath(command), folder, count, "1", "150")
        table = Table.open(folder)
        members = pq.read_table(table.members_parquet).combine_chunks()
        numpy, polars = engine_numpy.NumPy(table, 1), engine_polars.Polars(table, 1)
        jobs = {
            "ssi, float64 points": lambda: ssi.Table(ssi.stream(members, coverage=False, threads=1)),
            "ssi, hundredths": lambda: ssi.Table(
                ssi.stream(members, coverage=False, points="hundredths", threads=1)),
            "NumPy with tables": numpy.score("tables"),
            "Polars with tables": polars.score("tables"),
        }
        want = pa.table(jobs["ssi, hundredths"]())["total"].to_numpy()
        floats = pa.table(jobs["ssi, float64 points"]())["total"].to_numpy()
        assert np.array_equal(np.round(floats * 100).astype(np.uint16), want)
        for engine, job in ((numpy, "NumPy with tables"), (polars, "Polars with tables")):
            totals = dict(zip(table.model.names, engine.columns(jobs[job]())))["total"]
            assert np.array_equal(totals, want), job
        times: dict[str, list[float]] = {job: [] for job in jobs}
        for _ in range(ROUNDS):
            for job, run in jobs.items():
                start = time.process_time()
                run()
                times[job].append(time.process_time() - start)
    first = statistics.median(times["ssi, float64 points"])
    print(f"{count} members, 40 signals of uint16, one thread, median of {ROUNDS}, CPU time")
    for job, runs in times.items():
        seconds = statistics.median(runs)
        print(f"{job:22} {seconds * 1000:8.1f} ms   {seconds / first:5.1f}")


if __name__ == "__main__":
    main()
