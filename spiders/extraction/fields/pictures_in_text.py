"""Pictures among the paragraphs of a story, which no figure and no caption call its own.

They count only where a page has no other picture.
"""

import re
from collections.abc import Iterator

from spiders.extraction.dates import RELATED
from spiders.extraction.fields.picture_address import picture_url
from spiders.extraction.page import Document, Element

PARAGRAPH = 60  # characters; in scripts of syllables and words that is much
MOST_PARAGRAPHS, MOST_PICTURES = 40, 50
LEVELS = 3  # from the element of the paragraphs up to that of the story
STORY = frozenset(["article", "main", "section"])
OUTSIDE = frozenset(["aside", "nav", "footer", "header", "form", "ul", "ol"])
ORNAMENT = re.compile(
    r"\.(?:gif|svg)(?:[?#]|$)|/(?:plugins|themes|icons?|smil\w+|emoji)/", re.IGNORECASE
)
PICTURE_FILE = re.compile(r"\.(?:jpe?g|png|webp|avif|gif)(?:[?#]|$)", re.IGNORECASE)


def pictures_in_text(document: Document) -> Iterator[str]:
    """Yield the addresses of the pictures in the element that holds the story's paragraphs."""
    holder = story_holder(document)
    if holder is None:
        return
    for picture in document.marks.pictures[:MOST_PICTURES]:
        url = picture_url(picture, document) if is_in(picture, holder) else None
        if url and not ORNAMENT.search(url):
            yield url


def story_holder(document: Document) -> Element | None:
    """Return the element around the first paragraph of the story, or one around that which is an
    article."""
    paragraphs = document.all("p")[:MOST_PARAGRAPHS]
    first = next((node for node in paragraphs if len(node.start(PARAGRAPH)) >= PARAGRAPH), None)
    holder = current = first.parent if first is not None else None
    for _ in range(LEVELS):
        if current is None or current.tag == "body":
            break
        if current.tag in STORY:
            return current
        current = current.parent
    return holder if holder is not None and holder.tag != "body" else None


def is_in(picture: Element, holder: Element) -> bool:
    """Tell whether *picture* stands in *holder*, and there in no list, link or related story."""
    current = picture.parent
    while current is not None and current != holder:
        leads_away = current.tag == "a" and not PICTURE_FILE.search(
            current.attributes.get("href") or ""
        )
        if leads_away or current.tag in OUTSIDE or current.words & RELATED:
            return False
        current = current.parent
    return current is not None
