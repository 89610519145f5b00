"""When a page says its story was published and changed, with every candidate that was refused.

All that may date the story is weighed: metadata, the page's own text, its address. What is not the
story's time (the clock of the page, a related story's date, a comment's) is never taken, and stays
in the provenance.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, datetime
from itertools import islice

from schemas.parts import Provenance
from spiders.extraction.dates.candidate import GUESS, Candidate
from spiders.extraction.dates.candidates import address_candidates, placed_candidates
from spiders.extraction.dates.modification import modification
from spiders.extraction.dates.noted import refusals, taken
from spiders.extraction.dates.reading import ONE_DAY, Reading, reading, settled
from spiders.extraction.dates.scripted import scripted_candidates
from spiders.extraction.dates.stated import stated_modifications, stated_publications
from spiders.extraction.dates.text import Precision
from spiders.extraction.dates.weighing import (
    LABELLED,
    LEAST,
    PRINTED,
    SURE,
    best_of,
    is_stated,
    is_vague,
    printed_day,
    sharpest,
)
from spiders.extraction.page import Document
from spiders.publisher import Publisher

FEW, MANY = 2, 20  # places looked at; an archive prints hundreds
SEVERAL = 3  # dates found on the page among which one is chosen
CERTAIN = 62  # the weight of a date that is called published beside the headline


@dataclass(frozen=True)
class Times:
    """When a story was *published* and *modified*, with the evidence.

    *day* is that of publication as the publisher prints it, in its own zone; *published* is in UTC,
    midnight of the day if its *precision* is the day.
    """

    published: datetime | None = None
    precision: Precision | None = None
    day: date | None = None
    modified: datetime | None = None
    evidence: list[Provenance] = field(default_factory=list)


def publication_times(document: Document, publisher: Publisher | None) -> Times:
    """Return when the story of *document* was published and changed.

    A change before the publication is no change.
    """
    readings = [one for one in readings_of(document, publisher) if one.why_not != "not_a_date"]
    readings = [settled(one, (other for other in readings if other != one)) for one in readings]
    readings = without_updates(readings, document, publisher)
    best = best_of(readings)
    if best is None:
        modified, changed = modification(document, publisher, None, None)
        return Times(modified=modified, evidence=refusals(readings) + changed)
    exact = sharpest(best, readings)
    day, witness = printed_day(exact, best, readings, publisher)
    found = [*refusals(readings, best), *taken(best, exact, witness)]
    modified, changed = modification(document, publisher, exact.moment, found[-1])
    assert exact.moment is not None
    return Times(exact.moment.at, exact.moment.precision, day, modified, found + changed)


def without_updates(
    readings: list[Reading], document: Document, publisher: Publisher | None
) -> list[Reading]:
    """Return *readings*, refused those of printed days, labelled by no words, that are days later
    than the publication that the metadata state, and days of the change that they state: themes
    call one date both.
    """
    stated = max((one.day for one in readings if one.day and is_stated(one)), default=None)
    later = [one for one in readings if stated and one.day and one.day - stated > ONE_DAY]
    later = [one for one in later if is_unlabelled(one)]
    if not later:
        return readings
    changes = [reading(one, document, publisher) for one in stated_modifications(document)]
    updates = [one for one in later if one.day and any(change.is_of(one.day) for change in changes)]
    return [Reading(one.candidate, None, "updated") if one in updates else one for one in readings]


def is_unlabelled(one: Reading) -> bool:
    """Tell whether *one* is of a place of the page where no words call it the publication."""
    method, weight = one.candidate.method, one.candidate.weight
    return method in PRINTED and method != "publisher_rule" and weight < LABELLED


def readings_of(document: Document, publisher: Publisher | None) -> Iterator[Reading]:
    """Yield what candidates say, as long as another one may still change what is found."""
    found: list[Reading] = []
    for candidate in (*stated_publications(document, publisher), *address_candidates(document)):
        found.append(reading(candidate, document, publisher))
        yield found[-1]
    is_sure = is_settled(found)
    for one in placed_readings(document, publisher, is_sure):
        found.append(one)
        yield one
    if not is_sure and best_of(found) is None:
        for candidate in scripted_candidates(document):
            yield reading(candidate, document, publisher)
        if document.title:
            yield reading(Candidate("title", document.title, GUESS, LEAST), document, publisher)


def placed_readings(
    document: Document, publisher: Publisher | None, is_sure: bool
) -> Iterator[Reading]:
    """Yield what the likeliest places of the page say, until they are enough.

    Where the metadata is sure, the likeliest one is: it may name an earlier day.
    """
    most, enough = (FEW, 1) if is_sure else (MANY, SEVERAL)
    sound = 0
    for candidates in islice(placed_candidates(document, is_sure), most):
        one = first_sound(reading(text, document, publisher) for text in candidates)
        if one is None:
            continue
        yield one
        sound += one.moment is not None
        if sound >= enough or (one.moment and one.candidate.weight >= CERTAIN):
            return


def first_sound(readings: Iterable[Reading]) -> Reading | None:
    """Return the first of *readings* that holds a date, else the first that refuses one."""
    refused: Reading | None = None
    for one in readings:
        if one.moment or one.alternatives:
            return one
        if refused is None and one.why_not != "not_a_date":
            refused = one
    return refused


def is_settled(found: list[Reading]) -> bool:
    """Tell whether what is *found* is sure, and the address says nothing against it."""
    best = best_of(found)
    if best is None or best.candidate.weight < SURE or is_vague(best.moment):
        return False
    named = (one for one in found if one.candidate.method == "url" or is_stated(one))
    return all(best.is_of(one.day) or one.is_of(best.day) for one in named if one.day and best.day)
