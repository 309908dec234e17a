# SPDX-License-Identifier: MIT
"""ZIPs byte for byte: sound ones, and those that no program should make."""

import struct
import zlib
from dataclasses import dataclass

STORED, DEFLATED = 0, 8
ENCRYPTED, DESCRIPTOR, UTF_8 = 1, 8, 0x800
LINK, REGULAR, FOLDER = 0o120777 << 16, 0o100644 << 16, 0o40755 << 16


def deflated(content):
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    return packer.compress(content) + packer.flush()


@dataclass
class Entry:
    """An entry. What is None is as it should be."""

    name: bytes
    content: bytes = b""
    method: int = DEFLATED
    flags: int = UTF_8
    crc: int = None
    size: int = None  # as declared
    packed: bytes = None
    packed_size: int = None  # as declared
    local_name: bytes = None
    attributes: int = REGULAR
    offset: int = None  # as declared
    zip64: bool = False  # sizes stand in an extra field
    extra: bytes = b""
    signed: bool = True  # whether the descriptor has its signature
    signature: bytes = b"PK\x03\x04"

    def figures(self):
        """CRC, packed size and size, as declared; and the packed bytes."""
        packed = self.packed
        if packed is None:
            packed = deflated(self.content) if self.method == DEFLATED else self.content
        return (zlib.crc32(self.content) if self.crc is None else self.crc,
                len(packed) if self.packed_size is None else self.packed_size,
                len(self.content) if self.size is None else self.size, packed)

    def local(self):
        crc, packed_size, size, packed = self.figures()
        name, extra, after = self.name if self.local_name is None else self.local_name, self.extra, b""
        if self.flags & DESCRIPTOR:
            after = (b"PK\x07\x08" if self.signed else b"") + struct.pack("<3L", crc, packed_size, size)
            crc = packed_size = size = 0
        elif self.zip64:
            extra = struct.pack("<HHQQ", 1, 16, size, packed_size) + extra
            packed_size = size = 0xFFFFFFFF
        return self.signature + struct.pack(
            "<5H3L2H", 45 if self.zip64 else 20, self.flags, self.method, 0, 0x5C22, crc,
            packed_size & 0xFFFFFFFF, size & 0xFFFFFFFF, len(name), len(extra)) + name + extra + packed + after

    def central(self, offset):
        crc, packed_size, size, _ = self.figures()
        extra = self.extra
        if self.zip64:
            extra = struct.pack("<HHQQ", 1, 16, size, packed_size) + extra
            packed_size = size = 0xFFFFFFFF
        return b"PK\x01\x02" + struct.pack(
            "<6H3L5H2L", 3 << 8 | 45, 45 if self.zip64 else 20, self.flags, self.method, 0, 0x5C22, crc,
            packed_size & 0xFFFFFFFF, size & 0xFFFFFFFF, len(self.name), len(extra), 0, 0, 0,
            self.attributes, offset if self.offset is None else self.offset) + self.name + extra


def zip_of(*entries, comment=b"", count=None, before=b"", after=b"", end64=False, start=None, size=None):
    """The bytes of a ZIP."""
    content, central = bytearray(before), bytearray()
    for entry in entries:
        central += entry.central(len(content))
        content += entry.local()
    begin = len(content) if start is None else start
    length = len(central) if size is None else size
    number = len(entries) if count is None else count
    content += central
    if end64:
        at = len(content)
        content += b"PK\x06\x06" + struct.pack("<QHHLLQQQQ", 44, 45, 45, 0, 0, number, number, length, begin)
        content += b"PK\x06\x07" + struct.pack("<LQL", 0, at, 1)
        number, length, begin = 0xFFFF, 0xFFFFFFFF, 0xFFFFFFFF
    return bytes(content + b"PK\x05\x06" + struct.pack("<4H2LH", 0, 0, number, number, length, begin, len(comment))
                 + comment + after)
