"""From the bytes of a WARC file to its records, one frame each, whatever is damaged between them.

A reader that trusts Content-Length swallows the next record when the length lies, and one that
stops at the first bad gzip member loses everything behind it. Here each gzip member stands alone,
each record must be followed by another record or by the end, and what is damaged becomes a frame
with a fault; reading goes on at the next record.
"""

import re
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

CHUNK = 1 << 18
MOST = 32 << 20  # bytes of one record kept in memory; the crawl stores 10 MB at most
GZIP = b"\x1f\x8b\x08"
RECORD_START = re.compile(rb"WARC/[01]\.\d+\r?\n")
HEAD_END = re.compile(rb"\r?\n\r?\n")
LENGTH = re.compile(rb"^content-length:[ \t]*(\d+)[ \t]*\r?$", re.I | re.M)
LONGEST_HEAD = 1 << 16


@dataclass(frozen=True)
class Frame:
    """The bytes of one record (head and block), where it starts, and what is wrong with it.

    *offset* is that of the record in a plain file, of its gzip member in a compressed one.
    """

    offset: int
    data: bytes
    fault: str | None = None


def frames(path: Path) -> Iterator[Frame]:
    """Yield the records of the WARC file *path* in order. Raises OSError if it cannot be read."""
    with path.open("rb") as file:
        if file.read(len(GZIP)) == GZIP:
            yield from gzip_frames(file)
        else:
            file.seek(0)
            yield from records_in(iter(lambda: file.read(CHUNK), b""), 0, moves=True)


def gzip_frames(file: BinaryIO) -> Iterator[Frame]:
    """Yield the records of each gzip member; a member holds one record, or many."""
    offset: int | None = 0
    while offset is not None:
        member = Member(file, offset)
        fault = None
        for frame in records_in(member.chunks(), offset, moves=False):
            fault = frame.fault
            yield frame
        if member.fault and not fault:
            yield Frame(offset, b"", member.fault)
        end = offset + 1 if member.fault else member.end
        offset = next_member(file, end)
        if offset != end and not member.fault and not is_end(file, end):
            yield Frame(end, b"", "bytes that are no record")


def is_end(file: BinaryIO, offset: int) -> bool:
    """Return whether the file ends at *offset*."""
    file.seek(offset)
    return not file.read(1)


class Member:
    """One gzip member: its content in chunks; then where it ended and what was wrong."""

    def __init__(self, file: BinaryIO, start: int) -> None:
        self.file, self.start, self.end, self.fault = file, start, start, ""

    def chunks(self) -> Iterator[bytes]:
        """Yield the content; afterwards `end` and `fault` are set."""
        inflate = zlib.decompressobj(wbits=31)
        self.file.seek(self.start)
        data = b""
        while not inflate.eof:
            data = data or self.file.read(CHUNK)
            if not data:
                self.fault = "the file is cut off inside a gzip member"
                return
            try:
                content = inflate.decompress(data, CHUNK)
            except zlib.error as error:
                self.fault = f"damaged gzip member: {error}"
                return
            data = inflate.unconsumed_tail
            if content:
                yield content
        self.end = self.file.tell() - len(inflate.unused_data)


def starts_member(file: BinaryIO, offset: int) -> bool:
    """Return whether a gzip member that holds a WARC record starts at *offset*."""
    file.seek(offset)
    head = file.read(LONGEST_HEAD)
    if not head.startswith(GZIP):
        return False
    try:
        return zlib.decompressobj(wbits=31).decompress(head, 16).startswith(b"WARC/")
    except zlib.error:
        return False


def next_member(file: BinaryIO, offset: int) -> int | None:
    """Return where the next sound gzip member starts at or behind *offset*, if there is one."""
    file.seek(offset)
    while chunk := file.read(CHUNK + len(GZIP)):
        found = chunk.find(GZIP)
        while found >= 0:
            if starts_member(file, offset + found):
                return offset + found
            found = chunk.find(GZIP, found + 1)
        offset += CHUNK
        file.seek(offset)
    return None


def records_in(chunks: Iterator[bytes], offset: int, moves: bool) -> Iterator[Frame]:
    """Yield the records in the bytes of *chunks*; *moves* says that offsets grow with the bytes."""
    text = Text(chunks)
    while text.skip_blank():
        at = offset + text.position if moves else offset
        start = RECORD_START.match(text.window(LONGEST_HEAD))
        end = HEAD_END.search(text.window(LONGEST_HEAD))
        length = LENGTH.search(text.window(LONGEST_HEAD), 0, end.end()) if end else None
        if start is None or end is None or length is None:
            lost = text.skip_to_record(1)
            yield Frame(at, b"", f"{lost} bytes that are no record")
            continue
        whole = end.end() + int(length[1])
        data = bytes(text.window(min(whole, MOST)))
        if len(data) < min(whole, MOST):
            yield from cut_short(text, at, data, end.end(), "the record is cut off")
        elif whole > MOST:
            text.drop(whole)
            yield Frame(at, data, f"longer than {MOST} bytes")
        elif text.is_followed(whole):
            text.drop(whole)
            yield Frame(at, data)
        else:
            yield from cut_short(text, at, data, end.end(), "its Content-Length is wrong")


def cut_short(text: "Text", at: int, data: bytes, head: int, fault: str) -> Iterator[Frame]:
    """Yield a record with a wrong length as damaged; go on at the next one, inside it or after."""
    inside = RECORD_START.search(data, head)
    if inside:
        text.drop(inside.start())
        yield Frame(at, data[: inside.start()], fault)
    else:
        text.drop(len(data))
        text.skip_to_record(0)
        yield Frame(at, data, fault)


class Text:
    """A window on a stream of bytes that only moves forward."""

    def __init__(self, chunks: Iterator[bytes]) -> None:
        self.chunks, self.buffer, self.position = chunks, bytearray(), 0

    def window(self, size: int) -> bytearray:
        """Return the next *size* bytes, fewer at the end."""
        while len(self.buffer) < size and (chunk := next(self.chunks, b"")):
            self.buffer += chunk
        return self.buffer[:size]

    def drop(self, size: int) -> None:
        """Go *size* bytes forward, without holding them."""
        while size > len(self.buffer) and self.buffer:
            size -= len(self.buffer)
            self.position += len(self.buffer)
            self.buffer = bytearray(next(self.chunks, b""))
        self.position += min(size, len(self.buffer))
        del self.buffer[:size]

    def skip_blank(self) -> bool:
        """Skip line ends between records; return whether anything follows."""
        while window := self.window(CHUNK):
            rest = window.lstrip(b"\r\n")
            self.drop(len(window) - len(rest))
            if rest:
                return True
        return False

    def is_followed(self, size: int) -> bool:
        """Return whether line ends and then a record, or the end, stand behind *size* bytes."""
        behind = self.window(size + 16)[size:]
        rest = behind.lstrip(b"\r\n")
        return not rest or rest.startswith(b"WARC/"[: len(rest)])

    def skip_to_record(self, least: int) -> int:
        """Skip at least *least* bytes and on to the next record; return how many were skipped."""
        before = self.position
        self.drop(least)
        while window := self.window(CHUNK):
            found = RECORD_START.search(window)
            if found:
                self.drop(found.start())
                break
            self.drop(max(1, len(window) - 16))
        return self.position - before
