# SPDX-License-Identifier: MIT
"""Labels: texts, dictionaries of texts and whole numbers, in every layout, give the same cohorts."""

from __future__ import annotations

import pytest

import ssi

pa = pytest.importorskip("pyarrow")

LABELS = ["Software", None, "", "Staffing", "Software", "a label of more than twelve bytes", "Ö",
          "a label of more than twelve bytes", "Software"]
POSTS = list(range(9))


def ranked(labels, **options):
    members = pa.table({"posts": POSTS, "industry": labels})
    return ssi.ranks(members, "industry", minimum=1, **options).to_pydict()


def expected():
    return ranked(pa.array(LABELS))


def test_standings_are_those_within_the_label():
    found = expected()
    assert found["industry_rank"] == [3, None, None, 1, 2, 2, 1, 1, 1]


LAYOUTS = {
    "large text": lambda a: a.cast(pa.large_string()),
    "string view": lambda a: a.cast(pa.string_view()),
    "dictionary": lambda a: a.dictionary_encode(),
    "large dictionary": lambda a: a.cast(pa.large_string()).dictionary_encode(),
    "sliced": lambda a: pa.concat_arrays([pa.array(["x", None]), a]).slice(2),
    "chunks": lambda a: pa.chunked_array([a.slice(0, 4), a.slice(4, 0), a.slice(4)]),
    "chunks with their own dictionaries": lambda a: pa.chunked_array(
        [a.slice(0, 5).dictionary_encode(), a.slice(5).dictionary_encode()]),
    "sliced dictionary": lambda a: pa.concat_arrays(
        [pa.array(["x", "y"]), a]).dictionary_encode().slice(2),
}
for width in (pa.int8(), pa.uint8(), pa.int16(), pa.uint16(), pa.int32(), pa.uint32(), pa.int64()):
    LAYOUTS[f"{width} positions"] = lambda a, width=width: pa.DictionaryArray.from_arrays(
        a.dictionary_encode().indices.cast(width), a.dictionary_encode().dictionary)


@pytest.mark.parametrize("layout", LAYOUTS)
def test_each_layout_is_the_same(layout):
    assert ranked(LAYOUTS[layout](pa.array(LABELS))) == expected()


def test_a_dictionary_may_hold_nulls_and_repeats():
    labels = pa.DictionaryArray.from_arrays(
        pa.array([0, 1, 1, 3, 2, 5, 4, 5, 0], pa.int8()),
        pa.array(["Software", None, "Software", "Staffing", "Ö",
                  "a label of more than twelve bytes"]))
    assert ranked(labels) == expected()


@pytest.mark.parametrize("kind", [pa.int8(), pa.uint8(), pa.int16(), pa.uint16(), pa.int32(),
                                  pa.uint32(), pa.int64(), pa.uint64()], ids=str)
def test_numbers_are_labels(kind):
    numbers = [7, None, 7, 0, 12, 7, 0, 12, 12]
    texts = [None if n is None else str(n) for n in numbers]
    assert ranked(pa.array(numbers, kind)) == ranked(pa.array(texts))


def test_negative_and_large_numbers_are_labels():
    for numbers in ([-1, 5, -1] * 3, [2**64 - 1, 1, 1] * 3):
        column = pa.array(numbers, pa.int64() if min(numbers) < 0 else pa.uint64())
        assert ranked(column) == ranked(pa.array([str(n) for n in numbers]))


def test_a_global_dictionary_costs_no_more_than_its_labels_in_use():
    """A table of many small batches that share a dictionary of 100,000 entries: a cohort for each
    entry of each batch would take hours."""
    entries = pa.array([f"entry {i}" for i in range(100_000)])
    batches = [pa.record_batch([pa.array([i % 50]), pa.DictionaryArray.from_arrays(
        pa.array([i % 7], pa.int32()), entries)], names=["posts", "team"]) for i in range(1000)]
    found = ssi.cohorts(pa.Table.from_batches(batches), "team")
    assert (found.members, found.labels) == (1000, 7)


@pytest.mark.parametrize("labels", [pa.array([1.5] * 9), pa.array([True] * 9), pa.nulls(9),
                                    pa.array([b"x"] * 9), pa.array([1.5] * 9).dictionary_encode(),
                                    pa.array([["x"]] * 9), pa.array([0] * 9, pa.date32())],
                         ids=lambda a: str(a.type))
def test_other_labels_are_refused_with_the_cast_to_make(labels):
    with pytest.raises(ValueError, match="column 'industry' has the Arrow type '.*': labels are texts "
                                         "or whole numbers, so cast it to one of these"):
        ranked(labels)


def test_a_column_that_is_not_there_is_named():
    with pytest.raises(ValueError, match="there is no column 'team'"):
        ssi.ranks(pa.table({"posts": [1]}), "team")
    with pytest.raises(ValueError, match="NUL"):
        ssi.cohorts(pa.table({"posts": [1], "a": ["x"]}), "a\0b")


def test_ranks_in_several_columns():
    members = pa.table(ssi.generate(500, industries=3)).append_column(
        "team", pa.array([i % 4 for i in range(500)]))
    both = ssi.ranks(members, ["industry", "team"])
    assert both.column_names[-6:] == [f"{by}_{what}" for by in ("industry", "team")
                                      for what in ("rank", "percentile", "top_percent")]
    for by in ("industry", "team"):
        assert both[f"{by}_rank"].equals(ssi.ranks(members, by)[f"{by}_rank"])


def test_readers_that_can_be_read_once_are_ranked():
    table = pa.table(ssi.generate(300, industries=2, batch_rows=64))
    assert ssi.ranks(table.to_reader(), "industry").equals(ssi.ranks(table, "industry"))


def test_small_cohorts_give_no_standing():
    members = pa.table({"posts": range(12), "team": ["a"] * 10 + ["b"] * 2})
    assert ssi.ranks(members, "team")["team_rank"].to_pylist() == [*range(10, 0, -1), None, None]
    assert ssi.ranks(members, "team", minimum=0)["team_rank"].to_pylist()[10:] == [2, 1]
