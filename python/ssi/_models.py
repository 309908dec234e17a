# SPDX-License-Identifier: MIT
"""Scoring models."""

from __future__ import annotations

import ctypes as ct
import json
import weakref
from os import PathLike
from typing import Any

from . import _c


class Model:
    """A scoring model: competencies, their terms and maxima. Immutable; any number of threads.

    >>> import ssi
    >>> ssi.Model()
    <ssi.Model standard-1 65f74a70a43c6f86>
    """

    __slots__ = ("_handle", "_about", "__weakref__")

    def __init__(self, toml: str | bytes | None = None, *, name: str = "model") -> None:
        """The model of a model file's text (UTF-8), or standard-1. `name` stands for the file in
        errors.

        Raises ModelError with all rules that it breaks.
        """
        handle = ct.c_void_p()
        if toml is None:
            _c.call("ssi_model_standard", ct.byref(handle))
        else:
            data = toml.encode() if isinstance(toml, str) else bytes(toml)
            _c.call("ssi_model_parse", data, len(data), _c.name(name), ct.byref(handle))
        self._hold(handle)

    def _hold(self, handle: ct.c_void_p) -> None:
        self._handle = handle
        weakref.finalize(self, _c.model_free, handle)
        self._about: dict[str, Any] = json.loads(_c.text_of("ssi_model_json", handle))

    @classmethod
    def built_in(cls, id: str) -> Model:
        """The model of that id which the library comes with: "standard-1" or "standard-2".

        Raises ValueError for any other.

        >>> import ssi
        >>> ssi.Model.built_in("standard-2")
        <ssi.Model standard-2 77e6202e1dc55c9c>
        """
        model = cls.__new__(cls)
        handle = ct.c_void_p()
        _c.call("ssi_model_built_in", _c.name(id), ct.byref(handle))
        model._hold(handle)
        return model

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
        """All signals: name, kind (flag or count), scope (state or window), what it counts, its nouns
        for people (one and many), and how an activity log's rows become its value: aggregate (last,
        sum, days or people), from (whose rows) and observed (log or member)."""
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


_standard: Model | None = None


def model_or_standard(model: Model | None) -> Model:
    global _standard
    if model is not None:
        return model
    if _standard is None:
        _standard = Model()
    return _standard
