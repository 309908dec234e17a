# SPDX-License-Identifier: MIT
"""Tables that others read: computed while they are, or in memory."""

from __future__ import annotations

import ctypes as ct
import weakref
from collections.abc import Callable
from typing import Any

from . import _c


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


class Once:
    """A stream that is there already."""

    def __init__(self, capsule: Any) -> None:
        self._capsule = capsule

    def __arrow_c_stream__(self, requested_schema: Any = None) -> Any:
        return self._capsule


class Table:
    """A table in memory, which any Arrow library can read, any number of times: it has
    __arrow_c_stream__(). len() is the number of its rows."""

    __slots__ = ("_handle", "__weakref__")

    def __init__(self, source: Any) -> None:
        """The batches of a table or a stream. Raises StreamError, and DataError for scores."""
        capsule, address = _c.stream_of(source)
        handle = ct.c_void_p()
        _c.call("ssi_table_of", address, ct.byref(handle))
        del capsule  # not before
        self._handle = handle
        weakref.finalize(self, _c.table_free, handle)

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
