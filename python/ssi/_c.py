# SPDX-License-Identifier: MIT
"""The C interface, ssi.h, by ctypes: its functions, Arrow capsules, and errors as exceptions."""

from __future__ import annotations

import ctypes as c
import os
from collections.abc import Iterable
from typing import Any

_ABI = 1
_STREAM = b"arrow_array_stream"
_SCHEMA = b"arrow_schema"
_ARRAY = b"arrow_array"

_lib = c.CDLL(os.path.join(os.path.dirname(os.path.abspath(__file__)), "_ssi.so"))


class Error(ValueError):
    """Bad input; the message says what and where."""


class DataError(Error):
    """A value that a signal cannot have, or damaged bytes of cohorts."""


class ModelError(Error):
    """A model, or a list of actions, breaks rules; a line of the message for each."""


class StreamError(Error):
    """The producer of a stream failed; the message is its own."""


class ScoreOptions(c.Structure):
    """ssi_score_options."""

    _fields_ = [
        ("size", c.c_size_t),
        ("threads", c.c_int32),
        ("points", c.c_int32),
        ("keep", c.POINTER(c.c_char_p)),
        ("keep_count", c.c_size_t),
        ("without_coverage", c.c_int32),
        ("with_band", c.c_int32),
        ("with_badges", c.c_int32),
        ("allow_out_of_range", c.c_int32),
        ("cohorts", c.POINTER(c.c_void_p)),
        ("cohorts_count", c.c_size_t),
        ("minimum_cohort", c.c_uint64),
        ("joining", c.c_int32),
        ("minimum_coverage", c.c_int32),
    ]


class PlanOptions(c.Structure):
    """ssi_plan_options."""

    _fields_ = [
        ("size", c.c_size_t),
        ("threads", c.c_int32),
        ("points", c.c_int32),
        ("keep", c.POINTER(c.c_char_p)),
        ("keep_count", c.c_size_t),
        ("goal", c.c_int32),
        ("target", c.c_int32),
        ("budget", c.c_uint64),
        ("target_band", c.c_char_p),
        ("cohorts", c.c_void_p),
        ("minimum_cohort", c.c_uint64),
        ("target_top", c.c_int32),
        ("assume_zero", c.c_int32),
        ("without", c.POINTER(c.c_char_p)),
        ("without_count", c.c_size_t),
        ("allow_out_of_range", c.c_int32),
    ]


class ChangeOptions(c.Structure):
    """ssi_change_options."""

    _fields_ = [
        ("size", c.c_size_t),
        ("threads", c.c_int32),
        ("points", c.c_int32),
        ("keep", c.POINTER(c.c_char_p)),
        ("keep_count", c.c_size_t),
        ("allow_out_of_range", c.c_int32),
    ]


# The one table of declarations: tests compare it with ssi.h. All of these return a status and take
# the place of an error's text last.
_pointer, _text, _size, _int = c.c_void_p, c.c_char_p, c.c_size_t, c.c_int32
FUNCTIONS: dict[str, list[Any]] = {
    "ssi_model_standard": [_pointer],
    "ssi_model_built_in": [_text, _pointer],
    "ssi_model_parse": [_text, _size, _text, _pointer],
    "ssi_model_json": [_pointer, _pointer],
    "ssi_score": [_pointer, _pointer, _pointer, _pointer],
    "ssi_explain": [_pointer, _pointer, _pointer, _size, _text, _pointer],
    "ssi_signals": [_pointer, _pointer, _pointer, _pointer, _pointer],
    "ssi_stream_of": [_pointer, _pointer, _pointer],
    "ssi_table_of": [_pointer, _pointer],
    "ssi_table_stream": [_pointer, _pointer],
    "ssi_cohorts_of": [_pointer, _text, _int, _int, _pointer, _pointer],
    "ssi_cohorts_parse": [_text, _size, _pointer],
    "ssi_cohorts_bytes": [_pointer, _pointer, _pointer],
    "ssi_cohorts_merge": [_pointer, _pointer, _int],
    "ssi_cohorts_json": [_pointer, _pointer],
    "ssi_cohorts_table": [_pointer, c.c_uint64, _pointer],
    "ssi_generate": [c.c_uint64, c.c_uint64, c.c_uint32, c.c_uint64, _int, _pointer],
}
FUNCTIONS |= {
    "ssi_actions_standard": [_pointer],
    "ssi_actions_parse": [_pointer, _text, _size, _text, _pointer],
    "ssi_actions_json": [_pointer, _pointer],
    "ssi_plans": [_pointer, _pointer, _pointer, _pointer, _pointer],
    "ssi_changes": [_pointer, _pointer, _pointer, _pointer, _pointer, _pointer],
}
for _name, _arguments in FUNCTIONS.items():
    _function = getattr(_lib, _name)
    _function.argtypes = [*_arguments, _pointer]
    _function.restype = c.c_int

