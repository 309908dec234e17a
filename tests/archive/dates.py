# SPDX-License-Identifier: MIT
"""The dates of LinkedIn's export."""

import datetime
import re

MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September",
          "October", "November", "December")
_NAMES = {name: at + 1 for at, month in enumerate(MONTHS) for name in (month, month[:3])} | {"Sept": 9}
_MONTH = f"(?P<name>{'|'.join(sorted(_NAMES, key=len, reverse=True))})"
_YEAR = r"(?P<year>\d{4}|\d\d)"
_NOON = r"(?:,? (?P<hour>\d{1,2}):(?P<minute>\d\d) (?P<half>[AP]M))?"
_CLOCK = r"(?P<hour>\d\d):(?P<minute>\d\d)(?::(?P<second>\d\d))?"
_FORMS = [re.compile(form, re.ASCII) for form in (
    rf"(?P<year>\d{{4}})([-/])(?P<month>\d\d)\2(?P<day>\d\d)(?:[ T]{_CLOCK}(?: UTC)?)?",
    rf"(?P<month>\d{{1,2}})/(?P<day>\d{{1,2}})/{_YEAR}{_NOON}",
    rf"(?P<day>\d{{1,2}})([- ]){_MONTH}\2{_YEAR}",
    rf"{_MONTH} (?P<day>\d{{1,2}}),? (?P<year>\d{{4}}){_NOON}",
    rf"{_MONTH} (?P<year>\d{{4}})",
    rf"(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun) {_MONTH} (?P<day>\d\d) {_CLOCK} UTC (?P<year>\d{{4}})",
)]


def read_date(text):
    """The day, and the second of the day as it is written (None: no time); None for another form."""
    text = text.replace("\u00a0", " ").replace("\u202f", " ")
    for form in _FORMS:
        match = form.fullmatch(text)
        if match:
            return _date_of({"day": "1"} | {k: v for k, v in match.groupdict().items() if v})
    return None


def _date_of(parts):
    year = int(parts["year"]) + (2000 if len(parts["year"]) == 2 else 0)
    month = _NAMES[parts["name"]] if "name" in parts else int(parts["month"])
    try:
        day = datetime.date(year, month, int(parts["day"])).toordinal()
        if "hour" not in parts:
            return day, None
        hour = int(parts["hour"])
        if "half" in parts:
            if not 1 <= hour <= 12:
                return None
            hour = hour % 12 + (12 if parts["half"] == "PM" else 0)
        time = datetime.time(hour, int(parts["minute"]), int(parts.get("second", 0)))
    except ValueError:
        return None
    return day, time.hour * 3600 + time.minute * 60 + time.second
