"""WARC files, their index, and what became of each address that a crawl asked for.

`Archive` keeps every response as a record before anything else sees it; `Outcomes` has a line for
every address; what earlier crawls know of one is a `Visit`, folded from their indexes.
"""

from spiders.archive.files import ROLL_AT
from spiders.archive.index import Line, time_of
from spiders.archive.outcome import (
    FETCHED,
    Counted,
    Kind,
    Outcome,
    Outcomes,
    State,
    counted,
    outcomes_in,
    repair_lines,
)
from spiders.archive.records import digest_of, new_id, record, warcinfo_record
from spiders.archive.responses import EMPTY, Archive, Kept, capture_of, seal
from spiders.archive.state import REDIRECTS, Visit, crawl_lines

__all__ = [
    "EMPTY",
    "FETCHED",
    "REDIRECTS",
    "ROLL_AT",
    "Archive",
    "Counted",
    "Kept",
    "Kind",
    "Line",
    "Outcome",
    "Outcomes",
    "State",
    "Visit",
    "capture_of",
    "counted",
    "crawl_lines",
    "digest_of",
    "new_id",
    "outcomes_in",
    "record",
    "repair_lines",
    "seal",
    "time_of",
    "warcinfo_record",
]