_lib.ssi_abi.restype = c.c_int32
_lib.ssi_version.restype = c.c_char_p
_lib.ssi_free.argtypes = [_pointer]
_lib.ssi_free.restype = None
_lib.ssi_table_rows.argtypes = [_pointer]
_lib.ssi_table_rows.restype = c.c_uint64
for _name in ("ssi_model_free", "ssi_cohorts_free", "ssi_table_free"):
    getattr(_lib, _name).argtypes = [_pointer]
    getattr(_lib, _name).restype = None
_lib.ssi_actions_free.argtypes = [_pointer]
_lib.ssi_actions_free.restype = None

if _lib.ssi_abi() != _ABI:
    raise ImportError(f"the library has the interface {_lib.ssi_abi()}, these modules have {_ABI}")

_get = c.pythonapi.PyCapsule_GetPointer
_get.argtypes, _get.restype = [c.py_object, c.c_char_p], c.c_void_p
_new = c.pythonapi.PyCapsule_New
_new.argtypes, _new.restype = [c.c_void_p, c.c_char_p, c.c_void_p], c.py_object
_lib.ssi_python_setup.argtypes = [_pointer]
_lib.ssi_python_setup.restype = None
_lib.ssi_python_setup(c.cast(_get, c.c_void_p))
_lib.ssi_python_stream.restype = c.c_void_p
_release = c.cast(_lib.ssi_python_release, c.c_void_p)

_ERRORS = {1: ValueError, 2: DataError, 3: ModelError, 4: StreamError}

version: str = _lib.ssi_version().decode()
free = _lib.ssi_free
model_free = _lib.ssi_model_free
cohorts_free = _lib.ssi_cohorts_free
table_free = _lib.ssi_table_free
actions_free = _lib.ssi_actions_free
table_rows = _lib.ssi_table_rows


def call(name: str, *arguments: Any) -> None:
    """Calls a function that can fail. The interpreter's lock is free meanwhile."""
    error = c.c_void_p()
    status = getattr(_lib, name)(*arguments, c.byref(error))
    if status == 0:
        return
    message = text(error)
    if message == "out of memory":
        raise MemoryError(message)
    raise _ERRORS.get(status, RuntimeError)(message)


def text(pointer: c.c_void_p) -> str:
    """The text behind a pointer that is ours to free."""
    if not pointer:
        return "out of memory"
    try:
        return c.string_at(pointer).decode("utf-8", "replace")
    finally:
        free(pointer)


def text_of(name: str, handle: c.c_void_p) -> str:
    """The text that a function gives of a handle."""
    out = c.c_void_p()
    call(name, handle, c.byref(out))
    return text(out)


def name(value: str) -> bytes:
    """A C string. Text that C would cut at a NUL is refused."""
    encoded = value.encode()
    if b"\0" in encoded:
        raise ValueError(f"a name has a NUL character in it: {value!r}")
    return encoded


def texts(values: Iterable[str]) -> Any:
    """An array of C strings."""
    encoded = [name(value) for value in values]
    return (c.c_char_p * len(encoded))(*encoded)


def new_stream() -> tuple[Any, c.c_void_p]:
    """A capsule for a stream that a function is to fill in, and the stream's address."""
    address = _lib.ssi_python_stream()
    if not address:
        raise MemoryError
    return _new(address, _STREAM, _release), c.c_void_p(address)


def stream_of(data: Any) -> tuple[Any, c.c_void_p]:
    """The capsule and the address of a stream of a table's batches."""
    if hasattr(data, "__arrow_c_stream__"):
        capsule = data.__arrow_c_stream__()
        return capsule, c.c_void_p(_get(capsule, _STREAM))
    if hasattr(data, "__arrow_c_array__"):
        schema, array = data.__arrow_c_array__()
        capsule, address = new_stream()
        call("ssi_stream_of", _get(schema, _SCHEMA), _get(array, _ARRAY), address)
        return capsule, address
    kind = f"{type(data).__module__}.{type(data).__qualname__}"
    hint = ": call its collect() first" if hasattr(data, "collect") else ""
    raise TypeError(f"{kind} is no Arrow table: it has no __arrow_c_stream__(){hint}")
