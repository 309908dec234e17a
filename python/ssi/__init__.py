# SPDX-License-Identifier: MIT
"""An open Social Selling Index: scores, standings, cohorts and explanations of members.

    >>> import ssi
    >>> ssi.explain({"posts": 12})["total"]
    2.13

Tables come from, and go to, whatever speaks the Arrow PyCapsule protocol: pyarrow, Polars, DuckDB,
pandas, nanoarrow. None of them is needed to import this module.

A column that is named after a signal holds its values: integers, booleans, or floats and decimals
that are whole. Missing is null, or NaN in floats; a signal without a column is missing for everyone.
Other columns are not read. `Model().signals` lists the signals. Points and percentages have two
decimals, exactly, and come as floats unless something else is asked for.

Errors: `DataError` for a value that a signal cannot have, `ModelError` for a model that breaks rules,
`StreamError` for what the source of a table said, all of them `ssi.Error`; `ValueError` and
`TypeError` for columns and arguments that do not fit.
"""

from __future__ import annotations

import ctypes as _ct
import json as _json
import weakref as _weakref
from collections.abc import Callable, Mapping, Sequence
from typing import Any, Literal

from . import _c
from ._c import DataError, Error, ModelError, StreamError

__version__ = _c.version
__all__ = [
    "Cohorts", "DataError", "Error", "Model", "ModelError", "Stream", "StreamError", "Table",
    "check", "cohorts", "explain", "generate", "ranks", "score", "stream",
]

Points = Literal["float64", "decimal", "hundredths", "hundredths32"]
_POINTS = ("float64", "decimal", "hundredths", "hundredths32")


class Model:
    """A scoring model: competencies, their terms and maxima. Immutable; any number of threads.

    >>> Model()
    <ssi.Model standard-1 65f74a70a43c6f86>
    """

    __slots__ = ("_handle", "_about", "__weakref__")

    def __init__(self, toml: str | None = None, *, name: str = "model") -> None:
        """The model of a model file's text, or standard-1. `name` stands for the file in errors.

        Raises ModelError with all rules that it breaks.
        """
        handle = _ct.c_void_p()
        if toml is None:
            _c.call("ssi_model_standard", _ct.byref(handle))
        else:
            data = toml.encode()
            _c.call("ssi_model_parse", data, len(data), name.encode(), _ct.byref(handle))
        self._handle = handle
        _weakref.finalize(self, _c.model_free, handle)
        self._about = _json.loads(_c.text_of("ssi_model_json", handle))

    @classmethod
    def load(cls, path: Any) -> Model:
        """The model in a file. Raises OSError and ModelError."""
        with open(path, encoding="utf-8") as file:
            return cls(file.read(), name=str(path))

    @property
    def id(self) -> str:
        """Its name, such as "standard-1"."""
        return self._about["id"]

    @property
    def fingerprint(self) -> str:
        """16 hexadecimal digits that change with anything that affects a score."""
        return self._about["fingerprint"]

    @property
    def window_days(self) -> int:
        """Days that signals of a window count over."""
        return self._about["window_days"]

    @property
    def missing(self) -> str:
        """How missing signals are treated: "zero" or "renormalise"."""
        return self._about["missing"]

    @property
    def maximum(self) -> float:
        """The highest total, in points."""
        return self._about["maximum"]

    @property
    def signals(self) -> tuple[str, ...]:
        """The names of the signals that it uses: of the columns that score() reads."""
        return tuple(s["name"] for s in self._about["signals"] if s["is_used"])

    @property
    def catalogue(self) -> list[dict[str, Any]]:
        """All signals: name, kind (flag or count), scope (state or window), what it counts."""
        return [dict(signal) for signal in self._about["signals"]]

    @property
    def competencies(self) -> dict[str, float]:
        """The competencies and their maxima, in points."""
        return {c["name"]: c["maximum"] for c in self._about["competencies"]}

    @property
    def bands(self) -> tuple[str, ...]:
        """The names of its bands."""
        return tuple(self._about["bands"])

    @property
    def badges(self) -> tuple[str, ...]:
        """The names of its badges."""
        return tuple(self._about["badges"])

    @property
    def toml(self) -> str:
        """The text of a model file that gives this model."""
        return self._about["toml"]

    def __reduce__(self) -> tuple[Any, ...]:
        return Model, (self.toml,)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Model) and self.toml == other.toml

    def __hash__(self) -> int:
        return hash(self.toml)

    def __repr__(self) -> str:
        return f"<ssi.Model {self.id} {self.fingerprint}>"


