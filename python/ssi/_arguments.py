# SPDX-License-Identifier: MIT
"""Arguments that C takes without a sign."""

from __future__ import annotations

import datetime
import re
from operator import index


def whole(value: int, name: str, highest: int = 2**64 - 1) -> int:
    """An argument that C takes without a sign, and that ctypes would wrap around."""
    number = index(value)
    if not 0 <= number <= highest:
        raise ValueError(f"{name} is from 0 to {highest}, not {number}")
    return number


def least(minimum: int) -> int:
    return max(whole(minimum, "minimum"), 1)  # for C, 0 is the default of 10


def threads_of(threads: int) -> int:
    return whole(threads, "threads", 2**31 - 1)


def day_of(on: str | datetime.date) -> datetime.date:
    """A day, given as a date or as a text such as 2024-05-28."""
    if isinstance(on, datetime.datetime):
        return on.date()
    if isinstance(on, datetime.date):
        return on
    if not isinstance(on, str):
        raise TypeError(f"a day is a date or a text such as 2024-05-28, not {on!r}")
    try:
        if re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", on):
            return datetime.date.fromisoformat(on)
    except ValueError:
        pass
    raise ValueError(f"{on!r} is not a date such as 2024-05-28")
