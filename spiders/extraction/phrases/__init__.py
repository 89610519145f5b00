"""Whether a text has one of many phrases: what is cheap to ask tells that it has none.

A pattern is asked only of a text in which a word begins as it may begin, or in which a short text
stands that is in all that it finds.
"""

from spiders.extraction.phrases.cues import Asked, Cue, Cues
from spiders.extraction.phrases.needles import Needles
from spiders.extraction.phrases.openings import Openings
from spiders.extraction.phrases.pattern import Pattern

__all__ = ["Asked", "Cue", "Cues", "Needles", "Openings", "Pattern"]
