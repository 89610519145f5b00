from collections.abc import Sequence

from spiders.extraction.body import Judged
from spiders.extraction.page import Document

def of_layout(document: Document, page: Sequence[Judged], start: int) -> list[float]: ...
