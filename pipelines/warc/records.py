"""From the bytes of a WARC file to its records, one frame each, whatever is damaged between them.

What is damaged becomes a frame with a fault, and reading goes on at the next record. No byte is
looked at more than a few times, however many claim to start a record.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO, Literal, Protocol

from pipelines.warc.claims import (
    LAST_START,
    LONGEST_HEAD,
    LONGEST_START,
    MOST,
    RECORD_START,
    claim_at,
    has_end,
    is_followed,
    is_whole,
    slipped_end,
)
from pipelines.warc.members import GZIP, found_member, members
from pipelines.warc.text import Plain, Source, Text

BEGINNING = 1 << 20  # of a file that begins with neither a record nor a member, to tell its layout
NO_RECORD = "bytes that are no record"
FREE_HEADS = 20_000  # records of a compressed file that cost nothing,
BYTES_A_HEAD = 16  # and bytes of it that each further one must have: an id alone takes as many
TOO_MANY = "more records than the bytes of the gzip member can stand for"
CUT_OFF = "the record is cut off"
WRONG = "its Content-Length is missing or wrong"


class Readable(Protocol):
    """What opens as a file does: one here, by its path, or one elsewhere."""

    def open(self, mode: Literal["rb"], /) -> BinaryIO:
        """Return it as a file that can be read from anywhere."""


@dataclass(frozen=True)
class Frame:
    """The bytes of one record (head and block), where it starts, and what is wrong with it.

    *offset* is that of the record in a plain file, of its gzip member in a compressed one. With
    a fault, *data* is the head alone, or nothing where there is none. *head* is its length.
    """

    offset: int
    data: bytes
    head: int = 0
    fault: str | None = None


def frames(path: Readable, start: int = 0) -> Iterator[Frame]:
    """Yield the records of the WARC file *path* in order, from the one that begins at *start* on.

    Raises OSError if it cannot be read.
    """
    with path.open("rb") as file:
        if is_compressed(file):
            yield from gzip_frames(file, start)
        else:
            file.seek(start)
            yield from records_in(Plain(file), None, start)


def is_compressed(file: BinaryIO) -> bool:
    """Return whether *file* is made of gzip members, the first of which may be damaged."""
    start = file.read(BEGINNING)
    if start.startswith(GZIP):
        return True
    is_plain = RECORD_START.search(start) is not None
    found = None if is_plain else found_member(file, 0)
    file.seek(0)
    return found is not None


def holds_records(path: Readable) -> bool:
    """Return whether *path* has a record near its beginning, or anywhere a gzip member of one."""
    with path.open("rb") as file:
        start = file.read(BEGINNING)
        return RECORD_START.search(start) is not None or found_member(file, 0) is not None


def gzip_frames(file: BinaryIO, start: int = 0) -> Iterator[Frame]:
    """Yield the records of each gzip member from *start* on; one holds one record, or many.

    The last record of a member that fails its checksum is damaged too. A member that inflates to
    more records than bytes can stand for is not read on.
    """
    end: int | None = start  # of the last member, if it was sound
    heads = 0
    for member in members(file, start):
        if end is not None and end != member.start:
            yield Frame(end, b"", fault=f"{member.start - end} {NO_RECORD}")
        last: Frame | None = None
        for frame in records_in(member, member.start):
            if heads > FREE_HEADS + member.end // BYTES_A_HEAD:
                last = Frame(member.start, b"", fault=TOO_MANY)
                yield last
                member.read_on()
                break
            heads += 1
            last = unsound(frame, member.fault) if member.is_corrupt else frame
            yield last
        if member.fault and not (last and last.fault):
            yield Frame(member.start, b"", fault=member.fault)
        end = None if member.fault else member.end
    if end is not None and (rest := file.seek(0, 2) - end):
        yield Frame(end, b"", fault=f"{rest} {NO_RECORD}")


def unsound(frame: Frame, fault: str) -> Frame:
    """Return *frame* with what is wrong with its gzip member, unless it has a fault already."""
    if frame.fault:
        return frame
    return Frame(frame.offset, frame.data[: frame.head], frame.head, fault)


def records_in(source: Source, offset: int | None, start: int = 0) -> Iterator[Frame]:
    """Yield the records in *source*; *offset* is that of all of them, None: each has its own,
    counted from *start*.
    """
    text = Text(source, start)
    believes_giants = True  # until the first lie: finding out costs a second reading
    while text.skip_line_ends():
        at = text.at if offset is None else offset
        claim = claim_at(text, text.at)
        if claim is None:
            yield Frame(at, b"", fault=f"{skipped(text)} {NO_RECORD}")
            continue
        head = text.between(claim.start, claim.head_end)
        if claim.is_small and is_whole(text, claim):
            yield Frame(at, text.between(claim.start, claim.end), len(head))
            text.go_to(claim.end)
        elif claim.is_small and (end := slipped_end(text, claim)):
            yield Frame(at, text.between(claim.start, end), len(head))
            text.go_to(end)
        elif claim.is_giant and believes_giants and is_skipped(text, claim.end):
            yield Frame(at, head, len(head), f"longer than {MOST} bytes")
        else:
            believes_giants &= not claim.is_giant
            text.go_to(claim.head_end)
            is_cut_off = not go_to_record(text) and text.end < claim.end
            yield Frame(at, head, len(head), CUT_OFF if is_cut_off else WRONG)


def is_skipped(text: Text, end: int) -> bool:
    """Skip to *end*, far ahead, and return whether it is the end of a record; if not, go back."""
    before = text.bookmark()
    while text.end < end and text.reaches(text.end + 1):
        text.go_to(min(text.end, end))
    if text.end >= end:
        text.go_to(end)
        if is_followed(text, end) or has_end(text, end):
            return True
    text.go_back(before)
    return False


def skipped(text: Text) -> int:
    """Skip to the next record that has a head; return how many bytes were skipped.

    That is the last start of a record before a blank line: those before it have no blank line of
    their own, however many they are.
    """
    before = text.at
    text.go_to(text.at + 1)
    while go_to_record(text):
        text.reaches(text.at + LONGEST_HEAD)
        end = text.blank_line(text.at, text.end)
        start = text.last(LAST_START, max(text.at, end - LONGEST_HEAD), end) if end else None
        if start is not None:
            text.go_to(start)
            break
        text.go_to(max(text.at + 1, (end or text.end) - LONGEST_HEAD))
    return text.at - before


def go_to_record(text: Text) -> bool:
    """Skip to the next start of a record, here or behind; if there is none, to the end: False."""
    while text.reaches(text.at + LONGEST_HEAD) or text.reaches(text.at + 1):
        found = text.found(RECORD_START, text.at, text.end)
        if found:
            text.go_to(found[0])
            return True
        text.go_to(text.end if text.is_over else max(text.at + 1, text.end - LONGEST_START))
    return False
