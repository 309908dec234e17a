# SPDX-License-Identifier: MIT
"""The CSV of LinkedIn's export: records of cells, and the tables that are made of them."""

from dataclasses import dataclass, field

WHITE = b" \t\r\n\v\f"

# By file: the columns that are used. The first ones, as many as KEYS says, are those that the header is
# known by.
COLUMNS = {
    "Profile": ("First Name", "Last Name", "Headline", "Summary"),
    "Profile Summary": ("Profile Summary",),
    "Positions": ("Company Name", "Title", "Description", "Started On", "Finished On"),
    "Education": ("School Name",),
    "Skills": ("Name",),
    "Certifications": ("Name",),
    "Volunteering": ("Company Name",),
    "Recommendations_Received": ("Creation Date", "Status"),
    "Recommendations_Given": ("Creation Date", "Status"),
    "Endorsement_Received_Info": ("Endorsement Date", "Endorsement Status"),
    "Connections": ("Connected On", "First Name", "Last Name", "URL", "Company", "Position"),
    "Invitations": ("Sent At", "Direction", "From", "To", "inviterProfileUrl", "inviteeProfileUrl"),
    "messages": ("DATE", "CONVERSATION ID", "FROM", "SENDER PROFILE URL", "TO",
                 "RECIPIENT PROFILE URLS", "IS MESSAGE DRAFT", "IS CONVERSATION DRAFT"),
    "Shares": ("Date", "ShareCommentary", "SharedUrl", "MediaUrl"),
    "InstantReposts": ("Date",),
    "Comments": ("Date",),
    "Reactions": ("Date",),
    "SearchQueries": ("Time",),
}
KEYS = {"Invitations": 2, "messages": 2}
DATED = ("Recommendations_Received", "Recommendations_Given", "Endorsement_Received_Info", "Connections",
         "Invitations", "messages", "Shares", "InstantReposts", "Comments", "Reactions",
         "SearchQueries")


class Refused(Exception):
    """The archive is refused. at: file and line, if there is one to blame."""

    def __init__(self, code, why, at=""):
        super().__init__(f"{at}: {why}" if at else why)
        self.code = code
        self.at = at


class Silent(Exception):
    """The specification does not say what comes of this."""


def plain(text):
    """A name as files and columns are compared: without case, spaces and underscores."""
    lower = "".join(chr(ord(c) + 32) if "A" <= c <= "Z" else c for c in text)
    return lower.replace(" ", "").replace("_", "")


def records(content, path, backslash):
    """The records of a file: line that it begins on, and cells, as bytes without outer white space."""
    at, line = 0, 1
    while at < len(content):
        ends = _line_end(content, at)
        if ends:  # an empty line
            at, line = at + ends, line + 1
            continue
        begun, cells = line, []
        while True:
            begin = at
            cell, at = _cell(content, at, backslash, f"{path}:{line}")
            line += content.count(b"\n", begin, at)
            cells.append(cell.strip(WHITE))
            if content[at:at + 1] != b",":
                break
            at += 1
        ends = _line_end(content, at)
        at, line = at + ends, line + 1
        yield begun, cells


def _line_end(content, at):
    """How many bytes the line end has that is here; 0: none is."""
    if content.startswith(b"\n", at):
        return 1
    return 2 if content.startswith(b"\r\n", at) else 0


def _cell_ends(content, at):
    return at == len(content) or content[at:at + 1] == b"," or _line_end(content, at) > 0


def _cell(content, at, backslash, place):
    """A cell, and where it ends."""
    if content[at:at + 1] != b'"':
        begin = at
        while not _cell_ends(content, at):
            at += 1
        cell = content[begin:at]
        if backslash and b"\\" in cell:
            raise Silent("a backslash in a bare cell")
        return cell, at
    cell = bytearray()
    at += 1
    while at < len(content):
        here = content[at:at + 1]
        if backslash and here == b"\\" and at + 1 < len(content):
            cell += content[at + 1:at + 2]
            at += 2
        elif here != b'"':
            cell += here
            at += 1
        elif content[at + 1:at + 2] == b'"':
            cell += b'"'
            at += 2
        elif _cell_ends(content, at + 1):
            return bytes(cell), at + 1
        else:  # a quote that closes nothing
            cell += b'"'
            at += 1
    raise Refused(65, "a quote that nothing closes", place)


@dataclass
class Row:
    line: int
    at: str  # file and line
    cells: dict  # by column, the text; columns that the file lacks are not there
    whole: tuple  # all cells by column, to compare rows with

    def __getitem__(self, column):
        return self.cells.get(column, "")


@dataclass
class Table:
    """What the files of one name say, together."""

    columns: set = field(default_factory=set)
    rows: list = field(default_factory=list)
    read: bool = False  # no file of the name could be read otherwise


def read_table(name, files, skip_unknown):
    """The table of the files of one name: pairs of path and content, in byte order of the paths."""
    table, seen = Table(), set()
    for path, content in files:
        found = _read_file(name, path, content, skip_unknown)
        if found is None:
            continue
        columns, rows = found
        table.read = True
        table.columns |= columns
        table.rows += [row for row in rows if row.whole not in seen]
        seen |= {row.whole for row in rows}
    return table


def _read_file(name, path, content, skip_unknown):
    """Columns and rows; None for messages that cannot be read."""
    if content.startswith(b"\xef\xbb\xbf"):
        content = content[3:]
    path = path.rsplit("/", 1)[-1]
    every = list(records(content, path, name == "Comments"))
    known = [plain(column) for column in COLUMNS[name][:KEYS.get(name, 1)]]
    for number, (line, cells) in enumerate(every):
        names = [plain(cell.decode("utf-8", "replace")) for cell in cells]
        if all(key in names for key in known):
            return _read_rows(name, path, line, names, every[number + 1:], skip_unknown)
        if name == "messages" and known[0] in names and known[1] not in names:
            return None
    if all(len(cells) < 2 for _, cells in every):
        return set(), []
    raise Refused(65, "there is no header", f"{path}:{every[0][0]}")


def _read_rows(name, path, line, names, every, skip_unknown):
    place = {}
    for column in COLUMNS[name]:
        found = [at for at, its in enumerate(names) if its == plain(column)]
        if len(found) > 1:
            raise Refused(65, f"column {column} twice", f"{path}:{line}")
        if found:
            place[column] = found[0]
    rows = []
    for line, cells in every:
        at = f"{path}:{line}"
        if not any(cells) and len(cells) == 1:
            raise Silent("a row of nothing but white space")
        while len(cells) > len(names) and not cells[-1]:
            cells.pop()
        if len(cells) != len(names):
            if skip_unknown:
                continue
            raise Refused(65, f"{len(cells)} cells instead of {len(names)}", at)
        used = {column: _text(cells[its], at) for column, its in place.items()}
        rows.append(Row(line, at, used, tuple(sorted(zip(names, cells)))))
    return set(place), rows


def _text(cell, at):
    if b"\0" in cell:
        raise Refused(65, "a NUL", at)
    try:
        return cell.decode("utf-8")
    except UnicodeDecodeError:
        raise Refused(65, "no UTF-8", at) from None
