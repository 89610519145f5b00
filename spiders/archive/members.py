"""The whole records of a WARC file that we wrote: a gzip member each, to the first fault."""

import re
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

CHUNK = 1 << 18
LONGEST_HEAD = 320 << 10  # of a WARC record and the HTTP head behind it
LENGTH = re.compile(rb"^content-length:[ \t]*(\d{1,18})[ \t]*\r?$", re.I | re.M)


@dataclass(frozen=True)
class Member:
    """One whole record of a file: where it lies, and the beginning of its content."""

    offset: int
    length: int
    head: bytes


def members(path: Path) -> Iterator[Member]:
    """Yield each whole record of the WARC file *path*, a gzip member each, to the first fault."""
    with path.open("rb") as file:
        offset, data = 0, b""
        while data := data or file.read(CHUNK):
            stream, head, size, taken = zlib.decompressobj(31), bytearray(), 0, 0
            while not stream.eof and (data := data or file.read(CHUNK)):
                try:
                    content = stream.decompress(data)
                except zlib.error:
                    return
                taken += len(data) - len(stream.unused_data)
                data = stream.unused_data
                size += len(content)
                head += content[: max(0, LONGEST_HEAD - len(head))]
            if not stream.eof or not is_whole(bytes(head), size):
                return
            yield Member(offset, taken, bytes(head))
            offset += taken


def is_whole(head: bytes, size: int) -> bool:
    """Return whether *size* is what the WARC head in *head* promises."""
    end = head.find(b"\r\n\r\n") + 4
    length = LENGTH.search(head, 0, end)
    return head.startswith(b"WARC/") and length is not None and size == end + int(length[1]) + 4