class Stream:
    """Batches that are computed while somebody reads them, for tables that do not fit the memory.

    It has __arrow_c_stream__() alone. It can be read again if its source can.
    """

    __slots__ = ("_open", "_first")

    def __init__(self, open_: Callable[[], Any]) -> None:
        self._open = open_
        self._first: Any = open_()  # so that errors of the schema come here

    def __arrow_c_stream__(self, requested_schema: Any = None) -> Any:
        capsule, self._first = self._first, None
        return self._open() if capsule is None else capsule


class Table:
    """A table in memory, which any Arrow library can read, any number of times: it has
    __arrow_c_stream__(). len() is the number of its rows."""

    __slots__ = ("_handle", "__weakref__")

    def __init__(self, source: Any) -> None:
        """The batches of a table or a stream. Raises StreamError, and DataError for scores."""
        capsule, address = _c.stream_of(source)
        handle = _ct.c_void_p()
        _c.call("ssi_table_of", address, _ct.byref(handle))
        del capsule  # not before
        self._handle = handle
        _weakref.finalize(self, _c.table_free, handle)

    def __arrow_c_stream__(self, requested_schema: Any = None) -> Any:
        capsule, address = _c.new_stream()
        _c.call("ssi_table_stream", self._handle, address)
        return capsule

    def __len__(self) -> int:
        return _c.table_rows(self._handle)

    def __repr__(self) -> str:
        return f"<ssi.Table of {len(self)} rows>"


class Cohorts:
    """The distributions of scores by the labels in a column: to be merged with +=, pickled, saved as
    bytes, and given to score() for standings. One thread may change one while no other uses it."""

    __slots__ = ("_handle", "__weakref__")

    def __init__(self, data: bytes) -> None:
        """From what bytes() gave, or the content of a file of `ssi cohorts --save`.

        Raises DataError if it is damaged.
        """
        handle = _ct.c_void_p()
        _c.call("ssi_cohorts_parse", data, len(data), _ct.byref(handle))
        self._hold(handle)

    @classmethod
    def _of(cls, handle: _ct.c_void_p) -> Cohorts:
        result = cls.__new__(cls)
        result._hold(handle)
        return result

    def _hold(self, handle: _ct.c_void_p) -> None:
        self._handle = handle
        _weakref.finalize(self, _c.cohorts_free, handle)

    def __bytes__(self) -> bytes:
        out, length = _ct.c_void_p(), _ct.c_size_t()
        _c.call("ssi_cohorts_bytes", self._handle, _ct.byref(out), _ct.byref(length))
        try:
            return _ct.string_at(out, length.value)
        finally:
            _c.free(out)

    @property
    def _about(self) -> dict[str, Any]:
        return _json.loads(_c.text_of("ssi_cohorts_json", self._handle))

    @property
    def column(self) -> str:
        """The name of the column of labels."""
        return self._about["column"]

    @property
    def members(self) -> int:
        """The members of all cohorts."""
        return self._about["members"]

    @property
    def labels(self) -> int:
        """How many labels there are."""
        return self._about["labels"]

    @property
    def fingerprint(self) -> str:
        """The fingerprint of the model that scored them."""
        return self._about["fingerprint"]

    def merge(self, other: Cohorts, *, allow_repeats: bool = False) -> Cohorts:
        """Adds the members of other cohorts. Raises ValueError for those of another column or model,
        and for saved ones that were merged before, unless repeats are allowed."""
        _c.call("ssi_cohorts_merge", self._handle, other._handle, int(allow_repeats))
        return self

    def __iadd__(self, other: Cohorts) -> Cohorts:
        return self.merge(other)

    def __reduce__(self) -> tuple[Any, ...]:
        return Cohorts, (bytes(self),)

    def table(self, minimum: int = 10) -> Table:
        """A row for each label of at least `minimum` members: means, deviation, quantiles, bands."""
        capsule, address = _c.new_stream()
        _c.call("ssi_cohorts_table", self._handle, minimum, address)
        return Table(_Once(capsule))

    def __repr__(self) -> str:
        about = self._about
        return (f"<ssi.Cohorts of {about['members']} members by {about['column']}, "
                f"{about['labels']} labels>")


