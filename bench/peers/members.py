# SPDX-License-Identifier: MIT
"""Makes the table that all contenders read.

    members.py SSI FOLDER MEMBERS SEED INDUSTRIES MODEL

It runs in a process of its own, so that its memory is gone when contenders are measured.
"""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import numpy as np
import polars as pl

from model import Model

LARGEST = 2**16 - 1


def main() -> None:
    ssi, folder, *choices = sys.argv[1:]
    make_table(ssi, Path(folder), *choices)


def make_table(ssi: str, folder: Path, members: str, seed: str, industries: str, of: str) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    for stale in folder.glob("*.valid"):
        stale.unlink()
    toml = _output([ssi, "model", "print", of])
    (folder / "model.toml").write_text(toml)
    model = Model.read(toml)
    csv = folder / "members.csv"
    _run(
        [
            ssi,
            "generate",
            "--members",
            members,
            "--seed",
            seed,
            "--industries",
            industries,
            "-o",
        ],
        csv,
    )
    scores = folder / "scores.csv"
    _run([ssi, "score", csv, "--model", of, "-o"], scores)

    table = _read(csv, model)
    nullable = [signal for signal in model.signals if table[signal].null_count() > 0]
    table.select("member", *model.signals).write_parquet(folder / "members.parquet")
    for signal in model.signals:
        _write_column(folder, table[signal])

    total = (pl.read_csv(scores, columns=["total"])["total"] * 100).round().cast(pl.UInt16)
    totals = table.select("member", "industry", total=total)
    totals.write_parquet(folder / "totals.parquet")
    for name in ("industry", "total"):
        _write_column(folder, totals[name])
    about = {
        "members": table.height,
        "industries": table["industry"].n_unique(),
        "nullable": nullable,
        "id_bytes": int(table["member_id"].str.len_bytes().sum()),
        "csv_bytes": csv.stat().st_size,
    }
    (folder / "table.json").write_text(json.dumps(about))


def _read(csv: Path, model: Model) -> pl.DataFrame:
    types = {signal: pl.UInt32 for signal in model.signals}
    table = pl.read_csv(csv, schema_overrides=types)
    if table["industry"].null_count() > 0:
        raise SystemExit("the comparisons need an industry for every member")
    return table.with_row_index("member").with_columns(
        (pl.col("industry").rank("dense") - 1).cast(pl.UInt16),
        *(pl.col(signal).clip(upper_bound=LARGEST).cast(pl.UInt16) for signal in model.signals),
    )


def _write_column(folder: Path, column: pl.Series) -> None:
    column.fill_null(0).to_numpy().tofile(folder / f"{column.name}.u16")
    if column.null_count() > 0:
        observed = column.is_not_null().to_numpy()
        np.packbits(observed, bitorder="little").tofile(folder / f"{column.name}.valid")


def _run(command: list[str | Path], target: Path) -> None:
    subprocess.run([*command, target], check=True, stderr=subprocess.DEVNULL)


def _output(command: list[str]) -> str:
    return subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True).stdout


if __name__ == "__main__":
    main()
