# SPDX-License-Identifier: MIT
"""Random spellings: dates, profile URLs, names, and files in the dialect of LinkedIn's export."""

import datetime

from dates import MONTHS

POSITIONS = [
    "", "CEO", "Vice  President, Sales", "Product Owner", "Assistant to the CEO", "Head of Growth",
    "Heading", "\u00dcberchef", "coo@x", "CO-OWNER", "co_owner", "\u00e9ceo", "ceo\u00e9", "ceo\u00d7",
    "ceo\u0250", "\u00bfceo", "ceo2", "(CEO)", "Chief-of-Staff", "Business \t Partner", "Partner",
    "Managing\tDirector", "Associate Director", "Intern", "International Director", "Vice\nPresident",
    "Directora", "chairs", "Chair", "student", "Product\nOwner, Founder", "boss", "Big  Boss", "3cto",
    "CTO", "Maker", "Maker", "trainee (VP)", "ex-owner", "\u00c0 vp", "ciso\u024f", "the boss's boss"]
COMPANIES = ["", "", "Quorix, Inc.", "QUORIX, INC.", "Nimbra", "nimbra", "Old Ltd", "Quorix"]
TEXTS = ["", "x", "Two\nlines", 'She said "yes"', "C:\\temp\\", "a, b", '"', "=1+1", "\u00dcn\u00efcode",
         "It's; so", '"quoted"', "a\\b", '""', 'end"', "bad \udce9 byte", "nul \0 here", "cr\rhere",
         '"a", "b"', "Date", "\\", "\\\"x"]


def moment(draw, day, second):
    """A day and a second, None for no time, in one of the forms."""
    date = datetime.date.fromordinal(day)
    year, month, number = date.year, date.month, date.day
    name = draw.choice([MONTHS[month - 1], MONTHS[month - 1][:3],
                        "Sept" if month == 9 else MONTHS[month - 1][:3]])
    space = draw.choice([" "] * 6 + ["\u00a0", "\u202f"])
    if second is None:
        forms = [f"{year:04}-{month:02}-{number:02}", f"{year:04}/{month:02}/{number:02}",
                 f"{month}/{number}/{year % 100:02}", f"{month:02}/{number:02}/{year}",
                 f"{number} {name} {year}".replace(" ", space), f"{number:02} {name} {year}",
                 f"{number}-{name}-{year % 100:02}", f"{name} {number}, {year}", f"{name} {number} {year}"]
        return draw.choice(forms + ([f"{name} {year}"] if number == 1 else []))
    hour, minute, second = second // 3600, second // 60 % 60, second % 60
    noon = f"{(hour + 11) % 12 + 1}:{minute:02}{space}{'AM' if hour < 12 else 'PM'}"
    between = draw.choice([", ", " ", "," + space])
    clock = draw.choice([f"{hour:02}:{minute:02}:{second:02}"] * 3 + [f"{hour:02}:{minute:02}"])
    weekday = date.strftime("%a")
    return draw.choice([
        f"{year:04}-{month:02}-{number:02}{draw.choice(' T')}{clock}{draw.choice(['', ' UTC'])}",
        f"{year:04}-{month:02}-{number:02} {hour:02}:{minute:02}:{second:02} UTC",
        f"{year:04}/{month:02}/{number:02}{space}{clock}{draw.choice(['', ' UTC'])}",
        f"{month}/{number}/{year % 100:02}{between}{noon}", f"{month:02}/{number:02}/{year}{between}{noon}",
        f"{name} {number}, {year}{between}{noon}", f"{name} {number} {year}{between}{noon}",
        f"{weekday} {name[:3]} {number:02} {hour:02}:{minute:02}:{second:02} UTC {year}"])


NO_DATES = ["15 f\u00e9vr. 2026", "2026-02-30", "31 Apr 2026", "13/13/26", "2026-13-01", "yesterday",
            "29 Feb 2025", "2/29/2025, 1:17 PM", "2026-01-01 25:00", "2026-01-01 10:60:00", "Mai 2026",
            "2026", "0/1/26", "1/0/26", "00 Mar 2026", "2026-01-01 10:00:00 CET", "1/1/26, 13:00 PM",
            "1/1/26, 0:30 AM", "12 Mar", "2026-01-01x", "32 Jan 2026", "Foo Jan 05 08:12:14 UTC 2026"]


