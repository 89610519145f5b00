"""The story without strangers, one kind after the other: each is told in what the last left."""

from collections.abc import Sequence, Set

from spiders.extraction.page import Element, TextBlock
from spiders.extraction.strangers.boxes import without_boxes
from spiders.extraction.strangers.consent import without_notices
from spiders.extraction.strangers.following import without_comments, without_next
from spiders.extraction.strangers.notes import without_notes
from spiders.extraction.strangers.offers import without_offers
from spiders.extraction.strangers.repeats import once


def without_strangers(
    kept: Sequence[int],
    blocks: Sequence[TextBlock],
    headlines: Set[str] = frozenset(),
    fields: Sequence[Element] = (),
    host: str = "",
) -> list[int]:
    """Return the indices of *kept* without notices of consent, comments and other stories, what is
    offered to readers, boxes and lines that want something, each paragraph once.

    *headlines* are the story's, in comparable form; *fields* are where a reader can fill something
    in; *host* is the page's.
    """
    own = without_next(without_notices(kept, blocks), blocks, headlines)
    own = once(without_offers(without_comments(own, blocks), blocks), blocks)
    return without_notes(without_boxes(own, blocks, fields), blocks, host)
