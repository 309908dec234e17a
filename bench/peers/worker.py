# SPDX-License-Identifier: MIT
"""One peer in a process of its own.

    worker.py ENGINE THREADS FOLDER                    obeys lines of standard input
    worker.py ENGINE THREADS FOLDER csv VARIANT TARGET from file to file, once

Commands are those of ssi_peer_driver, each answered by "ok SECONDS" or "error REASON":

    score VARIANT
    rank VARIANT
    write FILE      the columns that the last command filled, one after the other
"""

from __future__ import annotations

import importlib
import os
import sys
import time
from pathlib import Path
from typing import Any

ENGINES = {
    "duckdb": ("engine_duckdb", "DuckDb"),
    "polars": ("engine_polars", "Polars"),
    "numpy": ("engine_numpy", "NumPy"),
    "clickhouse": ("engine_clickhouse", "ClickHouse"),
}


class Worker:
    def __init__(self, engine: Any) -> None:
        self._engine = engine
        self._jobs: dict[tuple[str, str], Any] = {}
        self._result: Any = None

    def obey(self, line: str) -> float:
        verb, argument = line.split(maxsplit=1)
        if verb == "write":
            columns = self._engine.columns(self._result)
            Path(argument).write_bytes(b"".join(column.tobytes() for column in columns))
            return 0.0
        job = self._job(verb, argument)
        self._result = None  # freeing the last result is not part of the work
        begin = time.perf_counter()
        self._result = job()
        return time.perf_counter() - begin

    def _job(self, verb: str, variant: str) -> Any:
        key = (verb, variant)
        if key not in self._jobs:
            make = {"score": self._engine.score, "rank": self._engine.rank}[verb]
            self._jobs[key] = make(variant)
        return self._jobs[key]


def serve(worker: Worker) -> None:
    for line in sys.stdin:
        try:
            print("ok", worker.obey(line.strip()), flush=True)
        except Exception as error:  # whatever the engine throws is an answer
            print(
                "error",
                " ".join(f"{type(error).__name__}: {error}".split()),
                flush=True,
            )


def load_engine(name: str) -> Any:
    module, engine = ENGINES[name]
    return getattr(importlib.import_module(module), engine)


def main() -> None:
    name, threads, folder, *csv = sys.argv[1:]
    os.environ["POLARS_MAX_THREADS"] = threads  # read when Polars is imported
    from engine import Table

    make = load_engine(name)
    table = Table.open(Path(folder))
    if not csv:
        serve(Worker(make(table, int(threads))))
        return
    _, variant, target = csv
    engine = make(table, int(threads))
    begin = time.perf_counter()
    engine.csv(variant, Path(target))
    print("ok", time.perf_counter() - begin, flush=True)


if __name__ == "__main__":
    main()
