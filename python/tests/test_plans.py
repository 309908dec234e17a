# SPDX-License-Identifier: MIT
"""Plans of tables are those of the command: the golden tables of another implementation."""

from __future__ import annotations

import pickle
from decimal import Decimal

import pytest

pa = pytest.importorskip("pyarrow")

from golden import FOLDER, members_of, number, rows_of  # noqa: E402

import ssi  # noqa: E402

FIGURES = ["total", "goal", "planned_total", "effort", "actions"]


@pytest.fixture(scope="module")
def members():
    return members_of("plan_members.csv")


def check(plans, name: str, ids: str = "member_id") -> None:
    """The figures of each member are those of a golden table, found by the member's id."""
    want = {row[ids]: row for row in rows_of(name)}
    rows = plans.to_pylist()
    assert [row[ids] for row in rows] == list(want)
    for row in rows:
        figures = {figure: row[figure] for figure in FIGURES}
        assert figures == {figure: number(want[row[ids]][figure]) for figure in FIGURES}, row[ids]


@pytest.mark.parametrize("name, options", [
    ("plans_target70.csv", {"target": 70}),
    ("plans_budget.csv", {"budget": 240}),
    ("plans_band.csv", {"target_band": "developing"}),
    ("plans_assume_zero.csv", {"target": 45.5, "assume_zero": True}),
    ("plans_assume_zero.csv", {"target": Decimal("45.5"), "assume_zero": True}),
])
def test_plans_are_those_of_the_golden_tables(members, name, options):
    check(ssi.plans(members, keep=["member_id"], points="decimal", **options), name)


@pytest.mark.parametrize("percent", [5, 10])
def test_plans_to_the_top_of_a_cohort(members, percent):
    industries = ssi.cohorts(members, "industry")
    check(ssi.plans(members, target_top=percent, cohorts=industries, keep=["member_id"],
                    points="decimal"), f"plans_top{percent}.csv")


def test_own_models_and_actions():
    model = ssi.Model.load(FOLDER / "other_model.toml")
    members = members_of("plan_members.csv", model)
    check(ssi.plans(members, target_band="leader", model=model, keep=["member_id"],
                    points="decimal"), "plans_other_model.csv")
    odd = ssi.Actions.load(FOLDER / "odd_actions.toml", model=model)
    for actions in (odd, pickle.loads(pickle.dumps(odd))):
        check(ssi.plans(members, budget=25, model=model, actions=actions, keep=["member_id"],
                        points="decimal"), "plans_odd_actions.csv")


def test_doing_what_a_plan_says_gives_its_total(members):
    """The columns of the actions: how often each is done."""
    actions = ssi.Actions()
    plans = ssi.plans(members, target=50, points="hundredths").to_pylist()
    signals = [name for name in ssi.Model().signals if name in members.column_names]
    done = {name: list(members[name].to_pylist()) for name in signals}
    for i, plan in enumerate(plans):
        times = {name: plan[name] for name in actions.names}
        assert sum(times.values()) == plan["actions"]
        assert sum(n * actions[name]["effort"] for name, n in times.items()) == plan["effort"]
        for signal in signals:
            if done[signal][i] is None:
                continue
            changes = sum(n * actions[name]["changes"].get(signal, 0)
                          for name, n in times.items())
            expected = sum(n * round(100 * actions[name]["expects"].get(signal, 0))
                           for name, n in times.items()) // 100
            done[signal][i] += changes + expected
    flags = {signal["name"] for signal in ssi.Model().catalogue if signal["kind"] == "flag"}
    after = pa.table({name: pa.array([None if v is None else min(v, 1 if name in flags else 2**32 - 1)
                                      for v in values], pa.int64())
                      for name, values in done.items()})
    totals = ssi.score(after, points="hundredths")["total"].to_pylist()
    assert totals == [plan["planned_total"] for plan in plans]


def test_columns_and_types(members):
    plans = ssi.plans(members, target=70, points="hundredths", keep=["industry"])
    assert plans.column_names == ["industry", *FIGURES, *ssi.Actions().names]
    assert plans.schema.types[1:7] == [pa.uint16()] * 3 + [pa.int64(), pa.int32(), pa.int32()]
    for points, kind in [("float64", pa.float64()), ("decimal", pa.decimal128(5, 2)),
                         ("hundredths32", pa.int32())]:
        assert ssi.plans(members, target=70, points=points).schema.types[:3] == [kind] * 3
    budget = ssi.plans(members, budget=60)
    assert budget["goal"].null_count == members.num_rows
    assert budget["effort"].null_count == 0


