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
from operator import index as _index
from os import PathLike
from typing import Any, Literal, TypeAlias

from . import _c
from ._c import DataError, Error, ModelError, StreamError

__version__ = _c.version
__all__ = [
    "Cohorts", "DataError", "Error", "Model", "ModelError", "Stream", "StreamError", "Table",
    "check", "cohorts", "explain", "generate", "ranks", "score", "stream",
]

Points: TypeAlias = Literal["float64", "decimal", "hundredths", "hundredths32"]
_POINTS = ("float64", "decimal", "hundredths", "hundredths32")


class Model:
    """A scoring model: competencies, their terms and maxima. Immutable; any number of threads.

    >>> Model()
    <ssi.Model standard-1 65f74a70a43c6f86>
    """

    __slots__ = ("_handle", "_about", "__weakref__")

    def __init__(self, toml: str | bytes | None = None, *, name: str = "model") -> None:
        """The model of a model file's text (UTF-8), or standard-1. `name` stands for the file in
        errors.

        Raises ModelError with all rules that it breaks.
        """
        handle = _ct.c_void_p()
        if toml is None:
            _c.call("ssi_model_standard", _ct.byref(handle))
        else:
            data = toml.encode() if isinstance(toml, str) else bytes(toml)
            _c.call("ssi_model_parse", data, len(data), _c.name(name), _ct.byref(handle))
        self._handle = handle
        _weakref.finalize(self, _c.model_free, handle)
        self._about: dict[str, Any] = _json.loads(_c.text_of("ssi_model_json", handle))

    @classmethod
    def load(cls, path: str | PathLike[str]) -> Model:
        """The model in a file. Raises OSError and ModelError."""
        with open(path, "rb") as file:
            return cls(file.read(), name=str(path))

    @property
    def id(self) -> str:
        """Its name, such as "standard-1"."""
        return str(self._about["id"])

    @property
    def fingerprint(self) -> str:
        """16 hexadecimal digits that change with anything that affects a score."""
        return str(self._about["fingerprint"])

    @property
    def window_days(self) -> int:
        """Days that signals of a window count over."""
        return int(self._about["window_days"])

    @property
    def missing(self) -> str:
        """How missing signals are treated: "zero" or "renormalise"."""
        return str(self._about["missing"])

    @property
    def maximum(self) -> float:
        """The highest total, in points."""
        return float(self._about["maximum"])

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
        return str(self._about["toml"])

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
        return int(_c.table_rows(self._handle))

    def __copy__(self) -> Table:
        return self  # immutable

    def __deepcopy__(self, memo: Any) -> Table:
        return self

    def __reduce__(self) -> tuple[Any, ...]:
        raise TypeError("an ssi.Table cannot be pickled: make a table of pyarrow or Polars of it")

    def __repr__(self) -> str:
        return f"<ssi.Table of {len(self)} rows>"


class Cohorts:
    """The distributions of scores by the labels in a column: to be merged with +=, pickled, saved as
    bytes, and given to score() for standings. One thread may change one while no other uses it."""

    __slots__ = ("_handle", "__weakref__")

    def __init__(self, data: bytes | bytearray | memoryview) -> None:
        """From what bytes() gave, or the content of a file of `ssi cohorts --save`.

        Raises DataError if it is damaged.
        """
        handle = _ct.c_void_p()
        content = bytes(data)
        _c.call("ssi_cohorts_parse", content, len(content), _ct.byref(handle))
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
        about: dict[str, Any] = _json.loads(_c.text_of("ssi_cohorts_json", self._handle))
        return about

    @property
    def column(self) -> str:
        """The name of the column of labels."""
        return str(self._about["column"])

    @property
    def members(self) -> int:
        """The members of all cohorts."""
        return int(self._about["members"])

    @property
    def labels(self) -> int:
        """How many labels there are."""
        return int(self._about["labels"])

    @property
    def fingerprint(self) -> str:
        """The fingerprint of the model that scored them."""
        return str(self._about["fingerprint"])

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
        """A row for each label of at least `minimum` members, in byte order: means, deviation,
        quantiles and shares in bands, in points and percent."""
        capsule, address = _c.new_stream()
        _c.call("ssi_cohorts_table", self._handle, _least(minimum), address)
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


def _whole(value: int, name: str, highest: int = 2**64 - 1) -> int:
    """An argument that C takes without a sign, and that ctypes would wrap around."""
    number = _index(value)
    if not 0 <= number <= highest:
        raise ValueError(f"{name} is from 0 to {highest}, not {number}")
    return number


