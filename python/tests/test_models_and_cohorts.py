# SPDX-License-Identifier: MIT
"""Models, cohorts and explanations as objects: pickles, bytes, files of the command, errors."""

from __future__ import annotations

import json
import pickle
import subprocess

import pytest
from conftest import SOURCE, hundredths, scores_of

import ssi

COMMUNITY = SOURCE / "examples" / "data" / "community.toml"


def test_the_standard_model():
    model = ssi.Model()
    assert (model.id, model.fingerprint) == ("standard-1", "65f74a70a43c6f86")
    assert (model.window_days, model.missing, model.maximum) == (90, "zero", 100.0)
    assert list(model.competencies.values()) == [25.0] * 4
    assert "posts" in model.signals and len(model.signals) == 40
    kinds = {signal["name"]: signal["kind"] for signal in model.catalogue}
    assert kinds["has_photo"] == "flag" and kinds["posts"] == "count"
    assert "leader" in model.bands and model.badges


def test_built_in_models_by_their_ids():
    second = ssi.Model.built_in("standard-2")
    assert (second.id, second.fingerprint) == ("standard-2", "77e6202e1dc55c9c")
    assert second.bands == ssi.Model().bands and second != ssi.Model()
    assert ssi.Model.built_in("standard-1") == ssi.Model()
    assert pickle.loads(pickle.dumps(second)) == second
    for id in ("standard-3", "", "./standard-2"):
        with pytest.raises(ValueError, match="is built in"):
            ssi.Model.built_in(id)
    with pytest.raises(ValueError, match="NUL"):
        ssi.Model.built_in("standard-2\0")


def test_standard_2_scores_as_the_commands(command, members_csv, members):
    pa = pytest.importorskip("pyarrow")
    scores = ssi.score(pa.table(members), model=ssi.Model.built_in("standard-2"),
                       keep=["member_id"])
    want = scores_of(command, members_csv, "--model", "standard-2")
    for name in scores.column_names[1:]:
        assert hundredths(scores.column(name).to_pylist()) == want[name], name


def test_models_are_values():
    model = ssi.Model.load(COMMUNITY)
    assert model.id == "community-1" and model.maximum == 100.0
    for copy in (pickle.loads(pickle.dumps(model)), ssi.Model(model.toml),
                 ssi.Model(COMMUNITY.read_text()), ssi.Model(COMMUNITY.read_bytes())):
        assert copy == model and hash(copy) == hash(model)
        assert copy.fingerprint == model.fingerprint
    assert model != ssi.Model() and ssi.Model() == ssi.Model() and model != "community-1"
    assert len({model, ssi.Model.load(str(COMMUNITY)), ssi.Model()}) == 2


def test_a_model_that_breaks_rules_lists_them_all(tmp_path):
    path = tmp_path / "mine.toml"
    path.write_text("x = 1\n")
    with pytest.raises(ssi.ModelError) as raised:
        ssi.Model.load(path)
    lines = str(raised.value).splitlines()
    assert len(lines) >= 2 and all("mine.toml" in line for line in lines)
    assert issubclass(ssi.ModelError, ssi.Error) and issubclass(ssi.Error, ValueError)
    with pytest.raises(FileNotFoundError):
        ssi.Model.load(tmp_path / "nowhere.toml")
    for text in (b"\xff\xfe", "a\0b", "", "[[[["):
        with pytest.raises(ssi.ModelError):
            ssi.Model(text)


def test_ones_own_model_scores_as_the_commands(command, members_csv, members):
    pa = pytest.importorskip("pyarrow")
    scores = ssi.score(pa.table(members), model=ssi.Model.load(COMMUNITY), keep=["member_id"])
    want = scores_of(command, members_csv, "--model", str(COMMUNITY))
    assert scores.column_names == list(want)
    for name in scores.column_names[1:]:
        assert hundredths(scores[name].to_pylist()) == want[name]


def test_cohorts_are_the_commands_file(command, members_csv, tmp_path):
    path = tmp_path / "industries.cohorts"
    subprocess.run([command, "cohorts", str(members_csv), "--by", "industry", "--save", str(path),
                    "-o", str(tmp_path / "table.csv")], check=True, capture_output=True)
    saved = ssi.Cohorts(path.read_bytes())
    ours = ssi.cohorts(ssi.generate(2000, seed=3), "industry")
    assert (saved.column, saved.members, saved.labels) == (ours.column, ours.members, ours.labels)
    assert saved.fingerprint == ours.fingerprint == ssi.Model().fingerprint
    # and the command takes ours
    path.write_bytes(bytes(ours))
    merged = subprocess.run([command, "cohorts", "--merge", str(path)], check=True,
                            capture_output=True, text=True).stdout
    assert merged == (tmp_path / "table.csv").read_text()


def test_the_cohort_table_is_the_commands(command, members_csv):
    pa = pytest.importorskip("pyarrow")
    text = subprocess.run([command, "cohorts", str(members_csv), "--by", "industry"], check=True,
                          capture_output=True, text=True).stdout
    head, *rows = [line.split(",") for line in text.splitlines()]
    table = pa.table(ssi.cohorts(ssi.generate(2000, seed=3), "industry").table())
    assert table.column_names == head and table.num_rows == len(rows)
    for name, *column in zip(head, *rows):
        ours = table[name].to_pylist()
        assert ours == column if name == "industry" else [float(v) for v in ours] == [
            float(v) for v in column], name
    few = ssi.cohorts(ssi.generate(30, industries=20), "industry")
    assert len(few.table()) < len(few.table(1)) == few.labels


