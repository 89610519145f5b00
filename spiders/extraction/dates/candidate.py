"""One text of a page that may say when its story was published, with what is known of it."""

from typing import NamedTuple

from spiders.extraction.dates.text import Label

SURE, LIKELY, GUESS = 0.95, 0.85, 0.6


class Candidate(NamedTuple):
    """One text that may be a time of the story, its kind of evidence and how far to trust it.

    *confidence* is what provenance says, *weight* what candidates are compared by: about the share
    of such candidates that are right, in per cent, on pages of sites nobody tuned to. *why_not*
    refuses it; *is_stated* tells that it is written for machines.
    """

    method: str
    text: str
    confidence: float
    weight: int = 0
    why_not: str | None = None
    is_above: bool = False
    label: Label = "published"
    is_stated: bool = False
