# SPDX-License-Identifier: MIT
"""Archives and arguments that must be refused, near misses that must be read, and what is in between."""

import os
import socket
from dataclasses import dataclass, field, replace
from pathlib import Path

from dialect import COLUMNS
from hostile_zips import (DEFLATED, DESCRIPTOR, ENCRYPTED, FOLDER, LINK, STORED, UTF_8, Entry, deflated,
                          zip_of)

READ, USAGE, DATA, NO_INPUT, CANNOT_CREATE = 0, 2, 65, 66, 73
EITHER = (READ, DATA)  # the specification does not say

SHARES = b"Date,ShareCommentary,SharedUrl\n2026-03-01 08:00:00,Look,\n"
CONNECTIONS = (b"First Name,Last Name,URL,Company,Position,Connected On\n"
               b"A,B,https://www.linkedin.com/in/a,C,CEO,10 Mar 2026\n")
POST = "me,2026-03-01,posts,1,"


@dataclass(frozen=True)
class Bad:
    what: str
    code: object  # or several, of which any will do
    files: dict = field(default_factory=dict)  # path in the folder `archive`: bytes
    packed: bytes = None  # instead of them: the bytes of archive.zip
    options: tuple = ()
    words: tuple = ()  # on standard error; of a log: in it
    without: tuple = ()  # not in the log
    beside: dict = field(default_factory=dict)  # other files
    arguments: tuple = None  # instead of `import linkedin ARCHIVE`
    make: object = None  # called with the folder


def _zip(what, code, *entries, words=(), without=(), **more):
    return Bad(what, code, packed=zip_of(*entries, **more), words=words, without=without)


_SOUND = Entry(b"Shares.csv", SHARES)
_OTHER = Entry(b"Connections.csv", CONNECTIONS)


def _names():
    for name in (b"../%s", b"a/../%s", b"a/../../%s", b"..\\%s", b"a\\..\\..\\%s", b"/%s", b"\\%s",
                 b"//host/%s", b"\\\\host\\%s", b"C:%s", b"c:\\%s", b"Z:/%s", b"%s\0.txt", b"x\0/%s",
                 b"\0%s", b"%s/..", b"../../../../etc/%s", b"a/..\\%s", b"./../%s"):
        yield _zip(f"the name {name!r} of an entry that is read", DATA, _OTHER,
                   Entry(name % b"Shares.csv", SHARES))
        yield _zip(f"the name {name!r} of an entry that is not read", DATA, _SOUND, Entry(name % b"x.txt", b"x"))
    for name in (b"..", b"../", b"/", b"C:", b"a/../"):
        yield _zip(f"the name {name!r} of a folder", DATA, _SOUND, Entry(name, b"", STORED, attributes=FOLDER))
    for name in (b"..a/%s", b"a../%s", b".../%s", b"a..b/%s", b"a/b/c/d/e/%s", b"%%2e%%2e/%s", "Ausz\u00fcge/%s".encode(), b"a b\n/%s", b"a\\b\\%s"):
        yield _zip(f"the harmless name {name!r}", READ, Entry(name % b"Shares.csv", SHARES), words=(POST,))