def _least(minimum: int) -> int:
    return max(_whole(minimum, "minimum"), 1)  # for C, 0 is the default of 10


def _threads(threads: int) -> int:
    return _whole(threads, "threads", 2**31 - 1)


def _kind(members: Any) -> str:
    """The library whose table it is, of those that score() gives tables back to."""
    if isinstance(members, dict):
        return "pyarrow"
    modules = (base.__module__.partition(".")[0].lstrip("_") for base in type(members).__mro__)
    known = ("polars", "pandas", "pyarrow", "duckdb")
    return next((module for module in modules if module in known), "")


def _readable(members: Any) -> Any:
    """Members as something to read a stream from."""
    if isinstance(members, dict):
        import pyarrow
        return pyarrow.table(members)
    if _kind(members) == "duckdb" and hasattr(members, "to_arrow_table"):
        # Not lazily: a query that reads the scores on the same connection would wait for this one.
        return members.to_arrow_table()
    return members


def _like(members: Any, result: Table) -> Any:
    """A table of the kind that the members came in."""
    kind = _kind(members)
    if kind == "polars":
        import polars
        return polars.DataFrame(result)
    if kind == "pandas":
        import pyarrow
        return pyarrow.table(result).to_pandas().set_axis(members.index)
    if kind in ("pyarrow", "duckdb"):
        import pyarrow
        return pyarrow.table(result)
    return result


