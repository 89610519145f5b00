"""What a page's metadata state of when its story was published and changed, the surest first."""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Any

from spiders.extraction.dates.candidate import LIKELY, SURE, Candidate
from spiders.extraction.page import Document, flat, strings
from spiders.publisher import Publisher


def ranked(*names: str) -> dict[str, int]:
    """Return *names* with the place of each."""
    return {name: rank for rank, name in enumerate(names)}


STRONG_METAS = ranked(
    "article:published_time",
    "og:article:published_time",
    "og:published_time",
    "og:article:published",
    "datepublished",
    "parsely-pub-date",
    "article:published",
    "article.published",
    "article:publication_date",
    "citation_publication_date",
    "citation_online_date",
    "publication_date",
    "publication-date",
    "publish-date",
    "publish_date",
    "publishdate",
    "published-date",
    "published_date",
    "published",
    "published_time",
    "published_at",
    "datetime.published",
    "pubdate",
    "pub_date",
    "rnews:datepublished",
    "schema:datepublished",
    "prism.publicationdate",
    "bt:pubdate",
    "vr:published_time",
    "sailthru.date",
    "cxenseparse:publishtime",
    "cxenseparse:recs:publishtime",
    "dc.date.issued",
    "dcterms.issued",
    "ptime",
    "displaydate",
    "originalpublicationdate",
    "article_date_original",
    "date.available",
    "firstpublishtime",
)
PUBLISHING = re.compile(  # names of a site's own making
    r"publi(?:shed|sh|cation)[\W_]*(?:date|time|on|at)|pub[\W_]?(?:date|time)"
    r"|date[\W_]*(?:of[\W_]*)?(?:publ|issued)"
)
WEAK_METAS = ranked(  # of the page as often as of the story
    "dc.date",
    "dcterms.date",
    "dcterms.created",
    "dc.date.created",
    "dc.created",
    "date",
    "date.created",
    "datecreated",
    "created",
    "article:created_time",
    "pagedate",
    "search_date",
)
MODIFIED_METAS = ranked(
    "article:modified_time",
    "og:article:modified_time",
    "datemodified",
    "og:updated_time",
    "dcterms.modified",
    "dc.date.modified",
    "date.modified",
    "last-modified",
)


def stated_publications(document: Document, publisher: Publisher | None) -> Iterator[Candidate]:
    """Yield what the publisher's rule and the metadata say, the surest first."""
    for text in ruled(document, publisher):
        yield Candidate("publisher_rule", text, SURE, 100)
    for story in document.stories:
        for text in times_in(story.get("datePublished")):
            yield Candidate("json_ld", text, SURE, 60, is_stated=True)
    for name, text in metas_in(document, STRONG_METAS):
        yield Candidate(f"meta:{name}", text, LIKELY, 55, is_stated=True)
    for name, (text, *_) in document.meta_index.items():
        if is_publishing(name) and name not in STRONG_METAS:
            yield Candidate(f"meta:{name}", text, LIKELY, 30, is_stated=True)
    for story in document.stories:
        for text in times_in(story.get("dateCreated")):
            yield Candidate("json_ld:dateCreated", text, 0.75, 35, is_stated=True)
    for name, text in metas_in(document, WEAK_METAS):
        yield Candidate(f"meta:{name}", text, LIKELY, 32, is_stated=True)


def stated_modifications(document: Document) -> Iterator[Candidate]:
    """Yield what the metadata say of the last change, the surest first."""
    for story in document.stories:
        for text in times_in(story.get("dateModified")):
            yield Candidate("json_ld", text, SURE, 60, label="updated", is_stated=True)
    for name, text in metas_in(document, MODIFIED_METAS):
        yield Candidate(f"meta:{name}", text, LIKELY, 55, label="updated", is_stated=True)


def metas_in(document: Document, names: dict[str, int]) -> list[tuple[str, str]]:
    """Return which of *names* the page's metadata have, by their ranks, and the first text each."""
    index = document.meta_index
    return [(name, index[name][0]) for name in sorted(names.keys() & index, key=names.__getitem__)]


@lru_cache(maxsize=4096)  # the pages of a publisher share their names
def is_publishing(name: str) -> bool:
    """Tell whether metadata of that *name*, of a site's own making, hold a time of publication."""
    return PUBLISHING.search(name) is not None


def ruled(document: Document, publisher: Publisher | None) -> Iterator[str]:
    """Yield the text that the publisher's own rule points at."""
    selector = publisher and publisher.rules_on(document.capture.fetched_at.date()).published
    node = document.first(selector) if selector else None
    if node is not None:
        attributes = node.attributes
        yield attributes.get("datetime") or attributes.get("content") or node.text()


def times_in(value: Any) -> Iterator[str]:
    """Yield the texts of a JSON-LD *value*, whole numbers too: seconds since 1970."""
    yield from (str(item) for item in flat(value) if type(item) is int)
    yield from strings(value)
