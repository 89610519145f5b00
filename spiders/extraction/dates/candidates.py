"""What of a page may say when its story was published or changed, the surest first."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from schemas.parts import Provenance
from spiders.extraction.dates.places import Place, printed_candidates
from spiders.extraction.dates.text import Label
from spiders.extraction.page import Document, strings
from spiders.publisher import Publisher

PUBLISHED_METAS = (
    "article:published_time",
    "og:article:published_time",
    "og:published_time",
    "datepublished",
    "parsely-pub-date",
    "article:published",
    "article.published",
    "publication_date",
    "publish-date",
    "publish_date",
    "publishdate",
    "pubdate",
    "dc.date.issued",
    "dcterms.issued",
    "dcterms.created",
    "dc.date.created",
    "dc.date",
    "cxenseparse:publishtime",
    "cxenseparse:recs:publishtime",
    "sailthru.date",
    "date.available",
    "date.created",
    "date",
)
MODIFIED_METAS = (
    "article:modified_time",
    "og:article:modified_time",
    "datemodified",
    "og:updated_time",
    "dcterms.modified",
    "dc.date.modified",
    "date.modified",
    "last-modified",
)
SCRIPTED = re.compile(  # "publishedAt", "pub_date", "deployDt", quotes perhaps escaped
    # Few keys begin as these do: they are told by one letter.
    r'"(?=[fpdr])(?P<key>(?:first_?)?(?:publi(?:sh(?:ed)?|cation)|pub|deploy|release|reg)_?'
    r'(?:at|on|date|dt|time|datetime))\\*"\s*:\s*\\*"(?P<value>(?:19|20)\d\d[^"\\]{4,30})',
    re.IGNORECASE,
)
PRINTED = ("printed", "time_tag", "publisher_rule")
SURE, LIKELY, GUESS = 0.95, 0.85, 0.6


@dataclass(frozen=True)
class Candidate:
    """One text that may be a time of the story, its kind of evidence and how far to trust it."""

    method: str
    text: str
    confidence: float
    why_not: str | None = None
    is_above: bool = False
    label: Label = "published"


def publication_candidates(document: Document, publisher: Publisher | None) -> Iterator[Candidate]:
    """Yield what may be the publication time, the surest first."""
    for text in ruled(document, publisher):
        yield Candidate("publisher_rule", text, SURE)
    for story in document.stories:
        for text in strings(story.get("datePublished")):
            yield Candidate("json_ld", text, SURE)
    for name in PUBLISHED_METAS:
        for text in document.meta_index.get(name, ())[:1]:
            yield Candidate(f"meta:{name}", text, LIKELY)
    for story in document.stories:
        for text in strings(story.get("dateCreated")):
            yield Candidate("json_ld:dateCreated", text, 0.75)
    for place in printed_candidates(document):
        yield from of_place(place)
    yield from stated_in_scripts(document)


def of_place(place: Place) -> Iterator[Candidate]:
    """Yield the candidates of one place of the page: its machine form, then its words."""
    confidence = 0.8 if place.machine else GUESS
    for text in filter(None, (place.machine, place.text)):
        yield Candidate(place.method, text, confidence, place.why_not, place.is_above)


def stated_in_scripts(document: Document) -> Iterator[Candidate]:
    """Yield the publication time in the data of the page's scripts.

    They hold those of other stories too: only a key that has one value all over the page is sure to
    be of this one.
    """
    values: dict[str, set[str]] = {}
    for match in SCRIPTED.finditer(document.html):
        values.setdefault(match["key"], set()).add(match["value"])
    for found in values.values():
        if len(found) == 1:
            yield Candidate("script", found.pop(), GUESS)


def ruled(document: Document, publisher: Publisher | None) -> Iterator[str]:
    """Yield the text that the publisher's own rule points at."""
    selector = publisher and publisher.rules_on(document.capture.fetched_at.date()).published
    node = document.first(selector) if selector else None
    if node is not None:
        attributes = node.attributes
        yield attributes.get("datetime") or attributes.get("content") or node.text()


def modification_candidates(
    document: Document, published: Provenance | None
) -> Iterator[Candidate]:
    """Yield what may be the time of the last change, the surest first.

    The line that printed when it was *published* often says both.
    """
    for story in document.stories:
        for text in strings(story.get("dateModified")):
            yield Candidate("json_ld", text, SURE)
    for name in MODIFIED_METAS:
        for text in document.meta_index.get(name, ())[:1]:
            yield Candidate(f"meta:{name}", text, LIKELY)
    if published and published.method in PRINTED:
        yield Candidate(published.method, published.raw or "", GUESS, label="updated")
