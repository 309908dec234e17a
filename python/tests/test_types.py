# SPDX-License-Identifier: MIT
"""Types of columns: each that has whole numbers scores alike, every other is refused in words."""

from __future__ import annotations

from decimal import Decimal

import pytest

import ssi

pa = pytest.importorskip("pyarrow")

POSTS = [12, 0, None, 127, 5, None, 1, 3, 9]
FLAGS = [1, 0, None, 1, 1, 0, 0, None, 1]


def totals(posts, flags=None, **options):
    columns = {"posts": posts}
    if flags is not None:
        columns["has_photo"] = flags
    return ssi.score(pa.table(columns), **options)["total"].to_pylist()


def expected():
    return totals(pa.array(POSTS, pa.int64()))


WHOLE = [
    pa.uint8(), pa.uint16(), pa.uint32(), pa.uint64(), pa.int8(), pa.int16(), pa.int32(), pa.int64(),
    pa.float32(), pa.float64(), pa.decimal128(5, 0), pa.decimal128(38, 0), pa.decimal128(7, 2),
]
WHOLE += [make(9, 0) for make in (getattr(pa, n, None) for n in ("decimal32", "decimal64")) if make]


@pytest.mark.parametrize("kind", WHOLE, ids=str)
def test_a_type_with_whole_numbers_scores(kind):
    values = [None if v is None else Decimal(v) for v in POSTS] if "decimal" in str(kind) else POSTS
    column = pa.array(values, kind)
    assert totals(column) == expected()
    assert totals(column.slice(3, 4)) == expected()[3:7]
    chunks = pa.chunked_array([column.slice(0, 2), column.slice(2, 0), column.slice(2)])
    assert totals(chunks) == expected()
    nothing_missing = column.filter(column.is_valid())
    assert totals(nothing_missing) == [t for t, v in zip(expected(), POSTS) if v is not None]


@pytest.mark.parametrize("kind", [pa.bool_(), pa.uint8(), pa.float64()], ids=str)
def test_flags_are_bits_or_numbers(kind):
    column = pa.array([None if f is None else kind.to_pandas_dtype()(f) for f in FLAGS], kind)
    want = totals(pa.array(POSTS), pa.array(FLAGS, pa.int64()))
    assert totals(pa.array(POSTS), column) == want
    for first in range(1, 9):  # bits that begin within a byte
        assert totals(pa.array(POSTS).slice(first), column.slice(first)) == want[first:]


def test_bool8_is_a_flag():
    if not hasattr(pa, "bool8"):
        pytest.skip("this pyarrow has no bool8")
    column = pa.ExtensionArray.from_storage(pa.bool8(), pa.array(FLAGS, pa.int8()))
    assert totals(pa.array(POSTS), column) == totals(pa.array(POSTS), pa.array(FLAGS))


def test_null_columns_and_absent_ones_are_missing():
    want = ssi.score(pa.table({"posts": POSTS}))
    assert ssi.score(pa.table({"posts": POSTS, "shares": pa.nulls(9)})).equals(want)
    assert set(want["coverage"].to_pylist()) == {0.0, 3.0}


def test_nan_is_missing():
    column = pa.array([float("nan") if v is None else float(v) for v in POSTS])
    assert totals(column) == expected()
    assert totals(column.cast(pa.float32())) == expected()


def test_offsets_of_batches_and_columns_add_up():
    batch = pa.record_batch({"posts": pa.array([99, *POSTS]).slice(1)})
    struct = batch.to_struct_array().slice(2, 5)
    assert ssi.score(pa.RecordBatch.from_struct_array(struct))["total"].to_pylist() == expected()[2:7]

    class Sliced:  # the struct itself has the offset
        def __arrow_c_array__(self, requested_schema=None):
            return struct.__arrow_c_array__()

    assert pa.table(ssi.score(Sliced()))["total"].to_pylist() == expected()[2:7]


