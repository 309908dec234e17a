# SPDX-License-Identifier: MIT
"""Streams: read again or once, failing midway, released, from several threads."""

from __future__ import annotations

import gc
import threading
import time

import pytest

import ssi

pa = pytest.importorskip("pyarrow")


def failing(batches: int):
    """A reader that fails after some batches."""
    def produce():
        for _ in range(batches):
            yield pa.record_batch({"posts": [1, 2, 3], "team": ["a", "b", "a"]})
        raise RuntimeError("the disk is on fire")
    schema = pa.schema({"posts": pa.int64(), "team": pa.string()})
    return pa.RecordBatchReader.from_batches(schema, produce())


@pytest.mark.parametrize("batches", [0, 1, 5])
def test_the_words_of_a_producer_that_fails_are_passed_on(batches):
    for use in (ssi.score, lambda m: ssi.cohorts(m, "team"), lambda m: ssi.ranks(m, "team"),
                ssi.Table):
        with pytest.raises(ssi.StreamError, match="the disk is on fire"):
            use(failing(batches))


def test_errors_in_a_stream_reach_whoever_reads_it():
    bad = ssi.stream(pa.table({"posts": [1, -2]}))
    with pytest.raises(pa.ArrowInvalid, match="members:2: column 'posts': '-2' is not from 0"):
        pa.table(bad)
    polars = pytest.importorskip("polars")
    with pytest.raises(polars.exceptions.ComputeError, match="members:2: column 'posts'"):
        polars.DataFrame(bad)
    with pytest.raises(ssi.DataError, match="members:2"):
        ssi.Table(bad)


def test_a_stream_ends_and_may_be_read_again():
    stream = ssi.stream(ssi.generate(1000, batch_rows=100))
    reader = pa.RecordBatchReader.from_stream(stream)
    assert [batch.num_rows for batch in reader] == [100] * 10
    assert pa.table(stream).num_rows == 1000
    assert pa.table(stream).equals(pa.table(stream))


def test_columns_are_refused_before_anything_is_read():
    with pytest.raises(ValueError, match="cast it to an integer type"):
        ssi.stream(pa.table({"posts": ["a"]}))


def test_what_can_be_read_once_is_scored_once():
    reader = pa.table({"posts": [12]}).to_reader()
    scores = ssi.score(reader)
    assert scores["total"].to_pylist() == [2.13]
    assert len(ssi.score(reader)) == 0  # at its end


class Capsules:
    """Hands out the same capsules each time."""

    def __init__(self, table):
        self.stream = table.__arrow_c_stream__()

    def __arrow_c_stream__(self, requested_schema=None):
        return self.stream


def test_a_released_stream_is_refused():
    source = Capsules(pa.table({"posts": [12]}))
    ssi.score(source)
    for use in (ssi.score, ssi.Table, lambda m: ssi.cohorts(m, "posts")):
        with pytest.raises(ValueError, match="the stream has been released"):
            use(source)


def test_a_released_array_is_refused():
    class Arrays:
        capsules = pa.record_batch({"posts": [12]}).__arrow_c_array__()

        def __arrow_c_array__(self, requested_schema=None):
            return self.capsules

    assert pa.table(ssi.score(Arrays()))["total"].to_pylist() == [2.13]
    with pytest.raises(ValueError, match="released"):
        ssi.score(Arrays())


def test_tables_may_be_copied_but_not_pickled():
    import copy
    import pickle
    table = ssi.Table(ssi.generate(10))
    for same in (copy.copy(table), copy.deepcopy(table)):
        assert len(same) == 10 and pa.table(same).num_rows == 10
    with pytest.raises(TypeError, match="cannot be pickled"):
        pickle.dumps(table)


def test_streams_that_are_no_tables_are_refused():
    with pytest.raises(ValueError, match="members come as a table"):
        ssi.score(pa.chunked_array([[1, 2]]))


