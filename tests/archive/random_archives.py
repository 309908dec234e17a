# SPDX-License-Identifier: MIT
"""Random archives: small, hostile, and most of them sound."""

import datetime
import io
import os
import zipfile
from dataclasses import dataclass, field
from pathlib import Path

import monitoring  # noqa: F401
import random_texts as texts
from catalogue import COUNT_LIMIT, standard_signals
from dialect import COLUMNS
from draw import Draw
from random_texts import Writer, column_name, file_name, moment, profile_url, spaced

SIGNALS = standard_signals()
BASES = [datetime.date(*date).toordinal() for date in ((2026, 1, 1), (2024, 2, 20), (2019, 12, 15),
                                                       (2099, 11, 1), (2000, 2, 1),
                                                       (2023, 8, 20))]
MEMBER = "Zilka Norva"
ME = "zilka-norva-1"
EXTRA = {
    "Shares": ["ShareLink", "Visibility"], "Comments": ["Link", "Message"], "Reactions": ["Type", "Link"],
    "messages": ["CONVERSATION TITLE", "SUBJECT", "CONTENT", "FOLDER"], "InstantReposts": ["Link"],
    "Connections": ["Email Address"], "Invitations": ["Message"], "SearchQueries": ["Search Query"],
    "Recommendations_Received": ["First Name", "Text"], "Education": ["Notes", "Notes", "Start Date"],
    "Endorsement_Received_Info": ["Skill Name"], "Profile": ["Maiden Name", "Industry"],
    "Positions": ["Location"], "Certifications": ["Url"]}
OPTIONAL = {
    "Connections": ["URL", "Company", "Position"], "Shares": ["ShareCommentary", "SharedUrl", "MediaUrl"],
    "Recommendations_Received": ["Status"], "Recommendations_Given": ["Status"],
    "Endorsement_Received_Info": ["Endorsement Status"], "Profile": ["Headline", "Summary"],
    "Invitations": ["inviterProfileUrl", "inviteeProfileUrl"], "Positions": ["Title", "Started On"],
    "messages": ["SENDER PROFILE URL", "RECIPIENT PROFILE URLS", "IS MESSAGE DRAFT",
                 "IS CONVERSATION DRAFT"]}
OFTEN_SET = ["messages_sent", "invitations_sent", "posts", "comments_made", "people_searches", "connections",
             "skill_endorsements", "education", "messages_answered"]
UNREAD = ["Ad_Targeting.csv", "learning_coach_messages.csv", "Shares_backup.csv", "Votes.csv", "Reactions.txt",
          "__MACOSX/Connections.csv", "x/__MACOSX/Shares.csv", "guide_messages.csv", "Comments_.csvx",
          "Rich_Media.csv", "Reactions_1a.csv", "Connections.csv.html", "My Connections.csv"]


@dataclass(frozen=True)
class Person:
    name: str
    key: str  # of its URL; empty: it has none


PERSONS = [
    Person("Velna Ixka", "velna-ixka"), Person("Brelka Os\u00e9mo", "brelka-\u00e9"),
    Person("Tomvi Wroka", "tomvi"), Person("Tomvi Wroka", "tomvi-2"), Person(MEMBER, "zilka-norva-2"),
    Person("Karsil Tasova, Ph.D.", "karsil"), Person("Nimko Pelryn", ""), Person("Dra Lum", ""),
    Person("Quorix, Inc.", "/company/quorix"), Person("LinkedIn Member", ""), Person("Ubo Zil", "10"),
    Person("Pel Ganvi", "9"), Person("Sil Quor", "pel+s%l")]


