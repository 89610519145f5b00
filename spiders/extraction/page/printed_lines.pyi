from typing import NamedTuple

from spiders.extraction.page.document import Document
from spiders.extraction.page.element import Element

class Lines(NamedTuple):
    before: tuple[Element, ...]
    behind: tuple[str, ...]
    story: str
    short: tuple[tuple[str, Element], ...]

def is_headline(text: str, title: str) -> bool: ...
def lines_before(document: Document) -> tuple[Element, ...]: ...
def lines_around(document: Document) -> Lines: ...
