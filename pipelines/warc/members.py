"""From the bytes of a gzip file to its members, each inflated as a stream, whatever is damaged.

A reader that stops at the first bad member loses everything behind it. Here each member stands
alone, and behind a bad one reading goes on at the next that holds a WARC record, even inside what
the bad one seemed to cover. However many bytes pretend to be members, the work grows only with
the bytes of the file: what was inflated in vain is counted, and has an allowance.
"""

import re
import zlib
from collections.abc import Iterator
from typing import BinaryIO

READ = 1 << 16  # bytes of the file at a time: a page or two
INFLATED = 1 << 18  # bytes of content at a time
SLICE = 64  # bytes at a time before the fault of a damaged member
GZIP = b"\x1f\x8b\x08"
# Reserved flags are 0 (RFC 1952, 2.3.1.2); the last two bytes are as compressors write them.
MEMBER_START = re.compile(rb"\x1f\x8b\x08(?=[\x00-\x1f].{4}[\x00\x02\x04][\x00-\x0d\xff])", re.S)
SHORTEST_HEAD = 10
LONGEST_START = 1 << 10  # of a gzip header, in which a file's name may stand, and a first word
CUT_OFF = "the file is cut off inside a gzip member"
FREE = 8 << 20  # bytes inflated in vain that are allowed anyway,
TIMES = 16  # and so many for each byte of the file


class Member:
    """One gzip member: its content as a stream; at its end, where it ended and what was wrong."""

    def __init__(self, file: BinaryIO, start: int, ahead: bytes = b"") -> None:
        """*ahead* is what has been read of the file from *start* on."""
        self.file, self.start, self.rest = file, start, ahead
        self.position = start + len(ahead)  # in the file, of what has been read
        self.inflate = zlib.decompressobj(wbits=31)
        self.size = 0
        self.fault = ""

    def read(self) -> bytes:
        """Return the next bytes of the content; b"" at its end, or where it is damaged."""
        while not self.inflate.eof and not self.fault:
            if not self.rest:
                self.file.seek(self.position)
                self.rest = self.file.read(READ)
                self.position += len(self.rest)
            if content := self._inflated():
                self.size += len(content)
                return content
        return b""

    def read_on(self) -> None:
        """Read to the end, for nothing but where that is."""
        while self.read():
            pass

    def _inflated(self) -> bytes:
        if not self.rest:
            self.fault = CUT_OFF
            return b""
        before = self.inflate.copy()
        try:
            content = self.inflate.decompress(self.rest, INFLATED)
        except zlib.error as error:
            self.fault = f"damaged gzip member: {error}"
            return self._before_the_fault(before)
        self.rest = self.inflate.unused_data or self.inflate.unconsumed_tail
        return content

    def _before_the_fault(self, inflate: "zlib._Decompress") -> bytes:
        """Return what the rest gives before its fault; zlib keeps it back."""
        content, taken = bytearray(), 0
        try:
            for taken in range(0, len(self.rest), SLICE):
                content += inflate.decompress(self.rest[taken : taken + SLICE])
        except zlib.error:
            self.rest = self.rest[taken:]
        return bytes(content)

    @property
    def is_corrupt(self) -> bool:
        """Whether what was read may be wrong; where only the file's end is missing it is not."""
        return self.fault not in ("", CUT_OFF)

    @property
    def end(self) -> int:
        """Where in the file the member ended, or was found to be damaged."""
        return self.position - len(self.rest)

    def bookmark(self) -> tuple[int, bytes, "zlib._Decompress", int, str]:
        """Return where reading stands, for `go_back`."""
        return self.position, self.rest, self.inflate.copy(), self.size, self.fault

    def go_back(self, to: tuple[int, bytes, "zlib._Decompress", int, str]) -> None:
        """Read again from the bookmark *to*."""
        self.position, self.rest, self.inflate, self.size, self.fault = to


def members(file: BinaryIO, start: int = 0) -> Iterator[Member]:
    """Yield the members of *file* from *start* on, where one is; each must be read to its end."""
    member: Member | None = Member(file, start)
    reached = in_vain = 0
    while member is not None:
        yield member
        if not member.fault:
            member = next_member(file, member.end, member.rest)
            continue
        if member.start < reached:
            in_vain += member.size + member.end - member.start
        reached = max(reached, member.end)
        is_allowed = in_vain <= FREE + TIMES * reached
        member = found_member(file, member.start + 1 if is_allowed else reached)


def next_member(file: BinaryIO, offset: int, ahead: bytes) -> Member | None:
    """Return the member behind a sound one: there as a rule, else the next that can be found."""
    file.seek(offset)
    if len(ahead) < len(GZIP):
        ahead = file.read(READ)
    return Member(file, offset, ahead) if ahead.startswith(GZIP) else found_member(file, offset)


def found_member(file: BinaryIO, offset: int) -> Member | None:
    """Return the first member at or behind *offset* whose content starts as a WARC record does."""
    file.seek(offset)
    while chunk := file.read(READ + LONGEST_START):
        for found in MEMBER_START.finditer(chunk, 0, READ + SHORTEST_HEAD - 1):
            start = found.start()
            if starts_record(chunk[start : start + LONGEST_START]):
                return Member(file, offset + start)
        offset += READ
        file.seek(offset)
    return None


def starts_record(data: bytes) -> bool:
    """Return whether *data* starts a gzip member that holds a WARC record."""
    try:
        return zlib.decompressobj(wbits=31).decompress(data, 5).startswith(b"WARC/")
    except zlib.error:
        return False