def _entries():
    yield _zip("encrypted", DATA, replace(_SOUND, flags=ENCRYPTED))
    yield _zip("encrypted, and not read", DATA, _SOUND, Entry(b"x.txt", b"x", flags=ENCRYPTED))
    yield _zip("encrypted strongly", DATA, replace(_SOUND, flags=ENCRYPTED | 0x40))
    for method in (1, 6, 9, 12, 14, 93, 95, 98, 99, 65535):
        yield _zip(f"method {method}", DATA, replace(_SOUND, method=method))
    for method in (12, 98):
        yield _zip(f"method {method} of an entry that is not read", READ, _SOUND, Entry(b"x.txt", b"x", method),
                   words=(POST,))
    for method in (STORED, DEFLATED):
        sound = replace(_SOUND, method=method)
        yield _zip(f"another checksum, method {method}", DATA, replace(sound, crc=1))
        yield _zip(f"a byte less than declared, method {method}", DATA, replace(sound, size=len(SHARES) + 1))
        yield _zip(f"a byte more than declared, method {method}", DATA, replace(sound, size=len(SHARES) - 1))
        yield _zip(f"declared empty, method {method}", DATA, replace(sound, size=0))
        yield _zip(f"over 1 GiB, method {method}", DATA, replace(sound, size=(1 << 30) + 1))
        yield _zip(f"less than 1 GiB says, method {method}", DATA, replace(sound, size=1 << 30))
        yield _zip(f"more packed bytes than there are, method {method}", DATA if method == STORED else EITHER,
                   replace(sound, packed_size=1 << 20))  # deflated bytes say themselves where they end
        yield _zip(f"sound, method {method}", READ, sound, words=(POST,))
        yield _zip(f"sizes in an extra field, method {method}", READ, replace(sound, zip64=True), words=(POST,))
        for signed in (True, False):
            yield _zip(f"sizes behind the bytes, method {method}, signed {signed}", READ, replace(
                sound, flags=UTF_8 | DESCRIPTOR, signed=signed), _OTHER, words=(POST,))
        yield _zip(f"sizes behind the bytes and another checksum, method {method}", DATA, replace(
            sound, flags=UTF_8 | DESCRIPTOR, crc=7))
    yield _zip("fewer packed bytes", DATA, replace(_SOUND, packed_size=len(deflated(SHARES)) - 3))
    yield _zip("packed bytes that are none", DATA, replace(_SOUND, packed=b"\xff" * 40))
    yield _zip("no packed bytes", DATA, replace(_SOUND, packed=b""))
    yield _zip("a bomb", DATA, replace(_SOUND, packed=deflated(b"x" * (1 << 24))))
    yield _zip("another checksum of an entry that is not read", READ, _SOUND, Entry(b"x.txt", b"x", crc=1),
               words=(POST,))
    yield _zip("over 1 GiB of an entry that is not read", READ, _SOUND, Entry(b"x.txt", b"x", size=3 << 30),
               words=(POST,))
    yield _zip("over 4 GiB together", DATA, *(Entry(b"%d/Shares.csv" % at, SHARES, size=1 << 30)
                                              for at in range(5)))
    yield _zip("2^63 bytes", DATA, replace(_SOUND, zip64=True, size=1 << 63))
    yield _zip("2^64 - 1 bytes", DATA, replace(_SOUND, zip64=True, size=(1 << 64) - 1))


def _twice():
    yield _zip("one path twice", DATA, _SOUND, _SOUND)
    yield _zip("one path twice, not one after the other", DATA, _SOUND, _OTHER, replace(_SOUND, content=b"x"))
    yield _zip("one path twice, by a backslash", DATA, Entry(b"a/Shares.csv", SHARES), Entry(b"a\\Shares.csv", SHARES))
    yield _zip("a path twice that is not read", READ, _SOUND, Entry(b"x.txt", b"x"), Entry(b"x.txt", b"y"),
               words=(POST,))
    yield _zip("names that differ by case", READ, _SOUND, Entry(b"SHARES.CSV", SHARES.replace(b"03-01", b"04-01")),
               words=(POST, "me,2026-04-01,posts,1,"))
    yield _zip("one name in two folders", READ, Entry(b"a/Shares.csv", SHARES), Entry(b"b/Shares.csv", SHARES),
               words=(POST,))


