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
from spiders.extraction.dates.reading import Reading, reading, settled
from spiders.extraction.dates.scripted import scripted_candidates
from spiders.extraction.dates.stated import stated_modifications, stated_publications
from spiders.extraction.dates.text import Moment, Precision
from spiders.extraction.dates.zones import zone_named
from spiders.extraction.page import Document, evidence
from spiders.publisher import Publisher

PRINTED = ("printed", "time_tag", "publisher_rule")
SURE = 55  # the weight from which on a candidate needs no other beside it
LEAST = 25  # the weight that a day must have in all
AT_HEADLINE, LABELLED = 37, 55  # weights of printed dates beside the headline, and so labelled
OUTWEIGHING = 45  # more weight for these than for what is stated
AGREEING = 0.25  # of the weight of each other kind of candidate that names the same day
FEW, MANY = 3, 12  # places looked at; an archive prints hundreds
SEVERAL = 3  # dates found on the page among which one is chosen
CERTAIN = 62  # the weight of a date that is called published beside the headline
MOST_REFUSED = 10  # candidates whose refusal is kept; an archive page prints hundreds


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


def readings_of(document: Document, publisher: Publisher | None) -> Iterator[Reading]:
    """Yield what candidates say, as long as another one may still change what is found."""
    found: list[Reading] = []
    for candidate in (*stated_publications(document, publisher), *address_candidates(document)):
        found.append(reading(candidate, document, publisher))
        yield found[-1]
    for one in placed_readings(document, publisher, is_settled(found)):
        found.append(one)
        yield one
    if best_of(found) is None:
        for candidate in scripted_candidates(document):
            yield reading(candidate, document, publisher)


def placed_readings(
    document: Document, publisher: Publisher | None, is_sure: bool
) -> Iterator[Reading]:
    """Yield what the likeliest places of the page say, until they are enough.

    Where the metadata is sure, the likeliest one is: it may name an earlier day.
    """
    most, enough = (FEW, 1) if is_sure else (MANY, SEVERAL)
    sound = 0
    for candidates in islice(placed_candidates(document), most):
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
    return all(best.is_of(one.day) for one in found if one.day and one.candidate.method == "url")


def best_of(readings: list[Reading]) -> Reading | None:
    """Return the heaviest of *readings* that names the day which has most weight in all."""
    sound = [one for one in readings if one.moment]
    days = dict.fromkeys(one.day for one in sound if one.day)
    stated = max((one.day for one in sound if one.day and is_stated(one)), default=None)
    weighed = [(*support(day, sound, stated), day) for day in days]
    total, best, _ = max(weighed, key=lambda found: found[0], default=(0.0, None, None))
    return best if total >= LEAST else None


def is_stated(one: Reading) -> bool:
    """Tell whether *one* is of the page's surest metadata."""
    return one.candidate.is_stated and one.candidate.weight in (SURE, SURE + 5)


def support(
    day: date, readings: list[Reading], stated: date | None
) -> tuple[float, Reading | None]:
    """Return the weight of *day* in all, and the heaviest of *readings* that names it.

    Of every other kind of candidate that may be of the day, a part of its weight is added. A page
    that prints an earlier day at its headline than what is *stated* was published again.
    """
    own = [one for one in readings if one.day == day]
    best = max(own, key=lambda one: one.candidate.weight)
    by_kind: dict[str, int] = {}
    for one in readings:
        if one.is_of(day) and one.candidate.method != best.candidate.method:
            kind = one.candidate.method
            by_kind[kind] = max(by_kind.get(kind, 0), one.candidate.weight)
    total = best.candidate.weight + AGREEING * sum(by_kind.values())
    if stated and best.candidate.method in PRINTED and abs((stated - day).days) > 1:
        is_earlier = day < stated and best.candidate.weight >= AT_HEADLINE
        total += OUTWEIGHING if is_earlier or best.candidate.weight >= LABELLED else 0
    return total, best


