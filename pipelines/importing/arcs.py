"""ARC files, as crawls wrote them before WARC, as WARC records: an HTTP response stays its bytes.

A record is a line, `URL IP date type length`, and as many bytes; in version 2 the line has more.
What is damaged is named, and reading goes on at the next line that can be one.
"""

import re
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import BinaryIO

from pipelines.importing.pages import web_url
from pipelines.importing.written import stable_id
from pipelines.kinds import fit
from spiders.archive import digest_of, record

HEAD = re.compile(
    rb"(?P<url>[a-z][a-z0-9+.-]{1,20}:\S[^\n]*?) (?P<address>[0-9A-Fa-f.:]{3,45}) "
    rb"(?P<date>\d{12,17}) (?P<type>\S+)(?: \S+){0,5}? (?P<length>\d{1,12})\r?\n",
    re.I,
)
LONGEST_LINE = 1 << 14
LONGEST = 31 << 20  # bytes of a record that are taken: with its head no more than of WARC files
CHUNK = 1 << 18
FREE, TIMES = 256 << 20, 50  # bytes that may be inflated: some anyway, and so many for each
STARTS = (b"HTTP/", b"http/")


class Source:
    """The content of an ARC file, plain or of gzip members, read once; *fault* is how it broke."""

    def __init__(self, file: BinaryIO, is_gzip: bool, size: int) -> None:
        self.pieces = inflated(file) if is_gzip else iter(lambda: file.read(CHUNK), b"")
        self.left = FREE + TIMES * size
        self.held, self.at, self.fault = bytearray(), 0, ""

    def reaches(self, size: int) -> bool:
        """Return whether *size* more bytes are there, read so far."""
        while len(self.held) < size and not self.fault:
            try:
                piece = next(self.pieces, b"")
            except zlib.error as error:
                self.fault = f"damaged gzip member: {error}"
                break
            self.left -= len(piece)
            if self.left < 0:
                self.fault = "inflates to too much: the rest is not taken"
                break
            if not piece:
                break
            self.held += piece
        return len(self.held) >= size

    def take(self, size: int) -> bytes:
        """Return the next *size* bytes, or what there is of them."""
        self.reaches(size)
        taken = bytes(self.held[:size])
        del self.held[:size]
        self.at += len(taken)
        return taken

    def line(self) -> bytes:
        """Return the next line with its end, cut at the longest; b"" at the end."""
        self.reaches(LONGEST_LINE)
        end = self.held.find(b"\n", 0, LONGEST_LINE)
        return self.take(end + 1 if end >= 0 else LONGEST_LINE)

    def skip(self, size: int) -> None:
        """Read over the next *size* bytes."""
        while size > 0 and (taken := self.take(min(size, CHUNK))):
            size -= len(taken)


@dataclass(frozen=True)
class Converted:
    """One record in WARC, or what is wrong where one should be."""

    data: bytes = b""
    fault: str = ""


def inflated(file: BinaryIO) -> Iterator[bytes]:
    """Yield the content of the gzip members of *file*. Raises zlib.error where one is damaged."""
    stream, rest = zlib.decompressobj(31), b""
    while rest := rest or file.read(CHUNK):
        if stream.eof:
            stream = zlib.decompressobj(31)
        yield stream.decompress(rest, CHUNK)
        rest = stream.unused_data if stream.eof else stream.unconsumed_tail
    if not stream.eof:
        raise zlib.error("the file is cut off")


def converted(source: Source, name: str) -> Iterator[Converted]:
    """Yield the records in *source*, which is called *name*, each in WARC, in order."""
    lost_from: int | None = None
    while True:
        at = source.at
        line = source.line()
        found = HEAD.fullmatch(line)
        if lost_from is not None and (found or not line):
            yield Converted(fault=f"{at - lost_from} bytes at {lost_from} that are no record")
            lost_from = None
        if not line:
            break
        if found:
            yield one_of(found, source, name, at)
        elif line.strip():
            lost_from = at if lost_from is None else lost_from
    if source.fault:
        yield Converted(fault=f"at byte {source.at} of its content: {source.fault}")


def one_of(head: re.Match[bytes], source: Source, name: str, at: int) -> Converted:
    """Return the record whose line is *head*, at byte *at*; its content is next in *source*."""
    length, url = int(head["length"]), head["url"].decode("utf-8", "replace")
    moment = instant(head["date"])
    if moment is None:
        source.skip(length)
        return Converted(fault=f"the record at byte {at}: its date is none")
    block = source.take(min(length, LONGEST))
    source.skip(length - len(block))
    is_cut, is_long = source.at < at + len(head[0]) + length, length > LONGEST
    if is_long and is_cut:  # more likely a wrong length than so much that is missing
        return Converted(fault=f"the record at byte {at}: its length of {length} bytes is wrong")
    media_type = fit(head["type"].decode("latin-1"))
    is_http = block.lstrip(b"\r\n").startswith(STARTS)
    kind = "response" if is_http else "warcinfo" if url.startswith("filedesc:") else "resource"
    fields = [
        ("Content-Type", "application/http; msgtype=response" if is_http else media_type),
        ("Import-Source", fit(name)),
    ]
    if kind != "warcinfo":
        address = head["address"].decode()
        fields += [("WARC-Target-URI", web_url(url) or fit(url)), ("WARC-IP-Address", address)]
    if is_cut or is_long:
        fields.append(("WARC-Truncated", "length" if is_long else "unspecified"))
    own = stable_id(name, str(at), url, digest_of(block))
    fault = f"the record at byte {at}: cut off" if is_cut else ""
    return Converted(record(kind, own, moment, fields, b"", block).data, fault)


def instant(digits: bytes) -> datetime | None:
    """Return a date of 12 to 17 digits (UTC) as an instant, None where it is none.

    >>> instant(b"20040216093000")
    datetime.datetime(2004, 2, 16, 9, 30, tzinfo=datetime.timezone.utc)
    """
    try:
        return datetime.strptime(digits[:14].decode().ljust(14, "0"), "%Y%m%d%H%M%S").replace(
            tzinfo=UTC
        )
    except ValueError:
        return None