def _whole():
    sound = zip_of(_SOUND, _OTHER)
    for end in (1, 4, 10, 30, 60, len(sound) // 2, len(sound) - 60, len(sound) - 22, len(sound) - 10, len(sound) - 1):
        yield Bad(f"the first {end} bytes", DATA, packed=sound[:end])
    yield Bad("no entries", DATA, packed=zip_of())
    yield Bad("zeros", DATA, packed=bytes(5000))
    yield Bad("gzip", DATA, packed=b"\x1f\x8b\x08" + bytes(50))
    yield Bad("a CSV file", DATA, packed=SHARES)
    yield Bad("a comment", READ, packed=zip_of(_SOUND, comment=b"made by hand"), words=(POST,))
    yield Bad("a comment that looks like an end", EITHER, packed=zip_of(_SOUND, comment=b"PK\x05\x06 is no end"))
    yield Bad("a directory with 64 bits", READ, packed=zip_of(_SOUND, _OTHER, end64=True), words=(POST,))
    yield _zip("only a folder that has a file's name", DATA, Entry(b"Shares.csv/", b"", STORED, attributes=FOLDER))
    yield _zip("no file of an export", DATA, Entry(b"x.txt", b"x"), Entry(b"__MACOSX/Shares.csv", SHARES))
    yield _zip("an entry without its signature", EITHER, replace(_SOUND, signature=b"PK\x00\x00"))
    yield _zip("an entry beyond the end", DATA, replace(_SOUND, offset=1 << 30))
    yield _zip("an entry within another", (READ, DATA), _SOUND, Entry(b"Skills.csv", SHARES, offset=0))
    yield _zip("another name within", (READ, DATA), replace(_SOUND, local_name=b"../../x.csv"))
    yield Bad("something before", EITHER, packed=zip_of(_SOUND, before=b"#!/bin/sh\n"))
    yield Bad("something behind", EITHER, packed=zip_of(_SOUND, after=b"more"))
    for change in ({"count": 2}, {"count": 0}, {"start": 1}, {"start": 1 << 31}, {"size": 0}, {"size": 1 << 31},
                   {"start": (1 << 64) - 1, "end64": True}, {"count": (1 << 64) - 1, "end64": True},
                   {"size": (1 << 64) - 1, "end64": True}):
        yield Bad(f"a directory with {change}", EITHER, packed=zip_of(_SOUND, **change))
    yield _zip("only a link", DATA, Entry(b"Shares.csv", b"/etc/passwd", STORED, attributes=LINK))
    yield _zip("a link", READ, _OTHER, Entry(b"Shares.csv", SHARES, STORED, attributes=LINK), without=(POST,))


def _folders():
    both = {"Connections.csv": CONNECTIONS, "far/x.txt": b"x"}

    def link(folder):
        Path(folder, "elsewhere").mkdir()
        Path(folder, "elsewhere", "Shares.csv").write_bytes(SHARES)
        Path(folder, "archive", "Shares.csv").symlink_to(Path(folder, "elsewhere", "Shares.csv"))

    def folder_link(folder):
        link(folder)
        Path(folder, "archive", "Shares.csv").unlink()
        Path(folder, "archive", "more").symlink_to(Path(folder, "elsewhere"))
        Path(folder, "archive", "loop").symlink_to(Path(folder, "archive"))

    def pipe(folder):
        os.mkfifo(Path(folder, "archive", "Shares.csv"))

    def bound(folder):
        here = os.getcwd()
        os.chdir(Path(folder, "archive"))  # a socket's path is short
        socket.socket(socket.AF_UNIX).bind("Shares.csv")
        os.chdir(here)

    for make in (link, folder_link, pipe, bound, lambda folder: Path(folder, "archive", "Shares.csv").mkdir()):
        name = getattr(make, "__name__").replace("_", " ").replace("<lambda>", "folder")
        yield Bad(f"a {name} is not followed", READ, both, make=make, without=(POST,))
        yield Bad(f"only a {name}", DATA, {"x.txt": b"x"}, make=make)
    yield Bad("an empty folder", DATA, make=lambda folder: Path(folder, "archive").mkdir(exist_ok=True))
    yield Bad("a deep folder", READ, {"a/" * 100 + "Shares.csv": SHARES}, words=(POST,))
    yield Bad("no such archive", NO_INPUT, arguments=("import", "linkedin", "nothing.zip"))
    yield Bad("below a file", NO_INPUT, beside={"file": b"x"}, arguments=("import", "linkedin", "file/x.zip"))
    yield Bad("a pipe", (DATA, NO_INPUT), make=lambda folder: os.mkfifo(Path(folder, "pipe")),
              arguments=("import", "linkedin", "pipe"))
    yield Bad("no bytes", (DATA, NO_INPUT), arguments=("import", "linkedin", "/dev/null"))
    if os.geteuid() != 0:
        yield Bad("a ZIP that nobody may read", NO_INPUT, packed=zip_of(_SOUND),
                  make=lambda folder: Path(folder, "archive.zip").chmod(0))
        yield Bad("a file that nobody may read", NO_INPUT, {"Shares.csv": SHARES},
                  make=lambda folder: Path(folder, "archive", "Shares.csv").chmod(0))
        yield Bad("a folder that nobody may read", NO_INPUT, {"a/Shares.csv": SHARES},
                  make=lambda folder: Path(folder, "archive", "a").chmod(0))


def _at(what, name, content, line, *options):
    return Bad(what, DATA, {name: content}, options=options, words=(f"{name}:{line}",))


def _dialect():
    yield _at("a quote that nothing closes", "Shares.csv", SHARES + b'2026-03-02,"x,\n', 3)
    yield _at("a quote that nothing closes, skipped", "Shares.csv", SHARES + b'2026-03-02,"x,\n', 3, "--skip-unknown")
    yield Bad("a quote in the header that nothing closes", DATA, {"Shares.csv": b'"Date,x\n2026-03-01,x\n'})
    yield _at("a quote behind a backslash", "Comments.csv", b'Date,Message\n2026-03-01,"path\\"\n', 2)
    yield Bad("a quote behind a backslash elsewhere", READ,
              {"Shares.csv": b'Date,ShareCommentary\n2026-03-01,"path\\"\n'}, words=(POST,))
    yield _at("UTF-8 that is too long", "Connections.csv", CONNECTIONS + b"A,\xc0\xaf,,,,10 Mar 2026\n", 3)
    yield _at("half a pair", "Connections.csv", CONNECTIONS + b"A,\xed\xa0\x80,,,,10 Mar 2026\n", 3)
    yield _at("the end of a letter", "Connections.csv", CONNECTIONS + b"A,\xbf,,,,10 Mar 2026\n", 3)
    yield _at("the beginning of a letter", "Connections.csv", CONNECTIONS + b"A,x\xc3,,,,10 Mar 2026\n", 3)
    yield _at("beyond all letters", "Connections.csv", CONNECTIONS + b"A,\xf4\x90\x80\x80,,,,10 Mar 2026\n", 3)
    yield _at("a NUL, skipped", "Connections.csv", CONNECTIONS + b"A,\0,,,,10 Mar 2026\n", 3, "--skip-unknown")
    yield Bad("UTF-16", DATA, {"Shares.csv": SHARES.decode().encode("utf-16")})
    yield Bad("semicolons", DATA, {"Shares.csv": SHARES.replace(b",", b";") + b"x,y\n"})
    yield _at("fewer cells", "Shares.csv", SHARES + b"2026-03-02,x\n", 3)
    yield _at("a row of one cell", "Shares.csv", SHARES + b"2026-03-02\n", 3)
    for name, columns in COLUMNS.items():
        file = f"{name.replace('_', ' ')}_12.csv"
        yield _at(f"no header of {name}", file, b"\nsome,thing\nx,y\n", 2)
        yield _at(f"a column of {name} twice", file,
                  (",".join(columns) + f",{columns[0].lower()}\n").encode(), 1)
    yield _at("messages without a date", "messages.csv", b"CONVERSATION ID,FROM,TO\n1,A,B\n", 1)
    yield Bad("no rows anywhere", DATA, {"Shares.csv": b"Date\n"}, words=("--as-of",))
    yield Bad("no rows, and a day", READ, {"Shares.csv": b"Date\n"}, options=("--as-of", "2026-02-28"),
              words=("me,2026-02-28,posts,0,", "me,2026-02-28,shares,0,"))


def _members():
    header = b"CONVERSATION ID,FROM,SENDER PROFILE URL,TO,RECIPIENT PROFILE URLS,DATE\n"
    yield Bad("two names in one conversation", DATA,
              {"messages.csv": header + b"1,A,,B,,2026-01-01\n"}, words=("--profile-url",))
    yield Bad("two URLs in one conversation", DATA,
              {"messages.csv": header + b"1,A,/in/a,B,/in/b,2026-01-01\n"}, words=("--profile-url",))
    yield Bad("a profile that is in no row", DATA, {"messages.csv": header + b"1,A,/in/a,B,/in/b,2026-01-01\n"},
              options=("--profile-url", "https://x.com/in/nobody"), words=("https://x.com/in/nobody",))
    yield Bad("a profile where there are none", READ, {
        "Profile.csv": b"First Name,Last Name\nA,X\n", "messages.csv": header + b"1,A X,,B,,2026-01-01\n"},
              options=("--profile-url", "https://x.com/in/nobody"), words=("me,2026-01-01,messages_sent,1,p1",))
    for name in ("Profile.csv", "PROFILE_3.csv"):
        yield Bad("two URLs of the member's name", DATA, {
            name: b"First Name,Last Name\nA,B\n", "messages.csv": header
            + b"1,A B,/in/a,X,/in/x,2026-01-01\n2,A B,/in/b,X,/in/x,2026-01-01\n"}, words=("--profile-url",))


def _arguments():
    shares = {"Shares.csv": SHARES}
    for options in (("--set", "posts"), ("--set", "posts="), ("--set", "=1"), ("--set", "posts=-1"),
                    ("--set", "posts=1.0"), ("--set", "posts=4294967296"), ("--set", "has_photo=2"),
                    ("--set", "likes=1"), ("--set", "Posts=1"), ("--set", "people_contacted=1"),
                    ("--set", "decision_makers_contacted=1"), ("--set", "posts= 1"), ("--without", "likes"),
                    ("--without", ""), ("--as-of", "2026-02-30"), ("--as-of", "12 Mar 2026"), ("--as-of", ""),
                    ("--as-of", "0000-01-01"), ("--member", ""), ("--profile-url", ""), ("--decision-makers", ""),
                    ("--unknown",), ("another.zip",), ("--set",)):
        yield Bad(f"the options {options}", USAGE, shares, options=options)
    for arguments in (("import",), ("import", "linkedin"), ("import", "twitter", "archive"), ("import", "archive")):
        yield Bad(f"the arguments {arguments}", USAGE, shares, arguments=arguments)
    for text in ('except = ["x"]', "", "words = 1", 'words = "ceo"', "words = [1]", 'words = ["a"]\nexcept = 1',
                 'words = ["a"]\nexcept = [[]]', 'words = ["a"]\nword = ["b"]', "words = [", 'words = ["a", 1]',
                 'words = ["a"]\nwords = ["b"]', '[words]\nx = 1'):
        yield Bad(f"the lists {text!r}", DATA, shares, options=("--decision-makers", "words.toml"),
                  beside={"words.toml": text.encode()}, words=("words.toml",))
    yield Bad("lists that are no UTF-8", DATA, shares, options=("--decision-makers", "words.toml"),
              beside={"words.toml": b'words = ["\xff"]'}, words=("words.toml",))
    yield Bad("no lists", NO_INPUT, shares, options=("--decision-makers", "words.toml"), words=("words.toml",))
    yield Bad("an output that is the archive", USAGE, packed=zip_of(_SOUND), options=("-o", "archive.zip"))
    yield Bad("an output that is a file of the archive", USAGE, shares, options=("-o", "archive/Shares.csv"))
    yield Bad("an output that is the lists", USAGE, shares, beside={"words.toml": b'words = ["a"]'},
              options=("--decision-makers", "words.toml", "-o", "words.toml"))
    yield Bad("an output that is a link to the archive", USAGE, packed=zip_of(_SOUND), options=("-o", "link"),
              make=lambda folder: Path(folder, "link").symlink_to("archive.zip"))
    yield Bad("an output in no folder", CANNOT_CREATE, shares, options=("-o", "nowhere/out.csv"))
    yield Bad("an output that is a folder", (CANNOT_CREATE, USAGE), shares, options=("-o", "archive"))


def _large():
    """What would take minutes if the work grew with the square of the rows."""
    me, many = "https://www.linkedin.com/in/me", 100_000
    header = "CONVERSATION ID,FROM,SENDER PROFILE URL,TO,RECIPIENT PROFILE URLS,DATE\n"
    message = "{},Me Too,{},{},{},2026-03-01 08:00:00\n".format
    options = ("--profile-url", me)
    yield Bad("one conversation of many messages", READ, options=options, words=("me,2026-03-01,messages_sent,1,p1",),
              files={"messages.csv": (header + message("1", me, "A", "/in/a") * many).encode()})
    yield Bad("many conversations with names", READ, options=options, words=(f"me,2026-03-01,messages_sent,1,p{many}",),
              files={"messages.csv": (header + "".join(message(at, me, f"N {at}", "") for at in range(many))).encode()})
    group = ";".join(f"/in/{at}" for at in range(many))
    yield Bad("a group of many", READ, options=options, words=(f"me,2026-03-01,messages_sent,1,p{many}",),
              files={"messages.csv": (header + message("1", me, "All", group)).encode()})
    people = "".join(f"N,{at},/in/{at},C,CEO,{1 + at % 28} {'Jan Feb Mar Apr May Jun'.split()[at // 28 % 6]} "
                     f"{2000 + at // 168 % 25}\n" for at in range(many))
    invitations = "".join(f"Me,N {at},1/1/20,OUTGOING,/in/me,\n" for at in range(many))
    yield Bad("many connections and invitations", READ, words=(f"me,2024-06-28,connections,{many},",), files={
        "Connections.csv": CONNECTIONS.split(b"\n")[0] + b"\n" + people.encode(),
        "Invitations.csv": ("From,To,Sent At,Direction,inviterProfileUrl,inviteeProfileUrl\n" + invitations).encode()})
    yield Bad("the same rows again and again", READ, words=(POST,),
              files={f"{at}/Shares.csv": SHARES + b"2026-02-01,x,\n" * 2000 for at in range(200)})
    yield _at("many quotes", "Shares.csv", b'Date,ShareCommentary\n2026-03-01,"' + b'"' * 8_000_000 + b"\n", 2)
    yield _at("many cells", "Shares.csv", SHARES + b"2026-03-01" + b",x" * 2_000_000 + b"\n", 3)
    yield Bad("many lines before the header", READ, {"Shares.csv": b"\nx\n" * 1_000_000 + SHARES}, words=(POST,))
    yield _zip("many entries", READ, *(Entry(b"%d.txt" % at, b"x") for at in range(60_000)), _SOUND, words=(POST,))


def every_bad_archive():
    for some in (_names, _entries, _twice, _whole, _folders, _dialect, _members, _arguments, _large):
        yield from some()
