# SPDX-License-Identifier: MIT
"""The figures as bars: one panel per comparison, logarithmic, two bars per contender."""

from __future__ import annotations

from pathlib import Path

import matplotlib
from matplotlib import pyplot
from matplotlib.axes import Axes
from matplotlib.layout_engine import ConstrainedLayoutEngine

from report import TITLES, Figure, number

matplotlib.use("Agg")

NAMES = {
    "ssi": "ssi",
    "duckdb": "DuckDB",
    "polars": "Polars",
    "numpy": "NumPy",
    "clickhouse": "ClickHouse",
}

# One thread in the light colour, all in the dark one.
COLOURS = {True: ("#f2a65a", "#c8553d"), False: ("#a9bcd0", "#4f6d8f")}


def plot(comparisons: dict[str, list[Figure]], caption: str, target: Path) -> None:
    panels = {name: _rows(lines) for name, lines in comparisons.items()}
    heights = [len(rows) + 1.2 for rows in panels.values()]
    figure, axes = pyplot.subplots(
        len(panels),
        figsize=(10, 1.6 + 0.5 * sum(heights)),
        height_ratios=heights,
        squeeze=False,
        layout=ConstrainedLayoutEngine(w_pad=0.15, h_pad=0.1),
    )
    for axis, (name, rows) in zip(axes[:, 0], panels.items()):
        _panel(axis, TITLES[name], rows)
    axes[-1, 0].set_xlabel("million members per second, logarithmic; whiskers: all rounds")
    figure.suptitle(f"ssi side by side\n{caption}", fontsize=11)
    figure.savefig(target, dpi=110)
    pyplot.close(figure)


def _rows(lines: list[Figure]) -> list[list[Figure]]:
    """The lines of each contender together, by threads; the slowest contender first."""
    rows: dict[tuple[str, str], list[Figure]] = {}
    for line in sorted(lines, key=lambda line: line.threads):
        if line.seconds:
            rows.setdefault((line.engine, line.variant), []).append(line)
    return sorted(rows.values(), key=lambda row: row[0].rates[1])


def _panel(axis: Axes, title: str, rows: list[list[Figure]]) -> None:
    for position, row in enumerate(rows):
        height = 0.8 / len(row)
        for index, line in enumerate(row):
            centre = position + 0.4 - height * (index + 0.5)
            _bar(axis, line, centre, height, shade=0 if line.threads == 1 else 1)
    axis.set_title(title, loc="left", fontsize=10, fontweight="bold")
    axis.set_xscale("log")
    axis.set_yticks(range(len(rows)), [_label(row[0]) for row in rows])
    axis.set_ylim(-0.6, len(rows) - 0.4)
    rates = [line.rates for row in rows for line in row]
    if rates:
        axis.set_xlim(min(low for low, _, _ in rates) / 2, max(high for _, _, high in rates) * 3)
    axis.xaxis.set_major_formatter(lambda value, _: f"{value:g}")
    axis.grid(axis="x", which="major", alpha=0.3)
    axis.set_axisbelow(True)
    axis.tick_params(axis="y", length=0)
    for side in ("top", "right", "left"):
        axis.spines[side].set_visible(False)


def _bar(axis: Axes, line: Figure, centre: float, height: float, shade: int) -> None:
    lowest, median, highest = line.rates
    colour = COLOURS[line.engine == "ssi"][shade]
    axis.barh(centre, median, height * 0.92, color=colour)
    axis.plot([lowest, highest], [centre, centre], color="#222222", linewidth=1)
    threads = "1 thread" if line.threads == 1 else f"{line.threads} threads"
    ratio = "" if line.is_reference else f", {number(line.ratios[1])}x the time"
    text = f"{number(median)}   {threads}{ratio}"
    axis.annotate(
        text,
        (highest, centre),
        xytext=(5, 0),
        textcoords="offset points",
        va="center",
        fontsize=8,
    )


def _label(line: Figure) -> str:
    return f"{NAMES[line.engine]} {line.variant}"
