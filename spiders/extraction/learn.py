"""Captures of one publisher -> its profile: the texts that its template prints on every page.

No single page tells a call to action in the middle of the story from a paragraph; a text that
stands on page after page is the site's, whatever it says.
"""

from collections import Counter
from collections.abc import Iterable

from schemas.article import digest
from schemas.capture import Capture
from spiders.extraction.assembly import is_plain_text
from spiders.extraction.blocks import blocks_of
from spiders.extraction.document import document_of
from spiders.extraction.plain_text import lines_of
from spiders.publisher import Profile

FEWEST_PAGES = 3  # a text on two pages may be one story captured under two addresses
SHARE = 0.02  # of the pages; rarer texts are a running story's own
SHORTEST = 2  # letters; shorter blocks say nothing wherever they stand


def learned_profile(publisher: str, captures: Iterable[Capture]) -> Profile:
    """Return what repeats across *captures* of the publisher with that key.

    Captures of one address count once, by its last; their order does not matter otherwise.
    """
    by_address: dict[str, frozenset[str]] = {}
    for capture in sorted(captures, key=lambda capture: (capture.fetched_at, capture.record_id)):
        by_address[capture.target_uri] = frozenset(texts_of(capture))
    pages = Counter(text for texts in by_address.values() for text in texts)
    least = max(FEWEST_PAGES, SHARE * len(by_address))
    repeated = frozenset(digest(text) for text, count in pages.items() if count >= least)
    return Profile(publisher=publisher, pages=len(by_address), boilerplate=repeated)


def texts_of(capture: Capture) -> Iterable[str]:
    """Return the texts of the blocks of *capture*."""
    if is_plain_text(capture):
        return [line.text for line in lines_of(capture) if len(line.text) >= SHORTEST]
    blocks, _ = blocks_of(document_of(capture).tree)
    return [block.text for block in blocks if len(block.text) >= SHORTEST]