class _Once:
    """A stream that is there already."""

    def __init__(self, capsule: Any) -> None:
        self._capsule = capsule

    def __arrow_c_stream__(self, requested_schema: Any = None) -> Any:
        return self._capsule


_standard: Model | None = None


def _model(model: Model | None) -> Model:
    global _standard
    if model is not None:
        return model
    if _standard is None:
        _standard = Model()
    return _standard


def _kind(members: Any) -> str:
    return type(members).__module__.partition(".")[0].lstrip("_")


def _readable(members: Any) -> Any:
    """Members as something to read a stream from."""
    if isinstance(members, dict):
        import pyarrow
        return pyarrow.table(members)
    if _kind(members) == "duckdb":
        # Not lazily: a query that reads the scores on the same connection would wait for this one.
        return members.to_arrow_table() if hasattr(members, "to_arrow_table") else members.arrow()
    return members


def stream(
    members: Any,
    *,
    model: Model | None = None,
    keep: Sequence[str] = (),
    cohorts: Sequence[Cohorts] = (),
    joining: bool = False,
    minimum: int = 10,
    points: Points = "float64",
    coverage: bool = True,
    band: bool = False,
    badges: bool = False,
    minimum_coverage: float = 50.0,
    allow_out_of_range: bool = False,
    threads: int = 0,
) -> Stream:
    """Scores members batch by batch, while the result is read. Arguments and columns as score()."""
    if isinstance(keep, str):
        raise TypeError("keep is a list of names")
    if points not in _POINTS:
        raise ValueError(f"points is one of {', '.join(_POINTS)}")
    the_model = _model(model)
    names = _c.texts(keep)
    handles = (_ct.c_void_p * len(cohorts))(*[one._handle for one in cohorts])
    least = round(minimum_coverage * 100)
    options = _c.ScoreOptions(
        size=_ct.sizeof(_c.ScoreOptions), threads=threads, points=_POINTS.index(points),
        keep=names, keep_count=len(names), without_coverage=not coverage, with_band=band,
        with_badges=badges, allow_out_of_range=allow_out_of_range, cohorts=handles,
        cohorts_count=len(cohorts), minimum_cohort=minimum, joining=joining,
        minimum_coverage=least if least > 0 else -1)
    source = _readable(members)

    def open_(_used: Any = tuple(cohorts)) -> Any:  # they live as long as the function
        input_, members_address = _c.stream_of(source)
        capsule, scores = _c.new_stream()
        _c.call("ssi_score", the_model._handle, _ct.byref(options), members_address, scores)
        del input_  # not before
        return capsule

    return Stream(open_)


