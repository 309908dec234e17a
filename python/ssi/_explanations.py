# SPDX-License-Identifier: MIT
"""Why a member has its score."""

from __future__ import annotations

import ctypes as ct
import json
from collections.abc import Mapping
from typing import Any

from . import _c
from ._c import DataError
from ._models import Model, model_or_standard


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
    the_model = model_or_standard(model)
    observed = {}
    for signal in the_model.catalogue:
        name = signal["name"]
        if signal["is_used"] and name in member:
            number = _observed(signal, member[name])
            if number is not None:
                observed[name] = number
    values = (ct.c_uint32 * len(observed))(*observed.values())
    out = ct.c_void_p()
    _c.call("ssi_explain", the_model._handle, _c.texts(observed), values, len(observed),
            _c.name(id), ct.byref(out))
    result: dict[str, Any] = json.loads(_c.text(out))
    return result
