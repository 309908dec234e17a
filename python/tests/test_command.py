# SPDX-License-Identifier: MIT
"""python -m ssi: files of tables in and out, by pyarrow and by DuckDB; errors in a line."""

from __future__ import annotations

import csv
import os
import pathlib
import subprocess
import sys

import pytest
from conftest import hundredths, scores_of

import ssi

FOLDER = pathlib.Path(ssi.__file__).parent.parent


@pytest.fixture(params=["pyarrow", "duckdb"])
def library(request):
    pytest.importorskip(request.param)
    return request.param


@pytest.fixture
def run(library, tmp_path):
    """Runs the command in the test's folder."""
    def call(*arguments, code=0):
        environment = dict(os.environ, PYTHONPATH=str(FOLDER), SSI_TABLES=library)
        done = subprocess.run([sys.executable, "-m", "ssi", *map(str, arguments)], text=True,
                              capture_output=True, cwd=tmp_path, env=environment)
        assert done.returncode == code, done.stderr
        assert done.stdout == "" and len(done.stderr.splitlines()) == 1, done.stderr
        return done.stderr.strip()
    return call


@pytest.fixture
def members_parquet(tmp_path):
    pa = pytest.importorskip("pyarrow")
    import pyarrow.parquet as pq
    path = tmp_path / "members.parquet"
    pq.write_table(pa.table(ssi.generate(2000, seed=3)), path)
    return path


def left_behind(folder):
    return sorted(path.name for path in folder.iterdir() if path.name.endswith(".tmp"))


def test_parquet_becomes_the_commands_scores(run, members_parquet, expected, tmp_path):
    import pyarrow.parquet as pq
    said = run("score", "members.parquet", "-o", "scores.parquet", "--by", "industry")
    assert said == ("2000 members, model standard-1 (fingerprint 65f74a70a43c6f86): an open index, "
                    "not LinkedIn's")
    scores = pq.read_table(tmp_path / "scores.parquet").to_pydict()
    assert list(scores) == list(expected)
    for name, column in expected.items():
        whole = name.endswith(("member_id", "_rank", "_top_percent"))
        assert (scores[name] if whole else hundredths(scores[name])) == column, name


def test_csv_becomes_the_commands_csv(run, members_csv, command, tmp_path):
    run("score", members_csv, "-o", "scores.csv", "--by", "industry", "--band", "--badges")
    with open(tmp_path / "scores.csv", newline="") as file:
        ours = list(csv.DictReader(file))
    want = subprocess.run([command, "score", str(members_csv), "--cohort", "industry"], check=True,
                          capture_output=True, text=True).stdout
    for mine, row in zip(ours, csv.DictReader(want.splitlines()), strict=True):
        assert {name: mine[name] for name in row} == row
        assert mine["band"] in ("", *ssi.Model().bands)


def test_ids_and_labels_of_csv_stay_texts(run, tmp_path):
    (tmp_path / "members.csv").write_text("member_id,team,posts,views\n007,01,12,\n010,1,NA,3\n")
    run("score", "members.csv", "-o", "scores.csv", "--by", "team", "--min-cohort", "1",
        "--keep", "member_id", "--keep", "team")
    rows = list(csv.DictReader((tmp_path / "scores.csv").read_text().splitlines()))
    assert [(r["member_id"], r["team"], r["total"], r["team_rank"]) for r in rows] == [
        ("007", "01", "2.13", "1"), ("010", "1", "0.00", "1")]


def test_a_folder_of_files_is_a_table(run, members_parquet, tmp_path):
    import pyarrow.parquet as pq
    folder = tmp_path / "members"
    folder.mkdir()
    table = pq.read_table(members_parquet)
    for i in range(4):
        pq.write_table(table.slice(i * 500, 500), folder / f"part-{i}.parquet")
    (folder / "_SUCCESS").write_text("")
    run("score", "members", "-o", "parts.parquet", "--by", "industry")
    run("score", members_parquet, "-o", "whole.parquet", "--by", "industry")
    assert pq.read_table(tmp_path / "parts.parquet").equals(pq.read_table(tmp_path / "whole.parquet"))