def test_cohorts_pickle_merge_and_compare():
    pa = pytest.importorskip("pyarrow")
    members = pa.table(ssi.generate(3000, industries=5))
    whole = ssi.cohorts(members, "industry")
    parts = [ssi.cohorts(members.slice(i * 1000, 1000), "industry") for i in range(3)]
    merged = pickle.loads(pickle.dumps(parts[2]))
    merged += parts[0]
    assert merged.merge(parts[1]) is merged and merged.members == 3000
    want = ssi.score(members, cohorts=whole)
    assert ssi.score(members, cohorts=[merged]).equals(want)
    assert ssi.score(members, cohorts=pickle.loads(pickle.dumps(whole))).equals(want)
    assert repr(whole) == "<ssi.Cohorts of 3000 members by industry, 5 labels>"


def test_merging_the_same_members_twice_is_refused_unless_allowed():
    saved = bytes(ssi.cohorts(ssi.generate(100), "industry"))
    twice = ssi.Cohorts(saved)
    with pytest.raises(ValueError):
        twice += ssi.Cohorts(saved)
    assert twice.members == 100
    twice.merge(ssi.Cohorts(saved), allow_repeats=True)
    assert twice.members == 200


def test_cohorts_of_other_columns_and_models_do_not_fit():
    pa = pytest.importorskip("pyarrow")
    members = pa.table({"posts": [1], "team": ["a"], "industry": ["b"]})
    by_team = ssi.cohorts(members, "team")
    with pytest.raises(ValueError):
        by_team.merge(ssi.cohorts(members, "industry"))
    community = ssi.Model.load(COMMUNITY)
    used = pa.table({community.signals[0]: [1], "team": ["a"]})
    other = ssi.cohorts(used, "team", model=community)
    with pytest.raises(ValueError):
        by_team.merge(other)
    with pytest.raises(ValueError, match="'team' were scored by another model"):
        ssi.score(members, cohorts=other)
    with pytest.raises(ValueError, match="there is no column 'team'"):
        ssi.score(members.drop_columns("team"), cohorts=by_team)


def test_damaged_cohorts_are_refused():
    saved = bytes(ssi.cohorts(ssi.generate(100), "industry"))
    for damaged in (b"", saved[:-1], saved[:40], saved + b"x", saved[:200] + b"?" + saved[201:]):
        with pytest.raises(ssi.DataError):
            ssi.Cohorts(damaged)
    assert ssi.Cohorts(bytearray(saved)).members == ssi.Cohorts(memoryview(saved)).members == 100


def test_new_members_join_the_cohorts():
    pa = pytest.importorskip("pyarrow")
    by_team = ssi.cohorts(pa.table({"posts": range(10), "team": ["a"] * 10}), "team")
    new = pa.table({"posts": [100, 0], "team": ["a", "b"]})
    joined = ssi.score(new, cohorts=by_team, joining=True)
    assert joined["team_rank"].to_pylist() == [1, None]
    best = ssi.score(pa.table({"posts": [9], "team": ["a"]}), cohorts=by_team)
    assert best["team_rank"].to_pylist() == [1]


def test_explanations_are_the_commands(command):
    path = SOURCE / "examples" / "data" / "members.csv"
    text = subprocess.run([command, "explain", str(path), "--member", "m0004", "--json"], check=True,
                          capture_output=True, text=True).stdout
    want = json.loads(text)
    import csv
    with open(path, newline="", encoding="utf-8") as file:
        row = next(row for row in csv.DictReader(file) if row["member_id"] == "m0004")
    signals = ssi.Model().signals
    member = {k: (int(v) if v else None) if k in signals else v for k, v in row.items()}
    assert ssi.explain(member, id="m0004") == want


def test_a_member_is_explained_from_a_row_of_any_kind():
    want = ssi.explain({"posts": 12})["total"]
    nan = float("nan")
    for row in ({"posts": 12.0}, {"posts": 12, "shares": None, "name": "x"},
                {"posts": 12, "comments_made": nan}):
        assert ssi.explain(row)["total"] == want
    pandas = pytest.importorskip("pandas")
    frame = pandas.DataFrame({"posts": pandas.array([12, None], "Int64"), "who": ["x", "y"]})
    assert ssi.explain(frame.iloc[0])["total"] == want
    assert ssi.explain(frame.iloc[1])["total"] == 0
    polars = pytest.importorskip("polars")
    assert ssi.explain(polars.DataFrame({"posts": [12]}).row(0, named=True))["total"] == want


@pytest.mark.parametrize("member", [{"posts": -1}, {"posts": 1.5}, {"posts": "12"},
                                    {"posts": 2**32}, {"posts": float("inf")}, {"has_photo": 2},
                                    {"posts": []}], ids=str)
def test_values_that_cannot_be_are_not_explained(member):
    with pytest.raises(ssi.DataError, match=f"signal '{next(iter(member))}': "):
        ssi.explain(member)


def test_generated_members_are_the_commands(members):
    pa = pytest.importorskip("pyarrow")
    ours = pa.table(ssi.generate(2000, seed=3))
    assert ours.to_pydict() == members
    assert pa.table(ssi.generate(2000, seed=3, batch_rows=77)).to_pydict() == members
    assert pa.table(ssi.generate(0)).num_rows == 0


@pytest.mark.parametrize("arguments", [{"members": -1}, {"members": 2**64}, {"members": 1.5},
                                       {"members": 1, "industries": -1}, {"members": 1, "seed": -1},
                                       {"members": 1, "batch_rows": -5}], ids=str)
def test_numbers_that_c_would_wrap_are_refused(arguments):
    with pytest.raises((ValueError, TypeError)):
        ssi.generate(**arguments)