def test_tables_of_many_batches_some_empty():
    batches = [pa.record_batch({"posts": pa.array(part, pa.int64())})
               for part in ([], POSTS[:4], [], POSTS[4:5], POSTS[5:], [])]
    assert ssi.score(pa.Table.from_batches(batches))["total"].to_pylist() == expected()


def test_other_columns_are_not_read():
    table = pa.table({"posts": POSTS, "note": ["x"] * 9, "when": pa.array([0] * 9, pa.date32())})
    assert ssi.score(table)["total"].to_pylist() == expected()


REFUSED = {
    "text": (pa.array(["1"]), "'u'"),
    "large text": (pa.array(["1"], pa.large_string()), "'U'"),
    "string view": (pa.array(["1"], pa.string_view()), "'vu'"),
    "bytes": (pa.array([b"1"]), "'z'"),
    "half floats": (pa.array([1.0]).cast(pa.float16()), "'e'"),
    "decimals of 256 bits": (pa.array([Decimal(1)], pa.decimal256(50, 0)), "'d:50,0,256'"),
    "dates": (pa.array([1], pa.date32()), "'tdD'"),
    "timestamps": (pa.array([1], pa.timestamp("us")), "'tsu:'"),
    "times": (pa.array([1], pa.time64("us")), "'ttu'"),
    "durations": (pa.array([1], pa.duration("s")), "'tDs'"),
    "lists": (pa.array([[1]]), "'+l'"),
    "structs": (pa.array([{"a": 1}]), "'+s'"),
    "run ends": (pa.RunEndEncodedArray.from_arrays(pa.array([1], pa.int32()), [1]), "'+r'"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_other_types_are_refused_with_the_cast_to_make(name):
    column, kind = REFUSED[name]
    with pytest.raises(ValueError) as raised:
        totals(column)
    assert str(raised.value) == (f"column 'posts' has the Arrow type {kind}, which has no whole "
                                 "numbers: cast it to an integer type")
    assert not isinstance(raised.value, ssi.Error)


def test_dictionaries_of_values_are_refused():
    with pytest.raises(ValueError, match="column 'posts' is a dictionary of values: cast it to"):
        totals(pa.array([1, 2]).dictionary_encode())


def test_two_columns_of_a_name_are_refused():
    table = pa.Table.from_arrays([pa.array([1]), pa.array([2])], names=["posts", "posts"])
    with pytest.raises(ValueError, match="column 'posts' is there twice"):
        ssi.score(table)


def test_members_without_signals_are_refused():
    with pytest.raises(ValueError, match="no column is named after a signal of the model"):
        ssi.score(pa.table({"post": [1]}))


IMPOSSIBLE = {
    "fraction": (pa.array([1.0, 1.5]), "'1.5' is not a whole number"),
    "fraction of a decimal": (pa.array([Decimal("1.00"), Decimal("1.50")]), "'1.50' is not a whole"),
    "negative float": (pa.array([1.0, -1.0]), "'-1' is not from 0 to 4294967295"),
    "infinite": (pa.array([1.0, float("inf")]), "'inf' is not from 0 to 4294967295"),
    "large": (pa.array([1, 2**32], pa.int64()), "'4294967296' is not from 0 to 4294967295"),
    "largest": (pa.array([1, 2**64 - 1], pa.uint64()), "'18446744073709551615' is not from 0"),
    "large decimal": (pa.array([Decimal(1), Decimal(2**70)]), f"'{2**70}' is not from 0"),
}


@pytest.mark.parametrize("name", IMPOSSIBLE)
def test_values_that_cannot_be_raise_and_say_where(name):
    column, message = IMPOSSIBLE[name]
    with pytest.raises(ssi.DataError) as raised:
        totals(column)
    assert str(raised.value).startswith(f"members:2: column 'posts': {message}")


def test_the_row_counts_over_batches_and_threads():
    values = [0] * 400_000
    values[300_001] = -7
    values[399_999] = -8
    table = pa.table({"posts": pa.array(values, pa.int32())})
    for batch_rows in (1 << 30, 65_536, 1000):
        for threads in (1, 0):
            batches = pa.Table.from_batches(table.to_batches(max_chunksize=batch_rows))
            with pytest.raises(ssi.DataError, match="^members:300002: column 'posts': '-7'"):
                ssi.score(batches, threads=threads)


def test_a_flag_is_0_or_1():
    with pytest.raises(ssi.DataError, match="members:2: column 'has_photo': '2' is not 0 or 1"):
        totals(pa.array([1, 1]), pa.array([1, 2]))


def test_null_values_are_not_looked_at():
    """Memory below a null may hold anything."""
    import ctypes
    values = (ctypes.c_int64 * 2)(12, -1)
    bits = (ctypes.c_uint8 * 8)(1)
    column = pa.Array.from_buffers(pa.int64(), 2, [pa.py_buffer(bits), pa.py_buffer(values)])
    assert totals(column) == [2.13, 0.0]


@pytest.mark.parametrize("points, kind", [
    ("float64", pa.float64()), ("decimal", pa.decimal128(5, 2)), ("hundredths", pa.uint16()),
    ("hundredths32", pa.int32())])
def test_points_come_in_the_type_that_was_asked_for(points, kind):
    scores = ssi.ranks(pa.table(ssi.generate(100, industries=2)), "industry", points=points)
    for name in ("insights", "total", "coverage", "industry_percentile"):
        assert scores.schema.field(name).type == kind, name
    whole = ssi.ranks(pa.table(ssi.generate(100, industries=2)), "industry", points="hundredths")
    scale = 1 if points.startswith("hundredths") else 100
    for name in ("total", "industry_percentile"):
        assert [round(v * scale) for v in scores[name].to_pylist()] == whole[name].to_pylist()


def test_what_is_asked_for_comes_in_order():
    members = pa.table(ssi.generate(200, industries=2))
    scores = ssi.ranks(members, "industry", keep=["industry", "member_id"], band=True, badges=True)
    assert scores.column_names == [
        "industry", "member_id", *ssi.Model().competencies, "total", "coverage", "band", "badges",
        "industry_rank", "industry_percentile", "industry_top_percent"]
    assert scores["member_id"].equals(members["member_id"])
    assert scores["industry"].to_pylist() == members["industry"].to_pylist()
    assert "coverage" not in ssi.score(members, coverage=False).column_names
    for name in scores["band"].to_pylist():
        assert name is None or name in ssi.Model().bands
    for row in range(0, 200, 20):
        why = ssi.explain({k: v for k, v in members.slice(row, 1).to_pylist()[0].items()})
        got = scores.slice(row, 1).to_pylist()[0]
        assert why["total"] == got["total"] and why["coverage"] == got["coverage"]
        assert why["band"] == got["band"] and why["badges"] == got["badges"]


def test_little_observed_members_have_no_band():
    members = pa.table({"posts": [100]})
    assert ssi.score(members, band=True)["band"].to_pylist() == [None]
    assert ssi.score(members, band=True, minimum_coverage=0)["band"].to_pylist() == ["laggard"]


@pytest.mark.parametrize("options, error", [
    ({"keep": "member_id"}, TypeError), ({"keep": ["nobody"]}, ValueError),
    ({"points": "percent"}, ValueError), ({"minimum": -1}, ValueError), ({"minimum": 1.5}, TypeError),
    ({"threads": -1}, ValueError), ({"minimum_coverage": 101}, ValueError),
    ({"minimum_coverage": float("nan")}, ValueError), ({"keep": ["a\0b"]}, ValueError),
    ({"keep": ["posts", "posts"]}, ValueError), ({"nonsense": 1}, TypeError)], ids=str)
def test_options_that_do_not_fit_are_refused(options, error):
    with pytest.raises(error):
        ssi.score(pa.table({"posts": [1]}), **options)