@dataclass
class Case:
    files: dict  # path in the archive: bytes
    packed: bool
    beside: dict  # other files
    options: list
    planted: str = ""  # the fault that was made

    def write(self, folder):
        """Writes all files; the arguments of the command."""
        for name, content in self.beside.items():
            Path(folder, name).write_bytes(content)
        if self.packed:
            Path(folder, "archive.zip").write_bytes(zipped(self.files, Draw(len(self.files))))
        else:
            for path, content in self.files.items():
                Path(folder, "archive", path).parent.mkdir(parents=True, exist_ok=True)
                Path(folder, "archive", path).write_bytes(content)
            Path(folder, "archive").mkdir(exist_ok=True)
        archive = "archive.zip" if self.packed else "archive"
        return ["import", "linkedin", archive, *self.options]


class _Pipe(io.RawIOBase):
    """Takes bytes and cannot go back: sizes stand behind the bytes then."""

    def __init__(self):
        super().__init__()
        self.content = bytearray()

    def writable(self):
        return True

    def write(self, content):
        self.content += content
        return len(content)


def zipped(files, draw):
    """A ZIP of the files, packed or not, in any order."""
    pipe = _Pipe() if draw.chance(0.3) else io.BytesIO()
    order = list(files)
    draw.shuffle(order)
    with zipfile.ZipFile(pipe, "w") as opened:
        if draw.chance(0.3):
            opened.writestr("a folder.csv/", b"")
        for path in order:
            method = draw.choice([zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED])
            with opened.open(zipfile.ZipInfo(path, (2026, 1, 2, 3, 4, 6)), "w",
                             force_zip64=draw.chance(0.1)) as entry:
                entry._compress_type = method  # noqa: SLF001
                entry.write(files[path])
    return bytes(pipe.content) if isinstance(pipe, _Pipe) else pipe.getvalue()


