#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Draws the README's picture from what the command says about a member of the examples.

    scripts/picture.py SSI OUT.svg     SSI: the command, such as build/release/ssi
"""

import csv
import io
import json
import pathlib
import subprocess
import sys
from html import escape

MEMBERS = pathlib.Path(__file__).resolve().parent.parent / "examples" / "data" / "members.csv"
MEMBER = "m0004"
INDUSTRY = "industry"

WIDTH, HEIGHT = 860, 384
INK, QUIET, EMPTY, FILL = "#1f2933", "#64748b", "#e2e8f0", "#2563eb"
BAR, HISTOGRAM = (40, 360), (460, 360)  # left edge and width
BASE, TALLEST = 300, 150  # of the histogram
BIN = 5  # points


def run(*arguments):
    return subprocess.run(arguments, check=True, capture_output=True, text=True).stdout


def text(x, y, words, size=13, color=INK, **more):
    attributes = "".join(f' {name.replace("_", "-")}="{value}"' for name, value in more.items())
    return f'<text x="{x:g}" y="{y:g}" font-size="{size}" fill="{color}"{attributes}>{escape(words)}</text>'


def rectangle(x, y, width, height, color):
    return f'<rect x="{x:g}" y="{y:g}" width="{width:.1f}" height="{height:.1f}" rx="2" fill="{color}"/>'


def competency(y, part):
    """A bar, and the two terms with the most points left."""
    left, width = BAR
    yield text(left, y, part["title"], font_weight=600)
    yield text(left + width, y, f'{part["points"]:.2f} of {part["maximum"]:g}', text_anchor="end")
    yield rectangle(left, y + 8, width, 12, EMPTY)
    yield rectangle(left, y + 8, width * part["points"] / part["maximum"], 12, FILL)
    seen = [term for term in part["terms"] if term["observed"] and term["left"] > 0]
    most = sorted(seen, key=lambda term: -term["left"])[:2]
    yield text(left, y + 35, "left: " + ", ".join(f'{t["term"]} {t["left"]:.2f}' for t in most), 11, QUIET)


def histogram(totals, own):
    """How many members have how many points; the member's bar is the full one."""
    left, width = HISTOGRAM
    bins = [0] * (100 // BIN)
    for total in totals:
        bins[min(int(total // BIN), len(bins) - 1)] += 1
    step = width / len(bins)
    for number, members in enumerate(bins):
        height = TALLEST * members / max(bins)
        color = FILL if number == int(own // BIN) else "#cbd5e1"
        yield rectangle(left + number * step + 1, BASE - height, step - 2, height, color)
    yield f'<path d="M{left} {BASE + 0.5}h{width}" stroke="{QUIET}"/>'
    for points in range(0, 101, 20):
        yield text(left + width * points / 100, BASE + 18, str(points), 11, QUIET, text_anchor="middle")


def picture(why, row, totals, industry):
    yield (f'<svg xmlns="http://www.w3.org/2000/svg" width="{WIDTH}" height="{HEIGHT}" '
           f'viewBox="0 0 {WIDTH} {HEIGHT}" font-family="system-ui, sans-serif">')
    yield f'<title>The score of {MEMBER}, explained and compared</title>'
    yield rectangle(0, 0, WIDTH, HEIGHT, "#ffffff")
    yield text(BAR[0], 48, f'{why["total"]:.2f}', 30, font_weight=700)
    yield text(BAR[0], 72, f'of {why["maximum"]:g} points: {why["band"]}', 13, QUIET)
    for number, part in enumerate(why["competencies"]):
        yield from competency(112 + 62 * number, part)
    left = HISTOGRAM[0]
    rank, percentile, top = (row[f"{INDUSTRY}_{name}"] for name in ("rank", "percentile", "top_percent"))
    yield text(left, 48, f"Top {top} %", 30, font_weight=700)
    yield text(left, 72, f"rank {rank} of {len(totals)} in {industry}, percentile {percentile}", 13, QUIET)
    yield from histogram(totals, why["total"])
    yield text(left + HISTOGRAM[1] / 2, BASE + 38, f"members of {industry} by points", 11, QUIET, text_anchor="middle")
    yield text(BAR[0], HEIGHT - 14, f'{why["model"]}: {why["notice"]}. Invented members.', 11, QUIET)
    yield "</svg>"


def main():
    ssi, out = sys.argv[1:]
    why = json.loads(run(ssi, "explain", MEMBERS, "--member", MEMBER, "--json"))
    scores = list(csv.DictReader(io.StringIO(run(ssi, "score", MEMBERS, "--cohort", INDUSTRY))))
    with open(MEMBERS, newline="", encoding="utf-8") as file:
        industries = {member["member_id"]: member[INDUSTRY] for member in csv.DictReader(file)}
    industry = industries[MEMBER]
    totals = [float(row["total"]) for row in scores if industries[row["member_id"]] == industry]
    row = next(row for row in scores if row["member_id"] == MEMBER)
    pathlib.Path(out).write_text("\n".join(picture(why, row, totals, industry)) + "\n", encoding="utf-8")


main()
