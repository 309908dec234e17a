#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""How many members per CPU second the Python package scores, by types of columns and of points.

    PYTHONPATH=build/release/python python3 bench/python_rates.py [MEMBERS [build/release/bench/ssi_bench_batch.so]]

Medians of runs in turns, one thread, CPU time of the process. All answers are compared first. With the
module of bench/arrow_batch.cpp the C++ batch scores the same memory in the same turns, and the memory is
read plainly, which bounds what any scoring of it can reach. It takes pyarrow, and Polars if that is there.
"""

import ctypes
import resource
import statistics
import subprocess
import sys
import time

import pyarrow as pa
import pyarrow.compute as pc
import ssi

ROUNDS = 9
SOME = ("posts", "connections", "days_active")  # columns that pandas would make floats of


def cast(table, kind):
    signals = set(ssi.Model().signals)
    return pa.table({name: table[name].cast(kind) if name in signals else table[name]
                     for name in table.column_names}).combine_chunks()


def hundredths(table):
    return lambda: ssi.Table(ssi.stream(table, points="hundredths", threads=1))


class CppBatch:
    """The C++ batch on the memory of a table, and plain reading of that."""

    def __init__(self, library, table):
        self._library = library
        self._source = table.to_batches()[0]
        open_ = library.ssi_bench_open
        open_.restype = ctypes.c_void_p
        capsule = pa.RecordBatchReader.from_batches(
            self._source.schema, [self._source]).__arrow_c_stream__()
        pointer = ctypes.pythonapi.PyCapsule_GetPointer
        pointer.restype, pointer.argtypes = ctypes.c_void_p, [ctypes.py_object, ctypes.c_char_p]
        self._handle = ctypes.c_void_p(open_(ctypes.c_void_p(pointer(capsule, b"arrow_array_stream"))))
        library.ssi_bench_totals.restype = ctypes.POINTER(ctypes.c_uint16)

    def score(self):
        self._library.ssi_bench_score(self._handle)

    def read(self):
        self._library.ssi_bench_read(self._handle)

    def totals(self):
        self.score()
        address = ctypes.cast(self._library.ssi_bench_totals(self._handle), ctypes.c_void_p).value
        rows = self._source.num_rows
        return pa.Array.from_buffers(pa.uint16(), rows, [None, pa.foreign_buffer(address, 2 * rows)])


def contenders(members, batch_library):
    small = cast(pa.table(ssi.generate(members)), pa.uint16())
    long, double = cast(small, pa.int64()), cast(small, pa.float64())
    mixed = small
    for name in SOME:
        at = mixed.schema.get_field_index(name)
        mixed = mixed.set_column(at, name, double[name])
    batches = pa.Table.from_batches(small.to_batches(max_chunksize=10_000))
    industries = ssi.cohorts(small, "industry")
    found = {
        "uint16, hundredths": hundredths(small),
        "uint16, hundredths, flags not checked": lambda: ssi.Table(
            ssi.stream(small, points="hundredths", threads=1, allow_out_of_range=True)),
        "uint16, hundredths, batches of 10,000": hundredths(batches),
        "int64, hundredths": hundredths(long),
        "uint16, 3 columns of float64, hundredths": hundredths(mixed),
        "float64, hundredths": hundredths(double),
        "uint16, float64 points": lambda: ssi.Table(ssi.stream(small, threads=1)),
        "uint16, decimal points": lambda: ssi.Table(ssi.stream(small, points="decimal", threads=1)),
        "uint16, float64 points, ranks in industries":
            lambda: ssi.Table(ssi.stream(small, cohorts=industries, threads=1)),
        "uint16, cohorts of industries": lambda: ssi.cohorts(small, "industry", threads=1),
    }
    try:
        import polars
        frame = polars.DataFrame(small)
        found["Polars, uint16, hundredths"] = hundredths(frame)
    except ImportError:
        pass
    if batch_library is not None:
        cpp = CppBatch(batch_library, small)
        found["C++ batch, uint16"] = cpp.score
        for name, table in (("uint16", small), ("int64", long), ("float64", double)):
            found[f"reading {name}"] = CppBatch(batch_library, table).read
        totals = pa.table(found["uint16, hundredths"]())["total"]
        assert totals.chunk(0).equals(cpp.totals())
    return found


def check(found):
    want = pa.table(found["uint16, hundredths"]())["total"].combine_chunks().cast(pa.int64())
    for name, run in found.items():
        if "cohorts of" in name or name.startswith(("reading", "C++")):
            continue
        total = pa.table(run())["total"].combine_chunks()
        if "hundredths" not in name:
            total = pc.round(pc.multiply(total.cast(pa.float64()), 100))
        assert total.cast(pa.int64()).equals(want), name


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
    library = ctypes.CDLL(sys.argv[2]) if len(sys.argv) > 2 else None
    found = contenders(members, library)
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