def test_cohorts_are_the_commands(run, members_parquet, members_csv, command, tmp_path):
    said = run("cohorts", "members.parquet", "--by", "industry", "-o", "ours.csv", "--save", "c")
    assert said.startswith("2000 members, 20 cohorts by industry, model standard-1")
    want = subprocess.run([command, "cohorts", str(members_csv), "--by", "industry"], check=True,
                          capture_output=True, text=True).stdout
    ours = list(csv.DictReader((tmp_path / "ours.csv").read_text().splitlines()))
    for mine, row in zip(ours, csv.DictReader(want.splitlines()), strict=True):
        assert mine.pop("industry") == row.pop("industry")
        assert {k: float(v) for k, v in mine.items()} == {k: float(v) for k, v in row.items()}
    run("score", "members.parquet", "-o", "joined.parquet", "--against", "c")
    saved = subprocess.run([command, "cohorts", "--merge", str(tmp_path / "c")], check=True,
                           capture_output=True, text=True).stdout
    assert saved == want


def test_errors_are_a_line_and_leave_nothing(run, members_parquet, tmp_path):
    import pyarrow as pa
    import pyarrow.parquet as pq
    (tmp_path / "scores.parquet").write_text("before")
    pq.write_table(pa.table({"posts": [1, 2, -1]}), tmp_path / "negative.parquet")
    pq.write_table(pa.table({"posts": ["a"]}), tmp_path / "text.parquet")
    pq.write_table(pa.table({"a": ["a"]}), tmp_path / "other.parquet")
    (tmp_path / "damaged.parquet").write_bytes(members_parquet.read_bytes()[:5000])
    (tmp_path / "mine.toml").write_text("x")
    (tmp_path / "folder.parquet").mkdir()
    output = ("-o", "scores.parquet")
    assert run("score", "negative.parquet", *output, code=65) == (
        "ssi: negative.parquet:3: column 'posts': '-1' is not from 0 to 4294967295")
    assert "column 'posts' has the Arrow type" in run("score", "text.parquet", *output, code=65)
    assert "no column is named after a signal" in run("score", "other.parquet", *output, code=65)
    assert run("score", "damaged.parquet", *output, code=65).startswith("ssi: damaged.parquet: ")
    assert "there is no column 'team'" in run("score", members_parquet, *output, "--by", "team",
                                              code=65)
    assert "there is no column 'x' to keep" in run("score", members_parquet, *output, "--keep", "x",
                                                   code=65)
    assert run("score", "nowhere.parquet", *output, code=66) == (
        "ssi: nowhere.parquet: No such file or directory")
    run("score", members_parquet, *output, "--model", "nowhere.toml", code=66)
    assert "mine.toml" in run("score", members_parquet, *output, "--model", "mine.toml", code=78)
    for place in ("nowhere/scores.parquet", "folder.parquet"):
        assert "cannot be created" in run("score", members_parquet, "-o", place, code=73)
    run("score", members_parquet, "-o", "scores.xlsx", code=2)
    assert (tmp_path / "scores.parquet").read_text() == "before" and not left_behind(tmp_path)


def test_usage():
    environment = dict(os.environ, PYTHONPATH=str(FOLDER))
    command = [sys.executable, "-m", "ssi"]
    for arguments in ([], ["score"], ["score", "m.parquet"], ["nonsense"],
                      ["score", "m.parquet", "-o", "s.csv", "--min-cohort", "-1"]):
        assert subprocess.run([*command, *arguments], capture_output=True,
                              env=environment).returncode == 2
    for arguments in (["--help"], ["score", "--help"], ["--version"]):
        done = subprocess.run([*command, *arguments], capture_output=True, text=True, env=environment)
        assert done.returncode == 0 and "ssi" in done.stdout
