"""A place to publish at: read, list, and write on the condition that nobody else did."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import NamedTuple, Protocol

from schemas.errors import BroadsheetError, LockedError

TRIES = 20  # each lost race is another publisher's write that stands; so many at once there are not


class LostError(Exception):
    """The object is not as it was read: somebody else wrote it."""


class Held(NamedTuple):
    """What stands at a path, and the mark of this content."""

    content: bytes
    etag: str


class Target(Protocol):
    """A place to publish at. A path is relative to it, with slashes."""

    @property
    def address(self) -> str:
        """How a person names the place, without a slash at its end."""

    def read(self, path: str) -> Held | None:
        """Return what stands at *path*, None if nothing does."""

    def names(self, folder: str) -> list[str]:
        """Return the path of every object below *folder*, relative to it and sorted."""

    def write(self, path: str, content: bytes, etag: str | None) -> None:
        """Let *content* stand at *path*, whole, if what stands there is what *etag* marks.

        Without one nothing may stand there. Raises LostError where that is not so.
        """

    def remove(self, path: str) -> None:
        """Let nothing stand at *path* any more, no earlier content of it either."""


@dataclass(frozen=True)
class Settled:
    """What stands at a path in the end, and whether it had to be written."""

    content: bytes
    was_written: bool


def settle(target: Target, path: str, wanted: Callable[[bytes | None], bytes]) -> Settled:
    """Write at *path* what *wanted* makes of what stands there, until that is what is read back.

    Who loses a race reads again, so that *wanted* sees what the other wrote. Raises LockedError if
    it is lost again and again.
    """
    was_written = False
    for _ in range(TRIES):
        held = target.read(path)
        content = wanted(held.content if held else None)
        if held and held.content == content:
            return Settled(content, was_written)
        try:
            target.write(path, content, held.etag if held else None)
            was_written = True
        except LostError:
            continue
    raise LockedError(
        f"{target.address}/{path}: not as written after {TRIES} tries: others write there, or the "
        "store does not keep what it is given; run it again"
    )


def refuse_unconditional(target: Target, path: str) -> None:
    """Raise BroadsheetError if *target* takes a write whose condition does not hold.

    What stands at *path*, which nobody changes, is written again: taken, it does no harm. Once it
    may be taken rightly, where somebody removed it meanwhile. Raises LockedError if it is gone.
    """
    held = target.read(path)
    if held is None:
        raise LockedError(f"{target.address}/{path}: removed by another at work: run it again")
    for etag in (None, f'"{"0" * 32}"'):
        for _ in range(2):
            try:
                target.write(path, held.content, etag)
            except LostError:
                break
        else:
            raise unconditional(target.address)


def unconditional(address: str) -> BroadsheetError:
    """Return what to raise of a store that knows no conditions."""
    return BroadsheetError(
        f"{address}: this store does not obey If-Match and If-None-Match, so that two publishers "
        "could undo each other: publish to a folder, or to a store that does"
    )
