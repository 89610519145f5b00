"""Readings -> provenance: what was taken, and why the others were not."""

from schemas.parts import Provenance
from spiders.extraction.dates.candidate import Candidate
from spiders.extraction.dates.reading import Reading
from spiders.extraction.page import evidence

MOST_REFUSED = 10  # candidates whose refusal is kept; an archive page prints hundreds


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