def profile_url(draw, key):
    """A URL that is compared as the key."""
    if key.startswith("/"):  # without /in/
        return draw.choice(["https://www.linkedin.com", "http://linkedin.com", "www.linkedin.com",
                            "linkedin.com"]) + key + draw.choice(["", "/", "?trk=x", "/?a=b"])
    text = "".join(
        "".join(f"%{byte:02{draw.choice('xX')}}" for byte in letter.encode())
        if draw.chance(0.1 if letter.isascii() else 0.5)
        else letter.upper() if letter.isascii() and draw.chance(0.1) else letter for letter in key)
    return draw.choice(["https://www.linkedin.com/in/"] * 4 + [
        "http://linkedin.com/in/", "www.linkedin.com/in/", "linkedin.com/in/", "https://de.linkedin.com/in/",
        "/in/"]) + text + draw.choice(["", "", "", "/", "?utm_source=share", "#about", "/de", "/?a=/in/b"])


def spaced(draw, name):
    """A name with other white space."""
    if draw.chance(0.9):
        return name
    return draw.choice(["", " ", "\t"]) + name.replace(" ", draw.choice(["  ", " \t", " "])) \
        + draw.choice(["", " "])


class Writer:
    """Writes files of rows: one way of spelling for each file."""

    def __init__(self, draw, backslash, lines=True):
        self.draw = draw
        self.backslash = backslash
        self.quoting = draw.choice([0, 0, 0.2, 1])
        self.ends = draw.choice([["\n"], ["\n"], ["\r\n"], ["\n", "\r\n"]])
        self.lines = lines  # whether there may be empty lines

    def file(self, header, rows, before=()):
        """The bytes of a file. header: names of columns; rows: lists of cells."""
        parts = [*before, self.line(header, 0), *map(self.line, rows)]
        if self.draw.chance(0.1) and self.lines:
            parts.insert(self.draw.randint(0, len(parts)), "")
        text = "".join(part + self.draw.choice(self.ends) for part in parts)
        if self.draw.chance(0.1):
            text = text.rstrip("\r\n") if not text.endswith('"') else text
        mark = "\ufeff" if self.draw.chance(0.2) else ""
        return (mark + text).encode("utf-8", "surrogateescape")

    def line(self, cells, surplus=0.05):
        cells = [self.cell(cell) for cell in cells]
        if len(cells) > 1 and self.draw.chance(surplus):
            cells += self.draw.choice([[""], ["", ""], [" "], ['""']])
        return ",".join(cells)

    def cell(self, text):
        if any(letter in text for letter in ",\n") or text.startswith('"') or self.draw.chance(self.quoting) \
                or self.backslash and "\\" in text:
            return '"' + self._quoted(text) + '"'
        return self._pad() + text + self._pad() if text else text

    def _pad(self):
        return self.draw.choice([" ", "\t", "  "]) if self.draw.chance(0.03) else ""

    def _quoted(self, text):
        if self.backslash:
            text = text.replace("\\", "\\\\")
        result = ""
        for at, letter in enumerate(text):
            after = text[at + 1:at + 2]
            if letter != '"':
                result += letter
            elif self.backslash and self.draw.chance(0.4):
                result += '\\"'
            elif after not in ("", ",", "\n", "\r", '"', "\\") and text[at - 1:at] != '"' \
                    and self.draw.chance(0.5):
                result += '"'  # it closes nothing
            else:
                result += '""'
        return result


def column_name(draw, name):
    """A column's name, spelled in another way."""
    if draw.chance(0.85):
        return name
    return draw.choice([name.upper(), name.lower(), name.replace(" ", "_"), name.replace(" ", ""),
                        f" {name} ", name.replace(" ", "  ")])


def file_name(draw, name, number):
    """A name that a file is found by. number: in which part of the file's rows it is."""
    name = draw.choice([name] * 5 + [name.upper(), name.lower(), name.replace("_", " "), name.replace(" ", "_"),
                                     name.replace(" ", "").replace("_", "")])
    digits = draw.choice(["", "", "_7700", "_1", "_10", "_9", "_0"]) if number == 0 else f"_{number}"
    return name + digits + draw.choice([".csv"] * 5 + [".CSV", ".Csv"])
