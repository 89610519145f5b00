"""What a record claims of its length, and whether that is right.

A reader that trusts Content-Length swallows the next record when the length lies, and one that
looks for record starts falls for an article about WARC. Here a length is right if a record, the
end, or the line ends of a record's own end stand behind what it claims, and then the record is
whole, whatever is in it.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from pipelines.warc.text import Text

MOST = 32 << 20  # bytes of one record kept in memory; the crawl stores 10 MB at most
LONGEST_HEAD = 1 << 16
VERSION = re.compile(rb"WARC/[01]\.\d{1,3}\r?\n")
# Inside of what is damaged, the line alone would find articles about WARC.
RECORD_START = re.compile(rb"WARC/[01]\.\d{1,3}\r?\n(?=[\w-]{1,64}:)")
LAST_START = re.compile(rb"(?s:.*)(" + RECORD_START.pattern + rb")")
LONGEST_START = 96  # of what that matches, and looks at
LENGTH = re.compile(rb"^content-length:[ \t]*(\d{1,18})[ \t]*\r?$", re.I | re.M)
RECORD_END = re.compile(rb"\r?\n\r?\n")
SLIP = 4  # two line ends
SLIPPED = re.compile(rb"(.{1,4})\r\n\r\n(?:WARC/|[\r\n]*\Z)", re.S)
FOLLOWER = 16  # bytes behind a record that tell whether another follows


@dataclass(frozen=True)
class Claim:
    """What a record says of itself: where it starts, where its head ends, where it ends.

    *end* is 0 where Content-Length is missing, or no number that could be.
    """

    start: int
    head_end: int
    end: int

    @property
    def is_small(self) -> bool:
        """Whether it can be held in memory to be checked."""
        return 0 < self.end <= self.start + MOST

    @property
    def is_giant(self) -> bool:
        """Whether it is longer than what is held."""
        return self.end > self.start + MOST


def claim_at(text: Text, start: int) -> Claim | None:
    """Return what the record at *start* claims; None if there is no head of a record."""
    text.reaches(start + LONGEST_HEAD)
    if not text.starts(VERSION, start):
        return None
    end = text.blank_line(start, start + LONGEST_HEAD)
    if end is None or text.found(RECORD_START, start + 1, end):
        return None
    field = text.found(LENGTH, start, end)
    length = int(text.between(*field).partition(b":")[2]) if field else None
    return Claim(start, end, 0 if length is None else end + length)


def is_followed(text: Text, end: int) -> bool:
    """Return whether line ends and then a record, or the end, stand behind *end*."""
    text.reaches(end + FOLLOWER)
    rest = text.between(end, min(end + FOLLOWER, text.end)).lstrip(b"\r\n")
    return text.end >= end and rest.startswith(b"WARC/"[: len(rest)])


def is_whole(text: Text, claim: Claim) -> bool:
    """Return whether the length of *claim* is right.

    If what follows is damaged, the line ends behind a record must do; they could be those of a
    later one, so then no sound record may stand inside.
    """
    if is_followed(text, claim.end):
        return True
    return has_end(text, claim.end) and not any(
        other.is_small and (is_followed(text, other.end) or has_end(text, other.end))
        for other in claims_between(text, claim.head_end, claim.end)
    )


def slipped_end(text: Text, claim: Claim) -> int | None:
    """Return where the record of *claim* ends if its length is a few bytes too small; else None.

    Tools that count the line ends of a block wrongly write such lengths. Line ends and then a
    record, or the end, must follow so soon that nothing else can be meant.
    """
    text.reaches(claim.end + SLIP + FOLLOWER)
    rest = text.between(claim.end, min(claim.end + SLIP + FOLLOWER, text.end))
    found = SLIPPED.match(rest)
    return claim.end + found.end(1) if found else None


def has_end(text: Text, position: int) -> bool:
    """Return whether the two line ends behind a record stand at *position*."""
    return text.reaches(position + 2) and text.starts(RECORD_END, position)


def claims_between(text: Text, start: int, stop: int) -> Iterator[Claim]:
    """Yield what seem to be records between *start* and *stop*."""
    while found := text.found(RECORD_START, start, stop):
        start = found[1]
        if claim := claim_at(text, found[0]):
            yield claim
