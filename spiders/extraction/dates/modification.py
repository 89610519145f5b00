"""When a publisher says that it changed a story."""

from datetime import datetime

from schemas.parts import Provenance
from spiders.extraction.dates.candidate import GUESS, Candidate
from spiders.extraction.dates.noted import refused
from spiders.extraction.dates.reading import reading
from spiders.extraction.dates.stated import stated_modifications
from spiders.extraction.dates.text import Moment
from spiders.extraction.dates.weighing import PRINTED
from spiders.extraction.page import Document, evidence
from spiders.publisher import Publisher


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
