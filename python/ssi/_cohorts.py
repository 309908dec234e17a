# SPDX-License-Identifier: MIT
"""Distributions of scores by label."""

from __future__ import annotations

import ctypes as ct
import json
import weakref
from typing import Any

from . import _c
from ._arguments import least
from ._streams import Once, Table


class Cohorts:
    """The distributions of scores by the labels in a column: to be merged with +=, pickled, saved as
    bytes, and given to score() for standings. One thread may change one while no other uses it."""

    __slots__ = ("_handle", "__weakref__")

    def __init__(self, data: bytes | bytearray | memoryview) -> None:
        """From what bytes() gave, or the content of a file of `ssi cohorts --save`.

        Raises DataError if it is damaged.
        """
        handle = ct.c_void_p()
        content = bytes(data)
        _c.call("ssi_cohorts_parse", content, len(content), ct.byref(handle))
        self._hold(handle)

    @classmethod
    def _of(cls, handle: ct.c_void_p) -> Cohorts:
        result = cls.__new__(cls)
        result._hold(handle)
        return result

    def _hold(self, handle: ct.c_void_p) -> None:
        self._handle = handle
        weakref.finalize(self, _c.cohorts_free, handle)

    def __bytes__(self) -> bytes:
        out, length = ct.c_void_p(), ct.c_size_t()
        _c.call("ssi_cohorts_bytes", self._handle, ct.byref(out), ct.byref(length))
        try:
            return ct.string_at(out, length.value)
        finally:
            _c.free(out)

    @property
    def _about(self) -> dict[str, Any]:
        about: dict[str, Any] = json.loads(_c.text_of("ssi_cohorts_json", self._handle))
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
        _c.call("ssi_cohorts_table", self._handle, least(minimum), address)
        return Table(Once(capsule))

    def __repr__(self) -> str:
        about = self._about
        return (f"<ssi.Cohorts of {about['members']} members by {about['column']}, "
                f"{about['labels']} labels>")