def stream(
    members: Any,
    *,
    model: Model | None = None,
    keep: Sequence[str] = (),
    cohorts: Cohorts | Sequence[Cohorts] = (),
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
    """Scores members batch by batch, while the result is read: for more than the memory holds.

    Arguments and columns are those of score(). Errors of columns and options are raised here; those
    of values reach whoever reads the stream, in words of its own around ours. A DuckDB relation is
    run at once, since a query over the scores on its connection would wait for it for ever.
    """
    if isinstance(keep, str):
        raise TypeError("keep is a list of names of columns, not one name")
    if points not in _POINTS:
        raise ValueError(f"points is one of {', '.join(_POINTS)}, not {points!r}")
    if not 0 <= minimum_coverage <= 100:
        raise ValueError(f"minimum_coverage is from 0 to 100 percent, not {minimum_coverage}")
    the_model = _model(model)
    sets = [cohorts] if isinstance(cohorts, Cohorts) else list(cohorts)
    names = _c.texts(keep)
    handles = (_ct.c_void_p * len(sets))(*[one._handle for one in sets])
    options = _c.ScoreOptions(
        size=_ct.sizeof(_c.ScoreOptions), threads=_threads(threads),
        points=_POINTS.index(points), keep=names, keep_count=len(names),
        without_coverage=not coverage, with_band=band, with_badges=badges,
        allow_out_of_range=allow_out_of_range, cohorts=handles, cohorts_count=len(sets),
        minimum_cohort=_least(minimum), joining=joining,
        minimum_coverage=round(minimum_coverage * 100) or -1)  # for C, 0 is the default of 50 %
    source = _readable(members)

    def open_(_used: Any = sets) -> Any:  # they live as long as the function
        input_, members_address = _c.stream_of(source)
        capsule, scores = _c.new_stream()
        _c.call("ssi_score", the_model._handle, _ct.byref(options), members_address, scores)
        del input_  # not before
        return capsule

    return Stream(open_)


def score(
    members: Any,
    *,
    model: Model | None = None,
    keep: Sequence[str] = (),
    cohorts: Cohorts | Sequence[Cohorts] = (),
    joining: bool = False,
    minimum: int = 10,
    points: Points = "float64",
    coverage: bool = True,
    band: bool = False,
    badges: bool = False,
    minimum_coverage: float = 50.0,
    allow_out_of_range: bool = False,
    threads: int = 0,
) -> Any:
    """Scores members; the result is of the kind that was given.

    members: a Polars or pandas DataFrame, a pyarrow Table or RecordBatch, a DuckDB relation, anything
        with __arrow_c_stream__() or __arrow_c_array__(), or, with pyarrow, a dict of columns.
    model: the standard one by default.
    keep: names of columns of the members that come first, as they are.
    cohorts: for each, X being its column, the columns X_rank (1 is best), X_percentile and
        X_top_percent: each member's standing in the cohort of its label; null where it has none.
    joining: the members are not in these cohorts, and join them for the comparison.
    minimum: no standing in a cohort of fewer members.
    points: "float64" (33.75), "decimal" (exact), "hundredths" (3375 as uint16: the fastest) or
        "hundredths32" (as int32). Percentages come likewise.
    coverage: a column of how much of the model was observed, in percent.
    band, badges: columns of names; no band if less than minimum_coverage percent was observed.
    allow_out_of_range: read a value that a signal cannot have, such as -1, as the nearest that it can.
    threads: 0 is all.

    Returns a row per member, in order: kept columns, one per competency, total, coverage, and what
    else was asked for. A pandas DataFrame keeps its index; DuckDB's scores are a pyarrow Table; what
    is none of Polars, pandas, pyarrow and DuckDB gives an ssi.Table.

    Raises DataError for a value that a signal cannot have, with its row from 1; ValueError for a
    column of another type, with the cast to make; StreamError if the members cannot be read;
    TypeError for what is no table. The interpreter's lock is free meanwhile.
    """
    return _like(members, Table(stream(
        members, model=model, keep=keep, cohorts=cohorts, joining=joining, minimum=minimum,
        points=points, coverage=coverage, band=band, badges=badges,
        minimum_coverage=minimum_coverage, allow_out_of_range=allow_out_of_range,
        threads=threads)))


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
    _c.call("ssi_cohorts_of", _model(model)._handle, _c.name(by), _threads(threads),
            int(allow_out_of_range), address, _ct.byref(handle))
    del input_  # not before
    return Cohorts._of(handle)


def ranks(
    members: Any,
    by: str | Sequence[str],
    *,
    model: Model | None = None,
    allow_out_of_range: bool = False,
    threads: int = 0,
    **options: Any,
) -> Any:
    """Scores members and ranks them within the labels of one column, or of each of several: score()
    with the cohorts of the members themselves. `options` are more of those of score()."""
    columns = [by] if isinstance(by, str) else list(by)
    table = Table(_readable(members))  # to be read more than once
    found = [cohorts(table, column, model=model, allow_out_of_range=allow_out_of_range,
                     threads=threads) for column in columns]
    return _like(members, Table(stream(
        table, cohorts=found, model=model, allow_out_of_range=allow_out_of_range,
        threads=threads, **options)))


def check(members: Any, *, model: Model | None = None, threads: int = 0) -> str | None:
    """The first value that its signal cannot have, in words, or None: what score() would raise."""
    try:
        Table(stream(members, model=model, points="hundredths", threads=threads))
    except DataError as error:
        return str(error)
    return None


def _observed(signal: Mapping[str, Any], value: Any) -> int | None:
    """A signal's value as a number; None if it is missing."""
    if value is None or type(value).__name__ in ("NAType", "NaTType"):
        return None
    is_flag = signal["kind"] == "flag"
    try:
        if value != value:  # NaN
            return None
        number = int(value)
        if number == value and 0 <= number < (2 if is_flag else 2**32):
            return number
    except (TypeError, ValueError, OverflowError):
        pass
    rule = "is not 0 or 1" if is_flag else "is not a whole number from 0 to 4294967295"
    raise DataError(f"signal '{signal['name']}': {value!r} {rule}")


def explain(
    member: Mapping[str, Any], *, id: str = "", model: Model | None = None
) -> dict[str, Any]:
    """Why a member has its score, as a dict: docs/explanation.md has its fields.

    member: signals and their values; None and NaN are missing. Other keys are ignored, so a row of a
        table will do.

    Raises DataError for a value that a signal cannot have.
    """
    the_model = _model(model)
    observed = {}
    for signal in the_model._about["signals"]:
        name = signal["name"]
        if signal["is_used"] and name in member:
            number = _observed(signal, member[name])
            if number is not None:
                observed[name] = number
    values = (_ct.c_uint32 * len(observed))(*observed.values())
    out = _ct.c_void_p()
    _c.call("ssi_explain", the_model._handle, _c.texts(observed), values, len(observed),
            _c.name(id), _ct.byref(out))
    result: dict[str, Any] = _json.loads(_c.text(out))
    return result


def generate(
    members: int, *, seed: int = 1, industries: int = 20, batch_rows: int = 1 << 20,
    threads: int = 0,
) -> Stream:
    """Invented members for tests and demonstrations: `member_id`, `industry` and 40 signals. The same
    arguments give the same members, as `ssi generate` does.

    >>> len(Table(generate(1000)))
    1000
    """
    numbers = (_whole(members, "members"), _whole(seed, "seed"),
               _whole(industries, "industries", 2**32 - 1), _whole(batch_rows, "batch_rows"),
               _threads(threads))

    def open_() -> Any:
        capsule, address = _c.new_stream()
        _c.call("ssi_generate", *numbers, address)
        return capsule

    return Stream(open_)
