"""Captures of one publisher -> its profile: the texts that its template prints on every page.

No single page tells a call to action in the middle of the story from a paragraph; a text that
stands on page after page is the site's, whatever it says.
"""

from collections import Counter
from collections.abc import Iterable, Iterator

from schemas.capture import Capture
from schemas.identity import digest
from spiders.addresses import url_key
from spiders.extraction.assembly import is_plain_text
from spiders.extraction.fields import cited_url
from spiders.extraction.lines import lines_of
from spiders.extraction.page import HEADINGS, TextBlock, blocks_of, document_of
from spiders.publisher import Profile

FEWEST_PAGES = 3  # two of many pages may belong to one running story, and share its background
HANDFUL = 9  # pages, of which two with one text suffice: two of one running story are rare there
SHARE = 0.02  # of the pages; rarer texts are a running story's own
SHORTEST = 2  # letters; shorter blocks say nothing wherever they stand
LINE = 40  # letters; a shorter heading may be a house's own for the parts of its stories


def learned_profile(publisher: str, captures: Iterable[Capture]) -> Profile:
    """Return what repeats across *captures* of the publisher with that key.

    Captures of one story, by the address that it names as its own, count once, by the last; their
    order does not matter otherwise.
    """
    by_address: dict[str, frozenset[str]] = {}
    for capture in sorted(captures, key=lambda capture: (capture.fetched_at, capture.record_id)):
        address, texts = page_texts(capture)
        by_address[address] = frozenset(texts)
    pages = Counter(text for texts in by_address.values() for text in texts)
    fewest = FEWEST_PAGES if len(by_address) > HANDFUL else FEWEST_PAGES - 1
    least = max(fewest, SHARE * len(by_address))
    repeated = frozenset(digest(text) for text, count in pages.items() if count >= least)
    return Profile(publisher=publisher, pages=len(by_address), boilerplate=repeated)


def page_texts(capture: Capture) -> tuple[str, Iterator[str]]:
    """Return the address of the story in *capture*, and the texts that may be its template's."""
    if is_plain_text(capture):
        lines = lines_of(capture)
        return url_key(capture.target_uri), (line.text for line in lines if is_told(line.text))
    document = document_of(capture)
    blocks, _ = blocks_of(document.tree)
    texts = (block.text for block in blocks if is_told(block.text) and not is_heading(block))
    return url_key(cited_url(document)[0]), texts


def is_told(text: str) -> bool:
    """Whether *text* says something: a line of signs parts the text of any story."""
    return sum(sign.isalnum() for sign in text) >= SHORTEST


def is_heading(block: TextBlock) -> bool:
    """Whether *block* may be a heading inside a story, or the words before a list or a quotation.

    Many houses have the same ones in all their stories: "Why it matters", "Here's the thing:".
    """
    if len(block.text) >= LINE or block.is_entry:
        return False
    is_bold = block.strong * 2 > len(block.text)
    return block.place.tag in HEADINGS or is_bold or block.text[-1] in ":：…"