def score(members: Any, **options: Any) -> Any:
    """Scores members; the result is of the kind that was given.

    members: a Polars or pandas DataFrame, a pyarrow Table or RecordBatch, a DuckDB relation, anything
        with __arrow_c_stream__() or __arrow_c_array__(), or, with pyarrow, a dict of columns.
    model: the standard one by default.
    keep: names of columns of the members that come first, as they are.
    cohorts: for each, X being its column, the columns X_rank, X_percentile and X_top_percent: each
        member's standing in the cohort of its label; null where it has none.
    joining: the members are not in these cohorts, and join them for the comparison.
    minimum: no standing in a cohort of fewer members.
    points: "float64" (33.75), "decimal" (exact), "hundredths" (3375 as uint16: the fastest) or
        "hundredths32" (as int32).
    coverage: a column of how much of the model was observed, in percent.
    band, badges: columns of names; no band if less than minimum_coverage percent was observed.
    allow_out_of_range: read a value that a signal cannot have, such as -1, as the nearest that it can.
    threads: 0 is all.

    Returns a row per member, in order: kept columns, one per competency, total, coverage, and what
    else was asked for. A pandas DataFrame keeps its index. What is neither Polars, pandas, pyarrow
    nor DuckDB gives a Table.
    """
    result = Table(stream(members, **options))
    kind = _kind(members)
    if kind == "polars":
        import polars
        return polars.DataFrame(result)
    if kind == "pandas":
        import pyarrow
        return pyarrow.table(result).to_pandas().set_axis(members.index)
    if kind in ("pyarrow", "duckdb") or isinstance(members, dict):
        import pyarrow
        return pyarrow.table(result)
    return result


def cohorts(
    members: Any,
    by: str,
    *,
    model: Model | None = None,
    allow_out_of_range: bool = False,
    threads: int = 0,
) -> Cohorts:
    """Scores members and gathers the cohorts of the labels in column `by`: texts or whole numbers;
    null and "" are no label. Raises as score()."""
    input_, address = _c.stream_of(_readable(members))
    handle = _ct.c_void_p()
    _c.call("ssi_cohorts_of", _model(model)._handle, by.encode(), threads, int(allow_out_of_range),
            address, _ct.byref(handle))
    del input_  # not before
    return Cohorts._of(handle)


def ranks(members: Any, by: str | Sequence[str], **options: Any) -> Any:
    """Scores members and ranks them within the labels of one column, or of each of several: score()
    with the cohorts of the members themselves, who are read once more for each column."""
    columns = [by] if isinstance(by, str) else list(by)
    source = _readable(members)
    if hasattr(source, "read_next_batch"):  # can be read once only
        source = Table(source)
    shared = {name: options[name] for name in ("model", "allow_out_of_range", "threads")
              if name in options}
    found = [cohorts(source, column, **shared) for column in columns]
    return score(source, cohorts=[*options.pop("cohorts", ()), *found], **options)


def check(members: Any, *, model: Model | None = None, threads: int = 0) -> str | None:
    """The first value that its signal cannot have, in words, or None: what score() would raise."""
    try:
        Table(stream(members, model=model, points="hundredths", threads=threads))
    except DataError as error:
        return str(error)
    return None


def explain(
    member: Mapping[str, Any], *, id: str = "", model: Model | None = None
) -> dict[str, Any]:
    """Why a member has its score, as a dict: docs/explanation.md has its fields.

    member: signals and their values; None and NaN are missing. Other keys are ignored, so a row of a
        table will do.
    """
    the_model = _model(model)
    names = set(the_model.signals)
    observed = {}
    for name, value in member.items():
        if name not in names or value is None or value != value:
            continue
        number = int(value)
        if number != value or not 0 <= number < 2**32:
            raise DataError(f"signal '{name}': {value!r} is not a whole number from 0 to 4294967295")
        observed[name] = number
    values = (_ct.c_uint32 * len(observed))(*observed.values())
    out = _ct.c_void_p()
    _c.call("ssi_explain", the_model._handle, _c.texts(observed), values, len(observed),
            id.encode(), _ct.byref(out))
    return _json.loads(_c.text(out))


def generate(
    members: int, *, seed: int = 1, industries: int = 20, batch_rows: int = 1 << 20,
    threads: int = 0,
) -> Stream:
    """Invented members for tests and demonstrations: `member_id`, `industry` and 40 signals. The same
    arguments give the same members, as `ssi generate` does."""

    def open_() -> Any:
        capsule, address = _c.new_stream()
        _c.call("ssi_generate", members, seed, industries, batch_rows, threads, address)
        return capsule

    return Stream(open_)
