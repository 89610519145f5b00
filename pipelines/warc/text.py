"""The content of a WARC file as text that is read once, forward, and remembered as far as needed.

Positions are those of the whole content. Searches remember how far they looked, so that asking
again from further on costs nothing twice.
"""

import re
from typing import Any, BinaryIO, Protocol

CHUNK = 1 << 18
BLANK_LINE = re.compile(rb"\r?\n\r?\n")
LINE_ENDS = re.compile(rb"[\r\n]*")


class Source(Protocol):
    """Where bytes come from; it can be read again from a bookmark."""

    def read(self) -> bytes:
        """Return the next bytes, b"" at the end."""

    def bookmark(self) -> Any:
        """Return where reading stands."""

    def go_back(self, to: Any) -> None:
        """Read again from there."""


class Plain:
    """The bytes of a file as they are."""

    def __init__(self, file: BinaryIO) -> None:
        self.file = file

    def read(self) -> bytes:
        """Return the next bytes, b"" at the end."""
        return self.file.read(CHUNK)

    def bookmark(self) -> int:
        """Return where reading stands."""
        return self.file.tell()

    def go_back(self, to: int) -> None:
        """Read again from there."""
        self.file.seek(to)


class Text:
    """What a source gives; `at` is where we stand, and nothing before it is kept."""

    def __init__(self, source: Source, start: int = 0) -> None:
        """*start* is the position of what the source gives first."""
        self.source, self.buffer = source, bytearray()
        self.first = self.at = start  # positions: of the buffer's first byte, and ours
        self.is_over = False
        self._from = self._to = start  # between these there is no blank line; one ends at `_blank`
        self._blank: int | None = None

    @property
    def end(self) -> int:
        """The position behind all that has been read."""
        return self.first + len(self.buffer)

    def reaches(self, position: int) -> bool:
        """Read on to *position*; return whether there is so much."""
        missing = position - self.first - len(self.buffer)
        while missing > 0 and not self.is_over:
            chunk = self.source.read()
            self.buffer += chunk
            self.is_over = not chunk
            missing -= len(chunk)
        return missing <= 0

    def between(self, start: int, stop: int) -> bytes:
        """Return the bytes read from *start* to *stop*."""
        with memoryview(self.buffer) as view:
            return bytes(view[start - self.first : stop - self.first])

    def go_to(self, position: int) -> None:
        """Stand at *position*, which has been read; forget what is before it, now and then."""
        self.at = position
        if position - self.first > CHUNK:
            del self.buffer[: position - self.first]
            self.first = position

    def found(self, pattern: re.Pattern[bytes], start: int, stop: int) -> tuple[int, int] | None:
        """Return where *pattern* first lies in what has been read between *start* and *stop*."""
        match = pattern.search(self.buffer, start - self.first, stop - self.first)
        return (self.first + match.start(), self.first + match.end()) if match else None

    def last(self, pattern: re.Pattern[bytes], start: int, stop: int) -> int | None:
        """Return what `found` would be for the last place; *pattern* begins with all before it."""
        match = pattern.match(self.buffer, start - self.first, stop - self.first)
        return self.first + match.start(1) if match else None

    def starts(self, pattern: re.Pattern[bytes], position: int) -> bool:
        """Return whether *pattern* lies at *position*."""
        return pattern.match(self.buffer, position - self.first) is not None

    def blank_line(self, start: int, stop: int) -> int | None:
        """Return the position behind the first blank line between *start* and *stop*, if any."""
        if not self._from <= start <= self._to:
            self._from, self._to, self._blank = start, start, None
        if self._blank is None and self._to < stop:
            looked = self.found(BLANK_LINE, max(start, self._to - 3), min(stop, self.end))
            self._to, self._blank = looked or (min(stop, self.end), None)
        return self._blank if self._blank and self._blank <= stop else None

    def bookmark(self) -> tuple[Any, bytes, int, int, bool]:
        """Return where reading stands, for `go_back`."""
        return self.source.bookmark(), bytes(self.buffer), self.first, self.at, self.is_over

    def go_back(self, to: tuple[Any, bytes, int, int, bool]) -> None:
        """Read again from the bookmark *to*."""
        source, buffer, self.first, self.at, self.is_over = to
        self.buffer = bytearray(buffer)
        self.source.go_back(source)

    def skip_line_ends(self) -> bool:
        """Skip line ends; return whether anything follows."""
        while self.reaches(self.at + 1):
            found = LINE_ENDS.match(self.buffer, self.at - self.first)
            assert found is not None
            self.go_to(self.first + found.end())
            if self.at < self.end:
                return True
        return False
