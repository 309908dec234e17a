# SPDX-License-Identifier: MIT
"""Invented members."""

from __future__ import annotations

from typing import Any

from . import _c
from ._arguments import threads_of, whole
from ._streams import Stream


def generate(
    members: int, *, seed: int = 1, industries: int = 20, batch_rows: int = 1 << 20,
    threads: int = 0,
) -> Stream:
    """Invented members for tests and demonstrations: `member_id`, `industry` and 40 signals. The same
    arguments give the same members, as `ssi generate` does.

    >>> import ssi
    >>> len(ssi.Table(ssi.generate(1000)))
    1000
    """
    numbers = (whole(members, "members"), whole(seed, "seed"),
               whole(industries, "industries", 2**32 - 1), whole(batch_rows, "batch_rows"),
               threads_of(threads))

    def open_() -> Any:
        capsule, address = _c.new_stream()
        _c.call("ssi_generate", *numbers, address)
        return capsule

    return Stream(open_)
