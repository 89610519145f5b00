"""A pattern that is compiled when it is first asked.

A pattern of hundreds of words takes milliseconds to compile, and is asked only of texts that begin
as it may: most processes ask none of them.
"""

import re
from functools import cached_property


class Pattern:
    """As `re.Pattern`, for what is asked of a text here."""

    def __init__(self, pattern: str, flags: int = 0) -> None:
        self.pattern, self.flags = pattern, flags

    @cached_property
    def compiled(self) -> re.Pattern[str]:
        """The same, compiled."""
        return re.compile(self.pattern, self.flags)

    def match(self, text: str, at: int = 0) -> re.Match[str] | None:
        """Return the match of *text* from *at* on."""
        return self.compiled.match(text, at)

    def search(self, text: str, at: int = 0) -> re.Match[str] | None:
        """Return the first match in *text* from *at* on."""
        return self.compiled.search(text, at)

    def fullmatch(self, text: str) -> re.Match[str] | None:
        """Return the match of all of *text*."""
        return self.compiled.fullmatch(text)
