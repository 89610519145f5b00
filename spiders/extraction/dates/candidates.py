"""What of a page itself may say when its story was published: its places, scripts and address."""

from collections.abc import Iterator

from spiders.extraction.dates.address import day_in_address
from spiders.extraction.dates.candidate import GUESS, Candidate
from spiders.extraction.dates.places import Place, places_of
from spiders.extraction.page import Document

ADDRESS = 42


def address_candidates(document: Document) -> Iterator[Candidate]:
    """Yield the day that the page's address names."""
    if day := day_in_address(document):
        yield Candidate("url", day, 0.8, ADDRESS, is_stated=True)


def placed_candidates(document: Document) -> Iterator[tuple[Candidate, ...]]:
    """Yield the candidates of each place of the page: its machine form, its words, its line."""
    for place in places_of(document):
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
