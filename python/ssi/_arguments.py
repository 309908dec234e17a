# SPDX-License-Identifier: MIT
"""Arguments that C takes without a sign."""

from __future__ import annotations

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
