from collections.abc import Container
from typing import NamedTuple

from spiders.extraction.page import Dated, Document, Element

RELATED: frozenset[str]

class Headline(NamedTuple):
    offset: int = 0
    paragraphs: int = 0
    around: frozenset[Element] = frozenset()

def why_not(
    node: Element,
    story: Container[Element] = (),
    is_beside: bool = False,
    name: str = "",
    is_above: bool = True,
) -> str | None: ...
def is_in_menu(node: Element, story: Container[Element]) -> bool: ...
def headline_of(document: Document, headings: list[Dated]) -> Headline: ...
