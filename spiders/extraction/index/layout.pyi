from spiders.extraction.body import Judged
from spiders.extraction.page import Document

def of_layout(document: Document, page: list[Judged], start: int) -> list[float]: ...
