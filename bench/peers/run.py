# SPDX-License-Identifier: MIT
"""Compares ssi with what people would use instead. run.sh calls it with the right Python."""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import time
from dataclasses import asdict
from pathlib import Path

import environment
import plot
import report
from contender import COMPARISONS, Arena, line_up
from measure import compare

HERE = Path(__file__).resolve().parent
SOURCE = HERE.parent.parent


def parse_arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="run.sh", description=__doc__)
    parser.add_argument("--members", type=int, default=2_000_000)
    parser.add_argument("--rounds", type=int, default=9)
    parser.add_argument("--only", choices=COMPARISONS, action="append", help="may be given again")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--industries", type=int, default=150)
    parser.add_argument("--model", default="standard-1", help="standard-2, or a file")
    parser.add_argument("--build", type=Path, default=SOURCE / "build" / "release")
    parser.add_argument("--folder", type=Path, default=SOURCE / "build" / "peers")
    parser.add_argument("--output", type=Path, default=HERE, help="folder for the results")
    return parser.parse_args()


def make_table(options: argparse.Namespace) -> dict[str, int]:
    """Makes the table in the folder and returns what is known of it."""
    numbers = [str(n) for n in (options.members, options.seed, options.industries)]
    script = [sys.executable, str(HERE / "members.py"), str(options.build / "ssi")]
    subprocess.run([*script, str(options.folder), *numbers, options.model], check=True)
    return json.loads((options.folder / "table.json").read_text())


def main() -> None:
    options = parse_arguments()
    begin = time.monotonic()

    def say(what: str) -> None:
        print(f"{time.monotonic() - begin:7.1f} s  {what}", file=sys.stderr, flush=True)

    machine = environment.machine()
    versions = environment.versions(options.build / "ssi", SOURCE)
    say("generating members")
    table = make_table(options)
    threads = sorted({1, len(os.sched_getaffinity(0))})

    comparisons = {}
    for name in options.only or COMPARISONS:
        arena = Arena(options.build, options.folder)
        say(name)
        contenders = line_up(name, threads, arena.instruction_sets())
        records = compare(arena, contenders, options.rounds, options.folder, say)
        arena.close()
        comparisons[name] = report.figures(records, table["members"])
    machine["load after"] = f"{os.getloadavg()[0]:.2f}"
    write(options, comparisons, machine, versions, table)
    say(f"results in {options.output}")


def write(
    options: argparse.Namespace,
    comparisons: dict[str, list[report.Figure]],
    machine: dict[str, str],
    versions: dict[str, str],
    table: dict[str, int],
) -> None:
    options.output.mkdir(parents=True, exist_ok=True)
    text = report.page(comparisons, machine, versions, table, options.rounds)
    (options.output / "results.md").write_text(text)
    everything = {
        "machine": machine,
        "versions": versions,
        "table": table,
        "rounds": options.rounds,
        "comparisons": {
            name: [asdict(line) for line in lines] for name, lines in comparisons.items()
        },
    }
    (options.output / "results.json").write_text(json.dumps(everything, indent=1) + "\n")
    caption = f"{machine['CPU']}, {table['members']:,} members, {machine['date'][:10]}"
    plot.plot(comparisons, caption, options.output / "results.png")


if __name__ == "__main__":
    main()