def test_without_a_goal_all_after_total_is_null(members):
    small = ssi.cohorts(members, "industry")
    plans = ssi.plans(members, target_top=10, cohorts=small, minimum=10**6)
    assert plans["total"].to_pylist() == ssi.score(members)["total"].to_pylist()
    for name in plans.column_names[1:]:
        assert plans[name].null_count == members.num_rows, name


def test_batches_and_threads_change_nothing(members):
    whole = ssi.plans(members, target=70, threads=1)
    batches = pa.Table.from_batches(members.to_batches(max_chunksize=3))
    assert ssi.plans(batches, target=70, threads=4).equals(whole)


def test_frames_come_back_as_they_came(members):
    polars, pandas = pytest.importorskip("polars"), pytest.importorskip("pandas")
    want = {row["member_id"]: row["planned_total"] for row in rows_of("plans_target70.csv")}
    frame = ssi.plans(polars.DataFrame(members), target=70, keep=["member_id"])
    golden = polars.read_csv(FOLDER / "plans_target70.csv")
    joined = frame.join(golden, on="member_id", suffix="_golden")
    assert len(joined) == len(want)
    for figure in FIGURES:
        assert (joined[figure] == joined[f"{figure}_golden"]).all(), figure
    indexed = members.to_pandas().set_index("member_id")
    planned = ssi.plans(indexed, target=70)
    assert isinstance(planned, pandas.DataFrame)
    assert planned["planned_total"].to_dict() == {i: float(t) for i, t in want.items()}


def test_an_action_may_be_left_out(members):
    plans = ssi.plans(members, target=70, without=["share", "join_group"])
    assert set(plans["share"].to_pylist()) == set(plans["join_group"].to_pylist()) == {0}
    with pytest.raises(ValueError, match="no action is named 'sharing'"):
        ssi.plans(members, target=70, without=["sharing"])


@pytest.mark.parametrize("options, words", [
    ({}, "one of target, budget, target_band, target_top is given, not none"),
    ({"target": 50, "budget": 3}, "not target and budget"),
    ({"target": 100.01}, "a target of 100.01 is not from 0 to 100.00, the maximum of model standard-1"),
    ({"target": 3.001}, "a total with at most two decimals"),
    ({"target": -1}, "a total with at most two decimals"),
    ({"target_band": "chief"}, "model standard-1 has no band 'chief'"),
    ({"target_top": 10}, "target_top and cohorts go together"),
    ({"budget": -1}, "budget is from 0 to"),
    ({"target": 50, "keep": ["nobody"]}, "there is no column 'nobody' to keep"),
    ({"target": 50, "points": "euros"}, "points is one of"),
])
def test_what_does_not_fit_is_refused(members, options, words):
    with pytest.raises(ValueError, match=words):
        ssi.plans(members, **options)


def test_cohorts_must_fit(members):
    industries = ssi.cohorts(members, "industry")
    for percent in (0, 101):
        with pytest.raises(ValueError, match="the top must be 1 to 100 percent"):
            ssi.plans(members, target_top=percent, cohorts=industries)
    other = ssi.Model.load(FOLDER / "other_model.toml")
    with pytest.raises(ValueError, match="scored by another model"):
        ssi.plans(members, target_top=10, cohorts=industries, model=other)


def test_bad_values_are_named():
    with pytest.raises(ssi.DataError, match="members:2: column 'posts': '-1' is not from 0"):
        ssi.plans(pa.table({"posts": [1, -1]}), target=50)
    assert ssi.plans(pa.table({"posts": [1, -1]}), target=50, allow_out_of_range=True).num_rows == 2


def test_actions():
    actions = ssi.Actions()
    assert actions == ssi.Actions((FOLDER / "actions.toml").read_text())
    assert (actions.id, actions.unit, len(actions)) == ("standard-actions-1", "minutes", 24)
    assert "share" in actions and list(actions)[0] == actions.names[0] == "add_photo"
    assert actions["add_photo"]["changes"] == {"has_photo": 1}
    with pytest.raises(KeyError):
        actions["sharing"]
    with pytest.raises(ssi.ModelError, match="mine.toml"):
        ssi.Actions("id = 3", name="mine.toml")
    with pytest.raises(OSError):
        ssi.Actions.load("/nowhere/actions.toml")
