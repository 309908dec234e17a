#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""How many members per CPU second the Python package scores, by types of columns and of points.

    PYTHONPATH=build/release/python python3 bench/python_rates.py [MEMBERS]

Medians of runs in turns, one thread, CPU time of the process. All answers are compared first. It takes
pyarrow, and Polars if that is there.
"""

import resource
import statistics
import subprocess
import sys
import time

import pyarrow as pa
import ssi

ROUNDS = 9


def cast(table, kind):
    signals = set(ssi.Model().signals)
    return pa.table({name: table[name].cast(kind) if name in signals else table[name]
                     for name in table.column_names}).combine_chunks()


def contenders(members):
    small = cast(pa.table(ssi.generate(members)), pa.uint16())
    long, double = cast(small, pa.int64()), cast(small, pa.float64())
    batches = pa.Table.from_batches(small.to_batches(max_chunksize=10_000))
    industries = ssi.cohorts(small, "industry")
    found = {
        "uint16, hundredths": lambda: ssi.Table(ssi.stream(small, points="hundredths", threads=1)),
        "uint16, hundredths, batches of 10,000":
            lambda: ssi.Table(ssi.stream(batches, points="hundredths", threads=1)),
        "int64, hundredths": lambda: ssi.Table(ssi.stream(long, points="hundredths", threads=1)),
        "float64, hundredths": lambda: ssi.Table(ssi.stream(double, points="hundredths", threads=1)),
        "uint16, float64 points": lambda: ssi.Table(ssi.stream(small, threads=1)),
        "uint16, decimal points": lambda: ssi.Table(ssi.stream(small, points="decimal", threads=1)),
        "uint16, float64 points, ranks in industries":
            lambda: ssi.Table(ssi.stream(small, cohorts=industries, threads=1)),
        "uint16, cohorts of industries": lambda: ssi.cohorts(small, "industry", threads=1),
    }
    try:
        import polars
        frame = polars.DataFrame(small)
        found["Polars, uint16, hundredths"] = lambda: ssi.Table(
            ssi.stream(frame, points="hundredths", threads=1))
    except ImportError:
        pass
    return found


def check(found):
    want = pa.table(found["uint16, hundredths"]())["total"].to_pylist()
    for name, run in found.items():
        if "cohorts of" in name:
            continue
        total = pa.table(run())["total"].to_pylist()
        scale = 1 if name.endswith(("hundredths", "10,000")) else 100
        assert [round(value * scale) for value in total] == want, name


def import_time():
    """CPU milliseconds of importing ssi, beyond an interpreter's own."""
    def run(program):
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        subprocess.run([sys.executable, "-c", program], check=True)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        return (after.ru_utime - before.ru_utime + after.ru_stime - before.ru_stime) * 1000
    pairs = [(run("pass"), run("import ssi")) for _ in range(ROUNDS)]
    return statistics.median(with_it - alone for alone, with_it in pairs)


def main():
    members = int(sys.argv[1]) if len(sys.argv) > 1 else 1_000_000
    found = contenders(members)
    check(found)
    times = {name: [] for name in found}
    for _ in range(ROUNDS):
        for name, run in found.items():
            start = time.process_time()
            run()
            times[name].append(time.process_time() - start)
    print(f"{members} members, 40 signals, one thread, median of {ROUNDS}, CPU time")
    for name, runs in times.items():
        seconds = statistics.median(runs)
        print(f"{name:45} {seconds * 1000:8.1f} ms {members / seconds / 1e6:7.1f} M/s")
    print(f"{'import ssi, beyond the interpreter':45} {import_time():8.1f} ms")


if __name__ == "__main__":
    main()
