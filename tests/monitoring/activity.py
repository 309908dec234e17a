# SPDX-License-Identifier: MIT
"""Logs of activity, and the signals that they give on a day. Days are ordinals: 0001-01-01 is 1."""

import datetime
import re
from dataclasses import dataclass

from catalogue import COUNT_LIMIT
from tables import read_rows

_ZONE = r"(?:Z|[+-](?:[01][0-9]|2[0-3]):[0-5][0-9])?"
_SECONDS = r"(?::(?:[0-5][0-9]|60)(?:\.[0-9]+)?)?"
_DATE = re.compile(r"([0-9]{4}-[0-9]{2}-[0-9]{2})(?:[T ](?:[01][0-9]|2[0-3]):[0-5][0-9]"
                   + _SECONDS + _ZONE + ")?")


def day_of(text):
    """The day of a date, behind which a time may stand."""
    match = _DATE.fullmatch(text)
    assert match, text
    return datetime.date.fromisoformat(match[1]).toordinal()


def date_of(day):
    return datetime.date.fromordinal(day).isoformat()


@dataclass(frozen=True)
class Row:
    member: str
    day: int
    signal: str
    value: int
    person: str


def read_rows_of_logs(paths, catalogue, known_members, skip_unknown):
    """The rows that count, in their order. known_members: None where there is no member table."""
    rows, events = [], set()
    for path in paths:
        header, lines = read_rows(path)
        for line in lines:
            cells = dict(zip(header, line))
            day = day_of(cells["date"])
            member, name = cells["member_id"], cells["signal"]
            if name not in catalogue or (known_members is not None and member not in known_members):
                assert skip_unknown, (member, name)
                continue
            event = (member, cells.get("event", ""))
            if event[1] and event in events:
                continue
            events.add(event)
            value = int(cells.get("value", "") or 1)
            assert value <= catalogue[name].limit
            rows.append(Row(member, day, name, value, cells.get("person", "")))
    return rows


class Log:
    """The rows of one or more files, with the member table that they go with, if any."""

    def __init__(self, paths, model, table=None, tracks=(), skip_unknown=False):
        self.model = model
        self.table = table
        known = None if table is None else set(table.ids)
        self.rows = read_rows_of_logs(paths, model.signals, known, skip_unknown)
        self.tracked = {name for name, signal in model.signals.items()
                        if not signal.state and (name in tracks or self._is_named(signal))}
        self.rows_of = {}
        for row in self.rows:
            self.rows_of.setdefault(row.member, []).append(row)

    def _is_named(self, signal):
        return any(row.signal in signal.sources and (signal.aggregate != "people" or row.person)
                   for row in self.rows)

    def members_on(self, day):
        if self.table is not None:
            return self.table.ids
        return [member for member, rows in self.rows_of.items()
                if any(row.day <= day for row in rows)]

    def aggregate(self, member, signal, first, last):
        """The value of a window signal over the days first to last, or of a state signal on last."""
        rows = [row for row in self.rows_of.get(member, [])
                if row.signal in signal.sources and row.day <= last]
        if signal.aggregate == "last":
            value = max(enumerate(rows), key=lambda at: (at[1].day, at[0]))[1].value
        else:
            rows = [row for row in rows if row.day >= first]
            done = [row for row in rows if row.value >= 1]
            value = {
                "sum": sum(row.value for row in rows),
                "days": len({row.day for row in done}),
                "people": len({row.person for row in done if row.person}),
            }[signal.aggregate]
        return min(value, COUNT_LIMIT, signal.limit)

    def value(self, member, signal, day):
        """The signal on the day, None if missing."""
        begun = any(row.signal in signal.sources and row.day <= day
                    for row in self.rows_of.get(member, []))
        if signal.state and not begun:
            return None if self.table is None else self.table.signals[member].get(signal.name)
        if not signal.state:
            observed = begun if signal.observed == "member" else signal.name in self.tracked
            if not observed:
                return None
        return self.aggregate(member, signal, day - self.model.window_days + 1, day)

    def signals_on(self, member, day):
        return {name: self.value(member, signal, day)
                for name, signal in self.model.signals.items()}

    def aged(self, member, before, after):
        """The window signals over those days of the window of `after` that are not after `before`."""
        first = after - self.model.window_days + 1
        return {name: self.aggregate(member, signal, first, before) if first <= before else 0
                for name, signal in self.model.signals.items() if not signal.state}
