"""What of a page itself may say when its story was published: its places, scripts and address."""

import re
from collections.abc import Iterator

from spiders.extraction.dates.calendar import calendar_words
from spiders.extraction.dates.candidate import GUESS, Candidate
from spiders.extraction.dates.places import Place, places_of
from spiders.extraction.page import Document

ADDRESS = 42  # the weight of a day in the address: some name that of the printed issue
YEAR = r"(?P<year>19[89]\d|20\d\d)"
MONTH, DAY = r"(?P<month>0[1-9]|1[0-2])", r"(?P<day>0[1-9]|[12]\d|3[01])"
FORMS = (
    re.compile(  # between words, as of a version or an event, it dates nothing
        rf"(?:[/_=]|-(?!\d{{4}}-\d\d-\d\d-[a-z])){YEAR}(?P<mark>[/_-]?){MONTH}(?P=mark){DAY}"
        r"(?=[/._?&+-]|$)"
    ),
    re.compile(r"/(?P<year>19[89]\d|20\d\d)/(?P<month>\d\d?)/(?P<day>\d\d?)(?=/)"),
    re.compile(
        r"/(?P<year>19[89]\d|20\d\d)/(?P<name>[a-z]{3,9})/(?P<day>\d\d?)(?=/)", re.IGNORECASE
    ),
    re.compile(rf"/(?:19|20)(?P<short>\d\d)/{MONTH}/(?P=short)(?P=month){DAY}(?=[/._-]|$)"),
)


def address_candidates(document: Document) -> Iterator[Candidate]:
    """Yield the day that the page's address names."""
    if day := day_in_address(document):
        yield Candidate("url", day, 0.8, ADDRESS, is_stated=True)


def day_in_address(document: Document) -> str | None:
    """Return the day in the address of *document* as ISO 8601 writes it, None if there is none."""
    for form in FORMS:
        if match := form.search(document.url):
            parts = match.groupdict()
            year = parts.get("year") or f"20{parts['short']}"
            month = parts.get("month") or calendar_words("en").months.get(parts["name"].lower())
            if month:
                return f"{year}-{month:0>2}-{parts['day']:0>2}"
    return None


def placed_candidates(document: Document, is_sure: bool) -> Iterator[tuple[Candidate, ...]]:
    """Yield the candidates of each place of the page: its machine form, its words, its line.

    Where other evidence *is_sure*, only those of the places at the headline.
    """
    for place in places_of(document, is_sure):
        yield tuple(of_place(place))


def of_place(place: Place) -> Iterator[Candidate]:
    """Yield the candidates of one place, the likelier first: each holds if those before do not."""
    confidence = 0.8 if place.machine else GUESS
    for text in dict.fromkeys(filter(None, (place.machine, place.text, place.line))):
        yield Candidate(
            place.method,
            text,
            confidence,
            place.weight,
            place.why_not,
            place.is_above,
            is_stated=text == place.machine,
        )
