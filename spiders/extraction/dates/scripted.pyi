import re
from collections.abc import Iterator

from spiders.extraction.dates.candidate import Candidate
from spiders.extraction.page import Document

SCRIPTED: re.Pattern[str]

def scripted_candidates(document: Document) -> Iterator[Candidate]: ...
def times_in(markup: bytes) -> list[tuple[int, str, str]]: ...
