"""Cues: words of which some are asked of a line together, and mostly it has none of them."""

import re
from functools import cached_property

from spiders.extraction.phrases.openings import Openings
from spiders.extraction.phrases.pattern import Pattern


class Cue(Pattern):
    """Some words, each at the beginning of a word, or anywhere in scripts that part none; each may
    go on.

    A pattern of hundreds of words costs as much as ten others: it is asked only where a word of the
    text begins like one of them, so each must begin with a letter, perhaps behind a sign.
    """

    def __init__(self, words: str) -> None:
        super().__init__(rf"(?<![^\W\u2e80-\uffff])(?:{words})", re.IGNORECASE)

    @cached_property
    def openings(self) -> Openings:
        """How the words begin."""
        return Openings(self)

    def is_in(self, text: str) -> bool:
        """Whether one of the words is in *text*."""
        return self.openings.is_word_begun(self, text)


class Cues:
    """Several cues, of which one look at a text tells which it may have."""

    def __init__(self, *cues: Cue) -> None:
        self.bits = {cue: 1 << number for number, cue in enumerate(cues)}
        self.openings = Openings(*cues)

    def asked(self, text: str) -> "Asked":
        """Return what can be asked of *text*."""
        return Asked(self, text, self.openings.begun_in(text))


class Asked:
    """A *text*, and which of some cues it may have, as bits."""

    __slots__ = ("cues", "possible", "text")

    def __init__(self, cues: Cues, text: str, possible: int) -> None:
        self.cues, self.text, self.possible = cues, text, possible

    def has(self, cue: Cue) -> bool:
        """Whether one of the words of *cue* is in the text."""
        bit = self.cues.bits[cue] & self.possible
        return bool(bit) and self.cues.openings.is_word_begun(cue, self.text, bit)

    def begins(self, cue: Cue) -> bool:
        """Whether the text begins with one of the words of *cue*."""
        bit = self.cues.bits[cue] & self.possible
        return bool(bit) and cue.match(self.text) is not None
