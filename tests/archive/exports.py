# SPDX-License-Identifier: MIT
"""The files of an archive, a ZIP or the folder that it unpacks to."""

import os
import re
import stat
import zipfile
import zlib
from pathlib import Path

from dialect import COLUMNS, Refused, plain

_NAMES = {plain(name): name for name in COLUMNS}
_GIB = 1 << 30
_ENCRYPTED = 1


def table_name(path):
    """The table that a file of this path belongs to; None: it is not read."""
    *folders, last = path.split("/")
    if "__MACOSX" in folders:
        return None
    match = re.fullmatch(r"(.*?)(?:_\d+)?\.csv", last, re.IGNORECASE | re.ASCII | re.DOTALL)
    return _NAMES.get(plain(match.group(1))) if match else None


def files_of(archive):
    """The files that are read: by table, pairs of path and content, in byte order of their paths."""
    if not os.path.exists(archive):
        raise Refused(66, "there is no such archive")
    if not os.path.isdir(archive) and not os.path.isfile(archive):
        raise Refused(66, "neither a file nor a folder")
    found = _of_folder(archive) if os.path.isdir(archive) else _of_zip(archive)
    if not found:
        raise Refused(65, "no file of an export")
    tables = {}
    for path in sorted(found, key=os.fsencode):
        tables.setdefault(table_name(path), []).append((path, found[path]))
    return tables


def _of_folder(archive):
    found = {}
    for folder, _, names in os.walk(archive):
        for name in names:
            file = Path(folder, name)
            path = file.relative_to(archive).as_posix()
            if table_name(path) and stat.S_ISREG(file.lstat().st_mode):
                found[path] = file.read_bytes()
    return found


def _of_zip(archive):
    try:
        with open(archive, "rb") as file, zipfile.ZipFile(file) as opened:
            return _of_entries(file, opened.infolist())
    except (zipfile.BadZipFile, zlib.error, NotImplementedError, EOFError, OSError, ValueError) as error:
        raise Refused(65, f"no sound ZIP: {error}") from None


def _of_entries(file, entries):
    found, total = {}, 0
    for entry in entries:
        name = entry.orig_filename.replace("\\", "/")
        if name.startswith("/") or re.match("[A-Za-z]:", name) or "\0" in name \
                or ".." in name.split("/"):
            raise Refused(65, f"the name {name!r}")
        if entry.flag_bits & _ENCRYPTED:
            raise Refused(65, f"{name} is encrypted")
    for entry in entries:
        name = entry.orig_filename.replace("\\", "/")
        kind = stat.S_IFMT(entry.external_attr >> 16) if entry.create_system == 3 else 0
        if not table_name(name) or kind not in (0, stat.S_IFREG):
            continue
        if name in found:
            raise Refused(65, f"{name} twice")
        total += entry.file_size
        if entry.file_size > _GIB or total > 4 * _GIB:
            raise Refused(65, f"{name} is too large")
        found[name] = _content(file, entry)
    return found


def _content(file, entry):
    file.seek(entry.header_offset)
    local = file.read(30)
    if local[:4] != b"PK\x03\x04":
        raise Refused(65, "no entry where one should be")
    file.seek(int.from_bytes(local[26:28], "little") + int.from_bytes(local[28:30], "little"), 1)
    packed = file.read(entry.compress_size)
    if len(packed) != entry.compress_size:
        raise Refused(65, "the end is missing")
    if entry.compress_type == zipfile.ZIP_STORED:
        content = packed
    elif entry.compress_type == zipfile.ZIP_DEFLATED:
        unpacker = zlib.decompressobj(-15)
        content = unpacker.decompress(packed, entry.file_size + 1)
        if not unpacker.eof and len(content) <= entry.file_size:
            content += unpacker.decompress(b"", 1)
        if not unpacker.eof:
            raise Refused(65, "more than declared, or no end")
    else:
        raise Refused(65, f"method {entry.compress_type}")
    if len(content) != entry.file_size or zlib.crc32(content) != entry.CRC:
        raise Refused(65, "other bytes than declared")
    return content
