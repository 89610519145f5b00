from collections.abc import Iterator

from selectolax.lexbor import LexborHTMLParser

from spiders.extraction.page.element import Element

class Place:
    tag: str
    parent: Place | None
    number: int
    has_paragraph: bool
    names: str
    own: int
    is_hidden: bool
    node: Element
    def ancestors(self) -> Iterator[Place]: ...

class TextBlock:
    place: Place
    text: str
    links: list[Element]
    linked: int
    strong: int
    italic: int
    is_entry: bool
    is_paragraph: bool

def blocks_of(tree: LexborHTMLParser) -> tuple[list[TextBlock], list[Place]]: ...
