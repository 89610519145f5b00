"""A large WARC file -> stretches of it, which are read apart and give what the whole gives.

Where a stretch begins is a guess: what looks like the start of a record may lie inside one. So each
tells whether reading ended where the next one begins; if one does not, the file is read as a whole.
"""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from pathlib import Path
from typing import BinaryIO

from pipelines.warc.claims import LONGEST_START, RECORD_START
from pipelines.warc.members import found_member
from pipelines.warc.records import BYTES_A_HEAD, FREE_HEADS, Frame, frames, is_compressed

STRETCH = 64 << 20  # bytes of a file: some 2,000 to 4,000 pages, half a minute of a worker
READ = 1 << 20


def starts(path: Path) -> list[int]:
    """Return where the stretches of the WARC file *path* begin; its length alone decides how many.

    Raises OSError if it cannot be read.
    """
    found = [0]
    with path.open("rb") as file:
        length = file.seek(0, 2)
        file.seek(0)
        if length < 2 * STRETCH:
            return found
        is_gzip = is_compressed(file)
        for guess in range(STRETCH, length - STRETCH + 1, STRETCH):
            if guess <= found[-1]:
                continue
            start = member_start(file, guess) if is_gzip else record_start(file, guess)
            if start is None:
                break
            found.append(start)
    return found


def member_start(file: BinaryIO, offset: int) -> int | None:
    """Return where a gzip member of a record seems to start, at or behind *offset*."""
    member = found_member(file, offset)
    return None if member is None else member.start


def record_start(file: BinaryIO, offset: int) -> int | None:
    """Return where a record seems to start, at or behind *offset*."""
    file.seek(offset)
    while chunk := file.read(READ + LONGEST_START):
        if found := RECORD_START.search(chunk):
            return offset + found.start()
        offset += READ
        file.seek(offset)
    return None


class Stretch:
    """The records of *path* from *start* on, up to the one that begins at *stop* or behind."""

    def __init__(self, path: Path, start: int, stop: int | None) -> None:
        self.path, self.start, self.stop = path, start, stop
        self.records = 0  # that were read
        self.is_sound = False  # whether all were whole, and the end was where another begins

    def frames(self) -> Iterator[Frame]:
        """Yield the records."""
        is_whole = True
        for frame in frames(self.path, self.start):
            if self.stop is not None and frame.offset >= self.stop:
                self.is_sound = is_whole and frame.offset == self.stop
                return
            self.records += 1
            is_whole &= frame.fault is None
            yield frame
        self.is_sound = is_whole and self.stop is None


def is_one(begun: Sequence[int], records: Sequence[int]) -> bool:
    """Return whether sound stretches give what the whole file gives, by where each has *begun*.

    They do not where so many *records* stand before the end of one that the whole would be given
    up: a file of nothing but heads.
    """
    before = 0
    for start, own in zip(begun, records, strict=True):
        if not own or (before and before + own > FREE_HEADS + start // BYTES_A_HEAD):
            return False
        before += own
    return all(one < other for one, other in pairwise(begun))
