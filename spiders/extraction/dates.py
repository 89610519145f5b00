"""When a page says its story was published and changed, with every candidate that was refused.

Metadata is asked first, the page's own text last. What is not the story's time (the clock of the
page, a related story's date, a comment's) is never taken, and stays in the provenance.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from schemas.article import Provenance
from spiders.extraction.date_places import Place, printed_candidates
from spiders.extraction.date_text import Moment, Precision, Refusal, midnight, moment
from spiders.extraction.document import Document, evidence
from spiders.extraction.structured import strings
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
MOST_REFUSED = 10  # candidates whose refusal is kept; an archive page prints hundreds
SURE, LIKELY, GUESS = 0.95, 0.85, 0.6


@dataclass(frozen=True)
class Candidate:
    """One text that may be a time of the story, its kind of evidence and how far to trust it."""

    method: str
    text: str
    confidence: float
    why_not: str | None = None


def publication_times(
    document: Document, publisher: Publisher | None
) -> tuple[datetime | None, Precision | None, datetime | None, list[Provenance]]:
    """Return published_at, its precision and modified_at, with the evidence for both.

    A day-precise time is midnight UTC of that day. A change before the publication is no change.
    """
    published, found = publication(document, publisher)
    modified, changed = modification(document, publisher, published)
    at, precision = (published.at, published.precision) if published else (None, None)
    return at, precision, modified, found + changed


def publication(
    document: Document, publisher: Publisher | None
) -> tuple[Moment | None, list[Provenance]]:
    """Return the publication time: the first sound candidate, made exact by a later one."""
    found: list[Provenance] = []
    best: Moment | None = None
    for candidate in publication_candidates(document, publisher):
        if best and (candidate.why_not or not is_vague(best)):
            break
        result = read(candidate, document, publisher)
        day = result.day if isinstance(result, Refusal) else None
        if isinstance(result, Refusal):
            if best is None and result.why != "not_a_date" and len(found) < MOST_REFUSED:
                found.append(refused("published_at", candidate, result.why))
        elif best is None or is_sharper(result, best):
            best = result
            found.append(evidence("published_at", candidate.method, candidate.text,
                                  candidate.confidence))  # fmt: skip
        if best is None and day:
            best = Moment(midnight(day), "day")
            found.append(evidence("published_at", f"{candidate.method}:day", candidate.text, 0.7))
    return best, found


def is_vague(found: Moment) -> bool:
    """Tell whether *found* may stand for a day only: midnight is how systems write a day."""
    return found.precision == "day" or (
        (found.at.minute, found.at.second) == (0, 0) and (found.at.hour % 24 == 0)
    )


def is_sharper(one: Moment, other: Moment) -> bool:
    """Tell whether *one* says within the day of *other* when it was."""
    return not is_vague(one) and abs((one.at - other.at).total_seconds()) <= 24 * 3600


def modification(
    document: Document, publisher: Publisher | None, published: Moment | None
) -> tuple[datetime | None, list[Provenance]]:
    """Return when the publisher says it changed the story; a day without a time is not enough."""
    for candidate in modification_candidates(document):
        result = read(candidate, document, publisher)
        if isinstance(result, Refusal):
            return None, [refused("modified_at", candidate, result.why)]
        if result.precision == "day":
            continue
        if published and result.at < published.at:
            return None, [refused("modified_at", candidate, "before_publication")]
        return result.at, [
            evidence("modified_at", candidate.method, candidate.text, candidate.confidence)
        ]
    return None, []


def refused(field: str, candidate: Candidate, why: str) -> Provenance:
    """Return the provenance of a *candidate* that is not taken."""
    return evidence(field, f"rejected:{why}", candidate.text, candidate.confidence)


def read(candidate: Candidate, document: Document, publisher: Publisher | None) -> Moment | Refusal:
    """Return what the text of *candidate* says, in the language and zone of its page."""
    if candidate.why_not:
        return Refusal(candidate.why_not)
    declared = publisher.language if publisher else "und"
    return moment(
        candidate.text,
        language=document.html_language or declared,
        zone=publisher.timezone if publisher else None,
        fetched_at=document.capture.fetched_at,
        order=publisher.date_order if publisher else None,
    )


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


def of_place(place: Place) -> Iterator[Candidate]:
    """Yield the candidates of one place of the page: its machine form, then its words."""
    confidence = 0.8 if place.machine else GUESS
    yield Candidate(place.method, place.machine or place.text, confidence, place.why_not)
    if place.machine and place.text:
        yield Candidate(place.method, place.text, GUESS, place.why_not)


def ruled(document: Document, publisher: Publisher | None) -> Iterator[str]:
    """Yield the text that the publisher's own rule points at."""
    selector = publisher and publisher.rules_on(document.capture.fetched_at.date()).published
    node = document.tree.css_first(selector) if selector else None
    if node is not None:
        attributes = node.attributes
        yield attributes.get("datetime") or attributes.get("content") or node.text()


def modification_candidates(document: Document) -> Iterator[Candidate]:
    """Yield what may be the time of the last change, the surest first."""
    for story in document.stories:
        for text in strings(story.get("dateModified")):
            yield Candidate("json_ld", text, SURE)
    for name in MODIFIED_METAS:
        for text in document.meta_index.get(name, ())[:1]:
            yield Candidate(f"meta:{name}", text, LIKELY)
