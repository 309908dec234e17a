# SPDX-License-Identifier: MIT
"""Turns records into figures, and figures into a page."""

from __future__ import annotations

import statistics
from dataclasses import asdict, dataclass

from measure import Record

TITLES = {
    "score/batch": "score/batch: 40 columns in memory to 5",
    "rank": "rank: rank and percentile within the industry, in memory",
    "csv": "csv: from file to file, scores and standing in the industry",
}

REMARKS = {
    "score/batch": """
40 columns of 16-bit counts, three of them with missing values, to the points of each competency
and the total. NumPy, which knows no missing values, has zeros instead. *tables* look up a term's
points by its count, as the library does; *formula* computes logarithms; *plain* is the query
that one writes first. avx512, avx2 and baseline are the library's instruction sets.""",
    "rank": """
From an industry and a total to a rank and a mid-rank percentile. *windows* ask window functions;
*counts* count the members with each total first.""",
    "csv": """
Reading members, scoring them, ranking them within their industry, writing the score table. For the
library it is the whole process, from its start to its end, with rows in the order of the input; for
a peer the query alone, without the start of Python and the engine, with rows in any order.""",
}


@dataclass(frozen=True)
class Figure:
    """One line of a table: a contender with so many threads."""

    comparison: str
    engine: str
    variant: str
    threads: int
    failure: str
    seconds: list[float]
    is_reference: bool  # what the others are compared with
    rates: tuple[float, float, float]  # lowest, median, highest, in million members per second
    ratios: tuple[float, float, float]  # the same, of its seconds to the reference's in each round
    peak_bytes: int


def figures(records: list[Record], members: int) -> list[Figure]:
    """The reference of a contender is the first record with the same number of threads."""
    result = []
    for record in records:
        threads = record.contender.threads
        reference = next(other for other in records if other.contender.threads == threads)
        rates = [members / seconds / 1e6 for seconds in record.seconds]
        ratios = [own / its for own, its in zip(record.seconds, reference.seconds)]
        figure = Figure(
            **asdict(record.contender),
            failure=record.failure,
            seconds=record.seconds,
            is_reference=record is reference,
            rates=_spread(rates),
            ratios=_spread(ratios),
            peak_bytes=record.peak_bytes,
        )
        result.append(figure)
    return result


def _spread(values: list[float]) -> tuple[float, float, float]:
    if not values:
        return (0.0, 0.0, 0.0)
    return (min(values), statistics.median(values), max(values))


def page(
    comparisons: dict[str, list[Figure]],
    machine: dict[str, str],
    versions: dict[str, str],
    table: dict[str, int],
    rounds: int,
) -> str:
    parts = [
        "# Side by side\n",
        "Written by `bench/peers/run.sh`. Every contender's answer was compared with the library's "
        "for every member before it was timed.\n",
        _settings(machine, versions, table, rounds),
        "![The rates below, as bars](results.png)\n",
    ]
    for name, lines in comparisons.items():
        parts += [f"## {TITLES[name]}\n", " ".join(REMARKS[name].split()) + "\n", _table(lines)]
        if name == "csv":
            parts.append(_memory(lines, table))
        parts += [_failures(lines)]
    return "\n".join(part for part in parts if part)


def _settings(
    machine: dict[str, str],
    versions: dict[str, str],
    table: dict[str, int],
    rounds: int,
) -> str:
    lines = [f"- {key}: {value}" for key, value in machine.items()]
    lines.append("- " + ", ".join(f"{name} {version}" for name, version in versions.items()))
    lines.append(
        f"- {table['members']:,} generated members of {table['industries']} industries; "
        f"{rounds} rounds, in each of which all contenders ran once, in random order"
    )
    lines.append(
        "- medians, with the lowest and the highest in brackets; *times* is how many times as long "
        "as the library's best it took in the same round, with as many threads"
    )
    return "\n".join(lines) + "\n"


def _table(lines: list[Figure]) -> str:
    with_memory = any(line.peak_bytes for line in lines)
    head = ["contender", "threads", "seconds", "million members/s", "times"]
    head += ["peak memory"] if with_memory else []
    rows = [head, ["---"] + ["---:"] * (len(head) - 1)]
    timed = [line for line in lines if line.seconds]
    for line in sorted(timed, key=lambda line: (line.threads, -line.rates[1])):
        row = [f"{line.engine} {line.variant}", str(line.threads)]
        row += [number(statistics.median(line.seconds)), _with_spread(line.rates)]
        row += ["1" if line.is_reference else _with_spread(line.ratios)]
        row += [f"{line.peak_bytes / 2**20:.0f} MiB"] if with_memory else []
        rows.append(row)
    return "\n".join("| " + " | ".join(row) + " |" for row in rows) + "\n"


def _memory(lines: list[Figure], table: dict[str, int]) -> str:
    peak = max((line.peak_bytes for line in lines if line.engine == "ssi"), default=0)
    allowed = 64 * 10**6 + 32 * table["members"] + table["id_bytes"]
    return (
        f"The library's peak, {peak / 1e6:.0f} MB, compares with a limit of "
        f"{allowed / 1e6:.0f} MB: 64 MB, and 32 bytes and the id's length per member.\n"
    )


def _failures(lines: list[Figure]) -> str:
    failed = [line for line in lines if line.failure]
    return "".join(
        f"Not timed: {line.engine} {line.variant}, threads {line.threads}: {line.failure}\n\n"
        for line in failed
    )


def _with_spread(spread: tuple[float, float, float]) -> str:
    lowest, median, highest = (number(value) for value in spread)
    return f"{median} ({lowest} - {highest})"


def number(value: float) -> str:
    """Three significant digits, without an exponent."""
    if value >= 100:
        return f"{value:.0f}"
    return f"{value:#.3g}" if value >= 0.001 else f"{value:.6f}"
