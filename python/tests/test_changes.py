# SPDX-License-Identifier: MIT
"""Changes of tables are those of the command: the golden tables of another implementation."""

from __future__ import annotations

import pytest

pa = pytest.importorskip("pyarrow")

from golden import FOLDER, members_of, number, rows_of  # noqa: E402

import ssi  # noqa: E402

CAUSES = ["observation", "activity", "profile", "model"]
FIGURES = ["before", *CAUSES, "after"]


def sides(model_before: ssi.Model | None = None, model: ssi.Model | None = None):
    """The golden members of both sides, in the order of after."""
    before, after = members_of("before.csv", model_before), members_of("after.csv", model)
    row = {id_: i for i, id_ in enumerate(before["member_id"].to_pylist())}
    here = [i for i, id_ in enumerate(after["member_id"].to_pylist()) if id_ in row]
    after = after.take(here)
    return before.take([row[id_] for id_ in after["member_id"].to_pylist()]), after


def check(changes, name: str) -> None:
    """The figures of the members of both sides are those of a golden table, found by id."""
    want = {row["member_id"]: row for row in rows_of(name) if row["model"] != ""}
    rows = changes.to_pylist()
    assert {row["member_id"] for row in rows} == set(want) and len(rows) == len(want) > 20
    for row in rows:
        golden = want[row["member_id"]]
        assert row == {"member_id": row["member_id"],
                       **{figure: number(golden[figure]) for figure in FIGURES}}
        assert row["before"] + sum(row[cause] for cause in CAUSES) == row["after"]


def test_changes_are_those_of_the_golden_table():
    before, after = sides()
    check(ssi.changes(before, after, keep=["member_id"], points="decimal"), "changes.csv")


def test_changes_between_models():
    standard = ssi.Model((FOLDER / "standard.toml").read_text())
    other = ssi.Model.load(FOLDER / "other_model.toml")
    before, after = sides(standard, other)
    check(ssi.changes(before, after, model_before=standard, model=other, keep=["member_id"],
                      points="decimal"), "changes_other_model.csv")


def test_frames_that_polars_joins():
    polars = pytest.importorskip("polars")
    before, after = (polars.DataFrame(members_of(name)) for name in ("before.csv", "after.csv"))
    both = after.select("member_id").join(before.select("member_id"), on="member_id")
    moved = ssi.changes(both.join(before, on="member_id", maintain_order="left"),
                        both.join(after, on="member_id", maintain_order="left"),
                        keep=["member_id"])
    assert isinstance(moved, polars.DataFrame)
    golden = polars.read_csv(FOLDER / "changes.csv").drop_nulls("model")
    joined = moved.join(golden, on="member_id", suffix="_golden")
    assert len(joined) == len(moved) == len(golden)
    for figure in FIGURES:
        assert (joined[figure] == joined[f"{figure}_golden"]).all(), figure


def test_frames_of_pandas():
    pandas = pytest.importorskip("pandas")
    before, after = (table.to_pandas().set_index("member_id") for table in sides())
    moved = ssi.changes(before, after)
    golden = pandas.read_csv(FOLDER / "changes.csv", index_col="member_id")
    pandas.testing.assert_frame_equal(moved, golden.loc[moved.index, FIGURES])


def test_types():
    before, after = sides()
    for points, total, cause in [
            ("float64", pa.float64(), pa.float64()),
            ("decimal", pa.decimal128(5, 2), pa.decimal128(5, 2)),
            ("hundredths", pa.uint16(), pa.int32()), ("hundredths32", pa.int32(), pa.int32())]:
        moved = ssi.changes(before, after, points=points)
        assert moved.column_names == FIGURES
        assert moved.schema.types == [total, *[cause] * 4, total]
        factor = 1 if points in ("float64", "decimal") else 100
        want = ssi.changes(before, after)
        for name in FIGURES:
            assert [round(float(v) * 100 / factor) for v in moved[name].to_pylist()] == [
                round(v * 100) for v in want[name].to_pylist()], (points, name)


@pytest.mark.parametrize("first, second", [(1, 7), (7, 1), (3, 1000), (1000, 3), (4, 6)])
def test_batches_of_the_sides_may_differ(first, second):
    before, after = sides()
    whole = ssi.changes(before, after, keep=["member_id", "industry"], threads=1)
    moved = ssi.changes(pa.Table.from_batches(before.to_batches(max_chunksize=first)),
                        pa.Table.from_batches(after.to_batches(max_chunksize=second)),
                        keep=["member_id", "industry"], threads=3)
    assert moved.equals(whole)


def test_many_members_in_batches_of_different_sizes():
    before = ssi.Table(ssi.generate(300_000, seed=1, batch_rows=70_000))
    after = ssi.Table(ssi.generate(300_000, seed=2, batch_rows=110_000))
    moved = pa.table(ssi.changes(before, after, points="hundredths"))
    for name, side in (("before", before), ("after", after)):
        assert moved[name].equals(pa.table(ssi.score(side, points="hundredths"))["total"])
    sums = sum((moved[cause].to_numpy() for cause in CAUSES), start=moved["before"].to_numpy() * 1)
    assert (sums == moved["after"].to_numpy()).all()


def test_sides_of_different_lengths_are_refused():
    before, after = sides()
    with pytest.raises(ValueError, match="fewer members before: both sides must have the same"):
        ssi.changes(before.slice(1), after)
    with pytest.raises(ValueError, match="fewer members after: both sides must have the same"):
        ssi.changes(before, after.slice(1))
    assert ssi.changes(before.slice(0, 0), after.slice(0, 0)).num_rows == 0


def test_bad_values_are_named_with_their_side():
    good, bad = pa.table({"posts": [1, 2]}), pa.table({"posts": [1, -1]})
    with pytest.raises(ssi.DataError, match="members before:2: column 'posts': '-1' is not from 0"):
        ssi.changes(bad, good)
    with pytest.raises(ssi.DataError, match="members after:2: column 'posts': '-1' is not from 0"):
        ssi.changes(good, bad)
    assert ssi.changes(good, bad, allow_out_of_range=True).num_rows == 2


def test_what_does_not_fit_is_refused():
    good = pa.table({"posts": [1, 2]})
    with pytest.raises(ValueError, match="there is no column 'name' to keep"):
        ssi.changes(good, good, keep=["name"])
    with pytest.raises(ValueError, match="would be named 'before'"):
        ssi.changes(good, pa.table({"posts": [1], "before": [1]}), keep=["before"])
    with pytest.raises(ValueError, match="points is one of"):
        ssi.changes(good, good, points="euros")
    with pytest.raises(TypeError, match="is no Arrow table"):
        ssi.changes(good, 3)
    with pytest.raises(TypeError, match="is no Arrow table"):
        ssi.changes(3, good)
