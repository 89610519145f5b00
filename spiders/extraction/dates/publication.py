"""When a page says its story was published and changed, with every candidate that was refused.

Metadata is asked first, the page's own text last. What is not the story's time (the clock of the
page, a related story's date, a comment's) is never taken, and stays in the provenance.
"""

from datetime import datetime, timedelta

from schemas.parts import Provenance
from spiders.extraction.dates.candidates import (
    PRINTED,
    Candidate,
    modification_candidates,
    publication_candidates,
)
from spiders.extraction.dates.text import Moment, Precision, Refusal, midnight, moment
from spiders.extraction.page import Document, evidence
from spiders.publisher import Publisher

ONE_DAY, ONE_HOUR = timedelta(days=1), timedelta(hours=1)
MOST_REFUSED = 10  # candidates whose refusal is kept; an archive page prints hundreds


def publication_times(
    document: Document, publisher: Publisher | None
) -> tuple[datetime | None, Precision | None, datetime | None, list[Provenance]]:
    """Return published_at, its precision and modified_at, with the evidence for both.

    A day-precise time is midnight UTC of that day. A change before the publication is no change.
    """
    published, found = publication(document, publisher)
    source = found[-1] if published and found else None
    modified, changed = modification(document, publisher, published, source)
    at, precision = (published.at, published.precision) if published else (None, None)
    return at, precision, modified, found + changed


def publication(
    document: Document, publisher: Publisher | None
) -> tuple[Moment | None, list[Provenance]]:
    """Return the publication time: the first sound candidate, made exact by a later one."""
    found: list[Provenance] = []
    best: Moment | None = None
    for candidate in publication_candidates(document, publisher):
        if best and candidate.why_not:
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
        if best and not is_vague(best):  # asked here: the next candidate may cost a search
            break
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
    document: Document,
    publisher: Publisher | None,
    published: Moment | None,
    source: Provenance | None,
) -> tuple[datetime | None, list[Provenance]]:
    """Return when the publisher says it changed the story; a day without a time is not enough."""
    for candidate in modification_candidates(document, source):
        result = read(candidate, document, publisher)
        if isinstance(result, Refusal):
            noted = [] if candidate.method in PRINTED else [candidate]
            return None, [refused("modified_at", other, result.why) for other in noted]
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
    declared = publisher.language if publisher else "und"
    fetched_at = document.capture.fetched_at
    found = moment(
        candidate.text,
        language=document.html_language or declared,
        zone=publisher.timezone if publisher else None,
        fetched_at=fetched_at,
        order=publisher.date_order if publisher else None,
        label=candidate.label,
    )
    if candidate.why_not and found != Refusal("not_a_date"):
        return Refusal(candidate.why_not)
    if isinstance(found, Moment) and candidate.is_above and is_clock(found, fetched_at):
        return Refusal("page_clock")
    return found


def is_clock(found: Moment, fetched_at: datetime) -> bool:
    """Tell whether *found* is when the page was fetched, give or take what servers keep pages."""
    apart = abs(found.at - fetched_at)
    return apart <= (ONE_DAY if found.precision == "day" else ONE_HOUR)