def test_rows_that_are_null_as_a_whole_are_refused():
    struct = pa.array([{"posts": 1}, None])

    class Nulls:
        def __arrow_c_array__(self, requested_schema=None):
            return struct.__arrow_c_array__()

    with pytest.raises(ValueError, match="null as a whole"):
        ssi.score(Nulls())


def test_a_wrong_capsule_is_refused():
    class Wrong:
        def __arrow_c_stream__(self, requested_schema=None):
            return pa.schema({"posts": pa.int64()}).__arrow_c_schema__()

    with pytest.raises(ValueError):
        ssi.score(Wrong())


def test_memory_lives_as_long_as_the_scores():
    members = pa.table(ssi.generate(1000))
    ids = members["member_id"].to_pylist()
    scores = pa.table(ssi.Table(ssi.stream(members, keep=["member_id"])))
    del members
    gc.collect()
    assert scores["member_id"].to_pylist() == ids


def test_kept_columns_are_not_copied():
    members = pa.table(ssi.generate(1000)).combine_chunks()
    scores = ssi.score(members, keep=["member_id", "posts"])
    for name in ("member_id", "posts"):
        ours, theirs = scores[name].chunk(0).buffers(), members[name].chunk(0).buffers()
        assert [b and b.address for b in ours] == [b and b.address for b in theirs]


def resident() -> int:
    with open("/proc/self/statm", encoding="ascii") as file:
        return int(file.read().split()[1]) * 4096


def test_memory_does_not_grow_with_what_was_done():
    """A round that left one table or its scores behind would leave 400 MB in all."""
    members = ssi.Table(ssi.generate(20_000, industries=5))

    def work():
        found = ssi.cohorts(members, "industry")
        found.merge(ssi.Cohorts(bytes(found)), allow_repeats=True)
        ssi.Table(ssi.generate(5_000))
        pa.table(ssi.ranks(members, "industry", keep=["member_id"], band=True, badges=True))
        ssi.Model(ssi.Model().toml)
        ssi.explain({"posts": 12})
        with pytest.raises(ssi.DataError):
            ssi.score(pa.table({"posts": [1, -1]}))

    for _ in range(30):
        work()
    gc.collect()
    before = resident()
    for _ in range(200):
        work()
    gc.collect()
    assert resident() - before < 100_000_000


def test_nothing_is_left_of_streams_nobody_read():
    before = pa.total_allocated_bytes()
    for _ in range(100):
        table = pa.table(ssi.generate(1000))
        ssi.stream(table, keep=["member_id"])
        ssi.score(table, keep=["member_id"])
        with pytest.raises(ssi.StreamError):
            ssi.score(failing(3))
        del table
    gc.collect()
    assert pa.total_allocated_bytes() <= before


def test_the_interpreter_is_free_while_members_are_scored():
    """Another thread runs on. A lock held would let it run a few times at most, between two calls."""
    members = ssi.generate(3_000_000, batch_rows=3_000_000)
    done = threading.Event()
    counts = []

    def count():
        ticks = 0
        while not done.is_set():
            ticks += 1
            time.sleep(0.001)
        counts.append(ticks)

    other = threading.Thread(target=count)
    other.start()
    table = ssi.Table(members)
    done.set()
    other.join()
    assert len(table) == 3_000_000
    assert counts[0] > 20


def test_threads_share_models_tables_and_cohorts():
    members = pa.table(ssi.generate(20_000))
    model = ssi.Model()
    by_industry = ssi.cohorts(members, "industry")
    want = ssi.score(members, cohorts=by_industry)
    results = []

    def work():
        results.append(ssi.score(members, model=model, cohorts=by_industry, threads=1))

    threads = [threading.Thread(target=work) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(results) == 8 and all(result.equals(want) for result in results)


def test_any_number_of_threads_gives_the_same():
    members = pa.table(ssi.generate(300_000, industries=30))
    one = ssi.ranks(members, "industry", threads=1)
    assert ssi.ranks(members, "industry", threads=3).equals(one)
    assert bytes(ssi.cohorts(members, "industry", threads=3)) == bytes(
        ssi.cohorts(members, "industry", threads=1))