class Maker:
    """Makes one case from one seed."""

    def __init__(self, seed):
        self.draw = Draw(f"archive {seed}")
        self.base = self.draw.choice(BASES)
        self.with_urls = self.draw.choice([1, 1, 1, 0.8, 0.5, 0])
        self.persons = self.draw.some(PERSONS, 2, 7)
        self.own_side = self.draw.choice(["all", "all", "none", "other", "mixed"])
        self.planted = ""
        self.rows = {}  # by table: dictionaries of texts by column
        self.columns = {}
        self.options = []
        self.beside = {}

    def case(self):
        for name in COLUMNS:
            if self.draw.chance({"messages": 0.8, "Connections": 0.8, "Invitations": 0.7,
                                 "Profile": 0.7, "Positions": 0.6}.get(name, 0.35)):
                maker = getattr(self, "_" + name.lower().replace(" ", "_"), self._plain)
                self.rows[name] = maker(name)
        if not self.rows:
            self.rows["Shares"] = self._shares("Shares")
        self._choose_columns()
        self._options()
        plant = self.draw.chance(0.15)
        files = self._files(not plant)
        if plant:
            self._plant(files)
        for path in self.draw.some(UNREAD, 0, 3):
            files[path] = b"no,such\0file\xff\n\"x"
        return Case(files, self.draw.chance(0.5), self.beside, self.options, self.planted)

    # Rows

    def day(self):
        return self.base + self.draw.choice([0, 1, 2, 30, 31, self.draw.randint(0, 120)])

    def when(self, day=None, timed=0.5):
        if self.draw.chance(0.04):
            return ""
        day = self.day() if day is None else day
        return moment(self.draw, day, self.draw.randint(0, 86399) if self.draw.chance(timed) else None)

    def text(self):
        return self.draw.choice(texts.TEXTS)

    def some_rows(self, most=6):
        return range(self.draw.choice([0, 1, 2, self.draw.randint(0, most)]))

    def url(self, key):
        return profile_url(self.draw, key) if key and self.draw.chance(self.with_urls) else ""

    def _plain(self, name):
        """Files of which rows are counted, or dates."""
        used = COLUMNS[name][0]
        dated = used in ("Date", "Time")
        return [{used: self.when() if dated else self.draw.choice(["mending", "selling, mostly", "x"])}
                for _ in self.some_rows()]

    def _profile(self, _):
        first, last = spaced(self.draw, MEMBER.split()[0]), spaced(self.draw, MEMBER.split()[1])
        return [{"First Name": first, "Last Name": last, "Headline": self.draw.choice(["", "Maker", "a, b"]),
                 "Summary": self.draw.choice(["", "", "Long\ntext"])}]

    def _profile_summary(self, _):
        return [{"Profile Summary": "About me"}] if self.draw.chance(0.6) else []

    def _positions(self, _):
        return [{"Company Name": self.draw.choice(texts.COMPANIES), "Title": "Maker",
                 "Description": self.draw.choice(["", "Did things", "Two\nlines"]), "Started On": "Jan 2020",
                 "Finished On": self.draw.choice(["", "", "Dec 2019", "2015"])} for _ in self.some_rows(4)]

    def _stated(self, name):
        date, status = COLUMNS[name][:2]
        words = ["", "VISIBLE", "visible", " Visible ", "PENDING", "HIDDEN"] if "Recomm" in name else [
            "", "ACCEPTED", "accepted", "ACCEPTED ", "REJECTED", "PENDING"]
        return [{date: self.when(), status: self.draw.choice(words)} for _ in self.some_rows()]

    _recommendations_received = _recommendations_given = _endorsement_received_info = _stated

    def _connections(self, _):
        rows = []
        for person in self.draw.some(self.persons, 0, 7):
            if person.name == "LinkedIn Member" or person.key.startswith("/"):
                continue
            first, _, last = person.name.partition(" ")
            when = self.when(timed=0.1)
            if not when:
                continue
            rows.append({"First Name": spaced(self.draw, first), "Last Name": spaced(self.draw, last),
                         "URL": self.url(person.key), "Company": self.draw.choice(texts.COMPANIES),
                         "Position": self.draw.choice(texts.POSITIONS), "Connected On": when})
        for _ in range(self.draw.choice([0, 0, 1, 2])):
            rows.append({"Connected On": self.when(timed=0)})
        self.draw.shuffle(rows)
        return rows

    def _invitations(self, _):
        rows = []
        for _ in self.some_rows(7):
            other = self.draw.choice(self.persons)
            if other.name == "LinkedIn Member" or other.key.startswith("/"):
                continue
            key = {"all": ME, "none": "", "other": ME, "mixed": self.draw.choice([ME, ME, "tomvi"])}
            own = (MEMBER, key[self.own_side] and profile_url(self.draw, key[self.own_side]))
            them = (spaced(self.draw, other.name), self.url(other.key))
            way = self.draw.choice(["OUTGOING", "OUTGOING", "OUTGOING", "INCOMING", "", "UNKNOWN"])
            sender, receiver = (own, them) if way == "OUTGOING" else (them, own)
            rows.append({"From": sender[0], "To": receiver[0], "Sent At": self.when(),
                         "Direction": way, "inviterProfileUrl": sender[1], "inviteeProfileUrl": receiver[1]})
        return rows

    def _messages(self, _):
        rows = []
        for number in range(self.draw.choice([0, 1, 2, 3, 6])):
            rows += self._conversation(f"{number}" if self.draw.chance(0.95) else "")
        return rows

    def _conversation(self, conversation):
        size = self.draw.choice([0, 1, 1, 1, 2, 3])
        others = self.draw.some(self.persons, size, size)
        day, rows = self.day(), []
        second = self.draw.choice([0, 3600 * 12, self.draw.randint(0, 86000)])
        for _ in range(self.draw.randint(1, 6)):
            rows.append(self._message(conversation, others, day, second))
            gap = self.draw.choice([0, 0, 0, 1, 29, 30, 31])
            day += gap
            if gap == 0:
                second = min(86399, second + self.draw.choice([0, 0, 1, 60, 43200]))
            elif self.draw.chance(0.5):
                second = self.draw.choice([0, 86399, 3600])
        return rows[::-1] if self.draw.chance(0.6) else rows

    def _message(self, conversation, others, day, second):
        member = Person(MEMBER, ME)
        writer = self.draw.choice([member, member, *others])
        to = [person for person in [*others, member] if person != writer]
        if self.draw.chance(0.3):
            to = [person for person in to if person != member] or to
        if self.draw.chance(0.1):
            to = self.draw.choice([[], [member], to[:1]])
        self.draw.shuffle(to)
        urls = [profile_url(self.draw, person.key) for person in to if person.key]
        if not self.draw.chance(self.with_urls):
            urls = []
        draft = self.draw.choice(["No", "no", "", "false", "0"])
        return {"CONVERSATION ID": conversation, "FROM": spaced(self.draw, writer.name),
                "SENDER PROFILE URL": self.url(writer.key),
                "TO": spaced(self.draw, ", ".join(person.name for person in to)),
                "RECIPIENT PROFILE URLS": self.draw.choice([",", ";", ", "]).join(urls),
                "DATE": "" if self.draw.chance(0.03) else moment(self.draw, day, second),
                "IS MESSAGE DRAFT": self.draw.choice(["yes", "TRUE", "Y", "1"])
                if self.draw.chance(0.04) else draft,
                "IS CONVERSATION DRAFT": "Yes" if self.draw.chance(0.02) else ""}

    def _shares(self, _):
        empty = ["", "", '""', '"']
        return [{"Date": self.when(), "ShareCommentary": self.draw.choice(empty + ["Look", '"So', "x\ny"]),
                 "SharedUrl": self.draw.choice(empty + ["https://example.test/"]),
                 "MediaUrl": self.draw.choice(empty + ["https://example.test/a.png"])}
                for _ in self.some_rows()]

    # Files

    def _choose_columns(self):
        for name, rows in self.rows.items():
            used = [column for column in COLUMNS[name] if column not in OPTIONAL.get(name, ())
                    or not self.draw.chance(0.15)]
            if name == "messages" and self.draw.chance(0.04):
                used = ["FROM", "TO", "DATE"]  # as before 2018
            extra = EXTRA.get(name, []) if self.draw.chance(0.8) else []
            self.columns[name] = used + extra
            for row in rows:
                for column in extra:
                    row[column] = "" if column == "Notes" else self.text()

    def _files(self, sound):
        files = {}
        for name, rows in self.rows.items():
            if not rows and self.draw.chance(0.3) and name not in ("Profile", "Connections", "Profile Summary"):
                files[file_name(self.draw, name, 0)] = self.draw.choice([
                    b"No data found", b"", b"\n\n", "\ufeffNothing\n".encode(), b"No\nconversations found\n"])
                continue
            parts = [rows]
            if len(rows) > 1 and self.draw.chance(0.25) and sound:
                cut = self.draw.randint(0, len(rows))
                again = self.draw.choice([0, 0, 1, 2])
                parts = [rows[:cut], rows[max(0, cut - again):]]
            for number, part in enumerate(parts):
                folder = self.draw.choice(["", "", "Basic_LinkedInDataExport/", "a/b/", "B/"]) \
                    if self.draw.chance(0.3) else ""
                files[folder + file_name(self.draw, name, number)] = self._file(name, part, sound)
        return files

    def _file(self, name, rows, sound):
        columns = list(self.columns[name])
        if self.draw.chance(0.3):
            self.draw.shuffle(columns)
        writer = Writer(self.draw, name == "Comments", sound)
        before = []
        if sound and self.draw.chance(0.5 if name == "Connections" else 0.05):
            before = ["Notes:", '"When exporting, ""some"" fields\nare missing."', ""]
        cells = [[row.get(column, "") for column in columns] for row in rows]
        if not sound:
            cells = [[cell.replace("\n", " ") for cell in row] for row in cells]
        header = [column_name(self.draw, column) for column in columns]
        if len(columns) == 1:
            cells = [row for row in cells if row[0]]
        return writer.file(header, cells, before)

    def _plant(self, files):
        """Puts one fault into one file."""
        name = self.draw.choice(list(self.rows))
        path = next((path for path in files if files[path] and self.rows[name] and self._is_of(path, name)), None)
        if path is None:
            return
        columns = self.columns[name]
        row = {column: (self.rows[name][0].get(column) or "").replace("\n", " ") for column in columns}
        kind = self.draw.choice(["date", "date", "cells", "fewer", "nul", "latin1", "quote", "twice", "header"])
        writer = Writer(Draw(1), name == "Comments", False)
        header = list(columns)
        if kind == "date":
            row[COLUMNS[name][0]] = self.draw.choice(texts.NO_DATES)
        elif kind in ("nul", "latin1"):
            row[COLUMNS[name][-1]] = "x\0" if kind == "nul" else "caf\udce9"
        elif kind == "twice":
            header.append(self.draw.choice(COLUMNS[name]).upper())
            row[header[-1]] = ""
        elif kind == "header":
            header = ["some", "thing"]
        line = [row[column] for column in header] if kind != "header" else ["a", "b"]
        if kind == "cells":
            line += ["", "x"]
        elif kind == "fewer" and len(line) > 1:
            line.pop()
        text = ",".join(map(writer.cell, header)) + "\n" + ",".join(map(writer.cell, line)) + "\n"
        if kind == "quote":
            text += '"' + "x," * (len(header) - 1) + "\n"
        files[path] = text.encode("utf-8", "surrogateescape")
        self.planted = kind

    @staticmethod
    def _is_of(path, name):
        def key(text):
            return text.lower().replace(" ", "").replace("_", "")
        return key(os.path.basename(path)).startswith(key(name)) \
            and (name != "Profile" or "summary" not in path.lower())

    # Options

    def _options(self):
        chance = self.draw.chance
        if chance(0.3):
            day = datetime.date.fromordinal(self.base + self.draw.randint(-40, 200))
            self.options += ["--as-of", day.isoformat()]
        if chance(0.15):
            self.options += ["--profile-url", profile_url(self.draw, self.draw.choice(
                [ME, ME, "tomvi", "nobody"]))]
        if chance(0.15):
            self.options += ["--member", self.draw.choice(["a, b", 'q"x', "\u00fc", "=1+1", "007", "two\nlines"])]
        if chance(0.3):
            self.options += ["--skip-unknown"]
        if chance(0.15):
            self._word_lists()
        names = dict.fromkeys([name for name in self.draw.some(SIGNALS, 0, 5) if chance(0.4)]
                              + self.draw.some(OFTEN_SET, 0, 1))
        for name in names:
            if chance(0.5) and name not in ("people_contacted", "decision_makers_contacted"):
                limit = SIGNALS[name].limit
                value = self.draw.choice([0, 1, limit, self.draw.count(limit)])
                self.options += ["--set", f"{name}={value}"]
            else:
                self.options += ["--without", name]
        if chance(0.1):
            self.options += ["--without", self.draw.choice(["people_searches", "connections", "messages_sent"])] \
                if not names else []
        if chance(0.03):
            self.options += self.draw.choice([
                ["--set", "posts=x"], ["--set", "has_photo=2"], ["--set", "people_contacted=1"],
                ["--set", "decision_makers_contacted=0"], ["--without", "nonsense"], ["--set", "posts"],
                ["--as-of", "2026-02-30"], ["--as-of", "1 Jan 2026"], ["--member", ""], ["--set", "nonsense=1"],
                ["--set", f"posts={COUNT_LIMIT + 1}"], ["--set", "posts=-1"], ["--set", "=1"]])
        if chance(0.3):
            self.options += ["-o", "out.csv"]

    def _word_lists(self):
        words = self.draw.choice(['["boss"]', "[]", '["big boss", "CEO"]', '["\u00fcberchef", "maker"]',
                                  '["c++", "coo@x"]'])
        extra = self.draw.choice(["", 'except = ["maker"]\n', 'except = []\n', 'except = ["the boss"]\n',
                                  'exept = []\n' if self.draw.chance(0.2) else ""])
        self.beside["words.toml"] = f"words = {words}\n{extra}".encode()
        self.options += ["--decision-makers", "words.toml"]
