# SPDX-License-Identifier: MIT
"""Random choices, and files made of them."""

import random

from catalogue import COUNT_LIMIT

IDS = ["ada", "bob", "Cy", "d,e", 'q"x', " lead", "ü", "=1+1", "007", "NA", "two\nlines", "z" * 80]
LABELS = ["", "a", "a", "b", "b", "A", " a", "x,y", 'q"', "ü"]


class Draw(random.Random):
    """A source of random choices."""

    def chance(self, probability):
        return self.random() < probability

    def some(self, choices, least, most):
        """Some of the choices, none twice, in any order."""
        choices = list(choices)
        return self.sample(choices, min(len(choices), self.randint(least, most)))

    def count(self, limit=COUNT_LIMIT):
        """A value of a signal: mostly small, at times at the end of the range."""
        if limit == 1:
            return self.randint(0, 1)
        top = self.choice([1, 3, 12, 12, 60, 60, 400, limit])
        return self.choice([self.randint(0, top), top]) if top == limit else self.randint(0, top)

    def digits(self, limit=COUNT_LIMIT):
        return "0" * self.choice([0, 0, 0, 0, 2]) + str(self.count(limit))

    def decimal(self, least, most):
        """A number with at most two decimals, between hundredths, as a text."""
        number = self.randint(least, most)
        sign = "-" if number < 0 else ""
        return f"{sign}{abs(number) // 100}.{abs(number) % 100:02}"


def csv_bytes(draw, header, rows):
    """A file of these cells: its columns in any order, quoted or not, LF or CRLF."""
    order = draw.sample(range(len(header)), len(header))
    quoting = draw.choice([0, 0, 0.1, 1])
    end = draw.choice(["\n", "\n", "\r\n"])

    def cell(text):
        if any(character in text for character in ',"\r\n') or draw.chance(quoting):
            return '"' + text.replace('"', '""') + '"'
        return text

    text = end.join(",".join(cell(row[at]) for at in order) for row in [header, *rows])
    text += end if draw.chance(0.9) else ""
    return ("\ufeff" if draw.chance(0.1) else "").encode() + text.encode()


def member_rows(draw, ids, catalogue, signals, missing=0.2):
    """A header and rows with these signals, and some columns of labels."""
    header = ["member_id", *signals, "industry", "team", *draw.some(["note", "r,1"], 0, 2)]
    rows = []
    for member in ids:
        values = ["" if draw.chance(missing) else draw.digits(catalogue[name].limit)
                  for name in signals]
        rows.append([member, *values, *(draw.choice(LABELS) for _ in header[len(signals) + 1:])])
    return header, rows