def is_vague(found: Moment | None) -> bool:
    """Tell whether *found* may stand for a day only: midnight is how systems write a day."""
    return (
        found is None
        or found.precision == "day"
        or ((found.at.minute, found.at.second) == (0, 0) and (found.at.hour % 24 == 0))
    )


def sharpest(best: Reading, readings: list[Reading]) -> Reading:
    """Return the likeliest of *readings* that says within the day of *best* when it was."""
    if not is_vague(best.moment):
        return best
    return next((one for one in by_weight(readings) if is_sharper(one, best)), best)


def is_sharper(one: Reading, other: Reading) -> bool:
    """Tell whether *one* says within the day of *other* when it was."""
    if one.moment is None or other.moment is None or is_vague(one.moment):
        return False
    is_near = abs((one.moment.at - other.moment.at).total_seconds()) <= 24 * 3600
    return is_near or one.is_of(other.moment.day)


def by_weight(readings: list[Reading]) -> list[Reading]:
    """Return *readings*, the likeliest first."""
    return sorted(readings, key=lambda one: -one.candidate.weight)


def printed_day(
    exact: Reading, best: Reading, readings: list[Reading], publisher: Publisher | None
) -> tuple[date, Reading]:
    """Return the day of *exact* in the zone of its publisher, and the reading that says so.

    A machine that writes UTC does not tell: what the page prints or its address names does.
    """
    assert exact.moment is not None
    if not exact.is_utc:
        return exact.moment.day, exact
    for one in (best, *by_weight(readings)):
        if one.day and not one.is_utc and exact.is_of(one.day):
            return one.day, one
    zone = zone_named(publisher.timezone) if publisher and publisher.timezone else None
    return exact.moment.at.astimezone(zone).date() if zone else exact.moment.day, exact


def modification(
    document: Document,
    publisher: Publisher | None,
    published: Moment | None,
    source: Provenance | None,
) -> tuple[datetime | None, list[Provenance]]:
    """Return when the publisher says it changed the story; a day without a time is not enough.

    The line that printed when it was published, its *source*, often says both.
    """
    candidates = list(stated_modifications(document))
    if source and source.method in PRINTED:
        candidates.append(Candidate(source.method, source.raw or "", GUESS, label="updated"))
    for candidate in candidates:
        found = reading(candidate, document, publisher)
        if found.why_not or found.moment is None:
            noted = [] if candidate.method in PRINTED else [candidate]
            return None, [refused("modified_at", one, found.why_not or "") for one in noted]
        if found.moment.precision == "day":
            continue
        if published and found.moment.at < published.at:
            return None, [refused("modified_at", candidate, "before_publication")]
        return found.moment.at, [
            evidence("modified_at", candidate.method, candidate.text, candidate.confidence)
        ]
    return None, []


def taken(best: Reading, exact: Reading, witness: Reading) -> list[Provenance]:
    """Return the evidence for a day, for what made it exact, and for another day in its zone."""
    sources = [("published_at", one) for one in dict.fromkeys((best, exact))]
    if witness not in (best, exact):
        sources.insert(0, ("published_day", witness))
    found = []
    for column, one in sources:
        method, sure = one.candidate.method, one.candidate.confidence
        if one.why_not:
            found.append(refused(column, one.candidate, one.why_not))
            method, sure = f"{method}:day", 0.7
        found.append(evidence(column, method, one.candidate.text, sure))
    return found


def refusals(readings: list[Reading], best: Reading | None = None) -> list[Provenance]:
    """Return why those of *readings* are not taken that weigh as much as *best*."""
    least = best.candidate.weight if best else 0
    found = []
    for one in readings:
        why = one.why_not
        if one.moment:
            is_other = best and best.day and not (one.is_of(best.day) or best.is_of(one.moment.day))
            why = "other_day" if is_other else None
        if why and one.candidate.weight >= least:
            found.append(refused("published_at", one.candidate, why))
    return found[:MOST_REFUSED]


def refused(field_name: str, candidate: Candidate, why: str) -> Provenance:
    """Return the provenance of a *candidate* that is not taken."""
    return evidence(field_name, f"rejected:{why}", candidate.text, candidate.confidence)
