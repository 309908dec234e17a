#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""`ssi import linkedin` once more, written from its specification, slow and obvious.

    importing.py import linkedin ARCHIVE [OPTION]...

takes the arguments of the command and prints the same log.
"""

import argparse
import collections
import datetime
import os
import re
import sys
import tomllib
from pathlib import Path

import monitoring  # noqa: F401
from catalogue import standard_signals
from conversations import in_order, is_draft, outreach_of
from dates import read_date
from dialect import DATED, KEYS, COLUMNS, Refused, Silent, Table, read_table
from exports import files_of
from people import (EXCEPT, WORDS, People, is_decision_maker, lower, one_space, url_key)
from tables import table

SIGNALS = standard_signals()
ORDER = {name: at for at, name in enumerate(SIGNALS)}
STATES = {"Education": "education", "Skills": "skills", "Certifications": "certifications",
          "Volunteering": "volunteering"}
COUNTED = {"Recommendations_Received": ("recommendations_received", "Status", "visible"),
           "Recommendations_Given": ("recommendations_given", "Status", "visible"),
           "Endorsement_Received_Info": ("skill_endorsements", "Endorsement Status", "accepted")}
HAPPENED = {"InstantReposts": "shares", "Comments": "comments_made", "Reactions": "reactions_given",
            "SearchQueries": "people_searches"}
NOBODY = "p0"
OF_PERSONS = ("messages_sent", "invitations_sent", "decision_makers_contacted")


def parser():
    result = argparse.ArgumentParser(allow_abbrev=False)
    result.add_argument("command", choices=["import"])
    result.add_argument("source", choices=["linkedin"])
    result.add_argument("archive")
    result.add_argument("-o", "--output")
    result.add_argument("--member", default="me")
    result.add_argument("--as-of")
    result.add_argument("--profile-url")
    result.add_argument("--set", action="append", default=[])
    result.add_argument("--without", action="append", default=[])
    result.add_argument("--skip-unknown", action="store_true")
    result.add_argument("--decision-makers")
    return result


def _usage(holds, why):
    if not holds:
        raise Refused(2, why)


def known_signals(options):
    """What --set says."""
    known = {}
    for text in options.set:
        name, equals, value = text.partition("=")
        _usage(equals and name in SIGNALS and re.fullmatch("[0-9]+", value), f"--set {text}")
        _usage(name not in ("people_contacted", "decision_makers_contacted"), f"--set {text}")
        _usage(int(value) <= SIGNALS[name].limit, f"--set {text}")
        if name in known or name in options.without:
            raise Silent("a signal that is set and something else")
        known[name] = int(value)
    return known


def word_lists(path):
    """Those of --decision-makers."""
    try:
        lists = tomllib.loads(Path(path).read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise Refused(66, "there is no such file") from None
    except (UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise Refused(65, str(error)) from None
    sound = "words" in lists and set(lists) <= {"words", "except"} and all(
        isinstance(its, list) and all(isinstance(word, str) for word in its) for its in lists.values())
    if not sound:
        raise Refused(65, "the lists of words")
    if any(word != one_space(word) or not word for its in lists.values() for word in its):
        raise Silent("words that are no words")
    return lists["words"], lists.get("except", ())


class Import:
    """One archive, and the rows of its log."""

    def __init__(self, options, folder="."):
        self.options = options
        self.known = known_signals(options)
        for name in options.without:
            _usage(name in SIGNALS, f"--without {name}")
        _usage(options.member, "--member")
        self.as_of = None
        if options.as_of is not None:
            try:
                assert re.fullmatch(r"\d{4}-\d\d-\d\d", options.as_of, re.ASCII)
                self.as_of = datetime.date.fromisoformat(options.as_of).toordinal()
            except (AssertionError, ValueError):
                raise Refused(2, "--as-of") from None
        self.words = (WORDS, EXCEPT)
        if options.decision_makers:
            self.words = word_lists(Path(folder, options.decision_makers))
        self.tables = {name: read_table(name, files, options.skip_unknown)
                       for name, files in files_of(os.path.join(folder, options.archive)).items()}
        self.tables = {name: its for name, its in self.tables.items() if its.read}
        self.rows = []  # day, signal, value, person
        self._read_dates()
        self._find_people()
        self._collect()

    def _read_dates(self):
        latest = None
        for name in DATED:
            if name not in self.tables:
                continue
            kept = []
            for number, row in enumerate(self.tables[name].rows):
                text = row[COLUMNS[name][0]]
                row.date, row.number = read_date(text), number
                if row.date is None and text and not self.options.skip_unknown:
                    raise Refused(65, f"the date {text!r}", row.at)
                if row.date is not None:
                    kept.append(row)
                    latest = max(latest or 0, row.date[0])
            self.tables[name].rows = kept
        self.as_of = self.as_of or latest
        if self.as_of is None:
            raise Refused(65, "no date: --as-of is needed")

    def _find_people(self):
        self.messages, self.drafts = [], []
        for row in self.rows_of("messages"):
            if row["CONVERSATION ID"]:
                (self.drafts if is_draft(row) else self.messages).append(row)
        profile = self.rows_of("Profile")
        name = f"{profile[0]['First Name']} {profile[0]['Last Name']}" if profile else ""
        if profile and bool(profile[0]["First Name"]) != bool(profile[0]["Last Name"]):
            raise Silent("half a name")
        self.people = People(self.options.profile_url, one_space(name), self.rows_of("Connections"),
                             self.rows_of("Invitations"), self.messages)

    def rows_of(self, name):
        return self.tables.get(name, Table()).rows

    def add(self, day, signal, value=1, person=None):
        self.rows.append((day, signal, value, person))

    # What each file becomes

    def _collect(self):
        self._profile()
        self._states()
        self._connections()
        if "Invitations" in self.tables:
            self._invitations()
        if "messages" in self.tables:
            self._conversations()
        self._posts()
        for name, signal in HAPPENED.items():
            for row in self.rows_of(name):
                self.add(row.date[0], signal)
        self._zeros()
        self._known()
        self.rows = [row for row in self.rows if row[1] not in self.options.without]

    def _profile(self):
        profile = self.tables.get("Profile", Table())
        first = profile.rows[0] if profile.rows else collections.defaultdict(str)
        if "Headline" in profile.columns:
            self.add(self.as_of, "has_headline", int(first["Headline"] != ""))
        summary = any(row["Profile Summary"] for row in self.rows_of("Profile Summary"))
        if "Summary" in profile.columns or "Profile Summary" in self.tables:
            self.add(self.as_of, "has_summary", int(summary or first["Summary"] != ""))

    def _states(self):
        if "Positions" in self.tables:
            self.add(self.as_of, "positions",
                     sum(row["Description"] != "" for row in self.rows_of("Positions")))
        for name, signal in STATES.items():
            if name in self.tables:
                self.add(self.as_of, signal, len(self.rows_of(name)))
        for name, (signal, status, counts) in COUNTED.items():
            if name in self.tables:
                self._so_far([row for row in self.rows_of(name)
                              if lower(row[status]) in ("", counts)], {signal: lambda row: True})

    def _so_far(self, rows, signals):
        """State rows of how many there are so far, at each date."""
        for day in sorted({row.date[0] for row in rows}):
            for signal, counts in signals.items():
                self.add(day, signal, sum(bool(counts(row)) for row in rows if row.date[0] <= day))
        if not rows:
            for signal in signals:
                self.add(self.as_of, signal, 0)

    def _connections(self):
        self.decision_makers, self.connected = set(), collections.defaultdict(set)
        if "Connections" not in self.tables:
            return
        columns = self.tables["Connections"].columns
        signals = {"connections": lambda row: True}
        if "Position" in columns:
            signals["decision_maker_connections"] = self._decides
        if "Company" in columns and "Positions" in self.tables:
            employers = {lower(row["Company Name"]) for row in self.rows_of("Positions")
                         if not row["Finished On"] and row["Company Name"]}
            signals["colleague_connections"] = lambda row: lower(row["Company"]) in employers
        self._so_far(self.rows_of("Connections"), signals)
        for row in self.rows_of("Connections"):
            person = self.people.person(f"{row['First Name']} {row['Last Name']}", row["URL"])
            if person:
                self.connected[person].add(row.date[0])
                if self._decides(row):
                    self.decision_makers.add(person)

    def _decides(self, row):
        return is_decision_maker(row["Position"], *self.words)

    def _contact(self, day, person):
        if person in self.decision_makers:
            self.add(day, "decision_makers_contacted", 1, person)

    def _invitations(self):
        invited = collections.defaultdict(set)
        for row in self.rows_of("Invitations"):
            if row["Direction"] != "OUTGOING":
                continue
            person = self.people.person(row["To"], row["inviteeProfileUrl"])
            if person is None or self.people.is_member(person):
                raise Silent("an invitation to nobody, or to oneself")
            self.add(row.date[0], "invitations_sent", 1, person)
            self._contact(row.date[0], person)
            invited[person].add(row.date[0])
        for person, days in invited.items():
            accepted = {day for day in self.connected[person] if min(days) <= day}
            if len(self.connected[person]) > 1 and accepted:
                raise Silent("when somebody who is connected twice accepted")
            if accepted:
                self.add(min(accepted), "invitations_accepted", 1, person)

    def _conversations(self):
        for conversation in dict.fromkeys(row["CONVERSATION ID"] for row in self.messages):
            messages, drafts = ([row for row in rows if row["CONVERSATION ID"] == conversation]
                                for rows in (self.messages, self.drafts))
            for outreach in outreach_of(in_order(messages, drafts), self.people):
                self._outreach(outreach)

    def _outreach(self, outreach):
        for number, person in enumerate(outreach.recipients):
            self.add(outreach.day, "people_contacted" if number else "messages_sent", 1, person)
            self._contact(outreach.day, person)
        if outreach.answer:
            self.add(outreach.answer[0], "messages_answered", 1, outreach.answer[1])

    def _posts(self):
        for row in self.rows_of("Shares"):
            filled = {column: row[column].strip('" \t\r\n\v\f') != "" for column in
                      ("SharedUrl", "ShareCommentary", "MediaUrl")}
            own = not filled["SharedUrl"] and (filled["ShareCommentary"] or filled["MediaUrl"])
            self.add(row.date[0], "posts" if own else "shares")

    def _zeros(self):
        """Rows of value 0 for what the archive covers, and what never happened."""
        covered = [HAPPENED[name] for name in HAPPENED if name in self.tables]
        covered += ["posts", "shares"] if "Shares" in self.tables else []
        covered += ["messages_sent", "messages_answered"] if "messages" in self.tables else []
        covered += ["invitations_sent"] if "Invitations" in self.tables else []
        if "Connections" in self.tables:
            covered += ["invitations_accepted"] if "Invitations" in self.tables else []
            if "Position" in self.tables["Connections"].columns and (
                    "messages" in self.tables or "Invitations" in self.tables):
                covered.append("decision_makers_contacted")
        there = {row[1] for row in self.rows} | set(self.known)
        for signal in sorted(set(covered) - there):
            self.add(self.as_of, signal, 0, NOBODY if signal in OF_PERSONS else None)
        for signal in set(covered) & set(self.known):
            if not any(row[1] == signal for row in self.rows):
                if self.known[signal] == 0 or signal in OF_PERSONS:
                    raise Silent("a signal that is set, and never happened")

    def _known(self):
        for signal, value in self.known.items():
            if SIGNALS[signal].state:
                self.rows = [row for row in self.rows if row[:2] != (self.as_of, signal)]
            elif any(row[:2] == (self.as_of, signal) and row[3] is None and row[2] != value
                     for row in self.rows):
                raise Silent("in which order rows of one date and signal stand")
            self.add(self.as_of, signal, value)

    # The log

    def numbers(self):
        """Persons by number."""
        first = {}
        for day, signal, _, person in self.rows:
            if person not in (None, NOBODY):
                key = person[1].encode("utf-8", "surrogateescape")
                first[person] = min(first.get(person, (day + 1, 0, key)), (day, ORDER[signal], key))
        order = sorted(first, key=lambda person: (*first[person], person[2].encode()))
        if order != sorted(first, key=first.get):
            raise Silent("in which order those are who are LinkedIn Member")
        if len({(person[1], person[2]) for person in first}) < len(first):
            raise Silent("a name that is a key of a URL")
        return {person: number + 1 for number, person in enumerate(order)} | {None: -1, NOBODY: 0}

    def log(self):
        numbers = self.numbers()
        rows = sorted((day, ORDER[signal], numbers[person], value) for day, signal, value, person
                      in self.rows)
        names = list(SIGNALS)
        return table(["member_id", "date", "signal", "value", "person"], [
            [self.options.member, datetime.date.fromordinal(day).isoformat(), names[signal], value,
             f"p{number}" if number >= 0 else ""] for day, signal, number, value in rows])


def run(arguments, folder="."):
    return Import(parser().parse_args(arguments), folder).log()


if __name__ == "__main__":
    try:
        sys.stdout.write(run(sys.argv[1:]))
    except Refused as error:
        print(f"importing.py: {error}", file=sys.stderr)
        sys.exit(error.code)
