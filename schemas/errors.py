"""What can go wrong, and the exit code a script sees for it."""

from enum import IntEnum


class Exit(IntEnum):
    """Exit codes of the `broadsheet` command, each with what it means."""

    meaning: str

    def __new__(cls, code: int, meaning: str = "") -> "Exit":
        """Return the code as a number that knows its *meaning*."""
        one = int.__new__(cls, code)
        one._value_ = code
        one.meaning = meaning
        return one

    OK = 0, "done"
    REFUSED = 1, "a check, a gate or a comparison said no"
    USAGE = 2, "bad input or a wrong call"
    EMPTY = 3, "nothing to work on: no captures, no release"
    LOCKED = 4, "another run holds the lock"
    DISK = 5, "the disk is full or not writable"
    UNWELL = 6, "some publishers of a crawl gave no stories; what came is archived"
    INTERRUPTED = 130, "interrupted; run it again to go on"
    UNREAD = 141, "whoever read the output left, as head does: a shell's word for SIGPIPE"


class BroadsheetError(Exception):
    """An expected failure: shown as one line, without a traceback."""

    exit_code = Exit.USAGE


class GateError(BroadsheetError):
    """The data is not good enough to be released; the last good release stands."""

    exit_code = Exit.REFUSED


class EmptyError(BroadsheetError):
    """There is nothing to work on."""

    exit_code = Exit.EMPTY


class LockedError(BroadsheetError):
    """Another run is at work in the same place."""

    exit_code = Exit.LOCKED


class DiskError(BroadsheetError):
    """A file or folder cannot be written."""

    exit_code = Exit.DISK


class SandboxError(BroadsheetError):
    """The process that parses pages cannot start, or dies on page after page: no page's fault."""


class ParseError(Exception):
    """A capture that yields no article: which *reason*, on which *field*, with which *fact*.

    *reason* is one of `schemas.rejection.REASONS`; *record* is the WARC record id.
    """

    def __init__(self, reason: str, field: str, fact: str, record: str) -> None:
        super().__init__(f"{reason}: {field}: {fact} ({record})")
        self.reason, self.field, self.fact, self.record = reason, field, fact, record
