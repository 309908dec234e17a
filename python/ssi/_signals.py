# SPDX-License-Identifier: MIT
"""Signals of members, from activity logs."""

from __future__ import annotations

import ctypes as ct
import datetime
from collections.abc import Sequence
from typing import Any

from . import _c
from ._arguments import day_of, threads_of
from ._kinds import readable, table_like
from ._models import Model, model_or_standard
from ._streams import Once, Table


class SignalOptions(ct.Structure):
    """ssi_signal_options."""

    _fields_ = [
        ("size", ct.c_size_t),
        ("on", ct.c_char_p),
        ("id", ct.c_char_p),
        ("tracks", ct.POINTER(ct.c_char_p)),
        ("tracks_count", ct.c_size_t),
        ("all", ct.c_int32),
        ("threads", ct.c_int32),
    ]


def signals(
    log: Any,
    on: str | datetime.date,
    *,
    members: Any = None,
    model: Model | None = None,
    tracks: Sequence[str] = (),
    all: bool = False,
    id: str = "member_id",
    threads: int = 0,
) -> Any:
    """The signals of members on a day, from an activity log: a member table, which score() takes. It
    is of the kind that the log came in.

    log: a table with a row for each thing that happened, or new state: the columns `member_id`,
        `date`, `signal`, and perhaps `value`, `person` and `event`; others are not read. Dates are
        dates, timestamps without a zone or in UTC, or texts such as 2024-05-28; ids are texts or
        whole numbers. Rows may come in any order; where one date has several of a state, the later
        one counts.
    on: the day, as a date or such a text.
    members: a member table of any kind: these members and no others, in this order, and what their
        states were before the log. Its columns that are no signals come last, as they are. By
        default: members with a row dated that day or earlier, in the order of their first rows.
    model: the standard one by default. It gives the rules and the window.
    tracks: names of window signals that the log covers even if no row names them.
    all: all signals of the catalogue, not those that the model uses alone.
    id: the name of the column of ids, of the log and of the member table; ids become texts.
    threads: 0 is all.

    Raises DataError for a row that breaks a rule, with its number from 1; ValueError for columns and
    arguments that do not fit; StreamError if a table cannot be read. The interpreter's lock is free
    meanwhile.
    """
    if isinstance(tracks, str):
        raise TypeError("tracks is a list of names of signals, not one name")
    names = _c.texts(tracks)
    options = SignalOptions(
        size=ct.sizeof(SignalOptions), on=day_of(on).isoformat().encode(), id=_c.name(id),
        tracks=names, tracks_count=len(names), all=all, threads=threads_of(threads))
    inputs = [_c.stream_of(readable(log)), (None, None)]
    if members is not None:
        inputs[1] = _c.stream_of(readable(members))
    capsule, address = _c.new_stream()
    _c.call("ssi_signals", model_or_standard(model)._handle, ct.byref(options), inputs[0][1],
            inputs[1][1], address)
    del inputs  # not before
    return table_like(log, Table(Once(capsule)))
